#ifndef WHENCE_ENGINE_INGEST_OFFICE_HEADING_H_
#define WHENCE_ENGINE_INGEST_OFFICE_HEADING_H_

#include <optional>
#include <string>
#include <string_view>

namespace whence {

struct GrammarWords;

// Tokenised text sets a mark apart even behind a heading: "Home arenas ." is "Home arenas". Views its argument.
std::string_view WithoutFinalMark(std::string_view heading);

// What those that a list or a column names were, and of what: "List of presidents of the Harbour Union".
struct Office {
  std::string role;   // singular: "president"; of several words the last
  std::string title;  // the whole phrase, singular: "vice president"
  std::string owner;  // empty: what the page is about
};

// Of a heading, a caption or the header of a column. Nothing where it does not name persons by what they are.
std::optional<Office> ReadOffice(std::string_view heading, const GrammarWords& words);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_OFFICE_HEADING_H_
