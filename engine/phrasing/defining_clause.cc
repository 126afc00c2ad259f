#include "engine/phrasing/defining_clause.h"

#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// " that opens it": behind a blank, and with another word behind the link.
bool BeginsRelativeClause(std::string_view text) {
  if (!text.starts_with(' ')) return false;
  const size_t end = text.find(' ', 1);
  return end != std::string_view::npos && IsIn(WordList::kRelativeWord, text.substr(1, end - 1));
}

}  // namespace

std::string WithDefiningClause(std::string_view phrase, std::string_view sentence) {
  while (sentence.ends_with('.') || sentence.ends_with(' ')) sentence.remove_suffix(1);
  for (size_t at = sentence.find(phrase); !phrase.empty() && at != std::string_view::npos;
       at = sentence.find(phrase, at + 1)) {
    const std::string_view rest = sentence.substr(at + phrase.size());
    if (!BeginsRelativeClause(rest)) continue;
    // Of a clause with a remark inside it is not told where it ends.
    const size_t mark = rest.find_first_of(",;:()\"");
    if (mark != std::string_view::npos && (rest[mark] == '(' || rest[mark] == '"')) break;
    const std::string_view clause = rest.substr(0, mark);
    if (clause.size() <= kMostClause) return StrCat(phrase, clause);
  }
  return std::string(phrase);
}

}  // namespace whence
