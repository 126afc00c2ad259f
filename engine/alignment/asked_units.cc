#include "engine/alignment/asked_units.h"

#include <algorithm>

#include "corpus/language/ascii.h"

namespace whence {
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
  if (DimensionOf(noun) == "area") return {"square kilometre", "square mile", "hectare", "acre", "square metre"};
  if (DimensionOf(noun) == "weight") return {"kilogram", "gram", "tonne", "ton", "pound"};
  if (DimensionOf(noun) == "temperature") return {"°", "°c", "°f", "degree", "degrees", "degree celsius", "kelvin"};
  if (IsOneOf(noun, {"percentage", "percent", "proportion", "share", "fraction"})) return {"percent"};
  return {};
}

std::string_view DimensionOf(std::string_view word) {
  if (IsOneOf(word, {"long", "length"})) return "length";
  if (IsOneOf(word, {"high", "tall", "height", "elevation", "altitude"})) return "height";
  if (IsOneOf(word, {"deep", "depth"})) return "depth";
  if (IsOneOf(word, {"wide", "broad", "width", "breadth"})) return "width";
  if (IsOneOf(word, {"thick", "thickness"})) return "thickness";
  if (IsOneOf(word, {"heavy", "weight", "mass"})) return "weight";
  if (IsOneOf(word, {"warm", "hot", "cold", "cool", "temperature"})) return "temperature";
  if (IsOneOf(word, {"fast", "speed", "velocity"})) return "speed";
  if (IsOneOf(word, {"old", "age"})) return "age";
  if (IsOneOf(word, {"large", "big", "area"})) return "area";
  if (word == "diameter") return "diameter";
  return {};
}

bool IsInUnits(const Token& head, const std::vector<std::string_view>& units) {
  const auto* quantity = std::get_if<Quantity>(&head.value);
  const std::string_view unit = quantity != nullptr && !quantity->unit.empty() ? quantity->unit : head.lemma;
  return std::find(units.begin(), units.end(), unit) != units.end();
}

}  // namespace whence
