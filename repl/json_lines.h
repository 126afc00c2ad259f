#ifndef WHENCE_REPL_JSON_LINES_H_
#define WHENCE_REPL_JSON_LINES_H_

#include <ostream>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "repl/backend.h"
#include "repl/exit_status.h"
#include "repl/line_source.h"
#include "repl/verdict_formats.h"

namespace whence {

// A line of input to `whence ask --json`: an object with "question" and perhaps "session", "text" and "explain", or the
// question itself. Errors say what is wrong and, of JSON, at which byte.
absl::StatusOr<Question> ParseQuestionLine(std::string_view line);

// A line of input to `whence verify --json`: an object with "claim" and perhaps "evidence", a string or an array of
// strings, and "explain", or the claim itself.
// A row of FEVER, {"id", "claim", "label", "evidence": [[[...]]]}, is one, too: its evidence are places in an
// encyclopaedia and not texts, so that the graph is asked.
struct ClaimLine {
  Claim claim;
  std::string id;  // as JSON, to be given back; empty for none
};
absl::StatusOr<ClaimLine> ParseClaimLine(std::string_view line);

// {"error": message, "line": number}: what stands in an answer's place when its line could not be read.
std::string RenderErrorJson(std::string_view message, size_t line);

// Answers each line with one line of JSON, in order, flushed line by line; blank lines are read over. `explain` asks
// for an explanation of every answer, `session` is used for lines that name none.
ExitStatus AnswerJsonLines(LineSource* in, std::ostream* out, Backend* backend, const Question& defaults);

// The same for claims; `evidence` is used for lines that bring none.
ExitStatus VerifyJsonLines(LineSource* in, std::ostream* out, Backend* backend, const Claim& defaults,
                           VerdictFormat format);

}  // namespace whence

#endif  // WHENCE_REPL_JSON_LINES_H_
