#ifndef WHENCE_RULES_WORDS_IRREGULAR_FORMS_H_
#define WHENCE_RULES_WORDS_IRREGULAR_FORMS_H_

#include <string_view>
#include <vector>

#include "rules/language/diagnostic.h"

namespace whence {

// Nouns and adjectives that no rule of spelling inflects, from forms.rules, which is a part of the program. Words are
// in lower case. Thread-safe; the first look-up reads the file; views and references live as long as the program.

struct IrregularNoun {
  std::string_view one;   // child
  std::string_view many;  // children
};

struct IrregularAdjective {
  std::string_view base;         // good
  std::string_view comparative;  // better
  std::string_view superlative;  // best
};

// In the order of the file. An adjective may come several times ("farther", "further").
const std::vector<IrregularNoun>& IrregularNouns();
const std::vector<IrregularAdjective>& IrregularAdjectives();

// Mistakes in the text of such a file; in the program's own, what is wrong is left out.
std::vector<Diagnostic> CheckIrregularForms(std::string_view path, std::string_view text);

}  // namespace whence

#endif  // WHENCE_RULES_WORDS_IRREGULAR_FORMS_H_
