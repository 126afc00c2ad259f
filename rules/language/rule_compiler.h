#ifndef WHENCE_RULES_LANGUAGE_RULE_COMPILER_H_
#define WHENCE_RULES_LANGUAGE_RULE_COMPILER_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/rule_set.h"

namespace whence {

// Turns the text of a rule file into CompiledRules for RuleSet. Internal to rules/language.
//
// A sequence is matched as one string: a word is its bytes and a blank, the symbol of item 3 with types a and b is
// "<a,b,#3> ". Words never hold "<" or a blank, so that one cannot be taken for the other.
class RuleCompiler {
 public:
  RuleCompiler(const RuleSet& known, std::string_view path, std::string_view text);

  // Whether all of it could be compiled.
  bool Compile();
  std::map<std::string, RuleSet::LoadedClass, std::less<>>& classes() { return classes_; }
  std::vector<std::unique_ptr<CompiledRule>>& rules() { return rules_; }
  std::vector<Diagnostic> TakeDiagnostics() { return std::move(diagnostics_); }

 private:
  void CompileClasses();
  void CompileRule(const RuleEntry& entry);
  void CompileTests(const RuleEntry& entry, CompiledRule& rule);
  const RuleSet::LoadedClass* FindClass(std::string_view name) const;
  // Checks class names below a node; false when one is unknown or, inside classes, refers back to itself.
  bool CheckClasses(const PatternNode& node, const RuleField& field, std::vector<std::string>& open);
  std::string ToRegex(const PatternNode& node, CompiledRule& rule) const;
  std::vector<std::vector<std::string>> Required(const PatternNode& node) const;
  void CollectWays(const PatternNode& pattern, CompiledRule& rule) const;
  void CheckSlots(const TermExpression& term, const RuleField& field, const CompiledRule& rule);

  const RuleSet& known_;
  ParsedRuleFile parsed_;
  std::map<std::string, RuleSet::LoadedClass, std::less<>> classes_;
  std::vector<std::unique_ptr<CompiledRule>> rules_;
  std::vector<Diagnostic> diagnostics_;
};

// Appends the encoding of one item.
void EncodeItem(const MatchItem& item, size_t index, std::string& out);

}  // namespace whence

#endif  // WHENCE_RULES_LANGUAGE_RULE_COMPILER_H_
