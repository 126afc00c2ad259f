#include "repl/backend.h"

#include <utility>

namespace whence {
namespace {

class EngineBackend : public Backend {
 public:
  explicit EngineBackend(std::shared_ptr<Engine> engine) : engine_(std::move(engine)) {}

  absl::StatusOr<Answer> Ask(const Question& question) override { return engine_->Ask(question); }
  absl::StatusOr<Verification> Verify(const Claim& claim) override { return engine_->Verify(claim); }
  absl::StatusOr<EntityTimeline> Timeline(std::string_view name) override { return engine_->Timeline(name); }
  absl::StatusOr<ConflictReport> Conflicts() override { return engine_->Conflicts(); }
  absl::StatusOr<std::vector<std::string>> Complete(std::string_view prefix, size_t limit) override {
    return engine_->Complete(prefix, limit);
  }
  absl::StatusOr<EngineStats> Stats() override { return engine_->Stats(); }
  absl::StatusOr<std::vector<DocumentInfo>> Documents() override { return engine_->Documents(); }
  std::vector<std::string> Rules() override { return engine_->Rules(); }

 private:
  std::shared_ptr<Engine> engine_;
};

}  // namespace

std::unique_ptr<Backend> MakeBackend(std::shared_ptr<Engine> engine) {
  return std::make_unique<EngineBackend>(std::move(engine));
}

}  // namespace whence
