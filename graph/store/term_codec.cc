#include "graph/store/term_codec.h"

#include <array>

#include "graph/base/coding.h"
#include "graph/base/hash.h"

namespace whence {
namespace {

constexpr char kIriTag = 1, kBlankTag = 2, kPlainTag = 3, kLanguageTag = 4, kTypedTag = 5, kKnownTag = 16;

// Names in the XML Schema namespace. Append only: the place in the list is on disk.
constexpr std::array<std::string_view, 20> kKnownDatatypes = {
    "integer", "decimal", "double", "float", "boolean",  "date",   "gYear",       "gYearMonth",   "dateTime",
    "time",    "int",     "long",   "short", "duration", "anyURI", "unsignedInt", "unsignedLong", "nonNegativeInteger",
    "gMonth",  "gDay"};

int KnownDatatype(std::string_view datatype) {
  if (!datatype.starts_with(kXsd)) return -1;
  datatype.remove_prefix(kXsd.size());
  for (size_t i = 0; i < kKnownDatatypes.size(); ++i) {
    if (kKnownDatatypes[i] == datatype) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

void EncodeTermTo(TermKind kind, std::string_view lexical, std::string_view datatype, std::string* out) {
  switch (kind) {
    case TermKind::kIri:
      out->push_back(kIriTag);
      break;
    case TermKind::kBlank:
      out->push_back(kBlankTag);
      break;
    case TermKind::kString:
      out->push_back(datatype.empty() ? kPlainTag : kLanguageTag);
      if (!datatype.empty()) AppendSized(datatype, out);
      break;
    case TermKind::kTyped: {
      const int known = KnownDatatype(datatype);
      out->push_back(known >= 0 ? static_cast<char>(kKnownTag + known) : kTypedTag);
      if (known < 0) AppendSized(datatype, out);
      break;
    }
  }
  out->append(lexical);
}

bool DecodeTermFrom(std::string_view bytes, Term* term) {
  ByteReader reader(bytes);
  const unsigned char tag = reader.Byte();
  term->datatype.clear();
  switch (tag) {
    case kIriTag:
      term->kind = TermKind::kIri;
      break;
    case kBlankTag:
      term->kind = TermKind::kBlank;
      break;
    case kPlainTag:
    case kLanguageTag:
      term->kind = TermKind::kString;
      if (tag == kLanguageTag) term->datatype.assign(reader.Sized());
      break;
    case kTypedTag:
      term->kind = TermKind::kTyped;
      term->datatype.assign(reader.Sized());
      break;
    default: {
      const size_t known = tag - kKnownTag;
      if (tag < kKnownTag || known >= kKnownDatatypes.size()) return false;
      term->kind = TermKind::kTyped;
      term->datatype.assign(kXsd).append(kKnownDatatypes[known]);
    }
  }
  term->lexical.assign(reader.Rest());
  return reader.ok();
}

uint64_t TermHash(std::string_view encoded) { return StableHash(encoded) >> 24; }

}  // namespace whence
