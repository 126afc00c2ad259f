#include "rules/language/pattern.h"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/base/strings.h"
#include "rules/language/field_reader.h"

namespace whence {
namespace {

using Kind = PatternNode::Kind;

class PatternParser : private FieldReader {
 public:
  PatternParser(const RuleFile& file, const RuleField& field, std::vector<Diagnostic>& diagnostics)
      : FieldReader(file, field, 0, diagnostics) {}

  PatternNode Parse() {
    PatternNode node = ParseAlternatives(0);
    if (!failed_ && at_ < text_.size()) {
      Error(at_, StrCat("\"", text_.substr(at_, 1), "\" closes nothing"),
            "write \\ before it if the character is meant");
    }
    return failed_ ? PatternNode() : std::move(node);
  }

 private:
  PatternNode ParseAlternatives(size_t depth) {
    PatternNode alternatives{.kind = Kind::kAlternatives, .text = {}, .type = {}, .offset = at_, .children = {}};
    if (depth > kMaxPatternDepth) {
      Error(at_, StrCat("brackets are nested deeper than ", kMaxPatternDepth), "split the pattern into several rules");
      return alternatives;
    }
    while (!failed_) {
      PatternNode sequence = ParseSequence(depth);
      if (!failed_ && sequence.children.empty()) Error(sequence.offset, "an empty alternative", "expected words");
      alternatives.children.push_back(std::move(sequence));
      if (at_ >= text_.size() || text_[at_] != '|') break;
      ++at_;
    }
    if (alternatives.children.size() == 1) return std::move(alternatives.children.front());
    return alternatives;
  }

  PatternNode ParseSequence(size_t depth) {
    SkipBlanks();
    PatternNode sequence{.kind = Kind::kSequence, .text = {}, .type = {}, .offset = at_, .children = {}};
    for (SkipBlanks(); !failed_ && at_ < text_.size(); SkipBlanks()) {
      const char c = text_[at_];
      if (c == '|' || c == ')' || c == ']') break;
      if (++nodes_ > kMaxPatternNodes) {
        Error(at_, "the pattern is too long", StrCat("at most ", kMaxPatternNodes, " parts"));
        break;
      }
      sequence.children.push_back(ParseElement(c, depth));
    }
    return sequence;
  }

  PatternNode ParseElement(char c, size_t depth) {
    if (c == '(' || c == '[') return ParseGroup(c, depth);
    if (c == '{') return ParseSlot();
    if (c == '~') return ParseClass();
    if (c == '}') {
      Error(at_, "\"}\" closes nothing", "a slot is written {name:type}");
      return {};
    }
    PatternNode word{.kind = Kind::kWord, .text = {}, .type = {}, .offset = at_, .children = {}};
    while (at_ < text_.size() && !IsBlank(text_[at_]) &&
           std::string_view("|()[]{}").find(text_[at_]) == std::string_view::npos) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      word.text += text_[at_] >= 'A' && text_[at_] <= 'Z' ? static_cast<char>(text_[at_] - 'A' + 'a') : text_[at_];
      ++at_;
    }
    return word;
  }

  PatternNode ParseGroup(char open, size_t depth) {
    const size_t begin = at_++;
    PatternNode inner = ParseAlternatives(depth + 1);
    const char close = open == '(' ? ')' : ']';
    if (!failed_ && (at_ >= text_.size() || text_[at_] != close)) {
      Error(begin, StrCat("\"", std::string(1, open), "\" is never closed"),
            StrCat("expected \"", std::string(1, close), "\""));
    }
    ++at_;
    if (open == '[') return inner;
    PatternNode optional{.kind = Kind::kOptional, .text = {}, .type = {}, .offset = begin, .children = {}};
    optional.children.push_back(std::move(inner));
    return optional;
  }

