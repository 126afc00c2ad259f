#ifndef WHENCE_GRAPH_MEMORY_GRAPH_H_
#define WHENCE_GRAPH_MEMORY_GRAPH_H_

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_set.h"
#include "absl/container/flat_hash_map.h"
#include "graph/document_record.h"
#include "graph/graph.h"
#include "graph/put_result.h"

namespace whence {

// A graph in memory: for questions to one given text, and as the plain reference that tests hold the store against.
// Built in microseconds for a passage's statements. Changes are not thread-safe; reads between them are. Reads of terms
// and names copy; a cursor lives until the next change.
class MemoryGraph : public Graph {
 public:
  MemoryGraph();
  ~MemoryGraph() override;

  // Replaces what the document of that name said. Cost: linear in the document when it is new; a rebuild of the graph
  // when it replaces one.
  PutResult PutDocument(DocumentRecord record);
  // Takes back what only this document said. False if there is none. Cost: a rebuild of the graph.
  bool RemoveDocument(std::string_view name);
  // A triple without a statement, as loaded from RDF. False if it was there (or not there) already. A label
  // (IsLabelPredicate) becomes an alias of its subject.
  bool InsertTriple(const Term& subject, const Term& predicate, const Term& object);
  bool RemoveTriple(const Term& subject, const Term& predicate, const Term& object);

  absl::StatusOr<std::optional<TermId>> FindTerm(const Term& term) const override;
  absl::StatusOr<Term> DecodeTerm(TermId id) const override;
  absl::Status DecodeInto(absl::Span<const TermId> ids, absl::Span<Term* const> terms) const override;
  std::unique_ptr<TripleCursor> ScanIn(TripleOrder order, const TripleFilter& filter) const override;
  uint64_t EstimateCount(const TripleFilter& filter) const override;
  PredicateStatistics StatisticsOf(TermId predicate) const override;
  absl::StatusOr<std::vector<Statement>> StatementsOf(const Triple& triple) const override;
  absl::StatusOr<Statement> GetStatement(StatementId id) const override;
  absl::StatusOr<std::vector<AliasMatch>> FindAlias(std::string_view folded) const override;
  absl::StatusOr<NameLookup> LookUpName(std::string_view folded) const override;
  absl::StatusOr<std::vector<AliasMatch>> AliasesOf(TermId entity) const override;
  absl::StatusOr<std::vector<std::string>> FoldedNames(std::string_view prefix, size_t limit) const override;
  absl::StatusOr<std::vector<std::string>> SimilarNames(std::string_view folded, int distance,
                                                        size_t limit) const override;
  absl::StatusOr<std::vector<DocumentInfo>> Documents() const override;
  absl::StatusOr<DocumentInfo> GetDocument(DocumentId id) const override;
  absl::StatusOr<std::string> ReadText(DocumentId id, ByteSpan span) const override;
  absl::StatusOr<SentenceInfo> GetSentence(DocumentId id, uint32_t ordinal) const override;
  absl::StatusOr<std::optional<SentenceInfo>> SentenceAt(DocumentId id, uint64_t offset) const override;
  absl::StatusOr<std::vector<Posting>> FindPostings(std::string_view word) const override;
  GraphCounts Counts() const override;

 private:
  struct StoredDocument {
    DocumentInfo info;
    DocumentRecord record;
  };
  struct StoredAlias {
    AliasKind kind;
    std::string name;
    TermId entity;
    friend auto operator<=>(const StoredAlias&, const StoredAlias&) = default;
  };

  TermId Encode(const Term& term);
  void AddTriple(const Triple& triple);
  void AddStatement(DocumentId document, const StatementRecord& record);
  void AddAlias(const Term& entity, AliasKind kind, std::string_view name);
  void AddContent(const StoredDocument& document);
  void Rebuild();

  std::vector<Term> terms_;  // of dictionary id i + 1
  absl::flat_hash_map<Term, TermId> ids_;
  std::array<absl::btree_set<Key3>, kTripleOrderCount> triples_;
  std::set<std::array<Term, 3>> bare_;
  absl::btree_set<Key3> bare_keys_;    // the same in ids, subject first
  std::vector<Statement> statements_;  // of statement id i + 1
  std::map<Triple, std::vector<StatementId>> stated_;
  std::map<std::string, std::set<StoredAlias>, std::less<>> aliases_;  // by folded name
  std::map<TermId, std::vector<const StoredAlias*>> aliases_of_;       // by entity, in aliases_
  std::map<std::string, std::vector<Posting>, std::less<>> postings_;
  std::map<std::string, StoredDocument, std::less<>> documents_;  // by name
  std::map<DocumentId, const StoredDocument*> documents_by_id_;
  uint32_t next_document_ = 1;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_MEMORY_GRAPH_H_
