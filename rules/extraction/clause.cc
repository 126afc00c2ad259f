#include "rules/extraction/clause.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "graph/base/strings.h"
#include "rules/extraction/antecedent.h"
#include "rules/extraction/qualifiers.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// Whether what the copula says is the predicate's phrase: not "was signed", but "the fear is that it was signed".
bool IsCopular(const SentenceTree& tree, int32_t predicate) {
  const int32_t copula = tree.Child(predicate, {Deprel::kCop});
  if (copula < 0 || tree[predicate].xpos != Xpos::kVbn) return copula >= 0;
  return tree.Child(predicate, {Deprel::kMark}) > copula;
}

}  // namespace

int NumberOfVerb(const SentenceTree& tree, int32_t predicate) {
  const auto number = [](const Token& token) {
    const std::string word = AsciiLowered(token.form);
    if (token.xpos == Xpos::kVbz || word == "was" || word == "is" || word == "has") return 1;
    if (word == "were" || word == "are" || word == "have" || token.xpos == Xpos::kVbp) return 2;
    return 0;
  };
  if (const int own = number(tree[predicate]); own != 0) return own;
  for (int32_t child : tree.Children(predicate)) {
    if (kAuxiliaryRelations.Has(tree[child].deprel)) return number(tree[child]);
  }
  return 0;
}

int NumberOfNoun(const Token& token) {
  if (token.xpos == Xpos::kNns || token.xpos == Xpos::kNnps) return 2;
  return token.xpos == Xpos::kNn ? 1 : 0;
}

bool IsToldClause(const SentenceTree& tree, const GrammarWords& words, int32_t predicate) {
  if (tree[predicate].deprel != Deprel::kAclRelcl) return false;
  const int32_t listener = tree.Head(predicate);
  if (listener < 0 || (tree[listener].deprel != Deprel::kObj && tree[listener].deprel != Deprel::kIobj)) return false;
  const int32_t verb = tree.Head(listener);
  if (verb < 0 || !words.telling.contains(tree[verb].lemma)) return false;
  const int32_t subject = tree.Child(predicate, kSubjectRelations);
  const int32_t link = listener + 1;
  return subject > link && link < predicate && AsciiLowered(tree[link].form) == "that" && !IsWhWord(tree[subject]);
}

bool IsResult(const SentenceTree& tree, int32_t clause) {
  if (tree[clause].deprel != Deprel::kCcomp || tree.Marker(clause) != "that") return false;
  for (int32_t i = tree.Head(clause) + 1; i < clause; ++i) {
    const int32_t above = tree.Head(i);
    if (AsciiLowered(tree[i].form) == "so" && above >= 0 && tree[above].deprel == Deprel::kAdvmod) return true;
  }
  return false;
}

bool IsFinite(const SentenceTree& tree, int32_t predicate) {
  if (IsFiniteTag(tree[predicate].xpos)) return true;
  for (int32_t child : tree.Children(predicate)) {
    if (kAuxiliaryRelations.Has(tree[child].deprel) && IsFiniteTag(tree[child].xpos)) return true;
  }
  return false;
}

ClauseReader::ClauseReader(const SentenceTree& tree, const GrammarWords& words, const PredicateLexicon& lexicon)
    : tree_(tree), words_(words), lexicon_(lexicon), cut_(tree.size(), false) {
  RaiseDates(lexicon);
  RaiseRecipients();
  SplitRunOns();
}

bool ClauseReader::IsActiveAlone(int32_t predicate) const {
  const std::string lemma(tree_[predicate].lemma);
  if (words_.never_passive.contains(lemma)) return true;
  if (!words_.term_verb.contains(lemma)) return false;
  return std::any_of(tree_.Children(predicate).begin(), tree_.Children(predicate).end(),
                     [&](int32_t child) { return IsIn(WordList::kBeforeTerm, tree_.Preposition(child)); });
}

