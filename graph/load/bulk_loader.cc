#include "graph/bulk_loader.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "graph/inline_term.h"
#include "graph/labels.h"
#include "graph/load/alias_run.h"
#include "graph/load/key_merge.h"
#include "graph/load/predicate_tally.h"
#include "graph/load/statement_run.h"
#include "graph/load/table_file.h"
#include "graph/load/term_table.h"
#include "graph/load/triple_sorter.h"
#include "graph/rdf/statement_terms.h"
#include "graph/store/packed_index.h"
#include "graph/store/store_impl.h"
#include "graph/store/term_codec.h"

namespace whence {
namespace {

constexpr uint64_t kTriplesPerReport = 1 << 16;

// A folder that goes with the object.
class WorkFolder {
 public:
  explicit WorkFolder(std::string path) : path_(std::move(path)) {}
  ~WorkFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  absl::Status Make() const {
    std::error_code error;
    std::filesystem::remove_all(path_, error);  // what a killed load left
    std::filesystem::create_directory(path_, error);
    return error ? FailedPrecondition(path_, ": ", error.message()) : absl::OkStatus();
  }
  const std::string& path() const { return path_; }

 private:
  const std::string path_;
};

class BulkLoad {
 public:
  BulkLoad(StoreImpl& store, std::shared_ptr<const StoreSnapshot> base, const LoadOptions& options,
           const std::string& folder)
      : store_(store),
        base_(std::move(base)),
        options_(options),
        counters_(base_->counters()),
        first_new_(counters_.next_term),
        fresh_(counters_.next_term == 1),
        sorter_(StrCat(folder, "/triples"), options.memory_bytes, store.options().env),
        files_(store.database(), folder),
        terms_file_(files_.Make(Column::kTerms)),
        statements_(*base_, [this](TermId id) { return TermOf(id); },
                    {folder, options.memory_bytes / 2, store.options().env}) {}

  absl::StatusOr<LoadSummary> Run(const std::vector<std::string>& files) {
    WHENCE_RETURN_IF_ERROR(BeginBlock());
    for (const std::string& file : files) {
      std::error_code ignored;
      const auto size = std::filesystem::file_size(file, ignored);
      if (!ignored) progress_.total_bytes += size;
    }
    for (size_t i = 0; i < files.size(); ++i) WHENCE_RETURN_IF_ERROR(ReadFile(files[i], i));
    Report("writing");
    const auto plain = [this](const Triple& triple) { return sorter_.Add(triple); };
    WHENCE_RETURN_IF_ERROR(statements_.Seal(&documents_, graph_, plain));
    WHENCE_RETURN_IF_ERROR(WriteBlock());
    WHENCE_RETURN_IF_ERROR(files_.Finish(*terms_file_));
    WHENCE_RETURN_IF_ERROR(WriteSubjectOrder());
    WHENCE_RETURN_IF_ERROR(WriteOrder(TripleOrder::kOsp, nullptr));
    PredicateTally objects(*base_, TripleOrder::kPos), subjects(*base_, TripleOrder::kPso);
    WHENCE_RETURN_IF_ERROR(WriteOrder(TripleOrder::kPos, &objects));
    WHENCE_RETURN_IF_ERROR(WriteOrder(TripleOrder::kPso, &subjects));
    const uint64_t statements = counters_.counts.statements;
    WHENCE_RETURN_IF_ERROR(statements_.Write(files_, &counters_));
    summary_.statements = counters_.counts.statements - statements;
    WHENCE_RETURN_IF_ERROR(WriteTermIndex());
    WHENCE_RETURN_IF_ERROR(WriteMeta(objects, subjects));
    WHENCE_ASSIGN_OR_RETURN(const std::vector<DocumentRecord> records, documents_.Records());
    WHENCE_RETURN_IF_ERROR(store_.Written(files_.Ingest()));
    WHENCE_RETURN_IF_ERROR(PutDocuments(records));
    summary_.terms = counters_.next_term - first_new_;
    return summary_;
  }

