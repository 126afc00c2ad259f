#include "corpus/language/name_list.h"

#include <algorithm>

#include "corpus/language/analysis.h"
#include "corpus/language/characters.h"
#include "corpus/language/tokenizer.h"

namespace whence {
namespace {

// Keys of names that match with any capitals begin with a byte that no word holds.
constexpr char kAnyCase = '\n';

}  // namespace

void NameTable::Add(std::string_view name, EntityType type, bool any_case) {
  std::vector<ByteSpan> words;
  Tokenize(name, {0, name.size()}, &words);
  if (words.empty() || words.size() > kMaxWords) return;
  std::string key(any_case ? 1 : 0, kAnyCase);
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) key += ' ';
    const std::string_view word = name.substr(words[i].begin, words[i].size());
    key += any_case ? Lowered(word) : std::string(word);
    Entry& entry = names_[key];
    if (i + 1 < words.size()) continue;
    entry.is_name = true;
    if (entry.type == EntityType::kNone) entry.type = type;
  }
}

void NameTable::Learn(const Analysis& analysis) {
  for (const Sentence& sentence : analysis.sentences()) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::kName) continue;
      Add(token.form, token.type);
      if (!token.acronym.empty()) Add(token.acronym, token.type);
    }
  }
}

NameList::Match NameTable::LongestMatch(absl::Span<const std::string_view> words) const {
  Match best;
  if (names_.empty()) return best;
  std::string exact;
  std::string lowered(1, kAnyCase);
  bool exact_goes_on = true;
  bool lowered_goes_on = true;
  for (size_t i = 0; i < std::min(words.size(), kMaxWords) && (exact_goes_on || lowered_goes_on); ++i) {
    if (i > 0) {
      exact += ' ';
      lowered += ' ';
    }
    const auto extend = [&](std::string* key, std::string_view word, bool* goes_on) {
      if (!*goes_on) return;
      key->append(word);
      const auto entry = names_.find(*key);
      *goes_on = entry != names_.end();
      if (*goes_on && entry->second.is_name) best = {i + 1, entry->second.type};
    };
    extend(&lowered, Lowered(words[i]), &lowered_goes_on);
    extend(&exact, words[i], &exact_goes_on);
  }
  return best;
}

NameList::Match JoinedNames::LongestMatch(absl::Span<const std::string_view> words) const {
  const Match first = first_ == nullptr ? Match() : first_->LongestMatch(words);
  const Match second = second_ == nullptr ? Match() : second_->LongestMatch(words);
  if (first.words != second.words) return first.words > second.words ? first : second;
  return first.type != EntityType::kNone ? first : second;
}

}  // namespace whence
