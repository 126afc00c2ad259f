#ifndef WHENCE_TESTS_FUZZ_FUZZ_ENGINE_H_
#define WHENCE_TESTS_FUZZ_FUZZ_ENGINE_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "engine/engine.h"
#include "tests/fuzz/require.h"

namespace whence {

// The engine of a fuzz target, opened once, with `document` in its graph unless that is empty.
inline Engine& FuzzEngine(std::string_view document) {
  static const std::unique_ptr<Engine> engine = [&] {
    auto result = Engine::Open({});
    Require(result.ok(), "the engine opens");
    std::unique_ptr<Engine> opened = std::move(*result);
    if (!document.empty()) {
      Require(opened->IngestText("document.md", std::string(document)).ok(), "the document is read");
    }
    return opened;
  }();
  return *engine;
}

}  // namespace whence

#endif  // WHENCE_TESTS_FUZZ_FUZZ_ENGINE_H_
