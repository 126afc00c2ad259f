#include "graph/export.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "graph/base/status.h"
#include "graph/rdf/iri.h"
#include "graph/rdf/statement_terms.h"
#include "graph/store/document_reader.h"
#include "graph/store/store_impl.h"

namespace whence {
namespace {

constexpr size_t kBatch = 1024;     // triples decoded at a time
constexpr size_t kFlush = 1 << 18;  // bytes handed over at a time

constexpr std::string_view kStatementPrefixes =
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
    "@prefix w: <https://whence.invalid/ns#> .\n";

// A document's name as an IRI: names that are one stay so, paths become file IRIs with what may not stand in one
// escaped.
Term DocumentIri(std::string_view name) {
  if (name.find("://") != std::string_view::npos) return Term::Iri(name);
  std::string iri = "file:";
  for (const char c : name) {
    constexpr std::string_view kReserved = "<>\"{}|^`\\% ";
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || kReserved.find(c) != std::string_view::npos) {
      AppendPercentEncoded(c, iri);
    } else {
      iri.push_back(c);
    }
  }
  return Term::Iri(iri);
}

class Exporter {
 public:
  Exporter(const Graph& graph, ExportFormat format, const ByteSink& sink)
      : graph_(graph), format_(format), sink_(sink) {}

  // With the documents of a store, too.
  absl::Status Run(const StoreSnapshot& store) {
    WHENCE_RETURN_IF_ERROR(Run());
    if (format_ != ExportFormat::kStatements) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(const std::vector<DocumentInfo> documents, store.Documents());
    for (const DocumentInfo& info : documents) {
      WHENCE_ASSIGN_OR_RETURN(const DocumentRecord record, ReadDocument(store, info.id));
      out_.clear();
      WriteDocument(record);
      WHENCE_RETURN_IF_ERROR(sink_(out_));
    }
    return absl::OkStatus();
  }

  absl::Status Run() {
    if (format_ == ExportFormat::kStatements) out_ = kStatementPrefixes;
    const auto cursor = graph_.Scan({});
    std::vector<Triple> triples;
    for (; cursor->Valid(); cursor->Next()) {
      triples.push_back(cursor->triple());
      if (triples.size() < kBatch) continue;
      WHENCE_RETURN_IF_ERROR(Write(triples));
      triples.clear();
    }
    WHENCE_RETURN_IF_ERROR(cursor->status());
    WHENCE_RETURN_IF_ERROR(Write(triples));
    if (format_ == ExportFormat::kTurtle && !subject_.empty()) out_ += " .\n";
    return sink_(out_);
  }

 private:
  absl::Status Write(const std::vector<Triple>& triples) {
    std::vector<TermId> ids;
    for (const Triple& triple : triples) ids.insert(ids.end(), {triple.subject, triple.predicate, triple.object});
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Term> terms, graph_.DecodeTerms(ids));
    for (size_t i = 0; i < triples.size(); ++i) {
      WHENCE_RETURN_IF_ERROR(WriteTriple(triples[i], &terms[3 * i]));
      if (out_.size() < kFlush) continue;
      WHENCE_RETURN_IF_ERROR(sink_(out_));
      out_.clear();
    }
    return absl::OkStatus();
  }

