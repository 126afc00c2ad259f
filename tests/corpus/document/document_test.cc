#include "corpus/document/document.h"

#include <algorithm>
#include <random>
#include <string>

#include "corpus/document/line_index.h"
#include "corpus/document/reader.h"
#include "gmock/gmock.h"
#include "tests/corpus/document/document_check.h"

namespace whence {
namespace {

TEST(MappedText, MapsVerbatimAndInsertedText) {
  const std::string source = "Fish &amp;\nchips";
  MappedText text;
  text.Append("Fish ", 0);
  text.AppendInserted("&", {5, 10});
  text.AppendInserted(" ", {10, 11});
  text.Append("chips", 11);
  EXPECT_EQ(text.text(), "Fish & chips");
  EXPECT_EQ(text.ToSource({0, 4}), (ByteSpan{0, 4}));
  EXPECT_EQ(text.ToSource({5, 6}), (ByteSpan{5, 10}));
  EXPECT_EQ(text.ToSource({3, 8}), (ByteSpan{3, 12}));
  EXPECT_EQ(text.ToSource({0, 12}), (ByteSpan{0, 16}));
  EXPECT_EQ(text.ToSource({7, 7}), (ByteSpan{11, 11}));
}

TEST(MappedText, SliceMapsAsTheWholeDoes) {
  MappedText text;
  text.Append("ab", 10);
  text.AppendInserted("xyz", {20, 21});
  text.Append("cd", 30);
  for (uint64_t begin = 0; begin <= 7; ++begin) {
    for (uint64_t end = begin + 1; end <= 7; ++end) {
      const MappedText slice = text.Slice({begin, end});
      EXPECT_EQ(slice.text(), text.text().substr(begin, end - begin));
      EXPECT_EQ(slice.ToSource({0, end - begin}), text.ToSource({begin, end}));
    }
  }
  EXPECT_TRUE(text.Slice({3, 3}).empty());
}

TEST(LineIndex, CountsAsALineByLineReaderDoes) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string text(random() % 40, 'x');
    for (char& c : text) c = random() % 4 == 0 ? '\n' : 'x';
    const LineIndex index(text);
    uint32_t line = 1;
    for (size_t i = 0; i < text.size(); ++i) {
      EXPECT_EQ(index.LineOf(i), line) << i;
      if (text[i] == '\n') ++line;
    }
  }
  EXPECT_EQ(LineIndex("").LineOf(0), 1u);
}

// Words of a page in plain text stand verbatim in the source, at the place that the block's text maps to.
TEST(Document, EveryWordMapsToItself) {
  const char* pages[] = {"tests/corpus/document/pages/alliance.txt", "tests/corpus/document/pages/country.md",
                         "tests/corpus/document/pages/faq.html", "tests/corpus/document/pages/lists.txt",
                         "tests/corpus/document/pages/tables.txt"};
  for (const char* page : pages) {
    const auto document = ReadFile(page);
    ASSERT_TRUE(document.ok()) << document.status();
    for (const Block& block : document->blocks) {
      const std::string& text = block.text.text();
      for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find_first_of(" *&<>\\:", begin), text.size());
        const ByteSpan source = block.text.ToSource({begin, end});
        const bool ascii =
            std::all_of(text.begin() + static_cast<ptrdiff_t>(begin), text.begin() + static_cast<ptrdiff_t>(end),
                        [](char c) { return (c & 0x80) == 0; });
        if (end > begin && ascii) {
          EXPECT_EQ(document->source.substr(source.begin, source.size()), text.substr(begin, end - begin)) << page;
          EXPECT_TRUE(block.span.Contains(source) || block.kind == BlockKind::kTableRow) << text;
        }
        begin = end + 1;
      }
    }
  }
}

// Pieces of markup in random order reach further than random bytes do.
TEST(Document, HoldsTogetherWhateverTheMarkup) {
  const char* pieces[] = {"<table>",
                          "<tr>",
                          "<td>",
                          "<td rowspan=3 colspan=2>",
                          "<th>",
                          "</table>",
                          "<div>",
                          "</div>",
                          "<b>",
                          "</b>",
                          "<i>",
                          "<p>",
                          "<ul>",
                          "<li>",
                          "</ul>",
                          "<h2>",
                          "</h2>",
                          "<h1>x</h1>",
                          "<dt>",
                          "<dd>",
                          "<dl>",
                          "</dl>",
                          "text ",
                          "&amp;",
                          "&foo;",
                          "&copy",
                          "\r\n",
                          "<isindex>",
                          "<svg>",
                          "<select>",
                          "<option>",
                          "<br>",
                          "<caption>",
                          "<thead>",
                          "Name: ",
                          "1994 ",
                          "?",
                          "<form>",
                          "<a href=x>",
                          "</a>",
                          "<!-- c -->",
                          "<script>",
                          "</script>",
                          "<title>",
                          "</title>",
                          "\u00A0",
                          "<sup>[1]</sup>",
                          "<nav>",
                          "</nav>",
                          "<strong>What is it?</strong>",
                          "- ",
                          "\n",
                          "\n\n",
                          "| a | b |\n",
                          "|--|--|\n",
                          "# H\n",
                          "Country Year\nPeru 1961\nChile 1962\n",
                          "(2nd",
                          "Key:\n",
                          "> ",
                          "[",
                          "](",
                          "**",
                          "```\n",
                          "---\n",
                          "\t",
                          "  "};
  std::mt19937 random(5);
  for (int round = 0; round < 10000; ++round) {
    std::string page;
    for (size_t n = random() % 60; n > 0; --n) page += pieces[random() % std::size(pieces)];
    for (const DocumentFormat format : {DocumentFormat::kPlain, DocumentFormat::kMarkdown, DocumentFormat::kHtml}) {
      CheckDocument(*ReadDocument("page", page, format));
    }
  }
}

}  // namespace
}  // namespace whence
