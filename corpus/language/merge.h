#ifndef WHENCE_CORPUS_LANGUAGE_MERGE_H_
#define WHENCE_CORPUS_LANGUAGE_MERGE_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "corpus/language/lexicon.h"
#include "corpus/language/name_list.h"
#include "corpus/language/tag_set.h"
#include "corpus/language/token.h"
#include "corpus/language/word_features.h"
#include "graph/base/span.h"

namespace whence {

// A sentence as the mergers see it: tokens with their tags. Views only.
struct TaggedSentence {
  std::string_view text;
  absl::Span<const ByteSpan> tokens;
  absl::Span<const std::string_view> forms;
  absl::Span<const Tag> tags;
  const SentenceFeatures* features = nullptr;

  size_t size() const { return tokens.size(); }
  const WordFeatures& word(size_t i) const { return features->words[i]; }
  // The text from the first byte of token `begin` to the last of token `end` - 1.
  std::string_view TextOf(size_t begin, size_t end) const {
    return text.substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin);
  }
  bool Glued(size_t i) const { return i > 0 && tokens[i - 1].end == tokens[i].begin; }
};

// Tokens [begin, end) of a sentence that are one for the parser, which sees word `head` with tag `tag`. Tokens
// [end, behind) belong to it, too, but not to its text: the acronym in brackets.
struct Merge {
  size_t begin = 0;
  size_t end = 0;
  size_t behind = 0;
  size_t head = 0;
  Tag tag;
  TokenKind kind = TokenKind::kName;
  EntityType type = EntityType::kNone;
  TokenValue value;
  std::string_view acronym;
};

// Dates and amounts of more than one token that start at token i; nothing when none does.
std::optional<Merge> FindDate(const TaggedSentence& sentence, size_t i);
std::optional<Merge> FindAmount(const TaggedSentence& sentence, size_t i);

// Finds the merges of a sentence, from left to right, not overlapping: names that `names` (may be null) and the lexicon
// know, names that are introduced with their acronym, dates, amounts, and runs of capitalised words. A merge has at
// least two tokens. Cost: linear, every rule looks a bounded number of tokens ahead.
class Merger {
 public:
  explicit Merger(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  void Find(const TaggedSentence& sentence, const NameList* names, std::vector<Merge>* merges) const;

 private:
  const Lexicon* lexicon_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_MERGE_H_
