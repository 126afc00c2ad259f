#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/document/text_table.h"

namespace whence {
namespace {

constexpr size_t kMaxColumns = 256;

// Spans of the cells of one line, in the source; outer bars dropped, "\|" is a letter.
std::vector<ByteSpan> SplitBars(std::string_view source, ByteSpan line) {
  std::vector<ByteSpan> cells;
  uint64_t begin = line.begin;
  if (source[begin] == '|') ++begin;
  for (uint64_t at = begin; at < line.end && cells.size() < kMaxColumns; ++at) {
    if (source[at] == '\\') {
      ++at;
    } else if (source[at] == '|') {
      cells.push_back({begin, at});
      begin = at + 1;
    }
  }
  if (begin < line.end && cells.size() < kMaxColumns) cells.push_back({begin, line.end});
  return cells;
}

// "|---|:--:|" or "+----+----+".
bool IsRule(std::string_view line) {
  if (line.size() < 3 || line.find("--") == std::string_view::npos) return line == "|-|" || line == "|-|-|";
  return line.find_first_not_of("|-:+= \t") == std::string_view::npos &&
         line.find_first_of("|+") != std::string_view::npos;
}

bool IsBarred(std::string_view line) { return line.size() > 2 && line.front() == '|' && line.back() == '|'; }

std::vector<Cell> ReadCells(std::string_view source, const std::vector<ByteSpan>& spans, InlineMarkup markup) {
  std::vector<Cell> cells;
  for (size_t i = 0; i < spans.size(); ++i) {
    Cell cell{ReadableText(source, spans[i], markup), static_cast<uint32_t>(i)};
    if (!cell.text.empty()) cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace

std::optional<LineTable> ReadPipeTable(std::string_view source, const std::vector<TextLine>& lines, size_t begin,
                                       InlineMarkup markup, size_t* barren) {
  if (begin < *barren) return std::nullopt;
  size_t at = begin;
  if (IsRule(Slice(source, lines[at].span))) ++at;  // the upper edge
  if (at + 1 >= lines.size() || lines[at].blank() || lines[at + 1].blank()) return std::nullopt;
  const std::string_view first = Slice(source, lines[at].span);
  const std::string_view second = Slice(source, lines[at + 1].span);
  if (first.find('|') == std::string_view::npos || second.find_first_of("|+") == std::string_view::npos) {
    return std::nullopt;
  }
  const bool ruled = IsRule(second);
  if (!ruled && !(IsBarred(first) && IsBarred(second))) return std::nullopt;

  LineTable table;
  const std::vector<ByteSpan> header = SplitBars(source, lines[at].span);
  table.header = ReadCells(source, header, markup);
  table.columns = static_cast<uint32_t>(header.size());
  for (++at; at < lines.size() && !lines[at].blank(); ++at) {
    const std::string_view line = Slice(source, lines[at].span);
    if (IsRule(line)) continue;
    if (line.find('|') == std::string_view::npos) break;
    const std::vector<ByteSpan> spans = SplitBars(source, lines[at].span);
    LineTable::Row row{lines[at].span, ReadCells(source, spans, markup)};
    table.columns = std::max(table.columns, static_cast<uint32_t>(spans.size()));
    if (!row.cells.empty()) table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) {
    *barren = at;
    return std::nullopt;
  }
  table.next_line = at;
  return table;
}

}  // namespace whence
