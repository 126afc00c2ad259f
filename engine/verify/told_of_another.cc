#include "engine/verify/told_of_another.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "engine/coreference/gender.h"
#include "engine/passages/index_words.h"
#include "engine/verify/evidence_clauses.h"
#include "engine/verify/name_match.h"
#include "engine/verify/unit_match.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

enum class Doing : uint8_t { kActs, kUndergoes };

int32_t ChildOf(const std::vector<Token>& tokens, int32_t head, Deprel relation) {
  const auto child = std::find_if(tokens.begin(), tokens.end(),
                                  [&](const Token& token) { return token.head == head && token.deprel == relation; });
  return child == tokens.end() ? -1 : static_cast<int32_t>(child - tokens.begin());
}

// "By the storm"
int32_t AgentOf(const std::vector<Token>& tokens, int32_t verb) {
  for (size_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].head != verb || BaseRelation(tokens[t].deprel) != Deprel::kObl) continue;
    const int32_t preposition = ChildOf(tokens, static_cast<int32_t>(t), Deprel::kCase);
    if (preposition >= 0 && AsciiLowered(tokens[static_cast<size_t>(preposition)].form) == "by")
      return static_cast<int32_t>(t);
  }
  return -1;
}

// Who does what a word tells, or whom it is done to, by the clause that the word is of; -1 where that is not clear.
int32_t DoerOf(const std::vector<Token>& tokens, int32_t word, Doing doing) {
  for (size_t steps = 0; steps < tokens.size() && word >= 0; ++steps) {
    const Token& token = tokens[static_cast<size_t>(word)];
    const int32_t passive = ChildOf(tokens, word, Deprel::kNsubjPass), subject = ChildOf(tokens, word, Deprel::kNsubj);
    if (doing == Doing::kUndergoes && passive >= 0) return passive;
    if (doing == Doing::kUndergoes) return ChildOf(tokens, word, Deprel::kObj);
    if (passive >= 0) return AgentOf(tokens, word);
    // "A film directed by her"
    if (token.xpos == Xpos::kVbn && subject < 0 && AgentOf(tokens, word) >= 0) return AgentOf(tokens, word);
    if (subject >= 0) return subject;
    const Deprel relation = BaseRelation(token.deprel);
    // "Has three daughters": the verb's, and "left and died", "a painter and sculptor" the first one's.
    const bool above = relation == Deprel::kConj || relation == Deprel::kObj || relation == Deprel::kXcomp;
    if (!above || token.head < 0) return -1;
    word = token.head;
  }
  return -1;
}

// Whether what is done is aimed at what a preposition puts beside it: "paid for his crimes", "shot at the king".
bool IsAimedAt(const std::vector<Token>& tokens, int32_t verb, int32_t mention) {
  if (tokens[static_cast<size_t>(mention)].head != verb) return false;
  const int32_t preposition = ChildOf(tokens, mention, Deprel::kCase);
  return BaseRelation(tokens[static_cast<size_t>(mention)].deprel) == Deprel::kObl && preposition >= 0 &&
         IsOneOf(AsciiLowered(tokens[static_cast<size_t>(preposition)].form), {"for", "after", "about", "at", "of"});
}

class Telling {
 public:
  Telling(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence, size_t whom)
      : words_(words),
        claim_(claim),
        evidence_(evidence),
        whom_(claim.units[whom]),
        called_otherwise_(IsCalledOtherwise(claim, evidence)) {}

  // Whether the same verb is only aimed at it there.
  bool OnlyAimed(const Unit& claimed, const Unit& event) const {
    if (whom_.relation != Deprel::kObj || claimed.text != event.text) return false;
    const auto& tokens = evidence_.analysis.sentences()[event.sentence].tokens;
    if (ChildOf(tokens, event.token, Deprel::kObj) >= 0) return false;
    const absl::Span<const Unit> units = UnitsOf(evidence_, event.sentence);
    return std::any_of(units.begin(), units.end(), [&](const Unit& mention) {
      return IsMention(mention) && IsAimedAt(tokens, event.token, mention.token);
    });
  }

