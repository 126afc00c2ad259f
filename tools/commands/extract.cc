#include <algorithm>
#include <atomic>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "corpus/language/analyzer.h"
#include "engine/engine.h"
#include "graph/base/status.h"
#include "nlohmann/json.hpp"
#include "rules/extraction/extractor.h"
#include "rules/extraction/open_statements.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kBatch = 256;          // texts in memory at a time
constexpr size_t kMaxLine = 16u << 20;  // bytes

struct ExtractFlags {
  std::string model;
  bool json = false;
  bool frames = false;
  unsigned threads = 0;
};

struct Reading {
  std::string printed;  // lines to print, with their breaks
  size_t statements = 0;
  std::string error;
};

std::string_view ModalityName(Modality modality) {
  constexpr std::string_view kNames[] = {"asserted", "possible", "conditional", "reported", "planned"};
  return kNames[static_cast<size_t>(modality)];
}

Json ToJson(const OpenStatement& statement, const Sentence& sentence, std::string_view text) {
  Json qualifiers = Json::array();
  for (const OpenStatement::Qualifier& qualifier : statement.qualifiers) {
    qualifiers.push_back({{"predicate", qualifier.predicate}, {"text", qualifier.text}});
  }
  Json json = {{"subject", statement.subject},
               {"predicate", statement.predicate},
               {"object", statement.object},
               {"qualifiers", std::move(qualifiers)},
               {"polarity", statement.polarity == Polarity::kNegative ? "negative" : "positive"},
               {"modality", ModalityName(statement.modality)}};
  if (!statement.speaker.empty()) json["speaker"] = statement.speaker;
  if (!statement.doubt.empty()) json["doubt"] = statement.doubt;
  json["sentence"] = {{"begin", sentence.span.begin},
                      {"end", sentence.span.end},
                      {"text", text.substr(sentence.span.begin, sentence.span.size())}};
  return json;
}

Json ToJson(const Extraction& frame) {
  Json arguments = Json::array();
  for (const Argument& argument : frame.arguments) {
    arguments.push_back({{"role", RoleName(argument.role)},
                         {"text", argument.text},
                         {"preposition", argument.preposition},
                         {"begin", argument.span.begin},
                         {"end", argument.span.end}});
  }
  Json qualifiers = Json::array();
  for (const FrameQualifier& qualifier : frame.qualifiers) {
    qualifiers.push_back({{"kind", QualifierKindName(qualifier.kind)},
                          {"text", qualifier.text},
                          {"preposition", qualifier.preposition},
                          {"begin", qualifier.span.begin},
                          {"end", qualifier.span.end}});
  }
  Json json = {{"predicate", frame.canonical},
               {"arguments", std::move(arguments)},
               {"qualifiers", std::move(qualifiers)},
               {"polarity", frame.polarity == Polarity::kNegative ? "negative" : "positive"},
               {"modality", ModalityName(frame.modality)},
               {"rule", frame.rule}};
  if (!frame.doubt.empty()) json["doubt"] = frame.doubt;
  return json;
}

class TextReader {
 public:
  TextReader(const Analyzer& analyzer, const Extractor& extractor, const ExtractFlags& flags)
      : analyzer_(analyzer), extractor_(extractor), flags_(flags) {}

