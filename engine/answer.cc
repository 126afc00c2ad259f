#include "engine/answer.h"

#include <string>

#include "engine/citation_json.h"
#include "graph/base/strings.h"
#include "nlohmann/json.hpp"

namespace whence {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string_view AnswerStatusName(AnswerStatus status) {
  switch (status) {
    case AnswerStatus::kAnswered:
      return "answered";
    case AnswerStatus::kPassage:
      return "passage";
    case AnswerStatus::kUnknown:
      break;
  }
  return "unknown";
}

std::string_view UnknownReasonName(UnknownReason reason) {
  switch (reason) {
    case UnknownReason::kNone:
      break;
    case UnknownReason::kNoRule:
      return "no_rule";
    case UnknownReason::kUnknownEntity:
      return "unknown_entity";
    case UnknownReason::kNoFact:
      return "no_fact";
    case UnknownReason::kAmbiguous:
      return "ambiguous";
  }
  return "";
}

std::string RenderJson(const Answer& answer) {
  Json out;
  out["question"] = answer.question;
  out["session"] = answer.session;
  out["status"] = AnswerStatusName(answer.status);
  if (answer.reason != UnknownReason::kNone) out["reason"] = UnknownReasonName(answer.reason);
  out["text"] = answer.text;
  out["answers"] = Json::array();
  for (const AnswerItem& item : answer.answers) {
    Json entry = {{"text", item.text}, {"type", item.type}, {"value", item.value}, {"confidence", item.confidence}};
    entry["citations"] = item.citations;
    out["answers"].push_back(std::move(entry));
  }
  out["citations"] = Json::array();
  for (const Citation& citation : answer.citations) out["citations"].push_back(ToJson(citation));
  out["conflicts"] = Json::array();
  for (const Conflict& conflict : answer.conflicts) {
    out["conflicts"].push_back({{"what", conflict.what}, {"answers", conflict.answers}});
  }
  out["repairs"] = Json::array();
  for (const Repair& repair : answer.repairs) {
    out["repairs"].push_back({{"from", repair.from}, {"to", repair.to}});
  }
  if (!answer.explanation.empty()) out["explanation"] = answer.explanation;
  // Sources may hold bytes that are not UTF-8; JSON may not.
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string RenderSources(const std::vector<Citation>& citations) {
  std::string out;
  for (size_t i = 0; i < citations.size(); ++i) {
    const Citation& citation = citations[i];
    out += StrCat("  [", i + 1, "] “", citation.text, "”\n      ", citation.document, ":", citation.line,
                  citation.changed ? " (the file has changed since it was read)\n" : "\n");
  }
  return out;
}

std::string RenderText(const Answer& answer) {
  std::string out = StrCat(answer.text, "\n", RenderSources(answer.citations));
  for (const std::string& line : answer.explanation) out += StrCat("  | ", line, "\n");
  return out;
}

}  // namespace whence
