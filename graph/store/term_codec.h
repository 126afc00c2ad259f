#ifndef WHENCE_GRAPH_STORE_TERM_CODEC_H_
#define WHENCE_GRAPH_STORE_TERM_CODEC_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/term.h"

namespace whence {

// A term of the dictionary as bytes: a tag, and what the tag says follows.
//
//   1 IRI                 2 blank node label        3 plain string
//   4 language string     language (sized), text
//   5 typed literal       datatype (sized), lexical form
//   16 + i                lexical form; the datatype is the i-th of kKnownDatatypes
//
// Equal terms have equal bytes. ON DISK: a change needs a new kFormatVersion (graph/store/format.h).
void EncodeTermTo(TermKind kind, std::string_view lexical, std::string_view datatype, std::string* out);
inline void EncodeTermTo(const Term& term, std::string* out) {
  EncodeTermTo(term.kind, term.lexical, term.datatype, out);
}
// False if the bytes are no term.
bool DecodeTermFrom(std::string_view bytes, Term* term);

// The key under which the index of the dictionary finds a term: 40 bits of a hash of its bytes. Terms may share one.
uint64_t TermHash(std::string_view encoded);

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_TERM_CODEC_H_