  // Whether a clause of the evidence tells the event of something else. `doer` is who does it there.
  bool OfAnother(const Unit& event, int32_t doer) const {
    const auto& tokens = evidence_.analysis.sentences()[event.sentence].tokens;
    const Token& head = tokens[static_cast<size_t>(doer)];
    if (head.xpos == Xpos::kPrp) return CannotMean(AsciiLowered(head.form), event.sentence, doer);
    if (head.upos != Upos::kNoun && !IsName(head)) return false;
    const int32_t noun = EvidenceClauses::UnitAt(evidence_, event.sentence, doer);
    if (noun < 0 || IsClaimed(evidence_.units[static_cast<size_t>(noun)], event)) return false;
    if (IsBroughtIn(event.sentence, doer)) return true;
    bool about = false, here = false;
    for (const Unit& mention : UnitsOf(evidence_, event.sentence)) {
      if (!IsMention(mention)) continue;
      here = true;
      if (IsNamedBy(tokens, mention.token, doer)) return false;
      about = about || IsAbout(mention, doer, event) || ActsBeside(tokens, mention.token, event.token);
    }
    if (about || IsRelative(tokens, doer)) return true;
    if (AreTwoThings(evidence_.units[static_cast<size_t>(noun)])) return true;
    // And the claim's own is spoken of elsewhere.
    return !here && IsSomethingElse(evidence_.units[static_cast<size_t>(noun)]) &&
           std::any_of(evidence_.units.begin(), evidence_.units.end(),
                       [&](const Unit& mention) { return IsMention(mention); });
  }

 private:
  // Of "directed by her and written by him" he did not direct: both verbs have their own.
  static bool ActsBeside(const std::vector<Token>& tokens, int32_t mention, int32_t event) {
    const int32_t verb = tokens[static_cast<size_t>(mention)].head;
    return verb >= 0 && verb != event && AgentOf(tokens, event) >= 0 && AgentOf(tokens, verb) == mention;
  }

