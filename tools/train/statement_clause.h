#ifndef WHENCE_TOOLS_TRAIN_STATEMENT_CLAUSE_H_
#define WHENCE_TOOLS_TRAIN_STATEMENT_CLAUSE_H_

#include <optional>
#include <vector>

#include "tools/train/word_tree.h"

namespace whence {

// The main clause of a plain statement, taken apart: one subject, then the verb or what stands with a copula, without
// negation or contracted auxiliaries. What is loosely joined to it, further clauses among it, is left out.
struct StatementClause {
  WordTree root;                      // without dependents
  WordTree subject;                   // begins with a small letter where it may
  std::optional<WordTree> auxiliary;  // the first, which may be the copula
  std::vector<WordTree> between;      // from the subject to the root, without the first auxiliary
  std::vector<WordTree> after;        // behind the root; at their end what stood before the subject
  bool copular = false;

  // Whether the copula is the only auxiliary.
  bool PlainCopula() const { return copular && auxiliary->token.deprel == Deprel::kCop; }
};

// Nothing for other sentences. REQUIRES: a projective tree.
std::optional<StatementClause> ReadStatement(const WordTree& tree);

// Whether a dependent is loosely joined to its head: coordinated, an aside, punctuation.
bool IsLoose(const WordTree& word);

// The word or the first of its phrase begins with a small letter, but for names and what is no word.
void LowerFirst(WordTree* tree);

// The clause with its first auxiliary, or a form of "do", before the subject; `front` stands first, `after` behind the
// root.
WordTree Inverted(const StatementClause& clause, std::vector<WordTree> front, std::vector<WordTree> after);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_STATEMENT_CLAUSE_H_
