// What GraphQuestionAnswerer does about misspelt words.
#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "engine/questions/graph_questions.h"
#include "engine/questions/morphology.h"
#include "graph/base/status.h"
#include "graph/similar_names.h"

namespace whence {
namespace {

constexpr size_t kShortestRepair = 5;  // bytes
constexpr size_t kLongWord = 8;        // may be two edits away

bool IsPlainWord(std::string_view word) { return std::all_of(word.begin(), word.end(), IsAsciiLower); }

// Whether it is a form of a word of English: dictionaries know "young" and need not know "youngest".
bool IsFormOfWord(std::string_view word, const std::function<bool(std::string_view)>& is_word) {
  if (is_word(word) || is_word(SingularOf(word))) return true;
  const std::vector<std::string> verbs = VerbsOfForm(word);
  if (std::any_of(verbs.begin(), verbs.end(), is_word)) return true;
  for (const std::string_view ending : {"est", "er"}) {
    if (!word.ends_with(ending)) continue;
    std::string stem(word.substr(0, word.size() - ending.size()));
    if (is_word(stem) || is_word(stem + "e")) return true;
    const bool doubled = stem.size() > 3 && stem[stem.size() - 1] == stem[stem.size() - 2];
    if (doubled && is_word(stem.substr(0, stem.size() - 1))) return true;
    if (stem.ends_with("i") && is_word(stem.substr(0, stem.size() - 1) + "y")) return true;
  }
  return false;
}

}  // namespace

// A word that nobody knows is read as the word of the grammar or the lexicon that is nearest to it, if one is nearer
// than all others. A word of English is never changed into another: "founded" is not "funded".
void GraphQuestionAnswerer::RepairWords(const std::vector<bool>& known) {
  if (!is_word_) return;
  for (size_t w = 0; w < words_.size(); ++w) {
    const std::string from = words_[w].text;
    if (known[w] || words_[w].glued || from.size() < kShortestRepair || !IsPlainWord(from) ||
        IsFormOfWord(from, is_word_))
      continue;
    if (vocabulary_.empty()) {
      vocabulary_ = lexicon_.phrases().Vocabulary();
      const Grammar& grammar = rules_->grammar();
      for (GrammarKey key = 0; !grammar.TypeName(key).empty(); ++key) {
        if (grammar.TypeName(key)[0] == ' ') vocabulary_.push_back(grammar.TypeName(key).substr(1));
      }
    }
    int best = from.size() >= kLongWord ? 2 : 1;
    std::vector<std::string_view> nearest;
    for (const std::string_view word : vocabulary_) {
      if (word.size() + 2 < from.size() || from.size() + 2 < word.size()) continue;
      const int distance = EditDistance(from, word, best);
      if (distance > best) continue;
      if (distance < best) nearest.clear();
      best = distance;
      if (std::find(nearest.begin(), nearest.end(), word) == nearest.end()) nearest.push_back(word);
    }
    // Of several forms of a word, the one that begins and ends as it was written: "discoverd" is not "discover".
    if (nearest.size() > 1) {
      std::erase_if(nearest,
                    [&](std::string_view word) { return word.front() != from.front() || word.back() != from.back(); });
    }
    if (nearest.size() != 1) continue;
    words_[w].text = nearest.front();
    word_repairs_.push_back({w, from});
  }
}

// Words that neither the grammar nor the lexicon nor a name accounts for may be misspelt names.
absl::Status GraphQuestionAnswerer::AddRepairs(std::string_view question, const std::vector<bool>& known) {
  constexpr size_t kReach = 3;  // words to either side of an unknown one that its name may take in
  std::vector<NameLink> repairs;
  for (size_t w = 0; w < words_.size(); ++w) {
    // A word of English in small letters is no misspelt name.
    const char first_letter = question[words_[w].begin];
    if (known[w] || (IsAsciiLower(first_letter) && is_word_ && IsFormOfWord(words_[w].text, is_word_))) continue;
    for (size_t begin = w >= kReach ? w - kReach : 0; begin <= w; ++begin) {
      for (size_t end = w + 1; end <= std::min(words_.size(), w + 1 + kReach); ++end) {
        // A name begins and ends with a word of its own, or one that is written like a name.
        const auto plain = [&](size_t word) {
          const char first = question[words_[word].begin];
          return word != w && !IsAsciiUpper(first) && rules_->grammar().FindWord(words_[word].text) != kNoKey;
        };
        if (plain(begin) || plain(end - 1)) continue;
        WHENCE_ASSIGN_OR_RETURN(std::vector<NameLink> found, linker_.Repair(question, words_, begin, end, 3));
        for (NameLink& link : found) repairs.push_back(std::move(link));
      }
    }
  }
  for (NameLink& link : repairs) {
    symbols_.push_back({link.begin, link.end, name_type_, builder_.Names(static_cast<int32_t>(links_.size()), 0),
                        kNameCost + link.cost});
    links_.push_back(std::move(link));
  }
  return absl::OkStatus();
}

}  // namespace whence
