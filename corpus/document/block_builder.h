#ifndef WHENCE_CORPUS_DOCUMENT_BLOCK_BUILDER_H_
#define WHENCE_CORPUS_DOCUMENT_BLOCK_BUILDER_H_

#include <cstdint>
#include <vector>

#include "corpus/document/document.h"
#include "corpus/document/text_table.h"

namespace whence {

// How sure a reader is that a line is a heading: the markup says so, or it only looks like one.
enum class HeadingEvidence : uint8_t { kMarked, kGuessed };

// Appends blocks to a document and finds what each stands under: headings by level, list items by indent, lists by the
// line that leads into them, lines below a key without a value by that key. The readers of lines and of HTML both build
// with it. Not thread-safe.
class BlockBuilder {
 public:
  explicit BlockBuilder(Document* document) : document_(document) {}

  // Text that is empty, as that of a picture, or stands nowhere in the file adds no block.

  // The first heading of a document becomes its title if nothing but furniture stands before it. Headings that are
  // questions become kQuestion.
  void AddHeading(MappedText text, ByteSpan span, int level, HeadingEvidence evidence);
  void AddTitle(MappedText text, ByteSpan span);
  void AddParagraph(MappedText text, ByteSpan span);
  void AddListItem(MappedText text, ByteSpan span, uint32_t indent);
  // `in_list`: the line was a list item; `indent` then counts as a list item's does.
  void AddKeyValue(MappedText key, MappedText value, MappedText text, ByteSpan span, uint32_t indent, bool in_list);
  void AddFurniture(MappedText text, ByteSpan span);
  void AddCaption(MappedText text, ByteSpan span);
  // Takes the caption from the blocks before it.
  void AddTable(LineTable table);

  // A blank line, or the end of an element: ends the lines below a key, and keeps lists open.
  void Pause();
  // Ends lists and keys.
  void EndLists();

  // Whether text lines belong to a key without a value right now.
  bool InKey() const { return key_ >= 0 && !paused_; }
  bool HasTitle() const { return has_title_; }
  bool HasBlocks() const { return !document_->blocks.empty(); }
  // By block: whether it is a heading by its looks alone.
  const std::vector<bool>& guessed() const { return guessed_; }

 private:
  struct Heading {
    int level = 0;
    int32_t block = -1;
  };
  struct Item {
    uint32_t indent = 0;
    int32_t block = -1;
  };

  Block& Add(BlockKind kind, MappedText text, ByteSpan span, int32_t parent);
  int32_t Last() const { return static_cast<int32_t>(document_->blocks.size()) - 1; }
  int32_t HeadingBlock() const { return headings_.empty() ? -1 : headings_.back().block; }
  // The block that a list item of this indent stands under; opens the list when there is none.
  int32_t ItemParent(uint32_t indent);
  // The block that says what a table lists that is added now. May turn paragraphs and guessed headings into captions.
  int32_t AdoptCaption();
  // Makes the heading the one that new blocks stand under.
  void ReopenHeading(int32_t block);

  Document* document_;
  std::vector<Heading> headings_;
  std::vector<Item> items_;   // open list items, by indent
  int32_t list_parent_ = -1;  // of the open list's outermost items
  bool list_open_ = false;
  int32_t key_ = -1;  // the open key without a value
  uint32_t key_indent_ = 0;
  bool key_in_list_ = false;
  bool key_has_lines_ = false;
  bool paused_ = false;
  bool has_title_ = false;
  std::vector<bool> guessed_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_BLOCK_BUILDER_H_
