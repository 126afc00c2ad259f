#include "engine/phrasing/defining_clause.h"

#include <algorithm>

#include "graph/base/strings.h"

namespace whence {

std::string WithDefiningClause(std::string_view phrase, std::string_view sentence) {
  const size_t at = sentence.find(phrase);
  if (phrase.empty() || at == std::string_view::npos) return std::string(phrase);
  const std::string_view rest = sentence.substr(at + phrase.size());
  constexpr std::string_view kRelative[] = {" that ", " which ", " who ", " whose ", " where "};
  if (std::none_of(std::begin(kRelative), std::end(kRelative),
                   [&](std::string_view word) { return rest.starts_with(word); })) {
    return std::string(phrase);
  }
  size_t end = rest.find_first_of(",;:()\"");
  end = std::min(end, rest.size());
  // A full stop ends it before a blank or at the end, not in "3.5".
  for (size_t stop = rest.find('.'); stop < end; stop = rest.find('.', stop + 1)) {
    if (stop + 1 == rest.size() || rest[stop + 1] == ' ') end = stop;
  }
  while (end > 0 && rest[end - 1] == ' ') --end;
  return end > kMostClause ? std::string(phrase) : StrCat(phrase, rest.substr(0, end));
}

}  // namespace whence
