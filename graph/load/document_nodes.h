#ifndef WHENCE_GRAPH_LOAD_DOCUMENT_NODES_H_
#define WHENCE_GRAPH_LOAD_DOCUMENT_NODES_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/document_record.h"
#include "graph/rdf/rdf_reader.h"

namespace whence {

// Documents in an export of a store (export.h): gathers what their nodes say while a load reads, and makes their
// records again. What it holds is as large as the documents.
class DocumentNodes {
 public:
  // Blank nodes of different files are different nodes.
  void BeginFile() { ++file_; }
  // True if the triple is about a document, a sentence, a name or a support, and not one of the graph.
  bool Take(const TripleView& view);
  // Whether the triple says where a statement was read; KeyOf(view.object) is the support then.
  bool IsDerivation(const TripleView& view) const;
  std::string KeyOf(const TermView& node) const;

  bool empty() const { return nodes_.empty(); }
  // Whether the document of a support is there.
  bool Knows(const std::string& support) const;
  // REQUIRES: Knows(support). InvalidArgument for numbers that are none.
  absl::Status AddStatement(const std::string& support, StatementRecord record);
  // InvalidArgument for what cannot be a document: spans outside its text, say.
  absl::StatusOr<std::vector<DocumentRecord>> Records() const;

 private:
  using Node = std::multimap<std::string, Term, std::less<>>;  // by the local name of the predicate

  const Node* Find(const std::string& key) const;
  absl::StatusOr<ByteSpan> SpanOf(const Node& node) const;
  absl::StatusOr<SentenceRecord> SentenceOf(const Node& node, uint64_t bytes) const;
  absl::StatusOr<DocumentRecord> RecordOf(const std::string& key, const Node& node) const;

  std::map<std::string, Node> nodes_;
  std::map<std::string, std::vector<StatementRecord>> statements_;  // by the key of the document
  int file_ = 0;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_DOCUMENT_NODES_H_