 private:
  // Over what has been taken in: the second step of a load that brings documents.
  absl::Status PutDocuments(const std::vector<DocumentRecord>& records) {
    if (records.empty()) return absl::OkStatus();
    summary_.documents = records.size();
    const auto put = [&](const StoreSnapshot& base, ChangeSet& changes) -> absl::StatusOr<bool> {
      bool changed = false;
      for (const DocumentRecord& record : records) {
        WHENCE_ASSIGN_OR_RETURN(const PutResult result, PutInto(base, changes, record));
        changed |= result != PutResult::kUnchanged;
      }
      return changed;
    };
    return store_.WriteHeld(put).status();
  }

  absl::Status ReadFile(const std::string& file, size_t number) {
    WHENCE_ASSIGN_OR_RETURN(const auto source, OpenBytes(file));
    const uint64_t before = progress_.bytes;
    documents_.BeginFile();
    // Labels of blank nodes are a file's own. The first file of an empty store may keep them.
    blank_prefix_ = fresh_ && number == 0 ? "" : StrCat("f", first_new_, "x", number, "_");
    RdfReaderOptions reading;
    reading.lenient = options_.lenient;
    reading.skipped = [&](std::string_view what) {
      ++summary_.skipped;
      if (options_.skipped) options_.skipped(StrCat(file, ":", what));
    };
    const auto visit = [&](const TripleView& view) -> absl::Status {
      if (++summary_.read % kTriplesPerReport == 0) {
        progress_.bytes = before + source->Consumed();
        Report("reading");
      }
      return Take(view);
    };
    absl::Status read = ReadRdf(*source, options_.syntax.value_or(SyntaxOf(file)), reading, visit);
    progress_.bytes = before + source->Consumed();
    if (read.code() != absl::StatusCode::kInvalidArgument) return read;
    return absl::InvalidArgumentError(StrCat(file, ":", ToStd(read.message())));
  }

  absl::Status Take(const TripleView& view) {
    if (documents_.Take(view)) return absl::OkStatus();
    if (view.quoted == nullptr && documents_.IsDerivation(view)) {
      WHENCE_ASSIGN_OR_RETURN(const TermId node, Encode(view.subject));
      statements_.Derive(node, documents_.KeyOf(view.object));
      return absl::OkStatus();
    }
    if (view.reified != nullptr) {
      WHENCE_ASSIGN_OR_RETURN(const TermId node, Encode(view.subject));
      WHENCE_ASSIGN_OR_RETURN(const Triple triple, Encode(*view.reified));
      return statements_.Reify(node, triple);
    }
    Triple triple;
    if (view.quoted == nullptr) {
      WHENCE_ASSIGN_OR_RETURN(triple.subject, EncodeSubject(view.subject));
    }
    WHENCE_ASSIGN_OR_RETURN(triple.predicate, Encode(view.predicate));
    WHENCE_ASSIGN_OR_RETURN(triple.object, Encode(view.object));
    if (view.quoted != nullptr) {
      WHENCE_ASSIGN_OR_RETURN(const Triple quoted, Encode(*view.quoted));
      return statements_.Quote(quoted, triple.predicate, triple.object);
    }
    if (!options_.keep_graphs || view.graph.lexical.empty()) return sorter_.Add(triple);
    if (graph_.value() == 0) {
      TermView name;
      name.lexical = kGraphTerm;
      WHENCE_ASSIGN_OR_RETURN(graph_, Encode(name));
    }
    WHENCE_ASSIGN_OR_RETURN(const TermId graph, Encode(view.graph));
    return statements_.InGraph(triple, graph);
  }

  absl::StatusOr<Triple> Encode(const QuotedTriple& quoted) {
    Triple triple;
    WHENCE_ASSIGN_OR_RETURN(triple.subject, Encode(quoted.subject));
    WHENCE_ASSIGN_OR_RETURN(triple.predicate, Encode(quoted.predicate));
    WHENCE_ASSIGN_OR_RETURN(triple.object, Encode(quoted.object));
    return triple;
  }

  void Report(std::string_view phase) {
    if (!options_.progress) return;
    progress_.phase = phase;
    progress_.triples = summary_.read;
    options_.progress(progress_);
  }

  // Dumps have a subject's triples together.
  absl::StatusOr<TermId> EncodeSubject(const TermView& view) {
    if (view.kind == TermKind::kIri && subject_.value() != 0 && view.lexical == subject_iri_) return subject_;
    WHENCE_ASSIGN_OR_RETURN(const TermId id, Encode(view));
    subject_ = view.kind == TermKind::kIri ? id : TermId(0);
    subject_iri_.assign(view.lexical);
    return id;
  }

