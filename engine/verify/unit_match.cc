#include "engine/verify/unit_match.h"

#include <algorithm>
#include <string_view>

#include "corpus/language/ascii.h"
#include "engine/verify/counted_things.h"
#include "engine/verify/date_bounds.h"
#include "engine/verify/date_ranges.h"
#include "engine/verify/derived_values.h"
#include "engine/verify/name_match.h"
#include "engine/verify/number_units.h"
#include "engine/verify/place_match.h"

namespace whence {
namespace {

// One tells of a rise, the other of a fall. "Lower" may be both, and is neither then.
bool TurnsRound(uint32_t a, uint32_t b) {
  const auto rises = [](uint64_t bits) { return Has(bits, VerdictWord::kRise) && !Has(bits, VerdictWord::kFall); };
  const auto falls = [](uint64_t bits) { return Has(bits, VerdictWord::kFall) && !Has(bits, VerdictWord::kRise); };
  return (rises(a) && falls(b)) || (falls(a) && rises(b));
}

Grade CompareWords(const Unit& claim, const Unit& evidence) {
  if (claim.text == evidence.text) return claim.kind == evidence.kind ? Grade::kSame : Grade::kSynonym;
  if (!claim.lacked.empty() || !evidence.lacked.empty()) {
    const std::string& lacked = claim.lacked.empty() ? evidence.lacked : claim.lacked;
    const Unit& other = claim.lacked.empty() ? claim : evidence;
    if (other.kind == UnitKind::kNoun && other.text == lacked) return Grade::kDerived;
  }
  if (evidence.kind == UnitKind::kName) {
    const bool named = std::find(evidence.words.begin(), evidence.words.end(), claim.text) != evidence.words.end();
    return named || (claim.capital && OfOnePlace(claim, evidence)) ? Grade::kDerived : Grade::kMissing;
  }
  // Of adjectives the dictionary knows which are opposites: "small" is none of "long".
  const bool changes = claim.kind == UnitKind::kVerb || claim.kind == UnitKind::kNoun;
  if (changes && claim.kind == evidence.kind && TurnsRound(claim.classes, evidence.classes)) return Grade::kOpposite;
  const bool states = claim.kind == UnitKind::kAdjective || evidence.kind == UnitKind::kAdjective;
  if (states && (claim.kind == UnitKind::kVerb || evidence.kind == UnitKind::kVerb) && !claim.phrasal &&
      !evidence.phrasal) {
    const bool own = claim.kind == UnitKind::kVerb;
    const WordRelation relation =
        WordRelations::Relate(own ? evidence.word : evidence.also, own ? claim.also : claim.word);
    if (relation == WordRelation::kOpposite) return Grade::kOpposite;
  }
  if (AreOnePhrase(claim, evidence)) return Grade::kSynonym;
  // "Broke" is a kind of "ended", "broke out" is not.
  const WordRelation relation = WordRelations::Relate(evidence.word, claim.word);
  if ((claim.phrasal || evidence.phrasal) && relation != WordRelation::kSynonym && relation != WordRelation::kNone)
    return Grade::kMissing;
  switch (relation) {
    case WordRelation::kSynonym:
      return Grade::kSynonym;
    case WordRelation::kNarrower:
      return Grade::kNarrower;
    case WordRelation::kBroader:
      return Grade::kBroader;
    case WordRelation::kDerived:
      return Grade::kDerived;
    case WordRelation::kOpposite:
      return Grade::kOpposite;
    case WordRelation::kSister:
      if (claim.stem == evidence.stem) return Grade::kDerived;
      return Grade::kSister;
    case WordRelation::kNone:
      break;
  }
  return !claim.stem.empty() && claim.stem == evidence.stem ? Grade::kDerived : Grade::kMissing;
}

// What stands in brackets behind a name, "(1900 – 1980)", is of that name's birth and death alone: the claim's verb is
// matched to that of its own subject, its date to the verb's.
void KeepToLifespan(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  const auto is_silent = [&](int32_t verb) {  // no word of the evidence says it
    return verb >= 0 && evidence.units[static_cast<size_t>(verb)].unsaid;
  };
  if (evidence.lifespan_verbs.empty()) return;
  const int32_t head = claim.clauses.empty() ? -1 : claim.clauses.front().subject;
  const int32_t subject = head < 0 ? -1 : claim.unit_of_token[0][static_cast<size_t>(head)];
  const int32_t who = subject < 0 ? -1 : matches[static_cast<size_t>(subject)].evidence;
  const auto find = [&](const Unit& own, auto&& fits) {
    UnitMatch best;
    for (size_t j = 0; j < evidence.units.size(); ++j) {
      if (!fits(static_cast<int32_t>(j))) continue;
      const Grade grade = CompareUnits(own, evidence.units[j]);
      if (grade > best.grade && grade != Grade::kOther) best = {grade, static_cast<int32_t>(j)};
    }
    return best;
  };
  for (size_t i = 0; i < matches.size(); ++i) {
    if (!is_silent(matches[i].evidence)) continue;
    UnitMatch own = find(claim.units[i], [&](int32_t j) {
      return is_silent(j) && who >= 0 && evidence.units[static_cast<size_t>(j)].above == who;
    });
    if (own.evidence < 0) own = find(claim.units[i], [&](int32_t j) { return !is_silent(j); });
    matches[i] = own;
  }
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& date = claim.units[i];
    if (date.kind != UnitKind::kDate || matches[i].evidence < 0) continue;
    const int32_t verb = date.above < 0 ? -1 : matches[static_cast<size_t>(date.above)].evidence;
    const bool silent = is_silent(verb);
    if (!silent && !is_silent(evidence.units[static_cast<size_t>(matches[i].evidence)].above)) continue;
    matches[i] = find(date, [&](int32_t j) {
      const Unit& told = evidence.units[static_cast<size_t>(j)];
      return told.kind == UnitKind::kDate && (silent ? told.above == verb : !is_silent(told.above));
    });
  }
}

// "CO2" and "carbon dioxide": one word on one side, a term of two on the other.
void MatchTerms(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  const auto same = [](const WordRelations::Word& a, const WordRelations::Word& b) {
    return WordRelations::Relate(a, b) == WordRelation::kSynonym;
  };
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& unit = claim.units[i];
    if (matches[i].Carried() || unit.kind != UnitKind::kNoun) continue;
    for (size_t j = 0; j < evidence.units.size(); ++j) {
      const Unit& other = evidence.units[j];
      if (other.kind != UnitKind::kNoun) continue;
      const bool term = same(other.word, unit.also);
      if (!term && !same(other.also, unit.word)) continue;
      matches[i] = {Grade::kSynonym, static_cast<int32_t>(j)};
      if (term && i > 0 && !matches[i - 1].Carried()) matches[i - 1] = matches[i];
      break;
    }
  }
}

