// Writes corpus/model/english.relations from WordNet.
#include <fstream>
#include <iostream>
#include <string>

#include "CLI/CLI.hpp"
#include "corpus/language/model_file.h"
#include "tools/train/lexicon_builder.h"
#include "tools/train/relations_builder.h"

int main(int argc, char** argv) {
  CLI::App app("Writes how the words of English relate, from WordNet.");
  std::string output;
  std::string folder = whence::LexiconSources().wordnet;
  app.add_option("output", output, "the file to write")->required();
  app.add_option("--wordnet", folder, "folder of WordNet's database files");
  CLI11_PARSE(app, argc, argv);
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
