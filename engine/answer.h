#ifndef WHENCE_ENGINE_ANSWER_H_
#define WHENCE_ENGINE_ANSWER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/span.h"
#include "graph/ids.h"

namespace whence {

enum class AnswerStatus : uint8_t {
  kAnswered,  // the graph says so; every answer cites
  kPassage,   // the graph does not say; the nearest sentences are offered and nothing is claimed
  kUnknown,   // nothing to offer; Answer::reason says why
};
std::string_view AnswerStatusName(AnswerStatus status);  // "answered"

enum class UnknownReason : uint8_t { kNone, kNoRule, kUnknownEntity, kNoFact, kAmbiguous };
std::string_view UnknownReasonName(UnknownReason reason);  // "no_fact"; "" for kNone

// Where a quotation stands in its text, in code points, and what stands around it.
struct QuotePlace {
  uint64_t begin = 0;
  uint64_t end = 0;
  std::string prefix;
  std::string suffix;
};

// A sentence of a source, verbatim. The span counts bytes of the original file.
struct Citation {
  std::string document;
  std::string text;  // the bytes at span
  ByteSpan span;
  uint32_t line = 0;     // 1-based line of span.begin
  bool changed = false;  // the file is there and its bytes are no longer the ones that were read
  std::optional<QuotePlace> place = {};  // where it was asked for
  std::string shown = {};                // what a reader sees of the text, where markup or line breaks differ from it

  const std::string& Shown() const { return shown.empty() ? text : shown; }
};

struct AnswerItem {
  std::string text;       // "28 June 2012"
  std::string type;       // date, country, number, bool, phrase ...
  std::string value;      // machine-readable: "2012-06-28", an IRI, "6"; empty where text says it all
  double confidence = 1;  // 0 to 1: 1 asserted and matched word by word; lower for synonyms and weaker matches
  std::vector<uint32_t> citations;  // indexes into Answer::citations
  std::vector<StatementId> statements = {};  // that say so; none where a sentence itself was read
  std::optional<bool> truth = {};            // of type bool: whether it is so, which `text` and `value` say in words
};

// Two answers that cannot both hold, each with its citations; indexes into Answer::answers.
struct Conflict {
  std::string what;  // "number of members of the CSTO"
  std::vector<uint32_t> answers;
};

// A word of the question that was read as something else. Never silent: the text of the answer says so too.
struct Repair {
  std::string from;
  std::string to;
};

// What Engine::Ask returns. "I don't know" is an answer, not an error.
struct Answer {
  std::string question;
  std::string session;
  AnswerStatus status = AnswerStatus::kUnknown;
  UnknownReason reason = UnknownReason::kNone;
  std::string text;  // a sentence that a person would say, with [1] marks
  std::vector<AnswerItem> answers;
  std::vector<Citation> citations;
  std::vector<Conflict> conflicts;
  std::vector<Repair> repairs;
  // With Question::explain: how the answer came about, a line a step (reading, query, plan, statements, times).
  std::vector<std::string> explanation;
};

// Says before the answer's text what was read as something else.
void ShowRepairs(const std::vector<Repair>& repairs, Answer& answer);

// The JSON object of repl/JSON.md, on one line, without a line break at its end. Keys come in a fixed order.
std::string RenderJson(const Answer& answer);

// The sources alone, numbered, with file and line; each ends in a line break.
std::string RenderSources(const std::vector<Citation>& citations);

// For people: the text, then the sources, numbered, with file and line. Ends in a line break.
std::string RenderText(const Answer& answer);

}  // namespace whence

#endif  // WHENCE_ENGINE_ANSWER_H_
