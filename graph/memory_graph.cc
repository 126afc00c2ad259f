#include "graph/memory_graph.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "graph/base/hash.h"
#include "graph/base/status.h"
#include "graph/document_hash.h"
#include "graph/inline_term.h"
#include "graph/labels.h"
#include "graph/similar_names.h"

namespace whence {
namespace {

// Hands out the range in batches, copied from the set.
class SetCursor : public TripleCursor {
 public:
  SetCursor(TripleOrder order, const absl::btree_set<Key3>& keys, const KeyRange& range)
      : TripleCursor(order), keys_(keys), range_(range), next_(keys.lower_bound(range.first)) {
    SetCursor::Refill();
  }

 protected:
  void Refill() override {
    size_t size = 0;
    for (; size < buffer_.size() && next_ != keys_.end() && *next_ <= range_.last; ++next_) buffer_[size++] = *next_;
    SetBatch(absl::MakeConstSpan(buffer_.data(), size));
  }
  void RefillAt(const Key3& target) override {
    next_ = keys_.lower_bound(target);
    Refill();
  }

 private:
  const absl::btree_set<Key3>& keys_;
  const KeyRange range_;
  absl::btree_set<Key3>::const_iterator next_;
  std::array<Key3, 64> buffer_;
};

class MapNames : public SortedNames {
 public:
  explicit MapNames(std::function<bool(std::string_view, std::string_view*)> seek) : seek_(std::move(seek)) {}
  bool Seek(std::string_view target) override { return seek_(target, &name_); }
  std::string_view name() const override { return name_; }

