#ifndef WHENCE_ENGINE_ALIGNMENT_ASKED_UNITS_H_
#define WHENCE_ENGINE_ALIGNMENT_ASKED_UNITS_H_

#include <string_view>
#include <vector>

#include "corpus/language/token.h"
#include "rules/words/measures.h"

namespace whence {

// Whether what `head` counts or measures is in one of the units (see UnitsOf).
bool IsInUnits(const Token& head, const std::vector<std::string_view>& units);

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_ASKED_UNITS_H_
