#include "engine/ingest/cell_value.h"

#include <algorithm>
#include <string>

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

TEST(CellValueTest, NothingIsNothing) {
  EXPECT_TRUE(ReadCell("  ").empty());
  EXPECT_EQ(ReadCell(std::string(100000, ';')).size(), 1u);
}

}  // namespace
}  // namespace whence
