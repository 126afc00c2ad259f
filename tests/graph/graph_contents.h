#ifndef WHENCE_TESTS_GRAPH_GRAPH_CONTENTS_H_
#define WHENCE_TESTS_GRAPH_GRAPH_CONTENTS_H_

#include <random>
#include <string>
#include <vector>

#include "graph/document_record.h"
#include "graph/graph.h"

namespace whence {

// All that a graph says, as sorted lines without an id in them: two graphs hold the same if these are the same. Walks
// every index in every order, and every reading function; `words` are looked up in the passage index.
std::vector<std::string> ContentsOf(const Graph& graph, const std::vector<std::string>& words);

// Small random documents and triples over few names, so that they overlap, repeat and contradict each other.
class RandomDocuments {
 public:
  explicit RandomDocuments(uint32_t seed) : random_(seed) {}

  DocumentRecord Document(std::string name);
  Term Entity();
  Term Predicate();
  Term Object();
  size_t Below(size_t n) { return random_() % n; }
  static std::vector<std::string> Words();

 private:
  std::mt19937 random_;
};

}  // namespace whence

#endif  // WHENCE_TESTS_GRAPH_GRAPH_CONTENTS_H_
