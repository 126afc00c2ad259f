#include "rules/extraction/office_rank.h"

#include <string>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "rules/words/word_lists.h"

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

bool IsLesserRank(std::string_view word) { return IsIn(WordList::kLesserRank, word); }

bool IsPastRank(std::string_view word) { return IsIn(WordList::kPastRank, word); }

bool NamesLesserRank(std::string_view text) { return HasWord(text, &IsLesserRank); }

bool NamesPastRank(std::string_view text) { return HasWord(text, &IsPastRank); }

}  // namespace whence
