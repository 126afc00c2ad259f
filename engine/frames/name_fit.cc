// Which names FrameMatcher takes for another's, though a word of them is the same.

#include <algorithm>

#include "corpus/language/ascii.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/frame_matcher.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// "Odd Moe" of whoever is called Ida Moe: names of two words or more with one last word, of which none agrees in the
// first. A lone "Moe" among them tells nothing.
bool AreOthersOfOneName(std::string_view asked, const std::vector<AliasMatch>& aliases) {
  const std::vector<std::string> name = NameWords(asked);
  // "the old smith" is no name.
  const bool capitals =
      IsAsciiUpper(asked.front()) && IsAsciiUpper(asked[std::min(asked.rfind(' ') + 1, asked.size() - 1)]);
  if (name.size() < 2 || !capitals) return false;
  bool other = false;
  for (const AliasMatch& alias : aliases) {
    const std::vector<std::string> known = NameWords(alias.name);
    if (known.size() < 2 || known.back() != name.back()) continue;
    if (!AreNamesakes(name, known)) return false;
    other = true;
  }
  return other;
}

}  // namespace

absl::StatusOr<bool> FrameMatcher::IsOthersName(std::string_view word, TermId bearer) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch>* aliases, AliasesOf(bearer));
  if (AreOthersOfOneName(word, *aliases)) return true;
  const std::vector<std::string> name = NameWords(word);
  if (name.size() != 1 || !MayStartUpper(word) || word.find(' ') != std::string_view::npos) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> classes, ClassesOf(bearer));
  if (std::binary_search(classes.begin(), classes.end(), "person")) return false;
  return std::all_of(aliases->begin(), aliases->end(), [&](const AliasMatch& alias) {
    const std::vector<std::string> words = NameWords(alias.name);
    return words.size() > 1 && words.back() == name.front() &&
           !std::all_of(words.begin(), words.end() - 1,
                        [&](const std::string& part) { return kinds_.MayStandBefore(part); });
  });
}

}  // namespace whence
