#include "corpus/language/merge.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/characters.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/date_lexer.h"
#include "corpus/language/title_finder.h"

namespace whence {
namespace {

constexpr size_t kMaxNameTokens = NameList::kMaxWords;
constexpr size_t kMaxAcronym = 10;

// Words that are no part of a name by their capital alone. Sorted.
constexpr std::string_view kFunctionWords[] = {
    "a",      "after", "all",   "although", "an",   "and",   "any",   "are",  "as",     "at",      "because",
    "before", "both",  "but",   "by",       "can",  "did",   "do",    "does", "during", "each",    "following",
    "for",    "from",  "had",   "has",      "have", "he",    "her",   "his",  "how",    "however", "i",
    "if",     "in",    "is",    "it",       "its",  "may",   "my",    "no",   "not",    "of",      "on",
    "or",     "our",   "she",   "since",    "so",   "some",  "that",  "the",  "their",  "then",    "there",
    "these",  "they",  "this",  "those",    "to",   "under", "until", "was",  "we",     "were",    "what",
    "when",   "where", "which", "while",    "who",  "whose", "why",   "will", "with",   "you",     "your",
};
static_assert(std::is_sorted(std::begin(kFunctionWords), std::end(kFunctionWords)));

bool IsFunctionWord(std::string_view form) {
  if (form.size() > 9) return false;
  const std::string lower = AsciiLowered(form);
  return std::binary_search(std::begin(kFunctionWords), std::end(kFunctionWords), std::string_view(lower));
}

// Particles inside names of persons and places: "Charles de Gaulle".
bool IsParticle(std::string_view form) {
  for (const std::string_view particle : {"de",  "la", "le", "du", "des", "von", "van", "der", "den", "bin",
                                          "ibn", "al", "el", "da", "dos", "di",  "del", "ad",  "ben", "ul"}) {
    if (particle == form) return true;
  }
  return false;
}

bool IsQuote(std::string_view form) {
  return form == "\"" || form == "“" || form == "”" || form == "``" || form == "''" || form == "'" || form == "‘" ||
         form == "’";
}

// What a name may have behind a comma.
bool IsNameEnding(std::string_view form) {
  for (const std::string_view ending :
       {"Inc.", "Inc", "LLC", "Ltd.", "Ltd", "L.P.", "LLP", "Corp.", "Jr.", "Jr", "Sr."}) {
    if (ending == form) return true;
  }
  return false;
}

// "11th", "42nd"
bool IsCountedOrdinal(std::string_view form) {
  const size_t digits = std::min(form.find_first_not_of("0123456789"), form.size());
  const std::string_view ending = form.substr(digits);
  return digits > 0 && (ending == "th" || ending == "st" || ending == "nd" || ending == "rd");
}

bool IsRomanNumber(std::string_view form) {
  return !form.empty() && form.size() <= 5 && form.find_first_not_of("IVX") == std::string_view::npos;
}

constexpr uint32_t kNamingNoun =
    WordClass::kOrganisationNoun | WordClass::kEventNoun | WordClass::kWorkNoun | WordClass::kPlaceNoun;

// Finds the names of one sentence.
class NameFinder {
 public:
  NameFinder(const TaggedSentence& sentence, const Lexicon& lexicon, const NameList* names)
      : sentence_(sentence), lexicon_(lexicon), names_(names) {}

  std::optional<Merge> FindAcronymDefinition(size_t open) const;
  std::optional<Merge> FindListed(size_t i) const;
  std::optional<Merge> FindCapitalised(size_t i) const;
  std::optional<Merge> FindHyphened(size_t i) const;
  std::optional<Merge> FindTitle(size_t i) const;

 private:
  struct Listed {
    size_t end = 0;  // 0: none
    EntityType type = EntityType::kNone;
  };

