// Turtle and TriG (W3C, RDF 1.1 and 1.2) by recursive descent. Of our own, because Debian's parsers know neither the
// statements about statements of RDF 1.2 nor how to go on behind a fault; tests hold it against serd where both can
// read.
#include <string>
#include <utility>

#include "graph/base/status.h"
#include "graph/rdf/rdf_reader.h"
#include "graph/rdf/turtle_terms.h"

namespace whence {
namespace {

constexpr int kDeepest = 200;
constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

TermView ViewOf(const Term& term) { return {term.kind, term.lexical, term.datatype}; }

class TurtleParser {
 public:
  TurtleParser(ByteSource& source, bool graphs, const RdfReaderOptions& options, const TripleVisitor& visit)
      : terms_(source), in_(terms_.input()), graphs_(graphs), options_(options), visit_(visit) {}

  absl::Status Run() {
    while (true) {
      in_.SkipBlanks();
      if (in_.Peek() == TurtleInput::kEnd) {
        if (!in_graph_) break;
        terms_.Expect("'}'");
      }
      const bool read = terms_.error().empty() && Statement();
      WHENCE_RETURN_IF_ERROR(status_);
      WHENCE_RETURN_IF_ERROR(in_.status());
      if (read) continue;
      if (!options_.lenient) return absl::InvalidArgumentError(terms_.error());
      if (options_.skipped) options_.skipped(terms_.error());
      terms_.ClearError();
      if (!GoOn()) break;
    }
    return in_.status();
  }

 private:
  bool Expect(std::string_view what) { return terms_.Expect(what); }

  // Behind a fault: to the end of what looks like the end of a statement. False at the end of the text.
  bool GoOn() {
    for (; in_.Peek() != TurtleInput::kEnd; in_.Advance()) {
      const int behind = in_.Peek(1);
      if (in_.Peek() != '.' || behind > ' ') continue;
      in_.Advance();
      return true;
    }
    return false;
  }

  bool Statement() {
    if (in_graph_ && in_.Take("}")) {
      in_graph_ = false;
      graph_ = Term();
      return true;
    }
    if (!in_graph_) {
      if (in_.Peek() == '@') return Directive();
      if (terms_.TakeWord("PREFIX", true)) return Prefix();
      if (terms_.TakeWord("BASE", true)) return Base();
      if (terms_.TakeWord("VERSION", true)) return Version();
      if (graphs_ && in_.Take("{")) return in_graph_ = true;
      if (graphs_ && terms_.TakeWord("GRAPH", true)) {
        in_.SkipBlanks();
        return Node(&graph_) && OpenGraph();
      }
    }
    return Triples();
  }

  bool OpenGraph() {
    in_.SkipBlanks();
    if (!in_.Take("{")) return Expect("'{'");
    return in_graph_ = true;
  }

  bool Directive() {
    in_.Advance();
    if (terms_.TakeWord("prefix", false)) return Prefix() && Stop();
    if (terms_.TakeWord("base", false)) return Base() && Stop();
    if (terms_.TakeWord("version", false)) return Version() && Stop();
    return Expect("'prefix' or 'base'");
  }

  bool Prefix() {
    std::string name, iri;
    in_.SkipBlanks();
    if (!terms_.PrefixName(&name)) return false;
    in_.SkipBlanks();
    if (!terms_.IriReference(&iri)) return false;
    terms_.SetPrefix(name, iri);
    return true;
  }

  bool Base() {
    std::string iri;
    in_.SkipBlanks();
    if (!terms_.IriReference(&iri)) return false;
    terms_.SetBase(iri);
    return true;
  }

  bool Version() {
    Term version;
    in_.SkipBlanks();
    return terms_.AtLiteral() ? terms_.Literal(&version) : Expect("a version in quotes");
  }

  bool Stop() {
    in_.SkipBlanks();
    return in_.Take(".") || Expect("'.'");
  }

  bool Triples() {
    Term subject;
    const bool alone = in_.Peek() == '[' || in_.StartsWith("<<");  // may stand without a predicate
    if (!Subject(&subject, 0)) return false;
    in_.SkipBlanks();
    if (graphs_ && !in_graph_ && in_.Peek() == '{') {
      graph_ = subject;
      return OpenGraph();
    }
    const bool ends = in_.Peek() == '.' || (in_graph_ && in_.Peek() == '}');
    if (!(alone && ends) && !Predicates(subject, 0)) return false;
    in_.SkipBlanks();
    if (in_graph_ && in_.Peek() == '}') return true;
    return Stop();
  }

  bool Predicates(const Term& subject, int depth) {
    while (true) {
      Term predicate;
      in_.SkipBlanks();
      if (!Verb(&predicate)) return false;
      do {
        Term object;
        in_.SkipBlanks();
        if (predicate.lexical == kRdfReifies && in_.StartsWith("<<(")) {
          if (!TripleTerm(subject)) return false;
        } else if (!Object(&object, depth) || !Emit(subject, predicate, object) ||
                   !Annotations(subject, predicate, object, depth)) {
          return false;
        }
        in_.SkipBlanks();
      } while (in_.Take(","));
      if (!in_.Take(";")) return true;
      in_.SkipBlanks();
      while (in_.Take(";")) in_.SkipBlanks();
      const int c = in_.Peek();
      if (c == '.' || c == ']' || c == '}' || c == '|') return true;
    }
  }

  bool Verb(Term* predicate) {
    if (terms_.TakeWord("a", false)) {
      *predicate = Term::Iri(kRdfType);
      return true;
    }
    return terms_.Iri(predicate);
  }

