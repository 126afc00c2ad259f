#include "engine/verify/ended_state.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// What the verb is done to.
bool IsUndergoing(Deprel relation) { return relation == Deprel::kObj || relation == Deprel::kNsubjPass; }

// A present state of something that may end: it is in something, of something, has or does something. What kind of
// thing something is does not end.
bool IsState(const TextUnits& claim) {
  if (claim.clauses.empty()) return false;
  const MainClause& clause = claim.clauses.front();
  if (clause.root < 0 || clause.past || clause.modal || Has(claim.classes, VerdictWord::kFormer)) return false;
  const auto& tokens = claim.analysis.sentences().front().tokens;
  const Token& root = tokens[static_cast<size_t>(clause.root)];
  if (root.upos != Upos::kNoun) return true;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    const Deprel relation = BaseRelation(token.deprel);
    return token.head == clause.root && (relation == Deprel::kNmod || relation == Deprel::kCase);
  });
}

bool GoesOn(const VerdictRules& words, const TextUnits& evidence) {
  return std::any_of(evidence.units.begin(), evidence.units.end(),
                     [&](const Unit& unit) { return Has(words.Classes(unit.text), VerdictWord::kResuming); }) ||
         evidence.words.contains("again");
}

// The verb with its particle, "give up".
std::string PhraseOf(const std::vector<Token>& tokens, const Unit& verb) {
  const auto particle = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.head == verb.token && token.deprel == Deprel::kCompoundPrt;
  });
  return particle == tokens.end() ? verb.text : StrCat(verb.text, " ", AsciiLowered(particle->form));
}

// "The branch", "its branch", "Norland": one thing, and all of it. "Two players", "a deal" are some of many.
bool IsTheOne(const std::vector<Token>& tokens, int32_t noun) {
  const Token& token = tokens[static_cast<size_t>(noun)];
  if (IsName(token)) return true;
  if (token.xpos == Xpos::kNns || token.xpos == Xpos::kNnps) return false;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& own) {
    return own.head == noun && (own.deprel == Deprel::kNmodPoss || AsciiLowered(own.form) == "the");
  });
}

// Whether the verb ends what the claim's units are in: whose subject gives up something of the claim's, or which is
// done to some of it.
bool Ends(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
          const std::vector<UnitMatch>& matches, const Unit& verb) {
  const auto& tokens = evidence.analysis.sentences()[verb.sentence].tokens;
  const std::string phrase = PhraseOf(tokens, verb);
  const uint64_t classes = words.Classes(phrase);
  constexpr uint64_t kEnding = VerdictRules::Bit(VerdictWord::kParting) | VerdictRules::Bit(VerdictWord::kLosing) |
                               VerdictRules::Bit(VerdictWord::kRemoving);
  const bool ousts = Has(classes, VerdictWord::kOusting) || IsIn(WordList::kOusting, phrase);
  if ((classes & kEnding) == 0 && !ousts) return false;
  const MainClause& clause = claim.clauses.front();
  const Token& root = claim.analysis.sentences().front().tokens[static_cast<size_t>(clause.root)];
  const bool has = IsOneOf(AsciiLowered(root.lemma), {"have", "own", "possess", "keep", "use"});
  bool acts = false, given_up = false, office = false, suffers = false, undergoes = false;
  for (size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].evidence < 0 || !matches[i].Carried()) continue;
    const Unit& unit = evidence.units[static_cast<size_t>(matches[i].evidence)];
    if (unit.sentence != verb.sentence || unit.kind == UnitKind::kDate || unit.kind == UnitKind::kNumber) continue;
    // "The union" itself, not "a meeting of the union".
    const Token& token = tokens[static_cast<size_t>(unit.token)];
    if (token.head != verb.token) continue;
    const bool subject = claim.units[i].token == clause.subject;
    const bool undergoing = IsUndergoing(token.deprel);
    acts = acts || (subject && token.deprel == Deprel::kNsubj);
    suffers = suffers || (subject && undergoing);
    undergoes = undergoes || undergoing;
    office = office || (claim.units[i].token == clause.root && unit.kind == UnitKind::kNoun && !undergoing);
    const bool other = !subject && token.deprel != Deprel::kNsubj && token.deprel != Deprel::kNsubjPass;
    given_up = given_up || (other && (IsTheOne(tokens, unit.token) || claim.units[i].token == clause.root));
  }
  const bool partly = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.head == verb.token &&
           (token.deprel == Deprel::kIobj || Has(words.Classes(AsciiLowered(token.form)), VerdictWord::kPartial));
  });
  if (partly) return false;
  const VerdictWord parts = has ? VerdictWord::kLosing : VerdictWord::kParting;
  return (Has(classes, parts) && acts && given_up) || (Has(classes, VerdictWord::kRemoving) && undergoes) ||
         (ousts && suffers && office);
}

}  // namespace

bool TellsOfEnd(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
                const std::vector<UnitMatch>& matches) {
  if (!IsState(claim) || GoesOn(words, evidence)) return false;
  return std::any_of(evidence.units.begin(), evidence.units.end(), [&](const Unit& unit) {
    if (unit.kind != UnitKind::kVerb || unit.denied) return false;
    const Token& verb = evidence.analysis.sentences()[unit.sentence].tokens[static_cast<size_t>(unit.token)];
    const bool happened = verb.xpos == Xpos::kVbd || verb.xpos == Xpos::kVbn;
    return happened && Ends(words, claim, evidence, matches, unit);
  });
}

}  // namespace whence
