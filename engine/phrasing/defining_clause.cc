#include "engine/phrasing/defining_clause.h"

#include <algorithm>

#include "graph/base/strings.h"

namespace whence {

std::string WithDefiningClause(std::string_view phrase, std::string_view sentence) {
  constexpr std::string_view kRelative[] = {" that ", " which ", " who ", " whose ", " where "};
  while (sentence.ends_with('.') || sentence.ends_with(' ')) sentence.remove_suffix(1);
  for (size_t at = sentence.find(phrase); !phrase.empty() && at != std::string_view::npos;
       at = sentence.find(phrase, at + 1)) {
    const std::string_view rest = sentence.substr(at + phrase.size());
    if (std::none_of(std::begin(kRelative), std::end(kRelative),
                     [&](std::string_view word) { return rest.starts_with(word); })) {
      continue;
    }
    // Of a clause with a remark inside it is not told where it ends.
    const size_t mark = rest.find_first_of(",;:()\"");
    if (mark != std::string_view::npos && (rest[mark] == '(' || rest[mark] == '"')) break;
    const std::string_view clause = rest.substr(0, mark);
    if (clause.size() <= kMostClause) return StrCat(phrase, clause);
  }
  return std::string(phrase);
}

}  // namespace whence
