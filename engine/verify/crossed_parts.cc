#include "engine/verify/crossed_parts.h"

#include <algorithm>
#include <optional>
#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/alignment/clause_parts.h"
#include "engine/verify/evidence_clauses.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/extraction/sentence_tree.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// A claim beside one sentence of the evidence.
class SentencePair {
 public:
  SentencePair(const TextUnits& claim, const TextUnits& evidence, uint32_t sentence, const SentenceTree& said)
      : claim_(claim), evidence_(evidence), sentence_(sentence), said_(said) {}

  // Whether the clause has a part of the claim's clause filled by another one, and that part's own stands elsewhere.
  bool Crosses(const std::vector<ClausePart>& parts, int32_t clause, bool symmetric) const {
    const std::vector<ClausePart> said = PartsOf(said_, clause);
    return IsDoneToOther(parts, said, LoweredLemma(said_[clause])) ||
           std::any_of(parts.begin(), parts.end(),
                       [&](const ClausePart& part) { return IsElsewhere(parts, said, part, symmetric); });
  }

 private:
  const Unit* UnitAt(int32_t token) const {
    const int32_t unit = claim_.unit_of_token.front()[static_cast<size_t>(token)];
    return unit < 0 ? nullptr : &claim_.units[static_cast<size_t>(unit)];
  }

  // Whether the unit stands in a phrase itself, and neither in a clause below it nor as the owner of something there.
  bool Holds(int32_t top, const Unit& own, bool anywhere) const {
    return std::any_of(evidence_.units.begin(), evidence_.units.end(), [&](const Unit& unit) {
      if (unit.sentence != sentence_ || unit.token < 0 || !Carries(CompareUnits(own, unit))) return false;
      if (anywhere) return true;
      for (int32_t node = unit.token; node >= 0; node = said_.Head(node)) {
        if (node == top) return true;
        const Deprel relation = said_[node].deprel;
        if (relation == Deprel::kAclRelcl || relation == Deprel::kAcl ||
            (own.type == EntityType::kPerson && relation == Deprel::kNmodPoss))
          return false;
      }
      return false;
    });
  }

  // "Closed the plant" says nothing of the company's own end.
  bool IsDoneToOther(const std::vector<ClausePart>& parts, const std::vector<ClausePart>& said,
                     const std::string& lemma) const {
    const auto done_to = [](const ClausePart& part) { return part.role == Role::kObject; };
    const auto doer =
        std::find_if(parts.begin(), parts.end(), [](const ClausePart& part) { return part.role == Role::kSubject; });
    const auto other = std::find_if(said.begin(), said.end(), done_to);
    if (doer == parts.end() || other == said.end() || !IsIn(WordList::kDoneAlone, lemma)) return false;
    if (std::any_of(parts.begin(), parts.end(), done_to) || other->relative || !IsNominal(said_[other->node]))
      return false;
    const Unit* own = UnitAt(doer->node);
    return own != nullptr && said_[other->node].upos != Upos::kPron && !Holds(other->node, *own, false);
  }

  bool IsElsewhere(const std::vector<ClausePart>& parts, const std::vector<ClausePart>& said, const ClausePart& known,
                   bool symmetric) const {
    const Unit* own = UnitAt(known.node);
    if (own == nullptr || (own->kind != UnitKind::kName && own->kind != UnitKind::kNoun)) return false;
    if (!known.role.has_value() && !IsOneOf(known.preposition, {"from", "to", "into", "onto", "against"})) return false;
    const auto holds = [&](const ClausePart& part) { return Holds(part.node, *own, false); };
    const auto done_to = [](const ClausePart& part) { return part.role == Role::kObject; };
    if (symmetric && std::any_of(said.begin(), said.end(), holds)) return false;
    // "The plant opened" follows from who opened it, "evacuated the coast" from "evacuated people from the coast".
    const bool done_to_nothing = std::none_of(parts.begin(), parts.end(), done_to);
    if (known.role == Role::kSubject && done_to_nothing &&
        std::any_of(said.begin(), said.end(), [&](const ClausePart& part) { return done_to(part) && holds(part); })) {
      return false;
    }
    if (done_to(known) && std::any_of(said.begin(), said.end(), [&](const ClausePart& part) {
          return IsOneOf(part.preposition, {"from", "of", "on", "to", "with"}) && holds(part);
        })) {
      return false;
    }
    bool other = false;
    for (const ClausePart& part : said) {
      if (!part.IsPlaceOf(known)) continue;
      if (holds(part) || part.relative || !IsNominal(said_[part.node])) return false;
      const Token& token = said_[part.node];
      if (token.upos == Upos::kPron || IsOneOf(AsciiLowered(token.form), {"one", "ones", "others"})) return false;
      // "The company" may be who is named before.
      const bool described = token.upos == Upos::kNoun && own->kind == UnitKind::kName &&
                             said_.HasChild(part.node, {Deprel::kDet, Deprel::kNmodPoss});
      const bool is_known = std::any_of(parts.begin(), parts.end(), [&](const ClausePart& one) {
        const Unit* unit = UnitAt(one.node);
        return !one.IsPlaceOf(known) && unit != nullptr && Holds(part.node, *unit, false);
      });
      if (described && !is_known) return false;
      other = true;
    }
    return other && Holds(said_.root(), *own, true);
  }

  const TextUnits& claim_;
  const TextUnits& evidence_;
  const uint32_t sentence_;
  const SentenceTree& said_;
};

}  // namespace

bool HasCrossedParts(const PredicateLexicon& predicates, const TextUnits& claim, const TextUnits& evidence,
                     const std::vector<UnitMatch>& matches) {
  if (claim.analysis.sentences().size() != 1) return false;
  const std::optional<SentenceTree> asked = SentenceTree::Build(claim.analysis.sentences().front());
  if (!asked.has_value() || (*asked)[asked->root()].upos != Upos::kVerb) return false;
  const int32_t verb = claim.unit_of_token.front()[static_cast<size_t>(asked->root())];
  if (verb < 0 || !matches[static_cast<size_t>(verb)].Carried()) return false;
  const std::string lemma = LoweredLemma((*asked)[asked->root()]);
  const std::string form = AsciiLowered((*asked)[asked->root()].form);
  const PredicateForm* predicate = predicates.Find(lemma);
  const bool symmetric =
      IsIn(WordList::kMutual, lemma) || predicates.IsSymmetric(predicate != nullptr ? predicate->canonical : lemma);
  const std::vector<ClausePart> parts = PartsOf(*asked, asked->root());
  bool crossed = false;
  for (uint32_t s = 0; s < evidence.analysis.sentences().size(); ++s) {
    const Sentence& sentence = evidence.analysis.sentences()[s];
    bool told = false;
    for (const Token& token : sentence.tokens) {
      const bool is_verb = token.upos == Upos::kVerb && LoweredLemma(token) == lemma;
      told = told || is_verb;
      // "Walks lower the pressure", where the tagger took the verb for something else.
      if (!is_verb && AsciiLowered(token.form) == form) return false;
    }
    if (!told) continue;
    const std::optional<SentenceTree> said = SentenceTree::Build(sentence);
    if (!said.has_value()) return false;
    const SentencePair pair(claim, evidence, s, *said);
    for (int32_t clause = 0; clause < said->size(); ++clause) {
      if ((*said)[clause].upos != Upos::kVerb || LoweredLemma((*said)[clause]) != lemma) continue;
      if (!pair.Crosses(parts, clause, symmetric)) return false;
      crossed = true;
    }
  }
  return crossed;
}

}  // namespace whence
