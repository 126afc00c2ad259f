// How what governs a clause puts it: the verb, adjective or noun above it, or the clause beside it.
#include <algorithm>
#include <span>
#include <string>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "rules/extraction/factuality.h"

namespace whence {

int32_t FactualityReader::ClauseAround(int32_t noun) const {
  int32_t node = tree_.Head(noun);
  for (int depth = 0; node >= 0 && depth < kMaxDepth; ++depth, node = tree_.Head(node)) {
    if (IsClausal(tree_, node)) return node;
  }
  return -1;
}

// Whether a noun means something that is there: "the rules", "his album", a name.
bool FactualityReader::IsKnown(int32_t noun) const {
  if (KindOf(tree_, noun) == ArgumentKind::kName) return true;
  const std::string lemma = LoweredLemma(tree_[noun]);
  if (words_.intention_noun.contains(lemma) || words_.report_noun.contains(lemma)) return false;
  const int32_t article = tree_.Child(noun, {Deprel::kDet, Deprel::kNmodPoss});
  if (article < 0) return false;
  // "the house that he would build" need not stand yet; the rules and his house do.
  return tree_[article].deprel == Deprel::kNmodPoss ||
         (AsciiLowered(tree_[article].form) == "the" && tree_[noun].xpos == Xpos::kNns);
}

void FactualityReader::Inherit(const Governed& governed, bool polarity, Factuality* factuality) const {
  const Factuality outer = Of(governed.above, governed.depth + 1);
  Weaken(outer.modality, factuality);
  if (factuality->speaker < 0) factuality->speaker = outer.speaker;
  if (polarity && outer.polarity == Polarity::kNegative) factuality->polarity = Polarity::kNegative;
}

void FactualityReader::ReadSaid(const Governed& governed, Factuality* factuality) const {
  const int32_t above = governed.above;
  const Token& governor = tree_[above];
  const std::string& lemma = governed.lemma;
  const std::string& marker = governed.marker;
  if (words_.factive.contains(lemma) && !words_.condition.contains(marker)) {
    Inherit(governed, false, factuality);
    return;
  }
  // Under anything else that takes a sentence, the sentence is not ours to assert.
  if (words_.condition.contains(marker)) Weaken(Modality::kConditional, factuality);
  if (governor.upos == Upos::kAdj && !words_.report.contains(lemma)) {
    Inherit(governed, false, factuality);
    const bool truth = words_.truth_adjective.contains(lemma);
    if (words_.falsehood_adjective.contains(lemma) ||
        (truth && Of(above, governed.depth + 1).polarity == Polarity::kNegative)) {
      Weaken(Modality::kReported, factuality);
    }
    return;
  }
  Report(above, factuality);
  Inherit(governed, false, factuality);
}

void FactualityReader::ReadComplement(const Governed& governed, Factuality* factuality) const {
  const int32_t predicate = governed.predicate;
  const int32_t above = governed.above;
  const Token& token = tree_[predicate];
  const Token& governor = tree_[above];
  const std::string& lemma = governed.lemma;
  if (IsResult(tree_, predicate)) return Inherit(governed, false, factuality);
  if (governor.upos == Upos::kNoun && !tree_.HasChild(above, {Deprel::kCop})) {
    Weaken(words_.intention_noun.contains(lemma) ? Modality::kPlanned : Modality::kReported, factuality);
    Inherit(governed, true, factuality);
    return;
  }
  if (words_.negative_implicative.contains(lemma)) {
    Inherit(governed, true, factuality);
    Negate(factuality);
    return;
  }
  // "was about to sign": taggers take it for an adverb, too.
  if ((governor.upos == Upos::kAdj || lemma == "about") && words_.possible_adjective.contains(lemma)) {
    Weaken(Modality::kPossible, factuality);
    Inherit(governed, true, factuality);
    if (words_.impossible_adjective.contains(lemma)) Negate(factuality);
    return;
  }
  if (governor.upos == Upos::kAdj && governed.infinitive) {
    // "quick to sign" has signed; "eligible to sign" has not.
    if (!words_.done_adjective.contains(lemma)) Weaken(Modality::kPossible, factuality);
    Inherit(governed, true, factuality);
    return;
  }
  if (governor.upos == Upos::kVerb && lemma == "have" && governed.infinitive) {
    // "has yet to sign"
    for (int32_t child : tree_.Children(above)) {
      if (tree_[child].deprel == Deprel::kAdvmod && AsciiLowered(tree_[child].form) == "yet") Negate(factuality);
    }
  }
  if (token.deprel == Deprel::kCcomp && IsFinite(tree_, predicate)) {
    ReadSaid(governed, factuality);
    return;
  }
  const bool passive = clauses_.IsPassive(above);
  Inherit(governed, true, factuality);
  // "was going to marry", but "went to marry"
  if (lemma == "go" && governor.xpos == Xpos::kVbg && governed.infinitive) Weaken(Modality::kPlanned, factuality);
  if (words_.implicative.contains(lemma) && !(passive && words_.report.contains(lemma))) return;
  if (words_.prevention.contains(lemma)) {
    Negate(factuality);
  } else if ((passive && words_.report.contains(lemma) && !words_.intention.contains(lemma)) ||
             (governed.infinitive && words_.raising.contains(lemma) && words_.report.contains(lemma) &&
              tree_.HasChild(above, {Deprel::kObj}))) {
    // "is said to be", "considered Lima to be their capital"
    Report(above, factuality);
  } else if (words_.intention.contains(lemma)) {
    Weaken(Modality::kPlanned, factuality);
  } else if (words_.raising.contains(lemma) || words_.report.contains(lemma)) {
    Weaken(words_.report.contains(lemma) ? Modality::kReported : Modality::kPossible, factuality);
  } else if ((governed.infinitive || token.xpos == Xpos::kVbg) && governor.upos == Upos::kVerb) {
    Weaken(Modality::kPossible, factuality);
  }
}

void FactualityReader::ReadAdverbial(const Governed& governed, Factuality* factuality) const {
  const int32_t predicate = governed.predicate;
  const int32_t above = governed.above;
  const Token& token = tree_[predicate];
  const Token& governor = tree_[above];
  const std::string& lemma = governed.lemma;
  const std::string& marker = governed.marker;
  // "they must leave, although the court has approved it": it has, whatever they must. What governs both clauses
  // governs this one.
  const bool aside = IsOneOf(marker, {"although", "though", "while", "whereas", "because", "since"}) &&
                     IsFinite(tree_, predicate) && tree_.HasChild(predicate, kSubjectRelations) &&
                     governed.depth < kMaxDepth;
  // "may have served there before they moved": they did.
  const bool past = token.xpos == Xpos::kVbd && IsOneOf(marker, {"before", "after"}) &&
                    tree_.HasChild(predicate, kSubjectRelations) && governed.depth < kMaxDepth;
  if (aside || past) {
    ReadConditions(above, factuality);
    ReadGovernor(above, governed.depth + 1, factuality);
  } else {
    Inherit(governed, false, factuality);
  }
  if (IsCondition(predicate)) Weaken(Modality::kConditional, factuality);
  // "was accused of signing"
  const bool charge = words_.charge.contains(lemma);
  if (charge && IsOneOf(marker, {"of", "with"})) Report(above, factuality);
  // "it is not true that they left"
  if (governor.upos == Upos::kAdj && marker == "that" && IsFinite(tree_, predicate)) {
    const Factuality outer = Of(above, governed.depth + 1);
    const bool truth = words_.truth_adjective.contains(lemma);
    if (words_.falsehood_adjective.contains(lemma) || (truth && outer.polarity == Polarity::kNegative) ||
        words_.possible_adjective.contains(lemma)) {
      Weaken(Modality::kReported, factuality);
      factuality->polarity = Polarity::kNegative;
    }
  }
  // "stopped short of signing": the parser may leave the first word of the marker with the verb.
  const bool longer = predicate >= 2 && tree_[predicate - 1].deprel == Deprel::kMark &&
                      words_.denial.contains(StrCat(AsciiLowered(tree_[predicate - 2].form), " ", marker));
  if (longer || words_.denial.contains(marker)) factuality->polarity = Polarity::kNegative;
  if (marker == "from" && words_.prevention.contains(lemma)) factuality->polarity = Polarity::kNegative;
  if (marker == "from" && words_.negative_implicative.contains(lemma)) factuality->polarity = Polarity::kNegative;
  if (governed.infinitive || marker == "so that" || marker == "in order" || marker == "for") {
    Weaken(Modality::kPlanned, factuality);
  }
  if (marker == "until" || marker == "till" || marker == "lest") Weaken(Modality::kPossible, factuality);
  // "enters into force once Peru ratifies it" waits for it.
  const bool present = token.xpos == Xpos::kVbz || token.xpos == Xpos::kVbp;
  if (present && IsOneOf(marker, {"once", "as soon as", "when and if"})) Weaken(Modality::kConditional, factuality);
  // "are thinking of buying", "talked about leaving"
  const bool considers =
      words_.report.contains(lemma) || words_.intention.contains(lemma) || words_.considering.contains(lemma);
  if (considers && !charge && token.xpos == Xpos::kVbg && IsOneOf(marker, {"of", "about", "on", "at", "against"}))
    Weaken(Modality::kPlanned, factuality);
}

void FactualityReader::ReadNounClause(const Governed& governed, Factuality* factuality) const {
  const int32_t predicate = governed.predicate;
  const int32_t above = governed.above;
  const Token& token = tree_[predicate];
  const std::string& lemma = governed.lemma;
  const std::string& marker = governed.marker;
  const int32_t around = IsClausal(tree_, above) ? above : ClauseAround(above);
  const Factuality outer = around >= 0 ? Of(around, governed.depth + 1) : Factuality();
  // "can be explained by the fact that it rains", "may consult the rules that govern it": what is known to be, is,
  // whatever may be done with it.
  const bool unsure = outer.modality == Modality::kPlanned || outer.modality == Modality::kPossible;
  const bool fact = words_.fact_noun.contains(lemma) && marker == "that";
  if (fact && unsure) return;
  const bool known = outer.modality == Modality::kPossible && IsKnown(above);
  if (!known || token.deprel == Deprel::kNmod || token.deprel == Deprel::kAmod || governed.infinitive) {
    Weaken(outer.modality, factuality);
  }
  if (factuality->speaker < 0) factuality->speaker = outer.speaker;
  // "there is no country that signed", "any state that violates": of what may not be there, nothing is told.
  for (int32_t child : tree_.Children(above)) {
    if (tree_[child].deprel == Deprel::kDet &&
        IsOneOf(AsciiLowered(tree_[child].form), {"no", "any", "neither", "whatever", "whichever"})) {
      Weaken(Modality::kPossible, factuality);
    }
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
    if (told && (words_.report_noun.contains(lemma) || tale)) Weaken(Modality::kReported, factuality);
    if (IsToldClause(tree_, words_, predicate)) Report(tree_.Head(above), factuality);
    return;
  }
  const bool plain_participle =
      (token.xpos == Xpos::kVbn || token.xpos == Xpos::kVbg) && marker.empty() && tree_.Preposition(predicate).empty();
  if (plain_participle) return;
  // "prevented a widow from owning land"
  if (around >= 0 && around == tree_.Head(above) && words_.prevention.contains(LoweredLemma(tree_[around])) &&
      (marker == "from" || tree_.Preposition(predicate) == "from")) {
    factuality->polarity = Polarity::kNegative;
    return;
  }
  bool ordinal = words_.ordinal_noun.contains(lemma);
  for (int32_t child : tree_.Children(above)) {
    ordinal |= tree_[child].deprel == Deprel::kAmod && words_.ordinal_noun.contains(tree_[child].lemma);
  }
  if (ordinal && governed.infinitive) return;
  if (fact && IsFinite(tree_, predicate)) return;
  if (words_.negative_noun.contains(lemma)) {
    Negate(factuality);
  } else if (words_.intention_noun.contains(lemma)) {
    Weaken(Modality::kPlanned, factuality);
  } else if (words_.report_noun.contains(lemma) || words_.tale_noun.contains(lemma)) {
    Weaken(Modality::kReported, factuality);
  } else {
    Weaken(Modality::kPossible, factuality);
  }
  // "had no intention of leaving".
  if (outer.polarity == Polarity::kNegative && around == tree_.Head(above)) factuality->polarity = Polarity::kNegative;
}

void FactualityReader::ReadConjunct(const Governed& governed, Factuality* factuality) const {
  const int32_t predicate = governed.predicate;
  const int32_t above = governed.above;
  if (!IsClausal(tree_, above)) return;
  // A verb that shares the first one's auxiliary shares how it is put; one with its own shares what governs both.
  if (!tree_.HasChild(predicate, kSubjectRelations.With(kAuxiliaryRelations)) && !IsFinite(tree_, predicate)) {
    // "is not clear, but linked to the sea": what stands behind "but" is not denied.
    const int32_t link = tree_.Child(predicate, {Deprel::kCc});
    Inherit(governed, link < 0 || AsciiLowered(tree_[link].form) != "but", factuality);
  } else if (governed.depth < kMaxDepth) {
    // "it was said that A left, but B stated that ...": a saying with its own subject behind "but" leaves the
    // saying that its neighbour hangs on.
    const int32_t link = tree_.Child(predicate, {Deprel::kCc});
    const bool turns =
        link >= 0 && AsciiLowered(tree_[link].form) == "but" && tree_.HasChild(predicate, kSubjectRelations) &&
        words_.report.contains(LoweredLemma(tree_[predicate])) && tree_.HasChild(predicate, {Deprel::kCcomp});
    if (turns) return;
    ReadConditions(above, factuality);
    ReadGovernor(above, governed.depth + 1, factuality);
  }
}

void FactualityReader::ReadGovernor(int32_t predicate, int depth, Factuality* factuality) const {
  const int32_t above = tree_.Head(predicate);
  if (above < 0) return;
  const Token& token = tree_[predicate];
  const Token& governor = tree_[above];
  const std::string marker = tree_.Marker(predicate);
  const bool infinitive = marker == "to" || (token.xpos == Xpos::kVb && !IsFinite(tree_, predicate));
  const Governed governed{predicate, above, depth, LoweredLemma(governor), marker, infinitive};
  // A gerund right behind its verb is what the verb is about, whatever the parser calls it: "opposed joining".
  const bool gerund = token.deprel == Deprel::kAdvcl && marker.empty() && token.xpos == Xpos::kVbg &&
                      governor.upos == Upos::kVerb && predicate == above + 1;
  switch (gerund ? Deprel::kXcomp : token.deprel) {
    case Deprel::kXcomp:
    case Deprel::kCcomp:
      return ReadComplement(governed, factuality);
    case Deprel::kAdvcl:
    case Deprel::kAdvclRelcl:
      return ReadAdverbial(governed, factuality);
    case Deprel::kAcl:
    case Deprel::kAclRelcl:
    case Deprel::kNmod:
    case Deprel::kAmod:
      return ReadNounClause(governed, factuality);
    case Deprel::kConj:
      return ReadConjunct(governed, factuality);
    case Deprel::kCsubj:
    case Deprel::kCsubjPass:
      Inherit(governed, false, factuality);
      if (marker != "to" || !clauses_.IsOrdinalNoun(above)) Weaken(Modality::kPossible, factuality);
      return;
    case Deprel::kParataxis:
      // The saying beside a quoted sentence is a fact of its own; a clause beside a saying is what is said.
      if (words_.report.contains(governed.lemma) && governor.upos == Upos::kVerb &&
          !tree_.HasChild(above, {Deprel::kCcomp, Deprel::kObj})) {
        Report(above, factuality);
      }
      return;
    case Deprel::kRoot:
      return;
    default: {
      const int32_t around = ClauseAround(predicate);
      if (around >= 0) {
        const Factuality outer = Of(around, depth + 1);
        Weaken(outer.modality, factuality);
        if (factuality->speaker < 0) factuality->speaker = outer.speaker;
      }
      return;
    }
  }
}

}  // namespace whence
