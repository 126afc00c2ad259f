#ifndef WHENCE_ENGINE_CONFLICTS_DOCUMENT_DATE_H_
#define WHENCE_ENGINE_CONFLICTS_DOCUMENT_DATE_H_

#include <optional>
#include <string_view>

#include "corpus/language/token.h"
#include "rules/inference/conflict_rules.h"

namespace whence {

// When a document says that it was written or printed: in a line of its head that says so ("Date: 2 June 1921"), or
// that ends in a day or a month ("The Lund Gazette, 4 March 1962"). A year alone tells as often what a page is about,
// and so does any date of a title, a line that begins with "#".
// The head is what stands above the first sentence, of `text`, the beginning of the document as written. Linear in the
// head.
std::optional<CalendarDate> DateOfDocument(std::string_view text, const ConflictRules& rules);

}  // namespace whence

#endif  // WHENCE_ENGINE_CONFLICTS_DOCUMENT_DATE_H_
