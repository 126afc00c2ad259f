#include "engine/ingest/cell_value.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "absl/strings/str_format.h"
#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "corpus/language/number_words.h"
#include "corpus/language/quantity_parser.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "re2/re2.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr size_t kLongestListPart = 60;  // bytes; a longer part of a comma list makes the cell a sentence
constexpr size_t kLongestCell = 4000;    // longer cells are kept as one phrase

// The parts between separators that stand outside brackets and quotation marks. A comma inside a number is no
// separator.
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
    parts.push_back(TrimAscii(text.substr(begin, i - begin)));
    begin = i + 1;
  }
  parts.push_back(TrimAscii(text.substr(begin)));
  return parts;
}

std::string_view BeforeNotes(std::string_view part) {
  const size_t bracket = part.find(" (");
  return TrimAscii(bracket == std::string_view::npos ? part : part.substr(0, bracket));
}

bool StartsWithDigit(std::string_view text) { return !text.empty() && IsAsciiDigit(text[0]); }

// An amount that can stand behind a name without being a part of it: "477 km", "41%", "2,917"; not "Parvis 3".
bool IsFigure(std::string_view text) {
  const std::optional<TypedQuantity> quantity = ParseQuantity(text);
  if (!quantity.has_value() || quantity->type == EntityType::kTime) return false;
  return !quantity->quantity.unit.empty() || quantity->type == EntityType::kPercent ||
         text.find(',') != std::string_view::npos;
}

// "Norland 12 km": a name with a figure behind it; a share may stand behind any word ("milk 12%").
bool SplitNameAndFigure(std::string_view text, std::string_view* name, std::string_view* figure) {
  const size_t digit = std::find_if(text.begin(), text.end(), IsAsciiDigit) - text.begin();
  if (digit == text.size() || digit < 2 || text[digit - 1] != ' ') return false;
  if (ParseQuantity(text).has_value()) return false;  // "about 44%"
  *name = TrimAscii(text.substr(0, digit));
  *figure = text.substr(digit);
  return (MayStartUpper(*name) || figure->back() == '%') && IsFigure(*figure);
}

// A part of a cell taken apart.
struct PartText {
  std::string_view bare;                // "Kilimanjaro"
  std::vector<std::string_view> notes;  // the brackets behind it: "highest point in Africa"
  std::string_view figure;              // "5,895 m"
};

size_t EndOfBracket(std::string_view text, size_t open) {
  int depth = 0;
  for (size_t i = open; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return i;
  }
  return text.size();  // a table row that breaks off inside a note still says what it says
}

PartText TakeApart(std::string_view part) {
  PartText out;
  const size_t first = part.find(" (");
  out.bare = TrimAscii(part.substr(0, first));
  for (size_t open = first; open != std::string_view::npos;) {
    const size_t close = EndOfBracket(part, open + 1);
    out.notes.push_back(part.substr(open + 2, close - open - 2));
    const size_t rest = part.find_first_not_of(' ', std::min(close + 1, part.size()));
    if (rest == std::string_view::npos) break;
    open = part[rest] == '(' ? rest - 1 : part.find(" (", rest);
    if (part[rest] == '(') continue;
    const std::string_view more = TrimAscii(part.substr(rest, open == std::string_view::npos ? open : open - rest));
    if (out.figure.empty() && StartsWithDigit(more) && IsFigure(more)) {
      out.figure = more;
    } else if (out.figure.empty() && MayStartUpper(more) && MayStartUpper(out.bare)) {
      // "Regent (Acting) Elena Marsh": the bracket stands inside the name.
      out.bare = TrimAscii(part.substr(0, open));
      out.notes.clear();
    } else {
      break;
    }
  }
  std::string_view name, figure;
  if (out.figure.empty() && SplitNameAndFigure(out.bare, &name, &figure)) {
    out.bare = name;
    out.figure = figure;
  }
  return out;
}

