#include "graph/store/change_set.h"

#include <algorithm>
#include <utility>

#include "graph/base/hash.h"
#include "graph/base/status.h"
#include "graph/document_hash.h"
#include "graph/inline_term.h"
#include "graph/labels.h"
#include "graph/store/packed_cursor.h"
#include "graph/store/packed_index.h"
#include "graph/store/term_codec.h"

namespace whence {
namespace {

// So many statements of one triple are not looked through again for each that comes.
constexpr size_t kManyStated = 16;

absl::Status Damaged(std::string_view what) {
  return DataLoss(what, " is damaged; restore a backup, or load and ingest again");
}

// Sends chunks into the batch.
class BatchSink : public ChunkSink {
 public:
  BatchSink(rocksdb::ColumnFamilyHandle* column, rocksdb::WriteBatchWithIndex* batch)
      : column_(column), batch_(batch) {}
  absl::Status Put(IndexId index, const Key3& fence, std::string_view chunk) override {
    return FromRocks(batch_->Put(column_, ChunkKeyBuffer(index, fence).slice(), ToSlice(chunk)), "a batch");
  }
  absl::Status Delete(IndexId index, const Key3& fence) override {
    return FromRocks(batch_->Delete(column_, ChunkKeyBuffer(index, fence).slice()), "a batch");
  }

 private:
  rocksdb::ColumnFamilyHandle* const column_;
  rocksdb::WriteBatchWithIndex* const batch_;
};

}  // namespace

ChangeSet::ChangeSet(std::shared_ptr<const StoreSnapshot> base)
    : base_(std::move(base)),
      database_(base_->database()),
      batch_(rocksdb::BytewiseComparator(), 0, /*overwrite_key=*/true),
      counters_(base_->counters()) {}

absl::StatusOr<std::optional<std::string>> ChangeSet::Get(Column column, const std::string& key) {
  std::string value;
  const rocksdb::Status read =
      batch_.GetFromBatchAndDB(database_.db.get(), base_->read_options(), database_.column(column), key, &value);
  if (read.IsNotFound()) return std::nullopt;
  if (!read.ok()) return FromRocks(read, database_.path);
  return value;
}

// Into memory alone: these cannot fail.
void ChangeSet::Put(Column column, const std::string& key, std::string_view value) {
  batch_.Put(database_.column(column), key, ToSlice(value)).PermitUncheckedError();
}

void ChangeSet::Delete(Column column, const std::string& key) {
  batch_.Delete(database_.column(column), key).PermitUncheckedError();
}

absl::StatusOr<std::vector<std::string>> ChangeSet::KeysUnder(Column column, const std::string& prefix) {
  const rocksdb::ReadOptions options = base_->read_options();
  rocksdb::Iterator* below = database_.db->NewIterator(options, database_.column(column));
  std::unique_ptr<rocksdb::Iterator> it(batch_.NewIteratorWithBase(database_.column(column), below, &options));
  std::vector<std::string> keys;
  for (it->Seek(prefix); it->Valid() && it->key().starts_with(prefix); it->Next()) {
    keys.emplace_back(ToStd(it->key()).substr(prefix.size()));
  }
  WHENCE_RETURN_IF_ERROR(FromRocks(it->status(), database_.path));
  return keys;
}

absl::StatusOr<std::optional<TermId>> ChangeSet::Find(const Term& term) const {
  if (const auto inlined = InlineTerm(term)) return inlined;
  std::string encoded;
  EncodeTermTo(term, &encoded);
  const auto known = new_terms_.find(encoded);
  if (known != new_terms_.end()) return known->second;
  return base_->dictionary().Find(encoded);
}

absl::StatusOr<TermId> ChangeSet::Encode(const Term& term) {
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> known, Find(term));
  if (known) return *known;
  const TermId id(counters_.next_term++);
  std::string encoded;
  EncodeTermTo(term, &encoded);
  new_terms_.emplace(encoded, id);
  new_term_bytes_.push_back(std::move(encoded));
  return id;
}

bool ChangeSet::HasTriple(const Triple& triple) const {
  const auto changed = triples_.find(ToKey(TripleOrder::kSpo, triple));
  return changed != triples_.end() ? changed->second > 0 : base_->Contains(triple);
}

void ChangeSet::ChangeTriple(const Triple& triple, int by) {
  const auto [change, added] = triples_.try_emplace(ToKey(TripleOrder::kSpo, triple), by);
  if (!added) triples_.erase(change);  // what went comes back, or the other way round
  counters_.counts.triples += static_cast<uint64_t>(static_cast<int64_t>(by));
}

