#include "corpus/language/tree_drawing.h"

#include <utility>
#include <vector>

#include "corpus/language/conllu.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

std::string Label(const Token& token) {
  std::string label =
      StrCat(token.form, "  ", UposName(token.upos), " ", XposName(token.xpos), " ", DeprelName(token.deprel));
  if (token.type != EntityType::kNone) label += StrCat("  ", EntityTypeName(token.type));
  if (const std::string value = RenderTokenValue(token.value); !value.empty()) label += StrCat(" ", value);
  if (!token.acronym.empty()) label += StrCat(" (", token.acronym, ")");
  return label;
}

}  // namespace

std::string DrawTree(const Sentence& sentence) {
  const size_t size = sentence.tokens.size();
  std::vector<std::vector<size_t>> children(size);
  std::vector<std::pair<size_t, std::string>> open;  // words to draw with what stands before them, the next at the back
  for (size_t i = size; i > 0; --i) {
    const int32_t head = sentence.tokens[i - 1].head;
    if (head < 0) {
      open.emplace_back(i - 1, "");
    } else {
      children[static_cast<size_t>(head)].push_back(i - 1);
    }
  }
  std::string drawing;
  while (!open.empty()) {
    const auto [word, indent] = std::move(open.back());
    open.pop_back();
    const bool root = sentence.tokens[word].head < 0;
    drawing += StrCat(indent, root ? "" : "+- ", Label(sentence.tokens[word]), "\n");
    const std::string below = root ? "" : StrCat(indent, "   ");
    for (const size_t child : children[word]) open.emplace_back(child, below);
  }
  return drawing;
}

}  // namespace whence
