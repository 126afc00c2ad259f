#include "corpus/language/entity_typer.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/characters.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/date_parser.h"
#include "corpus/language/number_words.h"
#include "corpus/language/quantity_parser.h"
#include "corpus/language/token_class.h"

namespace whence {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2100;

bool IsConnector(std::string_view form) { return form == "of" || form == "for" || form == "on" || form == "in"; }

bool IsTitle(std::string_view form) {
  const std::string lower = AsciiLowered(form);
  return IsAbbreviatedTitle(lower) || IsOneOf(lower, {"mr", "mrs", "ms", "dr", "sir"});
}

// Nouns that stand before what is named: "Lake Erie", "Fort George".
bool NamesPlaceInFront(std::string_view lower) {
  return IsOneOf(lower,
                 {"lake", "mount", "mt.", "fort", "cape", "port", "camp", "loch", "isle", "point", "bay", "gulf"});
}

// A territory, whose people are an organisation in the dictionary's commonest sense.
bool IsTerritory(std::string_view lower) { return lower == "country" || lower == "colony" || lower == "territory"; }

// What firms call themselves, whatever the dictionary's commonest sense: a slope, a factory, a machine.
bool NamesFirm(std::string_view lower) {
  return IsOneOf(lower,
                 {"bank",       "office",       "works",     "press",        "motors",  "airlines",      "airways",
                  "industries", "laboratories", "holdings",  "records",      "studios", "pictures",      "stores",
                  "management", "partners",     "solutions", "technologies", "systems", "entertainment", "productions",
                  "publishing", "consulting",   "insurance", "ventures"});
}

// Whether the first word of a longer name is a given name, from the classes of the first and the last word: "New" of
// "New Zealanders" is none, and "Carolina" one only where a surname or an unknown word follows.
bool IsGivenName(uint32_t first, uint32_t last, std::string_view last_word) {
  if ((first & WordClass::kGivenName) == 0) return false;
  if ((first & WordClass::kAdjective) != 0 && (first & WordClass::kSurname) == 0) return false;
  if ((last & (WordClass::kCountryName | WordClass::kPlaceName)) != 0 && (last & WordClass::kSurname) == 0)
    return false;
  if ((first & WordClass::kPlaceName) == 0) return true;
  return (last & WordClass::kSurname) != 0 || (last == 0 && !last_word.ends_with('s'));
}

// "in Jackson", "Jackson, Ohio", "Paris and Jackson"
bool StandsLikePlace(const Sentence& sentence, size_t i) {
  const std::vector<Token>& tokens = sentence.tokens;
  const auto is_place = [&](size_t at) {
    return tokens[at].type == EntityType::kPlace || tokens[at].type == EntityType::kCountry;
  };
  const auto is_where = [&](size_t at) {
    return IsOneOf(AsciiLowered(tokens[at].form), {"in", "at", "near", "from", "to"});
  };
  // "in Hammersmith, London"
  if (i > 2 && tokens[i - 1].form == "," && tokens[i - 2].upos == Upos::kPropn && is_where(i - 3)) return true;
  if (i > 0) {
    const std::string before = AsciiLowered(tokens[i - 1].form);
    if (IsOneOf(before, {"in", "at", "near", "from", "to", "into", "towards", "toward", "outside", "around", "through",
                         "via", "between", "central", "downtown", "northern", "southern", "eastern", "western"})) {
      return true;
    }
    if (i > 1 && (before == "," || before == "and" || before == "or") && is_place(i - 2)) return true;
  }
  return i + 2 < tokens.size() && tokens[i + 1].form == "," && tokens[i + 2].upos == Upos::kPropn &&
         (tokens[i + 2].deprel == Deprel::kNmodUnmarked || tokens[i + 2].deprel == Deprel::kAppos) &&
         tokens[i + 2].head == static_cast<int32_t>(i);
}

// Numbers, years, ordinals and clock times of one token.
void AssignNumber(const Sentence& sentence, Token* token) {
  if (const std::optional<int> rank = ParseOrdinal(token->form)) {
    token->type = EntityType::kOrdinal;
    token->value = Quantity{static_cast<double>(*rank), {}};
    return;
  }
  const std::optional<TokenValue> date = ParseDate(token->form);
  if (date && IsAsciiDigit(token->form.back())) {
    // Four digits are a year unless they count something.
    const auto* single = std::get_if<CalendarDate>(&*date);
    const bool year =
        single != nullptr && single->month == 0 && single->year >= kFirstYear && single->year <= kLastYear;
    const bool counts = token->deprel == Deprel::kNummod && token->head >= 0 &&
                        sentence.tokens[static_cast<size_t>(token->head)].span.begin > token->span.begin &&
                        sentence.tokens[static_cast<size_t>(token->head)].xpos == Xpos::kNns;
    if (!year || !counts) {
      token->type = EntityType::kDate;
      token->value = *date;
      return;
    }
  } else if (date) {
    token->type = EntityType::kDate;
    token->value = *date;
    return;
  }
  if (const std::optional<TypedQuantity> amount = ParseExactQuantity(token->form)) {
    token->type = amount->type;
    token->value = amount->quantity;
  }
}

}  // namespace

