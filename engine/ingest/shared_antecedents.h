#ifndef WHENCE_ENGINE_INGEST_SHARED_ANTECEDENTS_H_
#define WHENCE_ENGINE_INGEST_SHARED_ANTECEDENTS_H_

#include <vector>

#include "rules/extraction/extraction.h"

namespace whence {

// "bought the mill in 1980 and sold it in 1990", "moved to Lund and lived there until 1993": where two clauses share
// their subject, "it" and "there" in the second are the object and the place of the first. Puts these into the frames
// of one sentence.
void ShareAntecedents(std::vector<Extraction>& frames);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_SHARED_ANTECEDENTS_H_