  absl::Status WriteTriple(const Triple& triple, const Term* terms) {
    const std::string subject = terms[0].ToNTriples(), predicate = terms[1].ToNTriples(),
                      object = terms[2].ToNTriples();
    switch (format_) {
      case ExportFormat::kNTriples:
        out_ += StrCat(subject, " ", predicate, " ", object, " .\n");
        return absl::OkStatus();
      case ExportFormat::kNQuads: {
        WHENCE_ASSIGN_OR_RETURN(const std::set<std::string> graphs, GraphsOf(triple));
        for (const std::string& name : graphs) {
          out_ += StrCat(subject, " ", predicate, " ", object, " ", name, name.empty() ? "" : " ", ".\n");
        }
        return absl::OkStatus();
      }
      case ExportFormat::kTurtle:
        if (subject == subject_) {
          out_ += StrCat(" ;\n    ", predicate, " ", object);
        } else {
          out_ += StrCat(subject_.empty() ? "" : " .\n", subject, " ", predicate, " ", object);
          subject_ = subject;
        }
        return absl::OkStatus();
      case ExportFormat::kStatements:
        return WriteStatements(triple, subject, predicate, object);
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> NameOf(DocumentId id) {
    const auto known = documents_.find(id);
    if (known != documents_.end()) return known->second;
    WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph_.GetDocument(id));
    return documents_[id] = DocumentIri(info.name).ToNTriples();
  }

  // Where the triple is said: documents and graphs, and "" where no such place is named.
  absl::StatusOr<std::set<std::string>> GraphsOf(const Triple& triple) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(triple));
    std::set<std::string> graphs;
    for (const Statement& statement : statements) {
      for (const Qualifier& qualifier : statement.qualifiers) {
        WHENCE_ASSIGN_OR_RETURN(const Term name, graph_.DecodeTerm(qualifier.predicate));
        if (name.lexical != kGraphTerm) continue;
        WHENCE_ASSIGN_OR_RETURN(const Term graph, graph_.DecodeTerm(qualifier.value));
        graphs.insert(graph.ToNTriples());
      }
      if (statement.id.value() == 0) graphs.insert("");
      for (const Support& support : statement.supports) {
        WHENCE_ASSIGN_OR_RETURN(std::string name, NameOf(support.document));
        graphs.insert(std::move(name));
      }
    }
    if (graphs.empty()) graphs.insert("");
    return graphs;
  }

  absl::Status WriteStatements(const Triple& triple, const std::string& subject, const std::string& predicate,
                               const std::string& object) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(triple));
    for (const Statement& statement : statements) {
      if (statement.id.value() == 0) {
        out_ += StrCat(subject, " ", predicate, " ", object, " .\n");
        continue;
      }
      out_ += StrCat("_:s", statement.id.value(), " rdf:reifies <<( ", subject, " ", predicate, " ", object, " )>>");
      if (statement.polarity != Polarity::kPositive) {
        out_ += StrCat(" ;\n    w:polarity \"", kPolarityNames[static_cast<size_t>(statement.polarity)], "\"");
      }
      if (statement.modality != Modality::kAsserted) {
        out_ += StrCat(" ;\n    w:modality \"", kModalityNames[static_cast<size_t>(statement.modality)], "\"");
      }
      for (const Qualifier& qualifier : statement.qualifiers) {
        WHENCE_ASSIGN_OR_RETURN(const Term name, graph_.DecodeTerm(qualifier.predicate));
        WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
        out_ += StrCat(" ;\n    ", name.ToNTriples(), " ", value.ToNTriples());
      }
      for (const Support& support : statement.supports) WHENCE_RETURN_IF_ERROR(WriteSupport(support));
      out_ += " .\n";
    }
    return absl::OkStatus();
  }

  static std::string Literal(std::string_view text) { return Term::String(text).ToNTriples(); }

  void WriteDocument(const DocumentRecord& record) {
    const std::string iri = DocumentIri(record.name).ToNTriples();
    for (const SentenceRecord& sentence : record.sentences) {
      std::string words;
      for (const auto& [word, count] : sentence.words) words += StrCat(words.empty() ? "" : "\n", count, " ", word);
      out_ += StrCat(iri, " w:sentence [ w:begin ", sentence.span.begin, " ; w:end ", sentence.span.end, " ; w:line ",
                     sentence.line, " ; w:furniture ", sentence.furniture ? "true" : "false", " ; w:words ",
                     Literal(words), " ] .\n");
    }
    for (const AliasRecord& alias : record.aliases) {
      out_ += StrCat(iri, " w:alias [ w:entity ", alias.entity.ToNTriples(), " ; w:name ", Literal(alias.name),
                     " ; w:kind ", static_cast<int>(alias.kind), " ] .\n");
    }
    out_ += StrCat(iri, " w:name ", Literal(record.name), " ;\n    w:title ", Literal(record.title), " ;\n    w:text ",
                   Literal(record.text), " .\n");
  }

  absl::Status WriteSupport(const Support& support) {
    WHENCE_ASSIGN_OR_RETURN(const std::string document, NameOf(support.document));
    out_ += StrCat(" ;\n    prov:wasDerivedFrom [ w:begin ", support.span.begin, " ; w:end ", support.span.end,
                   " ; w:rule ", Literal(support.rule), " ; prov:hadPrimarySource ", document);
    const auto text = graph_.ReadText(support.document, support.span);
    if (text.ok()) out_ += StrCat(" ; prov:value ", Literal(*text));
    out_ += " ]";
    return absl::OkStatus();
  }

  const Graph& graph_;
  const ExportFormat format_;
  const ByteSink& sink_;
  std::string out_;
  std::string subject_;  // kTurtle: whose triples are being written
  absl::flat_hash_map<DocumentId, std::string> documents_;
};

}  // namespace

absl::Status ExportStore(const Store& store, ExportFormat format, const ByteSink& sink) {
  WHENCE_ASSIGN_OR_RETURN(const auto snapshot, store.impl().TakeSnapshot());
  return Exporter(*snapshot, format, sink).Run(*snapshot);
}

absl::Status ExportGraph(const Graph& graph, ExportFormat format, const ByteSink& sink) {
  return Exporter(graph, format, sink).Run();
}

}  // namespace whence
