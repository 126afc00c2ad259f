#ifndef WHENCE_CORPUS_LANGUAGE_WORD_RELATIONS_H_
#define WHENCE_CORPUS_LANGUAGE_WORD_RELATIONS_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/inlined_vector.h"
#include "absl/status/statusor.h"
#include "corpus/language/lexicon.h"
#include "corpus/language/model_file.h"
#include "corpus/language/string_table.h"
#include "graph/base/object_pool.h"

namespace whence {

// What a word means beside another.
enum class WordRelation : uint8_t {
  kNone,
  kSynonym,   // share a sense: "movie" and "film"
  kNarrower,  // the first is a kind of the second: "sprint" and "run", "huge" and "large"; what is said of it holds
              // wider
  kBroader,   // the second is a kind of the first
  kDerived,   // of one family: "withdraw" and "withdrawal", "France" and "French"
  kSister,    // two kinds of one thing, neither the other: "novel" and "poem"
  kOpposite,  // "increase" and "decrease", "tiny" and "large"
};

// What a noun speaks of, as far as it tells texts on nature from texts on people and what they make.
enum class WordTopic : uint8_t {
  kOther,
  kNature,  // phenomena, processes, substances, quantities, states, properties: "warming", "ice", "degree"
  kPerson,  // "singer"
  kWork,    // what people make, say or belong to: "album", "speech", "party"
};

// How the words of a dictionary relate, by the commonest senses of each, read in place from
// corpus/model/english.relations. Made from WordNet 3.0 by tools/train. Thread-safe; Find costs some dozen memory
// accesses, Relate compares short lists.
class WordRelations {
 public:
  // NotFound when there is no such file, DataLoss when it is not one of this version.
  static absl::StatusOr<std::unique_ptr<WordRelations>> Load(const std::string& path);

  using Nodes = absl::InlinedVector<uint32_t, 8>;
  // What the senses of a word are linked with.
  struct Links {
    Nodes derived;
    Nodes opposites;        // of the senses
    Nodes wider_opposites;  // of what the senses are kinds of
    Nodes wider;            // what the senses are kinds of
    Nodes ancestors;        // the same and what is wider still, kMostGenerations up
  };
  // A word looked up once, to be held against many; cheap to copy. Empty senses: the dictionary does not have it.
  struct Word {
    WordPos pos = WordPos::kNoun;
    WordTopic topic = WordTopic::kOther;  // of the commonest sense
    uint8_t common = 0;  // how often texts use it: 0 rarely or unknown, kMostCommon "say"; a step is twice as often
    absl::InlinedVector<uint32_t, 4> senses;
    std::shared_ptr<const Links> links;  // null without senses
  };
  // `lemma` in lower case. Words that were looked up lately are remembered.
  Word Find(std::string_view lemma, WordPos pos) const;
  // Whether the commonest sense of a noun is a kind of the commonest sense of another, however far above.
  bool IsKind(const Word& noun, const Word& kind) const;
  static WordRelation Relate(const Word& a, const Word& b);

  static constexpr uint8_t kMostCommon = 10;
  static constexpr size_t kMostSenses = 4;    // of a word, the commonest first
  static constexpr int kMostGenerations = 4;  // from a sense to a wider one
  static uint64_t Hash(std::string_view lemma, WordPos pos) {
    return CombineHash(HashBytes(lemma, 0x72656C00), static_cast<uint64_t>(pos));
  }

 private:
  explicit WordRelations(ModelFile file) : file_(std::move(file)) {}
  // Sets pos, common and senses.
  Word Senses(uint64_t hash, WordPos pos) const;
  std::shared_ptr<const Links> LinksOf(const Word& word) const;
  // Adds what a node is linked with, each null or not: wider are hypernyms, of a place what it lies in, of an adjective
  // the head of its cluster.
  void AddLinks(uint32_t node, Nodes* wider, Nodes* opposites, Nodes* derived) const;

  ModelFile file_;
  StringTable words_;
  std::string_view senses_;  // at a word's value: u8 common << 4 | count, then varints
  std::string_view places_;  // u32 for each node: where its record begins in nodes_
  std::string_view topics_;  // a WordTopic for each node
  std::string_view nodes_;   // for wider, opposites, derived: varint count, then varints

  // Each hash has one place, which the latest word takes. A word is known by its hash and its pos: the hash
  // is what words_ knows, and words of different parts of speech may share it.
  struct Remembered {
    uint64_t hash = 0;
    std::optional<Word> word;
  };
  static constexpr size_t kRemembered = 4096;
  using Memory = std::array<Remembered, kRemembered>;
  mutable ObjectPool<Memory> memories_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_WORD_RELATIONS_H_
