// Loads an N-Triples file and runs the four query sets of the workload over it, on Whence's store and on RocksDB used
// by hand (raw_rocksdb.h), in one run, so that the machine's mood on the day falls on both alike.
//
//   graph_bench FILE.nt QUERIES.json FOLDER            loads and asks, both
//   graph_bench --queries QUERIES.json FOLDER          asks Whence's store of an earlier run: for profiling
//   graph_bench --load FILE.nt FOLDER                  loads it alone
//
// QUERIES.json: {"q1": [[s, p] ...], "q2": [[p, o] ...], "q3": [[p1, p2, c] ...], "q4": [[p, c, p1, p2] ...]}, terms as
// N-Triples. Rates are per CPU second of the whole process.
#include <sys/resource.h>

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

// Runs twice and reports the second, warm run.
void Measure(const char* name, size_t queries, const std::function<uint64_t()>& run) {
  run();
  const double begin = CpuSeconds();
  const uint64_t rows = run();
  const double seconds = CpuSeconds() - begin;
  std::printf("  %-28s %10.0f queries/s  %12.0f rows/s  %lu rows\n", name, static_cast<double>(queries) / seconds,
              static_cast<double>(rows) / seconds, static_cast<unsigned long>(rows));
  std::fflush(stdout);
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
  Measure("name, as folded", exact.size(), [&] {
    uint64_t found = 0;
    for (const std::string& name : exact) found += graph.FindAlias(name).value().size();
    return found;
  });
  for (const int distance : {1, 2}) {
    Measure(distance == 1 ? "name, 1 edit" : "name, 2 edits", typos.size(), [&] {
      uint64_t found = 0;
      for (const std::string& name : typos) found += graph.SimilarNames(name, distance, 5).value().size();
      return found;
    });
  }
}

struct Workload {
  std::vector<std::array<std::optional<Term>, 3>> q1, q2;
  std::vector<GraphQuery> e1, e2, e3, e4;
};

Workload ReadWorkload(const QuerySets& sets) {
  Workload work;
  const auto term = [](const nlohmann::json& text) { return ParseTerm(text.get<std::string>()); };
  for (const auto& q : sets["q1"]) {
    work.q1.push_back({term(q[0]), term(q[1]), std::nullopt});
    GraphQuery& query = work.e1.emplace_back();
    const VariableIndex x = query.Variable("x");
    query.where.triples = {{term(q[0]), term(q[1]), x}};
    query.select = {x};
  }
  for (const auto& q : sets["q2"]) {
    work.q2.push_back({std::nullopt, term(q[0]), term(q[1])});
    GraphQuery& query = work.e2.emplace_back();
    const VariableIndex x = query.Variable("x");
    query.where.triples = {{x, term(q[0]), term(q[1])}};
    query.select = {x};
  }
  for (const auto& q : sets["q3"]) {
    GraphQuery& query = work.e3.emplace_back();
    const VariableIndex x = query.Variable("x"), y = query.Variable("y");
    query.where.triples = {{x, term(q[0]), y}, {y, term(q[1]), term(q[2])}};
    query.select = {x, y};
  }
  for (const auto& q : sets["q4"]) {
    GraphQuery& query = work.e4.emplace_back();
    const VariableIndex x = query.Variable("x"), a = query.Variable("a"), b = query.Variable("b");
    query.where.triples = {{x, term(q[0]), term(q[1])}, {x, term(q[2]), a}, {x, term(q[3]), b}};
    query.aggregates = {{AggregateKind::kCount, false, std::nullopt, query.Variable("n")}};
    query.select = {query.Variable("n")};
  }
  return work;
}

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  return 2;
}

