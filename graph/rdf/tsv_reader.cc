// Three columns: subject, predicate, object. Names become entities with that label; numbers and dates become literals.
#include <array>
#include <charconv>
#include <string>

#include "graph/base/ascii.h"
#include "graph/base/status.h"
#include "graph/base/utf8.h"
#include "graph/inline_term.h"
#include "graph/rdf/iri.h"
#include "graph/rdf/rdf_reader.h"

namespace whence {
namespace {

// The IRI of a name: blanks become underscores, so that "New York" and "New_York" are one entity.
std::string NameIri(std::string_view space, std::string_view name) {
  std::string iri(space);
  for (const char c : name) {
    constexpr std::string_view kReserved = "<>\"{}|^`\\%";
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ') {
      iri.push_back('_');
    } else if (byte < 0x20 || kReserved.find(c) != std::string_view::npos) {
      AppendPercentEncoded(c, iri);
    } else {
      iri.push_back(c);
    }
  }
  return iri;
}

bool IsNumber(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  const char last = text.empty() ? '\0' : text.back();
  return error == std::errc() && end == text.data() + text.size() && IsAsciiDigit(last);
}

// The literal that a cell is, if it is one. A year alone is read as a number: only the context could tell.
std::optional<Term> LiteralOf(std::string_view cell) {
  const std::string xsd(kXsd);
  const Term integer = Term::Typed(cell, xsd + "integer");
  if (InlineTerm(integer)) return integer;
  if (IsNumber(cell))
    return Term::Typed(cell, xsd + (cell.find('.') == std::string_view::npos ? "integer" : "decimal"));
  if (const auto date = ParseDateLexical(cell); date && date->month > 0)
    return Term::Date(date->year, date->month, date->day);
  return std::nullopt;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool IsIri(std::string_view cell) {
  return cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("urn:");
}

TermView ViewOf(const Term& term) { return {term.kind, term.lexical, term.datatype}; }

// A name's label, once for each run of rows that have it; the loader drops repetitions.
absl::Status VisitLabel(const Term& entity, std::string_view name, const TripleVisitor& visit) {
  const std::string label(name);
  TripleView triple;
  triple.subject = ViewOf(entity);
  triple.predicate.lexical = kRdfsLabel;
  triple.object = {TermKind::kString, label, {}};
  return visit(triple);
}

}  // namespace

absl::Status ReadTsv(ByteSource& source, const RdfReaderOptions& options, const TripleVisitor& visit) {
  LineReader lines(source);
  std::string_view line;
  std::array<std::string, 3> labelled;
  while (true) {
    WHENCE_ASSIGN_OR_RETURN(const bool more, lines.Next(&line));
    if (!more) return absl::OkStatus();
    if (Trim(line).empty()) continue;
    const size_t first = line.find('\t');
    const size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    std::array<std::string_view, 3> cells;
    if (second != std::string_view::npos) {
      cells = {Trim(line.substr(0, first)), Trim(line.substr(first + 1, second - first - 1)),
               Trim(line.substr(second + 1))};
    }
    const bool utf8 = IsValidUtf8(line);
    if (!utf8 || cells[0].empty() || cells[1].empty() || cells[2].empty() ||
        cells[2].find('\t') != std::string_view::npos) {
      const std::string error =
          StrCat(lines.number(), ":1: expected ", utf8 ? "three columns, divided by tabs" : "UTF-8");
      if (!options.lenient) return absl::InvalidArgumentError(error);
      if (options.skipped) options.skipped(error);
      continue;
    }
    std::array<Term, 3> terms;
    for (size_t i = 0; i < 3; ++i) {
      const auto literal = i == 2 ? LiteralOf(cells[i]) : std::nullopt;
      const std::string_view space = i == 1 ? kPredicateNamespace : kEntityNamespace;
      terms[i] = literal ? *literal : Term::Iri(IsIri(cells[i]) ? std::string(cells[i]) : NameIri(space, cells[i]));
      if (literal || IsIri(cells[i]) || labelled[i] == cells[i]) continue;
      labelled[i].assign(cells[i]);
      WHENCE_RETURN_IF_ERROR(VisitLabel(terms[i], cells[i], visit));
    }
    TripleView triple;
    triple.subject = ViewOf(terms[0]);
    triple.predicate = ViewOf(terms[1]);
    triple.object = ViewOf(terms[2]);
    WHENCE_RETURN_IF_ERROR(visit(triple));
  }
}

}  // namespace whence
