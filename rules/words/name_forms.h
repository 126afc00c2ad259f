#ifndef WHENCE_RULES_WORDS_NAME_FORMS_H_
#define WHENCE_RULES_WORDS_NAME_FORMS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/language/diagnostic.h"

namespace whence {

// Names that stand for others though neither is a part of the other, from names.rules, which is a part of the program.
// Names are in lower case, without accents, their words a blank apart. Thread-safe; the first look-up reads the file;
// references live as long as the program.

// The places that a name is of, each by a number, in their order: the same number for "british", "united kingdom" and
// "uk". Empty for what has no line. Cost: one look-up.
const std::vector<uint16_t>& PlacesOf(std::string_view name);

// Whether two given names may be one person's: "billy" and "william", in either order. Cost: one look-up.
bool IsShortGivenName(std::string_view one, std::string_view other);

// Mistakes in the text of such a file; in the program's own, what is wrong is left out.
std::vector<Diagnostic> CheckNameForms(std::string_view path, std::string_view text);

}  // namespace whence

#endif  // WHENCE_RULES_WORDS_NAME_FORMS_H_
