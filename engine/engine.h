#ifndef WHENCE_ENGINE_ENGINE_H_
#define WHENCE_ENGINE_ENGINE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/answer.h"
#include "engine/conflicts/conflict_finder.h"
#include "engine/time/entity_timeline.h"
#include "engine/verify/verification.h"
#include "graph/graph.h"

namespace whence {

struct EngineOptions {
  // Folder of the store; made if it is missing, unless read_only. Empty: an empty graph in memory.
  std::string database = {};
  bool read_only = false;  // opens beside a writer and sees what was there then; what writes fails
  std::string data = {};   // folder with model and rules; empty: FindData() looks in the usual places
};

struct Question {
  std::string text;
  std::string session = {};                // empty: no memory of earlier questions
  std::optional<std::string> source = {};  // answer from this text alone, not from the database
  bool explain = false;
  // "2003", "April 1999", "2012-06-28": states are those of that time, where the question names no other. Empty: as of
  // the latest that the sources tell.
  std::string as_of = {};
};

struct IngestProgress {
  size_t documents_done = 0;
  size_t documents_all = 0;
  uint64_t bytes_done = 0;
  uint64_t bytes_all = 0;
  std::string current;  // name of the document being read
};

struct IngestSummary {
  size_t documents = 0;  // read and stored
  size_t unchanged = 0;  // the same bytes as before, left alone
  size_t replaced = 0;   // of `documents`: those that said something before
  size_t sentences = 0;
  size_t statements = 0;
  double seconds = 0;
  std::vector<std::string> errors;  // one message a file that could not be read; the others are stored all the same
};

struct EngineStats {
  uint64_t documents = 0, sentences = 0, statements = 0, triples = 0, names = 0;
};

// The one class that a program embedding Whence needs. It owns the store, the language model and the rules.
//
//   auto engine = Engine::Open({.database = "my.db"});
//   (*engine)->Ingest({"report.md"});
//   Answer answer = *(*engine)->Ask({.text = "when did Uzbekistan leave"});
//
// Thread-safe: Ask runs on a snapshot and any number of threads may ask while one ingests. Questions of one session are
// answered one after another. Faults of the store or of a file come from every call as a Status; what the sources do
// not say is an answer.
class Engine {
 public:
  // Errors: no such model or rules (with the places looked in), a database of another program, of another version, or
  // held by another process.
  static absl::StatusOr<std::unique_ptr<Engine>> Open(const EngineOptions& options);
  ~Engine();

  // Every answer cites sentences; the same question to the same graph gives the same bytes. Cost: well under a
  // millisecond on a warm store; linear in the length of Question::source. What is longer than a question is answered
  // with that it is. InvalidArgument where Question::as_of is no date.
  absl::StatusOr<Answer> Ask(const Question& question);

  // Whether a claim holds: by its own evidence where that is given, else by the database. Cites the sentences for and
  // against. Never kSupported where the sources do not carry a number, a date or a name of the claim. The same claim to
  // the same sources gives the same bytes. Cost: under a millisecond for two sentences of evidence; linear in its
  // length.
  absl::StatusOr<Verification> Verify(const Claim& claim);

  // What the sources say to have happened to whom, in the order of time. NotFound: no source has the name.
  absl::StatusOr<EntityTimeline> Timeline(std::string_view name) const;
  // The statements of all documents that cannot hold together. Cost: a scan of the graph.
  absl::StatusOr<ConflictReport> Conflicts() const;

  // Reads files and stores what they say, one atomic batch a document. A file that cannot be read is reported in the
  // summary and does not stop the rest. `progress` is called between documents, from the calling thread.
  absl::StatusOr<IngestSummary> Ingest(const std::vector<std::string>& paths,
                                       const std::function<void(const IngestProgress&)>& progress = {});
  // The same for a text that is at hand; `name` says where it is from and decides its format (.md, .html, else text).
  // A text that cannot be read is an error here.
  absl::StatusOr<IngestSummary> IngestText(const std::string& name, std::string text);

  // Keeps a lexicon (rules/questions/LEXICON.md) in the database, for all questions from now on; replaces the one of
  // that name. InvalidArgument shows each mistake with its line and a caret. FailedPrecondition where there is no
  // database.
  absl::Status AddLexicon(const std::string& name, const std::string& text);

  // Takes back what only this document said. NotFound when no document has that name, with the nearest names.
  absl::Status Remove(const std::string& name);

  // Exact. Of a database, counted as it was written: nothing is scanned.
  absl::StatusOr<EngineStats> Stats() const;
  // In the order of their names. Cost: a read each.
  absl::StatusOr<std::vector<DocumentInfo>> Documents() const;
  // Names that start with the prefix, for completion: folded (graph/fold.h), in order, at most `limit`.
  absl::StatusOr<std::vector<std::string>> Complete(std::string_view prefix, size_t limit) const;
  // One line a loaded rule: "questions.rules:12 when-did-leave".
  std::vector<std::string> Rules() const;

  // The view that Ask would use now. May outlive the engine. Without a database it is the graph itself, which the next
  // Ingest or Remove changes: whoever reads it sees to it that none runs.
  std::shared_ptr<const Graph> Snapshot() const;

 private:
  class Impl;
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The folder with model and rules: $WHENCE_DATA, beside the executable, the source tree it was built from, the install
// prefix's share/whence; the first that holds them. NotFound names all the places.
absl::StatusOr<std::string> FindData();

}  // namespace whence

#endif  // WHENCE_ENGINE_ENGINE_H_
