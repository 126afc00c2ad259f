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

NounFit FitOfNoun(const DocumentEntity& entity, const EntityTraits& traits, const NounKinds& kinds,
                  const std::string& noun, CountingFits counts) {
  const bool called = std::find(entity.roles.begin(), entity.roles.end(), noun) != entity.roles.end() ||
                      std::any_of(traits.names.begin(), traits.names.end(), [&](const std::vector<std::string>& words) {
                        const std::string_view naming = NamingWord(words);
                        return !naming.empty() && NameWords(noun) == std::vector<std::string>{std::string(naming)};
                      });
  if (called) return NounFit::kCalled;
  if (counts.kind && IsOfKind(entity, traits, kinds, noun)) return NounFit::kKind;
  const bool type = counts.type && NounKinds::FitsType(noun, entity.type) && !IsOtherKind(entity, traits, kinds, noun);
  return type ? NounFit::kType : NounFit::kNone;
}

}  // namespace whence
