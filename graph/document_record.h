#ifndef WHENCE_GRAPH_DOCUMENT_RECORD_H_
#define WHENCE_GRAPH_DOCUMENT_RECORD_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/base/span.h"
#include "graph/ids.h"
#include "graph/statement.h"
#include "graph/term.h"

namespace whence {

// What a writer says of one document. Terms, not ids: the store encodes them. Applied as one atomic batch that replaces
// whatever the document of that name said before.

struct SentenceRecord {
  ByteSpan span;           // in DocumentRecord::text
  uint32_t line = 0;       // 1-based
  bool furniture = false;  // kept, never offered as a passage
  // Index terms with their counts, for passage search; empty keeps the sentence out of the index.
  std::vector<std::pair<std::string, uint16_t>> words;
};

struct StatementRecord {
  Term subject, predicate, object;
  std::vector<std::pair<Term, Term>> qualifiers;  // predicate, value
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  ByteSpan span;  // of the sentence in DocumentRecord::text
  std::string rule;
};

enum class AliasKind : uint8_t { kLabel = 0, kName = 1, kAcronym = 2, kShortName = 3, kRole = 4 };

struct AliasRecord {
  Term entity;
  std::string name;  // as written
  AliasKind kind = AliasKind::kName;
  ByteSpan span;  // of a place that shows it
};

// How a term has a word: as the noun that it ends in, among the others, as a class of what is said to be one, or
// anywhere as what a qualifier says.
enum class WordPlace : uint8_t { kHead = 1, kOther = 2, kClass = 3, kQualifier = 4 };

// A word under which a term of the document's statements is found. What word that is, is the writer's to say.
struct TermWord {
  std::string word;  // without zero bytes
  WordPlace place = WordPlace::kOther;
  Term term;
};

struct DocumentRecord {
  std::string name;  // key: the path or URL under which it was ingested
  std::string title;
  std::string text;  // the original bytes, so that citations can be shown after the file is gone
  std::vector<SentenceRecord> sentences;
  std::vector<StatementRecord> statements;
  std::vector<AliasRecord> aliases;
  std::vector<TermWord> term_words;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_DOCUMENT_RECORD_H_
