// Trains the language model: treebanks, WordNet and iso-codes in, one model file out.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "CLI/CLI.hpp"
#include "corpus/language/language_model.h"
#include "graph/base/status.h"
#include "tools/train/lexicon_builder.h"
#include "tools/train/parser_trainer.h"
#include "tools/train/scores.h"
#include "tools/train/tagger_trainer.h"
#include "tools/train/treebank.h"

namespace whence {
namespace {

constexpr size_t kFolds = 4;
constexpr size_t kFoldRun = 20;  // sentences that stand together stay in one fold

struct Options {
  std::string treebank;
  std::string output;
  LexiconSources sources;
  TaggerTraining tagger;
  ParserTraining parser;
  double parser_threshold = 1.8;
  double parser_clip = 40;
};

absl::StatusOr<std::vector<TreebankSentence>> ReadAll(const Options& options, const std::string& part) {
  std::vector<TreebankSentence> all;
  for (const char* name : {"ewt", "gum"}) {
    WHENCE_ASSIGN_OR_RETURN(std::vector<TreebankSentence> sentences,
                            ReadTreebank(StrCat(options.treebank, "/", name, "-", part, ".conllu")));
    for (TreebankSentence& sentence : sentences) all.push_back(std::move(sentence));
  }
  return all;
}

// Tags every sentence with a tagger that was trained on the other folds, so that the parser learns to live with the
// tagger's mistakes. Returns the classes; the folds train side by side, and none looks at another's numbers.
absl::StatusOr<std::vector<std::vector<int>>> JackknifeTags(const std::vector<TagExample>& examples, const TagSet& tags,
                                                            TaggerTraining training) {
  training.rounds = std::max(3, training.rounds / 2);
  std::vector<std::string> encoded(kFolds);
  const auto fold_of = [](size_t i) { return i / kFoldRun % kFolds; };
  const auto train_fold = [&](size_t fold) {
    std::vector<bool> use(examples.size());
    for (size_t i = 0; i < use.size(); ++i) use[i] = fold_of(i) != fold;
    TaggerTraining own = training;
    own.seed = 100 + fold;
    encoded[fold] = TrainTagger(examples, use, tags.size(), own);
  };
  std::vector<std::thread> threads;
  for (size_t half = 0; half < 2; ++half) {
    threads.emplace_back([&, half] {
      for (size_t fold = half; fold < kFolds; fold += 2) train_fold(fold);
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::vector<std::vector<int>> classes(examples.size());
  for (size_t fold = 0; fold < kFolds; ++fold) {
    WHENCE_ASSIGN_OR_RETURN(const LinearModel model, LinearModel::FromBytes(encoded[fold]));
    const Tagger tagger(model, tags);
    for (size_t i = 0; i < examples.size(); ++i) {
      if (fold_of(i) == fold) tagger.Assign(examples[i].features, &classes[i]);
    }
  }
  return classes;
}

absl::Status WriteFile(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) return Unavailable("cannot write ", path);
  return absl::OkStatus();
}

absl::Status Train(const Options& options) {
  std::fprintf(stderr, "lexicon\n");
  WHENCE_ASSIGN_OR_RETURN(auto sections, BuildLexicon(options.sources));
  WHENCE_ASSIGN_OR_RETURN(const Lexicon lexicon, Lexicon::FromSections(sections["words"], sections["forms"],
                                                                       sections["lemmas"], sections["names"]));
  WHENCE_ASSIGN_OR_RETURN(std::vector<TreebankSentence> sentences, ReadAll(options, "train"));
  const TagSet tags = CollectTags(sentences, 5);
  std::fprintf(stderr, "%zu sentences, %d tags\n", sentences.size(), tags.size());

  std::vector<TagExample> examples;
  for (TreebankSentence& sentence : sentences) {
    Projectivise(&sentence);
    examples.push_back(MakeTagExample(sentence, lexicon, tags));
  }
  std::fprintf(stderr, "tagger\n");
  std::string tagger;
  std::thread whole(
      [&] { tagger = TrainTagger(examples, std::vector<bool>(examples.size(), true), tags.size(), options.tagger); });
  WHENCE_ASSIGN_OR_RETURN(const auto classes, JackknifeTags(examples, tags, options.tagger));
  whole.join();

  std::vector<ParseExample> trees;
  for (size_t i = 0; i < sentences.size(); ++i) {
    ParseExample tree;
    for (size_t t = 0; t < sentences[i].tokens.size(); ++t) {
      tree.words.push_back(MakeParserWord(examples[i].features.words[t], tags[classes[i][t]]));
      tree.gold.push_back({sentences[i].tokens[t].head, sentences[i].tokens[t].deprel});
    }
    trees.push_back(std::move(tree));
  }
  examples.clear();
  std::fprintf(stderr, "parser\n");
  const Perceptron parser = TrainParser(trees, options.parser, [](int round, const Perceptron& perceptron) {
    std::fprintf(stderr, "  round %d, %zu features\n", round + 1, perceptron.row_count());
  });
  sections["tags"] = tags.ToText();
  sections["tagger"] = tagger;
  sections["labels"] = DeprelNames();
  sections["parser"] = EncodeLinearModel(Action::kCount, parser.Rows(options.parser_threshold, options.parser_clip));
  for (const auto& [name, bytes] : sections)
    std::fprintf(stderr, "section %s: %zu bytes\n", name.c_str(), bytes.size());
  WHENCE_RETURN_IF_ERROR(WriteFile(options.output, EncodeModelFile(sections)));
  WHENCE_ASSIGN_OR_RETURN(const LanguageModel model, LanguageModel::Load(options.output));
  for (const char* name : {"ewt-dev", "gum-dev"}) {
    WHENCE_ASSIGN_OR_RETURN(const auto dev, ReadTreebank(StrCat(options.treebank, "/", name, ".conllu")));
    std::printf("%s: %s\n", name, ScoreGoldTokens(model, dev).ToText().c_str());
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) {
  CLI::App app("Trains the language model of Whence.");
  whence::Options options;
  app.add_option("treebank", options.treebank, "folder with {ewt,gum}-{train,dev}.conllu")->required();
  app.add_option("output", options.output, "the model file to write")->required();
  app.add_option("--wordnet", options.sources.wordnet, "folder of WordNet's database files");
  app.add_option("--iso-codes", options.sources.iso_codes, "folder of iso-codes' JSON files");
  app.add_option("--tagger-rounds", options.tagger.rounds);
  app.add_option("--parser-rounds", options.parser.rounds);
  CLI11_PARSE(app, argc, argv);
  const absl::Status status = whence::Train(options);
  if (!status.ok()) {
    std::cerr << "train: " << status.message() << "\n";
    return 2;
  }
}
