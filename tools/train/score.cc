// Measures a language model on treebank files: gold tokens, and raw text.
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "corpus/language/analyzer.h"
#include "graph/base/status.h"
#include "tools/commands/option_parser.h"
#include "tools/train/scores.h"

namespace whence {
namespace {

absl::Status Measure(const std::string& model_path, const std::vector<std::string>& treebanks, bool show_misses,
                     bool questions) {
  WHENCE_ASSIGN_OR_RETURN(const LanguageModel model, LanguageModel::Load(model_path));
  WHENCE_ASSIGN_OR_RETURN(const std::unique_ptr<Analyzer> analyzer, Analyzer::Load(model_path));
  for (const std::string& path : treebanks) {
    WHENCE_ASSIGN_OR_RETURN(std::vector<TreebankSentence> sentences, ReadTreebank(path));
    if (questions) {
      std::erase_if(sentences, [](const TreebankSentence& sentence) { return sentence.tokens.back().form != "?"; });
    }
    std::vector<std::string> misses;
    std::printf("%s\n  %s\n", path.c_str(), ScoreGoldTokens(model, sentences).ToText().c_str());
    std::printf("  %s\n", ScoreRawText(*analyzer, sentences, show_misses ? &misses : nullptr).ToText().c_str());
    for (const std::string& miss : misses) std::printf("%s\n", miss.c_str());
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) {
  whence::OptionParser parser("Measures a language model of Whence on CoNLL-U files.", "whence_score_model");
  std::string model;
  std::vector<std::string> treebanks;
  bool misses = false;
  bool questions = false;
  parser.Add("model", &model, "the model file").Required();
  parser.Add("treebanks", &treebanks, "CoNLL-U files").Required();
  parser.AddFlag("--misses", &misses, "show what differs in raw text");
  parser.AddFlag("--questions", &questions, "measure the sentences that end in a question mark only");
  if (const auto ended = parser.Parse(argc, argv)) return static_cast<int>(*ended);
  const absl::Status status = whence::Measure(model, treebanks, misses, questions);
  if (!status.ok()) {
    std::cerr << "score: " << status.message() << "\n";
    return 2;
  }
}
