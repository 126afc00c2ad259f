#include "corpus/document/readable_text.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "corpus/document/collapsed_text.h"
#include "corpus/document/html_text.h"
#include "corpus/document/utf8.h"
#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr size_t kNone = std::string_view::npos;
constexpr size_t kLongestMark = 20;  // "[citation needed]"
constexpr size_t kLongestTag = 500;  // bytes of an inline tag in Markdown
constexpr size_t kLongestEntity = 12;
constexpr size_t kLongestHtmlEntity = 40;

// "12", "a", "note 3", "citation needed", "edit": what encyclopaedias put in square brackets for the reader alone.
bool IsReferenceMark(std::string_view inside) {
  if (inside.size() == 1 && IsAsciiLower(inside[0])) return true;
  if (IsAsciiNumber(inside)) return inside.size() <= 3;
  if (inside.substr(0, 5) == "note ") return IsAsciiNumber(inside.substr(5));
  return inside == "citation needed" || inside == "edit" || inside == "who?" || inside == "when?";
}

std::optional<char32_t> DecodeEntity(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, char32_t>, 13> kNames = {{{"amp", '&'},
                                                                                    {"lt", '<'},
                                                                                    {"gt", '>'},
                                                                                    {"quot", '"'},
                                                                                    {"apos", '\''},
                                                                                    {"nbsp", ' '},
                                                                                    {"ndash", 0x2013},
                                                                                    {"mdash", 0x2014},
                                                                                    {"hellip", 0x2026},
                                                                                    {"rsquo", 0x2019},
                                                                                    {"lsquo", 0x2018},
                                                                                    {"rdquo", 0x201D},
                                                                                    {"ldquo", 0x201C}}};
  if (name.size() > 1 && name[0] == '#') {
    const bool hex = name[1] == 'x' || name[1] == 'X';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    uint32_t value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    if (digits.empty() || result.ec != std::errc() || result.ptr != digits.data() + digits.size()) return std::nullopt;
    return value < ' ' ? U' ' : static_cast<char32_t>(value);
  }
  for (const auto& [known, point] : kNames) {
    if (known == name) return point;
  }
  return std::nullopt;
}

// Any of HTML's named entities, "&eacute;", as its parser decodes it; "" where there is none of the name.
std::string DecodeHtmlEntity(std::string_view entity) {
  const std::unique_ptr<GumboOutput, void (*)(GumboOutput*)> parsed(
      gumbo_parse_with_options(&kGumboDefaultOptions, entity.data(), entity.size()),
      [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); });
  const GumboNode* node = parsed->root;
  while (node != nullptr && IsHtmlElement(*node)) {
    const GumboVector& children = node->v.element.children;
    node = children.length == 0 ? nullptr : static_cast<const GumboNode*>(children.data[children.length - 1]);
  }
  if (node == nullptr || node->type != GUMBO_NODE_TEXT || node->v.text.text == entity) return std::string();
  return node->v.text.text;
}

class InlineReader {
 public:
  InlineReader(std::string_view source, ByteSpan span, InlineMarkup markup)
      : source_(source.substr(0, span.end)),
        at_(span.begin),
        begin_(span.begin),
        markdown_(markup == InlineMarkup::kMarkdown),
        html_(markup == InlineMarkup::kHtml) {}

  MappedText Read() {
    while (at_ < source_.size()) {
      if (SkipSpace() || SkipReferenceMark() || (markdown_ && ReadMarkup()) || (html_ && ReadHtml())) continue;
      const size_t length = Utf8Length(source_, at_);
      out_.AddVerbatim(source_.substr(at_, length), at_);
      at_ += length;
    }
    return out_.Take();
  }

