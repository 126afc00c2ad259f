#ifndef WHENCE_ENGINE_INGEST_FRAME_STATEMENTS_H_
#define WHENCE_ENGINE_INGEST_FRAME_STATEMENTS_H_

#include <functional>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "corpus/language/analysis.h"
#include "engine/ingest/bare_offices.h"
#include "engine/ingest/document_builder.h"
#include "graph/base/span.h"
#include "graph/term.h"
#include "rules/extraction/extraction.h"
#include "rules/extraction/grammar_words.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/inference/state_rules.h"

namespace whence {

// What a mention stands for in its document: the name under which the entity is known there.
struct ResolvedMention {
  std::string name;
  bool described = false;  // by a noun phrase: the document has no name for it
};

// Its term, which the builder gets with what it is called.
Term MentionTerm(const ResolvedMention& mention, ByteSpan sentence, DocumentBuilder& builder);

// Finds the entity of an argument, by name, pronoun or description; nothing when there is no safe antecedent.
using MentionResolver = std::function<std::optional<ResolvedMention>(const Argument&)>;

// The two of whom a document last said what each is to the other: "they divorced" means them.
struct Couple {
  Term one, other;
  uint32_t sentence = 0;
};

// Who once had a name: "It was known as Long Lane. In 1919 it was renamed" means what had it. By folded name.
using NameBearers = absl::flat_hash_map<std::string, std::string>;

// What the frames of a document share. REQUIRES: lexicon, words and states are set, and offices where a frame is that
// of a bare office; couple and bearers may be null.
struct FrameContext {
  MentionResolver resolve;
  const PredicateLexicon* lexicon = nullptr;
  const GrammarWords* words = nullptr;
  Term topic;  // what the section is about: the owner of "the headquarters" that names none
  const StateRules* states = nullptr;
  std::optional<Term> date;         // of the whole line: "1961: Qatar joins"
  bool has_offices = false;         // the topic is an organisation: who "joins" joins it, and it has a chairman
  OfficeOwners* offices = nullptr;  // of the document so far
  std::optional<Couple>* couple = nullptr;
  NameBearers* bearers = nullptr;  // of the document so far; may be null
  uint32_t sentence = 0;           // its number
};

// Adds the statement that a frame makes: subject, canonical predicate, object; everything else as qualifiers. Frames
// with an unresolved pronoun say nothing that could be asked for and are left out, and so are those in doubt (doubt.h).
// `span` is the sentence's in the source.
void AddFrame(const Sentence& sentence, const Extraction& frame, const FrameContext& context, ByteSpan span,
              DocumentBuilder& builder);

// What stands under a condition is no fact, wherever the parser hangs the condition: "would join if its parliament
// agreed", and without an "if", "had it signed, it would have joined".
bool IsUnderCondition(const Sentence& sentence, const Extraction& frame);

// The qualifier under which an oblique argument is kept: "to" -> q/to.
Term ObliqueQualifier(std::string_view preposition);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_FRAME_STATEMENTS_H_
