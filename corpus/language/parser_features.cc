#include "corpus/language/parser_features.h"

#include <algorithm>

#include "corpus/language/feature_hash.h"

namespace whence {
namespace {

// The tables of a word's features, and their numbers of rows.
enum WordTable : size_t { kSuffix2, kSuffix3, kSuffix4, kPrefix3, kShape, kXpos, kUpos, kMeaning, kAmbiguity, kNames };
constexpr std::array<uint32_t, kNames + 1> kWordTables = {1024, 4096, 4096, 4096, 256, 64, 32, 64, 1024, 128};

// Tables of state features: one row more than there are tags or labels, for none.
constexpr uint16_t kTags = kXposCount + 1;
constexpr uint16_t kLabels = kDeprelCount + 1;
constexpr uint16_t kDistances = 8;
constexpr uint16_t kCounts = 6;
constexpr uint16_t kDepths = 4;  // words on the stack
constexpr uint16_t kAheads = 3;  // words in the buffer
constexpr std::array<uint16_t, kStateFeatures> kStateTables = {
    kTags,   kTags,   kTags,                    // s0, s1, n0
    kTags,   kTags,   kTags,   kTags,   kTags,  // dependents
    kLabels, kLabels, kLabels, kLabels, kLabels,    kLabels,
    kLabels, kLabels, kLabels, kLabels, kDistances, kDistances,  //
    kCounts, kCounts, kCounts, kCounts, kDepths,    kAheads};

constexpr size_t SumOf(const std::array<uint16_t, kStateFeatures>& sizes) {
  size_t sum = 0;
  for (const uint16_t size : sizes) sum += size;
  return sum;
}

uint16_t DistanceClass(int from, int to) {
  if (from < 0) return 0;
  const int distance = to - from;
  return static_cast<uint16_t>(distance < 5 ? distance : distance < 10 ? 5 : distance < 20 ? 6 : 7);
}

}  // namespace

const size_t kStateFeatureCount = SumOf(kStateTables);

absl::Span<const uint32_t> ParserTables() { return kWordTables; }

ParserWord MakeParserWord(const Vocabulary& vocabulary, const WordFeatures& features, Tag tag) {
  std::array<uint64_t, kWordTables.size()> values = {};
  values[kSuffix2] = features.suffix[1];
  values[kSuffix3] = features.suffix[2];
  values[kSuffix4] = features.suffix[3];
  values[kPrefix3] = features.prefix[2];
  values[kShape] = features.shape;
  values[kXpos] = static_cast<uint64_t>(tag.xpos);
  values[kUpos] = static_cast<uint64_t>(tag.upos);
  if (tag.upos == Upos::kNoun) values[kMeaning] = features.NounFile();
  if (tag.upos == Upos::kVerb) values[kMeaning] = 32 + features.VerbFile();
  values[kAmbiguity] = CombineHash(0, features.Ambiguity());
  values[kNames] = features.NameKinds();
  return {vocabulary.Rows(features.norm, values), tag.xpos};
}

void ExtractStateFeatures(const std::vector<ParserWord>& words, const ParserState& state, StateFeatures* out) {
  const int size = state.size();
  const int s0 = state.Top(0);
  const int s1 = state.Top(1);
  const int n0 = state.next();
  out->places = {s0, s1, state.Top(2), n0 < size ? n0 : -1, n0 + 1 < size ? n0 + 1 : -1};

  static const ParserState::Node kNone;
  const ParserState::Node& s0_node = s0 < 0 ? kNone : state.node(s0);
  const ParserState::Node& s1_node = s1 < 0 ? kNone : state.node(s1);
  const ParserState::Node& n0_node = state.node(n0);
  size_t kind = 0;
  uint16_t begin = 0;
  const auto add = [&](int value) {
    out->features[kind] = static_cast<uint16_t>(begin + value);
    begin = static_cast<uint16_t>(begin + kStateTables[kind++]);
  };
  const auto tag = [&](int word) {
    add(word < 0 || word >= size ? kXposCount : static_cast<int>(words[static_cast<size_t>(word)].tag));
  };
  const auto label = [&](int word) {
    add(word < 0 || state.node(word).label < 0 ? kDeprelCount : state.node(word).label);
  };
  const auto count = [&](int number) { add(std::min<int>(number, kCounts - 1)); };
  tag(s0), tag(s1), tag(n0);
  tag(s0_node.left), tag(s0_node.right), tag(s1_node.left), tag(s1_node.right), tag(n0_node.left);
  label(s0_node.left), label(s0_node.left_inner), label(s0_node.right), label(s0_node.right_inner);
  label(s1_node.left), label(s1_node.left_inner), label(s1_node.right), label(s1_node.right_inner);
  label(n0_node.left), label(n0_node.left_inner);
  add(DistanceClass(s0, n0)), add(DistanceClass(s1, s0));
  count(s0_node.left_count), count(s0_node.right_count), count(s1_node.right_count), count(n0_node.left_count);
  add(std::min<int>(static_cast<int>(state.stack().size()), kDepths - 1));
  add(std::min<int>(size - n0, kAheads - 1));
}

}  // namespace whence
