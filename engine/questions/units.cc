#include "engine/questions/units.h"

#include <algorithm>

#include "engine/questions/morphology.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

struct CommonUnit {
  std::string_view name;
  std::string_view dimension;
  double factor;
  std::string_view others[4];  // spellings and symbols, as they are written
};

constexpr CommonUnit kCommonUnits[] = {
    {"metre", "length", 1, {"meter", "meters", "m"}},
    {"kilometre", "length", 1000, {"kilometer", "kilometers", "km", "kms"}},
    {"centimetre", "length", 0.01, {"centimeter", "centimeters", "cm"}},
    {"millimetre", "length", 0.001, {"millimeter", "millimeters", "mm"}},
    {"mile", "length", 1609.344, {"mi"}},
    {"foot", "length", 0.3048, {"feet", "ft"}},
    {"inch", "length", 0.0254, {"inches"}},
    {"yard", "length", 0.9144, {}},
    {"square metre", "area", 1, {"square meter", "square meters", "sq m", "sqm"}},
    {"square kilometre", "area", 1e6, {"square kilometer", "square kilometers", "sq km", "square km"}},
    {"square mile", "area", 2589988.110336, {"sq mi"}},
    {"hectare", "area", 1e4, {"ha"}},
    {"acre", "area", 4046.8564224, {}},
    {"litre", "volume", 1, {"liter", "liters"}},
    {"cubic metre", "volume", 1000, {"cubic meter", "cubic meters"}},
    {"gram", "mass", 0.001, {"gramme", "g"}},
    {"kilogram", "mass", 1, {"kilo", "kilos", "kg"}},
    {"tonne", "mass", 1000, {"metric ton", "metric tons"}},
    {"pound", "mass", 0.45359237, {"lb", "lbs"}},
    {"second", "duration", 1, {"sec", "secs"}},
    {"minute", "duration", 60, {"min", "mins"}},
    {"hour", "duration", 3600, {"hr", "hrs"}},
    {"day", "duration", 86400, {}},
    {"week", "duration", 604800, {}},
    {"kilometre per hour", "speed", 1, {"kilometers per hour", "kilometres an hour", "km h", "kph"}},
    {"mile per hour", "speed", 1.609344, {"miles an hour", "mph"}},
    {"year", "years", 1, {"years old"}},
    {"dollar", "dollars", 1, {"us dollars", "usd"}},
    {"euro", "euros", 1, {"eur"}},
    {"megabyte", "data", 1, {"mb"}},
    {"gigabyte", "data", 1000, {"gb"}},
    {"terabyte", "data", 1e6, {"tb"}},
    {"watt", "power", 1, {"w"}},
    {"kilowatt", "power", 1000, {"kw"}},
    {"megawatt", "power", 1e6, {"mw"}},
    {"degree", "degrees", 1, {"degrees celsius", "degree celsius", "celsius"}},
    {"percent", "percent", 1, {"per cent", "%"}},
};

}  // namespace

Units::Units() {
  for (const CommonUnit& common : kCommonUnits) {
    const int index = FindOrAdd(common.name);
    units_.back().dimension = common.dimension;
    units_.back().factor = common.factor;
    if (common.name == "second") second_ = index;
    for (const std::string_view other : common.others) {
      if (!other.empty()) wordings_.emplace_back(other, index);
    }
  }
}

int Units::FindOrAdd(std::string_view name) {
  for (const auto& [wording, index] : wordings_) {
    if (wording == name) return index;
  }
  const auto index = static_cast<int>(units_.size());
  units_.push_back({std::string(name), std::string(name), 1});
  wordings_.emplace_back(name, index);
  // The head takes the plural: "kilometres per hour".
  const size_t per = std::min(name.find(" per "), name.size());
  const size_t head = name.substr(0, per).rfind(' ');
  const size_t begin = head == std::string_view::npos ? 0 : head + 1;
  for (const std::string& plural : PluralsOf(name.substr(begin, per - begin))) {
    wordings_.emplace_back(StrCat(name.substr(0, begin), plural, name.substr(per)), index);
  }
  return index;
}

std::optional<std::pair<int, size_t>> Units::AtEnd(const std::vector<std::string>& words) const {
  constexpr size_t kMostWords = 3;
  for (size_t count = std::min(kMostWords, words.size() - 1); count > 0; --count) {
    std::string end;
    for (size_t i = words.size() - count; i < words.size(); ++i) end += StrCat(end.empty() ? "" : " ", words[i]);
    for (const auto& [wording, index] : wordings_) {
      const std::string& dimension = unit(index).dimension;
      const bool time = dimension == "duration" || dimension == "years";
      if (wording == end && !(time && wording == unit(index).name)) return std::pair(index, count);
    }
  }
  return std::nullopt;
}

std::optional<double> Units::Convert(int from, int to) const {
  if (unit(from).dimension != unit(to).dimension) return std::nullopt;
  return unit(from).factor / unit(to).factor;
}

}  // namespace whence
