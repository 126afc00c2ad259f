#include "rules/extraction/tree_pattern.h"

#include <algorithm>
#include <array>

#include "absl/container/inlined_vector.h"
#include "absl/functional/function_ref.h"
#include "corpus/language/ascii.h"
#include "graph/base/strings.h"

namespace whence {

// Satisfies the edges one after the other, with a budget, so that no tree makes a pattern slow.
class TreePattern::Walker {
 public:
  Walker(const TreePattern& pattern, const SentenceTree& tree) : pattern_(pattern), tree_(tree) { match_.fill(-1); }

  void Run(int32_t anchor, std::vector<Match>* matches) {
    if (!Bind(0, anchor)) return;
    const size_t captures = pattern_.capture_names_.size();
    Walk(0, static_cast<int>(pattern_.edges_.size()), [&] {
      const Match match(match_.begin(), match_.begin() + static_cast<ptrdiff_t>(captures));
      if (std::find(matches->begin(), matches->end(), match) == matches->end()) matches->push_back(match);
      return matches->size() < kMaxMatches;
    });
  }

 private:
  bool Test(const Node& node, int32_t token_index) const {
    const Token& token = tree_[token_index];
    const auto in = [](auto mask, auto value) { return (mask >> static_cast<int>(value)) & 1; };
    if (!in(node.upos, token.upos) || !in(node.xpos, token.xpos) || !in(node.relation, token.deprel) ||
        !in(node.type, token.type) || !in(node.kind, token.kind)) {
      return false;
    }
    if (node.after >= 0 && token_index <= match_[node.after]) return false;
    if (node.before >= 0 && match_[node.before] >= 0 && token_index >= match_[node.before]) return false;
    if (node.lemma != nullptr && node.lemma->contains(token.lemma) == node.lemma_negated) return false;
    return node.form == nullptr || node.form->contains(AsciiLowered(token.form)) != node.form_negated;
  }

  bool Bind(int node, int32_t token) {
    const Node& wanted = pattern_.nodes_[node];
    if (++steps_ > kMaxSteps || !Test(wanted, token)) return false;
    bound_[node] = token;
    if (wanted.capture >= 0) match_[wanted.capture] = token;
    return true;
  }
  void Unbind(int node) {
    bound_[node] = -1;
    if (pattern_.nodes_[node].capture >= 0) match_[pattern_.nodes_[node].capture] = -1;
  }

  using Nodes = absl::InlinedVector<int32_t, 16>;
  Nodes Targets(const Edge& edge, int32_t from) const {
    Nodes targets;
    const auto add = [&](int32_t node, int32_t relation_of) {
      if ((edge.relations >> static_cast<int>(tree_[relation_of].deprel)) & 1) targets.push_back(node);
    };
    switch (edge.step) {
      case Step::kChild:
        for (int32_t child : tree_.Children(from)) add(child, child);
        break;
      case Step::kHead:
        if (tree_.Head(from) >= 0) add(tree_.Head(from), from);
        break;
      case Step::kBelow:
        for (int32_t node : tree_.Subtree(from)) {
          if (node != from) add(node, node);
        }
        break;
      case Step::kAbove:
        for (int32_t node = from; tree_.Head(node) >= 0; node = tree_.Head(node)) add(tree_.Head(node), node);
        break;
      case Step::kNext:
        if (from + 1 < tree_.size()) targets.push_back(from + 1);
        break;
      case Step::kPrevious:
        if (from > 0) targets.push_back(from - 1);
        break;
    }
    return targets;
  }

  // Calls `found` for each way to satisfy edges [next, end); stops when it returns false, and returns what it returned.
  bool Walk(int next, int end, absl::FunctionRef<bool()> found) {
    if (next == end) return found();
    const Edge& edge = pattern_.edges_[next];
    const int from = bound_[edge.from];
    bool any = false;
    bool more = true;
    for (int32_t target : Targets(edge, from)) {
      if (!Bind(edge.to, target)) continue;
      if (edge.negated) {
        Walk(next + 1, edge.end, [&] {
          any = true;
          return false;
        });
      } else if (edge.optional) {
        more = Walk(next + 1, edge.end, [&] {
          any = true;
          return Walk(edge.end, end, found);
        });
      } else {
        more = Walk(next + 1, end, found);
      }
      Unbind(edge.to);
      if (!more || (edge.negated && any)) return more;
    }
    if (edge.negated || (edge.optional && !any)) return Walk(edge.end, end, found);
    return more;
  }

