#ifndef WHENCE_GRAPH_SIMILAR_NAMES_H_
#define WHENCE_GRAPH_SIMILAR_NAMES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace whence {

// Names in byte order, reached by seeks: the alias index of a store, or a map.
class SortedNames {
 public:
  virtual ~SortedNames() = default;
  // Goes to the first name that is not before `target`. False if there is none.
  virtual bool Seek(std::string_view target) = 0;
  virtual std::string_view name() const = 0;  // REQUIRES: the last Seek returned true; valid until the next
};

// The names within `distance` edits (insert, delete, replace, swap of neighbours; counted in code points), nearest
// first, then in byte order; at most `limit`. The names are walked as the trie that they are when sorted: a prefix that
// no continuation can bring within the distance is left by one seek behind it (the idea of Levenshtein automata, Schulz
// and Mihov 2002, with rows instead of tables). Cost: seeks, about 2,000 for distance 1 and 20,000 for distance 2 among
// a million names, never more than a fixed bound; what was found until then is returned.
std::vector<std::string> FindSimilarNames(SortedNames& names, std::string_view folded, int distance, size_t limit);

// The same by comparing one pair: the reference, and for callers with a name at hand. `bound` or less, or bound + 1.
int EditDistance(std::string_view a, std::string_view b, int bound);

}  // namespace whence

#endif  // WHENCE_GRAPH_SIMILAR_NAMES_H_
