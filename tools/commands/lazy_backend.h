#ifndef WHENCE_TOOLS_COMMANDS_LAZY_BACKEND_H_
#define WHENCE_TOOLS_COMMANDS_LAZY_BACKEND_H_

#include <memory>
#include <string>

#include "repl/backend.h"

namespace whence {

// A backend that opens the graph when the first question wants it: questions and claims that all bring their own text
// need none.
std::unique_ptr<Backend> MakeLazyBackend(std::string database);

}  // namespace whence

#endif  // WHENCE_TOOLS_COMMANDS_LAZY_BACKEND_H_
