#ifndef WHENCE_ENGINE_ALIGNMENT_ASKED_NAMES_H_
#define WHENCE_ENGINE_ALIGNMENT_ASKED_NAMES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "corpus/language/word_relations.h"
#include "engine/alignment/asked_question.h"
#include "engine/alignment/read_sentence.h"
#include "engine/frames/frame_matcher.h"
#include "graph/graph.h"

namespace whence {

// What a graph knows of the names of a question.
struct AskedNames {
  // Reads the graph: by their aliases, the bearers of each name, and a bounded number of statements of theirs.
  static absl::StatusOr<AskedNames> Read(const Graph& graph, const AskedQuestion& asked, const WordRelations& relations,
                                         FrameMatcher& matcher);

  // The other names of who is named, folded, by token of the question; empty for what is no name, or has no bearer.
  std::vector<absl::flat_hash_set<std::string>> variants;
  // By the token of each word of the question that is a name: the sentences that say something of its bearers, by that
  // name or by a word that means them.
  absl::flat_hash_map<int32_t, absl::flat_hash_set<SentenceCache::Place>> spoken;
  // By the same: the stems of the nouns that say what they are, "river" for the Sarn.
  absl::flat_hash_map<int32_t, absl::flat_hash_set<std::string>> kinds;
  absl::flat_hash_set<std::string> all_kinds;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_ASKED_NAMES_H_
