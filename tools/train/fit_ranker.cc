// Fits the weights of engine/alignment/ranker_weights.inc:
//
//   fit_ranker [--show] OUTPUT.inc ROWS.jsonl...
//
// --show prints each held-out question with the phrase that was likeliest.
//
// A row is {"group", "question", "text", "answers": [...]}: a question, the text to answer from, the wordings of the
// right answer, none where the text has no answer; rows of one group (an article) are held out together when the fit is
// judged. Maximises the likelihood of the right phrases, or of none, by AdaGrad (Duchi et al. 2011) with L2 penalties.
// The same rows give the same file.

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "corpus/document/reader.h"
#include "corpus/language/ascii.h"
#include "engine/alignment/passage_answerer.h"
#include "engine/document_answerer.h"
#include "engine/engine.h"
#include "engine/ingest/document_ingester.h"
#include "engine/linking/graph_names.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/memory_graph.h"
#include "nlohmann/json.hpp"
#include "rules/inference/state_rules.h"

namespace whence {
namespace {

constexpr int kEpochs = 12;
constexpr int kFolds = 4;
constexpr double kRate = 0.08;
constexpr double kPenalty = 2e-6;     // of weights that all questions share
constexpr double kOwnPenalty = 3e-5;  // of weights of one kind of question
constexpr double kGoodPhrase = 0.5;   // F1 from which a phrase counts as right where none is exact

struct Option {
  Features features;
  CandidateKind kind;
  std::string text;
  size_t answer = 0;  // phrases that are one answer share it
  double f1 = 0;
};

struct Row {
  size_t group = 0;
  AskedKind asked = AskedKind::kThing;
  bool has_answer = false;
  std::vector<Option> options;
  std::vector<size_t> right;
  std::string question, gold;
};

std::vector<std::string> AnswerWords(const std::string& text) {
  std::string plain;
  for (const char c : text) {
    if (IsAsciiAlnum(c) || IsPastAscii(c)) {
      plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (IsAsciiSpace(c)) {
      plain += ' ';
    }
  }
  std::vector<std::string> words = absl::StrSplit(plain, ' ', absl::SkipEmpty());
  std::erase_if(words, [](const std::string& word) { return word == "a" || word == "an" || word == "the"; });
  return words;
}

double F1(const std::string& said, const std::string& gold) {
  const std::vector<std::string> a = AnswerWords(said), b = AnswerWords(gold);
  if (a.empty() || b.empty()) return a == b;
  std::multiset<std::string> left(b.begin(), b.end());
  double same = 0;
  for (const std::string& word : a) {
    const auto found = left.find(word);
    if (found == left.end()) continue;
    left.erase(found);
    ++same;
  }
  return 2 * same / static_cast<double>(a.size() + b.size());
}

struct Weights {
  std::array<double, kFeatures> shared{};
  std::array<std::array<double, kFeatures>, kAskedKinds> own{};
  std::array<std::array<double, kCandidateKinds>, kAskedKinds> kinds{};
  std::array<double, kAskedKinds> none{};
  std::array<double, 3> none_features{};
};

std::array<double, 3> NoneFeatures(const Row& row) {
  std::array<double, 3> features = {0, 0, 1};
  for (const Option& option : row.options) {
    features[0] = std::max<double>(features[0], option.features[static_cast<size_t>(Feature::kCoverage)]);
    features[1] = std::max<double>(features[1], option.features[static_cast<size_t>(Feature::kContextCoverage)]);
    features[2] = std::min<double>(features[2], option.features[static_cast<size_t>(Feature::kNamesMissing)]);
  }
  return features;
}

// Probabilities of the options; the last is that of none.
std::vector<double> Predict(const Weights& weights, const Row& row) {
  const size_t asked = static_cast<size_t>(row.asked);
  std::vector<double> scores;
  for (const Option& option : row.options) {
    double score = weights.kinds[asked][static_cast<size_t>(option.kind)];
    for (size_t f = 0; f < kFeatures; ++f) score += (weights.shared[f] + weights.own[asked][f]) * option.features[f];
    scores.push_back(score);
  }
  const std::array<double, 3> none = NoneFeatures(row);
  scores.push_back(weights.none[asked] + none[0] * weights.none_features[0] + none[1] * weights.none_features[1] +
                   none[2] * weights.none_features[2]);
  const double most = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) sum += score = std::exp(score - most);
  for (double& score : scores) score /= sum;
  return scores;
}

class Trainer {
 public:
  Weights Fit(const std::vector<const Row*>& rows) {
    std::vector<size_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0);
    uint64_t random = 88172645463325252ULL;
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      for (size_t i = order.size(); i > 1; --i) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        std::swap(order[i - 1], order[random % i]);
      }
      for (const size_t i : order) Step(*rows[i]);
    }
    return weights_;
  }

 private:
  void Update(double& weight, double& history, double gradient, double penalty) {
    gradient -= penalty * weight * 100;
    history += gradient * gradient;
    weight += kRate * gradient / std::sqrt(history + 1e-6);
  }

  void Step(const Row& row) {
    const size_t asked = static_cast<size_t>(row.asked);
    const std::vector<double> probability = Predict(weights_, row);
    std::vector<double> gradient(probability.size());
    double right = 0;
    for (const size_t i : row.right) right += probability[i];
    for (size_t i = 0; i < probability.size(); ++i) gradient[i] = -probability[i];
    if (row.right.empty()) {
      gradient.back() += 1;
    } else {
      for (const size_t i : row.right) gradient[i] += probability[i] / std::max(right, 1e-9);
    }
    std::array<double, kFeatures> shared{};
    std::array<double, kCandidateKinds> kinds{};
    for (size_t i = 0; i < row.options.size(); ++i) {
      if (std::abs(gradient[i]) < 1e-7) continue;
      for (size_t f = 0; f < kFeatures; ++f) shared[f] += gradient[i] * row.options[i].features[f];
      kinds[static_cast<size_t>(row.options[i].kind)] += gradient[i];
    }
    for (size_t f = 0; f < kFeatures; ++f) {
      Update(weights_.shared[f], history_.shared[f], shared[f], kPenalty);
      Update(weights_.own[asked][f], history_.own[asked][f], shared[f], kOwnPenalty);
    }
    for (size_t k = 0; k < kCandidateKinds; ++k) {
      Update(weights_.kinds[asked][k], history_.kinds[asked][k], kinds[k], kOwnPenalty);
    }
    Update(weights_.none[asked], history_.none[asked], gradient.back(), kPenalty);
    const std::array<double, 3> none = NoneFeatures(row);
    for (size_t f = 0; f < none.size(); ++f) {
      Update(weights_.none_features[f], history_.none_features[f], gradient.back() * none[f], kPenalty);
    }
  }

  Weights weights_, history_;
};

