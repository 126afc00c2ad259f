#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "graph/base/hash.h"
#include "graph/base/status.h"
#include "graph/inline_term.h"
#include "graph/labels.h"
#include "graph/maintenance.h"
#include "graph/store/packed_cursor.h"
#include "graph/store/store_impl.h"
#include "graph/store/term_codec.h"

namespace whence {
namespace {

constexpr size_t kMostFaults = 100;

// A sum over triples that does not depend on their order: equal for two orders that hold the same triples, and, but for
// a chance of 2^-64, for no others.
uint64_t Fingerprint(const Triple& triple) {
  const uint64_t parts[] = {triple.subject.value(), triple.predicate.value(), triple.object.value()};
  return StableHash(std::string_view(reinterpret_cast<const char*>(parts), sizeof(parts)));
}

class Checker {
 public:
  explicit Checker(std::shared_ptr<const StoreSnapshot> graph) : graph_(std::move(graph)) {}

  absl::StatusOr<CheckReport> Run() {
    const rocksdb::Status sums = graph_->database().db->VerifyChecksum(rocksdb::ReadOptions());
    if (!sums.ok()) Fault("a file is corrupt: ", sums.ToString());
    Orders();
    Terms();
    Predicates();
    WHENCE_RETURN_IF_ERROR(Documents());
    WHENCE_RETURN_IF_ERROR(Statements());
    WHENCE_RETURN_IF_ERROR(Aliases());
    Counts();
    return std::move(report_);
  }

 private:
  template <typename... Args>
  void Fault(const Args&... args) {
    if (report_.faults.size() < kMostFaults) report_.faults.push_back(StrCat(args...));
  }

  void Orders() {
    uint64_t sums[kTripleOrderCount] = {}, counts[kTripleOrderCount] = {};
    for (size_t order = 0; order < kTripleOrderCount; ++order) {
      Key3 last = {0, 0, 0};
      const auto cursor = graph_->ScanIn(static_cast<TripleOrder>(order), {});
      for (; cursor->Valid(); cursor->Next(), ++counts[order]) {
        if (cursor->key() <= last) Fault("order ", order, ": a key is out of order");
        last = cursor->key();
        sums[order] += Fingerprint(cursor->triple());
        for (const uint64_t part : last) CheckId(TermId(part));
      }
      if (!cursor->status().ok()) Fault("order ", order, ": ", ToStd(cursor->status().message()));
      if (counts[order] != counts[0] || sums[order] != sums[0]) {
        Fault("order ", order, " holds other triples (", counts[order], ") than order 0 (", counts[0], ")");
      }
    }
    report_.triples = counts[0];
  }

  void CheckId(TermId id) {
    const bool good =
        IsInlined(id) ? ExpandInlined(id).has_value() : id.value() != 0 && id.value() < graph_->counters().next_term;
    if (!good) Fault("an index holds ", id.value(), ", which is no term");
  }

  void Terms() {
    // Every id has a term that the index finds under its hash, and the index has nothing else.
    const Dictionary& dictionary = graph_->dictionary();
    const uint64_t next = graph_->counters().next_term;
    for (uint64_t block = 0; block * kTermsPerBlock + 1 < next; ++block) {
      const auto terms = dictionary.ReadBlock(block);
      if (!terms.ok()) {
        Fault(ToStd(terms.status().message()));
        continue;
      }
      const uint64_t first = block * kTermsPerBlock + 1;
      if (terms->size() != std::min(kTermsPerBlock, next - first))
        Fault("block ", block, " of the dictionary is short");
      for (size_t i = 0; i < terms->size(); ++i) {
        Term term;
        const auto found = dictionary.Find((*terms)[i]);
        if (!DecodeTermFrom((*terms)[i], &term)) Fault("term ", first + i, " is malformed");
        if (!found.ok() || *found != TermId(first + i)) Fault("term ", first + i, " is not found by what it says");
        ++report_.terms;
      }
    }
    uint64_t indexed = 0;
    PackedCursor cursor({&graph_->pool()}, IndexId::kTermHash, TripleOrder::kSpo, KeyRange());
    for (; cursor.Valid(); cursor.Next()) ++indexed;
    if (!cursor.status().ok()) Fault("the index of terms: ", ToStd(cursor.status().message()));
    if (indexed != next - 1) Fault("the index of terms holds ", indexed, " of ", next - 1);
  }