  // A line is an object with "text", or the text itself.
  Reading Read(const std::string& line) const {
    Reading reading;
    std::string text = line;
    if (!line.empty() && line.front() == '{') {
      const Json parsed = Json::parse(line, nullptr, false);
      if (!parsed.is_object() || !parsed.contains("text") || !parsed["text"].is_string()) {
        reading.error = "a line that starts with { must be an object with \"text\"";
        return reading;
      }
      text = parsed["text"].get<std::string>();
    }
    const Analysis analysis = analyzer_.Analyze(text);
    Json statements = Json::array();
    for (const Sentence& sentence : analysis.sentences()) {
      const std::vector<Extraction> frames = extractor_.Extract(sentence);
      if (flags_.frames) {
        for (const Extraction& frame : frames) {
          if (flags_.json) {
            statements.push_back(ToJson(frame));
          } else {
            reading.printed += DebugString(frame) + "\n";
          }
        }
        reading.statements += frames.size();
        continue;
      }
      for (const OpenStatement& statement : RenderOpenStatements(frames)) {
        // What has neither object nor qualifier ("the talks failed") is a statement, too.
        ++reading.statements;
        if (flags_.json) {
          statements.push_back(ToJson(statement, sentence, text));
        } else {
          reading.printed += Plain(statement) + "\n";
        }
      }
    }
    if (flags_.json) {
      const Json all = {{flags_.frames ? "frames" : "statements", std::move(statements)}};
      reading.printed = all.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return reading;
  }

 private:
  static std::string Plain(const OpenStatement& statement) {
    std::string line = StrCat(statement.subject, " | ", statement.predicate, " | ", statement.object);
    for (const OpenStatement::Qualifier& qualifier : statement.qualifiers) line += StrCat(" | ", qualifier.text);
    if (statement.polarity == Polarity::kNegative) line += " [not]";
    if (statement.modality != Modality::kAsserted) line += StrCat(" [", ModalityName(statement.modality), "]");
    if (!statement.speaker.empty()) line += StrCat(" [by ", statement.speaker, "]");
    if (!statement.doubt.empty()) line += StrCat(" [in doubt: ", statement.doubt, "]");
    return line;
  }

  const Analyzer& analyzer_;
  const Extractor& extractor_;
  const ExtractFlags& flags_;
};

// Reads the texts of a batch on several threads; the readings stand in the order of the texts.
std::vector<Reading> ReadBatch(const TextReader& reader, const std::vector<std::string>& lines, unsigned threads) {
  std::vector<Reading> readings(lines.size());
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i = next++; i < lines.size(); i = next++) readings[i] = reader.Read(lines[i]);
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads && i < lines.size(); ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  return readings;
}

absl::StatusOr<size_t> Extract(const ExtractFlags& flags, std::istream& in, std::ostream& out) {
  std::string model = flags.model;
  if (model.empty()) {
    WHENCE_ASSIGN_OR_RETURN(const std::string data, FindData());
    model = data + "/corpus/model/english.model";
  }
  WHENCE_ASSIGN_OR_RETURN(const std::unique_ptr<Analyzer> analyzer, Analyzer::Load(model));
  WHENCE_ASSIGN_OR_RETURN(const std::unique_ptr<Extractor> extractor, Extractor::LoadBuiltin());
  const TextReader reader(*analyzer, *extractor, flags);
  const unsigned threads = flags.threads > 0 ? flags.threads : std::max(1u, std::thread::hardware_concurrency());
  size_t count = 0;
  size_t line_number = 0;
  std::vector<std::string> lines;
  const auto flush = [&]() -> absl::Status {
    const std::vector<Reading> readings = ReadBatch(reader, lines, threads);
    for (const Reading& reading : readings) {
      ++line_number;
      if (!reading.error.empty()) return InvalidArgument("line ", line_number, ": ", reading.error);
      out << reading.printed;
      count += reading.statements;
    }
    out.flush();
    lines.clear();
    return absl::OkStatus();
  };
  std::string line;
  while (std::getline(in, line)) {
    if (line.size() > kMaxLine)
      return InvalidArgument("line ", line_number + lines.size() + 1, " is longer than 16 MB");
    lines.push_back(std::move(line));
    if (lines.size() >= kBatch || in.rdbuf()->in_avail() <= 0) WHENCE_RETURN_IF_ERROR(flush());
  }
  WHENCE_RETURN_IF_ERROR(flush());
  return count;
}

}  // namespace

void AddExtract(OptionParser* parser) {
  const auto flags = std::make_shared<ExtractFlags>();
  parser->AddFlag("--json", &flags->json, "print a line of JSON for each text: {\"statements\": [...]}");
  parser->AddFlag("--frames", &flags->frames,
                  "the frames that the graph is made from, with canonical predicates; with --json {\"frames\": [...]}");
  parser->Add("--model", &flags->model, "language model (default: the one that ships with Whence)").Takes("FILE");
  parser->Add("--threads", &flags->threads, "threads to read with (default: one a core)");
  parser->OnRun([flags] {
    std::ios::sync_with_stdio(false);  // so that lines are read ahead
    const absl::StatusOr<size_t> result = Extract(*flags, std::cin, std::cout);
    if (!result.ok()) return Report(result.status());
    return *result == 0 ? ExitStatus::kNotFound : ExitStatus::kAnswered;
  });
}

}  // namespace whence
