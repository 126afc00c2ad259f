#ifndef WHENCE_RULES_EXTRACTION_TREE_PATTERN_H_
#define WHENCE_RULES_EXTRACTION_TREE_PATTERN_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// Words that a rule file names: ~say. Lower-case lemmas.
using WordSet = absl::flat_hash_set<std::string, internal::StringHash, std::equal_to<>>;
using WordSets = absl::flat_hash_map<std::string, WordSet, internal::StringHash, std::equal_to<>>;

struct PatternError {
  size_t offset = 0;  // in the pattern's text
  std::string message;
  std::string hint;
};

// A pattern over dependency trees, after Semgrex (Chambers et al. 2007), cut down to what rules need:
//
//   {v; pos=VERB} >nsubj {s; pos=NOUN|PROPN} >obl ({o} >case {lemma=by}) !>neg {} ?>iobj {i}
//
//   node      { name ; test ; test }     name and tests may be absent; the first node is the anchor
//   test      pos= tag= rel= lemma= form= type= kind=   values separated by |, each a word or ~class; != for none of
//   them
//             after=NAME, before=NAME: stands behind or before an earlier captured node
//   relation  >REL     the target is a child with that relation; >a|b one of several, > any;
//             a bare relation matches its subtypes too (>nsubj meets nsubj:pass), >nsubj. only itself
//             <REL     the target is the head, and the node hangs on it by that relation
//             >>, <<   the target is anywhere below, anywhere above
//             .  -     the target is the next token, the token before
//   prefix    !  no such target may exist (captures nothing);  ?  captures a target if there is one
//   target    a node, or ( node relation ... ) for conditions on the target
//
// All relations outside brackets start at the anchor.
class TreePattern {
 public:
  // Compiles a pattern. `classes` is asked during compilation only.
  static std::optional<PatternError> Compile(std::string_view text, const WordSets& classes, TreePattern* pattern);

  // The nodes of the captures in the order of capture_names(); -1 for an optional one that is not there.
  using Match = std::vector<int32_t>;
  // All matches with this anchor, each set of captures once, in the order of the text. At most kMaxMatches.
  void FindAt(const SentenceTree& tree, int32_t anchor, std::vector<Match>* matches) const;

  const std::vector<std::string>& capture_names() const { return capture_names_; }
  // Index of a capture, or -1.
  int CaptureIndex(std::string_view name) const;

  // What the anchor must be, for the index over rules.
  bool AnchorMayBe(Upos upos, Deprel deprel) const;

  static constexpr size_t kMaxMatches = 32;
  static constexpr size_t kMaxNodes = 16;
  static constexpr int kMaxSteps = 20000;  // nodes tried for one anchor

 private:
  friend class TreePatternParser;
  struct Node {
    int capture = -1;
    uint32_t upos = ~uint32_t{0};
    uint64_t xpos = ~uint64_t{0};
    uint64_t relation = ~uint64_t{0};
    uint32_t type = ~uint32_t{0};
    uint32_t kind = ~uint32_t{0};
    std::shared_ptr<const WordSet> lemma;
    bool lemma_negated = false;
    std::shared_ptr<const WordSet> form;
    bool form_negated = false;
    int after = -1;   // capture
    int before = -1;  // capture
  };
  enum class Step : uint8_t { kChild, kHead, kBelow, kAbove, kNext, kPrevious };
  struct Edge {
    int from = 0;
    int to = 0;
    Step step = Step::kChild;
    uint64_t relations = ~uint64_t{0};
    bool negated = false;
    bool optional = false;
    int end = 0;  // edges_[this + 1, end) hang below the target of a negated or optional edge
  };

  class Walker;

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::string> capture_names_;
};

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_TREE_PATTERN_H_
