#ifndef WHENCE_RULES_LANGUAGE_PATTERN_H_
#define WHENCE_RULES_LANGUAGE_PATTERN_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/rule_file.h"

namespace whence {

// A pattern over a sequence of words and typed symbols, as it is written in a `match:` field:
//
//   when did {x:country} (finally) ~leave [the union | {u:organisation}]
//
//   word        that word; matching is by lower-case words, so case does not matter
//   ~name       one of the alternatives of `class name = ...`
//   {x:type}    a symbol of that type, captured as x; {x} stands for {x:x}
//   (a b)       optional
//   [a | b c]   one of the alternatives; a bar outside brackets separates alternatives of the whole pattern
//   \( \| \~    the character itself
struct PatternNode {
  enum class Kind { kWord, kClass, kSlot, kOptional, kAlternatives, kSequence };
  Kind kind = Kind::kSequence;
  std::string text;   // the word, the class's name or the slot's name
  std::string type;   // the slot's type
  size_t offset = 0;  // in the pattern's text
  std::vector<PatternNode> children;
};

// Named word classes: each alternative is a pattern without slots.
using WordClasses = std::map<std::string, PatternNode, std::less<>>;

inline constexpr size_t kMaxPatternDepth = 16;
inline constexpr size_t kMaxPatternNodes = 4096;

// Parses field.text[begin, end). Mistakes are appended to `diagnostics` and give a node without children. Slots of one
// name must not repeat on one way through the pattern.
PatternNode ParsePattern(const RuleFile& file, const RuleField& field, std::vector<Diagnostic>& diagnostics);

// One way through a pattern: its options and alternatives decided, its classes left as they are.
struct FlatElement {
  PatternNode::Kind kind;  // kWord, kClass or kSlot
  std::string_view text;
  std::string_view type;
};

// All ways through a pattern, at most `limit`: beyond it the rest is dropped and `*complete` is false. Views the
// pattern.
std::vector<std::vector<FlatElement>> FlattenPattern(const PatternNode& pattern, size_t limit, bool* complete);

}  // namespace whence

#endif  // WHENCE_RULES_LANGUAGE_PATTERN_H_
