#ifndef WHENCE_RULES_EXTRACTION_SENTENCE_TREE_H_
#define WHENCE_RULES_EXTRACTION_SENTENCE_TREE_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "corpus/language/ascii.h"

namespace whence {

// Relations as a set: one bit each.
class RelationSet {
 public:
  constexpr RelationSet() = default;
  constexpr RelationSet(std::initializer_list<Deprel> relations) {
    for (Deprel relation : relations) bits_ |= Bit(relation);
  }
  constexpr bool Has(Deprel relation) const { return (bits_ & Bit(relation)) != 0; }
  constexpr RelationSet With(RelationSet other) const {
    RelationSet both;
    both.bits_ = bits_ | other.bits_;
    return both;
  }

 private:
  static constexpr uint64_t Bit(Deprel relation) { return uint64_t{1} << static_cast<int>(relation); }
  uint64_t bits_ = 0;
};

inline constexpr RelationSet kSubjectRelations = {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kNsubjOuter,
                                                  Deprel::kCsubj, Deprel::kCsubjPass, Deprel::kCsubjOuter};
inline constexpr RelationSet kAuxiliaryRelations = {Deprel::kAux, Deprel::kAuxPass, Deprel::kCop};
inline constexpr RelationSet kObliqueRelations = {Deprel::kObl, Deprel::kOblAgent, Deprel::kOblUnmarked};

// A sentence's dependency tree made ready for walking. Views the Sentence, which outlives it.
class SentenceTree {
 public:
  // Nothing when the heads do not make a tree (out of range, a cycle, no root or several).
  static std::optional<SentenceTree> Build(const Sentence& sentence);

  const Sentence& sentence() const { return *sentence_; }
  int32_t size() const { return static_cast<int32_t>(sentence_->tokens.size()); }
  const Token& operator[](int32_t node) const { return sentence_->tokens[node]; }
  int32_t root() const { return root_; }
  int32_t Head(int32_t node) const { return sentence_->tokens[node].head; }
  // In the order of the text.
  std::span<const int32_t> Children(int32_t node) const {
    return {children_.data() + begin_[node], children_.data() + begin_[node + 1]};
  }

  // The first child with one of the relations, or -1.
  int32_t Child(int32_t node, RelationSet relations) const;
  bool HasChild(int32_t node, RelationSet relations) const { return Child(node, relations) >= 0; }
  // Whether `above` is the node or one of its ancestors.
  bool IsUnder(int32_t node, int32_t above) const;
  // The node and what hangs below it, in the order of the text. Children of the node (not of those below) with a
  // relation in `without` are left out with all that hangs below them.
  std::vector<int32_t> Subtree(int32_t node, RelationSet without = {}) const;

  // The words behind the node's case markers: "from", "because of"; lower case.
  std::string Preposition(int32_t node) const;
  // The word of the node's `mark` child, with what is fixed to it ("in order to"); lower case. "" for none.
  std::string Marker(int32_t node) const;

  // The tokens as they stand in the text: one blank where there is space between them. `tokens` ascending.
  std::string Text(std::span<const int32_t> tokens) const;

 private:
  void Collect(int32_t node, RelationSet without, std::vector<int32_t>* out) const;

  const Sentence* sentence_ = nullptr;
  int32_t root_ = -1;
  std::vector<int32_t> begin_;  // children_[begin_[i], begin_[i + 1]) are node i's
  std::vector<int32_t> children_;
};

// The lemma in lower case; of a token without one its form.
inline std::string LoweredLemma(const Token& token) {
  return AsciiLowered(token.lemma.empty() ? token.form : token.lemma);
}

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_SENTENCE_TREE_H_
