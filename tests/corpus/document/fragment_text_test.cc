#include "corpus/document/fragment_text.h"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace whence {
namespace {

struct Case {
  const char* bytes;
  const char* text;
};

TEST(FragmentText, OfHtml) {
  const Case cases[] = {
      {"the <a href=\"/w?a>b\" title='x \"y\"'>Sarn</a> rises", "the Sarn rises"},
      {"Moln&aacute;r &amp; Lund, 214&nbsp;m &ndash; co&shy;operate", "Molnár & Lund, 214 m – cooperate"},
      {"one<br/>two<!-- a > b -->three", "one twothree"},
      {"1989</td><td><i>Tern</i></td><td>4", "1989 | Tern | 4"},
      {"a < b and 3<4, AT&T; &nosuch; stays", "a < b and 3<4, AT&T; &nosuch; stays"},
      {"joined in 2002<sup>[1]</sup>, then", "joined in 2002, then"},
      {"H<sub>2</sub>O *as* _is_", "H2O *as* _is_"},
      {"broken <a href=\"x", "broken"},
      {"<!-- no end", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(FragmentText(c.bytes, DocumentFormat::kHtml), c.text) << c.bytes;
}

TEST(FragmentText, OfMarkdown) {
  const Case cases[] = {
      {"**Fort** by [Hugo Garrow](https://a.b/c \"d\")", "Fort by Hugo Garrow"},
      {"Garrow](https://a.b/c), who began it", "Garrow, who began it"},
      {"begun by the general [Hugo Garrow", "begun by the general Hugo Garrow"},
      {"see [1] and the [sic] of [it](u)", "see [1] and the [sic] of it"},
      {"Garrow](https://a.b", "Garrow"},
      {"61&nbsp;metres\nof _rope_", "61 metres of rope"},
  };
  for (const Case& c : cases) EXPECT_EQ(FragmentText(c.bytes, DocumentFormat::kMarkdown), c.text) << c.bytes;
}

TEST(FragmentText, PlainTextKeepsWhatOthersTakeForMarkup) {
  EXPECT_EQ(FragmentText("a *b*\n  <c> &amp; [d](e)", DocumentFormat::kPlain), "a *b* <c> &amp; [d](e)");
}

TEST(FragmentText, MayHoldMarkup) {
  EXPECT_FALSE(MayHoldMarkup("Lake Orrin is 214 m deep (or more); see below."));
  for (const char* text : {"a <b>", "a&amp;b", "*a*", "_a_", "[a](b)", "`a`", "\\*", "~~a~~"}) {
    EXPECT_TRUE(MayHoldMarkup(text)) << text;
  }
}

// Where the words of a text begin, and behind its end.
std::vector<size_t> WordBegins(std::string_view text) {
  std::vector<size_t> begins{0};
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i - 1] == ' ') begins.push_back(i);
  }
  begins.push_back(text.size() + 1);
  return begins;
}

// Of every run of up to kMostWords words of a page, its bytes read as a piece say what the page's block says.
TEST(FragmentText, SaysWhatTheBlockSays) {
  constexpr size_t kMostWords = 12;
  const char* const chosen = std::getenv("WHENCE_PAGES");
  size_t compared = 0;
  std::vector<std::string> folders = {"tests/corpus/document/pages", "corpus/samples"};
  if (chosen != nullptr) folders = {chosen};
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().extension() == ".blocks") continue;
      const auto document = ReadFile(entry.path().string());
      if (!document.ok()) continue;
      DocumentFormat format = FormatOfName(document->name);
      if (format == DocumentFormat::kAuto) format = FormatOfContent(document->source);
      for (const Block& block : document->blocks) {
        const bool reworded = block.kind == BlockKind::kTableRow || block.kind == BlockKind::kKeyValue;
        if (reworded || block.kind == BlockKind::kFurniture) continue;
        const std::string& text = block.text.text();
        const std::vector<size_t> begins = WordBegins(text);
        for (size_t from = 0; from + 1 < begins.size(); ++from) {
          for (size_t to = from + 1; to < begins.size() && to <= from + kMostWords; ++to) {
            const ByteSpan span{begins[from], begins[to] - 1};
            const ByteSpan source = block.text.ToSource(span);
            const std::string_view bytes = std::string_view(document->source).substr(source.begin, source.size());
            ++compared;
            ASSERT_EQ(FragmentText(bytes, format), text.substr(span.begin, span.size())) << entry.path() << ": " << bytes;
          }
        }
      }
    }
  }
  EXPECT_GT(compared, 1000u);
}

}  // namespace
}  // namespace whence
