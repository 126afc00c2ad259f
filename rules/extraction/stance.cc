#include "rules/extraction/stance.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "rules/extraction/qualifiers.h"

namespace whence {
namespace {

constexpr int kMaxDepth = 24;
constexpr RelationSet kAuxiliaries = {Deprel::kAux, Deprel::kAuxPass, Deprel::kCop};

std::string LemmaOf(const Token& token) { return AsciiLowered(token.lemma.empty() ? token.form : token.lemma); }

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

void Negate(Stance* stance) {
  stance->polarity = stance->polarity == Polarity::kPositive ? Polarity::kNegative : Polarity::kPositive;
}

}  // namespace

void StanceReader::Weaken(Modality modality, Stance* stance) const {
  if (Distance(modality) > Distance(stance->modality)) stance->modality = modality;
}

void StanceReader::Report(int32_t verb, Stance* stance) const {
  Weaken(Modality::kReported, stance);
  if (stance->speaker >= 0) return;
  if (clauses_.IsPassive(verb)) {
    for (int32_t child : tree_.Children(verb)) {
      if (kObliqueRelations.Has(tree_[child].deprel) && tree_.Preposition(child) == "by") stance->speaker = child;
    }
    return;
  }
  const Slot subject = clauses_.SubjectOf(verb);
  if (!subject.fillers.empty()) stance->speaker = subject.fillers.front().head;
}

bool StanceReader::IsFutureInPast(int32_t predicate) const {
  for (int32_t node = predicate, depth = 0; node >= 0 && depth < kMaxDepth; node = tree_.Head(node), ++depth) {
    for (int32_t child : tree_.Children(node)) {
      if (tree_[child].deprel == Deprel::kAdvcl && IsCondition(child)) return false;
    }
    if (words_.report.contains(LemmaOf(tree_[node])) && node != predicate) return false;
    if (words_.possible_adjective.contains(tree_[node].lemma)) return false;
  }
  // "would have closed": had something else been.
  for (int32_t child : tree_.Children(predicate)) {
    if (kAuxiliaries.Has(tree_[child].deprel) && AsciiLowered(tree_[child].form) == "have") return false;
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
    date |= IsDateToken(token);
    for (int32_t below : tree_.Children(child)) date |= IsDateToken(tree_[below]);
  }
  if (hedged) return false;
  if (date || later) return true;
  // "Peru would join the group": an event in a narrative, said of somebody named, with a bare verb.
  const Slot subject = clauses_.SubjectOf(predicate);
  const bool named = !subject.fillers.empty() && KindOf(tree_, subject.fillers.front().head) == ArgumentKind::kName;
  const bool plain = tree_[predicate].xpos == Xpos::kVb && !tree_.HasChild(predicate, {Deprel::kCop, Deprel::kAuxPass});
  const bool on_its_own = tree_[predicate].deprel == Deprel::kRoot || tree_[predicate].deprel == Deprel::kConj;
  const bool wish = words_.wish.contains(LemmaOf(tree_[predicate]));
  return named && plain && on_its_own && !wish && tree_.HasChild(predicate, {Deprel::kObj}) &&
         !tree_.HasChild(predicate, {Deprel::kAdvcl});
}

int32_t StanceReader::EndOfOuterClause(int32_t predicate) const {
  const int32_t copula = tree_[predicate].upos == Upos::kVerb ? tree_.Child(predicate, {Deprel::kCop}) : -1;
  return copula >= 0 && tree_.Child(predicate, {Deprel::kMark}) > copula ? copula : tree_.size();
}

void StanceReader::ReadAuxiliaries(int32_t predicate, Stance* stance) const {
  const int32_t end = EndOfOuterClause(predicate);
  for (int32_t child : tree_.Children(predicate)) {
    const Token& token = tree_[child];
    if (child > end) continue;
    if (!kAuxiliaries.Has(token.deprel)) continue;
    const std::string word = AsciiLowered(token.form);
    if (word == "will" || word == "shall" || word == "'ll" || word == "’ll" || word == "wo" || word == "sha") {
      Weaken(Modality::kPlanned, stance);
    } else if (word == "would" || word == "'d" || word == "’d") {
      if (token.xpos != Xpos::kMd) continue;
      if (!IsFutureInPast(predicate)) Weaken(Modality::kPossible, stance);
    } else if (token.xpos == Xpos::kMd) {
      Weaken(Modality::kPossible, stance);
    }
  }
  // "is to strengthen peace", "were to violate".
  const int32_t subject = tree_.Child(predicate, kSubjectRelations);
  const bool states_aim = subject >= 0 && words_.intention_noun.contains(LemmaOf(tree_[subject]));
  if (tree_[predicate].xpos == Xpos::kVb && tree_.HasChild(predicate, {Deprel::kCop}) && !states_aim &&
      tree_.Marker(predicate) != "that") {
    Weaken(Modality::kPlanned, stance);
  }
}

void StanceReader::ReadAdverbs(int32_t predicate, Stance* stance) const {
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
      if (!only && stance->polarity == Polarity::kPositive) Negate(stance);
    }
    if (token.deprel != Deprel::kAdvmod) continue;
    if (words_.hearsay_adverb.contains(word)) Weaken(Modality::kReported, stance);
    if (words_.doubt_adverb.contains(word)) Weaken(Modality::kPossible, stance);
    if (word == "longer" && tree_.HasChild(child, {Deprel::kAdvmod, Deprel::kDet}))
      stance->polarity = Polarity::kNegative;
  }
}

