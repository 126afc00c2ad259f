#include "graph/document_hash.h"

#include <algorithm>
#include <limits>

#include "graph/base/hash.h"

namespace whence {
namespace {

// Feeds fields one after the other; sizes keep "ab","c" and "a","bc" apart.
class FieldHash {
 public:
  void Add(std::string_view bytes) { state_ = StableHash(bytes, state_ + bytes.size()); }
  void Add(uint64_t value) {
    state_ = internal::FoldedProduct(state_ ^ 0x9e3779b97f4a7c15ull, value ^ 0xd6e8feb86659fd93ull);
  }
  void Add(ByteSpan span) {
    Add(span.begin);
    Add(span.end);
  }
  void Add(const Term& term) {
    Add(static_cast<uint64_t>(term.kind));
    Add(term.lexical);
    Add(term.datatype);
  }
  uint64_t value() const { return state_; }

 private:
  uint64_t state_ = 0x2545f4914f6cdd1dull;
};

}  // namespace

uint64_t ContentHash(const DocumentRecord& record) {
  FieldHash hash;
  hash.Add(record.name);
  hash.Add(record.title);
  hash.Add(record.text);
  hash.Add(record.sentences.size());
  for (const SentenceRecord& sentence : record.sentences) {
    hash.Add(sentence.span);
    hash.Add(sentence.line);
    hash.Add(static_cast<uint64_t>(sentence.furniture));
    hash.Add(sentence.words.size());
    for (const auto& [word, count] : sentence.words) {
      hash.Add(word);
      hash.Add(count);
    }
  }
  hash.Add(record.statements.size());
  for (const StatementRecord& statement : record.statements) {
    hash.Add(statement.subject);
    hash.Add(statement.predicate);
    hash.Add(statement.object);
    hash.Add(statement.qualifiers.size());
    for (const auto& [predicate, value] : statement.qualifiers) {
      hash.Add(predicate);
      hash.Add(value);
    }
    hash.Add(static_cast<uint64_t>(statement.polarity));
    hash.Add(static_cast<uint64_t>(statement.modality));
    hash.Add(statement.span);
    hash.Add(statement.rule);
  }
  hash.Add(record.aliases.size());
  for (const AliasRecord& alias : record.aliases) {
    hash.Add(alias.entity);
    hash.Add(alias.name);
    hash.Add(static_cast<uint64_t>(alias.kind));
    hash.Add(alias.span);
  }
  return hash.value();
}

uint16_t IndexLength(const SentenceRecord& sentence) {
  uint64_t length = 0;
  for (const auto& [word, count] : sentence.words) length += count;
  return static_cast<uint16_t>(std::min<uint64_t>(length, std::numeric_limits<uint16_t>::max()));
}

}  // namespace whence