bool ClauseReader::IsPassive(int32_t predicate) const {
  const Token& token = tree_[predicate];
  if (tree_.HasChild(predicate, {Deprel::kAuxPass})) return true;
  // "Traffic shrank by a third": what somebody did is no passive, whatever "by" measures.
  const bool did = token.xpos == Xpos::kVbd && tree_.HasChild(predicate, {Deprel::kNsubj});
  if (!did && tree_.HasChild(predicate, {Deprel::kOblAgent})) return true;
  // "with the mill closed": whether it closed itself, the participle does not tell, but it was so.
  const bool absolute = token.deprel == Deprel::kAdvcl && tree_.Marker(predicate) == "with" &&
                        (token.xpos == Xpos::kVbn || token.xpos == Xpos::kVbd) &&
                        tree_.HasChild(predicate, kSubjectRelations) && !tree_.HasChild(predicate, {Deprel::kObj});
  if (absolute) return true;
  if (token.xpos != Xpos::kVbn) return false;
  bool have = false;
  for (int32_t child : tree_.Children(predicate)) {
    if (!kAuxiliaryRelations.Has(tree_[child].deprel)) continue;
    if (tree_[child].lemma == "be") return true;
    have |= tree_[child].lemma == "have";
  }
  if (have) return false;
  switch (token.deprel) {
    case Deprel::kAcl:
    case Deprel::kAclRelcl:
    case Deprel::kAdvcl:
    case Deprel::kXcomp:
      return true;
    case Deprel::kConj:
      return !IsActiveAlone(predicate) && !tree_.HasChild(predicate, kSubjectRelations.With({Deprel::kObj})) &&
             tree_.Head(predicate) >= 0 && tree_[tree_.Head(predicate)].upos == Upos::kVerb &&
             IsPassive(tree_.Head(predicate));
    default:
      break;
  }
  // "When was it signed": the tree may hang the auxiliary on the asking word.
  for (int32_t child : tree_.Children(predicate)) {
    if (!IsWhWord(tree_[child]) || child > predicate) continue;
    const int32_t copula = tree_.Child(child, {Deprel::kCop});
    if (copula >= 0 && tree_[copula].lemma == "be" && !tree_.HasChild(child, kSubjectRelations)) return true;
  }
  return false;
}

std::vector<Filler> ClauseReader::FillersOf(int32_t head) const {
  std::vector<Filler> fillers;
  for (int32_t node : CoordinatedHeads(tree_, head)) fillers.push_back({node, false});
  // "three of the members - Bolivia, Chile and Peru": the names fill the place, too.
  if (IsName(tree_[head]) || tree_[head].upos == Upos::kPron) return fillers;
  std::vector<int32_t> groups = {head};
  if (tree_[head].upos == Upos::kNum || tree_[head].kind == TokenKind::kQuantity) {
    if (const int32_t members = tree_.Child(head, {Deprel::kNmod}); members >= 0) groups.push_back(members);
  }
  for (int32_t group : groups) {
    const bool plural = tree_[group].xpos == Xpos::kNns || tree_[group].upos == Upos::kNum;
    for (int32_t child : tree_.Children(group)) {
      if (!plural || tree_[child].deprel != Deprel::kAppos || !IsName(tree_[child])) continue;
      const std::vector<int32_t> names = CoordinatedHeads(tree_, child);
      if (names.size() < 2) continue;
      for (int32_t name : names) fillers.push_back({name, true});
    }
  }
  return fillers;
}

int32_t ClauseReader::Leader(int32_t predicate) const {
  const int32_t above = tree_.Head(predicate);
  if (tree_[predicate].deprel != Deprel::kXcomp || above < 0 || !IsClausal(tree_, predicate)) return -1;
  if (tree_.HasChild(above, {Deprel::kObj, Deprel::kIobj})) return -1;
  return IsClausal(tree_, above) ? above : -1;
}

