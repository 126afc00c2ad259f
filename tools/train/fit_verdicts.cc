// Fits the weights of rules/verification/verdict.rules: logistic regressions over the signs that TextVerifier sees. One
// tells general claims from particular ones; for each kind one tells whether a claim is settled and one which way; by
// full-batch Adam (Kingma and Ba 2015) with an L2 penalty. The same rows give the same weights.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
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
constexpr auto kNone = static_cast<size_t>(Verdict::kNotEnoughInfo);
using Weights = std::array<double, kSignCount>;

// What tells the kinds of claims apart: none of these says how claim and evidence agree.
constexpr Sign kKindSigns[] = {Sign::kBias,
                               Sign::kUnnamed,
                               Sign::kParticular,
                               Sign::kGeneral,
                               Sign::kPast,
                               Sign::kModal,
                               Sign::kNamedShare,
                               Sign::kClaimLength,
                               Sign::kDeniedClaim,
                               Sign::kHedgedClaim,
                               Sign::kComparative,
                               Sign::kClaimOnly,
                               Sign::kClaimAll,
                               Sign::kClaimSome,
                               Sign::kClaimNature,
                               Sign::kClaimPersons,
                               Sign::kClaimWorks,
                               Sign::kEvidenceLength,
                               Sign::kEvidencePast,
                               Sign::kEvidenceNames,
                               Sign::kEvidencePronoun,
                               Sign::kSeveral,
                               Sign::kVerbless,
                               Sign::kQuoted,
                               Sign::kAsked,
                               Sign::kHedgedEvidence,
                               Sign::kContrast,
                               Sign::kEvidenceNature,
                               Sign::kEvidencePersons,
                               Sign::kEvidenceWorks};

struct Options {
  std::vector<std::string> files;    // on certain people and things
  std::vector<std::string> general;  // on the world at large
  int folds = 0;
  double strays = 0.3;
  double ready = 2.2, trust = 0.1;
  double general_ready = 0.75, general_trust = -0.4;
  int rounds = 600;
  size_t all() const { return files.size() + general.size(); }
  const std::string& file(size_t index) const {
    return index < files.size() ? files[index] : general[index - files.size()];
  }
};

struct Row {
  Signs signs;
  bool supportable = true;
  bool apart = false;
  size_t verdict = 0;
  size_t file = 0;
  bool general = false;
  bool stray = false;  // a claim with another's evidence
  uint64_t claim = 0;  // hash: a claim's rows stay in one fold
};

// A claim and its evidence as they were read, to be held against others.
struct Pair {
  TextUnits claim, evidence;
  std::string claim_text, evidence_text;
};

Row MakeRow(const TextVerifier& verifier, const TextUnits& claim, const TextUnits& evidence) {
  const Judgement judgement = verifier.Judge(claim, evidence);
  Row row;
  row.signs = judgement.signs;
  row.supportable = judgement.supportable;
  row.apart = judgement.apart;
  return row;
}

// The share of the words of the shorter text that are the other's, too.
double SharedWords(const TextUnits& a, const TextUnits& b) {
  const bool shorter = a.words.size() < b.words.size();
  const auto &few = shorter ? a.words : b.words, &many = shorter ? b.words : a.words;
  const auto shared =
      std::count_if(few.begin(), few.end(), [&](const std::string& word) { return many.contains(word); });
  return few.empty() ? 1 : static_cast<double>(shared) / static_cast<double>(few.size());
}

bool ShareName(const TextUnits& a, const TextUnits& b) {
  return std::any_of(a.units.begin(), a.units.end(), [&](const Unit& unit) {
    return unit.kind == UnitKind::kName &&
           std::all_of(unit.words.begin(), unit.words.end(), [&](const auto& word) { return b.words.contains(word); });
  });
}

