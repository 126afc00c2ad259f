#ifndef WHENCE_ENGINE_CONFLICTS_SAYING_H_
#define WHENCE_ENGINE_CONFLICTS_SAYING_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "engine/time/interval.h"
#include "graph/graph.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/inference/conflict_rules.h"

namespace whence {

// Why statements cannot hold together.
enum class ConflictKind : uint8_t {
  kTime,      // what happens once is given two dates
  kPlace,     // or two places
  kObject,    // what has one object has two
  kSubject,   // what is of one subject is of two
  kNumber,    // two numbers of one unit
  kNegation,  // one source says so, another denies it
};
std::string_view ConflictKindName(ConflictKind kind);  // "time"

// A number as a source gives it: how far what it stands for may lie from it. Of measures in the base unit of their
// dimension. An open end is an infinity.
struct Amount {
  double low = 0, high = 0;
  bool measure = false;  // of a unit that converts; else so many of something
};

// One thing that a statement says of what may be said once only.
struct Saying {
  ConflictKind kind = ConflictKind::kTime;
  std::string slot = {};  // what is said about: sayings of one slot may contradict each other
  TermId of;              // the term that it is said of: where other statements on it are looked for
  std::string what = {};  // what is said, for people: "found", "be born in"
  std::string text = {};  // what it is said to be: "1923", "Turku"
  std::optional<Interval> when = std::nullopt;  // what is said, of kTime; else when it was so
  std::optional<Amount> amount = std::nullopt;
  std::vector<TermId> entity = {};  // sorted
  bool denied = false;              // of kNegation
  bool ever = false;                // denied for all times
  bool over = false;                // it is said to have ended then
  bool still = false;               // it is said to go on
  bool soon = false;                // of kTime: at most kSoon apart, else it happened again
  bool across = true;               // only two documents contradict each other: one that says both means both
  Statement statement = {};
};

// Reads what statements say of what may be said once only, by rules/inference/conflicts.rules, and tells which of them
// cannot both hold. Holds caches; not thread-safe.
class SayingReader {
 public:
  // All outlive it.
  SayingReader(const Graph& graph, const ConflictRules& rules, const PredicateLexicon& lexicon)
      : graph_(graph), rules_(rules), lexicon_(lexicon) {}

  // Adds what a statement says. Only asserted ones with a source say anything; things that no name tells from others of
  // their sort are not spoken of by two sources.
  absl::Status Read(const Statement& statement, std::vector<Saying>& sayings);

  // Whether two sayings of one slot can both be told of one thing: one a more precise form of the other, or not of the
  // same time.
  absl::StatusOr<bool> Agree(const Saying& a, const Saying& b);

  // "about 14,000 objects": the amount, and what there is so much of, a dimension or stems.
  std::optional<std::pair<Amount, std::string>> AmountIn(std::string_view text);

  // Whether two statements may be held against each other where they stand: two sentences, of two documents, or of one
  // that names what it speaks of in full in both.
  absl::StatusOr<bool> MayOppose(const Saying& a, const Saying& b);

 private:
  struct Parts {
    TermId subject, object;  // TermId() where unspecified
    Term object_term;
    std::string predicate;
    std::optional<Interval> when;
    bool lasts = false;      // it was so for a stretch of time
    std::string at;          // the time, as part of a slot
    std::string rest;        // the other qualifiers, as part of a slot
    std::string beside;      // what they are, for its words
    std::string text;        // the sentence, lower case
    bool cell = false;       // of a table or a list of values
    bool sometimes = false;  // "on Sundays", "four times"
  };
  using Qualified = std::pair<std::string, Term>;

  absl::StatusOr<const Term*> Decode(TermId id);
  absl::StatusOr<std::string> NameOf(TermId id);
  // What tells a thing from all others: its name, or a description with a name in it. Empty where nothing does.
  absl::StatusOr<std::string> KeyOf(TermId id);
  absl::StatusOr<std::vector<Qualified>> QualifiersOf(const Statement& statement);
  static std::string_view Find(const std::vector<Qualified>& qualifiers, std::string_view name);

  // What a table's heading dates: found of "founded", "foundation". Empty for any other.
  std::string EventOf(std::string_view heading) const;
  absl::Status ReadTime(const Statement& statement, const Parts& parts, std::vector<Saying>& sayings);
  absl::Status ReadPlace(const Parts& parts, const std::vector<Qualified>& qualifiers, std::vector<Saying>& sayings);
  absl::Status ReadOthers(const Parts& parts, std::vector<Saying>& sayings);
  absl::Status ReadAmount(const Parts& parts, const std::vector<Qualified>& qualifiers, std::vector<Saying>& sayings);
  // "Three men died during the Vold Expedition"
  absl::Status ReadToll(const Parts& parts, std::vector<Saying>& sayings);
  absl::Status ReadDenial(const Statement& statement, const Parts& parts, std::vector<Saying>& sayings);
  absl::Status ReadEnd(const Parts& parts, std::vector<Saying>& sayings);
  // The time where the sentence gives it, wider where it is not sure: "around 1890".
  std::optional<Interval> Moment(const Parts& parts) const;
  // "past" where a sentence tells of then alone, as part of a slot.
  std::string_view TenseOf(const Parts& parts) const;
  absl::StatusOr<bool> IsPartOf(std::string_view part, std::string_view whole);
  // Whether a sentence that says so has the name.
  absl::StatusOr<bool> Mentions(const Saying& saying, std::string_view name);
  absl::StatusOr<bool> NamesInFull(const Saying& saying, const Support& support);

  const Graph& graph_;
  const ConflictRules& rules_;
  const PredicateLexicon& lexicon_;
  absl::flat_hash_map<TermId, std::unique_ptr<Term>> terms_;
  absl::flat_hash_map<TermId, std::string> keys_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_CONFLICTS_SAYING_H_
