#ifndef WHENCE_ENGINE_COREFERENCE_SELECTION_H_
#define WHENCE_ENGINE_COREFERENCE_SELECTION_H_

#include <string_view>

namespace whence {

// What kinds of things a verb takes, where that tells "it" of a treaty from "it" of the organisation that the treaty
// founded: what is signed or ratified is an agreement, what is published a text. `acted_on`: asks for the object of the
// active, which is the subject of the passive; else for the subject of the active. "take effect" stands for its
// variants.
//
// 1 when the noun is of the kind that the verb takes, -1 when the verb takes a kind and the noun is of another, 0 when
// the verb takes anything.
int SelectionOf(std::string_view verb, bool acted_on, std::string_view noun);

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_SELECTION_H_
