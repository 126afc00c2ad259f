#include "engine/dialogue/paraphrases.h"

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr std::string_view kPossessive = "'s";

}  // namespace

std::vector<std::string> Paraphrase(const RuleSet& rules, std::string_view question) {
  while (!question.empty() && (question.back() == '?' || question.back() == ' ')) question.remove_suffix(1);
  // "Lund's" is two words, as rules write it.
  std::vector<std::string> words;
  for (const absl::string_view word : absl::StrSplit(ToAbsl(question), ' ', absl::SkipEmpty())) {
    const size_t mark = word.size() > kPossessive.size() && ToStd(word).ends_with(kPossessive)
                            ? word.size() - kPossessive.size()
                            : word.size();
    words.emplace_back(word.substr(0, mark));
    if (mark < word.size()) words.emplace_back(word.substr(mark));
  }
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
    std::string paraphrase;
    for (const std::string& part : parts) {
      paraphrase += StrCat(paraphrase.empty() || part == kPossessive ? "" : " ", part);
    }
    paraphrases.push_back(StrCat(paraphrase, "?"));
  }
  return paraphrases;
}

}  // namespace whence
