#ifndef WHENCE_RULES_INFERENCE_INFERENCE_RULES_H_
#define WHENCE_RULES_INFERENCE_INFERENCE_RULES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "rules/language/rule_file.h"

namespace whence {

// Datalog over statements with time, in the syntax that all rule files share:
//
//   rule member-between
//     if: join({x}, {y}) at {t}; leave({x}, {y}) at {u}; {t} before {u}; not interrupted({x}, {y}) at {t}
//     then: be member of({x}, {y}) at {t} to {u}
//     test: join(Chad, the pact) at 1990; leave(Chad, the pact) at 1995 => be member of(Chad, the pact) at 1990 to 1995
//
// Premises are parted by semicolons. A predicate is a canonical one; an argument is a {variable} or a name. "at {t}"
// binds the time of a premise; without it, any time will do. Conditions on times: "{t} before {u}", "{t} overlaps {u}";
// on things: "{x} differs from {y}". A conclusion without "at" has no time; with it, the time is "{t}", "{t} to {u}"
// (from the first to the last day), "{t} and {u}" (what they have in common), "from {t}" or "until {t}".
//
// "not" is stratified: no rule may rest on the absence of what it helps to conclude. Every variable of a conclusion, of
// a "not" and of a condition must stand in a premise that is not denied.

// An argument: a variable's number, or a name.
struct InferenceArgument {
  int32_t variable = -1;
  std::string name;
};

struct InferenceAtom {
  std::string predicate;
  InferenceArgument subject;
  InferenceArgument object;
  int32_t time = -1;  // variable, or -1
  bool negated = false;
};

struct InferenceCondition {
  enum class Kind : uint8_t { kBefore, kOverlaps, kDiffers };
  Kind kind = Kind::kBefore;
  int32_t left = -1;  // variables
  int32_t right = -1;
};

// When what a rule concludes holds, by the times of its premises.
enum class ConcludedTime : uint8_t { kNone, kSame, kBetween, kCommon, kFrom, kUntil };

struct InferenceRule {
  std::string name;
  std::vector<InferenceAtom> premises;  // the negated ones behind the others
  std::vector<InferenceCondition> conditions;
  InferenceAtom conclusion;
  ConcludedTime time = ConcludedTime::kNone;
  int32_t times[2] = {-1, -1};
  int32_t variables = 0;
  int32_t stratum = 0;
};

// A test of a rule file: premises that hold, and what must follow, in the words of the file.
struct InferenceTest {
  std::string rule;
  std::vector<std::string> given;
  std::vector<std::string> expected;  // "nothing" as only element: no conclusion of this rule's predicate follows
  SourceLocation location;
};

// Rules of any number of files. Immutable after the last Add, and thread-safe then.
class InferenceRules {
 public:
  // All or nothing: a file with mistakes leaves the rules as they were. Errors name file, line and column, with a
  // caret.
  absl::Status Add(std::string_view path, std::string_view text);
  // "a({x}, {y}) is b({y}, {x})", both ways: what a lexicon knows of inverse and symmetric predicates.
  absl::Status AddInverse(std::string_view predicate, std::string_view inverse);

  // Ordered by stratum, then as added.
  const std::vector<InferenceRule>& rules() const { return rules_; }
  const std::vector<InferenceTest>& tests() const { return tests_; }
  int32_t strata() const { return rules_.empty() ? 0 : rules_.back().stratum + 1; }

 private:
  std::vector<InferenceRule> rules_;
  std::vector<InferenceTest> tests_;
};

// Reads one premise without variables, "join(Chad, the pact) at 1990 to 1995" or with days as numbers: for tests. The
// time is left in `time` as written.
struct GroundAtom {
  std::string predicate, subject, object, time;
};
// False when the text is no such premise.
bool ParseGroundAtom(std::string_view text, GroundAtom* atom);

}  // namespace whence

#endif  // WHENCE_RULES_INFERENCE_INFERENCE_RULES_H_
