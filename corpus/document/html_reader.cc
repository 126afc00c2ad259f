#include "corpus/document/html_reader.h"

#include <gumbo.h>

#include <memory>
#include <string>
#include <utility>

#include "corpus/document/collapsed_text.h"
#include "corpus/document/html_guard.h"
#include "corpus/document/html_table.h"
#include "corpus/document/html_text.h"
#include "corpus/document/line_shape.h"
#include "corpus/document/word_shape.h"

namespace whence {
namespace {

const GumboVector& Children(const GumboNode& node) {
  return node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
}

const GumboNode& Child(const GumboNode& node, unsigned i) {
  return *static_cast<const GumboNode*>(Children(node).data[i]);
}

int HeadingLevel(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
      return 1;
    case GUMBO_TAG_H2:
      return 2;
    case GUMBO_TAG_H3:
      return 3;
    case GUMBO_TAG_H4:
      return 4;
    case GUMBO_TAG_H5:
      return 5;
    case GUMBO_TAG_H6:
      return 6;
    default:
      return 0;
  }
}

ByteSpan SourceSpan(const MappedText& text) { return text.ToSource({0, text.text().size()}); }

class HtmlReader {
 public:
  HtmlReader(std::string_view page, BlockBuilder* builder) : page_(page), builder_(*builder) {}

  void Read(const GumboNode& document) {
    const GumboNode* title = nullptr;
    FindTitle(document, &title);
    has_first_heading_ = first_heading_ != nullptr;
    if (!has_first_heading_ && title != nullptr) ReadPageTitle(*title);
    Walk(document);
    Flush();
  }

 private:
  // What the text read now will become.
  enum class Role { kText, kListItem, kHeading, kTerm, kDefinition };

  // The first <h1> that is shown, and the <title>.
  void FindTitle(const GumboNode& node, const GumboNode** title) {
    for (unsigned i = 0; i < Children(node).length; ++i) {
      const GumboNode& child = Child(node, i);
      if (!IsHtmlElement(child)) continue;
      const GumboTag tag = child.v.element.tag;
      if (tag == GUMBO_TAG_TITLE && *title == nullptr) *title = &child;
      if (tag == GUMBO_TAG_HEAD) {
        FindTitle(child, title);
      } else if (!IsHtmlHidden(child) && !IsHtmlFurniture(child)) {
        if (tag == GUMBO_TAG_H1 && first_heading_ == nullptr) first_heading_ = &child;
        FindTitle(child, title);
      }
    }
  }

  // "Treaty of Rome | The History Site" names the site behind the title.
  void ReadPageTitle(const GumboNode& title) {
    CollapsedText text;
    for (unsigned i = 0; i < Children(title).length; ++i) AppendHtmlText(Child(title, i), page_, &text);
    MappedText readable = text.Take();
    for (const std::string_view separator : {" | ", " - ", " \u2013 ", " \u2014 ", " :: "}) {
      const size_t at = readable.text().rfind(separator);
      if (at == std::string::npos || at == 0) continue;
      readable = readable.Slice({0, at});
      break;
    }
    if (readable.empty()) return;
    const ByteSpan span = SourceSpan(readable);
    builder_.AddTitle(std::move(readable), span);
  }

  void Walk(const GumboNode& node) {
    for (unsigned i = 0; i < Children(node).length; ++i) {
      const GumboNode& child = Child(node, i);
      if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE || child.type == GUMBO_NODE_CDATA) {
        ReadText(child);
      } else if (IsHtmlElement(child) && !IsHtmlHidden(child)) {
        ReadElement(child);
      }
    }
  }

