#ifndef WHENCE_CORPUS_LANGUAGE_WORD_ROWS_H_
#define WHENCE_CORPUS_LANGUAGE_WORD_ROWS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "corpus/language/string_table.h"

namespace whence {

// The rows of a word's embeddings: the word's own first, then one a feature.
class WordRows {
 public:
  static constexpr size_t kCapacity = 16;

  void Add(uint32_t row) { rows_[size_++] = row; }  // REQUIRES: size() < kCapacity
  size_t size() const { return size_; }
  uint32_t operator[](size_t i) const { return rows_[i]; }
  void SetFirst(uint32_t row) { rows_[0] = row; }
  const uint32_t* begin() const { return rows_.data(); }
  const uint32_t* end() const { return rows_.data() + size_; }

 private:
  size_t size_ = 0;
  std::array<uint32_t, kCapacity> rows_;
};

// Numbers the rows of a network's embeddings: first the words that training saw often enough, then one table a feature,
// in which a value's row is its remainder.
class Vocabulary {
 public:
  static constexpr uint32_t kUnknownWord = 0;

  Vocabulary() = default;
  // A StringTable's bytes from WordFeatures::norm to row; the sizes of the features' tables; how many rows there are in
  // all. `bytes` and `tables` outlive the vocabulary. Errors: DataLoss.
  static absl::StatusOr<Vocabulary> FromBytes(std::string_view bytes, absl::Span<const uint32_t> tables, uint32_t rows);

  // One value a table.
  WordRows Rows(uint64_t norm, absl::Span<const uint64_t> values) const;

 private:
  StringTable words_;
  absl::Span<const uint32_t> tables_;
  uint32_t word_count_ = 1;  // with the unknown one
};

// How many rows so many known words and these tables have.
uint32_t CountRows(size_t words, absl::Span<const uint32_t> tables);

// The bytes of a vocabulary of these norms, which get the rows 1, 2, ... in their order.
std::string EncodeVocabulary(const std::vector<uint64_t>& norms);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_WORD_ROWS_H_
