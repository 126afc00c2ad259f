#include "graph/sparql/sparql_cursor.h"

#include <algorithm>

#include "graph/base/ascii.h"
#include "graph/base/status.h"
#include "graph/rdf/iri.h"

namespace whence {

using Kind = SparqlToken::Kind;

namespace {

// A place in a text with what stands around it on its line, at most kMostAround bytes before and behind, and a caret.
std::string Shown(std::string_view text, size_t line_begin, size_t line_end, size_t at) {
  constexpr size_t kMostAround = 100;
  const auto inside = [&](size_t byte) {  // a character of several bytes
    return byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80;
  };
  size_t first = std::max(line_begin, at - std::min(at, kMostAround)), last = std::min(line_end, at + kMostAround);
  while (first < at && inside(first)) ++first;
  while (last > at && inside(last)) --last;
  const std::string_view before = first > line_begin ? "..." : "", behind = last < line_end ? "..." : "";
  size_t columns = before.size();
  for (size_t byte = first; byte < at; ++byte) columns += inside(byte) ? 0 : 1;
  return StrCat("\n  ", before, text.substr(first, last - first), behind, "\n  ", std::string(columns, ' '), "^");
}

}  // namespace

std::string UpperCase(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = AsciiUpper(c);
  return out;
}

void SparqlCursor::Advance() {
  token_ = lexer_.Next();
  if (token_.kind == Kind::kFault) Expect(std::string(token_.text));
}

// Notes the first fault, with the line and a caret, and lets the rest see the end of the query.
void SparqlCursor::Expect(std::string_view what) {
  if (error_.empty()) {
    const std::string_view text = lexer_.text();
    const size_t at = std::min(token_.begin, text.size());
    const size_t line_begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const size_t line_end = std::min(text.find('\n', at), text.size());
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    error_ = StrCat(line, ":", at - line_begin + 1, ": expected ", what, Shown(text, line_begin, line_end, at));
  }
  token_ = SparqlToken();
}

bool SparqlCursor::IsWord(std::string_view word) const {
  return token_.kind == Kind::kWord && UpperCase(token_.text) == word;
}

bool SparqlCursor::TakeWord(std::string_view word) {
  if (!IsWord(word)) return false;
  Advance();
  return true;
}

bool SparqlCursor::IsSymbol(std::string_view symbol) const {
  return token_.kind == Kind::kSymbol && token_.text == symbol;
}

bool SparqlCursor::TakeSymbol(std::string_view symbol) {
  if (!IsSymbol(symbol)) return false;
  Advance();
  return true;
}

void SparqlCursor::NeedSymbol(std::string_view symbol) {
  if (!TakeSymbol(symbol)) Expect(StrCat("'", symbol, "'"));
}

Term SparqlCursor::NeedTerm() {
  auto term = TakeTerm();
  if (!term) Expect("a term");
  return term.value_or(Term());
}

std::optional<std::string> SparqlCursor::TakeIri() {
  std::string iri;
  if (token_.kind == Kind::kIri) {
    iri = ResolveIri(base_, token_.text);
  } else if (token_.kind == Kind::kPrefixed) {
    const size_t colon = token_.text.find(':');
    const auto prefix = prefixes_.find(token_.text.substr(0, colon));
    if (prefix == prefixes_.end()) {
      Expect(StrCat("a PREFIX for '", token_.text.substr(0, colon + 1), "'"));
      return std::nullopt;
    }
    iri = prefix->second + token_.text.substr(colon + 1);
  } else {
    return std::nullopt;
  }
  Advance();
  return iri;
}

std::optional<Term> SparqlCursor::TakeTerm() {
  const std::string xsd(kXsd);
  if (const auto iri = TakeIri()) return Term::Iri(*iri);
  const SparqlToken token = token_;
  switch (token.kind) {
    case Kind::kString:
      Advance();
      if (token_.kind == Kind::kLanguage) {
        const std::string language = token_.text;
        Advance();
        return Term::String(token.text, language);
      }
      if (TakeSymbol("^^")) {
        const auto datatype = TakeIri();
        if (!datatype) Expect("an IRI");
        return Term::Typed(token.text, datatype.value_or(""));
      }
      return Term::String(token.text);
    case Kind::kInteger:
      Advance();
      return Term::Typed(token.text, xsd + "integer");
    case Kind::kDecimal:
      Advance();
      return Term::Typed(token.text, xsd + "decimal");
    case Kind::kDouble:
      Advance();
      return Term::Typed(token.text, xsd + "double");
    case Kind::kWord:
      if (!IsWord("TRUE") && !IsWord("FALSE")) return std::nullopt;
      Advance();
      return Term::Typed(UpperCase(token.text) == "TRUE" ? "true" : "false", xsd + "boolean");
    case Kind::kSymbol: {
      if (token.text != "-" && token.text != "+") return std::nullopt;
      Advance();
      const bool number =
          token_.kind == Kind::kInteger || token_.kind == Kind::kDecimal || token_.kind == Kind::kDouble;
      if (!number) Expect("a number");
      auto term = TakeTerm();
      if (term && token.text == "-") term->lexical.insert(0, "-");
      return term;
    }
    default:
      return std::nullopt;
  }
}

void SparqlCursor::Prologue() {
  while (ok()) {
    if (TakeWord("BASE")) {
      if (token_.kind != Kind::kIri) return Expect("an IRI");
      base_ = token_.text;
      Advance();
    } else if (TakeWord("PREFIX")) {
      if (token_.kind != Kind::kPrefixed || !token_.text.ends_with(':')) return Expect("a prefix, as in ex:");
      const std::string prefix = token_.text.substr(0, token_.text.size() - 1);
      Advance();
      if (token_.kind != Kind::kIri) return Expect("an IRI");
      prefixes_[prefix] = ResolveIri(base_, token_.text);
      Advance();
    } else {
      return;
    }
  }
}

}  // namespace whence
