#include "repl/command_table.h"

#include <algorithm>
#include <numeric>

namespace whence {
namespace {

constexpr size_t kNear = 2;  // edits

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0]++;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

}  // namespace

const std::vector<ShellCommand>& ShellCommands() {
  static const auto* commands = new std::vector<ShellCommand>{
      {".help", "[COMMAND]", "what can be typed here", &Shell::Help},
      {".sources", "[NUMBER]", "the sources of the last answer, or one of them, in full", &Shell::Sources},
      {".explain", "[QUESTION]", "how the last answer came about, or the answer to this question", &Shell::Explain},
      {".verify", "CLAIM", "whether the claim holds", &Shell::Verify},
      {".timeline", "NAME", "what happened to it, in the order of time", &Shell::Timeline},
      {".conflicts", "", "what the sources say that cannot hold together", &Shell::Conflicts},
      {".stats", "", "what the graph holds", &Shell::Stats},
      {".rules", "[WORD]", "the loaded rules, or those with this word", &Shell::Rules},
      {".mode", "text|json", "how answers are shown", &Shell::Mode},
      {".read", "FILE", "asks each line of a file", &Shell::Read},
      {".quit", "", "leaves the shell", &Shell::Quit},
  };
  return *commands;
}

const ShellCommand* FindShellCommand(std::string_view name) {
  const ShellCommand* found = nullptr;
  for (const ShellCommand& command : ShellCommands()) {
    if (command.name == name) return &command;
    if (name.size() < 2 || command.name.substr(0, name.size()) != name) continue;
    if (found != nullptr) return nullptr;
    found = &command;
  }
  return found;
}

const ShellCommand* NearestShellCommand(std::string_view name) {
  const ShellCommand* nearest = nullptr;
  size_t least = kNear + 1;
  for (const ShellCommand& command : ShellCommands()) {
    if (name.size() > 20) break;
    const size_t distance = EditDistance(name, command.name);
    if (distance < least) {
      least = distance;
      nearest = &command;
    }
  }
  return nearest;
}

}  // namespace whence
