#ifndef WHENCE_ENGINE_VERIFY_EVIDENCE_CLAUSES_H_
#define WHENCE_ENGINE_VERIFY_EVIDENCE_CLAUSES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// What a text is known to speak of, beside what it says itself. Stems (StemWord of folded words), but for the first.
struct Surroundings {
  absl::flat_hash_set<std::string> known;   // words of the claim's names that a pronoun or a description stands for
  absl::flat_hash_set<std::string> before;  // of the sentence before, which a pronoun may mean
  absl::flat_hash_set<std::string> near;    // of some sentences before: "the bell" is the school bell
  absl::flat_hash_set<std::string> title;   // of the document
};

// A part of a frame, argument or qualifier, seen alike.
struct Part {
  enum class Place : uint8_t { kSubject, kObject, kAttribute, kBeside };
  Place place = Place::kBeside;
  std::optional<QualifierKind> kind;  // of a qualifier
  std::string_view preposition;
  ByteSpan span;
  int32_t head = -1;
  bool pronoun = false;
  bool definite = false;
  bool promoted = false;  // the object of a verb that takes a preposition: "sit IN THE HALL"
};

// The arguments, then the qualifiers.
std::vector<Part> PartsOf(const Extraction& frame);

// The canonical predicate, or the lemma; "be" of what "stands 20 metres high".
std::string_view PredicateOf(const Extraction& frame);

// The frames of a sentence, and what those say of a seat: "its headquarters are in Oslo" and "it is based in Oslo" are
// one, and nobody is in two.
std::vector<Extraction> WithSeats(const Sentence& sentence, std::vector<Extraction> frames, const VerdictRules& words);

// The unit that names a frame's event: the verb, or the adjective or participle of a copula; -1 for none.
int32_t EventUnit(const TextUnits& text, uint32_t sentence, const Extraction& frame);

// A unit as its text writes it, a number with what limits it: "more than three".
std::string WrittenUnit(const TextUnits& text, const Unit& unit, const VerdictRules& words);

// From here on the evidence carries what the claim says.
inline bool Carries(Grade grade) { return grade >= Grade::kReferred; }
inline bool IsValue(const Unit& unit) { return unit.kind == UnitKind::kNumber || unit.kind == UnitKind::kDate; }

// Some units of one sentence, by their indices in the text.
struct UnitSet {
  size_t first = 0;  // of the sentence
  std::vector<bool> among;
  bool contains(size_t unit) const { return unit >= first && unit - first < among.size() && among[unit - first]; }
};

// The clauses of a text as a claim is held against them: what is in each of them, and whether it is said to be so.
// Views what it is made from.
class EvidenceClauses {
 public:
  EvidenceClauses(const VerdictRules& words, const PredicateLexicon& lexicon, const TextUnits& evidence,
                  const Surroundings& around);

  // Of a sentence, with what those say that leave a part to another clause: "Chile paid it, but Peru refused".
  const std::vector<Extraction>& frames(uint32_t sentence) const { return frames_[sentence]; }
  uint32_t sentences() const { return static_cast<uint32_t>(frames_.size()); }

