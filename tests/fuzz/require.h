#ifndef WHENCE_TESTS_FUZZ_REQUIRE_H_
#define WHENCE_TESTS_FUZZ_REQUIRE_H_

#include <cstdio>
#include <cstdlib>

namespace whence {

// What a fuzz target promises of every input: ends the process, as a fuzzer wants it, when it does not hold.
inline void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

}  // namespace whence

#endif  // WHENCE_TESTS_FUZZ_REQUIRE_H_