int LoadWhence(const std::string& file, const std::string& folder) {
  std::filesystem::remove_all(folder);
  const auto store = Store::Open(folder);
  if (!store.ok()) return Fail(store.status());
  const double begin = CpuSeconds();
  const auto summary = LoadFiles(**store, {file}, {});
  const double seconds = CpuSeconds() - begin;
  if (!summary.ok()) return Fail(summary.status());
  const auto triples = static_cast<double>(summary->added);
  std::printf("whence\n  load %.1f CPU-s, %.0f triples/CPU-s, %lu terms; peak %.0f MiB so far\n", seconds,
              triples / seconds, static_cast<unsigned long>(summary->terms), PeakMiB());
  const std::vector<ColumnSize> sizes = (*store)->ColumnSizes().value();
  for (const ColumnSize& size : sizes) {
    if (size.bytes > 0)
      std::printf("  %-12s %6.2f bytes/triple\n", size.name.c_str(), static_cast<double>(size.bytes) / triples);
  }
  return 0;
}

int QueryWhence(const QuerySets& sets, const std::string& folder) {
  const auto store = Store::Open(folder);
  if (!store.ok()) return Fail(store.status());
  const auto graph = (*store)->Snapshot();
  const Workload work = ReadWorkload(sets);
  Measure("q1 scan", work.q1.size(), [&] { return ScanAll(*graph, work.q1); });
  Measure("q1 query", work.e1.size(), [&] { return EvaluateEach(*graph, work.e1); });
  Measure("q2 scan", work.q2.size(), [&] { return ScanAll(*graph, work.q2); });
  Measure("q2 query", work.e2.size(), [&] { return EvaluateEach(*graph, work.e2); });
  Measure("q3 query", work.e3.size(), [&] { return EvaluateEach(*graph, work.e3); });
  Measure("q4 query", work.e4.size(), [&] { return EvaluateEach(*graph, work.e4); });
  MeasureNames(*graph);
  std::printf("  peak %.0f MiB\n", PeakMiB());
  return 0;
}

int RunRaw(const std::string& file, const QuerySets& sets, const std::string& folder) {
  std::filesystem::remove_all(folder);
  RawRocksDb raw(folder);
  const double begin = CpuSeconds();
  const uint64_t triples = raw.Load(file);
  const double seconds = CpuSeconds() - begin;
  std::printf("raw RocksDB\n  load %.1f CPU-s, %.0f triples/CPU-s; %.2f bytes/triple; peak %.0f MiB so far\n", seconds,
              static_cast<double>(triples) / seconds, FolderMiB(folder) * (1 << 20) / static_cast<double>(triples),
              PeakMiB());
  const auto text = [](const nlohmann::json& t) { return t.get<std::string>(); };
  Measure("q1", sets["q1"].size(), [&] {
    uint64_t rows = 0;
    for (const auto& q : sets["q1"]) rows += raw.Objects(text(q[0]), text(q[1]));
    return rows;
  });
  Measure("q2", sets["q2"].size(), [&] {
    uint64_t rows = 0;
    for (const auto& q : sets["q2"]) rows += raw.Subjects(text(q[0]), text(q[1]));
    return rows;
  });
  Measure("q3", sets["q3"].size(), [&] {
    uint64_t rows = 0;
    for (const auto& q : sets["q3"]) rows += raw.TwoHops(text(q[0]), text(q[1]), text(q[2]));
    return rows;
  });
  Measure("q4", sets["q4"].size(), [&] {
    uint64_t rows = 0;
    for (const auto& q : sets["q4"]) rows += raw.Star(text(q[0]), text(q[1]), text(q[2]), text(q[3]));
    return rows;
  });
  return 0;
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(
        stderr,
        "usage: graph_bench FILE.nt QUERIES.json FOLDER, --queries QUERIES.json FOLDER or --load FILE.nt FOLDER\n");
    return 2;
  }
  const std::string mode = argv[1], folder = argv[3];
  std::filesystem::create_directories(folder);
  if (mode == "--load") return whence::LoadWhence(argv[2], folder + "/whence");
  const auto sets = nlohmann::json::parse(std::ifstream(argv[2]));
  if (mode == "--queries") return whence::QueryWhence(sets, folder + "/whence");
  // Whence first: the peak memory of a process never falls.
  if (const int failed = whence::LoadWhence(mode, folder + "/whence"); failed != 0) return failed;
  if (const int failed = whence::QueryWhence(sets, folder + "/whence"); failed != 0) return failed;
  return whence::RunRaw(mode, sets, folder + "/raw");
}
