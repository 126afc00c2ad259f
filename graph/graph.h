#ifndef WHENCE_GRAPH_GRAPH_H_
#define WHENCE_GRAPH_GRAPH_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/document_record.h"
#include "graph/ids.h"
#include "graph/statement.h"
#include "graph/term.h"

namespace whence {

// One position bound or free, each way.
struct TripleFilter {
  std::optional<TermId> subject;
  std::optional<TermId> predicate;
  std::optional<TermId> object;
};

// Walks triples in the order of one index. Not thread-safe. Lives no longer than its Graph.
class TripleCursor {
 public:
  virtual ~TripleCursor() = default;
  virtual bool Valid() const = 0;
  // REQUIRES: Valid().
  virtual Triple triple() const = 0;
  virtual void Next() = 0;
  // OK, or why the walk ended early (corruption).
  virtual absl::Status status() const = 0;
};

struct AliasMatch {
  TermId entity;
  AliasKind kind = AliasKind::kName;
  std::string name;  // as written
};

struct DocumentInfo {
  DocumentId id;
  std::string name;
  std::string title;
  uint64_t hash = 0;   // of the text
  uint64_t bytes = 0;
  uint32_t sentences = 0;
  uint32_t statements = 0;
};

struct SentenceInfo {
  DocumentId document;
  uint32_t ordinal = 0;
  ByteSpan span;
  uint32_t line = 0;
  bool furniture = false;
};

// A posting of the passage index: how often an index word stands in a sentence.
struct Posting {
  DocumentId document;
  uint32_t ordinal = 0;   // of the sentence
  uint16_t count = 0;
  uint16_t length = 0;    // index words in the sentence, all told
};

// A read-only view of one moment of a store: what a writer does later is not seen. Thread-safe. Two implementations:
// the snapshot of a RocksDB store, and MemoryGraph. Faults (a corrupt block) are a Status; misses are empty.
class Graph {
 public:
  virtual ~Graph() = default;

  // Terms. Cost: one point read each.
  virtual absl::StatusOr<std::optional<TermId>> FindTerm(const Term& term) const = 0;
  virtual absl::StatusOr<Term> DecodeTerm(TermId id) const = 0;
  // In the order of ids; far cheaper than one at a time.
  virtual absl::StatusOr<std::vector<Term>> DecodeTerms(absl::Span<const TermId> ids) const = 0;

  // Triples, whether loaded bare or stated by documents; each once. Cost: a seek, then a step a triple.
  virtual std::unique_ptr<TripleCursor> Scan(const TripleFilter& filter) const = 0;
  // An estimate for planners, exact when at most one position is bound to a predicate. Cost: at most one seek.
  virtual uint64_t EstimateCount(const TripleFilter& filter) const = 0;

  // Statements of one triple; empty for a bare triple.
  virtual absl::StatusOr<std::vector<Statement>> StatementsOf(const Triple& triple) const = 0;
  virtual absl::StatusOr<Statement> GetStatement(StatementId id) const = 0;

  // Names. `folded` is FoldName(name) of graph/fold.h.
  virtual absl::StatusOr<std::vector<AliasMatch>> FindAlias(std::string_view folded) const = 0;
  virtual absl::StatusOr<std::vector<AliasMatch>> AliasesOf(TermId entity) const = 0;
  // Folded names that start with the prefix, in order, at most `limit`: for completion and for longest match.
  virtual absl::StatusOr<std::vector<std::string>> FoldedNames(std::string_view prefix, size_t limit) const = 0;
  // Folded names within `distance` edits (1 or 2), nearest first, at most `limit`. Cost: bounded, whatever the size.
  virtual absl::StatusOr<std::vector<std::string>> SimilarNames(std::string_view folded, int distance,
                                                                size_t limit) const = 0;

  // Documents and passages.
  virtual absl::StatusOr<std::vector<DocumentInfo>> Documents() const = 0;
  virtual absl::StatusOr<DocumentInfo> GetDocument(DocumentId id) const = 0;
  // Bytes of a document's text. Out of range is an error.
  virtual absl::StatusOr<std::string> ReadText(DocumentId id, ByteSpan span) const = 0;
  virtual absl::StatusOr<SentenceInfo> GetSentence(DocumentId id, uint32_t ordinal) const = 0;
  // The sentence that holds a byte offset, or none.
  virtual absl::StatusOr<std::optional<SentenceInfo>> SentenceAt(DocumentId id, uint64_t offset) const = 0;
  virtual absl::StatusOr<std::vector<Posting>> FindPostings(std::string_view word) const = 0;
  virtual uint64_t SentenceCount() const = 0;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_GRAPH_H_