uint32_t EntityTyper::ClassesOf(std::string_view word) const {
  const std::string lower = Lowered(word);
  const uint32_t classes = lexicon_->Classes(lower);
  if ((classes & WordClass::kNoun) != 0) return classes;
  const std::optional<std::string> base = lexicon_->Base(lower, WordPos::kNoun);
  return base ? lexicon_->Classes(*base) : classes;
}

EntityTyper::Name EntityTyper::ReadName(const Sentence& sentence, size_t i, std::vector<std::string_view> words) const {
  Name name;
  name.words = std::move(words);
  name.naming = name.words.size() - 1;
  for (size_t w = 1; w < name.words.size(); ++w) {
    if (IsConnector(name.words[w])) {
      name.naming = w - 1;
      break;
    }
  }
  // What a word that is only ever a name is, says nothing of a longer name: "Denver" of "Denver Broncos".
  name.kind = ClassesOf(name.words[name.naming]);
  if ((name.kind & WordClass::kCapitalised) != 0) name.kind = 0;
  name.first = ClassesOf(name.words.front());
  name.last = ClassesOf(name.words.back());
  // "Jackson", "Paul": towns are called as people are, and a lone word is a place only where it stands like one.
  const bool shared = name.words.size() == 1 && (name.first & (WordClass::kSurname | WordClass::kGivenName)) != 0;
  name.no_place = shared && !StandsLikePlace(sentence, i);
  return name;
}

EntityType EntityTyper::TypeOfName(const Sentence& sentence, size_t i, const NameList* names) const {
  const Token& token = sentence.tokens[i];
  std::vector<std::string_view> words;
  for (uint32_t p = token.parts_begin; p < token.parts_end; ++p) words.push_back(sentence.parts[p].form);
  if (words.empty()) words.push_back(token.form);
  if (names != nullptr) {
    const NameList::Match match = names->LongestMatch(words);
    if (match.words == words.size() && match.type != EntityType::kNone) return match.type;
  }
  // "Mr. Rae", whatever else is called so.
  if (i > 0 && IsTitle(sentence.tokens[i - 1].form)) return EntityType::kPerson;
  const Name name = ReadName(sentence, i, std::move(words));
  EntityType type = ListedType(sentence, token, name);
  if (type == EntityType::kNone && name.words.size() > 1) type = TypeOfLongName(name);
  if (type == EntityType::kNone && i > 0) {
    // A title, or a noun for a person, right before the name.
    const Token& before = sentence.tokens[i - 1];
    const bool noun = before.upos == Upos::kNoun || before.upos == Upos::kPropn;
    if (noun && (ClassesOf(before.form) & WordClass::kPersonNoun) != 0 && before.head == static_cast<int32_t>(i)) {
      type = EntityType::kPerson;
    }
  }
  if (type == EntityType::kNone && name.words.size() == 1) type = TypeOfLoneName(name);
  return type == EntityType::kNone ? EntityType::kOther : type;
}

EntityType EntityTyper::ListedType(const Sentence& sentence, const Token& token, const Name& name) const {
  // "the House of Commons": those who sit there.
  const size_t behind = name.naming + 1;
  if (Lowered(name.words[name.naming]) == "house" && behind < name.words.size() && name.words[behind] == "of")
    return EntityType::kOrganisation;
  uint64_t hash = Lexicon::kNameSeed;
  std::string joined;  // parts without a blank between them
  uint64_t end = token.span.begin;
  for (uint32_t p = token.parts_begin; p < token.parts_end; ++p) {
    const Token& part = sentence.parts[p];
    if (part.span.begin > end && !joined.empty()) {
      hash = Lexicon::ExtendName(hash, joined);
      joined.clear();
    }
    joined += Lowered(part.form);
    end = part.span.end;
  }
  if (token.parts_begin == token.parts_end) joined = Lowered(token.form);
  const std::optional<LexiconName> listed = lexicon_->FindName(Lexicon::ExtendName(hash, joined));
  if (!listed || (name.no_place && listed->type == EntityType::kPlace)) return EntityType::kNone;
  // The dictionary's universities are buildings; a text's act.
  const bool acts =
      listed->type == EntityType::kPlace && name.words.size() > 1 && (name.kind & WordClass::kOrganisationNoun) != 0;
  return acts ? EntityType::kOrganisation : listed->type;
}

