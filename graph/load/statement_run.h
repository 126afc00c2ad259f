#ifndef WHENCE_GRAPH_LOAD_STATEMENT_RUN_H_
#define WHENCE_GRAPH_LOAD_STATEMENT_RUN_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "graph/load/document_nodes.h"
#include "graph/load/table_file.h"
#include "graph/store/snapshot.h"

namespace whence {

// Statements that a load brings: nodes that stand for a triple (RDF 1.2, RDF-star), and what is said of these nodes,
// which become the statements' qualifiers. Nodes and their triples are held in memory, about 100 bytes each; what is
// said of them goes through the sort with everything else.
//
// First Node, Reify and Derive, then Seal, then Qualify for every row that has a node for its subject, in order, then
// GiveTo and Write.
class StatementRuns {
 public:
  // `decode` tells the terms of the load, too.
  StatementRuns(const StoreSnapshot& base, std::function<absl::StatusOr<Term>(TermId)> decode)
      : base_(base), decode_(std::move(decode)) {}

  // The node that every mention of a quoted triple stands for: an id that no term has.
  TermId Node(const Triple& triple);
  void Reify(TermId node, const Triple& triple);
  // A statement of its own for a triple in a graph; `predicate` is that of the qualifier that names graphs.
  void State(const Triple& triple, TermId predicate, TermId graph);
  // The node's statements were read in a document (DocumentNodes), at this support.
  void Derive(TermId node, std::string support) { nodes_[node.value()].supports.push_back(std::move(support)); }
  // Statements of documents that are in the load are theirs, not the load's own.
  void Seal(const DocumentNodes& documents);

  bool empty() const { return nodes_.empty(); }
  bool IsNode(uint64_t subject) const { return !nodes_.empty() && nodes_.contains(subject); }
  // The triples of the statements in an order, each once. After Seal.
  std::vector<Key3> Triples(TripleOrder order) const;

  void Qualify(const Key3& row);
  absl::Status GiveTo(DocumentNodes* documents);
  // New statements get the counters' next ids; those that the store has already are only held by the load as well.
  absl::Status Write(TableFiles& files, Counters* counters);

 private:
  struct NodeState {
    std::vector<Triple> triples;
    std::vector<Qualifier> qualifiers;  // sorted, as rows come sorted
    std::vector<std::string> supports;
    bool of_document = false;
  };
  absl::StatusOr<std::vector<std::pair<Key3, std::string>>> Bodies();
  // Takes polarity and modality out of the qualifiers, where an export has put them.
  absl::StatusOr<Statement> StatementOf(const Triple& triple, const NodeState& node);

  const StoreSnapshot& base_;
  const std::function<absl::StatusOr<Term>(TermId)> decode_;
  absl::flat_hash_map<Key3, TermId> quoted_;
  uint64_t in_graphs_ = 0;
  absl::flat_hash_map<uint64_t, NodeState> nodes_;
  std::map<TermId, std::string> predicates_;  // met in qualifiers
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_STATEMENT_RUN_H_
