#ifndef WHENCE_TOOLS_COMMANDS_OPTION_PARSER_H_
#define WHENCE_TOOLS_COMMANDS_OPTION_PARSER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "repl/exit_status.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace whence {

// An option that was declared, to say more about it. Valid as long as its parser.
class DeclaredOption {
 public:
  explicit DeclaredOption(CLI::Option* option) : option_(option) {}

  DeclaredOption& Required();
  // What the help shows for its value: FILE, DATE.
  DeclaredOption& Takes(const std::string& what);
  DeclaredOption& OneOf(const std::vector<std::string>& values);
  // May not be given together with the option of that name.
  DeclaredOption& Excludes(const std::string& name);
  // A list that takes one value each time the option is given, instead of all words up to the next option.
  DeclaredOption& OneEach();
  // The help shows the value that the variable has now.
  DeclaredOption& ShowDefault();

 private:
  CLI::Option* option_;
};

// The options and arguments of a program or of one of its commands. All of CLI11 that the programs need, behind a plain
// interface: its templates take longer to compile than all else in a command, so that option_parser.cc alone includes it.
// Copies are handles to the same declaration. Not thread-safe.
class OptionParser {
 public:
  // Where a value goes; the variables outlive the parsing.
  using Target = std::variant<std::string*, std::vector<std::string>*, int*, uint32_t*, uint64_t*, double*>;

  OptionParser(const std::string& description, const std::string& program);

  // "--name" is an option, "NAME" an argument by its place.
  DeclaredOption Add(const std::string& name, Target target, const std::string& help = "");
  void AddFlag(const std::string& name, bool* target, const std::string& help);
  // With a command, one of the commands must be given.
  OptionParser AddCommand(const std::string& name, const std::string& help);
  void SetVersion(const std::string& version);
  void SetFooter(const std::string& footer);
  // Called when the whole command line was read without a mistake and names this command.
  void OnRun(std::function<ExitStatus()> run);

  // Reads the command line, and runs what OnRun was given. Help and version go to standard output, mistakes to standard
  // error; either way the program ends with the status returned. Without OnRun and without these, nothing is returned.
  std::optional<ExitStatus> Parse(int argc, const char* const* argv);

 private:
  struct Root;
  OptionParser(std::shared_ptr<Root> root, CLI::App* app) : root_(std::move(root)), app_(app) {}

  std::shared_ptr<Root> root_;
  CLI::App* app_;
};

}  // namespace whence

#endif  // WHENCE_TOOLS_COMMANDS_OPTION_PARSER_H_
