// Any bytes as what a store keeps: terms, blocks of terms, chunks of keys, records (the first byte chooses). What is
// read is what its encoding says, byte for byte or value for value; the rest is refused.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/inline_term.h"
#include "graph/store/dictionary.h"
#include "graph/store/log_file.h"
#include "graph/store/packed_keys.h"
#include "graph/store/records.h"
#include "graph/store/term_codec.h"
#include "tests/fuzz/require.h"

using whence::Require;

namespace {

void Chunk(std::string_view bytes) {
  std::vector<whence::Key3> keys(whence::kMostPackedKeys);
  keys.resize(whence::UnpackKeys(bytes, keys.data()));
  if (keys.empty() || !std::is_sorted(keys.begin(), keys.end())) return;
  if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) return;
  std::string packed;
  whence::PackKeys(keys, &packed);
  std::vector<whence::Key3> again(whence::kMostPackedKeys);
  again.resize(whence::UnpackKeys(packed, again.data()));
  Require(again == keys, "keys come back");
  const size_t middle = keys.size() / 2;
  std::vector<whence::Key3> part(whence::kMostPackedKeys);
  whence::PackedKeyReader reader;
  Require(reader.Begin(bytes), "a chunk that was read can be read again");
  const auto within = reader.Read(keys[middle], &keys.back(), whence::kMostPackedKeys, part.data());
  Require(within && *within == keys.size() - middle && part[0] == keys[middle], "a part of a chunk is read alone");
}

void Term(std::string_view bytes) {
  whence::Term term;
  if (!whence::DecodeTermFrom(bytes, &term)) return;
  std::string encoded;
  whence::EncodeTermTo(term, &encoded);
  whence::Term again;
  Require(whence::DecodeTermFrom(encoded, &again) && again == term, "terms come back");
  if (const auto id = whence::InlineTerm(term)) Require(whence::ExpandInlined(*id) == term, "inlined terms come back");
}

template <typename Record>
void Same(const std::optional<Record>& record, std::string (*encode)(const Record&),
          std::optional<Record> (*decode)(std::string_view)) {
  if (!record) return;
  const std::string bytes = encode(*record);
  const auto again = decode(bytes);
  Require(again && encode(*again) == bytes, "records come back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 8) {
    case 0:
      Chunk(bytes);
      break;
    case 1:
      Term(bytes);
      break;
    case 2:
      if (const auto block = whence::TermBlock::Decode(bytes)) {
        for (size_t i = 0; i < block->size(); ++i) Term(block->term(i));
      }
      break;
    case 3:
      Same(whence::DecodeCounters(bytes), whence::EncodeCounters, whence::DecodeCounters);
      Same(whence::DecodePredicateStatistics(bytes), whence::EncodePredicateStatistics,
           whence::DecodePredicateStatistics);
      break;
    case 4:
      Same(whence::DecodeStatement(bytes), whence::EncodeStatement, whence::DecodeStatement);
      whence::DecodeSupport(bytes);
      break;
    case 5:
      Same(whence::DecodeDocumentHead(bytes), whence::EncodeDocumentHead, whence::DecodeDocumentHead);
      whence::DecodeSentences(bytes, whence::DocumentId(1), 0);
      break;
    case 6:
      Same(whence::DecodeManifest(bytes), whence::EncodeManifest, whence::DecodeManifest);
      break;
    default: {
      std::vector<whence::Posting> postings;
      whence::DecodePostings(bytes, whence::DocumentId(1), &postings);
      whence::HidesARecord(bytes);
    }
  }
  return 0;
}
