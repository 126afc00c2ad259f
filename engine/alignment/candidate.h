#ifndef WHENCE_ENGINE_ALIGNMENT_CANDIDATE_H_
#define WHENCE_ENGINE_ALIGNMENT_CANDIDATE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/language/lexicon.h"
#include "engine/alignment/read_sentence.h"

namespace whence {

// What a phrase is, as far as questions care.
enum class CandidateKind : uint8_t {
  kPersonName,
  kOrganisationName,
  kPlaceName,
  kOtherName,
  kNationality,
  kDate,
  kDuration,
  kNumber,
  kQuantity,
  kMoney,
  kPercent,
  kOrdinal,
  kPersonNoun,
  kPlaceNoun,
  kGroupNoun,
  kNoun,
  kAdjective,
  kClause,
};
inline constexpr size_t kCandidateKinds = 18;
bool IsValue(CandidateKind kind);                   // a number, an amount or a length of time
const char* CandidateKindName(CandidateKind kind);  // "person name"

// A phrase of a sentence that might answer.
struct Candidate {
  int32_t head = -1;
  std::vector<int32_t> tokens;  // ascending
  CandidateKind kind = CandidateKind::kNoun;
  int32_t core = -1;                 // what names and titles beside it hang on: the "head" of "its head, Dr Paul Ames"
  bool route = false;                // "from Lund to Ystad"
  bool coordination = false;         // "Bolivia, Chile and Peru" as a whole
  std::vector<std::string> members;  // its parts, where all are names
  bool full = false;                 // with participles and infinitives behind the noun
  bool short_form = false;           // without the prepositional phrases behind the noun
  std::string text;                  // as the sentence writes it
  std::string preposition;           // that stands before it, lower case
};

// All phrases of a sentence that are no pronouns: noun phrases short, with their "of" and with their participles,
// coordinations, numbers, dates, adjectives, clauses. In the order of the text; at most kMostCandidates.
std::vector<Candidate> FindCandidates(const ReadSentence& read, const Lexicon& lexicon);
inline constexpr size_t kMostCandidates = 250;

// WordClass bits of a token's noun, of its singular where that is what the lexicon lists.
uint32_t NounClasses(const Lexicon& lexicon, const Token& token);

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_CANDIDATE_H_
