#ifndef WHENCE_ENGINE_CITATION_JSON_H_
#define WHENCE_ENGINE_CITATION_JSON_H_

#include <string>

#include "engine/answer.h"
#include "engine/json_text.h"
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

// The same as text.
inline void AppendJson(const Citation& citation, std::string& out) {
  out += "{\"document\":";
  AppendText(citation.document, out);
  AppendMember("text", citation.text, out);
  out.append(",\"begin\":").append(std::to_string(citation.span.begin));
  out.append(",\"end\":").append(std::to_string(citation.span.end));
  out.append(",\"line\":").append(std::to_string(citation.line));
  if (citation.changed) out += ",\"changed\":true";
  out += '}';
}

}  // namespace whence

#endif  // WHENCE_ENGINE_CITATION_JSON_H_
