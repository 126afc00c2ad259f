#include "corpus/document/html_table.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "corpus/document/column_header.h"
#include "corpus/document/html_text.h"
#include "corpus/document/value_run.h"
#include "corpus/document/word_shape.h"

namespace whence {
namespace {

constexpr uint32_t kMaxColumns = 256;
constexpr uint32_t kMaxRowSpan = 1000;
constexpr size_t kMaxCarriedBytes = 200;  // a longer cell is not repeated in the rows it spans
constexpr size_t kLayoutTextBytes = 600;

const GumboNode& Child(const GumboNode& node, unsigned i) {
  return *static_cast<const GumboNode*>(node.v.element.children.data[i]);
}

uint32_t SpanAttribute(const GumboNode& node, const char* name, uint32_t most) {
  const std::string_view value = HtmlAttribute(node, name);
  uint32_t number = 1;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return std::clamp<uint32_t>(number, 1, most);
}

bool BreaksCell(GumboTag tag) {
  return tag == GUMBO_TAG_BR || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV ||
         tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL;
}

// A reference mark: "[3]" set high.
bool IsMark(const GumboNode& node) {
  if (node.v.element.tag != GUMBO_TAG_SUP) return false;
  for (unsigned i = 0; i < node.v.element.children.length; ++i) {
    const GumboNode* child = &Child(node, i);
    while (IsHtmlElement(*child) && child->v.element.children.length > 0) child = &Child(*child, 0);
    if (child->type == GUMBO_NODE_TEXT) return child->v.text.text[0] == '[';
  }
  return false;
}

class CellReader {
 public:
  explicit CellReader(std::string_view source) : source_(source) {}

  std::vector<MappedText> Read(const GumboNode& cell) {
    Walk(cell);
    Flush();
    return std::move(parts_);
  }

 private:
  void Walk(const GumboNode& node) {
    for (unsigned i = 0; i < node.v.element.children.length; ++i) {
      const GumboNode& child = Child(node, i);
      if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE) {
        AppendHtmlText(child, source_, &text_);
      } else if (IsHtmlElement(child) && !IsHtmlHidden(child) && !IsMark(child)) {
        if (BreaksCell(child.v.element.tag)) Flush();
        Walk(child);
        if (BreaksCell(child.v.element.tag)) Flush();
      }
    }
  }

  void Flush() {
    MappedText text = text_.Take();
    if (!text.empty()) parts_.push_back(std::move(text));
  }

  std::string_view source_;
  CollapsedText text_;
  std::vector<MappedText> parts_;
};

class TableReader {
 public:
  explicit TableReader(std::string_view source) : source_(source) {}

  HtmlTable Read(const GumboNode& table) {
    ReadSection(table, false);
    return std::move(table_);
  }

 private:
  struct Carried {
    uint32_t rows = 0;  // still to come
    HtmlTable::CellContent cell;
  };

  void ReadSection(const GumboNode& section, bool head) {
    for (unsigned i = 0; i < section.v.element.children.length; ++i) {
      const GumboNode& child = Child(section, i);
      if (!IsHtmlElement(child) || IsHtmlHidden(child)) continue;
      switch (child.v.element.tag) {
        case GUMBO_TAG_CAPTION:
          for (MappedText& part : CellReader(source_).Read(child)) {
            if (table_.caption.empty()) table_.caption = std::move(part);
          }
          break;
        case GUMBO_TAG_THEAD:
          ReadSection(child, true);
          break;
        case GUMBO_TAG_TBODY:
        case GUMBO_TAG_TFOOT:
          ReadSection(child, false);
          break;
        case GUMBO_TAG_TR:
          ReadRow(child);
          if (head && !table_.rows.empty()) table_.head_rows = table_.rows.size();
          break;
        default:
          break;
      }
    }
  }

  void ReadRow(const GumboNode& node) {
    HtmlTable::Row row;
    uint32_t column = 0;
    const auto take_carried = [&] {
      while (column < carried_.size() && carried_[column].rows > 0) {
        Carried& above = carried_[column];
        --above.rows;
        row.push_back(above.cell);
        column += above.cell.width;
      }
    };
    for (unsigned i = 0; i < node.v.element.children.length; ++i) {
      const GumboNode& child = Child(node, i);
      const bool header = IsHtmlElement(child) && child.v.element.tag == GUMBO_TAG_TH;
      if (!header && !(IsHtmlElement(child) && child.v.element.tag == GUMBO_TAG_TD)) continue;
      take_carried();
      if (column >= kMaxColumns) break;
      HtmlTable::CellContent cell;
      cell.parts = CellReader(source_).Read(child);
      cell.column = column;
      cell.width = std::min(SpanAttribute(child, "colspan", kMaxColumns), kMaxColumns - column);
      cell.header = header;
      Carry(SpanAttribute(child, "rowspan", kMaxRowSpan) - 1, cell);
      column += cell.width;
      row.push_back(std::move(cell));
    }
    take_carried();
    table_.columns = std::max(table_.columns, column);
    if (!row.empty()) table_.rows.push_back(std::move(row));
  }

