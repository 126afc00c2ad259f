#include "corpus/language/parser_state.h"

namespace whence {

void ParserState::Reset(int size) {
  size_ = size;
  next_ = 0;
  stack_.clear();
  nodes_.assign(static_cast<size_t>(size) + 1, Node());
}

bool ParserState::Allows(Action action) const {
  switch (action.kind) {
    case Action::Kind::kShift:
      return CanShift();
    case Action::Kind::kLeft:
      return CanLeft() && (action.label == Deprel::kRoot) == (next_ == size_);
    case Action::Kind::kRight:
      return CanRight() && action.label != Deprel::kRoot;
  }
  return false;
}

void ParserState::Apply(Action action) {
  if (action.kind == Action::Kind::kShift) {
    stack_.push_back(next_++);
    return;
  }
  const int dependent = stack_.back();
  stack_.pop_back();
  Attach(action.kind == Action::Kind::kLeft ? next_ : stack_.back(), dependent, action.label);
}

void ParserState::Attach(int head, int dependent, Deprel label) {
  nodes_[static_cast<size_t>(dependent)].head = head;
  nodes_[static_cast<size_t>(dependent)].label = static_cast<int>(label);
  Node& node = nodes_[static_cast<size_t>(head)];
  if (dependent < head) {
    node.left_inner = node.left;
    node.left = dependent;
    ++node.left_count;
  } else {
    node.right_inner = node.right;
    node.right = dependent;
    ++node.right_count;
  }
}

}  // namespace whence
