#ifndef WHENCE_ENGINE_ANSWER_PARTS_H_
#define WHENCE_ENGINE_ANSWER_PARTS_H_

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "engine/answer.h"
#include "graph/base/strings.h"

namespace whence {

// What is answered where the sources are silent.
inline Answer NoFact() {
  Answer answer;
  answer.reason = UnknownReason::kNoFact;
  answer.text = "I don't know: no source says so.";
  return answer;
}

// "a, b and c"
inline std::string Joined(const std::vector<std::string>& parts) {
  if (parts.size() <= 1) return parts.empty() ? "" : parts[0];
  return StrCat(absl::StrJoin(parts.begin(), parts.end() - 1, ", "), " and ", parts.back());
}

}  // namespace whence

#endif  // WHENCE_ENGINE_ANSWER_PARTS_H_