struct Judged {
  double probability = 0;
  double f1 = 0;
  bool has_answer = false;
  AskedKind asked = AskedKind::kThing;
  std::string shown;
};

Judged Judge(const Weights& weights, const Row& row) {
  Judged judged;
  judged.has_answer = row.has_answer;
  judged.asked = row.asked;
  if (row.options.empty()) return judged;
  const std::vector<double> probability = Predict(weights, row);
  const size_t best =
      static_cast<size_t>(std::max_element(probability.begin(), probability.end() - 1) - probability.begin());
  for (size_t i = 0; i < row.options.size(); ++i) {
    if (row.options[i].answer == row.options[best].answer) judged.probability += probability[i];
  }
  judged.f1 = row.options[best].f1;
  const double reachable =
      std::max_element(row.options.begin(), row.options.end(), [](const Option& a, const Option& b) {
        return a.f1 < b.f1;
      })->f1;
  judged.shown = StrCat("\t", static_cast<int>(row.asked), "\t", row.question, "\t", row.options[best].text, " (",
                        CandidateKindName(row.options[best].kind), ")\t", row.gold, "\t", reachable);
  return judged;
}

void Report(std::vector<Judged> judged) {
  for (const double threshold : {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}) {
    double answered = 0, f1 = 0, abstained = 0, none = 0, total = 0;
    for (const Judged& one : judged) {
      none += !one.has_answer;
      if (one.probability < threshold) {
        abstained += !one.has_answer;
        total += !one.has_answer;
        continue;
      }
      ++answered;
      f1 += one.f1;
      total += one.f1;
    }
    std::cout << "threshold " << threshold << ": answered " << answered << " with F1 "
              << 100 * f1 / std::max(answered, 1.0) << ", all F1 " << 100 * total / static_cast<double>(judged.size())
              << ", abstained on " << abstained << "/" << none << "\n";
  }
  std::map<AskedKind, std::array<double, 3>> kinds;
  for (const Judged& one : judged) {
    auto& sums = kinds[one.asked];
    sums[0] += 1;
    if (one.probability < 0.5) continue;
    sums[1] += 1;
    sums[2] += one.f1;
  }
  for (const auto& [kind, sums] : kinds) {
    std::cout << "kind " << static_cast<int>(kind) << ": " << sums[0] << " asked, " << sums[1]
              << " answered at 0.5, F1 " << 100 * sums[2] / std::max(sums[1], 1.0) << "\n";
  }
}

