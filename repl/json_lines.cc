#include "repl/json_lines.h"

#include <utility>

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

 private:
  static constexpr int kDeepest = 32;
  bool Enter() { return ++depth_ <= kDeepest; }
  bool Leave() {
    --depth_;
    return true;
  }

  int depth_ = 0;
  size_t position_ = 0;
};

}  // namespace

absl::StatusOr<Question> ParseQuestionLine(std::string_view line) {
  Question question;
  const size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line[first] != '{') {
    question.text = std::string(line);
    return question;
  }
  DepthLimit checked;
  if (!Json::sax_parse(line, &checked)) {
    if (checked.position() == 0) return InvalidArgument("the JSON is nested too deeply");
    return InvalidArgument("not valid JSON at byte ", checked.position(),
                           "; a line is {\"question\": \"...\"} or the question itself");
  }
  const Json object = Json::parse(line, nullptr, false);
  if (object.is_discarded()) return InvalidArgument("not valid JSON");
  WHENCE_RETURN_IF_ERROR(ReadString(object, "question", &question.text));
  WHENCE_RETURN_IF_ERROR(ReadString(object, "session", &question.session));
  if (object.contains("text") && !object["text"].is_null()) {
    question.source.emplace();
    WHENCE_RETURN_IF_ERROR(ReadString(object, "text", &*question.source));
  }
  if (object.contains("explain")) {
    if (!object["explain"].is_boolean()) return InvalidArgument("\"explain\" must be true or false");
    question.explain = object["explain"].get<bool>();
  }
  if (question.text.empty()) return InvalidArgument("\"question\" is missing or empty");
  return question;
}

std::string RenderErrorJson(std::string_view message, size_t line) {
  Json out;
  out["error"] = message;
  out["line"] = line;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ExitStatus AnswerJsonLines(LineSource* in, std::ostream* out, Backend* backend, const Question& defaults) {
  ExitStatus status = ExitStatus::kAnswered;
  size_t number = 0;
  const auto fail = [&](std::string_view message) {
    *out << RenderErrorJson(message, number) << std::endl;
    status = ExitStatus::kError;
  };
  while (const auto line = in->Next("")) {
    ++number;
    if (line->text.find_first_not_of(" \t") == std::string::npos) continue;
    if (line->too_long) {
      fail(StrCat("the line is longer than ", StreamLines::kDefaultLimit >> 20, " MB; ingest long texts instead"));
      continue;
    }
    auto question = ParseQuestionLine(line->text);
    if (!question.ok()) {
      fail(ToStd(question.status().message()));
      continue;
    }
    question->explain = question->explain || defaults.explain;
    if (question->session.empty()) question->session = defaults.session;
    if (!question->source) question->source = defaults.source;
    const auto answer = backend->Ask(*question);
    if (!answer.ok()) {
      fail(ToStd(answer.status().message()));
      continue;
    }
    *out << RenderJson(*answer) << std::endl;
    status = Worst(status, StatusOf(*answer));
  }
  return status;
}

}  // namespace whence
