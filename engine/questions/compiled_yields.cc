#include "engine/questions/compiled_yields.h"

#include <algorithm>
#include <utility>

#include "graph/base/strings.h"

namespace whence {
namespace {

CompiledYields::Instruction CompileTerm(const ReductionRule& rule, const TermExpression& term,
                                        std::vector<Diagnostic>& errors) {
  CompiledYields::Instruction out;
  if (term.kind == TermExpression::Kind::kSlot) {
    out.slot = static_cast<int>(std::find(rule.slots.begin(), rule.slots.end(), term.text) - rule.slots.begin());
    return out;
  }
  if (term.kind == TermExpression::Kind::kNumber) {
    out.number = term.number;
    return out;
  }
  const std::span<const Functor> functors = AllFunctors();
  const auto entry =
      std::find_if(functors.begin(), functors.end(), [&](const Functor& functor) { return functor.name == term.text; });
  if (entry == functors.end() || entry->arguments != term.arguments.size()) {
    std::vector<std::string_view> names;
    for (const Functor& known : functors) names.push_back(known.name);
    const std::string_view nearest = NearestWord(term.text, names);
    Diagnostic error;
    error.file = rule.file;
    error.location = rule.location;
    if (entry == functors.end()) {
      error.message = StrCat("unknown functor \"", term.text, "\" in rule \"", rule.name, "\"");
      if (!nearest.empty()) error.hint = StrCat("did you mean \"", nearest, "\"?");
    } else {
      error.message =
          StrCat("functor \"", term.text, "\" takes ", entry->arguments, " arguments, not ", term.arguments.size());
    }
    errors.push_back(std::move(error));
    return out;
  }
  out.functor = &*entry;
  for (const TermExpression& argument : term.arguments) out.arguments.push_back(CompileTerm(rule, argument, errors));
  return out;
}

}  // namespace

std::vector<Diagnostic> CompiledYields::Compile(const Grammar& grammar, CompiledYields& out) {
  std::vector<Diagnostic> errors;
  out.yields_.clear();
  for (const ReductionRule& rule : grammar.rules()) {
    out.yields_.push_back(grammar.IsClass(rule.type) ? Instruction() : CompileTerm(rule, rule.yield, errors));
  }
  return errors;
}

}  // namespace whence
