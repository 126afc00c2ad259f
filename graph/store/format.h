#ifndef WHENCE_GRAPH_STORE_FORMAT_H_
#define WHENCE_GRAPH_STORE_FORMAT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/base/coding.h"
#include "graph/ids.h"
#include "graph/statement.h"
#include "graph/triple_order.h"

namespace whence {

// The keys of a store. graph/README.md describes them with examples in bytes; tests/graph/format_test.cc pins them.
// ON DISK: whoever changes an encoding gives it a new version, and says in the README what became of the old one.
inline constexpr uint32_t kFormatVersion = 2;
// Version 1 has no words of terms (Counters::worded); it is read and written as what it is.
inline constexpr uint32_t kOldestVersion = 1;

// The column families, in the order of their handles.
enum class Column : uint8_t { kMeta, kTerms, kIndex, kStatements, kAliases, kDocuments, kPostings, kText };
inline constexpr size_t kColumnCount = 8;
inline constexpr std::array<const char*, kColumnCount> kColumnNames = {"default", "terms",     "index",    "statements",
                                                                       "aliases", "documents", "postings", "text"};

// The packed indexes of kIndex: the orders of triples under their own numbers, and one of the dictionary, whose keys
// are {0, TermHash, term id}.
enum class IndexId : uint8_t { kSpo = 0, kPos = 1, kOsp = 2, kPso = 3, kTermHash = 4 };
inline constexpr size_t kIndexCount = 5;
inline IndexId IndexOf(TripleOrder order) { return static_cast<IndexId>(order); }

// kIndex: the index, and the upper fence of a chunk. The chunk under a fence holds all keys up to and including it that
// are above the fence before.
inline std::string ChunkKey(IndexId index, const Key3& fence) {
  std::string key(1, static_cast<char>(index));
  for (const uint64_t part : fence) AppendBigEndian(part, &key);
  return key;
}
// False for bytes that are no such key.
inline bool ParseChunkKey(std::string_view bytes, IndexId* index, Key3* fence) {
  ByteReader reader(bytes);
  *index = static_cast<IndexId>(reader.Byte());
  for (uint64_t& part : *fence) part = reader.BigEndian<uint64_t>();
  return reader.ok() && reader.AtEnd();
}

// kTerms: dictionary ids in blocks of kTermsPerBlock; block b holds the ids from b * kTermsPerBlock + 1.
inline constexpr uint64_t kTermsPerBlock = 32;
inline uint64_t TermBlockOf(TermId id) { return (id.value() - 1) / kTermsPerBlock; }
inline std::string TermBlockKey(uint64_t block) {
  std::string key;
  AppendBigEndian(block, &key);
  return key;
}

// kMeta.
inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kCountersKey = "counters";
inline constexpr std::string_view kSettingPrefix = "setting/";
inline constexpr std::string_view kPredicatePrefix = "predicate/";
inline std::string PredicateKey(TermId predicate) {
  std::string key(kPredicatePrefix);
  AppendBigEndian(predicate.value(), &key);
  return key;
}

// kStatements: bodies, their supports, and which statements stand on a triple (0 for a bare triple that is stated too).
inline std::string StatementKey(StatementId id) {
  std::string key = "s";
  AppendBigEndian(id.value(), &key);
  return key;
}
inline std::string SupportPrefix(StatementId id) {
  std::string key = "u";
  AppendBigEndian(id.value(), &key);
  return key;
}
inline std::string SupportKey(StatementId id, const Support& support) {
  std::string key = SupportPrefix(id);
  AppendBigEndian(support.document.value(), &key);
  AppendBigEndian(support.span.begin, &key);
  AppendBigEndian(support.span.end, &key);
  return key.append(support.rule);
}
// A statement that was loaded, not read from a document, is held by this in the place of a support. No document has the
// id 0; readers do not get to see it.
inline Support LoadedSupport() { return Support{DocumentId(0), {0, 0}, ""}; }
inline std::string StatedPrefix(const Triple& triple) {
  std::string key = "t";
  for (const uint64_t part : ToKey(TripleOrder::kSpo, triple)) AppendBigEndian(part, &key);
  return key;
}
inline std::string StatedKey(const Triple& triple, StatementId id) {
  std::string key = StatedPrefix(triple);
  AppendBigEndian(id.value(), &key);
  return key;
}

// Which statements have a value as a qualifier's, with the triple; of what documents say, as long as that is all.
inline std::string QualifiedPrefix(TermId value) {
  std::string key = "q";
  AppendBigEndian(value.value(), &key);
  return key;
}
inline std::string QualifiedKey(TermId value, StatementId id) {
  std::string key = QualifiedPrefix(value);
  AppendBigEndian(id.value(), &key);
  return key;
}

// kAliases: by name, with the number of documents and labels that give it; by entity.
inline std::string NamePrefix(std::string_view folded) {
  std::string key = "n";
  key.append(folded);
  key.push_back('\0');
  return key;
}
inline std::string NameKey(std::string_view folded, uint8_t kind, std::string_view name, TermId entity) {
  std::string key = NamePrefix(folded);
  key.push_back(static_cast<char>(kind));
  key.append(name);
  AppendBigEndian(entity.value(), &key);
  return key;
}
inline std::string EntityNamePrefix(TermId entity) {
  std::string key = "e";
  AppendBigEndian(entity.value(), &key);
  return key;
}
inline std::string EntityNameKey(TermId entity, uint8_t kind, std::string_view name) {
  std::string key = EntityNamePrefix(entity);
  key.push_back(static_cast<char>(kind));
  return key.append(name);
}

// kAliases, too: terms by their words. They stay when what gave them goes, as terms do, and nothing speaks of them
// then.
inline std::string TermWordPrefix(std::string_view word) {
  std::string key = "w";
  key.append(word);
  key.push_back('\0');
  return key;
}
inline std::string TermWordKey(std::string_view word, uint8_t place, TermId term) {
  std::string key = TermWordPrefix(word);
  key.push_back(static_cast<char>(place));
  AppendBigEndian(term.value(), &key);
  return key;
}

// kDocuments: id by name, head, sentences in blocks of kSentencesPerBlock, and the manifest: what removal has to take
// back.
inline constexpr uint32_t kSentencesPerBlock = 64;
inline std::string DocumentNameKey(std::string_view name) { return std::string("n").append(name); }
inline std::string DocumentKey(char part, DocumentId id) {
  std::string key(1, part);
  AppendBigEndian(id.value(), &key);
  return key;
}
inline std::string DocumentHeadKey(DocumentId id) { return DocumentKey('d', id); }
inline std::string ManifestKey(DocumentId id) { return DocumentKey('m', id); }
inline std::string SentenceBlockKey(DocumentId id, uint32_t block) {
  std::string key = DocumentKey('g', id);
  AppendBigEndian(block, &key);
  return key;
}

// kPostings: a word and a document.
inline std::string PostingPrefix(std::string_view word) {
  std::string key;
  AppendSized(word, &key);
  return key;
}
inline std::string PostingKey(std::string_view word, DocumentId id) {
  std::string key = PostingPrefix(word);
  AppendBigEndian(id.value(), &key);
  return key;
}

// kText: the original bytes in pieces.
inline constexpr uint64_t kTextPiece = 16384;
inline std::string TextKey(DocumentId id, uint32_t piece) {
  std::string key;
  AppendBigEndian(id.value(), &key);
  AppendBigEndian(piece, &key);
  return key;
}

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_FORMAT_H_
