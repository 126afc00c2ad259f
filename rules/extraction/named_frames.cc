// Frames whose roles a rule names.

#include <variant>

#include "corpus/language/ascii.h"
#include "rules/extraction/frame_builder.h"
#include "rules/extraction/qualifiers.h"

namespace whence {

int32_t FrameBuilder::NestedIn(const NamedFrame& named) const {
  int32_t nested = -1;
  for (const RoleFiller& filler : named.fillers) {
    const bool describes = tree_[filler.head].deprel == Deprel::kNmodDesc;
    const int32_t described_by = describes ? filler.head : tree_.Head(filler.head);
    for (const RoleFiller& other : named.fillers) {
      if (described_by >= 0 && tree_[described_by].deprel == Deprel::kNmodDesc &&
          tree_.Head(described_by) == other.head) {
        nested = described_by;
      }
      const Deprel relation = tree_[filler.head].deprel;
      if (tree_.Head(filler.head) == other.head && (relation == Deprel::kNmodPoss || relation == Deprel::kFlat)) {
        nested = filler.head;
      }
    }
  }
  return nested;
}

void FrameBuilder::QualifyNamed(const NamedFrame& named, Extraction* frame) const {
  for (int32_t node : named.qualified_by) {
    for (int32_t child : tree_.Children(node)) {
      const Deprel relation = BaseRelation(tree_[child].deprel);
      if (relation != Deprel::kNmod && relation != Deprel::kObl) continue;
      if (tree_[child].deprel == Deprel::kNmodPoss) continue;
      auto qualifier = ClassifyOblique(tree_, words_, child, tree_.Preposition(child), clauses_.cut());
      if (qualifier) frame->qualifiers.push_back(*std::move(qualifier));
    }
    if (const int32_t date = clauses_.DateOfEvent(node); date >= 0) {
      auto qualifier = ClassifyOblique(tree_, words_, date, tree_.Preposition(date), CutNodes(tree_.size(), false));
      if (qualifier) frame->qualifiers.push_back(*std::move(qualifier));
    }
  }
}

void FrameBuilder::AddNamed(const NamedFrame& named, std::string_view rule) {
  ++group_;
  Extraction base;
  base.phrase = named.phrase;
  base.lemma = named.lemma;
  base.anchor = named.anchor;
  base.group = group_;
  base.rule = std::string(rule);
  base.implied = named.implied;
  const Factuality factuality = factuality_.OfNoun(named.anchor);
  base.modality = factuality.modality;
  base.polarity = factuality.polarity;
  // "plans to open a branch in Lund, a town": what an apposition or a title says, holds whatever is planned.
  const bool aside = rule.starts_with("apposition") || rule.starts_with("title") || rule.starts_with("kin") ||
                     rule.starts_with("trade");
  if (aside && (base.modality == Modality::kPlanned || base.modality == Modality::kPossible))
    base.modality = Modality::kAsserted;
  if (factuality.speaker >= 0) base.speaker = MakeArgument(tree_, Role::kSubject, factuality.speaker, clauses_.cut());
  QualifyNamed(named, &base);
  if (named.dated_only && base.modality == Modality::kAsserted) {
    const FrameQualifier* time = base.FindQualifier(QualifierKind::kTime);
    if (time == nullptr || std::holds_alternative<std::monostate>(time->value)) base.modality = Modality::kPossible;
  }
  nested_ = NestedIn(named);
  std::vector<ClauseSlot> slots(named.fillers.size());
  std::vector<Choice> choices;
  for (size_t i = 0; i < slots.size(); ++i) {
    slots[i].node = named.fillers[i].head;
    // "the painter Ann Lee and her brother": the trade before a name is its bearer's alone.
    const bool own = rule.starts_with("trade") || rule.starts_with("title");
    if (named.distribute && !own) {
      const int32_t first = named.fillers[i].head;
      for (int32_t head : CoordinatedHeads(tree_, first)) {
        // "by Ann Lee and in a film": what has a preposition of its own is not by whom.
        const int32_t preposition = head == first ? -1 : tree_.Child(head, {Deprel::kCase});
        const bool apart = preposition >= 0 && AsciiLowered(tree_[preposition].form) != tree_.Preposition(first);
        if (!apart) slots[i].fillers.push_back({head, false});
      }
    } else {
      slots[i].fillers.push_back({named.fillers[i].head, false});
    }
    choices.push_back({named.fillers[i].role, &slots[i], named.fillers[i].preposition});
  }
  std::vector<Argument> chosen;
  Distribute(base, choices, 0, &chosen);
  nested_ = -1;
}

}  // namespace whence
