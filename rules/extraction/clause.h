#ifndef WHENCE_RULES_EXTRACTION_CLAUSE_H_
#define WHENCE_RULES_EXTRACTION_CLAUSE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/extraction/extraction.h"
#include "rules/extraction/grammar_words.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

struct Filler {
  int32_t head = -1;
  bool recovered = false;  // from another clause, or an apposition of the noun that stands here
};

// A place in a clause with those who fill it; several when they are coordinated.
struct ClauseSlot {
  Role role = Role::kSubject;
  std::vector<Filler> fillers;
  std::string preposition;
  int32_t node = -1;  // the dependent itself; its first filler, or the relative word that stands for it
  bool gap = false;   // filled by the antecedent of a relative clause
};

// One predicate with everything that hangs on it, in surface roles: the subject of a passive is kSubject here.
struct Clause {
  int32_t predicate = -1;
  bool copula = false;
  bool passive = false;
  bool finite = false;
  std::string lemma;                // verb and particle, lower case; "be" for a copula
  std::vector<int32_t> phrase;      // tokens of the predicate as written, with the verbs that lead to it
  ClauseSlot subject;               // no fillers: none was found
  std::vector<ClauseSlot> slots;    // objects, obliques, attributes, complements in the order of the text
  int32_t stranded = -1;            // a preposition without its noun: "what does it stand for"
  std::vector<int32_t> adverbs;     // advmod
  std::vector<int32_t> subclauses;  // advcl
};

// Reads clauses of one tree. Marks date phrases that hang on a noun but belong to the clause in cut().
class ClauseReader {
 public:
  ClauseReader(const SentenceTree& tree, const GrammarWords& words, const PredicateLexicon& lexicon);

  Clause Read(int32_t predicate);
  // The surface subject of the predicate, with those of clauses it shares one with.
  ClauseSlot SubjectOf(int32_t predicate) const { return SubjectOf(predicate, 0); }
  bool IsPassive(int32_t predicate) const;
  // Whether a verb joined to a passive one is none: "was elected and served until 1930".
  bool IsActiveAlone(int32_t predicate) const;
  // The date that stands behind a noun for an event and belongs to it, whatever verb the tree hangs it on; -1 for none.
  int32_t DateOfEvent(int32_t noun) const;
  const CutNodes& cut() const { return cut_; }
  const SentenceTree& tree() const { return tree_; }
  const GrammarWords& words() const { return words_; }
  // "Peru joined in 1990 and [Paraguay] in 1980": names that stand where the clause's subject stood, with a date of
  // their own, in the order of the text.
  std::vector<int32_t> RemnantsOf(int32_t predicate) const;
  // "was the first country", "is the last": a predicate that an infinitive behind it may complete.
  bool IsOrdinalNoun(int32_t node) const;
  // The verb that leads to this one ("decided" of "decided to form"), or -1.
  int32_t Leader(int32_t predicate) const;

 private:
  static constexpr int kMaxDepth = 8;  // clauses above one another

  // Parts of SubjectOf (clause_subject.cc): what stands with the predicate itself, if anything does; what it shares
  // with the word that it hangs on, by how it hangs there; and by what it may be found where neither tells.
  ClauseSlot SubjectOf(int32_t predicate, int depth) const;
  std::optional<ClauseSlot> OwnSubject(int32_t predicate) const;
  ClauseSlot SharedSubject(int32_t predicate, int depth) const;
  ClauseSlot ExplicitSubject(int32_t predicate, int32_t subject) const;
  ClauseSlot ObjectAsSubject(int32_t object) const;
  // Of "the members meeting in Lund", whose head is a noun.
  ClauseSlot SubjectOfParticiple(int32_t predicate, int depth) const;
  // Whether the verb's object does what the infinitive or participle says: "ordered him TO GO", "barred him FROM
  // GOING".
  bool IsObjectsDeed(int32_t predicate, int32_t verb) const;
  ClauseSlot InfinitiveOfNoun(int32_t predicate, int32_t noun, int depth) const;
  ClauseSlot RecoverSubject(int32_t predicate) const;
  std::vector<int32_t> NamesBefore(int32_t node) const;
  // With its particle, and an adverb that the lexicon knows as one: "go on".
  std::string VerbLemma(int32_t verb) const;
  // The dates that hang on other words of the sentence and are the clause's.
  void AddRaisedDates(Clause* clause) const;
  void AddRelativeGap(Clause* clause) const;
  void DropSecondObject(Clause* clause) const;
  void ShareObject(Clause* clause) const;
  // The verb with its auxiliaries and near adverbs; FullPhrase with the verbs that lead to it.
  std::vector<int32_t> PredicatePhrase(int32_t predicate, int depth) const;
  std::vector<int32_t> FullPhrase(int32_t predicate, int depth) const;
  std::vector<Filler> FillersOf(int32_t head) const;
  void RaiseDates(const PredicateLexicon& lexicon);
  bool IsDescribedOffice(int32_t noun) const;
  int32_t EventBefore(int32_t date, const std::string& preposition, const PredicateLexicon& lexicon) const;
  bool IsConjunctsOwn(int32_t date, int32_t predicate) const;
  void RaiseRecipients();
  void SplitRunOns();
  bool IsRemnant(int32_t node) const;
  // Adds what a dependent fills; a relative word stands for what its clause describes.
  void AddSlot(int32_t node, Role role, Clause* clause) const;
  bool TakeDependent(int32_t node, Clause* clause) const;

  const SentenceTree& tree_;
  const GrammarWords& words_;
  const PredicateLexicon& lexicon_;
  CutNodes cut_;
  // Phrases that hang on each node's arguments and belong to the node: (verb, phrase).
  std::vector<std::pair<int32_t, int32_t>> raised_;
  std::vector<std::pair<int32_t, int32_t>> lowered_;               // noun for an event, date
  std::vector<std::pair<int32_t, std::vector<int32_t>>> run_ons_;  // a verb and the names that are its subject
};

// 1 for a verb form of the singular ("was", "has"), 2 of the plural, 0 where it does not show; likewise of a noun.
int NumberOfVerb(const SentenceTree& tree, int32_t predicate);
int NumberOfNoun(const Token& token);
// "told reporters that the bridge had collapsed": what is told, which the parser may hang on the listeners as a
// relative clause.
bool IsToldClause(const SentenceTree& tree, const GrammarWords& words, int32_t predicate);
// "fought so well that they won": what follows from the verb, and not what it says or takes.
bool IsResult(const SentenceTree& tree, int32_t clause);
// Whether a verb form can carry a clause on its own ("signed", "was signed"), as against "signing", "to sign".
bool IsFinite(const SentenceTree& tree, int32_t predicate);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_CLAUSE_H_
