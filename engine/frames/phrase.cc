#include "engine/frames/phrase.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "engine/passages/index_words.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "rules/extraction/office_rank.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

bool EndsHead(absl::string_view word) {
  static const auto* const words = new absl::flat_hash_set<absl::string_view>(
      {"of",    "in",    "for",     "at",      "on",    "with", "to", "by",   "from",  "that",  "which", "who",
       "whose", "where", "between", "against", "under", "over", "as", "into", "about", "among", "within"});
  return words->contains(word);
}

}  // namespace

std::string StatusWord(std::string_view word) {
  const std::string folded = FoldName(word);
  if (IsPastRank(folded)) return "former";
  if (IsIn(WordList::kPresentRank, folded)) return "current";
  if (IsIn(WordList::kFoundingRank, folded)) return "founding";
  return "";
}

std::string StatusOf(const Sentence& sentence, int32_t noun) {
  for (const Token& token : sentence.tokens) {
    if (token.head != noun || noun < 0 || BaseRelation(token.deprel) != Deprel::kAmod) continue;
    if (std::string status = StatusWord(token.form); !status.empty()) return status;
  }
  return "";
}

std::string Singular(std::string_view noun) {
  if (noun.size() > 4 && noun.ends_with("ies")) return StrCat(noun.substr(0, noun.size() - 3), "y");
  for (const std::string_view ending : {"ches", "shes", "sses", "xes"}) {
    if (noun.size() > 5 && noun.ends_with(ending)) return std::string(noun.substr(0, noun.size() - 2));
  }
  if (noun == "headquarters" || noun.size() < 4 || noun.ends_with("ss") || noun.ends_with("us") ||
      !noun.ends_with('s')) {
    return std::string(noun);
  }
  return std::string(noun.substr(0, noun.size() - 1));
}

std::optional<OfPhrase> SplitOf(std::string_view phrase) {
  const size_t of = phrase.find(" of ");
  if (of == std::string_view::npos || of == 0) return std::nullopt;
  OfPhrase split;
  const std::string before = FoldName(phrase.substr(0, of));
  const size_t blank = before.rfind(' ');
  split.noun = Singular(blank == std::string::npos ? before : before.substr(blank + 1));
  if (blank != std::string::npos) {
    for (absl::string_view word : absl::StrSplit(before.substr(0, blank), ' ')) {
      if (std::string status = StatusWord(ToStd(word)); !status.empty()) split.status = status;
    }
  }
  split.owner = std::string(phrase.substr(of + 4));
  if (split.owner.starts_with("the ")) split.owner.erase(0, 4);
  return split;
}

std::string RelationOf(const PredicateLexicon& lexicon, std::string_view noun) {
  const std::string wording = StrCat("be ", noun, " of");
  const PredicateForm* form = lexicon.Find(wording);
  return form != nullptr && !form->swapped ? form->canonical : wording;
}

bool IsIndefinite(std::string_view phrase) {
  const std::string lowered = AsciiLowered(phrase);
  return lowered.starts_with("a ") || lowered.starts_with("an ");
}

std::string HeadPhrase(std::string_view phrase) {
  const size_t comma = phrase.find(", ");
  const std::string_view before = phrase.substr(0, comma);
  std::string head;
  // "brother-in-law" is one word: no brother.
  for (absl::string_view written : absl::StrSplit(ToAbsl(before), ' ', absl::SkipEmpty())) {
    std::string folded = FoldName(ToStd(written));
    if (folded.empty()) continue;
    if (absl::StrContains(written, "-in-")) {
      std::replace(folded.begin(), folded.end(), ' ', '-');
    } else if (EndsHead(folded) && !head.empty()) {
      break;
    }
    head += StrCat(head.empty() ? "" : " ", folded);
  }
  return head;
}