absl::StatusOr<std::vector<StatementId>> ChangeSet::Stated(const Triple& triple) {
  WHENCE_ASSIGN_OR_RETURN(const auto keys, KeysUnder(Column::kStatements, StatedPrefix(triple)));
  std::vector<StatementId> ids;
  for (const std::string& key : keys) ids.emplace_back(ByteReader(key).BigEndian<uint64_t>());
  return ids;
}

absl::StatusOr<Statement> ChangeSet::Encode(const StatementRecord& record) {
  Statement statement;
  WHENCE_ASSIGN_OR_RETURN(statement.triple.subject, Encode(record.subject));
  WHENCE_ASSIGN_OR_RETURN(statement.triple.predicate, Encode(record.predicate));
  WHENCE_ASSIGN_OR_RETURN(statement.triple.object, Encode(record.object));
  for (const auto& [predicate, value] : record.qualifiers) {
    Qualifier qualifier;
    WHENCE_ASSIGN_OR_RETURN(qualifier.predicate, Encode(predicate));
    WHENCE_ASSIGN_OR_RETURN(qualifier.value, Encode(value));
    statement.qualifiers.push_back(qualifier);
  }
  std::sort(statement.qualifiers.begin(), statement.qualifiers.end());
  const auto same = std::unique(statement.qualifiers.begin(), statement.qualifiers.end());
  statement.qualifiers.erase(same, statement.qualifiers.end());
  statement.polarity = record.polarity;
  statement.modality = record.modality;
  return statement;
}

// Two statements are one if their encodings are: triple, qualifiers, polarity and modality.
absl::StatusOr<std::optional<StatementId>> ChangeSet::Find(const Statement& statement) {
  const std::string body = EncodeStatement(statement);
  const Key3 key = ToKey(TripleOrder::kSpo, statement.triple);
  if (const auto many = many_stated_.find(key); many != many_stated_.end()) {
    const auto found = many->second.find(body);
    return found == many->second.end() ? std::nullopt : std::optional(found->second);
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<StatementId> stated, Stated(statement.triple));
  absl::flat_hash_map<std::string, StatementId> by_body;
  for (const StatementId id : stated) {
    if (id.value() == 0) continue;
    WHENCE_ASSIGN_OR_RETURN(auto other, Get(Column::kStatements, StatementKey(id)));
    if (stated.size() < kManyStated && other == body) return id;
    if (stated.size() >= kManyStated && other.has_value()) by_body.emplace(*std::move(other), id);
  }
  if (stated.size() < kManyStated) return std::nullopt;
  const auto found = by_body.find(body);
  const auto known = found == by_body.end() ? std::nullopt : std::optional(found->second);
  many_stated_.emplace(key, std::move(by_body));
  return known;
}

absl::StatusOr<StatementId> ChangeSet::AddStatement(const StatementRecord& record, const Support& support) {
  WHENCE_ASSIGN_OR_RETURN(const Statement statement, Encode(record));
  WHENCE_ASSIGN_OR_RETURN(const auto known, Find(statement));
  if (known) {
    Put(Column::kStatements, SupportKey(*known, support), {});
    return *known;
  }
  const auto many = many_stated_.find(ToKey(TripleOrder::kSpo, statement.triple));
  std::vector<StatementId> stated;
  if (many == many_stated_.end()) {
    WHENCE_ASSIGN_OR_RETURN(stated, Stated(statement.triple));
  }
  if (many == many_stated_.end() && stated.empty()) {
    if (HasTriple(statement.triple)) {
      Put(Column::kStatements, StatedKey(statement.triple, StatementId(0)), {});
    } else {
      ChangeTriple(statement.triple, 1);
    }
  }
  const StatementId id(counters_.next_statement++);
  const std::string body = EncodeStatement(statement);
  Put(Column::kStatements, StatementKey(id), body);
  if (many != many_stated_.end()) many->second.emplace(body, id);
  if (const auto left = left_on_.find(ToKey(TripleOrder::kSpo, statement.triple)); left != left_on_.end()) {
    ++left->second.statements;
  }
  Put(Column::kStatements, StatedKey(statement.triple, id), {});
  Put(Column::kStatements, SupportKey(id, support), {});
  if (counters_.worded && !statement.qualifiers.empty()) {
    std::string triple;
    for (const uint64_t part : ToKey(TripleOrder::kSpo, statement.triple)) AppendVarint(part, &triple);
    for (const Qualifier& qualifier : statement.qualifiers) {
      Put(Column::kStatements, QualifiedKey(qualifier.value, id), triple);
    }
  }
  ++counters_.counts.statements;
  return id;
}

