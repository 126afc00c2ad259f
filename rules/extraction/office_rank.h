#ifndef WHENCE_RULES_EXTRACTION_OFFICE_RANK_H_
#define WHENCE_RULES_EXTRACTION_OFFICE_RANK_H_

#include <string_view>

namespace whence {

// Whether the word, in lower case, makes an office that it stands before another one below it: a vice president is no
// president. Not of who holds an office for the time being, as an acting president does.
bool IsLesserRank(std::string_view word);

// Whether the word says that an office was held and is no more: "former".
bool IsPastRank(std::string_view word);

// Whether such a word stands in the text, in any case of letters.
bool NamesLesserRank(std::string_view text);
bool NamesPastRank(std::string_view text);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_OFFICE_RANK_H_
