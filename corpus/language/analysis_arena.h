#ifndef WHENCE_CORPUS_LANGUAGE_ANALYSIS_ARENA_H_
#define WHENCE_CORPUS_LANGUAGE_ANALYSIS_ARENA_H_

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace whence {

// Bytes that live as long as the arena, for the lemmas of an Analysis. Not thread-safe.
class AnalysisArena {
 public:
  std::string_view Copy(std::string_view bytes) {
    if (bytes.empty()) return {};
    if (bytes.size() > left_) {
      const size_t size = std::max(bytes.size(), next_block_);
      next_block_ = std::min<size_t>(2 * next_block_, 64 << 10);
      blocks_.push_back(std::make_unique<char[]>(size));
      at_ = blocks_.back().get();
      left_ = size;
    }
    std::memcpy(at_, bytes.data(), bytes.size());
    const std::string_view copy(at_, bytes.size());
    at_ += bytes.size();
    left_ -= bytes.size();
    return copy;
  }

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* at_ = nullptr;
  size_t left_ = 0;
  size_t next_block_ = 512;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_ANALYSIS_ARENA_H_
