#include "corpus/language/date_parser.h"

#include <string>
#include <string_view>
#include <variant>

#include "graph/base/strings.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

std::string Show(const CalendarDate& date) {
  std::string text = StrCat(date.year);
  if (date.month != 0) text += StrCat("-", static_cast<int>(date.month));
  if (date.day != 0) text += StrCat("-", static_cast<int>(date.day));
  return text;
}

// "1992-5-15", "1994..1999", "2002.." or "none".
std::string Read(std::string_view text) {
  const std::optional<TokenValue> value = ParseDate(text);
  if (!value) return "none";
  if (const auto* date = std::get_if<CalendarDate>(&*value)) return Show(*date);
  const auto* range = std::get_if<DateRange>(&*value);
  if (range == nullptr) return "no date";
  return StrCat(range->first ? Show(*range->first) : "", "..", range->last ? Show(*range->last) : "");
}

struct Case {
  std::string_view text;
  std::string_view value;
};

TEST(DateParser, ReadsSingleDates) {
  const Case cases[] = {
      {"15 May 1992", "1992-5-15"},
      {"15th May, 1992", "1992-5-15"},
      {"May 15, 1992", "1992-5-15"},
      {"May 15th 1992", "1992-5-15"},
      {"the 15th of May 1992", "1992-5-15"},
      {"Friday, 15 May 1992", "1992-5-15"},
      {"Fri 15 May 1992", "1992-5-15"},
      {"1992-05-15", "1992-5-15"},
      {"June 2009", "2009-6"},
      {"Sept. 2001", "2001-9"},
      {"September, 2001", "2001-9"},
      {"June of 2009", "2009-6"},
      {"1992", "1992"},
      {"44 BC", "-44"},
      {"AD 79", "79"},
      {"79 AD", "79"},
      {"5 May", "0-5-5"},
      {"May 5th", "0-5-5"},
      {"june", "0-6"},
      {"29 February 2000", "2000-2-29"},
      {" 20 april 1994 ", "1994-4-20"},
  };
  for (const Case& c : cases) EXPECT_EQ(Read(c.text), c.value) << c.text;
}

TEST(DateParser, ReadsRanges) {
  const Case cases[] = {
      {"1994-1999", "1994..1999"},
      {"1994\u20131999", "1994..1999"},
      {"1994-99", "1994..1999"},
      {"1994 to 1999", "1994..1999"},
      {"from 1994 to 1999", "1994..1999"},
      {"between 1994 and 1999", "1994..1999"},
      {"3-5 May 1998", "1998-5-3..1998-5-5"},
      {"May 3-5, 1998", "1998-5-3..1998-5-5"},
      {"May-June 1998", "1998-5..1998-6"},
      {"15 May - 3 June 1992", "1992-5-15..1992-6-3"},
      {"15 May 1992 \u2013 3 June 1993", "1992-5-15..1993-6-3"},
      {"the 1990s", "1990..1999"},
      {"1990s", "1990..1999"},
      {"'90s", "1990..1999"},
      {"the nineties", "1990..1999"},
      {"the 19th century", "1801..1900"},
      {"nineteenth century", "1801..1900"},
      {"5th century BC", "-500..-401"},
      {"early 2003", "2003-1..2003-4"},
      {"late 2003", "2003-8..2003-12"},
      {"mid-1990s", "1993..1996"},
      {"the early 1990s", "1990..1993"},
      {"second half of 2004", "2004-7..2004-12"},
      {"Q3 2010", "2010-7..2010-9"},
      {"the third quarter of 2010", "2010-7..2010-9"},
      {"spring 1998", "1998-3..1998-5"},
      {"summer of 1998", "1998-6..1998-8"},
      {"since 2002", "2002.."},
      {"from 2002", "2002.."},
      {"2002 onwards", "2002.."},
      {"1990-present", "1990.."},
      {"1990 \u2013 present", "1990.."},
      {"1990-", "1990.."},
      {"until 1990", "..1990"},
      {"by 2005", "..2005"},
      {"before 1990", "..1989"},
      {"before 1 May 1990", "..1990-4-30"},
      {"after 1990", "1991.."},
      {"after 31 December 1999", "2000-1-1.."},
  };
  for (const Case& c : cases) EXPECT_EQ(Read(c.text), c.value) << c.text;
}

TEST(DateParser, IsSilentWhereItCannotKnow) {
  for (const std::string_view text :
       {"",        "5/6/1992", "31 June 1999", "29 February 1999", "32 May 1990", "12",     "999",   "3000",
        "May day", "marching", "1999-1994",    "in 1992 or so",    "May 1992 x",  "the",    "early", "between 1994",
        "since",   "1,992",    "\xff\xfe",     "1992-13-01",       "15 15 1992",  "century"}) {
    EXPECT_EQ(Read(text), "none") << text;
  }
}

TEST(DateParser, GivesSingleDatesAlone) {
  EXPECT_EQ(ParseCalendarDate("June 2009"), (CalendarDate{2009, 6, 0}));
  EXPECT_EQ(ParseCalendarDate("the 1990s"), std::nullopt);
}

TEST(DateParser, KnowsMonths) {
  EXPECT_EQ(MonthNumber("Sept."), 9);
  EXPECT_EQ(MonthNumber("DECEMBER"), 12);
  EXPECT_EQ(MonthNumber("Mai"), 0);
  EXPECT_EQ(DaysInMonth(1900, 2), 28);
  EXPECT_EQ(DaysInMonth(2000, 2), 29);
  EXPECT_EQ(DaysInMonth(-5, 2), 29);  // 5 BC is the astronomers' year -4
}

TEST(DateParser, BeginningsAreReadAsTextsOfTheirOwn) {
  for (const std::string_view text :
       {"15 May 1992, a Friday", "May 15th, 1992 and later", "1990s and '90s", "mid-1990s", "44 B.C. to AD 79",
        "1994-99", "between 1994 and 1999.", "the 2nd half of 2004", "Sept. 2001 (or 5/6/1992)",
        "since June 2009 \u2013 present"}) {
    const DateBeginnings dates(text);
    for (size_t bytes = 1; bytes <= text.size(); ++bytes) {
      if (text[bytes - 1] == ' ') continue;
      EXPECT_EQ(dates.Parse(bytes), ParseDate(text.substr(0, bytes))) << text.substr(0, bytes);
    }
  }
}

}  // namespace
}  // namespace whence
