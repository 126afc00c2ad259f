#ifndef WHENCE_ENGINE_FRAMES_OPPOSITE_PREPOSITIONS_H_
#define WHENCE_ENGINE_FRAMES_OPPOSITE_PREPOSITIONS_H_

#include <string_view>
#include <utility>
#include <vector>

namespace whence {

// The preposition that denies one: what is inside is not outside. Empty where there is none.
inline std::string_view ContraryOf(std::string_view preposition) {
  for (const auto& [a, b] :
       {std::pair<std::string_view, std::string_view>("inside", "outside"), {"above", "below"}, {"with", "without"}}) {
    if (preposition == a) return b;
    if (preposition == b) return a;
  }
  return {};
}

// Those that tell of another time than the preposition does: what was before the war was not after or during it. Empty
// where the preposition tells of no time.
inline std::vector<std::string_view> OtherTimesThan(std::string_view preposition) {
  if (preposition == "before") return {"after", "since", "during", "following"};
  if (preposition == "after" || preposition == "following") return {"before", "until", "till", "during"};
  if (preposition == "during") return {"before", "after", "following"};
  return {};
}

// The same of a date: "from 1920 to 1940" and "in 1920" are not before 1920, nor after 1940.
inline std::vector<std::string_view> OtherDatesThan(std::string_view preposition) {
  if (preposition == "before") return {"after", "since", "from", "in", "on", "between", "during", "following"};
  if (preposition == "until" || preposition == "till") return {"after", "since", "from", "between", "following"};
  if (preposition == "after" || preposition == "following") return {"before", "until", "till", "to", "during"};
  if (preposition == "since" || preposition == "from") return {"before", "until", "till", "to"};
  return {};
}

// Whether what is told with one of these of a date is told of the other, too: until 1920 is before 1920.
inline bool TellSameTime(std::string_view asked, std::string_view said) {
  const auto earlier = [](std::string_view one) {
    return one == "before" || one == "until" || one == "till" || one == "to" || one == "by";
  };
  const auto later = [](std::string_view one) {
    return one == "after" || one == "since" || one == "from" || one == "following";
  };
  return asked == said || (earlier(asked) && earlier(said)) || (later(asked) && later(said));
}

// The preposition of which one is no answer to the other, though a sentence may well hold both: "moved from Lund to
// Ystad", "12 for, 3 against". Empty where there is none.
inline std::string_view OtherSideOf(std::string_view preposition) {
  for (const auto& [a, b] : {std::pair<std::string_view, std::string_view>("from", "to"), {"for", "against"}}) {
    if (preposition == a) return b;
    if (preposition == b) return a;
  }
  return ContraryOf(preposition);
}

}  // namespace whence

#endif  // WHENCE_ENGINE_FRAMES_OPPOSITE_PREPOSITIONS_H_
