// Fits the weights of rules/verification/verdict.rules: two logistic regressions over the signs that TextVerifier sees,
// whether a claim is settled and, where it is, which way; by full-batch Adam (Kingma and Ba 2015) with an L2 penalty.
// The same rows give the same weights.
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "corpus/document/reader.h"
#include "corpus/language/feature_hash.h"
#include "engine/engine.h"
#include "engine/verify/text_verifier.h"
#include "graph/base/file_bytes.h"
#include "graph/base/status.h"
#include "nlohmann/json.hpp"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

constexpr size_t kVerdicts = 3;
using Weights = std::array<double, kSignCount>;

struct Options {
  std::vector<std::string> files;
  int folds = 0;
  double penalty = 10;
  double ready = 0;
  double trust = 0;
  int rounds = 600;
};

struct Row {
  Signs signs;
  bool supportable = true;
  size_t verdict = 0;
  size_t file = 0;
  uint64_t claim = 0;  // hash: a claim's rows stay in one fold
};

struct Model {
  Weights settles{}, supports{};
};

absl::StatusOr<std::vector<Row>> ReadRows(const Options& options, const TextVerifier& verifier) {
  std::vector<Row> rows;
  for (size_t file = 0; file < options.files.size(); ++file) {
    std::ifstream in(options.files[file]);
    if (!in) return NotFound(options.files[file], ": cannot be read");
    size_t number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
      if (json.is_discarded() || !json.contains("claim") || !json.contains("evidence") || !json.contains("verdict")) {
        return InvalidArgument(options.files[file], ":", number, ": a row has \"claim\", \"evidence\" and \"verdict\"");
      }
      const std::string claim = json["claim"];
      const std::string verdict = json["verdict"].is_array() ? json["verdict"][0] : json["verdict"];
      Row row;
      row.file = file;
      row.claim = HashBytes(claim);
      while (row.verdict < kVerdicts && VerdictName(static_cast<Verdict>(row.verdict)) != verdict) ++row.verdict;
      if (row.verdict == kVerdicts) continue;
      const std::string claim_text = PlainSpelling(claim);
      const std::string evidence_text = PlainSpelling(std::string(json["evidence"]));
      const Judgement judgement =
          verifier.Judge(verifier.reader().Read(claim_text, true), verifier.reader().Read(evidence_text, false));
      row.signs = judgement.signs;
      row.supportable = judgement.supportable;
      rows.push_back(row);
    }
  }
  return rows;
}

// A row's share of the whole: a file counts by the root of its rows, so that a large one does not drown the others.
std::vector<double> Shares(size_t files, const std::vector<Row>& rows) {
  std::vector<double> sizes(files), shares;
  double all = 0;
  for (const Row& row : rows) ++sizes[row.file];
  for (const double size : sizes) all += std::sqrt(size);
  for (const Row& row : rows) shares.push_back(1 / (std::sqrt(sizes[row.file]) * all));
  return shares;
}

// Weights under which the sum of a row's signs tells the rows of which `holds` is true.
template <typename Holds>
Weights Fit(const std::vector<Row>& rows, const Options& options, Holds holds) {
  constexpr double kStep = 0.05, kFirst = 0.9, kSecond = 0.999, kTiny = 1e-9;
  const std::vector<double> shares = Shares(options.files.size(), rows);
  Weights weights{}, mean{}, square{};
  for (int round = 1; round <= options.rounds; ++round) {
    Weights slope{};
    for (size_t r = 0; r < rows.size(); ++r) {
      double sum = 0;
      for (size_t s = 0; s < kSignCount; ++s) sum += rows[r].signs[s] * weights[s];
      const double miss = 1 / (1 + std::exp(-sum)) - (holds(rows[r]) ? 1 : 0);
      for (size_t s = 0; s < kSignCount; ++s) slope[s] += shares[r] * miss * rows[r].signs[s];
    }
    for (size_t s = 0; s < kSignCount; ++s) {
      const double g = slope[s] + options.penalty * weights[s] / static_cast<double>(rows.size());
      mean[s] = kFirst * mean[s] + (1 - kFirst) * g;
      square[s] = kSecond * square[s] + (1 - kSecond) * g * g;
      weights[s] -= kStep * (mean[s] / (1 - std::pow(kFirst, round))) /
                    (std::sqrt(square[s] / (1 - std::pow(kSecond, round))) + kTiny);
    }
  }
  return weights;
}

