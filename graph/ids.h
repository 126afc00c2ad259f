#ifndef WHENCE_GRAPH_IDS_H_
#define WHENCE_GRAPH_IDS_H_

#include <cstdint>

#include "graph/base/strong_id.h"

namespace whence {

// A term of one store. Small integers and dates are inlined in the id (graph/README.md has the bits); all other ids are
// dense numbers of the dictionary. Ids of two stores have nothing to do with each other. Id 0 is no term.
using TermId = StrongId<struct TermIdTag>;
using StatementId = StrongId<struct StatementIdTag>;
using DocumentId = StrongId<struct DocumentIdTag, uint32_t>;

}  // namespace whence

#endif  // WHENCE_GRAPH_IDS_H_
