#ifndef WHENCE_TOOLS_TRAIN_WORDNET_H_
#define WHENCE_TOOLS_TRAIN_WORDNET_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/lexicon.h"

namespace whence {

// WordNet 3.0 as Debian's wordnet-base installs it (formats: man wndb, man cntlist).
class WordNet {
 public:
  using Place = std::pair<WordPos, uint32_t>;  // of a synset
  struct Synset {
    int file = 0;                    // lexicographer file
    std::vector<std::string> words;  // as written, with blanks
    std::vector<uint32_t> parents;   // hypernyms and instance hypernyms (nouns and verbs)
    std::vector<uint32_t> wholes;    // what a place is a part of; of a satellite adjective its cluster's head
    std::vector<uint32_t> nouns;     // noun synsets that an adjective pertains to
    std::vector<Place> opposites;    // antonyms of any of the words
    std::vector<Place> derived;      // derivationally related to any of the words, and what an adjective pertains to
  };
  struct Entry {
    std::vector<uint32_t> senses;  // synset offsets, the commonest first
    int count = 0;                 // occurrences in the sense-tagged texts
  };

  // Errors: NotFound with the missing file's path.
  static absl::StatusOr<WordNet> Read(const std::string& folder);

  static constexpr WordPos kPositions[] = {WordPos::kNoun, WordPos::kVerb, WordPos::kAdjective, WordPos::kAdverb};

  const std::map<std::string, Entry>& Entries(WordPos pos) const { return entries_[Index(pos)]; }
  const std::map<std::string, std::string>& Exceptions(WordPos pos) const { return exceptions_[Index(pos)]; }
  const std::unordered_map<uint32_t, Synset>& Synsets(WordPos pos) const { return synsets_[Index(pos)]; }
  const Synset& SynsetAt(WordPos pos, uint32_t offset) const { return synsets_[Index(pos)].at(offset); }

  // The first senses of nouns, to ask IsKindOf with: {"country:2"} is the second sense of "country".
  std::vector<uint32_t> NounSenses(const std::vector<std::string_view>& names) const;
  // Whether one of the ancestors (or the synset itself) is among `kinds`.
  bool IsKindOf(uint32_t noun, const std::vector<uint32_t>& kinds) const;

 private:
  static size_t Index(WordPos pos) { return static_cast<size_t>(pos); }
  absl::Status ReadPos(const std::string& folder, WordPos pos, const std::string& suffix);
  absl::Status ReadCounts(const std::string& path);

  std::map<std::string, Entry> entries_[4];
  std::map<std::string, std::string> exceptions_[4];
  std::unordered_map<uint32_t, Synset> synsets_[4];
};

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_WORDNET_H_
