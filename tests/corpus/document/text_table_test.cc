#include "corpus/document/text_table.h"

#include <random>
#include <string>

#include "corpus/document/value_run.h"
#include "graph/base/strings.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

// "Country/Year; Peru/1961; ...": header, then rows; cells of one column joined by "+"; "" when there is no table.
std::string Read(const std::string& text) {
  const auto lines = SplitLines(text);
  size_t barren = 0;
  auto table = ReadPipeTable(text, lines, 0, InlineMarkup::kNone, &barren);
  if (!table) table = ReadTextTable(text, lines, 0, InlineMarkup::kNone);
  if (!table) return "";
  const auto render = [&table](const std::vector<Cell>& cells) {
    std::string out;
    for (uint32_t c = 0; c < table->columns; ++c) {
      if (c > 0) out += "/";
      bool first = true;
      for (const Cell& cell : cells) {
        if (cell.column != c) continue;
        if (!first) out += "+";
        out += cell.text.text();
        first = false;
      }
    }
    return out;
  };
  std::string out = render(table->header);
  for (const LineTable::Row& row : table->rows) out += StrCat("; ", render(row.cells));
  return out;
}

TEST(TextTable, OfEmptyRowsAreLookedThroughOnce) {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "||\n|-|\n";
  const auto lines = SplitLines(text + "\n| a | b |\n|---|---|\n| 1 | 2 |\n");
  text += "\n| a | b |\n|---|---|\n| 1 | 2 |\n";
  size_t barren = 0, tables = 0;
  for (size_t begin = 0; begin < lines.size(); ++begin) {
    if (!ReadPipeTable(text, lines, begin, InlineMarkup::kNone, &barren)) continue;
    ++tables;
    break;
  }
  EXPECT_EQ(tables, 1u);
  EXPECT_EQ(barren, 100000u);
}

TEST(TextTable, SingleBlanks) {
  const struct {
    const char* text;
    const char* table;
  } cases[] = {
      {"Country Year of Entry\nPeru 1961\nSaudi Arabia 1970\n", "Country/Year of Entry; Peru/1961; Saudi Arabia/1970"},
      {"Country Year of Entry Year of Withdrawal\nPeru 1961 1968\nChad 1970 1980 (1st Time)\n\n1999 (2nd Time\n\nText.",
       "Country/Year of Entry/Year of Withdrawal; Peru/1961/1968; Chad/1970/1980 (1st Time)+1999 (2nd Time"},
      {"Name Date of Birth Population\nZenda 5 May 1820 1,200\nStrelsau June 1700 90,000\n",
       "Name/Date of Birth/Population; Zenda/5 May 1820/1,200; Strelsau/June 1700/90,000"},
      {"country year joined\nPeru 1961\nChile 1962\n", "country/year joined; Peru/1961; Chile/1962"},
      {"Country Joined Left\nPeru 1961 \u2013\nChile 1962 1970\nBrazil 1963 1971\n",
       "Country/Joined/Left; Peru/1961/; Chile/1962/1970; Brazil/1963/1971"},
      {"Country Joined Left\nPeru 1961\nChile 1962 1970\nBrazil 1963 1971\n",
       "Country/Joined/Left; Peru/1961/; Chile/1962/1970; Brazil/1963/1971"},
      {"Holder Term\nAnn Lee 1990\u20131995\nBob Fry 1995 \u2013 present\n",
       "Holder/Term; Ann Lee/1990\u20131995; Bob Fry/1995 \u2013 present"},
      {"State Area Share\nZenda 12 sq km 4%\nHentzau 8 sq km 1.5%\n",
       "State/Area/Share; Zenda/12 sq km/4%; Hentzau/8 sq km/1.5%"},
      {"Country Capital\nPeru Lima\nChile Santiago\nNorway Oslo\n",
       "Country/Capital; Peru/Lima; Chile/Santiago; Norway/Oslo"},
      {"Group Year\nGroup of 20 1999\nGroup of Seven 1975\nVisegrad 1991\nBenelux 1944\n",
       "Group/Year; Group of 20/1999; Group of Seven/1975; Visegrad/1991; Benelux/1944"},
      {"Country Year\n\nPeru 1961\n\nChile 1962\n", "Country/Year; Peru/1961; Chile/1962"},
      {"Peru 1961\nChile 1962\nBrazil 1970\n", "/; Peru/1961; Chile/1962; Brazil/1970"},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(c.text), c.table) << c.text;
}

