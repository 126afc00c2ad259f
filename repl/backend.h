#ifndef WHENCE_REPL_BACKEND_H_
#define WHENCE_REPL_BACKEND_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/engine.h"

namespace whence {

// What the front ends need of an Engine, so that their tests run without a language model. Errors are the engine's.
class Backend {
 public:
  virtual ~Backend() = default;
  virtual absl::StatusOr<Answer> Ask(const Question& question) = 0;
  virtual absl::StatusOr<Verification> Verify(const Claim& claim) = 0;
  virtual absl::StatusOr<EntityTimeline> Timeline(std::string_view name) = 0;
  virtual absl::StatusOr<ConflictReport> Conflicts() = 0;
  virtual absl::StatusOr<std::vector<std::string>> Complete(std::string_view prefix, size_t limit) = 0;
  virtual absl::StatusOr<EngineStats> Stats() = 0;
  virtual absl::StatusOr<std::vector<DocumentInfo>> Documents() = 0;
  virtual std::vector<std::string> Rules() = 0;
};

// The engine behind that interface. Takes part in its ownership.
std::unique_ptr<Backend> MakeBackend(std::shared_ptr<Engine> engine);

}  // namespace whence

#endif  // WHENCE_REPL_BACKEND_H_
