#ifndef WHENCE_RULES_WORDS_IRREGULAR_VERBS_H_
#define WHENCE_RULES_WORDS_IRREGULAR_VERBS_H_

#include <string_view>
#include <vector>

#include "rules/language/diagnostic.h"

namespace whence {

// Verbs that no rule of spelling inflects, from verbs.rules, which is a part of the program. Words are in lower case.
// Thread-safe; the first look-up reads the file; views and references live as long as the program.

struct IrregularVerb {
  std::string_view base;        // write
  std::string_view past;        // wrote
  std::string_view participle;  // written; empty where the file gives none
};

// In the order of the file, which is that of the alphabet.
const std::vector<IrregularVerb>& IrregularVerbs();

// Null for a regular verb, and for what is none. Cost: one look-up.
const IrregularVerb* FindIrregularVerb(std::string_view base);

// Whether a verb of several syllables doubles its last consonant: "admit" does, "visit" does not.
bool IsDoubling(std::string_view base);

// Mistakes in the text of such a file; in the program's own, what is wrong is left out.
std::vector<Diagnostic> CheckIrregularVerbs(std::string_view path, std::string_view text);

}  // namespace whence

#endif  // WHENCE_RULES_WORDS_IRREGULAR_VERBS_H_
