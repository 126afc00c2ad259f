#include "rules/extraction/office_rank.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"

namespace whence {

bool IsLesserRank(std::string_view word) {
  constexpr std::string_view kWords[] = {"vice", "deputy", "assistant", "associate", "junior", "honorary", "shadow"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

bool NamesLesserRank(std::string_view text) {
  const std::string lower = AsciiLowered(text);
  for (const absl::string_view word : absl::StrSplit(lower, absl::ByAnyChar(" -"))) {
    if (IsLesserRank({word.data(), word.size()})) return true;
  }
  return false;
}

}  // namespace whence
