#ifndef WHENCE_ENGINE_INGEST_NAMING_H_
#define WHENCE_ENGINE_INGEST_NAMING_H_

#include <cstdint>
#include <optional>
#include <string>

#include "corpus/language/analysis.h"
#include "engine/ingest/document_builder.h"
#include "engine/ingest/frame_statements.h"
#include "graph/base/span.h"
#include "rules/extraction/extraction.h"
#include "rules/extraction/grammar_words.h"

namespace whence {

// What a frame says of what something was called.
struct Naming {
  const Argument* thing = nullptr;  // of the frame
  std::string name;                 // as written
  bool begins = false;              // it came to be called so: "renamed", "opened as"; else it was called so
  int32_t head = -1;                // of the name, in the sentence's tokens
};

// "It was renamed the Regal in 1926", "was known as Long Lane until 1890", "changed its name to Nordvik", "opened as the
// Tarrant Rooms", "took the name Nordvik". Nothing for people, whom offices and nicknames are told of by the same verbs,
// and for what some call it. The frame outlives it.
std::optional<Naming> ReadNaming(const Sentence& sentence, const Extraction& frame, const GrammarWords& words);

// Adds the statement that something bears a name, or came to bear it, where the frame says since when, until when or
// that it did so formerly.
void AddNaming(const Sentence& sentence, const Extraction& frame, const FrameContext& context, ByteSpan span,
               DocumentBuilder& builder);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_NAMING_H_
