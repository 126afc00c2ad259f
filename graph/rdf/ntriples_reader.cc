// N-Triples and N-Quads (W3C, RDF 1.1 and 1.2; quoted subjects as in RDF-star), line by line. Written by hand because
// it is the inner loop of a load: a term without an escape is a view of the line.
#include <array>
#include <string>

#include "graph/base/ascii.h"
#include "graph/base/status.h"
#include "graph/base/utf8.h"
#include "graph/rdf/rdf_reader.h"

namespace whence {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// One line, read from left to right. After a fault, error() says what was expected where.
class NTriplesLine {
 public:
  explicit NTriplesLine(std::string_view line) : line_(line) {}

  void SkipBlanks() {
    while (at_ < line_.size() && IsBlank(line_[at_])) ++at_;
  }
  // Whether the line is UTF-8, which no term of it is asked for again.
  bool IsUtf8() {
    unsigned char bits = 0;
    for (const char c : line_) bits |= static_cast<unsigned char>(c);
    if (bits < 0x80) return true;
    for (size_t next = 0; next < line_.size();) {
      const size_t begin = next;
      if (NextCodePoint(line_, &next) != kReplacementCharacter || next > begin + 1) continue;
      at_ = begin;
      return Expect("UTF-8");
    }
    return true;
  }
  bool AtEnd() {
    SkipBlanks();
    return at_ == line_.size() || line_[at_] == '#';
  }

  bool Iri(std::string* storage, std::string_view* iri) {
    if (at_ == line_.size() || line_[at_] != '<') return Expect("'<'");
    const size_t begin = ++at_;
    for (; at_ < line_.size(); ++at_) {
      const char c = line_[at_];
      if (c == '>') {
        *iri = line_.substr(begin, at_++ - begin);
        return true;
      }
      if (c == '\\') return EscapedIri(begin, storage, iri);
      if (static_cast<unsigned char>(c) <= 0x20 || c == '<' || c == '"' || c == '{' || c == '}' || c == '|' ||
          c == '^' || c == '`') {
        return Expect("an IRI without blanks and without any of <\"{}|^`");
      }
    }
    return Expect("'>'");
  }

  bool BlankNode(std::string_view* label) {
    at_ += 2;  // "_:"
    const size_t begin = at_;
    while (at_ < line_.size() && IsLabel(line_[at_])) ++at_;
    while (at_ > begin && line_[at_ - 1] == '.') --at_;
    *label = line_.substr(begin, at_ - begin);
    return at_ > begin || Expect("the label of a blank node");
  }

  bool Literal(std::array<std::string, 2>* storage, TermView* term) {
    const size_t begin = ++at_;
    while (at_ < line_.size() && line_[at_] != '"' && line_[at_] != '\\') ++at_;
    if (at_ < line_.size() && line_[at_] == '\\') {
      if (!EscapedString(begin, &(*storage)[0])) return false;
      term->lexical = (*storage)[0];
    } else {
      term->lexical = line_.substr(begin, at_ - begin);
    }
    if (at_ == line_.size()) return Expect("'\"'");
    ++at_;
    term->kind = TermKind::kString;
    term->datatype = {};
    if (at_ < line_.size() && line_[at_] == '@') return Language(&(*storage)[1], &term->datatype);
    if (line_.substr(at_).starts_with("^^")) {
      at_ += 2;
      if (!Iri(&(*storage)[1], &term->datatype)) return false;
      if (term->datatype == "http://www.w3.org/2001/XMLSchema#string") {
        term->datatype = {};
      } else {
        term->kind = TermKind::kTyped;
      }
    }
    return true;
  }

  bool Node(bool literal, std::array<std::string, 2>* storage, TermView* term) {
    SkipBlanks();
    const std::string_view rest = line_.substr(at_);
    term->datatype = {};
    if (rest.starts_with('<')) {
      if (rest.starts_with("<<")) return Expect("a term, not a triple");
      term->kind = TermKind::kIri;
      return Iri(&(*storage)[0], &term->lexical);
    }
    if (rest.starts_with("_:")) {
      term->kind = TermKind::kBlank;
      return BlankNode(&term->lexical);
    }
    if (literal && rest.starts_with('"')) return Literal(storage, term);
    return Expect(literal ? "'<', '_:' or '\"'" : "'<' or '_:'");
  }

  bool Stop() {
    SkipBlanks();
    if (at_ == line_.size() || line_[at_] != '.') return Expect("'.'");
    ++at_;
    return AtEnd() || Expect("the end of the line");
  }

  bool StartsWith(std::string_view what) {
    SkipBlanks();
    return line_.substr(at_).starts_with(what);
  }

  // `<<( s p o )>>` or `<< s p o >>`, as `open` and `close` say.
  bool Quoted(std::string_view open, std::string_view close, std::array<std::array<std::string, 2>, 3>* storage,
              QuotedTriple* triple) {
    at_ += open.size();
    if (!Node(false, &(*storage)[0], &triple->subject)) return false;
    SkipBlanks();
    if (!Iri(&(*storage)[1][0], &triple->predicate.lexical)) return false;
    if (!Node(true, &(*storage)[2], &triple->object)) return false;
    if (!StartsWith(close)) return Expect(StrCat("'", close, "'"));
    at_ += close.size();
    return true;
  }

  bool AtStop() {
    SkipBlanks();
    return at_ < line_.size() && line_[at_] == '.';
  }

