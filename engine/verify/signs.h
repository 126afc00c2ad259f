#ifndef WHENCE_ENGINE_VERIFY_SIGNS_H_
#define WHENCE_ENGINE_VERIFY_SIGNS_H_

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/verify/frame_comparison.h"
#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// What speaks for and against a claim in a piece of evidence, each between 0 and 1. rules/verification/README.md says
// what each is; rules/verification/verdict.rules what it weighs. The names are the file's.
enum class Sign : uint8_t {
  kBias,
  kCoverage,  // how much of the claim's content the evidence carries
  kCovers,    // nearly all of it
  kCoversMost,
  kCoversHalf,
  kCoversThird,
  kRare,      // how much of it, where rare words count more
  kFocus,     // how much of the evidence the claim speaks of
  kMatched,   // how many words are matched, whatever the claim's length
  kUnnamed,   // the claim has no name, number or date that would tie it to the evidence
  kSentence,  // how much the best single sentence carries
  kNames,     // of the claim's names, the share carried; likewise the next
  kNouns,
  kVerbs,
  kModifiers,
  kSubject,      // what the claim's sentence is about is named in the evidence
  kReferred,     // by a pronoun or a bare description only
  kPredicate,    // what the claim says of it stands there, too
  kMissingName,  // a name other than the subject is not carried
  kMissingDate,
  kOtherName,  // another name of the same type, which the claim does not have
  kOtherNumber,
  kOtherDate,
  kSister,          // another kind of the same thing
  kOpposite,        // an antonym
  kDirection,       // one speaks of rise, the other of fall
  kDenial,          // share of the matched words that are denied on one side only
  kDenialAnywhere,  // one side holds a negation, the other none
  kDeniedClaim,     // the claim is a denial; the next three are coverage, denial and denial-anywhere where it is
  kDeniedCoverage,
  kDeniedDenial,
  kDeniedAlone,
  kAgreed,  // coverage without denial
  kHedgedClaim,
  kHedgedEvidence,
  kContrast,  // "but", "instead" in the evidence
  kFormer,    // "former" on one side only
  kFrameFound,
  kFrameAgree,
  kFrameConflict,
  kFrameDenied,
  kClaimLength,
  kEvidenceLength,
  kVerbless,    // the evidence is a title or label
  kRarest,      // coverage where hardly anything but rare words counts
  kParticular,  // the claim is about something named
  kGeneral,     // about a kind of things, "polar bears"
  kPast,        // the claim tells of the past; likewise the evidence
  kEvidencePast,
  kModal,        // the claim says what may or will be
  kNamedShare,   // how much of the claim is names
  kClaimNature,  // it speaks of nature (WordTopic), in so many nouns; likewise the next
  kClaimPersons,
  kClaimWorks,
  kEvidenceNature,  // the evidence does
  kEvidencePersons,
  kEvidenceWorks,
  kEvidenceNames,      // how many names the evidence has
  kEvidencePronoun,    // a sentence of it is about "it" or "he"
  kSeveral,            // it has more than one sentence
  kSameSubject,        // a sentence of it is about what the claim is about
  kSamePredicate,      // and the main clauses say the same
  kBeyond,             // what is carried of the claim beside its subject
  kAgreesInDirection,  // what rises in the claim rises in the evidence, what falls falls
  kTurnsDirection,     // it does the contrary there
  kCauseClaim,         // the claim tells of a cause, the evidence of none
  kCauseBoth,
  kComparative,  // "more than" in the claim
  kQuoted,       // the evidence begins with a quotation mark: a title or somebody's words
  kAsked,        // it asks a question
  kClaimOnly,    // "only" in the claim, whatever the evidence says; likewise the next
  kClaimAll,
  kClaimSome,
  kMissingValues,  // how many names, numbers and dates are not carried
  kUnsaid,         // next to nothing of what the claim says of its subject is carried
  kContrary,       // the evidence denies it or has the opposite of one of its words
};
inline constexpr size_t kSignCount = static_cast<size_t>(Sign::kContrary) + 1;
std::string_view SignName(Sign sign);  // "missing-name"

using Signs = std::array<double, kSignCount>;

// The signs of a claim beside a piece of evidence, but for those that JudgeEvidence sets itself (kMissingValues,
// kUnsaid, kContrary: 0). REQUIRES: `matches` and `frames` are of these two. Cost: the product of their units.
// Thread-safe.
Signs ReadSigns(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches,
                const FrameComparison& frames);

// How much of the claim that sentence of the evidence carries, in [0, 1].
double SentenceCoverage(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches,
                        uint32_t sentence);

// How much of what the claim says of its subject the evidence carries, in [0, 1]; 1 where it says nothing else.
double CoverageBeyondSubject(const TextUnits& claim, const std::vector<UnitMatch>& matches);

// Whether the verb or noun that governs the claim is carried; true for "is", "has" and others that mean little.
bool PredicateCarried(const TextUnits& claim, const std::vector<UnitMatch>& matches);

// Whether one of two units governs the other, or one governs both.
bool Tied(const std::vector<Unit>& units, size_t a, size_t b);

// What a unit counts in shares: names, numbers and dates more than words.
double UnitWeight(const Unit& unit);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_SIGNS_H_
