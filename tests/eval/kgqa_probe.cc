// Answers JSON lines {"question"} from a graph file and a lexicon, for tests/eval. For developers.
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/questions/graph_questions.h"
#include "graph/base/strings.h"
#include "graph/memory_graph.h"
#include "nlohmann/json.hpp"

namespace whence {
namespace {

std::string ReadAll(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Term ParseNTerm(std::string_view& line) {
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  if (line.starts_with("<")) {
    const size_t end = line.find('>');
    Term term = Term::Iri(line.substr(1, end - 1));
    line.remove_prefix(end + 1);
    return term;
  }
  const size_t end = line.find('"', 1);
  const std::string_view text = line.substr(1, end - 1);
  line.remove_prefix(end + 1);
  if (!line.starts_with("^^<")) return Term::String(text);
  const size_t close = line.find('>');
  Term term = Term::Typed(text, line.substr(3, close - 3));
  line.remove_prefix(close + 1);
  return term;
}

void Load(const std::string& path, MemoryGraph& graph) {
  std::ifstream in(path);
  const bool tsv = path.ends_with(".tsv");
  const Term label = Term::Iri(kRdfsLabel);
  for (std::string line; std::getline(in, line);) {
    if (tsv) {
      const size_t a = line.find('\t'), b = line.find('\t', a + 1);
      const std::string s = line.substr(0, a), p = line.substr(a + 1, b - a - 1), o = line.substr(b + 1);
      const auto entity = [](const std::string& name) { return Term::Iri(StrCat(kEntityNamespace, name)); };
      graph.InsertTriple(entity(s), Term::Iri(StrCat(kPredicateNamespace, p)), entity(o));
      graph.InsertTriple(entity(s), label, Term::String(s));
      graph.InsertTriple(entity(o), label, Term::String(o));
      continue;
    }
    std::string_view rest = line;
    if (rest.empty()) continue;
    const Term s = ParseNTerm(rest), p = ParseNTerm(rest), o = ParseNTerm(rest);
    graph.InsertTriple(s, p, o);
  }
}

int Run(int argc, char** argv) {
  MemoryGraph loaded;
  std::shared_ptr<const Graph> snapshot;
  std::unique_ptr<Engine> engine;
  if (std::filesystem::is_directory(argv[1])) {
    auto opened = Engine::Open({.database = argv[1], .read_only = true, .data = {}});
    if (!opened.ok()) {
      std::cerr << opened.status().message() << "\n";
      return 2;
    }
    engine = *std::move(opened);
    snapshot = engine->Snapshot();
  } else {
    Load(argv[1], loaded);
  }
  const Graph& graph = snapshot ? *snapshot : loaded;
  std::vector<LexiconFile> lexicons;
  GraphQuestionOptions options;
  options.support = false;
  for (int i = 2; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--explain") {
      options.explain = true;
      continue;
    }
    ParsedLexicon parsed = ParseLexiconFile(argv[i], ReadAll(argv[i]));
    std::cerr << RenderDiagnostics(parsed.diagnostics);
    lexicons.push_back(std::move(parsed.file));
  }
  auto rules = QuestionRules::Load("rules/questions");
  if (!rules.ok()) {
    std::cerr << rules.status().message() << "\n";
    return 2;
  }
  std::vector<Diagnostic> warnings;
  auto answerer = GraphQuestionAnswerer::Create(*rules, graph, lexicons, &warnings);
  std::cerr << RenderDiagnostics(warnings);
  if (!answerer.ok()) {
    std::cerr << answerer.status().message() << "\n";
    return 2;
  }
  double seconds = 0;
  size_t asked = 0;
  for (std::string line; std::getline(std::cin, line);) {
    std::string question = line;
    if (line.starts_with("{")) question = nlohmann::json::parse(line)["question"];
    const std::clock_t start = std::clock();
    const auto answer = (*answerer)->Ask(question, options);
    seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    ++asked;
    nlohmann::json out;
    if (!answer.ok()) {
      out["error"] = std::string(answer.status().message());
    } else {
      out["status"] = answer->status == GraphAnswerStatus::kAnswered ? "answered" : "unknown";
      out["reason"] = static_cast<int>(answer->reason);
      out["reading"] = answer->reading;
      out["answers"] = nlohmann::json::array();
      for (const GraphAnswerItem& item : answer->answers)
        out["answers"].push_back({{"text", item.text}, {"type", item.type}});
      if (options.explain) {
        for (const std::string& text : answer->explanation) std::cerr << text << "\n";
      }
    }
    std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  }
  std::cerr << asked << " questions, " << static_cast<double>(asked) / seconds << " a second of processor time\n";
  return 0;
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) { return whence::Run(argc, argv); }