void StanceReader::ReadArguments(int32_t predicate, Stance* stance) const {
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
    if (argument && denies(child)) stance->polarity = Polarity::kNegative;
    if (kObliqueRelations.Has(relation)) {
      const std::string preposition = tree_.Preposition(child);
      if (preposition == "according to") {
        Weaken(Modality::kReported, stance);
        if (stance->speaker < 0) stance->speaker = child;
      }
      // "in the view of Chile"
      const int32_t holder = tree_.Child(child, {Deprel::kNmod, Deprel::kNmodPoss});
      if (preposition == "in" && holder >= 0 && words_.viewpoint.contains(LemmaOf(tree_[child]))) {
        Weaken(Modality::kReported, stance);
        if (stance->speaker < 0) stance->speaker = holder;
      }
      // "under no circumstances did Chile sign", but not "with no help, Chile won"
      const bool fronted = child < predicate && tree_.HasChild(predicate, {Deprel::kAux});
      if (fronted && denies(child) && preposition != "with" && preposition != "for")
        stance->polarity = Polarity::kNegative;
    }
    // "X left, he said": the quoted clause is the head, the saying hangs on it.
    const bool beside =
        relation == Deprel::kParataxis ||
        (relation == Deprel::kConj && !tree_.HasChild(child, {Deprel::kCc}) && IsBehindComma(tree_, child));
    if (beside && words_.report.contains(LemmaOf(tree_[child])) && tree_[child].upos == Upos::kVerb &&
        tree_.HasChild(child, kSubjectRelations) && !tree_.HasChild(child, {Deprel::kCcomp, Deprel::kObj})) {
      Report(child, stance);
    }
  }
  if (tree_.HasChild(predicate, {Deprel::kCop}) && IsNominal(tree_[predicate]) && denies(predicate)) {
    stance->polarity = Polarity::kNegative;
  }
}

bool StanceReader::IsCondition(int32_t clause) const {
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
    if (!kAuxiliaries.Has(tree_[child].deprel)) continue;
    const std::string word = AsciiLowered(tree_[child].form);
    return subject > child && (word == "were" || word == "had" || word == "should");
  }
  return false;
}

void StanceReader::ReadConditions(int32_t predicate, Stance* stance) const {
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
        Weaken(Modality::kConditional, stance);
    }
    // "unless extended", read as an adverb or an adjective.
    if (token.deprel == Deprel::kAdvmod || token.deprel == Deprel::kMark) continue;
    for (int32_t below : tree_.Children(child)) {
      if (tree_[below].deprel == Deprel::kMark && AsciiLowered(tree_[below].form) == "unless") {
        Weaken(Modality::kConditional, stance);
      }
    }
  }
}

