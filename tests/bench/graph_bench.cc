// Loads an N-Triples file and runs the four query sets of the workload over it, on Whence's store and on RocksDB used
// by hand (raw_rocksdb.h), in one run, so that the machine's mood on the day falls on both alike. Each load and each
// set runs in a process of its own: what one leaves in memory and caches does not slow down the next.
//
//   graph_bench FILE.nt QUERIES.json FOLDER              all of it, with the ratio of the two
//   graph_bench --load whence|raw FILE.nt FOLDER         a load alone
//   graph_bench --ask whence|raw SET QUERIES.json FOLDER a set alone: q1 to q4, of Whence also q1-scan, q2-scan, names
//
// QUERIES.json: {"q1": [[s, p] ...], "q2": [[p, o] ...], "q3": [[p1, p2, c] ...], "q4": [[p, c, p1, p2] ...]}, terms as
// N-Triples. Rates are per CPU second of the whole process.
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "graph/bulk_loader.h"
#include "graph/evaluate.h"
#include "graph/store.h"
#include "nlohmann/json.hpp"
#include "tests/bench/raw_rocksdb.h"

namespace whence {
namespace {

using QuerySets = nlohmann::json;

double CpuSeconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double PeakMiB() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double FolderMiB(const std::string& folder) {
  uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return static_cast<double>(bytes) / (1 << 20);
}

// Runs once to warm up and then five times; reports the middle run.
void Measure(const std::string& name, size_t queries, const std::function<uint64_t()>& run) {
  uint64_t rows = run();
  std::array<double, 5> seconds;
  for (double& taken : seconds) {
    const double begin = CpuSeconds();
    rows = run();
    taken = CpuSeconds() - begin;
  }
  std::sort(seconds.begin(), seconds.end());
  const double middle = seconds[seconds.size() / 2];
  std::printf("%-16s %10.0f queries/s  %12.0f rows/s  %lu rows\n", name.c_str(), static_cast<double>(queries) / middle,
              static_cast<double>(rows) / middle, static_cast<unsigned long>(rows));
}

Term ParseTerm(const std::string& text) {
  Term term;
  const std::string line = "<s> <p> " + text + " .";
  const auto bytes = BytesOf(line);
  ReadNTriples(*bytes, false, {}, [&](const TripleView& triple) {
    term = triple.object.ToTerm();
    return absl::OkStatus();
  }).IgnoreError();
  return term;
}

// Scans by the Graph interface: constants to ids, a range, ids to terms.
uint64_t ScanAll(const Graph& graph, const std::vector<std::array<std::optional<Term>, 3>>& patterns) {
  uint64_t rows = 0;
  std::vector<TermId> ids;
  for (const auto& pattern : patterns) {
    TripleFilter filter;
    std::optional<TermId>* parts[] = {&filter.subject, &filter.predicate, &filter.object};
    bool known = true;
    for (size_t i = 0; i < 3; ++i) {
      if (!pattern[i]) continue;
      *parts[i] = graph.FindTerm(*pattern[i]).value();
      known = known && parts[i]->has_value();
    }
    if (!known) continue;
    ids.clear();
    for (auto cursor = graph.Scan(filter); cursor->Valid(); cursor->Next()) {
      ids.push_back(pattern[0] ? cursor->triple().object : cursor->triple().subject);
    }
    rows += graph.DecodeTerms(ids).value().size();
  }
  return rows;
}

uint64_t EvaluateEach(const Graph& graph, const std::vector<GraphQuery>& queries) {
  uint64_t rows = 0;
  for (const GraphQuery& query : queries) {
    const auto solutions = Evaluate(graph, query).value();
    if (!query.aggregates.empty()) {
      rows += std::stoull(solutions->Next()->front().term.lexical);
      continue;
    }
    while (solutions->Next() != nullptr) ++rows;
  }
  return rows;
}

// Names of the graph, a few under each of many beginnings; with `typo`, a letter in the middle is missing.
std::vector<std::string> SomeNames(const Graph& graph, bool typo) {
  std::vector<std::string> names;
  for (const char* beginning : {"al", "bar", "cor", "dan", "el", "far", "gor", "hel", "in", "jun"}) {
    std::vector<std::string> found = graph.FoldedNames(beginning, 10).value();
    for (std::string& name : found) {
      if (typo) name.erase(name.size() / 2, 1);
      names.push_back(std::move(name));
    }
  }
  return names;
}

void MeasureNames(const Graph& graph) {
  const std::vector<std::string> exact = SomeNames(graph, false), typos = SomeNames(graph, true);
  Measure("name-as-folded", exact.size(), [&] {
    uint64_t found = 0;
    for (const std::string& name : exact) found += graph.FindAlias(name).value().size();
    return found;
  });
  for (const int distance : {1, 2}) {
    Measure(distance == 1 ? "name-1-edit" : "name-2-edits", typos.size(), [&] {
      uint64_t found = 0;
      for (const std::string& name : typos) found += graph.SimilarNames(name, distance, 5).value().size();
      return found;
    });
  }
}

using ScanPatterns = std::vector<std::array<std::optional<Term>, 3>>;

std::array<Term, 4> TermsOf(const nlohmann::json& query) {
  std::array<Term, 4> terms;
  for (size_t i = 0; i < query.size() && i < terms.size(); ++i) terms[i] = ParseTerm(query[i].get<std::string>());
  return terms;
}

// The patterns of q1 and q2, for a scan by hand.
ScanPatterns PatternsOf(const std::string& set, const nlohmann::json& queries) {
  ScanPatterns patterns;
  for (const auto& q : queries) {
    const auto term = TermsOf(q);
    if (set == "q1") patterns.push_back({term[0], term[1], std::nullopt});
    if (set == "q2") patterns.push_back({std::nullopt, term[0], term[1]});
  }
  return patterns;
}

std::vector<GraphQuery> QueriesOf(const std::string& set, const nlohmann::json& queries) {
  std::vector<GraphQuery> made;
  for (const auto& q : queries) {
    const auto term = TermsOf(q);
    GraphQuery& query = made.emplace_back();
    const VariableIndex x = query.Variable("x");
    query.select = {x};
    if (set == "q1") query.where.triples = {{term[0], term[1], x}};
    if (set == "q2") query.where.triples = {{x, term[0], term[1]}};
    if (set == "q3") {
      const VariableIndex y = query.Variable("y");
      query.where.triples = {{x, term[0], y}, {y, term[1], term[2]}};
      query.select = {x, y};
    }
    if (set == "q4") {
      const VariableIndex a = query.Variable("a"), b = query.Variable("b"), n = query.Variable("n");
      query.where.triples = {{x, term[0], term[1]}, {x, term[2], a}, {x, term[3], b}};
      query.aggregates = {{AggregateKind::kCount, false, std::nullopt, n}};
      query.select = {n};
    }
  }
  return made;
}

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  return 2;
}

void ReportLoad(double seconds, uint64_t triples, const std::string& folder) {
  const auto count = static_cast<double>(triples);
  std::printf("%-16s %10.0f triples/s  %.1f s  %.1f bytes/triple in all  peak %.0f MiB\n", "load", count / seconds,
              seconds, FolderMiB(folder) * (1 << 20) / count, PeakMiB());
}

int LoadWhence(const std::string& file, const std::string& folder) {
  std::filesystem::remove_all(folder);
  const auto store = Store::Open(folder);
  if (!store.ok()) return Fail(store.status());
  const double begin = CpuSeconds();
  const auto summary = LoadFiles(**store, {file}, {});
  const double seconds = CpuSeconds() - begin;
  if (!summary.ok()) return Fail(summary.status());
  ReportLoad(seconds, summary->added, folder);
  const std::vector<ColumnSize> sizes = (*store)->ColumnSizes().value();
  for (const ColumnSize& size : sizes) {
    if (size.bytes == 0) continue;
    std::printf("  %-14s %10.2f bytes/triple\n", size.name.c_str(),
                static_cast<double>(size.bytes) / static_cast<double>(summary->added));
  }
  return 0;
}

int LoadRaw(const std::string& file, const std::string& folder) {
  std::filesystem::remove_all(folder);
  RawRocksDb raw(folder);
  const double begin = CpuSeconds();
  const uint64_t triples = raw.Load(file);
  ReportLoad(CpuSeconds() - begin, triples, folder);
  return 0;
}

int AskWhence(const std::string& set, const QuerySets& sets, const std::string& folder) {
  if (!std::filesystem::exists(folder)) return Fail(absl::NotFoundError(folder + ": nothing was loaded there"));
  const auto store = Store::Open(folder);
  if (!store.ok()) return Fail(store.status());
  const auto graph = (*store)->Snapshot();
  if (set == "names") {
    MeasureNames(*graph);
    return 0;
  }
  const std::string queries = set.substr(0, 2);
  if (set.ends_with("-scan")) {
    const ScanPatterns patterns = PatternsOf(queries, sets[queries]);
    Measure(set, patterns.size(), [&] { return ScanAll(*graph, patterns); });
    return 0;
  }
  const std::vector<GraphQuery> made = QueriesOf(queries, sets[queries]);
  Measure(set, made.size(), [&] { return EvaluateEach(*graph, made); });
  return 0;
}

int AskRaw(const std::string& set, const QuerySets& sets, const std::string& folder) {
  RawRocksDb raw(folder);
  Measure(set, sets[set].size(), [&] {
    uint64_t rows = 0;
    for (const auto& q : sets[set]) {
      const auto text = [&](size_t i) { return q[i].get<std::string>(); };
      rows += set == "q1"   ? raw.Objects(text(0), text(1))
              : set == "q2" ? raw.Subjects(text(0), text(1))
              : set == "q3" ? raw.TwoHops(text(0), text(1), text(2))
                            : raw.Star(text(0), text(1), text(2), text(3));
    }
    return rows;
  });
  return 0;
}

// Runs this program anew and prints what it prints; the first number of that.
double Child(const std::string& label, const std::string& arguments) {
  const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
  std::FILE* const pipe = popen(("'" + self + "' " + arguments).c_str(), "r");
  if (pipe == nullptr) return 0;
  double rate = 0;
  char line[512];
  while (std::fgets(line, sizeof(line), pipe) != nullptr) {
    std::printf("%-8s %s", label.c_str(), line);
    if (rate == 0) std::sscanf(line, "%*s %lf", &rate);
  }
  std::fflush(stdout);
  return pclose(pipe) == 0 ? rate : 0;
}

int RunAll(const std::string& file, const std::string& queries, const std::string& folder) {
  const auto both = [&](const std::string& what, const std::string& input) {
    const std::string rest = what + " '" + input + "' '" + folder + "'";
    const size_t space = rest.find(' ');
    const auto arguments = [&](const char* which) { return rest.substr(0, space) + " " + which + rest.substr(space); };
    const double ours = Child("whence", arguments("whence")), raw = Child("raw", arguments("raw"));
    std::printf("%-8s %-16s %10.2f\n", "ratio", what.c_str(), raw > 0 ? ours / raw : 0);
    return ours > 0 && raw > 0;
  };
  bool all = both("--load", file);
  for (const char* set : {"q1", "q2", "q3", "q4"}) all &= both(std::string("--ask ") + set, queries);
  for (const char* set : {"q1-scan", "q2-scan", "names"}) {
    all &= Child("whence", std::string("--ask whence ") + set + " '" + queries + "' '" + folder + "'") > 0;
  }
  return all ? 0 : 2;
}

int Main(const std::vector<std::string>& arguments) {
  const size_t count = arguments.size();
  if (count == 3 && !arguments[0].starts_with("--")) {
    std::filesystem::create_directories(arguments[2]);
    return RunAll(arguments[0], arguments[1], arguments[2]);
  }
  const bool known = count > 1 && (arguments[1] == "whence" || arguments[1] == "raw");
  const bool raw = known && arguments[1] == "raw";
  if (known && count == 4 && arguments[0] == "--load") {
    std::filesystem::create_directories(arguments[3]);
    const std::string folder = arguments[3] + "/" + arguments[1];
    return raw ? LoadRaw(arguments[2], folder) : LoadWhence(arguments[2], folder);
  }
  if (known && count == 5 && arguments[0] == "--ask") {
    const auto sets = nlohmann::json::parse(std::ifstream(arguments[3]));
    const std::string folder = arguments[4] + "/" + arguments[1];
    return raw ? AskRaw(arguments[2], sets, folder) : AskWhence(arguments[2], sets, folder);
  }
  std::fprintf(stderr,
               "usage: graph_bench FILE.nt QUERIES.json FOLDER\n"
               "       graph_bench --load whence|raw FILE.nt FOLDER\n"
               "       graph_bench --ask whence|raw SET QUERIES.json FOLDER\n");
  return 2;
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) { return whence::Main(std::vector<std::string>(argv + 1, argv + argc)); }
