#ifndef WHENCE_CORPUS_LANGUAGE_QUANTITY_PARSER_H_
#define WHENCE_CORPUS_LANGUAGE_QUANTITY_PARSER_H_

#include <optional>
#include <string_view>

#include "corpus/language/token.h"

namespace whence {

struct TypedQuantity {
  Quantity quantity;
  EntityType type = EntityType::kQuantity;  // kQuantity, kDuration, kMoney, kPercent, kNumber or kTime ("14:30")
  friend bool operator==(const TypedQuantity&, const TypedQuantity&) = default;
};

// Reads a whole text as an amount: "38,394 sq km", "$3.2 billion", "five years", "14%", "5 ft 8 in", "300,000". What
// follows in brackets, after a semicolon or after a comma with a blank is cut off, as are "about", "nearly" and their
// like before it, so that the cell "38,394 sq km (2020 est.)" gives its number. Units are those of
// corpus/language/units.cc; the view in Quantity::unit is static. A number with an unknown unit is nothing. Cost:
// linear, refused beyond 200 bytes.
std::optional<TypedQuantity> ParseQuantity(std::string_view text);

// The same for a text that is the amount and nothing else: no remarks, no "about".
std::optional<TypedQuantity> ParseExactQuantity(std::string_view text);

// A unit of measure by any of its written forms: "sq", "km" are asked as "sq km".
struct UnitOfMeasure {
  std::string_view name;  // canonical: "square kilometre"
  EntityType type = EntityType::kQuantity;
  friend bool operator==(const UnitOfMeasure&, const UnitOfMeasure&) = default;
};
std::optional<UnitOfMeasure> FindUnit(std::string_view written);

// The currency of a sign or code: "$" -> "usd", "EUR" -> "eur", "US$" -> "usd"; empty for anything else.
std::string_view FindCurrency(std::string_view written);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_QUANTITY_PARSER_H_
