#include "engine/coreference/selection.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace whence {
namespace {

using Words = std::span<const std::string_view>;

// WordNet's hyponyms of "agreement" and "legal document" in common use.
constexpr std::string_view kAgreements[] = {
    "treaty",    "agreement",  "pact",      "accord", "convention", "charter",     "protocol",   "contract",
    "covenant",  "compact",    "deal",      "bill",   "act",        "law",         "statute",    "constitution",
    "amendment", "memorandum", "armistice", "truce",  "ceasefire",  "declaration", "resolution", "document",
    "letter",    "petition",   "lease",     "will",   "decree",     "settlement",  "concordat",  "directive"};
constexpr std::string_view kTexts[] = {
    "book",   "novel",    "poem",         "play",      "story", "essay",  "article",  "letter",   "paper",
    "report", "magazine", "journal",      "newspaper", "diary", "song",   "album",    "treatise", "biography",
    "memoir", "text",     "work",         "map",       "study", "volume", "edition",  "series",   "speech",
    "law",    "bill",     "constitution", "charter",   "hymn",  "script", "software", "game"};
constexpr std::string_view kBuilt[] = {"building", "bridge",  "house",  "church",   "cathedral", "castle",  "tower",
                                       "temple",   "palace",  "dam",    "canal",    "road",      "railway", "ship",
                                       "wall",     "fort",    "mosque", "stadium",  "theatre",   "theater", "hospital",
                                       "school",   "factory", "museum", "monument", "library",   "station", "city",
                                       "town",     "hall",    "chapel", "abbey",    "monastery", "tunnel",  "port",
                                       "engine",   "machine", "boat",   "mill",     "airport",   "line",    "park"};

constexpr std::string_view kSign[] = {"sign", "ratify", "initial", "cosign", "renegotiate"};
constexpr std::string_view kExpire[] = {"expire", "lapse", "take effect"};
constexpr std::string_view kPublish[] = {"publish", "author", "translate", "reprint"};
constexpr std::string_view kBuild[] = {"build", "construct", "erect", "demolish"};

struct Selection {
  Words verbs;
  bool acted_on;
  Words nouns;
};
constexpr Selection kSelections[] = {
    {kSign, true, kAgreements}, {kExpire, false, kAgreements}, {kPublish, true, kTexts}, {kBuild, true, kBuilt}};

bool In(Words words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

}  // namespace

int SelectionOf(std::string_view verb, bool acted_on, std::string_view noun) {
  const auto* found = std::find_if(std::begin(kSelections), std::end(kSelections), [&](const Selection& selection) {
    return selection.acted_on == acted_on && In(selection.verbs, verb);
  });
  if (found == std::end(kSelections)) return 0;
  return In(found->nouns, noun) ? 1 : -1;
}

}  // namespace whence
