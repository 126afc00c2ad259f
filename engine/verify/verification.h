#ifndef WHENCE_ENGINE_VERIFY_VERIFICATION_H_
#define WHENCE_ENGINE_VERIFY_VERIFICATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/answer.h"

namespace whence {

enum class Verdict : uint8_t {
  kSupported,      // the sources say so
  kRefuted,        // the sources say what cannot hold beside it
  kNotEnoughInfo,  // neither
  kConflicting,    // one source says so, another the contrary
};
std::string_view VerdictName(Verdict verdict);  // "not_enough_info"

struct Claim {
  std::string text;  // a sentence; what is behind its first 2,000 bytes is not looked at (TextVerifier::kLongestClaim)
  // The pieces of text to hold it against, and nothing else; without, the database decides.
  std::optional<std::vector<std::string>> evidence = {};
  bool explain = false;
  bool locate = false;  // the citations with their places, for programs that find quotations again
};

// Words that decided: of the claim, and of the evidence ("" where it has none).
struct DecidingWords {
  std::string claim;
  std::string evidence;
  // "same", "synonym", "narrower", "derived", "other", "opposite", "sister", "denied", "missing" ...
  std::string relation;
};

// What Engine::Verify returns. Not enough information is a verdict, not an error.
struct Verification {
  std::string claim;
  Verdict verdict = Verdict::kNotEnoughInfo;
  double confidence = 0;            // 0 to 1
  std::string text;                 // a sentence that a person would say, with [1] marks
  std::vector<Citation> citations;  // the sentences for and against; of given evidence, with spans in that text
  std::vector<DecidingWords> deciding;
  std::vector<std::string> explanation;  // with Claim::explain
};

// The JSON object of repl/JSON.md, on one line, without a line break at its end. Keys come in a fixed order.
std::string RenderJson(const Verification& verification);

// For people: the text, then the sources, numbered, with file and line. Ends in a line break.
std::string RenderText(const Verification& verification);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_VERIFICATION_H_
