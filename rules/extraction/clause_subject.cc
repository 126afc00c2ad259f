// Who or what a clause is about: the subject that stands there, or that of another clause it shares one with.

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/antecedent.h"
#include "rules/extraction/clause.h"

namespace whence {
namespace {

ClauseSlot FilledBy(int32_t node) {
  ClauseSlot slot;
  slot.node = node;
  slot.fillers.push_back({node, false});
  return slot;
}

ClauseSlot Recovered(ClauseSlot slot) {
  for (Filler& filler : slot.fillers) filler.recovered = true;
  return slot;
}

bool IsParticiple(const Token& token) { return token.xpos == Xpos::kVbg || token.xpos == Xpos::kVbn; }

}  // namespace

ClauseSlot ClauseReader::ExplicitSubject(int32_t predicate, int32_t subject) const {
  ClauseSlot slot;
  slot.node = subject;
  if (IsRelativeWord(tree_[subject]) && subject < predicate) {
    const int32_t clause = RelativeClauseOf(tree_, predicate);
    if (clause >= 0 && tree_.Head(clause) >= 0) {
      slot.fillers.push_back({AntecedentOf(tree_, words_, clause), false});
      slot.gap = true;
      return slot;
    }
    const std::string word = AsciiLowered(tree_[subject].form);
    // "which" behind a whole sentence has no noun to stand for.
    if (tree_[subject].xpos != Xpos::kDt && tree_[predicate].deprel != Deprel::kRoot &&
        tree_[predicate].deprel != Deprel::kCcomp && word != "that") {
      return ClauseSlot();
    }
  }
  slot.fillers = FillersOf(subject);
  return slot;
}

bool ClauseReader::IsObjectsDeed(int32_t predicate, int32_t verb) const {
  if (IsPassive(verb)) return false;
  std::string marker = tree_.Marker(predicate);
  if (marker.empty()) marker = tree_.Preposition(predicate);
  if (marker == "to") return words_.object_control.contains(tree_[verb].lemma);
  return marker == "from" && words_.prevention.contains(tree_[verb].lemma);
}

ClauseSlot ClauseReader::InfinitiveOfNoun(int32_t predicate, int32_t noun, int depth) const {
  // "its plan to leave", "had no intention of leaving", "the first to leave".
  if (const int32_t owner = tree_.Child(noun, {Deprel::kNmodPoss}); owner >= 0) {
    ClauseSlot slot;
    slot.node = owner;
    slot.fillers.push_back({owner, true});
    return slot;
  }
  const int32_t above = tree_.Head(noun);
  // "prevented a widow from owning land", "asked the clerk to leave": the object does, whatever the clause hangs on.
  if (above >= 0 && tree_[noun].deprel == Deprel::kObj && IsObjectsDeed(predicate, above)) {
    ClauseSlot slot;
    slot.node = noun;
    slot.fillers = FillersOf(noun);
    return slot;
  }
  const bool predicative = tree_.HasChild(noun, {Deprel::kCop});
  if (predicative) return SubjectOf(noun, depth + 1);
  if (above >= 0 && IsClausal(tree_, above) && tree_[noun].deprel == Deprel::kObj) return SubjectOf(above, depth + 1);
  return ClauseSlot();
}

bool ClauseReader::IsOrdinalNoun(int32_t node) const {
  if (!tree_.HasChild(node, {Deprel::kCop})) return false;
  const auto ordinal = [&](int32_t word) {
    return tree_[word].type == EntityType::kOrdinal || words_.ordinal_noun.contains(AsciiLowered(tree_[word].form));
  };
  const std::span<const int32_t> children = tree_.Children(node);
  return ordinal(node) || std::any_of(children.begin(), children.end(), ordinal);
}

std::optional<ClauseSlot> ClauseReader::OwnSubject(int32_t predicate) const {
  for (const auto& [verb, names] : run_ons_) {
    if (verb != predicate) continue;
    ClauseSlot slot;
    slot.node = names.front();
    for (int32_t name : names) slot.fillers.push_back({name, false});
    return slot;
  }
  const bool outer_only = tree_[predicate].upos == Upos::kVerb && tree_.HasChild(predicate, {Deprel::kCop});
  RelationSet relations = {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kCsubj, Deprel::kCsubjPass};
  if (!outer_only) relations = relations.With({Deprel::kNsubjOuter, Deprel::kCsubjOuter});
  if (const int32_t it = tree_.Child(predicate, {Deprel::kExpl}); it >= 0 && IsOrdinalNoun(predicate)) {
    return ExplicitSubject(predicate, it);
  }
  int32_t subject = tree_.Child(predicate, relations);
  if (subject < 0) return std::nullopt;
  // "Vampire bats dwell", "in Hale v Peru the court held": of several, the last before the verb is it.
  for (int32_t child : tree_.Children(predicate)) {
    const bool noun = tree_[child].upos == Upos::kNoun || tree_[child].upos == Upos::kPropn;
    if (noun && child > subject && child < predicate && tree_[child].deprel == tree_[subject].deprel &&
        !IsWhWord(tree_[subject])) {
      subject = child;
    }
  }
  return ExplicitSubject(predicate, subject);
}

ClauseSlot ClauseReader::SubjectOf(int32_t predicate, int depth) const {
  if (depth > kMaxDepth) return ClauseSlot();
  if (std::optional<ClauseSlot> own = OwnSubject(predicate)) return *std::move(own);
  if (tree_.Head(predicate) < 0) return RecoverSubject(predicate);
  ClauseSlot slot = SharedSubject(predicate, depth);
  if (slot.fillers.empty() && tree_.Marker(predicate) != "to") return Recovered(RecoverSubject(predicate));
  return slot;
}

ClauseSlot ClauseReader::SharedSubject(int32_t predicate, int depth) const {
  const int32_t above = tree_.Head(predicate);
  const Token& token = tree_[predicate];
  const bool finite = IsFinite(tree_, predicate);
  const auto of_above = [&] { return Recovered(SubjectOf(above, depth + 1)); };
  switch (token.deprel) {
    case Deprel::kConj:
      return IsClausal(tree_, above) ? of_above() : ClauseSlot();
    case Deprel::kXcomp:
    case Deprel::kCcomp: {
      if (token.deprel == Deprel::kCcomp && finite) return ClauseSlot();
      const int32_t object = tree_.Child(above, {Deprel::kObj, Deprel::kIobj});
      return object >= 0 && !IsPassive(above) ? ObjectAsSubject(object) : of_above();
    }
    case Deprel::kAdvcl: {
      if (finite && !IsParticiple(token)) return ClauseSlot();
      // "directed a clerk to go home": the clerk does.
      const int32_t object = tree_.Child(above, {Deprel::kObj, Deprel::kIobj});
      if (object >= 0 && object < predicate && IsObjectsDeed(predicate, above)) return ObjectAsSubject(object);
      return IsClausal(tree_, above) ? of_above() : ClauseSlot();
    }
    case Deprel::kAcl:
      if (IsParticiple(token) && tree_.Marker(predicate).empty() && tree_.Preposition(predicate).empty()) {
        return SubjectOfParticiple(predicate, depth);
      }
      return Recovered(InfinitiveOfNoun(predicate, above, depth));
    case Deprel::kAclRelcl:
      return IsParticiple(token) && !finite ? FilledBy(above) : ClauseSlot();
    case Deprel::kParataxis:
      // "spread west, then turned": what the clauses share stands in the first.
      return finite && above < predicate && IsClausal(tree_, above) && IsBehindComma(tree_, predicate) ? of_above()
                                                                                                       : ClauseSlot();
    case Deprel::kCsubj:
      // "it was the first country to sign"
      return tree_.Marker(predicate) == "to" && IsOrdinalNoun(above) ? of_above() : ClauseSlot();
    default:
      return ClauseSlot();
  }
}

ClauseSlot ClauseReader::ObjectAsSubject(int32_t object) const {
  ClauseSlot slot;
  slot.node = object;
  slot.fillers = FillersOf(object);
  return Recovered(std::move(slot));
}

ClauseSlot ClauseReader::SubjectOfParticiple(int32_t predicate, int depth) const {
  const Token& token = tree_[predicate];
  const int32_t noun = tree_.Head(predicate);
  // "He toured the clubs, appearing as a clown": behind a comma, and not right behind the subject, an -ing form tells
  // of the clause's subject rather than of the noun before it.
  int32_t clause = noun;
  while (clause >= 0 && !IsClausal(tree_, clause) && !kSubjectRelations.Has(tree_[clause].deprel)) {
    clause = tree_.Head(clause);
  }
  // So does one right behind a name that is no subject: "reached Varosh using boats".
  if (token.xpos == Xpos::kVbg && clause >= 0 && clause < predicate && IsClausal(tree_, clause) &&
      (IsBehindComma(tree_, predicate) || IsName(tree_[noun]))) {
    ClauseSlot slot = Recovered(SubjectOf(clause, depth + 1));
    if (!slot.fillers.empty()) return slot;
  }
  // "a maker of ships based in Lund": the maker is, and not the ships.
  int32_t placed = noun;
  if (token.lemma == "base" || token.lemma == "headquarter") {
    while (tree_[placed].deprel == Deprel::kNmod && tree_[placed].xpos == Xpos::kNns &&
           tree_.Preposition(placed) == "of" && tree_[tree_.Head(placed)].xpos == Xpos::kNn) {
      placed = tree_.Head(placed);
    }
  }
  return FilledBy(placed);
}

}  // namespace whence
