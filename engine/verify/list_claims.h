#ifndef WHENCE_ENGINE_VERIFY_LIST_CLAIMS_H_
#define WHENCE_ENGINE_VERIFY_LIST_CLAIMS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/name_list.h"
#include "engine/verify/row_claims.h"
#include "engine/verify/text_units.h"
#include "graph/graph.h"

namespace whence {

// An item of a list as the sentence that it ends: "cameras" below "Kestrel makes four kinds of instruments:" is
// "Kestrel makes cameras.", "Orva" below "There are bridges at:" is "There are bridges at Orva.".
struct ListedSentence {
  std::string text;
  ByteSpan lead_in;  // the sentence above the list
};
// Nothing where the sentence is no item, or no lead-in stands above the list.
absl::StatusOr<std::optional<ListedSentence>> ReadListed(const Graph& graph, const NameList& names,
                                                         const UnitReader& reader, DocumentId document, ByteSpan span);

// Holds a claim that says how many there are of what a page lists, "X has four tributaries", against the rows or items
// below the heading "Tributaries" of the pages on X among `documents`. Nothing for any other claim.
absl::StatusOr<std::vector<RowVoice>> HearCounts(const Graph& graph, const UnitReader& reader, const TextUnits& claim,
                                                 const std::vector<DocumentId>& documents);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_LIST_CLAIMS_H_
