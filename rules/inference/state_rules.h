#ifndef WHENCE_RULES_INFERENCE_STATE_RULES_H_
#define WHENCE_RULES_INFERENCE_STATE_RULES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace whence {

// A predicate that holds from one event to another.
struct StateRule {
  std::string state;                // "be member of"
  std::vector<std::string> begins;  // "join"
  std::vector<std::string> ends;    // "leave"
};

// Which events begin and end which states. Immutable after Parse and thread-safe.
class StateRules {
 public:
  // Errors name file, line and column.
  static absl::StatusOr<StateRules> Parse(std::string path, std::string_view text);

  // The rule of a state's predicate, or null.
  const StateRule* Find(std::string_view state) const;
  const std::vector<StateRule>& rules() const { return rules_; }

 private:
  std::vector<StateRule> rules_;
};

}  // namespace whence

#endif  // WHENCE_RULES_INFERENCE_STATE_RULES_H_
