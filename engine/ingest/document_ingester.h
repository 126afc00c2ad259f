#ifndef WHENCE_ENGINE_INGEST_DOCUMENT_INGESTER_H_
#define WHENCE_ENGINE_INGEST_DOCUMENT_INGESTER_H_

#include "corpus/document/document.h"
#include "corpus/language/analyzer.h"
#include "corpus/language/word_relations.h"
#include "graph/document_record.h"
#include "rules/extraction/extractor.h"
#include "rules/inference/state_rules.h"

namespace whence {

// Reads a document's blocks into what it says: sentences, statements with their supports, names. All arguments
// outlive it. Thread-safe: documents may be read on any number of threads.
class DocumentIngester {
 public:
  DocumentIngester(const Analyzer& analyzer, const Extractor& extractor, const StateRules& states,
                   const WordRelations& words)
      : analyzer_(analyzer), extractor_(extractor), states_(states), words_(words) {}

  // The same document gives the same record. Cost: linear in the text; nearly all of it is the parser's.
  DocumentRecord Read(const Document& document) const;

 private:
  const Analyzer& analyzer_;
  const Extractor& extractor_;
  const StateRules& states_;
  const WordRelations& words_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_DOCUMENT_INGESTER_H_
