#ifndef WHENCE_ENGINE_INGEST_TENURES_H_
#define WHENCE_ENGINE_INGEST_TENURES_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/term.h"

namespace whence {

struct GrammarWords;

// From when to when somebody was what a table or a list says. Of what has no end the list says that it goes on.
struct Tenure {
  std::optional<Term> first, last;
  std::optional<Term> at;  // a single date, which says neither
  bool acting = false;     // only for the time being
};

// Start and end, or the time; and whether it was for the time being.
std::vector<std::pair<Term, Term>> QualifiersOf(const Tenure& tenure);

// "1963–1971", "1971-80", "since 2004", "2004–present", "2004–", "until 1903", several of them where commas or
// semicolons part them. Nothing where any part is something else.
std::vector<Tenure> ReadTenures(std::string_view text, const GrammarWords& words);

// Whether the text has a word for an office held for the time being: "Ann Lee (acting)".
bool TellsActing(std::string_view text, const GrammarWords& words);

// What the cells of a column say of it.
enum class TenureColumn : uint8_t { kNone, kStart, kEnd, kBoth };
TenureColumn ReadTenureHeader(std::string_view header, const GrammarWords& words);

// Whether a cell where an end is expected says that there is none yet: "present", a dash, nothing.
bool IsOpenEnd(std::string_view cell, const GrammarWords& words);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_TENURES_H_
