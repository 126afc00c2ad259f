#include "engine/coreference/selection.h"

#include <algorithm>
#include <iterator>

#include "rules/words/word_lists.h"

namespace whence {
namespace {

struct Selection {
  WordList verbs;
  bool acted_on;
  WordList nouns;
  bool open = false;  // more than the listed can be meant: a creamery is built, too
};
constexpr Selection kSelections[] = {{WordList::kSign, true, WordList::kAgreement},
                                     {WordList::kExpire, false, WordList::kAgreement},
                                     {WordList::kPublish, true, WordList::kText},
                                     {WordList::kBuild, true, WordList::kBuilt, true}};

}  // namespace

int SelectionOf(std::string_view verb, bool acted_on, std::string_view noun) {
  const auto* found = std::find_if(std::begin(kSelections), std::end(kSelections), [&](const Selection& selection) {
    return selection.acted_on == acted_on && IsIn(selection.verbs, verb);
  });
  if (found == std::end(kSelections)) return 0;
  if (IsIn(found->nouns, noun)) return 1;
  const bool other = std::any_of(std::begin(kSelections), std::end(kSelections),
                                 [&](const Selection& selection) { return IsIn(selection.nouns, noun); }) ||
                     IsIn(WordList::kCountry, noun);
  return found->open && !other ? 0 : -1;
}

}  // namespace whence