  void Predicates() {
    std::map<uint64_t, PredicateStatistics> counted;
    for (const auto& [order, distinct] : {std::pair{TripleOrder::kPso, &PredicateStatistics::subjects},
                                          std::pair{TripleOrder::kPos, &PredicateStatistics::objects}}) {
      std::pair<uint64_t, uint64_t> last = {0, 0};
      const auto cursor = graph_->ScanIn(order, {});
      for (; cursor->Valid(); cursor->Next()) {
        PredicateStatistics& statistics = counted[cursor->key()[0]];
        if (order == TripleOrder::kPso) ++statistics.triples;
        const std::pair<uint64_t, uint64_t> pair = {cursor->key()[0], cursor->key()[1]};
        if (pair != last) ++(statistics.*distinct);
        last = pair;
      }
    }
    for (const auto& [predicate, statistics] : counted) {
      if (graph_->StatisticsOf(TermId(predicate)) != statistics)
        Fault("the statistics of predicate ", predicate, " are wrong");
    }
    size_t kept = 0;
    const absl::Status walked =
        graph_->ForEach(Column::kMeta, kPredicatePrefix, [&](auto, auto) { return ++kept > 0; });
    if (!walked.ok() || kept != counted.size())
      Fault("there are statistics of ", kept, " predicates, not ", counted.size());
  }

  absl::Status Documents() {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<DocumentInfo> documents, graph_->Documents());
    for (const DocumentInfo& info : documents) {
      ++report_.documents;
      documents_.insert(info.id);
      sentences_ += info.sentences;
      const auto text = graph_->ReadText(info.id, {0, info.bytes});
      if (!text.ok()) {
        Fault(info.name, ": ", ToStd(text.status().message()));
      } else if (StableHash(*text) != info.hash) {
        Fault(info.name, ": its text does not have the hash that was noted");
      }
      if (info.sentences > 0 && !graph_->GetSentence(info.id, info.sentences - 1).ok()) {
        Fault(info.name, ": sentences are missing");
      }
      WHENCE_ASSIGN_OR_RETURN(const auto bytes, graph_->Get(Column::kDocuments, ManifestKey(info.id)));
      const auto manifest = bytes ? DecodeManifest(*bytes) : std::nullopt;
      if (!manifest) {
        Fault(info.name, ": has no manifest");
        continue;
      }
      for (const StatementId id : manifest->statements) claimed_.emplace(id, info.id);
      for (const ManifestAlias& alias : manifest->aliases) ++given_[NameKeyOf(alias)];
    }
    return absl::OkStatus();
  }

  static std::string NameKeyOf(const ManifestAlias& alias) {
    return NameKey(FoldAlias(alias.name), static_cast<uint8_t>(alias.kind), alias.name, alias.entity);
  }

  absl::Status Statements() {
    std::set<std::pair<StatementId, DocumentId>> supported;
    uint64_t qualified = 0, leading = 0;
    WHENCE_RETURN_IF_ERROR(graph_->ForEach(Column::kStatements, "s", [&](std::string_view rest, auto) {
      const StatementId id(ByteReader(rest).BigEndian<uint64_t>());
      ++report_.statements;
      const auto statement = graph_->GetStatement(id);
      if (!statement.ok()) {
        Fault("statement ", id.value(), ": ", ToStd(statement.status().message()));
        return true;
      }
      const auto loaded = graph_->IsLoaded(id);
      if (statement->supports.empty() && (!loaded.ok() || !*loaded)) Fault("statement ", id.value(), " has no support");
      std::set<TermId> values;
      for (const Qualifier& one : statement->qualifiers) values.insert(one.value);
      qualified += values.size();
      for (const Support& support : statement->supports) supported.emplace(id, support.document);
      if (!graph_->Contains(statement->triple)) Fault("statement ", id.value(), " is about a triple that is not there");
      const auto listed = graph_->Get(Column::kStatements, StatedKey(statement->triple, id));
      if (!listed.ok() || !*listed) Fault("statement ", id.value(), " is not listed under its triple");
      return true;
    }));
    uint64_t listed = 0;
    WHENCE_RETURN_IF_ERROR(graph_->ForEach(Column::kStatements, "t", [&](std::string_view rest, auto) {
      ByteReader reader(rest);
      reader.Bytes(24);
      listed += reader.BigEndian<uint64_t>() != 0 ? 1 : 0;
      return true;
    }));
    WHENCE_RETURN_IF_ERROR(graph_->ForEach(Column::kStatements, "q", [&](std::string_view rest, auto) {
      ++leading;
      ByteReader reader(rest);
      const TermId value(reader.BigEndian<uint64_t>());
      const auto statement = graph_->GetStatement(StatementId(reader.BigEndian<uint64_t>()));
      const bool has = statement.ok() && std::any_of(statement->qualifiers.begin(), statement->qualifiers.end(),
                                                     [&](const Qualifier& one) { return one.value == value; });
      if (!has) Fault("a qualifier's value leads to a statement without it");
      return has;
    }));
    if (graph_->counters().worded && leading != qualified) {
      Fault(leading, " values of qualifiers lead to their statements, there are ", qualified);
    }
    if (listed != report_.statements)
      Fault(listed, " statements are listed under triples, ", report_.statements, " exist");
    if (supported != claimed_) Fault("supports and the manifests of documents do not agree");
    for (const auto& [id, document] : supported) {
      if (!documents_.contains(document)) Fault("statement ", id.value(), " rests on a document that is not there");
    }
    return absl::OkStatus();
  }

