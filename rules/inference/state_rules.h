#ifndef WHENCE_RULES_INFERENCE_STATE_RULES_H_
#define WHENCE_RULES_INFERENCE_STATE_RULES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace whence {

// An event that begins or ends a state. Its subject and object are those of the state; `swapped`: the other way round.
struct StateEvent {
  std::string predicate;  // "join"
  bool swapped = false;
  bool latest = false;  // it ends the state where nothing before did: who died was not married any more
  bool named = false;  // only where its object is named: who "resigned" left an office, who "resigned from the club" it
};

// A predicate that holds from one event to another.
struct StateRule {
  // Of what there is but one at a time: a thing has one owner (kSubject), a person lives in one place (kObject). The
  // next one's beginning ends the state of the one before.
  enum class One : uint8_t { kNone, kSubject, kObject, kBoth };

  std::string state;               // "be member of"
  std::vector<StateEvent> begins;  // "join"
  std::vector<StateEvent> ends;    // "leave"
  std::vector<StateEvent> during;  // "serve", of whoever is known to have been in the state
  One one = One::kNone;
  // Nouns of objects that its begins are of another state of: who joins a club does not come to work for it.
  std::vector<std::string> not_of;
  // What has begun goes on until a source ends it. Else it is only known to have begun.
  bool lasts = false;
  bool office = false;  // whoever is in it holds an office
};

// Which events begin and end which states. Immutable after Parse and thread-safe. In the file:
//
//   state own
//     begins: acquire | receive
//     ends: sell | swapped take | named leave | latest die
//     during: serve                   (told without an object, from when to when one was in it)
//     not-of: club | society          (begun by none of these, but for swapped events)
//     one: subject                    (or: object, both)
//     lasts: yes
//     office: yes                     (one that somebody holds, as "own" is not)
//
// "state be * of" with "become * of" among its events is a rule for every noun.
class StateRules {
 public:
  // Errors name file, line and column.
  static absl::StatusOr<StateRules> Parse(std::string_view path, std::string_view text);

  // The rule of a state's predicate, one of its own before one for every noun.
  std::optional<StateRule> Find(std::string_view state) const;
  // The rule of its own of a state that any number may be in at a time, or null.
  const StateRule* FindShared(std::string_view state) const;
  const std::vector<StateRule>& rules() const { return rules_; }

 private:
  std::vector<StateRule> rules_;
};

}  // namespace whence

#endif  // WHENCE_RULES_INFERENCE_STATE_RULES_H_
