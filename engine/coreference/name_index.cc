#include "engine/coreference/name_index.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/str_join.h"
#include "absl/types/span.h"
#include "corpus/language/ascii.h"
#include "engine/coreference/name_relation.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

using Words = absl::Span<const std::string>;

// Calls take(key) for what the name is called by: its words, of a lone one also its letters.
template <typename Take>
void ForNames(Words words, std::string_view kind, Take take) {
  take(StrCat(kind, absl::StrJoin(words, " ")));
  if (words.size() > 1) return;
  std::string letters;
  for (const char c : words.front()) {
    if (IsAsciiLetter(c)) letters += AsciiLower(c);
  }
  if (letters != words.front()) take(StrCat(kind, letters));
}

// And for what it may be called by for short: its beginnings, its ends, its first word with the last, its initials.
template <typename Take>
void ForShorter(const std::vector<std::string>& name, std::string_view kind, Take take) {
  constexpr size_t kMost = 32;  // words of a part; a longer one is not looked for
  if (name.size() < 2) return;
  const Words words(name);
  for (size_t size = 1; size < words.size() && size <= kMost; ++size) {
    take(StrCat(kind, absl::StrJoin(words.first(size), " ")));
    take(StrCat(kind, absl::StrJoin(words.last(size), " ")));
  }
  if (words.size() > 2) take(StrCat(kind, words.front(), " ", words.back()));
  const Initials initials = InitialsOf(name);
  take(StrCat(kind, initials.all));
  if (initials.large != initials.all) take(StrCat(kind, initials.large));
}

// And for pieces of each word that may be misspelt, with all other words and the length of the known word. One edit
// leaves the beginning or the end of it whole, two edits one of these or the middle, which may have moved.
template <typename Take>
void ForPieces(Words words, bool known, Take take) {
  constexpr size_t kShortest = 6, kShortestTwice = 10;  // as RelateNames has it
  constexpr size_t kMost = 2;                           // edits
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word.size() < kShortest) continue;
    const std::string rest = StrCat(absl::StrJoin(words.first(i), " "), "|", absl::StrJoin(words.subspan(i + 1), " "));
    const size_t edits = known ? 0 : kMost;
    for (size_t size = std::max(kShortest, word.size() - edits); size <= word.size() + edits; ++size) {
      // Pieces that stand a letter apart: an edit touches one of them, two swapped letters, too.
      const bool twice = size >= kShortestTwice;
      const size_t piece = twice ? (size - 2) / 3 : (size - 1) / 2;
      take(StrCat("<", size, "|", rest, "|", word.substr(0, piece)));
      take(StrCat(">", size, "|", rest, "|", word.substr(word.size() - std::min(piece, word.size()))));
      if (!twice) continue;
      const size_t middle = piece + 1;
      for (size_t at = middle - edits; at <= middle + edits && at < word.size(); ++at) {
        take(StrCat("-", size, "|", rest, "|", word.substr(at, piece)));
      }
    }
  }
}

}  // namespace

void NameIndex::AddKeys(const Name& name) {
  const auto add = [&](std::string key) { entities_[std::move(key)].push_back(name.entity); };
  ForNames(name.words, "=", add);
  ForShorter(name.words, "+", add);
  ForPieces(name.words, true, add);
}

void NameIndex::Add(uint32_t entity, std::vector<std::string> words) {
  if (words.empty()) return;
  Name name{entity, std::move(words)};
  if (entities_.empty() && few_.size() < kFew) {
    few_.push_back(std::move(name));
    return;
  }
  for (const Name& earlier : few_) AddKeys(earlier);
  few_.clear();
  AddKeys(name);
}

std::vector<uint32_t> NameIndex::Find(const std::vector<std::string>& words) const {
  std::vector<uint32_t> found;
  if (words.empty()) return found;
  const auto find = [&](const std::string& key) {
    const auto entities = entities_.find(key);
    if (entities != entities_.end()) found.insert(found.end(), entities->second.begin(), entities->second.end());
  };
  if (entities_.empty()) {
    for (const Name& name : few_) found.push_back(name.entity);
  } else {
    ForNames(words, "=", find);
    ForNames(words, "+", find);
    ForShorter(words, "=", find);
    ForPieces(words, false, find);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace whence
