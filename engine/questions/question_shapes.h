#ifndef WHENCE_ENGINE_QUESTIONS_QUESTION_SHAPES_H_
#define WHENCE_ENGINE_QUESTIONS_QUESTION_SHAPES_H_

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "engine/questions/meaning.h"
#include "rules/reduce/reducer.h"

namespace whence {

// One way to read a whole question.
struct Reading {
  const Node* asked = nullptr;
  float cost = 0;
  const Reduction* reduction = nullptr;  // how it came about; null for one that was remembered
};

// Remembers how questions were read. People ask many questions of one shape ("who directed X", "when was X published"):
// the same words, with names of the same classes in the same places. Such a question is reduced once; what differs are
// the entities that its names stand for, and those are no part of a reading. Bounded. Not thread-safe.
class QuestionShapes {
 public:
  // The shape of words with their grammar keys and of symbols: equal shapes have equal readings. The meanings of the
  // symbols are nodes.
  static std::string ShapeOf(std::span<const GrammarKey> words, std::span<const Symbol> symbols);

  // What was remembered, or null. Valid until the next call of Remember.
  const std::vector<Reading>* Find(const std::string& shape) const;
  void Remember(std::string shape, const std::vector<Reading>& readings);

 private:
  struct Known {
    std::unique_ptr<Meanings> nodes;
    std::vector<Reading> readings;
  };
  absl::flat_hash_map<std::string, Known> known_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_QUESTION_SHAPES_H_
