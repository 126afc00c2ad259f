#ifndef WHENCE_ENGINE_QUESTIONS_COMPILED_YIELDS_H_
#define WHENCE_ENGINE_QUESTIONS_COMPILED_YIELDS_H_

#include <cstddef>
#include <vector>

#include "engine/questions/functors.h"
#include "rules/language/diagnostic.h"
#include "rules/reduce/grammar.h"

namespace whence {

// The yields of a grammar, their functors looked up once. rules/questions/README.md lists the functors.
class CompiledYields {
 public:
  // Errors name functors that do not exist or have another number of arguments.
  static std::vector<Diagnostic> Compile(const Grammar& grammar, CompiledYields& out);

  struct Instruction {
    const Functor* functor = nullptr;  // null: a slot or a number
    int slot = -1;
    double number = 0;
    std::vector<Instruction> arguments;
  };
  const Instruction& yield(size_t rule) const { return yields_[rule]; }

 private:
  std::vector<Instruction> yields_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_COMPILED_YIELDS_H_
