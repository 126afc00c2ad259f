#ifndef WHENCE_RULES_EXTRACTION_EXTRACTOR_H_
#define WHENCE_RULES_EXTRACTION_EXTRACTOR_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "rules/extraction/extraction.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/extraction/relative_dates.h"

namespace whence {

struct GrammarWords;

struct RuleSource {
  std::string name;  // a path for messages
  std::string text;
};

enum class ExtractMode : uint8_t {
  kText,      // a sentence is a question only if it is marked as one (question mark, inverted wh-word)
  kQuestion,  // the caller knows that it is one: "who are the members of X", "Name the rivers of Y"
};

// Reads dependency trees into frames. Rules are compiled once, by Load. Immutable afterwards and thread-safe.
class Extractor {
 public:
  // Later sources add to earlier ones. Errors name file, line and column and show the line with a caret.
  static absl::StatusOr<std::unique_ptr<Extractor>> Load(const std::vector<RuleSource>& rules,
                                                         const std::vector<RuleSource>& lexicons);
  // The rules and the lexicon that are built into the program.
  static absl::StatusOr<std::unique_ptr<Extractor>> LoadBuiltin();
  ~Extractor();

  // Frames in the order of their anchors. Any tree is safe: bad heads and cycles give nothing. The frames own their
  // text; only TokenValue views the Analysis. Cost: linear in the tokens for ordinary sentences; at most
  // kMaxFrames frames.
  std::vector<Extraction> Extract(const Sentence& sentence, ExtractMode mode = ExtractMode::kText) const;

  // The sentence with the dates that "three years later" and its like mean (relative_dates.h).
  std::optional<Sentence> DateRelativeTimes(const Sentence& sentence, DateAnchor* anchor,
                                            std::vector<CountedDate>* counted = nullptr) const;

  const PredicateLexicon& lexicon() const;
  // The word classes of the rule files that general mechanics ask for.
  const GrammarWords& words() const;

  static constexpr size_t kMaxFrames = 256;
  static constexpr size_t kMaxTokens = 400;  // a longer sentence gives nothing

 private:
  // Of the sentence as its tree stands.
  std::vector<Extraction> ExtractTree(const Sentence& sentence, ExtractMode mode) const;

  struct Impl;
  explicit Extractor(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_EXTRACTOR_H_
