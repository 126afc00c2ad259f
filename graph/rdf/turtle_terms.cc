#include "graph/rdf/turtle_terms.h"

#include "graph/base/ascii.h"
#include "graph/base/strings.h"
#include "graph/base/utf8.h"
#include "graph/rdf/iri.h"

namespace whence {
namespace {

constexpr std::string_view kFreshLabel = "genid";
constexpr size_t kLongestTerm = 64 << 20;

bool IsLetter(int c) { return IsAsciiLetter(c) || c >= 0x80; }
bool IsName(int c) { return IsLetter(c) || IsAsciiDigit(c) || c == '_' || c == '-'; }

}  // namespace

bool TurtleTerms::Expect(std::string_view what) {
  if (error_.empty()) error_ = StrCat(input_.line(), ":", input_.column(), ": expected ", what);
  return false;
}

Term TurtleTerms::FreshBlank() { return Term::Blank(StrCat(kFreshLabel, ++fresh_)); }

bool TurtleTerms::TakeWord(std::string_view word, bool any_case) {
  for (size_t i = 0; i < word.size(); ++i) {
    const int c = input_.Peek(i);
    if ((any_case ? AsciiLower(c) : c) != (any_case ? AsciiLower(word[i]) : word[i])) return false;
  }
  const int behind = input_.Peek(word.size());
  if (IsName(behind) || behind == ':') return false;
  for (size_t i = 0; i < word.size(); ++i) input_.Advance();
  return true;
}

bool TurtleTerms::Escape(bool characters, std::string* out) {
  input_.Advance();
  const int c = input_.Peek();
  if (c == 'u' || c == 'U') {
    input_.Advance();
    char32_t value = 0;
    for (int digits = c == 'u' ? 4 : 8; digits > 0; --digits) {
      const int digit = HexValue(input_.Peek());
      if (digit < 0) return Expect("a hexadecimal digit");
      value = value << 4 | static_cast<char32_t>(digit);
      input_.Advance();
    }
    if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return Expect("a code point of Unicode");
    AppendCodePoint(value, out);
    return true;
  }
  constexpr std::string_view kFrom = "tbnrf\"'\\", kTo = "\t\b\n\r\f\"'\\";
  const size_t which = c == TurtleInput::kEnd ? std::string_view::npos : kFrom.find(static_cast<char>(c));
  if (!characters || which == std::string_view::npos) return Expect("an escape sequence");
  out->push_back(kTo[which]);
  input_.Advance();
  return true;
}

bool TurtleTerms::IriReference(std::string* iri) {
  if (input_.Peek() != '<') return Expect("'<'");
  input_.Advance();
  std::string text;
  for (int c = input_.Peek(); c != '>'; c = input_.Peek()) {
    if (c == '\\') {
      if (!Escape(false, &text)) return false;
      continue;
    }
    if (c <= 0x20 || std::string_view("<\"{}|^`").find(static_cast<char>(c)) != std::string_view::npos) {
      return Expect(c == TurtleInput::kEnd ? "'>'" : "an IRI without blanks and without any of <\"{}|^`");
    }
    if (text.size() > kLongestTerm) return Expect("a shorter IRI");
    text.push_back(static_cast<char>(c));
    input_.Advance();
  }
  input_.Advance();
  if (!IsValidUtf8(text)) return Expect("UTF-8 before this");
  *iri = ResolveIri(base_, text);
  return true;
}

bool TurtleTerms::PrefixName(std::string* name) {
  name->clear();
  while (IsName(input_.Peek()) || (input_.Peek() == '.' && !name->empty())) {
    if (name->size() > kLongestTerm) return Expect("a shorter prefix");
    name->push_back(static_cast<char>(input_.Peek()));
    input_.Advance();
  }
  if (input_.Peek() != ':') return Expect("':'");
  input_.Advance();
  return true;
}

// A name goes on over points, but does not end with one.
bool TurtleTerms::LocalName(std::string* out) {
  while (out->size() < kLongestTerm) {
    const int c = input_.Peek();
    if (IsName(c) || c == ':') {
      out->push_back(static_cast<char>(c));
    } else if (c == '.') {
      size_t points = 1;
      while (points + 1 < TurtleInput::kLookAhead && input_.Peek(points) == '.') ++points;
      const int behind = input_.Peek(points);
      if (!IsName(behind) && behind != ':' && behind != '%' && behind != '\\') return true;
      out->push_back('.');
    } else if (c == '%') {
      if (HexValue(input_.Peek(1)) < 0 || HexValue(input_.Peek(2)) < 0) return Expect("two hexadecimal digits");
      out->push_back('%');
    } else if (c == '\\') {
      input_.Advance();
      const int escaped = input_.Peek();
      if (escaped == TurtleInput::kEnd ||
          std::string_view("_~.-!$&'()*+,;=/?#@%").find(static_cast<char>(escaped)) == std::string_view::npos) {
        return Expect("one of _~.-!$&'()*+,;=/?#@%");
      }
      out->push_back(static_cast<char>(escaped));
    } else {
      return true;
    }
    input_.Advance();
  }
  return Expect("a shorter name");
}

bool TurtleTerms::Iri(Term* term) {
  term->kind = TermKind::kIri;
  term->datatype.clear();
  if (input_.Peek() == '<') return IriReference(&term->lexical);
  const int c = input_.Peek();
  if (!IsLetter(c) && c != ':') return Expect("a term");
  std::string prefix;
  if (!PrefixName(&prefix)) return false;
  const auto known = prefixes_.find(prefix);
  if (known == prefixes_.end()) return Expect(StrCat("a prefix that was declared before, not '", prefix, ":'"));
  term->lexical = known->second;
  return LocalName(&term->lexical) && (IsValidUtf8(term->lexical) || Expect("UTF-8 before this"));
}

bool TurtleTerms::BlankNode(Term* term) {
  if (!input_.Take("_:")) return Expect("'_:'");
  std::string label;
  const int c = input_.Peek();
  if (!IsLetter(c) && !IsAsciiDigit(c) && c != '_') return Expect("the label of a blank node");
  if (!LocalName(&label)) return false;
  if (!IsValidUtf8(label)) return Expect("UTF-8 before this");
  // Labels of the text must not be taken for those that this reader makes.
  const size_t made = label.find_first_not_of('x');
  if (made != std::string::npos && std::string_view(label).substr(made).starts_with(kFreshLabel)) label.insert(0, "x");
  *term = Term::Blank(label);
  return true;
}

bool TurtleTerms::AtLiteral() {
  const int c = input_.Peek();
  if (c == '"' || c == '\'' || IsAsciiDigit(c) || c == '+' || c == '-') return true;
  if (c == '.') return IsAsciiDigit(input_.Peek(1));
  for (const std::string_view word : {"true", "false"}) {
    const int behind = input_.Peek(word.size());
    if (input_.StartsWith(word) && !IsName(behind) && behind != ':') return true;
  }
  return false;
}

bool TurtleTerms::Number(Term* term) {
  std::string text;
  const auto digits = [&] {
    while (IsAsciiDigit(input_.Peek()) && text.size() < kLongestTerm) {
      text.push_back(static_cast<char>(input_.Peek()));
      input_.Advance();
    }
  };
  const auto sign = [&] {
    if (input_.Peek() != '+' && input_.Peek() != '-') return;
    text.push_back(static_cast<char>(input_.Peek()));
    input_.Advance();
  };
  const char* type = "integer";
  sign();
  digits();
  const auto exponent_at = [&](size_t ahead) {
    if (input_.Peek(ahead) != 'e' && input_.Peek(ahead) != 'E') return false;
    const bool signed_exponent = input_.Peek(ahead + 1) == '+' || input_.Peek(ahead + 1) == '-';
    return IsAsciiDigit(input_.Peek(ahead + (signed_exponent ? 2 : 1)));
  };
  if (input_.Peek() == '.' && (IsAsciiDigit(input_.Peek(1)) || exponent_at(1))) {
    type = "decimal";
    text.push_back('.');
    input_.Advance();
    digits();
  }
  if (text.find_first_of("0123456789") == std::string::npos) return Expect("a digit");
  if (exponent_at(0)) {
    type = "double";
    text.push_back(static_cast<char>(input_.Peek()));
    input_.Advance();
    sign();
    digits();
  }
  *term = Term::Typed(text, StrCat(kXsd, type));
  return true;
}

bool TurtleTerms::Quoted(std::string* text) {
  const int quote = input_.Peek();
  const char once = static_cast<char>(quote);
  const std::string thrice(3, once);
  const bool is_long = input_.Take(thrice);
  if (!is_long) input_.Advance();
  while (true) {
    const int c = input_.Peek();
    if (is_long ? input_.StartsWith(thrice) : c == quote) {
      // Of four or five quotes in a row the last three end the string.
      if (!is_long || input_.Peek(3) != quote) break;
    }
    if (c == TurtleInput::kEnd || (!is_long && (c == '\n' || c == '\r'))) {
      return Expect(StrCat("'", is_long ? thrice : std::string(1, once), "'"));
    }
    if (text->size() > kLongestTerm) return Expect("a shorter string");
    if (c == '\\') {
      if (!Escape(true, text)) return false;
      continue;
    }
    text->push_back(static_cast<char>(c));
    input_.Advance();
  }
  input_.Take(is_long ? std::string_view(thrice) : std::string_view(&once, 1));
  return IsValidUtf8(*text) || Expect("UTF-8 before this");
}

bool TurtleTerms::Literal(Term* term) {
  const int c = input_.Peek();
  if (c != '"' && c != '\'') {
    for (const std::string_view word : {"true", "false"}) {
      if (!TakeWord(word, false)) continue;
      *term = Term::Typed(word, StrCat(kXsd, "boolean"));
      return true;
    }
    return Number(term);
  }
  *term = Term::String("");
  if (!Quoted(&term->lexical)) return false;
  if (input_.Peek() == '@') {
    input_.Advance();
    for (int next = input_.Peek(); IsAsciiDigit(next) || next == '-' || (next < 0x80 && IsLetter(next));
         next = input_.Peek()) {
      term->datatype.push_back(AsciiLower(next));
      input_.Advance();
    }
    const std::string& tag = term->datatype;
    const bool well_formed =
        !tag.empty() && IsLetter(tag[0]) && tag.back() != '-' && tag.find("--") == std::string::npos;
    return well_formed || Expect("a language tag");
  }
  if (!input_.Take("^^")) return true;
  Term type;
  if (!Iri(&type)) return false;
  if (type.lexical == StrCat(kXsd, "string")) return true;
  term->kind = TermKind::kTyped;
  term->datatype = std::move(type.lexical);
  return true;
}

}  // namespace whence
