#include "engine/coreference/mention_name.h"

#include <algorithm>
#include <utility>

namespace whence {
namespace {

// "Gauls" is not short for "Gallo-Gauls": a hyphen makes another word.
bool IsHyphened(const std::string& full, const std::string& part) {
  return full.find("-" + part) != std::string::npos || full.find(part + "-") != std::string::npos;
}

}  // namespace

NameRelation RelateMention(const std::vector<std::string>& words, const MentionCandidate& mention,
                           const DocumentEntity& entity, const EntityTraits& traits) {
  NameRelation best = NameRelation::kNone;
  const bool clash = (mention.gender == Gender::kMale && traits.gender == Gender::kFemale) ||
                     (mention.gender == Gender::kFemale && traits.gender == Gender::kMale);
  if (clash) return best;
  // What is said to be a thing is nobody.
  const bool somebody = traits.person || entity.type == EntityType::kPerson;
  if (mention.gender == Gender::kThing && mention.type == EntityType::kNone && words.size() == 1 && somebody)
    return best;
  for (const std::vector<std::string>& known : traits.names) {
    NameRelation relation = RelateNames(words, mention.type, known, entity.type);
    // The fuller name may come later.
    if (relation == NameRelation::kNone && traits.names.size() == 1) {
      relation = RelateNames(known, entity.type, words, mention.type);
    }
    if (relation == NameRelation::kNone || (relation == NameRelation::kAcronym && mention.indefinite)) continue;
    const bool hyphened = IsHyphened(entity.name, mention.text) || IsHyphened(mention.text, entity.name);
    if (relation == NameRelation::kShort && hyphened) continue;
    // A short form is one of the entity's fullest name only, or names would creep from one to another.
    if (relation != NameRelation::kSame && &known != &traits.names.front()) continue;
    if (best == NameRelation::kNone || relation < best) best = relation;
  }
  return best;
}

bool IsLastNameOf(const std::vector<std::string>& words, const MentionCandidate& mention, const DocumentEntity& entity,
                  const EntityTraits& traits) {
  const bool somebody =
      entity.type == EntityType::kPerson || entity.type == EntityType::kOther || entity.type == EntityType::kNone;
  if (!somebody || words.size() != 1 || mention.article || traits.names.empty()) return false;
  const std::vector<std::string>& name = traits.names.front();
  return name.size() > 1 && name.back() == words.front();
}

bool IsEndOf(const std::vector<std::string>& words, const EntityTraits& traits) {
  if (words.size() != 1 || traits.names.empty() || traits.names.front().size() < 2) return false;
  const std::vector<std::string>& name = traits.names.front();
  return name.front() == words.front() || name.back() == words.front();
}

bool NameEntity(const std::string& name, DocumentEntity& entity, EntityTraits& traits) {
  if (std::find(entity.names.begin(), entity.names.end(), name) != entity.names.end()) return false;
  std::vector<std::string> words = NameWords(name);
  if (!traits.names.empty() && words.size() > traits.names.front().size()) {
    entity.names.insert(entity.names.begin(), name);
    traits.names.insert(traits.names.begin(), std::move(words));
    entity.name = name;
    return true;
  }
  entity.names.push_back(name);
  if (std::find(traits.names.begin(), traits.names.end(), words) == traits.names.end()) {
    traits.names.push_back(std::move(words));
  }
  return true;
}

}  // namespace whence
