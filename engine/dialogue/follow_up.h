#ifndef WHENCE_ENGINE_DIALOGUE_FOLLOW_UP_H_
#define WHENCE_ENGINE_DIALOGUE_FOLLOW_UP_H_

#include <optional>
#include <string>
#include <string_view>

#include "engine/dialogue/spoken_question.h"

namespace whence {

// The question before with another asking phrase: "when", after "Who founded the bank?" and its answer, is "When did
// Ana Lund found the bank?". `answer` is what the question before was answered with, empty where it was not answered by
// one thing. Nothing where that cannot be put together.
std::optional<std::string> AskAgain(const SpokenQuestion& before, std::string_view asking, std::string_view answer);

// A question that leaves out what the one before said, put in full: "why?", "did Georgia?", "when did they?", "and in
// 1999?", "and when?". Nothing for a question that stands for itself. Linear in the words of both.
std::optional<std::string> CompleteFollowUp(const SpokenQuestion& question, const SpokenQuestion& before,
                                            std::string_view answer);

}  // namespace whence

#endif  // WHENCE_ENGINE_DIALOGUE_FOLLOW_UP_H_
