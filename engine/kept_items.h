#ifndef WHENCE_ENGINE_KEPT_ITEMS_H_
#define WHENCE_ENGINE_KEPT_ITEMS_H_

#include <functional>
#include <vector>

#include "corpus/language/analysis.h"
#include "engine/answer.h"

namespace whence {

// Drops the items that are not kept, and what only they cite; says the rest again in the words of the question. The
// answer becomes unknown where nothing is left. REQUIRES: answered. `keeps` is called once for each item, in order.
void KeepItems(const Sentence& question, Answer& answer, const std::function<bool(const AnswerItem&)>& keeps);

// Where an answer was lost to what its items must be, offers the passages that it cited.
void OfferCited(std::vector<Citation> cited, Answer& answer);

}  // namespace whence

#endif  // WHENCE_ENGINE_KEPT_ITEMS_H_
