#ifndef WHENCE_RULES_EXTRACTION_NOUN_PHRASE_H_
#define WHENCE_RULES_EXTRACTION_NOUN_PHRASE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "rules/extraction/extraction.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// Parts of the tree that belong to a clause although they hang inside a phrase: "signed the treaty [on 15 May 1992]".
// One flag a token; a flagged token is left out of phrases with all that hangs below it.
using CutNodes = std::vector<bool>;

enum class PhraseExtent : uint8_t {
  kBare,    // without relative clauses, participles, appositions and coordinated phrases
  kFull,    // with participles and infinitives
  kClause,  // everything below the node
};

// The tokens of the phrase that a noun heads, in order, without outer punctuation.
std::vector<int32_t> PhraseTokens(const SentenceTree& tree, int32_t head, PhraseExtent extent, const CutNodes& cut);

// The heads that are coordinated with `head`, itself first: "Bolivia, Chile and Peru". Clauses are left out.
std::vector<int32_t> CoordinatedHeads(const SentenceTree& tree, int32_t head);

// Whether the node is a noun, name, number or pronoun that can fill a role.
bool IsNominal(const Token& token);
// Whether a clause hangs on it: a verb, or a noun or adjective with a copula.
bool IsClausal(const SentenceTree& tree, int32_t node);
// "vampire" of "vampire bats dwell", where the parser calls both nouns the subject.
bool IsSplitCompound(const SentenceTree& tree, int32_t node);
// A word that stands for an antecedent (which, who, that, whose) or asks (who, what).
bool IsWhWord(const Token& token);

// Whether a phrase alone is denied, and not its clause: "but not the cup", "not the cup but the shield"; but not "not
// only the cup".
bool IsDeniedPhrase(const SentenceTree& tree, int32_t node);

// "three of the members": the preposition stands behind the number, inside the phrase.
bool IsPartitive(const SentenceTree& tree, int32_t node);
// Whether a comma stands right before the phrase that the node heads.
bool IsBehindComma(const SentenceTree& tree, int32_t node);

ArgumentKind KindOf(const SentenceTree& tree, int32_t node);
// The phrase as a filler of a role.
Argument MakeArgument(const SentenceTree& tree, Role role, int32_t head, const CutNodes& cut);
// A clause as a filler.
Argument MakeClauseArgument(const SentenceTree& tree, int32_t head, const CutNodes& cut);

// A clause behind a copula: "the aim is [to keep peace]". What stands before it belongs to the copula.
Argument MakePredicateArgument(const SentenceTree& tree, int32_t head, const CutNodes& cut);

ByteSpan SpanOf(const SentenceTree& tree, const std::vector<int32_t>& tokens);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_NOUN_PHRASE_H_
