#ifndef WHENCE_GRAPH_INLINE_TERM_H_
#define WHENCE_GRAPH_INLINE_TERM_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/ids.h"
#include "graph/term.h"

namespace whence {

// Terms that fit into their id and never enter the dictionary: integers and dates in their canonical lexical form, so
// that the form comes back to the byte ("7" is inlined, "07" is not). The four top bits say which kind an id is. Within
// one class, ids sort as their values do, which turns a comparison into a range of an index.
//
// ON DISK: these numbers are part of the format. A change needs a new kFormatVersion (graph/store/format.h).
enum class IdClass : uint8_t {
  kDictionary = 0,
  kNegative = 1,  // xsd:integer in [-2^60, -1]; payload value + 2^60
  kNatural = 2,   // xsd:integer in [0, 2^60); payload the value
  kDate = 3,      // payload (year + 8192) << 9 | month << 5 | day; month and day 0 where unknown
  kBoolean = 4,   // xsd:boolean "false" 0, "true" 1
};
inline constexpr int kIdClassShift = 60;

inline IdClass ClassOf(TermId id) { return static_cast<IdClass>(id.value() >> kIdClassShift); }
inline uint64_t PayloadOf(TermId id) { return id.value() & ((uint64_t{1} << kIdClassShift) - 1); }
inline bool IsInlined(TermId id) { return ClassOf(id) != IdClass::kDictionary; }

// A date of which only the year, or only year and month, may be known (0 where not).
struct PartialDate {
  int32_t year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

// The id of a term that can be inlined, or none.
std::optional<TermId> InlineTyped(std::string_view lexical, std::string_view datatype);
inline std::optional<TermId> InlineTerm(const Term& term) {
  return term.kind == TermKind::kTyped ? InlineTyped(term.lexical, term.datatype) : std::nullopt;
}
// The term of an inlined id, or none where the bits are not those of any term.
std::optional<Term> ExpandInlined(TermId id);

// The values of inlined ids, without building the term.
std::optional<int64_t> InlinedInteger(TermId id);
std::optional<PartialDate> InlinedDate(TermId id);

// "2012", "2012-06", "2012-06-28", each with a sign if negative; none for anything else, and for impossible dates.
std::optional<PartialDate> ParseDateLexical(std::string_view lexical);

}  // namespace whence

#endif  // WHENCE_GRAPH_INLINE_TERM_H_
