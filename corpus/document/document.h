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

  // The span of the original file that a span of text() was made from. Cost: a binary search.
  // REQUIRES: span.end <= text().size().
  ByteSpan ToSource(ByteSpan span) const;

 private:
  struct Run {
    uint64_t text_begin;
    ByteSpan source;
    bool verbatim;
  };
  std::string text_;
  std::vector<Run> runs_;
};

enum class BlockKind : uint8_t {
  kTitle,      // the document's own heading
  kHeading,
  kParagraph,
  kListItem,
  kCaption,    // a line that announces the table or list that follows it
  kTableRow,   // a body row; header cells are on the Table
  kKeyValue,   // "Capital: Thimphu", also as a list item ("- total: 38,394 sq km") below a key without a value
  kQuestion,   // a heading that is a question; the blocks under it answer it
  kFurniture,  // navigation, advertising, link lists, comment forms: kept for the record, never read as fact
};

struct Cell {
  MappedText text;
  uint32_t column = 0;  // the header column that the cell belongs to
};

// One table. Rows are blocks of kind kTableRow that name the table by index.
struct Table {
  int32_t caption = -1;  // index of the caption or heading block that says what the table lists; -1 if none does
  std::vector<Cell> header;  // empty when the table has no header row
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  ByteSpan span;         // in the original file
  MappedText text;       // readable text; of a table row: its cells joined by blanks
  int32_t level = 0;     // heading level (1 is the title's), list nesting
  int32_t parent = -1;   // the block this one stands under: its heading, the list's lead-in, the outer key; -1 at the top
  // kTableRow
  int32_t table = -1;    // index into Document::tables
  std::vector<Cell> cells;  // a row that goes on over lines has several cells of one column, in order
  // kKeyValue
  MappedText key;
  MappedText value;      // empty when list items or key-value lines below it carry the value
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