// "Husband" in "Karl is the husband of Ida", "wife" in "Ida is the wife of Karl": the opposite, said from the other
// side, is the same.
void MatchConverses(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  if (claim.clauses.empty() || claim.clauses.front().subject < 0) return;
  const int32_t subject = claim.unit_of_token[0][static_cast<size_t>(claim.clauses.front().subject)];
  if (subject < 0 || matches[static_cast<size_t>(subject)].evidence < 0) return;
  const UnitMatch& whose = matches[static_cast<size_t>(subject)];
  const Unit& owner = evidence.units[static_cast<size_t>(whose.evidence)];
  const bool owns = owner.relation == Deprel::kNmodPoss || BaseRelation(owner.relation) == Deprel::kNmod;
  if (!whose.Carried() || !owns) return;
  for (size_t i = 0; i < matches.size(); ++i) {
    const bool converse = Has(claim.units[i].classes, VerdictWord::kConverse);
    if (!converse || matches[i].grade != Grade::kOpposite || owner.above != matches[i].evidence) continue;
    // The other one of the claim is who the evidence says it of.
    const bool other = std::any_of(matches.begin(), matches.end(), [&](const UnitMatch& match) {
      const Unit& own = claim.units[static_cast<size_t>(&match - matches.data())];
      if (own.above != static_cast<int32_t>(i) || match.evidence < 0 || !match.Carried()) return false;
      const Unit& told = evidence.units[static_cast<size_t>(match.evidence)];
      return told.above == matches[i].evidence && BaseRelation(told.relation) == Deprel::kNsubj;
    });
    if (other) matches[i].grade = Grade::kSynonym;
  }
}

