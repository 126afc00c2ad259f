#ifndef WHENCE_ENGINE_DIALOGUE_PARAPHRASES_H_
#define WHENCE_ENGINE_DIALOGUE_PARAPHRASES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/answer.h"
#include "rules/language/rule_set.h"

namespace whence {

// A question in other words.
struct OtherWords {
  std::string text;
  // Says more than the question did, whom it is about; only what is stated in so many words answers it.
  bool about_topic = false;
  enum class Form : uint8_t {
    kSame,
    kOpposite,  // "is it forbidden?" for "is it allowed?": TurnRound
    kHeld,      // what somebody was, and nothing but AskOfficesHeld answers
    kHolder,    // who was something, and nothing else: the name of a mayor, not of a band
    kNamed,     // who did it, and only names answer: a teacher, and not stress
    kNarrower,  // asks of less, where nothing else answers: who was killed died
  };
  Form form = Form::kSame;
};

// The same question in the other words that `rules` know (rules/dialogue/paraphrases.rules), the closest rule's first;
// names keep the letters that they were written with. Rules whose names begin with "keywords" are for questions without
// a verb alone. Where a topic is given and the question names nothing, it is asked about that, too: "who is the
// chair?". Linear in the words.
std::vector<OtherWords> Paraphrase(const RuleSet& rules, std::string_view question, std::string_view topic = {});

// Turns "yes" into "no" and the other way round in an answer to the opposite of what was asked.
void TurnRound(Answer& answer);

}  // namespace whence

#endif  // WHENCE_ENGINE_DIALOGUE_PARAPHRASES_H_