std::vector<int32_t> ClauseReader::PredicatePhrase(int32_t predicate, int depth) const {
  std::vector<int32_t> phrase;
  const bool copula = IsCopular(tree_, predicate);
  int32_t last = copula ? tree_.Child(predicate, {Deprel::kCop}) : predicate;
  if (!copula) phrase.push_back(predicate);
  for (int32_t child : tree_.Children(predicate)) {
    const Token& token = tree_[child];
    const Deprel relation = token.deprel;
    if (kAuxiliaryRelations.Has(relation) || relation == Deprel::kCompoundPrt) {
      phrase.push_back(child);
    } else if (relation == Deprel::kAdvmod && tree_.Children(child).empty() && !IsWhWord(token)) {
      const bool near = child < last && last - child < 3;
      const bool after_copula = copula && child > last && words_.negation.contains(token.lemma);
      if (words_.negation.contains(AsciiLowered(token.form)) || near || after_copula) phrase.push_back(child);
    } else if (relation == Deprel::kMark && AsciiLowered(token.form) == "to" &&
               tree_[predicate].deprel == Deprel::kXcomp && Leader(predicate) >= 0) {
      phrase.push_back(child);
    }
  }
  // "were able to hold and [were able to] repel": what the first verb shares with the second.
  const int32_t first = tree_.Head(predicate);
  if (tree_[predicate].deprel == Deprel::kConj && !copula && first >= 0 && tree_[first].upos == Upos::kVerb &&
      depth < 4 && !IsFinite(tree_, predicate) &&
      !tree_.HasChild(predicate, kSubjectRelations.With(kAuxiliaryRelations))) {
    for (int32_t shared : FullPhrase(first, depth + 1)) {
      const bool trails = shared > first || (tree_[shared].deprel == Deprel::kAdvmod && tree_.Head(shared) == first);
      if (shared != first && !trails) phrase.push_back(shared);
    }
  }
  std::sort(phrase.begin(), phrase.end());
  return phrase;
}

std::vector<int32_t> ClauseReader::FullPhrase(int32_t predicate, int depth) const {
  std::vector<int32_t> phrase = PredicatePhrase(predicate, depth);
  for (int32_t leader = Leader(predicate); leader >= 0 && depth < kMaxDepth; leader = Leader(leader), ++depth) {
    const std::vector<int32_t> lead = PredicatePhrase(leader, depth + 1);
    phrase.insert(phrase.end(), lead.begin(), lead.end());
    if (tree_.HasChild(leader, {Deprel::kCop})) phrase.push_back(leader);
  }
  std::sort(phrase.begin(), phrase.end());
  phrase.erase(std::unique(phrase.begin(), phrase.end()), phrase.end());
  return phrase;
}

void ClauseReader::AddSlot(int32_t node, Role role, Clause* clause) const {
  const Token& token = tree_[node];
  ClauseSlot slot;
  slot.role = role;
  slot.node = node;
  slot.preposition = tree_.Preposition(node);
  const int32_t relative = RelativeClauseOf(tree_, clause->predicate);
  const bool place = token.xpos == Xpos::kWrb && !slot.preposition.empty();
  if ((place || (IsRelativeWord(token) && token.xpos != Xpos::kDt)) && relative >= 0) {
    slot.fillers.push_back({AntecedentOf(tree_, words_, relative), false});
    slot.gap = true;
  } else {
    slot.fillers = FillersOf(node);
  }
  clause->slots.push_back(std::move(slot));
}

