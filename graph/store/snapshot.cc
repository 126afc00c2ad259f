#include "graph/store/snapshot.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/base/status.h"
#include "graph/inline_term.h"
#include "graph/similar_names.h"
#include "graph/store/packed_cursor.h"
#include "graph/store/term_codec.h"

namespace whence {
namespace {

constexpr size_t kKeptStatistics = 1 << 16;

absl::Status Damaged(std::string_view what) {
  return DataLoss(what, " is damaged; restore a backup, or load and ingest again");
}

// About what records take in memory.
size_t BytesOf(const std::vector<AliasMatch>& matches) {
  size_t bytes = 0;
  for (const AliasMatch& match : matches) bytes += sizeof(match) + match.name.size();
  return bytes;
}
size_t BytesOf(const std::vector<Statement>& statements) {
  size_t bytes = 0;
  for (const Statement& statement : statements) {
    bytes += sizeof(statement) + statement.qualifiers.size() * sizeof(Qualifier);
    for (const Support& support : statement.supports) bytes += sizeof(support) + support.rule.size();
  }
  return bytes;
}

// Folded names in the alias column, each once.
class StoredNames : public SortedNames {
 public:
  explicit StoredNames(IteratorPool::Lease iterator) : iterator_(std::move(iterator)) {}

  bool Seek(std::string_view target) override {
    key_.assign("n").append(target);
    ++seeks_;
    iterator_->Seek(key_);
    return Read();
  }
  bool Read() {
    if (!iterator_->Valid() || iterator_->key().empty() || iterator_->key()[0] != 'n') return false;
    const std::string_view key = ToStd(iterator_->key()).substr(1);
    name_ = key.substr(0, key.find('\0'));
    return true;
  }
  std::string_view name() const override { return name_; }
  // The next entry, which may be of the same name.
  bool Next() {
    iterator_->Next();
    return Read();
  }
  // The bearer of the name at hand. REQUIRES: the last Seek or Next returned true.
  absl::StatusOr<AliasMatch> Match() const {
    const std::string_view rest = ToStd(iterator_->key()).substr(1 + name_.size());
    if (rest.size() < 10) return Damaged("an alias");
    ByteReader entity(rest.substr(rest.size() - 8));
    return AliasMatch{TermId(entity.BigEndian<uint64_t>()), static_cast<AliasKind>(rest[1]),
                      std::string(rest.substr(2, rest.size() - 10))};
  }
  rocksdb::Status status() const { return iterator_->status(); }
  uint64_t seeks() const { return seeks_; }

 private:
  const IteratorPool::Lease iterator_;
  std::string key_;
  std::string_view name_;
  uint64_t seeks_ = 0;
};

}  // namespace

StoreSnapshot::StoreSnapshot(std::shared_ptr<Database> database, std::shared_ptr<TermCache> cache)
    : database_(std::move(database)), cache_(std::move(cache)), snapshot_(database_->db->GetSnapshot()) {}

StoreSnapshot::~StoreSnapshot() {
  for (std::unique_ptr<IteratorPool>& pool : pools_) pool.reset();  // iterators read through the snapshot
  database_->db->ReleaseSnapshot(snapshot_);
}

absl::StatusOr<std::shared_ptr<const StoreSnapshot>> StoreSnapshot::Take(std::shared_ptr<Database> database,
                                                                         std::shared_ptr<TermCache> cache,
                                                                         std::shared_ptr<StateCache>* known,
                                                                         uint64_t chunk_bytes) {
  std::shared_ptr<StoreSnapshot> snapshot(new StoreSnapshot(std::move(database), std::move(cache)));
  WHENCE_ASSIGN_OR_RETURN(const auto bytes, snapshot->Get(Column::kMeta, kCountersKey));
  const auto counters = bytes ? DecodeCounters(*bytes) : std::nullopt;
  if (!counters) return Damaged(StrCat(snapshot->database_->path, ": the record of counters"));
  snapshot->counters_ = *counters;
  // What was opened read-only may have no snapshot of RocksDB, and stays as it is.
  const uint64_t sequence = snapshot->snapshot_ == nullptr ? 0 : snapshot->snapshot_->GetSequenceNumber();
  const StateCache::State state{sequence, *counters};
  if (*known == nullptr || (*known)->state != state) *known = std::make_shared<StateCache>(state, chunk_bytes);
  snapshot->known_ = *known;
  for (size_t i = 0; i < kColumnCount; ++i) {
    snapshot->pools_[i] =
        std::make_unique<IteratorPool>(*snapshot->database_, static_cast<Column>(i), snapshot->snapshot_);
  }
  snapshot->dictionary_ = std::make_unique<Dictionary>(*snapshot->database_, snapshot->snapshot_, snapshot->index(),
                                                       snapshot->cache_, counters->next_term);
  return snapshot;
}

rocksdb::ReadOptions StoreSnapshot::read_options() const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  return options;
}

