#include "tools/commands/tree_rule_checks.h"

#include <string_view>
#include <utility>
#include <vector>

#include "corpus/language/analyzer.h"
#include "graph/base/status.h"
#include "rules/extraction/builtin_rules.h"
#include "rules/extraction/extractor.h"
#include "rules/extraction/tree_rules.h"

namespace whence {

absl::Status LintTrees(const std::string& path, const std::string& text) {
  const std::vector<RuleSource> words = {{"words.rules", std::string(kWordsRules)}, {path, text}};
  return Extractor::Load(words, {{"predicates.rules", std::string(kPredicatesRules)}}).status();
}

absl::Status TestTrees(const std::string& path, const std::string& text, const std::string& data,
                       RuleTestResult& result) {
  TreeRules rules;
  WHENCE_RETURN_IF_ERROR(rules.AddClasses("words.rules", kWordsRules));
  WHENCE_RETURN_IF_ERROR(rules.AddClasses(path, text));
  WHENCE_RETURN_IF_ERROR(rules.AddRules(path, text));
  WHENCE_ASSIGN_OR_RETURN(const auto extractor,
                          Extractor::Load({{"words.rules", std::string(kWordsRules)}, {path, text}},
                                          {{"predicates.rules", std::string(kPredicatesRules)}}));
  WHENCE_ASSIGN_OR_RETURN(const auto analyzer, Analyzer::Load(StrCat(data, "/corpus/model/english.model")));
  for (const TreeRule& rule : rules.rules()) {
    for (const std::string& test : rule.tests) {
      ++result.tests;
      const size_t arrow = test.find("=>");
      const std::string want(arrow == std::string::npos
                                 ? std::string_view()
                                 : std::string_view(test).substr(test.find_first_not_of(' ', arrow + 2)));
      const Analysis analysis = analyzer->AnalyzeSentence(test.substr(0, arrow), {});
      std::string got;
      for (const Sentence& sentence : analysis.sentences()) {
        for (const Extraction& frame : extractor->Extract(sentence))
          got += StrCat(got.empty() ? "" : "; ", DebugString(frame));
      }
      if (!want.empty() && got.find(want) != std::string::npos) continue;
      Diagnostic failure;
      failure.file = path;
      failure.location = rule.location;
      failure.message = StrCat("a test of rule \"", rule.name, "\" fails: frames are ", got.empty() ? "none" : got);
      failure.hint = StrCat("expected ", want);
      result.failures.push_back(std::move(failure));
    }
  }
  return absl::OkStatus();
}

}  // namespace whence
