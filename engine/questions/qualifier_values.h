#ifndef WHENCE_ENGINE_QUESTIONS_QUALIFIER_VALUES_H_
#define WHENCE_ENGINE_QUESTIONS_QUALIFIER_VALUES_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/graph.h"

namespace whence {

// What a statement says besides its triple: since when ("head of state: X (since 2019)"), how much ("Norland 12 km"),
// or when it happened.
enum class AskedQualifier : int32_t { kSince, kAmount, kTime };

// A qualifier's value with the triple whose statement has it.
struct QualifiedTriple {
  TermId value;
  Triple triple;
};

// Appends the qualifiers of that kind of all statements of the triple. Cost: one read a statement.
absl::Status AppendQualifiers(const Graph& graph, const Triple& triple, AskedQualifier kind,
                              std::vector<QualifiedTriple>& out);

// Whether a triple held in a year, by the stretch of time that one of its statements tells: "Brixa (1992–2001)" did all
// through 2000, and at an end in 2001, when another may have come.
enum class HeldThen : uint8_t { kNo, kAtEnd, kThroughout };
absl::StatusOr<HeldThen> HeldIn(const Graph& graph, const Triple& triple, int64_t year);

// Of triples that give one thing several values of one attribute, each at its time ("2023: 2.9%", "2022: 3.2%"): those
// of the latest time. All of them where one has no time.
absl::StatusOr<std::vector<Triple>> LatestOf(const Graph& graph, const std::vector<Triple>& triples);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_QUALIFIER_VALUES_H_