bool ClauseReader::TakeDependent(int32_t node, Clause* clause) const {
  const Token& token = tree_[node];
  if (token.upos == Upos::kAdp && node > clause->predicate && tree_.Children(node).empty() &&
      (kObliqueRelations.Has(token.deprel) || token.deprel == Deprel::kAdvmod || token.deprel == Deprel::kCase)) {
    clause->stranded = node;
    return true;
  }
  switch (token.deprel) {
    case Deprel::kObj:
      AddSlot(node, tree_.Preposition(node).empty() ? Role::kObject : Role::kOblique, clause);
      return true;
    case Deprel::kIobj:
      AddSlot(node, Role::kIndirect, clause);
      return true;
    case Deprel::kObl:
    case Deprel::kOblAgent:
    case Deprel::kOblUnmarked:
    case Deprel::kNmodUnmarked:
      // "has 40 members in all", "at all": no place, no time, nothing that takes part.
      if (tree_[node].upos == Upos::kDet && tree_[node].lemma == "all") return true;
      if (IsLinkingPhrase(tree_, words_, node)) return true;
      AddSlot(node, Role::kOblique, clause);
      return true;
    case Deprel::kNmod:
      if (clause->copula) return false;
      AddSlot(node, Role::kOblique, clause);
      return true;
    case Deprel::kXcomp:
      if (!IsClausal(tree_, node) || (tree_[node].upos != Upos::kVerb && !tree_.HasChild(node, {Deprel::kCop}))) {
        AddSlot(node, Role::kAttribute, clause);
        return true;
      }
      [[fallthrough]];
    case Deprel::kCcomp:
    case Deprel::kCsubj: {
      if (token.deprel == Deprel::kCsubj) return false;
      if (IsResult(tree_, node)) return true;
      ClauseSlot slot;
      slot.role = Role::kComplement;
      slot.node = node;
      slot.fillers.push_back({node, false});
      clause->slots.push_back(std::move(slot));
      return true;
    }
    case Deprel::kAdvmod:
      clause->adverbs.push_back(node);
      return true;
    case Deprel::kAdvcl:
    case Deprel::kAdvclRelcl:
      clause->subclauses.push_back(node);
      return true;
    default:
      return false;
  }
}

void ClauseReader::AddRelativeGap(Clause* clause) const {
  if (tree_[clause->predicate].deprel != Deprel::kAclRelcl || clause->copula) return;
  const int32_t antecedent = AntecedentOf(tree_, words_, clause->predicate);
  if (IsToldClause(tree_, words_, clause->predicate)) return;
  if (antecedent < 0 || clause->subject.gap || clause->subject.fillers.empty()) return;
  for (const ClauseSlot& slot : clause->slots) {
    if (slot.gap || slot.role == Role::kObject || slot.role == Role::kComplement) return;
  }
  ClauseSlot slot;
  slot.node = antecedent;
  slot.gap = true;
  slot.fillers.push_back({antecedent, false});
  for (int32_t adverb : clause->adverbs) {
    const std::string word = AsciiLowered(tree_[adverb].form);
    if (word != "where" && word != "when") continue;
    slot.role = Role::kOblique;
    slot.preposition = "in";
    slot.fillers.front().recovered = true;
    clause->slots.push_back(std::move(slot));
    return;
  }
  if (clause->passive || words_.time_noun.contains(tree_[antecedent].lemma) ||
      words_.report_noun.contains(tree_[antecedent].lemma) || words_.place_noun.contains(tree_[antecedent].lemma)) {
    return;
  }
  slot.role = Role::kObject;
  clause->slots.insert(clause->slots.begin(), std::move(slot));
}

void ClauseReader::DropSecondObject(Clause* clause) const {
  if (IsToldClause(tree_, words_, clause->predicate))
    std::erase_if(clause->slots, [](const ClauseSlot& slot) { return slot.gap; });
  // "rumours that they had sold it": beside an object of its own, "that" is no object.
  const auto is_object = [](const ClauseSlot& slot) { return slot.role == Role::kObject; };
  if (std::count_if(clause->slots.begin(), clause->slots.end(), is_object) < 2) return;
  std::erase_if(clause->slots, [&](const ClauseSlot& slot) { return is_object(slot) && slot.gap; });
}

void ClauseReader::ShareObject(Clause* clause) const {
  // "signed and ratified the treaty": the object stands once.
  if (clause->copula || clause->passive) return;
  for (const ClauseSlot& slot : clause->slots) {
    if (slot.role != Role::kIndirect) return;
  }
  for (int32_t child : tree_.Children(clause->predicate)) {
    const Token& token = tree_[child];
    if (token.deprel != Deprel::kConj || token.upos != Upos::kVerb || child - clause->predicate > 3 ||
        tree_.HasChild(child, kSubjectRelations) || IsPassive(child)) {
      continue;
    }
    const int32_t object = tree_.Child(child, {Deprel::kObj});
    if (object < 0) continue;
    ClauseSlot slot;
    slot.role = Role::kObject;
    slot.node = object;
    for (Filler filler : FillersOf(object)) slot.fillers.push_back({filler.head, true});
    clause->slots.push_back(std::move(slot));
    return;
  }
}

