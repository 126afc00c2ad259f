#ifndef WHENCE_ENGINE_COREFERENCE_ENTITY_KIND_H_
#define WHENCE_ENGINE_COREFERENCE_ENTITY_KIND_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/coreference/antecedent_score.h"
#include "engine/coreference/document_entities.h"
#include "engine/coreference/noun_kinds.h"

namespace whence {

// Whether a place's name says that it is something else: the "University of X" is no region.
bool IsOtherKind(const DocumentEntity& entity, const EntityTraits& traits, const NounKinds& kinds,
                 std::string_view noun);

// Whether what an entity is called, or a common noun at an end of its name, is a kind of what the noun says.
bool IsOfKind(const DocumentEntity& entity, const EntityTraits& traits, const NounKinds& kinds, std::string_view noun);

// How surely a noun means an entity, the least sure first: it may be one by its type; it is one by its kind; it is
// called so.
enum class NounFit : uint8_t { kNone, kType, kKind, kCalled };

// How "the NOUN" fits an entity. A type, or a kind, only tells what is meant where that `counts`.
struct CountingFits {
  bool type = false;
  bool kind = false;
};
NounFit FitOfNoun(const DocumentEntity& entity, const EntityTraits& traits, const NounKinds& kinds,
                  const std::string& noun, CountingFits counts);

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_ENTITY_KIND_H_