  bool Expect(std::string_view what) {
    if (expected_.empty()) expected_ = what;
    return false;
  }
  std::string Error(uint64_t line_number) const { return StrCat(line_number, ":", at_ + 1, ": expected ", expected_); }

 private:
  static bool IsLabel(char c) {
    return IsAsciiAlnum(c) || c == '_' || c == '-' || c == '.' || c == ':' || IsPastAscii(c);
  }

  bool Language(std::string* storage, std::string_view* language) {
    const size_t begin = ++at_;
    bool upper = false;
    for (; at_ < line_.size(); ++at_) {
      const char c = line_[at_];
      upper |= IsAsciiUpper(c);
      const bool letter = IsAsciiLetter(c);
      if (letter) continue;
      const bool part = at_ > begin && line_[at_ - 1] != '-';  // has begun
      if (at_ == begin || !(IsAsciiDigit(c) || (c == '-' && part))) break;
    }
    *language = line_.substr(begin, at_ - begin);
    if (language->empty() || language->back() == '-') return Expect("a language tag");
    if (upper) {
      storage->assign(*language);
      for (char& c : *storage) c = AsciiLower(c);
      *language = *storage;
    }
    return true;
  }

  // At a backslash: the character that the escape stands for.
  bool Escape(bool characters, std::string* out) {
    ++at_;
    const char c = at_ < line_.size() ? line_[at_] : '\0';
    if (c == 'u' || c == 'U') {
      const size_t digits = c == 'u' ? 4 : 8;
      char32_t value = 0;
      ++at_;
      for (size_t i = 0; i < digits; ++i, ++at_) {
        const int digit = at_ < line_.size() ? HexValue(line_[at_]) : -1;
        if (digit < 0) return Expect("a hexadecimal digit");
        value = value << 4 | static_cast<char32_t>(digit);
      }
      if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return Expect("a code point of Unicode");
      AppendCodePoint(value, out);
      return true;
    }
    constexpr std::string_view kFrom = "tbnrf\"'\\", kTo = "\t\b\n\r\f\"'\\";
    const size_t which = kFrom.find(c);
    if (!characters || c == '\0' || which == std::string_view::npos) return Expect("an escape sequence");
    out->push_back(kTo[which]);
    ++at_;
    return true;
  }

  bool EscapedString(size_t begin, std::string* storage) {
    storage->assign(line_.substr(begin, at_ - begin));
    while (at_ < line_.size() && line_[at_] != '"') {
      if (line_[at_] == '\\') {
        if (!Escape(true, storage)) return false;
      } else {
        storage->push_back(line_[at_++]);
      }
    }
    return true;
  }

  bool EscapedIri(size_t begin, std::string* storage, std::string_view* iri) {
    storage->assign(line_.substr(begin, at_ - begin));
    while (at_ < line_.size() && line_[at_] != '>') {
      if (line_[at_] == '\\') {
        if (!Escape(false, storage)) return false;
      } else {
        storage->push_back(line_[at_++]);
      }
    }
    if (at_ == line_.size()) return Expect("'>'");
    ++at_;
    *iri = *storage;
    return true;
  }

  const std::string_view line_;
  size_t at_ = 0;
  std::string expected_;
};

// Bytes of a line's terms, where they are not those of the line, and of a triple inside.
struct LineStorage {
  std::array<std::array<std::string, 2>, 4> terms;
  std::array<std::array<std::string, 2>, 3> inner;
  QuotedTriple quoted;
};

bool ParseLine(NTriplesLine& line, bool quads, LineStorage* storage, TripleView* triple) {
  triple->quoted = triple->reified = nullptr;
  if (line.StartsWith("<<") && !line.StartsWith("<<(")) {
    if (!line.Quoted("<<", ">>", &storage->inner, &storage->quoted)) return false;
    triple->quoted = &storage->quoted;
  } else if (!line.Node(false, &storage->terms[0], &triple->subject)) {
    return false;
  }
  line.SkipBlanks();
  triple->predicate = {};
  if (!line.Iri(&storage->terms[1][0], &triple->predicate.lexical)) return false;
  if (triple->predicate.lexical == kRdfReifies && line.StartsWith("<<(")) {
    if (triple->quoted != nullptr) return line.Expect("a term, not a second triple");
    if (!line.Quoted("<<(", ")>>", &storage->inner, &storage->quoted)) return false;
    triple->reified = &storage->quoted;
  } else if (!line.Node(true, &storage->terms[2], &triple->object)) {
    return false;
  }
  triple->graph = {};
  if (quads && !line.AtStop()) {
    if (!line.Node(false, &storage->terms[3], &triple->graph)) return false;
  }
  return line.Stop();
}

}  // namespace

absl::Status ReadNTriples(ByteSource& source, bool quads, const RdfReaderOptions& options, const TripleVisitor& visit) {
  LineReader lines(source);
  LineStorage storage;
  TripleView triple;
  std::string_view text;
  while (true) {
    WHENCE_ASSIGN_OR_RETURN(const bool more, lines.Next(&text));
    if (!more) return absl::OkStatus();
    NTriplesLine line(text);
    if (line.AtEnd()) continue;
    if (line.IsUtf8() && ParseLine(line, quads, &storage, &triple)) {
      WHENCE_RETURN_IF_ERROR(visit(triple));
      continue;
    }
    if (!options.lenient) return absl::InvalidArgumentError(line.Error(lines.number()));
    if (options.skipped) options.skipped(line.Error(lines.number()));
  }
}

}  // namespace whence
