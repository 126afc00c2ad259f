#ifndef WHENCE_ENGINE_COREFERENCE_MENTION_NAME_H_
#define WHENCE_ENGINE_COREFERENCE_MENTION_NAME_H_

#include <string>
#include <vector>

#include "engine/coreference/antecedent_score.h"
#include "engine/coreference/document_entities.h"
#include "engine/coreference/mention_reader.h"
#include "engine/coreference/name_relation.h"

namespace whence {

// What the name of a mention, given as its words, is to an entity by the nearest of the entity's names; nothing where
// the genders exclude each other. Thread-safe. Cost: the names of the entity.
NameRelation RelateMention(const std::vector<std::string>& words, const MentionCandidate& mention,
                           const DocumentEntity& entity, const EntityTraits& traits);

// Whether a lone word is the last of an entity's fullest name, which may be somebody's: "Haug" of "Per Haug".
bool IsLastNameOf(const std::vector<std::string>& words, const MentionCandidate& mention, const DocumentEntity& entity,
                  const EntityTraits& traits);

// Whether a lone word is the first or the last of an entity's fullest name, which has more of them.
bool IsEndOf(const std::vector<std::string>& words, const EntityTraits& traits);

// Adds a name; false if the entity has it already. The fullest goes first, and is what the entity is called.
bool NameEntity(const std::string& name, DocumentEntity& entity, EntityTraits& traits);

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_MENTION_NAME_H_
