#ifndef WHENCE_RULES_INFERENCE_EXCLUSION_RULES_H_
#define WHENCE_RULES_INFERENCE_EXCLUSION_RULES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"

namespace whence {

// Which statements cannot hold together, by their predicates: rules/inference/exclusions.rules. Immutable after Parse
// and thread-safe.
class ExclusionRules {
 public:
  // Errors name file, line and column.
  static absl::StatusOr<ExclusionRules> Parse(std::string_view path, std::string_view text);

  bool HappensOnce(std::string_view predicate) const;
  // The same, or so seldom twice that two sources that date it differently disagree.
  bool HappensUsuallyOnce(std::string_view predicate) const;
  // Has one subject at a time.
  bool HasOneHolder(std::string_view predicate) const;
  bool HasOneObject(std::string_view predicate) const;
  bool HasOneSubject(std::string_view predicate) const;
  // Pairs of predicates that deny each other.
  const std::vector<std::pair<std::string, std::string>>& opposites() const { return opposites_; }

 private:
  absl::flat_hash_set<std::string> once_, usually_, holders_, one_object_, one_subject_;
  std::vector<std::pair<std::string, std::string>> opposites_;
};

}  // namespace whence

#endif  // WHENCE_RULES_INFERENCE_EXCLUSION_RULES_H_