bool DifferInComplement(std::string_view a, std::string_view b) {
  // The stems behind each preposition.
  const auto complements = [](std::string_view phrase) {
    std::vector<std::pair<std::string, std::vector<std::string>>> parts;
    bool head = true;
    for (absl::string_view word : absl::StrSplit(FoldName(phrase), ' ')) {
      if (!head && EndsHead(word)) {
        parts.emplace_back(ToStd(word), std::vector<std::string>());
      } else if (!parts.empty()) {
        for (auto& [stem, count] : IndexWords(ToStd(word))) parts.back().second.push_back(stem);
      }
      head = false;
    }
    return parts;
  };
  const auto told = complements(b);
  for (const auto& [preposition, asked] : complements(a)) {
    bool same = false, other = false;
    for (const auto& [its, stems] : told) {
      if (its != preposition || stems.empty() || asked.empty()) continue;
      const bool common = std::any_of(stems.begin(), stems.end(), [&, &words = asked](const std::string& stem) {
        return std::find(words.begin(), words.end(), stem) != words.end();
      });
      (common ? same : other) = true;
    }
    if (other && !same) return true;
  }
  return false;
}

std::string OfficeNoun(const PredicateLexicon& lexicon, std::string_view office) {
  const std::string_view before = office.substr(0, office.find(" of "));
  std::string folded = FoldName(before);
  if (NamesLesserRank(before)) return folded;
  const size_t last = folded.rfind(' ');
  if (last == std::string::npos || last == 0) return folded;
  const size_t two = folded.rfind(' ', last - 1);
  const std::string both = two == std::string::npos ? folded : folded.substr(two + 1);
  return lexicon.Find(StrCat("be ", both, " of")) != nullptr ? both : folded.substr(last + 1);
}

std::string OfficeRoot(std::string_view office) {
  const size_t blank = office.rfind(' ');
  const std::string_view noun = blank == std::string_view::npos ? office : office.substr(blank + 1);
  constexpr size_t kShortestRoot = 4;
  for (const std::string_view ending : {"woman", "man", "person"}) {
    if (noun.size() >= ending.size() + kShortestRoot && noun.ends_with(ending)) {
      return FoldName(noun.substr(0, noun.size() - ending.size()));
    }
  }
  return FoldName(noun);
}

std::string HeadStem(std::string_view phrase) {
  const std::string head = HeadPhrase(phrase);
  const size_t blank = head.rfind(' ');
  return head.empty() ? head : StemWord(blank == std::string::npos ? head : head.substr(blank + 1));
}

bool IsDoer(std::string_view phrase) {
  const std::string head = HeadPhrase(phrase);
  const std::string word = Singular(std::string_view(head).substr(head.rfind(' ') + 1));
  return (word.ends_with("er") || word.ends_with("or")) && !HeadStem(phrase).ends_with('r');
}

int RankIn(std::string_view text) {
  int rank = 0;
  for (size_t begin = 0; begin < text.size() && rank == 0;) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    rank = ParseOrdinal(AsciiLowered(text.substr(begin, end - begin))).value_or(0);
    begin = end + 1;
  }
  return rank;
}

double ShareOf(const std::vector<std::string>& asked, const std::vector<std::string>& found) {
  if (asked.empty()) return 0;
  const auto held = std::count_if(asked.begin(), asked.end(), [&](const std::string& stem) {
    return std::binary_search(found.begin(), found.end(), stem);
  });
  return static_cast<double>(held) / static_cast<double>(asked.size());
}

bool NamesPlaceOf(std::string_view noun) {
  return IsIn(WordList::kRealm, noun) || IsIn(WordList::kPlace, noun) || IsIn(WordList::kCountry, noun) ||
         IsIn(WordList::kLieOfLand, noun);
}

bool IsBesideName(std::string_view phrase, const std::vector<std::string>& name, bool does, bool where) {
  constexpr std::string_view kAnyBuilt = "building";  // "the new building of the school"
  const std::string head = HeadPhrase(phrase);
  if (head.empty()) return false;
  for (absl::string_view word : absl::StrSplit(head, ' ')) {
    if (std::find(name.begin(), name.end(), StemWord(ToStd(word))) != name.end()) return false;
  }
  const std::string noun = head.substr(head.rfind(' ') + 1);
  const bool of = phrase.find(StrCat(noun, " of ")) != std::string_view::npos;
  const bool whole = (NamesPlaceOf(noun) && noun != kAnyBuilt) || IsIn(WordList::kStandsForWhole, noun) ||
                     (where && (noun == kAnyBuilt || IsIn(WordList::kPlaceOfWhole, noun)));
  return !(of && (whole || (does && IsIn(WordList::kActsFor, noun))));
}

}  // namespace whence