  // "Her brother", "whose brother"
  static bool IsRelative(const std::vector<Token>& tokens, int32_t doer) {
    if (!IsPersonNoun(AsciiLowered(tokens[static_cast<size_t>(doer)].lemma))) return false;
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == doer && token.deprel == Deprel::kNmodPoss && token.upos == Upos::kPron;
    });
  }

  // Whether the text has "the chapel", which does it, and the claim's barn as two things: in one sentence, or the barn
  // in the one behind, beside "it".
  bool AreTwoThings(const Unit& doer) const {
    if (whom_.kind != UnitKind::kNoun || doer.kind != UnitKind::kNoun) return false;
    if (BaseRelation(doer.relation) != Deprel::kNsubj) return false;
    if (CompareUnits(whom_, doer) > Grade::kSister || CompareUnits(doer, whom_) > Grade::kSister) return false;
    const auto& own = evidence_.analysis.sentences()[doer.sentence].tokens;
    const int32_t article = ChildOf(own, doer.token, Deprel::kDet);
    if (article < 0 || AsciiLowered(own[static_cast<size_t>(article)].form) != "the") return false;
    bool two = false;
    for (const Unit& mention : evidence_.units) {
      if (mention.kind != UnitKind::kNoun || !IsMention(mention)) continue;
      const auto& tokens = evidence_.analysis.sentences()[mention.sentence].tokens;
      for (const Unit& other : UnitsOf(evidence_, mention.sentence)) {
        if (other.kind != UnitKind::kNoun || other.text != doer.text) continue;
        if (AreEquated(tokens, other.token, mention.token)) return false;
        two = two || IsThing(tokens, other.token);
      }
      const bool behind = mention.sentence == doer.sentence + 1 && BaseRelation(mention.relation) == Deprel::kNsubj;
      two = two || (behind && HasPronounBehind(tokens, mention.token));
    }
    return two;
  }

  // Not the word before another noun or a kind of something: "a bakery van", "of mill stones".
  static bool IsThing(const std::vector<Token>& tokens, int32_t noun) {
    const Deprel relation = BaseRelation(tokens[static_cast<size_t>(noun)].deprel);
    return relation != Deprel::kCompound && relation != Deprel::kFlat && relation != Deprel::kAmod;
  }

  // "The castle is a ruin", "the church was built as a chapel", "the castle, a ruin".
  static bool AreEquated(const std::vector<Token>& tokens, int32_t one, int32_t other) {
    for (const auto& [what, whom] : {std::pair(one, other), std::pair(other, one)}) {
      const Token& token = tokens[static_cast<size_t>(what)];
      const int32_t preposition = ChildOf(tokens, what, Deprel::kCase);
      const bool as = preposition >= 0 && IsOneOf(AsciiLowered(tokens[static_cast<size_t>(preposition)].form),
                                                  {"as", "into", "to", "from", "of", "like"});
      const bool predicate = ChildOf(tokens, what, Deprel::kCop) >= 0 || BaseRelation(token.deprel) == Deprel::kXcomp;
      if (as || predicate || BaseRelation(token.deprel) == Deprel::kAppos) return true;
      if (token.head == whom && BaseRelation(token.deprel) != Deprel::kConj) return true;
    }
    return false;
  }

  static bool HasPronounBehind(const std::vector<Token>& tokens, int32_t noun) {
    return std::any_of(tokens.begin() + noun, tokens.end(), [](const Token& token) {
      return token.xpos == Xpos::kPrp && BaseRelation(token.deprel) != Deprel::kNsubj;
    });
  }

  // Whether it is of the same sort as whom the claim has, and another by its name or kind: "the house" for "the mill".
  bool IsSomethingElse(const Unit& doer) const {
    if (doer.kind != whom_.kind) return false;
    if (CompareUnits(whom_, doer) > Grade::kSister || CompareUnits(doer, whom_) > Grade::kSister) return false;
    const auto& tokens = evidence_.analysis.sentences()[doer.sentence].tokens;
    // A bare name may be another one's: Mary Ann Evans is Eliot.
    if (doer.kind == UnitKind::kName) {
      return IsFullName(claim_, whom_) && IsFullName(evidence_, doer) && !SharesName(doer);
    }
    const int32_t article = ChildOf(tokens, doer.token, Deprel::kDet);
    return article >= 0 && AsciiLowered(tokens[static_cast<size_t>(article)].form) == "the" &&
           doer.text != "building" && IsIn(WordList::kBuilt, doer.text) && IsIn(WordList::kBuilt, whom_.text);
  }

  static bool IsFullName(const TextUnits& text, const Unit& name) {
    const auto& tokens = text.analysis.sentences()[name.sentence].tokens;
    return name.words.size() > 1 || ChildOf(tokens, name.token, Deprel::kFlat) >= 0;
  }

  // Whether a part of the name is one of the claim's: "Anna Berg" and "Anna Lund Berg".
  bool SharesName(const Unit& doer) const {
    const absl::Span<const Unit> units = UnitsOf(evidence_, doer.sentence);
    return std::any_of(units.begin(), units.end(), [&](const Unit& part) {
      const auto& tokens = evidence_.analysis.sentences()[doer.sentence].tokens;
      const bool of_it = part.token == doer.token || tokens[static_cast<size_t>(part.token)].head == doer.token;
      return of_it && std::any_of(claim_.units.begin(), claim_.units.end(), [&](const Unit& own) {
               return own.kind == UnitKind::kName && CompareUnits(own, part) > Grade::kSister;
             });
    });
  }

  // "Holm had a brother. The brother died": whom a sentence before has brought in beside somebody.
  bool IsBroughtIn(uint32_t sentence, int32_t doer) const {
    const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
    const int32_t article = ChildOf(tokens, doer, Deprel::kDet);
    if (article < 0 || AsciiLowered(tokens[static_cast<size_t>(article)].form) != "the") return false;
    const std::string_view noun = tokens[static_cast<size_t>(doer)].lemma;
    return std::any_of(evidence_.units.begin(), evidence_.units.end(), [&](const Unit& before) {
      return before.sentence < sentence && before.text == noun && BaseRelation(before.relation) == Deprel::kObj;
    });
  }

  // Not what is only of its kind: Chile, where the claim speaks of a country.
  bool IsMention(const Unit& mention) const {
    const Grade grade = CompareUnits(whom_, mention);
    return Carries(grade) && grade != Grade::kNarrower;
  }

  // Whether it is the doer itself, or what that is called.
  static bool IsNamedBy(const std::vector<Token>& tokens, int32_t mention, int32_t doer) {
    for (size_t steps = 0; mention >= 0 && mention != doer && steps < tokens.size(); ++steps) {
      const Token& token = tokens[static_cast<size_t>(mention)];
      const Deprel relation = BaseRelation(token.deprel);
      if (relation != Deprel::kFlat && relation != Deprel::kAppos && relation != Deprel::kConj) return false;
      mention = token.head;
    }
    return mention == doer;
  }

  // Whether a mention stands about the doer, which is another: behind "of", before "'s".
  bool IsAbout(const Unit& mention, int32_t doer, const Unit& event) const {
    const auto& tokens = evidence_.analysis.sentences()[mention.sentence].tokens;
    bool about = false;
    int32_t at = mention.token;
    for (size_t steps = 0; at >= 0 && at != doer && steps < tokens.size(); ++steps) {
      const Token& token = tokens[static_cast<size_t>(at)];
      const Deprel relation = BaseRelation(token.deprel);
      if (token.head < 0) return false;
      if (relation == Deprel::kNmod || token.deprel == Deprel::kNmodPoss) {
        about = about || IsApart(mention.sentence, token, event);
      } else if (relation != Deprel::kFlat && relation != Deprel::kConj && relation != Deprel::kAppos) {
        return false;
      }
      at = token.head;
    }
    return at == doer && about;
  }

  // Whether what a token stands behind is something of its own, and no measure of it, no number of them and not what it
  // is: "the city of Lund".
  bool IsApart(uint32_t sentence, const Token& token, const Unit& event) const {
    const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
    const Token& above = tokens[static_cast<size_t>(token.head)];
    const uint64_t classes = words_.Classes(AsciiLowered(above.lemma)) | words_.Classes(AsciiLowered(above.form));
    // What the parliament of a country does, the country does.
    const std::string body = AsciiLowered(above.lemma);
    const bool body_of = IsIn(WordList::kActsFor, body) || IsIn(WordList::kActsFor, AsciiLowered(above.form));
    const bool acts = (body_of && !IsPersonNoun(body)) || Has(classes, VerdictWord::kCabinet);
    const bool deed = acts && Has(event.classes, VerdictWord::kOfCabinet);
    if (acts && !deed && whom_.type != EntityType::kPerson && IsDoneTo(event)) return false;
    // What was built to its end was completed: "the construction of the tower".
    if (IsOneOf(event.text, {"complete", "finish"}) && IsIn(WordList::kMaking, StemWord(AsciiLowered(above.lemma))))
      return false;
    const bool plain = Has(classes, VerdictWord::kContainer) || Has(classes, VerdictWord::kShare) ||
                       Has(classes, VerdictWord::kFraction) || Has(classes, VerdictWord::kScarcely);
    if (deed || EvidenceClauses::IsOfOneThing(tokens, token, classes)) return true;
    if (IsCapital(above) && token.deprel == Deprel::kNmodPoss) return true;  // "Lund's horse Blaze"
    if (plain || (above.upos != Upos::kNoun && IsCapital(above)) || std::holds_alternative<Quantity>(above.value))
      return false;
    const int32_t unit = EvidenceClauses::UnitAt(evidence_, sentence, token.head);
    if (unit < 0) return false;
    const Unit& noun = evidence_.units[static_cast<size_t>(unit)];
    return noun.word.topic != WordTopic::kNature && !IsClaimed(noun, event);
  }

  static bool IsCapital(const Token& token) { return !token.form.empty() && IsAsciiUpper(token.form[0]); }

  // "Crossed the river", "voted against the plan", but not "sank", "was destroyed" or "has 300 members".
  bool IsDoneTo(const Unit& event) const {
    const auto& tokens = evidence_.analysis.sentences()[event.sentence].tokens;
    const Token& verb = tokens[static_cast<size_t>(event.token)];
    if (ChildOf(tokens, event.token, Deprel::kNsubjPass) >= 0 || verb.upos != Upos::kVerb || verb.lemma == "have")
      return false;
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      const Deprel relation = BaseRelation(token.deprel);
      return token.head == event.token && (relation == Deprel::kObj || relation == Deprel::kXcomp ||
                                           relation == Deprel::kCcomp || relation == Deprel::kObl);
    });
  }

  // Whether the claim has the noun in another word than in that of its event.
  bool IsClaimed(const Unit& noun, const Unit& event) const {
    return std::any_of(claim_.units.begin(), claim_.units.end(), [&](const Unit& own) {
      const bool events = &noun != &event && CompareUnits(own, event) >= Grade::kSynonym;
      return !events && Carries(CompareUnits(own, noun));
    });
  }

  // Whether a pronoun is for others than whom the claim has: "he" for Anna, for a firm or a place.
  bool CannotMean(std::string_view pronoun, uint32_t sentence, int32_t token) const {
    const bool he = IsOneOf(pronoun, {"he", "him"}), she = IsOneOf(pronoun, {"she", "her"});
    if (!he && !she) return false;
    if (called_otherwise_ && whom_.kind == UnitKind::kName) return true;
    if (whom_.kind == UnitKind::kNoun) {
      const Gender gender = GenderOfNoun(whom_.text);
      const bool thing = !IsPersonNoun(whom_.text) && !IsIn(WordList::kVessel, whom_.text) &&
                         (whom_.word.topic == WordTopic::kWork || whom_.word.topic == WordTopic::kNature);
      return thing || (he && gender == Gender::kFemale) || (she && gender == Gender::kMale);
    }
    if (whom_.kind != UnitKind::kName || whom_.words.empty()) return false;
    if (whom_.type == EntityType::kOrganisation || whom_.type == EntityType::kCountry) return true;
    if (he && whom_.type == EntityType::kPlace) return true;
    const std::string& title = whom_.words.front();
    const Gender given = GenderOfGivenName(title), titled = GenderOfNoun(title);
    const Gender gender = titled != Gender::kUnknown ? titled : given;
    const bool unlike = (he && gender == Gender::kFemale) || (she && gender == Gender::kMale);
    // Given names are not of one sex everywhere: behind nobody else he is Jean.
    return unlike && !IsAlone(sentence, token);
  }

  // Whether the text has nobody but the claim's own before a token.
  bool IsAlone(uint32_t sentence, int32_t token) const {
    bool mentioned = false;
    for (const Unit& unit : evidence_.units) {
      if (unit.sentence > sentence || (unit.sentence == sentence && unit.token >= token)) break;
      if (unit.kind == UnitKind::kName) {
        const bool own = IsMention(unit);
        const bool thing =
            unit.type != EntityType::kPerson && unit.type != EntityType::kNone && unit.type != EntityType::kOther;
        if (!own && !thing) return false;
        mentioned = mentioned || own;
      } else if (unit.kind == UnitKind::kNoun && IsPersonNoun(unit.text) &&
                 BaseRelation(unit.relation) != Deprel::kRoot && BaseRelation(unit.relation) != Deprel::kAppos &&
                 BaseRelation(unit.relation) != Deprel::kConj) {
        return false;
      }
    }
    return mentioned;
  }

  const VerdictRules& words_;
  const TextUnits& claim_;
  const TextUnits& evidence_;
  const Unit& whom_;
  const bool called_otherwise_;  // the one whom the evidence begins with
};

