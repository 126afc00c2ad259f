#include "graph/load/statement_run.h"

#include <algorithm>
#include <array>

#include "graph/base/coding.h"
#include "graph/base/status.h"
#include "graph/rdf/statement_terms.h"

namespace whence {
namespace {

// Records of the runs: numbers that sort as they stand.
template <size_t kCount>
std::string Record(const std::array<uint64_t, kCount>& numbers) {
  std::string record;
  for (const uint64_t number : numbers) AppendBigEndian(number, &record);
  return record;
}

template <size_t kCount>
std::array<uint64_t, kCount> Numbers(std::string_view record) {
  ByteReader reader(record);
  std::array<uint64_t, kCount> numbers;
  for (uint64_t& number : numbers) number = reader.BigEndian<uint64_t>();
  return numbers;
}

Triple TripleOf(uint64_t subject, uint64_t predicate, uint64_t object) {
  return {TermId(subject), TermId(predicate), TermId(object)};
}

constexpr size_t kTripleBytes = 3 * sizeof(uint64_t);

}  // namespace

StatementRuns::StatementRuns(const StoreSnapshot& base, std::function<absl::StatusOr<Term>(TermId)> decode,
                             const Room& room)
    : base_(base),
      decode_(std::move(decode)),
      room_(room),
      quoted_(StrCat(room.folder, "/quoted"), room.bytes / 8, room.env),
      reified_(StrCat(room.folder, "/reified"), room.bytes / 8, room.env),
      statements_(StrCat(room.folder, "/statements"), room.bytes / 4, room.env),
      triples_(StrCat(room.folder, "/stated"), room.bytes / 2, room.env) {}

absl::Status StatementRuns::Quote(const Triple& triple, TermId predicate, TermId value) {
  any_ = true;
  return quoted_.Add(Record<5>(
      {triple.subject.value(), triple.predicate.value(), triple.object.value(), predicate.value(), value.value()}));
}

absl::Status StatementRuns::Reify(TermId node, const Triple& triple) {
  any_ = true;
  const uint64_t word = node.value() / 64;
  if (word >= nodes_.size()) nodes_.resize(std::max<uint64_t>(word + 1, nodes_.size() * 3 / 2));
  nodes_[word] |= uint64_t{1} << node.value() % 64;
  return reified_.Add(
      Record<4>({node.value(), triple.subject.value(), triple.predicate.value(), triple.object.value()}));
}

absl::Status StatementRuns::InGraph(const Triple& triple, TermId graph) {
  any_ = true;
  rocksdb::Env* const env = room_.env != nullptr ? room_.env : rocksdb::Env::Default();
  if (quads_ == nullptr) quads_ = std::make_unique<RunWriter>(StrCat(room_.folder, "/quads"), env);
  return quads_->Append(
      Record<4>({triple.subject.value(), triple.predicate.value(), triple.object.value(), graph.value()}));
}

absl::Status StatementRuns::Seal(DocumentNodes* documents, TermId graph,
                                 const std::function<absl::Status(const Triple&)>& plain) {
  if (!any_) return absl::OkStatus();
  documents_ = documents;
  for (auto& [node, supports] : supports_) {
    std::erase_if(supports, [&](const std::string& support) { return !documents->Knows(support); });
  }
  absl::erase_if(supports_, [](const auto& entry) { return entry.second.empty(); });
  WHENCE_RETURN_IF_ERROR(StateQuads(graph, plain));
  WHENCE_RETURN_IF_ERROR(StateQuoted());
  std::string_view record;
  for (auto next = reified_.Sorted(); next(&record);) {
    const auto [node, subject, predicate, object] = Numbers<4>(record);
    if (!supports_.contains(node)) WHENCE_RETURN_IF_ERROR(triples_.Add(TripleOf(subject, predicate, object)));
  }
  WHENCE_RETURN_IF_ERROR(reified_.status());
  next_reified_ = reified_.Sorted();
  at_node_ = NextNode();
  return absl::OkStatus();
}

// What a quad says of a node that stands for a statement is a qualifier of that one, in whatever graph it is; which
// nodes do is known when all has been read.
absl::Status StatementRuns::StateQuads(TermId graph, const std::function<absl::Status(const Triple&)>& plain) {
  if (quads_ == nullptr) return absl::OkStatus();
  WHENCE_RETURN_IF_ERROR(quads_->Close());
  quads_ = nullptr;
  RunReader quads(StrCat(room_.folder, "/quads"), room_.env != nullptr ? room_.env : rocksdb::Env::Default());
  std::string_view record;
  while (quads.Next(&record)) {
    const auto [subject, predicate, object, name] = Numbers<4>(record);
    const Triple triple = TripleOf(subject, predicate, object);
    if (IsNode(subject)) {
      WHENCE_RETURN_IF_ERROR(plain(triple));
      continue;
    }
    WHENCE_RETURN_IF_ERROR(triples_.Add(triple));
    WHENCE_RETURN_IF_ERROR(State(triple, {{graph, TermId(name)}}));
  }
  return quads.status();
}

absl::Status StatementRuns::StateQuoted() {
  std::string_view record;
  Triple triple;
  std::vector<Qualifier> qualifiers;
  for (auto next = quoted_.Sorted(); next(&record);) {
    const auto [subject, predicate, object, what, value] = Numbers<5>(record);
    const Triple of = TripleOf(subject, predicate, object);
    if (qualifiers.empty() || of != triple) {
      if (!qualifiers.empty()) WHENCE_RETURN_IF_ERROR(State(triple, qualifiers));
      WHENCE_RETURN_IF_ERROR(triples_.Add(of));
      qualifiers.clear();
    }
    triple = of;
    qualifiers.push_back({TermId(what), TermId(value)});
  }
  if (!qualifiers.empty()) WHENCE_RETURN_IF_ERROR(State(triple, qualifiers));
  return quoted_.status();
}

// Two statements are one if their encodings are.
absl::Status StatementRuns::State(const Triple& triple, const std::vector<Qualifier>& qualifiers) {
  WHENCE_ASSIGN_OR_RETURN(const Statement statement, StatementOf(triple, qualifiers));
  const Key3 key = ToKey(TripleOrder::kSpo, triple);
  return statements_.Add(Record(key).append(EncodeStatement(statement)));
}

bool StatementRuns::NextNode() {
  std::string_view record;
  if (!next_reified_(&record)) return false;
  const auto [node, subject, predicate, object] = Numbers<4>(record);
  node_ = node;
  node_triple_ = TripleOf(subject, predicate, object);
  return true;
}

void StatementRuns::Qualify(const Key3& row) {
  if (row[0] != subject_) {
    if (status_.ok()) status_ = FinishBelow(row[0]);
    subject_ = row[0];
  }
  qualifiers_.push_back({TermId(row[1]), TermId(row[2])});
}

absl::Status StatementRuns::FinishBelow(uint64_t end) {
  static const std::vector<Qualifier> kNone;
  for (; at_node_ && node_ < end; at_node_ = NextNode()) {
    const auto supports = supports_.find(node_);
    const std::vector<Qualifier>& qualifiers = node_ == subject_ ? qualifiers_ : kNone;
    if (supports == supports_.end()) {
      WHENCE_RETURN_IF_ERROR(State(node_triple_, qualifiers));
    } else {
      WHENCE_RETURN_IF_ERROR(GiveToDocuments(node_triple_, qualifiers, supports->second));
    }
  }
  qualifiers_.clear();
  return reified_.status();
}

absl::Status StatementRuns::FinishNodes() {
  WHENCE_RETURN_IF_ERROR(status_);
  return FinishBelow(~uint64_t{0});
}

absl::StatusOr<Statement> StatementRuns::StatementOf(const Triple& triple, const std::vector<Qualifier>& qualifiers) {
  Statement statement;
  statement.triple = triple;
  for (const Qualifier& qualifier : qualifiers) {
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

absl::Status StatementRuns::GiveToDocuments(const Triple& triple, const std::vector<Qualifier>& qualifiers,
                                            const std::vector<std::string>& supports) {
  WHENCE_ASSIGN_OR_RETURN(const Statement statement, StatementOf(triple, qualifiers));
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
  for (const std::string& support : supports) {
    WHENCE_RETURN_IF_ERROR(documents_->AddStatement(support, record));
  }
  return absl::OkStatus();
}

absl::Status StatementRuns::Write(TableFiles& files, Counters* counters) {
  if (!any_) return absl::OkStatus();
  const auto file = files.Make(Column::kStatements), listed = files.Make(Column::kStatements),
             held = files.Make(Column::kStatements);
  RecordSorter known_ids(StrCat(room_.folder, "/known"), room_.bytes / 8, room_.env);
  const uint64_t first_new = counters->next_statement;
  std::string_view record;
  for (auto next = statements_.Sorted(); next(&record);) {
    const Triple triple = FromKey(TripleOrder::kSpo, Numbers<3>(record));
    const std::string_view body = record.substr(kTripleBytes);
    StatementId known;
    if (base_.Contains(triple)) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> there, base_.StatementsOf(triple));
      for (const Statement& statement : there) {
        if (statement.id.value() != 0 && EncodeStatement(statement) == body) known = statement.id;
      }
    }
    if (known.value() != 0) {
      WHENCE_RETURN_IF_ERROR(known_ids.Add(Record<1>({known.value()})));
      continue;
    }
    const StatementId id(counters->next_statement++);
    ++counters->counts.statements;
    WHENCE_RETURN_IF_ERROR(file->Put(StatementKey(id), body));
    WHENCE_RETURN_IF_ERROR(listed->Put(StatedKey(triple, id), {}));
  }
  WHENCE_RETURN_IF_ERROR(statements_.status());
  const auto hold = [&](uint64_t id) { return held->Put(SupportKey(StatementId(id), LoadedSupport()), {}); };
  for (auto next = known_ids.Sorted(); next(&record);) WHENCE_RETURN_IF_ERROR(hold(Numbers<1>(record)[0]));
  WHENCE_RETURN_IF_ERROR(known_ids.status());
  for (uint64_t id = first_new; id < counters->next_statement; ++id) WHENCE_RETURN_IF_ERROR(hold(id));
  WHENCE_RETURN_IF_ERROR(files.Finish(*file));
  WHENCE_RETURN_IF_ERROR(files.Finish(*listed));
  return files.Finish(*held);
}

}  // namespace whence
