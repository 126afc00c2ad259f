#ifndef WHENCE_RULES_EXTRACTION_OPEN_STATEMENTS_H_
#define WHENCE_RULES_EXTRACTION_OPEN_STATEMENTS_H_

#include <string>
#include <vector>

#include "graph/statement.h"
#include "rules/extraction/extraction.h"

namespace whence {

// A frame in the words of the sentence, as open information extraction tells it: "was signed by" (the treaty, Chile),
// with the rest as qualifiers. For people, and for `whence extract`.
struct OpenStatement {
  std::string subject;
  std::string predicate;
  std::string object;
  struct Qualifier {
    std::string predicate;  // "time", or the preposition
    std::string text;       // with its preposition: "on 15 May 1992"
  };
  std::vector<Qualifier> qualifiers;
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  std::string speaker;
  std::string rule;   // that read it
  std::string doubt;  // why it may be misread (doubt.h); "" when nothing speaks against it
  uint32_t sentence = 0;
};

// One statement a frame, in the surface order of subject and object; frames that only rephrase another frame of the
// same words (a lexicon's wording, a recovered subject's double) are left out. Questions state nothing.
std::vector<OpenStatement> RenderOpenStatements(const std::vector<Extraction>& frames);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_OPEN_STATEMENTS_H_
