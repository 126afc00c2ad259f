#include "corpus/document/html_guard.h"

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/document/html_text.h"
#include "corpus/document/word_shape.h"
#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr size_t kMaxDepth = 200;
constexpr size_t kMaxFormatting = 32;  // elements such as <b>, which a parser opens anew in each block
constexpr size_t kMaxTagBlanks = 400;  // about one before each attribute

enum class TagClass { kVoid, kOptionalEnd, kFormatting, kScope, kOther };

template <size_t n>
bool Contains(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

TagClass ClassOf(std::string_view name) {
  static constexpr std::array<std::string_view, 17> kVoidTags = {"area", "base",  "br",    "col",    "embed", "hr",
                                                                 "img",  "input", "link",  "meta",   "param", "source",
                                                                 "wbr",  "track", "frame", "keygen", "image"};
  // Close by themselves when a sibling opens, and nest only through elements that are counted.
  static constexpr std::array<std::string_view, 13> kOptionalEnds = {
      "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "html", "body"};
  static constexpr std::array<std::string_view, 14> kFormatting = {
      "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"};
  // An end tag of another element does not close these.
  static constexpr std::array<std::string_view, 8> kScopes = {"table",  "caption",  "applet", "marquee",
                                                              "object", "template", "svg",    "math"};
  if (Contains(kVoidTags, name)) return TagClass::kVoid;
  if (Contains(kOptionalEnds, name)) return TagClass::kOptionalEnd;
  if (Contains(kFormatting, name)) return TagClass::kFormatting;
  return Contains(kScopes, name) ? TagClass::kScope : TagClass::kOther;
}

class Guard {
 public:
  explicit Guard(std::string_view source) : source_(source), out_(source) {}

  std::string Run() {
    for (size_t at = source_.find('<'); at != std::string_view::npos; at = source_.find('<', at)) at = ReadTag(at);
    return std::move(out_);
  }

 private:
  // Handles the tag, comment or lone "<" at `at`; where to go on.
  size_t ReadTag(size_t at) {
    if (source_.substr(at, 4) == "<!--") {
      const size_t end = source_.find("-->", at + 4);
      return end == std::string_view::npos ? source_.size() : end + 3;
    }
    const bool closing = at + 1 < source_.size() && source_[at + 1] == '/';
    const size_t name_begin = at + (closing ? 2 : 1);
    size_t name_end = name_begin;
    while (name_end < source_.size() && IsAsciiAlnum(source_[name_end])) ++name_end;
    if (name_end == name_begin) return at + 1;
    const size_t end = HtmlTagEnd(source_, name_end);
    const std::string name = AsciiLowered(source_.substr(name_begin, std::min<size_t>(name_end - name_begin, 16)));
    const auto blanks = std::count(source_.begin() + static_cast<ptrdiff_t>(name_end),
                                   source_.begin() + static_cast<ptrdiff_t>(end), '=');
    const bool keep = static_cast<size_t>(blanks) <= kMaxTagBlanks && (closing ? Close(name) : Open(name));
    if (!keep) std::fill(out_.begin() + static_cast<ptrdiff_t>(at), out_.begin() + static_cast<ptrdiff_t>(end), ' ');
    if (!closing && keep && (name == "script" || name == "style" || name == "textarea" || name == "title")) {
      return RawTextEnd(end, name);
    }
    return end;
  }

  // Elements whose content is no markup end at their end tag alone.
  size_t RawTextEnd(size_t at, const std::string& name) {
    for (size_t end = source_.find("</", at); end != std::string_view::npos; end = source_.find("</", end + 2)) {
      if (EqualsIgnoringCase(source_.substr(end + 2, name.size()), name)) {
        return end;
      }
    }
    return source_.size();
  }

  bool Open(const std::string& name) {
    switch (ClassOf(name)) {
      case TagClass::kVoid:
      case TagClass::kOptionalEnd:
        return true;
      case TagClass::kFormatting:
        if (formatting_.size() >= kMaxFormatting) return false;
        formatting_.push_back(name);
        return true;
      default:
        if (open_.size() >= kMaxDepth) return false;
        open_.push_back(name);
        return true;
    }
  }

  bool Close(const std::string& name) {
    if (ClassOf(name) == TagClass::kFormatting) {
      const auto found = std::find(formatting_.rbegin(), formatting_.rend(), name);
      if (found == formatting_.rend()) return false;
      formatting_.erase(std::next(found).base());
      return true;
    }
    for (size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1] == name) {
        open_.resize(i - 1);
        return true;
      }
      if (ClassOf(open_[i - 1]) == TagClass::kScope) break;
    }
    // An end tag that matches nothing is left out, but for those whose start tags are not counted.
    return ClassOf(name) == TagClass::kOptionalEnd || name == "br";
  }

  std::string_view source_;
  std::string out_;
  std::vector<std::string> open_;
  std::vector<std::string> formatting_;
};

}  // namespace

std::string LimitHtmlNesting(std::string_view source) { return Guard(source).Run(); }

}  // namespace whence
