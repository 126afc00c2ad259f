#include "tests/graph/graph_contents.h"

#include <algorithm>
#include <map>
#include <set>

#include "graph/base/strings.h"
#include "graph/labels.h"

namespace whence {
namespace {

std::string Text(const Graph& graph, TermId id) {
  const auto term = graph.DecodeTerm(id);
  if (!term.ok()) return StrCat("[", term.status().message(), "]");
  const auto found = graph.FindTerm(*term);
  if (!found.ok() || *found != id) return StrCat("[", term->ToNTriples(), " is not found under its id]");
  return term->ToNTriples();
}

std::string Text(const Graph& graph, const Triple& triple) {
  return StrCat(Text(graph, triple.subject), " ", Text(graph, triple.predicate), " ", Text(graph, triple.object));
}

class Describer {
 public:
  Describer(const Graph& graph, const std::vector<std::string>& words) : graph_(graph), words_(words) {}

  std::vector<std::string> Run() {
    const GraphCounts counts = graph_.Counts();
    Say("counts ", counts.triples, " ", counts.statements, " ", counts.documents, " ", counts.sentences, " ",
        counts.aliases);
    Documents();
    Triples();
    Aliases();
    for (const std::string& word : words_) Postings(word);
    std::sort(lines_.begin(), lines_.end());
    return std::move(lines_);
  }

 private:
  template <typename... Args>
  void Say(const Args&... args) {
    lines_.push_back(StrCat(args...));
  }

  void Documents() {
    const auto documents = graph_.Documents();
    if (!documents.ok()) return Say(std::string(documents.status().message()));
    for (const DocumentInfo& info : *documents) {
      names_[info.id] = info.name;
      Say("document ", info.name, " ", info.title, " ", info.hash, " ", info.bytes, " ", info.sentences, " ",
          info.statements, " ", graph_.ReadText(info.id, {0, info.bytes}).value_or("unreadable"));
      for (uint32_t i = 0; i < info.sentences; ++i) {
        const auto sentence = graph_.GetSentence(info.id, i);
        if (!sentence.ok()) return Say(std::string(sentence.status().message()));
        const auto at = graph_.SentenceAt(info.id, sentence->span.begin);
        Say("sentence ", info.name, " ", sentence->ordinal, " ", sentence->span.begin, " ", sentence->span.end, " ",
            sentence->line, " ", sentence->furniture, " ", at.ok() && *at && (*at)->ordinal == i);
      }
      const auto after = graph_.SentenceAt(info.id, info.bytes + 1);
      Say("none after ", info.name, " ", after.ok() && !*after);
    }
  }

  void Triples() {
    for (size_t order = 0; order < kTripleOrderCount; ++order) {
      const auto cursor = graph_.ScanIn(static_cast<TripleOrder>(order), {});
      Key3 last = {0, 0, 0};
      for (; cursor->Valid(); cursor->Next()) {
        if (cursor->key() <= last) Say("out of order");
        last = cursor->key();
        Say("triple ", order, " ", Text(graph_, cursor->triple()));
        if (order == 0) Triple(cursor->triple());
        if (order == 1) predicates_.insert(cursor->triple().predicate);
        entities_.insert(cursor->triple().subject);
        entities_.insert(cursor->triple().object);
      }
      if (!cursor->status().ok()) Say(std::string(cursor->status().message()));
    }
    for (const TermId predicate : predicates_) {
      const PredicateStatistics statistics = graph_.StatisticsOf(predicate);
      Say("predicate ", Text(graph_, predicate), " ", statistics.triples, " ", statistics.subjects, " ",
          statistics.objects);
    }
  }

  void Triple(const whence::Triple& triple) {
    const auto statements = graph_.StatementsOf(triple);
    if (!statements.ok()) return Say(std::string(statements.status().message()));
    for (const Statement& statement : *statements) {
      std::vector<std::string> parts;
      for (const Qualifier& qualifier : statement.qualifiers) {
        parts.push_back(StrCat(" {", Text(graph_, qualifier.predicate), " ", Text(graph_, qualifier.value), "}"));
      }
      for (const Support& support : statement.supports) {
        parts.push_back(StrCat(" (", names_[support.document], " ", support.span.begin, " ", support.span.end, " ",
                               support.rule, ")"));
      }
      std::sort(parts.begin(), parts.end());
      std::string line = StrCat("statement ", Text(graph_, statement.triple), " ", static_cast<int>(statement.polarity),
                                " ", static_cast<int>(statement.modality), statement.id.value() == 0 ? " bare" : "");
      for (const std::string& part : parts) line += part;
      Say(line);
    }
  }

