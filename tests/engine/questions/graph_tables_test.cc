// Runs the tables of tests/engine/questions/graphs: a graph, its lexicon, and questions with what must come back. See
// the README there.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/questions/graph_questions.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/bulk_loader.h"
#include "graph/maintenance.h"
#include "graph/rdf/rdf_reader.h"
#include "graph/store.h"
#include "gtest/gtest.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

struct TableQuestion {
  int line = 0;
  std::string text;
  std::set<std::string> answers;
  std::string unknown;  // the reason, or "any"
  std::string repairs;  // "from > to"
};

struct Table {
  std::string path, syntax, triples, lexicon;
  std::vector<TableQuestion> questions;
};

std::string After(const std::string& line, std::string_view key) {
  std::string value = line.substr(key.size());
  value.erase(0, value.find_first_not_of(' '));
  return value;
}

// Lines up to the one of dashes.
std::string Block(std::ifstream& in, int& number) {
  std::string block;
  for (std::string line; std::getline(in, line) && (++number, line != "----");) block += line + "\n";
  return block;
}

Table ReadTable(const std::string& path) {
  Table table;
  table.path = path;
  std::ifstream in(path);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("triples:")) {
      table.syntax = After(line, "triples:");
      table.triples = Block(in, number);
    } else if (line.starts_with("lexicon:")) {
      table.lexicon = Block(in, number);
    } else if (line.starts_with("question:")) {
      table.questions.push_back({number, After(line, "question:"), {}, {}, {}});
    } else if (line.starts_with("answers:") && !table.questions.empty()) {
      std::string rest = After(line, "answers:");
      while (!rest.empty()) {
        const size_t end = std::min(rest.find("; "), rest.size());
        table.questions.back().answers.insert(rest.substr(0, end));
        rest.erase(0, end + 2);
      }
    } else if (line.starts_with("unknown:") && !table.questions.empty()) {
      table.questions.back().unknown = After(line, "unknown:");
    } else if (line.starts_with("repairs:") && !table.questions.empty()) {
      table.questions.back().repairs = After(line, "repairs:");
    } else {
      ADD_FAILURE() << path << ":" << number << ": cannot be read: " << line;
    }
  }
  return table;
}

std::string ReasonName(GraphUnknownReason reason) {
  switch (reason) {
    case GraphUnknownReason::kNone:
      return "none";
    case GraphUnknownReason::kNoRule:
      return "no_rule";
    case GraphUnknownReason::kUnknownEntity:
      return "unknown_entity";
    case GraphUnknownReason::kNoFact:
      return "no_fact";
    case GraphUnknownReason::kAmbiguous:
      return "ambiguous";
  }
  return "";
}

std::string Listed(const std::set<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += StrCat(out.empty() ? "" : "; ", text);
  return out;
}

class GraphTablesTest : public ::testing::TestWithParam<std::string> {};

TEST_P(GraphTablesTest, EveryQuestion) {
  const Table table = ReadTable(GetParam());
  const auto syntax = SyntaxByName(table.syntax);
  ASSERT_TRUE(syntax) << table.path << ": triples: " << table.syntax;
  const TemporaryFolder folder;
  const std::string file = folder.path() + "/triples";
  std::ofstream(file, std::ios::binary) << table.triples;
  const auto store = Store::Open(folder.path() + "/db", {});
  ASSERT_TRUE(store.ok()) << store.status().message();
  LoadOptions loading;
  loading.syntax = syntax;
  loading.name_unlabelled = true;
  const auto loaded = LoadFiles(**store, {file}, loading);
  ASSERT_TRUE(loaded.ok()) << table.path << ": " << loaded.status().message();
  EXPECT_TRUE(CheckStore(**store)->faults.empty()) << table.path;
  const std::shared_ptr<const Graph> graph = (*store)->Snapshot();
  auto rules = QuestionRules::Load("rules/questions");
  ASSERT_TRUE(rules.ok()) << rules.status().message();
  std::vector<LexiconFile> lexicons;
  if (!table.lexicon.empty()) {
    ParsedLexicon lexicon = ParseLexiconFile("lexicon", table.lexicon);
    ASSERT_TRUE(lexicon.diagnostics.empty()) << RenderDiagnostics(lexicon.diagnostics);
    lexicons.push_back(std::move(lexicon.file));
  }
  std::vector<Diagnostic> warnings;
  const auto answerer = GraphQuestionAnswerer::Create(*rules, *graph, lexicons, &warnings);
  ASSERT_TRUE(answerer.ok()) << answerer.status().message();
  (*answerer)->set_is_word([](std::string_view) { return false; });
  EXPECT_TRUE(warnings.empty()) << RenderDiagnostics(warnings);

  for (const TableQuestion& question : table.questions) {
    const auto answer = (*answerer)->Ask(question.text, {.explain = true});
    ASSERT_TRUE(answer.ok()) << question.text << ": " << answer.status().message();
    std::set<std::string> said;
    for (const GraphAnswerItem& item : answer->answers) said.insert(item.text);
    const std::string reason = ReasonName(answer->reason);
    const bool known = answer->status == GraphAnswerStatus::kAnswered;
    const bool right = question.unknown.empty() ? said == question.answers
                                                : !known && (question.unknown == "any" || question.unknown == reason);
    EXPECT_TRUE(right) << table.path << ":" << question.line << ": " << question.text << "\n  expected "
                       << (question.unknown.empty() ? Listed(question.answers) : question.unknown) << "\n  came     "
                       << (known ? Listed(said) : reason) << "\n  read as  " << answer->reading;
    // Asked again, it is answered by what is remembered of its shape.
    for (int again = 0; again < 2; ++again) {
      const auto same = (*answerer)->Ask(question.text);
      ASSERT_TRUE(same.ok()) << question.text << ": " << same.status().message();
      EXPECT_EQ(same->reading, answer->reading) << table.path << ":" << question.line << ": " << question.text;
      EXPECT_EQ(same->answers.size(), answer->answers.size()) << table.path << ":" << question.line;
    }
    if (question.repairs.empty()) continue;
    std::string repairs;
    for (const auto& [from, to] : answer->repairs) repairs += StrCat(repairs.empty() ? "" : "; ", from, " > ", to);
    EXPECT_EQ(repairs, question.repairs) << table.path << ":" << question.line << ": " << question.text;
  }
}

std::vector<std::string> Tables() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator("tests/engine/questions/graphs")) {
    if (entry.path().extension() == ".test") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string NameOf(const ::testing::TestParamInfo<std::string>& info) {
  return std::filesystem::path(info.param).stem().string();
}

INSTANTIATE_TEST_SUITE_P(Graphs, GraphTablesTest, ::testing::ValuesIn(Tables()), NameOf);

}  // namespace
}  // namespace whence
