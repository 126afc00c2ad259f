#ifndef WHENCE_TOOLS_TRAIN_LEXICON_BUILDER_H_
#define WHENCE_TOOLS_TRAIN_LEXICON_BUILDER_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"

namespace whence {

struct LexiconSources {
  std::string wordnet = "/usr/share/wordnet";           // Debian: wordnet-base
  std::string iso_codes = "/usr/share/iso-codes/json";  // Debian: iso-codes
};

// The sections "words", "forms", "lemmas" and "names" of a model file.
// Errors: NotFound or InvalidArgument with the path of the source at fault.
absl::StatusOr<std::map<std::string, std::string>> BuildLexicon(const LexiconSources& sources);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_LEXICON_BUILDER_H_
