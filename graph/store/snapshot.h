#ifndef WHENCE_GRAPH_STORE_SNAPSHOT_H_
#define WHENCE_GRAPH_STORE_SNAPSHOT_H_

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "graph/graph.h"
#include "graph/store/database.h"
#include "graph/store/dictionary.h"
#include "graph/store/iterator_pool.h"
#include "graph/store/records.h"
#include "graph/store/state_cache.h"

namespace whence {

// The store at one moment.
class StoreSnapshot : public Graph {
 public:
  // `known` is replaced when it is null, or of another state of the store than the present one; it may then take
  // `chunk_bytes`.
  static absl::StatusOr<std::shared_ptr<const StoreSnapshot>> Take(std::shared_ptr<Database> database,
                                                                   std::shared_ptr<TermCache> cache,
                                                                   std::shared_ptr<StateCache>* known,
                                                                   uint64_t chunk_bytes);
  ~StoreSnapshot() override;

  absl::StatusOr<std::optional<TermId>> FindTerm(const Term& term) const override;
  absl::StatusOr<Term> DecodeTerm(TermId id) const override;
  absl::Status DecodeInto(absl::Span<const TermId> ids, absl::Span<Term* const> terms) const override;
  std::unique_ptr<TripleCursor> ScanIn(TripleOrder order, const TripleFilter& filter) const override;
  uint64_t EstimateCount(const TripleFilter& filter) const override;
  PredicateStatistics StatisticsOf(TermId predicate) const override;
  const TermSet* MembersOf(TripleOrder order, TermId predicate, uint64_t lookups) const override;
  absl::StatusOr<std::vector<Statement>> StatementsOf(const Triple& triple) const override;
  absl::StatusOr<Statement> GetStatement(StatementId id) const override;
  absl::StatusOr<std::vector<AliasMatch>> FindAlias(std::string_view folded) const override;
  absl::StatusOr<NameLookup> LookUpName(std::string_view folded) const override;
  absl::StatusOr<std::vector<AliasMatch>> AliasesOf(TermId entity) const override;
  absl::StatusOr<std::vector<std::string>> FoldedNames(std::string_view prefix, size_t limit) const override;
  absl::StatusOr<std::vector<std::string>> SimilarNames(std::string_view folded, int distance,
                                                        size_t limit) const override;
  absl::StatusOr<std::optional<std::vector<TermId>>> FindTermsByWord(std::string_view word, WordPlace first,
                                                                     WordPlace last, size_t limit) const override;
  absl::StatusOr<std::optional<std::vector<Triple>>> TriplesQualifiedBy(TermId value, size_t limit) const override;
  absl::StatusOr<std::vector<DocumentInfo>> Documents() const override;
  absl::StatusOr<DocumentInfo> GetDocument(DocumentId id) const override;
  absl::StatusOr<std::string> ReadText(DocumentId id, ByteSpan span) const override;
  absl::StatusOr<SentenceInfo> GetSentence(DocumentId id, uint32_t ordinal) const override;
  absl::StatusOr<std::optional<SentenceInfo>> SentenceAt(DocumentId id, uint64_t offset) const override;
  absl::StatusOr<std::vector<Posting>> FindPostings(std::string_view word) const override;
  GraphCounts Counts() const override { return counters_.counts; }

  // For writers, who build on the moment before their batch.
  const Database& database() const { return *database_; }
  const Counters& counters() const { return counters_; }
  const Dictionary& dictionary() const { return *dictionary_; }
  IteratorPool& pool() const { return pool(Column::kIndex); }
  IndexSource index() const { return {&pool(), &known_->chunks}; }
  rocksdb::ReadOptions read_options() const;
  bool Contains(const Triple& triple) const;
  // Whether the statement was loaded, and so stays whatever documents say.
  absl::StatusOr<bool> IsLoaded(StatementId id) const;
  // The value under a key, or none.
  absl::StatusOr<std::optional<std::string>> Get(Column column, std::string_view key) const;
  absl::StatusOr<std::optional<DocumentId>> FindDocument(std::string_view name) const;
  absl::StatusOr<DocumentHead> HeadOf(DocumentId id) const;
  // Calls `visit` for every entry whose key starts with the prefix, in order, until it returns false.
  template <typename Visit>
  absl::Status ForEach(Column column, std::string_view prefix, Visit visit) const {
    const IteratorPool::Lease it = pool(column).Take();
    for (it->Seek(ToSlice(prefix)); it->Valid() && it->key().starts_with(ToSlice(prefix)); it->Next()) {
      if (!visit(ToStd(it->key()).substr(prefix.size()), ToStd(it->value()))) break;
    }
    return FromRocks(it->status(), database_->path);
  }

 private:
  StoreSnapshot(std::shared_ptr<Database> database, std::shared_ptr<TermCache> cache);

  // What Get gives, where it stands.
  absl::StatusOr<bool> Pin(Column column, std::string_view key, rocksdb::PinnableSlice* value) const;
  absl::StatusOr<std::shared_ptr<const DocumentHead>> KnownHead(DocumentId id) const;
  absl::StatusOr<std::shared_ptr<const NameLookup>> KnownName(std::string_view folded) const;
  absl::StatusOr<std::shared_ptr<const std::vector<SentenceInfo>>> SentenceBlock(DocumentId id, uint32_t block) const;
  double BytesPerKey() const;
  IteratorPool& pool(Column column) const { return *pools_[static_cast<size_t>(column)]; }

  const std::shared_ptr<Database> database_;
  const std::shared_ptr<TermCache> cache_;
  const rocksdb::Snapshot* snapshot_;
  std::shared_ptr<StateCache> known_;
  Counters counters_;
  std::array<std::unique_ptr<IteratorPool>, kColumnCount> pools_;
  std::unique_ptr<Dictionary> dictionary_;
  mutable std::atomic<double> bytes_per_key_{0};  // of the index column, computed when first needed
  mutable std::mutex statistics_mutex_;
  mutable absl::flat_hash_map<TermId, PredicateStatistics> statistics_;  // asked for before
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_SNAPSHOT_H_
