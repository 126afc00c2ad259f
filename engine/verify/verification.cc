#include "engine/verify/verification.h"

#include "engine/citation_json.h"
#include "engine/json_text.h"
#include "graph/base/strings.h"

namespace whence {

std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSupported:
      return "supported";
    case Verdict::kRefuted:
      return "refuted";
    case Verdict::kConflicting:
      return "conflicting";
    case Verdict::kNotEnoughInfo:
      break;
  }
  return "not_enough_info";
}

std::string RenderJson(const Verification& verification) {
  std::string out = "{\"claim\":";
  AppendText(verification.claim, out);
  AppendMember("verdict", VerdictName(verification.verdict), out);
  out += ",\"confidence\":";
  AppendNumber(verification.confidence, out);
  AppendMember("text", verification.text, out);
  AppendArray("citations", verification.citations, out, [&](const Citation& citation) { AppendJson(citation, out); });
  AppendArray("deciding", verification.deciding, out, [&](const DecidingWords& words) {
    out += "{\"claim\":";
    AppendText(words.claim, out);
    AppendMember("evidence", words.evidence, out);
    AppendMember("relation", words.relation, out);
    out += '}';
  });
  if (!verification.explanation.empty()) {
    AppendArray("explanation", verification.explanation, out, [&](std::string_view line) { AppendText(line, out); });
  }
  out += '}';
  return out;
}

std::string RenderText(const Verification& verification) {
  std::string out = StrCat(verification.text, "\n", RenderSources(verification.citations));
  for (const std::string& line : verification.explanation) out += StrCat("  | ", line, "\n");
  return out;
}

}  // namespace whence
