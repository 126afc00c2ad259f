#ifndef WHENCE_RULES_EXTRACTION_RELATIVE_DATES_H_
#define WHENCE_RULES_EXTRACTION_RELATIVE_DATES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "corpus/language/analysis.h"
#include "graph/base/span.h"

namespace whence {

struct GrammarWords;

// What "three years later" counts from: the date that the text has come to.
struct DateAnchor {
  std::optional<CalendarDate> date;
  ByteSpan told;        // the sentences that tell it
  uint32_t behind = 0;  // sentences since that tell no date
};

// Such a phrase of a sentence, with its article, and what it means.
struct CountedDate {
  ByteSpan phrase;
  CalendarDate date;
};

// The dates that "three years later", "the following year", "in the same month", "since then" and "the next day" mean,
// counted from the last date before them in their sentence, or from `anchor` where the sentence has none before.
// Returns the sentence with these dates as the values of the tokens; nothing where no such phrase is clear: one of
// several dates that do not follow one another, a number that is about, a month counted from a year. Behind a sentence
// that tells no date only "that year" and "the same year" are clear. `anchor` becomes what the sentence leaves to the
// next one; its `told` reaches back to the sentence that the date was counted from. `counted`, unless null, gets the
// phrases in the order of the text. Linear.
std::optional<Sentence> WithRelativeDates(const Sentence& sentence, const GrammarWords& words, DateAnchor* anchor,
                                          std::vector<CountedDate>* counted = nullptr);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_RELATIVE_DATES_H_
