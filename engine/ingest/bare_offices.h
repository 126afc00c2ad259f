#ifndef WHENCE_ENGINE_INGEST_BARE_OFFICES_H_
#define WHENCE_ENGINE_INGEST_BARE_OFFICES_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "corpus/language/analysis.h"
#include "graph/term.h"
#include "rules/extraction/extraction.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

struct GrammarWords;

// The rule of the frames that ReadBareOffice makes.
inline constexpr std::string_view kBareOffice = "bare-office";

// Of what those are that a document calls by their office: the owner that it last named with it.
struct OfficeOwners {
  absl::flat_hash_map<std::string, Term> of;  // by noun: "president"
  std::string last;                           // the noun named last
};

// What a frame says of an office without saying of what: "Jens became chairman in 1920", "the present coach is Mette",
// "was elected president", "held the post until 1903", which is the one named last. The frame has the office's
// predicate ("lead", "become president of"), the holder as its subject, no object, and the office's words as its
// attribute. `noun` is set to the office's. Nothing where the office has an owner of its own, or is a lesser or a
// former one.
std::optional<Extraction> ReadBareOffice(const Sentence& sentence, const Extraction& frame, const GrammarWords& words,
                                         const PredicateLexicon& lexicon, const OfficeOwners& owners,
                                         std::string* noun);

// Notes the owner where the frame, whose object it is, names one: "be president of".
void NoteOffice(const Extraction& frame, const Term& owner, OfficeOwners& owners);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_BARE_OFFICES_H_
