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
  // Words that are nothing by themselves, between which no symbol begins or ends, are as good as one.
  std::vector<bool> edge(words.size() + 1);
  for (const Symbol& symbol : symbols) edge[symbol.begin] = edge[symbol.end] = true;
  std::vector<uint16_t> at(words.size() + 1);
  std::string shape;
  shape.reserve(words.size() * sizeof(GrammarKey) + symbols.size() * 32);
  uint16_t length = 0;
  for (size_t w = 0; w < words.size(); ++w) {
    at[w] = length;
    if (w > 0 && !edge[w] && words[w] == kNoKey && words[w - 1] == kNoKey) continue;
    at[w] = length++;
    AppendBytes(words[w], shape);
  }
  at[words.size()] = length;
  for (const Symbol& symbol : symbols) {
    AppendBytes(at[symbol.begin], shape);
    AppendBytes(at[symbol.end], shape);
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
