#ifndef WHENCE_ENGINE_VERIFY_CLAUSE_SCOPE_H_
#define WHENCE_ENGINE_VERIFY_CLAUSE_SCOPE_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/verify/evidence_clauses.h"
#include "engine/verify/rival_unit.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// Of how much, of when and of whom a clause of the evidence says what the claim says. `frame` is the claim's, `other`
// the evidence's.

// The evidence has what the claim speaks of only with a lesser rank: "the deputy head" is not the head.
bool IsRankedLower(const Confrontation& sides);

// The claim speaks of all: "every", "always".
bool IsUniversal(const Confrontation& sides, const Extraction& frame);

// "All" where the evidence speaks of some, "only" where it speaks of one among others.
bool IsScoped(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other);

// The claim tells how it is now what the evidence tells of the past alone: "was once common", "stood empty until 2009".
bool HasEnded(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other);

// The verb is of what stopped: "stopped boiling salt" in 1964, which was boiled before.
bool IsStopped(const VerdictRules& words, const std::vector<Token>& tokens, int32_t verb);

// The text says that something stopped of which the other speaks, too, whatever tree the parser has made of it.
bool HasStopped(const VerdictRules& words, const TextUnits& text, const TextUnits& other);

// It was so until some time, in the year of the claim's dates: "boiled salt until 1964".
bool EndsThen(const Confrontation& sides, uint32_t sentence, const Extraction& other);

// Behind a verb of the evidence something is done once more: "stopped in 1969 and began again".
bool GoesOnAgain(const Confrontation& sides, uint32_t sentence, int32_t verb);

// "No longer", "not any more" of a clause of the evidence.
bool IsNoLonger(const Confrontation& sides, uint32_t sentence, const Extraction& other);

// The evidence says that it is so no longer, or stopped, the claim that it was so at some time.
bool HasCeasedSince(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other);

// The claim speaks of all in the part that the evidence says of fewer: "most boats", "only three of the twelve boats",
// "the other four boats". `missing_parts` are those of the claim that lack something there.
bool FallsShort(const Confrontation& sides, const std::vector<Part>& own, const std::vector<const Part*>& missing_parts,
                uint32_t sentence, const std::vector<Part>& others);

// The evidence tells of some of those that the claim tells of: "the walls of the inner court" for "the walls".
bool IsOfSome(const Confrontation& sides, const std::vector<Part>& own, const std::vector<Part>& others);

// The claim's figure and its date stand there, but not with each other: "30 in 1990 and 50 in 2000". `pairs` are the
// units of claim and evidence that have found each other.
bool IsOfAnotherTime(const Confrontation& sides, const std::vector<std::pair<size_t, int32_t>>& pairs);

enum class Exchange : uint8_t {
  kNone,
  kSwapped,   // who acts in the claim is acted on there, and the other way round
  kTogether,  // who acts in the claim stands there behind "with" or "next to", and the other way round: it may be one
};

// `own` and `others` are the parts of both frames.
Exchange ExchangeOf(const Confrontation& sides, const PredicateLexicon& lexicon, const std::vector<Part>& own,
                    uint32_t sentence, const Extraction& other, const std::vector<Part>& others);

// The unit at the head of a part, or the last of its units. REQUIRES: units.
size_t HeadOf(const TextUnits& text, const Part& part, const std::vector<size_t>& units);

// A unit of the claim that none of its clauses has, "open all year round", with the anchor of the clause that it is of;
// -1 where that clause has no frame.
struct LooseUnit {
  int32_t anchor = -1;
  size_t unit = 0;
};
// `claimed` are the claim's clauses.
std::vector<LooseUnit> LooseUnits(const VerdictRules& words, const TextUnits& claim,
                                  const std::vector<Extraction>& claimed);

// The clause of the evidence lacks one of those.
bool LacksLoose(const Confrontation& sides, const std::vector<LooseUnit>& loose, const Extraction& frame,
                uint32_t sentence, const Extraction& other);

// A part of the evidence speaks of one kind where another part of the sentence has the same word without that: "the
// pool is warm in summer, but the indoor pools all year"; or of one of several, "the second door". `units` are those of
// the claim's part.
bool IsToldApart(const Confrontation& sides, const std::vector<size_t>& units, uint32_t sentence, const Part& there);

// All that a clause lacks of the claim is in one part, has something else there, and stands in that place of a clause
// beside it; or it is who acts, and stands beside the deed: "bought from X by Y". `missing` are the claim's units that
// it lacks, with the part that each is of.
bool IsParted(const Confrontation& sides, const std::vector<size_t>& missing,
              const std::vector<const Part*>& missing_parts, uint32_t sentence, const Extraction& other,
              const std::vector<Part>& others);

// Of a clause that is parted so: that the one did it and the other did something else tells them apart, but not where
// the other did the contrary and may have done the same before. Of what it was done to, a "but" must stand between.
bool OthersDeed(const Confrontation& sides, const PredicateLexicon& lexicon, const Extraction& frame,
                const Part& lacking, uint32_t sentence, const Extraction& other);

// The head of what the evidence has alone where the claim has something else: "the hen alone", "only fish"; -1 for
// none.
int32_t SoleInstead(const Confrontation& sides, const std::vector<size_t>& missing,
                    const std::vector<const Part*>& missing_parts, uint32_t sentence, const std::vector<Part>& others);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_CLAUSE_SCOPE_H_
