#include "corpus/document/html_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/document/utf8.h"
#include "corpus/document/word_shape.h"
#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr size_t kLongestEntity = 40;

// Length of what stands for one character at `at`: "&amp;", "&#8217;", also without the semicolon.
size_t EntityLength(std::string_view original, size_t at) {
  size_t end = at + 1;
  if (end < original.size() && original[end] == '#') ++end;
  while (end < original.size() && end - at < kLongestEntity && IsAsciiAlnum(original[end])) {
    ++end;
  }
  if (end < original.size() && original[end] == ';') ++end;
  return end - at;
}

void AppendChar(std::string_view text, ByteSpan from, bool verbatim, CollapsedText* out) {
  switch (ClassifyChar(DecodeUtf8(text, 0))) {
    case CharKind::kSpace:
      out->AddSpace(from, verbatim && text == " ");
      break;
    case CharKind::kInvisible:
      break;
    case CharKind::kOther:
      if (verbatim) {
        out->AddVerbatim(text, from.begin);
      } else {
        out->AddInserted(text, from);
      }
  }
}

// Whether a preformatted block is a program's text or a terminal's, by its only element or its class.
bool IsCode(const GumboNode& pre) {
  static constexpr std::array<std::string_view, 9> kClasses = {
      "code", "highlight", "listing", "literal-block", "programlisting", "screen", "sourcecode", "src", "terminal"};
  const std::string_view names = HtmlAttribute(pre, "class");
  for (size_t begin = 0; begin < names.size();) {
    const size_t end = std::min(names.find_first_of(" \t\n", begin), names.size());
    const std::string_view name = names.substr(begin, end - begin);
    if (EqualsOne(kClasses, name) || name.starts_with("language-") || name.starts_with("lang-")) return true;
    begin = end + 1;
  }
  const GumboVector& children = pre.v.element.children;
  const auto* only = children.length == 1 ? static_cast<const GumboNode*>(children.data[0]) : nullptr;
  return only != nullptr && IsHtmlElement(*only) &&
         (only->v.element.tag == GUMBO_TAG_CODE || only->v.element.tag == GUMBO_TAG_SAMP);
}

// Whether one of the words of a class or id attribute ("post-comments sidebar_left") names furniture.
bool NamesFurniture(std::string_view attribute) {
  static constexpr std::array<std::string_view, 40> kWords = {
      "nav",         "navbar", "navbox",  "navigation",    "menu",        "footer",   "sidebar",    "comment",
      "comments",    "share",  "sharing", "social",        "cookie",      "cookies",  "related",    "breadcrumb",
      "breadcrumbs", "advert", "ads",     "advertisement", "promo",       "banner",   "newsletter", "subscribe",
      "pagination",  "pager",  "toc",     "reflist",       "references",  "metadata", "noprint",    "widget",
      "popup",       "modal",  "login",   "catlinks",      "editsection", "respond",  "skip",       "mw-jump-link"};
  size_t begin = 0;
  while (begin < attribute.size() && begin < 1000) {
    const size_t end = std::min(attribute.find_first_of(" -_\t\n", begin), attribute.size());
    if (end > begin && EqualsOne(kWords, attribute.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

void AppendHtmlText(const GumboNode& node, std::string_view source, CollapsedText* out) {
  const std::string_view text = node.v.text.text;
  const GumboStringPiece& piece = node.v.text.original_text;
  if (piece.data < source.data() || piece.data > source.data() + source.size()) return;
  const auto base = static_cast<uint64_t>(piece.data - source.data());
  const std::string_view original = source.substr(base, piece.length);
  size_t at = 0;  // in original
  for (size_t i = 0; i < text.size();) {
    const size_t length = Utf8Length(text, i);
    const std::string_view one = text.substr(i, length);
    while (at < original.size() && original[at] == '\r' && one != "\r" && original.substr(at, length) != one) ++at;
    while (at < original.size() && original[at] == '<' && one != "<") {
      at = std::min(original.find('>', at), original.size() - 1) + 1;
    }
    if (at < original.size() && original[at] == '&') {
      const size_t entity = EntityLength(original, at);
      const bool literal = one == "&" && text.substr(i, entity) == original.substr(at, entity);
      const size_t used = literal ? 1 : entity;
      AppendChar(one, {base + at, base + at + used}, literal, out);
      at += used;
    } else if (original.substr(std::min(at, original.size()), length) == one) {
      AppendChar(one, {base + at, base + at + length}, true, out);
      at += length;
    } else if (at < original.size() && one == "\uFFFD") {  // a control character
      const size_t used = Utf8Length(original, at);
      AppendChar(one, {base + at, base + at + used}, false, out);
      at += used;
    } else {
      const uint64_t here = base + std::min(at, original.size());
      AppendChar(one, {here, here}, false, out);
    }
    i += length;
  }
}

size_t HtmlTagEnd(std::string_view source, size_t at) {
  for (char quote = 0; at < source.size(); ++at) {
    const char c = source[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return source.size();
}

std::string_view HtmlAttribute(const GumboNode& node, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&node.v.element.attributes, name);
  return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

bool IsHtmlFurniture(const GumboNode& node) {
  switch (node.v.element.tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
      return true;
    case GUMBO_TAG_PRE:
      return IsCode(node);
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE:
      return false;
    default:
      break;
  }
  static constexpr std::array<std::string_view, 7> kRoles = {"navigation", "search", "contentinfo", "complementary",
                                                             "banner",     "dialog", "alert"};
  if (EqualsOne(kRoles, HtmlAttribute(node, "role"))) return true;
  return NamesFurniture(HtmlAttribute(node, "class")) || NamesFurniture(HtmlAttribute(node, "id"));
}

bool IsHtmlHidden(const GumboNode& node) {
  switch (node.v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_HEAD:
      return true;
    default:
      break;
  }
  if (gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr) return true;
  std::string style = AsciiLowered(HtmlAttribute(node, "style").substr(0, 1000));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos;
}

bool IsInlineHtml(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
      return true;
    default:
      return false;
  }
}

}  // namespace whence
