#include "tools/commands/lazy_backend.h"

#include <utility>
#include <vector>

#include "graph/base/status.h"
#include "tools/commands/database.h"

namespace whence {
namespace {

class LazyBackend : public Backend {
 public:
  explicit LazyBackend(std::string database) : database_(std::move(database)) {}

  absl::StatusOr<Answer> Ask(const Question& question) override {
    WHENCE_ASSIGN_OR_RETURN(Engine * engine, For(question.source.has_value()));
    return engine->Ask(question);
  }
  absl::StatusOr<Verification> Verify(const Claim& claim) override {
    WHENCE_ASSIGN_OR_RETURN(Engine * engine, For(claim.evidence.has_value()));
    return engine->Verify(claim);
  }
  absl::StatusOr<EntityTimeline> Timeline(std::string_view name) override {
    WHENCE_ASSIGN_OR_RETURN(Engine * engine, For(false));
    return engine->Timeline(name);
  }
  absl::StatusOr<ConflictReport> Conflicts() override {
    WHENCE_ASSIGN_OR_RETURN(Engine * engine, For(false));
    return engine->Conflicts();
  }
  absl::StatusOr<std::vector<std::string>> Complete(std::string_view, size_t) override {
    return std::vector<std::string>();
  }
  absl::StatusOr<EngineStats> Stats() override { return EngineStats(); }
  absl::StatusOr<std::vector<DocumentInfo>> Documents() override { return std::vector<DocumentInfo>(); }
  std::vector<std::string> Rules() override { return {}; }

 private:
  absl::StatusOr<Engine*> For(bool own_text) {
    if (own_text) {
      if (!textual_) {
        WHENCE_ASSIGN_OR_RETURN(textual_, Engine::Open({}));
      }
      return textual_.get();
    }
    if (!graph_) {
      WHENCE_ASSIGN_OR_RETURN(graph_, OpenForReading(database_));
    }
    return graph_.get();
  }

  std::string database_;
  std::unique_ptr<Engine> textual_;
  std::shared_ptr<Engine> graph_;
};

}  // namespace

std::unique_ptr<Backend> MakeLazyBackend(std::string database) {
  return std::make_unique<LazyBackend>(std::move(database));
}

}  // namespace whence
