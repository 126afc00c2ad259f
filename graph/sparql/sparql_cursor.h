#ifndef WHENCE_GRAPH_SPARQL_SPARQL_CURSOR_H_
#define WHENCE_GRAPH_SPARQL_SPARQL_CURSOR_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graph/sparql/sparql_lexer.h"
#include "graph/term.h"

namespace whence {

// Walks the tokens of a query: what the parsers of its parts share. It knows the terms, and the prefixes that they are
// written with. After the first fault it stands at the end, so that everything unwinds: functions return what they
// have, and ok() is false.
class SparqlCursor {
 public:
  explicit SparqlCursor(std::string_view text) : lexer_(text) { Advance(); }

  const SparqlToken& token() const { return token_; }
  void Advance();
  bool ok() const { return error_.empty(); }
  // "line:column: expected ...", the line and a caret.
  const std::string& error() const { return error_; }
  // Notes that something else was expected here, if that is the first fault.
  void Expect(std::string_view what);

  // Words in any case; `word` in upper case.
  bool IsWord(std::string_view word) const;
  bool TakeWord(std::string_view word);
  bool IsSymbol(std::string_view symbol) const;
  bool TakeSymbol(std::string_view symbol);
  void NeedSymbol(std::string_view symbol);

  // PREFIX and BASE.
  void Prologue();
  Term NeedTerm();
  std::optional<Term> TakeTerm();

 private:
  std::optional<std::string> TakeIri();

  SparqlLexer lexer_;
  SparqlToken token_;
  std::string error_;
  std::map<std::string, std::string> prefixes_;
  std::string base_;
};

// In upper case, of ASCII.
std::string UpperCase(std::string_view text);

}  // namespace whence

#endif  // WHENCE_GRAPH_SPARQL_SPARQL_CURSOR_H_
