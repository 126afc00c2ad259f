#include "corpus/document/block_text.h"

#include "graph/base/strings.h"

namespace whence {
namespace {

std::string Cells(const std::vector<Cell>& cells) {
  std::string line;
  for (const Cell& cell : cells) line += StrCat(" | ", cell.column, ":", cell.text.text());
  return line;
}

}  // namespace

std::string_view BlockKindName(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return "title";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kListItem:
      return "list-item";
    case BlockKind::kCaption:
      return "caption";
    case BlockKind::kTableRow:
      return "row";
    case BlockKind::kKeyValue:
      return "key";
    case BlockKind::kQuestion:
      return "question";
    case BlockKind::kFurniture:
      return "furniture";
  }
  return "";
}

std::string RenderBlocks(const Document& document) {
  std::string out;
  for (size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    out += StrCat(i, " ", BlockKindName(block.kind));
    if (block.level != 0) out += StrCat(" ", block.level);
    if (block.parent >= 0) out += StrCat(" <", block.parent);
    if (block.kind == BlockKind::kTableRow) {
      out += StrCat(" t", block.table, Cells(block.cells), "\n");
    } else if (block.kind == BlockKind::kKeyValue) {
      out += StrCat(" [", block.key.text(), "] ", block.value.text(), "\n");
    } else {
      out += StrCat(" ", block.text.text(), "\n");
    }
  }
  for (size_t t = 0; t < document.tables.size(); ++t) {
    out += StrCat("t", t, " caption ", document.tables[t].caption, Cells(document.tables[t].header), "\n");
  }
  return out;
}

}  // namespace whence
