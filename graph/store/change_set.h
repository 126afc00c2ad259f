#ifndef WHENCE_GRAPH_STORE_CHANGE_SET_H_
#define WHENCE_GRAPH_STORE_CHANGE_SET_H_

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/container/btree_map.h"
#include "absl/container/flat_hash_map.h"
#include "graph/document_record.h"
#include "graph/store/snapshot.h"
#include "rocksdb/utilities/write_batch_with_index.h"

namespace whence {

// The making of one atomic batch: changes are gathered over the moment before, seeing each other, and Finish() works
// out what they come to in every index, count and statistic. One writer at a time; used once.
class ChangeSet {
 public:
  explicit ChangeSet(std::shared_ptr<const StoreSnapshot> base);

  absl::Status AddDocument(DocumentId id, const DocumentRecord& record, uint64_t content);
  absl::Status RemoveDocument(DocumentId id);
  // False if there is nothing to do.
  absl::StatusOr<bool> InsertTriple(const Term& subject, const Term& predicate, const Term& object);
  absl::StatusOr<bool> RemoveTriple(const Term& subject, const Term& predicate, const Term& object);
  absl::StatusOr<bool> InsertStatement(const StatementRecord& record);
  absl::StatusOr<bool> RemoveStatement(const StatementRecord& record);

  DocumentId NextDocument() { return DocumentId(counters_.next_document++); }
  // The batch, to be written at once. Lives as long as the change set.
  absl::StatusOr<rocksdb::WriteBatch*> Finish();

 private:
  absl::StatusOr<TermId> Encode(const Term& term);
  absl::StatusOr<std::optional<TermId>> Find(const Term& term) const;
  bool HasTriple(const Triple& triple) const;
  void ChangeTriple(const Triple& triple, int by);

  absl::StatusOr<Statement> Encode(const StatementRecord& record);
  // The statement that is equal in everything but supports, or none.
  absl::StatusOr<std::optional<StatementId>> Find(const Statement& statement);
  absl::StatusOr<StatementId> AddStatement(const StatementRecord& record, const Support& support);
  absl::Status DropSupports(StatementId id, DocumentId document);
  absl::Status DropStatement(StatementId id);
  // The statements on a triple as they are now; 0 for the mark of a bare one. Cost: linear in them, and in those that
  // this change set has dropped.
  absl::StatusOr<std::vector<StatementId>> Stated(const Triple& triple);
  absl::Status ChangeAlias(TermId entity, AliasKind kind, std::string_view name, int by);
  absl::Status ChangeLabel(TermId subject, const Term& predicate, const Term& object, int by);
  void AddText(DocumentId id, const DocumentRecord& record);
  std::vector<std::string> AddPostings(DocumentId id, const DocumentRecord& record);

  absl::Status FinishIndexes();
  absl::Status FinishDictionary();
  absl::Status FinishStatistics();

  absl::StatusOr<std::optional<std::string>> Get(Column column, const std::string& key);
  void Put(Column column, const std::string& key, std::string_view value);
  void Delete(Column column, const std::string& key);
  // Keys, without the prefix, that start with it.
  absl::StatusOr<std::vector<std::string>> KeysUnder(Column column, const std::string& prefix);

  const std::shared_ptr<const StoreSnapshot> base_;
  const Database& database_;
  rocksdb::WriteBatchWithIndex batch_;
  Counters counters_;
  absl::flat_hash_map<std::string, TermId> new_terms_;  // encoded
  std::vector<std::string> new_term_bytes_;             // in the order of their ids
  absl::btree_map<Key3, int> triples_;                  // subject first: 1 comes, -1 goes
  // Of triples that lost statements and keep some, how many they keep: counted once, not for each that goes.
  struct Left {
    size_t statements = 0;
    bool bare = false;  // and the triple is said without one
  };
  absl::flat_hash_map<Key3, Left> left_on_;
  // Of triples with many statements, looked through once, the statements by their encodings.
  absl::flat_hash_map<Key3, absl::flat_hash_map<std::string, StatementId>> many_stated_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_CHANGE_SET_H_
