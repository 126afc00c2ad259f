#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "corpus/language/ascii.h"
#include "corpus/language/quantity_parser.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

// A unit, what its symbols are, and the words it goes by; the plurals in -s are made from these.
struct UnitEntry {
  std::string_view name;
  EntityType type;
  std::vector<std::string_view> written;
};

const std::vector<UnitEntry>& Units() {
  using E = EntityType;
  static const auto* units = new std::vector<UnitEntry>{
      {"millimetre", E::kQuantity, {"mm", "millimetre", "millimeter"}},
      {"centimetre", E::kQuantity, {"cm", "centimetre", "centimeter"}},
      {"metre", E::kQuantity, {"m", "metre", "meter"}},
      {"kilometre", E::kQuantity, {"km", "kms", "kilometre", "kilometer"}},
      {"inch", E::kQuantity, {"inch", "inches"}},
      {"foot", E::kQuantity, {"ft", "ft.", "foot", "feet"}},
      {"yard", E::kQuantity, {"yd", "yard"}},
      {"mile", E::kQuantity, {"mi", "mile"}},
      {"nautical mile", E::kQuantity, {"nm", "nmi", "nautical mile"}},
      {"light-year", E::kQuantity, {"light-year", "light year"}},
      {"square metre", E::kQuantity, {"sq m", "m2", "m\u00B2", "square metre", "square meter"}},
      {"square kilometre",
       E::kQuantity,
       {"sq km", "sq. km", "km2", "km\u00B2", "km \u00B2", "square kilometre", "square kilometer"}},
      {"square foot", E::kQuantity, {"sq ft", "sq. ft.", "sq. ft", "square foot", "square feet"}},
      {"square mile", E::kQuantity, {"sq mi", "sq. mi", "sq mile", "square mile"}},
      {"hectare", E::kQuantity, {"ha", "hectare"}},
      {"acre", E::kQuantity, {"acre"}},
      {"cubic metre", E::kQuantity, {"cu m", "m3", "m\u00B3", "cubic metre", "cubic meter"}},
      {"cubic kilometre", E::kQuantity, {"cu km", "km3", "km\u00B3", "cubic kilometre", "cubic kilometer"}},
      {"cubic foot", E::kQuantity, {"cu ft", "cubic foot", "cubic feet"}},
      {"litre", E::kQuantity, {"l", "litre", "liter"}},
      {"millilitre", E::kQuantity, {"ml", "millilitre", "milliliter"}},
      {"gallon", E::kQuantity, {"gal", "gallon"}},
      {"barrel", E::kQuantity, {"bbl", "barrel"}},
      {"barrel per day", E::kQuantity, {"bbl/day", "barrel per day", "barrels per day"}},
      {"milligram", E::kQuantity, {"mg", "milligram", "milligramme"}},
      {"gram", E::kQuantity, {"g", "gram", "gramme"}},
      {"kilogram", E::kQuantity, {"kg", "kgs", "kilo", "kilogram", "kilogramme"}},
      {"tonne", E::kQuantity, {"t", "tonne", "metric ton"}},
      {"ton", E::kQuantity, {"ton"}},
      {"ounce", E::kQuantity, {"oz", "ounce"}},
      {"pound", E::kQuantity, {"lb", "lbs", "lb."}},
      {"degree", E::kQuantity, {"\u00B0", "degree"}},
      {"degree celsius", E::kQuantity, {"\u00B0C", "\u00B0 C", "degree celsius", "degrees celsius"}},
      {"degree fahrenheit", E::kQuantity, {"\u00B0F", "\u00B0 F", "degree fahrenheit", "degrees fahrenheit"}},
      {"kilometre per hour", E::kQuantity, {"km/h", "kph", "kilometres per hour", "kilometers per hour"}},
      {"mile per hour", E::kQuantity, {"mph", "miles per hour"}},
      {"knot", E::kQuantity, {"kn", "knot"}},
      {"watt", E::kQuantity, {"W", "watt"}},
      {"kilowatt", E::kQuantity, {"kW", "kilowatt"}},
      {"megawatt", E::kQuantity, {"MW", "megawatt"}},
      {"gigawatt", E::kQuantity, {"GW", "gigawatt"}},
      {"kilowatt-hour", E::kQuantity, {"kWh", "kilowatt hour", "kilowatt-hour"}},
      {"megawatt-hour", E::kQuantity, {"MWh", "megawatt hour", "megawatt-hour"}},
      {"volt", E::kQuantity, {"V", "volt"}},
      {"hertz", E::kQuantity, {"Hz", "hertz"}},
      {"megahertz", E::kQuantity, {"MHz", "megahertz"}},
      {"gigahertz", E::kQuantity, {"GHz", "gigahertz"}},
      {"byte", E::kQuantity, {"byte"}},
      {"megabyte", E::kQuantity, {"MB", "megabyte"}},
      {"gigabyte", E::kQuantity, {"GB", "gigabyte"}},
      {"terabyte", E::kQuantity, {"TB", "terabyte"}},
      {"percent", E::kPercent, {"%", "percent", "per cent", "pct"}},
      {"percentage point", E::kPercent, {"percentage point"}},
      {"second", E::kDuration, {"sec", "second"}},
      {"minute", E::kDuration, {"min", "mins", "minute"}},
      {"hour", E::kDuration, {"h", "hr", "hrs", "hour"}},
      {"day", E::kDuration, {"day"}},
      {"week", E::kDuration, {"week"}},
      {"fortnight", E::kDuration, {"fortnight"}},
      {"month", E::kDuration, {"month"}},
      {"year", E::kDuration, {"yr", "yrs", "year"}},
      {"decade", E::kDuration, {"decade"}},
      {"century", E::kDuration, {"century", "centuries"}},
      {"usd", E::kMoney, {"USD", "dollar", "US dollar", "U.S. dollar", "American dollar"}},
      {"cent", E::kMoney, {"cent"}},
      {"eur", E::kMoney, {"EUR", "euro"}},
      {"gbp", E::kMoney, {"GBP", "pound sterling", "pounds sterling", "British pound"}},
      {"jpy", E::kMoney, {"JPY", "yen"}},
      {"cny", E::kMoney, {"CNY", "RMB", "yuan", "renminbi"}},
      {"rub", E::kMoney, {"RUB", "ruble", "rouble"}},
      {"inr", E::kMoney, {"INR", "rupee", "Rs", "Rs."}},
      {"chf", E::kMoney, {"CHF", "Swiss franc"}},
      {"cad", E::kMoney, {"CAD", "Canadian dollar"}},
      {"aud", E::kMoney, {"AUD", "Australian dollar"}},
      {"krw", E::kMoney, {"KRW", "South Korean won"}},
      {"brl", E::kMoney, {"BRL"}},
      {"zar", E::kMoney, {"ZAR"}},
      {"sek", E::kMoney, {"SEK"}},
      {"nok", E::kMoney, {"NOK"}},
      {"dkk", E::kMoney, {"DKK"}},
      {"pln", E::kMoney, {"PLN"}},
      {"try", E::kMoney, {"TRY", "lira"}},
      {"mxn", E::kMoney, {"MXN"}},
  };
  return *units;
}

