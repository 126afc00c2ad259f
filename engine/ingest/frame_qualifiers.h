#ifndef WHENCE_ENGINE_INGEST_FRAME_QUALIFIERS_H_
#define WHENCE_ENGINE_INGEST_FRAME_QUALIFIERS_H_

#include <optional>

#include "corpus/language/analysis.h"
#include "engine/ingest/document_builder.h"
#include "graph/term.h"
#include "rules/extraction/extraction.h"

namespace whence {

// Adds what a frame says beside its arguments: when, since when, until when, as what, in which order. Stretches of time
// keep their ends together, "until his death in 1966" ends then, and what has no date keeps its words.
void AddQualifiers(const Sentence& sentence, const Extraction& frame, StatementRecord& statement);

// A value as a literal: a date, an interval, a number. Nothing for std::monostate.
std::optional<Term> ValueTerm(const TokenValue& value);

// Whether the frame tells of the past and of nothing that goes on: "was", "led", not "has led".
bool IsSimplePast(const Sentence& sentence, const Extraction& frame);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_FRAME_QUALIFIERS_H_
