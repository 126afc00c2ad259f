// Scores pronoun resolution on GAP (Webster et al. 2018): gap FILE.tsv MODEL. Each row names a pronoun and two names,
// and says which of them, if either, the pronoun means. Prints precision, recall and F1 over the two labels of each
// row.

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/analyzer.h"
#include "engine/coreference/document_entities.h"

namespace whence {
namespace {

struct Row {
  std::string id, text, pronoun;
  size_t pronoun_offset = 0;
  struct Name {
    std::string text;
    size_t offset = 0;
    bool meant = false;
  } names[2];
};

// Offsets of the data count code points.
size_t ByteOffset(std::string_view text, size_t code_points) {
  size_t at = 0;
  while (at < text.size()) {
    if ((text[at] & 0xC0) != 0x80 && code_points-- == 0) return at;
    ++at;
  }
  return at;
}

bool ParseRow(const std::string& line, Row* row) {
  std::vector<std::string> cells;
  size_t begin = 0;
  while (begin <= line.size()) {
    const size_t end = std::min(line.find('\t', begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  if (cells.size() < 10 || cells[0] == "ID") return false;
  const auto number = [](const std::string& text) {
    size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  };
  row->id = cells[0];
  row->text = cells[1];
  row->pronoun = cells[2];
  row->pronoun_offset = ByteOffset(row->text, number(cells[3]));
  for (int i = 0; i < 2; ++i) {
    row->names[i] = {cells[4 + 3 * i], ByteOffset(row->text, number(cells[5 + 3 * i])),
                     cells[6 + 3 * i] == "TRUE" || cells[6 + 3 * i] == "True"};
  }
  return true;
}

// The mention whose head stands in [begin, end), or null.
const Mention* MentionAt(const std::vector<DocumentSentence>& sentences, const DocumentEntities& entities, size_t begin,
                         size_t end) {
  const Mention* found = nullptr;
  for (uint32_t i = 0; i < sentences.size(); ++i) {
    const std::vector<Token>& tokens = sentences[i].sentence->tokens;
    for (size_t j = 0; j < tokens.size(); ++j) {
      if (tokens[j].span.end <= begin || tokens[j].span.begin >= end) continue;
      const Mention* mention = entities.Find({i, static_cast<int32_t>(j)});
      if (mention != nullptr) found = mention;
    }
  }
  return found;
}

int Run(const char* file, const char* model) {
  std::ifstream in(file);
  if (!in) {
    std::cout << "skipped: " << file << " is not there\n";
    return 0;
  }
  auto analyzer = Analyzer::Load(model);
  if (!analyzer.ok()) {
    std::cerr << analyzer.status().ToString() << "\n";
    return 2;
  }
  int right = 0, said = 0, meant = 0, rows = 0, linked = 0, no_name = 0;
  int said_by[21] = {}, right_by[21] = {};  // by confidence, in twentieths
  std::string line;
  while (std::getline(in, line)) {
    Row row;
    if (!ParseRow(line, &row)) continue;
    ++rows;
    const Analysis analysis = (*analyzer)->Analyze(row.text);
    std::vector<DocumentSentence> sentences;
    for (const Sentence& sentence : analysis.sentences()) sentences.push_back({&sentence, 0, 0, false});
    const DocumentEntities entities = ResolveCoreference(sentences);
    const Mention* resolved =
        MentionAt(sentences, entities, row.pronoun_offset, row.pronoun_offset + row.pronoun.size());
    const int64_t pronoun = resolved == nullptr ? -1 : static_cast<int64_t>(resolved->entity);
    linked += pronoun >= 0;
    for (const Row::Name& name : row.names) {
      const Mention* named = MentionAt(sentences, entities, name.offset, name.offset + name.text.size());
      const int64_t entity = named == nullptr ? -1 : static_cast<int64_t>(named->entity);
      no_name += entity < 0;
      const bool says = pronoun >= 0 && entity == pronoun;
      right += says && name.meant;
      if (says) {
        const auto bin = static_cast<size_t>(resolved->confidence * 20);
        ++said_by[bin];
        right_by[bin] += name.meant;
      }
      said += says;
      meant += name.meant;
      if (says != name.meant && std::getenv("GAP_VERBOSE") != nullptr) {
        std::cout << row.id << " " << (name.meant ? "missed " : "wrong  ") << row.pronoun << " = " << name.text
                  << "; said " << (pronoun >= 0 ? entities.entities()[static_cast<size_t>(pronoun)].name : "nothing")
                  << "\n  " << row.text << "\n";
      }
    }
  }
  const double precision = said > 0 ? static_cast<double>(right) / said : 0;
  const double recall = meant > 0 ? static_cast<double>(right) / meant : 0;
  std::cout << "precision " << precision << " recall " << recall << " F1 "
            << (right > 0 ? 2 * precision * recall / (precision + recall) : 0) << "; " << rows << " pronouns, "
            << linked << " resolved; " << no_name << " names without a mention\n";
  for (int bin = 0; bin <= 20; ++bin) {
    if (said_by[bin] == 0) continue;
    std::cout << "confidence " << bin * 0.05 << ": " << right_by[bin] << " of " << said_by[bin] << " right\n";
  }
  return 0;
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: " << argv[0] << " FILE.tsv MODEL\n";
    return 2;
  }
  return whence::Run(argv[1], argv[2]);
}