TEST(TextTable, TabsRunsOfBlanksAndBars) {
  EXPECT_EQ(Read("Country\tCapital\tNote\nPeru\tLima\t\nChile\t\tlong\n"),
            "Country/Capital/Note; Peru/Lima/; Chile//long");
  EXPECT_EQ(Read("River    Length   Mouth\nDanube   2,850    Black Sea\nOder              Baltic Sea\n"),
            "River/Length/Mouth; Danube/2,850/Black Sea; Oder//Baltic Sea");
  EXPECT_EQ(Read("| a | b |\n|---|---|\n| 1 \\| 2 | |\n| 3 | 4 |\n"), "a/b; 1 \\| 2/; 3/4");
  EXPECT_EQ(Read("a | b\n--|--\n1 | 2\n"), "a/b; 1/2");
}

TEST(TextTable, ProseAndHeadingsAreNoTables) {
  for (const char* text : {"Members\nPeru 1961\n", "He had 3 sons in 1950\nand left 4 acres in 1960\nto each in 1970\n",
                           "One sentence.  Another sentence is here, and long.\nA third one stands here.  And more.\n",
                           "- Peru 1961\n- Chile 1962\n- Brazil 1963\n", "- area: 12\n- height: 13\n- depth: 14\n",
                           "Area: 12 sq km\nHeight: 13 m\nDepth: 14 m\n",
                           "The war began in 1914\nIt ended in 1918\nPeace came in 1919\n"}) {
    EXPECT_EQ(Read(text), "") << text;
  }
}

TEST(ValueRun, Signatures) {
  EXPECT_EQ(Signature(SplitValueRuns("Georgia 1994 1999 (1st Time)")), "TDD");
  EXPECT_EQ(Signature(SplitValueRuns("May 1992")), "D");
  EXPECT_EQ(Signature(SplitValueRuns("Theresa May 2016")), "TD");
  EXPECT_EQ(Signature(SplitValueRuns("Bhutan 38,394 sq km $3 billion 14%")), "TNNN");
  EXPECT_EQ(Signature(SplitValueRuns("Peru since 1994 2012-06-28")), "TDD");
  EXPECT_EQ(Signature(SplitValueRuns("28\u00A0June 2012 Peru")), "DT");
}

// Tables made at random from distinct value shapes come back cell by cell.
TEST(TextTable, ReadsBackWhatWasWritten) {
  std::mt19937 random(11);
  const char* names[] = {"Peru", "Saudi Arabia", "Papua New Guinea", "Chad", "Norway"};
  const char* headers[] = {"Year of Entry", "Population", "Joined", "Area"};
  for (int round = 0; round < 300; ++round) {
    const size_t columns = 1 + random() % 3;
    std::string text = "Country";
    std::string table = "Country";
    std::vector<size_t> kinds;
    for (size_t c = 0; c < columns; ++c) {
      kinds.push_back(random() % 4);
      text += StrCat(" ", headers[kinds[c]]);
      table += StrCat("/", headers[kinds[c]]);
    }
    for (size_t r = 0; r < 2 + random() % 5; ++r) {
      const std::string name = names[random() % 5];
      text += StrCat("\n", name);
      table += StrCat("; ", name);
      for (const size_t kind : kinds) {
        const std::string value = kind % 2 == 0 ? StrCat(1900 + random() % 120) : StrCat(random() % 900 + 1, ",000");
        text += StrCat(" ", value);
        table += StrCat("/", value);
      }
    }
    EXPECT_EQ(Read(text + "\n"), table) << text;
  }
}

}  // namespace
}  // namespace whence
