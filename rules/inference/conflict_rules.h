#ifndef WHENCE_RULES_INFERENCE_CONFLICT_RULES_H_
#define WHENCE_RULES_INFERENCE_CONFLICT_RULES_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"

namespace whence {

// The lists of rules/inference/conflicts.rules, which says what each is for.
enum class ConflictList : uint8_t {
  kOnce,
  kDated,
  kRepeated,
  kSeldom,
  kPair,
  kAnew,
  kItself,
  kMaker,
  kHolder,
  kTenure,
  kOffice,
  kPlaced,
  kPhrase,
  kMeasure,
  kHaving,
  kStative,
  kDeed,
  kUndone,
  kToll,
  kAbout,
  kLeast,
  kMost,
  kEver,
  kNever,
  kStop,
  kStill,
  kLimit,
  kPopulace,
  kWide,
  kSettled,
  kVague,
  kPlain,
  kSeat,
  kSort,
  kPresent,
  kPast,
  kWithin,
  kDating,
  kNarrow,
  kWhole,
};
inline constexpr size_t kConflictLists = static_cast<size_t>(ConflictList::kWhole) + 1;

// What two sources cannot both be right about, by predicates and words; words of the file are lower case. Immutable
// after Parse and thread-safe.
class ConflictRules {
 public:
  using Pairs = std::vector<std::pair<std::string, std::string>>;

  // Errors name file, line and column.
  static absl::StatusOr<ConflictRules> Parse(std::string_view path, std::string_view text);

  bool Lists(ConflictList list, std::string_view entry) const;
  // The longest entry of a list that the text begins with, as a whole word; empty for none.
  std::string_view Prefix(ConflictList list, std::string_view text) const;
  // Whether one of the list stands in the text as whole words. `text` is lower case.
  bool Speaks(ConflictList list, std::string_view text) const;

  // The one of the list that stands in the text; empty where none does, or several.
  std::string_view OnlyOne(ConflictList list, std::string_view text) const;

  const Pairs& rivals() const { return rivals_; }
  const Pairs& ended() const { return ended_; }

 private:
  std::array<absl::flat_hash_set<std::string>, kConflictLists> lists_;
  Pairs rivals_, ended_;
};

}  // namespace whence

#endif  // WHENCE_RULES_INFERENCE_CONFLICT_RULES_H_
