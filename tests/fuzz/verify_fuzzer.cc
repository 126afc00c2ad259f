// Any bytes as a line of claims, and as a claim held against the rest of the bytes, give a verdict that holds together.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "nlohmann/json.hpp"
#include "repl/json_lines.h"
#include "repl/verdict_formats.h"
#include "tests/fuzz/fuzz_engine.h"
#include "tests/fuzz/require.h"

using whence::Require;

namespace {

void Check(whence::Engine& engine, const whence::Claim& claim, const std::string& id) {
  const auto verification = engine.Verify(claim);
  Require(verification.ok(), "a claim is no error");
  Require(!verification->text.empty(), "a verdict says something");
  Require(verification->confidence >= 0 && verification->confidence <= 1, "confidence is a share");
  for (const whence::Citation& citation : verification->citations) {
    Require(citation.span.begin <= citation.span.end, "a citation is a span");
  }
  for (const auto format : {whence::VerdictFormat::kWhence, whence::VerdictFormat::kFever,
                            whence::VerdictFormat::kClaimReview, whence::VerdictFormat::kAnnotation}) {
    const std::string line = whence::Render(*verification, format, id);
    Require(line.find('\n') == std::string::npos, "JSON is one line");
    Require(!nlohmann::json::parse(line, nullptr, false).is_discarded(), "it is JSON");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto line = whence::ParseClaimLine(bytes);
  Require(line.ok() || !line.status().message().empty(), "an error says what is wrong");
  whence::Engine& engine = whence::FuzzEngine("");
  if (line.ok() && line->claim.evidence.has_value()) Check(engine, line->claim, line->id);
  const size_t end = bytes.find('\n');
  whence::Claim claim;
  claim.text = bytes.substr(0, end);
  claim.evidence = std::vector<std::string>{end == std::string::npos ? bytes : bytes.substr(end + 1)};
  claim.explain = true;
  Check(engine, claim, "");
  return 0;
}
