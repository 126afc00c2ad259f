#ifndef WHENCE_ENGINE_AGE_ASKED_H_
#define WHENCE_ENGINE_AGE_ASKED_H_

#include <optional>
#include <string>

#include "corpus/language/analysis.h"
#include "engine/answer.h"

namespace whence {

// "How old was Ann Lee when she died?", "At what age did Ann Lee marry?", taken apart: an age is what lies between two
// dates.
struct AgeAsked {
  std::string who;         // "Ann Lee"
  std::string born, then;  // "When was Ann Lee born?", "When did Ann Lee die?"
};

// Nothing where the question asks for no age at an event, or names nobody. Linear.
std::optional<AgeAsked> ReadAgeAsked(const Sentence& question);

// The age by the answers to the two: "50", or "49 or 50" where a date is too coarse to tell. Unknown where one of them
// is no single date, or the two leave more open. `then` is cited after `born`.
Answer AgeBetween(const AgeAsked& asked, const Answer& born, const Answer& then);

}  // namespace whence

#endif  // WHENCE_ENGINE_AGE_ASKED_H_
