#ifndef WHENCE_CORPUS_DOCUMENT_FURNITURE_H_
#define WHENCE_CORPUS_DOCUMENT_FURNITURE_H_

#include <string_view>
#include <vector>

#include "corpus/document/document.h"

namespace whence {

// Page furniture is what a web page holds besides its text: navigation, link lists, comment forms, advertising,
// notices. It is judged by general evidence: headings that name such parts, phrases that only speak to a visitor of a
// page, phrases in title case that run on without a verb, and what stands between such lines. A word is no evidence on
// a page that is about it.

// "100 Facts About Treaties NATO Summit Notes List of Organisations and their Headquarters": six words and more, nearly
// all capitalised, without a verb or final punctuation: the titles of linked pages.
bool LooksLikeTitleRun(std::string_view line);

// Whether a heading opens a part of a page that is no text of it: "Related Links", "Leave a Comment", "References".
bool IsFurnitureHeading(std::string_view heading);

// Signs of furniture in a short text, counted: 0 for none, 2 and more when the text is furniture by itself.
int FurnitureSigns(std::string_view text);
// Of these, the signs that speak of examinations, as pages that sell courses do.
int ExaminationSigns(std::string_view text);

// Turns blocks that are furniture into kFurniture and moves what stood under them where it belongs. `guessed`, by
// block: whether it is a heading by its looks alone. Linear.
void MarkFurniture(const std::vector<bool>& guessed, Document* document);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_FURNITURE_H_
