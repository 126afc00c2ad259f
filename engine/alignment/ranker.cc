#include "engine/alignment/ranker.h"

#include <algorithm>
#include <cmath>

namespace whence {
namespace {

#include "engine/alignment/ranker_weights.inc"

}  // namespace

std::vector<double> Ranker::Probabilities(AskedKind asked, const std::vector<Option>& options) {
  const size_t kind = static_cast<size_t>(asked);
  std::vector<double> scores;
  double best_coverage = 0, best_context = 0, fewest_missing = 1;
  for (const Option& option : options) {
    const Features& features = *option.features;
    double score = kKindWeights[kind][static_cast<size_t>(option.kind)];
    for (size_t f = 0; f < kFeatures; ++f) score += (kWeights[f] + kAskedWeights[kind][f]) * features[f];
    scores.push_back(score);
    best_coverage = std::max<double>(best_coverage, features[static_cast<size_t>(Feature::kCoverage)]);
    best_context = std::max<double>(best_context, features[static_cast<size_t>(Feature::kContextCoverage)]);
    fewest_missing = std::min<double>(fewest_missing, features[static_cast<size_t>(Feature::kNamesMissing)]);
  }
  const double none =
      kNoneWeights[kind] + kNoneCoverage * best_coverage + kNoneContext * best_context + kNoneNames * fewest_missing;
  double most = none;
  for (const double score : scores) most = std::max(most, score);
  double sum = std::exp(none - most);
  for (double& score : scores) sum += score = std::exp(score - most);
  for (double& score : scores) score /= sum;
  return scores;
}

}  // namespace whence