absl::StatusOr<std::optional<std::string>> StoreSnapshot::Get(Column column, std::string_view key) const {
  std::string value;
  const rocksdb::Status read = database_->db->Get(read_options(), database_->column(column), ToSlice(key), &value);
  if (read.IsNotFound()) return std::nullopt;
  if (!read.ok()) return FromRocks(read, database_->path);
  return value;
}

absl::StatusOr<bool> StoreSnapshot::Pin(Column column, std::string_view key, rocksdb::PinnableSlice* value) const {
  value->Reset();
  const rocksdb::Status read = database_->db->Get(read_options(), database_->column(column), ToSlice(key), value);
  if (read.IsNotFound()) return false;
  if (!read.ok()) return FromRocks(read, database_->path);
  return true;
}

absl::StatusOr<std::optional<TermId>> StoreSnapshot::FindTerm(const Term& term) const {
  if (const auto inlined = InlineTerm(term)) return inlined;
  std::string encoded;
  EncodeTermTo(term, &encoded);
  return dictionary_->Find(encoded);
}

absl::StatusOr<Term> StoreSnapshot::DecodeTerm(TermId id) const { return dictionary_->Decode(id); }

absl::Status StoreSnapshot::DecodeInto(absl::Span<const TermId> ids, absl::Span<Term* const> terms) const {
  return dictionary_->DecodeInto(ids, terms);
}

std::unique_ptr<TripleCursor> StoreSnapshot::ScanIn(TripleOrder order, const TripleFilter& filter) const {
  return std::make_unique<PackedCursor>(index(), IndexOf(order), order, RangeOf(order, filter));
}

bool StoreSnapshot::Contains(const Triple& triple) const {
  const Key3 key = ToKey(TripleOrder::kSpo, triple);
  return PackedCursor(index(), IndexId::kSpo, TripleOrder::kSpo, {key, key}).Valid();
}

double StoreSnapshot::BytesPerKey() const {
  double bytes = bytes_per_key_.load(std::memory_order_relaxed);
  if (bytes > 0) return bytes;
  const std::string begin(1, '\0'), end(1, static_cast<char>(kIndexCount));
  const rocksdb::Range all(begin, end);
  uint64_t size = 0;
  rocksdb::SizeApproximationOptions options;
  options.include_memtables = true;
  if (!database_->db->GetApproximateSizes(options, database_->column(Column::kIndex), &all, 1, &size).ok()) size = 0;
  const double keys = static_cast<double>(kTripleOrderCount * counters_.counts.triples + counters_.next_term);
  bytes = std::max(1.0, static_cast<double>(size) / std::max(1.0, keys));
  bytes_per_key_.store(bytes, std::memory_order_relaxed);
  return bytes;
}

