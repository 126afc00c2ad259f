#include "tools/train/name_collector.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/characters.h"
#include "corpus/language/lexicon.h"
#include "graph/base/status.h"
#include "nlohmann/json.hpp"

namespace whence {
namespace {

// Where one name has several types, the one further left is kept.
constexpr EntityType kByWeight[] = {EntityType::kCountry,      EntityType::kNationality, EntityType::kPlace,
                                    EntityType::kOrganisation, EntityType::kEvent,       EntityType::kWork,
                                    EntityType::kPerson};

bool Outweighs(EntityType a, EntityType b) {
  for (const EntityType type : kByWeight) {
    if (type == b) return false;
    if (type == a) return true;
  }
  return false;
}

uint32_t WordBits(EntityType type) {
  switch (type) {
    case EntityType::kCountry:
      return WordClass::kCountryName | WordClass::kPlaceName;
    case EntityType::kPlace:
      return WordClass::kPlaceName;
    case EntityType::kNationality:
      return WordClass::kNationality;
    case EntityType::kOrganisation:
      return WordClass::kOrganisationName;
    default:
      return 0;
  }
}

std::vector<std::string> Words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : name) {
    if (c != ' ') {
      word.push_back(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

// Every word of a name has a capital, but for small ones inside: "Gulf of Aden"; "Laotian capital" is a description.
bool IsProperName(std::string_view written) {
  constexpr std::string_view kSmall[] = {"of",  "the", "and", "de", "la", "le", "du", "des", "von",
                                         "van", "der", "den", "al", "el", "da", "di", "del", "y",
                                         "ibn", "bin", "for", "in", "on", "a",  "'s"};
  for (const std::string& word : Words(written)) {
    const Character first = CharacterAt(word, 0);
    const bool small = std::find(std::begin(kSmall), std::end(kSmall), word) != std::end(kSmall);
    if (first.type != CharClass::kUpper && first.type != CharClass::kDigit && !small) return false;
  }
  return StartsUpper(written);
}

void AddName(std::string_view written, EntityType type, CollectedNames* names) {
  const std::string lower = Lowered(TrimAscii(written));
  const std::vector<std::string> words = Words(lower);
  if (words.empty() || words.size() > 8 || lower.size() < 3) return;
  if (type == EntityType::kPerson) {
    if (words.size() == 1) names->words[words[0]] |= WordClass::kSurname;
    if (words.size() > 1) {
      // "President Lincoln" is a name with a title, which is no given name.
      const bool title = names->titles.count(words.front()) != 0;
      if (!title) names->words[words.front()] |= WordClass::kGivenName;
      names->words[words.back()] |= WordClass::kSurname;
    }
  } else if (words.size() == 1) {
    names->words[lower] |= WordBits(type);
  }
  const auto [entry, added] = names->names.emplace(lower, type);
  if (!added && Outweighs(type, entry->second)) entry->second = type;
}

// "Iran, Islamic Republic of" is also "Iran" and "Islamic Republic of Iran"; what stands in brackets is left out.
void AddIsoName(std::string name, EntityType type, CollectedNames* names) {
  while (name.find('(') != std::string::npos) {
    const size_t open = name.find('(');
    const size_t close = name.find(')', open);
    name.erase(open, close == std::string::npos ? std::string::npos : close - open + 1);
  }
  const size_t comma = name.find(", ");
  if (comma == std::string::npos) return AddName(name, type, names);
  const std::string head = name.substr(0, comma);
  AddName(head, type, names);
  AddName(StrCat(TrimAscii(name.substr(comma + 2)), " ", head), type, names);
}

absl::StatusOr<nlohmann::json> ReadJson(const std::string& path) {
  std::ifstream in(path);
  if (!in) return NotFound(path, " is missing: install iso-codes");
  nlohmann::json json = nlohmann::json::parse(in, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return InvalidArgument(path, ": not JSON");
  return json;
}

}  // namespace

absl::Status CollectIsoNames(const std::string& folder, CollectedNames* names) {
  for (const char* part : {"3166-1", "3166-3"}) {
    WHENCE_ASSIGN_OR_RETURN(const nlohmann::json json, ReadJson(StrCat(folder, "/iso_", part, ".json")));
    for (const auto& country : json.value(part, nlohmann::json::array())) {
      for (const char* field : {"name", "common_name", "official_name"}) {
        AddIsoName(country.value(field, ""), EntityType::kCountry, names);
      }
    }
  }
  WHENCE_ASSIGN_OR_RETURN(const nlohmann::json subdivisions, ReadJson(folder + "/iso_3166-2.json"));
  for (const auto& subdivision : subdivisions.value("3166-2", nlohmann::json::array())) {
    AddIsoName(subdivision.value("name", ""), EntityType::kPlace, names);
  }
  WHENCE_ASSIGN_OR_RETURN(const nlohmann::json languages, ReadJson(folder + "/iso_639-3.json"));
  for (const auto& language : languages.value("639-3", nlohmann::json::array())) {
    // Living languages with a two-letter code: the ones that general texts speak of.
    if (language.contains("alpha_2")) AddIsoName(language.value("name", ""), EntityType::kNationality, names);
  }
  return absl::OkStatus();
}

void CollectWordNetNames(const WordNet& wordnet, CollectedNames* names) {
  struct Kind {
    EntityType type;
    std::vector<uint32_t> roots;
  };
  const std::vector<uint32_t> inhabitants =
      wordnet.NounSenses({"inhabitant", "natural language", "ethnic group", "Slav", "European:2"});
  const Kind kinds[] = {
      {EntityType::kCountry, wordnet.NounSenses({"country:2", "country:1"})},
      {EntityType::kNationality, inhabitants},
      {EntityType::kPlace,
       wordnet.NounSenses({"location", "geological formation", "body of water", "structure", "land:4", "continent"})},
      {EntityType::kOrganisation, wordnet.NounSenses({"organization", "organization:2", "army unit", "military unit"})},
      {EntityType::kEvent,
       wordnet.NounSenses({"happening", "social event", "military action", "war", "group action", "holiday:2"})},
      {EntityType::kWork, wordnet.NounSenses({"publication", "movie", "musical composition", "literary composition",
                                              "written agreement", "sacred text", "legal document"})},
      {EntityType::kPerson, wordnet.NounSenses({"person", "deity"})},
  };
  const auto type_of = [&](uint32_t synset) {
    for (const Kind& kind : kinds) {
      if (wordnet.IsKindOf(synset, kind.roots)) return kind.type;
    }
    return EntityType::kNone;
  };
  const std::vector<uint32_t> people = wordnet.NounSenses({"person"});
  for (const auto& [offset, synset] : wordnet.Synsets(WordPos::kNoun)) {
    if (!wordnet.IsKindOf(offset, people)) continue;
    for (const std::string& word : synset.words) {
      if (!StartsUpper(word)) names->titles.insert(word);
    }
  }
  for (const auto& [offset, synset] : wordnet.Synsets(WordPos::kNoun)) {
    if (synset.words.empty()) continue;
    const EntityType type = type_of(offset);
    if (type == EntityType::kNone) continue;
    for (const std::string& word : synset.words) {
      if (IsProperName(word) && word.find('.') == std::string::npos) AddName(word, type, names);
    }
  }
  for (const auto& [offset, synset] : wordnet.Synsets(WordPos::kAdjective)) {
    for (const uint32_t noun : synset.nouns) {
      const EntityType type = type_of(noun);
      if (type != EntityType::kCountry && type != EntityType::kPlace && type != EntityType::kNationality) continue;
      for (const std::string& word : synset.words) {
        if (StartsUpper(word)) AddName(word, EntityType::kNationality, names);
      }
    }
  }
}

}  // namespace whence