template <size_t kSize>
void Write(std::ostream& out, const std::array<double, kSize>& row) {
  char number[32];
  for (size_t i = 0; i < kSize; ++i) {
    std::snprintf(number, sizeof(number), "%.3f", row[i] == 0 ? 0.0 : row[i]);
    out << (i == 0 ? "" : ", ") << number;
  }
}

void WriteWeights(const Weights& weights, std::ostream& out) {
  out << "// Written by tools/train/fit_ranker; not edited by hand. Features and kinds in the order of their enums.\n";
  out << "// clang-format off\n";
  out << "constexpr double kWeights[kFeatures] = {";
  Write(out, weights.shared);
  out << "};\nconstexpr double kAskedWeights[kAskedKinds][kFeatures] = {\n";
  for (const auto& row : weights.own) out << "    {", Write(out, row), out << "},\n";
  out << "};\nconstexpr double kKindWeights[kAskedKinds][kCandidateKinds] = {\n";
  for (const auto& row : weights.kinds) out << "    {", Write(out, row), out << "},\n";
  out << "};\nconstexpr double kNoneWeights[kAskedKinds] = {";
  Write(out, weights.none);
  out << "};\n";
  const char* const names[] = {"kNoneCoverage", "kNoneContext", "kNoneNames"};
  for (size_t i = 0; i < weights.none_features.size(); ++i) {
    out << "constexpr double " << names[i] << " = ", Write(out, std::array<double, 1>{weights.none_features[i]}),
        out << ";\n";
  }
  out << "// clang-format on\n";
}

// What rows are read with.
struct Readers {
  std::unique_ptr<const Analyzer> analyzer;
  std::unique_ptr<const Extractor> extractor;
  std::unique_ptr<const WordRelations> relations;
  StateRules states;
};

absl::StatusOr<Readers> LoadReaders() {
  WHENCE_ASSIGN_OR_RETURN(const std::string data, FindData());
  Readers readers;
  WHENCE_ASSIGN_OR_RETURN(readers.analyzer, Analyzer::Load(data + "/corpus/model/english.model"));
  WHENCE_ASSIGN_OR_RETURN(readers.extractor, Extractor::LoadBuiltin());
  WHENCE_ASSIGN_OR_RETURN(readers.relations, WordRelations::Load(data + "/corpus/model/english.relations"));
  std::ifstream state_file(data + "/rules/inference/states.rules");
  const std::string state_text((std::istreambuf_iterator<char>(state_file)), std::istreambuf_iterator<char>());
  WHENCE_ASSIGN_OR_RETURN(readers.states, StateRules::Parse("states.rules", state_text));
  return readers;
}

// Reads rows, each with the phrases that the engine would rank for it.
class RowReader {
 public:
  explicit RowReader(const Readers& readers) : readers_(readers) {}

  absl::Status ReadFile(const char* path) {
    std::ifstream in(path);
    std::string line;
    while (std::getline(in, line)) WHENCE_RETURN_IF_ERROR(ReadRow(nlohmann::json::parse(line)));
    return absl::OkStatus();
  }

  const std::vector<Row>& rows() const { return rows_; }

  void Report() const {
    std::cout << rows_.size() << " rows, " << groups_.size() << " groups; the best phrases have F1 "
              << 100 * reachable_ / std::max(answerable_, 1.0) << " over " << answerable_ << " answerable\n";
  }

