#ifndef WHENCE_ENGINE_INGEST_PARALLEL_READER_H_
#define WHENCE_ENGINE_INGEST_PARALLEL_READER_H_

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/ingest/document_ingester.h"
#include "graph/document_record.h"

namespace whence {

// Reads files on several threads and hands out what they say in the order of the paths, so that the graph is the same
// whatever the number of threads. Holds at most two documents a thread: a reader that is far ahead waits.
class ParallelReader {
 public:
  // Starts reading. Both arguments outlive it. REQUIRES: threads > 0.
  ParallelReader(const DocumentIngester& ingester, const std::vector<std::string>& paths, unsigned threads);
  // Lets documents that were begun be read to their end, and drops them.
  ~ParallelReader();
  ParallelReader(const ParallelReader&) = delete;
  ParallelReader& operator=(const ParallelReader&) = delete;

  // The next document, or why its file cannot be read. Waits for it. REQUIRES: called at most once a path, from one thread.
  absl::StatusOr<DocumentRecord> Next();

 private:
  absl::StatusOr<DocumentRecord> Read(const std::string& path) const;
  void Work();

  const DocumentIngester& ingester_;
  const std::vector<std::string>& paths_;
  const size_t ahead_;
  std::mutex mutex_;
  std::condition_variable changed_;
  size_t begun_ = 0;  // paths that some thread has taken
  size_t given_ = 0;  // that Next has returned
  bool stopped_ = false;
  std::map<size_t, absl::StatusOr<DocumentRecord>> ready_;
  std::vector<std::thread> threads_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_PARALLEL_READER_H_
