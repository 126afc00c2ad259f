#include "tests/graph/random_steps.h"

#include <fstream>

#include "graph/base/status.h"
#include "graph/bulk_loader.h"
#include "graph/maintenance.h"
#include "tests/graph/graph_contents.h"

namespace whence {

Step MakeStep(Step::Kind mostly, uint32_t seed) {
  using Kind = Step::Kind;
  constexpr Kind kMixed[] = {Kind::kPut, Kind::kRemove, Kind::kInsert, Kind::kErase, Kind::kLoad};
  RandomDocuments random(seed);
  Step step;
  step.kind = random.Below(2) == 0 ? mostly : kMixed[random.Below(std::size(kMixed))];
  const std::string name = StrCat("doc", random.Below(6));
  const auto triple = [&]() -> std::array<Term, 3> { return {random.Entity(), random.Predicate(), random.Object()}; };
  switch (step.kind) {
    case Kind::kPut:
      step.document = random.Document(name);
      break;
    case Kind::kRemove:
      step.document.name = name;
      break;
    case Kind::kInsert:
    case Kind::kErase:
      step.triples.push_back(triple());
      break;
    case Kind::kLoad:
      step.memory = random.Below(2) == 0 ? 1 : 1 << 20;  // 1: runs on disk
      for (size_t i = 50 + random.Below(3000); i > 0; --i) {
        step.triples.push_back(triple());
        // Some of many, so that indexes have more than a chunk.
        if (i % 4 == 0) step.triples.back()[0] = Term::Iri(StrCat("http://example.org/s", random.Below(500)));
      }
      break;
    case Kind::kBackup:
      break;
  }
  return step;
}

absl::Status Apply(const Step& step, const std::string& folder, Store& store) {
  switch (step.kind) {
    case Step::Kind::kPut:
      return store.PutDocument(step.document).status();
    case Step::Kind::kRemove:
      return store.RemoveDocument(step.document.name).status();
    case Step::Kind::kInsert:
      return store.InsertTriple(step.triples[0][0], step.triples[0][1], step.triples[0][2]).status();
    case Step::Kind::kErase:
      return store.RemoveTriple(step.triples[0][0], step.triples[0][1], step.triples[0][2]).status();
    case Step::Kind::kLoad: {
      const std::string file = folder + "/load.nt";
      std::ofstream out(file);
      for (const auto& [s, p, o] : step.triples) {
        out << s.ToNTriples() << " " << p.ToNTriples() << " " << o.ToNTriples() << " .\n";
      }
      out.close();
      LoadOptions options;
      options.memory_bytes = step.memory;
      return LoadFiles(store, {file}, options).status();
    }
    case Step::Kind::kBackup:
      return BackupStore(store, folder + "/backups");
  }
  return absl::OkStatus();
}

void Apply(const Step& step, MemoryGraph& graph) {
  switch (step.kind) {
    case Step::Kind::kPut:
      graph.PutDocument(step.document);
      break;
    case Step::Kind::kRemove:
      graph.RemoveDocument(step.document.name);
      break;
    case Step::Kind::kErase:
      graph.RemoveTriple(step.triples[0][0], step.triples[0][1], step.triples[0][2]);
      break;
    case Step::Kind::kInsert:
    case Step::Kind::kLoad:
      for (const auto& [s, p, o] : step.triples) graph.InsertTriple(s, p, o);
      break;
    case Step::Kind::kBackup:
      break;
  }
}

}  // namespace whence
