#ifndef WHENCE_GRAPH_LOAD_STATEMENT_RUN_H_
#define WHENCE_GRAPH_LOAD_STATEMENT_RUN_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "graph/load/document_nodes.h"
#include "graph/load/record_sorter.h"
#include "graph/load/run_file.h"
#include "graph/load/table_file.h"
#include "graph/load/triple_sorter.h"
#include "graph/store/snapshot.h"

namespace whence {

// Statements that a load brings, sorted in bounded memory: what is said of quoted triples (RDF-star), of nodes that
// stand for a triple (RDF 1.2), and quads that keep their graph. Nodes are a bit each; which statements documents made
// (DocumentNodes) is held as the documents are.
//
// First Quote, Reify, InGraph and Derive, then Seal, then Qualify for every row that has a node for its subject, in
// order, then FinishNodes, then Write.
class StatementRuns {
 public:
  struct Room {
    std::string folder;  // for runs on disk
    uint64_t bytes = 0;  // in memory
    rocksdb::Env* env = nullptr;
  };
  // `decode` tells the terms of the load, too.
  StatementRuns(const StoreSnapshot& base, std::function<absl::StatusOr<Term>(TermId)> decode, const Room& room);

  // Something said of a quoted triple, which makes a statement of it: all that is said of it are its qualifiers.
  absl::Status Quote(const Triple& triple, TermId predicate, TermId value);
  absl::Status Reify(TermId node, const Triple& triple);
  // A statement of its own for a triple in a graph.
  absl::Status InGraph(const Triple& triple, TermId graph);
  // The node's statements were read in a document (DocumentNodes), at this support.
  void Derive(TermId node, std::string support) { supports_[node.value()].push_back(std::move(support)); }

  // All has been read. Quads about nodes are rows like others and go to `plain`; `graph` is the predicate of the
  // qualifier that names graphs. Statements of documents that are in the load are theirs, not the load's own.
  absl::Status Seal(DocumentNodes* documents, TermId graph, const std::function<absl::Status(const Triple&)>& plain);

  bool empty() const { return !any_; }
  bool IsNode(uint64_t subject) const {
    return subject / 64 < nodes_.size() && (nodes_[subject / 64] >> subject % 64 & 1) != 0;
  }
  // The triples of the statements in an order, each once: as TripleSorter::Sorted, after Seal.
  std::function<bool(Key3*)> Triples(TripleOrder order) { return triples_.Sorted(order); }

  void Qualify(const Key3& row);
  // No more rows.
  absl::Status FinishNodes();
  // New statements get the counters' next ids; those that the store has already are only held by the load as well.
  absl::Status Write(TableFiles& files, Counters* counters);
  // Of the streams that Triples gives.
  const absl::Status& status() const { return triples_.status(); }

 private:
  // The nodes below `end` are complete: what was said of them makes their statements.
  absl::Status FinishBelow(uint64_t end);
  absl::Status State(const Triple& triple, const std::vector<Qualifier>& qualifiers);
  absl::Status StateQuads(TermId graph, const std::function<absl::Status(const Triple&)>& plain);
  absl::Status StateQuoted();
  absl::Status GiveToDocuments(const Triple& triple, const std::vector<Qualifier>& qualifiers,
                               const std::vector<std::string>& supports);
  // Takes polarity and modality out of the qualifiers, where an export has put them.
  absl::StatusOr<Statement> StatementOf(const Triple& triple, const std::vector<Qualifier>& qualifiers);
  bool NextNode();

  const StoreSnapshot& base_;
  const std::function<absl::StatusOr<Term>(TermId)> decode_;
  const Room room_;
  bool any_ = false;
  std::vector<uint64_t> nodes_;  // a bit for each id of the dictionary
  absl::flat_hash_map<uint64_t, std::vector<std::string>> supports_;
  std::unique_ptr<RunWriter> quads_;
  RecordSorter quoted_;      // triple, predicate, value
  RecordSorter reified_;     // node, triple
  RecordSorter statements_;  // triple, encoded statement
  TripleSorter triples_;
  DocumentNodes* documents_ = nullptr;
  // The walk over reified_.
  std::function<bool(std::string_view*)> next_reified_;
  uint64_t node_ = 0;  // that it stands on
  Triple node_triple_;
  bool at_node_ = false;
  uint64_t subject_ = 0;               // of the rows that are being gathered
  std::vector<Qualifier> qualifiers_;  // of it; sorted, as rows come sorted
  absl::Status status_;
  std::map<TermId, std::string> predicates_;  // met in qualifiers
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_STATEMENT_RUN_H_
