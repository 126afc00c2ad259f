#ifndef WHENCE_ENGINE_PHRASING_DEFINING_CLAUSE_H_
#define WHENCE_ENGINE_PHRASING_DEFINING_CLAUSE_H_

#include <string>
#include <string_view>

namespace whence {

// The phrase with the clause that the sentence has right behind it to say which is meant: "a machine that turns wood"
// of "a machine". The phrase itself where none follows, where a comma parts it, or where it is longer than kMostClause
// bytes.
std::string WithDefiningClause(std::string_view phrase, std::string_view sentence);
inline constexpr size_t kMostClause = 120;

}  // namespace whence

#endif  // WHENCE_ENGINE_PHRASING_DEFINING_CLAUSE_H_
