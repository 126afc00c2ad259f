#include "graph/sparql/sparql_lexer.h"

#include "graph/base/ascii.h"
#include "graph/base/utf8.h"

namespace whence {
namespace {

using Kind = SparqlToken::Kind;

bool IsNameStart(char c) { return IsAsciiLetter(c) || c == '_' || IsPastAscii(c); }
bool IsName(char c) { return IsNameStart(c) || IsAsciiDigit(c) || c == '-'; }

}  // namespace

void SparqlLexer::SkipBlanks() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '#') {
      while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at_;
    } else {
      return;
    }
  }
}

SparqlToken SparqlLexer::Next() {
  SkipBlanks();
  const size_t begin = at_;
  SparqlToken token;
  if (at_ == text_.size()) {
    token.begin = begin;
    return token;
  }
  const char c = text_[at_];
  if (c == '?' || c == '$') {
    ++at_;
    while (at_ < text_.size() && (IsName(text_[at_]) && text_[at_] != '-')) ++at_;
    token = {Kind::kVariable, std::string(text_.substr(begin + 1, at_ - begin - 1)), begin};
    if (token.text.empty()) token = {Kind::kFault, "the name of a variable", begin + 1};
  } else if (c == '"' || c == '\'') {
    token = Quoted(c);
  } else if (IsAsciiDigit(c) || (c == '.' && IsAsciiDigit(At(at_ + 1)))) {
    token = Number();
  } else if (c == '@') {
    ++at_;
    while (at_ < text_.size() && IsName(text_[at_])) ++at_;
    token = {Kind::kLanguage, std::string(text_.substr(begin + 1, at_ - begin - 1)), begin};
  } else if (c == '_' && At(at_ + 1) == ':') {
    at_ += 2;
    while (at_ < text_.size() && IsName(text_[at_])) ++at_;
    token = {Kind::kBlank, std::string(text_.substr(begin + 2, at_ - begin - 2)), begin};
  } else if (IsNameStart(c) || c == ':') {
    token = Name();
  } else if (c == '<' && text_.find_first_of("> \t\n\"{}|^`<", at_ + 1) != std::string_view::npos &&
             text_[text_.find_first_of("> \t\n\"{}|^`<", at_ + 1)] == '>') {
    at_ = text_.find('>', at_) + 1;
    token = {Kind::kIri, std::string(text_.substr(begin + 1, at_ - begin - 2)), begin};
  } else {
    for (const std::string_view symbol : {"&&", "||", "!=", "<=", ">=", "^^"}) {
      if (text_.substr(at_).starts_with(symbol)) token.text = symbol;
    }
    if (token.text.empty()) token.text = std::string(1, c);
    at_ += token.text.size();
    token.kind = Kind::kSymbol;
    token.begin = begin;
  }
  return token;
}

SparqlToken SparqlLexer::Quoted(char quote) {
  const size_t begin = at_;
  const std::string three(3, quote);
  const bool is_long = text_.substr(at_).starts_with(three);
  at_ += is_long ? 3 : 1;
  SparqlToken token{Kind::kString, "", begin};
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (is_long ? text_.substr(at_).starts_with(three) : c == quote) {
      at_ += is_long ? 3 : 1;
      return token;
    }
    if (c == '\n' && !is_long) break;
    if (c != '\\') {
      token.text.push_back(c);
      ++at_;
      continue;
    }
    const char escaped = At(at_ + 1);
    if (escaped == 'u' || escaped == 'U') {
      char32_t value = 0;
      const size_t digits = escaped == 'u' ? 4 : 8;
      for (size_t i = 0; i < digits; ++i) {
        const int digit = HexValue(At(at_ + 2 + i));
        if (digit < 0) return {Kind::kFault, "a hexadecimal digit", at_ + 2 + i};
        value = value << 4 | static_cast<char32_t>(digit);
      }
      if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return {Kind::kFault, "a code point of Unicode", at_};
      AppendCodePoint(value, &token.text);
      at_ += 2 + digits;
      continue;
    }
    constexpr std::string_view kFrom = "tbnrf\"'\\", kTo = "\t\b\n\r\f\"'\\";
    const size_t which = escaped == '\0' ? std::string_view::npos : kFrom.find(escaped);
    if (which == std::string_view::npos) return {Kind::kFault, "an escape sequence", at_ + 1};
    token.text.push_back(kTo[which]);
    at_ += 2;
  }
  return {Kind::kFault, "the end of the string", at_};
}

SparqlToken SparqlLexer::Number() {
  const size_t begin = at_;
  Kind kind = Kind::kInteger;
  while (IsAsciiDigit(At(at_))) ++at_;
  if (At(at_) == '.' && IsAsciiDigit(At(at_ + 1))) {
    kind = Kind::kDecimal;
    ++at_;
    while (IsAsciiDigit(At(at_))) ++at_;
  }
  if (At(at_) == 'e' || At(at_) == 'E') {
    size_t digits = at_ + 1;
    if (At(digits) == '+' || At(digits) == '-') ++digits;
    if (IsAsciiDigit(At(digits))) {
      kind = Kind::kDouble;
      at_ = digits;
      while (IsAsciiDigit(At(at_))) ++at_;
    }
  }
  return {kind, std::string(text_.substr(begin, at_ - begin)), begin};
}

SparqlToken SparqlLexer::Name() {
  const size_t begin = at_;
  while (at_ < text_.size() && (IsName(text_[at_]) || (text_[at_] == '.' && IsName(At(at_ + 1))))) ++at_;
  if (At(at_) != ':') return {Kind::kWord, std::string(text_.substr(begin, at_ - begin)), begin};
  ++at_;
  while (at_ < text_.size() &&
         (IsName(text_[at_]) || text_[at_] == ':' || text_[at_] == '%' || (text_[at_] == '.' && IsName(At(at_ + 1))))) {
    ++at_;
  }
  return {Kind::kPrefixed, std::string(text_.substr(begin, at_ - begin)), begin};
}

}  // namespace whence
