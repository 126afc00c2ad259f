#include "engine/questions/meaning.h"

#include <tuple>
#include <utility>

#include "absl/hash/hash.h"
#include "absl/types/span.h"

namespace whence {

bool IsSet(const Node& node) { return node.op <= Op::kMeasured; }
bool IsRelation(const Node& node) { return node.op >= Op::kRelation && node.op <= Op::kAnything; }
bool IsMeasure(const Node& node) { return node.op >= Op::kAttribute && node.op <= Op::kCountOf; }

size_t Meanings::Hash::operator()(const Node* node) const {
  return absl::Hash<std::tuple<Op, int32_t, double, absl::Span<const Node* const>>>()(
      {node->op, node->payload, node->number, absl::MakeConstSpan(node->parts)});
}

const Node* Meanings::Copy(const Node* node) {
  NodeParts parts;
  for (const Node* part : node->parts) parts.push_back(Copy(part));
  return Make(node->op, std::move(parts), node->payload, node->number, node->classes);
}

const Node* Meanings::Make(Op op, NodeParts parts, int32_t payload, double number, uint64_t classes) {
  Node& node = nodes_.emplace_back();
  node.op = op;
  node.payload = payload;
  node.number = number;
  node.parts = std::move(parts);
  const auto [found, fresh] = known_.insert(&node);
  if (!fresh) {
    const Node* known = *found;
    nodes_.pop_back();
    return known;
  }
  node.classes = classes;
  node.open = op == Op::kIt;
  for (const Node* part : node.parts) {
    node.open = node.open || part->open;
    node.size += part->size;
  }
  return &node;
}

const Node* Meanings::Apply(const Node* node, const Node* set) {
  if (!node->open) return node;
  if (node->op == Op::kIt) return set;
  NodeParts parts;
  for (const Node* part : node->parts) parts.push_back(Apply(part, set));
  return Make(node->op, std::move(parts), node->payload, node->number, node->classes);
}

const Node* Meanings::Replace(const Node* node, const Node* part, const Node* other) {
  if (node == part) return other;
  NodeParts parts;
  for (const Node* inner : node->parts) parts.push_back(Replace(inner, part, other));
  return parts == node->parts ? node : Make(node->op, std::move(parts), node->payload, node->number, node->classes);
}

void Meanings::Clear() {
  known_.clear();
  nodes_.clear();
}

}  // namespace whence
