#ifndef WHENCE_ENGINE_VERIFY_IMPLIED_FRAMES_H_
#define WHENCE_ENGINE_VERIFY_IMPLIED_FRAMES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "rules/extraction/extraction.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// The rule of a frame that says a comparison from its other side: of "X is longer than Y", that Y is, the other way.
inline constexpr std::string_view kComparedRule = "+compared";

// The rule of a frame that denies of one what its sentence says of the others: "not in Hallin", "except Chile".
inline constexpr std::string_view kExceptedRule = "+excepted";

// The rule of a frame whose predicate no word of the text says: it is held against other predicates by its name alone.
inline constexpr std::string_view kEntailedRule = "+entailed";

// The rule of a frame that says of somebody what another says to be him.
inline constexpr std::string_view kIdentityRule = "+identity";

// The rule of a frame that says of somebody what stands before the name: "the painter Ida Ek".
inline constexpr std::string_view kTitledRule = "+titled";

// "Did not sell it", "nobody sold it".
bool IsDeniedFrame(const VerdictRules& words, const Extraction& frame);

// Adds what follows from each frame by its predicate: "X belongs to Y" says that Y owns X, "sold it to Eva" that Eva
// acquired it. A claim says only what its own frames say, so `equal` keeps to what follows both ways; of what is denied
// only that follows.
void AddEntailed(const VerdictRules& words, const PredicateLexicon& lexicon, bool equal,
                 std::vector<Extraction>& frames);

// Takes apart what is said of some and not of others: "through Orva, but not through Hallin", "all but Chile", which
// become frames of their own, denied; the frames that held them no longer do.
void SplitDenied(const Sentence& sentence, const VerdictRules& words, std::vector<Extraction>& frames);

// Adds who is what where a text says what is who: of "its chair is Ada Berg", that Ada Berg is its chair.
void AddIdentities(const Sentence& sentence, std::vector<Extraction>& frames);

// Adds what names are called by the nouns before them: that Ida Ek is a painter, of "the painter Ida Ek left".
void AddTitled(const Sentence& sentence, std::vector<Extraction>& frames);

// Adds the comparisons from their other side.
void AddCompared(const Sentence& sentence, std::vector<Extraction>& frames);

// Whether "all" of a frame are taken to be fewer: "all members except one".
bool HasException(const Sentence& sentence, const VerdictRules& words, const Extraction& frame);

// Which way a frame compares: 1 for "more people than", -1 for "fewer", 0 where it does not, or by its own predicate
// ("longer"). "More than 30" does not compare.
int DirectionOf(const Sentence& sentence, const VerdictRules& words, const Extraction& frame);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_IMPLIED_FRAMES_H_