Model FitBoth(std::vector<Row> rows, const Options& options) {
  constexpr auto kNone = static_cast<size_t>(Verdict::kNotEnoughInfo);
  Model model;
  model.settles = Fit(rows, options, [](const Row& row) { return row.verdict != kNone; });
  std::erase_if(rows, [](const Row& row) { return row.verdict == kNone; });
  model.supports = Fit(rows, options, [](const Row& row) { return row.verdict == 0; });
  model.settles[static_cast<size_t>(Sign::kBias)] += options.ready;
  model.supports[static_cast<size_t>(Sign::kBias)] += options.trust;
  return model;
}

size_t Predict(const Model& model, const Row& row) {
  double settled = 0, supports = 0;
  for (size_t s = 0; s < kSignCount; ++s) {
    settled += row.signs[s] * model.settles[s];
    supports += row.signs[s] * model.supports[s];
  }
  return static_cast<size_t>(Likeliest(1 / (1 + std::exp(-settled)), 1 / (1 + std::exp(-supports)), row.supportable));
}

// How weights that never saw a row's claim judge it: accuracy and the mean F1 of the verdicts that occur, for each
// file.
void CrossValidate(const std::vector<Row>& rows, const Options& options) {
  using Counts = std::array<std::array<double, kVerdicts>, kVerdicts>;  // [true verdict][said]
  std::vector<Counts> counts(options.files.size());
  const auto folds = static_cast<uint64_t>(options.folds);
  for (uint64_t fold = 0; fold < folds; ++fold) {
    std::vector<Row> seen;
    for (const Row& row : rows) {
      if (row.claim % folds != fold) seen.push_back(row);
    }
    const Model model = FitBoth(seen, options);
    for (const Row& row : rows) {
      if (row.claim % folds == fold) ++counts[row.file][row.verdict][Predict(model, row)];
    }
  }
  for (size_t file = 0; file < counts.size(); ++file) {
    double right = 0, all = 0, f1 = 0, verdicts = 0;
    for (size_t v = 0; v < kVerdicts; ++v) {
      double truly = 0, said = 0;
      for (size_t other = 0; other < kVerdicts; ++other) {
        truly += counts[file][v][other];
        said += counts[file][other][v];
      }
      right += counts[file][v][v];
      all += truly;
      if (truly == 0) continue;
      ++verdicts;
      f1 += 2 * counts[file][v][v] / (truly + said);
    }
    std::printf("%s: held out, %.0f rows: accuracy %.3f, macro-F1 %.3f\n", options.files[file].c_str(), all,
                right / all, f1 / verdicts);
  }
}

absl::Status Run(const Options& options) {
  WHENCE_ASSIGN_OR_RETURN(const std::string data, FindData());
  WHENCE_ASSIGN_OR_RETURN(const auto analyzer, Analyzer::Load(StrCat(data, "/corpus/model/english.model")));
  WHENCE_ASSIGN_OR_RETURN(const auto extractor, Extractor::LoadBuiltin());
  WHENCE_ASSIGN_OR_RETURN(const auto relations, WordRelations::Load(StrCat(data, "/corpus/model/english.relations")));
  WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadFileBytes(StrCat(data, "/rules/verification/verdict.rules")));
  WHENCE_ASSIGN_OR_RETURN(const VerdictRules rules, VerdictRules::Parse("verdict.rules", text));
  const TextVerifier verifier(UnitReader(*analyzer, *extractor, *relations, rules), rules);
  WHENCE_ASSIGN_OR_RETURN(std::vector<Row> rows, ReadRows(options, verifier));
  if (rows.empty()) return InvalidArgument("there are no rows");
  if (options.folds > 1) {
    CrossValidate(rows, options);
    return absl::OkStatus();
  }
  const Model model = FitBoth(std::move(rows), options);
  for (size_t s = 0; s < kSignCount; ++s) {
    const std::string name(SignName(static_cast<Sign>(s)));
    std::printf("weight %s = %.2f %.2f\n", name.c_str(), model.settles[s], model.supports[s]);
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) {
  whence::OptionParser parser("Fits the weights of verdicts on claims.", "whence_fit_verdicts");
  whence::Options options;
  parser.Add("files", &options.files, "JSON lines with claim, evidence and verdict").Required();
  parser.Add("--folds", &options.folds, "print how well each of so many parts is judged by weights of the others");
  parser.Add("--penalty", &options.penalty, "L2 penalty");
  parser.Add("--rounds", &options.rounds);
  parser.Add("--ready", &options.ready, "added to how likely a claim is settled, as a logarithm of odds");
  parser.Add("--trust", &options.trust, "likewise to how likely a settled claim is supported");
  if (const auto ended = parser.Parse(argc, argv)) return static_cast<int>(*ended);
  const absl::Status status = whence::Run(options);
  if (!status.ok()) {
    std::cerr << "fit_verdicts: " << status.message() << "\n";
    return 2;
  }
}
