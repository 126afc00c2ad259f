#ifndef WHENCE_GRAPH_LOAD_KEY_MERGE_H_
#define WHENCE_GRAPH_LOAD_KEY_MERGE_H_

#include <functional>
#include <utility>
#include <vector>

#include "graph/triple_order.h"

namespace whence {

// A sorted stream and a sorted list as one stream, each key once, with where it came from.
class KeyMerge {
 public:
  KeyMerge(std::function<bool(Key3*)> stream, std::vector<Key3> list)
      : stream_(std::move(stream)), list_(std::move(list)), more_(stream_(&next_)) {}

  bool Next(Key3* key) {
    const bool listed = at_ < list_.size();
    if (!more_ && !listed) return false;
    in_stream_ = more_ && (!listed || next_ <= list_[at_]);
    in_list_ = listed && (!more_ || list_[at_] <= next_);
    *key = in_stream_ ? next_ : list_[at_];
    if (in_stream_) more_ = stream_(&next_);
    if (in_list_) ++at_;
    return true;
  }
  // Of the last key.
  bool in_stream() const { return in_stream_; }
  bool in_list() const { return in_list_; }

 private:
  std::function<bool(Key3*)> stream_;
  const std::vector<Key3> list_;
  size_t at_ = 0;
  Key3 next_ = {};
  bool more_;
  bool in_stream_ = false, in_list_ = false;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_KEY_MERGE_H_
