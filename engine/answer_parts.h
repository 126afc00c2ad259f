#ifndef WHENCE_ENGINE_ANSWER_PARTS_H_
#define WHENCE_ENGINE_ANSWER_PARTS_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "engine/answer.h"
#include "graph/base/strings.h"

namespace whence {

// What is answered where there is nothing else to answer.
inline Answer Unknown(UnknownReason reason, std::string text) {
  Answer answer;
  answer.reason = reason;
  answer.text = std::move(text);
  return answer;
}

// The same where the sources are silent.
inline Answer NoFact() { return Unknown(UnknownReason::kNoFact, "I don't know: no source says so."); }

inline std::string_view TruthText(bool truth) { return truth ? "yes" : "no"; }

// Makes the item say that it is so, or that it is not. What says so stays.
inline void SetTruth(bool truth, AnswerItem& item) {
  item.truth = truth;
  item.text = TruthText(truth);
  item.type = "bool";
  item.value = truth ? "true" : "false";
}

// "yes" or "no", without its citations.
inline AnswerItem YesNoItem(bool truth) {
  AnswerItem item;
  SetTruth(truth, item);
  return item;
}

// Adds those of the citations that are not there yet, in their order.
inline void AddCitations(const std::vector<uint32_t>& more, std::vector<uint32_t>& citations) {
  for (const uint32_t citation : more) {
    if (std::find(citations.begin(), citations.end(), citation) == citations.end()) citations.push_back(citation);
  }
}

// "a, b and c"
inline std::string Joined(const std::vector<std::string>& parts) {
  if (parts.size() <= 1) return parts.empty() ? "" : parts[0];
  return StrCat(absl::StrJoin(parts.begin(), parts.end() - 1, ", "), " and ", parts.back());
}

}  // namespace whence

#endif  // WHENCE_ENGINE_ANSWER_PARTS_H_
