#ifndef WHENCE_RULES_REDUCE_GRAMMAR_H_
#define WHENCE_RULES_REDUCE_GRAMMAR_H_

#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "rules/language/pattern.h"
#include "rules/language/rule_file.h"
#include "rules/language/term_expression.h"

namespace whence {

// What an element of a rule may be: a word, or a symbol of a type. Both are numbers of one grammar.
using GrammarKey = uint32_t;
inline constexpr GrammarKey kNoKey = std::numeric_limits<GrammarKey>::max();

// A rule that reduces a phrase to a symbol of a type:
//
//   rule of-phrase
//     match: {r:rel} of {x:np}
//     yield: nb: image({r}, {x})
//     cost: 0.5
struct ReductionRule {
  std::string name;
  std::string file;
  SourceLocation location;
  GrammarKey type = kNoKey;  // of the symbol
  TermExpression yield;
  std::vector<std::string> slots;  // every slot of the pattern, in the order in which it first stands there
  float cost = 0;
  std::vector<std::pair<std::string, SourceLocation>> tests;
};

// A rule file, under the path that diagnostics show.
struct RuleText {
  std::string path;
  std::string text;
};

// Reduction rules, merged into one tree of their elements, so that rules which begin alike are followed together and
// the number of rules hardly matters. Word classes are reductions too, to symbols that carry nothing. Immutable once
// loaded; then thread-safe.
class Grammar {
 public:
  // An edge of the tree: where an element leads.
  struct Node {
    std::vector<std::pair<GrammarKey, uint32_t>> children;  // sorted
    // Rules complete here: the rule, and for each element on the way the slot it fills (-1: none).
    struct Completion {
      uint32_t rule;
      std::vector<int16_t> slots;
    };
    std::vector<Completion> completions;
  };

  Grammar();

  // Adds the rules of these files, or none of them when there is an error. Each file may use the classes of all of
  // them, and of those added before. Of rules of one pattern and one cost, those added first are read first. Returns
  // errors and warnings.
  std::vector<Diagnostic> Add(std::span<const RuleText> files);

  // The key of a word or a type that some rule mentions; kNoKey for others.
  GrammarKey FindWord(std::string_view word) const;
  GrammarKey FindType(std::string_view type) const;
  // The same, made on demand, for the types of symbols that the caller will put in.
  GrammarKey InternType(std::string_view type);
  std::string_view TypeName(GrammarKey type) const;
  bool IsClass(GrammarKey type) const { return type < names_.size() && names_[type][0] == '~'; }

  const std::vector<Node>& nodes() const { return nodes_; }
  static constexpr uint32_t kNoNode = 0;  // the root is nobody's child
  // Where `key` leads from a node.
  uint32_t Child(uint32_t node, GrammarKey key) const {
    if (node == 0) return key < root_.size() ? root_[key] : kNoNode;
    for (const auto& [child_key, child] : nodes_[node].children) {
      if (child_key >= key) return child_key == key ? child : kNoNode;
    }
    return kNoNode;
  }
  const std::vector<ReductionRule>& rules() const { return rules_; }
  // Types that nothing but the caller can provide: used in a pattern, yielded by no rule.
  std::vector<std::string> OpenTypes() const;

 private:
  struct Pending;

  static void Read(const RuleFile& file, const RuleEntry& entry, std::span<const std::string_view> classes,
                   std::deque<Pending>& read, std::vector<Diagnostic>& diagnostics);
  void Insert(const std::vector<FlatElement>& way, uint32_t rule);
  GrammarKey InternWord(std::string_view word);

  std::vector<Node> nodes_;
  std::vector<uint32_t> root_;  // children of the root, by key
  std::vector<ReductionRule> rules_;
  absl::flat_hash_map<std::string, GrammarKey> keys_;  // " word" or "type"
  std::vector<std::string> names_;
  std::vector<std::string> classes_;  // known so far
};

inline constexpr size_t kMaxWaysThroughRule = 2048;

}  // namespace whence

#endif  // WHENCE_RULES_REDUCE_GRAMMAR_H_
