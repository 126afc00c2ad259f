#ifndef WHENCE_RULES_LANGUAGE_RULE_SET_H_
#define WHENCE_RULES_LANGUAGE_RULE_SET_H_

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "rules/language/pattern.h"
#include "rules/language/rule_file.h"
#include "rules/language/term_expression.h"

namespace re2 {
class RE2;
}

namespace whence {

// One place of the sequence that rules are matched against: a word in lower case, or a symbol that stands for a phrase
// that has been recognised already (a name, a date, a verb of the lexicon) with all the types that it has.
struct MatchItem {
  std::string word;                // empty for a symbol
  std::vector<std::string> types;  // of a symbol: "country", "entity"
  std::string text;                // of a symbol: what it is shown as
};

// A rule as loaded: `match:`, `yield:` and its place.
struct CompiledRule {
  std::string name;
  std::string file;
  SourceLocation location;
  TermExpression yield;
  std::vector<std::string> slots;  // in the order of RE2's groups
  std::unique_ptr<re2::RE2> regex;
  std::vector<std::vector<std::string>> required;  // each list: one of these words must be there
  std::vector<std::string> ways;                   // encodings of all ways through the pattern, for lint
  std::vector<std::pair<std::string, SourceLocation>> tests;
};

// Items [begin, end) that a slot covers.
struct SlotRange {
  size_t begin = 0;
  size_t end = 0;
  friend bool operator==(const SlotRange&, const SlotRange&) = default;
};

struct RuleMatch {
  const CompiledRule* rule = nullptr;
  std::map<std::string, SlotRange, std::less<>> slots;
  size_t literal_words = 0;  // of the sequence, outside slots
  // The yield with each slot replaced by its text.
  std::string yield;
};

// All rules over whole sequences, however many: an index from each rule's rarest required word to the rule leaves a few
// candidates, which RE2 matches with captures. Patterns are those of pattern.h; the type `words` is a slot for one or
// more words. Not thread-safe while loading; matching is thread-safe.
class RuleSet {
 public:
  RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  // Adds the rules and classes of a file, or, when there is an error, none of them: the set is then as it was. Classes
  // of files added before may be used. Returns errors and warnings.
  std::vector<Diagnostic> Add(std::string_view path, std::string_view text);

  // Every rule that covers the whole sequence, the winner first: more literal words win, then fewer slots, then the
  // rule that was loaded first. Cost: a hash lookup a word and one RE2 match a candidate.
  std::vector<RuleMatch> Match(std::span<const MatchItem> items) const;

  // Rules that can never win or match, classes that nothing uses, rules without a word of their own.
  std::vector<Diagnostic> Lint() const;
  // Runs the tests written in the files: `test: when did {Peru:country} leave => when(leave(Peru))`. Returns failures.
  std::vector<Diagnostic> Test() const;

  size_t size() const { return rules_.size(); }
  const std::vector<std::unique_ptr<CompiledRule>>& rules() const { return rules_; }

 private:
  struct LoadedClass {
    PatternNode pattern;
    std::string file;
    SourceLocation location;
    mutable bool used = false;
  };
  friend class RuleCompiler;

  void Index();

  std::map<std::string, LoadedClass, std::less<>> classes_;
  std::vector<std::unique_ptr<CompiledRule>> rules_;
  absl::flat_hash_map<std::string, std::vector<uint32_t>> by_word_;
  std::vector<uint32_t> without_word_;
};

// Cuts a question into lower-case words as rules see them: runs of letters and digits with inner apostrophes, hyphens
// and points; "'s" apart; every other character but blanks alone. {Peru:country,entity} becomes a symbol.
std::vector<MatchItem> ParseMatchItems(std::string_view text);

}  // namespace whence

#endif  // WHENCE_RULES_LANGUAGE_RULE_SET_H_
