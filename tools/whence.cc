// The command line. Each command is a file in tools/commands/; this one puts them together.
#include <iostream>
#include <optional>
#include <string>

#include "tools/commands/commands.h"
#include "tools/commands/option_parser.h"

int main(int argc, char** argv) {
  using whence::ExitStatus;
  whence::OptionParser parser(
      "Whence reads documents, keeps what they say in a graph, and answers questions from it.\n"
      "Every answer names the sentences that it rests on.",
      "whence");
  parser.SetVersion(std::string("whence ") + WHENCE_VERSION);
  parser.SetFooter("Exit status: 0 answered or done, 1 not found, 2 error.");
  for (const whence::Command& command : whence::Commands()) {
    whence::OptionParser added = parser.AddCommand(std::string(command.name), std::string(command.help));
    command.add(&added);
  }
  const std::optional<ExitStatus> status = parser.Parse(argc, argv);
  std::cout.flush();
  return static_cast<int>(std::cout ? status.value_or(ExitStatus::kAnswered) : ExitStatus::kError);
}
