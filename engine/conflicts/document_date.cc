#include "engine/conflicts/document_date.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr int kMostLines = 8;
constexpr size_t kLongestLine = 120;  // longer is running text

std::string_view Bare(std::string_view text) {
  constexpr std::string_view kAround = " \t\r#*_()[]\"'|-";
  const size_t first = text.find_first_not_of(kAround);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kAround) + 1 - first);
}

// "2 June 1921" of "Date: 2 June 1921".
std::optional<CalendarDate> DateBehindLabel(std::string_view line, const ConflictRules& rules) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  if (!rules.Lists(ConflictList::kDating, AsciiLowered(Bare(line.substr(0, colon))))) return std::nullopt;
  return ParseCalendarDate(Bare(line.substr(colon + 1)));
}

// "4 March 1962" of "The Lund Gazette, 4 March 1962".
std::optional<CalendarDate> DateAtEnd(std::string_view line) {
  for (size_t at = 0; at != std::string_view::npos;) {
    const std::string_view rest = line.substr(at);
    if (const std::optional<CalendarDate> date = ParseCalendarDate(Bare(rest)); date.has_value() && date->month != 0) {
      return date;
    }
    const size_t next = rest.find_first_of(",(|");
    at = next == std::string_view::npos ? next : at + next + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<CalendarDate> DateOfDocument(std::string_view text, const ConflictRules& rules) {
  int lines = 0;
  for (const absl::string_view split : absl::StrSplit(ToAbsl(text), '\n')) {
    const std::string_view whole = ToStd(split);
    const std::string_view line = Bare(whole);
    if (line.empty()) continue;
    if (++lines > kMostLines || line.size() > kLongestLine || line.back() == '.') return std::nullopt;
    std::optional<CalendarDate> date = DateBehindLabel(line, rules);
    // "# The Battle of Orrin, 4 December 1676" is when that was.
    const bool title = whole.starts_with('#');
    if (!date.has_value() && !title) date = DateAtEnd(line);
    if (date.has_value() && date->year != 0) return date;
  }
  return std::nullopt;
}

}  // namespace whence
