#ifndef WHENCE_RULES_WORDS_MEASURES_H_
#define WHENCE_RULES_WORDS_MEASURES_H_

#include <string_view>
#include <vector>

#include "corpus/language/token.h"
#include "rules/language/diagnostic.h"

namespace whence {

// What words of measure mean, from measures.rules, which is a part of the program. Words are in lower case. Cost: one
// look-up; the first one reads the file. Thread-safe; views and references live as long as the program.

// What an adjective or a noun measures: "length" of "long" and of "length"; empty for neither.
std::string_view DimensionOf(std::string_view word);

// What a superlative has most or least of: "height" of "tallest"; empty for none.
std::string_view SuperlativeDimension(std::string_view word);

// Whether what an adjective says may be told in units of the dimension: "high" in those of "length", not of "mass".
bool MayBeMeasuredIn(std::string_view adjective, std::string_view dimension);

// The units that answer where the word asks for an amount: those of time and of length for "long". Empty where anything
// will do.
const std::vector<std::string_view>& UnitsOf(std::string_view word);

// Whether what `head` counts or measures is in one of the units.
bool IsInUnits(const Token& head, const std::vector<std::string_view>& units);

// Mistakes in the text of such a file; in the program's own, what is wrong is left out.
std::vector<Diagnostic> CheckMeasures(std::string_view path, std::string_view text);

}  // namespace whence

#endif  // WHENCE_RULES_WORDS_MEASURES_H_
