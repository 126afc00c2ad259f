#ifndef WHENCE_CORPUS_LANGUAGE_FEATURE_HASH_H_
#define WHENCE_CORPUS_LANGUAGE_FEATURE_HASH_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace whence {

// Hashes of features and words. They are part of the model file's format: changing them makes every model useless, so
// kModelVersion in model_file.h must rise with them.
constexpr uint64_t CombineHash(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 32);
}

inline uint64_t HashBytes(std::string_view bytes, uint64_t seed = 0) {
  uint64_t hash = 0xCBF29CE484222325u ^ seed;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return CombineHash(hash, bytes.size());
}

// The features that fire in one place, as hashes of a template's number and its values. Fixed capacity: what does not
// fit is dropped, which no template list reaches.
class FeatureVector {
 public:
  static constexpr size_t kCapacity = 224;

  void Clear() { size_ = 0; }
  // `id` is the template's number; values come in the template's order.
  template <typename... Values>
  void Add(uint64_t id, Values... values) {
    uint64_t hash = id * 0xD6E8FEB86659FD93u;
    ((hash = CombineHash(hash, static_cast<uint64_t>(values))), ...);
    if (size_ < kCapacity) hashes_[size_++] = CombineHash(hash, id);
  }
  const uint64_t* begin() const { return hashes_; }
  const uint64_t* end() const { return hashes_ + size_; }
  size_t size() const { return size_; }
  uint64_t operator[](size_t i) const { return hashes_[i]; }

 private:
  size_t size_ = 0;
  uint64_t hashes_[kCapacity];
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_FEATURE_HASH_H_