// Whether the note says when, or which time.
bool AddDateQualifier(std::string_view note, CellValue& value) {
  static const RE2* const estimate = new RE2(R"(\s*(?:est\.?|estimate[sd]?|census|projected|proj\.?)$)");
  static const RE2* const ordinal = new RE2(R"((?i)^(\d+)(?:st|nd|rd|th)\s+time)");
  std::string text(TrimAscii(note));
  int times = 0;
  if (RE2::PartialMatch(text, *ordinal, &times)) {
    value.qualifiers.emplace_back(QualifierTerm(kOrdinalQualifier), Term::Integer(times));
    return true;
  }
  RE2::Replace(&text, *estimate, "");
  for (const auto& [word, qualifier] : {std::pair{"since ", kStartQualifier},
                                        {"from ", kStartQualifier},
                                        {"until ", kEndQualifier},
                                        {"as of ", kTimeQualifier}}) {
    if (text.rfind(word, 0) != 0) continue;
    if (const auto date = ParseCalendarDate(text.substr(std::string_view(word).size()))) {
      value.qualifiers.emplace_back(QualifierTerm(qualifier), DateTerm(*date));
      return true;
    }
  }
  const auto date = ParseDate(text);
  if (!date.has_value()) return false;
  if (const auto* day = std::get_if<CalendarDate>(&*date)) {
    value.qualifiers.emplace_back(QualifierTerm(kTimeQualifier), DateTerm(*day));
  } else if (const auto* range = std::get_if<DateRange>(&*date)) {
    value.qualifiers.emplace_back(QualifierTerm(kTimeQualifier), DateTerm(*range));
  }
  return true;
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
  const PartText text = TakeApart(part);
  value.written = std::string(text.bare);
  for (const std::string_view note : text.notes) {
    if (!AddDateQualifier(note, value)) value.remarks.emplace_back(TrimAscii(note));
  }
  if (!text.figure.empty()) value.qualifiers.emplace_back(QualifierTerm(kAmountQualifier), Term::String(text.figure));
  if (const auto date = ParseDate(text.bare); date && HoldsDigit(text.bare)) {
    value.kind = CellKind::kDate;
    const auto* day = std::get_if<CalendarDate>(&*date);
    value.term = day != nullptr ? DateTerm(*day) : DateTerm(std::get<DateRange>(*date));
  } else if (const auto quantity = ParseQuantity(text.bare); quantity && HoldsDigit(text.bare)) {
    SetQuantity(*quantity, value);
  } else if (MayStartUpper(text.bare)) {
    value.kind = CellKind::kName;
  } else {
    value.term = Term::String(text.bare);
  }
  return value;
}

bool IsListOfNames(const std::vector<std::string_view>& parts) {
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return BeforeNotes(part).size() <= kLongestListPart && MayStartUpper(part);
  });
}

bool IsListOfWords(const std::vector<std::string_view>& parts) {
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    const std::string_view bare = BeforeNotes(part);
    return !bare.empty() && bare.size() <= kLongestListPart && std::count(bare.begin(), bare.end(), ' ') <= 3;
  });
}

// Appends the items of a part, or the part itself where its commas do not separate items. Two items may be "Minsk,
// Belarus" unless the key is a plural; a date may hold a comma; of a part of a longer list (`inner`) only names with
// figures are items.
void SplitAtCommas(std::string_view part, bool several, bool inner, std::vector<std::string_view>& out) {
  std::vector<std::string_view> items = SplitOutsideBrackets(part, ',');
  const bool figures = items.size() > 1 && std::all_of(items.begin(), items.end(), [](std::string_view item) {
                         return !TakeApart(item).figure.empty();
                       });
  const bool pair =
      items.size() == 2 && several && !HoldsDigit(BeforeNotes(items[0])) && !HoldsDigit(BeforeNotes(items[1]));
  // "Ana Lund (chair), Jon Orr (CEO)": a note to each is one item each.
  const bool noted = items.size() == 2 && std::all_of(items.begin(), items.end(), [](std::string_view item) {
                       return MayStartUpper(item) && item.back() == ')' && !TakeApart(item).notes.empty();
                     });
  const bool words = (items.size() > 2 || pair || noted) && IsListOfWords(items) && !ParseDate(BeforeNotes(part));
  if (!figures && (inner || !words)) {
    out.push_back(part);
    return;
  }
  for (std::string_view item : items) {
    if (item.starts_with("and ") && item.data() != part.data()) item = TrimAscii(item.substr(4));
    out.push_back(item);
  }
}