absl::Status ChangeSet::DropSupports(StatementId id, DocumentId document) {
  WHENCE_ASSIGN_OR_RETURN(const auto supports, KeysUnder(Column::kStatements, SupportPrefix(id)));
  size_t left = supports.size();
  for (const std::string& rest : supports) {
    if (ByteReader(rest).BigEndian<uint32_t>() != document.value()) continue;
    Delete(Column::kStatements, SupportPrefix(id) + rest);
    --left;
  }
  return left == 0 ? DropStatement(id) : absl::OkStatus();
}

absl::Status ChangeSet::DropStatement(StatementId id) {
  WHENCE_ASSIGN_OR_RETURN(const auto body, Get(Column::kStatements, StatementKey(id)));
  const auto statement = body ? DecodeStatement(*body) : std::nullopt;
  if (!statement) return Damaged(StrCat("statement ", id.value()));
  const Key3 key = ToKey(TripleOrder::kSpo, statement->triple);
  if (const auto many = many_stated_.find(key); many != many_stated_.end()) many->second.erase(*body);
  auto left = left_on_.find(key);
  if (left == left_on_.end()) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<StatementId> stated, Stated(statement->triple));
    const bool bare = !stated.empty() && stated[0].value() == 0;
    left = left_on_.emplace(key, Left{stated.size() - (bare ? 1 : 0), bare}).first;
  }
  if (left->second.statements == 0) return Damaged(StrCat("the list of statements with statement ", id.value()));
  Delete(Column::kStatements, StatementKey(id));
  Delete(Column::kStatements, StatedKey(statement->triple, id));
  for (const Qualifier& qualifier : statement->qualifiers) {
    Delete(Column::kStatements, QualifiedKey(qualifier.value, id));
  }
  --counters_.counts.statements;
  if (--left->second.statements > 0) return absl::OkStatus();
  if (left->second.bare) {
    Delete(Column::kStatements, StatedKey(statement->triple, StatementId(0)));  // bare again
  } else {
    ChangeTriple(statement->triple, -1);
  }
  left_on_.erase(left);
  return absl::OkStatus();
}

absl::Status ChangeSet::ChangeAlias(TermId entity, AliasKind kind, std::string_view name, int by) {
  const std::string folded = FoldAlias(name);
  if (folded.empty()) return absl::OkStatus();
  const std::string key = NameKey(folded, static_cast<uint8_t>(kind), name, entity);
  WHENCE_ASSIGN_OR_RETURN(const auto bytes, Get(Column::kAliases, key));
  const int64_t before = bytes ? static_cast<int64_t>(ByteReader(*bytes).Varint()) : 0;
  const int64_t after = before + by;
  if (after < 0) return Damaged(StrCat("the alias \"", name, "\""));
  const std::string entity_key = EntityNameKey(entity, static_cast<uint8_t>(kind), name);
  if (after == 0) {
    Delete(Column::kAliases, key);
    Delete(Column::kAliases, entity_key);
    --counters_.counts.aliases;
    return absl::OkStatus();
  }
  std::string value;
  AppendVarint(static_cast<uint64_t>(after), &value);
  Put(Column::kAliases, key, value);
  if (before == 0) {
    Put(Column::kAliases, entity_key, {});
    ++counters_.counts.aliases;
  }
  return absl::OkStatus();
}

absl::Status ChangeSet::ChangeLabel(TermId subject, const Term& predicate, const Term& object, int by) {
  if (object.kind != TermKind::kString || !database_.IsLabel(predicate.lexical)) return absl::OkStatus();
  return ChangeAlias(subject, AliasKind::kLabel, object.lexical, by);
}

absl::StatusOr<bool> ChangeSet::InsertTriple(const Term& subject, const Term& predicate, const Term& object) {
  Triple triple;
  WHENCE_ASSIGN_OR_RETURN(triple.subject, Encode(subject));
  WHENCE_ASSIGN_OR_RETURN(triple.predicate, Encode(predicate));
  WHENCE_ASSIGN_OR_RETURN(triple.object, Encode(object));
  WHENCE_ASSIGN_OR_RETURN(const std::vector<StatementId> stated, Stated(triple));
  if (stated.empty() ? HasTriple(triple) : stated[0].value() == 0) return false;
  if (stated.empty()) {
    ChangeTriple(triple, 1);
  } else {
    Put(Column::kStatements, StatedKey(triple, StatementId(0)), {});
    left_on_.erase(ToKey(TripleOrder::kSpo, triple));
  }
  WHENCE_RETURN_IF_ERROR(ChangeLabel(triple.subject, predicate, object, 1));
  counters_.worded = false;
  return true;
}

