// Fits the weights of rules/verification/verdict.rules: two logistic regressions over the signs that TextVerifier sees,
// whether a claim is settled and, where it is, which way; by full-batch Adam (Kingma and Ba 2015) with an L2 penalty.
// The same rows give the same weights.
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "corpus/document/reader.h"
#include "corpus/language/feature_hash.h"
#include "engine/engine.h"
#include "engine/verify/text_verifier.h"
#include "graph/base/status.h"
#include "nlohmann/json.hpp"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

constexpr size_t kVerdicts = 3;
using Weights = std::array<double, kSignCount>;

struct Options {
  std::vector<std::string> files;
  bool half = false;
  double penalty = 10;
  double ready = 0;
  double trust = 0;
  int rounds = 600;
};

struct Row {
  Signs signs;
  size_t verdict = 0;
  size_t file = 0;
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
  constexpr auto kNone = static_cast<size_t>(Verdict::kNotEnoughInfo);
  Weights settles = Fit(rows, options, [](const Row& row) { return row.verdict != kNone; });
  std::erase_if(rows, [](const Row& row) { return row.verdict == kNone; });
  Weights supports = Fit(rows, options, [](const Row& row) { return row.verdict == 0; });
  settles[static_cast<size_t>(Sign::kBias)] += options.ready;
  supports[static_cast<size_t>(Sign::kBias)] += options.trust;
  for (size_t s = 0; s < kSignCount; ++s) {
    const std::string name(SignName(static_cast<Sign>(s)));
    std::printf("weight %s = %.2f %.2f\n", name.c_str(), settles[s], supports[s]);
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) {
  whence::OptionParser parser("Fits the weights of verdicts on claims.", "whence_fit_verdicts");
  whence::Options options;
  parser.Add("files", &options.files, "JSON lines with claim, evidence and verdict").Required();
  parser.AddFlag("--half", &options.half, "only one half of the rows, so that the other can measure");
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
