#include "engine/dialogue/paraphrases.h"

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "graph/base/strings.h"

namespace whence {

std::vector<std::string> Paraphrase(const RuleSet& rules, std::string_view question) {
  while (!question.empty() && (question.back() == '?' || question.back() == ' ')) question.remove_suffix(1);
  const std::vector<std::string> words = absl::StrSplit(ToAbsl(question), ' ', absl::SkipEmpty());
  std::vector<MatchItem> items;
  for (const std::string& word : words) items.push_back({AsciiLowered(word), {}, ""});
  std::vector<std::string> paraphrases;
  for (const RuleMatch& match : rules.Match(items)) {
    std::vector<std::string> parts;
    for (const TermExpression& part : match.rule->yield.arguments) {
      if (part.kind != TermExpression::Kind::kSlot) {
        parts.push_back(part.text);
        continue;
      }
      const auto slot = match.slots.find(part.text);
      if (slot == match.slots.end()) continue;
      parts.insert(parts.end(), words.begin() + static_cast<ptrdiff_t>(slot->second.begin),
                   words.begin() + static_cast<ptrdiff_t>(slot->second.end));
    }
    paraphrases.push_back(StrCat(absl::StrJoin(parts, " "), "?"));
  }
  return paraphrases;
}

}  // namespace whence
