// How questions to a graph grow with the graph and with the grammar: questions a second, each asked once, with graphs
// of so many triples and so many reduction rules besides those that are shipped. Run at the top of the project.
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "benchmark/benchmark.h"
#include "engine/questions/graph_questions.h"
#include "graph/base/strings.h"
#include "graph/bulk_loader.h"
#include "graph/store.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

// Books with an author, a year and a genre each: three triples a book.
std::string BookName(int64_t book) { return StrCat("Book of ", book * 7919 % 10000019, " Things"); }

void WriteBooks(const std::string& path, int64_t triples) {
  std::ofstream out(path, std::ios::binary);
  for (int64_t book = 0; book * 3 < triples; ++book) {
    const std::string name = BookName(book);
    out << name << "\twritten_by\tWriter " << book / 4 << "\n";
    out << name << "\tpublished_in\t" << 1800 + book % 220 << "\n";
    out << name << "\tgenre\tGenre " << book % 40 << "\n";
  }
}

void BM_Ask(benchmark::State& state) {
  const int64_t triples = state.range(0), extra_rules = state.range(1);
  const TemporaryFolder folder;
  const std::string rules_folder = folder.path() + "/rules";
  std::filesystem::copy("rules/questions", rules_folder);
  std::ofstream more(rules_folder + "/more.rules", std::ios::binary);
  for (int64_t i = 0; i < extra_rules; ++i) {
    more << "rule more-" << i << "\n  match: what word" << i << " of {x:np} (please)\n  yield: q: values({x})\n\n";
  }
  more.close();
  WriteBooks(folder.path() + "/books", triples);
  const auto store = Store::Open(folder.path() + "/db", {});
  const auto rules = QuestionRules::Load(rules_folder);
  if (!store.ok() || !rules.ok()) return state.SkipWithError("no store or no rules");
  LoadOptions loading;
  loading.syntax = SyntaxByName("tsv");
  loading.name_unlabelled = true;
  if (!LoadFiles(**store, {folder.path() + "/books"}, loading).ok()) return state.SkipWithError("not loaded");
  const std::shared_ptr<const Graph> graph = (*store)->Snapshot();
  const auto answerer = GraphQuestionAnswerer::Create(*rules, *graph, {});
  if (!answerer.ok()) return state.SkipWithError("no answerer");
  const int64_t books = triples / 3;
  int64_t asked = 0;
  for (auto _ : state) {
    const int64_t book = asked++ * 104729 % books;
    const auto answer = (*answerer)->Ask(StrCat("who wrote ", BookName(book), "?"), {});
    if (!answer.ok() || answer->answers.size() != 1) return state.SkipWithError("a question went unanswered");
  }
  state.SetItemsProcessed(asked);
}
BENCHMARK(BM_Ask)
    ->Args({100'000, 0})
    ->Args({1'000'000, 0})
    ->Args({10'000'000, 0})
    ->Args({100'000, 100})
    ->Args({100'000, 5'000})
    ->Args({100'000, 50'000})
    ->Iterations(5'000);

}  // namespace
}  // namespace whence

BENCHMARK_MAIN();
