#include "engine/verify/bearing.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "corpus/language/ascii.h"
#include "engine/verify/evidence_clauses.h"

namespace whence {
namespace {

// "Lund lies north of Hald"
struct Bearing {
  int32_t who = -1, word = -1, whose = -1;  // units; the word's -1 where it has none
  std::string form;
  bool compares = false;  // "older than"
};

// Who or what a clause that a token is of has for its subject; -1 for none.
int32_t SubjectOf(const std::vector<Token>& tokens, int32_t at) {
  for (size_t steps = 0; at >= 0 && steps < tokens.size(); ++steps) {
    const auto subject = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == at && BaseRelation(token.deprel) == Deprel::kNsubj;
    });
    if (subject != tokens.end()) return static_cast<int32_t>(subject - tokens.begin());
    at = tokens[static_cast<size_t>(at)].head;
  }
  return -1;
}

std::vector<Bearing> BearingsIn(const VerdictRules& words, const TextUnits& text) {
  std::vector<Bearing> bearings;
  for (uint32_t s = 0; s < text.unit_of_token.size(); ++s) {
    const auto& tokens = text.analysis.sentences()[s].tokens;
    for (size_t t = 0; t + 2 < tokens.size(); ++t) {
      Bearing bearing;
      bearing.form = AsciiLowered(tokens[t].form);
      const std::string link = AsciiLowered(tokens[t + 1].form);
      bearing.compares = tokens[t].xpos == Xpos::kJjr && link == "than";
      const bool bears = link == "of" && Has(words.Classes(bearing.form), VerdictWord::kBearing);
      if (!bearing.compares && !bears) continue;
      bearing.whose = EvidenceClauses::UnitAt(text, s, tokens[t + 1].head);
      bearing.who = EvidenceClauses::UnitAt(text, s, SubjectOf(tokens, static_cast<int32_t>(t)));
      bearing.word = EvidenceClauses::UnitAt(text, s, static_cast<int32_t>(t));
      if (bearing.whose >= 0 && bearing.who >= 0 && bearing.who != bearing.whose) bearings.push_back(bearing);
    }
  }
  return bearings;
}

}  // namespace

BearingStance CompareBearings(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
                              const std::vector<UnitMatch>& matches) {
  if (Has(claim.classes | evidence.classes, VerdictWord::kDenial)) return BearingStance::kNone;
  const std::vector<Bearing> claimed = BearingsIn(words, claim);
  if (claimed.size() != 1) return BearingStance::kNone;
  const Bearing& own = claimed.front();
  const auto unit = [](const TextUnits& text, int32_t index) -> const Unit& {
    return text.units[static_cast<size_t>(index)];
  };
  const auto is = [&](int32_t one, int32_t other) {
    return Carries(CompareUnits(unit(claim, one), unit(evidence, other)));
  };
  BearingStance stance = BearingStance::kNone;
  for (const Bearing& told : BearingsIn(words, evidence)) {
    const bool straight = is(own.who, told.who) && is(own.whose, told.whose);
    const bool turned = is(own.who, told.whose) && is(own.whose, told.who);
    if (straight == turned || own.compares != told.compares) continue;
    const bool units = own.word >= 0 && told.word >= 0;
    const Grade grade = units ? CompareUnits(unit(claim, own.word), unit(evidence, told.word)) : Grade::kMissing;
    const bool same = own.form == told.form;
    const bool contrary = words.AreContrary(own.form, told.form) || (own.compares && grade == Grade::kOpposite);
    if (!same && !contrary) {
      // "Bigger" and "larger", or things of which each may be so.
      if (!own.compares) stance = BearingStance::kAnother;
      continue;
    }
    if (same == turned) return BearingStance::kDenies;
    if (straight) return BearingStance::kNone;
    for (size_t i = 0; i < matches.size(); ++i) {
      const bool needed = static_cast<int32_t>(i) != own.word && claim.units[i].kind != UnitKind::kVerb;
      if (needed && !matches[i].Carried()) return BearingStance::kNone;
    }
    return BearingStance::kSays;
  }
  return stance;
}

void HearBearing(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence, Testimony& heard) {
  if (heard.stance == Stance::kSilent || BearingsIn(words, claim).size() != 1) return;
  switch (CompareBearings(words, claim, evidence, Align(claim, evidence))) {
    case BearingStance::kSays:
      heard.stance = Stance::kSays;
      break;
    case BearingStance::kDenies:
      heard.stance = Stance::kDenies;
      break;
    case BearingStance::kAnother:
      heard.stance = Stance::kSilent;
      heard.apart = true;
      break;
    case BearingStance::kNone:
      return;
  }
  heard.deciding.clear();
}

}  // namespace whence
