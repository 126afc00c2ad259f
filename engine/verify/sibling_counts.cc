#include "engine/verify/sibling_counts.h"

#include <cstddef>
#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

enum class Counted { kNone, kSiblings, kChildren };

// "one of eight children", "the youngest of eight sons", "the fifth child of eight"; "eight siblings".
Counted CountedBy(const TextUnits& text, const Unit& number) {
  if (number.kind != UnitKind::kNumber || number.rank || !number.value.has_value() || number.limits != 0)
    return Counted::kNone;
  const auto& tokens = text.analysis.sentences()[number.sentence].tokens;
  const auto at = static_cast<size_t>(number.token);
  const bool next = at + 1 < tokens.size() && AsciiLowered(tokens[at + 1].lemma) == number.measure;
  if (IsIn(WordList::kSibling, number.measure)) return next ? Counted::kSiblings : Counted::kNone;
  if (at < 2 || AsciiLowered(tokens[at - 1].form) != "of") return Counted::kNone;
  const Token& one = tokens[at - 2];
  const bool child = IsIn(WordList::kOffspring, AsciiLowered(one.lemma));
  if (number.measure.empty() ? !child : !(next && IsIn(WordList::kOffspring, number.measure))) return Counted::kNone;
  const std::string form = AsciiLowered(one.form);
  const bool tells =
      child || form == "one" || form == "last" || one.xpos == Xpos::kJjs || ParseOrdinal(form).has_value();
  return tells ? Counted::kChildren : Counted::kNone;
}

}  // namespace

void MatchSiblings(const TextUnits& claim, const TextUnits& evidence, const std::vector<bool>& on_subject,
                   std::vector<UnitMatch>& matches) {
  for (size_t i = 0; i < matches.size(); ++i) {
    const Counted asked = CountedBy(claim, claim.units[i]);
    if (asked == Counted::kNone) continue;
    const double others = *claim.units[i].value + (asked == Counted::kSiblings ? 1 : -1);
    for (size_t e = 0; e < evidence.units.size(); ++e) {
      const Counted told = CountedBy(evidence, evidence.units[e]);
      if (told == Counted::kNone || told == asked) continue;
      const auto unit = static_cast<int32_t>(e);
      if (matches[i].evidence == unit) matches[i] = {};
      if (!on_subject[evidence.units[e].sentence]) continue;
      const int32_t found = matches[i].evidence;  // not "the two" of somebody else
      if (matches[i].Carried() && found >= 0 && CountedBy(evidence, evidence.units[static_cast<size_t>(found)]) == asked)
        continue;
      matches[i] = {*evidence.units[e].value == others ? Grade::kDerived : Grade::kOther, unit};
    }
  }
}

}  // namespace whence
