// Fits the weights of rules/verification/verdict.rules: a multinomial logistic regression over the signs that
// TextVerifier sees, by full-batch Adam (Kingma and Ba 2015) with an L2 penalty. The same rows give the same weights.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "corpus/document/reader.h"
#include "corpus/language/feature_hash.h"
#include "engine/engine.h"
#include "engine/verify/text_verifier.h"
#include "graph/base/status.h"
#include "nlohmann/json.hpp"

namespace whence {
namespace {

constexpr size_t kVerdicts = 3;
using Weights = std::array<std::array<double, kVerdicts>, kSignCount>;

struct Options {
  std::vector<std::string> files;
  bool half = false;
  double penalty = 3;
  int rounds = 600;
};

struct Row {
  Signs signs;
  size_t verdict = 0;
  size_t file = 0;
  double weight = 1;
  bool supportable = true;
};

// One half of the rows, by a hash of the claim, so that a claim's rows stay together.
bool InHalf(std::string_view claim) { return HashBytes(claim) % 2 == 0; }

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
      if (options.half && !InHalf(claim)) continue;
      const std::string verdict = json["verdict"].is_array() ? json["verdict"][0] : json["verdict"];
      Row row;
      row.file = file;
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

// A file counts by the root of its rows, so that a large one does not drown the others; in a file each verdict alike.
void Balance(size_t files, std::vector<Row>& rows) {
  std::vector<std::array<double, kVerdicts>> counts(files);
  std::vector<double> sizes(files);
  double all = 0;
  for (const Row& row : rows) {
    ++counts[row.file][row.verdict];
    ++sizes[row.file];
  }
  for (double& size : sizes) all += size = std::sqrt(size);
  // What the rule above the weights decides, they cannot learn.
  std::erase_if(rows, [](const Row& row) { return row.verdict == 0 && !row.supportable; });
  for (Row& row : rows) {
    const auto& of_file = counts[row.file];
    const auto kinds = kVerdicts - static_cast<size_t>(std::count(of_file.begin(), of_file.end(), 0.0));
    row.weight = sizes[row.file] / all / (of_file[row.verdict] * static_cast<double>(kinds));
  }
}

Weights Fit(const std::vector<Row>& rows, const Options& options) {
  constexpr double kStep = 0.05, kFirst = 0.9, kSecond = 0.999, kTiny = 1e-9;
  Weights weights{}, mean{}, square{};
  for (int round = 1; round <= options.rounds; ++round) {
    Weights slope{};
    for (const Row& row : rows) {
      std::array<double, kVerdicts> share{};
      for (size_t s = 0; s < kSignCount; ++s) {
        for (size_t v = 0; v < kVerdicts; ++v) share[v] += row.signs[s] * weights[s][v];
      }
      double all = 0;
      for (double& value : share) all += value = std::exp(value);
      if (!row.supportable) all -= std::exchange(share[0], 0);
      for (size_t v = 0; v < kVerdicts; ++v) {
        const double miss = share[v] / all - (v == row.verdict ? 1 : 0);
        for (size_t s = 0; s < kSignCount; ++s) slope[s][v] += row.weight * miss * row.signs[s];
      }
    }
    for (size_t s = 0; s < kSignCount; ++s) {
      for (size_t v = 0; v < kVerdicts; ++v) {
        const double g = slope[s][v] + options.penalty * weights[s][v] / static_cast<double>(rows.size());
        mean[s][v] = kFirst * mean[s][v] + (1 - kFirst) * g;
        square[s][v] = kSecond * square[s][v] + (1 - kSecond) * g * g;
        weights[s][v] -= kStep * (mean[s][v] / (1 - std::pow(kFirst, round))) /
                         (std::sqrt(square[s][v] / (1 - std::pow(kSecond, round))) + kTiny);
      }
    }
  }
  return weights;
}

absl::Status Run(const Options& options) {
  WHENCE_ASSIGN_OR_RETURN(const std::string data, FindData());
  WHENCE_ASSIGN_OR_RETURN(const auto analyzer, Analyzer::Load(StrCat(data, "/corpus/model/english.model")));
  WHENCE_ASSIGN_OR_RETURN(const auto extractor, Extractor::LoadBuiltin());
  WHENCE_ASSIGN_OR_RETURN(const auto relations, WordRelations::Load(StrCat(data, "/corpus/model/english.relations")));
  WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadBytes(StrCat(data, "/rules/verification/verdict.rules")));
  WHENCE_ASSIGN_OR_RETURN(const VerdictRules rules, VerdictRules::Parse("verdict.rules", text));
  const TextVerifier verifier(UnitReader(*analyzer, *extractor, *relations, rules), rules);
  WHENCE_ASSIGN_OR_RETURN(std::vector<Row> rows, ReadRows(options, verifier));
  if (rows.empty()) return InvalidArgument("there are no rows");
  Balance(options.files.size(), rows);
  const Weights weights = Fit(rows, options);
  for (size_t s = 0; s < kSignCount; ++s) {
    const std::string name(SignName(static_cast<Sign>(s)));
    std::printf("weight %s = %.2f %.2f %.2f\n", name.c_str(), weights[s][0], weights[s][1], weights[s][2]);
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) {
  CLI::App app("Fits the weights of verdicts on claims.");
  whence::Options options;
  app.add_option("files", options.files, "JSON lines with claim, evidence and verdict")->required();
  app.add_flag("--half", options.half, "only one half of the rows, so that the other can measure");
  app.add_option("--penalty", options.penalty, "L2 penalty");
  app.add_option("--rounds", options.rounds);
  CLI11_PARSE(app, argc, argv);
  const absl::Status status = whence::Run(options);
  if (!status.ok()) {
    std::cerr << "fit_verdicts: " << status.message() << "\n";
    return 2;
  }
}
