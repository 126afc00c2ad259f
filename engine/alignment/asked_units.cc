#include "engine/alignment/asked_units.h"

#include <algorithm>
#include <variant>

namespace whence {

bool IsInUnits(const Token& head, const std::vector<std::string_view>& units) {
  const auto* quantity = std::get_if<Quantity>(&head.value);
  const std::string_view unit = quantity != nullptr && !quantity->unit.empty() ? quantity->unit : head.lemma;
  return std::find(units.begin(), units.end(), unit) != units.end();
}

}  // namespace whence