  absl::Status Aliases() {
    WHENCE_RETURN_IF_ERROR(Labels());
    uint64_t by_entity = 0, own = 0;
    WHENCE_RETURN_IF_ERROR(graph_->ForEach(Column::kAliases, "e", [&](auto, auto) { return ++by_entity > 0; }));
    WHENCE_RETURN_IF_ERROR(graph_->ForEach(Column::kAliases, "n", [&](std::string_view rest, std::string_view value) {
      ++report_.aliases;
      const auto given = given_.find(StrCat("n", rest));
      const uint64_t expected = given != given_.end() ? given->second : IsOwnName(rest) ? 1 : 0;
      own += given == given_.end() ? 1 : 0;
      if (ByteReader(value).Varint() != expected) Fault("a name is given ", expected, " times, but noted otherwise");
      return true;
    }));
    WHENCE_RETURN_IF_ERROR(graph_->ForEach(Column::kAliases, "w", [&](std::string_view rest, auto) {
      const size_t end = rest.find('\0');
      const bool sized = end != std::string_view::npos && rest.size() == end + 2 + 8;
      const uint64_t term = sized ? ByteReader(rest.substr(end + 2)).BigEndian<uint64_t>() : 0;
      const bool known = sized && (IsInlined(TermId(term)) || (term > 0 && term < graph_->counters().next_term));
      if (!known) Fault("a word leads to a term that is not there");
      return known;
    }));
    if (by_entity != report_.aliases || given_.size() + own != report_.aliases) {
      Fault("there are ", report_.aliases, " names, ", by_entity, " by entity, ", given_.size(), " given");
    }
    return absl::OkStatus();
  }

  // Whether a name that nobody gave is one that the entity's own IRI gives.
  bool IsOwnName(std::string_view rest) const {
    const size_t end = rest.find('\0');
    if (end == std::string_view::npos || rest.size() < end + 2 + 8) return false;
    const std::string_view name = rest.substr(end + 2, rest.size() - end - 2 - 8);
    ByteReader reader(rest.substr(rest.size() - 8));
    const auto term = graph_->DecodeTerm(TermId(reader.BigEndian<uint64_t>()));
    if (!term.ok() || term->kind != TermKind::kIri) return false;
    const std::vector<std::string> names = NamesOfIri(term->lexical);
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  // Names that bare labels give.
  absl::Status Labels() {
    const auto predicates = graph_->ScanIn(TripleOrder::kPso, {});
    while (predicates->Valid()) {
      const TermId predicate(predicates->key()[0]);
      predicates->Seek({predicate.value() + 1, 0, 0});
      WHENCE_ASSIGN_OR_RETURN(const Term iri, graph_->DecodeTerm(predicate));
      if (!graph_->database().IsLabel(iri.lexical)) continue;
      TripleFilter filter;
      filter.predicate = predicate;
      for (const auto cursor = graph_->Scan(filter); cursor->Valid(); cursor->Next()) {
        const Triple triple = cursor->triple();
        WHENCE_ASSIGN_OR_RETURN(const Term object, graph_->DecodeTerm(triple.object));
        if (object.kind != TermKind::kString || FoldAlias(object.lexical).empty()) continue;
        WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_->StatementsOf(triple));
        if (statements[0].id.value() != 0) continue;
        ++given_[NameKeyOf({triple.subject, AliasKind::kLabel, object.lexical})];
      }
    }
    return absl::OkStatus();
  }

  void Counts() {
    const GraphCounts counts = graph_->Counts();
    const GraphCounts found{report_.triples, report_.statements, report_.documents, sentences_, report_.aliases};
    if (counts != found) Fault("the record of counts is wrong");
  }

  const std::shared_ptr<const StoreSnapshot> graph_;
  CheckReport report_;
  uint64_t sentences_ = 0;
  absl::flat_hash_set<DocumentId> documents_;
  std::set<std::pair<StatementId, DocumentId>> claimed_;  // by manifests
  std::map<std::string, uint64_t> given_;                 // names, and how often documents and labels give them
};

}  // namespace

absl::StatusOr<CheckReport> CheckStore(Store& store) {
  WHENCE_ASSIGN_OR_RETURN(auto snapshot, store.impl().TakeSnapshot());
  return Checker(std::move(snapshot)).Run();
}

}  // namespace whence
