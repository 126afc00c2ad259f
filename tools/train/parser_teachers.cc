#include "tools/train/parser_teachers.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "graph/base/status.h"

namespace whence {

absl::StatusOr<std::unique_ptr<ParserTeachers>> ParserTeachers::FromNetworks(std::vector<std::string> networks) {
  auto teachers = std::unique_ptr<ParserTeachers>(new ParserTeachers);
  teachers->bytes_ = std::move(networks);
  for (const std::string& bytes : teachers->bytes_) {
    WHENCE_ASSIGN_OR_RETURN(NetworkView network, NetworkView::FromBytes(bytes));
    const ParserShape shape = {network.shape(), network.extra()};
    if (network.parameter_count() != shape.parameter_count()) return DataLoss("teacher: not a parser's network");
    network.Quantise(shape.places(), shape.encoder.output(), kStatePlaces * shape.hidden);
    network.Quantise(shape.actions(), shape.hidden, Action::kCount);
    teachers->teachers_.push_back({std::move(network), shape});
  }
  return teachers;
}

void TeachersReading::Read(const std::vector<WordRows>& words, std::vector<float>* encoded) {
  if (encoded->empty()) {
    for (const ParserTeachers::Teacher& teacher : teachers_.teachers_) {
      teacher.network.Encode(words, &trace_);
      encoded->insert(encoded->end(), trace_.output.begin(), trace_.output.end());
    }
  }
  trace_.words = words.size();
  const float* output = encoded->data();
  for (size_t i = 0; i < teachers_.teachers_.size(); ++i) {
    const ParserTeachers::Teacher& teacher = teachers_.teachers_[i];
    const size_t size = words.size() * teacher.shape.encoder.output();
    trace_.output.assign(output, output + size);
    output += size;
    PreparePlaces(teacher.shape, teacher.network.parameters(), trace_, &places_[i]);
  }
}

void TeachersReading::Judge(const StateFeatures& features, const std::vector<ActionVerdict>& verdicts,
                            Probabilities* probabilities) {
  probabilities->fill(0);
  Probabilities own;
  for (size_t i = 0; i < teachers_.teachers_.size(); ++i) {
    const ParserTeachers::Teacher& teacher = teachers_.teachers_[i];
    hidden_.resize(teacher.shape.hidden);
    ScoreState(teacher.shape, teacher.network.parameters(), places_[i], features, hidden_.data(), scores_.data());
    ToProbabilities(scores_.data(), verdicts, &own);
    for (size_t a = 0; a < own.size(); ++a) (*probabilities)[a] += own[a];
  }
  for (double& probability : *probabilities) probability /= static_cast<double>(teachers_.teachers_.size());
}

void ToProbabilities(const float* scores, const std::vector<ActionVerdict>& verdicts,
                     TeachersReading::Probabilities* probabilities) {
  float most = -1e30F;
  for (size_t i = 0; i < verdicts.size(); ++i) {
    if (verdicts[i] != ActionVerdict::kImpossible) most = std::max(most, scores[i]);
  }
  double all = 0;
  for (size_t i = 0; i < verdicts.size(); ++i) {
    const bool possible = verdicts[i] != ActionVerdict::kImpossible;
    (*probabilities)[i] = possible ? std::exp(static_cast<double>(scores[i] - most)) : 0;
    all += (*probabilities)[i];
  }
  for (double& probability : *probabilities) probability /= all;
}

}  // namespace whence