uint64_t StoreSnapshot::EstimateCount(const TripleFilter& filter) const {
  const TripleOrder order = OrderFor(filter);
  const size_t bound = BoundPrefix(order, filter);
  if (bound == 0) return counters_.counts.triples;
  if (bound == 1 && filter.predicate) return StatisticsOf(*filter.predicate).triples;
  // Exact if the range ends in one of the first chunks; else what the bytes between say.
  constexpr int kLookedAt = 4;
  const KeyRange range = RangeOf(order, filter);
  ChunkCursor chunks(index(), IndexOf(order));
  PackedKeyReader reader;
  std::array<Key3, kMostPackedKeys> keys;
  uint64_t counted = 0;
  bool there = chunks.Seek(range.first);
  for (int chunk = 0; chunk < kLookedAt; ++chunk, there = chunks.Next()) {
    if (!there) return counted;
    if (chunk > 0 && chunks.fence() < range.last) {
      counted += CountPackedKeys(chunks.bytes());
    } else if (chunks.Read(range.first, &reader)) {
      counted += reader.Read(range.first, &range.last, kMostPackedKeys, keys.data()).value_or(0);
    }
    if (chunks.fence() >= range.last) return counted;
  }
  const std::string begin = ChunkKey(IndexOf(order), range.first), end = ChunkKey(IndexOf(order), range.last);
  const rocksdb::Range between(begin, end);
  uint64_t bytes = 0;
  rocksdb::SizeApproximationOptions options;
  options.include_memtables = true;
  if (!database_->db->GetApproximateSizes(options, database_->column(Column::kIndex), &between, 1, &bytes).ok())
    bytes = 0;
  return std::max(counted, static_cast<uint64_t>(static_cast<double>(bytes) / BytesPerKey()));
}

PredicateStatistics StoreSnapshot::StatisticsOf(TermId predicate) const {
  {
    const std::lock_guard<std::mutex> lock(statistics_mutex_);
    const auto known = statistics_.find(predicate);
    if (known != statistics_.end()) return known->second;
  }
  const auto bytes = Get(Column::kMeta, PredicateKey(predicate));
  if (!bytes.ok() || !*bytes) return PredicateStatistics();
  const auto statistics = DecodePredicateStatistics(**bytes).value_or(PredicateStatistics());
  const std::lock_guard<std::mutex> lock(statistics_mutex_);
  if (statistics_.size() < kKeptStatistics) statistics_.emplace(predicate, statistics);
  return statistics;
}

const TermSet* StoreSnapshot::MembersOf(TripleOrder order, TermId predicate, uint64_t lookups) const {
  return known_->members.Ask(*this, counters_.next_term, order, predicate, lookups);
}

absl::StatusOr<std::vector<Statement>> StoreSnapshot::StatementsOf(const Triple& triple) const {
  const std::tuple key(triple.subject, triple.predicate, triple.object);
  if (const auto kept = known_->records.statements.Find(key)) return *kept;
  std::vector<StatementId> ids;
  if (counters_.counts.statements > 0) {
    bool well_formed = true;
    WHENCE_RETURN_IF_ERROR(ForEach(Column::kStatements, StatedPrefix(triple), [&](auto rest, auto) {
      ByteReader reader(rest);
      ids.emplace_back(reader.BigEndian<uint64_t>());
      return well_formed = reader.ok();
    }));
    if (!well_formed) return Damaged("the list of statements of a triple");
  }
  std::vector<Statement> statements;
  if (ids.empty()) ids.emplace_back(0);
  for (const StatementId id : ids) {
    if (id.value() == 0) {
      statements.emplace_back().triple = triple;
      continue;
    }
    WHENCE_ASSIGN_OR_RETURN(Statement statement, GetStatement(id));
    statements.push_back(std::move(statement));
  }
  const size_t bytes = BytesOf(statements);
  return *known_->records.statements.Keep(key, std::move(statements), bytes);
}

absl::StatusOr<Statement> StoreSnapshot::GetStatement(StatementId id) const {
  WHENCE_ASSIGN_OR_RETURN(const auto bytes, Get(Column::kStatements, StatementKey(id)));
  if (!bytes) return NotFound("no statement has the id ", id.value());
  auto statement = DecodeStatement(*bytes);
  if (!statement) return Damaged(StrCat("statement ", id.value()));
  statement->id = id;
  bool well_formed = true;
  WHENCE_RETURN_IF_ERROR(ForEach(Column::kStatements, SupportPrefix(id), [&](auto rest, auto) {
    auto support = DecodeSupport(rest);
    if (support && support->document.value() != 0) statement->supports.push_back(*support);
    return well_formed = support.has_value();
  }));
  if (!well_formed) return Damaged(StrCat("a support of statement ", id.value()));
  return *std::move(statement);
}

