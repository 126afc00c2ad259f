#ifndef WHENCE_CORPUS_DOCUMENT_HTML_TABLE_H_
#define WHENCE_CORPUS_DOCUMENT_HTML_TABLE_H_

#include <gumbo.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/document/document.h"
#include "corpus/document/text_table.h"

namespace whence {

// A table element as it stands on the page, before it is known what it is for.
struct HtmlTable {
  struct CellContent {
    std::vector<MappedText> parts;  // its paragraphs, list items and lines; empty ones left out
    uint32_t column = 0;
    uint32_t width = 1;    // columns
    bool header = false;   // <th>
    bool carried = false;  // stands in a row above and spans into this one
  };
  using Row = std::vector<CellContent>;
  MappedText caption;
  std::vector<Row> rows;
  uint32_t columns = 0;
  size_t head_rows = 0;  // rows of <thead>
};

// Whether a table only arranges parts of the page: it holds tables, headings or long text.
bool IsLayoutTable(const GumboNode& table);

// `source` is what the tree was parsed from; all texts are mapped to its bytes. A cell that spans rows stands in each
// of them, without its text where that is long. Columns behind the 256th are left out.
HtmlTable ReadHtmlTable(const GumboNode& table, std::string_view source);

// Whether the rows are pairs of a name and its value, as in the box beside an encyclopaedia's article.
bool IsKeyTable(const HtmlTable& table);

// Tells header rows from body rows; header cells that stand above one another are joined.
LineTable ToLineTable(HtmlTable table);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_HTML_TABLE_H_