absl::StatusOr<bool> ChangeSet::RemoveTriple(const Term& subject, const Term& predicate, const Term& object) {
  WHENCE_ASSIGN_OR_RETURN(const auto s, Find(subject));
  WHENCE_ASSIGN_OR_RETURN(const auto p, Find(predicate));
  WHENCE_ASSIGN_OR_RETURN(const auto o, Find(object));
  if (!s || !p || !o) return false;
  const Triple triple{*s, *p, *o};
  WHENCE_ASSIGN_OR_RETURN(std::vector<StatementId> stated, Stated(triple));
  // Loaded statements first: the last one that goes may leave the triple bare.
  bool removed = false;
  for (const StatementId id : stated) {
    const std::string held = SupportKey(id, LoadedSupport());
    WHENCE_ASSIGN_OR_RETURN(const auto loaded, id.value() != 0 ? Get(Column::kStatements, held) : std::nullopt);
    if (!loaded) continue;
    WHENCE_RETURN_IF_ERROR(DropSupports(id, DocumentId(0)));
    removed = true;
  }
  if (removed) {
    WHENCE_ASSIGN_OR_RETURN(stated, Stated(triple));
  }
  if (stated.empty() ? !HasTriple(triple) : stated[0].value() != 0) return removed;
  if (stated.empty()) {
    ChangeTriple(triple, -1);
  } else {
    Delete(Column::kStatements, StatedKey(triple, StatementId(0)));
    left_on_.erase(ToKey(TripleOrder::kSpo, triple));
  }
  WHENCE_RETURN_IF_ERROR(ChangeLabel(triple.subject, predicate, object, -1));
  return true;
}

absl::StatusOr<bool> ChangeSet::InsertStatement(const StatementRecord& record) {
  WHENCE_ASSIGN_OR_RETURN(const Statement statement, Encode(record));
  WHENCE_ASSIGN_OR_RETURN(const auto known, Find(statement));
  if (known) {
    WHENCE_ASSIGN_OR_RETURN(const auto loaded, Get(Column::kStatements, SupportKey(*known, LoadedSupport())));
    if (loaded) return false;
  }
  WHENCE_RETURN_IF_ERROR(AddStatement(record, LoadedSupport()).status());
  counters_.worded = false;
  return true;
}

absl::StatusOr<bool> ChangeSet::RemoveStatement(const StatementRecord& record) {
  WHENCE_ASSIGN_OR_RETURN(const Statement statement, Encode(record));
  WHENCE_ASSIGN_OR_RETURN(const auto known, Find(statement));
  if (!known) return false;
  WHENCE_ASSIGN_OR_RETURN(const auto loaded, Get(Column::kStatements, SupportKey(*known, LoadedSupport())));
  if (!loaded) return false;
  WHENCE_RETURN_IF_ERROR(DropSupports(*known, DocumentId(0)));
  return true;
}

void ChangeSet::AddText(DocumentId id, const DocumentRecord& record) {
  const std::string_view text = record.text;
  for (uint64_t piece = 0; piece * kTextPiece < text.size(); ++piece) {
    Put(Column::kText, TextKey(id, static_cast<uint32_t>(piece)), text.substr(piece * kTextPiece, kTextPiece));
  }
  for (size_t begin = 0; begin < record.sentences.size(); begin += kSentencesPerBlock) {
    const size_t end = std::min<size_t>(begin + kSentencesPerBlock, record.sentences.size());
    const auto block = static_cast<uint32_t>(begin / kSentencesPerBlock);
    Put(Column::kDocuments, SentenceBlockKey(id, block), EncodeSentences(record.sentences, begin, end));
  }
}

std::vector<std::string> ChangeSet::AddPostings(DocumentId id, const DocumentRecord& record) {
  std::map<std::string, std::vector<Posting>> postings;
  for (size_t ordinal = 0; ordinal < record.sentences.size(); ++ordinal) {
    const uint16_t length = IndexLength(record.sentences[ordinal]);
    for (const auto& [word, count] : record.sentences[ordinal].words) {
      postings[word].push_back({id, static_cast<uint32_t>(ordinal), count, length});
    }
  }
  std::vector<std::string> words;
  for (const auto& [word, list] : postings) {
    Put(Column::kPostings, PostingKey(word, id), EncodePostings(list));
    words.push_back(word);
  }
  return words;
}