// Whether the text has the initials of a run of a name's words, as in "U.S. president". Without dots short ones are
// words.
bool HasInitials(const std::vector<std::string>& words, size_t begin, size_t end, const TextUnits& text) {
  constexpr size_t kShortest = 3;
  std::string dotted, plain;
  for (size_t i = begin; i < end; ++i) {
    if (i > begin) dotted += '.';
    dotted += words[i][0];
    plain += words[i][0];
  }
  return end - begin > 1 && (text.words.contains(dotted) || (plain.size() >= kShortest && text.words.contains(plain)));
}

// Whether a name's words stand one after the other in the text, as in "Marie and Pierre Curie", or nobody else has its
// last one: of "Pierre Curie and his brother Jacques" none is Jacques Curie. What stands in no sentence is known
// otherwise.
bool StandInOrder(const std::vector<std::string>& words, const TextUnits& text) {
  const bool shared = std::any_of(text.units.begin(), text.units.end(), [&](const Unit& unit) {
    return unit.type == EntityType::kPerson && unit.words.size() > 1 && unit.words.back() == words.back() &&
           std::find(words.begin(), words.end(), unit.words.front()) == words.end();
  });
  if (!shared) return true;
  absl::flat_hash_set<std::string> seen;
  for (const Sentence& sentence : text.analysis.sentences()) {
    size_t next = 0;
    for (const Token& token : sentence.tokens) {
      for (const std::string& word : PlainNameWords(token.form)) {
        if (std::find(words.begin(), words.end(), word) != words.end()) seen.insert(word);
        if (next < words.size() && word == words[next]) ++next;
      }
    }
    if (next == words.size()) return true;
  }
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return !seen.contains(word); });
}

// A name that the reading of the evidence did not find as one: its words may stand there all the same.
Grade NameInWords(const Unit& claim, const TextUnits& evidence) {
  const auto stands = [&](const std::string& word) { return evidence.words.contains(word); };
  const auto missing = std::find_if_not(claim.words.begin(), claim.words.end(), stands);
  if (missing == claim.words.end()) {
    constexpr size_t kShortest = 3;  // of a last name: "II" is none
    const bool person = claim.words.size() > 1 && claim.proper.empty() && claim.words.back().size() >= kShortest &&
                        std::find(claim.words.begin(), claim.words.end(), "of") == claim.words.end();
    return !person || StandInOrder(claim.words, evidence) ? Grade::kSame : Grade::kPartly;
  }
  const auto after = std::find_if(missing, claim.words.end(), stands);
  const bool rest = std::all_of(after, claim.words.end(), stands);
  const auto index = [&](auto at) { return static_cast<size_t>(at - claim.words.begin()); };
  if (rest && HasInitials(claim.words, index(missing), index(after), evidence)) return Grade::kSynonym;
  return missing != claim.words.begin() || after != claim.words.end() ? Grade::kPartly : Grade::kMissing;
}

// Whether another name, number or date stands where the claim's stands: of the same kind, and nothing else's match.
bool Rivals(const Unit& claim, const Unit& evidence) {
  if (claim.kind != evidence.kind) return false;
  switch (claim.kind) {
    case UnitKind::kName:
      return claim.type == evidence.type && claim.type != EntityType::kNone;
    case UnitKind::kNumber:
      return claim.measure == evidence.measure && claim.besides == evidence.besides;
    case UnitKind::kDate:
      return CompareDates(claim, evidence) == Grade::kOther || AreOtherStretches(claim, evidence);
    default:
      return false;
  }
}

