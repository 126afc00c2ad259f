#ifndef WHENCE_TOOLS_TRAIN_NAME_COLLECTOR_H_
#define WHENCE_TOOLS_TRAIN_NAME_COLLECTOR_H_

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "corpus/language/token.h"
#include "tools/train/wordnet.h"

namespace whence {

// The names of the gazetteers with the type that wins where sources differ, and the single words that names are made
// of.
struct CollectedNames {
  std::map<std::string, EntityType> names;  // lower case, words parted by blanks
  std::map<std::string, uint32_t> words;    // lower case: WordClass bits of names
  std::set<std::string> titles;             // common nouns for people
};

// Countries and their subdivisions, former countries, languages.
absl::Status CollectIsoNames(const std::string& folder, CollectedNames* names);

// Capitalised nouns by what they are hyponyms of, and capitalised adjectives that pertain to places.
void CollectWordNetNames(const WordNet& wordnet, CollectedNames* names);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_NAME_COLLECTOR_H_
