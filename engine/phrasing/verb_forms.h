#ifndef WHENCE_ENGINE_PHRASING_VERB_FORMS_H_
#define WHENCE_ENGINE_PHRASING_VERB_FORMS_H_

#include <string>
#include <string_view>

#include "corpus/language/lemmatizer.h"

namespace whence {

// Inflects an English verb for an answer's sentence: "leave" -> "left", "stop" -> "stopped". Irregular verbs come from a
// list; an unknown verb is regular. The lemma is one word in lower case.
std::string PastTense(std::string_view lemma);
std::string ThirdPerson(std::string_view lemma);  // "carry" -> "carries"

// Whether a word is one of the dictionary's: the lemmatizer undoes an ending, its own or one that is put to it, only
// where that leads to a word.
bool IsInflected(const Lemmatizer& lemmatizer, std::string_view word);

}  // namespace whence

#endif  // WHENCE_ENGINE_PHRASING_VERB_FORMS_H_
