#include "graph/rdf/iri.h"

#include <algorithm>

#include "graph/base/strings.h"

namespace whence {
namespace {

// The parts of an IRI with what introduces each: "http:", "//host", "/path", "?query", "#fragment".
struct IriParts {
  std::string_view scheme, authority, path, query, fragment;
};

IriParts Split(std::string_view iri) {
  IriParts parts;
  const auto take = [&](size_t size) {
    const std::string_view taken = iri.substr(0, size);
    iri.remove_prefix(taken.size());
    return taken;
  };
  const size_t colon = iri.find_first_of(":/?#");
  if (colon != std::string_view::npos && colon > 0 && iri[colon] == ':') parts.scheme = take(colon + 1);
  if (iri.starts_with("//")) parts.authority = take(std::min(iri.size(), iri.find_first_of("/?#", 2)));
  parts.path = take(std::min(iri.size(), iri.find_first_of("?#")));
  parts.query = take(std::min(iri.size(), iri.find('#')));
  parts.fragment = iri;
  return parts;
}

// "/a/./b/../c" is "/a/c".
std::string WithoutDots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const size_t end = std::min(path.size(), path.find('/', 1));
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    if (segment == "/.." || segment == "/.") {
      if (segment == "/..") out.resize(std::min(out.size(), out.rfind('/')));
      if (path.empty()) out += '/';
    } else {
      out += segment;
    }
  }
  return out;
}

}  // namespace

std::string ResolveIri(std::string_view base, std::string_view reference) {
  const IriParts given = Split(reference);
  if (base.empty() || !given.scheme.empty()) return std::string(reference);
  const IriParts from = Split(base);
  if (!given.authority.empty()) {
    return StrCat(from.scheme, given.authority, WithoutDots(given.path), given.query, given.fragment);
  }
  if (given.path.empty()) {
    return StrCat(from.scheme, from.authority, from.path, given.query.empty() ? from.query : given.query,
                  given.fragment);
  }
  std::string path(given.path);
  if (!path.starts_with('/')) {
    const size_t slash = from.path.rfind('/');
    const std::string_view folder = slash == std::string_view::npos ? "/" : from.path.substr(0, slash + 1);
    path = StrCat(slash == std::string_view::npos && from.authority.empty() ? "" : folder, path);
  }
  return StrCat(from.scheme, from.authority, WithoutDots(path), given.query, given.fragment);
}

void AppendPercentEncoded(char byte, std::string& iri) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto bits = static_cast<unsigned char>(byte);
  iri.push_back('%');
  iri.push_back(kHex[bits >> 4]);
  iri.push_back(kHex[bits & 15]);
}

}  // namespace whence
