#ifndef WHENCE_ENGINE_QUESTIONS_PHRASE_TABLE_H_
#define WHENCE_ENGINE_QUESTIONS_PHRASE_TABLE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace whence {

// What a phrase of a lexicon can be for the grammar.
enum class PhraseUse : uint8_t {
  kNoun,            // a relation named by a noun: director
  kVerbBase,        // direct
  kVerbFinite,      // directs, directed, direct
  kVerbParticiple,  // directed (by)
  kVerbGerund,      // directing
  kComplement,      // what follows "be": about, located in
  // The same without their last preposition, as in "where was she born": born (in).
  kStrandedBase,
  kStrandedFinite,
  kStrandedParticiple,
  kStrandedGerund,
  kStrandedComplement,
  kCounted,  // what a number counts: people
  kClass,    // a class noun: film
  kAdjective,
  kComparative,
  kSuperlative,
  kUnit,
  // What is true or false of things: vegetarian; (has) parking; take reservations, takes reservations.
  kFlag,
  kFlagHad,
  kFlagBase,
  kFlagFinite,
};
inline constexpr size_t kPhraseUses = static_cast<size_t>(PhraseUse::kFlagFinite) + 1;

struct PhraseEntry {
  PhraseUse use = PhraseUse::kNoun;
  bool inverse = false;  // the relation read against its direction
  uint32_t payload = 0;  // index of the relation, class or adjective
  float cost = 0;
  std::string preposition;  // the one that a stranded phrase lacks
};

// Phrases of a lexicon by their words, in one tree: all phrases that begin at a word are found in one walk. Immutable
// once filled; then thread-safe.
class PhraseTable {
 public:
  PhraseTable() { nodes_.emplace_back(); }

  // Words are lower case. An entry that is there already keeps the lower cost.
  void Add(std::span<const std::string> words, PhraseEntry entry);

  static constexpr uint32_t kNoWord = ~uint32_t{0};
  uint32_t FindWord(std::string_view word) const;

  // Calls found(end, entries) for every phrase that begins at words[begin].
  template <typename Found>
  void Walk(std::span<const uint32_t> words, size_t begin, Found found) const {
    uint32_t at = 0;
    for (size_t i = begin; i < words.size(); ++i) {
      if (words[i] == kNoWord) return;
      const auto next = nodes_[at].children.find(words[i]);
      if (next == nodes_[at].children.end()) return;
      at = next->second;
      if (!nodes_[at].entries.empty()) found(i + 1, nodes_[at].entries);
    }
  }

  // Replaces the entries of each phrase by what `change` makes of them.
  template <typename Change>
  void ChangeAll(Change change) {
    for (PhraseNode& node : nodes_) {
      if (!node.entries.empty()) node.entries = change(std::move(node.entries));
    }
  }

  // All words, for the repair of typing mistakes.
  std::vector<std::string_view> Vocabulary() const;

 private:
  struct PhraseNode {
    absl::flat_hash_map<uint32_t, uint32_t> children;
    std::vector<PhraseEntry> entries;
  };
  std::vector<PhraseNode> nodes_;
  absl::flat_hash_map<std::string, uint32_t> words_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_PHRASE_TABLE_H_
