#include "engine/conflicts/sides.h"

#include <algorithm>
#include <map>
#include <utility>

#include "graph/base/status.h"

namespace whence {
namespace {

// Whether one document says two of them that do not agree.
absl::StatusOr<bool> IsToldBySame(SayingReader& reader, const std::vector<const Saying*>& sayings) {
  std::map<DocumentId, std::vector<const Saying*>> of_document;
  for (const Saying* saying : sayings) {
    for (const Support& support : saying->statement.supports) {
      std::vector<const Saying*>& others = of_document[support.document];
      for (const Saying* other : others) {
        WHENCE_ASSIGN_OR_RETURN(const bool agree, reader.Agree(*other, *saying));
        if (!agree) return true;
      }
      others.push_back(saying);
    }
  }
  return false;
}

absl::StatusOr<bool> Oppose(SayingReader& reader, const Side& a, const Side& b) {
  for (const Saying* one : a) {
    for (const Saying* other : b) {
      WHENCE_ASSIGN_OR_RETURN(const bool agree, reader.Agree(*one, *other));
      if (agree) continue;
      WHENCE_ASSIGN_OR_RETURN(const bool may, reader.MayOppose(*one, *other));
      if (may) return true;
    }
  }
  return false;
}

}  // namespace

absl::StatusOr<std::vector<Side>> SidesOf(SayingReader& reader, std::vector<const Saying*> sayings) {
  std::stable_sort(sayings.begin(), sayings.end(), [](const Saying* a, const Saying* b) {
    return a->statement.supports.front() < b->statement.supports.front();
  });
  std::vector<Side> sides;
  for (const Saying* saying : sayings) {
    Side* joined = nullptr;
    for (Side& side : sides) {
      bool agrees = true;
      for (size_t i = 0; i < side.size() && agrees; ++i) {
        WHENCE_ASSIGN_OR_RETURN(agrees, reader.Agree(*side[i], *saying));
      }
      if (agrees) joined = &side;
      if (agrees) break;
    }
    if (joined == nullptr) {
      sides.push_back({saying});
    } else {
      joined->push_back(saying);
    }
  }
  if (sides.size() < 2) return std::vector<Side>();
  if (sayings.front()->across) {
    WHENCE_ASSIGN_OR_RETURN(const bool both, IsToldBySame(reader, sayings));
    if (both) return std::vector<Side>();
  }
  std::vector<bool> opposed(sides.size(), false);
  for (size_t i = 0; i < sides.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      WHENCE_ASSIGN_OR_RETURN(const bool oppose, Oppose(reader, sides[i], sides[j]));
      if (oppose) opposed[i] = opposed[j] = true;
    }
  }
  std::vector<Side> kept;
  for (size_t i = 0; i < sides.size(); ++i) {
    if (opposed[i]) kept.push_back(std::move(sides[i]));
  }
  return kept;
}

}  // namespace whence
