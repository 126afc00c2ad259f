#include "corpus/language/word_rows.h"

#include <map>

#include "graph/base/status.h"

namespace whence {

absl::StatusOr<Vocabulary> Vocabulary::FromBytes(std::string_view bytes, absl::Span<const uint32_t> tables,
                                                 uint32_t rows) {
  const uint32_t least = CountRows(0, tables);
  if (rows < least) return DataLoss("vocabulary: ", rows, " rows, fewer than its tables have");
  Vocabulary vocabulary;
  WHENCE_ASSIGN_OR_RETURN(vocabulary.words_, StringTable::FromBytes(bytes));
  vocabulary.tables_ = tables;
  vocabulary.word_count_ = rows - least + 1;
  return vocabulary;
}

WordRows Vocabulary::Rows(uint64_t norm, absl::Span<const uint64_t> values) const {
  WordRows rows;
  const uint32_t row = words_.Find(norm).value_or(kUnknownWord);
  rows.Add(row < word_count_ ? row : kUnknownWord);
  uint32_t begin = word_count_;
  for (size_t table = 0; table < tables_.size(); ++table) {
    rows.Add(begin + static_cast<uint32_t>(values[table] % tables_[table]));
    begin += tables_[table];
  }
  return rows;
}

uint32_t CountRows(size_t words, absl::Span<const uint32_t> tables) {
  auto rows = static_cast<uint32_t>(words) + 1;
  for (const uint32_t size : tables) rows += size;
  return rows;
}

std::string EncodeVocabulary(const std::vector<uint64_t>& norms) {
  std::map<uint64_t, uint32_t> rows;
  for (size_t i = 0; i < norms.size(); ++i) rows[norms[i]] = static_cast<uint32_t>(i + 1);
  return EncodeStringTable(rows);
}

}  // namespace whence
