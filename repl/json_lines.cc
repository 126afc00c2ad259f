#include "repl/json_lines.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "graph/base/status.h"
#include "nlohmann/json.hpp"

namespace whence {
namespace {

using Json = nlohmann::ordered_json;

// Reads a member of the given name if it is there; an error if it is of another type.
absl::Status ReadString(const Json& object, const char* name, std::string* out) {
  const auto member = object.find(name);
  if (member == object.end() || member->is_null()) return absl::OkStatus();
  if (!member->is_string()) return InvalidArgument("\"", name, "\" must be a string");
  *out = member->get<std::string>();
  return absl::OkStatus();
}

// Checks without building values, so that nesting in hostile input costs no stack.
class DepthLimit : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return Enter(); }
  bool key(string_t&) override { return true; }
  bool end_object() override { return Leave(); }
  bool start_array(std::size_t) override { return Enter(); }
  bool end_array() override { return Leave(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    position_ = position;
    return false;
  }

  size_t position() const { return position_; }

  static constexpr int kDeepest = 32;

 private:
  bool Enter() { return ++depth_ <= kDeepest; }
  bool Leave() {
    --depth_;
    return true;
  }

  int depth_ = 0;
  size_t position_ = 0;
};

bool IsObject(std::string_view line) {
  const size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] == '{';
}

// REQUIRES: IsObject(line). `wanted` says what a line may be.
absl::StatusOr<Json> ParseObject(std::string_view line, std::string_view wanted) {
  // A line of few brackets is not deep, and needs the other reading only if it is wrong.
  const auto brackets = std::count_if(line.begin(), line.end(), [](char c) { return c == '{' || c == '['; });
  if (brackets <= DepthLimit::kDeepest) {
    Json object = Json::parse(line, nullptr, false);
    if (!object.is_discarded()) return object;
  }
  DepthLimit checked;
  if (!Json::sax_parse(line, &checked)) {
    if (checked.position() == 0) return InvalidArgument("the JSON is nested too deeply");
    return InvalidArgument("not valid JSON at byte ", checked.position(), "; ", wanted);
  }
  Json object = Json::parse(line, nullptr, false);
  if (object.is_discarded()) return InvalidArgument("not valid JSON");
  return object;
}

absl::Status ReadFlag(const Json& object, const char* name, bool* out) {
  const auto member = object.find(name);
  if (member == object.end() || member->is_null()) return absl::OkStatus();
  if (!member->is_boolean()) return InvalidArgument("\"", name, "\" must be true or false");
  *out = member->get<bool>();
  return absl::OkStatus();
}

struct Printed {
  std::string line;
  ExitStatus status = ExitStatus::kAnswered;
};

// Prints what `answer_line` makes of each line that is not blank, or an error in its place.
template <typename AnswerLine>
ExitStatus AnswerLines(LineSource* in, std::ostream* out, AnswerLine answer_line) {
  ExitStatus status = ExitStatus::kAnswered;
  size_t number = 0;
  const auto fail = [&](std::string_view message) {
    *out << RenderErrorJson(message, number) << "\n";
    status = ExitStatus::kError;
  };
  while (true) {
    if (in->MayWait()) out->flush();
    const auto line = in->Next("");
    if (!line) break;
    ++number;
    if (line->text.find_first_not_of(" \t") == std::string::npos) continue;
    if (line->too_long) {
      fail(StrCat("the line is longer than ", StreamLines::kDefaultLimit >> 20, " MB; ingest long texts instead"));
      continue;
    }
    const auto answer = answer_line(line->text);
    if (!answer.ok()) {
      fail(ToStd(answer.status().message()));
      continue;
    }
    *out << answer->line << "\n";
    status = Worst(status, answer->status);
  }
  return status;
}

}  // namespace

