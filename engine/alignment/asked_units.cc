#include "engine/alignment/asked_units.h"

#include <algorithm>

#include "corpus/language/ascii.h"

namespace whence {
namespace {}  // namespace

std::vector<std::string_view> UnitsOf(std::string_view noun) {
  const std::vector<std::string_view> lengths = {"metre", "kilometre",  "mile",       "foot",
                                                 "inch",  "centimetre", "millimetre", "yard"};
  const std::vector<std::string_view> times = {"year",   "month",  "week",   "day",    "hour",
                                               "minute", "second", "decade", "century"};
  if (IsOneOf(noun,
              {"tall", "high", "deep", "wide", "far", "height", "depth", "width", "elevation", "altitude", "distance"}))
    return lengths;
  if (noun == "long" || noun == "length") {
    std::vector<std::string_view> both = times;
    both.insert(both.end(), lengths.begin(), lengths.end());
    return both;
  }
  if (IsOneOf(noun, {"old", "age", "duration"})) return times;
  if (IsOneOf(noun, {"large", "big", "area"}))
    return {"square kilometre", "square mile", "hectare", "acre", "square metre"};
  if (IsOneOf(noun, {"heavy", "weight", "mass"})) return {"kilogram", "gram", "tonne", "ton", "pound"};
  if (IsOneOf(noun, {"percentage", "percent", "proportion", "share", "fraction"})) return {"percent"};
  return {};
}

bool IsInUnits(const Token& head, const std::vector<std::string_view>& units) {
  const auto* quantity = std::get_if<Quantity>(&head.value);
  const std::string_view unit = quantity != nullptr && !quantity->unit.empty() ? quantity->unit : head.lemma;
  return std::find(units.begin(), units.end(), unit) != units.end();
}

}  // namespace whence
