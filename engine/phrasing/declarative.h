#ifndef WHENCE_ENGINE_PHRASING_DECLARATIVE_H_
#define WHENCE_ENGINE_PHRASING_DECLARATIVE_H_

#include <string>
#include <string_view>

#include "corpus/language/analysis.h"

namespace whence {

// Turns a question into the sentence that answers it, in the question's own words: "when did Uzbekistan leave" with
// "in 1999 [1]" gives "Uzbekistan left in 1999 [1].", "Is X a member?" with "No" gives "No, X is not a member.". Where
// the question is no sentence ("headquarters of csto"), the answer follows a colon. `answer` is ready to stand in its
// place: with its preposition and marks, joined by commas and "and".
std::string AnswerSentence(const Sentence& question, std::string_view answer);

// The same for a question of yes or no; `marks` is "[1][2]".
std::string YesNoSentence(const Sentence& question, bool yes, std::string_view marks);

// What a source says right before a reason that it gives: "because ", "due to "; empty where it says nothing of the
// kind.
std::string_view ReasonWord(std::string_view source, std::string_view reason);

}  // namespace whence

#endif  // WHENCE_ENGINE_PHRASING_DECLARATIVE_H_
