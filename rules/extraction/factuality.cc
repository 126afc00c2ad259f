#include "rules/extraction/factuality.h"

#include <string>
#include <string_view>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/qualifiers.h"

namespace whence {
namespace {

// The further from fact, the higher.
int Distance(Modality modality) {
  switch (modality) {
    case Modality::kAsserted:
      return 0;
    case Modality::kPlanned:
      return 1;
    case Modality::kPossible:
      return 2;
    case Modality::kReported:
      return 3;
    case Modality::kConditional:
      return 4;
  }
  return 0;
}

// Sentences that suppose rather than tell, whatever tree the parser makes of them: "Had Peru signed, Chile would have
// followed", "Supposing that ...", "Whether it left is unclear", "Let us sign".
bool IsSupposition(const SentenceTree& tree, const GrammarWords& words) {
  const auto word = [&](int32_t i) { return i < tree.size() ? AsciiLowered(tree[i].form) : std::string(); };
  int32_t first = 0;
  while (first < tree.size() && tree[first].upos == Upos::kPunct) ++first;
  const std::string start = word(first);
  if (words.supposition.contains(start)) return true;
  if (start == "in" && ((word(first + 1) == "the" && word(first + 2) == "event") || word(first + 1) == "case") &&
      word(first + (word(first + 1) == "the" ? 3 : 2)) != "of") {
    return true;
  }
  if ((start == "provided" || start == "providing") && word(first + 1) == "that") return true;
  if (!IsOneOf(start, {"had", "were", "should"})) return false;
  for (int32_t i = first + 1; i < tree.size(); ++i) {
    if (IsOneOf(word(i), {"would", "could", "might", "will"})) return true;
  }
  return false;
}

}  // namespace

void FactualityReader::Weaken(Modality modality, Factuality* factuality) const {
  if (Distance(modality) > Distance(factuality->modality)) factuality->modality = modality;
}

void FactualityReader::Negate(Factuality* factuality) {
  factuality->polarity = factuality->polarity == Polarity::kPositive ? Polarity::kNegative : Polarity::kPositive;
}

void FactualityReader::Report(int32_t verb, Factuality* factuality) const {
  Weaken(Modality::kReported, factuality);
  if (factuality->speaker >= 0) return;
  if (clauses_.IsPassive(verb)) {
    for (int32_t child : tree_.Children(verb)) {
      if (kObliqueRelations.Has(tree_[child].deprel) && tree_.Preposition(child) == "by") factuality->speaker = child;
    }
    return;
  }
  const ClauseSlot subject = clauses_.SubjectOf(verb);
  if (!subject.fillers.empty()) factuality->speaker = subject.fillers.front().head;
}

bool FactualityReader::IsFutureInPast(int32_t predicate) const {
  for (int32_t node = predicate, depth = 0; node >= 0 && depth < kMaxDepth; node = tree_.Head(node), ++depth) {
    for (int32_t child : tree_.Children(node)) {
      if (tree_[child].deprel == Deprel::kAdvcl && IsCondition(child)) return false;
    }
    if (words_.report.contains(LoweredLemma(tree_[node])) && node != predicate) return false;
    if (words_.possible_adjective.contains(tree_[node].lemma)) return false;
  }
  // "would have closed": had something else been.
  for (int32_t child : tree_.Children(predicate)) {
    if (kAuxiliaryRelations.Has(tree_[child].deprel) && AsciiLowered(tree_[child].form) == "have") return false;
  }
  bool date = false;
  bool later = false;
  bool hedged = false;
  for (int32_t child : tree_.Children(predicate)) {
    const Token& token = tree_[child];
    if (token.deprel == Deprel::kAdvmod) {
      later |= words_.later_adverb.contains(AsciiLowered(token.form));
      hedged |= words_.doubt_adverb.contains(AsciiLowered(token.form)) ||
                IsOneOf(AsciiLowered(token.form), {"otherwise", "rather", "sooner"});
    }
    date |= IsTime(token);
    for (int32_t below : tree_.Children(child)) date |= IsTime(tree_[below]);
  }
  if (hedged) return false;
  if (date || later) return true;
  // "Peru would join the group": an event in a narrative, said of somebody named, with a bare verb.
  const ClauseSlot subject = clauses_.SubjectOf(predicate);
  const bool named = !subject.fillers.empty() && KindOf(tree_, subject.fillers.front().head) == ArgumentKind::kName;
  const bool plain = tree_[predicate].xpos == Xpos::kVb && !tree_.HasChild(predicate, {Deprel::kCop, Deprel::kAuxPass});
  const bool on_its_own = tree_[predicate].deprel == Deprel::kRoot || tree_[predicate].deprel == Deprel::kConj;
  const bool wish = words_.wish.contains(LoweredLemma(tree_[predicate]));
  return named && plain && on_its_own && !wish && tree_.HasChild(predicate, {Deprel::kObj}) &&
         !tree_.HasChild(predicate, {Deprel::kAdvcl});
}

int32_t FactualityReader::EndOfOuterClause(int32_t predicate) const {
  const int32_t copula = tree_[predicate].upos == Upos::kVerb ? tree_.Child(predicate, {Deprel::kCop}) : -1;
  return copula >= 0 && tree_.Child(predicate, {Deprel::kMark}) > copula ? copula : tree_.size();
}

void FactualityReader::ReadAuxiliaries(int32_t predicate, Factuality* factuality) const {
  const int32_t end = EndOfOuterClause(predicate);
  for (int32_t child : tree_.Children(predicate)) {
    const Token& token = tree_[child];
    if (child > end) continue;
    if (!kAuxiliaryRelations.Has(token.deprel)) continue;
    const std::string word = AsciiLowered(token.form);
    if (word == "will" || word == "shall" || word == "'ll" || word == "’ll" || word == "wo" || word == "sha") {
      Weaken(Modality::kPlanned, factuality);
    } else if (word == "would" || word == "'d" || word == "’d") {
      if (token.xpos != Xpos::kMd) continue;
      if (!IsFutureInPast(predicate)) Weaken(Modality::kPossible, factuality);
    } else if (token.xpos == Xpos::kMd) {
      Weaken(Modality::kPossible, factuality);
    }
  }
  // "was to be opened"
  int32_t be = -1;
  for (int32_t child : tree_.Children(predicate)) {
    const bool to =
        be >= 0 && child == be + 1 && tree_[child].deprel == Deprel::kMark && tree_[child].upos == Upos::kPart;
    if (to) Weaken(Modality::kPlanned, factuality);
    be = tree_[child].deprel == Deprel::kAux && LoweredLemma(tree_[child]) == "be" ? child : -1;
  }
  // "is to strengthen peace", "were to violate".
  const int32_t subject = tree_.Child(predicate, kSubjectRelations);
  const bool states_aim = subject >= 0 && words_.intention_noun.contains(LoweredLemma(tree_[subject]));
  if (tree_[predicate].xpos == Xpos::kVb && tree_.HasChild(predicate, {Deprel::kCop}) && !states_aim &&
      tree_.Marker(predicate) != "that") {
    Weaken(Modality::kPlanned, factuality);
  }
}

void FactualityReader::ReadAdverbs(int32_t predicate, Factuality* factuality) const {
  const int32_t end = EndOfOuterClause(predicate);
  for (int32_t child : tree_.Children(predicate)) {
    if (child > end) continue;
    const Token& token = tree_[child];
    const std::string word = AsciiLowered(token.form);
    const bool adverb = token.deprel == Deprel::kAdvmod || token.deprel == Deprel::kDet ||
                        token.deprel == Deprel::kCcPreconj || token.deprel == Deprel::kCc;
    if (adverb && words_.negation.contains(word) && !(token.deprel == Deprel::kCc && child > predicate)) {
      // "not only": what follows holds.
      const bool only = child + 1 < tree_.size() && AsciiLowered(tree_[child + 1].form) == "only";
      // "Opened not later than 1920": it opened.
      const bool bounds = child + 2 < tree_.size() && AsciiLowered(tree_[child + 2].form) == "than" &&
                          IsOneOf(AsciiLowered(tree_[child + 1].form), {"earlier", "later"});
      if (!only && !bounds && factuality->polarity == Polarity::kPositive) Negate(factuality);
    }
    if (token.deprel != Deprel::kAdvmod) continue;
    if (words_.hearsay_adverb.contains(word)) Weaken(Modality::kReported, factuality);
    if (words_.doubt_adverb.contains(word)) Weaken(Modality::kPossible, factuality);
    if (word == "longer" && tree_.HasChild(child, {Deprel::kAdvmod, Deprel::kDet}))
      factuality->polarity = Polarity::kNegative;
  }
}

void FactualityReader::ReadArguments(int32_t predicate, Factuality* factuality) const {
  const auto denies = [&](int32_t node) {
    if (words_.nobody.contains(AsciiLowered(tree_[node].form))) return true;
    for (int32_t child : tree_.Children(node)) {
      const Deprel relation = tree_[child].deprel;
      const std::string before = AsciiLowered(tree_[child].form);
      if (relation == Deprel::kDet && before == "no") return true;
      if ((relation == Deprel::kDet || relation == Deprel::kCcPreconj) && before == "neither") return true;
    }
    return false;
  };
  for (int32_t child : tree_.Children(predicate)) {
    const Deprel relation = tree_[child].deprel;
    const bool argument = kSubjectRelations.Has(relation) || relation == Deprel::kObj;
    if (argument && denies(child)) factuality->polarity = Polarity::kNegative;
    if (kObliqueRelations.Has(relation)) {
      const std::string preposition = tree_.Preposition(child);
      if (preposition == "according to") {
        Weaken(Modality::kReported, factuality);
        if (factuality->speaker < 0) factuality->speaker = child;
      }
      // "in the view of Chile"
      const int32_t holder = tree_.Child(child, {Deprel::kNmod, Deprel::kNmodPoss});
      if (preposition == "in" && holder >= 0 && words_.viewpoint.contains(LoweredLemma(tree_[child]))) {
        Weaken(Modality::kReported, factuality);
        if (factuality->speaker < 0) factuality->speaker = holder;
      }
      // "under no circumstances did Chile sign", but not "with no help, Chile won"
      const bool fronted = child < predicate && tree_.HasChild(predicate, {Deprel::kAux});
      if (fronted && denies(child) && preposition != "with" && preposition != "for")
        factuality->polarity = Polarity::kNegative;
    }
    // "X left, he said": the quoted clause is the head, the saying hangs on it.
    const bool beside =
        relation == Deprel::kParataxis ||
        (relation == Deprel::kConj && !tree_.HasChild(child, {Deprel::kCc}) && IsBehindComma(tree_, child));
    if (beside && words_.report.contains(LoweredLemma(tree_[child])) && tree_[child].upos == Upos::kVerb &&
        tree_.HasChild(child, kSubjectRelations) && !tree_.HasChild(child, {Deprel::kCcomp, Deprel::kObj})) {
      Report(child, factuality);
    }
  }
  if (tree_.HasChild(predicate, {Deprel::kCop}) && IsNominal(tree_[predicate]) && denies(predicate)) {
    factuality->polarity = Polarity::kNegative;
  }
}

bool FactualityReader::IsCondition(int32_t clause) const {
  const std::string marker = tree_.Marker(clause);
  if (words_.condition.contains(marker)) return true;
  // "as if to say" and the like keep their first word.
  for (std::string_view word : {"if ", "unless ", "whether "}) {
    if (marker.starts_with(word)) return true;
  }
  if (!marker.empty()) return false;
  // Inversion: "Were it to leave", "Had they signed".
  const int32_t subject = tree_.Child(clause, kSubjectRelations);
  for (int32_t child : tree_.Children(clause)) {
    if (!kAuxiliaryRelations.Has(tree_[child].deprel)) continue;
    const std::string word = AsciiLowered(tree_[child].form);
    return subject > child && (word == "were" || word == "had" || word == "should");
  }
  return false;
}

void FactualityReader::ReadConditions(int32_t predicate, Factuality* factuality) const {
  // "the view is that if it rains, it pours": the condition is one of what the view is.
  const int32_t copula = tree_[predicate].upos == Upos::kVerb ? tree_.Child(predicate, {Deprel::kCop}) : -1;
  const auto is_apart = [&](int32_t child) {
    if (copula >= 0 && child > copula) return true;
    // "it is younger; if it rains, ...": a semicolon ends what the condition is one of.
    for (int32_t i = predicate + 1; i < child; ++i) {
      if (tree_[i].form == ";") return true;
    }
    return false;
  };
  for (int32_t child : tree_.Children(predicate)) {
    const Token& token = tree_[child];
    if (token.deprel == Deprel::kAdvcl && IsCondition(child) && !is_apart(child)) {
      const std::string marker = tree_.Marker(child);
      if (!marker.starts_with("even") && marker != "whether" && marker != "as if")
        Weaken(Modality::kConditional, factuality);
    }
    // "unless extended", read as an adverb or an adjective.
    if (token.deprel == Deprel::kAdvmod || token.deprel == Deprel::kMark) continue;
    for (int32_t below : tree_.Children(child)) {
      if (tree_[below].deprel == Deprel::kMark && AsciiLowered(tree_[below].form) == "unless") {
        Weaken(Modality::kConditional, factuality);
      }
    }
  }
}

Factuality FactualityReader::Of(int32_t predicate, int depth) const {
  Factuality factuality;
  if (depth > kMaxDepth) {
    factuality.modality = Modality::kPossible;
    return factuality;
  }
  if (depth == 0 && IsSupposition(tree_, words_)) Weaken(Modality::kConditional, &factuality);
  ReadAuxiliaries(predicate, &factuality);
  ReadAdverbs(predicate, &factuality);
  ReadArguments(predicate, &factuality);
  ReadConditions(predicate, &factuality);
  ReadGovernor(predicate, depth, &factuality);
  if (factuality.modality != Modality::kReported && factuality.modality != Modality::kConditional)
    factuality.speaker = -1;
  // "finding it may help determine whether ...": no deed says anything.
  if (factuality.speaker >= 0 && KindOf(tree_, factuality.speaker) == ArgumentKind::kClause) factuality.speaker = -1;
  // A verb that says something of a speaker is not reported by that speaker: "he said" itself is a fact.
  return factuality;
}

Factuality FactualityReader::Of(int32_t predicate) const { return Of(predicate, 0); }

Factuality FactualityReader::OfNoun(int32_t noun) const {
  Factuality factuality;
  const int32_t around = IsClausal(tree_, noun) ? noun : ClauseAround(noun);
  if (around < 0) return factuality;
  factuality = Of(around, 0);
  // "according to the Roman writer Pliny": that he was one, is not told by him.
  if (factuality.speaker >= 0 && tree_.IsUnder(noun, factuality.speaker)) factuality = Factuality();
  factuality.polarity = Polarity::kPositive;
  return factuality;
}

}  // namespace whence