  const Token& TokenOf(const TextUnits& text, uint32_t sentence, int32_t index) const;
  static int32_t UnitAt(const TextUnits& text, uint32_t sentence, int32_t token);
  std::vector<size_t> UnitsIn(const TextUnits& text, uint32_t sentence, ByteSpan span) const;
  // VerdictWord bits of the words in a stretch.
  uint64_t ClassesIn(const TextUnits& text, uint32_t sentence, ByteSpan span) const;
  ByteSpan Whole(uint32_t sentence) const;
  // What stands before the first argument of any clause: "In 1990 the mill burnt down and the bridge fell" dates both.
  ByteSpan Opening(uint32_t sentence) const;
  // From the frame's first byte to its last.
  ByteSpan Extent(uint32_t sentence, const Extraction& frame, const std::vector<Part>& parts) const;
  // The units of the evidence that are a clause's own: in its parts, or between them and in no other clause's.
  UnitSet OwnUnits(uint32_t sentence, const Extraction& frame, const std::vector<Part>& parts) const;
  // "X is a disease caused by Y": what is caused is X.
  std::vector<Part> WithIdentities(uint32_t sentence, std::vector<Part> parts) const;
  // "Eleven of whom", "whose people".
  bool HoldsRelative(uint32_t sentence, ByteSpan span) const;
  // The clause that a token stands in, by its verb, of those that stand side by side.
  static int32_t ClauseOf(const std::vector<Token>& tokens, int32_t token);
  // Whether a mention of the evidence is described by what the claim does not have: "indoor pools" for "the pool".
  static bool IsDescribed(const TextUnits& claim, const TextUnits& evidence, const Unit& mention);
  // Whether two verbs are of clauses put side by side: "A left and B joined", "A fell while B rose".
  bool StandBeside(uint32_t sentence, int32_t one, int32_t other) const;
  // Whether a clause without a time of its own is told beside another, whose time is its own: "A fell in 2010, while B
  // rose".
  bool SharesTime(uint32_t sentence, const Extraction& frame) const;
  // The preposition before a unit; empty for none.
  static std::string PrepositionOf(const TextUnits& text, const Unit& unit);
  // A part with what prepositions put right behind it, which the frame has as parts of their own: "[the branch] in
  // [Pell]".
  ByteSpan WithAttached(const Part& part, const std::vector<Part>& others) const;
  // Whether it is no more than "its".
  bool IsPronoun(uint32_t sentence, const Part& part) const;
  // The name that a preposition puts right behind a stretch: "the bridge at Orva"; empty for none.
  ByteSpan NameBehind(uint32_t sentence, ByteSpan span) const;
  // Another adverb in the place of one: "north" for "south"; -1 for none.
  int32_t AdverbInstead(const Part& part, uint32_t sentence, const std::vector<Part>& others) const;
  // The best that a stretch of the evidence has for a unit of the claim, and the unit that it is.
  std::pair<Grade, int32_t> BestIn(const Unit& unit, uint32_t sentence, ByteSpan span,
                                   const UnitSet* among = nullptr) const;
  // Whether what stands in that stretch is taken out: "all but Chile", "every year except 2010".
  bool IsExcepted(uint32_t sentence, const Unit& unit) const;
  // Whether the very word is what another clause of the sentence speaks of, outside that stretch.
  bool IsAnothersPart(const Unit& unit, uint32_t sentence, ByteSpan span) const;
  // Whether the sentence has it before that stretch.
  bool StandsBefore(const Unit& unit, uint32_t sentence, ByteSpan span) const;
  bool StandsAfter(const Unit& unit, uint32_t sentence, ByteSpan span) const;
  // A name or word of the claim that the surroundings give.
  bool IsKnown(const Unit& unit) const;
  // Or the title.
  bool IsGiven(const Unit& unit) const { return IsKnown(unit) || StandsAmong(unit, around_.title); }
  static bool StandsAmong(const Unit& unit, const absl::flat_hash_set<std::string>& stems);
  // "The dam" in the sentence before, and "Orrin Dam" in the title or somewhat earlier.
  bool IsCalledBefore(const Unit& unit) const;
  // Whether somebody only says, thinks or denies it, by the verbs that it hangs on.
  bool IsReported(uint32_t sentence, const Extraction& frame) const;
  // "The collection of the museum", which is not made of museums: `token` is the one behind "of", `classes` those of
  // the word before.
  static bool IsOfOneThing(const std::vector<Token>& tokens, const Token& token, uint64_t classes);
  // "Used", which with "to" and a verb tells of what was so and is no longer.
  static bool IsHabit(const Token& verb) { return verb.xpos == Xpos::kVbd && verb.form == "used"; }
  // Whether it is said that somebody must: "has to register".
  bool IsDuty(const TextUnits& text, uint32_t sentence, const Extraction& frame) const;
  // Whether the clause is denied: by its own words, or by those of its parts.
  bool IsDenied(const Extraction& frame) const;
  // "Rarely", "hardly".
  bool IsScarce(uint32_t sentence, const Extraction& frame) const;

 private:
  // The frames of a sentence, and what those say that leave their verb to another clause: "Chile paid it, but Peru
  // refused", "Chile paid, and Peru did not".
  std::vector<Extraction> Completed(uint32_t sentence) const;
  // The last unit of a name that stands there word for word, though it was not read as one; -1 for none.
  int32_t NameInWords(const Unit& name, uint32_t sentence, ByteSpan span) const;
  // "A third", "two thirds", "60 percent"; not "the third".
  bool IsFraction(const std::vector<Token>& tokens, const Token& token) const;
  // Whether a token is below another, in no clause beside it.
  bool HangsOn(uint32_t sentence, int32_t token, int32_t above) const;

  const VerdictRules& words_;
  const PredicateLexicon& lexicon_;
  const TextUnits& evidence_;
  const Surroundings& around_;
  std::vector<std::vector<Extraction>> frames_;  // of each sentence
};

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_EVIDENCE_CLAUSES_H_
