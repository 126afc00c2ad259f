#include "graph/term.h"

#include <cstdio>

namespace whence {
namespace {

constexpr char kHex[] = "0123456789ABCDEF";

void AppendEscaped(unsigned char c, std::string* out) {
  out->append("\\u00");
  out->push_back(kHex[c >> 4]);
  out->push_back(kHex[c & 15]);
}

void AppendIri(std::string_view iri, std::string* out) {
  out->push_back('<');
  for (const char c : iri) {
    if (static_cast<unsigned char>(c) <= 0x20 || std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos) {
      AppendEscaped(static_cast<unsigned char>(c), out);
    } else {
      out->push_back(c);
    }
  }
  out->push_back('>');
}

void AppendQuoted(std::string_view text, std::string* out) {
  out->push_back('"');
  for (const char c : text) {
    switch (c) {
      case '"':
        out->append("\\\"");
        break;
      case '\\':
        out->append("\\\\");
        break;
      case '\n':
        out->append("\\n");
        break;
      case '\r':
        out->append("\\r");
        break;
      case '\t':
        out->append("\\t");
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
          AppendEscaped(static_cast<unsigned char>(c), out);
        } else {
          out->push_back(c);
        }
    }
  }
  out->push_back('"');
}

}  // namespace

Term Term::Iri(std::string_view iri) { return Term{TermKind::kIri, std::string(iri), {}}; }

Term Term::Blank(std::string_view label) { return Term{TermKind::kBlank, std::string(label), {}}; }

Term Term::String(std::string_view text, std::string_view language) {
  Term term{TermKind::kString, std::string(text), std::string(language)};
  for (char& c : term.datatype) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return term;
}

Term Term::Typed(std::string_view lexical, std::string_view datatype) {
  // RDF 1.1: a literal of type xsd:string is the plain literal.
  if (datatype.size() == kXsd.size() + 6 && datatype.substr(0, kXsd.size()) == kXsd && datatype.ends_with("string")) {
    return String(lexical);
  }
  return Term{TermKind::kTyped, std::string(lexical), std::string(datatype)};
}

Term Term::Integer(int64_t value) { return Typed(std::to_string(value), std::string(kXsd) + "integer"); }

Term Term::Decimal(std::string_view lexical) { return Typed(lexical, std::string(kXsd) + "decimal"); }

Term Term::Date(int32_t year, int month, int day) {
  char buffer[40];
  const char* sign = year < 0 ? "-" : "";
  const unsigned long magnitude = year < 0 ? -static_cast<int64_t>(year) : year;
  const char* type = "gYear";
  int size = std::snprintf(buffer, sizeof(buffer), "%s%04lu", sign, magnitude);
  if (month > 0) {
    type = "gYearMonth";
    size += std::snprintf(buffer + size, sizeof(buffer) - size, "-%02d", month);
    if (day > 0) {
      type = "date";
      size += std::snprintf(buffer + size, sizeof(buffer) - size, "-%02d", day);
    }
  }
  return Typed(std::string_view(buffer, size), std::string(kXsd) + type);
}

std::string Term::ToNTriples() const {
  std::string out;
  switch (kind) {
    case TermKind::kIri:
      AppendIri(lexical, &out);
      break;
    case TermKind::kBlank:
      out.append("_:").append(lexical);
      break;
    case TermKind::kString:
      AppendQuoted(lexical, &out);
      if (!datatype.empty()) out.append("@").append(datatype);
      break;
    case TermKind::kTyped:
      AppendQuoted(lexical, &out);
      out.append("^^");
      AppendIri(datatype, &out);
      break;
  }
  return out;
}

}  // namespace whence
