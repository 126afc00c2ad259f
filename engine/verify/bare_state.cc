#include "engine/verify/bare_state.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/language/ascii.h"
#include "engine/verify/evidence_clauses.h"
#include "engine/verify/unit_match.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

bool IsInside(const Token& preposition) {
  return IsOneOf(AsciiLowered(preposition.form), {"in", "at", "on", "within", "inside"});
}

int32_t ChildOf(const std::vector<Token>& tokens, int32_t head, Deprel relation) {
  const auto child = std::find_if(tokens.begin(), tokens.end(),
                                  [&](const Token& token) { return token.head == head && token.deprel == relation; });
  return child == tokens.end() ? -1 : static_cast<int32_t>(child - tokens.begin());
}

// What a token is joined to or names anew: the first of "a house and a boat".
int32_t FirstOf(const std::vector<Token>& tokens, int32_t at) {
  for (size_t steps = 0; steps < tokens.size(); ++steps) {
    const Token& token = tokens[static_cast<size_t>(at)];
    const Deprel relation = BaseRelation(token.deprel);
    if (token.head < 0 || (relation != Deprel::kConj && relation != Deprel::kFlat)) break;
    if (tokens[static_cast<size_t>(token.head)].upos == Upos::kVerb) break;
    at = token.head;
  }
  return at;
}

// The classes of a verb, with its particle where that makes another word of it.
uint64_t ClassesOf(const VerdictRules& words, const std::vector<Token>& tokens, int32_t verb) {
  const std::string lemma = AsciiLowered(tokens[static_cast<size_t>(verb)].lemma);
  const int32_t particle = ChildOf(tokens, verb, Deprel::kCompoundPrt);
  if (particle < 0) return words.Classes(lemma);
  return words.Classes(StrCat(lemma, " ", AsciiLowered(tokens[static_cast<size_t>(particle)].form)));
}

bool IsFinitePresent(const std::vector<Token>& tokens, int32_t verb) {
  const Token& token = tokens[static_cast<size_t>(verb)];
  return token.xpos == Xpos::kVbz || token.xpos == Xpos::kVbp;
}

class BareState {
 public:
  BareState(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence)
      : words_(words), claim_(claim), evidence_(evidence) {}

  bool IsOnlyInDeeds() {
    if (!Read()) return false;
    bool any = false;
    for (const Unit& mention : evidence_.units) {
      if (!Carries(CompareUnits(claim_.units[static_cast<size_t>(what_)], mention))) continue;
      if (!(place_ ? IsPassedBy(mention) : IsDoneTo(mention))) return false;
      any = true;
    }
    return any;
  }

 private:
  // Sets whom the claim speaks of and what it says he has or where he is; false where it says something else.
  bool Read() {
    if (claim_.clauses.empty() || claim_.analysis.sentences().size() != 1) return false;
    const MainClause& clause = claim_.clauses.front();
    if (clause.root < 0 || clause.subject < 0) return false;
    const auto& tokens = claim_.analysis.sentences().front().tokens;
    const Token& root = tokens[static_cast<size_t>(clause.root)];
    who_ = EvidenceClauses::UnitAt(claim_, 0, clause.subject);
    if (root.upos == Upos::kVerb || root.upos == Upos::kAux) {
      if (root.lemma != "have") return false;
      const int32_t object = ChildOf(tokens, clause.root, Deprel::kObj);
      // "Has episodes directed by its cast" says what was done.
      if (object < 0 || ChildOf(tokens, object, Deprel::kAcl) >= 0) return false;
      what_ = EvidenceClauses::UnitAt(claim_, 0, object);
    } else {
      const int32_t preposition = ChildOf(tokens, clause.root, Deprel::kCase);
      if (preposition < 0 || ChildOf(tokens, clause.root, Deprel::kCop) < 0) return false;
      if (!IsInside(tokens[static_cast<size_t>(preposition)])) return false;
      what_ = EvidenceClauses::UnitAt(claim_, 0, clause.root);
      place_ = true;
    }
    return who_ >= 0 && what_ >= 0 && !claim_.units[static_cast<size_t>(what_)].denied;
  }

  bool IsSubject(const Unit& unit) const {
    return Carries(CompareUnits(claim_.units[static_cast<size_t>(who_)], unit));
  }

