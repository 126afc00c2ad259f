#ifndef WHENCE_RULES_WORDS_WORD_LISTS_H_
#define WHENCE_RULES_WORDS_WORD_LISTS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/language/diagnostic.h"

namespace whence {

// Lists of words that the program asks for by name. What words are in them, and what they are for, stands in the rule
// files of this folder, which are a part of the program: kMaleName is `class male_name`.
enum class WordList : uint8_t {
  // people.rules
  kMaleName,
  kFemaleName,
  kMaleNoun,
  kFemaleNoun,
  kPersonNoun,
  kNameTitle,
  kLesserRank,
  kPastRank,
  kOfficeSought,
  kOnlyPeople,
  kPlaceUndergoes,
  kPlaceHas,
  kPresentRank,
  kFoundingRank,
  kFirstRank,
  kGreaterRank,
  kSibling,
  kOffspring,
  // things.rules
  kBusiness,
  kKindOfBusiness,
  kVessel,
  kOrganisation,
  kActsFor,
  kCountry,
  kPlace,
  kAgreement,
  kText,
  kBuilt,
  kSign,
  kExpire,
  kPublish,
  kBuild,
  kPartOfPlace,
  kHadInTurn,
  kNeverHad,
  kNumberedKind,
  kLieOfLand,
  kNamedBehind,
  kRealm,
  kStaff,
  kTimeUnit,
  kLooseTimeUnit,
  kAspect,
  kNotTelling,
  kLooseMoment,
  kPartOfTime,
  kOneAmongOthers,
  kToldByRank,
  // telling.rules
  kTurnedDown,
  kOrder,
  kTakingPlace,
  kBeing,
  kLasting,
  kOrigin,
  kLittleSaid,
  kBegunOrHelped,
  kHappensToRow,
  kOnceMore,
  kBesides,
  kTimesOver,
  kNaming,
  kMaking,
  kSucceeding,
  kTakingOver,
  kMutual,
  kReasonWord,
  kDenial,
  kDenialOfPart,
  kLightVerb,
  kStanding,
  kBecoming,
  kLeavingOffice,
  kBeginOrEnd,
  kDoneTogether,
  kTogether,
  kBearing,
  kHaving,
  kIntoForce,
  kForce,
  kWeather,
  kSeeming,
  // asked.rules
  kAskedTime,
  kAskedPlace,
  kAskedAmount,
  kAskedKind,
  kAskedName,
  kLastOne,
  kFirstOfAll,
  kFewerBehind,
  kCountingWord,
  kTooWide,
  kAnyOfKind,
  kPriceWord,
  kPriceVerb,
  kHoursWord,
  kClosedWord,
  kDoneAlone,
  kFrequencyWord,
  kDistanceWord,
  kAskedColour,
  kColour,
  kShade,
  kColouring,
  kAskedDate,
  kCalendarNoun,
  kRequest,
  kCountedBare,
  // labels.rules
  kVagueLabel,
  kOfSomething,
  kVagueHeader,
  kNoPlural,
  kRemainder,
  kBesideMembers,
  kAwardHeader,
  kResultHeader,
  kWonResult,
  kNoValue,
  kTimeWord,
  kMemberNoun,
  kMemberCounted,
  kFreePrice,
  // links.rules
  kRelativeWord,
  kAtTime,
  kSince,
  kUntil,
  kStretchBegin,
  kStretchEnd,
  kStretchJoint,
  kTimeDistance,
  kBeforeTerm,
  kBeforePlace,
  kAtPlace,
  kIntoPlace,
  kBesidePlace,
  kComparedTo,
  kCountedTime,
  kLater,
  kOnceSo,
  kNowAdverb,
  kOfNow,
  kOfFame,
  kBeforeAside,
  kRoughly,
  kListLink,
  kTrailer,
  kOthers,
  kPermitting,
  kForbidding,
  kAnybody,
  kBothOfThem,
  kNameNoun,
  kPartialName,
};
inline constexpr int kWordLists = static_cast<int>(WordList::kPartialName) + 1;

// Whether a word, or several with blanks between, in lower case, is in the list. Cost: one look-up; the first one reads
// the files. Thread-safe.
bool IsIn(WordList list, std::string_view word);

// The words of a list, in the order of the file. Thread-safe.
const std::vector<std::string_view>& WordsOf(WordList list);

// Mistakes in the files: lists that no WordList asks for, lists that are not there. For tests: IsIn takes a list that
// is not there for empty.
std::vector<Diagnostic> CheckWordLists();

}  // namespace whence

#endif  // WHENCE_RULES_WORDS_WORD_LISTS_H_
