// The command line. Each command is a file in tools/commands/; this one puts them together.
#include <cstdlib>
#include <iostream>

#include "CLI/CLI.hpp"
#include "tools/commands/commands.h"

int main(int argc, char** argv) {
  CLI::App app(
      "Whence reads documents, keeps what they say in a graph, and answers questions from it.\n"
      "Every answer names the sentences that it rests on.",
      "whence");
  app.set_version_flag("--version", std::string("whence ") + WHENCE_VERSION);
  app.require_subcommand(1);
  app.footer("Exit status: 0 answered or done, 1 not found, 2 error.");
  whence::ExitStatus status = whence::ExitStatus::kAnswered;
  for (const whence::Command& command : whence::Commands()) {
    CLI::App* subcommand = app.add_subcommand(std::string(command.name), std::string(command.help));
    command.add(subcommand, &status);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    app.exit(error, std::cerr, std::cerr);
    return static_cast<int>(whence::ExitStatus::kError);
  }
  std::cout.flush();
  return static_cast<int>(std::cout ? status : whence::ExitStatus::kError);
}
