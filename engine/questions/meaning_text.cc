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

}  // namespace

std::string NumberText(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return StrCat(static_cast<int64_t>(value));
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.15g", value);
  return buffer;
}

std::string DescribeMeaning(const Node* node, const GraphLexicon& lexicon, std::span<const NameLink> links) {
  if (IsRelation(*node)) return DescribeRelation(node, lexicon);
  const auto call = [&](std::string_view name) {
    std::string out(name);
    for (size_t i = 0; i < node->parts.size(); ++i)
      out += StrCat(i == 0 ? "(" : ", ", DescribeMeaning(node->parts[i], lexicon, links));
    return out + ")";
  };
  switch (node->op) {
    case Op::kNames: {
      const NameLink& link = links[static_cast<size_t>(node->payload)];
      return StrCat("{", link.repaired.empty() ? link.text : link.repaired, "}");
    }
    case Op::kClass:
      return lexicon.classes()[static_cast<size_t>(node->payload)].name;
    case Op::kEverything:
      return "everything";
    case Op::kIt:
      return "it";
    case Op::kNumber:
      return NumberText(node->number);
    case Op::kAdjective:
      return lexicon.adjectives()[static_cast<size_t>(node->payload)].name;
    case Op::kImage:
      return call("image");
    case Op::kRange:
      return call("range");
    case Op::kAnd:
      return call("and");
    case Op::kOr:
      return call("or");
    case Op::kNot:
      return call("not");
    case Op::kMinus:
      return call("minus");
    case Op::kExtreme:
      return StrCat(call(node->payload > 0 ? "most" : "least"),
                    std::abs(node->payload) == 1 ? "" : StrCat("#", std::abs(node->payload)),
                    node->number > 0 ? StrCat(" ", NumberText(node->number)) : "");
    case Op::kCompare: {
      constexpr std::string_view kNames[] = {"less", "more", "at-least", "at-most", "equal"};
      return call(kNames[node->payload]);
    }
    case Op::kBoth:
      return call("both");
    case Op::kFirst:
      return call("first");
    case Op::kDated:
      return call(node->payload == 2 ? "numeric" : node->payload == 1 ? "dated" : "undated");
    case Op::kFlagged:
      return StrCat(node->number > 0 ? "" : "not-", lexicon.flags()[static_cast<size_t>(node->payload)].name);
    case Op::kDuring:
      return call("during");
    case Op::kQualified:
      return call(std::array{"since", "amount", "time"}[static_cast<size_t>(node->payload)]);
    case Op::kSizeOf:
      return call("size");
    case Op::kMeasured:
      return call("measured");
    case Op::kAttribute:
      return DescribeRelation(node->parts[0], lexicon);
    case Op::kCountOf:
      return call("count");
    case Op::kValues:
      return call("values");
    case Op::kHowMany:
      return call("how-many");
    case Op::kWhether:
      if (node->parts.size() == 1) return call("whether");
      return StrCat("whether-each(", DescribeMeaning(node->parts[1], lexicon, links), ", ",
                    DescribeMeaning(node->parts[2], lexicon, links), ")");
    case Op::kSum:
      return call("sum");
    case Op::kAverage:
      return call("average");
    case Op::kDifference:
      return call("difference");
    case Op::kOrdered:
      return call(node->payload > 0 ? "rising" : "falling");
    default:
      return "?";
  }
}

}  // namespace whence
