#include "tools/commands/rule_checks.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include "engine/questions/graph_lexicon.h"
#include "engine/questions/question_rules.h"
#include "engine/questions/stored_lexicons.h"
#include "graph/base/file_bytes.h"
#include "graph/base/status.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/inference/conflict_rules.h"
#include "rules/inference/exclusion_rules.h"
#include "rules/inference/inference_rules.h"
#include "rules/inference/state_rules.h"
#include "rules/language/rule_file.h"
#include "rules/language/rule_set.h"
#include "rules/reduce/grammar_check.h"
#include "rules/verification/verdict_rules.h"
#include "rules/words/common_units.h"
#include "rules/words/irregular_forms.h"
#include "rules/words/irregular_verbs.h"
#include "rules/words/measures.h"
#include "rules/words/name_forms.h"
#include "tools/commands/database.h"
#include "tools/commands/tree_rule_checks.h"

namespace whence {
namespace {

namespace fs = std::filesystem;

enum class RuleFileKind {
  kLexicon,
  kGrammar,
  kTrees,
  kPredicates,
  kStates,
  kInference,
  kConflicts,
  kExclusions,
  kVerdicts,
  kWords,
  kMeasures,
  kVerbs,
  kForms,
  kUnits,
  kNames,
  kDialogue
};

// Whether a field of that key begins a line of the text.
bool HasField(std::string_view text, std::string_view key) {
  for (size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    const size_t line = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const bool indented = at > line && text.substr(line, at - line).find_first_not_of(' ') == std::string_view::npos;
    if (indented && at + key.size() < text.size() && text[at + key.size()] == ':') return true;
  }
  return false;
}

// Whether an entry of that keyword stands in the text.
bool HasEntry(std::string_view text, std::string_view keyword) {
  for (size_t at = text.find(keyword); at != std::string_view::npos; at = text.find(keyword, at + 1)) {
    const size_t end = at + keyword.size();
    if ((at == 0 || text[at - 1] == '\n') && end < text.size() && text[end] == ' ') return true;
  }
  return false;
}

RuleFileKind KindOf(const std::string& path, std::string_view text) {
  if (path.ends_with(".lexicon")) return RuleFileKind::kLexicon;
  if (HasField(text, "tree") || HasField(text, "yields")) return RuleFileKind::kTrees;
  if (HasField(text, "wordings") || HasField(text, "event") || HasField(text, "near")) return RuleFileKind::kPredicates;
  if (HasField(text, "then")) return RuleFileKind::kInference;
  if (HasField(text, "begins") || HasField(text, "ends")) return RuleFileKind::kStates;
  if (HasEntry(text, "weight")) return RuleFileKind::kVerdicts;
  if (HasEntry(text, "dated") || HasEntry(text, "maker") || HasEntry(text, "rival")) return RuleFileKind::kConflicts;
  if (HasEntry(text, "once") || HasEntry(text, "one") || HasEntry(text, "against")) return RuleFileKind::kExclusions;
  if (HasEntry(text, "dimension")) return RuleFileKind::kMeasures;
  if (HasEntry(text, "verb")) return RuleFileKind::kVerbs;
  if (HasEntry(text, "plural") || HasEntry(text, "degrees")) return RuleFileKind::kForms;
  if (HasEntry(text, "unit")) return RuleFileKind::kUnits;
  if (HasEntry(text, "demonym") || HasEntry(text, "short")) return RuleFileKind::kNames;
  if (HasEntry(text, "class") && !HasEntry(text, "rule")) return RuleFileKind::kWords;
  // A yield of the grammar names a type first: "yield: np: {x}".
  const size_t yield = text.find("yield:");
  const size_t end = yield == std::string_view::npos ? yield : text.find('\n', yield);
  const std::string_view first =
      yield == std::string_view::npos ? std::string_view() : text.substr(yield + 6, end - yield - 6);
  if (first.find(": ") != std::string_view::npos) return RuleFileKind::kGrammar;
  return yield == std::string_view::npos && HasField(text, "noun") ? RuleFileKind::kLexicon : RuleFileKind::kDialogue;
}

// The parsers that give a Status have rendered their diagnostics already.
std::vector<Diagnostic> OfStatus(const std::string& path, const absl::Status& status) {
  if (status.ok()) return {};
  Diagnostic diagnostic;
  diagnostic.file = path;
  diagnostic.message = std::string(status.message());
  return {diagnostic};
}

template <typename T>
void Append(std::vector<T>& to, std::vector<T> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

absl::StatusOr<std::vector<Diagnostic>> LintLexicon(const std::string& path, const std::string& text,
                                                    const std::string& database) {
  ParsedLexicon parsed = ParseLexiconFile(path, text);
  std::vector<Diagnostic> found = std::move(parsed.diagnostics);
  if (database.empty() || HasErrors(found)) return found;
  WHENCE_ASSIGN_OR_RETURN(const std::unique_ptr<Store> store, OpenStore(database, true));
  const LexiconFile general;
  WHENCE_RETURN_IF_ERROR(GraphLexicon::Build(*store->Snapshot(), {&parsed.file, &general}, &found).status());
  return found;
}

bool SameFile(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::equivalent(a, b, error);
}

// The shipped rules, with the file in the place of its namesake or behind them. Returns what is wrong.
absl::StatusOr<std::vector<Diagnostic>> ReadQuestionGrammar(const std::string& path, const std::string& text,
                                                            const std::string& data, Grammar* grammar) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<RuleText> files,
                          QuestionRules::ReadFolder(StrCat(data, "/rules/questions"), ".rules"));
  const auto place =
      std::find_if(files.begin(), files.end(), [&](const RuleText& file) { return SameFile(file.path, path); });
  if (place == files.end()) {
    files.push_back({path, text});
  } else {
    *place = {path, text};
  }
  std::vector<Diagnostic> found = grammar->Add(files);
  CompiledYields yields;
  if (!HasErrors(found)) Append(found, CompiledYields::Compile(*grammar, yields));
  return found;
}

absl::StatusOr<std::vector<Diagnostic>> LintQuestionGrammar(const std::string& path, const std::string& text,
                                                            const std::string& data) {
  Grammar grammar;
  WHENCE_ASSIGN_OR_RETURN(std::vector<Diagnostic> found, ReadQuestionGrammar(path, text, data, &grammar));
  if (HasErrors(found)) return found;
  Append(found, LintGrammar(grammar, QuestionRules::SymbolTypes(), std::vector<std::string_view>{"q"}));
  std::erase_if(found, [&](const Diagnostic& diagnostic) { return diagnostic.file != path; });
  return found;
}

absl::Status TestFile(const std::string& path, const std::string& data, RuleTestResult& result) {
  WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadFileBytes(path));
  if (!HasField(text, "test")) return absl::OkStatus();
  switch (KindOf(path, text)) {
    case RuleFileKind::kGrammar: {
      Grammar grammar;
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Diagnostic> mistakes, ReadQuestionGrammar(path, text, data, &grammar));
      WHENCE_RETURN_IF_ERROR(AsStatus(mistakes));
      for (const ReductionRule& rule : grammar.rules()) result.tests += rule.file == path ? rule.tests.size() : 0;
      Append(result.failures, TestGrammar(grammar, path));
      return absl::OkStatus();
    }
    case RuleFileKind::kDialogue: {
      RuleSet rules;
      const std::vector<Diagnostic> mistakes = rules.Add(path, text);
      WHENCE_RETURN_IF_ERROR(AsStatus(mistakes));
      for (const auto& rule : rules.rules()) result.tests += rule->tests.size();
      Append(result.failures, rules.Test());
      return absl::OkStatus();
    }
    case RuleFileKind::kTrees:
      return TestTrees(path, text, data, result);
    default:
      return absl::OkStatus();  // these hold no tests, or need what infers to run them (inference_rules_test)
  }
}

}  // namespace

