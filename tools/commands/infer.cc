#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/citation_list.h"
#include "engine/engine.h"
#include "engine/inference/graph_inference.h"
#include "engine/vocabulary.h"
#include "graph/base/file_bytes.h"
#include "graph/base/status.h"
#include "nlohmann/json.hpp"
#include "rules/extraction/extractor.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

using Json = nlohmann::ordered_json;

struct InferOptions {
  std::string database;
  std::vector<std::string> rules;
  size_t most = 1'000'000;
};

// "1990-01-01/1995-12-31", an open end as "..", as ISO 8601 writes intervals; "" with both ends open.
std::string Written(const Interval& interval) {
  if (!interval.first.has_value() && !interval.last.has_value()) return {};
  const auto day = [](const std::optional<int64_t>& number) -> std::string {
    if (!number.has_value()) return "..";
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(*number))};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
  };
  return StrCat(day(interval.first), "/", day(interval.last));
}

std::string Shown(const Graph& graph, const Term& term) {
  if (term.IsLiteral()) return term.lexical;
  const auto id = graph.FindTerm(term);
  if (id.ok() && id->has_value()) {
    const auto names = graph.AliasesOf(**id);
    if (names.ok() && !names->empty()) return names->front().name;
  }
  return PredicateName(term.lexical);
}

absl::StatusOr<size_t> Run(const InferOptions& options) {
  WHENCE_ASSIGN_OR_RETURN(const std::string data, FindData());
  WHENCE_ASSIGN_OR_RETURN(const std::unique_ptr<Extractor> extractor, Extractor::LoadBuiltin());
  WHENCE_ASSIGN_OR_RETURN(InferenceRules rules, LoadInferenceRules(data, extractor->lexicon()));
  for (const std::string& file : options.rules) {
    WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadFileBytes(file));
    WHENCE_RETURN_IF_ERROR(rules.Add(file, text));
  }
  WHENCE_ASSIGN_OR_RETURN(const std::unique_ptr<Store> store, OpenStore(options.database, true));
  const std::shared_ptr<const Graph> graph = store->Snapshot();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<InferredStatement> inferred, Infer(*graph, rules, options.most));
  for (const InferredStatement& statement : inferred) {
    CitationList citations(*graph);
    for (const Statement& basis : statement.basis) {
      WHENCE_RETURN_IF_ERROR(citations.Add(basis).status());
    }
    Json json = {{"subject", Shown(*graph, statement.subject)},
                 {"predicate", statement.predicate},
                 {"object", Shown(*graph, statement.object)}};
    if (const std::string time = Written(statement.time); !time.empty()) json["time"] = time;
    json["rule"] = statement.rule;
    json["citations"] = Json::array();
    for (const Citation& citation : citations.citations()) {
      json["citations"].push_back({{"document", citation.document},
                                   {"text", citation.text},
                                   {"begin", citation.span.begin},
                                   {"end", citation.span.end},
                                   {"line", citation.line}});
    }
    std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
  }
  return inferred.size();
}

}  // namespace

void AddInfer(OptionParser* parser) {
  const auto options = std::make_shared<InferOptions>();
  AddDatabaseOption(parser, &options->database);
  parser->Add("--rules", &options->rules,
              "files of your own rules (rules/inference/inference_rules.h), beside those that ship");
  parser->Add("--most", &options->most, "conclusions after which to give up (default: 1,000,000)");
  parser->OnRun([options] {
    const absl::StatusOr<size_t> count = Run(*options);
    if (!count.ok()) return Report(count.status());
    return *count == 0 ? ExitStatus::kNotFound : ExitStatus::kAnswered;
  });
}

}  // namespace whence
