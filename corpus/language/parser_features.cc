#include <algorithm>

#include "corpus/language/parser.h"

namespace whence {
namespace {

// Values for what is not there; real words and tags never take them.
constexpr uint64_t kNoWord = 1;
constexpr uint64_t kRootWord = 2;
constexpr uint64_t kNoTagClass = 1u << 20;
constexpr uint64_t kRootTagClass = (1u << 20) + 1;
constexpr uint64_t kNoLabel = 250;

uint64_t DistanceClass(int from, int to) {
  if (from < 0 || to < 0) return 0;
  const int distance = to - from;
  return static_cast<uint64_t>(distance < 5 ? distance : distance < 10 ? 5 : distance < 20 ? 6 : 7);
}

// The words around a parser state by name: s0, s1, s2 from the top of the stack, n0, n1, n2 of the buffer, and their
// outermost dependents.
class View {
 public:
  View(const std::vector<ParserWord>& words, const ParserState& state) : words_(words), state_(state) {}

  uint64_t Word(int i) const {
    return i < 0 ? kNoWord : i >= state_.size() ? kRootWord : words_[static_cast<size_t>(i)].norm;
  }
  uint64_t TagOf(int i) const {
    return i < 0 ? kNoTagClass : i >= state_.size() ? kRootTagClass : words_[static_cast<size_t>(i)].tag;
  }
  uint64_t Meaning(int i) const { return i < 0 || i >= state_.size() ? 99 : words_[static_cast<size_t>(i)].meaning; }
  uint64_t Label(int i) const {
    return i < 0 || state_.node(i).label < 0 ? kNoLabel : static_cast<uint64_t>(state_.node(i).label);
  }
  int Left(int i) const { return i < 0 ? -1 : state_.node(i).left; }
  int LeftInner(int i) const { return i < 0 ? -1 : state_.node(i).left_inner; }
  int Right(int i) const { return i < 0 ? -1 : state_.node(i).right; }
  int RightInner(int i) const { return i < 0 ? -1 : state_.node(i).right_inner; }
  uint64_t LeftCount(int i) const { return i < 0 ? 0 : static_cast<uint64_t>(std::min(state_.node(i).left_count, 5)); }
  uint64_t RightCount(int i) const {
    return i < 0 ? 0 : static_cast<uint64_t>(std::min(state_.node(i).right_count, 5));
  }

