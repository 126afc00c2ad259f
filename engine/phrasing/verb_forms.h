#ifndef WHENCE_ENGINE_PHRASING_VERB_FORMS_H_
#define WHENCE_ENGINE_PHRASING_VERB_FORMS_H_

#include <string>
#include <string_view>

namespace whence {

// Inflects an English verb for an answer's sentence: "leave" -> "left", "stop" -> "stopped". Irregular verbs come from a
// list; an unknown verb is regular. The lemma is one word in lower case.
std::string PastTense(std::string_view lemma);
std::string ThirdPerson(std::string_view lemma);  // "carry" -> "carries"

}  // namespace whence

#endif  // WHENCE_ENGINE_PHRASING_VERB_FORMS_H_
