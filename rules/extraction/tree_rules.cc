#include "rules/extraction/tree_rules.h"

#include <array>
#include <optional>
#include <utility>

#include "corpus/language/ascii.h"
#include "graph/base/status.h"
#include "rules/language/diagnostic.h"
#include "rules/language/rule_reader.h"

namespace whence {
namespace {

const RuleFileSyntax& Syntax() {
  static const auto* const kSyntax = new RuleFileSyntax{{{.keyword = "class", .inline_text = true},
                                                         {.keyword = "rule",
                                                          .fields = {{.key = "tree", .required = true},
                                                                     {.key = "yields", .required = true},
                                                                     {.key = "phrase"},
                                                                     {.key = "qualified-by"},
                                                                     {.key = "asserted"},
                                                                     {.key = "implied"},
                                                                     {.key = "test", .repeatable = true}}}}};
  return *kSyntax;
}

// Reads "yields:" texts against the captures of a pattern.
class TemplateParser {
 public:
  TemplateParser(std::string_view text, const TreePattern& pattern) : text_(text), pattern_(pattern) {}

  std::optional<PatternError> Parse(FrameTemplate* out) {
    const size_t open = text_.find('(');
    if (open == std::string_view::npos || !text_.ends_with(')')) {
      return PatternError{text_.size(), "no roles", "expected a predicate and roles: be(subject={x}, attribute={y})"};
    }
    if (TrimAscii(text_.substr(0, open)) == "clause") {
      out->clause = true;
      at_ = open + 1;
      out->fillers.push_back({Role::kSubject, "", Capture(nullptr)});
    } else {
      ParseLemma(open, out);
      at_ = open + 1;
      while (!error_ && at_ < text_.size() && text_[at_] != ')') ParseFiller(out);
    }
    return error_;
  }

 private:
  // "{x}" at the current place.
  int Capture(bool* verb) {
    const size_t start = at_;
    const size_t close = text_.find('}', at_);
    if (at_ >= text_.size() || text_[at_] != '{' || close == std::string_view::npos) {
      Fail(start, "a node is missing", "expected {name}");
      return -1;
    }
    std::string_view name = text_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    if (verb != nullptr && name.ends_with(".verb")) {
      *verb = true;
      name.remove_suffix(5);
    }
    const int capture = pattern_.CaptureIndex(name);
    if (capture < 0) Fail(start, StrCat("the tree names no node \"", name, "\""), "");
    return capture;
  }

  void ParseLemma(size_t end, FrameTemplate* out) {
    while (!error_ && at_ < end) {
      FrameTemplate::Piece piece;
      if (text_[at_] == '{') {
        piece.capture = Capture(&piece.verb);
      } else {
        const size_t stop = std::min(end, text_.find('{', at_));
        piece.literal = std::string(text_.substr(at_, stop - at_));
        at_ = stop;
      }
      out->lemma.push_back(std::move(piece));
    }
  }

  void ParseFiller(FrameTemplate* out) {
    const size_t start = at_;
    const size_t equals = text_.find('=', at_);
    if (equals == std::string_view::npos) {
      Fail(start, "a role has no filler", "expected role={x}");
      return;
    }
    std::string_view key = TrimAscii(text_.substr(at_, equals - at_));
    FrameTemplate::Filler filler;
    if (const size_t blank = key.find(' '); blank != std::string_view::npos) {
      filler.preposition = std::string(TrimAscii(key.substr(blank)));
      key = key.substr(0, blank);
    }
    constexpr std::array kRoles = {Role::kSubject, Role::kObject,    Role::kIndirect,
                                   Role::kOblique, Role::kAttribute, Role::kComplement};
    bool known = false;
    for (Role role : kRoles) {
      if (RoleName(role) != key) continue;
      filler.role = role;
      known = true;
    }
    if (!known) {
      Fail(start, StrCat("\"", key, "\" is no role"),
           "expected subject, object, indirect, oblique, attribute or complement");
      return;
    }
    at_ = equals + 1;
    filler.capture = Capture(nullptr);
    out->fillers.push_back(std::move(filler));
    while (at_ < text_.size() && (text_[at_] == ',' || text_[at_] == ' ')) ++at_;
  }

  void Fail(size_t offset, std::string message, std::string hint) {
    if (!error_) error_ = PatternError{offset, std::move(message), std::move(hint)};
  }

  std::string_view text_;
  const TreePattern& pattern_;
  size_t at_ = 0;
  std::optional<PatternError> error_;
};

}  // namespace

void TreeRules::AddClass(std::string_view name, WordSet words) {
  classes_[std::string(name)].insert(words.begin(), words.end());
}

absl::Status TreeRules::AddClasses(std::string_view path, std::string_view text) {
  const ParsedRuleFile parsed = ReadRuleFile(path, text, Syntax(), [&](const RuleEntry& entry, EntryErrors&) {
    if (entry.keyword != "class") return;
    WordSet words;
    for (const std::string_view word : Alternatives(entry.fields.front().text)) {
      if (!word.empty()) words.emplace(word);
    }
    AddClass(entry.name, std::move(words));
  });
  return AsStatus(parsed.diagnostics);
}

absl::Status TreeRules::AddRules(std::string_view path, std::string_view text) {
  const ParsedRuleFile parsed = ReadRuleFile(path, text, Syntax(), [&](const RuleEntry& entry, EntryErrors& errors) {
    if (entry.keyword != "rule") return;
    TreeRule rule;
    rule.name = entry.name;
    rule.location = entry.location;
    const auto fail = [&](const RuleField& field, const PatternError& error) {
      errors.Add(field.LocationOf(error.offset), error.message, error.hint);
    };
    const RuleField* tree = entry.Find("tree");
    const RuleField* yields = entry.Find("yields");
    if (tree == nullptr || yields == nullptr) return;  // reported by the parser
    if (auto error = TreePattern::Compile(tree->text, classes_, &rule.pattern)) return fail(*tree, *error);
    if (auto error = TemplateParser(yields->text, rule.pattern).Parse(&rule.yields)) return fail(*yields, *error);
    if (const RuleField* phrase = entry.Find("phrase")) rule.phrase = phrase->text;
    if (const RuleField* asserted = entry.Find("asserted")) rule.dated_only = asserted->text == "when dated";
    if (const RuleField* implied = entry.Find("implied")) rule.implied = implied->text == "yes";
    if (const RuleField* nodes = entry.Find("qualified-by")) {
      const int capture = rule.pattern.CaptureIndex(nodes->text);
      if (capture < 0) {
        fail(*nodes, {0, StrCat("the tree names no node \"", nodes->text, "\""), ""});
      } else {
        rule.qualified_by.push_back(capture);
      }
    }
    for (const RuleField& field : entry.fields) {
      if (field.key == "test") rule.tests.push_back(field.text);
    }
    rules_.push_back(std::move(rule));
  });
  return AsStatus(parsed.diagnostics);
}

void TreeRules::BuildIndex() {
  index_.assign(static_cast<size_t>(kUposCount) * kDeprelCount, {});
  for (uint32_t i = 0; i < rules_.size(); ++i) {
    for (int upos = 0; upos < kUposCount; ++upos) {
      for (int deprel = 0; deprel < kDeprelCount; ++deprel) {
        if (rules_[i].pattern.AnchorMayBe(static_cast<Upos>(upos), static_cast<Deprel>(deprel))) {
          index_[static_cast<size_t>(upos) * kDeprelCount + deprel].push_back(i);
        }
      }
    }
  }
}

}  // namespace whence
