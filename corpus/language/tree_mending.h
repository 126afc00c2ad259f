#ifndef WHENCE_CORPUS_LANGUAGE_TREE_MENDING_H_
#define WHENCE_CORPUS_LANGUAGE_TREE_MENDING_H_

#include <vector>

#include "corpus/language/token.h"

namespace whence {

// Mends arcs that the words themselves rule out, whatever the network preferred:
//
//   an agent         "built at Gore in 1873 by the engineer Ann Lee": hangs on the passive, on no year and no place
//                    "formed by the pianist Ann Lee": its preposition hangs on no verb
//   what a date has  "in 1926 in Oslo", "in 1990 at the age of 40": nothing but another date and an "of"
//   a verb before it "was lifted ten years later": not what the years are
//   a person's place "found by Ann Lee in Oslo": where it was found
//   a name behind    "the brothers Amos and Ezra": a name behind its noun is no compound of it
//   two verbs        "Six voted for it, two voted against it": a past tense that is said to describe its noun, before
//                    a verb that has another subject or no finite form, is the verb of that noun
//   joined clauses   "It came in 1990; two others followed": a second subject behind a semicolon has a verb of its own
//   a name beside    "the keeper Ann Lee", "the barley variety Ora": no apposition without a comma, no second subject
//   a bare object    "studied law in Turku": law in general has no place
//   a participle     "a firm based in Turku": no preposition beside another
//   marks            nothing hangs on a punctuation mark, and no noun on its own preposition
//   a dated subject  "In 1931 cattle were sold": the preposition is the year's, not the subject's
//   a present tense  "because the jurors follow him": not the bare verb
//   a counted verb   "four opposed it": a number before a verb is its subject
//   a verb as phrase "The mill in Turku employs nine": what is said to stand in a phrase is the verb
//   a purpose        "drills for its members to learn": the members learn
//   a result         "beat Varby 2-0": no part of the name
//   a made office    "She was elected secretary": an office without an article belongs to a passive
//   a condition      "for five years unless extended": such a clause hangs on the verb, not on a noun
//
// REQUIRES: heads make a tree. They make one afterwards. Cost: linear in the tokens, times the depth of the tree.
void MendTree(std::vector<Token>* tokens);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TREE_MENDING_H_
