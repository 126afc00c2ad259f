#ifndef WHENCE_REPL_EXIT_STATUS_H_
#define WHENCE_REPL_EXIT_STATUS_H_

#include <algorithm>

#include "engine/answer.h"
#include "engine/verify/verification.h"

namespace whence {

// What the process says of its work. Of several questions the worst counts, so that scripts may rely on 0.
enum class ExitStatus : int {
  kAnswered = 0,  // done; every question was answered
  kNotFound = 1,  // the graph did not have the answer
  kError = 2,     // wrong input, or a fault
};

inline ExitStatus Worst(ExitStatus a, ExitStatus b) { return std::max(a, b); }

inline ExitStatus StatusOf(const Answer& answer) {
  return answer.status == AnswerStatus::kAnswered ? ExitStatus::kAnswered : ExitStatus::kNotFound;
}

// Not enough information is not found; every other verdict is an answer.
inline ExitStatus StatusOf(const Verification& verification) {
  return verification.verdict == Verdict::kNotEnoughInfo ? ExitStatus::kNotFound : ExitStatus::kAnswered;
}

}  // namespace whence

#endif  // WHENCE_REPL_EXIT_STATUS_H_
