#ifndef WHENCE_ENGINE_VERIFY_CLAIM_QUESTION_H_
#define WHENCE_ENGINE_VERIFY_CLAIM_QUESTION_H_

#include <optional>
#include <string>
#include <string_view>

#include "corpus/language/analysis.h"

namespace whence {

// A claim as the question that asks whether it holds.
struct ClaimQuestion {
  std::string text;
  bool denied = false;  // the claim says that it does not: "not" is left out of the question
};

// "Low Tide has ten tracks." asks "Does Low Tide have ten tracks?", "In 2010, it was not the longest." asks "Was it the
// longest in 2010?". `text` is what the sentence was read from. Nothing for what has no subject before its verb, and
// for what denies by another word than "not".
std::optional<ClaimQuestion> AsQuestion(std::string_view text, const Sentence& claim);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_CLAIM_QUESTION_H_
