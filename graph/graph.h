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
#include "graph/term_set.h"
#include "graph/triple_cursor.h"

namespace whence {

struct AliasMatch {
  TermId entity;
  AliasKind kind = AliasKind::kName;
  std::string name;  // as written
};

// What a folded text is among the names of a graph.
struct NameLookup {
  bool begins = false;  // some name begins so, or is so
  std::vector<AliasMatch> matches;
};

// Triples with a predicate, and how many different subjects and objects they have.
struct PredicateStatistics {
  uint64_t triples = 0;
  uint64_t subjects = 0;
  uint64_t objects = 0;
  friend bool operator==(const PredicateStatistics&, const PredicateStatistics&) = default;
};

struct DocumentInfo {
  DocumentId id;
  std::string name;
  std::string title;
  uint64_t hash = 0;  // of the text
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

// What a graph holds, in numbers. Exact.
struct GraphCounts {
  uint64_t triples = 0;
  uint64_t statements = 0;
  uint64_t documents = 0;
  uint64_t sentences = 0;
  uint64_t aliases = 0;  // different entries (entity, kind, written name)
  friend bool operator==(const GraphCounts&, const GraphCounts&) = default;
};

// A posting of the passage index: how often an index word stands in a sentence.
struct Posting {
  DocumentId document;
  uint32_t ordinal = 0;  // of the sentence
  uint16_t count = 0;
  uint16_t length = 0;  // index words in the sentence, all told
};

// A read-only view of one moment of a store: what a writer does later is not seen. Thread-safe. Two implementations:
// the snapshot of a RocksDB store, and MemoryGraph. Faults (a corrupt block) are a Status; misses are empty. An id that
// the graph did not give is NotFound. Spans and offsets count bytes of the document as it was read.
class Graph {
 public:
  virtual ~Graph() = default;

  // Terms. Cost: one point read each; none for an id that holds its term (graph/inline_term.h).
  virtual absl::StatusOr<std::optional<TermId>> FindTerm(const Term& term) const = 0;
  virtual absl::StatusOr<Term> DecodeTerm(TermId id) const = 0;
  // Many at once, far cheaper than one at a time. DecodeInto puts the term of each id where its pointer says, reusing
  // what memory the term has; after an error, some are as they were.
  absl::StatusOr<std::vector<Term>> DecodeTerms(absl::Span<const TermId> ids) const;
  virtual absl::Status DecodeInto(absl::Span<const TermId> ids, absl::Span<Term* const> terms) const = 0;

  // Triples, whether loaded bare or stated by documents; each once, in the given order.
  // REQUIRES: the bound positions of the filter lead the order. Cost: a seek, then a step a triple.
  virtual std::unique_ptr<TripleCursor> ScanIn(TripleOrder order, const TripleFilter& filter) const = 0;
  // The same in whatever order the graph keeps for such a filter (OrderFor).
  std::unique_ptr<TripleCursor> Scan(const TripleFilter& filter) const { return ScanIn(OrderFor(filter), filter); }
  // An estimate for planners; exact when nothing is bound, or the predicate alone, or all three. Cost: at most two
  // seeks.
  virtual uint64_t EstimateCount(const TripleFilter& filter) const = 0;
  // What the graph knows of a predicate; zeros if it has no triple. Exact. Cost: at most one point read.
  virtual PredicateStatistics StatisticsOf(TermId predicate) const = 0;

  // The ids at the second place of the predicate's triples in kPos (its objects) or kPso (its subjects), for who looks
  // up many of them and wants to seek for those alone that are there. Null as long as the graph has no such set; it may
  // make one when `lookups`, the seeks that the caller has made since it asked last, have come to enough. Lives as long
  // as the graph.
  virtual const TermSet* MembersOf(TripleOrder /*order*/, TermId /*predicate*/, uint64_t /*lookups*/) const {
    return nullptr;
  }

  // Statements of one triple. If the triple is also there bare (loaded from RDF), the first of them has id 0 and
  // neither qualifiers nor supports. REQUIRES: the graph holds the triple. Cost: a seek, and a step a support.
  virtual absl::StatusOr<std::vector<Statement>> StatementsOf(const Triple& triple) const = 0;
  // Cost: one point read, and a step a support.
  virtual absl::StatusOr<Statement> GetStatement(StatementId id) const = 0;

  // Names. `folded` is FoldName(name) of graph/fold.h. Cost: a seek, and a step a match.
  virtual absl::StatusOr<std::vector<AliasMatch>> FindAlias(std::string_view folded) const = 0;
  // The same, and whether to go on with longer texts.
  virtual absl::StatusOr<NameLookup> LookUpName(std::string_view folded) const = 0;
  virtual absl::StatusOr<std::vector<AliasMatch>> AliasesOf(TermId entity) const = 0;
  // Folded names that start with the prefix, in order, at most `limit`: for completion and for longest match.
  virtual absl::StatusOr<std::vector<std::string>> FoldedNames(std::string_view prefix, size_t limit) const = 0;
  // Folded names within `distance` edits (1 or 2), nearest first, at most `limit`. Cost: bounded, whatever the size.
  virtual absl::StatusOr<std::vector<std::string>> SimilarNames(std::string_view folded, int distance,
                                                                size_t limit) const = 0;

  // Terms by a word that documents give them (DocumentRecord::term_words), at one of the places from `first` to `last`:
  // by place, then by id, at most `limit`. Some may be spoken of no more. Nothing at all where the graph keeps no such
  // index, and only looking at all terms will find them. Cost: a seek, and a step a term.
  virtual absl::StatusOr<std::optional<std::vector<TermId>>> FindTermsByWord(std::string_view /*word*/,
                                                                             WordPlace /*first*/, WordPlace /*last*/,
                                                                             size_t /*limit*/) const {
    return std::nullopt;
  }

  // Triples with a statement that has the value as a qualifier's, at most `limit`. Nothing at all where the graph keeps
  // no such index. Cost: a seek, and a step a statement.
  virtual absl::StatusOr<std::optional<std::vector<Triple>>> TriplesQualifiedBy(TermId /*value*/,
                                                                                size_t /*limit*/) const {
    return std::nullopt;
  }

  // Documents, in the order of their names, and passages. Cost: one point read each; a text's is linear in the span.
  virtual absl::StatusOr<std::vector<DocumentInfo>> Documents() const = 0;
  virtual absl::StatusOr<DocumentInfo> GetDocument(DocumentId id) const = 0;
  // Bytes of a document's text. InvalidArgument for a span outside it.
  virtual absl::StatusOr<std::string> ReadText(DocumentId id, ByteSpan span) const = 0;
  // The sentences of a document are numbered from 0 in the order of its text; NotFound behind the last.
  virtual absl::StatusOr<SentenceInfo> GetSentence(DocumentId id, uint32_t ordinal) const = 0;
  // The sentence that holds a byte offset, or none. Cost: a read for each halving of the document.
  virtual absl::StatusOr<std::optional<SentenceInfo>> SentenceAt(DocumentId id, uint64_t offset) const = 0;
  // The sentences with an index word, by document, then by ordinal. Cost: a seek, and a step a sentence.
  virtual absl::StatusOr<std::vector<Posting>> FindPostings(std::string_view word) const = 0;
  virtual GraphCounts Counts() const = 0;
  uint64_t SentenceCount() const { return Counts().sentences; }
};

}  // namespace whence

#endif  // WHENCE_GRAPH_GRAPH_H_