  const TreePattern& pattern_;
  const SentenceTree& tree_;
  std::array<int32_t, kMaxNodes> bound_;  // set where an edge has been satisfied
  std::array<int32_t, kMaxNodes> match_;  // of captures; -1 where there is none
  int steps_ = 0;
};

void TreePattern::FindAt(const SentenceTree& tree, int32_t anchor, std::vector<Match>* matches) const {
  Walker(*this, tree).Run(anchor, matches);
}

int TreePattern::CaptureIndex(std::string_view name) const {
  const auto found = std::find(capture_names_.begin(), capture_names_.end(), name);
  return found == capture_names_.end() ? -1 : static_cast<int>(found - capture_names_.begin());
}

bool TreePattern::AnchorMayBe(Upos upos, Deprel deprel) const {
  return ((nodes_[0].upos >> static_cast<int>(upos)) & 1) != 0 &&
         ((nodes_[0].relation >> static_cast<int>(deprel)) & 1) != 0;
}

// Recursive descent over the pattern's text.
class TreePatternParser {
 public:
  TreePatternParser(std::string_view text, const WordSets& classes, TreePattern* pattern)
      : text_(text), classes_(classes), pattern_(pattern) {}

  std::optional<PatternError> Parse() {
    const int anchor = ParseNode();
    if (anchor >= 0) ParseEdges(anchor);
    if (!error_ && at_ < text_.size()) Fail(at_, "what follows is no relation", "a relation starts with > < . or -");
    return error_;
  }

 private:
  using Node = TreePattern::Node;
  using Edge = TreePattern::Edge;
  using Step = TreePattern::Step;