// Sets of particular claims tell of none that its evidence does not settle. So each claim is held against another's
// evidence, too, which settles nothing: one that has a name of the claim if there is one, and of other claims than
// those that were put in its words.
void AddStrays(const TextVerifier& verifier, const std::vector<std::unique_ptr<Pair>>& pairs, size_t file,
               std::vector<Row>& rows) {
  constexpr double kOtherClaim = 0.6, kOtherEvidence = 0.5;
  for (size_t i = 0; i < pairs.size(); ++i) {
    const Pair* other = nullptr;
    for (size_t step = 1; step < pairs.size(); ++step) {
      const Pair& pair = *pairs[(i + step * 7) % pairs.size()];
      if (SharedWords(pair.claim, pairs[i]->claim) > kOtherClaim ||
          SharedWords(pair.evidence, pairs[i]->evidence) > kOtherEvidence) {
        continue;
      }
      if (other == nullptr) other = &pair;
      if (!ShareName(pairs[i]->claim, pair.evidence)) continue;
      other = &pair;
      break;
    }
    if (other == nullptr) continue;
    Row row = MakeRow(verifier, pairs[i]->claim, other->evidence);
    row.verdict = kNone;
    row.file = file;
    row.stray = true;
    row.claim = HashBytes(pairs[i]->claim_text);
    rows.push_back(row);
  }
}

absl::StatusOr<std::vector<Row>> ReadRows(const Options& options, const TextVerifier& verifier) {
  std::vector<Row> rows;
  for (size_t file = 0; file < options.all(); ++file) {
    const std::string& name = options.file(file);
    std::ifstream in(name);
    if (!in) return NotFound(name, ": cannot be read");
    std::vector<std::unique_ptr<Pair>> pairs;
    size_t number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
      if (json.is_discarded() || !json.contains("claim") || !json.contains("evidence") || !json.contains("verdict")) {
        return InvalidArgument(name, ":", number, ": a row has \"claim\", \"evidence\" and \"verdict\"");
      }
      const std::string verdict = json["verdict"].is_array() ? json["verdict"][0] : json["verdict"];
      size_t found = 0;
      while (found < kVerdicts && VerdictName(static_cast<Verdict>(found)) != verdict) ++found;
      if (found == kVerdicts) continue;
      auto pair = std::make_unique<Pair>();
      pair->claim_text = PlainSpelling(ClosedClaim(std::string(json["claim"])));
      pair->evidence_text = PlainSpelling(std::string(json["evidence"]));
      pair->claim = verifier.reader().Read(pair->claim_text, true);
      pair->evidence = verifier.reader().Read(pair->evidence_text, false);
      Row row = MakeRow(verifier, pair->claim, pair->evidence);
      row.verdict = found;
      row.file = file;
      row.general = file >= options.files.size();
      row.claim = HashBytes(pair->claim_text);
      rows.push_back(row);
      pairs.push_back(std::move(pair));
    }
    if (options.strays > 0 && file < options.files.size()) AddStrays(verifier, pairs, file, rows);
  }
  return rows;
}

struct Weighed {
  const Row* row;
  double weight;
  bool holds;
};

// Weights under which the sum of a row's signs tells the rows that hold.
Weights Fit(const std::vector<Weighed>& rows, double penalty, int rounds, const std::array<bool, kSignCount>& used) {
  constexpr double kStep = 0.05, kFirst = 0.9, kSecond = 0.999, kTiny = 1e-9;
  double all = 0;
  for (const Weighed& row : rows) all += row.weight;
  Weights weights{}, mean{}, square{};
  for (int round = 1; round <= rounds; ++round) {
    Weights slope{};
    for (const Weighed& row : rows) {
      const Signs& signs = row.row->signs;
      double sum = 0;
      for (size_t s = 0; s < kSignCount; ++s) sum += signs[s] * weights[s];
      const double miss = row.weight / all * (1 / (1 + std::exp(-sum)) - (row.holds ? 1 : 0));
      for (size_t s = 0; s < kSignCount; ++s) slope[s] += miss * signs[s];
    }
    for (size_t s = 0; s < kSignCount; ++s) {
      if (!used[s]) continue;
      const double g = slope[s] + penalty * weights[s] / all;
      mean[s] = kFirst * mean[s] + (1 - kFirst) * g;
      square[s] = kSecond * square[s] + (1 - kSecond) * g * g;
      weights[s] -= kStep * (mean[s] / (1 - std::pow(kFirst, round))) /
                    (std::sqrt(square[s] / (1 - std::pow(kSecond, round))) + kTiny);
    }
  }
  return weights;
}

