#ifndef WHENCE_RULES_EXTRACTION_LIFESPAN_H_
#define WHENCE_RULES_EXTRACTION_LIFESPAN_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/language/token.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// "Marie Curie (7 November 1867 in Warsaw – 4 July 1934 in Passy)": what stands in brackets behind a name and says when
// and where somebody was born and died.
struct Lifespan {
  struct Event {
    bool died = false;
    int32_t when = -1;  // tokens
    int32_t where = -1;
    CalendarDate date;
    ByteSpan span;  // of the date: a part of its token where that is "1867–1934"
  };
  int32_t name_begin = -1;  // tokens of the name: [name_begin, name_end)
  int32_t name_end = -1;
  std::vector<Event> events;
};

// The rule of the frames that say so: "be born" and "die", with the date as the first qualifier.
inline constexpr std::string_view kLifespanRule = "lifespan";

// Those of a sentence. Years alone, behind a name that is not known as a person's, may be anything's. Linear.
std::vector<Lifespan> ReadLifespans(const SentenceTree& tree);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_LIFESPAN_H_
