#include "engine/alignment/longer_names.h"

#include <algorithm>
#include <functional>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/name_relation.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// The words of the name that a token stands in: of its own, where names were made one token, else of those beside it.
std::vector<std::string> NameAround(const SentenceTree& tree, int32_t token) {
  const auto joined = [&](int32_t one, int32_t other) {
    if (!IsName(tree[one]) || !IsName(tree[other])) return false;
    const auto part = [&](int32_t inner, int32_t outer) {
      const Deprel relation = tree[inner].deprel;
      return (relation == Deprel::kFlat || relation == Deprel::kCompound) &&
             (tree.Head(inner) == outer || tree.Head(inner) == tree.Head(outer));
    };
    return part(one, other) || part(other, one);
  };
  int32_t first = token, last = token;
  while (first > 0 && joined(first - 1, first)) --first;
  while (last + 1 < tree.size() && joined(last, last + 1)) ++last;
  std::string text;
  for (int32_t part = first; part <= last; ++part) text += StrCat(part == first ? "" : " ", tree[part].form);
  return NameWords(text);
}

// Calls `use` with each token of the question inside a name and the name's words, and each name of several words that
// has the word there.
using Use = std::function<void(const AskedWord&, const std::vector<std::string>&, int32_t, std::vector<std::string>)>;
void ForEach(const AskedQuestion& asked, const ReadSentence& read, const Use& use) {
  for (const AskedWord& word : asked.words()) {
    // What stands "at Lund" may be at the University of Lund.
    if (!word.name || !asked.tree().Preposition(word.token).empty()) continue;
    const std::vector<std::string> name = NameAround(asked.tree(), word.token);
    if (name.empty()) continue;
    for (int32_t token = 0; token < read.tree().size(); ++token) {
      if (!IsName(read.tree()[token])) continue;
      const std::vector<std::string>& stems = read.stems(token);
      if (!std::binary_search(stems.begin(), stems.end(), word.stem)) continue;
      std::vector<std::string> around = NameAround(read.tree(), token);
      if (around.size() > 1) use(word, name, token, std::move(around));
    }
  }
}

bool Holds(const std::vector<std::string>& name, const std::string& word) {
  return std::find(name.begin(), name.end(), word) != name.end();
}

bool HoldsAll(const std::vector<std::string>& name, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return Holds(name, word); });
}

}  // namespace

void LongerNames::Note(const ReadSentence& read) {
  ForEach(asked_, read, [&](const AskedWord& asked, const auto& name, int32_t, std::vector<std::string> longer) {
    if (name.size() == 1) known_[asked.token].insert(std::move(longer));
  });
}

bool LongerNames::MayBeShort(int32_t asked, const std::string& word, const std::vector<std::string>& name) const {
  // "the Duchy of Altmark"
  const bool of = name.size() > 2 && name[name.size() - 2] == "of" && name.back() == word;
  if (of && IsIn(WordList::kRealm, name.front())) return true;
  // "Hurricane Ida", where no other name has the word
  if (name.size() == 2 && name.back() == word && IsIn(WordList::kNamedBehind, name.front()) &&
      known_.at(asked).size() == 1) {
    return true;
  }
  // Something bears the word alone, and is this by none of its names.
  if (!variants_[static_cast<size_t>(asked)].empty()) return false;
  const std::set<std::vector<std::string>>& known = known_.at(asked);
  // "Johan Dahl" and "Johan Erik Dahl" may be one, "Fen Quill" and "Harbor Quill" are not.
  if (!std::all_of(known.begin(), known.end(), [&](const std::vector<std::string>& other) {
        return HoldsAll(name, other) || HoldsAll(other, name);
      })) {
    return false;
  }
  if (name.front() == word) return true;
  if (name.back() != word || of) return false;
  return std::all_of(name.begin(), name.end() - 1,
                     [&](const std::string& part) { return kinds_.MayStandBefore(part); });
}

absl::flat_hash_set<std::pair<int32_t, int32_t>> LongerNames::OthersIn(const ReadSentence& read) const {
  absl::flat_hash_set<std::pair<int32_t, int32_t>> others;
  ForEach(asked_, read, [&](const AskedWord& asked, const auto& name, int32_t token, std::vector<std::string> longer) {
    std::string text;
    for (const std::string& part : longer) text += StrCat(text.empty() ? "" : " ", part);
    const absl::flat_hash_set<std::string>& variants = variants_[static_cast<size_t>(asked.token)];
    if (variants.contains(FoldName(read.tree()[token].form)) || variants.contains(text)) return;
    bool other = AreNamesakes(name, longer);
    if (name.size() == 1) {
      const bool somebody = read.tree()[token].type == EntityType::kPerson && variants.empty() &&
                            longer.back() == name.front() && known_.at(asked.token).size() == 1;
      other = !somebody && !MayBeShort(asked.token, name.front(), longer);
    }
    if (other) others.emplace(asked.token, token);
  });
  return others;
}

}  // namespace whence
