#include "corpus/document/readable_text.h"

#include <string>

#include "gtest/gtest.h"

namespace whence {
namespace {

std::string Read(const std::string& source, InlineMarkup markup) {
  return ReadableText(source, {0, source.size()}, markup).text();
}

TEST(ReadableText, WhiteSpaceAndReferenceMarks) {
  const struct {
    const char* source;
    const char* text;
  } cases[] = {
      {"  one \t two\n three ", "one two three"},
      {"10\u00A0000 km", "10 000 km"},
      {"co\u00ADoperate", "cooperate"},
      {"joined in 2002.[1][23] Then", "joined in 2002. Then"},
      {"left[citation needed] later", "left later"},
      {"telephone [1] 202", "telephone [1] 202"},
      {"a list[index] stays", "a list[index] stays"},
      {"*plain* _text_", "*plain* _text_"},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(c.source, InlineMarkup::kNone), c.text);
}

TEST(ReadableText, MarkdownLosesItsMarks) {
  const struct {
    const char* source;
    const char* text;
  } cases[] = {
      {"**bold** and *slanted* `code`", "bold and slanted code"},
      {"snake_case and 2 * 3", "snake_case and 2 * 3"},
      {"see [the treaty](https://example.org/t) now", "see the treaty now"},
      {"![map](map.png) here", "here"},
      {"[![build](b.svg)](https://a.b/c?d) A library", "A library"},
      {"note[^1] here", "note here"},
      {"AT&amp;T &mdash; 1 &lt; 2 &#65;", "AT&T \u2014 1 < 2 A"},
      {"line<br>break <b>x</b> 1 < 2", "line break x 1 < 2"},
      {"\\*not slanted\\*", "*not slanted*"},
      {"[unfinished (link", "[unfinished (link"},
  };
  for (const auto& c : cases) EXPECT_EQ(Read(c.source, InlineMarkup::kMarkdown), c.text);
}

}  // namespace
}  // namespace whence
