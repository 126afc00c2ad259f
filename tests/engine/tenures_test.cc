#include "engine/ingest/tenures.h"

#include <memory>
#include <string>

#include "engine/ingest/dated_name.h"
#include "gtest/gtest.h"
#include "rules/extraction/extractor.h"

namespace whence {
namespace {

const GrammarWords& Words() {
  static const Extractor* const extractor = Extractor::LoadBuiltin()->release();
  return extractor->words();
}

std::string Show(const std::vector<Tenure>& tenures) {
  std::string out;
  for (const Tenure& tenure : tenures) {
    if (!out.empty()) out += " ";
    out += tenure.at.has_value() ? tenure.at->lexical
                                 : (tenure.first.has_value() ? tenure.first->lexical : "") + "/" +
                                       (tenure.last.has_value() ? tenure.last->lexical : "");
  }
  return out;
}

TEST(TenuresTest, ReadsStretches) {
  const struct {
    std::string_view text, expected;
  } kCases[] = {
      {"1963–1971", "1963/1971"},
      {"1971-80", "1971/1980"},
      {"from 1971 to 1980", "1971/1980"},
      {"since 2004", "2004/"},
      {"2004–", "2004/"},
      {"2004 – present", "2004/"},
      {"May 1999 – June 2003", "1999-05/2003-06"},
      {"until 1903", "/1903"},
      {"1950", "1950"},
      {"1950–1954, 1960–1966", "1950/1954 1960/1966"},
      {"before 1990", ""},
      {"Lund – Malmo", ""},
      {"12 years", ""},
  };
  for (const auto& one : kCases) EXPECT_EQ(Show(ReadTenures(one.text, Words())), one.expected) << one.text;
}

TEST(TenuresTest, ReadsDatedNames) {
  const struct {
    std::string_view text, name, expected;
  } kCases[] = {
      {"Bertil Dahl (Norland), 1963–1971", "Bertil Dahl", "1963/1971"},
      {"Amalia Pires (1971–1980)", "Amalia Pires", "1971/1980"},
      {"1980–1984: Josef Trnka", "Josef Trnka", "1980/1984"},
      {"Ingrid Aas, since 2012", "Ingrid Aas", "2012/"},
      {"Ludwig van der Holt: 1990–1995", "Ludwig van der Holt", "1990/1995"},
      {"Olaf Lind, historian, 1958–1963", "Olaf Lind", "1958/1963"},
      {"Olaf Lind ( 1910–1986 ) , historian , March 1958 - December 1963", "Olaf Lind", "1958-03/1963-12"},
      {"Rolf Aas (born 1930), 1964–1968", "Rolf Aas", "1964/1968"},
      {"Peter Holm 1963–1970 (from 1966 general director)", "Peter Holm", "1963/1970"},
      {"Old Customs House (1955–1974), the first home of the museum", "Old Customs House", "1955/1974"},
      {"Ida Berg – vocals, guitar (1990–1995, 2001–present)", "Ida Berg", "1990/1995 2001/"},
      {"Ida Kern (22 October 1970 – 2 March 1977)", "Ida Kern", "1970-10-22/1977-03-02"},
  };
  for (const auto& one : kCases) {
    const std::optional<DatedName> dated = ReadDatedName(one.text, Words());
    ASSERT_TRUE(dated.has_value()) << one.text;
    EXPECT_EQ(dated->name, one.name);
    EXPECT_EQ(Show(dated->tenures), one.expected);
  }
  for (const std::string_view text : {"The hall was closed from 1963 to 1971", "Rebuilt, 1963–1971, by the town",
                                      "Tickets, 12–15 crowns", "Ingrid Aas, the painter",
                                      "Olaf Lind (1910–1986), historian", "Apollo 11", "Peter Holm 1963 (second)",
                                      "Lind, Olaf, 1958–1963"}) {
    EXPECT_FALSE(ReadDatedName(text, Words()).has_value()) << text;
  }
}

TEST(TenuresTest, ReadsHeaders) {
  EXPECT_EQ(ReadTenureHeader("From", Words()), TenureColumn::kStart);
  EXPECT_EQ(ReadTenureHeader("Left office", Words()), TenureColumn::kEnd);
  EXPECT_EQ(ReadTenureHeader("Years in office", Words()), TenureColumn::kBoth);
  EXPECT_EQ(ReadTenureHeader("Population", Words()), TenureColumn::kNone);
}

}  // namespace
}  // namespace whence
