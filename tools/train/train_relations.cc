// Writes corpus/model/english.relations from WordNet.
#include <fstream>
#include <iostream>
#include <string>

#include "corpus/language/model_file.h"
#include "tools/commands/option_parser.h"
#include "tools/train/lexicon_builder.h"
#include "tools/train/relations_builder.h"

int main(int argc, char** argv) {
  whence::OptionParser parser("Writes how the words of English relate, from WordNet.", "whence_train_relations");
  std::string output;
  std::string folder = whence::LexiconSources().wordnet;
  parser.Add("output", &output, "the file to write").Required();
  parser.Add("--wordnet", &folder, "folder of WordNet's database files");
  if (const auto ended = parser.Parse(argc, argv)) return static_cast<int>(*ended);
  const absl::StatusOr<whence::WordNet> wordnet = whence::WordNet::Read(folder);
  if (!wordnet.ok()) {
    std::cerr << "train_relations: " << wordnet.status().message() << "\n";
    return 2;
  }
  std::ofstream out(output, std::ios::binary);
  out << whence::EncodeModelFile(whence::BuildWordRelations(*wordnet));
  out.close();
  if (!out) {
    std::cerr << "train_relations: cannot write " << output << "\n";
    return 2;
  }
}