// Whether what stands between two units of one sentence leaves them one name: "Mary of Teck", "Rappaccini's Daughter",
// "Apollo 13".
bool OneName(const TextUnits& text, const Unit& a, const Unit& b) {
  constexpr std::string_view kInside[] = {"of", "the", "in", "'s", "’s", "for", "on", "at", "de", ":", "-", "–"};
  const auto& tokens = text.analysis.sentences()[a.sentence].tokens;
  const auto [first, last] = std::minmax(a.token, b.token);
  return std::all_of(tokens.begin() + first + 1, tokens.begin() + last, [&](const Token& token) {
    return std::find(std::begin(kInside), std::end(kInside), AsciiLowered(token.form)) != std::end(kInside);
  });
}

// The units of the one name in the phrase that the claim is about, in their order; empty where it has none or several.
std::vector<size_t> SubjectName(const TextUnits& claim, const std::vector<size_t>& phrase) {
  std::vector<size_t> name;
  for (const size_t i : phrase) {
    const Unit& unit = claim.units[i];
    const bool part = unit.kind == UnitKind::kName || unit.capital;
    const bool figure = unit.kind == UnitKind::kNumber && !name.empty() && unit.token > claim.units[name.back()].token;
    if (!part && !figure) continue;
    if (name.empty() || OneName(claim, claim.units[name.back()], unit)) {
      name.push_back(i);
    } else if (unit.kind == UnitKind::kName) {
      return {};
    }
  }
  return name;
}

// Whether the words that the evidence shares with the name are another's: "Perry" of "Jim Perry" beside "Gaylord
// Perry", or no name at all: the "states" of the "United States".
bool OnlyAnothers(const Unit& name, const TextUnits& evidence) {
  return std::all_of(evidence.units.begin(), evidence.units.end(), [&](const Unit& unit) {
    if (unit.kind != UnitKind::kName && !unit.capital) return true;
    if (unit.words.size() > 1 && name.words.size() > 1 && unit.words.back() == name.words.back()) {
      return evidence.anaphor == Anaphor::kPerson && unit.words.front() != name.words.front();
    }
    const auto shared = [&](std::string_view word) {
      return std::find(name.words.begin(), name.words.end(), word) != name.words.end();
    };
    return !shared(unit.text) && std::none_of(unit.words.begin(), unit.words.end(), shared);
  });
}

// The unit of the claim that "its" or "his" at the beginning of the evidence belongs to: "Its mission" tells of a
// mission of which the claim has, too, whose it is.
bool OwnsSame(const Unit& owner, const TextUnits& evidence, const std::vector<UnitMatch>& matches) {
  if (owner.relation != Deprel::kNmodPoss || owner.above < 0) return false;
  const UnitMatch& owned = matches[static_cast<size_t>(owner.above)];
  if (!owned.Carried() || owned.evidence < 0) return false;
  const Unit& found = evidence.units[static_cast<size_t>(owned.evidence)];
  const auto& tokens = evidence.analysis.sentences()[found.sentence].tokens;
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const Token& token) { return token.head == found.token && token.xpos == Xpos::kPrpPoss; });
}

// Whether the claim tells what was done to its subject, and the evidence that "she" did it: she is not the subject.
bool ActsInstead(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches) {
  for (size_t i = 0; i < claim.units.size(); ++i) {
    if (claim.units[i].token != claim.clauses.front().root || matches[i].evidence < 0 || !matches[i].Carried())
      continue;
    const auto has = [](const std::vector<Token>& tokens, int32_t verb, Deprel relation, bool pronoun) {
      return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.head == verb && token.deprel == relation && (!pronoun || token.xpos == Xpos::kPrp);
      });
    };
    const Unit& verb = evidence.units[static_cast<size_t>(matches[i].evidence)];
    const auto& own = claim.analysis.sentences().front().tokens;
    const auto& tokens = evidence.analysis.sentences()[verb.sentence].tokens;
    return has(own, claim.units[i].token, Deprel::kNsubjPass, false) && has(tokens, verb.token, Deprel::kNsubj, true) &&
           has(tokens, verb.token, Deprel::kObj, false);
  }
  return false;
}

