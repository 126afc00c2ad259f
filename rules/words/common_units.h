#ifndef WHENCE_RULES_WORDS_COMMON_UNITS_H_
#define WHENCE_RULES_WORDS_COMMON_UNITS_H_

#include <string_view>
#include <vector>

#include "rules/language/diagnostic.h"

namespace whence {

// Units of measure, from units.rules, which is a part of the program. Words are in lower case. Thread-safe; the first
// look-up reads the file; views and references live as long as the program.

// Two of one dimension convert into each other by their factors.
struct CommonUnit {
  std::string_view name;                   // "square kilometre"
  std::string_view dimension;              // "area"
  double factor = 1;                       // of the dimension's first unit; above 0
  std::vector<std::string_view> wordings;  // spellings and symbols besides the name: "sq km"
};

// In the order of the file.
const std::vector<CommonUnit>& CommonUnits();

// By its name; null for none. Cost: one look-up.
const CommonUnit* FindCommonUnit(std::string_view name);

// Mistakes in the text of such a file; in the program's own, what is wrong is left out.
std::vector<Diagnostic> CheckCommonUnits(std::string_view path, std::string_view text);

}  // namespace whence

#endif  // WHENCE_RULES_WORDS_COMMON_UNITS_H_
