#ifndef WHENCE_ENGINE_ALIGNMENT_ASKED_UNITS_H_
#define WHENCE_ENGINE_ALIGNMENT_ASKED_UNITS_H_

#include <string_view>
#include <vector>

#include "corpus/language/token.h"

namespace whence {

// What an amount is measured in: "how long" in units of time or of length. Empty where anything will do.
std::vector<std::string_view> UnitsOf(std::string_view noun);

// What an adjective or a noun measures: "length" of "long" and of "length"; empty for neither. How long something lasts
// is no length.
std::string_view DimensionOf(std::string_view word);

// Whether what `head` counts or measures is in one of the units. Views nothing longer than the call.
bool IsInUnits(const Token& head, const std::vector<std::string_view>& units);

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_ASKED_UNITS_H_