// What the claim is about is named or titled so: another word of the dictionary's for it, or a place within it, is
// something else.
void DropLooseTitles(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  for (const size_t i : SubjectPhrase(claim)) {
    const Unit& unit = claim.units[i];
    if (!matches[i].Carried() || matches[i].evidence < 0) continue;
    const Unit& other = evidence.units[static_cast<size_t>(matches[i].evidence)];
    const Deprel relation = BaseRelation(unit.relation);
    const bool names =
        unit.token == claim.clauses.front().subject || relation == Deprel::kFlat || relation == Deprel::kAppos;
    const bool within = unit.kind == UnitKind::kName && names && matches[i].grade == Grade::kNarrower;
    const bool another = unit.capital && unit.kind != UnitKind::kName && other.kind != UnitKind::kName &&
                         unit.stem != other.stem && matches[i].grade < Grade::kSame;
    if (within || another) matches[i] = {};
  }
}

// Who "it" is, at the beginning of a text, is what the text was given for: the one that the claim is about, unless the
// evidence knows part of its name or something else in its place. Its numbers and dates, and whose it is, it must say.
void ReferToSubject(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  const std::vector<size_t> phrase = SubjectPhrase(claim);
  const std::vector<size_t> name = SubjectName(claim, phrase);
  const auto is_name = [&](size_t unit) { return claim.units[unit].kind == UnitKind::kName; };
  if (name.empty() && std::any_of(phrase.begin(), phrase.end(), is_name)) return;
  if (evidence.anaphor == Anaphor::kPerson &&
      (IsCalledOtherwise(claim, evidence) || ActsInstead(claim, evidence, matches)))
    return;
  const bool known = std::any_of(name.begin(), name.end(), [&](size_t unit) { return matches[unit].Carried(); });
  const bool unclear = evidence.anaphor == Anaphor::kAny;
  const auto in_name = [&](size_t unit) { return std::find(name.begin(), name.end(), unit) != name.end(); };
  for (const size_t i : phrase) {
    const Unit& unit = claim.units[i];
    if (unit.kind == UnitKind::kDate || (unit.kind == UnitKind::kNumber && !in_name(i))) continue;
    const bool part = unit.kind == UnitKind::kName && matches[i].grade == Grade::kPartly && matches[i].evidence < 0 &&
                      OnlyAnothers(unit, evidence);
    if ((matches[i].grade != Grade::kMissing && !part) || (known && in_name(i))) continue;
    // "The film" may be any film.
    if (unclear && (unit.kind == UnitKind::kName || unit.capital)) continue;
    if (unit.kind == UnitKind::kName) {
      const Deprel relation = BaseRelation(unit.relation);
      const bool inner = unit.above >= 0 && in_name(static_cast<size_t>(unit.above));
      const bool modifies =
          relation == Deprel::kNmod || relation == Deprel::kAmod || unit.relation == Deprel::kNmodPoss;
      if (modifies && !inner && !OwnsSame(unit, evidence, matches)) continue;
      const bool person = unit.type == EntityType::kPerson;
      const bool untyped = unit.type == EntityType::kNone || unit.type == EntityType::kOther;
      if (evidence.anaphor == Anaphor::kPerson && !person && !untyped) continue;
      if (evidence.anaphor == Anaphor::kThing && person && !inner) continue;
    }
    matches[i] = {Grade::kReferred, -1};
  }
}

