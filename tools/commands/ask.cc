#include <unistd.h>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "graph/base/file_bytes.h"
#include "graph/base/status.h"
#include "repl/json_lines.h"
#include "repl/style.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/lazy_backend.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

struct AskOptions {
  std::string database;
  std::string source;  // file
  std::vector<std::string> words;
  std::string session;
  bool json = false;
  std::string as_of;
  bool explain = false;
};

absl::StatusOr<Question> MakeDefaults(const AskOptions& options) {
  Question question;
  question.session = options.session;
  question.explain = options.explain;
  question.as_of = options.as_of;
  if (options.source.empty()) return question;
  WHENCE_ASSIGN_OR_RETURN(question.source, ReadFileBytes(options.source));
  if (question.source->empty()) return InvalidArgument(options.source, ": is empty; there is nothing to read");
  return question;
}

ExitStatus AnswerOne(const Question& question, const AskOptions& options, Backend* backend) {
  const auto answer = backend->Ask(question);
  if (!answer.ok()) {
    if (options.json) std::cout << RenderErrorJson(ToStd(answer.status().message()), 1) << std::endl;
    return Report(answer.status());
  }
  if (options.json) {
    std::cout << RenderJson(*answer) << std::endl;
  } else {
    std::cout << Emphasize(RenderText(*answer), StyleFor(STDOUT_FILENO)) << std::flush;
  }
  return StatusOf(*answer);
}

ExitStatus AnswerLines(const Question& defaults, const AskOptions& options, Backend* backend) {
  std::ios::sync_with_stdio(false);  // so that lines are read ahead
  StreamLines lines(&std::cin);
  if (options.json) return AnswerJsonLines(&lines, &std::cout, backend, defaults);
  ExitStatus status = ExitStatus::kAnswered;
  while (const auto line = lines.Next("")) {
    if (line->too_long) {
      status = Report(InvalidArgument("a line of standard input is too long; ingest long texts instead"));
      continue;
    }
    auto question = ParseQuestionLine(line->text);
    if (!question.ok()) {
      status = Report(question.status());
      continue;
    }
    if (question->text.find_first_not_of(" \t") == std::string::npos) continue;
    question->explain = question->explain || defaults.explain;
    if (question->session.empty()) question->session = defaults.session;
    if (question->as_of.empty()) question->as_of = defaults.as_of;
    if (!question->source) question->source = defaults.source;
    status = Worst(status, AnswerOne(*question, options, backend));
  }
  return status;
}

ExitStatus Run(const AskOptions& options) {
  const auto defaults = MakeDefaults(options);
  if (!defaults.ok()) return Report(defaults.status());
  const std::unique_ptr<Backend> backend = MakeLazyBackend(options.database);
  if (options.words.empty()) return AnswerLines(*defaults, options, backend.get());
  Question question = *defaults;
  for (const std::string& word : options.words) question.text += (question.text.empty() ? "" : " ") + word;
  return AnswerOne(question, options, backend.get());
}

}  // namespace

void AddAsk(OptionParser* parser) {
  const auto options = std::make_shared<AskOptions>();
  AddDatabaseOption(parser, &options->database);
  parser->AddFlag("--json", &options->json, "print a line of JSON for each question (repl/JSON.md)");
  parser->AddFlag("--explain", &options->explain, "say how each answer came about");
  parser->Add("--text", &options->source, "answer from this file alone, without a graph").Takes("FILE");
  parser->Add("--as-of", &options->as_of, "states are those of this time: 2003, April 1999, 2012-06-28").Takes("DATE");
  parser->Add("--session", &options->session, "name under which earlier questions are remembered");
  parser->Add("QUESTION", &options->words, "the question; without one, lines of standard input are asked");
  parser->OnRun([options] { return Run(*options); });
}

}  // namespace whence
