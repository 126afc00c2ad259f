#ifndef WHENCE_CORPUS_LANGUAGE_LANGUAGE_MODEL_H_
#define WHENCE_CORPUS_LANGUAGE_LANGUAGE_MODEL_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "corpus/language/lexicon.h"
#include "corpus/language/model_file.h"
#include "corpus/language/parser.h"
#include "corpus/language/tagger.h"

namespace whence {

// What a model file holds, ready for use. Its parts read the mapped file in place, and live as long as the object stays
// where it is. Thread-safe.
class LanguageModel {
 public:
  // The errors of ModelFile::Map, and DataLoss for a file whose parts do not fit this program.
  static absl::StatusOr<LanguageModel> Load(const std::string& path);

  const Lexicon& lexicon() const { return lexicon_; }
  const Tagger& tagger() const { return tagger_; }
  const Parser& parser() const { return parser_; }

 private:
  explicit LanguageModel(ModelFile file) : file_(std::move(file)) {}
  ModelFile file_;
  Lexicon lexicon_;
  Tagger tagger_;
  Parser parser_;
};

// The names of relations in the order of Deprel: a model that was trained with others is refused.
std::string DeprelNames();

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_LANGUAGE_MODEL_H_