  // IRIs and blank nodes.
  bool Node(Term* term) { return in_.Peek() == '_' ? terms_.BlankNode(term) : terms_.Iri(term); }

  bool Subject(Term* term, int depth) {
    if (depth > kDeepest) return Expect("fewer nodes inside each other");
    if (in_.StartsWith("<<")) return ReifiedTriple(term, depth);
    if (in_.Peek() == '[') return Bracketed(term, depth);
    if (in_.Peek() == '(') return Collection(term, depth);
    return Node(term);
  }

  bool Object(Term* term, int depth) { return terms_.AtLiteral() ? terms_.Literal(term) : Subject(term, depth); }

  bool Bracketed(Term* term, int depth) {
    in_.Advance();
    *term = terms_.FreshBlank();
    in_.SkipBlanks();
    if (in_.Take("]")) return true;
    if (!Predicates(*term, depth + 1)) return false;
    in_.SkipBlanks();
    return in_.Take("]") || Expect("']'");
  }

  bool Collection(Term* term, int depth) {
    in_.Advance();
    *term = Term::Iri(StrCat(kRdf, "nil"));
    Term last;
    for (in_.SkipBlanks(); !in_.Take(")"); in_.SkipBlanks()) {
      Term item;
      if (!Object(&item, depth + 1)) return false;
      const Term cell = terms_.FreshBlank();
      if (last.lexical.empty()) {
        *term = cell;
      } else if (!Emit(last, Term::Iri(StrCat(kRdf, "rest")), cell)) {
        return false;
      }
      if (!Emit(cell, Term::Iri(StrCat(kRdf, "first")), item)) return false;
      last = cell;
    }
    if (last.lexical.empty()) return true;
    return Emit(last, Term::Iri(StrCat(kRdf, "rest")), Term::Iri(StrCat(kRdf, "nil")));
  }

  // The three terms of a quoted triple.
  bool Inner(Term* terms, int depth) {
    in_.SkipBlanks();
    if (!Subject(&terms[0], depth + 1)) return false;
    in_.SkipBlanks();
    if (!Verb(&terms[1])) return false;
    in_.SkipBlanks();
    if (!Object(&terms[2], depth + 1)) return false;
    in_.SkipBlanks();
    return true;
  }

  bool TripleTerm(const Term& node) {
    Term inner[3];
    in_.Take("<<(");
    if (!Inner(inner, 0)) return false;
    return in_.Take(")>>") ? Reify(node, inner) : Expect("')>>'");
  }

  bool ReifiedTriple(Term* node, int depth) {
    if (in_.StartsWith("<<(")) return Expect("a triple term behind rdf:reifies alone");
    Term inner[3];
    in_.Take("<<");
    if (!Inner(inner, depth)) return false;
    *node = terms_.FreshBlank();
    if (in_.Take("~")) {
      in_.SkipBlanks();
      if (in_.Peek() != '>' && !Node(node)) return false;
      in_.SkipBlanks();
    }
    return in_.Take(">>") ? Reify(*node, inner) : Expect("'>>'");
  }

  // "~ node" and "{| ... |}" behind an object; a block is about the node before it, or about one of its own.
  bool Annotations(const Term& subject, const Term& predicate, const Term& object, int depth) {
    const Term inner[3] = {subject, predicate, object};
    Term node;
    for (in_.SkipBlanks();; in_.SkipBlanks()) {
      const bool block = in_.StartsWith("{|");
      if (!block && in_.Peek() != '~') return true;
      if (depth > kDeepest) return Expect("fewer nodes inside each other");
      if (block) {
        in_.Take("{|");
        if (node.lexical.empty()) {
          node = terms_.FreshBlank();
          if (!Reify(node, inner)) return false;
        }
        if (!Predicates(node, depth + 1)) return false;
        in_.SkipBlanks();
        if (!in_.Take("|}")) return Expect("'|}'");
        node = Term();
      } else {
        in_.Take("~");
        in_.SkipBlanks();
        const int c = in_.Peek();
        const bool nameless =
            c == TurtleInput::kEnd || std::string_view(",;.]}{|~").find(static_cast<char>(c)) != std::string_view::npos;
        if (nameless) {
          node = terms_.FreshBlank();
        } else if (!Node(&node)) {
          return false;
        }
        if (!Reify(node, inner)) return false;
      }
    }
  }

  bool Emit(const Term& subject, const Term& predicate, const Term& object) {
    TripleView view;
    view.subject = ViewOf(subject);
    view.predicate = ViewOf(predicate);
    view.object = ViewOf(object);
    return Visit(&view);
  }

  bool Reify(const Term& node, const Term* inner) {
    const QuotedTriple quoted{ViewOf(inner[0]), ViewOf(inner[1]), ViewOf(inner[2])};
    TripleView view;
    view.subject = ViewOf(node);
    view.reified = &quoted;
    return Visit(&view);
  }

  bool Visit(TripleView* view) {
    view->graph = ViewOf(graph_);
    status_ = visit_(*view);
    return status_.ok();
  }

  TurtleTerms terms_;
  TurtleInput& in_;
  const bool graphs_;
  const RdfReaderOptions& options_;
  const TripleVisitor& visit_;
  Term graph_;
  bool in_graph_ = false;
  absl::Status status_;  // of the visitor
};

}  // namespace

absl::Status ReadTurtle(ByteSource& source, bool graphs, const RdfReaderOptions& options, const TripleVisitor& visit) {
  return TurtleParser(source, graphs, options, visit).Run();
}

}  // namespace whence
