#ifndef WHENCE_RULES_EXTRACTION_FACTUALITY_H_
#define WHENCE_RULES_EXTRACTION_FACTUALITY_H_

#include <cstdint>
#include <string>

#include "graph/statement.h"
#include "rules/extraction/clause.h"

namespace whence {

// How a clause is put: as fact, denied, planned, possible, under a condition, in another's words.
struct Factuality {
  Modality modality = Modality::kAsserted;
  Polarity polarity = Polarity::kPositive;
  int32_t speaker = -1;  // head of the phrase that names who says it
};

// Reads it off the tree: from auxiliaries and adverbs, from the verbs and nouns that govern a clause, from its marker,
// and from conditions beside it. One weakening is enough; the furthest from fact wins.
class FactualityReader {
 public:
  explicit FactualityReader(const ClauseReader& clauses)
      : clauses_(clauses), tree_(clauses.tree()), words_(clauses.words()) {}

  Factuality Of(int32_t predicate) const;
  // Of a clause that is named by a noun or modifier inside another clause ("X's withdrawal", "a Y-led group"): what
  // governs that clause governs it, but its negation and its auxiliaries do not.
  Factuality OfNoun(int32_t noun) const;

 private:
  // A clause under the word that governs it.
  struct Governed {
    int32_t predicate;
    int32_t above;
    int depth;           // of the clause, under the one that was asked about
    std::string lemma;   // of the word above
    std::string marker;  // of the clause
    bool infinitive;
  };
  static constexpr int kMaxDepth = 24;

  Factuality Of(int32_t predicate, int depth) const;
  void Weaken(Modality modality, Factuality* factuality) const;
  static void Negate(Factuality* factuality);
  void ReadAuxiliaries(int32_t predicate, Factuality* factuality) const;
  void ReadAdverbs(int32_t predicate, Factuality* factuality) const;
  void ReadArguments(int32_t predicate, Factuality* factuality) const;
  void ReadGovernor(int32_t predicate, int depth, Factuality* factuality) const;
  void ReadComplement(const Governed& governed,
                      Factuality* factuality) const;                           // "wants to sign", "says that it signed"
  void ReadSaid(const Governed& governed, Factuality* factuality) const;       // ... a whole sentence
  void ReadAdverbial(const Governed& governed, Factuality* factuality) const;  // "left because it signed"
  void ReadNounClause(const Governed& governed,
                      Factuality* factuality) const;  // "the plan to sign", "the state that signed"
  void ReadConjunct(const Governed& governed, Factuality* factuality) const;  // "left and signed"
  // How the clause above is put, this one is put, too; `polarity`: and denied.
  void Inherit(const Governed& governed, bool polarity, Factuality* factuality) const;
  void ReadConditions(int32_t predicate, Factuality* factuality) const;
  void Report(int32_t verb, Factuality* factuality) const;
  bool IsCondition(int32_t clause) const;
  // Whether "would" tells of what came later in the past: "would later sign the treaty in 1993".
  bool IsFutureInPast(int32_t predicate) const;
  // The clause that a noun stands in, or -1.
  int32_t ClauseAround(int32_t noun) const;
  bool IsKnown(int32_t noun) const;
  // The copula of "the view is that it may rain", behind which the words are those of the view; else the sentence's
  // end.
  int32_t EndOfOuterClause(int32_t predicate) const;

  const ClauseReader& clauses_;
  const SentenceTree& tree_;
  const GrammarWords& words_;
};

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_FACTUALITY_H_
