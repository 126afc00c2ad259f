#ifndef WHENCE_TOOLS_TRAIN_PARSER_TEACHERS_H_
#define WHENCE_TOOLS_TRAIN_PARSER_TEACHERS_H_

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/parser.h"
#include "tools/train/oracle.h"

namespace whence {

// Trained parsers that differ in their first random numbers alone. The mean of their opinions on a step is better than
// each one's, and a parser in training that learns from it takes over most of that (Kuncoro et al., 2016; Liu et al.,
// 2018). Thread-safe once made.
class ParserTeachers {
 public:
  // The bytes of networks as TrainParser returns them. Errors: DataLoss.
  static absl::StatusOr<std::unique_ptr<ParserTeachers>> FromNetworks(std::vector<std::string> networks);

  ParserTeachers(const ParserTeachers&) = delete;
  ParserTeachers& operator=(const ParserTeachers&) = delete;

 private:
  friend class TeachersReading;
  struct Teacher {
    NetworkView network;
    ParserShape shape;
  };

  ParserTeachers() = default;

  std::vector<std::string> bytes_;
  std::vector<Teacher> teachers_;
};

// What the teachers make of one sentence after the other. Each thread has its own.
class TeachersReading {
 public:
  using Probabilities = std::array<double, Action::kCount>;

  // The teachers outlive the reading.
  explicit TeachersReading(const ParserTeachers& teachers) : teachers_(teachers), places_(teachers.teachers_.size()) {}

  // Turns to a sentence. `encoded` is what the teachers' encoders make of it, the greater part of the work: it is
  // computed when empty, and may be kept for the next time.
  void Read(const std::vector<WordRows>& words, std::vector<float>* encoded);

  // The mean of the teachers' probabilities of the actions in a state of that sentence, of those that are possible.
  void Judge(const StateFeatures& features, const std::vector<ActionVerdict>& verdicts, Probabilities* probabilities);

 private:
  const ParserTeachers& teachers_;
  EncoderTrace trace_;
  std::vector<std::vector<float>> places_;  // by teacher
  std::vector<float> hidden_;
  std::array<float, Action::kCount> scores_;
};

// The possible actions' probabilities by a parser's scores; 0 for the others.
void ToProbabilities(const float* scores, const std::vector<ActionVerdict>& verdicts,
                     TeachersReading::Probabilities* probabilities);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_PARSER_TEACHERS_H_
