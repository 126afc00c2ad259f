#include "engine/ingest/parallel_reader.h"

#include <algorithm>
#include <utility>

#include "corpus/document/reader.h"
#include "engine/frames/term_words.h"
#include "graph/base/status.h"

namespace whence {

ParallelReader::ParallelReader(const DocumentIngester& ingester, const std::vector<std::string>& paths,
                               unsigned threads)
    : ingester_(ingester), paths_(paths), ahead_(2 * static_cast<size_t>(threads)) {
  const size_t needed = std::min<size_t>(threads, paths.size());
  for (size_t i = 0; i < needed; ++i) threads_.emplace_back([this] { Work(); });
}

ParallelReader::~ParallelReader() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

absl::StatusOr<DocumentRecord> ParallelReader::Read(const std::string& path) const {
  WHENCE_ASSIGN_OR_RETURN(const Document document, ReadFile(path));
  DocumentRecord record = ingester_.Read(document);
  AddTermWords(record);
  return record;
}

void ParallelReader::Work() {
  while (true) {
    size_t index = 0;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait(lock, [this] { return stopped_ || begun_ == paths_.size() || begun_ < given_ + ahead_; });
      if (stopped_ || begun_ == paths_.size()) return;
      index = begun_++;
    }
    absl::StatusOr<DocumentRecord> record = Read(paths_[index]);
    {
      std::lock_guard<std::mutex> lock(mutex_);
      ready_.emplace(index, std::move(record));
    }
    changed_.notify_all();
  }
}

absl::StatusOr<DocumentRecord> ParallelReader::Next() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return ready_.contains(given_); });
  auto node = ready_.extract(given_++);
  lock.unlock();
  changed_.notify_all();
  return std::move(node.mapped());
}

}  // namespace whence
