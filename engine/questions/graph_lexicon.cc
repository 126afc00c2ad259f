#include "engine/questions/graph_lexicon.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/questions/lexicon_builder.h"
#include "graph/labels.h"

namespace whence {

absl::StatusOr<GraphLexicon> GraphLexicon::Build(const Graph& graph, const std::vector<const LexiconFile*>& files,
                                                 std::vector<Diagnostic>* diagnostics) {
  GraphLexicon lexicon;
  LexiconBuilder builder(graph, lexicon, diagnostics);
  if (absl::Status status = builder.Build(files); !status.ok()) return status;
  return lexicon;
}

uint64_t GraphLexicon::BitsOfType(TermId type) const {
  const auto found = type_bits_.find(type);
  return found == type_bits_.end() ? 0 : found->second;
}

uint64_t GraphLexicon::BitsOfClass(size_t index) const {
  const LexicalClass& of = classes_[index];
  if (of.bits == 0) return 0;
  return of.bits | of.shared | (of.bits & typed_bits_ ? side_bits_ : typed_bits_);
}

bool NamesType(std::string_view readable_name) {
  constexpr std::string_view kNames[] = {"type", "kind", "class", "category", "instance of", "is a", "isa"};
  return std::find(std::begin(kNames), std::end(kNames), readable_name) != std::end(kNames);
}

std::string ReadableName(std::string_view iri) {
  while (!iri.empty() && (iri.back() == '/' || iri.back() == '#')) iri.remove_suffix(1);
  iri = LocalName(iri);
  // Names as "__film__film__genre" or "people.person.gender" carry a path of namespaces; the last part says what it is.
  if (const size_t path = iri.rfind("__"); path != std::string_view::npos && path + 2 < iri.size())
    iri.remove_prefix(path + 2);
  if (const size_t dot = iri.rfind('.'); dot != std::string_view::npos && dot + 1 < iri.size())
    iri.remove_prefix(dot + 1);
  std::string name;
  for (size_t i = 0; i < iri.size(); ++i) {
    const char c = iri[i];
    const int high = c == '%' && i + 2 < iri.size() ? HexValue(iri[i + 1]) : -1;
    const int low = high >= 0 ? HexValue(iri[i + 2]) : -1;
    if (low >= 0) {
      name += static_cast<char>(high * 16 + low);
      i += 2;
      continue;
    }
    const bool lower_before = i > 0 && IsAsciiLower(iri[i - 1]);
    if (IsAsciiUpper(c) && lower_before && name.back() != ' ') name += ' ';
    if (c == '_' || c == '-' || c == ':' || c == '+') {
      if (!name.empty() && name.back() != ' ') name += ' ';
    } else {
      name += AsciiLower(c);
    }
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return name;
}

}  // namespace whence