  absl::StatusOr<TermId> Encode(const TermView& view) {
    if (view.kind == TermKind::kTyped) {
      if (const auto inlined = InlineTyped(view.lexical, view.datatype)) return *inlined;
    }
    encoded_.clear();
    if (view.kind == TermKind::kBlank && !blank_prefix_.empty()) {
      EncodeTermTo(view.kind, StrCat(blank_prefix_, view.lexical), view.datatype, &encoded_);
    } else {
      EncodeTermTo(view.kind, view.lexical, view.datatype, &encoded_);
    }
    TermTable::Entry& entry = table_.Find(encoded_);
    if (entry.id.value() != 0) return entry.id;
    if (!fresh_) {
      WHENCE_ASSIGN_OR_RETURN(const auto known, base_->dictionary().Find(encoded_));
      if (known) return entry.id = *known;
    }
    if (table_.full()) return ResourceExhausted("more than 4 billion new terms in one load; load the files one by one");
    entry.id = TermId(counters_.next_term++);
    new_entries_.push_back(static_cast<uint32_t>(table_.size() - 1));
    block_.push_back(encoded_);
    if (block_.size() == kTermsPerBlock) WHENCE_RETURN_IF_ERROR(WriteBlock());
    return entry.id;
  }

  // The last block of the store may have room.
  absl::Status BeginBlock() {
    if ((first_new_ - 1) % kTermsPerBlock == 0) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(block_, base_->dictionary().ReadBlock(TermBlockOf(TermId(first_new_))));
    if (block_.size() == (first_new_ - 1) % kTermsPerBlock) return absl::OkStatus();
    return DataLoss("the last block of the dictionary is damaged");
  }

  absl::Status WriteBlock() {
    if (block_.empty() || counters_.next_term == first_new_) return absl::OkStatus();
    const uint64_t number = TermBlockOf(TermId(counters_.next_term - 1));
    const std::string bytes = TermBlock::Encode(block_);
    block_.clear();
    return terms_file_->Put(TermBlockKey(number), bytes);
  }

  absl::StatusOr<Term> TermOf(TermId id) {
    Term term;
    if (IsInlined(id) || id.value() < first_new_) return base_->DecodeTerm(id);
    DecodeTermFrom(table_.entry(new_entries_[id.value() - first_new_]).term(), &term);
    return term;
  }

  // What a predicate says of its subject: its name, its class, or something else.
  enum class Role : uint8_t { kPlain, kNames, kSorts };

  absl::StatusOr<Role> RoleOf(TermId predicate) {
    const auto known = roles_.find(predicate);
    if (known != roles_.end()) return known->second;
    WHENCE_ASSIGN_OR_RETURN(const Term term, TermOf(predicate));
    const bool sorts = term.lexical == kRdfType || term.lexical == "http://www.w3.org/2000/01/rdf-schema#subClassOf";
    return roles_[predicate] = base_->database().IsLabel(term.lexical) ? Role::kNames
                               : sorts                                 ? Role::kSorts
                                                                       : Role::kPlain;
  }

  // Subject first: where each triple is looked up in the store, for counts, marks and names, and where what is said of
  // statements is told from what is said of things.
  absl::Status WriteSubjectOrder() {
    const bool empty = counters_.counts.triples == 0;
    const auto there = base_->Scan({});
    AliasRuns aliases(*base_, files_);
    const auto marks = files_.Make(Column::kStatements);
    absl::Status status;
    KeyMerge keys(Plain(TripleOrder::kSpo), statements_.Triples(TripleOrder::kSpo));
    const auto visit = [&](Key3* key) {
      if (!status.ok() || !keys.Next(key)) return false;
      if (!empty) there->Seek(*key);
      const Meeting meeting{FromKey(TripleOrder::kSpo, *key), !empty && there->Valid() && there->key() == *key,
                            keys.in_first(), keys.in_second()};
      status = Meet(meeting, aliases, *marks);
      return status.ok();
    };
    WHENCE_RETURN_IF_ERROR(WriteIndex(IndexId::kSpo, visit));
    WHENCE_RETURN_IF_ERROR(status);
    WHENCE_RETURN_IF_ERROR(sorter_.status());
    WHENCE_RETURN_IF_ERROR(statements_.status());
    WHENCE_RETURN_IF_ERROR(statements_.FinishNodes());
    WHENCE_RETURN_IF_ERROR(there->status());
    WHENCE_RETURN_IF_ERROR(files_.Finish(*marks));
    WHENCE_RETURN_IF_ERROR(NameUnlabelled(aliases));
    WHENCE_RETURN_IF_ERROR(aliases.Finish());
    counters_.counts.aliases += aliases.added();
    return absl::OkStatus();
  }

