// Trains the language model: treebanks, WordNet and iso-codes in, one model file out.
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "corpus/language/language_model.h"
#include "graph/base/status.h"
#include "tools/commands/option_parser.h"
#include "tools/train/lexicon_builder.h"
#include "tools/train/parser_trainer.h"
#include "tools/train/question_maker.h"
#include "tools/train/scores.h"
#include "tools/train/tagger_trainer.h"
#include "tools/train/treebank.h"

namespace whence {
namespace {

constexpr size_t kFolds = 4;
constexpr int kLeastCount = 2;  // of a word that the parser knows as such
constexpr uint64_t kTeacherSeed = 1001;
constexpr size_t kFoldRun = 20;  // sentences that stand together stay in one fold

struct Options {
  std::string treebank;
  std::string output;
  LexiconSources sources;
  TaggerTraining tagger;
  ParserTraining parser;
  ParserTraining teacher;
  uint32_t teachers = 0;
  std::string networks;  // folder
  uint32_t questions = 0;
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

// Counts in the first `count` examples: a made question has no word that its statement has not.
KnownWords CollectWords(const std::vector<TagExample>& examples, size_t count) {
  std::map<uint64_t, int> counts;
  for (size_t i = 0; i < count; ++i) {
    for (const WordFeatures& word : examples[i].features.words) ++counts[word.norm];
  }
  std::vector<uint64_t> norms;
  for (const auto& [norm, times] : counts) {
    if (times >= kLeastCount) norms.push_back(norm);
  }
  return {EncodeVocabulary(norms), norms.size()};
}

absl::Status WriteFile(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) return Unavailable("cannot write ", path);
  return absl::OkStatus();
}

// The bytes of a network: as an earlier run left them in the folder of networks, or else as `train` returns them, which
// are left there.
absl::StatusOr<std::string> TrainOnce(const Options& options, const std::string& name,
                                      const std::function<absl::StatusOr<std::string>()>& train) {
  const std::string path = StrCat(options.networks, "/", name);
  if (!options.networks.empty()) {
    std::ifstream in(path, std::ios::binary);
    if (in) return std::string(std::istreambuf_iterator<char>(in), {});
  }
  std::fprintf(stderr, "%s\n", name.c_str());
  WHENCE_ASSIGN_OR_RETURN(std::string bytes, train());
  if (!options.networks.empty()) WHENCE_RETURN_IF_ERROR(WriteFile(path, bytes));
  return bytes;
}

absl::StatusOr<std::string> TrainTaggerOn(const std::vector<TagExample>& examples, const std::vector<bool>& use,
                                          const KnownWords& words, const TagSet& tags, const TaggerTraining& training) {
  const uint32_t rows = CountRows(words.count, TaggerTables());
  WHENCE_ASSIGN_OR_RETURN(const Vocabulary vocabulary, Vocabulary::FromBytes(words.bytes, TaggerTables(), rows));
  return TrainTagger(examples, use, vocabulary, rows, tags.size(), training, PrintRound);
}

// The tagger of the model, which learns from taggers that differ in their first random numbers alone, where any are
// asked for.
absl::StatusOr<std::string> TrainWholeTagger(const Options& options, const std::vector<TagExample>& examples,
                                             const KnownWords& words, const TagSet& tags) {
  const std::vector<bool> all(examples.size(), true);
  std::vector<std::string> networks(static_cast<size_t>(options.teachers));
  std::vector<Tagger> teachers;
  for (size_t i = 0; i < networks.size(); ++i) {
    TaggerTraining own = options.tagger;
    own.network.seed += kTeacherSeed + i;
    WHENCE_ASSIGN_OR_RETURN(networks[i], TrainOnce(options, StrCat("tagger-teacher-", i + 1),
                                                   [&] { return TrainTaggerOn(examples, all, words, tags, own); }));
    WHENCE_ASSIGN_OR_RETURN(Tagger teacher, Tagger::FromBytes(networks[i], words.bytes, tags));
    teachers.push_back(std::move(teacher));
  }
  const TaughtTags taught = TeachTags(teachers, examples);
  TaggerTraining training = options.tagger;
  if (!teachers.empty()) training.taught = &taught;
  return TrainOnce(options, "tagger", [&] { return TrainTaggerOn(examples, all, words, tags, training); });
}

// Tags every sentence with a tagger that was trained on the other folds, so that the parser learns to live with the
// tagger's mistakes. `folds` says in which fold each stands. Returns the classes.
absl::StatusOr<std::vector<std::vector<int>>> JackknifeTags(const Options& options,
                                                            const std::vector<TagExample>& examples,
                                                            const std::vector<size_t>& folds, const KnownWords& words,
                                                            const TagSet& tags) {
  std::vector<std::vector<int>> classes(examples.size());
  for (size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<bool> use(examples.size());
    for (size_t i = 0; i < use.size(); ++i) use[i] = folds[i] != fold;
    TaggerTraining own = options.tagger;
    own.network.rounds = std::max(1, own.network.rounds * 2 / 3);
    own.network.seed += 100 + fold;
    WHENCE_ASSIGN_OR_RETURN(const std::string network,
                            TrainOnce(options, StrCat("tagger-without-part-", fold + 1),
                                      [&] { return TrainTaggerOn(examples, use, words, tags, own); }));
    WHENCE_ASSIGN_OR_RETURN(const Tagger tagger, Tagger::FromBytes(network, words.bytes, tags));
    TaggerWorkspace workspace;
    for (size_t i = 0; i < examples.size(); ++i) {
      if (folds[i] == fold) tagger.Assign(examples[i].features, &workspace, &classes[i]);
    }
  }
  return classes;
}

// Trains parsers that differ in their first random numbers alone. Null when none is asked for.
absl::StatusOr<std::unique_ptr<ParserTeachers>> TrainTeachers(const Options& options,
                                                              const std::vector<ParseExample>& trees, uint32_t rows) {
  if (options.teachers == 0) return nullptr;
  std::vector<std::string> networks;
  for (uint32_t i = 0; i < options.teachers; ++i) {
    ParserTraining training = options.teacher;
    training.network.seed += kTeacherSeed + i;
    WHENCE_ASSIGN_OR_RETURN(std::string network, TrainOnce(options, StrCat("teacher-", i + 1), [&] {
                              return absl::StatusOr<std::string>(TrainParser(trees, rows, training, PrintRound));
                            }));
    networks.push_back(std::move(network));
  }
  return ParserTeachers::FromNetworks(std::move(networks));
}

absl::Status Train(const Options& options) {
  std::fprintf(stderr, "lexicon\n");
  WHENCE_ASSIGN_OR_RETURN(auto sections, BuildLexicon(options.sources));
  WHENCE_ASSIGN_OR_RETURN(const Lexicon lexicon, Lexicon::FromSections(sections["words"], sections["forms"],
                                                                       sections["lemmas"], sections["names"]));
  WHENCE_ASSIGN_OR_RETURN(std::vector<TreebankSentence> sentences, ReadAll(options, "train"));
  const TagSet tags = CollectTags(sentences, 5);
  std::fprintf(stderr, "%zu sentences, %d tags\n", sentences.size(), tags.size());

  std::vector<size_t> folds;
  for (TreebankSentence& sentence : sentences) {
    Projectivise(&sentence);
    folds.push_back(folds.size() / kFoldRun % kFolds);
  }
  const size_t written = sentences.size();
  // A made question stands in the fold of its statement, which has most of its words.
  std::vector<MadeQuestion> questions =
      MakeQuestions(sentences, written * options.questions / 100, options.parser.network.seed);
  std::fprintf(stderr, "%zu made questions\n", questions.size());
  for (MadeQuestion& question : questions) {
    sentences.push_back(std::move(question.sentence));
    folds.push_back(folds[question.source]);
  }
  std::vector<TagExample> examples;
  for (const TreebankSentence& sentence : sentences) examples.push_back(MakeTagExample(sentence, lexicon, tags));
  const KnownWords words = CollectWords(examples, written);
  WHENCE_ASSIGN_OR_RETURN(sections["tagger"], TrainWholeTagger(options, examples, words, tags));
  WHENCE_ASSIGN_OR_RETURN(const auto classes, JackknifeTags(options, examples, folds, words, tags));

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
  WHENCE_ASSIGN_OR_RETURN(const auto teachers, TrainTeachers(options, trees, rows));
  ParserTraining parser = options.parser;
  parser.teachers = teachers.get();
  std::fprintf(stderr, "parser\n");
  sections["parser"] = TrainParser(trees, rows, parser, PrintRound);
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
  options.tagger.network.shape.layers = 1;
  options.tagger.network.rounds = 10;
  parser.Add("treebank", &options.treebank, "folder with {ewt,gum}-{train,dev}.conllu").Required();
  parser.Add("output", &options.output, "the model file to write").Required();
  parser.Add("--wordnet", &options.sources.wordnet, "folder of WordNet's database files");
  parser.Add("--iso-codes", &options.sources.iso_codes, "folder of iso-codes' JSON files");
  parser.Add("--tagger-rounds", &options.tagger.network.rounds);
  parser.Add("--parser-rounds", &options.parser.network.rounds);
  parser.Add("--teachers", &options.teachers, "taggers and parsers that the model's learn from, trained before them");
  parser.Add("--teachers-share", &options.parser.teachers_share, "of what the parser learns, 0 to 1");
  parser.Add("--questions", &options.questions, "made questions to learn from, for each 100 sentences");
  parser.Add("--networks", &options.networks, "folder that keeps taggers and teachers from run to run");
  if (const auto ended = parser.Parse(argc, argv)) return static_cast<int>(*ended);
  const absl::Status status = whence::Train(options);
  if (!status.ok()) {
    std::cerr << "train: " << status.message() << "\n";
    return 2;
  }
}