 private:
  const std::function<bool(std::string_view, std::string_view*)> seek_;
  std::string_view name_;
};

SentenceInfo InfoOf(DocumentId document, const DocumentRecord& record, size_t ordinal) {
  const SentenceRecord& sentence = record.sentences[ordinal];
  return {document, static_cast<uint32_t>(ordinal), sentence.span, sentence.line, sentence.furniture};
}

}  // namespace

MemoryGraph::MemoryGraph() = default;
MemoryGraph::~MemoryGraph() = default;

TermId MemoryGraph::Encode(const Term& term) {
  if (const auto inlined = InlineTerm(term)) return *inlined;
  const auto [entry, added] = ids_.try_emplace(term, TermId(terms_.size() + 1));
  if (added) terms_.push_back(term);
  return entry->second;
}

void MemoryGraph::AddTriple(const Triple& triple) {
  for (size_t order = 0; order < kTripleOrderCount; ++order) {
    triples_[order].insert(ToKey(static_cast<TripleOrder>(order), triple));
  }
}

void MemoryGraph::AddStatement(DocumentId document, const StatementRecord& record) {
  Statement statement;
  statement.triple = {Encode(record.subject), Encode(record.predicate), Encode(record.object)};
  for (const auto& [predicate, value] : record.qualifiers) {
    statement.qualifiers.push_back({Encode(predicate), Encode(value)});
  }
  std::sort(statement.qualifiers.begin(), statement.qualifiers.end());
  const auto same = std::unique(statement.qualifiers.begin(), statement.qualifiers.end());
  statement.qualifiers.erase(same, statement.qualifiers.end());
  statement.polarity = record.polarity;
  statement.modality = record.modality;
  const Support support{document, record.span, record.rule};

  std::vector<StatementId>& stated = stated_[statement.triple];
  for (const StatementId id : stated) {
    Statement& other = statements_[id.value() - 1];
    if (other.qualifiers == statement.qualifiers && other.polarity == statement.polarity &&
        other.modality == statement.modality) {
      const auto place = std::lower_bound(other.supports.begin(), other.supports.end(), support);
      if (place == other.supports.end() || *place != support) other.supports.insert(place, support);
      return;
    }
  }
  AddTriple(statement.triple);
  statement.id = StatementId(statements_.size() + 1);
  statement.supports.push_back(support);
  stated.push_back(statement.id);
  statements_.push_back(std::move(statement));
}

void MemoryGraph::AddAlias(const Term& entity, AliasKind kind, std::string_view name) {
  const std::string folded = FoldAlias(name);
  if (folded.empty()) return;
  const TermId id = Encode(entity);
  const auto [alias, added] = aliases_[folded].insert({kind, std::string(name), id});
  if (added) aliases_of_[id].push_back(&*alias);
}

void MemoryGraph::AddContent(const StoredDocument& document) {
  const DocumentId id = document.info.id;
  for (const StatementRecord& statement : document.record.statements) AddStatement(id, statement);
  for (const AliasRecord& alias : document.record.aliases) AddAlias(alias.entity, alias.kind, alias.name);
  for (size_t ordinal = 0; ordinal < document.record.sentences.size(); ++ordinal) {
    const SentenceRecord& sentence = document.record.sentences[ordinal];
    for (const auto& [word, count] : sentence.words) {
      postings_[word].push_back({id, static_cast<uint32_t>(ordinal), count, IndexLength(sentence)});
    }
  }
  documents_by_id_[id] = &document;
}

PutResult MemoryGraph::PutDocument(DocumentRecord record) {
  const uint64_t content = ContentHash(record);
  const auto found = documents_.find(record.name);
  if (found != documents_.end() && ContentHash(found->second.record) == content) return PutResult::kUnchanged;
  DocumentInfo info;
  info.id = DocumentId(next_document_++);
  info.name = record.name;
  info.title = record.title;
  info.hash = StableHash(record.text);
  info.bytes = record.text.size();
  info.sentences = static_cast<uint32_t>(record.sentences.size());
  info.statements = static_cast<uint32_t>(record.statements.size());
  if (found != documents_.end()) {
    found->second = {std::move(info), std::move(record)};
    Rebuild();
    return PutResult::kReplaced;
  }
  std::string name = record.name;
  const auto added = documents_.emplace(std::move(name), StoredDocument{std::move(info), std::move(record)}).first;
  AddContent(added->second);
  return PutResult::kAdded;
}

bool MemoryGraph::RemoveDocument(std::string_view name) {
  const auto found = documents_.find(name);
  if (found == documents_.end()) return false;
  documents_.erase(found);
  Rebuild();
  return true;
}

bool MemoryGraph::InsertTriple(const Term& subject, const Term& predicate, const Term& object) {
  if (!bare_.insert({subject, predicate, object}).second) return false;
  const Triple triple = {Encode(subject), Encode(predicate), Encode(object)};
  AddTriple(triple);
  bare_keys_.insert(ToKey(TripleOrder::kSpo, triple));
  if (object.kind == TermKind::kString && IsLabelPredicate(predicate.lexical))
    AddAlias(subject, AliasKind::kLabel, object.lexical);
  return true;
}

bool MemoryGraph::RemoveTriple(const Term& subject, const Term& predicate, const Term& object) {
  if (bare_.erase({subject, predicate, object}) == 0) return false;
  Rebuild();
  return true;
}

void MemoryGraph::Rebuild() {
  terms_.clear();
  ids_.clear();
  for (auto& triples : triples_) triples.clear();
  bare_keys_.clear();
  statements_.clear();
  stated_.clear();
  aliases_.clear();
  aliases_of_.clear();
  postings_.clear();
  documents_by_id_.clear();
  for (const auto& [subject, predicate, object] : std::exchange(bare_, {})) InsertTriple(subject, predicate, object);
  for (const auto& [name, document] : documents_) AddContent(document);
}

absl::StatusOr<std::optional<TermId>> MemoryGraph::FindTerm(const Term& term) const {
  if (const auto inlined = InlineTerm(term)) return inlined;
  const auto found = ids_.find(term);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

absl::StatusOr<Term> MemoryGraph::DecodeTerm(TermId id) const {
  if (const auto term = ExpandInlined(id)) return *term;
  if (IsInlined(id) || id.value() == 0 || id.value() > terms_.size())
    return NotFound("no term has the id ", id.value());
  return terms_[id.value() - 1];
}

absl::Status MemoryGraph::DecodeInto(absl::Span<const TermId> ids, absl::Span<Term* const> terms) const {
  for (size_t i = 0; i < ids.size(); ++i) {
    WHENCE_ASSIGN_OR_RETURN(*terms[i], DecodeTerm(ids[i]));
  }
  return absl::OkStatus();
}

std::unique_ptr<TripleCursor> MemoryGraph::ScanIn(TripleOrder order, const TripleFilter& filter) const {
  return std::make_unique<SetCursor>(order, triples_[static_cast<size_t>(order)], RangeOf(order, filter));
}

uint64_t MemoryGraph::EstimateCount(const TripleFilter& filter) const {
  const TripleOrder order = OrderFor(filter);
  const KeyRange range = RangeOf(order, filter);
  const auto& keys = triples_[static_cast<size_t>(order)];
  return static_cast<uint64_t>(std::distance(keys.lower_bound(range.first), keys.upper_bound(range.last)));
}

PredicateStatistics MemoryGraph::StatisticsOf(TermId predicate) const {
  PredicateStatistics statistics;
  for (const auto& [order, distinct] : {std::pair{TripleOrder::kPso, &PredicateStatistics::subjects},
                                        std::pair{TripleOrder::kPos, &PredicateStatistics::objects}}) {
    std::optional<uint64_t> last;
    statistics.triples = 0;
    for (auto cursor = ScanIn(order, {.predicate = predicate}); cursor->Valid(); cursor->Next()) {
      ++statistics.triples;
      if (last != cursor->key()[1]) ++(statistics.*distinct);
      last = cursor->key()[1];
    }
  }
  return statistics;
}

absl::StatusOr<std::vector<Statement>> MemoryGraph::StatementsOf(const Triple& triple) const {
  std::vector<Statement> statements;
  if (bare_keys_.contains(ToKey(TripleOrder::kSpo, triple))) statements.emplace_back().triple = triple;
  const auto found = stated_.find(triple);
  if (found == stated_.end()) return statements;
  for (const StatementId id : found->second) statements.push_back(statements_[id.value() - 1]);
  return statements;
}

absl::StatusOr<Statement> MemoryGraph::GetStatement(StatementId id) const {
  if (id.value() == 0 || id.value() > statements_.size()) return NotFound("no statement has the id ", id.value());
  return statements_[id.value() - 1];
}

absl::StatusOr<std::vector<AliasMatch>> MemoryGraph::FindAlias(std::string_view folded) const {
  std::vector<AliasMatch> matches;
  const auto found = aliases_.find(folded);
  if (found == aliases_.end()) return matches;
  for (const StoredAlias& alias : found->second) matches.push_back({alias.entity, alias.kind, alias.name});
  return matches;
}

absl::StatusOr<NameLookup> MemoryGraph::LookUpName(std::string_view folded) const {
  NameLookup lookup;
  const auto next = aliases_.lower_bound(folded);
  lookup.begins = next != aliases_.end() && next->first.starts_with(folded);
  WHENCE_ASSIGN_OR_RETURN(lookup.matches, FindAlias(folded));
  return lookup;
}

absl::StatusOr<std::vector<AliasMatch>> MemoryGraph::AliasesOf(TermId entity) const {
  std::vector<AliasMatch> matches;
  const auto found = aliases_of_.find(entity);
  if (found == aliases_of_.end()) return matches;
  for (const StoredAlias* alias : found->second) matches.push_back({alias->entity, alias->kind, alias->name});
  std::sort(matches.begin(), matches.end(), [](const AliasMatch& a, const AliasMatch& b) {
    return std::tie(a.kind, a.name) < std::tie(b.kind, b.name);
  });
  return matches;
}

absl::StatusOr<std::vector<std::string>> MemoryGraph::FoldedNames(std::string_view prefix, size_t limit) const {
  std::vector<std::string> names;
  for (auto it = aliases_.lower_bound(prefix);
       it != aliases_.end() && names.size() < limit && std::string_view(it->first).starts_with(prefix); ++it) {
    names.push_back(it->first);
  }
  return names;
}

absl::StatusOr<std::vector<std::string>> MemoryGraph::SimilarNames(std::string_view folded, int distance,
                                                                   size_t limit) const {
  MapNames names([this](std::string_view target, std::string_view* name) {
    const auto found = aliases_.lower_bound(target);
    if (found == aliases_.end()) return false;
    *name = found->first;
    return true;
  });
  return FindSimilarNames(names, folded, distance, limit);
}

absl::StatusOr<std::vector<DocumentInfo>> MemoryGraph::Documents() const {
  std::vector<DocumentInfo> documents;
  for (const auto& [name, document] : documents_) documents.push_back(document.info);
  return documents;
}

absl::StatusOr<DocumentInfo> MemoryGraph::GetDocument(DocumentId id) const {
  const auto found = documents_by_id_.find(id);
  if (found == documents_by_id_.end()) return NotFound("no document has the id ", id.value());
  return found->second->info;
}

absl::StatusOr<std::string> MemoryGraph::ReadText(DocumentId id, ByteSpan span) const {
  const auto found = documents_by_id_.find(id);
  if (found == documents_by_id_.end()) return NotFound("no document has the id ", id.value());
  const std::string& text = found->second->record.text;
  if (span.begin > span.end || span.end > text.size()) {
    return InvalidArgument("bytes ", span.begin, " to ", span.end, " of a document of ", text.size(), " bytes");
  }
  return text.substr(span.begin, span.size());
}

absl::StatusOr<SentenceInfo> MemoryGraph::GetSentence(DocumentId id, uint32_t ordinal) const {
  const auto found = documents_by_id_.find(id);
  if (found == documents_by_id_.end()) return NotFound("no document has the id ", id.value());
  const DocumentRecord& record = found->second->record;
  if (ordinal >= record.sentences.size()) return NotFound("document ", id.value(), " has no sentence ", ordinal);
  return InfoOf(id, record, ordinal);
}

absl::StatusOr<std::optional<SentenceInfo>> MemoryGraph::SentenceAt(DocumentId id, uint64_t offset) const {
  const auto found = documents_by_id_.find(id);
  if (found == documents_by_id_.end()) return NotFound("no document has the id ", id.value());
  const DocumentRecord& record = found->second->record;
  for (size_t ordinal = 0; ordinal < record.sentences.size(); ++ordinal) {
    const ByteSpan span = record.sentences[ordinal].span;
    if (span.begin <= offset && offset < span.end) return InfoOf(id, record, ordinal);
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<Posting>> MemoryGraph::FindPostings(std::string_view word) const {
  const auto found = postings_.find(word);
  if (found == postings_.end()) return std::vector<Posting>();
  std::vector<Posting> postings = found->second;
  std::sort(postings.begin(), postings.end(), [](const Posting& a, const Posting& b) {
    return std::tie(a.document, a.ordinal) < std::tie(b.document, b.ordinal);
  });
  return postings;
}

GraphCounts MemoryGraph::Counts() const {
  GraphCounts counts;
  counts.triples = triples_[0].size();
  counts.statements = statements_.size();
  counts.documents = documents_.size();
  for (const auto& [name, document] : documents_) counts.sentences += document.record.sentences.size();
  for (const auto& [folded, aliases] : aliases_) counts.aliases += aliases.size();
  return counts;
}

}  // namespace whence
