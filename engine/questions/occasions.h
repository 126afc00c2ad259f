#ifndef WHENCE_ENGINE_QUESTIONS_OCCASIONS_H_
#define WHENCE_ENGINE_QUESTIONS_OCCASIONS_H_

#include <cstdint>

#include "engine/questions/meaning_builder.h"

namespace whence {

// What happened on an occasion that is a thing of the graph itself: a loan with its borrower, its item and its branch.
// A verb that the lexicon leads over it ("S borrow O", path: ^borrower / item) names two of those who took part; a
// preposition that goes with a verb over the same occasions ("S borrow from O", path: ^borrower / branch) names a
// third.
struct Occasion {
  enum class Part : uint8_t { kDoer, kObject, kOther, kItself };
  const Node* verb = nullptr;  // a relation from the doer to the object
  const Node* doer = nullptr;  // sets, null where nothing is said of them
  const Node* object = nullptr;
  int32_t preposition = -1;     // of kPrepositions
  const Node* other = nullptr;  // behind the preposition
};

// The set of those who took that part on the occasions. Null where the verb leads over none, or where no verb over the
// same occasions has the preposition.
const Node* TookPart(QuestionMeaningBuilder& builder, const Occasion& occasion, Occasion::Part part);

// The relation from those who did it, or to whom it was done, to the occasions. Null where the verb leads over none.
const Node* ToOccasions(QuestionMeaningBuilder& builder, const Node* verb, bool from_object);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_OCCASIONS_H_
