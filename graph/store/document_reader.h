#ifndef WHENCE_GRAPH_STORE_DOCUMENT_READER_H_
#define WHENCE_GRAPH_STORE_DOCUMENT_READER_H_

#include "absl/status/statusor.h"
#include "graph/document_record.h"
#include "graph/store/snapshot.h"

namespace whence {

// The record of a document, as the store has kept it: text, sentences with their index words, names (without the places
// that show them); not its statements, which stand with their triples. DataLoss for a record that is
// damaged. Cost: a look-up for each of its sentences and of its different words.
absl::StatusOr<DocumentRecord> ReadDocument(const StoreSnapshot& graph, DocumentId id);

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_DOCUMENT_READER_H_
