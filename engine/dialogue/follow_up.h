#ifndef WHENCE_ENGINE_DIALOGUE_FOLLOW_UP_H_
#define WHENCE_ENGINE_DIALOGUE_FOLLOW_UP_H_

#include <optional>
#include <string>
#include <string_view>

#include "engine/dialogue/spoken_question.h"

namespace whence {

// What the question before was answered with; empty where it was not answered by one thing of the kind.
struct LastAnswer {
  std::string_view thing;  // a name or a phrase
  std::string_view date;
};

// The question before with another asking phrase: "when", after "Who founded the bank?" and its answer, is "When did
// Ana Lund found the bank?". `answer` is what the question before was answered with, empty where it was not answered by
// one thing. Nothing where that cannot be put together.
std::optional<std::string> AskAgain(const SpokenQuestion& before, std::string_view asking, std::string_view answer);

// A question that leaves out what the one before said, put in full: "why?", "did Georgia?", "when did they?", "and in
// 1999?", "and when?", "where was that?", "who led it then?". Nothing for a question that stands for itself. Linear in
// the words of both.
std::optional<std::string> CompleteFollowUp(const SpokenQuestion& question, const SpokenQuestion& before,
                                            const LastAnswer& answer);

// The question before with one of its phrases replaced: "and Georgia?", "what about the sauna?", "and for children?",
// "the same for Georgia?". A phrase with a preposition takes the place of the one with the same, a name that of a name,
// another one that of the subject. Nothing where the question is of another form. Linear in the words of both.
std::optional<std::string> AskInstead(const SpokenQuestion& question, const SpokenQuestion& before);

// Whether a question is nothing but an asking phrase, which means nothing without the one before: "since when?".
bool IsBareFollowUp(const SpokenQuestion& question);

}  // namespace whence

#endif  // WHENCE_ENGINE_DIALOGUE_FOLLOW_UP_H_
