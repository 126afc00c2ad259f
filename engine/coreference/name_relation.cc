#include "engine/coreference/name_relation.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <numeric>

#include "absl/container/inlined_vector.h"
#include "corpus/language/ascii.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

bool IsSmallWord(std::string_view word) {
  constexpr std::string_view kWords[] = {"of", "the", "and", "for", "in", "on", "to",
                                         "a",  "an",  "de",  "la",  "du", "&",  "at"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// British endings as American ones.
std::string Fold(std::string word) {
  for (const auto& [british, american] : {std::pair("isation", "ization"), std::pair("ise", "ize"),
                                          std::pair("our", "or"), std::pair("tre", "ter"), std::pair("ence", "ense")}) {
    if (word.size() > std::string_view(british).size() + 2 && word.ends_with(british)) {
      word.replace(word.size() - std::string_view(british).size(), std::string::npos, american);
      break;
    }
  }
  return word;
}

bool TypesAgree(EntityType a, EntityType b) {
  if (a == b || a == EntityType::kNone || b == EntityType::kNone || a == EntityType::kOther ||
      b == EntityType::kOther) {
    return true;
  }
  const auto place = [](EntityType type) { return type == EntityType::kPlace || type == EntityType::kCountry; };
  return place(a) && place(b);
}

}  // namespace

bool IsTitleWord(std::string_view word) { return IsIn(WordList::kNameTitle, word); }

std::vector<std::string> NameWords(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    while (!word.empty() && (word.back() == '.' || word.back() == '\'')) word.pop_back();
    if (!word.empty()) words.push_back(Fold(std::move(word)));
    word.clear();
  };
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == ' ' || c == '-' || c == '\n' || c == '\t' || c == '/' || c == ',' || c == '"' || c == '(' || c == ')') {
      finish();
    } else if (c == '\'' && i + 1 < name.size() && name[i + 1] == 's') {
      ++i;
    } else {
      word += AsciiLower(c);
    }
  }
  finish();
  // Articles and titles in front say nothing of who it is, unless nothing else is left.
  size_t begin = 0;
  while (begin + 1 < words.size() && (words[begin] == "the" || IsTitleWord(words[begin]))) ++begin;
  words.erase(words.begin(), words.begin() + static_cast<ptrdiff_t>(begin));
  while (words.size() > 1 && (words.back() == "jr" || words.back() == "sr")) words.pop_back();
  return words;
}

std::string_view NamingWord(const std::vector<std::string>& words) {
  if (words.size() < 2) return {};
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    if (IsSmallWord(words[i]) && words[i] != "and" && words[i] != "&") return words[i - 1];
  }
  return words.back();
}

Initials InitialsOf(const std::vector<std::string>& words) {
  Initials initials;
  for (const std::string& word : words) {
    initials.all += word.front();
    if (!IsSmallWord(word)) initials.large += word.front();
  }
  return initials;
}

bool IsAcronymOf(std::string_view acronym, const std::vector<std::string>& words) {
  std::string folded;
  for (char c : acronym) {
    if (IsAsciiLetter(c)) folded += AsciiLower(c);
  }
  if (folded.size() < 2 || words.size() < 2) return false;
  const Initials initials = InitialsOf(words);
  return folded == initials.all || folded == initials.large;
}

bool AreNamesakes(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const auto is_numbered = [](const std::vector<std::string>& name) {
    return name.size() > 1 && name.back().find_first_not_of("ivx") == std::string::npos;
  };
  if (is_numbered(one) && is_numbered(other) && one.back() != other.back()) return one.front() == other.front();
  if (one.size() < 2 || other.size() < 2 || one.back() != other.back()) return false;
  const auto holds = [](const std::vector<std::string>& name, const std::string& word) {
    return std::find(name.begin(), name.end(), word) != name.end();
  };
  const std::string &a = one.front(), &b = other.front();
  const bool initial = (a.size() == 1 || b.size() == 1) && a.front() == b.front();
  return !initial && !holds(one, b) && !holds(other, a);
}