// The words that make the claim: that of its main clause, or those of its objects where it means little by itself.
std::vector<size_t> EventsOf(const TextUnits& claim) {
  const int32_t root = claim.clauses.front().root;
  const auto& tokens = claim.analysis.sentences().front().tokens;
  std::vector<size_t> events;
  for (size_t i = 0; i < claim.units.size(); ++i) {
    const Unit& unit = claim.units[i];
    if (unit.token == root) return {i};
    const Deprel relation = BaseRelation(unit.relation);
    const bool object = relation == Deprel::kObj || relation == Deprel::kXcomp || relation == Deprel::kObl;
    if (object && tokens[static_cast<size_t>(unit.token)].head == root) events.push_back(i);
  }
  return events;
}

}  // namespace

bool IsToldOfAnother(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence) {
  if (claim.clauses.empty() || claim.clauses.front().root < 0 || claim.analysis.sentences().size() != 1) return false;
  const auto& own = claim.analysis.sentences().front().tokens;
  const std::vector<size_t> events = EventsOf(claim);
  for (const Doing doing : {Doing::kActs, Doing::kUndergoes}) {
    const int32_t token = DoerOf(own, claim.clauses.front().root, doing);
    const int32_t whom = EvidenceClauses::UnitAt(claim, 0, token);
    if (whom < 0) continue;
    const Telling telling(words, claim, evidence, static_cast<size_t>(whom));
    bool another = false, itself = false;
    for (const Unit& event : evidence.units) {
      if (itself) break;
      const bool told = std::any_of(events.begin(), events.end(), [&](size_t one) {
        return static_cast<int32_t>(one) != whom && Carries(CompareUnits(claim.units[one], event));
      });
      if (!told) continue;
      const auto& tokens = evidence.analysis.sentences()[event.sentence].tokens;
      const bool aimed = doing == Doing::kUndergoes && std::any_of(events.begin(), events.end(), [&](size_t one) {
                           return telling.OnlyAimed(claim.units[one], event);
                         });
      if (aimed) {
        another = true;
        continue;
      }
      int32_t doer = DoerOf(tokens, event.token, doing);
      // "The storm burned the church" and "the church burned"
      if (doer < 0) doer = DoerOf(tokens, event.token, doing == Doing::kActs ? Doing::kUndergoes : Doing::kActs);
      const bool title = event.capital;  // "Is Born"
      (doer >= 0 && !title && telling.OfAnother(event, doer) ? another : itself) = true;
    }
    if (another && !itself) return true;
  }
  return false;
}

bool IsOfAnotherSort(const TextUnits& claim, const TextUnits& evidence) {
  if (claim.clauses.empty()) return false;
  const int32_t whom = EvidenceClauses::UnitAt(claim, 0, claim.clauses.front().subject);
  if (whom < 0 || claim.units[static_cast<size_t>(whom)].kind != UnitKind::kName) return false;
  const Unit& name = claim.units[static_cast<size_t>(whom)];
  bool another = false;
  for (const Unit& unit : evidence.units) {
    if (unit.kind != UnitKind::kName || !Carries(CompareUnits(name, unit))) continue;
    if (!AreOfTwoSorts(name, unit)) return false;
    another = true;
  }
  return another;
}

}  // namespace whence
