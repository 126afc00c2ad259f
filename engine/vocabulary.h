#ifndef WHENCE_ENGINE_VOCABULARY_H_
#define WHENCE_ENGINE_VOCABULARY_H_

#include <string>
#include <string_view>

#include "graph/statement.h"
#include "graph/term.h"

namespace whence {

// The terms that Whence itself uses in statements read from documents. Qualifiers first.
inline constexpr std::string_view kTimeQualifier = "time";    // when; a date or an interval
inline constexpr std::string_view kStartQualifier = "start";  // since when
inline constexpr std::string_view kEndQualifier = "end";      // until when
inline constexpr std::string_view kPlaceQualifier = "place";
inline constexpr std::string_view kDurationQualifier = "duration";
inline constexpr std::string_view kFrequencyQualifier = "frequency";
inline constexpr std::string_view kOrdinalQualifier = "ordinal";  // which time it happened: 1, 2
inline constexpr std::string_view kCountQualifier = "count";      // of the object: 6 of "six countries"
inline constexpr std::string_view kUnitQualifier = "unit";        // of a number in the object
inline constexpr std::string_view kWrittenQualifier = "written";  // the object as the source writes it
inline constexpr std::string_view kStatusQualifier = "status";    // "former", "current", kActing
inline constexpr std::string_view kActing = "acting";             // an office held for the time being
inline constexpr std::string_view kSpeakerQualifier = "speaker";  // who reports
inline constexpr std::string_view kAmountQualifier = "amount";    // the figure behind a name: "Norland 12 km"
inline constexpr std::string_view kAsQualifier = "as";            // in which role

// The predicate between a name and its acronym, which is a string.
inline constexpr std::string_view kAcronymPredicate = "have acronym";

// The state of being called so, whichever way it is told; its object is the name, a string.
inline constexpr std::string_view kBearName = "bear name";
inline constexpr std::string_view kRename = "rename";

// The object of a statement that has none ("Uzbekistan left"), and the subject of a passive without agent.
inline constexpr std::string_view kUnspecified = "unspecified";

// Ends the rule of a statement that says another one of the same sentence from the side of the other party.
inline constexpr std::string_view kExchanged = "+exchange";
// Behind the rule of a statement that says how something is, with an adjective: "open", "able to sail".
inline constexpr std::string_view kQuality = "+quality";

// Ends the rule of a statement that says of the same sentence what something was called.
inline constexpr std::string_view kNamed = "+name";

// The rules of what is told by where it stands, not by words.
inline constexpr std::string_view kTableRule = "table-row";
inline constexpr std::string_view kListRule = "named-list";
inline constexpr std::string_view kKeyValueRule = "key-value";
inline constexpr std::string_view kAcronymRule = "acronym";  // "Energy Community (EC)"

inline constexpr std::string_view kClassNamespace = "https://whence.invalid/c/";

// Intervals as ISO 8601 writes them, "1994/1999", an open end as "..": https://www.loc.gov/standards/datetime/.
inline constexpr std::string_view kIntervalType = "https://whence.invalid/t/interval";

// An entity named in documents. The same folded name is the same term in every document; the store's aliases join
// names to one another, so nothing has to be renamed when a later document explains an acronym.
Term EntityTerm(std::string_view name);

// A thing that a document speaks of without a name ("the plans for the force"); `document` keeps two documents' apart.
Term DescribedTerm(std::string_view phrase, std::string_view document);

Term PredicateTerm(std::string_view lemma);  // "withdraw from" -> .../p/withdraw_from
Term QualifierTerm(std::string_view name);
Term ClassTerm(std::string_view noun);  // what an entity is: "country" -> .../c/country; object of rdf:type
Term UnspecifiedTerm();

bool IsDescribed(const Term& term);    // of DescribedTerm
bool IsUnspecified(const Term& term);  // of UnspecifiedTerm

// Whether a table or a list of names says so, where it was read first.
bool IsListed(const Statement& statement);

// "withdraw from" for .../p/withdraw_from; the last part of any other IRI with underscores as blanks.
std::string PredicateName(std::string_view iri);

}  // namespace whence

#endif  // WHENCE_ENGINE_VOCABULARY_H_
