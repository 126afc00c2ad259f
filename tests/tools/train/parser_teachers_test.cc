#include "tools/train/parser_teachers.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "tools/train/parser_trainer.h"
#include "tools/train/random.h"

namespace whence {
namespace {

constexpr uint32_t kRows = 12;

// Sentences in which each word hangs on the next; the rows say nothing of it.
std::vector<ParseExample> MakeExamples(size_t count) {
  Random random(3);
  std::vector<ParseExample> examples(count);
  for (ParseExample& example : examples) {
    const int size = 2 + static_cast<int>(random.Below(5));
    for (int i = 0; i < size; ++i) {
      ParserWord word;
      word.rows.Add(static_cast<uint32_t>(random.Below(kRows)));
      example.words.push_back(word);
      const bool last = i + 1 == size;
      example.gold.push_back({last ? -1 : i + 1, last ? Deprel::kRoot : Deprel::kNmod});
    }
  }
  return examples;
}

ParserTraining SmallTraining(uint64_t seed) {
  ParserTraining training;
  training.network.shape = {8, 6, 2};
  training.network.rounds = 8;
  training.network.rate = 0.01F;
  training.network.seed = seed;
  training.hidden = 16;
  return training;
}

std::string Train(const std::vector<ParseExample>& examples, const ParserTraining& training) {
  return TrainParser(examples, kRows, training, [](int, double) {});
}

// What teachers make of the first state of a sentence.
TeachersReading::Probabilities JudgeStart(const ParserTeachers& teachers, const ParseExample& example,
                                          std::vector<float>* encoded) {
  std::vector<WordRows> words;
  for (const ParserWord& word : example.words) words.push_back(word.rows);
  ParserState state;
  state.Reset(static_cast<int>(words.size()));
  StateFeatures features;
  ExtractStateFeatures(example.words, state, &features);
  std::vector<ActionVerdict> verdicts;
  JudgeActions(state, example.gold, &verdicts);
  TeachersReading reading(teachers);
  reading.Read(words, encoded);
  TeachersReading::Probabilities probabilities;
  reading.Judge(features, verdicts, &probabilities);
  return probabilities;
}

TEST(ParserTeachersTest, GivesTheMeanOfTheProbabilities) {
  const std::vector<ParseExample> examples = MakeExamples(30);
  const std::string one = Train(examples, SmallTraining(1));
  const std::string two = Train(examples, SmallTraining(2));
  const auto judge = [&](std::vector<std::string> networks) {
    const auto teachers = ParserTeachers::FromNetworks(std::move(networks));
    EXPECT_TRUE(teachers.ok());
    std::vector<float> encoded;
    const TeachersReading::Probabilities first = JudgeStart(**teachers, examples[0], &encoded);
    EXPECT_FALSE(encoded.empty());
    EXPECT_EQ(first, JudgeStart(**teachers, examples[0], &encoded));  // from what was kept
    EXPECT_NEAR(std::accumulate(first.begin(), first.end(), 0.0), 1, 1e-6);
    return first;
  };
  const TeachersReading::Probabilities of_one = judge({one});
  const TeachersReading::Probabilities of_two = judge({two});
  const TeachersReading::Probabilities of_both = judge({one, two});
  for (size_t i = 0; i < of_both.size(); ++i) EXPECT_NEAR(of_both[i], (of_one[i] + of_two[i]) / 2, 1e-6);
}

TEST(ParserTeachersTest, TeachWhatTheGoldTreesDoNot) {
  std::vector<ParseExample> examples = MakeExamples(200);
  const auto teachers = ParserTeachers::FromNetworks({Train(examples, SmallTraining(1))});
  ASSERT_TRUE(teachers.ok());
  // The pupil is shown other trees, and told to heed the teacher alone.
  std::vector<ParseExample> turned = examples;
  for (ParseExample& example : turned) {
    for (size_t i = 0; i < example.gold.size(); ++i) {
      example.gold[i] = {static_cast<int>(i) - 1, i == 0 ? Deprel::kRoot : Deprel::kObj};
    }
  }
  ParserTraining training = SmallTraining(2);
  training.teachers = teachers->get();
  training.teachers_share = 1;
  const auto pupil = ParserTeachers::FromNetworks({Train(turned, training)});
  ASSERT_TRUE(pupil.ok());
  size_t taken = 0;
  size_t words = 0;
  for (const ParseExample& example : examples) {
    std::vector<WordRows> rows;
    for (const ParserWord& word : example.words) rows.push_back(word.rows);
    std::vector<float> encoded;
    TeachersReading reading(**pupil);
    reading.Read(rows, &encoded);
    ParserState state;
    state.Reset(static_cast<int>(rows.size()));
    while (!state.Done()) {
      StateFeatures features;
      ExtractStateFeatures(example.words, state, &features);
      std::vector<ActionVerdict> verdicts;
      JudgeActions(state, example.gold, &verdicts);
      TeachersReading::Probabilities probabilities;
      reading.Judge(features, verdicts, &probabilities);
      const auto best = std::max_element(probabilities.begin(), probabilities.end());
      state.Apply(Action::FromClass(static_cast<int>(best - probabilities.begin())));
    }
    for (size_t i = 0; i < rows.size(); ++i) {
      const int head = state.node(static_cast<int>(i)).head;
      taken += (head == state.size() ? -1 : head) == example.gold[i].head ? 1 : 0;
      ++words;
    }
  }
  EXPECT_GT(static_cast<double>(taken), 0.95 * static_cast<double>(words));
}

TEST(ParserTeachersTest, RefusesWhatIsNoNetwork) { EXPECT_FALSE(ParserTeachers::FromNetworks({"no network"}).ok()); }

}  // namespace
}  // namespace whence
