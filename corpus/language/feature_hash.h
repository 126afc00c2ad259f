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

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_FEATURE_HASH_H_
