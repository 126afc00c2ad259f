#ifndef WHENCE_CORPUS_DOCUMENT_TEXT_TABLE_H_
#define WHENCE_CORPUS_DOCUMENT_TEXT_TABLE_H_

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/document/document.h"
#include "corpus/document/readable_text.h"
#include "corpus/document/text_line.h"

namespace whence {

// A table found among the lines of a text.
struct LineTable {
  struct Row {
    ByteSpan span;
    std::vector<Cell> cells;
    // The row as a whole, when it says more than its cells: names that stand side by side, and cannot be told apart,
    // are in no cell. Else empty.
    MappedText text = {};
  };
  std::vector<Cell> header;
  uint32_t columns = 0;
  std::vector<Row> rows;
  size_t next_line = 0;  // the first line behind the table
};

// A table without drawn lines that starts at lines[begin] (its header, or its first row). Columns are told by tabs and
// runs of blanks where there are any; else, where single blanks separate cells, by the shapes of the values that repeat
// from row to row. A row may go on in a line that holds only values for its last columns, also behind one blank line.
// None when the lines are no table. Cost: linear in the table's lines; a miss looks at a bounded number of lines.
std::optional<LineTable> ReadTextTable(std::string_view source, const std::vector<TextLine>& lines, size_t begin,
                                       InlineMarkup markup);

// The part of ReadTextTable for tabs and runs of blanks.
std::optional<LineTable> ReadSpacedTable(std::string_view source, const std::vector<TextLine>& lines, size_t begin,
                                         InlineMarkup markup);

// A table drawn with "|", its second line (if of dashes) setting the header apart; else its first row is the header.
// `barren` is 0 at first, and kept from call to call: lines before it are known to hold no row, so that a run of
// thousands of empty ones is looked through once.
std::optional<LineTable> ReadPipeTable(std::string_view source, const std::vector<TextLine>& lines, size_t begin,
                                       InlineMarkup markup, size_t* barren);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_TEXT_TABLE_H_
