#ifndef WHENCE_ENGINE_VERIFY_MAIN_CLAUSE_H_
#define WHENCE_ENGINE_VERIFY_MAIN_CLAUSE_H_

#include <cstdint>

#include "corpus/language/analysis.h"
#include "corpus/language/token_class.h"

namespace whence {

// What kind of statement the main clause of a sentence makes: "The ferry sank in 1911" is of one event and one ferry,
// "Ferries may sink" of ferries in general, which one sentence of evidence seldom settles.
struct MainClause {
  int32_t root = -1;     // token; -1 for none
  int32_t subject = -1;  // the head of its subject
  bool named = false;    // the subject is a name, or has one
  bool bare = false;     // the subject is a noun without article or possessor
  bool pronoun = false;  // the subject is a pronoun
  bool past = false;     // the finite verb is in the past tense
  bool modal = false;    // it hangs on "may", "will", "would"
};

// Linear in the sentence.
MainClause ReadMainClause(const Sentence& sentence);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_MAIN_CLAUSE_H_
