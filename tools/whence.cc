// The command line of Whence.
#include <iostream>

#include "CLI/CLI.hpp"
#include "tools/commands/analyze.h"

int main(int argc, char** argv) {
  CLI::App app("Whence reads documents, keeps what they say, and answers questions from it.");
  app.require_subcommand(1);
  int status = 0;
  whence::AddAnalyzeCommand(app, std::cin, std::cout, std::cerr, &status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return status;
}
