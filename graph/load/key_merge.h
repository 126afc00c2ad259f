#ifndef WHENCE_GRAPH_LOAD_KEY_MERGE_H_
#define WHENCE_GRAPH_LOAD_KEY_MERGE_H_

#include <functional>
#include <utility>

#include "graph/triple_order.h"

namespace whence {

// Two sorted streams, each without repetitions, as one stream, each key once, with where it came from.
class KeyMerge {
 public:
  using Stream = std::function<bool(Key3*)>;  // sets the next key; false behind the last
  KeyMerge(Stream first, Stream second) : first_{std::move(first)}, second_{std::move(second)} {
    first_.Advance();
    second_.Advance();
  }

  bool Next(Key3* key) {
    if (!first_.more && !second_.more) return false;
    in_first_ = first_.more && (!second_.more || first_.key <= second_.key);
    in_second_ = second_.more && (!first_.more || second_.key <= first_.key);
    *key = in_first_ ? first_.key : second_.key;
    if (in_first_) first_.Advance();
    if (in_second_) second_.Advance();
    return true;
  }
  // Of the last key.
  bool in_first() const { return in_first_; }
  bool in_second() const { return in_second_; }

 private:
  struct Side {
    Stream stream;
    Key3 key = {};
    bool more = false;
    void Advance() { more = stream(&key); }
  };

  Side first_, second_;
  bool in_first_ = false, in_second_ = false;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_KEY_MERGE_H_
