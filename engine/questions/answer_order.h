#ifndef WHENCE_ENGINE_QUESTIONS_ANSWER_ORDER_H_
#define WHENCE_ENGINE_QUESTIONS_ANSWER_ORDER_H_

#include <vector>

#include "absl/status/status.h"
#include "engine/questions/question_linker.h"
#include "engine/questions/term_names.h"
#include "graph/graph.h"

namespace whence {

// Puts first what the graph ties most closely to the one thing that was asked about: of two directors of one film the
// one who wrote it and whose name is among its keywords as well. What is tied to it alike keeps its order, and so does
// everything where there are too many to tell. Cost: a scan of the thing's triples, each way, and a lookup for each
// member.
absl::Status OrderByTies(const Graph& graph, TermNames& names, QuestionLinker& linker, TermId asked_about,
                         std::vector<TermId>& members);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_ANSWER_ORDER_H_