std::string ClauseReader::VerbLemma(int32_t verb) const {
  const std::string lemma = LoweredLemma(tree_[verb]);
  if (const int32_t particle = tree_.Child(verb, {Deprel::kCompoundPrt}); particle >= 0) {
    return StrCat(lemma, " ", AsciiLowered(tree_[particle].form));
  }
  if (verb + 1 < tree_.size() && tree_.Head(verb + 1) == verb && tree_[verb + 1].deprel == Deprel::kAdvmod) {
    // "It went on for years", "he passed away": read as an adverb.
    const std::string phrasal = StrCat(lemma, " ", AsciiLowered(tree_[verb + 1].form));
    if (lexicon_.Find(phrasal) != nullptr) return phrasal;
  }
  return lemma;
}

void ClauseReader::AddRaisedDates(Clause* clause) const {
  for (const auto& [verb, date] : raised_) {
    if (verb != clause->predicate) continue;
    ClauseSlot slot;
    slot.role = Role::kOblique;
    slot.node = date;
    slot.preposition = tree_.Preposition(date);
    if (KindOf(tree_, date) != ArgumentKind::kDate) {
      slot.fillers = FillersOf(date);
    } else {
      // "in 1985, 1998 and 2011": what is joined to a raised date is raised with it.
      for (const int32_t head : CoordinatedHeads(tree_, date)) {
        if (KindOf(tree_, head) == ArgumentKind::kDate) slot.fillers.push_back({head, false});
      }
    }
    clause->slots.push_back(std::move(slot));
  }
}

Clause ClauseReader::Read(int32_t predicate) {
  Clause clause;
  clause.predicate = predicate;
  const Token& token = tree_[predicate];
  clause.copula = IsCopular(tree_, predicate);
  clause.passive = !clause.copula && IsPassive(predicate);
  clause.finite = IsFinite(tree_, predicate);
  clause.lemma = clause.copula ? "be" : VerbLemma(predicate);
  clause.phrase = FullPhrase(predicate, 0);
  if (clause.copula && token.upos == Upos::kVerb) {
    const int32_t outer = tree_.Child(predicate, kSubjectRelations);
    if (outer >= 0) clause.subject = ExplicitSubject(predicate, outer);
  } else {
    clause.subject = SubjectOf(predicate, 0);
  }
  clause.subject.role = Role::kSubject;
  if (clause.copula) {
    ClauseSlot slot;
    slot.node = predicate;
    slot.preposition = tree_.Preposition(predicate);
    slot.role = token.upos == Upos::kVerb  ? Role::kComplement
                : slot.preposition.empty() ? Role::kAttribute
                                           : Role::kOblique;
    if (slot.role == Role::kComplement) {
      slot.fillers.push_back({predicate, false});
    } else {
      slot.fillers = FillersOf(predicate);
    }
    clause.slots.push_back(std::move(slot));
    if (token.upos == Upos::kVerb) return clause;
  }
  for (int32_t child : tree_.Children(predicate)) {
    const bool lowered =
        std::any_of(lowered_.begin(), lowered_.end(), [&](const auto& of) { return of.second == child; });
    if (!lowered) TakeDependent(child, &clause);
  }
  AddRaisedDates(&clause);
  std::erase_if(clause.slots, [&](const ClauseSlot& slot) { return slot.node == clause.subject.node && !slot.gap; });
  for (ClauseSlot& slot : clause.slots) {
    // "born 3 May 1950"
    const bool date = !slot.fillers.empty() && KindOf(tree_, slot.fillers.front().head) == ArgumentKind::kDate;
    if (clause.passive && slot.role == Role::kObject && date) slot.role = Role::kOblique;
  }
  DropSecondObject(&clause);
  AddRelativeGap(&clause);
  ShareObject(&clause);
  return clause;
}

}  // namespace whence