EntityType EntityTyper::TypeOfLongName(const Name& name) {
  const auto& [words, naming, kind, first, last, no_place] = name;
  // "Native American", "African Americans"
  if (words.size() == 2 && (last & WordClass::kNationality) != 0 && (first & WordClass::kSurname) == 0)
    return EntityType::kNationality;
  // "Taqi al-Din": what stands behind a particle is no common noun.
  const auto is_particle = [](std::string_view word) {
    return word == "al" || word == "bin" || word == "ibn" || word == "ul" || word == "van" || word == "von";
  };
  const bool given = IsGivenName(first, last, words.back());
  if (words.size() > 2 && std::any_of(words.begin() + 1, words.end() - 1, is_particle))
    return given ? EntityType::kPerson : EntityType::kOther;
  // `Ann "Slim" Lee`: people have nicknames.
  const auto is_quote = [](std::string_view word) { return word == "\"" || word == "“" || word == "``"; };
  if (words.size() > 2 && std::any_of(words.begin(), words.end(), is_quote)) return EntityType::kPerson;
  if (IsOneOf(Lowered(words.back()),
              {"inc.", "inc", "corp.", "corp", "ltd.", "ltd", "co.", "plc", "llc", "gmbh", "ag"}))
    return EntityType::kOrganisation;
  const std::string noun = Lowered(words[naming]);
  if (IsTerritory(noun)) return EntityType::kPlace;
  if (NamesFirm(noun) || (kind & WordClass::kOrganisationNoun) != 0) return EntityType::kOrganisation;
  if ((kind & WordClass::kEventNoun) != 0) return EntityType::kEvent;
  if ((kind & WordClass::kWorkNoun) != 0) return EntityType::kWork;
  // "Emma Field", "Victoria Park"
  const bool like_person = given && words.size() == 2 && (first & WordClass::kPlaceName) == 0;
  if ((kind & WordClass::kPlaceNoun) != 0 && (!given || (kind & WordClass::kSurname) == 0)) {
    return like_person ? EntityType::kOther : EntityType::kPlace;
  }
  if (NamesPlaceInFront(Lowered(words.front())) && naming == words.size() - 1) return EntityType::kPlace;
  // "Ann Lee Museum": what a common noun that is nobody's surname closes, is no person.
  const bool thing = (kind & WordClass::kNoun) != 0 &&
                     (kind & (WordClass::kSurname | WordClass::kGivenName | WordClass::kPersonNoun)) == 0;
  if (given && !thing) return EntityType::kPerson;
  // "Central Asia", "Spanish Florida"
  const bool land = (last & (WordClass::kCountryName | WordClass::kPlaceName)) != 0;
  const bool part = (first & (WordClass::kAdjective | WordClass::kNationality)) != 0;
  return land && part && words.size() == 2 ? EntityType::kPlace : EntityType::kNone;
}

EntityType EntityTyper::TypeOfLoneName(const Name& name) {
  const uint32_t classes = name.first;
  if ((classes & WordClass::kCountryName) != 0) return EntityType::kCountry;
  if ((classes & WordClass::kPlaceName) != 0) return name.no_place ? EntityType::kOther : EntityType::kPlace;
  if ((classes & WordClass::kNationality) != 0) return EntityType::kNationality;
  // "President", "General": nobody's name, though names hold them.
  const bool title = (classes & WordClass::kPersonNoun) != 0 && (classes & WordClass::kCapitalised) == 0;
  if (title || name.words.front().size() < 3) return EntityType::kOther;
  return (classes & (WordClass::kGivenName | WordClass::kSurname)) != 0 ? EntityType::kPerson : EntityType::kNone;
}

void EntityTyper::Assign(const NameList* names, Sentence* sentence) const {
  for (size_t i = 0; i < sentence->tokens.size(); ++i) {
    Token& token = sentence->tokens[i];
    if (token.type != EntityType::kNone) continue;
    if (IsName(token)) {
      const std::optional<TokenValue> month = token.kind == TokenKind::kWord ? ParseDate(token.form) : std::nullopt;
      if (month) {
        token.type = EntityType::kDate;
        token.value = *month;
      } else {
        token.type = TypeOfName(*sentence, i, names);
      }
    } else if (token.upos == Upos::kNum || token.xpos == Xpos::kCd || IsAsciiDigit(token.form[0])) {
      AssignNumber(*sentence, &token);
    } else if (token.upos == Upos::kAdj || token.upos == Upos::kNoun) {
      const std::optional<int> rank = token.upos == Upos::kAdj ? ParseOrdinal(token.form) : std::nullopt;
      if (rank) {
        token.type = EntityType::kOrdinal;
        token.value = Quantity{static_cast<double>(*rank), {}};
      } else if ((lexicon_->Classes(Lowered(token.form)) & WordClass::kNationality) != 0 && StartsUpper(token.form)) {
        token.type = EntityType::kNationality;
      }
    }
  }
}

}  // namespace whence
