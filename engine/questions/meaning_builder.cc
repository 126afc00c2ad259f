#include "engine/questions/meaning_builder.h"

#include <algorithm>
#include <utility>

namespace whence {

const Meaning* QuestionMeaningBuilder::Build(const ReductionRule& rule, std::span<const Meaning* const> slots,
                                             float* cost) {
  const auto index = static_cast<size_t>(&rule - grammar_.rules().data());
  const Node* node = Evaluate(yields_.yield(index), slots, cost);
  // Like is joined with like: "(books by X) or Y" is further from what is said than "books by (X or Y)".
  constexpr float kUnlikeCost = 0.3f;
  if (node && (node->op == Op::kOr || node->op == Op::kBoth) &&
      (node->parts[0]->op == Op::kNames) != (node->parts[1]->op == Op::kNames) && node->parts[1]->op != Op::kOr) {
    *cost += kUnlikeCost;
  }
  return node;
}

const Node* QuestionMeaningBuilder::Evaluate(const CompiledYields::Instruction& instruction,
                                             std::span<const Meaning* const> slots, float* cost) {
  if (instruction.slot >= 0) return static_cast<const Node*>(slots[static_cast<size_t>(instruction.slot)]);
  if (instruction.functor == nullptr) return Number(instruction.number);
  const Node* arguments[kMaxFunctorArguments] = {};
  for (size_t i = 0; i < instruction.arguments.size(); ++i) {
    arguments[i] = Evaluate(instruction.arguments[i], slots, cost);
    if (!arguments[i]) return nullptr;
  }
  return instruction.functor->function(*this, std::span(arguments, instruction.arguments.size()));
}

const Node* QuestionMeaningBuilder::OfEntry(const PhraseEntry& entry, int32_t preposition) {
  const auto payload = static_cast<int32_t>(entry.payload);
  if (entry.use == PhraseUse::kClass) {
    return meanings_.Make(Op::kClass, {}, payload, 0, lexicon_.BitsOfClass(entry.payload));
  }
  if (entry.use == PhraseUse::kUnit) return meanings_.Make(Op::kUnit, {}, payload);
  if (entry.use >= PhraseUse::kFlag) return meanings_.Make(Op::kFlagged, {}, payload, 1, kEntityClasses);
  if (entry.use >= PhraseUse::kAdjective) return meanings_.Make(Op::kAdjective, {}, payload);
  const Node* relation = meanings_.Make(Op::kRelation, {}, payload);
  if (entry.inverse) relation = Inverse(relation);
  return entry.preposition.empty() ? relation : meanings_.Make(Op::kStranded, {relation}, preposition);
}

bool QuestionMeaningBuilder::CountsIn(const Node* node, int32_t unit) const {
  if (node->op == Op::kRelation) {
    const int own = lexicon_.relations()[static_cast<size_t>(node->payload)].unit;
    return own < 0 || own == unit;
  }
  if (node->op == Op::kAdjective) {
    const auto& measures = lexicon_.adjectives()[static_cast<size_t>(node->payload)].measures;
    return std::all_of(measures.begin(), measures.end(), [&](const auto& measure) {
      const int own = lexicon_.relations()[measure.first].unit;
      return own < 0 || own == unit;
    });
  }
  return std::all_of(node->parts.begin(), node->parts.end(), [&](const Node* part) { return CountsIn(part, unit); });
}

const Node* QuestionMeaningBuilder::Between(const Node* low, const Node* high) {
  const Node* from = meanings_.Make(Op::kBound, {low}, static_cast<int32_t>(Comparison::kAtLeast));
  const Node* to = meanings_.Make(Op::kBound, {high}, static_cast<int32_t>(Comparison::kAtMost));
  return meanings_.Make(Op::kBound, {from, to});
}

const Node* QuestionMeaningBuilder::Inverse(const Node* relation) {
  if (!IsRelation(*relation)) return nullptr;
  if (relation->op == Op::kAnything) return relation;
  return relation->op == Op::kInverse ? relation->parts[0] : meanings_.Make(Op::kInverse, {relation});
}

bool QuestionMeaningBuilder::IsNumeric(const Node* relation) const {
  if (relation->op != Op::kRelation) return false;
  const auto& paths = lexicon_.relations()[static_cast<size_t>(relation->payload)].paths;
  return std::all_of(paths.begin(), paths.end(), [](const RelationPath& path) { return path.numeric; });
}

uint64_t QuestionMeaningBuilder::ClassesTo(const Node* relation, bool inverse) const {
  switch (relation->op) {
    case Op::kRelation: {
      const LexicalRelation& lexical = lexicon_.relations()[static_cast<size_t>(relation->payload)];
      return inverse ? lexical.from : lexical.to;
    }
    case Op::kInverse:
      return ClassesTo(relation->parts[0], !inverse);
    case Op::kCompose:
      return ClassesTo(relation->parts[inverse ? 0 : 1], inverse);
    default:
      return 0;
  }
}

const Node* QuestionMeaningBuilder::Image(const Node* relation, const Node* set) {
  if (!relation || !set || !IsRelation(*relation) || !IsSet(*set) || set->op == Op::kNot || set->op == Op::kEverything)
    return nullptr;
  if (set->op == Op::kBoth) {
    const Node* first = Image(relation, set->parts[0]);
    const Node* second = Image(relation, set->parts[1]);
    return first && second ? And(first, second) : nullptr;
  }
  const uint64_t from = ClassesFrom(relation, false);
  // Each of them: a book and a person are not both written.
  const bool fits = set->op != Op::kOr || std::all_of(set->parts.begin(), set->parts.end(), [&](const Node* part) {
                      return part->classes == 0 || (from & part->classes) != 0;
                    });
  if (from && ((set->classes && !(from & set->classes)) || !fits)) return nullptr;
  const Node* image = meanings_.Make(Op::kImage, {relation, set}, 0, 0, ClassesTo(relation, false));
  if (!lexicon_.exclude_start() || relation->op == Op::kAnything || relation->op == Op::kContains) return image;
  // There and back: what leads back to where it came from is no answer, where the lexicon says so.
  const Node* back = Inverse(relation);
  const NodeParts parts = set->op == Op::kAnd ? set->parts : NodeParts{set};
  for (const Node* part : parts) {
    if (part->op != Op::kImage || part->parts[0] != back) continue;
    if (part->parts[1]->op == Op::kNames || part->parts[1]->op == Op::kAnd) {
      return meanings_.Make(Op::kMinus, {image, part->parts[1]}, 0, 0, image->classes);
    }
  }
  return image;
}

const Node* QuestionMeaningBuilder::Or(const Node* a, const Node* b) {
  if (!IsSet(*a) || !IsSet(*b)) return nullptr;
  if (a == b) return a;
  const uint64_t classes = a->classes && b->classes ? a->classes | b->classes : 0;
  return meanings_.Make(Op::kOr, {a, b}, 0, 0, classes);
}

const Node* QuestionMeaningBuilder::And(const Node* a, const Node* b) {
  if (!IsSet(*a) || !IsSet(*b)) return nullptr;
  // "In which city is X?" asks for no company that X has to do with.
  const auto vague = [](const Node* kind, const Node* set) {
    return kind->op == Op::kEverything && kind->payload != 0 && set->op == Op::kImage &&
           (set->parts[0]->op == Op::kAnything || set->parts[0]->op == Op::kContains ||
            (set->parts[0]->op == Op::kInverse && set->parts[0]->parts[0]->op == Op::kContains));
  };
  if (vague(a, b) || vague(b, a)) return nullptr;
  if (a->op == Op::kEverything) return b;
  if (b->op == Op::kEverything || a == b) return a;
  if (a->classes && b->classes && !(a->classes & b->classes)) return nullptr;
  const auto covers = [&](const Node* type, const Node* other) {
    if (type->op != Op::kClass || other->op == Op::kClass) return false;
    const LexicalClass& of = lexicon_.classes()[static_cast<size_t>(type->payload)];
    const uint64_t may = other->classes & kEntityClasses;
    return may != 0 && of.base < 0 && (may & ~of.bits) == 0;
  };
  if (covers(a, b)) return b;
  if (covers(b, a)) return a;
  NodeParts parts;
  for (const Node* part : {a, b}) {
    if (part->op == Op::kAnd) {
      for (const Node* inner : part->parts) parts.push_back(inner);
    } else {
      parts.push_back(part);
    }
  }
  if (std::all_of(parts.begin(), parts.end(), [](const Node* part) { return part->op == Op::kNot; })) return nullptr;
  const uint64_t classes = a->classes && b->classes ? a->classes & b->classes : a->classes | b->classes;
  return meanings_.Make(Op::kAnd, std::move(parts), 0, 0, classes);
}

}  // namespace whence
