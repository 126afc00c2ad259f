#include "engine/answer.h"

#include <string>
#include <string_view>

#include "engine/citation_json.h"
#include "engine/json_text.h"
#include "graph/base/strings.h"

namespace whence {
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
  std::string out = "{\"question\":";
  const auto number = [&](uint32_t index) { out += std::to_string(index); };
  AppendText(answer.question, out);
  AppendMember("session", answer.session, out);
  AppendMember("status", AnswerStatusName(answer.status), out);
  if (answer.reason != UnknownReason::kNone) AppendMember("reason", UnknownReasonName(answer.reason), out);
  AppendMember("text", answer.text, out);
  AppendArray("answers", answer.answers, out, [&](const AnswerItem& item) {
    out += "{\"text\":";
    AppendText(item.text, out);
    AppendMember("type", item.type, out);
    AppendMember("value", item.value, out);
    out += ",\"confidence\":";
    AppendNumber(item.confidence, out);
    AppendArray("citations", item.citations, out, number);
    out += '}';
  });
  AppendArray("citations", answer.citations, out, [&](const Citation& citation) { AppendJson(citation, out); });
  AppendArray("conflicts", answer.conflicts, out, [&](const Conflict& conflict) {
    out += "{\"what\":";
    AppendText(conflict.what, out);
    AppendArray("answers", conflict.answers, out, number);
    out += '}';
  });
  AppendArray("repairs", answer.repairs, out, [&](const Repair& repair) {
    out += "{\"from\":";
    AppendText(repair.from, out);
    AppendMember("to", repair.to, out);
    out += '}';
  });
  if (!answer.explanation.empty()) {
    AppendArray("explanation", answer.explanation, out, [&](std::string_view line) { AppendText(line, out); });
  }
  out += '}';
  return out;
}

void ShowRepairs(const std::vector<Repair>& repairs, Answer& answer) {
  for (const Repair& repair : repairs) {
    answer.text = StrCat("(Read “", repair.from, "” as “", repair.to, "”.) ", answer.text);
  }
}

std::string RenderSources(const std::vector<Citation>& citations) {
  std::string out;
  for (size_t i = 0; i < citations.size(); ++i) {
    const Citation& citation = citations[i];
    out += StrCat("  [", i + 1, "] “", citation.Shown(), "”\n      ", citation.document, ":", citation.line,
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
