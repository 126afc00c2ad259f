#include "rules/language/rule_compiler.h"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/base/strings.h"
#include "re2/re2.h"

namespace whence {
namespace {

using Kind = PatternNode::Kind;

constexpr std::string_view kWordsType = "words";
constexpr size_t kMaxWays = 256;
constexpr size_t kMaxRegexMemory = 1 << 20;

RuleFileSyntax WordRuleSyntax() {
  return {{{.keyword = "class", .inline_text = true},
           {.keyword = "rule",
            .fields = {{.key = "match", .required = true},
                       {.key = "yield", .required = true},
                       {.key = "test", .repeatable = true}}}}};
}

std::string Quote(std::string_view word) { return re2::RE2::QuoteMeta(re2::StringPiece(word.data(), word.size())); }

std::string SlotRegex(std::string_view type) {
  if (type == kWordsType) return "((?:[^ <]+ )+?)";
  return StrCat("(<(?:[^,#>]+,)*", Quote(type), ",(?:[^,#>]+,)*#\\d+> )");
}

}  // namespace

void EncodeItem(const MatchItem& item, size_t index, std::string& out) {
  if (item.word.empty()) {
    out += '<';
    for (const std::string& type : item.types) out += StrCat(type, ",");
    out += StrCat("#", index, "> ");
    return;
  }
  for (char c : item.word) out += c == '<' || c == ' ' ? '\x1f' : c;
  out += ' ';
}

RuleCompiler::RuleCompiler(const RuleSet& known, std::string_view path, std::string_view text)
    : known_(known), parsed_(ParseRuleFile(path, text, WordRuleSyntax())), diagnostics_(parsed_.diagnostics) {}

bool RuleCompiler::Compile() {
  CompileClasses();
  for (const RuleEntry& entry : parsed_.file.entries) {
    if (entry.keyword == "rule" && diagnostics_.size() < kMaxDiagnostics) CompileRule(entry);
  }
  return !HasErrors(diagnostics_);
}

void RuleCompiler::CompileClasses() {
  for (const RuleEntry& entry : parsed_.file.entries) {
    if (entry.keyword != "class" || entry.fields.empty()) continue;
    RuleSet::LoadedClass loaded;
    loaded.pattern = ParsePattern(parsed_.file, entry.fields.front(), diagnostics_);
    loaded.file = parsed_.file.path;
    loaded.location = entry.location;
    classes_.emplace(entry.name, std::move(loaded));
  }
  for (const RuleEntry& entry : parsed_.file.entries) {
    if (entry.keyword != "class" || entry.fields.empty()) continue;
    std::vector<std::string> open{entry.name};
    if (!CheckClasses(classes_.find(entry.name)->second.pattern, entry.fields.front(), open)) {
      // One report is enough; a class that holds itself would send the rest of the compiler round in a circle.
      classes_.find(entry.name)->second.pattern = PatternNode();
    }
  }
}

const RuleSet::LoadedClass* RuleCompiler::FindClass(std::string_view name) const {
  const auto own = classes_.find(name);
  if (own != classes_.end()) return &own->second;
  const auto known = known_.classes_.find(name);
  return known == known_.classes_.end() ? nullptr : &known->second;
}

bool RuleCompiler::CheckClasses(const PatternNode& node, const RuleField& field, std::vector<std::string>& open) {
  if (node.kind == Kind::kClass) {
    const RuleSet::LoadedClass* loaded = FindClass(node.text);
    const bool top = open.size() <= 1;
    if (!loaded) {
      std::vector<std::string_view> names;
      for (const auto& [name, ignored] : classes_) names.push_back(name);
      for (const auto& [name, ignored] : known_.classes_) names.push_back(name);
      const std::string_view nearest = NearestWord(node.text, names);
      if (top) {
        diagnostics_.push_back(parsed_.file.MakeError(
            field.LocationOf(node.offset), StrCat("unknown class \"~", node.text, "\""),
            nearest.empty() ? StrCat("expected class ", node.text, " = words in this file or one loaded before")
                            : StrCat("did you mean \"~", nearest, "\"?")));
      }
      return false;
    }
    if (std::find(open.begin(), open.end(), node.text) != open.end()) {
      diagnostics_.push_back(
          parsed_.file.MakeError(field.location, StrCat("class \"", node.text, "\" holds itself"), ""));
      return false;
    }
    loaded->used = true;
    open.push_back(node.text);
    const bool ok = CheckClasses(loaded->pattern, field, open);
    open.pop_back();
    return ok;
  }
  bool ok = true;
  for (const PatternNode& child : node.children) ok = CheckClasses(child, field, open) && ok;
  return ok;
}

std::string RuleCompiler::ToRegex(const PatternNode& node, CompiledRule& rule) const {
  switch (node.kind) {
    case Kind::kWord:
      return StrCat(Quote(node.text), " ");
    case Kind::kClass:
      return ToRegex(FindClass(node.text)->pattern, rule);
    case Kind::kSlot:
      rule.slots.push_back(node.text);
      return SlotRegex(node.type);
    case Kind::kOptional:
      return StrCat("(?:", ToRegex(node.children.front(), rule), ")?");
    case Kind::kAlternatives:
    case Kind::kSequence:
      break;
  }
  std::string out = "(?:";
  for (size_t i = 0; i < node.children.size(); ++i) {
    if (i > 0 && node.kind == Kind::kAlternatives) out += '|';
    out += ToRegex(node.children[i], rule);
  }
  return out + ")";
}

std::vector<std::vector<std::string>> RuleCompiler::Required(const PatternNode& node) const {
  switch (node.kind) {
    case Kind::kWord:
      return {{node.text}};
    case Kind::kClass:
      return Required(FindClass(node.text)->pattern);
    case Kind::kSlot:
    case Kind::kOptional:
      return {};
    case Kind::kSequence: {
      std::vector<std::vector<std::string>> all;
      for (const PatternNode& child : node.children) {
        for (auto& words : Required(child)) all.push_back(std::move(words));
      }
      return all;
    }
    case Kind::kAlternatives:
      break;
  }
  // One word of each alternative: the last is as good as any and rarer than articles.
  std::set<std::string> any;
  for (const PatternNode& child : node.children) {
    const auto words = Required(child);
    if (words.empty()) return {};
    any.insert(words.back().begin(), words.back().end());
  }
  if (any.empty()) return {};
  return {{any.begin(), any.end()}};
}

void RuleCompiler::CollectWays(const PatternNode& pattern, CompiledRule& rule) const {
  bool complete = true;
  for (const auto& way : FlattenPattern(pattern, kMaxWays, &complete)) {
    std::string encoded;
    for (const FlatElement& element : way) {
      if (element.kind == Kind::kSlot) {
        encoded += StrCat("{", element.type, "} ");
      } else {
        encoded += StrCat(element.kind == Kind::kClass ? "~" : "", element.text, " ");
      }
    }
    rule.ways.push_back(std::move(encoded));
  }
  // Too many ways to list: then the rule is never called shadowed.
  if (!complete) rule.ways.clear();
}

void RuleCompiler::CheckSlots(const TermExpression& term, const RuleField& field, const CompiledRule& rule) {
  if (term.kind == TermExpression::Kind::kSlot &&
      std::find(rule.slots.begin(), rule.slots.end(), term.text) == rule.slots.end()) {
    const std::vector<std::string_view> slots(rule.slots.begin(), rule.slots.end());
    diagnostics_.push_back(parsed_.file.MakeError(
        field.LocationOf(term.offset), StrCat("the pattern has no slot {", term.text, "}"),
        slots.empty() ? std::string("the pattern has no slots at all") : ExpectedHint(term.text, slots)));
  }
  for (const TermExpression& argument : term.arguments) CheckSlots(argument, field, rule);
}

void RuleCompiler::CompileTests(const RuleEntry& entry, CompiledRule& rule) {
  for (const RuleField& field : entry.fields) {
    if (field.key != "test") continue;
    if (field.text.find("=>") == std::string::npos) {
      diagnostics_.push_back(parsed_.file.MakeError(field.LocationOf(0), "a test without \"=>\"",
                                                    "expected test: question => what it yields"));
    }
    rule.tests.emplace_back(field.text, field.location);
  }
}

void RuleCompiler::CompileRule(const RuleEntry& entry) {
  const RuleField* match = entry.Find("match");
  const RuleField* yield = entry.Find("yield");
  if (!match || !yield) return;
  const size_t before = diagnostics_.size();
  auto rule = std::make_unique<CompiledRule>();
  rule->name = entry.name;
  rule->file = parsed_.file.path;
  rule->location = entry.location;
  const PatternNode pattern = ParsePattern(parsed_.file, *match, diagnostics_);
  std::vector<std::string> open;
  if (diagnostics_.size() > before || !CheckClasses(pattern, *match, open)) return;
  rule->yield = ParseTermExpression(parsed_.file, *yield, 0, diagnostics_);
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxRegexMemory);
  rule->regex = std::make_unique<re2::RE2>(ToRegex(pattern, *rule), options);
  if (!rule->regex->ok()) {
    diagnostics_.push_back(parsed_.file.MakeError(match->LocationOf(0),
                                                  StrCat("the pattern is too large: ", rule->regex->error()),
                                                  "split it into several rules"));
    return;
  }
  CheckSlots(rule->yield, *yield, *rule);
  CompileTests(entry, *rule);
  rule->required = Required(pattern);
  CollectWays(pattern, *rule);
  rules_.push_back(std::move(rule));
}

}  // namespace whence