  void Aliases() {
    const auto names = graph_.FoldedNames("", 1000000);
    if (!names.ok()) return Say(std::string(names.status().message()));
    for (const std::string& name : *names) {
      const std::vector<AliasMatch> matches = graph_.FindAlias(name).value();
      for (const AliasMatch& match : matches) {
        entities_.insert(match.entity);
        Say("alias ", name, " ", static_cast<int>(match.kind), " ", match.name, " ", Text(graph_, match.entity));
      }
      const auto similar = graph_.SimilarNames(StrCat(name, "x"), 1, 1000);
      if (!similar.ok() || std::find(similar->begin(), similar->end(), name) == similar->end())
        Say("not similar ", name);
    }
    for (const TermId entity : entities_) {
      const std::vector<AliasMatch> matches = graph_.AliasesOf(entity).value();
      for (const AliasMatch& match : matches) {
        Say("name of ", Text(graph_, entity), " ", static_cast<int>(match.kind), " ", match.name);
      }
    }
  }

  void Postings(const std::string& word) {
    const auto postings = graph_.FindPostings(word);
    if (!postings.ok()) return Say(std::string(postings.status().message()));
    for (const Posting& posting : *postings) {
      Say("posting ", word, " ", names_[posting.document], " ", posting.ordinal, " ", posting.count, " ",
          posting.length);
    }
  }

  const Graph& graph_;
  const std::vector<std::string>& words_;
  std::vector<std::string> lines_;
  std::map<DocumentId, std::string> names_;
  std::set<TermId> predicates_, entities_;
};

}  // namespace

std::vector<std::string> ContentsOf(const Graph& graph, const std::vector<std::string>& words) {
  return Describer(graph, words).Run();
}

std::vector<std::string> RandomDocuments::Words() { return {"join", "leave", "treaty", "member", "year", "none"}; }

Term RandomDocuments::Entity() { return Term::Iri(StrCat("http://example.org/e", Below(12))); }

Term RandomDocuments::Predicate() {
  return Below(8) == 0 ? Term::Iri(kRdfsLabel) : Term::Iri(StrCat("http://example.org/p", Below(4)));
}

Term RandomDocuments::Object() {
  switch (Below(7)) {
    case 0:
      return Term::Integer(static_cast<int64_t>(Below(4)) - 2);
    case 1:
      return Term::Date(2000 + static_cast<int>(Below(3)), static_cast<int>(Below(2)) * 6);
    case 2:
      return Term::String(StrCat("Name ", Below(5)), Below(2) == 0 ? "en" : "");
    case 3:
      return Term::Decimal(StrCat(Below(3), ".50"));
    case 4:
      return Term::Typed(StrCat("x", Below(3)), "http://example.org/type");
    default:
      return Entity();
  }
}

DocumentRecord RandomDocuments::Document(std::string name) {
  DocumentRecord record;
  record.name = std::move(name);
  record.title = StrCat("Title ", Below(3));
  const size_t sentences = Below(4) == 0 ? 150 + Below(100) : Below(5);
  const std::vector<std::string> words = Words();
  for (size_t i = 0; i < sentences; ++i) {
    SentenceRecord sentence;
    sentence.span.begin = record.text.size() + Below(3);
    record.text.resize(sentence.span.begin, '\n');
    record.text += StrCat("Sentence ", i, std::string(Below(300), '.'));
    sentence.span.end = record.text.size();
    sentence.line = static_cast<uint32_t>(i + 1);
    sentence.furniture = Below(5) == 0;
    for (size_t w = 0; w + 1 < words.size(); ++w) {
      if (Below(3) == 0) sentence.words.emplace_back(words[w], static_cast<uint16_t>(1 + Below(3)));
    }
    record.sentences.push_back(std::move(sentence));
  }
  for (size_t i = Below(20); i > 0; --i) {
    StatementRecord statement;
    statement.subject = Entity();
    statement.predicate = Predicate();
    statement.object = Object();
    for (size_t q = Below(3); q > 0; --q) {
      statement.qualifiers.emplace_back(Term::Iri(StrCat("http://example.org/q", Below(2))), Object());
    }
    statement.polarity = Below(4) == 0 ? Polarity::kNegative : Polarity::kPositive;
    statement.modality = static_cast<Modality>(Below(4) == 0 ? Below(5) : 0);
    statement.span = {Below(5), 5 + Below(5)};
    statement.rule = StrCat("rule", Below(3));
    record.statements.push_back(std::move(statement));
  }
  for (size_t i = Below(4); i > 0; --i) {
    record.aliases.push_back({Entity(), StrCat("Name ", Below(8)), static_cast<AliasKind>(Below(3)), {0, 1}});
  }
  return record;
}

}  // namespace whence
