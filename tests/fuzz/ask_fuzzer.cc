// Any bytes as a question, to a small graph within a session and to the bytes themselves as the only source, give an
// answer that holds together.
#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/engine.h"
#include "tests/fuzz/fuzz_engine.h"
#include "tests/fuzz/require.h"

using whence::Require;

namespace {

constexpr char kDocument[] =
    "The Amber River Pact (ARP) was founded in Riga on 4 March 1988.\n\n"
    "Members: Latvia, Poland\n\n"
    "| Country | Joined |\n|---|---|\n| Finland | 1997 |\n\n"
    "Sweden left the Pact in 1999 and rejoined it in 2004. Norway may join next year.\n";

void Check(const absl::StatusOr<whence::Answer>& answer) {
  if (!answer.ok()) return;
  Require(!answer->text.empty(), "an answer says something");
  const bool answered = answer->status == whence::AnswerStatus::kAnswered;
  Require(answered == !answer->answers.empty(), "answered exactly when there are answers");
  for (const whence::AnswerItem& item : answer->answers) {
    Require(!item.citations.empty(), "every answer cites");
    for (const uint32_t index : item.citations) Require(index < answer->citations.size(), "citations are there");
  }
  Require(whence::RenderJson(*answer).find('\n') == std::string::npos, "JSON is one line");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  whence::Engine& engine = whence::FuzzEngine(kDocument);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto answer = engine.Ask({.text = bytes, .session = "fuzz", .explain = true});
  Require(answer.ok(), "a question is no error");
  Check(answer);
  // The first line asks, all the bytes are the source.
  Check(engine.Ask({.text = bytes.substr(0, bytes.find('\n')), .source = bytes}));
  return 0;
}