  int Fail(size_t offset, std::string message, std::string hint) {
    if (!error_) error_ = PatternError{offset, std::move(message), std::move(hint)};
    return -1;
  }
  void SkipBlanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool Take(char c) {
    SkipBlanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool At(char c) {
    SkipBlanks();
    return at_ < text_.size() && text_[at_] == c;
  }
  std::string_view Word() {
    SkipBlanks();
    const size_t start = at_;
    while (at_ < text_.size() && std::string_view(" {};=!|<>()").find(text_[at_]) == std::string_view::npos) ++at_;
    return text_.substr(start, at_ - start);
  }

  int ParseNode() {
    if (!Take('{')) return Fail(at_, "a node is missing", "a node looks like {name; pos=NOUN}");
    if (pattern_->nodes_.size() >= TreePattern::kMaxNodes) return Fail(at_, "too many nodes", "a pattern holds 16");
    Node node;
    bool first = true;
    while (!Take('}')) {
      if (!first && !Take(';')) return Fail(at_, "a node goes on without a semicolon", "expected ; or }");
      const size_t start = (SkipBlanks(), at_);
      const std::string_view word = Word();
      if (word.empty()) return Fail(at_, "an empty test", "expected a name or a test such as pos=NOUN");
      const bool negated = Take('!');
      if (Take('=')) {
        if (!ParseTest(word, start, negated, &node)) return -1;
      } else if (first && !negated) {
        if (pattern_->CaptureIndex(word) >= 0) return Fail(start, StrCat("\"", word, "\" names two nodes"), "");
        node.capture = static_cast<int>(pattern_->capture_names_.size());
        pattern_->capture_names_.emplace_back(word);
      } else {
        return Fail(at_, StrCat("\"", word, "\" has no value"), "expected = or !=");
      }
      first = false;
    }
    pattern_->nodes_.push_back(std::move(node));
    return static_cast<int>(pattern_->nodes_.size()) - 1;
  }

  template <typename Mask, typename Find>
  bool ParseMask(std::string_view what, bool negated, Find find, Mask* mask) {
    Mask listed = 0;
    do {
      const size_t start = (SkipBlanks(), at_);
      const std::string_view word = Word();
      const std::optional<Mask> bits = find(word);
      if (!bits) return Fail(start, StrCat("\"", word, "\" is no ", what), "") >= 0;
      listed |= *bits;
    } while (Take('|'));
    *mask &= negated ? ~listed : listed;
    return true;
  }

  bool ParseWords(bool* negated_out, bool negated, std::shared_ptr<const WordSet>* out) {
    auto words = std::make_shared<WordSet>();
    do {
      const size_t start = (SkipBlanks(), at_);
      const std::string_view word = Word();
      if (word.empty()) return Fail(start, "a word is missing", "expected a word or ~class") >= 0;
      if (word.front() != '~') {
        words->emplace(word);
        continue;
      }
      const auto found = classes_.find(word.substr(1));
      if (found == classes_.end()) return Fail(start, StrCat("no class \"", word.substr(1), "\""), "") >= 0;
      words->insert(found->second.begin(), found->second.end());
    } while (Take('|'));
    *out = std::move(words);
    *negated_out = negated;
    return true;
  }

  bool ParseTest(std::string_view key, size_t start, bool negated, Node* node) {
    if (key == "pos") {
      return ParseMask<uint32_t>(
          "part of speech", negated,
          [](std::string_view word) -> std::optional<uint32_t> {
            const auto upos = FindUpos(word);
            return upos ? std::optional(uint32_t{1} << static_cast<int>(*upos)) : std::nullopt;
          },
          &node->upos);
    }
    if (key == "tag") {
      return ParseMask<uint64_t>(
          "Penn tag", negated,
          [](std::string_view word) -> std::optional<uint64_t> {
            const auto xpos = FindXpos(word);
            return xpos ? std::optional(uint64_t{1} << static_cast<int>(*xpos)) : std::nullopt;
          },
          &node->xpos);
    }
    if (key == "rel") return ParseMask<uint64_t>("relation", negated, &RelationBits, &node->relation);
    if (key == "type") {
      return ParseMask<uint32_t>(
          "entity type", negated,
          [](std::string_view word) -> std::optional<uint32_t> {
            for (int i = 0; i <= static_cast<int>(EntityType::kOther); ++i) {
              const std::string_view name = EntityTypeName(static_cast<EntityType>(i));
              if (word == (name.empty() ? std::string_view("none") : name)) return uint32_t{1} << i;
            }
            return std::nullopt;
          },
          &node->type);
    }
    if (key == "kind") {
      return ParseMask<uint32_t>(
          "token kind", negated,
          [](std::string_view word) -> std::optional<uint32_t> {
            constexpr std::string_view kKinds[] = {"word", "name", "date", "quantity"};
            for (int i = 0; i < 4; ++i) {
              if (word == kKinds[i]) return uint32_t{1} << i;
            }
            return std::nullopt;
          },
          &node->kind);
    }
    if (key == "lemma") return ParseWords(&node->lemma_negated, negated, &node->lemma);
    if (key == "form") return ParseWords(&node->form_negated, negated, &node->form);
    if (key == "after" || key == "before") {
      const size_t at = (SkipBlanks(), at_);
      const std::string_view name = Word();
      const int capture = pattern_->CaptureIndex(name);
      if (capture < 0) return Fail(at, StrCat("no node is named \"", name, "\" before this"), "") >= 0;
      (key == "after" ? node->after : node->before) = capture;
      return true;
    }
    return Fail(start, StrCat("unknown test \"", key, "\""),
                "expected pos, tag, rel, lemma, form, type, kind, after or before") >= 0;
  }

  // "nsubj" meets its subtypes, "nsubj." only itself.
  static std::optional<uint64_t> RelationBits(std::string_view word) {
    const bool exact = word.ends_with('.');
    if (exact) word.remove_suffix(1);
    const std::optional<Deprel> relation = FindDeprel(word);
    if (!relation) return std::nullopt;
    uint64_t bits = uint64_t{1} << static_cast<int>(*relation);
    if (exact || BaseRelation(*relation) != *relation) return bits;
    for (int i = 0; i < kDeprelCount; ++i) {
      if (BaseRelation(static_cast<Deprel>(i)) == *relation) bits |= uint64_t{1} << i;
    }
    return bits;
  }

  void ParseEdges(int from) {
    while (!error_) {
      SkipBlanks();
      if (at_ >= text_.size() || text_[at_] == ')') return;
      Edge edge;
      edge.from = from;
      edge.negated = Take('!');
      edge.optional = !edge.negated && Take('?');
      if (!ParseStep(&edge)) return;
      const int index = static_cast<int>(pattern_->edges_.size());
      pattern_->edges_.push_back(edge);
      const bool bracket = Take('(');
      const int target = ParseNode();
      if (target < 0) return;
      if (bracket) {
        ParseEdges(target);
        if (!Take(')')) {
          Fail(at_, "a bracket is not closed", "expected )");
          return;
        }
      }
      pattern_->edges_[index].to = target;
      pattern_->edges_[index].end = static_cast<int>(pattern_->edges_.size());
    }
  }

  bool ParseStep(Edge* edge) {
    if (Take('.')) {
      edge->step = Step::kNext;
      return true;
    }
    if (Take('-')) {
      edge->step = Step::kPrevious;
      return true;
    }
    const bool child = At('>');
    if (!child && !At('<')) {
      Fail(at_, "what follows is no relation", "a relation starts with > < . or -");
      return false;
    }
    const char c = text_[at_++];
    const bool far = at_ < text_.size() && text_[at_] == c;
    if (far) ++at_;
    edge->step = child ? (far ? Step::kBelow : Step::kChild) : (far ? Step::kAbove : Step::kHead);
    if (At('{') || At('(')) return true;
    return ParseMask<uint64_t>("relation", false, &RelationBits, &edge->relations);
  }

  std::string_view text_;
  const WordSets& classes_;
  TreePattern* pattern_;
  size_t at_ = 0;
  std::optional<PatternError> error_;
};

std::optional<PatternError> TreePattern::Compile(std::string_view text, const WordSets& classes, TreePattern* pattern) {
  *pattern = TreePattern();
  return TreePatternParser(text, classes, pattern).Parse();
}

}  // namespace whence
