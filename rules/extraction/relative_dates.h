#ifndef WHENCE_RULES_EXTRACTION_RELATIVE_DATES_H_
#define WHENCE_RULES_EXTRACTION_RELATIVE_DATES_H_

#include <optional>

#include "corpus/language/analysis.h"
#include "graph/base/span.h"

namespace whence {

struct GrammarWords;

// What "three years later" counts from: the date that the text has come to.
struct DateAnchor {
  std::optional<CalendarDate> date;
  ByteSpan told;  // the sentences that tell it
};

// The dates that "three years later", "the following year", "in the same month", "since then" and "the next day" mean,
// counted from the last date before them in their sentence, or from `anchor` where the sentence has none before.
// Returns the sentence with these dates as the values of the tokens; nothing where no such phrase is clear: one of
// several dates that do not follow one another, a number that is about, a month counted from a year. `anchor` becomes
// what the sentence leaves to the next one; its `told` reaches back to the sentence that the date was counted from.
// Linear.
std::optional<Sentence> WithRelativeDates(const Sentence& sentence, const GrammarWords& words, DateAnchor* anchor);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_RELATIVE_DATES_H_