absl::Status ChangeSet::AddDocument(DocumentId id, const DocumentRecord& record, uint64_t content) {
  Manifest manifest;
  for (const StatementRecord& statement : record.statements) {
    WHENCE_ASSIGN_OR_RETURN(const StatementId said,
                            AddStatement(statement, Support{id, statement.span, statement.rule}));
    manifest.statements.push_back(said);
  }
  std::sort(manifest.statements.begin(), manifest.statements.end());
  manifest.statements.erase(std::unique(manifest.statements.begin(), manifest.statements.end()),
                            manifest.statements.end());
  std::set<ManifestAlias> aliases;
  for (const AliasRecord& alias : record.aliases) {
    if (FoldAlias(alias.name).empty()) continue;
    WHENCE_ASSIGN_OR_RETURN(const TermId entity, Encode(alias.entity));
    if (!aliases.insert({entity, alias.kind, alias.name}).second) continue;
    WHENCE_RETURN_IF_ERROR(ChangeAlias(entity, alias.kind, alias.name, 1));
  }
  manifest.aliases.assign(aliases.begin(), aliases.end());
  if (counters_.worded) {
    for (const TermWord& word : record.term_words) {
      WHENCE_ASSIGN_OR_RETURN(const TermId term, Encode(word.term));
      Put(Column::kAliases, TermWordKey(word.word, static_cast<uint8_t>(word.place), term), {});
    }
  }
  AddText(id, record);
  manifest.words = AddPostings(id, record);

  DocumentHead head;
  head.info.name = record.name;
  head.info.title = record.title;
  head.info.hash = StableHash(record.text);
  head.info.bytes = record.text.size();
  head.info.sentences = static_cast<uint32_t>(record.sentences.size());
  head.info.statements = static_cast<uint32_t>(record.statements.size());
  head.content = content;
  std::string id_bytes;
  AppendBigEndian(id.value(), &id_bytes);
  Put(Column::kDocuments, DocumentNameKey(record.name), id_bytes);
  Put(Column::kDocuments, DocumentHeadKey(id), EncodeDocumentHead(head));
  Put(Column::kDocuments, ManifestKey(id), EncodeManifest(manifest));
  ++counters_.counts.documents;
  counters_.counts.sentences += record.sentences.size();
  return absl::OkStatus();
}

absl::Status ChangeSet::RemoveDocument(DocumentId id) {
  WHENCE_ASSIGN_OR_RETURN(const DocumentHead head, base_->HeadOf(id));
  WHENCE_ASSIGN_OR_RETURN(const auto bytes, Get(Column::kDocuments, ManifestKey(id)));
  const auto manifest = bytes ? DecodeManifest(*bytes) : std::nullopt;
  if (!manifest) return Damaged(StrCat("the manifest of document ", id.value()));
  for (const StatementId statement : manifest->statements) WHENCE_RETURN_IF_ERROR(DropSupports(statement, id));
  for (const ManifestAlias& alias : manifest->aliases) {
    WHENCE_RETURN_IF_ERROR(ChangeAlias(alias.entity, alias.kind, alias.name, -1));
  }
  for (const std::string& word : manifest->words) Delete(Column::kPostings, PostingKey(word, id));
  for (uint64_t piece = 0; piece * kTextPiece < head.info.bytes; ++piece) {
    Delete(Column::kText, TextKey(id, static_cast<uint32_t>(piece)));
  }
  for (uint32_t block = 0; block * kSentencesPerBlock < head.info.sentences; ++block) {
    Delete(Column::kDocuments, SentenceBlockKey(id, block));
  }
  Delete(Column::kDocuments, DocumentNameKey(head.info.name));
  Delete(Column::kDocuments, DocumentHeadKey(id));
  Delete(Column::kDocuments, ManifestKey(id));
  --counters_.counts.documents;
  counters_.counts.sentences -= head.info.sentences;
  return absl::OkStatus();
}

