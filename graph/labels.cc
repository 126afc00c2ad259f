#include "graph/labels.h"

#include <algorithm>
#include <iterator>

#include "graph/base/ascii.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kLongestName = 1000;

// The last part of an IRI with blanks for underscores, percent-encoding undone.
std::string LastPart(std::string_view iri) {
  while (!iri.empty() && (iri.back() == '/' || iri.back() == '#')) iri.remove_suffix(1);
  iri = LocalName(iri);
  std::string part;
  for (size_t i = 0; i < iri.size(); ++i) {
    const int high = iri[i] == '%' && i + 2 < iri.size() ? HexValue(iri[i + 1]) : -1;
    const int low = high >= 0 ? HexValue(iri[i + 2]) : -1;
    if (low >= 0) {
      part += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      part += iri[i] == '_' || iri[i] == '+' ? ' ' : iri[i];
    }
  }
  return part;
}

// Blanks where words of at least `shortest` letters meet the next capital; before digits where there are no shortest.
std::string Divided(std::string_view name, size_t shortest) {
  std::string out;
  size_t letters = 0;
  for (const char c : name) {
    const bool capital = IsAsciiUpper(c) && letters >= shortest && !out.empty() && IsAsciiLower(out.back());
    const bool digit = shortest == 1 && IsAsciiDigit(c) && !out.empty() && IsAsciiLetter(out.back());
    if (capital || digit) {
      out += ' ';
      letters = 0;
    }
    out += c;
    letters = IsAsciiLetter(c) ? letters + 1 : 0;
  }
  return out;
}

}  // namespace

bool IsCommonLabelPredicate(std::string_view iri) {
  return std::find(kLabelPredicates.begin(), kLabelPredicates.end(), iri) != kLabelPredicates.end();
}

bool IsLabelPredicate(std::string_view iri) {
  constexpr std::string_view kLocalNames[] = {"name",    "label",    "fullname",  "displayname",   "preferredname",
                                              "hasname", "haslabel", "preflabel", "preferredlabel"};
  constexpr std::string_view kOwnNamespaces = "https://whence.invalid/";
  if (IsCommonLabelPredicate(iri)) return true;
  if (iri.starts_with(kOwnNamespaces)) return false;
  std::string squeezed;
  for (const char c : LocalName(iri)) {
    if (c != '_' && c != '-') squeezed += AsciiLower(c);
  }
  return std::find(std::begin(kLocalNames), std::end(kLocalNames), squeezed) != std::end(kLocalNames);
}

std::string_view LocalName(std::string_view iri) {
  const size_t cut = iri.find_last_of("/#");
  return cut == std::string_view::npos ? iri : iri.substr(cut + 1);
}

std::vector<std::string> NamesOfIri(std::string_view iri) {
  constexpr size_t kShortestHump = 3;  // "McDonald" is one word
  const std::string whole = LastPart(iri);
  const auto letters = static_cast<size_t>(
      std::count_if(whole.begin(), whole.end(), [](char c) { return IsAsciiLetter(c) || IsPastAscii(c); }));
  const auto digits = static_cast<size_t>(std::count_if(whole.begin(), whole.end(), IsAsciiDigit));
  // "INC-1050" is what people call it, "Q42" and "3f2504e0-4f89-11d3" are numbers of a catalogue.
  const bool code = whole.size() >= 2 && IsAsciiLetter(whole[0]) && IsAsciiLetter(whole[1]);
  std::vector<std::string> names;
  if (letters < 2 || (digits > letters && !code)) return names;
  for (std::string name : {Divided(whole, kShortestHump), Divided(whole, 1), whole}) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

std::string FoldAlias(std::string_view name) { return name.size() <= kLongestName ? FoldName(name) : std::string(); }

}  // namespace whence
