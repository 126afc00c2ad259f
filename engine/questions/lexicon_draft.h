#ifndef WHENCE_ENGINE_QUESTIONS_LEXICON_DRAFT_H_
#define WHENCE_ENGINE_QUESTIONS_LEXICON_DRAFT_H_

#include <string>

#include "absl/status/statusor.h"
#include "graph/graph.h"

namespace whence {

// A lexicon file (rules/questions/LEXICON.md) for the author of a graph to start from: an entry for each predicate, the
// most used first, with an example from the graph, the words that its name gives and the types of its ends; an entry
// for each class; adjectives to choose from for what has numbers. It parses, and changes nothing about what is
// understood. Cost: a few dozen reads for each predicate and class, of at most 500 each.
absl::StatusOr<std::string> DraftLexicon(const Graph& graph);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_LEXICON_DRAFT_H_
