// Any bytes as a rule file of word patterns, matched against themselves: no crash, all of a file or nothing of it.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "rules/language/rule_set.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  whence::RuleSet set;
  // Half of the inputs as a pattern, so that the fuzzer need not find out the frame of a file first.
  const std::string framed =
      size % 2 == 0 ? std::string(text)
                    : "rule a\n  match: " + std::string(text) + "\n  yield: f(" + std::string(text) + ")\n";
  if (whence::HasErrors(set.Add("fuzz", framed)) && set.size() != 0) std::abort();
  set.Lint();
  set.Match(whence::ParseMatchItems(text));
  return 0;
}
