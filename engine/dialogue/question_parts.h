#ifndef WHENCE_ENGINE_DIALOGUE_QUESTION_PARTS_H_
#define WHENCE_ENGINE_DIALOGUE_QUESTION_PARTS_H_

#include <string>
#include <vector>

#include "engine/answer.h"
#include "engine/dialogue/spoken_question.h"

namespace whence {

// The questions that one sentence asks: "When and where was it founded?", "Who built it and when?", "When did Peru and
// Chile leave?". A later part may lean on the one before as a follow-up does. One part, the question itself, where it
// asks one thing. Linear.
std::vector<std::string> SplitQuestion(const SpokenQuestion& question);

// The answers to the parts of one question as one answer, its citations numbered anew. What was not answered says so in
// its own sentence; the whole is answered where a part is. REQUIRES: `parts` is not empty.
Answer JoinParts(std::vector<Answer> parts);

}  // namespace whence

#endif  // WHENCE_ENGINE_DIALOGUE_QUESTION_PARTS_H_