absl::StatusOr<bool> StoreSnapshot::IsLoaded(StatementId id) const {
  WHENCE_ASSIGN_OR_RETURN(const auto mark, Get(Column::kStatements, SupportKey(id, LoadedSupport())));
  return mark.has_value();
}

absl::StatusOr<std::vector<AliasMatch>> StoreSnapshot::FindAlias(std::string_view folded) const {
  WHENCE_ASSIGN_OR_RETURN(const auto lookup, KnownName(folded));
  return lookup->matches;
}

absl::StatusOr<NameLookup> StoreSnapshot::LookUpName(std::string_view folded) const {
  WHENCE_ASSIGN_OR_RETURN(const auto lookup, KnownName(folded));
  return *lookup;
}

absl::StatusOr<std::shared_ptr<const NameLookup>> StoreSnapshot::KnownName(std::string_view folded) const {
  if (auto kept = known_->records.names.Find(ToAbsl(folded))) return kept;
  NameLookup lookup;
  StoredNames names(pool(Column::kAliases).Take());
  bool more = names.Seek(folded);
  lookup.begins = more && names.name().starts_with(folded);
  for (; more && names.name() == folded; more = names.Next()) {
    WHENCE_ASSIGN_OR_RETURN(AliasMatch match, names.Match());
    lookup.matches.push_back(std::move(match));
  }
  WHENCE_RETURN_IF_ERROR(FromRocks(names.status(), database_->path));
  const size_t bytes = folded.size() + BytesOf(lookup.matches);
  return known_->records.names.Keep(std::string(folded), std::move(lookup), bytes);
}

absl::StatusOr<std::vector<AliasMatch>> StoreSnapshot::AliasesOf(TermId entity) const {
  if (const auto kept = known_->records.aliases.Find(entity)) return *kept;
  std::vector<AliasMatch> matches;
  WHENCE_RETURN_IF_ERROR(ForEach(Column::kAliases, EntityNamePrefix(entity), [&](std::string_view rest, auto) {
    if (!rest.empty()) matches.push_back({entity, static_cast<AliasKind>(rest[0]), std::string(rest.substr(1))});
    return true;
  }));
  const size_t bytes = BytesOf(matches);
  return *known_->records.aliases.Keep(entity, std::move(matches), bytes);
}

absl::StatusOr<std::vector<std::string>> StoreSnapshot::FoldedNames(std::string_view prefix, size_t limit) const {
  std::vector<std::string> found;
  StoredNames names(pool(Column::kAliases).Take());
  std::string target(prefix);
  while (found.size() < limit && names.Seek(target) && names.name().starts_with(prefix)) {
    found.emplace_back(names.name());
    target = found.back() + '\x01';
  }
  WHENCE_RETURN_IF_ERROR(FromRocks(names.status(), database_->path));
  return found;
}

absl::StatusOr<std::vector<std::string>> StoreSnapshot::SimilarNames(std::string_view folded, int distance,
                                                                     size_t limit) const {
  // The wordings of one question ask for the same names.
  std::tuple<std::string, int, size_t> key(folded, distance, limit);
  if (const auto kept = known_->similar.Find(key)) return *kept;
  std::vector<std::string> found;
  StoredNames stored(pool(Column::kAliases).Take());
  const NameTable* const table = known_->names.Ask(counters_.counts.aliases, [&](NameTable& names) {
    bool more = stored.Seek("");
    while (more && names.Add(stored.name())) more = stored.Next();
    return !more && stored.status().ok();
  });
  if (table != nullptr) {
    TableNames names(*table);
    found = FindSimilarNames(names, folded, distance, limit);
  } else {
    found = FindSimilarNames(stored, folded, distance, limit);
    known_->names.AddSeeks(stored.seeks());
    WHENCE_RETURN_IF_ERROR(FromRocks(stored.status(), database_->path));
  }
  size_t bytes = folded.size();
  for (const std::string& name : found) bytes += sizeof(name) + name.size();
  return *known_->similar.Keep(std::move(key), std::move(found), bytes);
}

