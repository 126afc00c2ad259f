#ifndef WHENCE_ENGINE_VERIFY_TENURE_CLAIMS_H_
#define WHENCE_ENGINE_VERIFY_TENURE_CLAIMS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/name_list.h"
#include "engine/verify/row_claims.h"
#include "engine/verify/text_units.h"
#include "graph/graph.h"

namespace whence {

// Holds a claim that somebody was something at some time, "X was chair in 1936", "from 1934 to 1939", "X is the chair",
// against the terms of that office that tables give. A stretch must begin and end as a term does; one inside a term
// tells neither. It is refuted where no term of the office fits. Nothing for any other claim. Cost: the statements of
// whom the claim is about.
absl::StatusOr<std::vector<RowVoice>> HearTenures(const Graph& graph, const TextUnits& claim);

// Whether a statement gives a term of an office: as what, and from when or until when.
bool IsTenure(const Graph& graph, const Statement& statement);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_TENURE_CLAIMS_H_
