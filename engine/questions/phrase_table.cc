#include "engine/questions/phrase_table.h"

#include <algorithm>
#include <utility>

#include "graph/base/strings.h"

namespace whence {

void PhraseTable::Add(std::span<const std::string> words, PhraseEntry entry) {
  if (words.empty()) return;
  uint32_t at = 0;
  for (const std::string& word : words) {
    const uint32_t id = words_.emplace(word, static_cast<uint32_t>(words_.size())).first->second;
    const auto [next, fresh] = nodes_[at].children.emplace(id, static_cast<uint32_t>(nodes_.size()));
    const uint32_t child = next->second;
    if (fresh) nodes_.emplace_back();
    at = child;
  }
  for (PhraseEntry& known : nodes_[at].entries) {
    if (known.use != entry.use || known.inverse != entry.inverse || known.payload != entry.payload ||
        known.preposition != entry.preposition) {
      continue;
    }
    known.cost = std::min(known.cost, entry.cost);
    return;
  }
  nodes_[at].entries.push_back(std::move(entry));
}

uint32_t PhraseTable::FindWord(std::string_view word) const {
  const auto found = words_.find(ToAbsl(word));
  return found == words_.end() ? kNoWord : found->second;
}

std::vector<std::string_view> PhraseTable::Vocabulary() const {
  std::vector<std::string_view> words;
  for (const auto& [word, id] : words_) words.push_back(word);
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace whence
