#include "graph/load/statement_run.h"

#include <algorithm>

#include "graph/base/status.h"
#include "graph/inline_term.h"
#include "graph/rdf/statement_terms.h"

namespace whence {
namespace {

// No term has an id of this class, and nothing of it goes to disk.
constexpr uint64_t kNodeClass = uint64_t{13} << kIdClassShift;
constexpr uint64_t kGraphNodeClass = uint64_t{12} << kIdClassShift;

}  // namespace

TermId StatementRuns::Node(const Triple& triple) {
  const auto [entry, added] =
      quoted_.try_emplace(ToKey(TripleOrder::kSpo, triple), TermId(kNodeClass | (quoted_.size() + 1)));
  if (added) Reify(entry->second, triple);
  return entry->second;
}

void StatementRuns::Reify(TermId node, const Triple& triple) { nodes_[node.value()].triples.push_back(triple); }

void StatementRuns::State(const Triple& triple, TermId predicate, TermId graph) {
  NodeState& node = nodes_[kGraphNodeClass | ++in_graphs_];
  node.triples.push_back(triple);
  node.qualifiers.push_back({predicate, graph});
}

void StatementRuns::Seal(const DocumentNodes& documents) {
  quoted_ = {};
  for (auto& [id, node] : nodes_) {
    std::erase_if(node.supports, [&](const std::string& support) { return !documents.Knows(support); });
    node.of_document = !node.supports.empty();
    std::sort(node.triples.begin(), node.triples.end());
    node.triples.erase(std::unique(node.triples.begin(), node.triples.end()), node.triples.end());
  }
}

std::vector<Key3> StatementRuns::Triples(TripleOrder order) const {
  std::vector<Key3> keys;
  for (const auto& [id, node] : nodes_) {
    if (node.of_document) continue;
    for (const Triple& triple : node.triples) keys.push_back(ToKey(order, triple));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

void StatementRuns::Qualify(const Key3& row) { nodes_[row[0]].qualifiers.push_back({TermId(row[1]), TermId(row[2])}); }

absl::StatusOr<Statement> StatementRuns::StatementOf(const Triple& triple, const NodeState& node) {
  Statement statement;
  statement.triple = triple;
  for (const Qualifier& qualifier : node.qualifiers) {
    auto known = predicates_.find(qualifier.predicate);
    if (known == predicates_.end()) {
      WHENCE_ASSIGN_OR_RETURN(const Term predicate, decode_(qualifier.predicate));
      known = predicates_.emplace(qualifier.predicate, predicate.lexical).first;
    }
    if (known->second == kPolarityTerm || known->second == kModalityTerm) {
      WHENCE_ASSIGN_OR_RETURN(const Term value, decode_(qualifier.value));
      const bool taken = known->second == kPolarityTerm ? ParsePolarity(value.lexical, &statement.polarity)
                                                        : ParseModality(value.lexical, &statement.modality);
      if (taken) continue;
    }
    statement.qualifiers.push_back(qualifier);
  }
  return statement;
}

// Two statements are one if their encodings are.
absl::StatusOr<std::vector<std::pair<Key3, std::string>>> StatementRuns::Bodies() {
  std::vector<std::pair<Key3, std::string>> bodies;
  for (const auto& [id, node] : nodes_) {
    if (node.of_document) continue;
    for (const Triple& triple : node.triples) {
      WHENCE_ASSIGN_OR_RETURN(const Statement statement, StatementOf(triple, node));
      bodies.emplace_back(ToKey(TripleOrder::kSpo, triple), EncodeStatement(statement));
    }
  }
  std::sort(bodies.begin(), bodies.end());
  bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());
  return bodies;
}

absl::Status StatementRuns::GiveTo(DocumentNodes* documents) {
  for (const auto& [id, node] : nodes_) {
    if (!node.of_document) continue;
    for (const Triple& triple : node.triples) {
      WHENCE_ASSIGN_OR_RETURN(const Statement statement, StatementOf(triple, node));
      StatementRecord record;
      WHENCE_ASSIGN_OR_RETURN(record.subject, decode_(triple.subject));
      WHENCE_ASSIGN_OR_RETURN(record.predicate, decode_(triple.predicate));
      WHENCE_ASSIGN_OR_RETURN(record.object, decode_(triple.object));
      for (const Qualifier& qualifier : statement.qualifiers) {
        WHENCE_ASSIGN_OR_RETURN(Term predicate, decode_(qualifier.predicate));
        WHENCE_ASSIGN_OR_RETURN(Term value, decode_(qualifier.value));
        record.qualifiers.emplace_back(std::move(predicate), std::move(value));
      }
      record.polarity = statement.polarity;
      record.modality = statement.modality;
      for (const std::string& support : node.supports) {
        WHENCE_RETURN_IF_ERROR(documents->AddStatement(support, record));
      }
    }
  }
  return absl::OkStatus();
}

absl::Status StatementRuns::Write(TableFiles& files, Counters* counters) {
  if (nodes_.empty()) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const auto bodies, Bodies());
  nodes_ = {};
  const auto file = files.Make(Column::kStatements), listed = files.Make(Column::kStatements),
             held = files.Make(Column::kStatements);
  std::vector<StatementId> known_ids;
  std::vector<StatementId> new_ids;
  for (const auto& [key, body] : bodies) {
    const Triple triple = FromKey(TripleOrder::kSpo, key);
    StatementId known;
    if (base_.Contains(triple)) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> there, base_.StatementsOf(triple));
      for (const Statement& statement : there) {
        if (statement.id.value() != 0 && EncodeStatement(statement) == body) known = statement.id;
      }
    }
    if (known.value() != 0) {
      known_ids.push_back(known);
      continue;
    }
    const StatementId id(counters->next_statement++);
    ++counters->counts.statements;
    new_ids.push_back(id);
    WHENCE_RETURN_IF_ERROR(file->Put(StatementKey(id), body));
    WHENCE_RETURN_IF_ERROR(listed->Put(StatedKey(triple, id), {}));
  }
  std::sort(known_ids.begin(), known_ids.end());
  for (const StatementId id : known_ids) WHENCE_RETURN_IF_ERROR(held->Put(SupportKey(id, LoadedSupport()), {}));
  for (const StatementId id : new_ids) WHENCE_RETURN_IF_ERROR(held->Put(SupportKey(id, LoadedSupport()), {}));
  WHENCE_RETURN_IF_ERROR(files.Finish(*file));
  WHENCE_RETURN_IF_ERROR(files.Finish(*listed));
  return files.Finish(*held);
}

}  // namespace whence
