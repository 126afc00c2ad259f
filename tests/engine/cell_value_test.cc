#include "engine/ingest/cell_value.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/vocabulary.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

bool Qualified(const CellValue& value, std::string_view name, const Term& term) {
  return std::find(value.qualifiers.begin(), value.qualifiers.end(), std::pair(QualifierTerm(name), term)) !=
         value.qualifiers.end();
}

TEST(CellValueTest, ListsOfNamesAreTakenApart) {
  const auto values = ReadCell("Northland 477 km; Southland 659 km");
  ASSERT_EQ(values.size(), 2u);
  EXPECT_EQ(values[0].written, "Northland");
  EXPECT_EQ(values[0].kind, CellKind::kName);
  EXPECT_TRUE(Qualified(values[1], "amount", Term::String("659 km")));
}

TEST(CellValueTest, ACommentBehindASemicolonIsNoValue) {
  const auto values = ReadCell("parliamentary democracy under a monarchy; a federation since 1901");
  ASSERT_EQ(values.size(), 1u);
  EXPECT_EQ(values[0].written, "parliamentary democracy under a monarchy");
}

TEST(CellValueTest, ACommaInANumberSeparatesNothing) {
  const auto values = ReadCell("38,394 sq km (2020 est.)");
  ASSERT_EQ(values.size(), 1u);
  EXPECT_EQ(values[0].kind, CellKind::kNumber);
  EXPECT_EQ(values[0].term, Term::Integer(38394));
  EXPECT_EQ(values[0].written, "38,394 sq km");
  EXPECT_TRUE(Qualified(values[0], kTimeQualifier, Term::Date(2020)));
}

TEST(CellValueTest, NotesBecomeQualifiers) {
  const auto since = ReadCell("President Ada Example (since 14 December 2006)");
  ASSERT_EQ(since.size(), 1u);
  EXPECT_EQ(since[0].written, "President Ada Example");
  EXPECT_TRUE(Qualified(since[0], kStartQualifier, Term::Date(2006, 12, 14)));
  const auto cut_off = ReadCell("2012 (2nd Time");
  ASSERT_EQ(cut_off.size(), 1u);
  EXPECT_EQ(cut_off[0].kind, CellKind::kDate);
  EXPECT_TRUE(Qualified(cut_off[0], kOrdinalQualifier, Term::Integer(2)));
}

TEST(CellValueTest, AFigureMayStandBehindANote) {
  const auto values = ReadCell("Storhorn (in the north) 2,118 m");
  ASSERT_EQ(values.size(), 1u);
  EXPECT_EQ(values[0].written, "Storhorn");
  EXPECT_TRUE(Qualified(values[0], kAmountQualifier, Term::String("2,118 m")));
  EXPECT_EQ(values[0].remarks, std::vector<std::string>{"in the north"});
}

TEST(CellValueTest, ANumberWithoutUnitBelongsToTheName) {
  const auto values = ReadCell("Fennec Duo; Parvis 3");
  ASSERT_EQ(values.size(), 2u);
  EXPECT_EQ(values[1].written, "Parvis 3");
  EXPECT_TRUE(values[1].qualifiers.empty());
}

TEST(CellValueTest, ABracketMayStandInsideAName) {
  const auto values =
      ReadCell("Consul (First Citizen) Ada Example (since May 2020), represented by Governor Ito (since 2021)");
  ASSERT_EQ(values.size(), 1u);
  EXPECT_EQ(values[0].written, "Consul (First Citizen) Ada Example");
  EXPECT_TRUE(Qualified(values[0], kStartQualifier, Term::Date(2020, 5)));
  EXPECT_FALSE(Qualified(values[0], kStartQualifier, Term::Date(2021)));
}

TEST(CellValueTest, SharesAndTheirYearBelongToEachItem) {
  const auto values = ReadCell("Northic (official) 61%, Southic 30%, other 9% (2020 est.)");
  ASSERT_EQ(values.size(), 2u);
  EXPECT_EQ(values[0].written, "Northic");
  EXPECT_TRUE(Qualified(values[0], kAmountQualifier, Term::String("61%")));
  EXPECT_EQ(values[0].remarks, std::vector<std::string>{"official"});
}

TEST(CellValueTest, AListInsideAListIsTakenApart) {
  const auto values = ReadCell("Northland 477 km; Eastland 8 km, Westland 61 km");
  ASSERT_EQ(values.size(), 3u);
  EXPECT_EQ(values[2].written, "Westland");
}

TEST(CellValueTest, TwoItemsAreAListUnderAPlural) {
  EXPECT_EQ(ReadCell("slate grey, moss green", true).size(), 2u);
  EXPECT_EQ(ReadCell("slate grey, moss green").size(), 1u);
  EXPECT_EQ(ReadCell("Minsk, Belarus").size(), 1u);
  EXPECT_EQ(ReadCell("27 30 N, 90 30 E", true).size(), 1u);
  EXPECT_EQ(ReadCell("telescopes; lenses", true).size(), 2u);
}

TEST(CellValueTest, NothingIsNothing) {
  EXPECT_TRUE(ReadCell("  ").empty());
  EXPECT_EQ(ReadCell(std::string(100000, ';')).size(), 1u);
}

}  // namespace
}  // namespace whence
