#include "engine/coreference/document_entities.h"

#include <array>

namespace whence {

std::string_view MentionEvidenceName(MentionEvidence evidence) {
  constexpr std::array<std::string_view, 9> kNames = {"name",       "same name", "acronym",  "short name", "spelling",
                                                      "apposition", "predicate", "definite", "pronoun"};
  const size_t index = static_cast<size_t>(evidence);
  return index < kNames.size() ? kNames[index] : std::string_view();
}

const Mention* DocumentEntities::Find(TokenRef place) const {
  const auto found = by_place_.find({place.sentence, place.token});
  return found == by_place_.end() ? nullptr : &mentions_[found->second];
}

}  // namespace whence
