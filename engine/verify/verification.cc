#include "engine/verify/verification.h"

#include "engine/citation_json.h"
#include "graph/base/strings.h"
#include "nlohmann/json.hpp"

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
  using Json = nlohmann::ordered_json;
  Json out;
  out["claim"] = verification.claim;
  out["verdict"] = VerdictName(verification.verdict);
  out["confidence"] = verification.confidence;
  out["text"] = verification.text;
  out["citations"] = Json::array();
  for (const Citation& citation : verification.citations) out["citations"].push_back(ToJson(citation));
  out["deciding"] = Json::array();
  for (const DecidingWords& words : verification.deciding) {
    out["deciding"].push_back({{"claim", words.claim}, {"evidence", words.evidence}, {"relation", words.relation}});
  }
  if (!verification.explanation.empty()) out["explanation"] = verification.explanation;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string RenderText(const Verification& verification) {
  std::string out = StrCat(verification.text, "\n", RenderSources(verification.citations));
  for (const std::string& line : verification.explanation) out += StrCat("  | ", line, "\n");
  return out;
}

}  // namespace whence
