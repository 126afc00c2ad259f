#ifndef WHENCE_ENGINE_INGEST_TOPICS_H_
#define WHENCE_ENGINE_INGEST_TOPICS_H_

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document/document.h"
#include "corpus/language/analyzer.h"
#include "graph/base/span.h"

namespace whence {

// What a page or a section is about: the subject of its key-value lines, the owner in "Former members". Built once for a
// document; views neither the document nor the analyser afterwards.
class Topics {
 public:
  struct Topic {
    std::string name;     // empty when nothing names one
    std::string acronym;  // "CSTO" in the title "Collective Security Treaty Organisation (CSTO)"
    bool is_organisation = false;
    ByteSpan span;        // of the name, in the source
    ByteSpan heading;     // of the heading that shows it
  };

  Topics(const Document& document, const Analyzer& analyzer);

  // The topic of the nearest heading above the block that is a name ("NATO", not "Geography"), else that of the title.
  const Topic& Of(size_t block) const { return topics_[of_block_[block]]; }
  const Topic& OfDocument() const { return topics_[0]; }

 private:
  std::vector<Topic> topics_;      // the first is the title's
  std::vector<size_t> of_block_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_TOPICS_H_
