#include "engine/coreference/noun_kinds.h"

#include <algorithm>
#include <iterator>

#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"

namespace whence {
namespace {

template <size_t kSize>
bool IsIn(std::string_view word, const std::string_view (&words)[kSize]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// What any business may be called.
constexpr std::string_view kBusiness[] = {"company", "firm", "business", "corporation", "enterprise"};
// What firms are, by what they do; dictionaries call some of them people and others buildings.
constexpr std::string_view kBusinesses[] = {
    "company",    "firm",         "business",  "corporation", "enterprise",  "manufacturer", "maker",    "producer",
    "publisher",  "retailer",     "operator",  "carrier",     "supplier",    "builder",      "provider", "distributor",
    "exporter",   "importer",     "developer", "dealer",      "brewer",      "brewery",      "bank",     "airline",
    "insurer",    "startup",      "start-up",  "contractor",  "shipyard",    "distillery",   "winery",   "bakery",
    "subsidiary", "conglomerate", "chain",     "consultancy", "cooperative", "shipbuilder",  "carmaker", "automaker"};

}  // namespace

bool NounKinds::IsNoun(std::string_view word) const {
  return words_ != nullptr && !words_->Find(word, WordPos::kNoun).senses.empty();
}

bool NounKinds::IsKindOf(std::string_view noun, std::string_view wider) const {
  if (IsIn(wider, kBusiness) && IsIn(noun, kBusinesses)) return true;
  if (words_ == nullptr || noun.empty()) return false;
  const WordRelation relation =
      WordRelations::Relate(words_->Find(noun, WordPos::kNoun), words_->Find(wider, WordPos::kNoun));
  return relation == WordRelation::kNarrower || relation == WordRelation::kSynonym;
}

bool NounKinds::IsPerson(std::string_view noun) const {
  return IsPersonNoun(noun) || (!IsIn(noun, kBusinesses) && IsKindOf(noun, "person"));
}

std::string_view NounKinds::NamedKind(const std::vector<std::string>& words) const {
  const std::string_view naming = NamingWord(words);
  return naming.empty() || IsNoun(naming) ? naming : words.front();
}

bool NounKinds::FitsType(std::string_view noun, EntityType type) {
  static constexpr std::string_view kOrganisations[] = {
      "organisation", "organization", "group",       "company", "alliance", "agency",    "party",
      "firm",         "bank",         "team",        "club",    "band",     "union",     "bloc",
      "body",         "institution",  "association", "league",  "council",  "university"};
  static constexpr std::string_view kCountries[] = {"country", "nation", "state", "republic", "kingdom"};
  static constexpr std::string_view kPlaces[] = {"city",  "town",     "village",  "region", "island", "area",
                                                 "place", "province", "district", "river",  "county"};
  const auto in = [&](const auto& words) {
    return std::find(std::begin(words), std::end(words), noun) != std::end(words);
  };
  switch (type) {
    case EntityType::kOrganisation:
      return in(kOrganisations);
    case EntityType::kCountry:
      return in(kCountries);
    case EntityType::kPlace:
      return in(kPlaces);
    case EntityType::kPerson:
      return IsPersonNoun(noun);
    default:
      return false;
  }
}

}  // namespace whence
