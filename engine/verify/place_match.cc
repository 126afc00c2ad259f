#include "engine/verify/place_match.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "rules/words/name_forms.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

bool ShareOne(const std::vector<uint16_t>& a, const std::vector<uint16_t>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

// Whether an ending makes one word of the other: "chicago" and "chicagoans", "lanka" and "lankan".
bool AreFormed(std::string_view a, std::string_view b) {
  constexpr size_t kShortest = 4;
  constexpr std::string_view kEndings[] = {"s", "n", "an", "ian", "ns", "ans", "ians", "ese", "i", "is"};
  const auto [shorter, longer] = a.size() > b.size() ? std::pair(b, a) : std::pair(a, b);
  if (shorter.size() < kShortest) return false;
  const auto formed = [&](std::string_view base) {
    if (!longer.starts_with(base)) return false;
    return std::find(std::begin(kEndings), std::end(kEndings), longer.substr(base.size())) != std::end(kEndings);
  };
  if (formed(shorter) || (shorter.ends_with("ic") && longer == StrCat(shorter, "a"))) return true;
  const bool vowel = std::string_view("aeoy").find(shorter.back()) != std::string_view::npos;
  return vowel && formed(shorter.substr(0, shorter.size() - 1));
}

// The same for the last of several words, the others alike: "puerto rico" and "puerto rican".
bool AreFormedAtEnd(const std::vector<std::string>& place, const std::vector<std::string>& name) {
  if (place.size() < 2 || name.size() < place.size()) return false;
  const size_t last = place.size() - 1;
  return std::equal(place.begin(), place.end() - 1, name.begin()) && place[last] != name[last] &&
         AreFormed(place[last], name[last]);
}

}  // namespace

bool OfOnePlace(const Unit& claim, const Unit& evidence) {
  if (ShareOne(claim.places, evidence.places)) return true;
  if (claim.words.size() > 1 || evidence.words.size() > 1) {
    return claim.words.size() == evidence.words.size() &&
           (AreFormedAtEnd(claim.words, evidence.words) || AreFormedAtEnd(evidence.words, claim.words));
  }
  if (!claim.word.senses.empty() && !evidence.word.senses.empty()) return false;
  const auto word_of = [](const Unit& unit) -> std::string_view {
    return unit.words.empty() ? unit.text : unit.words[0];
  };
  return AreFormed(word_of(claim), word_of(evidence));
}

bool BeginsWithPlace(const Unit& place, const Unit& evidence) {
  if (place.kind != UnitKind::kName || place.type == EntityType::kNationality || evidence.words.size() < 2 ||
      evidence.type == EntityType::kPerson)
    return false;
  // "British Columbia", "the Norwegian Sea" and "British Leyland" are not the country, nor of what it does.
  const bool body = IsIn(WordList::kActsFor, evidence.words.back());
  const bool subject = BaseRelation(place.relation) == Deprel::kNsubj || place.relation == Deprel::kNsubjPass;
  if (!body && (subject || evidence.type != EntityType::kOrganisation)) return false;
  return ShareOne(place.places, evidence.adjective.places) ||
         WordRelations::Relate(evidence.adjective.word, place.word) == WordRelation::kDerived ||
         AreFormedAtEnd(place.words, evidence.words);
}

PlaceAdjective ReadPlaceAdjective(const WordRelations& relations, const std::vector<std::string>& words) {
  if (words.size() < 2) return {};
  PlaceAdjective adjective{relations.Find(words[0], WordPos::kAdjective), PlacesOf(words[0])};
  if (adjective.places.empty()) adjective.places = PlacesOf(StrCat(words[0], " ", words[1]));
  return adjective;
}

}  // namespace whence
