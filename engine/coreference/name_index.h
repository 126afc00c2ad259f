#ifndef WHENCE_ENGINE_COREFERENCE_NAME_INDEX_H_
#define WHENCE_ENGINE_COREFERENCE_NAME_INDEX_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace whence {

// Finds the known names that a name may be related to without looking at all of them: by its words, by their first
// letters for acronyms, and for near spellings by pieces of a word, one of which two edits leave whole. Names are given
// as their words (NameWords).
class NameIndex {
 public:
  void Add(uint32_t entity, std::vector<std::string> words);

  // In ascending order, each once: all entities with a name to which RelateNames gives any relation, in either
  // direction, and some others; of few names all. Cost: the names that share a key with it.
  std::vector<uint32_t> Find(const std::vector<std::string>& words) const;

 private:
  struct Name {
    uint32_t entity;
    std::vector<std::string> words;
  };
  static constexpr size_t kFew = 100;  // names; an index to fewer costs more than it spares

  void AddKeys(const Name& name);

  std::vector<Name> few_;                                             // as long as there are no more
  absl::flat_hash_map<std::string, std::vector<uint32_t>> entities_;  // by key
};

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_NAME_INDEX_H_
