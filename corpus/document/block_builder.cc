#include "corpus/document/block_builder.h"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/document/line_shape.h"
#include "corpus/document/word_shape.h"

namespace whence {
namespace {

constexpr int kTitleLevel = 1;

// "Members:" -> "Members", "Early life ." -> "Early life".
std::string TitleText(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == ':' || text.back() == '.')) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

Block& BlockBuilder::Add(BlockKind kind, MappedText text, ByteSpan span, int32_t parent) {
  Block block;
  block.kind = kind;
  block.span = span;
  block.text = std::move(text);
  block.parent = parent;
  document_->blocks.push_back(std::move(block));
  guessed_.push_back(false);
  paused_ = false;
  return document_->blocks.back();
}

void BlockBuilder::AddTitle(MappedText text, ByteSpan span) {
  if (text.empty() || span.empty()) return;
  EndLists();
  document_->title = TitleText(text.text());
  Add(BlockKind::kTitle, std::move(text), span, -1).level = kTitleLevel;
  headings_.assign(1, {kTitleLevel, Last()});
  has_title_ = true;
}

void BlockBuilder::AddHeading(MappedText text, ByteSpan span, int level, HeadingEvidence evidence) {
  if (text.empty() || span.empty()) return;
  EndLists();
  const bool question = LooksLikeQuestion(text.text());
  const auto only_furniture = [this] {
    return std::all_of(document_->blocks.begin(), document_->blocks.end(),
                       [](const Block& block) { return block.kind == BlockKind::kFurniture; });
  };
  if (!has_title_ && !question && headings_.empty() && (level == kTitleLevel || only_furniture())) {
    return AddTitle(std::move(text), span);
  }
  if (has_title_) level = std::max(level, kTitleLevel + 1);
  while (!headings_.empty() && headings_.back().level >= level) headings_.pop_back();
  const int32_t parent = HeadingBlock();
  Add(question ? BlockKind::kQuestion : BlockKind::kHeading, std::move(text), span, parent).level = level;
  guessed_.back() = evidence == HeadingEvidence::kGuessed;
  headings_.push_back({level, Last()});
}

void BlockBuilder::AddParagraph(MappedText text, ByteSpan span) {
  if (text.empty() || span.empty()) return;
  const int32_t parent = InKey() ? key_ : HeadingBlock();
  if (InKey()) {
    key_has_lines_ = true;
  } else {
    EndLists();
  }
  Add(BlockKind::kParagraph, std::move(text), span, parent);
}

void BlockBuilder::AddCaption(MappedText text, ByteSpan span) {
  if (text.empty() || span.empty()) return;
  EndLists();
  Add(BlockKind::kCaption, std::move(text), span, HeadingBlock());
}

void BlockBuilder::AddFurniture(MappedText text, ByteSpan span) {
  if (text.empty() || span.empty()) return;
  EndLists();
  Add(BlockKind::kFurniture, std::move(text), span, HeadingBlock());
}

int32_t BlockBuilder::ItemParent(uint32_t indent) {
  if (!list_open_) {
    list_open_ = true;
    list_parent_ = HeadingBlock();
    const int32_t last = Last();
    if (key_ >= 0 && (!paused_ || !key_has_lines_)) {
      list_parent_ = key_;
    } else if (last >= 0) {
      Block& before = document_->blocks[static_cast<size_t>(last)];
      const bool announces = before.kind == BlockKind::kParagraph && before.text.text().back() == ':';
      if (before.kind == BlockKind::kParagraph && LooksLikeCaption(before.text.text()))
        before.kind = BlockKind::kCaption;
      if (announces || before.kind == BlockKind::kCaption) list_parent_ = last;
    }
  }
  while (!items_.empty() && items_.back().indent >= indent) items_.pop_back();
  return items_.empty() ? list_parent_ : items_.back().block;
}

void BlockBuilder::AddListItem(MappedText text, ByteSpan span, uint32_t indent) {
  if (text.empty() || span.empty()) return;
  const int32_t parent = ItemParent(indent);
  key_has_lines_ = true;
  Add(BlockKind::kListItem, std::move(text), span, parent).level = static_cast<int32_t>(items_.size()) + 1;
  items_.push_back({indent, Last()});
}

void BlockBuilder::AddKeyValue(MappedText key, MappedText value, MappedText text, ByteSpan span, uint32_t indent,
                               bool in_list) {
  if (text.empty() || span.empty()) return;
  int32_t parent = HeadingBlock();
  int32_t level = 0;
  if (in_list) {
    parent = ItemParent(indent);
    level = static_cast<int32_t>(items_.size()) + 1;
  } else {
    // "Flag:" takes the lines below it whose keys are indented, or start small where its own starts with a capital.
    const bool below =
        InKey() && !key_in_list_ &&
        (indent > key_indent_ ||
         (StartsLower(key.text()) && StartsWithCapital(document_->blocks[static_cast<size_t>(key_)].key.text())));
    if (below) {
      parent = key_;
      level = 1;
      key_has_lines_ = true;
    } else {
      EndLists();
    }
  }
  const bool open = value.empty();
  Block& block = Add(BlockKind::kKeyValue, std::move(text), span, parent);
  block.level = level;
  block.key = std::move(key);
  block.value = std::move(value);
  if (in_list) items_.push_back({indent, Last()});
  if (open && !in_list && level == 0) {
    key_ = Last();
    key_indent_ = indent;
    key_in_list_ = in_list;
    key_has_lines_ = false;
  }
}

void BlockBuilder::ReopenHeading(int32_t block) {
  headings_.clear();
  for (; block >= 0; block = document_->blocks[static_cast<size_t>(block)].parent) {
    headings_.push_back({document_->blocks[static_cast<size_t>(block)].level, block});
  }
  std::reverse(headings_.begin(), headings_.end());
}

int32_t BlockBuilder::AdoptCaption() {
  const int32_t last = Last();
  if (last < 0) return -1;
  std::vector<Block>& blocks = document_->blocks;
  Block& before = blocks[static_cast<size_t>(last)];
  switch (before.kind) {
    case BlockKind::kParagraph:
      if (!LooksLikeCaption(before.text.text()) && !LooksLikeHeading(before.text.text(), false)) return HeadingBlock();
      before.kind = BlockKind::kCaption;
      return last;
    case BlockKind::kCaption:
      return last;
    case BlockKind::kKeyValue:
      return before.value.empty() ? last : HeadingBlock();
    case BlockKind::kHeading: {
      // A title line of the table inside a section that says more; a section that is the table keeps its heading.
      const bool inside = guessed_[static_cast<size_t>(last)] && last > 0 && !headings_.empty() &&
                          blocks[static_cast<size_t>(last) - 1].kind != BlockKind::kHeading &&
                          blocks[static_cast<size_t>(last) - 1].kind != BlockKind::kTitle;
      Block& above = blocks[static_cast<size_t>(std::max(last - 1, 0))];
      const bool announced = above.kind == BlockKind::kParagraph && LooksLikeCaption(above.text.text());
      if (!inside || !announced) return last;
      above.kind = BlockKind::kCaption;
      before.kind = BlockKind::kCaption;
      before.level = 0;
      before.parent = last - 1;
      guessed_[static_cast<size_t>(last)] = false;
      ReopenHeading(above.parent);
      return last;
    }
    default:
      return HeadingBlock();
  }
}

void BlockBuilder::AddTable(LineTable table) {
  const int32_t caption = AdoptCaption();
  EndLists();
  const int32_t parent = caption >= 0 ? caption : HeadingBlock();
  Table entry;
  entry.caption = caption;
  entry.header = std::move(table.header);
  entry.columns = table.columns;
  const auto index = static_cast<int32_t>(document_->tables.size());
  document_->tables.push_back(std::move(entry));
  for (LineTable::Row& row : table.rows) {
    MappedText text = std::move(row.text);
    const bool joined = text.empty();
    uint64_t end = row.span.begin;
    for (const Cell& cell : row.cells) {
      if (!joined) break;
      const ByteSpan source = cell.text.ToSource({0, cell.text.text().size()});
      if (!text.empty()) text.AppendInserted(" ", {std::min(end, source.begin), source.begin});
      text.Append(cell.text);
      end = source.end;
    }
    if (text.empty()) continue;
    Block& block = Add(BlockKind::kTableRow, std::move(text), row.span, parent);
    block.table = index;
    block.cells = std::move(row.cells);
  }
}

void BlockBuilder::Pause() { paused_ = true; }

void BlockBuilder::EndLists() {
  items_.clear();
  list_open_ = false;
  list_parent_ = -1;
  key_ = -1;
}

}  // namespace whence
