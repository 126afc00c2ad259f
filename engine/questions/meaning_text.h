#ifndef WHENCE_ENGINE_QUESTIONS_MEANING_TEXT_H_
#define WHENCE_ENGINE_QUESTIONS_MEANING_TEXT_H_

#include <span>
#include <string>

#include "engine/questions/graph_lexicon.h"
#include "engine/questions/meaning.h"
#include "engine/questions/question_linker.h"

namespace whence {

// A meaning as an expression over the predicates of the graph: "values(image(written by, {Dune}))".
std::string DescribeMeaning(const Node* node, const GraphLexicon& lexicon, std::span<const NameLink> links);

// "3", "2.5": without a fraction where there is none.
std::string NumberText(double value);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_MEANING_TEXT_H_
