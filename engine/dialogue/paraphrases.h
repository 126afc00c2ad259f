#ifndef WHENCE_ENGINE_DIALOGUE_PARAPHRASES_H_
#define WHENCE_ENGINE_DIALOGUE_PARAPHRASES_H_

#include <string>
#include <string_view>
#include <vector>

#include "rules/language/rule_set.h"

namespace whence {

// The same question in the other words that `rules` know (rules/dialogue/paraphrases.rules), the closest rule's first;
// names keep the letters that they were written with. Linear in the words.
std::vector<std::string> Paraphrase(const RuleSet& rules, std::string_view question);

}  // namespace whence

#endif  // WHENCE_ENGINE_DIALOGUE_PARAPHRASES_H_
