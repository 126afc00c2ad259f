#ifndef WHENCE_CORPUS_LANGUAGE_DATE_PARSER_H_
#define WHENCE_CORPUS_LANGUAGE_DATE_PARSER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/language/date_lexer.h"
#include "corpus/language/token.h"

namespace whence {

// Reads a whole text as a date or a range of dates, in the usual English and ISO forms:
//   a CalendarDate: "15 May 1992", "May 15th, 1992", "the 15th of May 1992", "Friday, 15 May 1992", "1992-05-15",
//     "June 2009", "Sept. 2001", "1992", "44 BC", "AD 79", "5 May" (year 0: the text gives none);
//   a DateRange: "1994-1999", "1994-99", "from 1994 to 1999", "between 1994 and 1999", "3-5 May 1998", "May-June 1998",
//     "the 1990s", "mid-1990s", "early 2003", "the 19th century", "spring 1998", "first half of 2004", "Q3 2010",
//     and open ones: "since 2002", "until 1990", "before 1990", "after 1990", "by 2005", "1990-present".
// "5/6/1992" is silent: it is two dates. Bare numbers are years only from 1000 to 2100; anything else, and an
// impossible day, is nothing. Cost: linear in the text, which is refused beyond 100 bytes.
std::optional<TokenValue> ParseDate(std::string_view text);

// The same for several beginnings of one text, which is split once. The text outlives it.
class DateBeginnings {
 public:
  explicit DateBeginnings(std::string_view text);

  // ParseDate of the first `bytes` bytes.
  std::optional<TokenValue> Parse(size_t bytes) const;

 private:
  std::string_view text_;
  std::vector<DatePiece> pieces_;
};

// The same, and a single date only.
std::optional<CalendarDate> ParseCalendarDate(std::string_view text);

// Month number of "May", "may", "Sept", "Sept."; 0 for any other word.
int MonthNumber(std::string_view word);

// Days of a month of the proleptic Gregorian calendar; year 0 stands for a leap year.
int DaysInMonth(int year, int month);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_DATE_PARSER_H_
