#ifndef WHENCE_GRAPH_BASE_OBJECT_POOL_H_
#define WHENCE_GRAPH_BASE_OBJECT_POOL_H_

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace whence {

// Objects that calls borrow one after the other, such as buffers that are dear to make. Thread-safe.
template <typename T>
class ObjectPool {
 public:
  class Return {
   public:
    explicit Return(ObjectPool* pool) : pool_(pool) {}
    void operator()(T* object) const { pool_->Give(std::unique_ptr<T>(object)); }

   private:
    ObjectPool* pool_;
  };
  // Gives its object back at its end. The pool outlives it.
  using Lease = std::unique_ptr<T, Return>;

  // An object as its last borrower left it, or a new one.
  Lease Take() {
    std::unique_ptr<T> object;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!free_.empty()) {
        object = std::move(free_.back());
        free_.pop_back();
      }
    }
    if (object == nullptr) object = std::make_unique<T>();
    return Lease(object.release(), Return(this));
  }

 private:
  void Give(std::unique_ptr<T> object) {
    const std::lock_guard<std::mutex> lock(mutex_);
    free_.push_back(std::move(object));
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> free_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_BASE_OBJECT_POOL_H_
