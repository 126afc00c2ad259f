#include <algorithm>
#include <utility>

#include "corpus/document/text_table.h"
#include "corpus/document/value_run.h"
#include "corpus/document/word_shape.h"

namespace whence {
namespace {

constexpr size_t kMaxLineBytes = 2000;
constexpr size_t kMaxCells = 64;
constexpr size_t kMaxCellBytes = 120;

struct SpacedCell {
  ByteSpan span;       // in the source; empty for two tabs in a row
  uint64_t begin = 0;  // in bytes from the line's first column
  uint64_t end = 0;
};

// Cells set apart by tabs or by two and more blanks.
std::vector<SpacedCell> SplitSpaced(std::string_view source, const TextLine& line) {
  std::vector<SpacedCell> cells;
  if (line.blank() || line.span.size() > kMaxLineBytes) return cells;
  uint64_t begin = line.span.begin;
  const auto add = [&](uint64_t end) {
    const uint64_t offset = line.indent + (begin - line.span.begin);
    cells.push_back({{begin, end}, offset, offset + (end - begin)});
  };
  for (uint64_t at = begin; at < line.span.end && cells.size() <= kMaxCells;) {
    const bool tab = source[at] == '\t';
    const bool blanks =
        source[at] == ' ' && at + 1 < line.span.end && (source[at + 1] == ' ' || source[at + 1] == '\t');
    if (!tab && !blanks) {
      ++at;
      continue;
    }
    add(at);
    size_t tabs = 0;
    while (at < line.span.end && (source[at] == ' ' || source[at] == '\t')) tabs += source[at++] == '\t';
    begin = at;
    for (; tabs > 1; --tabs) cells.push_back({{at, at}, 0, 0});
  }
  add(line.span.end);
  return cells;
}

bool IsRuleLine(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-=_+ \t") == std::string_view::npos;
}

bool AreCells(std::string_view source, const std::vector<SpacedCell>& cells) {
  if (cells.size() < 2 || cells.size() > kMaxCells) return false;
  return std::all_of(cells.begin(), cells.end(), [source](const SpacedCell& cell) {
    const std::string_view text = Slice(source, cell.span);
    if (text.size() > kMaxCellBytes) return false;
    return !(EndsSentence(text) && SplitShapeWords(text, 3).size() > 2);
  });
}

// The column of the header that a cell of a shorter row stands under: the one it shares most places with, else the
// nearest to its begin.
uint32_t ColumnAt(const SpacedCell& cell, const std::vector<SpacedCell>& header, uint32_t least) {
  uint32_t best = least;
  int64_t best_shared = INT64_MIN;
  for (uint32_t c = least; c < header.size(); ++c) {
    const int64_t shared = static_cast<int64_t>(std::min(cell.end, header[c].end)) -
                           static_cast<int64_t>(std::max(cell.begin, header[c].begin));
    if (shared > best_shared) {
      best_shared = shared;
      best = c;
    }
  }
  return best;
}

std::vector<Cell> Assign(std::string_view source, const std::vector<SpacedCell>& cells,
                         const std::vector<SpacedCell>& header, InlineMarkup markup) {
  std::vector<Cell> assigned;
  uint32_t next = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    uint32_t column = static_cast<uint32_t>(i);
    if (cells.size() < header.size() && i > 0) {
      column = next < header.size() ? ColumnAt(cells[i], header, next) : next;
    }
    next = column + 1;
    Cell cell{ReadableText(source, cells[i].span, markup), column};
    if (!cell.text.empty() && ShapeOfCell(cell.text.text()) != ValueShape::kBlank) assigned.push_back(std::move(cell));
  }
  return assigned;
}

// Whether the first row names columns: it holds no number and no date where the second does, or text alone.
bool IsHeader(std::string_view source, const std::vector<SpacedCell>& cells) {
  return std::all_of(cells.begin(), cells.end(), [source](const SpacedCell& cell) {
    return ShapeOfCell(Slice(source, cell.span)) == ValueShape::kText || cell.span.empty();
  });
}

}  // namespace

std::optional<LineTable> ReadSpacedTable(std::string_view source, const std::vector<TextLine>& lines, size_t begin,
                                         InlineMarkup markup) {
  const std::vector<SpacedCell> first = SplitSpaced(source, lines[begin]);
  if (!AreCells(source, first)) return std::nullopt;
  LineTable table;
  size_t at = begin;
  if (IsHeader(source, first)) {
    table.header = Assign(source, first, first, markup);
    ++at;
  }
  table.columns = static_cast<uint32_t>(first.size());
  size_t full = 0;
  for (; at < lines.size(); ++at) {
    if (lines[at].blank()) break;
    if (IsRuleLine(Slice(source, lines[at].span))) continue;
    const std::vector<SpacedCell> cells = SplitSpaced(source, lines[at]);
    const bool value_line = cells.size() == 1 && !table.rows.empty() && lines[at].indent > lines[begin].indent + 1;
    if (value_line) {
      // An indented line goes on with the row above it, in the column it stands under.
      const uint32_t column = ColumnAt(cells[0], first, 0);
      table.rows.back().cells.push_back({ReadableText(source, cells[0].span, markup), column});
      table.rows.back().span.end = lines[at].span.end;
      continue;
    }
    if (!AreCells(source, cells)) break;
    LineTable::Row row{lines[at].span, Assign(source, cells, first, markup)};
    full += cells.size() == first.size();
    for (const Cell& cell : row.cells) table.columns = std::max(table.columns, cell.column + 1);
    if (!row.cells.empty()) table.rows.push_back(std::move(row));
  }
  // Rows with empty cells are believed below a header, and beside at least one full row.
  const bool believed = table.header.empty() ? table.rows.size() >= 2 && full * 2 >= table.rows.size() : full >= 1;
  if (!believed) return std::nullopt;
  table.next_line = at;
  return table;
}

}  // namespace whence
