#include "rules/language/term_expression.h"

#include <cstdlib>
#include <utility>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "rules/language/field_reader.h"

namespace whence {
namespace {

using Kind = TermExpression::Kind;

class TermParser : private FieldReader {
 public:
  TermParser(const RuleFile& file, const RuleField& field, size_t begin, std::vector<Diagnostic>& diagnostics)
      : FieldReader(file, field, begin, diagnostics) {}

  TermExpression Parse() {
    TermExpression term = ParseTerm(0);
    SkipBlanks();
    if (!failed_ && at_ < text_.size()) Error(at_, "text behind the end of the term", "expected nothing more");
    return term;
  }

 private:
  bool Take(char c) {
    SkipBlanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::string ReadAtom() {
    const size_t begin = at_;
    while (at_ < text_.size() && IsNameChar(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  TermExpression ParseTerm(size_t depth) {
    SkipBlanks();
    TermExpression term;
    term.offset = at_;
    if (depth > kMaxTermDepth) {
      Error(at_, StrCat("terms are nested deeper than ", kMaxTermDepth), "");
    } else if (Take('{')) {
      term.kind = Kind::kSlot;
      term.text = ReadAtom();
      if (term.text.empty() || !Take('}')) Error(term.offset, "a slot that is not whole", "expected {name}");
    } else if (Take('"')) {
      term.kind = Kind::kString;
      const size_t end = text_.find('"', at_);
      if (end == std::string_view::npos) {
        Error(term.offset, "the string is never closed", "expected a second \"");
        return term;
      }
      term.text = text_.substr(at_, end - at_);
      at_ = end + 1;
    } else if (at_ < text_.size() && (IsAsciiDigit(text_[at_]) ||
                                      (text_[at_] == '-' && at_ + 1 < text_.size() && IsAsciiDigit(text_[at_ + 1])))) {
      ReadNumber(term);
    } else {
      ReadFunctor(term, depth);
    }
    return term;
  }

  void ReadNumber(TermExpression& term) {
    term.kind = Kind::kNumber;
    const size_t begin = at_++;
    while (at_ < text_.size() && (IsAsciiDigit(text_[at_]) || text_[at_] == '.')) ++at_;
    term.text = text_.substr(begin, at_ - begin);
    term.number = std::strtod(term.text.c_str(), nullptr);
  }

  void ReadFunctor(TermExpression& term, size_t depth) {
    term.text = ReadAtom();
    if (term.text.empty()) {
      Error(at_, "no term", "expected a name, a {slot}, a \"string\" or a number");
      return;
    }
    if (!Take('(')) return;
    do {
      term.arguments.push_back(ParseTerm(depth + 1));
    } while (!failed_ && Take(','));
    if (!failed_ && !Take(')'))
      Error(at_, StrCat("the arguments of ", term.text, " are never closed"), "expected \",\" or \")\"");
  }
};

}  // namespace

std::string TermExpression::ToString() const { return Substitute({}); }

std::string TermExpression::Substitute(const std::map<std::string, std::string, std::less<>>& slots) const {
  switch (kind) {
    case Kind::kSlot: {
      const auto found = slots.find(text);
      return found == slots.end() ? StrCat("{", text, "}") : found->second;
    }
    case Kind::kString:
      return StrCat("\"", text, "\"");
    case Kind::kNumber:
      return text;
    case Kind::kFunctor:
      break;
  }
  std::string out = text;
  for (size_t i = 0; i < arguments.size(); ++i) out += StrCat(i == 0 ? "(" : ", ", arguments[i].Substitute(slots));
  if (!arguments.empty()) out += ")";
  return out;
}

TermExpression ParseTermExpression(const RuleFile& file, const RuleField& field, size_t begin,
                                   std::vector<Diagnostic>& diagnostics) {
  return TermParser(file, field, begin, diagnostics).Parse();
}

}  // namespace whence
