#include "engine/questions/question_shapes.h"

#include <utility>

namespace whence {
namespace {

constexpr size_t kMostShapes = 4096;

template <typename T>
void AppendBytes(T value, std::string& out) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void AppendNode(const Node* node, std::string& out) {
  AppendBytes(node->op, out);
  AppendBytes(node->payload, out);
  if (node->op == Op::kNumber) AppendBytes(node->number, out);
  AppendBytes(node->classes, out);
  AppendBytes(static_cast<uint8_t>(node->parts.size()), out);
  for (const Node* part : node->parts) AppendNode(part, out);
}

}  // namespace

std::string QuestionShapes::ShapeOf(std::span<const GrammarKey> words, std::span<const Symbol> symbols) {
  std::string shape;
  shape.reserve(words.size() * sizeof(GrammarKey) + symbols.size() * 32);
  AppendBytes(static_cast<uint32_t>(words.size()), shape);
  for (const GrammarKey word : words) AppendBytes(word, shape);
  for (const Symbol& symbol : symbols) {
    AppendBytes(symbol.begin, shape);
    AppendBytes(symbol.end, shape);
    AppendBytes(symbol.type, shape);
    AppendBytes(symbol.cost, shape);
    AppendNode(static_cast<const Node*>(symbol.meaning), shape);
  }
  return shape;
}

const std::vector<Reading>* QuestionShapes::Find(const std::string& shape) const {
  const auto found = known_.find(shape);
  return found == known_.end() ? nullptr : &found->second.readings;
}

void QuestionShapes::Remember(std::string shape, const std::vector<Reading>& readings) {
  if (known_.size() >= kMostShapes) known_.clear();
  Known known{std::make_unique<Meanings>(), {}};
  for (const Reading& reading : readings) {
    known.readings.push_back({known.nodes->Copy(reading.asked), reading.cost, nullptr});
  }
  known_.insert_or_assign(std::move(shape), std::move(known));
}

}  // namespace whence
