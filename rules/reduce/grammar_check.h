#ifndef WHENCE_RULES_REDUCE_GRAMMAR_CHECK_H_
#define WHENCE_RULES_REDUCE_GRAMMAR_CHECK_H_

#include <span>
#include <string_view>
#include <vector>

#include "rules/language/diagnostic.h"
#include "rules/reduce/grammar.h"

namespace whence {

// Warnings: rules that say the same of the same words, classes that nothing uses, types that nothing provides (at the
// first rule that needs one).
// `provided` are the types of symbols that the caller of the reducer puts in; `wanted` are those that it reads in the
// end.
std::vector<Diagnostic> LintGrammar(const Grammar& grammar, std::span<const std::string_view> provided,
                                    std::span<const std::string_view> wanted);

// Runs the tests written in the rules of one file, each an error where it fails:
//
//   test: {author:rel} of {Dune:name} => image(author, Dune)
//
// The words are reduced with all rules of the grammar, {text:type} being a symbol that means its text; the cheapest
// reading as the type of the rule must be the one that is given.
std::vector<Diagnostic> TestGrammar(const Grammar& grammar, std::string_view file);

}  // namespace whence

#endif  // WHENCE_RULES_REDUCE_GRAMMAR_CHECK_H_