  // The sorted triples of the load, without those whose subject stands for a statement; in subject order these become
  // qualifiers.
  std::function<bool(Key3*)> Plain(TripleOrder order) {
    auto next = sorter_.Sorted(order);
    if (statements_.empty()) return next;
    return [this, order, next = std::move(next)](Key3* key) {
      while (next(key)) {
        const uint64_t subject = FromKey(order, *key).subject.value();
        if (!statements_.IsNode(subject)) return true;
        if (order == TripleOrder::kSpo) statements_.Qualify(*key);
      }
      return false;
    };
  }

  struct Meeting {
    Triple triple;
    bool known = false;   // the store has the triple
    bool bare = false;    // the load has it bare
    bool stated = false;  // a statement of the load is about it
  };

  absl::Status Meet(const Meeting& meeting, AliasRuns& aliases, TableFile& marks) {
    const Triple& triple = meeting.triple;
    if (options_.name_unlabelled) WHENCE_RETURN_IF_ERROR(NoteParts(triple));
    bool new_label = meeting.bare;
    if (meeting.known) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> before, base_->StatementsOf(triple));
      const bool was_bare = before.empty() || before[0].id.value() == 0;
      const bool was_stated = before.size() > 1 || !was_bare;
      new_label = meeting.bare && !was_bare;
      const bool mark = (was_bare && !was_stated && meeting.stated) || new_label;
      if (mark) WHENCE_RETURN_IF_ERROR(marks.Put(StatedKey(triple, StatementId(0)), {}));
    } else {
      ++counters_.counts.triples;
      ++summary_.added;
      if (meeting.bare && meeting.stated) WHENCE_RETURN_IF_ERROR(marks.Put(StatedKey(triple, StatementId(0)), {}));
    }
    if (!new_label || IsInlined(triple.object)) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(const Role role, RoleOf(triple.predicate));
    if (role != Role::kNames) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(const Term object, TermOf(triple.object));
    return object.kind == TermKind::kString ? aliases.Add(triple.subject, object.lexical) : absl::OkStatus();
  }

  // What a new term is to the triples of the load.
  enum Part : uint8_t { kThing = 1, kLabelled = 2, kSorts = 4 };  // kSorts: a predicate or a class

  void Note(TermId id, Part part) {
    if (!IsInlined(id) && id.value() >= first_new_) parts_[id.value() - first_new_] |= part;
  }

  absl::Status NoteParts(const Triple& triple) {
    if (parts_.empty()) parts_.resize(new_entries_.size());
    WHENCE_ASSIGN_OR_RETURN(const Role role, RoleOf(triple.predicate));
    bool names = role == Role::kNames && !IsInlined(triple.object);
    if (names) {
      WHENCE_ASSIGN_OR_RETURN(const Term label, TermOf(triple.object));
      names = label.kind == TermKind::kString;
    }
    Note(triple.subject, names ? kLabelled : kThing);
    Note(triple.predicate, kSorts);
    Note(triple.object, role == Role::kSorts ? kSorts : kThing);
    return absl::OkStatus();
  }