// Whether a verb with a particle may mean another verb by what it is done to: one can found a school, but no chairs.
bool MayMean(const Unit& phrase, const Unit& verb) {
  const auto is = [&](VerdictWord word) { return Has(verb.classes, word); };
  switch (phrase.object) {
    case ObjectKind::kPerson:
      return !is(VerdictWord::kUnpeopled);
    case ObjectKind::kHouse:
      return is(VerdictWord::kHandling) || is(VerdictWord::kRazing) || is(VerdictWord::kFounding);
    case ObjectKind::kStructure:
      return is(VerdictWord::kHandling) || is(VerdictWord::kRazing);
    case ObjectKind::kThing:
      return is(VerdictWord::kHandling) || is(VerdictWord::kRazing);
    case ObjectKind::kOpen:
      break;
  }
  return true;
}

// Whether a verb and one with a particle are the same by what the dictionary says.
bool MeanOne(const Unit& claim, const Unit& evidence) {
  if (claim.kind != UnitKind::kVerb || evidence.kind != UnitKind::kVerb || !(claim.phrasal || evidence.phrasal))
    return false;
  const WordRelations::Word& own = claim.phrasal ? claim.also : claim.word;
  const WordRelations::Word& other = evidence.phrasal ? evidence.also : evidence.word;
  const WordRelation relation = WordRelations::Relate(other, own);
  // A verb with a particle means a dozen things: by its first sense alone it is another verb.
  const auto has = [](const WordRelations::Word& word, const WordRelations::Word& phrase) {
    return std::find(word.senses.begin(), word.senses.end(), phrase.senses.front()) != word.senses.end();
  };
  const bool first = !own.senses.empty() && !other.senses.empty() && (!claim.phrasal || has(other, own)) &&
                     (!evidence.phrasal || has(own, other));
  return (relation == WordRelation::kSynonym && first) ||
         (claim.text == evidence.text && relation == WordRelation::kNarrower);
}

}  // namespace

std::vector<size_t> SubjectPhrase(const TextUnits& claim) {
  std::vector<size_t> phrase;
  if (claim.clauses.empty() || claim.clauses.front().subject < 0) return phrase;
  const auto& tokens = claim.analysis.sentences().front().tokens;
  const int32_t head = claim.clauses.front().subject;
  for (size_t i = 0; i < claim.units.size(); ++i) {
    const Unit& unit = claim.units[i];
    if (unit.sentence != 0) break;
    int32_t at = unit.token;
    for (size_t steps = 0; at >= 0 && at != head && steps < tokens.size(); ++steps) {
      const Token& token = tokens[static_cast<size_t>(at)];
      at = token.deprel == Deprel::kAclRelcl || token.deprel == Deprel::kAppos ? -1 : token.head;
    }
    if (at >= 0) phrase.push_back(i);
  }
  return phrase;
}

bool IsCalledOtherwise(const TextUnits& claim, const TextUnits& evidence) {
  if (evidence.anaphor != Anaphor::kPerson) return false;
  const std::vector<size_t> name = SubjectName(claim, SubjectPhrase(claim));
  absl::flat_hash_set<std::string> before;
  for (const Unit& unit : evidence.units) {
    if (unit.kind != UnitKind::kName || unit.words.empty()) continue;
    const std::string& word = unit.words.front();
    const bool person =
        unit.type == EntityType::kPerson || unit.type == EntityType::kNone || unit.type == EntityType::kOther;
    if (unit.words.size() == 1 && unit.sentence > 0 && unit.relation == Deprel::kNmodPoss && person &&
        !before.contains(word)) {
      return std::none_of(name.begin(), name.end(), [&](size_t own) {
        const auto& words = claim.units[own].words;
        return std::find(words.begin(), words.end(), word) != words.end();
      });
    }
    before.insert(unit.words.begin(), unit.words.end());
  }
  return false;
}

std::string_view GradeName(Grade grade) {
  constexpr std::string_view kNames[] = {"missing",  "other",   "opposite", "sister",  "partly", "broader",
                                         "referred", "derived", "narrower", "synonym", "same"};
  return kNames[static_cast<size_t>(grade)];
}

double UnitMatch::Degree() const {
  switch (grade) {
    case Grade::kSame:
      return 1;
    case Grade::kSynonym:
      return 0.9;
    case Grade::kNarrower:
      return 0.85;
    case Grade::kDerived:
      return 0.8;
    case Grade::kReferred:
      return 0.7;
    case Grade::kBroader:
      return 0.5;
    case Grade::kPartly:
      return 0.4;
    case Grade::kSister:
      return 0.1;
    default:
      return 0;
  }
}

