#ifndef WHENCE_GRAPH_FOLD_H_
#define WHENCE_GRAPH_FOLD_H_

#include <string>
#include <string_view>

namespace whence {

// The form under which names are looked up: Unicode case folding, accents removed, punctuation and underscores to
// single blanks, a leading article and a possessive ending dropped, British "-isation", "-ise" spelt with z: "The
// Côte-d'Ivoire" is "cote d ivoire". Never fails: invalid UTF-8 becomes U+FFFD first. Idempotent. Linear.
std::string FoldName(std::string_view name);

}  // namespace whence

#endif  // WHENCE_GRAPH_FOLD_H_