  absl::Status NameUnlabelled(AliasRuns& aliases) {
    for (size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i] != kThing) continue;
      const TermId id(first_new_ + i);
      WHENCE_ASSIGN_OR_RETURN(const Term term, TermOf(id));
      if (term.kind != TermKind::kIri || term.lexical.starts_with(kEntityNamespace)) continue;
      AliasKind kind = AliasKind::kName;
      for (const std::string& name : NamesOfIri(term.lexical)) {
        WHENCE_RETURN_IF_ERROR(aliases.Add(id, name, kind));
        kind = AliasKind::kShortName;
      }
    }
    return absl::OkStatus();
  }

  absl::Status WriteOrder(TripleOrder order, PredicateTally* tally) {
    KeyMerge keys(Plain(order), statements_.Triples(order));
    const auto visit = [&](Key3* key) {
      if (!keys.Next(key)) return false;
      if (tally != nullptr) tally->Add(*key);
      return true;
    };
    WHENCE_RETURN_IF_ERROR(WriteIndex(IndexOf(order), visit));
    WHENCE_RETURN_IF_ERROR(statements_.status());
    return sorter_.status();
  }

  absl::Status WriteIndex(IndexId index, const std::function<bool(Key3*)>& next) {
    const auto file = files_.Make(Column::kIndex);
    TableSink sink(*file);
    const IteratorPool::Lease iterator = base_->pool().Take();
    WHENCE_RETURN_IF_ERROR(MergeIntoIndex(index, next, *iterator, sink));
    return files_.Finish(*file);
  }

  absl::Status WriteTermIndex() {
    std::vector<Key3> keys;
    keys.reserve(new_entries_.size());
    for (const uint32_t i : new_entries_) {
      const TermTable::Entry& entry = table_.entry(i);
      keys.push_back({0, TermHash(entry.term()), entry.id.value()});
    }
    std::sort(keys.begin(), keys.end());
    size_t at = 0;
    return WriteIndex(IndexId::kTermHash, [&](Key3* key) {
      if (at == keys.size()) return false;
      *key = keys[at++];
      return true;
    });
  }

  absl::Status WriteMeta(PredicateTally& objects, PredicateTally& subjects) {
    const auto file = files_.Make(Column::kMeta);
    counters_.worded = false;  // nobody has given words for what was loaded
    WHENCE_RETURN_IF_ERROR(file->Put(kCountersKey, EncodeCounters(counters_)));  // sorts before the predicates
    const auto& by_object = objects.Finish();
    const auto& by_subject = subjects.Finish();
    WHENCE_RETURN_IF_ERROR(objects.status());
    WHENCE_RETURN_IF_ERROR(subjects.status());
    for (const auto& [predicate, count] : by_object) {
      const PredicateStatistics statistics{count.triples, by_subject.at(predicate).distinct, count.distinct};
      WHENCE_RETURN_IF_ERROR(file->Put(PredicateKey(TermId(predicate)), EncodePredicateStatistics(statistics)));
    }
    return files_.Finish(*file);
  }

  StoreImpl& store_;
  const std::shared_ptr<const StoreSnapshot> base_;
  const LoadOptions& options_;
  Counters counters_;
  const uint64_t first_new_;  // id of the first new term
  const bool fresh_;          // the store has no term yet
  TripleSorter sorter_;
  TableFiles files_;
  const std::unique_ptr<TableFile> terms_file_;
  StatementRuns statements_;
  TermId graph_;  // the predicate that names graphs, once a quad has come
  DocumentNodes documents_;
  TermTable table_;
  std::vector<uint32_t> new_entries_;  // of the table, by new id
  std::vector<std::string> block_;     // the terms of the block that is being filled
  std::string encoded_, blank_prefix_, subject_iri_;
  TermId subject_;
  absl::flat_hash_map<TermId, Role> roles_;
  std::vector<uint8_t> parts_;  // by new id
  LoadSummary summary_;
  LoadProgress progress_;
};

}  // namespace

absl::StatusOr<LoadSummary> LoadFiles(Store& store, const std::vector<std::string>& files, const LoadOptions& options) {
  StoreImpl& impl = store.impl();
  if (impl.database().read_only) return FailedPrecondition(impl.database().path, ": opened read-only");
  const std::lock_guard<std::mutex> lock(impl.write_mutex());
  WHENCE_RETURN_IF_ERROR(impl.Recover());
  const WorkFolder folder(StrCat(impl.database().path, "/", kLoadFolder));
  WHENCE_RETURN_IF_ERROR(folder.Make());
  WHENCE_ASSIGN_OR_RETURN(auto base, impl.TakeSnapshot());
  return BulkLoad(impl, std::move(base), options, folder.path()).Run(files);
}

}  // namespace whence
