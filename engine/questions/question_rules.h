#ifndef WHENCE_ENGINE_QUESTIONS_QUESTION_RULES_H_
#define WHENCE_ENGINE_QUESTIONS_QUESTION_RULES_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/questions/lexicon_file.h"
#include "engine/questions/compiled_yields.h"
#include "rules/reduce/grammar.h"

namespace whence {

// The grammar of questions and the general English lexicon: what holds for every graph. Immutable; shared by all
// answerers of a process.
class QuestionRules {
 public:
  // The files of a folder with that extension (".rules"), in the order of their names.
  static absl::StatusOr<std::vector<RuleText>> ReadFolder(const std::string& folder, std::string_view extension);

  // Reads every *.rules and *.lexicon of a folder. InvalidArgument holds the rendered diagnostics when a file has
  // mistakes.
  static absl::StatusOr<std::shared_ptr<const QuestionRules>> Load(const std::string& folder);

  // The types of symbols that are put in before any rule runs.
  static std::span<const std::string_view> SymbolTypes();

  const Grammar& grammar() const { return grammar_; }
  const CompiledYields& yields() const { return yields_; }
  const LexiconFile& general() const { return general_; }

 private:
  Grammar grammar_;
  CompiledYields yields_;
  LexiconFile general_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_QUESTION_RULES_H_
