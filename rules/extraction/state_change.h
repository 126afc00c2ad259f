#ifndef WHENCE_RULES_EXTRACTION_STATE_CHANGE_H_
#define WHENCE_RULES_EXTRACTION_STATE_CHANGE_H_

#include <optional>
#include <string>
#include <string_view>

namespace whence {

// A predicate that says of a state that it begins or ends. Extraction makes such predicates of offices, states.rules
// names them; whoever looks for either knows them by this.
struct StateChange {
  std::string state;  // "be mayor of", "lead"
  bool begins = true;
};

// "become mayor of" or "come to lead", "cease be mayor of" or "cease lead". Nothing for any other predicate.
std::optional<StateChange> ReadStateChange(std::string_view predicate);

// The predicates that say so of a state: "become mayor of", "cease be mayor of".
std::string BeginningOf(std::string_view state);
std::string EndOf(std::string_view state);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_STATE_CHANGE_H_
