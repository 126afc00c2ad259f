// How matching grows with the number of rules: questions a second with 100 to 50,000 rules.
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "graph/base/strings.h"
#include "rules/language/rule_set.h"

namespace whence {
namespace {

void BM_Match(benchmark::State& state) {
  RuleSet set;
  std::string text = "class leave = leave | withdraw from | quit\n";
  for (int i = 0; i < state.range(0); ++i) {
    text += StrCat("rule r", i, "\n  match: [when | in which year] did {x:country} (finally) ~leave the word", i,
                   " (union)\n  yield: when({x})\n");
  }
  if (HasErrors(set.Add("bench", text))) state.SkipWithError("the rules do not load");
  std::vector<std::vector<MatchItem>> questions;
  for (int i = 0; i < 64; ++i) {
    questions.push_back(ParseMatchItems(
        StrCat("when did {Peru:country} withdraw from the word", i * static_cast<int>(state.range(0)) / 64, " union")));
  }
  size_t next = 0, matched = 0;
  for (auto _ : state) matched += set.Match(questions[next++ % questions.size()]).size();
  if (matched != static_cast<size_t>(state.iterations())) state.SkipWithError("a question went unmatched");
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
}
BENCHMARK(BM_Match)->Arg(100)->Arg(1000)->Arg(10000)->Arg(50000);

}  // namespace
}  // namespace whence

BENCHMARK_MAIN();