absl::StatusOr<std::optional<std::vector<TermId>>> StoreSnapshot::FindTermsByWord(std::string_view word,
                                                                                  WordPlace first, WordPlace last,
                                                                                  size_t limit) const {
  if (!counters_.worded) return std::nullopt;
  std::vector<TermId> terms;
  const std::string prefix = TermWordPrefix(word);
  const IteratorPool::Lease it = pool(Column::kAliases).Take();
  for (it->Seek(prefix + static_cast<char>(first)); it->Valid() && terms.size() < limit; it->Next()) {
    const std::string_view key = ToStd(it->key());
    if (!key.starts_with(prefix)) break;
    ByteReader rest(key.substr(prefix.size()));
    const auto place = static_cast<WordPlace>(rest.Byte());
    if (place > last) break;
    terms.emplace_back(rest.BigEndian<uint64_t>());
    if (!rest.ok() || !rest.AtEnd()) return Damaged(StrCat("the list of terms with \"", word, "\""));
  }
  WHENCE_RETURN_IF_ERROR(FromRocks(it->status(), database_->path));
  return terms;
}

absl::StatusOr<std::optional<std::vector<Triple>>> StoreSnapshot::TriplesQualifiedBy(TermId value, size_t limit) const {
  if (!counters_.worded) return std::nullopt;
  std::vector<Triple> triples;
  bool well_formed = true;
  WHENCE_RETURN_IF_ERROR(ForEach(Column::kStatements, QualifiedPrefix(value), [&](auto, std::string_view bytes) {
    ByteReader reader(bytes);
    Triple triple;
    for (TermId* part : {&triple.subject, &triple.predicate, &triple.object}) *part = TermId(reader.Varint());
    if (triples.empty() || triples.back() != triple) triples.push_back(triple);
    well_formed = reader.ok() && reader.AtEnd();
    return well_formed && triples.size() < limit;
  }));
  if (!well_formed) return Damaged("the list of statements with a qualifier");
  return triples;
}

absl::StatusOr<std::optional<DocumentId>> StoreSnapshot::FindDocument(std::string_view name) const {
  WHENCE_ASSIGN_OR_RETURN(const auto bytes, Get(Column::kDocuments, DocumentNameKey(name)));
  if (!bytes) return std::nullopt;
  ByteReader reader(*bytes);
  const DocumentId id(reader.BigEndian<uint32_t>());
  if (!reader.ok()) return Damaged(StrCat("the entry of document ", name));
  return id;
}

absl::StatusOr<DocumentHead> StoreSnapshot::HeadOf(DocumentId id) const {
  WHENCE_ASSIGN_OR_RETURN(const auto head, KnownHead(id));
  return *head;
}

absl::StatusOr<std::shared_ptr<const DocumentHead>> StoreSnapshot::KnownHead(DocumentId id) const {
  if (auto kept = known_->records.heads.Find(id)) return kept;
  WHENCE_ASSIGN_OR_RETURN(const auto bytes, Get(Column::kDocuments, DocumentHeadKey(id)));
  if (!bytes) return NotFound("no document has the id ", id.value());
  auto head = DecodeDocumentHead(*bytes);
  if (!head) return Damaged(StrCat("the head of document ", id.value()));
  head->info.id = id;
  const size_t size = sizeof(DocumentHead) + head->info.name.size() + head->info.title.size();
  return known_->records.heads.Keep(id, *std::move(head), size);
}

absl::StatusOr<std::vector<DocumentInfo>> StoreSnapshot::Documents() const {
  std::vector<DocumentId> ids;  // in the order of names
  WHENCE_RETURN_IF_ERROR(ForEach(Column::kDocuments, "n", [&](auto, std::string_view value) {
    ids.emplace_back(ByteReader(value).BigEndian<uint32_t>());
    return true;
  }));
  std::vector<DocumentInfo> documents;
  for (const DocumentId id : ids) {
    WHENCE_ASSIGN_OR_RETURN(DocumentHead head, HeadOf(id));
    documents.push_back(std::move(head.info));
  }
  return documents;
}

absl::StatusOr<DocumentInfo> StoreSnapshot::GetDocument(DocumentId id) const {
  WHENCE_ASSIGN_OR_RETURN(const auto head, KnownHead(id));
  return head->info;
}

