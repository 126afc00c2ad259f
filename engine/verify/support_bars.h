#ifndef WHENCE_ENGINE_VERIFY_SUPPORT_BARS_H_
#define WHENCE_ENGINE_VERIFY_SUPPORT_BARS_H_

#include <vector>

#include "engine/verify/evidence_clauses.h"
#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// What keeps evidence that has the words of a claim from supporting it. `matches` are those of Align.

// The evidence has what the claim says only as doubted, wished or planned: "the alleged thief" for a thief, "wants to
// become a doctor" for a doctor. Not where the claim is put so itself.
bool IsOnlyDoubted(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence);

// The claim says what is still so, and the evidence tells of the past alone.
bool TellsOfBefore(const TextUnits& claim, const TextUnits& evidence);

// A name of the claim stands neither in the evidence nor in what surrounds it.
bool LacksName(const TextUnits& claim, const TextUnits& evidence, const Surroundings& surroundings);

// The claim speaks of all the time, "daily", "all year", and the evidence of no such thing.
bool IsOfSomeTimes(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence);

// All of the claim stands there but its date, which the evidence only bounds, "before 1920" for 1919, or does not tell:
// of the claim's event its sentence has none.
bool LeavesDateOpen(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches);

// The evidence has the contrary of what the claim says its subject is like, of others: of "the river" or "the new
// river" for "the old river", of some for all.
bool OpposesAnother(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
                    const std::vector<UnitMatch>& matches);

// Most of what the claim says stands behind "no evidence that" or "no sign of".
bool LacksProof(const TextUnits& evidence, const std::vector<UnitMatch>& matches);

// A figure that the claim gives its subject stands in another clause of the evidence, which has a subject of its own:
// "adults pay 9 euros, and children pay 4". So does a stretch of time, "warm in summer, but the hall is warm all year".
bool OfAnotherClause(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
                     const std::vector<UnitMatch>& matches);

// What hangs on the claim's verb with one preposition hangs on the evidence's with the contrary one alone: "voted
// against it" for "voted for it".
bool TurnsPreposition(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence);

// The claim's deed has a date of its own in the evidence, and the claim's date is that of another deed: "burned in 1700
// and was rebuilt in 1712" for "was rebuilt in 1700".
bool HasDateOfAnother(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches);

// Of something in the claim, which denies nothing, the evidence has none: "silver and lead, but no copper".
bool TellsOfNone(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches);

// The evidence ranks the same thing by another superlative alone: "the most famous work" for "the oldest work".
bool RanksByOther(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches);

// Both tell a rate, "500 a month", and no length of time of one is the other's.
bool TellsOtherRate(const TextUnits& claim, const TextUnits& evidence);

// It says that something is more so than something else: "longer than the other", not "longer than 30 metres".
bool Compares(const TextUnits& text);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_SUPPORT_BARS_H_
