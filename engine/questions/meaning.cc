#include "engine/questions/meaning.h"

#include <utility>

namespace whence {

bool IsSet(const Node& node) { return node.op <= Op::kMeasured; }
bool IsRelation(const Node& node) { return node.op >= Op::kRelation && node.op <= Op::kAnything; }
bool IsMeasure(const Node& node) { return node.op >= Op::kAttribute && node.op <= Op::kCountOf; }

const Node* Meanings::Make(Op op, std::vector<const Node*> parts, int32_t payload, double number, uint64_t classes) {
  Key key{op, payload, number, parts};
  auto [found, fresh] = known_.emplace(std::move(key), nullptr);
  if (!fresh) return found->second;
  Node& node = nodes_.emplace_back();
  node.op = op;
  node.payload = payload;
  node.number = number;
  node.classes = classes;
  node.open = op == Op::kIt;
  for (const Node* part : parts) {
    node.open = node.open || part->open;
    node.size += part->size;
  }
  node.parts = std::move(parts);
  found->second = &node;
  return &node;
}

const Node* Meanings::Apply(const Node* node, const Node* set) {
  if (!node->open) return node;
  if (node->op == Op::kIt) return set;
  std::vector<const Node*> parts;
  for (const Node* part : node->parts) parts.push_back(Apply(part, set));
  return Make(node->op, std::move(parts), node->payload, node->number, node->classes);
}

void Meanings::Clear() {
  nodes_.clear();
  known_.clear();
}

}  // namespace whence
