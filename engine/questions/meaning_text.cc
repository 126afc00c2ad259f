#include "engine/questions/meaning_text.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "graph/base/strings.h"

namespace whence {
namespace {

std::string DescribeRelation(const Node* node, const GraphLexicon& lexicon) {
  switch (node->op) {
    case Op::kRelation:
      return lexicon.relations()[static_cast<size_t>(node->payload)].name;
    case Op::kInverse:
      return StrCat("^", DescribeRelation(node->parts[0], lexicon));
    case Op::kCompose:
      return StrCat(DescribeRelation(node->parts[0], lexicon), " / ", DescribeRelation(node->parts[1], lexicon));
    case Op::kContains:
      return "contains";
    default:
      return "anything";
  }
}

// Of what has no parts, or shows none; empty for anything else.
std::string DescribeLeaf(const Node& node, const GraphLexicon& lexicon, std::span<const NameLink> links) {
  const auto index = static_cast<size_t>(node.payload);
  switch (node.op) {
    case Op::kNames:
      return StrCat("{", links[index].repaired.empty() ? links[index].text : links[index].repaired, "}");
    case Op::kClass:
      return lexicon.classes()[index].name;
    case Op::kEverything:
      return "everything";
    case Op::kIt:
      return "it";
    case Op::kNumber:
      return NumberText(node.number);
    case Op::kAdjective:
      return lexicon.adjectives()[index].name;
    case Op::kFlagged:
      return StrCat(node.number > 0 ? "" : "not-", lexicon.flags()[index].name);
    case Op::kAttribute:
      return DescribeRelation(node.parts[0], lexicon);
    default:
      return {};
  }
}

// What is written before the parts: "and" of "and(river, it)". Empty where a meaning is not written so.
std::string_view CallName(const Node& node) {
  switch (node.op) {
    case Op::kImage:
      return "image";
    case Op::kRange:
      return "range";
    case Op::kAnd:
      return "and";
    case Op::kOr:
      return "or";
    case Op::kBoth:
      return "both";
    case Op::kNot:
      return "not";
    case Op::kMinus:
      return "minus";
    case Op::kExtreme:
      return node.payload > 0 ? "most" : "least";
    case Op::kCompare:
      return std::array{"less", "more", "at-least", "at-most", "equal"}[static_cast<size_t>(node.payload)];
    case Op::kFirst:
      return "first";
    case Op::kDated:
      return std::array{"undated", "dated", "numeric"}[static_cast<size_t>(node.payload)];
    case Op::kDuring:
      return "during";
    case Op::kQualified:
      return std::array{"since", "amount", "time"}[static_cast<size_t>(node.payload)];
    case Op::kSizeOf:
      return "size";
    case Op::kMeasured:
      return "measured";
    case Op::kCountOf:
      return "count";
    case Op::kValues:
      return "values";
    case Op::kHowMany:
      return "how-many";
    case Op::kWhether:
      return node.parts.size() == 1 ? "whether" : "whether-each";
    case Op::kSum:
      return "sum";
    case Op::kAverage:
      return "average";
    case Op::kDifference:
      return "difference";
    case Op::kOrdered:
      return node.payload > 0 ? "rising" : "falling";
    default:
      return {};
  }
}

}  // namespace

std::string NumberText(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return StrCat(static_cast<int64_t>(value));
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.15g", value);
  return buffer;
}

std::string DescribeMeaning(const Node* node, const GraphLexicon& lexicon, std::span<const NameLink> links) {
  if (IsRelation(*node)) return DescribeRelation(node, lexicon);
  if (std::string leaf = DescribeLeaf(*node, lexicon, links); !leaf.empty()) return leaf;
  const std::string_view name = CallName(*node);
  if (name.empty()) return "?";
  std::string text(name);
  // What is asked of each of two sets is the same: the first part says it of either.
  const bool of_each = node->op == Op::kWhether && node->parts.size() > 1;
  for (size_t i = of_each ? 1 : 0; i < node->parts.size(); ++i) {
    text += StrCat(text.size() == name.size() ? "(" : ", ", DescribeMeaning(node->parts[i], lexicon, links));
  }
  text += ')';
  if (node->op == Op::kExtreme) {
    if (std::abs(node->payload) != 1) text += StrCat("#", std::abs(node->payload));
    if (node->number > 0) text += StrCat(" ", NumberText(node->number));
  }
  return text;
}

}  // namespace whence
