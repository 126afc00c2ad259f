#include "engine/ingest/cell_value.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

#include "absl/strings/str_format.h"
#include "corpus/language/date_parser.h"
#include "corpus/language/number_words.h"
#include "corpus/language/quantity_parser.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "re2/re2.h"

namespace whence {
namespace {

constexpr size_t kLongestListPart = 60;   // bytes; a longer part of a comma list makes the cell a sentence
constexpr size_t kLongestCell = 4000;     // longer cells are kept as one phrase

std::string_view Trim(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return text;
}

// The parts between separators that stand outside brackets and quotation marks. A comma inside a number is no separator.
std::vector<std::string_view> SplitOutsideBrackets(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  int depth = 0;
  size_t begin = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '(' || c == '[') ++depth;
    if ((c == ')' || c == ']') && depth > 0) --depth;
    if (c != separator || depth > 0) continue;
    if (separator == ',' && (i + 1 >= text.size() || text[i + 1] != ' ')) continue;
    parts.push_back(Trim(text.substr(begin, i - begin)));
    begin = i + 1;
  }
  parts.push_back(Trim(text.substr(begin)));
  return parts;
}

bool StartsUpper(std::string_view text) {
  return !text.empty() && (std::isupper(static_cast<unsigned char>(text.front())) || (text.front() & 0x80));
}

std::string_view BeforeNotes(std::string_view part) {
  const size_t bracket = part.find(" (");
  return Trim(bracket == std::string_view::npos ? part : part.substr(0, bracket));
}

bool HoldsDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); });
}

// "China 477 km": a name with a figure behind it.
bool SplitNameAndFigure(std::string_view text, std::string_view* name, std::string_view* figure) {
  const size_t digit = std::find_if(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); }) - text.begin();
  if (digit == text.size() || digit < 2 || text[digit - 1] != ' ') return false;
  *name = Trim(text.substr(0, digit));
  *figure = text.substr(digit);
  return StartsUpper(*name) && ParseQuantity(*figure).has_value();
}

void AddDateQualifier(std::string_view note, CellValue& value) {
  static const RE2* const estimate = new RE2(R"(\s*(?:est\.?|estimate[sd]?|census|projected|proj\.?)$)");
  static const RE2* const ordinal = new RE2(R"((?i)^(\d+)(?:st|nd|rd|th)\s+time)");
  std::string text(Trim(note));
  int times = 0;
  if (RE2::PartialMatch(text, *ordinal, &times)) {
    value.qualifiers.emplace_back(QualifierTerm(kOrdinalQualifier), Term::Integer(times));
    return;
  }
  RE2::Replace(&text, *estimate, "");
  for (const auto& [word, qualifier] : {std::pair{"since ", kStartQualifier}, {"from ", kStartQualifier},
                                        {"until ", kEndQualifier}, {"as of ", kTimeQualifier}}) {
    if (text.rfind(word, 0) != 0) continue;
    if (const auto date = ParseCalendarDate(text.substr(std::string_view(word).size()))) {
      value.qualifiers.emplace_back(QualifierTerm(qualifier), DateTerm(*date));
      return;
    }
  }
  if (const auto date = ParseDate(text)) {
    if (const auto* day = std::get_if<CalendarDate>(&*date)) {
      value.qualifiers.emplace_back(QualifierTerm(kTimeQualifier), DateTerm(*day));
    } else if (const auto* range = std::get_if<DateRange>(&*date)) {
      value.qualifiers.emplace_back(QualifierTerm(kTimeQualifier), DateTerm(*range));
    }
  }
}

void AddNotes(std::string_view part, CellValue& value) {
  for (size_t open = part.find('('); open != std::string_view::npos; open = part.find('(', open + 1)) {
    // A table row that breaks off inside a note still says what it says: the bracket ends with the cell.
    const size_t close = std::min(part.find(')', open), part.size());
    AddDateQualifier(part.substr(open + 1, close - open - 1), value);
  }
}

void SetQuantity(const TypedQuantity& quantity, CellValue& value) {
  value.kind = CellKind::kNumber;
  value.term = NumberTerm(quantity.quantity.value);
  if (!quantity.quantity.unit.empty()) {
    value.qualifiers.emplace_back(QualifierTerm(kUnitQualifier), Term::String(quantity.quantity.unit));
  }
}

CellValue ReadPart(std::string_view part) {
  CellValue value;
  const std::string_view bare = BeforeNotes(part);
  value.written = std::string(bare);
  AddNotes(part, value);
  std::string_view name, figure;
  if (const auto date = ParseDate(bare); date && HoldsDigit(bare)) {
    value.kind = CellKind::kDate;
    const auto* day = std::get_if<CalendarDate>(&*date);
    value.term = day != nullptr ? DateTerm(*day) : DateTerm(std::get<DateRange>(*date));
  } else if (const auto quantity = ParseQuantity(bare); quantity && HoldsDigit(bare)) {
    SetQuantity(*quantity, value);
  } else if (SplitNameAndFigure(bare, &name, &figure)) {
    value.kind = CellKind::kName;
    value.written = std::string(name);
    value.qualifiers.emplace_back(QualifierTerm("amount"), Term::String(figure));
  } else if (StartsUpper(bare)) {
    value.kind = CellKind::kName;
  } else {
    value.term = Term::String(bare);
  }
  return value;
}

bool IsListOfNames(const std::vector<std::string_view>& parts) {
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return !part.empty() && part.size() <= kLongestListPart && StartsUpper(part);
  });
}

bool IsListOfWords(const std::vector<std::string_view>& parts) {
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    const std::string_view bare = BeforeNotes(part);
    return !bare.empty() && bare.size() <= kLongestListPart && std::count(bare.begin(), bare.end(), ' ') <= 3;
  });
}

}  // namespace

Term DateTerm(const CalendarDate& date) { return Term::Date(date.year, date.month, date.day); }

Term DateTerm(const DateRange& range) {
  const auto end = [](const std::optional<CalendarDate>& date) {
    return date.has_value() ? DateTerm(*date).lexical : std::string("..");
  };
  return Term::Typed(StrCat(end(range.first), "/", end(range.last)), kIntervalType);
}

Term NumberTerm(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return Term::Integer(static_cast<int64_t>(value));
  return Term::Decimal(absl::StrFormat("%.10g", value));
}

std::vector<CellValue> ReadCell(std::string_view text) {
  text = Trim(text);
  if (text.empty()) return {};
  if (text.size() > kLongestCell) return {ReadPart(text)};
  std::vector<std::string_view> parts = SplitOutsideBrackets(text, ';');
  if (parts.size() > 1 && !IsListOfNames(parts)) parts.resize(1);  // the rest comments on the first part
  if (parts.size() == 1) {
    const std::vector<std::string_view> items = SplitOutsideBrackets(parts[0], ',');
    // Two items may be "Minsk, Belarus"; a date may hold a comma.
    if (items.size() > 2 && IsListOfWords(items) && !ParseDate(BeforeNotes(parts[0]))) parts = items;
  }
  std::vector<CellValue> values;
  for (std::string_view part : parts) {
    if (!part.empty()) values.push_back(ReadPart(part));
  }
  return values;
}

}  // namespace whence