SignWeights FitAll(const std::vector<const Row*>& rows, const Options& options) {
  constexpr double kOtherKind = 0.2;  // what a settled claim of the other kind counts in which way it is settled
  constexpr double kKindPenalty = 1, kParticularPenalty = 10, kGeneralPenalty = 5;
  // A file counts by the root of its rows, so that a large one does not drown the others.
  std::vector<double> sizes(options.all());
  for (const Row* row : rows) sizes[row->file] += row->stray ? 0 : 1;
  double roots = 0, own = 0;
  for (const double size : sizes) roots += std::sqrt(size), own += size;
  const auto share = [&](const Row& row) { return own / roots / std::sqrt(sizes[row.file]); };
  std::array<bool, kSignCount> every{}, kinds{};
  every.fill(true);
  for (const Sign sign : kKindSigns) kinds[static_cast<size_t>(sign)] = true;
  const auto fit = [&](auto weigh, auto holds, double penalty, const std::array<bool, kSignCount>& used) {
    std::vector<Weighed> weighed;
    for (const Row* row : rows) {
      if (const double weight = weigh(*row); weight > 0) weighed.push_back({row, weight, holds(*row)});
    }
    return Fit(weighed, penalty, options.rounds, used);
  };
  const Weights general = fit([&](const Row& row) { return row.stray ? 0 : share(row); },
                              [](const Row& row) { return row.general; }, kKindPenalty, kinds);
  SignWeights weights;
  for (size_t s = 0; s < kSignCount; ++s) weights[s].general = general[s];
  for (const bool kind : {false, true}) {
    const double penalty = kind ? kGeneralPenalty : kParticularPenalty;
    const Weights settles = fit(
        [&](const Row& row) {
          if (row.general != kind) return 0.0;
          return row.stray ? options.strays : kind ? 1 : share(row);
        },
        [](const Row& row) { return row.verdict != kNone; }, penalty, every);
    const Weights supports = fit(
        [&](const Row& row) {
          if (row.verdict == kNone) return 0.0;
          return row.general != kind ? kOtherKind : kind ? 1 : share(row);
        },
        [](const Row& row) { return row.verdict == 0; }, penalty, every);
    for (size_t s = 0; s < kSignCount; ++s) {
      (kind ? weights[s].for_general : weights[s].for_particular) = {settles[s], supports[s]};
    }
  }
  VerdictWeight& bias = weights[static_cast<size_t>(Sign::kBias)];
  bias.for_particular.settles += options.ready;
  bias.for_particular.supports += options.trust;
  bias.for_general.settles += options.general_ready;
  bias.for_general.supports += options.general_trust;
  return weights;
}

size_t Predict(const SignWeights& weights, const Row& row) {
  const Odds odds = Weigh(row.signs, weights);
  if (row.apart) return kNone;
  return static_cast<size_t>(Likeliest(odds.settled, odds.supports, row.supportable));
}