  void Carry(uint32_t rows, HtmlTable::CellContent cell) {
    if (carried_.size() <= cell.column) carried_.resize(cell.column + 1);
    size_t bytes = 0;
    for (const MappedText& part : cell.parts) bytes += part.text().size();
    if (bytes > kMaxCarriedBytes) cell.parts.clear();
    cell.carried = true;
    const uint32_t column = cell.column;
    carried_[column] = {rows, std::move(cell)};
  }

  std::string_view source_;
  std::vector<Carried> carried_;  // by column
  HtmlTable table_;
};

// Whether the element holds what no cell of a table of facts holds. `bytes` counts its text.
bool HoldsLayout(const GumboNode& node, bool in_cell, size_t* bytes) {
  for (unsigned i = 0; i < node.v.element.children.length; ++i) {
    const GumboNode& child = Child(node, i);
    if (child.type == GUMBO_NODE_TEXT) *bytes += std::string_view(child.v.text.text).size();
    if (!IsHtmlElement(child)) continue;
    const GumboTag tag = child.v.element.tag;
    const bool part = tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 ||
                      tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_SECTION;
    if (part) return true;
    const bool cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
    if (cell) *bytes = 0;
    if (HoldsLayout(child, in_cell || cell, bytes)) return true;
    if (cell && *bytes > kLayoutTextBytes) return true;
  }
  return false;
}

bool IsHeaderRow(const HtmlTable::Row& row) {
  return std::all_of(row.begin(), row.end(), [](const auto& cell) { return cell.header || cell.parts.empty(); }) &&
         std::any_of(row.begin(), row.end(), [](const auto& cell) { return cell.header && !cell.parts.empty(); });
}

bool IsValue(const HtmlTable::CellContent& cell) {
  return !cell.parts.empty() && ShapeOfCell(cell.parts[0].text()) != ValueShape::kText;
}

// Without <th>: the first row names the columns when it alone holds no value, or its first cell is a known noun.
bool NamesColumns(const HtmlTable& table) {
  const HtmlTable::Row& first = table.rows[0];
  if (table.rows.size() < 2 || first.size() < 2 || std::any_of(first.begin(), first.end(), IsValue)) return false;
  if (!first[0].parts.empty() && NamesTextColumn(first[0].parts[0].text())) return true;
  const HtmlTable::Row& second = table.rows[1];
  return table.rows.size() > 2 && std::any_of(second.begin(), second.end(), IsValue);
}

size_t HeaderRows(const HtmlTable& table) {
  size_t rows = table.head_rows;
  if (rows == 0) {
    while (rows < table.rows.size() && rows < 4 && table.rows[rows].size() > 1 && IsHeaderRow(table.rows[rows])) ++rows;
  }
  if (rows == 0 && !table.rows.empty() && NamesColumns(table)) rows = 1;
  return rows;
}

}  // namespace

bool IsLayoutTable(const GumboNode& table) {
  size_t bytes = 0;
  return HoldsLayout(table, false, &bytes);
}

HtmlTable ReadHtmlTable(const GumboNode& table, std::string_view source) { return TableReader(source).Read(table); }

bool IsKeyTable(const HtmlTable& table) {
  if (table.head_rows > 0 || table.columns != 2) return false;
  size_t pairs = 0;
  size_t wide = 0;
  for (const HtmlTable::Row& row : table.rows) {
    const bool colon = row.size() == 2 && !row[0].parts.empty() && row[0].parts[0].text().back() == ':';
    pairs += row.size() == 2 && !row[1].header && (row[0].header || colon);
    wide += row.size() == 1;
  }
  return pairs > 0 && pairs + wide == table.rows.size() && pairs >= wide;
}

LineTable ToLineTable(HtmlTable table) {
  LineTable result;
  result.columns = table.columns;
  const size_t head = HeaderRows(table);
  std::vector<MappedText> names(table.columns);
  for (size_t r = 0; r < head; ++r) {
    for (const HtmlTable::CellContent& cell : table.rows[r]) {
      for (uint32_t c = cell.column; c < cell.column + cell.width && !cell.parts.empty() && !cell.carried; ++c) {
        for (const MappedText& part : cell.parts) {
          const uint64_t at = part.ToSource({0, 0}).begin;
          if (!names[c].empty()) names[c].AppendInserted(" ", {at, at});
          names[c].Append(part);
        }
      }
    }
  }
  for (uint32_t c = 0; c < names.size(); ++c) {
    if (!names[c].empty()) result.header.push_back({std::move(names[c]), c});
  }
  for (size_t r = head; r < table.rows.size(); ++r) {
    LineTable::Row row{{UINT64_MAX, 0}, {}};
    for (HtmlTable::CellContent& cell : table.rows[r]) {
      for (MappedText& part : cell.parts) {
        const ByteSpan source = part.ToSource({0, part.text().size()});
        if (!cell.carried) row.span = {std::min(row.span.begin, source.begin), std::max(row.span.end, source.end)};
        if (ShapeOfCell(part.text()) == ValueShape::kBlank) continue;
        row.cells.push_back({std::move(part), cell.column});
      }
    }
    if (!row.cells.empty() && row.span.begin < row.span.end) result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace whence
