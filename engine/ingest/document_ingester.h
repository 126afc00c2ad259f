#ifndef WHENCE_ENGINE_INGEST_DOCUMENT_INGESTER_H_
#define WHENCE_ENGINE_INGEST_DOCUMENT_INGESTER_H_

#include "corpus/document/document.h"
#include "corpus/language/analyzer.h"
#include "graph/document_record.h"
#include "rules/extraction/extractor.h"

namespace whence {

// Reads a document's blocks into what it says: sentences, statements with their supports, names. Both arguments outlive
// it. Thread-safe: documents may be read on any number of threads.
class DocumentIngester {
 public:
  DocumentIngester(const Analyzer& analyzer, const Extractor& extractor) : analyzer_(analyzer), extractor_(extractor) {}

  // The same document gives the same record. Cost: linear in the text; nearly all of it is the parser's.
  DocumentRecord Read(const Document& document) const;

 private:
  const Analyzer& analyzer_;
  const Extractor& extractor_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_DOCUMENT_INGESTER_H_
