#ifndef WHENCE_GRAPH_STORE_RECORDS_H_
#define WHENCE_GRAPH_STORE_RECORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/document_record.h"
#include "graph/graph.h"

namespace whence {

// The values of a store. Each Encode has a Decode that gives none for bytes that are not such a value.
// ON DISK: a change needs a new kFormatVersion (graph/store/format.h).

// The one record that every batch rewrites.
struct Counters {
  GraphCounts counts;
  uint64_t next_term = 1;  // dictionary id
  uint64_t next_statement = 1;
  uint32_t next_document = 1;
  bool worded = false;  // documents gave all that there is, and with it the words of its terms
  friend bool operator==(const Counters&, const Counters&) = default;
};
std::string EncodeCounters(const Counters& counters);
std::optional<Counters> DecodeCounters(std::string_view bytes);

std::string EncodePredicateStatistics(const PredicateStatistics& statistics);
std::optional<PredicateStatistics> DecodePredicateStatistics(std::string_view bytes);

// Triple, qualifiers, polarity and modality; id and supports stand in keys.
std::string EncodeStatement(const Statement& statement);
std::optional<Statement> DecodeStatement(std::string_view bytes);

// Of a support, from what follows the prefix of its key.
std::optional<Support> DecodeSupport(std::string_view key_rest);

struct DocumentHead {
  DocumentInfo info;     // but for the id
  uint64_t content = 0;  // ContentHash
};
std::string EncodeDocumentHead(const DocumentHead& head);
std::optional<DocumentHead> DecodeDocumentHead(std::string_view bytes);

// Spans, lines and marks of the sentences [begin, end) of a document.
std::string EncodeSentences(const std::vector<SentenceRecord>& sentences, size_t begin, size_t end);
std::optional<std::vector<SentenceInfo>> DecodeSentences(std::string_view bytes, DocumentId id, uint32_t first);

// What a document said: the statements that it supports, the alias entries that it gives, the words that it posts.
struct ManifestAlias {
  TermId entity;
  AliasKind kind = AliasKind::kName;
  std::string name;
  friend auto operator<=>(const ManifestAlias&, const ManifestAlias&) = default;
};
struct Manifest {
  std::vector<StatementId> statements;  // sorted
  std::vector<ManifestAlias> aliases;   // sorted
  std::vector<std::string> words;       // sorted
};
std::string EncodeManifest(const Manifest& manifest);
std::optional<Manifest> DecodeManifest(std::string_view bytes);

// The sentences of one document that have a word: ordinal, count, length.
std::string EncodePostings(const std::vector<Posting>& postings);
// Appends to `out`.
bool DecodePostings(std::string_view bytes, DocumentId id, std::vector<Posting>* out);

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_RECORDS_H_