int NameDistance(std::string_view a, std::string_view b, int limit) {
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > limit) return limit + 1;
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  using Row = absl::InlinedVector<int, 32>;
  Row row(b.size() + 1), above(b.size() + 1), higher(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  int least = 0;
  for (size_t i = 1; i <= a.size(); ++i) {
    higher.swap(above);
    above.swap(row);
    row[0] = static_cast<int>(i);
    const int least_above = least;
    least = row[0];
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], higher[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (std::min(least, least_above) > limit) return limit + 1;
  }
  return std::min(row[b.size()], limit + 1);
}

NameRelation RelateNames(const std::vector<std::string>& name, EntityType type, const std::vector<std::string>& known,
                         EntityType known_type) {
  if (name.empty() || known.empty() || !TypesAgree(type, known_type)) return NameRelation::kNone;
  if (name == known) return NameRelation::kSame;
  // "Ratti v Marsh" is a case, and neither Ratti nor Marsh.
  const auto is_versus = [](const std::string& word) { return word == "v" || word == "vs" || word == "versus"; };
  if (std::any_of(known.begin(), known.end(), is_versus)) return NameRelation::kNone;
  if (name.size() == 1 && known.size() > 1 && IsAcronymOf(name.front(), known)) return NameRelation::kAcronym;
  if (name.size() < known.size()) {
    const bool person = type == EntityType::kPerson || known_type == EntityType::kPerson ||
                        (type == EntityType::kNone && known_type == EntityType::kNone);
    // The first or the last words of the fuller name; of a person also first and last.
    // "Navarre" is not short for "Joan of Navarre".
    const bool end =
        std::equal(name.rbegin(), name.rend(), known.rbegin()) && known[known.size() - name.size() - 1] != "of";
    const bool start = std::equal(name.begin(), name.end(), known.begin());
    // "Virginia" is no short form of "West Virginia".
    const bool part = IsIn(WordList::kPartOfPlace, known.front());
    if (type != EntityType::kPerson && known_type != EntityType::kPerson &&
        (part || name.size() > 1 || known.size() > 4)) {
      return NameRelation::kNone;
    }
    const bool both_ends = name.size() == 2 && name.front() == known.front() && name.back() == known.back();
    if (person && (end || start || both_ends)) return NameRelation::kShort;
    const bool organisation =
        known_type == EntityType::kOrganisation || known_type == EntityType::kEvent || known_type == EntityType::kWork;
    // The "Bank" of the "Bank of Elmira", but no "Elmira" of the "Elmira and Lund Railway".
    const std::string& next = known[name.size()];
    const bool cut_at_small_word = start && IsSmallWord(next) && next != "and" && next != "&";
    if (organisation && (cut_at_small_word || (name.size() >= 2 && (start || end)))) return NameRelation::kShort;
    return NameRelation::kNone;
  }
  if (name.size() != known.size()) return NameRelation::kNone;
  // One word apart by a letter or two, all other words alike.
  int different = 0;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] == known[i]) continue;
    const size_t length = std::min(name[i].size(), known[i].size());
    const int limit = length >= 10 ? 2 : 1;
    const bool digits = std::any_of(name[i].begin(), name[i].end(), &IsAsciiDigit);
    if (++different > 1 || digits || length < 6 || name[i].front() != known[i].front() ||
        NameDistance(name[i], known[i], limit) > limit) {
      return NameRelation::kNone;
    }
    // Another ending makes another word: "Normandy" and "Normands".
    const auto at = std::mismatch(name[i].begin(), name[i].end(), known[i].begin(), known[i].end()).first;
    if (name[i].end() - at <= 1 && name[i].size() == known[i].size()) return NameRelation::kNone;
    // A plural or a feminine form is another word.
    if (name[i] + "s" == known[i] || known[i] + "s" == name[i]) return NameRelation::kNone;
    if (name[i] + "n" == known[i] || known[i] + "n" == name[i]) return NameRelation::kNone;
  }
  return NameRelation::kSpelling;
}

}  // namespace whence
