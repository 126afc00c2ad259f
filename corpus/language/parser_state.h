#ifndef WHENCE_CORPUS_LANGUAGE_PARSER_STATE_H_
#define WHENCE_CORPUS_LANGUAGE_PARSER_STATE_H_

#include <vector>

#include "corpus/language/token.h"

namespace whence {

// A step of the arc-hybrid system (Kuhlmann, Gomez-Rodriguez and Satta, 2011), as a class of the parser's model: 0
// shifts, then a left arc of each relation (the next word takes the top of the stack), then a right arc of each (the
// word below the top takes it).
struct Action {
  enum class Kind : uint8_t { kShift, kLeft, kRight };
  Kind kind = Kind::kShift;
  Deprel label = Deprel::kDep;

  static constexpr int kCount = 1 + 2 * kDeprelCount;
  static constexpr int Left(Deprel label) { return 1 + static_cast<int>(label); }
  static constexpr int Right(Deprel label) { return 1 + kDeprelCount + static_cast<int>(label); }
  static constexpr Action FromClass(int number) {
    if (number == 0) return {};
    if (number <= kDeprelCount) return {Kind::kLeft, static_cast<Deprel>(number - 1)};
    return {Kind::kRight, static_cast<Deprel>(number - 1 - kDeprelCount)};
  }
};

// A partly built tree. Words are 0..size-1; `size` is the root, which stands at the end of the buffer, so that a
// finished tree has one word under it.
class ParserState {
 public:
  // What is known of a word: its head and label once attached, and its outermost and next-to-outermost dependents.
  struct Node {
    int head = -1;
    int label = -1;
    int left = -1;
    int left_inner = -1;
    int right = -1;
    int right_inner = -1;
    int left_count = 0;
    int right_count = 0;
  };

  void Reset(int size);

  int size() const { return size_; }
  int next() const { return next_; }  // size(): only the root is left
  const std::vector<int>& stack() const { return stack_; }
  const Node& node(int word) const { return nodes_[static_cast<size_t>(word)]; }
  // The n-th word from the top of the stack, 0 the top; -1 when there is none.
  int Top(size_t n) const { return n < stack_.size() ? stack_[stack_.size() - 1 - n] : -1; }

  bool Done() const { return next_ == size_ && stack_.empty(); }
  bool CanShift() const { return next_ < size_; }
  // The root takes the last word only.
  bool CanLeft() const { return !stack_.empty() && (next_ < size_ || stack_.size() == 1); }
  bool CanRight() const { return stack_.size() > 1; }
  // Whether the kind is possible and the label is: kRoot under the root and nowhere else.
  bool Allows(Action action) const;

  // REQUIRES: Allows(action).
  void Apply(Action action);

 private:
  void Attach(int head, int dependent, Deprel label);

  int size_ = 0;
  int next_ = 0;
  std::vector<int> stack_;
  std::vector<Node> nodes_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_PARSER_STATE_H_
