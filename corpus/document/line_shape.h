#ifndef WHENCE_CORPUS_DOCUMENT_LINE_SHAPE_H_
#define WHENCE_CORPUS_DOCUMENT_LINE_SHAPE_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/base/span.h"

namespace whence {

// What single lines of plain text and Markdown look like, each judged alone. Lines come trimmed; offsets in results
// count from the line's begin. All look at a bounded part of the line.

// "- ", "* ", "• ", "+ ", "1. ", "2) ", "(a) ": where the item's text begins, and whether it is numbered.
struct ListMark {
  uint32_t text_begin = 0;
  bool numbered = false;
};
std::optional<ListMark> FindListMark(std::string_view line);

// "Capital: Varosh", "Area:", "agricultural land: arable land: 2.6%". Keys of one line, outer first, repeats dropped.
// No key is read from a sentence that happens to have a colon, from a date or from a question mark ("Q:").
struct KeyLine {
  std::vector<ByteSpan> keys;
  ByteSpan value;  // empty for "Area:"
};
std::optional<KeyLine> FindKey(std::string_view line);

// "## Members ##": the level and the text.
struct MarkedHeading {
  int level = 0;
  ByteSpan text;
};
std::optional<MarkedHeading> FindMarkdownHeading(std::string_view line);

// A line of "=", "-" or "~" alone that underlines a heading (at least three), or 0.
char UnderlineMark(std::string_view line);

// Whether a line that stands alone reads as a heading: short, without a verb or final punctuation, starting with a
// capital or a number. `strict` (for a line with text right below it) also wants most words capitalised, or very few.
bool LooksLikeHeading(std::string_view line, bool strict);

// "2.1 Membership" -> 2, "Article 5" -> 1; 0 without a number.
int HeadingNumberDepth(std::string_view line);

// A question in one short line, as headings of question pages are.
bool LooksLikeQuestion(std::string_view line);

// "The table below gives ...", "Table 2: ...", "Members of the group:": a short line that announces what follows.
bool LooksLikeCaption(std::string_view line);

// "Home | News | About", "Start > Topics > Treaties", "« Previous · Next »": a row of short links.
bool LooksLikeLinkRow(std::string_view line);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_LINE_SHAPE_H_
