#include "rules/extraction/office_rank.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"

namespace whence {
namespace {

bool HasWord(std::string_view text, bool (*is)(std::string_view)) {
  const std::string lower = AsciiLowered(text);
  for (const absl::string_view word : absl::StrSplit(lower, absl::ByAnyChar(" -"))) {
    if (is({word.data(), word.size()})) return true;
  }
  return false;
}

}  // namespace

bool IsLesserRank(std::string_view word) {
  constexpr std::string_view kWords[] = {"vice", "deputy", "assistant", "associate", "junior", "honorary", "shadow"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

bool IsPastRank(std::string_view word) {
  constexpr std::string_view kWords[] = {"former", "ex", "past", "previous", "erstwhile", "onetime"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

bool NamesLesserRank(std::string_view text) { return HasWord(text, &IsLesserRank); }

bool NamesPastRank(std::string_view text) { return HasWord(text, &IsPastRank); }

}  // namespace whence
