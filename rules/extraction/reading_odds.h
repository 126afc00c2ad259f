#ifndef WHENCE_RULES_EXTRACTION_READING_ODDS_H_
#define WHENCE_RULES_EXTRACTION_READING_ODDS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "rules/extraction/extraction.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// What tells how likely the right tree would give the same frame: how sure the parser is of the arcs that the frame
// rests on (Token::lead), and what stands between its parts.
enum class ReadingSign : uint8_t {
  kAlways,  // 1
  kClause,  // a verb or copula, rather than a frame that a rule names
  kPossession,
  kPassive,
  kAnchorArc,       // logarithm of the chance that the clause hangs where it does
  kBareParticiple,  // a participle without auxiliary
  kConjunctArc,     // the same of arguments that are coordinated with others
  kArgumentArcs,    // the same of all other arguments
  kComplement,      // a clause as argument
  kMarksBetween,    // punctuation between arguments and predicate
  kVerbsBetween,
  kLinksBetween,  // "and" or "or"
  kBareNoun,      // a singular noun without article
  kObjectOfPreposition,
  kPronoun,      // as the subject
  kAgreement,    // of subject and verb in number: 1, or -1 where they differ
  kWorstInside,  // of the least sure arc inside each argument
  kNounBeside,   // a noun or adjective right beside an argument, part of which it may be
  kSentence,     // ten times the mean of all arcs of the sentence
};
inline constexpr size_t kReadingSigns = static_cast<size_t>(ReadingSign::kSentence) + 1;
using ReadingSigns = std::array<float, kReadingSigns>;
ReadingSigns ReadingSignsOf(const SentenceTree& tree, const Extraction& frame, bool clause);

// Whether subject, verb and object stand side by side ("the city won the prize."), with nothing around them that the
// subject could hang on or that the object could go on with. Such frames were right in six of seven cases where the
// odds said that they were not.
bool IsWhole(const SentenceTree& tree, const Extraction& frame);

// The logarithm of the odds that the frame is read rightly: a logistic regression over the signs, fitted on the
// development part of a treebank (tests/eval/reading_odds.cc prints signs and truth, fit_reading_odds.py fits).
float ReadingOdds(const ReadingSigns& signs);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_READING_ODDS_H_