int32_t StanceReader::ClauseAround(int32_t noun) const {
  int32_t node = tree_.Head(noun);
  for (int depth = 0; node >= 0 && depth < kMaxDepth; ++depth, node = tree_.Head(node)) {
    if (IsClausal(tree_, node)) return node;
  }
  return -1;
}

// Whether a noun means something that is there: "the rules", "his album", a name.
bool StanceReader::IsKnown(int32_t noun) const {
  if (KindOf(tree_, noun) == ArgumentKind::kName) return true;
  if (words_.intention_noun.contains(LemmaOf(tree_[noun])) || words_.report_noun.contains(LemmaOf(tree_[noun])))
    return false;
  const int32_t article = tree_.Child(noun, {Deprel::kDet, Deprel::kNmodPoss});
  if (article < 0) return false;
  // "the house that he would build" need not stand yet; the rules and his house do.
  return tree_[article].deprel == Deprel::kNmodPoss ||
         (AsciiLowered(tree_[article].form) == "the" && tree_[noun].xpos == Xpos::kNns);
}

void StanceReader::ReadGovernor(int32_t predicate, int depth, Stance* stance) const {
  const int32_t above = tree_.Head(predicate);
  if (above < 0) return;
  const Token& token = tree_[predicate];
  const Token& governor = tree_[above];
  const std::string lemma = LemmaOf(governor);
  const std::string marker = tree_.Marker(predicate);
  const bool infinitive = marker == "to" || (token.xpos == Xpos::kVb && !IsFinite(tree_, predicate));
  const auto inherit = [&](bool polarity) {
    const Stance outer = Of(above, depth + 1);
    Weaken(outer.modality, stance);
    if (stance->speaker < 0) stance->speaker = outer.speaker;
    if (polarity && outer.polarity == Polarity::kNegative) stance->polarity = Polarity::kNegative;
  };
  // A gerund right behind its verb is what the verb is about, whatever the parser calls it: "opposed joining".
  const bool gerund = token.deprel == Deprel::kAdvcl && marker.empty() && token.xpos == Xpos::kVbg &&
                      governor.upos == Upos::kVerb && predicate == above + 1;
  switch (gerund ? Deprel::kXcomp : token.deprel) {
    case Deprel::kXcomp:
    case Deprel::kCcomp: {
      if (IsResult(tree_, predicate)) return inherit(false);
      if (governor.upos == Upos::kNoun && !tree_.HasChild(above, {Deprel::kCop})) {
        Weaken(words_.intention_noun.contains(lemma) ? Modality::kPlanned : Modality::kReported, stance);
        inherit(true);
        return;
      }
      if (words_.negative_implicative.contains(lemma)) {
        inherit(true);
        Negate(stance);
        return;
      }
      // "was about to sign": taggers take it for an adverb, too.
      if ((governor.upos == Upos::kAdj || lemma == "about") && words_.possible_adjective.contains(lemma)) {
        Weaken(Modality::kPossible, stance);
        inherit(true);
        if (lemma == "unable" || lemma == "unwilling" || lemma == "unlikely" || lemma == "impossible") Negate(stance);
        return;
      }
      if (governor.upos == Upos::kAdj && infinitive) {
        // "quick to sign" has signed; "eligible to sign" has not.
        if (!words_.done_adjective.contains(lemma)) {
          Weaken(Modality::kPossible, stance);
        }
        inherit(true);
        return;
      }
      if (governor.upos == Upos::kVerb && lemma == "have" && infinitive) {
        // "has yet to sign"
        for (int32_t child : tree_.Children(above)) {
          if (tree_[child].deprel == Deprel::kAdvmod && AsciiLowered(tree_[child].form) == "yet") Negate(stance);
        }
      }
      const bool passive = clauses_.IsPassive(above);
      const bool finite = IsFinite(tree_, predicate);
      if (token.deprel == Deprel::kCcomp && finite) {
        if (words_.factive.contains(lemma) && !words_.condition.contains(marker)) {
          inherit(false);
        } else {
          // Under anything else that takes a sentence, the sentence is not ours to assert.
          if (governor.upos == Upos::kAdj && !words_.report.contains(lemma)) {
            inherit(false);
            const bool truth = words_.truth_adjective.contains(lemma);
            if (words_.falsehood_adjective.contains(lemma) ||
                (truth && Of(above, depth + 1).polarity == Polarity::kNegative)) {
              Weaken(Modality::kReported, stance);
            }
            if (words_.condition.contains(marker)) Weaken(Modality::kConditional, stance);
            return;
          }
          Report(above, stance);
          if (lemma == "deny" || lemma == "doubt" || lemma == "dispute") Weaken(Modality::kReported, stance);
          if (words_.condition.contains(marker)) Weaken(Modality::kConditional, stance);
          inherit(false);
        }
        return;
      }
      inherit(true);
      // "was going to marry", but "went to marry"
      if (lemma == "go" && governor.xpos == Xpos::kVbg && infinitive) Weaken(Modality::kPlanned, stance);
      if (words_.implicative.contains(lemma) && !(passive && words_.report.contains(lemma))) return;
      if (words_.prevention.contains(lemma)) {
        Negate(stance);
      } else if ((passive && words_.report.contains(lemma) && !words_.intention.contains(lemma)) ||
                 (infinitive && words_.raising.contains(lemma) && words_.report.contains(lemma) &&
                  tree_.HasChild(above, {Deprel::kObj}))) {
        // "is said to be", "considered Lima to be their capital"
        Report(above, stance);
      } else if (words_.intention.contains(lemma)) {
        Weaken(Modality::kPlanned, stance);
      } else if (words_.raising.contains(lemma) || words_.report.contains(lemma)) {
        Weaken(words_.report.contains(lemma) ? Modality::kReported : Modality::kPossible, stance);
      } else if ((infinitive || token.xpos == Xpos::kVbg) && governor.upos == Upos::kVerb) {
        Weaken(Modality::kPossible, stance);
      }
      return;
    }
    case Deprel::kAdvcl:
    case Deprel::kAdvclRelcl: {
      // "they must leave, although the court has approved it": it has, whatever they must. What governs both clauses
      // governs this one.
      const bool aside = IsOneOf(marker, {"although", "though", "while", "whereas", "because", "since"}) &&
                         IsFinite(tree_, predicate) && tree_.HasChild(predicate, kSubjectRelations) &&
                         depth < kMaxDepth;
      // "may have served there before they moved": they did.
      const bool past = tree_[predicate].xpos == Xpos::kVbd && IsOneOf(marker, {"before", "after"}) &&
                        tree_.HasChild(predicate, kSubjectRelations) && depth < kMaxDepth;
      if (aside || past) {
        ReadConditions(above, stance);
        ReadGovernor(above, depth + 1, stance);
      } else {
        inherit(false);
      }
      if (IsCondition(predicate)) Weaken(Modality::kConditional, stance);
      // "was accused of signing"
      const bool charge = words_.charge.contains(lemma);
      if (charge && IsOneOf(marker, {"of", "with"})) Report(above, stance);
      // "it is not true that they left"
      if (governor.upos == Upos::kAdj && marker == "that" && IsFinite(tree_, predicate)) {
        const Stance outer = Of(above, depth + 1);
        const bool truth = words_.truth_adjective.contains(lemma);
        if (words_.falsehood_adjective.contains(lemma) || (truth && outer.polarity == Polarity::kNegative) ||
            words_.possible_adjective.contains(lemma)) {
          Weaken(Modality::kReported, stance);
          stance->polarity = Polarity::kNegative;
        }
      }
      // "stopped short of signing": the parser may leave the first word of the marker with the verb.
      const bool longer = predicate >= 2 && tree_[predicate - 1].deprel == Deprel::kMark &&
                          words_.denial.contains(StrCat(AsciiLowered(tree_[predicate - 2].form), " ", marker));
      if (longer || words_.denial.contains(marker)) stance->polarity = Polarity::kNegative;
      if (marker == "from" && words_.prevention.contains(lemma)) stance->polarity = Polarity::kNegative;
      if (marker == "from" && words_.negative_implicative.contains(lemma)) stance->polarity = Polarity::kNegative;
      if (infinitive || marker == "so that" || marker == "in order" || marker == "for") {
        Weaken(Modality::kPlanned, stance);
      }
      if (marker == "until" || marker == "till" || marker == "lest") Weaken(Modality::kPossible, stance);
      // "enters into force once Peru ratifies it" waits for it.
      const bool present = token.xpos == Xpos::kVbz || token.xpos == Xpos::kVbp;
      if (present && IsOneOf(marker, {"once", "as soon as", "when and if"})) Weaken(Modality::kConditional, stance);
      // "are thinking of buying", "talked about leaving"
      const bool considers =
          words_.report.contains(lemma) || words_.intention.contains(lemma) || words_.considering.contains(lemma);
      if (considers && !charge && token.xpos == Xpos::kVbg && IsOneOf(marker, {"of", "about", "on", "at", "against"}))
        Weaken(Modality::kPlanned, stance);
      return;
    }
    case Deprel::kAcl:
    case Deprel::kAclRelcl:
    case Deprel::kNmod:
    case Deprel::kAmod: {
      const int32_t around = IsClausal(tree_, above) ? above : ClauseAround(above);
      const Stance outer = around >= 0 ? Of(around, depth + 1) : Stance();
      // "can be explained by the fact that it rains", "may consult the rules that govern it": what is known to be, is,
      // whatever may be done with it.
      const bool unsure = outer.modality == Modality::kPlanned || outer.modality == Modality::kPossible;
      const bool fact = words_.fact_noun.contains(lemma) && marker == "that";
      if (fact && unsure) return;
      const bool known = outer.modality == Modality::kPossible && IsKnown(above);
      if (!known || token.deprel == Deprel::kNmod || token.deprel == Deprel::kAmod || infinitive) {
        Weaken(outer.modality, stance);
      }
      if (stance->speaker < 0) stance->speaker = outer.speaker;
      // "there is no country that signed", "any state that violates": of what may not be there, nothing is told.
      for (int32_t child : tree_.Children(above)) {
        static constexpr std::string_view kOpen[] = {"no", "any", "neither", "whatever", "whichever"};
        const std::string word = AsciiLowered(tree_[child].form);
        if (tree_[child].deprel == Deprel::kDet &&
            std::find(std::begin(kOpen), std::end(kOpen), word) != std::end(kOpen))
          Weaken(Modality::kPossible, stance);
      }
      if (token.deprel == Deprel::kAclRelcl) {
        // "rumours that it had left" may be read as a relative clause.
        const int32_t subject = tree_.Child(predicate, kSubjectRelations);
        const bool told = subject >= 0 && !IsWhWord(tree_[subject]) && AsciiLowered(tree_[subject].form) != "that";
        // "the story that he built the ark", but "the story that he wrote"
        const auto completes = [&](int32_t child) {
          return tree_[child].deprel == Deprel::kCop || (tree_[child].deprel == Deprel::kObj && child > predicate);
        };
        const std::span<const int32_t> children = tree_.Children(predicate);
        const bool tale = words_.tale_noun.contains(lemma) && std::any_of(children.begin(), children.end(), completes);
        if (told && (words_.report_noun.contains(lemma) || tale)) Weaken(Modality::kReported, stance);
        if (IsToldClause(tree_, words_, predicate)) Report(tree_.Head(above), stance);
        return;
      }
      const bool plain_participle = (token.xpos == Xpos::kVbn || token.xpos == Xpos::kVbg) && marker.empty() &&
                                    tree_.Preposition(predicate).empty();
      if (plain_participle) return;
      // "prevented a widow from owning land"
      if (around >= 0 && around == tree_.Head(above) && words_.prevention.contains(LemmaOf(tree_[around])) &&
          (marker == "from" || tree_.Preposition(predicate) == "from")) {
        stance->polarity = Polarity::kNegative;
        return;
      }
      bool ordinal = words_.ordinal_noun.contains(lemma);
      for (int32_t child : tree_.Children(above)) {
        ordinal |= tree_[child].deprel == Deprel::kAmod && words_.ordinal_noun.contains(tree_[child].lemma);
      }
      if (ordinal && infinitive) return;
      if (words_.fact_noun.contains(lemma) && marker == "that" && IsFinite(tree_, predicate)) return;
      if (words_.negative_noun.contains(lemma)) {
        Negate(stance);
      } else if (words_.intention_noun.contains(lemma)) {
        Weaken(Modality::kPlanned, stance);
      } else if (words_.report_noun.contains(lemma) || words_.tale_noun.contains(lemma)) {
        Weaken(Modality::kReported, stance);
      } else {
        Weaken(Modality::kPossible, stance);
      }
      // "had no intention of leaving".
      if (outer.polarity == Polarity::kNegative && around == tree_.Head(above)) stance->polarity = Polarity::kNegative;
      return;
    }
    case Deprel::kConj: {
      if (!IsClausal(tree_, above)) return;
      // A verb that shares the first one's auxiliary shares how it is put; one with its own shares what governs both.
      if (!tree_.HasChild(predicate, kSubjectRelations.With(kAuxiliaries)) && !IsFinite(tree_, predicate)) {
        // "is not clear, but linked to the sea": what stands behind "but" is not denied.
        const int32_t link = tree_.Child(predicate, {Deprel::kCc});
        inherit(link < 0 || AsciiLowered(tree_[link].form) != "but");
      } else if (depth < kMaxDepth) {
        // "it was said that A left, but B stated that ...": a saying with its own subject behind "but" leaves the
        // saying that its neighbour hangs on.
        const int32_t link = tree_.Child(predicate, {Deprel::kCc});
        const bool turns =
            link >= 0 && AsciiLowered(tree_[link].form) == "but" && tree_.HasChild(predicate, kSubjectRelations) &&
            words_.report.contains(LemmaOf(tree_[predicate])) && tree_.HasChild(predicate, {Deprel::kCcomp});
        if (turns) return;
        ReadConditions(above, stance);
        ReadGovernor(above, depth + 1, stance);
      }
      return;
    }
    case Deprel::kCsubj:
    case Deprel::kCsubjPass:
      inherit(false);
      if (marker != "to" || !clauses_.IsOrdinalNoun(above)) Weaken(Modality::kPossible, stance);
      return;
    case Deprel::kParataxis:
      // The saying beside a quoted sentence is a fact of its own; a clause beside a saying is what is said.
      if (words_.report.contains(lemma) && governor.upos == Upos::kVerb &&
          !tree_.HasChild(above, {Deprel::kCcomp, Deprel::kObj})) {
        Report(above, stance);
      }
      return;
    case Deprel::kRoot:
      return;
    default: {
      const int32_t around = ClauseAround(predicate);
      if (around >= 0) {
        const Stance outer = Of(around, depth + 1);
        Weaken(outer.modality, stance);
        if (stance->speaker < 0) stance->speaker = outer.speaker;
      }
      return;
    }
  }
}

