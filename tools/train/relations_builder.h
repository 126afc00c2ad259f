#ifndef WHENCE_TOOLS_TRAIN_RELATIONS_BUILDER_H_
#define WHENCE_TOOLS_TRAIN_RELATIONS_BUILDER_H_

#include <map>
#include <string>

#include "tools/train/wordnet.h"

namespace whence {

// The sections of corpus/model/english.relations (corpus/language/word_relations.h): single words and common phrases
// with their commonest senses, and what those senses are kinds of, opposites of and derived from. Rare nouns that
// nothing is derived from are left out. The same WordNet gives the same bytes.
std::map<std::string, std::string> BuildWordRelations(const WordNet& wordnet);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_RELATIONS_BUILDER_H_