  std::string_view ReadName() {
    const size_t begin = at_;
    while (at_ < text_.size() && IsNameChar(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  PatternNode ParseSlot() {
    PatternNode slot{.kind = Kind::kSlot, .text = {}, .type = {}, .offset = at_, .children = {}};
    ++at_;
    slot.text = ReadName();
    slot.type = slot.text;
    if (at_ < text_.size() && text_[at_] == ':') {
      ++at_;
      slot.type = ReadName();
    }
    if (slot.text.empty() || slot.type.empty() || at_ >= text_.size() || text_[at_] != '}') {
      Error(slot.offset, "a slot that is not whole", "expected {name} or {name:type}");
      return slot;
    }
    ++at_;
    return slot;
  }

  PatternNode ParseClass() {
    PatternNode node{.kind = Kind::kClass, .text = {}, .type = {}, .offset = at_, .children = {}};
    ++at_;
    node.text = ReadName();
    if (node.text.empty()) Error(node.offset, "\"~\" without the name of a class", "expected ~name");
    return node;
  }

  size_t nodes_ = 0;
};

// Whether a slot stands anywhere twice, be it on different ways through the pattern.
bool RepeatsSlot(const PatternNode& node, std::vector<std::string_view>& seen) {
  if (node.kind == Kind::kSlot) {
    if (std::find(seen.begin(), seen.end(), node.text) != seen.end()) return true;
    seen.push_back(node.text);
  }
  return std::any_of(node.children.begin(), node.children.end(),
                     [&](const PatternNode& child) { return RepeatsSlot(child, seen); });
}

using Ways = std::vector<std::vector<FlatElement>>;

Ways Flatten(const PatternNode& node, size_t limit, bool* complete) {
  Ways ways;
  switch (node.kind) {
    case Kind::kWord:
    case Kind::kClass:
    case Kind::kSlot:
      ways.push_back({{node.kind, node.text, node.type}});
      break;
    case Kind::kOptional:
      ways = Flatten(node.children.front(), limit, complete);
      ways.emplace_back();
      break;
    case Kind::kAlternatives:
      for (const PatternNode& child : node.children) {
        for (auto& way : Flatten(child, limit, complete)) ways.push_back(std::move(way));
      }
      break;
    case Kind::kSequence:
      ways.emplace_back();
      for (const PatternNode& child : node.children) {
        Ways tails = Flatten(child, limit, complete);
        if (tails.size() == 1) {  // most parts are a word
          for (auto& head : ways) head.insert(head.end(), tails.front().begin(), tails.front().end());
          continue;
        }
        if (ways.size() == 1 && ways.front().empty() && tails.size() <= limit) {
          ways = std::move(tails);
          continue;
        }
        Ways longer;
        longer.reserve(std::min(limit, ways.size() * tails.size()));
        for (const auto& head : ways) {
          for (const auto& tail : tails) {
            if (longer.size() >= limit) break;
            longer.push_back(head);
            longer.back().insert(longer.back().end(), tail.begin(), tail.end());
          }
        }
        if (ways.size() * tails.size() > limit) *complete = false;
        ways = std::move(longer);
      }
      break;
  }
  if (ways.size() > limit) {
    ways.resize(limit);
    *complete = false;
  }
  return ways;
}

}  // namespace

PatternNode ParsePattern(const RuleFile& file, const RuleField& field, std::vector<Diagnostic>& diagnostics) {
  PatternNode pattern = PatternParser(file, field, diagnostics).Parse();
  if (std::vector<std::string_view> slots; !RepeatsSlot(pattern, slots)) return pattern;
  bool complete = true;
  for (const auto& way : FlattenPattern(pattern, 64, &complete)) {
    std::set<std::string_view> seen;
    for (const FlatElement& element : way) {
      if (element.kind != Kind::kSlot || seen.insert(element.text).second) continue;
      diagnostics.push_back(file.MakeError(field.LocationOf(0), StrCat("slot {", element.text, "} stands twice"),
                                           "give each slot of a pattern its own name, as in {x:np} and {y:np}"));
      return {};
    }
  }
  return pattern;
}

std::vector<std::vector<FlatElement>> FlattenPattern(const PatternNode& pattern, size_t limit, bool* complete) {
  return Flatten(pattern, limit, complete);
}

}  // namespace whence
