#ifndef WHENCE_GRAPH_RDF_TURTLE_TERMS_H_
#define WHENCE_GRAPH_RDF_TURTLE_TERMS_H_

#include <map>
#include <string>
#include <string_view>

#include "graph/rdf/turtle_input.h"
#include "graph/term.h"

namespace whence {

// Reads the terms of Turtle as they are written, under the prefixes and the base that hold. Each function is called at
// the first byte of what it reads and returns false after a fault: error() says what was expected, where.
class TurtleTerms {
 public:
  explicit TurtleTerms(ByteSource& source) : input_(source) {}

  TurtleInput& input() { return input_; }
  bool Iri(Term* term);                 // <...> or a prefixed name
  bool IriReference(std::string* iri);  // <...>, resolved
  bool PrefixName(std::string* name);   // "p:", without the colon
  bool BlankNode(Term* term);           // _:label
  bool Literal(Term* term);             // strings, numbers, true and false
  bool AtLiteral();
  Term FreshBlank();
  // A word that must not go on, in any case if `any_case`.
  bool TakeWord(std::string_view word, bool any_case);

  void SetPrefix(const std::string& name, const std::string& iri) { prefixes_[name] = iri; }
  void SetBase(std::string iri) { base_ = std::move(iri); }

  bool Expect(std::string_view what);
  const std::string& error() const { return error_; }
  void ClearError() { error_.clear(); }

 private:
  bool Number(Term* term);
  bool Quoted(std::string* text);
  bool Escape(bool characters, std::string* out);
  bool LocalName(std::string* out);

  TurtleInput input_;
  std::map<std::string, std::string, std::less<>> prefixes_;
  std::string base_;
  std::string error_;
  uint64_t fresh_ = 0;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_RDF_TURTLE_TERMS_H_
