#ifndef WHENCE_RULES_VERIFICATION_VERDICT_RULES_H_
#define WHENCE_RULES_VERIFICATION_VERDICT_RULES_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

namespace whence {

// Classes of words that decide what a sentence claims beside its content words.
enum class VerdictWord : uint8_t {
  kDenial,      // "not", "never", "without"
  kRefusal,     // "fail", "refuse": what hangs on them did not happen
  kScarcely,    // "barely"
  kExclusive,   // "only"
  kUniversal,   // "all", "always"
  kPartial,     // "some", "often"
  kRise,        // "increase", "more"
  kFall,        // "decrease", "less"
  kHedge,       // "may", "reportedly"
  kContrast,    // "but", "instead"
  kFormer,      // "former", "previously"
  kFloor,       // "at least"
  kCeiling,     // "at most"
  kStrict,      // "more than": without the figure itself
  kAbout,       // "nearly"
  kCause,       // "because", "lead to"
  kReport,      // "say", "according to"
  kFactive,     // "find", "prove": what hangs on them is so
  kExcept,      // "except": what follows is taken out
  kDuty,        // "must", "have" to
  kOpinion,     // "call", "consider": whoever does so holds that it is so
  kSeat,        // "headquarters", "base"
  kNameEnd,     // "University", "River": what a name ends in and may leave out
  kComposed,    // "consist", "comprise": what follows is all that something has
  kPart,        // "member", "component": what a list of all that something has counts
  kInitial,     // "debut", "eldest": the first of its kind
  kOrigin,      // "bear", "native": where somebody comes from
  kBeside,      // "while", "whereas": of the same time as what it stands beside
  kShare,       // "most", "half": not all
  kProof,       // "evidence", "sign": there may be none for what hangs on it
  kDoubtful,    // "alleged", "candidate": what it stands before or governs is not so, or not yet
  kFraction,    // "third", "quarter": with "a" or a number, not all
  kStopping,    // "stop", "cease": what hangs on them was so before
  kTogether,    // "with", "beside": who stands behind them does the same
  kServing,     // "serve": tells of being in an office
  kContainer,   // "group", "thousand": what stands behind "of" is what they are made of
  kCabinet,     // "government": acts for its country
  kOfCabinet,   // "resign": done by a government or to it, and not by its country
  kEver,        // "always", "daily": at all times; with "all", "all year round"
  kHandling,    // "lift": done to things that can be touched
  kRazing,      // "demolish": done to what is built
  kFounding,    // "found": done to what has a staff, not to what only stands
  kUnpeopled,   // "cancel": done to nobody
  kEverybody,   // "public", "visitor": what is so for them is so for all
  kRecurring,   // "Monday", "winter": times that come again
  kManySensed,  // "light": an adjective with a contrary in each of several senses
  kParting,     // "leave": who does it is in it no longer
  kLosing,      // "sell": who does it has it no longer
  kRemoving,    // "abolish": what it is done to is no longer so
  kOusting,     // "replace": who it is done to is in no office any more; beside WordList::kOusting
  kResuming,    // "rejoin": what ended is so again
  kConverse,    // "husband": said from the other side it is "wife"
  kHaving,  // "own": who does it has what it is done to
  kStaying,  // "live": who does it somewhere is there
  kBearing,  // "north": "of" what something lies there
};
inline constexpr int kVerdictWordCount = static_cast<int>(VerdictWord::kBearing) + 1;
static_assert(kVerdictWordCount <= 64, "the classes of a word are the bits of a uint64_t");

// What a sign adds when it is seen in full (1).
struct VerdictWeight {
  struct Sums {
    double settles = 0;   // to whether the evidence settles the claim at all
    double supports = 0;  // to which way, if it does: above zero for it, below against it
  };
  double general = 0;  // to whether claim and evidence speak of the world at large, not of certain people and things
  Sums for_particular, for_general;
};

// What a clause says beside its own predicate: "X belongs to Y" that Y owns X.
struct Entailment {
  std::string predicate;
  bool swapped = false;  // subject and object exchanged
  bool equal = false;    // it says nothing less: it follows the other way round, too
};

// rules/verification/verdict.rules, read once. Immutable afterwards and thread-safe.
class VerdictRules {
 public:
  // Errors name file, line and column: a class or weight that is missing, unknown or no number.
  static absl::StatusOr<VerdictRules> Parse(std::string_view path, std::string_view text);

  // The classes of a word in lower case, a bit each: 1 << VerdictWord.
  uint64_t Classes(std::string_view word) const;
  static constexpr uint64_t Bit(VerdictWord word) { return uint64_t{1} << static_cast<int>(word); }

  // What follows from a predicate, a lemma or "be" with an adjective; empty for most.
  const std::vector<Entailment>& Entailments(std::string_view predicate) const;
  // Whether a predicate says more than another that follows from it: who murders kills, who kills need not murder.
  bool SaysMore(std::string_view special, std::string_view general) const;
  // The predicates that one says more than; empty for most.
  const std::vector<std::string>& Generals(std::string_view special) const;
  // What an adjective says that somebody has none of, "child" of "childless"; empty for most.
  const std::string& Lacked(std::string_view adjective) const;
  // Whether of two predicates one holds of an object where the other does not: "permit" and "ban".
  bool AreContrary(std::string_view one, std::string_view other) const;
  // Whether a verb says what a column of that header does: "released by" goes with "label".
  bool GoesWithColumn(std::string_view verb, std::string_view header) const;

  // The nouns for the classes of a kind of things, "thing" or "structure"; empty for none.
  const std::vector<std::string>& Kinds(std::string_view name) const;

  // The weight of the sign of that name; all zero where the file has none.
  VerdictWeight Weight(std::string_view sign) const;
  size_t weights() const { return weights_.size(); }

 private:
  class Reader;

  absl::flat_hash_map<std::string, uint64_t> classes_;
  absl::flat_hash_map<std::string, std::vector<Entailment>> entailments_;
  absl::flat_hash_map<std::string, std::vector<std::string>> generals_;
  absl::flat_hash_map<std::string, std::string> lacked_;
  absl::flat_hash_map<std::string, std::string> contraries_;  // both ways
  absl::flat_hash_map<std::string, std::vector<std::string>> columns_;
  absl::flat_hash_map<std::string, std::vector<std::string>> kinds_;
  absl::flat_hash_map<std::string, VerdictWeight> weights_;
};

// Whether a class is among those of a word or a text.
constexpr bool Has(uint64_t classes, VerdictWord word) { return (classes & VerdictRules::Bit(word)) != 0; }

}  // namespace whence

#endif  // WHENCE_RULES_VERIFICATION_VERDICT_RULES_H_
