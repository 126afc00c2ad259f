#include "tools/commands/option_parser.h"

#include <iostream>
#include <utility>

#include "CLI/CLI.hpp"

namespace whence {

struct OptionParser::Root {
  CLI::App app;
  std::optional<ExitStatus> status;
};

DeclaredOption& DeclaredOption::Required() {
  option_->required();
  return *this;
}

DeclaredOption& DeclaredOption::Takes(const std::string& what) {
  option_->type_name(what);
  return *this;
}

DeclaredOption& DeclaredOption::OneOf(const std::vector<std::string>& values) {
  option_->check(CLI::IsMember(values));
  return *this;
}

DeclaredOption& DeclaredOption::Excludes(const std::string& name) {
  option_->excludes(name);
  return *this;
}

DeclaredOption& DeclaredOption::OneEach() {
  option_->allow_extra_args(false);
  return *this;
}

DeclaredOption& DeclaredOption::ShowDefault() {
  option_->capture_default_str();
  return *this;
}

OptionParser::OptionParser(const std::string& description, const std::string& program)
    : root_(std::make_shared<Root>()), app_(&root_->app) {
  app_->description(description);
  app_->name(program);
}

DeclaredOption OptionParser::Add(const std::string& name, Target target, const std::string& help) {
  return DeclaredOption(std::visit([&](auto* variable) { return app_->add_option(name, *variable, help); }, target));
}

void OptionParser::AddFlag(const std::string& name, bool* target, const std::string& help) {
  app_->add_flag(name, *target, help);
}

OptionParser OptionParser::AddCommand(const std::string& name, const std::string& help) {
  app_->require_subcommand(1);
  return OptionParser(root_, app_->add_subcommand(name, help));
}

void OptionParser::SetVersion(const std::string& version) { app_->set_version_flag("--version", version); }

void OptionParser::SetFooter(const std::string& footer) { app_->footer(footer); }

void OptionParser::OnRun(std::function<ExitStatus()> run) {
  // Not root_: the callback lives in the root.
  app_->callback([root = root_.get(), run = std::move(run)] { root->status = run(); });
}

std::optional<ExitStatus> OptionParser::Parse(int argc, const char* const* argv) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version
    app_->exit(success);
    return ExitStatus::kAnswered;
  } catch (const CLI::ParseError& error) {
    app_->exit(error, std::cerr, std::cerr);
    return ExitStatus::kError;
  }
  return root_->status;
}

}  // namespace whence
