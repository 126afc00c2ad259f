#ifndef WHENCE_TESTS_GRAPH_RANDOM_STEPS_H_
#define WHENCE_TESTS_GRAPH_RANDOM_STEPS_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "graph/document_record.h"
#include "graph/memory_graph.h"
#include "graph/store.h"

namespace whence {

// One change of a store, made from its seed alone, so that the process that makes it and the one that judges what came
// of it agree on what it was.
struct Step {
  enum class Kind { kPut, kRemove, kInsert, kErase, kLoad, kBackup };
  Kind kind = Kind::kPut;
  DocumentRecord document;                   // kPut; its name alone for kRemove
  std::vector<std::array<Term, 3>> triples;  // kInsert, kErase: one; kLoad: many
  uint64_t memory = 0;                       // kLoad
};

// What a run of steps is about: steps of this kind are every other one, the rest is mixed.
Step MakeStep(Step::Kind mostly, uint32_t seed);

// Files of loads, and backups, are put into `folder`.
absl::Status Apply(const Step& step, const std::string& folder, Store& store);
// The same for the plain reference.
void Apply(const Step& step, MemoryGraph& graph);

}  // namespace whence

#endif  // WHENCE_TESTS_GRAPH_RANDOM_STEPS_H_
