#include "engine/coreference/entity_kind.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/coreference/name_relation.h"

namespace whence {

bool IsOtherKind(const DocumentEntity& entity, const EntityTraits& traits, const NounKinds& kinds,
                 std::string_view noun) {
  if (entity.type != EntityType::kPlace && entity.type != EntityType::kCountry) return false;
  if (traits.names.empty()) return false;
  const std::string_view naming = NamingWord(traits.names.front());
  return !naming.empty() && kinds.IsNoun(naming) && !kinds.IsKindOf(naming, noun);
}

bool IsOfKind(const DocumentEntity& entity, const EntityTraits& traits, const NounKinds& kinds, std::string_view noun) {
  const auto holds = [&](std::string_view word) { return kinds.IsKindOf(word, noun); };
  // Nothing that stands or lives is an event, in whatever sense a word for it may be one.
  const bool lasting =
      entity.type == EntityType::kCountry || entity.type == EntityType::kPlace || entity.type == EntityType::kPerson;
  if (lasting && kinds.IsKindOf(noun, "event")) return false;
  if (std::any_of(entity.roles.begin(), entity.roles.end(), holds)) return true;
  if (traits.person || entity.type == EntityType::kPerson) return false;
  return std::any_of(traits.names.begin(), traits.names.end(),
                     [&](const std::vector<std::string>& words) { return holds(kinds.NamedKind(words)); });
}

}  // namespace whence