  bool IsNameWord(size_t i) const;
  bool IsGivenName(size_t i) const;
  bool IsKnownName(size_t begin, size_t end) const;
  Listed LongestInLexicon(size_t i) const;
  size_t ExtendRun(size_t begin, size_t end) const;
  size_t SkipNickname(size_t at) const;
  size_t SplitKnown(size_t begin, size_t end) const;
  size_t SkipTitles(size_t begin, size_t end) const;
  uint32_t ClassesAt(size_t i) const { return sentence_.word(i).classes; }
  uint32_t NounClasses(size_t i) const;
  Merge MakeName(size_t begin, size_t end, EntityType type) const;

  const TaggedSentence& sentence_;
  const Lexicon& lexicon_;
  const NameList* names_;
};

// The word that the tree sees: the last one, or the one before an inner "of" or its like.
Merge NameFinder::MakeName(size_t begin, size_t end, EntityType type) const {
  Merge merge;
  merge.begin = begin;
  merge.end = merge.behind = end;
  merge.head = end - 1;
  for (size_t i = begin + 1; i + 1 < end; ++i) {
    const std::string_view form = sentence_.forms[i];
    if (form == "of" || form == "for" || form == "on" || form == "in") {
      merge.head = i - 1;
      break;
    }
  }
  merge.tag = {Upos::kPropn, Xpos::kNnp};
  merge.type = type;
  return merge;
}

bool NameFinder::IsNameWord(size_t i) const {
  if (i >= sentence_.size() || !sentence_.word(i).upper || IsFunctionWord(sentence_.forms[i])) return false;
  const Upos upos = sentence_.tags[i].upos;
  if (upos == Upos::kPropn) return true;
  // Mid-sentence capitals that the tagger reads as common words go along with names beside them.
  return i > 0 && (upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kVerb || upos == Upos::kX) &&
         (ClassesAt(i) & WordClass::kNationality) == 0;
}

// Classes of the noun at i, whose plural counts as its singular. Behind the sentence there is none.
uint32_t NameFinder::NounClasses(size_t i) const {
  if (i >= sentence_.size()) return 0;
  const uint32_t classes = ClassesAt(i);
  if ((classes & WordClass::kNoun) != 0) return classes;
  const std::optional<std::string> base = lexicon_.Base(Lowered(sentence_.forms[i]), WordPos::kNoun);
  return base ? lexicon_.Classes(*base) : classes;
}

NameFinder::Listed NameFinder::LongestInLexicon(size_t i) const {
  Listed best;
  uint64_t hash = Lexicon::kNameSeed;
  const size_t limit = std::min(sentence_.size(), i + kMaxNameTokens);
  bool capital = false;
  for (size_t end = i; end < limit; ++end) {
    // The lists' words keep their hyphens, which the tokeniser has split off.
    std::string word = Lowered(sentence_.forms[end]);
    capital = capital || sentence_.word(end).upper;
    while (end + 2 < limit && sentence_.forms[end + 1] == "-" && sentence_.Glued(end + 1) && sentence_.Glued(end + 2)) {
      word += "-";
      word += Lowered(sentence_.forms[end + 2]);
      end += 2;
    }
    hash = Lexicon::ExtendName(hash, word);
    const std::optional<LexiconName> name = lexicon_.FindName(hash);
    if (!name) break;
    // Function words begin and end no name: "the", "will".
    if (name->type != EntityType::kNone && (capital || (name->any_case && !sentence_.features->has_upper))) {
      best = {end + 1, name->type};
    }
    if (!name->longer) break;
  }
  return best;
}

bool NameFinder::IsKnownName(size_t begin, size_t end) const {
  if (LongestInLexicon(begin).end == end) return true;
  return names_ != nullptr &&
         names_->LongestMatch(sentence_.forms.subspan(begin, std::min(kMaxNameTokens, sentence_.size() - begin)))
                 .words == end - begin;
}

std::optional<Merge> NameFinder::FindListed(size_t i) const {
  size_t words = 0;
  EntityType type = EntityType::kNone;
  if (names_ != nullptr) {
    const NameList::Match match =
        names_->LongestMatch(sentence_.forms.subspan(i, std::min(kMaxNameTokens, sentence_.size() - i)));
    words = std::min(match.words, sentence_.size() - i);
    type = match.type;
  }
  if (sentence_.word(i).upper || !sentence_.features->has_upper) {
    const Listed listed = LongestInLexicon(i);
    if (listed.end > i + std::max<size_t>(words, 1)) {
      words = listed.end - i;
      type = listed.type;
    }
  }
  if (words < 2) return std::nullopt;
  // A list's name that a longer run of capitals goes on from is only a part: "New York" of "New York Times".
  const size_t run_end = ExtendRun(i, i + words);
  if (run_end > i + words && SplitKnown(i, run_end) == run_end) return std::nullopt;
  Merge name = MakeName(i, i + words, type);
  // The dictionary's universities are buildings; a text's act.
  if (type == EntityType::kPlace && (NounClasses(name.head) & WordClass::kOrganisationNoun) != 0)
    name.type = EntityType::kOrganisation;
  return name;
}

// The end of a nickname in quotes at `at` inside a name: `John "Slim" Carter`; `at` where none stands there.
size_t NameFinder::SkipNickname(size_t at) const {
  constexpr size_t kMostWords = 3;
  // "Cornelius (Charles) Jesson"
  if (sentence_.forms[at] == "(" && at + 3 < sentence_.size() && sentence_.forms[at + 2] == ")") {
    const std::string_view other = sentence_.forms[at + 1];
    const bool given = (ClassesAt(at - 1) & WordClass::kGivenName) != 0 && IsNameWord(at + 1) && IsNameWord(at + 3);
    const bool letters = std::none_of(other.begin(), other.end(), IsAsciiLower);
    return given && !letters ? at + 3 : at;
  }
  if (!IsQuote(sentence_.forms[at]) || !IsNameWord(at - 1)) return at;
  size_t end = at + 1;
  while (end < sentence_.size() && end - at <= kMostWords && sentence_.word(end).upper &&
         !IsFunctionWord(sentence_.forms[end]))
    ++end;
  const bool closed = end > at + 1 && end + 1 < sentence_.size() && IsQuote(sentence_.forms[end]);
  return closed && sentence_.Glued(end) && IsNameWord(end + 1) ? end + 1 : at;
}

// The end of a run of name words from [begin, end), over connectors that the words around them support.
size_t NameFinder::ExtendRun(size_t begin, size_t end) const {
  while (end < sentence_.size() && end - begin < kMaxNameTokens) {
    if (IsNameWord(end)) {
      ++end;
      continue;
    }
    const std::string_view form = sentence_.forms[end];
    const bool next_is_name = IsNameWord(end + 1);
    if (IsRomanNumber(form) && sentence_.word(end).upper) {
      ++end;
      continue;
    }
    if ((form == "&" || IsParticle(form)) && next_is_name) {
      end += 2;
      continue;
    }
    // "Karim al-Hadi"
    if (IsParticle(form) && end + 2 < sentence_.size() && sentence_.forms[end + 1] == "-" && sentence_.Glued(end + 1) &&
        sentence_.Glued(end + 2) && IsNameWord(end + 2)) {
      end += 3;
      continue;
    }
    // "Corvex Network, Inc.", "Otto Berg, Jr."
    if (form == "," && end + 1 < sentence_.size() && IsNameEnding(sentence_.forms[end + 1])) {
      end += 2;
      break;
    }
    if (const size_t behind = SkipNickname(end); behind > end) {
      end = behind;
      continue;
    }
    if (form == "-" && next_is_name && sentence_.Glued(end) && sentence_.Glued(end + 1)) {
      // "Russia-Ukraine" are two.
      if (((ClassesAt(end - 1) & ClassesAt(end + 1)) & WordClass::kCountryName) != 0) break;
      end += 2;
      continue;
    }
    const uint32_t before = NounClasses(end - 1);
    const bool naming = (before & kNamingNoun) != 0 && (before & WordClass::kPersonNoun) == 0;
    // "in the National Football League for the Lund Lions": a long name ends there.
    const bool ends = form == "for" && end - begin > 2 &&
                      std::none_of(sentence_.forms.begin() + static_cast<ptrdiff_t>(begin),
                                   sentence_.forms.begin() + static_cast<ptrdiff_t>(end),
                                   [](std::string_view word) { return word == "of"; });
    // "At the Hall on Saturday" says when.
    const bool when = end + 1 < sentence_.size() && IsWeekday(Lowered(sentence_.forms[end + 1]));
    if ((form == "of" || form == "for" || form == "on") && naming && !ends && !when) {
      if (next_is_name) {
        end += 2;
        continue;
      }
      if (end + 2 < sentence_.size() && sentence_.forms[end + 1] == "the" && IsNameWord(end + 2)) {
        end += 3;
        continue;
      }
    }
    // "Coal and Steel Community": common nouns on both sides and a naming noun that closes.
    if (form == "and" && next_is_name && IsNameWord(end + 2) && (NounClasses(end + 2) & kNamingNoun) != 0 &&
        (ClassesAt(end - 1) & WordClass::kNoun) != 0 && (ClassesAt(end + 1) & WordClass::kNoun) != 0 &&
        ((ClassesAt(end - 1) | ClassesAt(end + 1)) & (WordClass::kCountryName | WordClass::kNationality)) == 0) {
      end += 3;
      continue;
    }
    break;
  }
  return end;
}

// Where a run is really two names that stand side by side because a full stop or a comma is missing: both are known and
// together they are not. Returns `end` when it is one.
size_t NameFinder::SplitKnown(size_t begin, size_t end) const {
  if (IsKnownName(begin, end)) return end;
  // "the president of Ecuador Ana Moreno"
  const Listed country = LongestInLexicon(begin);
  if (country.type == EntityType::kCountry && country.end + 1 < end && begin > 0 &&
      sentence_.forms[begin - 1] == "of" && (ClassesAt(begin) & WordClass::kGivenName) == 0 &&
      (ClassesAt(country.end) & (WordClass::kGivenName | WordClass::kPlaceName)) == WordClass::kGivenName) {
    return country.end;
  }
  for (size_t middle = begin + 1; middle < end; ++middle) {
    const Listed right = LongestInLexicon(middle);
    if (right.type != EntityType::kCountry) continue;
    const Listed left = LongestInLexicon(begin);
    const bool left_is_place =
        left.end == middle && (left.type == EntityType::kPlace || left.type == EntityType::kCountry);
    if (left_is_place) return middle;
  }
  return end;
}

// Titles stand before the name and are no part of it: "President Vladimir Putin". A king's is.
size_t NameFinder::SkipTitles(size_t begin, size_t end) const {
  size_t name = begin;
  // "US President Barack Obama": whose title it is goes with it.
  const auto is_title = [&](size_t i) {
    const std::string lower = Lowered(sentence_.forms[i]);
    return IsRankOfTitle(lower) ||
           (ClassesAt(i) & (WordClass::kPersonNoun | WordClass::kNoun | WordClass::kCapitalised)) ==
               (WordClass::kPersonNoun | WordClass::kNoun);
  };
  size_t titles = begin;
  if (begin + 2 < end && is_title(begin + 1) && !is_title(begin)) {
    const Listed place = LongestInLexicon(begin);
    const bool land = place.type == EntityType::kCountry || place.type == EntityType::kNationality ||
                      place.type == EntityType::kPlace;
    if (land && place.end == begin + 1) ++titles;
  }
  for (size_t i = titles; i + 1 < end; ++i) {
    const std::string lower = Lowered(sentence_.forms[i]);
    const bool royal = IsOneOf(lower, {"king", "queen", "prince", "princess", "pope", "emperor", "saint", "lord"});
    const uint32_t classes = ClassesAt(i);
    const bool title = IsAbbreviatedTitle(lower) ||
                       (!royal && (classes & WordClass::kPersonNoun) != 0 && (classes & WordClass::kNoun) != 0 &&
                        (classes & (WordClass::kGivenName | WordClass::kPlaceName)) == 0);
    // "Prime Minister": an adjective belongs to the title behind it.
    if (title) name = i + 1;
    if (!title && !IsRankOfTitle(lower)) break;
  }
  // What is left must look like a name, not like the rest of the title: "Member States", "Secretary General".
  if (name == begin || name >= end) return begin;
  const uint32_t first = ClassesAt(name);
  const bool common = (first & (WordClass::kNoun | WordClass::kAdjective)) != 0 && (first & WordClass::kGivenName) == 0;
  return common ? begin : name;
}

// "Norman Carter": a given name that is a people's, too, before what may be a last name. Not "the Norman Bishop" or
// "Norman Conquest".
bool NameFinder::IsGivenName(size_t i) const {
  if ((ClassesAt(i) & WordClass::kGivenName) == 0 || i + 1 >= sentence_.size()) return false;
  if (sentence_.tags[i].upos != Upos::kPropn) return false;
  if (i > 0 && sentence_.tags[i - 1].upos == Upos::kDet) return false;
  const uint32_t next = ClassesAt(i + 1);
  constexpr uint32_t kNoLastName = WordClass::kOrganisationNoun | WordClass::kPlaceNoun;
  const bool last = (next & WordClass::kSurname) != 0 ? (next & kNoLastName) == 0 : (next & WordClass::kNoun) == 0;
  if (!last || sentence_.tags[i + 1].upos != Upos::kPropn || !IsNameWord(i + 1)) return false;
  constexpr size_t kMostWords = 3;
  const size_t end = ExtendRun(i, i + 1);
  return end <= i + kMostWords && (NounClasses(end - 1) & kNamingNoun) == 0;
}

std::optional<Merge> NameFinder::FindCapitalised(size_t i) const {
  // "European Coal and Steel Community", but not "European ministers" or "Russian President".
  const bool nationality = sentence_.word(i).upper && (ClassesAt(i) & WordClass::kNationality) != 0;
  // "11th Street", "the 99th Regiment of Foot"
  const bool counted = IsCountedOrdinal(sentence_.forms[i]) && IsNameWord(i + 1);
  // "Allied Savings Bank was sold": an adjective that the tagger takes for part of a name.
  const bool adjective = i == 0 && sentence_.word(i).upper && sentence_.tags[i].upos == Upos::kAdj &&
                         sentence_.tags[i].xpos == Xpos::kNnp && !nationality && IsNameWord(i + 1);
  if (!IsNameWord(i) && !adjective && !((nationality || counted) && IsNameWord(i + 1))) return std::nullopt;
  // A first word that is a common one is capitalised by its place.
  if (sentence_.tags[i].upos != Upos::kPropn && i == 0 && !nationality && !counted && !adjective) return std::nullopt;
  size_t end = ExtendRun(i, i + 1);
  if (adjective || counted) {
    const uint32_t kind = NounClasses(MakeName(i, end, EntityType::kNone).head);
    const uint32_t wanted = WordClass::kOrganisationNoun | (counted ? WordClass::kPlaceNoun : 0);
    if ((kind & wanted) == 0 || (kind & WordClass::kPersonNoun) != 0) return std::nullopt;
  }
  if (nationality && !IsGivenName(i)) {
    const Merge name = MakeName(i, end, EntityType::kNone);
    const uint32_t kind = NounClasses(name.head);
    // "Russian President", but "Slovene National Theatre"
    const bool person = name.head == i + 1 && (NounClasses(i + 1) & WordClass::kPersonNoun) != 0;
    if ((kind & kNamingNoun) == 0 || person) return std::nullopt;
  }
  end = SplitKnown(i, end);
  const size_t begin = SkipTitles(i, end);
  if (end - begin < 2 || begin > i) {
    // The title stays a word of its own; the name behind it is found from there.
    return std::nullopt;
  }
  bool proper = false;
  for (size_t k = begin; k < end; ++k) proper = proper || sentence_.tags[k].upos == Upos::kPropn;
  if (!proper) return std::nullopt;
  return MakeName(begin, end, EntityType::kNone);
}

// "The Woman Who Went to Market": its last word stands for it in the tree.
std::optional<Merge> NameFinder::FindTitle(size_t i) const {
  const size_t end = TitleEnd(sentence_, i);
  if (end == i) return std::nullopt;
  Merge title = MakeName(i, end, EntityType::kWork);
  title.head = end - 1;
  return title;
}

// "brother-in-law", "editor-in-chief": one noun.
std::optional<Merge> NameFinder::FindHyphened(size_t i) const {
  constexpr size_t kWords = 5;
  if (i + kWords > sentence_.size() || sentence_.tags[i].upos != Upos::kNoun || sentence_.forms[i + 1] != "-")
    return std::nullopt;
  for (size_t k = i + 1; k < i + kWords; ++k) {
    if (!sentence_.Glued(k)) return std::nullopt;
  }
  const std::string_view preposition = sentence_.forms[i + 2];
  const bool joins = preposition == "in" || preposition == "of" || preposition == "at";
  if (!joins || sentence_.forms[i + 3] != "-" || (ClassesAt(i + 4) & WordClass::kNoun) == 0) return std::nullopt;
  Merge merge;
  merge.begin = merge.head = i;
  merge.end = merge.behind = i + kWords;
  merge.tag = sentence_.tags[i];
  merge.kind = TokenKind::kWord;
  return merge;
}

// "North Atlantic Treaty Organization (NATO)": the letters are the initials of the words before the bracket, with small
// words left out at will. The brackets belong to the name.
std::optional<Merge> NameFinder::FindAcronymDefinition(size_t open) const {
  if (sentence_.forms[open] != "(" || open + 2 >= sentence_.size() || sentence_.forms[open + 2] != ")") {
    return std::nullopt;
  }
  const std::string_view acronym = sentence_.forms[open + 1];
  std::string letters;
  for (const char c : acronym) {
    if (IsAsciiUpper(c)) letters.push_back(c);
    if (!IsAsciiLetter(c) && c != '.') return std::nullopt;
  }
  if (letters.size() < 2 || letters.size() > kMaxAcronym) return std::nullopt;
  size_t begin = open;
  size_t left = letters.size();
  for (size_t i = open; i > 0 && left > 0 && open - i < 2 * kMaxAcronym; --i) {
    const std::string_view word = sentence_.forms[i - 1];
    if (!word.empty() && AsciiUpper(word[0]) == letters[left - 1] && (sentence_.word(i - 1).upper || left > 1)) {
      --left;
      begin = i - 1;
    } else if (!(IsFunctionWord(word) && !sentence_.word(i - 1).upper) && word != "-") {
      return std::nullopt;
    }
  }
  if (left > 0 || open - begin < 2 || !sentence_.word(begin).upper) return std::nullopt;
  Merge merge = MakeName(begin, open, EntityType::kNone);
  merge.behind = open + 3;
  merge.acronym = acronym;
  return merge;
}

}  // namespace

void Merger::Find(const TaggedSentence& sentence, const NameList* names, std::vector<Merge>* merges) const {
  merges->clear();
  const NameFinder finder(sentence, *lexicon_, names);
  // Definitions first: they know their names' beginnings best.
  std::vector<Merge> definitions;
  for (size_t i = 2; i < sentence.size(); ++i) {
    std::optional<Merge> definition = finder.FindAcronymDefinition(i);
    if (definition && (definitions.empty() || definition->begin >= definitions.back().behind)) {
      definitions.push_back(*definition);
    }
  }
  size_t next_definition = 0;
  for (size_t i = 0; i < sentence.size();) {
    std::optional<Merge> merge;
    if (next_definition < definitions.size() && definitions[next_definition].begin <= i) {
      merge = definitions[next_definition++];
    } else {
      merge = FindDate(sentence, i);
      if (!merge) merge = FindAmount(sentence, i);
      if (!merge) merge = finder.FindHyphened(i);
      if (!merge) merge = finder.FindTitle(i);
      if (!merge) merge = finder.FindListed(i);
      if (!merge) merge = finder.FindCapitalised(i);
      // Nothing reaches into a definition.
      if (merge && next_definition < definitions.size() && merge->behind > definitions[next_definition].begin)
        merge.reset();
    }
    if (!merge) {
      ++i;
      continue;
    }
    i = merge->behind;
    merges->push_back(*merge);
  }
}

}  // namespace whence
