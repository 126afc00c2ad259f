#ifndef WHENCE_ENGINE_INGEST_MEMBERSHIP_CONTEXT_H_
#define WHENCE_ENGINE_INGEST_MEMBERSHIP_CONTEXT_H_

#include <optional>
#include <string>
#include <string_view>

#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// What a caption, a heading or a list's lead-in says of every row or item below it: "Former Members of the Pact" says
// that each is a member of the Pact and that this has ended.
struct MembershipContext {
  std::string role;    // "member", singular and lower case; what each row is of `owner`
  std::string owner;   // the name, as written; empty when the text names none
  std::string status;  // "former", "current", "founding"; empty when the text does not say
};

// Reads "[status] ROLEs of [the] OWNER" out of a caption. Only nouns that the lexicon knows as roles count (it has
// "be ROLE of"); nothing otherwise.
std::optional<MembershipContext> ReadMembership(std::string_view caption, const PredicateLexicon& lexicon);

// Whether what stands below, "Observers:", are others than the members under whose heading it stands.
bool NamesOthers(std::string_view caption);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_MEMBERSHIP_CONTEXT_H_
