#ifndef WHENCE_RULES_LANGUAGE_TERM_EXPRESSION_H_
#define WHENCE_RULES_LANGUAGE_TERM_EXPRESSION_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/rule_file.h"

namespace whence {

// What a rule yields, written as a Prolog term:
//
//   when(leave({x}, "the union"), 2)      a functor with arguments, a slot, a string, a number; an atom is a functor
//                                         without arguments
struct TermExpression {
  enum class Kind { kFunctor, kSlot, kString, kNumber };
  Kind kind = Kind::kFunctor;
  std::string text;  // functor, slot or string; a number as written
  double number = 0;
  size_t offset = 0;  // in the field's text
  std::vector<TermExpression> arguments;

  // As it would be written: one blank behind a comma. Parsing that gives the same term.
  std::string ToString() const;
  // The same with slots replaced by text; a slot without text stays as it is.
  std::string Substitute(const std::map<std::string, std::string, std::less<>>& slots) const;
};

inline constexpr size_t kMaxTermDepth = 32;

// Parses field.text[begin...] to its end. A mistake is appended to `diagnostics`; what is returned then is of no use.
TermExpression ParseTermExpression(const RuleFile& file, const RuleField& field, size_t begin,
                                   std::vector<Diagnostic>& diagnostics);

}  // namespace whence

#endif  // WHENCE_RULES_LANGUAGE_TERM_EXPRESSION_H_