// How weights that never saw a row's claim judge it: accuracy and the mean F1 of the verdicts that occur, for each
// file; and how many claims with another's evidence are left open.
void CrossValidate(const std::vector<Row>& rows, const Options& options) {
  using Counts = std::array<std::array<double, kVerdicts>, kVerdicts>;  // [true verdict][said]
  std::vector<Counts> counts(options.all());
  double strays = 0, open = 0;
  const auto folds = static_cast<uint64_t>(options.folds);
  for (uint64_t fold = 0; fold < folds; ++fold) {
    std::vector<const Row*> seen;
    for (const Row& row : rows) {
      if (row.claim % folds != fold) seen.push_back(&row);
    }
    const SignWeights weights = FitAll(seen, options);
    for (const Row& row : rows) {
      if (row.claim % folds != fold) continue;
      const size_t said = Predict(weights, row);
      if (row.stray) {
        ++strays;
        open += said == kNone ? 1 : 0;
      } else {
        ++counts[row.file][row.verdict][said];
      }
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
    std::printf("%s: held out, %.0f rows: accuracy %.3f, macro-F1 %.3f\n", options.file(file).c_str(), all, right / all,
                f1 / verdicts);
  }
  if (strays > 0) std::printf("claims with another's evidence: %.3f of %.0f left open\n", open / strays, strays);
}

absl::Status Run(const Options& options) {
  WHENCE_ASSIGN_OR_RETURN(const std::string data, FindData());
  WHENCE_ASSIGN_OR_RETURN(const auto analyzer, Analyzer::Load(StrCat(data, "/corpus/model/english.model")));
  WHENCE_ASSIGN_OR_RETURN(const auto extractor, Extractor::LoadBuiltin());
  WHENCE_ASSIGN_OR_RETURN(const auto relations, WordRelations::Load(StrCat(data, "/corpus/model/english.relations")));
  WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadFileBytes(StrCat(data, "/rules/verification/verdict.rules")));
  WHENCE_ASSIGN_OR_RETURN(const VerdictRules rules, VerdictRules::Parse("verdict.rules", text));
  WHENCE_ASSIGN_OR_RETURN(const std::string excluded, ReadFileBytes(StrCat(data, "/rules/inference/exclusions.rules")));
  WHENCE_ASSIGN_OR_RETURN(const ExclusionRules exclusions, ExclusionRules::Parse("exclusions.rules", excluded));
  const TextVerifier verifier(UnitReader(*analyzer, *extractor, *relations, rules),
                              Witness(rules, exclusions, extractor->lexicon()), rules);
  WHENCE_ASSIGN_OR_RETURN(std::vector<Row> rows, ReadRows(options, verifier));
  if (rows.empty()) return InvalidArgument("there are no rows");
  if (options.folds > 1) {
    CrossValidate(rows, options);
    return absl::OkStatus();
  }
  std::vector<const Row*> all;
  for (const Row& row : rows) all.push_back(&row);
  const SignWeights weights = FitAll(all, options);
  for (size_t s = 0; s < kSignCount; ++s) {
    const std::string name(SignName(static_cast<Sign>(s)));
    const VerdictWeight& weight = weights[s];
    std::printf("weight %s = %.2f | %.2f %.2f | %.2f %.2f\n", name.c_str(), weight.general,
                weight.for_particular.settles, weight.for_particular.supports, weight.for_general.settles,
                weight.for_general.supports);
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) {
  whence::OptionParser parser("Fits the weights of verdicts on claims.", "whence_fit_verdicts");
  whence::Options options;
  parser.Add("files", &options.files, "JSON lines with claim, evidence and verdict, on certain people and things")
      .Required();
  parser.Add("--general", &options.general, "likewise, on the world at large");
  parser.Add("--folds", &options.folds, "print how well each of so many parts is judged by weights of the others");
  parser.Add("--strays", &options.strays, "what a claim with another's evidence counts");
  parser.Add("--rounds", &options.rounds);
  parser.Add("--ready", &options.ready, "added to how likely a claim is settled, as a logarithm of odds");
  parser.Add("--trust", &options.trust, "likewise to how likely a settled claim is supported");
  parser.Add("--general-ready", &options.general_ready, "likewise for general claims");
  parser.Add("--general-trust", &options.general_trust);
  if (const auto ended = parser.Parse(argc, argv)) return static_cast<int>(*ended);
  const absl::Status status = whence::Run(options);
  if (!status.ok()) {
    std::cerr << "fit_verdicts: " << status.message() << "\n";
    return 2;
  }
}