absl::StatusOr<std::string> StoreSnapshot::ReadText(DocumentId id, ByteSpan span) const {
  WHENCE_ASSIGN_OR_RETURN(const auto head, KnownHead(id));
  if (span.begin > span.end || span.end > head->info.bytes) {
    return InvalidArgument("bytes ", span.begin, " to ", span.end, " of a document of ", head->info.bytes, " bytes");
  }
  std::string text;
  rocksdb::PinnableSlice bytes;
  for (uint64_t at = span.begin; at < span.end;) {
    const uint64_t piece = at / kTextPiece;
    WHENCE_ASSIGN_OR_RETURN(const bool there, Pin(Column::kText, TextKey(id, static_cast<uint32_t>(piece)), &bytes));
    const uint64_t within = at - piece * kTextPiece;
    if (!there || bytes.size() <= within) return Damaged(StrCat("the text of document ", id.value()));
    const uint64_t count = std::min<uint64_t>(bytes.size() - within, span.end - at);
    text.append(bytes.data() + within, count);
    at += count;
  }
  return text;
}

absl::StatusOr<std::shared_ptr<const std::vector<SentenceInfo>>> StoreSnapshot::SentenceBlock(DocumentId id,
                                                                                              uint32_t block) const {
  if (auto kept = known_->records.sentences.Find(std::pair(id, block))) return kept;
  WHENCE_ASSIGN_OR_RETURN(const auto bytes, Get(Column::kDocuments, SentenceBlockKey(id, block)));
  auto sentences = bytes ? DecodeSentences(*bytes, id, block * kSentencesPerBlock) : std::nullopt;
  if (!sentences || sentences->empty()) return Damaged(StrCat("the sentences of document ", id.value()));
  const size_t size = sentences->size() * sizeof(SentenceInfo);
  return known_->records.sentences.Keep({id, block}, *std::move(sentences), size);
}

absl::StatusOr<SentenceInfo> StoreSnapshot::GetSentence(DocumentId id, uint32_t ordinal) const {
  WHENCE_ASSIGN_OR_RETURN(const auto head, KnownHead(id));
  if (ordinal >= head->info.sentences) return NotFound("document ", id.value(), " has no sentence ", ordinal);
  WHENCE_ASSIGN_OR_RETURN(const auto sentences, SentenceBlock(id, ordinal / kSentencesPerBlock));
  const uint32_t within = ordinal % kSentencesPerBlock;
  if (within >= sentences->size()) return Damaged(StrCat("the sentences of document ", id.value()));
  return (*sentences)[within];
}

absl::StatusOr<std::optional<SentenceInfo>> StoreSnapshot::SentenceAt(DocumentId id, uint64_t offset) const {
  WHENCE_ASSIGN_OR_RETURN(const auto head, KnownHead(id));
  // Sentences stand in the order of the text: the last block that begins at or before the offset.
  uint32_t low = 0, high = (head->info.sentences + kSentencesPerBlock - 1) / kSentencesPerBlock;
  std::shared_ptr<const std::vector<SentenceInfo>> sentences;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    WHENCE_ASSIGN_OR_RETURN(auto block, SentenceBlock(id, middle));
    if (block->front().span.begin <= offset) {
      sentences = std::move(block);
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (sentences == nullptr) return std::nullopt;
  for (const SentenceInfo& sentence : *sentences) {
    if (sentence.span.begin <= offset && offset < sentence.span.end) return sentence;
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<Posting>> StoreSnapshot::FindPostings(std::string_view word) const {
  if (const auto kept = known_->records.postings.Find(ToAbsl(word))) return *kept;
  std::vector<Posting> postings;
  bool well_formed = true;
  WHENCE_RETURN_IF_ERROR(ForEach(Column::kPostings, PostingPrefix(word), [&](std::string_view rest, auto value) {
    ByteReader reader(rest);
    const DocumentId id(reader.BigEndian<uint32_t>());
    return well_formed = reader.ok() && DecodePostings(value, id, &postings);
  }));
  if (!well_formed) return Damaged(StrCat("the postings of \"", word, "\""));
  const size_t bytes = word.size() + postings.size() * sizeof(Posting);
  return *known_->records.postings.Keep(std::string(word), std::move(postings), bytes);
}

}  // namespace whence
