#include <algorithm>
#include <span>
#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/clause.h"
#include "rules/extraction/qualifiers.h"

// What parsers get wrong most, put right before clauses are read: run-on sentences, dates and recipients that hang on a
// noun, subjects that were not found.

namespace whence {
namespace {

constexpr RelationSet kVerbGroup = {Deprel::kAux, Deprel::kAuxPass, Deprel::kCop, Deprel::kAdvmod};

int32_t FirstOfVerbGroup(const SentenceTree& tree, int32_t predicate) {
  int32_t first = predicate;
  for (int32_t child : tree.Children(predicate)) {
    if (kVerbGroup.Has(tree[child].deprel)) first = std::min(first, child);
  }
  return first;
}

}  // namespace

void ClauseReader::SplitRunOns() {
  // "in the city of Cusco Bolivia, Chile and Peru would sign": names in a list right before a finite verb that has no
  // subject, or the last of them for one, are its subject and no part of the phrase before.
  for (int32_t verb = 1; verb < tree_.size(); ++verb) {
    if (tree_[verb].upos != Upos::kVerb) continue;
    // "opened in 1950 and the ferry closed in 1951": no year is joined to a ferry.
    const int32_t before = FirstOfVerbGroup(tree_, verb) - 1;
    if (before > 0 && tree_[before].deprel == Deprel::kConj && IsNominal(tree_[before]) && !IsTime(tree_[before]) &&
        (IsTime(tree_[tree_.Head(before)]) || tree_[tree_.Head(before)].upos == Upos::kCconj) &&
        !tree_.HasChild(verb, kSubjectRelations) && (IsFinite(tree_, verb) || tree_[verb].deprel == Deprel::kConj)) {
      cut_[before] = true;
      run_ons_.emplace_back(verb, std::vector<int32_t>{before});
      continue;
    }
    if (!IsFinite(tree_, verb) || (tree_[verb].deprel == Deprel::kConj && tree_.HasChild(verb, {Deprel::kCc})))
      continue;
    const std::vector<int32_t> names = NamesBefore(FirstOfVerbGroup(tree_, verb));
    const int32_t subject = tree_.Child(verb, kSubjectRelations);
    if (names.size() < 2 || (subject >= 0 && (names.size() < 3 || names.back() != subject))) continue;
    // A list that a verb governs, or that a preposition introduces, is theirs.
    if (subject < 0 && tree_.HasChild(names.front(), {Deprel::kCase})) continue;
    for (int32_t name : names) cut_[name] = true;
    run_ons_.emplace_back(verb, names);
  }
}

void ClauseReader::RaiseDates(const PredicateLexicon& lexicon) {
  for (int32_t date = 0; date < tree_.size(); ++date) {
    const Deprel relation = tree_[date].deprel;
    if (!IsTime(tree_[date]) || tree_.Head(date) < 0) continue;
    if (IsRemnant(tree_.Head(date))) {
      cut_[date] = true;
      continue;
    }
    if (relation != Deprel::kNmod && relation != Deprel::kNmodUnmarked && relation != Deprel::kObl &&
        relation != Deprel::kOblUnmarked) {
      continue;
    }
    const std::string preposition = tree_.Preposition(date);
    if (preposition == "of" || preposition == "for") continue;
    // "led it until her death in 1995": the death was then.
    if (const int32_t event = EventBefore(date, preposition, lexicon); event >= 0) {
      cut_[date] = true;
      lowered_.emplace_back(event, date);
      continue;
    }
    // "Marie Curie (1867-1934)": in brackets, a date is its noun's.
    if (date > 0 && tree_[date - 1].form == "(" && IsName(tree_[tree_.Head(date)])) {
      cut_[date] = true;
      continue;
    }
    int32_t noun = tree_.Head(date);
    // "the Fisheries Act 1998 governs": a year right behind a name is a part of it.
    if (preposition.empty() && noun == date - 1 && tree_[noun].upos == Upos::kPropn) continue;
    bool event = false;
    for (int depth = 0; noun >= 0 && !IsClausal(tree_, noun) && depth < kMaxDepth; ++depth) {
      const auto* nominal = lexicon.FindNominal(tree_[noun].lemma);
      event |= nominal != nullptr && !nominal->participant;
      const Deprel link = tree_[noun].deprel;
      if (link == Deprel::kNmod || link == Deprel::kObj || kObliqueRelations.Has(link) || link == Deprel::kXcomp ||
          link == Deprel::kAppos || link == Deprel::kConj ||
          (kSubjectRelations.Has(link) && (IsName(tree_[noun]) || IsDescribedOffice(noun)))) {
        noun = tree_.Head(noun);
      } else {
        noun = -1;
      }
    }
    if (noun >= 0 && IsConjunctsOwn(date, noun)) {
      cut_[date] = true;
      continue;
    }
    const bool predicative = noun >= 0 && noun == tree_.Head(date);
    if (noun < 0 || event || (predicative && (tree_[noun].upos == Upos::kVerb || relation != Deprel::kNmod))) continue;
    if (tree_[tree_.Head(date)].deprel == Deprel::kAppos) continue;
    cut_[date] = true;
    raised_.emplace_back(noun, date);
  }
}

// "the director until 2010 was Ann Lee": the time is that of the whole clause.
bool ClauseReader::IsDescribedOffice(int32_t noun) const {
  const int32_t named = tree_.Head(noun);
  return words_.tenure_noun.contains(AsciiLowered(tree_[noun].lemma)) && named >= 0 && IsName(tree_[named]) &&
         tree_.HasChild(named, {Deprel::kCop});
}

// The noun for an event that somebody has, right before a date that hangs beside it on the same verb; -1 for none.
int32_t ClauseReader::EventBefore(int32_t date, const std::string& preposition, const PredicateLexicon& lexicon) const {
  const int32_t noun = date - 2;
  if (noun < 1 || (preposition != "in" && preposition != "on") || tree_.Head(date - 1) != date) return -1;
  const auto* nominal = lexicon.FindNominal(tree_[noun].lemma);
  if (nominal == nullptr || nominal->participant || tree_.Head(noun) != tree_.Head(date)) return -1;
  const std::string link = tree_.Preposition(noun);
  const bool bounds = link == "until" || link == "till" || link == "after" || link == "before" || link == "since";
  return bounds && tree_.HasChild(noun, {Deprel::kNmodPoss}) ? noun : -1;
}

int32_t ClauseReader::DateOfEvent(int32_t noun) const {
  const auto found =
      std::find_if(lowered_.begin(), lowered_.end(), [&](const auto& pair) { return pair.first == noun; });
  return found == lowered_.end() ? -1 : found->second;
}

// "mayor in 1990 and governor in 1995": behind a date of those before, a date of a noun joined to them is its own.
bool ClauseReader::IsConjunctsOwn(int32_t date, int32_t predicate) const {
  const int32_t noun = tree_.Head(date);
  if (noun < 0 || tree_[noun].deprel != Deprel::kConj || !IsNominal(tree_[noun])) return false;
  const int32_t first = tree_.Head(noun);
  const auto is_dated = [&](int32_t above) {
    const std::span<const int32_t> children = tree_.Children(above);
    return std::any_of(children.begin(), children.end(),
                       [&](int32_t child) { return child > first && child < noun && IsTime(tree_[child]); });
  };
  // "an alumnus of MIT, where he took a degree, and a doctorate in 1996"
  for (int32_t i = first + 1; first >= 0 && i < noun; ++i) {
    if (tree_[i].deprel == Deprel::kAclRelcl && tree_.IsUnder(i, first)) return true;
  }
  return first >= 0 && (is_dated(first) || is_dated(predicate));
}

std::vector<int32_t> ClauseReader::NamesBefore(int32_t node) const {
  std::vector<int32_t> names;
  bool joined = false;
  for (int32_t i = node - 1; i >= 0;) {
    if (!IsName(tree_[i]) || tree_.HasChild(i, {Deprel::kCase})) break;
    names.push_back(i);
    int32_t before = i - 1;
    if (before >= 0 && tree_[before].upos == Upos::kCconj && !joined) {
      joined = true;
      --before;
      if (before >= 0 && tree_[before].form == ",") --before;
    } else if (before >= 0 && tree_[before].form == "," && joined) {
      --before;
    } else {
      break;
    }
    i = before;
  }
  std::reverse(names.begin(), names.end());
  return names;
}

void ClauseReader::RaiseRecipients() {
  // "sold Corvex to the Delmar Group": a name takes no complement of its own behind these prepositions.
  for (int32_t node = 0; node < tree_.size(); ++node) {
    const int32_t name = tree_.Head(node);
    if (tree_[node].deprel != Deprel::kNmod || cut_[node] || name < 0 || !IsName(tree_[name])) continue;
    const int32_t verb = tree_.Head(name);
    if (tree_[name].deprel != Deprel::kObj || verb < 0 || tree_[verb].upos != Upos::kVerb) continue;
    const std::string preposition = tree_.Preposition(node);
    if (preposition != "to" && preposition != "from" && preposition != "into" && preposition != "against") continue;
    cut_[node] = true;
    raised_.emplace_back(verb, node);
  }
}

bool ClauseReader::IsRemnant(int32_t node) const {
  const Token& token = tree_[node];
  const int32_t above = tree_.Head(node);
  if (above < 0 || above > node || !IsName(token) || tree_.HasChild(node, {Deprel::kCase, Deprel::kCop})) return false;
  if (token.deprel != Deprel::kConj && token.deprel != Deprel::kAppos && token.deprel != Deprel::kDep &&
      token.deprel != Deprel::kParataxis && token.deprel != Deprel::kOrphan) {
    return false;
  }
  const std::span<const int32_t> children = tree_.Children(node);
  const bool dated = std::any_of(children.begin(), children.end(), [&](int32_t child) {
    return child > node && IsTime(tree_[child]) && !tree_.Preposition(child).empty();
  });
  return dated && (tree_[above].upos == Upos::kVerb || IsRemnant(above));
}

std::vector<int32_t> ClauseReader::RemnantsOf(int32_t predicate) const {
  std::vector<int32_t> remnants;
  std::vector<int32_t> open = {predicate};
  while (!open.empty()) {
    const int32_t node = open.back();
    open.pop_back();
    for (int32_t child : tree_.Children(node)) {
      if (!IsRemnant(child)) continue;
      remnants.push_back(child);
      open.push_back(child);
    }
  }
  return remnants;
}

ClauseSlot ClauseReader::RecoverSubject(int32_t predicate) const {
  ClauseSlot slot;
  if (!IsFinite(tree_, predicate) || predicate == 0) return slot;
  const int32_t first = FirstOfVerbGroup(tree_, predicate);
  constexpr RelationSet kInsidePhrases = {
      Deprel::kCompound, Deprel::kAmod, Deprel::kDet,   Deprel::kFlat,   Deprel::kFixed,        Deprel::kNmodPoss,
      Deprel::kNmod,     Deprel::kConj, Deprel::kAppos, Deprel::kNummod, Deprel::kNmodUnmarked, Deprel::kOblUnmarked};
  for (int32_t i = first - 1; i >= 0; --i) {
    const Token& token = tree_[i];
    if (token.upos == Upos::kVerb || IsWhWord(token)) break;
    if (!IsNominal(token) || token.upos == Upos::kNum || IsTime(token)) continue;
    // What the verb before acts on does not act in the one joined to it.
    if (token.deprel == Deprel::kObj && tree_.Head(i) == tree_.Head(predicate)) break;
    if (kInsidePhrases.Has(token.deprel) || (tree_.HasChild(i, {Deprel::kCase}) && !IsPartitive(tree_, i))) continue;
    // The subject of another verb that stands further right is not free.
    if (kSubjectRelations.Has(token.deprel) && tree_.Head(i) > predicate) break;
    slot.node = i;
    slot.fillers = FillersOf(i);
    break;
  }
  return slot;
}

}  // namespace whence
