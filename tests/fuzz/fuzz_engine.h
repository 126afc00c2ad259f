#ifndef WHENCE_TESTS_FUZZ_FUZZ_ENGINE_H_
#define WHENCE_TESTS_FUZZ_FUZZ_ENGINE_H_

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "engine/engine.h"
#include "tests/fuzz/require.h"

namespace whence {

// The engine of a fuzz target, opened once, with `document` in its graph unless that is empty. Null, with a message,
// where the language model is not there.
inline Engine* FuzzEngine(std::string_view document) {
  static const std::unique_ptr<Engine> engine = [&] {
    std::unique_ptr<Engine> opened;
    const auto data = FindData();
    if (!data.ok()) {
      std::printf("skipped: %s\n", std::string(data.status().message()).c_str());
      return opened;
    }
    auto result = Engine::Open({.data = *data});
    Require(result.ok(), "the engine opens");
    opened = std::move(*result);
    if (!document.empty()) {
      Require(opened->IngestText("document.md", std::string(document)).ok(), "the document is read");
    }
    return opened;
  }();
  return engine.get();
}

}  // namespace whence

#endif  // WHENCE_TESTS_FUZZ_FUZZ_ENGINE_H_