 private:
  // White space of any kind, and characters without width.
  bool SkipSpace() {
    const char c = source_[at_];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v') {
      out_.AddSpace({at_, at_ + 1}, c == ' ');
      ++at_;
      // A Markdown quotation repeats its mark on each line.
      while (markdown_ && c == '\n' && at_ < source_.size() && (source_[at_] == '>' || source_[at_] == ' ')) ++at_;
      return true;
    }
    if (static_cast<uint8_t>(c) < 0xC2) return false;
    const size_t length = Utf8Length(source_, at_);
    const CharKind kind = ClassifyChar(DecodeUtf8(source_, at_));
    if (kind == CharKind::kOther) return false;
    if (kind == CharKind::kSpace) out_.AddSpace({at_, at_ + length}, false);
    at_ += length;
    return true;
  }

  bool SkipReferenceMark() {
    if (source_[at_] != '[' || at_ == begin_) return false;
    const char before = source_[at_ - 1];
    if (before == ' ' || before == '\n' || before == '\t' || before == '(') return false;
    const size_t length = source_.substr(at_, kLongestMark).find(']');
    if (length == kNone) return false;
    const size_t close = at_ + length;
    if (markdown_ && close + 1 < source_.size() && source_[close + 1] == '(') return false;
    if (!IsReferenceMark(source_.substr(at_ + 1, close - at_ - 1))) return false;
    at_ = close + 1;
    return true;
  }

  bool ReadMarkup() {
    switch (source_[at_]) {
      case '\\':
        return ReadEscape();
      case '*':
      case '_':
      case '~':
      case '`':
        return SkipEmphasis();
      case '!':
      case '[':
      case ']':
        return ReadLink();
      case '<':
        return SkipTag();
      case '&':
        return ReadEntity();
      default:
        return false;
    }
  }

  bool ReadHtml() {
    if (source_[at_] == '<') return SkipHtmlTag();
    return source_[at_] == '&' && ReadEntity();
  }

  // Tags that part what stands at their sides leave a blank, the end of a cell a bar.
  bool SkipHtmlTag() {
    if (source_.substr(at_, 4) == "<!--") {
      const size_t end = source_.find("-->", at_);
      at_ = end == kNone ? source_.size() : end + 3;
      return true;
    }
    const size_t name = at_ + (source_.substr(at_, 2) == "</" ? 2 : 1);
    if (name >= source_.size() || !IsAsciiLetter(source_[name])) return false;
    size_t name_end = name;
    while (name_end < source_.size() && IsAsciiAlnum(source_[name_end])) ++name_end;
    const size_t end = HtmlTagEnd(source_, name_end);
    const GumboTag tag = gumbo_tagn_enum(source_.data() + name, static_cast<unsigned>(name_end - name));
    const bool closes = name != at_ + 1;
    if (closes && (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && end < source_.size()) {
      out_.AddSpace({at_, end}, false);
      out_.AddInserted("|", {at_, end});
      out_.AddSpace({at_, end}, false);
    } else if (!IsInlineHtml(tag)) {
      out_.AddSpace({at_, end}, false);
    }
    at_ = end;
    return true;
  }

  bool ReadEscape() {
    if (at_ + 1 >= source_.size() || !std::ispunct(static_cast<unsigned char>(source_[at_ + 1]))) return false;
    out_.AddVerbatim(source_.substr(at_ + 1, 1), at_ + 1);
    at_ += 2;
    return true;
  }

  bool SkipEmphasis() {
    const char mark = source_[at_];
    size_t end = at_;
    while (end < source_.size() && source_[end] == mark) ++end;
    const bool space_before = at_ == begin_ || IsAsciiSpace(source_[at_ - 1]);
    const bool space_after = end == source_.size() || IsAsciiSpace(source_[end]);
    const bool word_before = at_ > begin_ && IsAsciiAlnum(source_[at_ - 1]);
    const bool word_after = end < source_.size() && IsAsciiAlnum(source_[end]);
    const bool literal =
        (space_before && space_after) || (mark == '_' && word_before && word_after) || (mark == '~' && end - at_ < 2);
    if (literal) {
      out_.AddVerbatim(source_.substr(at_, end - at_), at_);
    }
    at_ = end;
    return true;
  }

  // "[text](target)" keeps its text; "![text](target)" and "[^1]" leave nothing.
  bool ReadLink() {
    if (source_[at_] == ']') {
      if (open_links_ == 0 || at_ != link_close_) return false;
      --open_links_;
      at_ = link_end_;
      return true;
    }
    const bool image = source_[at_] == '!';
    const size_t open = image ? at_ + 1 : at_;
    if (open >= source_.size() || source_[open] != '[') return false;
    if (!image && SkipImageLink()) return true;
    const size_t close = Next(']', open, &next_bracket_);
    if (close == kNone) return false;
    if (!image && open + 1 < source_.size() && source_[open + 1] == '^') {
      at_ = close + 1;
      return true;
    }
    if (close + 1 >= source_.size() || source_[close + 1] != '(') return false;
    const size_t end = Next(')', close, &next_parenthesis_);
    if (end == kNone) return false;
    if (image) {
      at_ = end + 1;
      return true;
    }
    open_links_ = 1;
    link_close_ = close;
    link_end_ = end + 1;
    at_ = open + 1;
    return true;
  }

  // "[![text](target)](target)", a badge: nothing to read.
  bool SkipImageLink() {
    if (source_.substr(at_, 3) != "[![") return false;
    size_t end = at_ + 2;
    for (int link = 0; link < 2; ++link) {
      const size_t length = source_.substr(end, kLongestTag).find("](");
      const size_t close = length == kNone ? kNone : end + length;
      const size_t target = close == kNone ? kNone : source_.substr(close, kLongestTag).find(')');
      end = target == kNone ? kNone : close + target;
      if (end == kNone || (link == 0 && source_.substr(end + 1, 2) != "](")) return false;
    }
    at_ = end + 1;
    return true;
  }

  bool SkipTag() {
    if (at_ + 1 >= source_.size()) return false;
    const char next = source_[at_ + 1];
    if (!IsAsciiLetter(next) && next != '/' && next != '!') return false;
    const size_t close = Next('>', at_, &next_angle_);
    if (close == kNone || close - at_ > kLongestTag) return false;
    const std::string_view tag = source_.substr(at_ + 1, close - at_ - 1);
    if (tag.substr(0, 2) == "br") out_.AddSpace({at_, close + 1}, false);
    at_ = close + 1;
    return true;
  }

  bool ReadEntity() {
    const size_t close = source_.substr(at_, html_ ? kLongestHtmlEntity : kLongestEntity).find(';');
    if (close == kNone) return false;
    const std::string_view entity = source_.substr(at_, close + 1);
    const std::optional<char32_t> point = DecodeEntity(entity.substr(1, close - 1));
    std::string text;
    if (point) {
      AppendUtf8(*point, &text);
    } else if (html_) {
      text = DecodeHtmlEntity(entity);
    }
    if (text.empty()) return false;
    const ByteSpan from{at_, at_ + close + 1};
    switch (ClassifyChar(DecodeUtf8(text, 0))) {
      case CharKind::kSpace:
        out_.AddSpace(from, false);
        break;
      case CharKind::kInvisible:
        break;
      case CharKind::kOther:
        out_.AddInserted(text, from);
    }
    at_ += close + 1;
    return true;
  }

  // The first `c` behind `from`, remembered so that all searches together stay linear.
  size_t Next(char c, size_t from, std::optional<size_t>* memo) {
    if (!*memo || (**memo != kNone && **memo <= from)) *memo = source_.find(c, from + 1);
    return **memo;
  }

  std::string_view source_;
  size_t at_;
  const size_t begin_;
  const bool markdown_, html_;
  int open_links_ = 0;
  size_t link_close_ = 0;
  size_t link_end_ = 0;
  std::optional<size_t> next_bracket_, next_parenthesis_, next_angle_;
  CollapsedText out_;
};

}  // namespace

MappedText ReadableText(std::string_view source, ByteSpan span, InlineMarkup markup) {
  return InlineReader(source, span, markup).Read();
}

}  // namespace whence
