#include "repl/shell.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <utility>

#include "graph/base/strings.h"
#include "repl/command_table.h"

namespace whence {
namespace {

constexpr char kSession[] = "shell";
constexpr char kPrompt[] = "whence> ";
constexpr int kDeepestRead = 8;  // files that read files
constexpr size_t kCompletions = 50;
constexpr size_t kPhraseWords = 4;  // a name to complete has at most so many words

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

}  // namespace

Shell::Shell(Backend* backend, std::ostream* out, std::ostream* error, ShellOptions options)
    : backend_(*backend), out_(*out), error_(*error), options_(std::move(options)) {}

void Shell::Run(std::string_view line) {
  line = Trim(line);
  if (line.empty()) return;
  if (line[0] == '.') {
    RunCommand(line);
  } else {
    Ask(line, false);
  }
  out_.flush();
}

void Shell::RunAll(LineSource* lines) {
  while (!done_) {
    const auto line = lines->Next(kPrompt);
    if (!line) break;
    if (line->too_long) {
      Fail("the line is too long; ingest long texts instead");
    } else {
      Run(line->text);
    }
  }
}

void Shell::Fail(std::string_view message) {
  error_ << options_.style.Error(message) << std::endl;
  status_ = ExitStatus::kError;
}

void Shell::Show(const std::string& text) {
  if (options_.page) {
    options_.page(text);
  } else {
    out_ << text;
  }
}

void Shell::Ask(std::string_view question, bool explain) {
  auto answer = backend_.Ask({.text = std::string(question), .session = kSession, .explain = explain});
  if (!answer.ok()) return Fail(ToStd(answer.status().message()));
  status_ = Worst(status_, StatusOf(*answer));
  if (options_.json) {
    out_ << RenderJson(*answer) << "\n";
  } else {
    Show(Emphasize(RenderText(*answer), options_.style));
  }
  last_ = *std::move(answer);
}

void Shell::RunCommand(std::string_view line) {
  const size_t space = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view name = line.substr(0, space);
  const ShellCommand* command = FindShellCommand(name);
  if (command == nullptr) {
    const ShellCommand* nearest = NearestShellCommand(name);
    const std::string hint =
        nearest == nullptr ? ".help lists the commands" : StrCat("did you mean ", nearest->name, "?");
    return Fail(StrCat("no command ", name, "; ", hint));
  }
  (this->*command->run)(Trim(line.substr(space)));
}

void Shell::Help(std::string_view argument) {
  std::string out;
  for (const ShellCommand& command : ShellCommands()) {
    const bool wanted = argument.empty() || command.name == argument || command.name.substr(1) == argument;
    if (!wanted) continue;
    std::string usage = StrCat(command.name, command.arguments.empty() ? "" : " ", command.arguments);
    usage.resize(std::max<size_t>(usage.size(), 20), ' ');
    out += StrCat("  ", usage, "  ", command.help, "\n");
  }
  if (out.empty()) return Fail(StrCat("no command ", argument, "; .help lists the commands"));
  if (argument.empty()) out = StrCat("Type a question, or a command:\n", out);
  out_ << out;
}

void Shell::Sources(std::string_view argument) {
  if (!last_) return Fail("no question was asked yet");
  size_t only = 0;
  const auto read = std::from_chars(argument.data(), argument.data() + argument.size(), only);
  if (!argument.empty() && (read.ec != std::errc() || only == 0 || only > last_->citations.size())) {
    return Fail(StrCat("the last answer has ", last_->citations.size(), " sources"));
  }
  std::string out;
  for (size_t i = 0; i < last_->citations.size(); ++i) {
    if (only != 0 && i + 1 != only) continue;
    const Citation& citation = last_->citations[i];
    out += StrCat("[", i + 1, "] ", citation.document, ":", citation.line, ", bytes ", citation.span.begin, " to ",
                  citation.span.end, citation.changed ? ", changed since it was read\n" : "\n", citation.Shown(), "\n");
  }
  Show(out.empty() ? "the last answer has no sources\n" : out);
}

void Shell::Explain(std::string_view argument) {
  if (!argument.empty()) return Ask(argument, true);
  if (!last_) return Fail("no question was asked yet");
  if (!last_->explanation.empty()) return Show(Emphasize(RenderText(*last_), options_.style));
  Ask(last_->question, true);
}

void Shell::Verify(std::string_view argument) {
  if (argument.empty()) return Fail("which claim? .verify CLAIM");
  const auto verification = backend_.Verify({.text = std::string(argument)});
  if (!verification.ok()) return Fail(ToStd(verification.status().message()));
  status_ = Worst(status_, StatusOf(*verification));
  if (options_.json) {
    out_ << RenderJson(*verification) << "\n";
  } else {
    Show(Emphasize(RenderText(*verification), options_.style));
  }
}

void Shell::Timeline(std::string_view argument) {
  if (argument.empty()) return Fail("of whom? .timeline NAME");
  const auto timeline = backend_.Timeline(argument);
  if (!timeline.ok()) return Fail(ToStd(timeline.status().message()));
  if (options_.json) {
    out_ << RenderJson(*timeline) << "\n";
  } else {
    Show(Emphasize(RenderText(*timeline), options_.style));
  }
}

void Shell::Conflicts(std::string_view /*argument*/) {
  const auto report = backend_.Conflicts();
  if (!report.ok()) return Fail(ToStd(report.status().message()));
  Show(options_.json ? RenderJsonLines(*report) : Emphasize(RenderText(*report), options_.style));
}

void Shell::Stats(std::string_view /*argument*/) {
  const auto stats = backend_.Stats();
  if (!stats.ok()) return Fail(ToStd(stats.status().message()));
  const auto documents = backend_.Documents();
  if (!documents.ok()) return Fail(ToStd(documents.status().message()));
  std::string out =
      StrCat(stats->documents, stats->documents == 1 ? " document, " : " documents, ", stats->sentences, " sentences, ",
             stats->statements, " statements, ", stats->triples, " triples, ", stats->names, " names\n");
  for (const DocumentInfo& document : *documents) {
    out += StrCat("  ", document.name, ": ", document.sentences, " sentences, ", document.statements, " statements\n");
  }
  Show(out);
}

void Shell::Rules(std::string_view argument) {
  std::string out;
  size_t shown = 0;
  for (const std::string& rule : backend_.Rules()) {
    if (rule.find(argument) == std::string::npos) continue;
    out += StrCat(rule, "\n");
    ++shown;
  }
  Show(StrCat(out, shown, " rules\n"));
}

void Shell::Mode(std::string_view argument) {
  if (argument == "text" || argument == "json") {
    options_.json = argument == "json";
  } else if (argument.empty()) {
    out_ << (options_.json ? "json\n" : "text\n");
  } else {
    Fail(StrCat("no mode ", argument, "; there are text and json"));
  }
}

void Shell::Read(std::string_view argument) {
  if (argument.empty()) return Fail(".read needs the name of a file");
  if (read_depth_ >= kDeepestRead) return Fail(StrCat(argument, ": files read one another too deeply"));
  std::ifstream file{std::string(argument)};
  if (!file || file.peek() == std::char_traits<char>::eof()) {
    return Fail(StrCat(argument, ": cannot be read, or is empty"));
  }
  ++read_depth_;
  StreamLines lines(&file);
  RunAll(&lines);
  --read_depth_;
}

void Shell::Quit(std::string_view /*argument*/) { done_ = true; }

std::vector<std::string> Shell::Complete(std::string_view line, size_t* begin) {
  std::vector<std::string> found;
  *begin = 0;
  if (!line.empty() && line[0] == '.' && line.find(' ') == std::string_view::npos) {
    for (const ShellCommand& command : ShellCommands()) {
      if (command.name.substr(0, line.size()) == line) found.emplace_back(command.name);
    }
    return found;
  }
  // The longest ending of the line that begins a name: names have several words.
  std::vector<size_t> starts;
  for (size_t at = line.size(); at > 0 && starts.size() < kPhraseWords; --at) {
    if (line[at - 1] == ' ' && at < line.size()) starts.push_back(at);
  }
  if (starts.size() < kPhraseWords) starts.push_back(0);
  for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
    const std::string_view phrase = line.substr(*start);
    if (phrase.empty()) continue;
    auto names = backend_.Complete(phrase, kCompletions);
    if (!names.ok() || names->empty()) continue;
    *begin = *start;
    return *std::move(names);
  }
  return found;
}

}  // namespace whence