// A year behind the last item of a list is that of all: "India 92%, Italy 4% (2023)".
void ShareDate(std::vector<CellValue>& values) {
  const auto dated = [](const CellValue& value) {
    return std::find_if(value.qualifiers.begin(), value.qualifiers.end(),
                        [](const auto& qualifier) { return qualifier.first == QualifierTerm(kTimeQualifier); });
  };
  if (values.size() < 2) return;
  const auto last = dated(values.back());
  if (last == values.back().qualifiers.end()) return;
  const std::pair<Term, Term>& date = *last;
  for (size_t i = 0; i + 1 < values.size(); ++i) {
    if (dated(values[i]) != values[i].qualifiers.end()) return;
  }
  for (size_t i = 0; i + 1 < values.size(); ++i) values[i].qualifiers.push_back(date);
}

}  // namespace

bool HoldsDigit(std::string_view text) { return std::any_of(text.begin(), text.end(), IsAsciiDigit); }

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

MeasuredHeader ReadMeasuredHeader(std::string_view header) {
  static const RE2* const measured = new RE2(
      R"((?i)^(.+?)\s*[(\[]\s*(?:in\s+)?([£$€¥]|us\$|eur|usd|gbp)?\s*(thousands?|millions?|billions?|bn|m(?:n)?\b)?\s*([^()\[\]\d]{0,12})[)\]]$)");
  MeasuredHeader out;
  re2::StringPiece name, currency, scale, unit;
  if (!RE2::FullMatch(re2::StringPiece(header.data(), header.size()), *measured, &name, &currency, &scale, &unit)) {
    out.name = header;
    return out;
  }
  const auto view = [](re2::StringPiece piece) { return std::string_view(piece.data(), piece.size()); };
  out.name = view(name);
  out.currency = view(currency);
  out.scale = view(scale);
  out.unit = TrimAscii(view(unit));
  // "Height (m)" is in metres, "Revenue (£m)" in millions.
  if (out.currency.empty() && out.scale.size() == 1) {
    out.unit = out.scale;
    out.scale = {};
  }
  return out;
}

void ApplyMeasure(const MeasuredHeader& header, CellValue& value) {
  const bool bare = value.kind == CellKind::kNumber &&
                    std::none_of(value.qualifiers.begin(), value.qualifiers.end(), [](const auto& qualifier) {
                      return qualifier.first == QualifierTerm(kUnitQualifier);
                    });
  if (!bare || (header.currency.empty() && header.scale.empty() && header.unit.empty())) return;
  const std::string_view scale = header.scale.empty()            ? ""
                                 : (header.scale[0] | 32) == 't' ? " thousand"
                                 : (header.scale[0] | 32) == 'm' ? " million"
                                                                 : " billion";
  const bool sign = header.currency.size() < 3 || header.currency.front() == 'U';
  const std::string written =
      StrCat(sign ? header.currency : "", value.written, scale, !sign ? " " : "", !sign ? header.currency : "",
             header.unit.empty() || header.unit == "%" ? "" : " ", header.unit);
  CellValue read = ReadPart(written);
  if (read.kind != CellKind::kNumber) {
    value.written = written;
    return;
  }
  read.qualifiers.insert(read.qualifiers.end(), value.qualifiers.begin(), value.qualifiers.end());
  read.remarks = std::move(value.remarks);
  value = std::move(read);
}

std::vector<CellValue> ReadCell(std::string_view text, bool several) {
  text = TrimAscii(text);
  if (text.empty()) return {};
  if (text.size() > kLongestCell) return {ReadPart(text)};
  std::vector<std::string_view> parts = SplitOutsideBrackets(text, ';');
  while (parts.size() > 1 && parts.back().empty()) parts.pop_back();
  const bool list = IsListOfNames(parts) || (several && IsListOfWords(parts));
  if (parts.size() > 1 && !list) parts.resize(1);  // the rest comments on the first part
  std::vector<std::string_view> items;
  for (std::string_view part : parts) SplitAtCommas(part, several && parts.size() == 1, parts.size() > 1, items);
  std::vector<CellValue> values;
  for (std::string_view item : items) {
    if (item.empty()) continue;
    CellValue value = ReadPart(item);
    if (items.size() == 1 || !IsIn(WordList::kRemainder, value.written)) values.push_back(std::move(value));
  }
  ShareDate(values);
  return values;
}

}  // namespace whence