absl::StatusOr<std::vector<Diagnostic>> LintRuleFile(const std::string& path, const std::string& data,
                                                     const std::string& database) {
  WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadFileBytes(path));
  const RuleFileKind kind = KindOf(path, text);
  switch (kind) {
    case RuleFileKind::kLexicon:
      return LintLexicon(path, text, database);
    case RuleFileKind::kGrammar:
      return LintQuestionGrammar(path, text, data);
    case RuleFileKind::kTrees:
      return OfStatus(path, LintTrees(path, text));
    case RuleFileKind::kPredicates:
      return OfStatus(path, PredicateLexicon().Add(path, text));
    case RuleFileKind::kStates:
      return OfStatus(path, StateRules::Parse(path, text).status());
    case RuleFileKind::kInference:
      return OfStatus(path, InferenceRules().Add(path, text));
    case RuleFileKind::kConflicts:
      return OfStatus(path, ConflictRules::Parse(path, text).status());
    case RuleFileKind::kExclusions:
      return OfStatus(path, ExclusionRules::Parse(path, text).status());
    case RuleFileKind::kVerdicts:
      return OfStatus(path, VerdictRules::Parse(path, text).status());
    case RuleFileKind::kMeasures:
      return CheckMeasures(path, text);
    case RuleFileKind::kVerbs:
      return CheckIrregularVerbs(path, text);
    case RuleFileKind::kForms:
      return CheckIrregularForms(path, text);
    case RuleFileKind::kUnits:
      return CheckCommonUnits(path, text);
    case RuleFileKind::kNames:
      return CheckNameForms(path, text);
    case RuleFileKind::kWords:
    case RuleFileKind::kDialogue:
      break;
  }
  RuleSet rules;
  std::vector<Diagnostic> found = rules.Add(path, text);
  // Who uses the classes of a file that holds nothing else stands in other files.
  if (kind != RuleFileKind::kWords && !HasErrors(found)) Append(found, rules.Lint());
  return found;
}

absl::StatusOr<RuleTestResult> TestRules(const std::string& data, const std::string& path) {
  RuleTestResult result;
  if (!path.empty()) {
    WHENCE_RETURN_IF_ERROR(TestFile(path, data, result));
    return result;
  }
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(StrCat(data, "/rules"), error)) {
    if (entry.path().extension() == ".rules") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& file : paths) WHENCE_RETURN_IF_ERROR(TestFile(file, data, result));
  return result;
}

}  // namespace whence