  void ReadText(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT) breaks_ = 0;
    const size_t before = text_.text().text().size();
    AppendHtmlText(node, page_, &text_);
    if (bold_ > 0) bold_bytes_ += text_.text().text().size() - before;
  }

  void ReadElement(const GumboNode& node) {
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_BR) return ReadBreak(node);
    if (tag == GUMBO_TAG_SUP && IsReferenceMark(node)) return;
    const bool furniture = IsHtmlFurniture(node);
    if (IsInlineHtml(tag) && !furniture) {
      const bool bold = tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG;
      bold_ += bold;
      Walk(node);
      bold_ -= bold;
      return;
    }
    Flush();
    furniture_ += furniture;
    ReadBlock(node);
    Flush();
    furniture_ -= furniture;
  }

  void ReadBlock(const GumboNode& node) {
    const GumboTag tag = node.v.element.tag;
    if (const int level = HeadingLevel(tag); level > 0) {
      before_title_ = before_title_ && &node != first_heading_;
      level_ = level;
      return WalkAs(Role::kHeading, node);
    }
    switch (tag) {
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
        ++list_depth_;
        Walk(node);
        Flush();
        --list_depth_;
        if (list_depth_ == 0) builder_.EndLists();
        return;
      case GUMBO_TAG_LI:
        return WalkAs(Role::kListItem, node);
      case GUMBO_TAG_DT:
      case GUMBO_TAG_SUMMARY:
        return WalkAs(Role::kTerm, node);
      case GUMBO_TAG_DD:
        return WalkAs(Role::kDefinition, node);
      case GUMBO_TAG_TABLE:
        return ReadTable(node);
      case GUMBO_TAG_HR:
        builder_.EndLists();
        return;
      default:
        return Walk(node);
    }
  }

  void WalkAs(Role role, const GumboNode& node) {
    const Role outer = std::exchange(role_, role);
    Walk(node);
    Flush();
    role_ = outer;
  }

  // One break is white space, two end a paragraph.
  void ReadBreak(const GumboNode& node) {
    const GumboStringPiece& tag = node.v.element.original_tag;
    if (tag.data >= page_.data() && tag.data + tag.length <= page_.data() + page_.size() && tag.length > 0) {
      const auto begin = static_cast<uint64_t>(tag.data - page_.data());
      text_.AddSpace({begin, begin + tag.length}, false);
    }
    if (++breaks_ == 2) Flush();
  }

  static bool IsReferenceMark(const GumboNode& node) {
    const GumboNode* child = &node;
    while (IsHtmlElement(*child) && Children(*child).length > 0) child = &Child(*child, 0);
    return child->type == GUMBO_NODE_TEXT && child->v.text.text[0] == '[';
  }

  // Turns the text read so far into a block of the current role.
  void Flush() {
    breaks_ = 0;
    const size_t bold = std::exchange(bold_bytes_, 0);
    MappedText text = text_.Take();
    if (text.empty()) return;
    const ByteSpan span = SourceSpan(text);
    if (span.empty()) return;  // the parser's own words, as for <isindex>
    if (furniture_ > 0) return builder_.AddFurniture(std::move(text), span);
    const bool all_bold = bold + 2 >= text.text().size();
    switch (role_) {
      case Role::kHeading:
        // What stands before the page's own heading is of the site.
        if (has_first_heading_ && before_title_) return builder_.AddFurniture(std::move(text), span);
        return builder_.AddHeading(std::move(text), span, level_, HeadingEvidence::kMarked);
      case Role::kListItem:
        if (!AddKey(text, span, true)) builder_.AddListItem(std::move(text), span, 2 * list_depth_);
        return;
      case Role::kTerm:
        term_ = MappedText();
        if (LooksLikeQuestion(text.text())) {
          return builder_.AddHeading(std::move(text), span, 6, HeadingEvidence::kMarked);
        }
        term_ = std::move(text);
        return;
      case Role::kDefinition:
        return AddDefinition(std::move(text), span);
      case Role::kText:
        if (all_bold && LooksLikeQuestion(text.text())) {
          return builder_.AddHeading(std::move(text), span, 6, HeadingEvidence::kGuessed);
        }
        if (all_bold && text.text().back() != ':' && LooksLikeHeading(text.text(), false)) {
          return builder_.AddHeading(std::move(text), span, 5, HeadingEvidence::kGuessed);
        }
        if (bold > 0 && AddKey(text, span, false)) return;
        builder_.AddParagraph(std::move(text), span);
    }
  }

  void AddDefinition(MappedText text, ByteSpan span) {
    if (term_.empty()) return builder_.AddParagraph(std::move(text), span);
    const ByteSpan term = SourceSpan(term_);
    MappedText line = term_;
    line.AppendInserted(": ", {term.end, span.begin});
    line.Append(text);
    builder_.AddKeyValue(term_, std::move(text), std::move(line), {std::min(term.begin, span.begin), span.end}, 0,
                         false);
  }

  bool AddKey(const MappedText& text, ByteSpan span, bool in_list) {
    const auto line = FindKey(text.text());
    if (!line || line->value.empty()) return false;
    MappedText key;
    for (const ByteSpan part : line->keys) {
      const uint64_t at = text.ToSource(part).begin;
      if (!key.empty()) key.AppendInserted(": ", {at, at});
      key.Append(text.Slice(part));
    }
    builder_.AddKeyValue(std::move(key), text.Slice(line->value), text, span, 2 * list_depth_, in_list);
    return true;
  }

  void ReadTable(const GumboNode& node) {
    if (IsLayoutTable(node)) return Walk(node);
    HtmlTable table = ReadHtmlTable(node, page_);
    if (!table.caption.empty()) {
      const ByteSpan span = SourceSpan(table.caption);
      if (furniture_ > 0) {
        builder_.AddFurniture(std::move(table.caption), span);
      } else {
        builder_.AddCaption(std::move(table.caption), span);
      }
    }
    if (furniture_ > 0) return AddFurnitureRows(std::move(table));
    if (IsKeyTable(table)) return AddKeyRows(std::move(table));
    LineTable lines = ToLineTable(std::move(table));
    if (!lines.rows.empty()) builder_.AddTable(std::move(lines));
  }

  void AddFurnitureRows(HtmlTable table) {
    for (HtmlTable::Row& row : table.rows) {
      for (HtmlTable::CellContent& cell : row) {
        if (cell.carried) continue;
        for (MappedText& part : cell.parts) {
          const ByteSpan span = SourceSpan(part);
          builder_.AddFurniture(std::move(part), span);
        }
      }
    }
  }

  // A row of a key table: several lines in the value become items below the key.
  void AddKeyRows(HtmlTable table) {
    for (HtmlTable::Row& row : table.rows) {
      builder_.EndLists();
      if (row.empty() || row[0].parts.empty()) continue;
      MappedText& key = row[0].parts[0];
      const ByteSpan span = SourceSpan(key);
      if (row.size() == 1 || row[1].parts.empty()) {
        builder_.AddCaption(std::move(key), span);
        continue;
      }
      if (key.text().back() == ':') key = key.Slice({0, key.text().size() - 1});
      if (key.empty()) continue;
      std::vector<MappedText>& values = row[1].parts;
      if (values.size() > 1) {
        MappedText text = key;
        builder_.AddKeyValue(std::move(key), MappedText(), std::move(text), span, 0, false);
        for (MappedText& value : values) {
          const ByteSpan at = SourceSpan(value);
          builder_.AddListItem(std::move(value), at, 0);
        }
        continue;
      }
      const ByteSpan value_span = SourceSpan(values[0]);
      MappedText text = key;
      text.AppendInserted(": ", {span.end, std::max(span.end, value_span.begin)});
      text.Append(values[0]);
      builder_.AddKeyValue(std::move(key), std::move(values[0]), std::move(text),
                           {std::min(span.begin, value_span.begin), std::max(span.end, value_span.end)}, 0, false);
    }
    builder_.EndLists();
  }

  std::string_view page_;
  BlockBuilder& builder_;
  CollapsedText text_;
  Role role_ = Role::kText;
  MappedText term_;
  const GumboNode* first_heading_ = nullptr;
  bool has_first_heading_ = false;
  bool before_title_ = true;
  int level_ = 0;
  int furniture_ = 0;
  int bold_ = 0;
  size_t bold_bytes_ = 0;
  uint32_t list_depth_ = 0;
  int breaks_ = 0;
};

}  // namespace

void ReadHtml(std::string_view source, BlockBuilder* builder) {
  const std::string page = LimitHtmlNesting(source);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const auto destroy = [&options](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, page.data(), page.size()), destroy);
  HtmlReader(page, builder).Read(*output->document);
}

}  // namespace whence