 private:
  const std::vector<ParserWord>& words_;
  const ParserState& state_;
};

}  // namespace

// The templates are those of Zhang and Nivre (2011), without the ones that only a beam can use, and some of our own:
// words after the next, the preposition of a phrase with both possible heads, and the meaning of heads.
void ExtractParserFeatures(const std::vector<ParserWord>& words, const ParserState& state, FeatureVector* features) {
  const View v(words, state);
  const int s0 = state.Top(0);
  const int s1 = state.Top(1);
  const int s2 = state.Top(2);
  const int n0 = state.next();
  const int n1 = n0 + 1 <= state.size() ? n0 + 1 : -1;
  const int n2 = n0 + 2 <= state.size() ? n0 + 2 : -1;
  const int s0l = v.Left(s0);
  const int s0r = v.Right(s0);
  const int s1l = v.Left(s1);
  const int s1r = v.Right(s1);
  const int n0l = v.Left(n0);
  const int s0li = v.LeftInner(s0);
  const int s0ri = v.RightInner(s0);
  const int s1li = v.LeftInner(s1);
  const int s1ri = v.RightInner(s1);
  const int n0li = v.LeftInner(n0);
  const uint64_t s0w = v.Word(s0), s1w = v.Word(s1), s2w = v.Word(s2);
  const uint64_t s0t = v.TagOf(s0), s1t = v.TagOf(s1), s2t = v.TagOf(s2);
  const uint64_t n0w = v.Word(n0), n1w = v.Word(n1), n2w = v.Word(n2);
  const uint64_t n0t = v.TagOf(n0), n1t = v.TagOf(n1), n2t = v.TagOf(n2);
  const uint64_t s0lt = v.TagOf(s0l), s0rt = v.TagOf(s0r), s1lt = v.TagOf(s1l), s1rt = v.TagOf(s1r),
                 n0lt = v.TagOf(n0l);
  const uint64_t s0ll = v.Label(s0l), s0rl = v.Label(s0r), s1ll = v.Label(s1l), s1rl = v.Label(s1r),
                 n0ll = v.Label(n0l);

  FeatureVector& f = *features;
  f.Clear();
  uint64_t id = 100;
  const auto add = [&f, &id](auto... values) { f.Add(id++, values...); };

  // Single words.
  add(s0w, s0t), add(s0w), add(s0t), add(n0w, n0t), add(n0w), add(n0t), add(n1w, n1t), add(n1w), add(n1t);
  add(n2w, n2t), add(n2t), add(s1w, s1t), add(s1w), add(s1t), add(s2w, s2t), add(s2t);
  // Pairs.
  add(s0w, s0t, n0w, n0t), add(s0w, s0t, n0w), add(s0w, n0w, n0t), add(s0w, s0t, n0t), add(s0t, n0w, n0t);
  add(s0w, n0w), add(s0t, n0t), add(n0t, n1t);
  add(s1w, s1t, s0w, s0t), add(s1w, s0w), add(s1t, s0t), add(s1w, s0t), add(s1t, s0w);
  add(s1w, n0t), add(s1w, n0w), add(s1t, n0w), add(s1t, n0t);
  // Triples.
  add(s1t, s0t, n0t), add(s1t, s0t, n0w), add(s1w, s0t, n0t), add(s1t, s0w, n0t), add(n0t, n1t, n2t);
  add(s0t, n0t, n1t), add(s0w, n0t, n1t), add(s2t, s1t, s0t), add(s0t, s0lt, n0t), add(s0t, s0rt, n0t);
  add(s0t, n0t, n0lt), add(s1t, s1rt, s0t), add(s1t, s1lt, s0t), add(s0t, s0lt, s1t), add(s0t, s0rt, s1t);
  add(s1w, s0w, n0w), add(s0w, n1w), add(n0t, n1w, s0t), add(s0t, n1t, n2t, n0w);
  // Distances and numbers of dependents.
  const uint64_t distance0 = DistanceClass(s0, n0);
  const uint64_t distance1 = DistanceClass(s1, s0);
  add(s0w, distance0), add(s0t, distance0), add(n0w, distance0), add(n0t, distance0), add(s0t, n0t, distance0);
  add(s0w, n0w, distance0), add(s1t, s0t, distance1), add(s1w, distance1), add(s0w, distance1);
  add(s0w, v.RightCount(s0)), add(s0t, v.RightCount(s0)), add(s0w, v.LeftCount(s0)), add(s0t, v.LeftCount(s0));
  add(n0w, v.LeftCount(n0)), add(n0t, v.LeftCount(n0)), add(s1t, v.RightCount(s1)), add(s1w, v.RightCount(s1));
  add(s1t, v.LeftCount(s1), s0t);
  // Dependents.
  add(v.Word(s0l), s0lt), add(s0lt, s0ll), add(s0ll), add(v.Word(s0r)), add(s0rt), add(s0rl);
  add(v.Word(n0l)), add(n0lt), add(n0ll), add(v.Word(s1l)), add(s1lt, s1ll), add(v.Word(s1r)), add(s1rt, s1rl);
  add(v.TagOf(s0li), v.Label(s0li)), add(v.TagOf(s0ri), v.Label(s0ri)), add(v.TagOf(n0li), v.Label(n0li));
  add(v.TagOf(s1li), v.Label(s1li)), add(v.TagOf(s1ri), v.Label(s1ri));
  add(s0t, s0ll, v.Label(s0li)), add(s0t, s0rl, v.Label(s0ri)), add(n0t, n0ll, v.Label(n0li));
  add(s1t, s1ll, v.Label(s1li)), add(s1t, s1rl, v.Label(s1ri)), add(s0w, s0ll, s0rl), add(s1w, s1ll, s1rl);
  add(s0t, s0lt, v.TagOf(s0li)), add(s0t, s0rt, v.TagOf(s0ri)), add(n0t, n0lt, v.TagOf(n0li));
  add(s1t, s1rt, s1rl, s0t), add(s0t, s0ll, n0t, n0ll), add(s1t, v.Word(s1r), s0w), add(s1w, v.Word(s0l), s0t);
  // A phrase's preposition between the heads that could take it.
  add(v.Word(s0l), s1w, s0w), add(v.Word(s0l), s1t, s0t), add(v.Word(s0l), s1w, s0t), add(v.Word(s1l), s1t, s0t, n0t);
  // Meanings.
  const uint64_t s0m = v.Meaning(s0), s1m = v.Meaning(s1), n0m = v.Meaning(n0);
  add(s0t, s0m, n0t, n0m), add(s1t, s1m, s0t, s0m), add(s1m, v.Word(s0l), s0m), add(s1t, s1m, v.Word(s0l), s0t);
  add(s0m, n0w), add(s1m, s0w);
}

}  // namespace whence
