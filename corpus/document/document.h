#ifndef WHENCE_CORPUS_DOCUMENT_DOCUMENT_H_
#define WHENCE_CORPUS_DOCUMENT_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/span.h"

namespace whence {

// A stretch of readable text together with where each byte of it stands in the original file. Markup, entities and line
// breaks inside a paragraph make the two differ.
class MappedText {
 public:
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

  // Appends text[...] that stands verbatim at source_begin in the original, or (AppendInserted) text that stands for
  // the source range, as "&" stands for "&amp;" and one blank for a line break.
  void Append(std::string_view verbatim, uint64_t source_begin);
  void AppendInserted(std::string_view text, ByteSpan source);
  void Append(const MappedText& other);

  // The part that makes text()[span]. REQUIRES: span.end <= text().size(). Cost: linear in the part.
  MappedText Slice(ByteSpan span) const;

  // The span of the original file that a span of text() was made from. Cost: a binary search.
  // REQUIRES: span.end <= text().size().
  ByteSpan ToSource(ByteSpan span) const;

 private:
  struct Run {
    uint64_t text_begin;
    ByteSpan source;
    bool verbatim;
  };
  // Index of the run that holds the byte. REQUIRES: at < text_.size().
  size_t RunAt(uint64_t at) const;

  std::string text_;
  std::vector<Run> runs_;
};

enum class BlockKind : uint8_t {
  kTitle,  // the document's own heading
  kHeading,
  kParagraph,
  kListItem,
  kCaption,    // a line that announces the table or list that follows it
  kTableRow,   // a body row; header cells are on the Table
  kKeyValue,   // "Capital: Varosh", also as a list item ("- total: 120 sq km") below a key without a value; the key
               // is never a date ("1994: the treaty enters into force" is a list item)
  kQuestion,   // a heading that is a question; the blocks under it answer it
  kFurniture,  // navigation, advertising, link lists, comment forms: kept for the record, never read as fact
};

struct Cell {
  MappedText text;
  uint32_t column = 0;  // the header column that the cell belongs to
};

// One table. Rows are blocks of kind kTableRow that name the table by index.
struct Table {
  // Index of the caption or heading block that says what the table lists; -1 if none does. Of two captions in a row
  // ("The table below gives ...", then a title line) this is the nearer one, and its parent is the other.
  int32_t caption = -1;
  std::vector<Cell> header;  // empty when the table has no header row
  uint32_t columns = 0;
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  ByteSpan span;      // in the original file
  MappedText text;    // readable text; of a table row: its cells joined by blanks
  int32_t level = 0;  // heading level (1 is the title's), list nesting
  int32_t parent =
      -1;  // the block this one stands under: its heading, the list's lead-in, the outer key; -1 at the top
  // kTableRow
  int32_t table = -1;  // index into Document::tables
  // In the order of the file; an empty cell is left out. A row that goes on over lines, and a cell that holds a list,
  // give several cells of one column. A cell that spans rows is repeated in each, and stands outside the row's span.
  std::vector<Cell> cells;
  // kKeyValue
  MappedText key;    // "forest"; of "urban: men: 12%" the keys joined, "urban: men", repeats dropped
  MappedText value;  // empty when the blocks whose parent it is carry the value
};

// A document read into blocks, in the order of the file.
struct Document {
  std::string name;    // as given: a path, or "-"
  std::string source;  // the original bytes
  std::string title;   // the title block's text, or the file's stem with underscores as blanks
  std::vector<Block> blocks;
  std::vector<Table> tables;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_DOCUMENT_H_
