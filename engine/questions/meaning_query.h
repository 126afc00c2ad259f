#ifndef WHENCE_ENGINE_QUESTIONS_MEANING_QUERY_H_
#define WHENCE_ENGINE_QUESTIONS_MEANING_QUERY_H_

#include <optional>
#include <span>

#include "absl/status/statusor.h"
#include "engine/questions/graph_lexicon.h"
#include "engine/questions/meaning.h"
#include "engine/questions/question_linker.h"
#include "graph/graph.h"
#include "graph/query.h"

namespace whence {

// What a meaning asks as one query of the graph, with the same solutions: for values the members, for counts their
// number, for yes or no the members that make it a yes. Nothing where one query cannot say it: ranks below the first,
// "the two largest", most or least of something counted, what has no relation of its own ("with X").
//
// Questions are not evaluated in this way. A query binds rows: a question over three hops asks for every way from its
// start to its answers, where a set holds each member once, however many ways lead to it; and rival readings share the
// sets that they have in common. The query is for whoever wants to see what was asked, or to ask it again.
absl::StatusOr<std::optional<GraphQuery>> QueryOf(const Node* asked, const Graph& graph, const GraphLexicon& lexicon,
                                                  std::span<const NameLink> links);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_MEANING_QUERY_H_
