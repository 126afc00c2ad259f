#ifndef WHENCE_REPL_PAGER_H_
#define WHENCE_REPL_PAGER_H_

#include <string>

namespace whence {

// Shows text on standard output, through $PAGER (else less) when it is longer than the terminal is high. For terminals
// alone; when the pager cannot be started, the text is written as it is.
void ShowPaged(const std::string& text);

}  // namespace whence

#endif  // WHENCE_REPL_PAGER_H_
