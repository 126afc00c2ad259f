// Trains the language model: treebanks, WordNet and iso-codes in, one model file out.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "corpus/language/language_model.h"
#include "graph/base/status.h"
#include "tools/commands/option_parser.h"
#include "tools/train/lexicon_builder.h"
#include "tools/train/parser_trainer.h"
#include "tools/train/scores.h"
#include "tools/train/tagger_trainer.h"
#include "tools/train/treebank.h"

namespace whence {
namespace {

constexpr size_t kFolds = 4;
constexpr int kLeastCount = 2;   // of a word that the parser knows as such
constexpr size_t kFoldRun = 20;  // sentences that stand together stay in one fold

struct Options {
  std::string treebank;
  std::string output;
  LexiconSources sources;
  NetworkTraining tagger;
  ParserTraining parser;
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

void PrintRound(int round, double loss) { std::fprintf(stderr, "  round %d, loss %.0f\n", round + 1, loss); }

// The words that the networks know as such, and how many they are.
struct KnownWords {
  std::string bytes;
  size_t count = 0;
};

KnownWords CollectWords(const std::vector<TagExample>& examples) {
  std::map<uint64_t, int> counts;
  for (const TagExample& example : examples) {
    for (const WordFeatures& word : example.features.words) ++counts[word.norm];
  }
  std::vector<uint64_t> norms;
  for (const auto& [norm, count] : counts) {
    if (count >= kLeastCount) norms.push_back(norm);
  }
  return {EncodeVocabulary(norms), norms.size()};
}

absl::StatusOr<std::string> TrainTaggerOn(const std::vector<TagExample>& examples, const std::vector<bool>& use,
                                          const KnownWords& words, const TagSet& tags,
                                          const NetworkTraining& training) {
  const uint32_t rows = CountRows(words.count, TaggerTables());
  WHENCE_ASSIGN_OR_RETURN(const Vocabulary vocabulary, Vocabulary::FromBytes(words.bytes, TaggerTables(), rows));
  return TrainTagger(examples, use, vocabulary, rows, tags.size(), training, PrintRound);
}

// Tags every sentence with a tagger that was trained on the other folds, so that the parser learns to live with the
// tagger's mistakes. Returns the classes.
absl::StatusOr<std::vector<std::vector<int>>> JackknifeTags(const std::vector<TagExample>& examples,
                                                            const KnownWords& words, const TagSet& tags,
                                                            const NetworkTraining& training) {
  const auto fold_of = [](size_t i) { return i / kFoldRun % kFolds; };
  std::vector<std::vector<int>> classes(examples.size());
  for (size_t fold = 0; fold < kFolds; ++fold) {
    std::fprintf(stderr, "tagger without part %zu of %zu\n", fold + 1, kFolds);
    std::vector<bool> use(examples.size());
    for (size_t i = 0; i < use.size(); ++i) use[i] = fold_of(i) != fold;
    NetworkTraining own = training;
    own.rounds = std::max(1, training.rounds * 2 / 3);
    own.seed = training.seed + 100 + fold;
    WHENCE_ASSIGN_OR_RETURN(const std::string network, TrainTaggerOn(examples, use, words, tags, own));
    WHENCE_ASSIGN_OR_RETURN(const Tagger tagger, Tagger::FromBytes(network, words.bytes, tags));
    TaggerWorkspace workspace;
    for (size_t i = 0; i < examples.size(); ++i) {
      if (fold_of(i) == fold) tagger.Assign(examples[i].features, &workspace, &classes[i]);
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
  const KnownWords words = CollectWords(examples);
  std::fprintf(stderr, "tagger\n");
  WHENCE_ASSIGN_OR_RETURN(sections["tagger"], TrainTaggerOn(examples, std::vector<bool>(examples.size(), true), words,
                                                            tags, options.tagger));
  WHENCE_ASSIGN_OR_RETURN(const auto classes, JackknifeTags(examples, words, tags, options.tagger));

  const uint32_t rows = CountRows(words.count, ParserTables());
  WHENCE_ASSIGN_OR_RETURN(const Vocabulary vocabulary, Vocabulary::FromBytes(words.bytes, ParserTables(), rows));
  std::vector<ParseExample> trees;
  for (size_t i = 0; i < sentences.size(); ++i) {
    ParseExample tree;
    for (size_t t = 0; t < sentences[i].tokens.size(); ++t) {
      tree.words.push_back(MakeParserWord(vocabulary, examples[i].features.words[t], tags[classes[i][t]]));
      tree.gold.push_back({sentences[i].tokens[t].head, sentences[i].tokens[t].deprel});
    }
    trees.push_back(std::move(tree));
  }
  examples.clear();
  std::fprintf(stderr, "parser\n");
  sections["parser"] = TrainParser(trees, rows, options.parser, PrintRound);
  sections["tags"] = tags.ToText();
  sections["vocab"] = words.bytes;
  sections["labels"] = DeprelNames();
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
  whence::OptionParser parser("Trains the language model of Whence.", "whence_train_model");
  whence::Options options;
  options.tagger.shape.layers = 1;
  options.tagger.rounds = 10;
  parser.Add("treebank", &options.treebank, "folder with {ewt,gum}-{train,dev}.conllu").Required();
  parser.Add("output", &options.output, "the model file to write").Required();
  parser.Add("--wordnet", &options.sources.wordnet, "folder of WordNet's database files");
  parser.Add("--iso-codes", &options.sources.iso_codes, "folder of iso-codes' JSON files");
  parser.Add("--tagger-rounds", &options.tagger.rounds);
  parser.Add("--parser-rounds", &options.parser.network.rounds);
  if (const auto ended = parser.Parse(argc, argv)) return static_cast<int>(*ended);
  const absl::Status status = whence::Train(options);
  if (!status.ok()) {
    std::cerr << "train: " << status.message() << "\n";
    return 2;
  }
}
