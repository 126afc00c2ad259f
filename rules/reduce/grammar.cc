#include "rules/reduce/grammar.h"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <iterator>
#include <set>
#include <utility>

#include "graph/base/strings.h"

namespace whence {
namespace {

using Kind = PatternNode::Kind;

RuleFileSyntax ReductionSyntax() {
  return {{{.keyword = "class", .inline_text = true},
           {.keyword = "rule",
            .fields = {{.key = "match", .required = true},
                       {.key = "yield", .required = true},
                       {.key = "cost"},
                       {.key = "test", .repeatable = true}}}}};
}

void CollectClasses(const PatternNode& node, std::vector<const PatternNode*>& out) {
  if (node.kind == Kind::kClass) out.push_back(&node);
  for (const PatternNode& child : node.children) CollectClasses(child, out);
}

void CollectSlots(const TermExpression& term, std::vector<const TermExpression*>& out) {
  if (term.kind == TermExpression::Kind::kSlot) out.push_back(&term);
  for (const TermExpression& argument : term.arguments) CollectSlots(argument, out);
}

}  // namespace

// One entry that has been read and checked, but not yet put into the tree.
struct Grammar::Pending {
  ReductionRule rule;
  std::string type;
  PatternNode pattern;
  std::vector<std::vector<FlatElement>> ways;  // view the pattern
};

Grammar::Grammar() { nodes_.emplace_back(); }

GrammarKey Grammar::FindWord(std::string_view word) const {
  std::string key = " ";
  key += word;
  const auto found = keys_.find(key);
  return found == keys_.end() ? kNoKey : found->second;
}

GrammarKey Grammar::FindType(std::string_view type) const {
  const auto found = keys_.find(std::string(type));
  return found == keys_.end() ? kNoKey : found->second;
}

GrammarKey Grammar::InternType(std::string_view type) {
  auto [found, fresh] = keys_.emplace(std::string(type), static_cast<GrammarKey>(names_.size()));
  if (fresh) names_.emplace_back(type);
  return found->second;
}

GrammarKey Grammar::InternWord(std::string_view word) {
  std::string key = " ";
  key += word;
  return InternType(key);
}

std::string_view Grammar::TypeName(GrammarKey type) const {
  return type < names_.size() ? std::string_view(names_[type]) : std::string_view();
}

void Grammar::Insert(const std::vector<FlatElement>& way, uint32_t rule) {
  uint32_t at = 0;
  Node::Completion completion{rule, {}};
  const std::vector<std::string>& slots = rules_[rule].slots;
  for (const FlatElement& element : way) {
    GrammarKey key = kNoKey;
    int16_t slot = -1;
    if (element.kind == Kind::kWord) {
      key = InternWord(element.text);
    } else if (element.kind == Kind::kClass) {
      key = InternType(StrCat("~", element.text));
    } else {
      key = InternType(element.type);
      slot = static_cast<int16_t>(std::find(slots.begin(), slots.end(), element.text) - slots.begin());
    }
    completion.slots.push_back(slot);
    uint32_t next = Child(at, key);
    if (next == kNoNode) {
      next = static_cast<uint32_t>(nodes_.size());
      auto& children = nodes_[at].children;
      children.insert(std::lower_bound(children.begin(), children.end(), std::pair(key, uint32_t{0})), {key, next});
      if (at == 0) {
        if (root_.size() <= key) root_.resize(key + 1, kNoNode);
        root_[key] = next;
      }
      nodes_.emplace_back();
    }
    at = next;
  }
  if (at != 0) nodes_[at].completions.push_back(std::move(completion));
}

// Puts the entry among those read, unless it lacks what it must have.
void Grammar::Read(const RuleFile& file, const RuleEntry& entry, std::span<const std::string_view> classes,
                   std::deque<Pending>& read, std::vector<Diagnostic>& diagnostics) {
  const bool is_class = entry.keyword == "class";
  const RuleField* match = entry.fields.empty() ? nullptr : is_class ? &entry.fields.front() : entry.Find("match");
  if (!match) return;
  Pending& next = read.emplace_back();
  next.rule.name = entry.name;
  next.rule.file = file.path;
  next.rule.location = entry.location;
  next.pattern = ParsePattern(file, *match, diagnostics);
  std::vector<const PatternNode*> used;
  CollectClasses(next.pattern, used);
  for (const PatternNode* node : used) {
    if (std::find(classes.begin(), classes.end(), node->text) != classes.end()) continue;
    const std::string_view nearest = NearestWord(node->text, classes);
    diagnostics.push_back(file.MakeError(match->LocationOf(node->offset), StrCat("unknown class \"~", node->text, "\""),
                                         nearest.empty() ? std::string() : StrCat("did you mean \"~", nearest, "\"?")));
  }
  bool complete = true;
  next.ways = FlattenPattern(next.pattern, kMaxWaysThroughRule, &complete);
  if (is_class) {
    next.type = StrCat("~", entry.name);
    return;
  }
  std::vector<std::string>& slots = next.rule.slots;
  for (const auto& way : next.ways) {
    for (const FlatElement& element : way) {
      if (element.kind == Kind::kSlot && std::find(slots.begin(), slots.end(), element.text) == slots.end()) {
        slots.emplace_back(element.text);
      }
    }
  }
  if (!complete) {
    diagnostics.push_back(file.MakeError(match->location,
                                         StrCat("more than ", kMaxWaysThroughRule, " ways through the pattern"),
                                         "split it into several rules"));
  }
  const RuleField* yield = entry.Find("yield");
  if (!yield) return;
  const size_t colon = yield->text.find(':');
  if (colon == std::string::npos) {
    diagnostics.push_back(file.MakeError(yield->LocationOf(0), "a yield without a type", "expected yield: type: term"));
    return;
  }
  next.type = yield->text.substr(0, colon);
  next.rule.yield = ParseTermExpression(file, *yield, colon + 1, diagnostics);
  std::vector<const TermExpression*> yielded;
  CollectSlots(next.rule.yield, yielded);
  for (const TermExpression* slot : yielded) {
    if (std::find(slots.begin(), slots.end(), slot->text) != slots.end()) continue;
    const std::vector<std::string_view> names(slots.begin(), slots.end());
    diagnostics.push_back(file.MakeError(
        yield->LocationOf(slot->offset), StrCat("the pattern has no slot {", slot->text, "}"),
        names.empty() ? std::string("the pattern has no slots at all") : ExpectedHint(slot->text, names)));
  }
  if (const RuleField* cost = entry.Find("cost")) {
    char* end = nullptr;
    next.rule.cost = std::strtof(cost->text.c_str(), &end);
    if (*end != '\0' || !(next.rule.cost >= 0)) {
      diagnostics.push_back(
          file.MakeError(cost->LocationOf(0), "a cost that is no number", "expected 0 or more, as in cost: 0.5"));
    }
  }
  for (const RuleField& field : entry.fields) {
    if (field.key == "test") next.rule.tests.emplace_back(field.text, field.location);
  }
}

std::vector<Diagnostic> Grammar::Add(std::span<const RuleText> files) {
  std::vector<Diagnostic> diagnostics;
  std::vector<RuleFile> parsed;
  std::vector<std::string> classes = classes_;
  for (const RuleText& text : files) {
    ParsedRuleFile file = ParseRuleFile(text.path, text.text, ReductionSyntax());
    for (const RuleEntry& entry : file.file.entries) {
      if (entry.keyword == "class") classes.push_back(entry.name);
    }
    std::move(file.diagnostics.begin(), file.diagnostics.end(), std::back_inserter(diagnostics));
    parsed.push_back(std::move(file.file));
  }
  const std::vector<std::string_view> class_names(classes.begin(), classes.end());
  std::deque<Pending> read;  // whose elements stay where they are
  for (const RuleFile& file : parsed) {
    for (const RuleEntry& entry : file.entries) {
      if (diagnostics.size() < kMaxDiagnostics) Read(file, entry, class_names, read, diagnostics);
    }
  }
  if (HasErrors(diagnostics)) return diagnostics;
  for (Pending& next : read) {
    next.rule.type = InternType(next.type);
    const auto index = static_cast<uint32_t>(rules_.size());
    rules_.push_back(std::move(next.rule));
    for (const auto& way : next.ways) Insert(way, index);
  }
  classes_ = std::move(classes);
  return diagnostics;
}

std::vector<std::string> Grammar::OpenTypes() const {
  std::set<GrammarKey> used, made;
  for (const Node& node : nodes_) {
    for (const auto& [key, child] : node.children) used.insert(key);
  }
  for (const ReductionRule& rule : rules_) made.insert(rule.type);
  std::vector<std::string> open;
  for (GrammarKey key : used) {
    if (names_[key][0] != ' ' && !made.contains(key)) open.push_back(names_[key]);
  }
  return open;
}

}  // namespace whence