struct Sign {
  std::string_view sign;
  std::string_view currency;
};
constexpr Sign kSigns[] = {
    {"$", "usd"},      {"US$", "usd"},    {"U$", "usd"},     {"\u20AC", "eur"}, {"\u00A3", "gbp"},
    {"\u00A5", "jpy"}, {"\u20BD", "rub"}, {"\u20B9", "inr"}, {"C$", "cad"},     {"CA$", "cad"},
    {"A$", "aud"},     {"AU$", "aud"},    {"\u20A9", "krw"}, {"R$", "brl"},     {"\u20BA", "try"},
};

// Letters from which on a name is a word and no symbol.
constexpr size_t kLeastWord = 3;

using UnitMap = absl::flat_hash_map<std::string, UnitOfMeasure>;

const UnitMap& UnitsByName() {
  static const UnitMap* map = [] {
    auto* result = new UnitMap();
    for (const UnitEntry& entry : Units()) {
      for (const std::string_view written : entry.written) {
        const UnitOfMeasure unit{entry.name, entry.type};
        // Symbols keep their capitals (MW is no mw); words do not, and have plurals.
        result->emplace(std::string(written), unit);
        const std::string lower = AsciiLowered(written);
        const bool code = entry.type == EntityType::kMoney && written.size() == 3 && IsAsciiUpper(written[2]);
        if (code || (lower != written && written.size() < kLeastWord)) continue;
        result->emplace(lower, unit);
        // "Season 5 has", "5 ms" are no hectares and no metres.
        if (lower != "ha" && lower.size() > 1) result->emplace(StrCat(lower, "s"), unit);
      }
    }
    return result;
  }();
  return *map;
}

}  // namespace

std::optional<UnitOfMeasure> FindUnit(std::string_view written) {
  if (written.empty() || written.size() > 24) return std::nullopt;
  const UnitMap& units = UnitsByName();
  auto unit = units.find(std::string(written));
  if (unit == units.end() && written.size() >= kLeastWord) unit = units.find(AsciiLowered(written));
  return unit == units.end() ? std::nullopt : std::optional(unit->second);
}

std::string_view FindCurrency(std::string_view written) {
  for (const Sign& sign : kSigns) {
    if (sign.sign == written) return sign.currency;
  }
  if (written.size() != 3 || !IsAsciiUpper(written[0])) return {};
  const std::optional<UnitOfMeasure> unit = FindUnit(written);
  return unit && unit->type == EntityType::kMoney ? unit->name : std::string_view();
}

}  // namespace whence
