#ifndef WHENCE_ENGINE_COREFERENCE_GENDER_H_
#define WHENCE_ENGINE_COREFERENCE_GENDER_H_

#include <cstdint>
#include <string_view>

namespace whence {

// What pronoun may stand for a thing, as far as words show it.
enum class Gender : uint8_t { kUnknown, kMale, kFemale, kThing };

// Of a given name, by a short list of common ones; kUnknown for most names and for those that both sexes bear.
Gender GenderOfGivenName(std::string_view name);

// Of a title or a noun for a person: "Mr.", "queen", "actress", "father"; kUnknown where the word does not tell.
Gender GenderOfNoun(std::string_view lemma);

// Whether the noun is for a person: "president", "writer".
bool IsPersonNoun(std::string_view lemma);

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_GENDER_H_
