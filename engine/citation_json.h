#ifndef WHENCE_ENGINE_CITATION_JSON_H_
#define WHENCE_ENGINE_CITATION_JSON_H_

#include "engine/answer.h"
#include "nlohmann/json.hpp"

namespace whence {

// A citation as answers and verifications print it (repl/JSON.md).
inline nlohmann::ordered_json ToJson(const Citation& citation) {
  nlohmann::ordered_json entry = {{"document", citation.document},
                                  {"text", citation.text},
                                  {"begin", citation.span.begin},
                                  {"end", citation.span.end},
                                  {"line", citation.line}};
  if (citation.changed) entry["changed"] = true;
  return entry;
}

}  // namespace whence

#endif  // WHENCE_ENGINE_CITATION_JSON_H_
