#ifndef WHENCE_ENGINE_FRAMES_PHRASE_H_
#define WHENCE_ENGINE_FRAMES_PHRASE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// "the former members of the CSTO" taken apart.
struct OfPhrase {
  std::string status;  // "former"; empty for none
  std::string noun;    // "member": the head, singular, lower case
  std::string owner;   // "CSTO"
};

// Takes a noun phrase apart at its first "of" (or "in", "to" behind a noun). Nothing where there is none. The head is
// the word before it; a determiner, and a status word, may stand in front.
std::optional<OfPhrase> SplitOf(std::string_view phrase);

// "former", "current", "founding": what stands before the noun and says whether it still holds. Empty for none.
std::string StatusOf(const Sentence& sentence, int32_t noun);
// The same for one word: "ex" and "past" are "former", "present" is "current"; empty for any other word.
std::string StatusWord(std::string_view word);

// The stem of a phrase's head noun: the last word before its first preposition, comma or relative pronoun. Empty for an
// empty phrase.
std::string HeadStem(std::string_view phrase);

// Whether a phrase's head has an ending that its stem lost: "islanders" have the stem of "island", and are none.
bool IsDoer(std::string_view phrase);

// The noun by which an office's predicate is called: the last word, the last ones where the lexicon knows them together
// ("prime minister"), the whole of a lesser office, as a vice mayor is no mayor. Of "NOUN of X", what stands before.
std::string OfficeNoun(const PredicateLexicon& lexicon, std::string_view office);

// The last word of an office's name, without what says whether a man or a woman holds it: "chair" of "the chairwoman".
std::string OfficeRoot(std::string_view office);

// The canonical predicate of a noun with "of": "headquarter" -> "be headquarters of". "be NOUN of" where the lexicon
// has no other.
std::string RelationOf(const PredicateLexicon& lexicon, std::string_view noun);

// "a mill", "An old mill".
bool IsIndefinite(std::string_view phrase);

// What stands up to the head: "an observer organization" of "an observer organization at the assembly". Folded.
std::string HeadPhrase(std::string_view phrase);

// Whether two phrases have the same preposition behind their heads with nothing in common behind it: "a ticket for
// adults" and "a ticket for children".
bool DifferInComplement(std::string_view a, std::string_view b);

// What a phrase counts something as: 2 of "the second scale". 0 where nothing counts it.
int RankIn(std::string_view text);

// How much of what was asked for was found, 0 to 1: of these stems, how many are among those, which are sorted. 0 of
// none.
double ShareOf(const std::vector<std::string>& asked, const std::vector<std::string>& found);

// The singular of a noun as English writes it: "countries" -> "country". Irregular plurals stay.
std::string Singular(std::string_view noun);

// Whether "NOUN of X" is X: "town", "republic", "island".
bool NamesPlaceOf(std::string_view noun);

// Whether the phrase has the name, given by its stems, only behind a preposition, as what stands there or belongs to
// it: "the old mill in Lund"; but "the town of Lund" is Lund, "the first edition of Sea Songs" stands for the whole,
// and "the parliament of Peru" acts for Peru in what it does.
// `where`: a place is asked for, which "the headquarters of the bank" tells of the bank.
bool IsBesideName(std::string_view phrase, const std::vector<std::string>& name, bool does, bool where);

}  // namespace whence

#endif  // WHENCE_ENGINE_FRAMES_PHRASE_H_
