#ifndef WHENCE_ENGINE_QUESTIONS_MEANING_BUILDER_H_
#define WHENCE_ENGINE_QUESTIONS_MEANING_BUILDER_H_

#include <span>

#include "engine/questions/compiled_yields.h"
#include "engine/questions/graph_lexicon.h"
#include "engine/questions/meaning.h"
#include "rules/reduce/grammar.h"
#include "rules/reduce/reducer.h"

namespace whence {

// Builds the meanings of one question out of the yields of the rules that fit. Refuses what cannot be: a set where a
// relation is wanted, things of a class under a relation of another.
class QuestionMeaningBuilder : public MeaningBuilder {
 public:
  QuestionMeaningBuilder(const Grammar& grammar, const CompiledYields& yields, const GraphLexicon& lexicon)
      : grammar_(grammar), yields_(yields), lexicon_(lexicon) {}

  const Meaning* Build(const ReductionRule& rule, std::span<const Meaning* const> slots, float* cost) override;

  // Meanings of symbols.
  const Node* Names(int32_t link, uint64_t classes) { return meanings_.Make(Op::kNames, {}, link, 0, classes); }
  // `month`: the number stands for a month of a year.
  const Node* Number(double value, bool month = false) {
    return meanings_.Make(Op::kNumber, {}, month ? kMonthPayload : 0, value);
  }
  // The bound that holds from one number to another, both included.
  const Node* Between(const Node* low, const Node* high);
  const Node* Preposition(int32_t word) { return meanings_.Make(Op::kText, {}, word); }
  const Node* OfEntry(const PhraseEntry& entry, int32_t preposition);
  const Node* Replace(const Node* node, const Node* part, const Node* other) {
    return meanings_.Replace(node, part, other);
  }
  // Those of which a flag is false, where it is true of others.
  const Node* Negated(const Node* set) { return meanings_.Make(Op::kNot, {set}); }
  const Node* Opposite(const Node* flagged) {
    return meanings_.Make(Op::kFlagged, {}, flagged->payload, 1 - flagged->number, kEntityClasses);
  }
  void Clear() { meanings_.Clear(); }

  // The classes that are relations' ends: what is known of a set.
  const Node* Image(const Node* relation, const Node* set);
  const Node* And(const Node* a, const Node* b);
  const Node* Or(const Node* a, const Node* b);
  const Node* Relation(uint32_t index) { return meanings_.Make(Op::kRelation, {}, static_cast<int32_t>(index)); }
  const Node* Inverse(const Node* relation);
  const GraphLexicon& lexicon() const { return lexicon_; }

 private:
  friend struct Functors;
  const Node* Evaluate(const CompiledYields::Instruction& instruction, std::span<const Meaning* const> slots,
                       float* cost);
  // Whether nothing that a meaning measures is given in another unit.
  bool CountsIn(const Node* node, int32_t unit) const;
  bool IsNumeric(const Node* relation) const;
  uint64_t ClassesTo(const Node* relation, bool inverse) const;
  uint64_t ClassesFrom(const Node* relation, bool inverse) const { return ClassesTo(relation, !inverse); }

  const Grammar& grammar_;
  const CompiledYields& yields_;
  const GraphLexicon& lexicon_;
  Meanings meanings_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_MEANING_BUILDER_H_
