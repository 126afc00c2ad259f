#ifndef WHENCE_CORPUS_LANGUAGE_DATE_RANGES_H_
#define WHENCE_CORPUS_LANGUAGE_DATE_RANGES_H_

#include <vector>

#include "corpus/language/token.h"

namespace whence {

// "from 3 May to 9 June 1912", "from 3 to 17 June 1979", "between June and August 1912": the end that leaves its year,
// or its month and year, to the other gets them as its value; where both leave their year to the only one told before,
// "in 1912 from 3 May to 9 June", both get that. Linear.
void CompleteDateRanges(std::vector<Token>* tokens);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_DATE_RANGES_H_
