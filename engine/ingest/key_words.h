#ifndef WHENCE_ENGINE_INGEST_KEY_WORDS_H_
#define WHENCE_ENGINE_INGEST_KEY_WORDS_H_

#include <optional>
#include <string>
#include <string_view>

#include "corpus/document/document.h"

namespace whence {

// What the words of a key ("border countries", "highest point") or of a table's header say of the values beside them.

// The key folded, "court(s)" as "courts".
std::string FoldKey(std::string_view key);

// The singular of a key's head noun where the key is a plural: "country" for "border countries", "language" for
// "languages of the court"; empty for a singular, and for a noun that has no other form ("headquarters").
std::string ListedNoun(std::string_view key);

// What a figure behind a name measures where the key is a superlative: "height" for "highest point", "length" for
// "longest river", "area" for "largest lake" when the unit is one of area. Empty for any other key.
std::string_view FigureAttribute(std::string_view key, std::string_view unit);

// Whether the table's two columns are keys and their values: the header says no more than "Property" and "Value", is
// empty, or names what the page is about, behind a key of its own or without one.
bool IsKeyTable(const Table& table, std::string_view topic);

// The days that a row's label stands for: "Tuesday – Friday", "Sat & Sun", "weekdays", "Mon". In lower case; empty where
// the label says no more than its days' own names, and where it names none.
std::vector<std::string> DaysOf(std::string_view label);

// The preposition of a remark that names somebody or something ("from the UK": "from"), with the name ("UK"). Nothing
// for any other remark.
struct NamedRemark {
  std::string preposition;
  std::string_view name;
};
std::optional<NamedRemark> ReadNamedRemark(std::string_view remark);

// The name of an office holder without the office: "Elena Marsh" of "President Elena Marsh", "Ada Ito" of "Acting Prime
// Minister Ada Ito". Empty where there is no title, or the office goes on ("President of the Council Ada Ito").
std::string_view WithoutTitle(std::string_view name);

// Whether the remark is one word that says which one of a list this is: "official".
bool IsKindRemark(std::string_view remark);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_KEY_WORDS_H_