absl::Status ChangeSet::FinishIndexes() {
  BatchSink sink(database_.column(Column::kIndex), &batch_);
  std::vector<KeyChange> changes;
  for (size_t order = 0; order < kTripleOrderCount; ++order) {
    changes.clear();
    for (const auto& [key, by] : triples_) {
      const Triple triple = FromKey(TripleOrder::kSpo, key);
      changes.push_back({ToKey(static_cast<TripleOrder>(order), triple), by > 0});
    }
    std::sort(changes.begin(), changes.end(), [](const KeyChange& a, const KeyChange& b) { return a.key < b.key; });
    const IteratorPool::Lease iterator = base_->pool().Take();
    WHENCE_RETURN_IF_ERROR(EditIndex(IndexOf(static_cast<TripleOrder>(order)), changes, *iterator, sink));
  }
  changes.clear();
  for (const auto& [encoded, id] : new_terms_) changes.push_back({{0, TermHash(encoded), id.value()}, true});
  std::sort(changes.begin(), changes.end(), [](const KeyChange& a, const KeyChange& b) { return a.key < b.key; });
  const IteratorPool::Lease iterator = base_->pool().Take();
  return EditIndex(IndexId::kTermHash, changes, *iterator, sink);
}

absl::Status ChangeSet::FinishDictionary() {
  if (new_term_bytes_.empty()) return absl::OkStatus();
  const TermId first(base_->counters().next_term);
  uint64_t block = TermBlockOf(first);
  std::vector<std::string> terms;
  if ((first.value() - 1) % kTermsPerBlock != 0) {
    WHENCE_ASSIGN_OR_RETURN(terms, base_->dictionary().ReadBlock(block));
    if (terms.size() != (first.value() - 1) % kTermsPerBlock) return Damaged("the last block of the dictionary");
  }
  for (std::string& term : new_term_bytes_) {
    terms.push_back(std::move(term));
    if (terms.size() < kTermsPerBlock) continue;
    Put(Column::kTerms, TermBlockKey(block++), TermBlock::Encode(terms));
    terms.clear();
  }
  if (!terms.empty()) Put(Column::kTerms, TermBlockKey(block), TermBlock::Encode(terms));
  return absl::OkStatus();
}

// Per predicate: how many triples come and go, and whether its pairs with a subject, and with an object, are new or
// gone.
absl::Status ChangeSet::FinishStatistics() {
  absl::btree_map<uint64_t, PredicateStatistics> statistics;  // differences, modulo 2^64
  for (const auto& [key, by] : triples_) statistics[key[1]].triples += static_cast<uint64_t>(static_cast<int64_t>(by));
  for (const auto& [order, distinct] : {std::pair{TripleOrder::kPso, &PredicateStatistics::subjects},
                                        std::pair{TripleOrder::kPos, &PredicateStatistics::objects}}) {
    struct Pair {
      uint64_t come = 0, go = 0;
    };
    absl::btree_map<std::pair<uint64_t, uint64_t>, Pair> pairs;
    for (const auto& [spo, by] : triples_) {
      const Key3 key = ToKey(order, FromKey(TripleOrder::kSpo, spo));
      Pair& pair = pairs[{key[0], key[1]}];
      ++(by > 0 ? pair.come : pair.go);
    }
    constexpr uint64_t kTop = ~uint64_t{0};
    for (const auto& [parts, pair] : pairs) {
      const KeyRange range{{parts.first, parts.second, 0}, {parts.first, parts.second, kTop}};
      PackedCursor cursor(base_->index(), IndexOf(order), order, range);
      uint64_t there = 0;
      for (; cursor.Valid() && there <= pair.go; cursor.Next()) ++there;
      WHENCE_RETURN_IF_ERROR(cursor.status());
      const bool before = there > 0;
      const bool after = there - pair.go + pair.come > 0;
      statistics[parts.first].*distinct += static_cast<uint64_t>(int64_t{after} - int64_t{before});
    }
  }
  for (const auto& [predicate, difference] : statistics) {
    PredicateStatistics now = base_->StatisticsOf(TermId(predicate));
    now.triples += difference.triples;
    now.subjects += difference.subjects;
    now.objects += difference.objects;
    const std::string key = PredicateKey(TermId(predicate));
    if (now.triples == 0) {
      Delete(Column::kMeta, key);
    } else {
      Put(Column::kMeta, key, EncodePredicateStatistics(now));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<rocksdb::WriteBatch*> ChangeSet::Finish() {
  WHENCE_RETURN_IF_ERROR(FinishIndexes());
  WHENCE_RETURN_IF_ERROR(FinishDictionary());
  WHENCE_RETURN_IF_ERROR(FinishStatistics());
  Put(Column::kMeta, std::string(kCountersKey), EncodeCounters(counters_));
  return batch_.GetWriteBatch();
}

}  // namespace whence