  // Whether somebody does something to it by which he need not have it, and it is called nobody's own.
  bool IsDoneTo(const Unit& mention) const {
    const auto& tokens = evidence_.analysis.sentences()[mention.sentence].tokens;
    const int32_t top = FirstOf(tokens, mention.token);
    const Token& token = tokens[static_cast<size_t>(top)];
    if (BaseRelation(token.deprel) != Deprel::kObj || token.head < 0) return false;
    const int32_t owner = ChildOf(tokens, top, Deprel::kNmodPoss);
    if (owner >= 0 && mention.token == top) {
      if (tokens[static_cast<size_t>(owner)].upos == Upos::kPron) return false;
      const int32_t unit = EvidenceClauses::UnitAt(evidence_, mention.sentence, owner);
      if (unit >= 0 && IsSubject(evidence_.units[static_cast<size_t>(unit)])) return false;
    }
    const Token& verb = tokens[static_cast<size_t>(token.head)];
    // Who was given it has it.
    if (verb.upos != Upos::kVerb || ChildOf(tokens, token.head, Deprel::kNsubjPass) >= 0) return false;
    if (verb.lemma == "have" || verb.lemma == "get") return false;
    // What lost "two players" has others: how a state ends is judged elsewhere.
    const uint64_t classes = ClassesOf(words_, tokens, token.head);
    return !Has(classes, VerdictWord::kHaving) && !Has(classes, VerdictWord::kLosing);
  }

  // Whether what is told of the place is only what happened there, or that somebody came from it.
  bool IsPassedBy(const Unit& mention) const {
    const auto& tokens = evidence_.analysis.sentences()[mention.sentence].tokens;
    const int32_t top = FirstOf(tokens, mention.token);
    const Token& token = tokens[static_cast<size_t>(top)];
    if (token.head < 0) return false;
    const int32_t above = token.head;
    const Deprel relation = BaseRelation(token.deprel);
    const int32_t preposition = ChildOf(tokens, top, Deprel::kCase);
    const bool inside = preposition >= 0 && IsInside(tokens[static_cast<size_t>(preposition)]);
    if (relation == Deprel::kNmod && inside) return IsEnded(mention.sentence, above);
    if (relation != Deprel::kObl && relation != Deprel::kObj) return false;
    if (tokens[static_cast<size_t>(above)].upos != Upos::kVerb) return false;
    if (!ConcernsSubject(mention.sentence, above)) return false;
    if (relation == Deprel::kObl && preposition >= 0 && !inside)
      return AsciiLowered(tokens[static_cast<size_t>(preposition)].form) == "from";
    const uint64_t classes = ClassesOf(words_, tokens, above);
    if (EndsIt(tokens, above)) return true;
    const bool person = claim_.units[static_cast<size_t>(who_)].type == EntityType::kPerson ||
                        claim_.units[static_cast<size_t>(who_)].word.topic == WordTopic::kPerson;
    return person && !IsFinitePresent(tokens, above) && !Has(classes, VerdictWord::kStaying);
  }

  bool EndsIt(const std::vector<Token>& tokens, int32_t verb) const {
    const bool partly = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == verb && Has(words_.Classes(AsciiLowered(token.form)), VerdictWord::kPartial);
    });
    const uint64_t classes = ClassesOf(words_, tokens, verb);
    return !partly && (Has(classes, VerdictWord::kRemoving) || Has(classes, VerdictWord::kRazing) ||
                       Has(classes, VerdictWord::kOusting));
  }

  // Whether the verb is done by the claim's subject or to it.
  bool ConcernsSubject(uint32_t sentence, int32_t verb) const {
    return std::any_of(evidence_.units.begin(), evidence_.units.end(), [&](const Unit& unit) {
      if (unit.sentence != sentence || !IsSubject(unit)) return false;
      const Token& token = evidence_.analysis.sentences()[sentence].tokens[static_cast<size_t>(unit.token)];
      const Deprel relation = BaseRelation(token.deprel);
      return token.head == verb &&
             (relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kObj);
    });
  }

  // Whether a noun, which is what the claim speaks of, is put an end to: "replaced the bridge in Lund".
  bool IsEnded(uint32_t sentence, int32_t noun) const {
    const int32_t unit = EvidenceClauses::UnitAt(evidence_, sentence, noun);
    if (unit < 0 || !IsSubject(evidence_.units[static_cast<size_t>(unit)])) return false;
    const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
    const Token& token = tokens[static_cast<size_t>(noun)];
    const bool undergoes = token.deprel == Deprel::kObj || token.deprel == Deprel::kNsubjPass;
    return undergoes && token.head >= 0 && tokens[static_cast<size_t>(token.head)].upos == Upos::kVerb &&
           EndsIt(tokens, token.head);
  }

  const VerdictRules& words_;
  const TextUnits& claim_;
  const TextUnits& evidence_;
  int32_t who_ = -1, what_ = -1;  // units of the claim
  bool place_ = false;            // it is in it
};

}  // namespace

bool IsOnlyInDeeds(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence) {
  return BareState(words, claim, evidence).IsOnlyInDeeds();
}

}  // namespace whence
