#ifndef WHENCE_ENGINE_QUESTIONS_FUNCTORS_H_
#define WHENCE_ENGINE_QUESTIONS_FUNCTORS_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "engine/questions/meaning.h"

namespace whence {

class QuestionMeaningBuilder;

// What the yields of the grammar are made of: rules/questions/README.md says what each means. The function gives null
// where its arguments, as many as said, do not fit.
struct Functor {
  std::string_view name;
  size_t arguments;
  const Node* (*function)(QuestionMeaningBuilder& builder, std::span<const Node* const> arguments);
};
inline constexpr size_t kMaxFunctorArguments = 4;

std::span<const Functor> AllFunctors();

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_FUNCTORS_H_
