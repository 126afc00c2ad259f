#include "tools/train/treebank.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>

#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kColumns = 10;

std::vector<std::string_view> SplitTabs(std::string_view line) {
  std::vector<std::string_view> columns;
  while (true) {
    const size_t tab = line.find('\t');
    columns.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return columns;
    line.remove_prefix(tab + 1);
  }
}

std::optional<TreebankToken> ParseToken(const std::vector<std::string_view>& columns) {
  TreebankToken token;
  token.form = columns[1];
  token.lemma = columns[2];
  const std::optional<Upos> upos = FindUpos(columns[3]);
  if (!upos) return std::nullopt;
  token.tag = {*upos, FindXpos(columns[4]).value_or(Xpos::kNone)};
  token.head = std::atoi(std::string(columns[6]).c_str()) - 1;
  std::optional<Deprel> deprel = FindDeprel(columns[7]);
  if (!deprel) deprel = FindDeprel(columns[7].substr(0, columns[7].find(':')));
  if (!deprel) return std::nullopt;
  token.deprel = *deprel;
  token.misc = columns[9];
  return token;
}

// The dependent of a shortest arc that another arc crosses, or -1.
int ShortestCrossed(const TreebankSentence& sentence) {
  const int size = static_cast<int>(sentence.tokens.size());
  int best = -1;
  int best_length = size + 1;
  for (int dependent = 0; dependent < size; ++dependent) {
    const int head = sentence.tokens[static_cast<size_t>(dependent)].head;
    if (head < 0) continue;
    const int begin = std::min(head, dependent);
    const int end = std::max(head, dependent);
    if (end - begin >= best_length) continue;
    for (int inside = begin + 1; inside < end; ++inside) {
      int ancestor = inside;
      while (ancestor >= 0 && ancestor != head) ancestor = sentence.tokens[static_cast<size_t>(ancestor)].head;
      if (ancestor == head) continue;
      best = dependent;
      best_length = end - begin;
      break;
    }
  }
  return best;
}

}  // namespace

absl::StatusOr<std::vector<TreebankSentence>> ReadTreebank(const std::string& path) {
  std::ifstream in(path);
  if (!in) return NotFound("treebank ", path, ": ", std::strerror(errno));
  std::vector<TreebankSentence> sentences;
  TreebankSentence sentence;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::string_view view = line;
    if (view.empty()) {
      if (!sentence.tokens.empty()) sentences.push_back(std::move(sentence));
      sentence = {};
    } else if (view.starts_with("# newpar") || view.starts_with("# newdoc")) {
      sentence.new_paragraph = true;
    } else if (view.starts_with("# text = ")) {
      sentence.text = view.substr(9);
    } else if (view.front() != '#') {
      const std::vector<std::string_view> columns = SplitTabs(view);
      if (columns.size() != kColumns)
        return InvalidArgument(path, ":", number, ": ", columns.size(), " columns, not 10");
      if (columns[0].find_first_of("-.") != std::string_view::npos) continue;
      std::optional<TreebankToken> token = ParseToken(columns);
      if (!token) return InvalidArgument(path, ":", number, ": unknown tag or relation");
      sentence.tokens.push_back(*std::move(token));
    }
  }
  if (!sentence.tokens.empty()) sentences.push_back(std::move(sentence));
  return sentences;
}

bool IsTree(const TreebankSentence& sentence) {
  const int size = static_cast<int>(sentence.tokens.size());
  int roots = 0;
  for (int i = 0; i < size; ++i) {
    int ancestor = i;
    for (int steps = 0; ancestor >= 0; ++steps) {
      if (steps > size || ancestor >= size) return false;
      ancestor = sentence.tokens[static_cast<size_t>(ancestor)].head;
    }
    roots += sentence.tokens[static_cast<size_t>(i)].head < 0 ? 1 : 0;
  }
  return roots == 1;
}

void Projectivise(TreebankSentence* sentence) {
  for (int crossed = ShortestCrossed(*sentence); crossed >= 0; crossed = ShortestCrossed(*sentence)) {
    TreebankToken& token = sentence->tokens[static_cast<size_t>(crossed)];
    token.head = sentence->tokens[static_cast<size_t>(token.head)].head;
  }
}

}  // namespace whence