 private:
  absl::Status ReadRow(const nlohmann::json& json) {
    // Rows of one text follow each other.
    if (graph_ == nullptr || json["text"].get<std::string>() != text_) {
      text_ = json["text"].get<std::string>();
      WHENCE_ASSIGN_OR_RETURN(const Document document, ReadDocument("text", text_));
      graph_ = std::make_shared<MemoryGraph>();
      const DocumentIngester ingester(*readers_.analyzer, *readers_.extractor, readers_.states, *readers_.relations);
      graph_->PutDocument(ingester.Read(document));
    }
    const std::string question = json["question"].get<std::string>();
    const GraphNames names(*graph_);
    const Analysis analysis = readers_.analyzer->AnalyzeSentence(question, {.names = &names});
    if (analysis.sentences().empty()) return absl::OkStatus();
    const Sentence& sentence = analysis.sentences().front();
    DocumentAnswerer documents(*graph_, names, *readers_.analyzer, *readers_.extractor, readers_.states);
    std::vector<std::string> said;
    if (const auto answer = documents.Ask(sentence, false); answer.ok()) {
      for (const AnswerItem& item : answer->answers) said.push_back(item.text);
    }
    PassageAnswerer passages(*graph_, names, *readers_.analyzer, *readers_.extractor, *readers_.relations, nullptr);
    WHENCE_ASSIGN_OR_RETURN(const std::vector<RankedPhrase> ranked, passages.Rank(sentence, question, said));
    Row row;
    row.group = groups_.try_emplace(json["group"].get<std::string>(), groups_.size()).first->second;
    row.asked = passages.asked();
    row.has_answer = !json["answers"].empty();
    row.question = question;
    row.gold = row.has_answer ? json["answers"][0].get<std::string>() : "";
    const double best = AddOptions(ranked, json["answers"], row);
    for (size_t i = 0; i < row.options.size() && best >= kGoodPhrase; ++i) {
      if (row.options[i].f1 >= best - 1e-9) row.right.push_back(i);
    }
    answerable_ += row.has_answer;
    reachable_ += best;
    rows_.push_back(std::move(row));
    return absl::OkStatus();
  }

  // The F1 of the best phrase.
  static double AddOptions(const std::vector<RankedPhrase>& ranked, const nlohmann::json& answers, Row& row) {
    double best = 0;
    for (const RankedPhrase& phrase : ranked) {
      Option option{phrase.features, phrase.candidate.kind, phrase.candidate.text, row.options.size(), 0};
      for (size_t i = 0; i < row.options.size(); ++i) {
        if (AreOneAnswer(ranked[i], phrase)) option.answer = std::min(option.answer, row.options[i].answer);
      }
      for (const auto& gold : answers) option.f1 = std::max(option.f1, F1(option.text, gold.get<std::string>()));
      best = std::max(best, option.f1);
      row.options.push_back(std::move(option));
    }
    return best;
  }

  const Readers& readers_;
  std::string text_;
  std::shared_ptr<MemoryGraph> graph_;  // of the text
  std::vector<Row> rows_;
  std::map<std::string, size_t> groups_;
  double reachable_ = 0, answerable_ = 0;
};

// Each row by weights that were fitted without its group.
std::vector<Judged> JudgeHeldOut(const std::vector<Row>& rows) {
  std::vector<Judged> judged;
  for (int fold = 0; fold < kFolds; ++fold) {
    std::vector<const Row*> training;
    for (const Row& row : rows) {
      if (static_cast<int>(row.group % kFolds) != fold) training.push_back(&row);
    }
    const Weights weights = Trainer().Fit(training);
    for (const Row& row : rows) {
      if (static_cast<int>(row.group % kFolds) == fold) judged.push_back(Judge(weights, row));
    }
  }
  return judged;
}

int Main(int argc, char** argv) {
  const bool show = argc > 1 && std::string(argv[1]) == "--show";
  if (show) --argc, ++argv;
  if (argc < 3) {
    std::cerr << "usage: fit_ranker [--show] OUTPUT.inc ROWS.jsonl...\n";
    return 2;
  }
  const absl::StatusOr<Readers> readers = LoadReaders();
  if (!readers.ok()) return std::cerr << readers.status() << "\n", 2;
  RowReader reader(*readers);
  for (int file = 2; file < argc; ++file) {
    if (const absl::Status read = reader.ReadFile(argv[file]); !read.ok()) return std::cerr << read << "\n", 2;
  }
  reader.Report();
  std::vector<Judged> judged = JudgeHeldOut(reader.rows());
  if (show) {
    for (const Judged& one : judged) std::cout << one.probability << "\t" << one.f1 << one.shown << "\n";
  }
  std::cout << "held out, " << kFolds << " folds of groups:\n";
  Report(std::move(judged));
  std::vector<const Row*> all;
  for (const Row& row : reader.rows()) all.push_back(&row);
  std::ofstream out(argv[1]);
  WriteWeights(Trainer().Fit(all), out);
  return 0;
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) { return whence::Main(argc, argv); }
