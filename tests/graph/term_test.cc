#include "graph/term.h"

#include <limits>

#include "graph/inline_term.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

TEST(TermTest, DatesHaveTheTypeOfTheirPrecision) {
  EXPECT_EQ(Term::Date(2012, 6, 28).ToNTriples(), "\"2012-06-28\"^^<http://www.w3.org/2001/XMLSchema#date>");
  EXPECT_EQ(Term::Date(2012, 6).ToNTriples(), "\"2012-06\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>");
  EXPECT_EQ(Term::Date(-44).ToNTriples(), "\"-0044\"^^<http://www.w3.org/2001/XMLSchema#gYear>");
}

TEST(TermTest, StringsAreEscaped) {
  EXPECT_EQ(Term::String("a\"b\\\n\t\x01", "EN-gb").ToNTriples(), "\"a\\\"b\\\\\\n\\t\\u0001\"@en-gb");
  EXPECT_EQ(Term::Iri("http://x/a b>").ToNTriples(), "<http://x/a\\u0020b\\u003E>");
}

TEST(TermTest, XsdStringIsThePlainLiteral) {
  EXPECT_EQ(Term::Typed("a", "http://www.w3.org/2001/XMLSchema#string"), Term::String("a"));
}

TEST(InlineTermTest, EveryInlinedTermComesBackToTheByte) {
  const Term kTerms[] = {
      Term::Integer(0),
      Term::Integer(7),
      Term::Integer(-1),
      Term::Integer(-90),
      Term::Date(2012, 6, 28),
      Term::Date(2012, 6),
      Term::Date(2012),
      Term::Date(-44, 3, 15),
      Term::Date(2000, 2, 29),
      Term::Date(-8192),
      Term::Date(57343),
      Term::Integer(999999999999999999),
      Term::Typed("true", std::string(kXsd) + "boolean"),
      Term::Typed("false", std::string(kXsd) + "boolean"),
  };
  for (const Term& term : kTerms) {
    const auto id = InlineTerm(term);
    ASSERT_TRUE(id.has_value()) << term.ToNTriples();
    EXPECT_EQ(ExpandInlined(*id), term) << term.ToNTriples();
  }
}

TEST(InlineTermTest, OtherLexicalFormsStayInTheDictionary) {
  const std::string xsd(kXsd);
  const Term kTerms[] = {
      Term::Typed("07", xsd + "integer"),
      Term::Typed("+7", xsd + "integer"),
      Term::Typed("-0", xsd + "integer"),
      Term::Typed("", xsd + "integer"),
      Term::Typed("9999999999999999999", xsd + "integer"),
      Term::Typed("7", xsd + "int"),
      Term::Typed("1", xsd + "boolean"),
      Term::Typed("2012-06-28Z", xsd + "date"),
      Term::Typed("2012-02-30", xsd + "date"),
      Term::Typed("2012-06", xsd + "date"),
      Term::Typed("2012", xsd + "gYearMonth"),
      Term::Typed("02012", xsd + "gYear"),
      Term::Typed("-0000", xsd + "gYear"),
      Term::Date(57344),
      Term::Date(-8193),
      Term::String("7"),
      Term::Iri("7"),
  };
  for (const Term& term : kTerms) EXPECT_FALSE(InlineTerm(term).has_value()) << term.ToNTriples();
}

TEST(InlineTermTest, IdsSortAsValuesDo) {
  EXPECT_LT(*InlineTerm(Term::Integer(-5)), *InlineTerm(Term::Integer(-4)));
  EXPECT_LT(*InlineTerm(Term::Integer(-1)), *InlineTerm(Term::Integer(0)));
  EXPECT_LT(*InlineTerm(Term::Date(-1)), *InlineTerm(Term::Date(1)));
  EXPECT_LT(*InlineTerm(Term::Date(2012)), *InlineTerm(Term::Date(2012, 1)));
  EXPECT_LT(*InlineTerm(Term::Date(2012, 1, 31)), *InlineTerm(Term::Date(2012, 2)));
}

TEST(InlineTermTest, ImpossibleBitsAreNoTerm) {
  EXPECT_FALSE(ExpandInlined(TermId(uint64_t{3} << 60 | 13 << 5)).has_value());
  EXPECT_FALSE(ExpandInlined(TermId(uint64_t{4} << 60 | 2)).has_value());
  EXPECT_FALSE(ExpandInlined(TermId(uint64_t{15} << 60)).has_value());
}

}  // namespace
}  // namespace whence