absl::StatusOr<Question> ParseQuestionLine(std::string_view line) {
  Question question;
  if (!IsObject(line)) {
    question.text = std::string(line);
    return question;
  }
  WHENCE_ASSIGN_OR_RETURN(const Json object,
                          ParseObject(line, "a line is {\"question\": \"...\"} or the question itself"));
  WHENCE_RETURN_IF_ERROR(ReadString(object, "question", &question.text));
  WHENCE_RETURN_IF_ERROR(ReadString(object, "session", &question.session));
  if (object.contains("text") && !object["text"].is_null()) {
    question.source.emplace();
    WHENCE_RETURN_IF_ERROR(ReadString(object, "text", &*question.source));
  }
  WHENCE_RETURN_IF_ERROR(ReadFlag(object, "explain", &question.explain));
  WHENCE_RETURN_IF_ERROR(ReadString(object, "as_of", &question.as_of));
  if (question.text.empty()) return InvalidArgument("\"question\" is missing or empty");
  return question;
}

absl::StatusOr<ClaimLine> ParseClaimLine(std::string_view line) {
  ClaimLine read;
  Claim& claim = read.claim;
  if (!IsObject(line)) {
    claim.text = std::string(line);
    return read;
  }
  WHENCE_ASSIGN_OR_RETURN(const Json object, ParseObject(line, "a line is {\"claim\": \"...\"} or the claim itself"));
  WHENCE_RETURN_IF_ERROR(ReadString(object, "claim", &claim.text));
  WHENCE_RETURN_IF_ERROR(ReadFlag(object, "explain", &claim.explain));
  if (const auto id = object.find("id"); id != object.end()) {
    read.id = id->dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  const auto evidence = object.find("evidence");
  const bool places =
      evidence != object.end() && evidence->is_array() && !evidence->empty() && evidence->front().is_array();
  if (evidence == object.end() || evidence->is_null() || places) {
    // The graph decides.
  } else if (evidence->is_string()) {
    claim.evidence.emplace({evidence->get<std::string>()});
  } else if (evidence->is_array()) {
    claim.evidence.emplace();
    for (const Json& piece : *evidence) {
      if (!piece.is_string()) return InvalidArgument("\"evidence\" must be a string or an array of strings");
      claim.evidence->push_back(piece.get<std::string>());
    }
  } else {
    return InvalidArgument("\"evidence\" must be a string or an array of strings");
  }
  if (absl::StripAsciiWhitespace(claim.text).empty()) return InvalidArgument("\"claim\" is missing or empty");
  return read;
}

std::string RenderErrorJson(std::string_view message, size_t line) {
  Json out;
  out["error"] = message;
  out["line"] = line;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ExitStatus AnswerJsonLines(LineSource* in, std::ostream* out, Backend* backend, const Question& defaults) {
  return AnswerLines(in, out, [&](std::string_view line) -> absl::StatusOr<Printed> {
    WHENCE_ASSIGN_OR_RETURN(Question question, ParseQuestionLine(line));
    question.explain = question.explain || defaults.explain;
    if (question.session.empty()) question.session = defaults.session;
    if (question.as_of.empty()) question.as_of = defaults.as_of;
    if (!question.source) question.source = defaults.source;
    WHENCE_ASSIGN_OR_RETURN(const Answer answer, backend->Ask(question));
    return Printed{RenderJson(answer), StatusOf(answer)};
  });
}

ExitStatus VerifyJsonLines(LineSource* in, std::ostream* out, Backend* backend, const Claim& defaults,
                           VerdictFormat format) {
  return AnswerLines(in, out, [&](std::string_view line) -> absl::StatusOr<Printed> {
    WHENCE_ASSIGN_OR_RETURN(ClaimLine read, ParseClaimLine(line));
    read.claim.explain = read.claim.explain || defaults.explain;
    read.claim.locate = format == VerdictFormat::kAnnotation;
    if (!read.claim.evidence) read.claim.evidence = defaults.evidence;
    WHENCE_ASSIGN_OR_RETURN(const Verification verification, backend->Verify(read.claim));
    const std::vector<std::string> evidence = read.claim.evidence.value_or(std::vector<std::string>());
    return Printed{Render(verification, format, read.id, evidence), StatusOf(verification)};
  });
}

}  // namespace whence
