#ifndef WHENCE_ENGINE_SORT_ASKED_H_
#define WHENCE_ENGINE_SORT_ASKED_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "corpus/language/word_relations.h"
#include "engine/answer.h"
#include "engine/coreference/gender.h"
#include "graph/graph.h"

namespace whence {

// What the question itself says of whom or what it asks for, beside the noun: "Danish" of "which Danish architect",
// that somebody's wife is a woman. What answers must be so.
struct SortAsked {
  struct Quality {
    std::string word;    // "danish", "young", folded
    bool place = false;  // "danish"
  };
  std::vector<Quality> qualities;
  std::string noun;               // that they describe, stemmed; or "wife" in full
  Gender sex = Gender::kUnknown;  // of a wife
  std::string of;                 // whose wife, as the question names him; empty for nobody

  bool IsOpen() const { return qualities.empty() && sex == Gender::kUnknown; }
};

// Linear.
SortAsked ReadSortAsked(const Sentence& question);

// Drops the items that no source tells to be of that sort. Qualities: neither a sentence that is cited nor what the
// graph says of their bearers has the word or the place. Sex: a given name says otherwise, and no cited sentence calls
// the item by the noun. The answer may become unknown.
absl::Status KeepSort(const Graph& graph, const WordRelations& relations, const Sentence& question, Answer& answer);

}  // namespace whence

#endif  // WHENCE_ENGINE_SORT_ASKED_H_
