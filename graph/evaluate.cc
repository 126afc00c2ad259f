#include "graph/evaluate.h"

#include <utility>

#include "graph/base/status.h"

namespace whence {
namespace {

// Solutions that are all there.
class ListedSolutions : public Solutions {
 public:
  ListedSolutions(std::vector<Solution> solutions, uint64_t most) : solutions_(std::move(solutions)), most_(most) {}
  const Solution* Next() override {
    if (next_ == solutions_.size()) return nullptr;
    if (next_ == most_) {
      status_ = ResourceExhausted("the query has more than ", most_, " solutions");
      return nullptr;
    }
    return &solutions_[next_++];
  }
  const absl::Status& status() const override { return status_; }
  std::string Plan() const override { return "nested loops\n"; }

 private:
  const std::vector<Solution> solutions_;
  const uint64_t most_;
  size_t next_ = 0;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Solutions>> Evaluate(const Graph& graph, const GraphQuery& query,
                                                    const EvaluationLimits& limits) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<Solution> solutions, EvaluateNaively(graph, query));
  return std::make_unique<ListedSolutions>(std::move(solutions), limits.rows);
}

absl::StatusOr<std::vector<Solution>> EvaluateAll(const Graph& graph, const GraphQuery& query,
                                                  const EvaluationLimits& limits) {
  WHENCE_ASSIGN_OR_RETURN(const std::unique_ptr<Solutions> solutions, Evaluate(graph, query, limits));
  std::vector<Solution> all;
  while (const Solution* solution = solutions->Next()) all.push_back(*solution);
  WHENCE_RETURN_IF_ERROR(solutions->status());
  return all;
}

}  // namespace whence
