#include "engine/questions/answer_order.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {

absl::Status OrderByTies(const Graph& graph, TermNames& names, QuestionLinker& linker, TermId asked_about,
                         std::vector<TermId>& members) {
  constexpr int kMostTriples = 64;
  constexpr size_t kMostMembers = 16;
  if (members.size() > kMostMembers) return absl::OkStatus();
  absl::flat_hash_map<TermId, int> ends;  // how often each is at the other end
  for (const bool as_object : {false, true}) {
    TripleFilter filter;
    (as_object ? filter.object : filter.subject) = asked_about;
    const auto cursor = graph.Scan(filter);
    for (int read = 0; cursor->Valid(); cursor->Next()) {
      if (++read > kMostTriples) return absl::OkStatus();
      const Triple triple = cursor->triple();
      ++ends[as_object ? triple.subject : triple.object];
    }
    WHENCE_RETURN_IF_ERROR(cursor->status());
  }
  if (ends.size() <= members.size()) return absl::OkStatus();
  std::vector<std::pair<int, TermId>> order;
  for (const TermId member : members) {
    // A keyword that is spelt as a person's name is another term: names decide.
    WHENCE_ASSIGN_OR_RETURN(const NamedTerm* const named, names.Find(member));
    WHENCE_ASSIGN_OR_RETURN(const NameLookup* const same, linker.Lookup(FoldName(named->text)));
    int ties = 0;
    bool counted = false;
    for (const AliasMatch& match : same->matches) {
      counted = counted || match.entity == member;
      if (const auto found = ends.find(match.entity); found != ends.end()) ties += found->second;
    }
    if (const auto found = ends.find(member); !counted && found != ends.end()) ties += found->second;
    order.emplace_back(ties, member);
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::transform(order.begin(), order.end(), members.begin(), [](const auto& at) { return at.second; });
  return absl::OkStatus();
}

}  // namespace whence