bool FitsObject(const Unit& claim, const Unit& evidence) {
  if (claim.text == evidence.text) return true;
  return (!evidence.phrasal || MayMean(evidence, claim)) && (!claim.phrasal || MayMean(claim, evidence));
}

bool AreOnePhrase(const Unit& claim, const Unit& evidence) {
  return FitsObject(claim, evidence) && MeanOne(claim, evidence);
}

bool IsMisfit(const Unit& claim, const Unit& evidence) {
  return !FitsObject(claim, evidence) && MeanOne(claim, evidence);
}

Grade CompareUnits(const Unit& claim, const Unit& evidence) {
  if (claim.kind == UnitKind::kName) return CompareNames(claim, evidence);
  if (claim.kind == UnitKind::kDate) {
    return evidence.kind == UnitKind::kDate ? CompareDates(claim, evidence) : Grade::kMissing;
  }
  if (claim.kind == UnitKind::kNumber) {
    if (evidence.kind == UnitKind::kNumber) return CompareNumbers(claim, evidence);
    return IsInWords(claim, evidence) ? Grade::kSynonym : Grade::kMissing;
  }
  if (evidence.kind == UnitKind::kNumber && IsInWords(evidence, claim)) return Grade::kSynonym;
  if (evidence.kind == UnitKind::kDate || evidence.kind == UnitKind::kNumber) return Grade::kMissing;
  return CompareWords(claim, evidence);
}

std::vector<UnitMatch> Align(const TextUnits& claim, const TextUnits& evidence) {
  std::vector<UnitMatch> matches(claim.units.size());
  std::vector<bool> taken(evidence.units.size());
  for (size_t i = 0; i < claim.units.size(); ++i) {
    UnitMatch& match = matches[i];
    for (size_t j = 0; j < evidence.units.size(); ++j) {
      const Grade grade = CompareUnits(claim.units[i], evidence.units[j]);
      if (grade <= match.grade || grade == Grade::kOther) continue;
      match = {grade, static_cast<int32_t>(j)};
      if (grade == Grade::kSame) break;
    }
    const bool within = claim.units[i].type == EntityType::kNationality && match.grade == Grade::kPartly;
    if (claim.units[i].kind == UnitKind::kName && !match.Carried() && !within) {
      if (const Grade grade = NameInWords(claim.units[i], evidence); grade > match.grade) match = {grade, -1};
    }
    if (match.Carried() && match.evidence >= 0) taken[static_cast<size_t>(match.evidence)] = true;
  }
  KeepToLifespan(claim, evidence, matches);
  MatchTerms(claim, evidence, matches);
  MatchConverses(claim, evidence, matches);
  MatchInitials(claim, evidence, matches);
  MatchOrigins(claim, evidence, matches);
  MatchDerivedValues(claim, evidence, matches);
  MatchCounted(claim, evidence, matches);
  DropLooseTitles(claim, evidence, matches);
  if (evidence.anaphor != Anaphor::kNone) ReferToSubject(claim, evidence, matches);
  for (UnitMatch& match : matches) {
    // "Wet and dry years": the other word of the claim is meant.
    if (match.grade == Grade::kOpposite && taken[static_cast<size_t>(match.evidence)]) match = {};
  }
  for (size_t i = 0; i < claim.units.size(); ++i) {
    if (matches[i].grade != Grade::kMissing && matches[i].grade != Grade::kPartly) continue;
    for (size_t j = 0; j < evidence.units.size(); ++j) {
      if (taken[j] || !Rivals(claim.units[i], evidence.units[j])) continue;
      matches[i] = {Grade::kOther, static_cast<int32_t>(j)};
      break;
    }
  }
  MatchDateRanges(claim, evidence, matches);
  return matches;
}

}  // namespace whence
