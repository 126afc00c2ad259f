#ifndef WHENCE_GRAPH_SPARQL_SPARQL_LEXER_H_
#define WHENCE_GRAPH_SPARQL_SPARQL_LEXER_H_

#include <string>
#include <string_view>

namespace whence {

// One token of a SPARQL query.
struct SparqlToken {
  enum class Kind : uint8_t {
    kEnd,
    kWord,      // keyword, function name, true, false, a
    kVariable,  // text: the name
    kIri,       // text: what stands between < and >
    kPrefixed,  // text: "prefix:local"
    kBlank,     // text: the label
    kString,    // text: unescaped
    kLanguage,  // text: the tag after @
    kInteger,
    kDecimal,
    kDouble,
    kSymbol,  // text: one of the symbols, as "&&" or "{"
    kFault,   // text: what was expected
  };
  Kind kind = Kind::kEnd;
  std::string text;
  size_t begin = 0;  // byte in the query
};

// Splits a query, which outlives it, into tokens, one at a time; behind the last comes kEnd for good.
class SparqlLexer {
 public:
  explicit SparqlLexer(std::string_view text) : text_(text) {}
  SparqlToken Next();
  std::string_view text() const { return text_; }

 private:
  void SkipBlanks();
  SparqlToken Quoted(char quote);
  SparqlToken Number();
  SparqlToken Name();
  char At(size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  const std::string_view text_;
  size_t at_ = 0;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_SPARQL_SPARQL_LEXER_H_
