#include "engine/time/interval.h"

#include <variant>

#include "corpus/language/date_parser.h"
#include "engine/ingest/cell_value.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

Interval Of(int year, int month = 0, int day = 0) {
  return IntervalOf(CalendarDate{year, static_cast<uint8_t>(month), static_cast<uint8_t>(day)});
}

TEST(IntervalTest, ADateOfLowPrecisionIsTheStretchItMayLieIn) {
  EXPECT_EQ(*Of(1970).first, 0);
  EXPECT_EQ(*Of(1970).last, 364);
  EXPECT_EQ(*Of(1972, 2).last - *Of(1972, 2).first, 28);
  EXPECT_EQ(Of(2012, 6, 28).first, Of(2012, 6, 28).last);
  EXPECT_EQ(*Of(1).first - *Of(-1).last, 1);  // there is no year 0
}

TEST(IntervalTest, RelationsAreThreeValued) {
  EXPECT_EQ(During(Of(2012, 6, 28), Of(2012)), Certainty::kCertain);
  EXPECT_EQ(During(Of(2012), Of(2012, 6)), Certainty::kPossible);
  EXPECT_EQ(During(Of(1999), Of(2012)), Certainty::kExcluded);
  EXPECT_EQ(Before(Of(1999), Of(2000)), Certainty::kCertain);
  EXPECT_EQ(Before(Of(1999), Of(1999, 4)), Certainty::kPossible);
  EXPECT_EQ(Before(Of(2001), Of(2000)), Certainty::kExcluded);
}

TEST(IntervalTest, OpenEndsOverlapWhateverLiesThere) {
  const Interval since = IntervalOf(DateRange{CalendarDate{2002, 0, 0}, std::nullopt});
  EXPECT_TRUE(Overlap(since, Of(2020)));
  EXPECT_FALSE(Overlap(since, Of(2001)));
  EXPECT_TRUE(Refines(Of(2003), since));
}

TEST(IntervalTest, OneTimeToldTwiceMayDifferInPrecisionAlone) {
  EXPECT_TRUE(MayBeOne(Of(2012, 6, 28), Of(2012)));
  EXPECT_TRUE(MayBeOne(Of(2012), Of(2012, 6)));
  EXPECT_FALSE(MayBeOne(Of(2012, 6), Of(2012, 7)));
}

TEST(IntervalTest, AnIntervalWithoutBeginningStandsWhereItEnds) {
  const Interval until = IntervalOf(DateRange{std::nullopt, CalendarDate{1966, 0, 0}});
  EXPECT_EQ(SortDay(until), *Of(1966).last);
  EXPECT_EQ(SortDay(Of(1966)), *Of(1966).first);
  EXPECT_LT(SortDay(Interval()), *Of(-44).first);
}

TEST(IntervalTest, LiteralsKeepTheirPrecision) {
  EXPECT_EQ(IntervalOf(Term::Date(1999, 4)), Of(1999, 4));
  EXPECT_EQ(IntervalOf(Term::String("1999")), std::nullopt);
  EXPECT_EQ(RenderTime(Term::Date(2012, 6, 28)), "28 June 2012");
  EXPECT_EQ(RenderTime(Term::Date(1999, 4)), "April 1999");
  EXPECT_EQ(RenderTime(Term::Date(-44)), "44 BC");
}

TEST(IntervalTest, TheFirstDecadeOfACenturyMayMeanTheCentury) {
  const auto years = [](int first, int last) {
    return Interval{Of(first).first, Of(last).last};
  };
  EXPECT_EQ(CenturyOf(years(1800, 1809)), years(1800, 1899));
  EXPECT_EQ(CenturyOf(years(1810, 1819)), std::nullopt);
  EXPECT_EQ(CenturyOf(years(1800, 1800)), std::nullopt);
  EXPECT_EQ(CenturyOf({}), std::nullopt);
  EXPECT_EQ(YearOfDay(*years(1999, 1999).last), 1999);
}

TEST(IntervalTest, TimeIsShownAsTheSourceWritesIt) {
  const Term date = Term::Date(2020, 10, 8);
  EXPECT_EQ(TimeAsWritten(date, "a statement put out on October 8, 2020, said"), "October 8, 2020");
  EXPECT_EQ(TimeAsWritten(date, "signed on 8 Oct. 2020"), "8 Oct. 2020");
  EXPECT_EQ(TimeAsWritten(date, "no date here"), "8 October 2020");
}

TEST(IntervalTest, AStretchIsWrittenAsTheSentenceWritesIt) {
  const auto stretch = [](const char* text) { return DateTerm(std::get<DateRange>(*ParseDate(text))); };
  EXPECT_EQ(TimeAsWritten(stretch("the 9th century"), "Settlers came to it in the ninth century."), "the ninth century");
  EXPECT_EQ(TimeAsWritten(stretch("autumn 1347"), "By autumn 1347, it reached the coast."), "autumn 1347");
  EXPECT_EQ(TimeAsWritten(stretch("the 1990s"), "(the 1990s)"), "the 1990s");
  EXPECT_EQ(TimeAsWritten(stretch("1962-1971"), "She led it from 1962 to 1971."), "1962 to 1971");
  EXPECT_EQ(TimeAsWritten(stretch("the 9th century"), "no date here"), RenderTime(stretch("the 9th century")));
}

}  // namespace
}  // namespace whence