Stance StanceReader::Of(int32_t predicate, int depth) const {
  Stance stance;
  if (depth > kMaxDepth) {
    stance.modality = Modality::kPossible;
    return stance;
  }
  if (depth == 0 && IsSupposition(tree_, words_)) Weaken(Modality::kConditional, &stance);
  ReadAuxiliaries(predicate, &stance);
  ReadAdverbs(predicate, &stance);
  ReadArguments(predicate, &stance);
  ReadConditions(predicate, &stance);
  ReadGovernor(predicate, depth, &stance);
  if (stance.modality != Modality::kReported && stance.modality != Modality::kConditional) stance.speaker = -1;
  // "finding it may help determine whether ...": no deed says anything.
  if (stance.speaker >= 0 && KindOf(tree_, stance.speaker) == ArgumentKind::kClause) stance.speaker = -1;
  // A verb that says something of a speaker is not reported by that speaker: "he said" itself is a fact.
  return stance;
}

Stance StanceReader::Of(int32_t predicate) const { return Of(predicate, 0); }

Stance StanceReader::OfNoun(int32_t noun) const {
  Stance stance;
  const int32_t around = IsClausal(tree_, noun) ? noun : ClauseAround(noun);
  if (around < 0) return stance;
  stance = Of(around, 0);
  // "according to the Roman writer Pliny": that he was one, is not told by him.
  if (stance.speaker >= 0 && tree_.IsUnder(noun, stance.speaker)) stance = Stance();
  stance.polarity = Polarity::kPositive;
  return stance;
}

}  // namespace whence
