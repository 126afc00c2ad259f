#include "tools/train/relations_builder.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/word_relations.h"

namespace whence {
namespace {

using Place = WordNet::Place;

void PutVarint(uint32_t value, std::string& out) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7F) | 0x80);
  out += static_cast<char>(value);
}

// By WordNet's lexicographer files (man lexnames).
WordTopic TopicOf(int file) {
  switch (file) {
    case 7:   // noun.attribute
    case 17:  // noun.object
    case 19:  // noun.phenomenon
    case 22:  // noun.process
    case 23:  // noun.quantity
    case 26:  // noun.state
    case 27:  // noun.substance
      return WordTopic::kNature;
    case 18:  // noun.person
      return WordTopic::kPerson;
    case 6:   // noun.artifact
    case 10:  // noun.communication
    case 14:  // noun.group
      return WordTopic::kWork;
    default:
      return WordTopic::kOther;
  }
}

// Numbers senses in the order in which they are first asked for, so that those of common words come close together.
class Numbering {
 public:
  uint32_t Of(Place place) {
    const auto [entry, added] = numbers_.try_emplace(place, static_cast<uint32_t>(places_.size()));
    if (added) places_.push_back(place);
    return entry->second;
  }
  std::optional<uint32_t> Known(Place place) const {
    const auto entry = numbers_.find(place);
    return entry == numbers_.end() ? std::nullopt : std::optional<uint32_t>(entry->second);
  }
  const Place* Find(size_t number) const { return number < places_.size() ? &places_[number] : nullptr; }

 private:
  std::map<Place, uint32_t> numbers_;
  std::vector<Place> places_;
};

}  // namespace

std::map<std::string, std::string> BuildWordRelations(const WordNet& wordnet) {
  std::map<uint64_t, uint32_t> words;
  std::string senses;
  Numbering numbers;
  for (const WordPos pos : WordNet::kPositions) {
    for (const auto& [word, entry] : wordnet.Entries(pos)) {
      if (word.find(' ') != std::string::npos && entry.count == 0) continue;
      const size_t count = std::min(entry.senses.size(), WordRelations::kMostSenses);
      const bool linked =
          std::any_of(entry.senses.begin(), entry.senses.begin() + static_cast<ptrdiff_t>(count), [&](uint32_t sense) {
            const WordNet::Synset& synset = wordnet.SynsetAt(pos, sense);
            return !synset.derived.empty() || !synset.opposites.empty();
          });
      if (pos == WordPos::kNoun && entry.count == 0 && entry.senses.size() < 2 && !linked) continue;
      words[WordRelations::Hash(AsciiLowered(word), pos)] = static_cast<uint32_t>(senses.size());
      uint8_t common = 0;
      while (common < WordRelations::kMostCommon && entry.count >> (common + 1) > 0) ++common;
      senses += static_cast<char>(common << 4 | count);
      for (size_t i = 0; i < count; ++i) PutVarint(numbers.Of({pos, entry.senses[i]}), senses);
    }
  }
  std::string places;
  std::string topics;
  std::string nodes;
  for (size_t i = 0; const Place* found = numbers.Find(i); ++i) {
    const Place place = *found;  // numbering moves what `found` points to
    const WordNet::Synset& synset = wordnet.SynsetAt(place.first, place.second);
    topics += static_cast<char>(TopicOf(synset.file));
    const auto begin = static_cast<uint32_t>(nodes.size());
    for (int byte = 0; byte < 4; ++byte) places += static_cast<char>(begin >> (8 * byte));
    PutVarint(static_cast<uint32_t>(synset.parents.size() + synset.wholes.size()), nodes);
    for (const std::vector<uint32_t>* wider : {&synset.parents, &synset.wholes}) {
      for (const uint32_t parent : *wider) PutVarint(numbers.Of({place.first, parent}), nodes);
    }
    for (const std::vector<Place>* links : {&synset.opposites, &synset.derived}) {
      // A sense that no word has can never be met.
      std::vector<uint32_t> known;
      for (const Place& link : *links) {
        if (const std::optional<uint32_t> number = numbers.Known(link)) known.push_back(*number);
      }
      PutVarint(static_cast<uint32_t>(known.size()), nodes);
      for (const uint32_t number : known) PutVarint(number, nodes);
    }
  }
  return {{"lemmas", EncodeStringTable(words)},
          {"senses", senses},
          {"places", places},
          {"topics", topics},
          {"nodes", nodes}};
}

}  // namespace whence
