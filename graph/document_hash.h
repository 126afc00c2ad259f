#ifndef WHENCE_GRAPH_DOCUMENT_HASH_H_
#define WHENCE_GRAPH_DOCUMENT_HASH_H_

#include <cstdint>

#include "graph/document_record.h"

namespace whence {

// A hash of all that a record says: text, sentences, statements, aliases. Two records with one hash are taken to be the
// same, so that ingesting a file again changes nothing, while new rules over an old text do. Cost: linear.
uint64_t ContentHash(const DocumentRecord& record);

// Index words of a sentence, all told; 65,535 at most.
uint16_t IndexLength(const SentenceRecord& sentence);

}  // namespace whence

#endif  // WHENCE_GRAPH_DOCUMENT_HASH_H_
