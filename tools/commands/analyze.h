#ifndef WHENCE_TOOLS_COMMANDS_ANALYZE_H_
#define WHENCE_TOOLS_COMMANDS_ANALYZE_H_

#include <istream>
#include <ostream>

#include "CLI/CLI.hpp"

namespace whence {

// Adds the command `analyze`, which prints how text is read: CoNLL-U, or trees for people. The streams and the status
// outlive the parsing of the command line. Sets *status to 0, 1 (no sentence found) or 2 (an error, said on `err`).
void AddAnalyzeCommand(CLI::App& app, std::istream& in, std::ostream& out, std::ostream& err, int* status);

}  // namespace whence

#endif  // WHENCE_TOOLS_COMMANDS_ANALYZE_H_
