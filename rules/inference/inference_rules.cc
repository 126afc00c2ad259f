#include "rules/inference/inference_rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "graph/base/status.h"
#include "re2/re2.h"
#include "rules/language/diagnostic.h"

namespace whence {
namespace {

const RuleFileSyntax& Syntax() {
  static const auto* const kSyntax = new RuleFileSyntax{
      {{.keyword = "rule",
        .fields = {
            {.key = "if", .required = true}, {.key = "then", .required = true}, {.key = "test", .repeatable = true}}}}};
  return *kSyntax;
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

struct Piece {
  std::string_view text;
  size_t offset = 0;
};

std::vector<Piece> SplitAt(std::string_view text, char separator) {
  std::vector<Piece> pieces;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    const std::string_view raw = text.substr(begin, end - begin);
    const std::string_view piece = Trimmed(raw);
    pieces.push_back({piece, piece.empty() ? begin : static_cast<size_t>(piece.data() - text.data())});
    begin = end + 1;
  }
  return pieces;
}

bool MatchAtom(std::string_view text, std::string* predicate, std::string* subject, std::string* object,
               std::string* time) {
  static const RE2* const pattern = new RE2(R"(([^(){};]+?) ?\( ?([^(),]+?) ?, ?([^()]+?) ?\)(?: at (.+))?)");
  return RE2::FullMatch(text, *pattern, predicate, subject, object, time);
}

// Compiles one entry; mistakes go to `diagnostics`.
class RuleReader {
 public:
  RuleReader(const RuleFile& file, const RuleEntry& entry, std::vector<Diagnostic>* diagnostics)
      : file_(file), entry_(entry), diagnostics_(diagnostics) {}

  InferenceRule Read() {
    rule_.name = entry_.name;
    for (const RuleField& field : entry_.fields) {
      if (field.key == "if") ReadPremises(field);
    }
    std::stable_partition(rule_.premises.begin(), rule_.premises.end(),
                          [](const InferenceAtom& atom) { return !atom.negated; });
    CheckBound(*entry_.Find("if"));
    ReadConclusion(*entry_.Find("then"));
    rule_.variables = static_cast<int32_t>(variables_.size());
    return std::move(rule_);
  }

 private:
  void Fail(const RuleField& field, size_t offset, std::string message, std::string hint) {
    diagnostics_->push_back(file_.MakeError(field.LocationOf(offset), std::move(message), std::move(hint)));
  }

  int32_t Variable(std::string_view name) {
    const auto [found, added] = variables_.try_emplace(std::string(name), static_cast<int32_t>(variables_.size()));
    return found->second;
  }

  // "{x}" gives x.
  static std::optional<std::string_view> VariableName(std::string_view text) {
    if (text.size() < 3 || text.front() != '{' || text.back() != '}') return std::nullopt;
    return text.substr(1, text.size() - 2);
  }

  InferenceArgument Argument(std::string_view text) {
    InferenceArgument argument;
    if (const auto name = VariableName(text)) {
      argument.variable = Variable(*name);
    } else {
      argument.name = text;
    }
    return argument;
  }

  void ReadPremises(const RuleField& field) {
    static const RE2* const condition = new RE2(R"((\{\w+\}) (before|overlaps|differs from) (\{\w+\}))");
    for (const Piece& piece : SplitAt(field.text, ';')) {
      std::string left, word, right;
      if (RE2::FullMatch(piece.text, *condition, &left, &word, &right)) {
        const auto kind = word == "before"     ? InferenceCondition::Kind::kBefore
                          : word == "overlaps" ? InferenceCondition::Kind::kOverlaps
                                               : InferenceCondition::Kind::kDiffers;
        rule_.conditions.push_back({kind, Variable(*VariableName(left)), Variable(*VariableName(right))});
        needed_.push_back(
            {rule_.conditions.back().left, left, piece.offset, kind != InferenceCondition::Kind::kDiffers});
        needed_.push_back(
            {rule_.conditions.back().right, right, piece.offset, kind != InferenceCondition::Kind::kDiffers});
        continue;
      }
      const bool negated = piece.text.starts_with("not ");
      const std::string_view text = negated ? Trimmed(piece.text.substr(4)) : piece.text;
      std::string predicate, subject, object, time;
      if (!MatchAtom(text, &predicate, &subject, &object, &time) || (!time.empty() && !VariableName(time))) {
        Fail(field, piece.offset, StrCat("\"", piece.text, "\" is no premise"),
             "expected predicate({x}, {y}), predicate({x}, {y}) at {t}, {t} before {u}, {t} overlaps {u} or "
             "{x} differs from {y}, parted by ;");
        continue;
      }
      InferenceAtom atom;
      atom.predicate = predicate;
      atom.negated = negated;
      atom.subject = Argument(subject);
      atom.object = Argument(object);
      if (!time.empty()) atom.time = Variable(*VariableName(time));
      for (const auto& [variable, is_time] : {std::pair(atom.subject.variable, false),
                                              std::pair(atom.object.variable, false), std::pair(atom.time, true)}) {
        if (variable < 0) continue;
        if (negated) {
          needed_.push_back({variable, std::string(piece.text), piece.offset, is_time});
        } else {
          Bind(field, piece.offset, variable, is_time);
        }
      }
      rule_.premises.push_back(std::move(atom));
    }
  }

  void Bind(const RuleField& field, size_t offset, int32_t variable, bool is_time) {
    const auto [found, added] = sorts_.try_emplace(variable, is_time);
    if (!added && found->second != is_time) {
      Fail(field, offset, "a variable stands for a thing and for a time", "name times and things differently");
    }
  }

  void CheckBound(const RuleField& field) {
    for (const Needed& needed : needed_) {
      const auto found = sorts_.find(needed.variable);
      if (found == sorts_.end()) {
        Fail(field, needed.offset, StrCat("\"", needed.text, "\" has a variable that no premise binds"),
             "expected a premise without \"not\" that has the variable");
      } else if (found->second != needed.is_time) {
        Fail(field, needed.offset, StrCat("\"", needed.text, "\" takes a time for a thing, or a thing for a time"),
             "times are bound by \"at {t}\"");
      }
    }
    if (rule_.premises.empty() || rule_.premises.front().negated) {
      Fail(field, 0, StrCat("rule \"", rule_.name, "\" has no premise to start from"), "expected predicate({x}, {y})");
    }
  }

  void ReadConclusion(const RuleField& field) {
    std::string predicate, subject, object, time;
    if (!MatchAtom(field.text, &predicate, &subject, &object, &time)) {
      Fail(field, 0, StrCat("\"", field.text, "\" is no conclusion"),
           "expected predicate({x}, {y}) or one with a time");
      return;
    }
    rule_.conclusion.predicate = predicate;
    rule_.conclusion.subject = Argument(subject);
    rule_.conclusion.object = Argument(object);
    static const RE2* const timed = new RE2(R"((?:(from|until) )?(\{\w+\})(?: (to|and) (\{\w+\}))?)");
    std::string start, first, link, second;
    if (!time.empty()) {
      if (!RE2::FullMatch(time, *timed, &start, &first, &link, &second) || (!start.empty() && !link.empty())) {
        Fail(field, field.text.rfind(" at ") + 4, StrCat("\"", time, "\" is no time"),
             "expected {t}, {t} to {u}, {t} and {u}, from {t} or until {t}");
        return;
      }
      rule_.time = link == "to"       ? ConcludedTime::kBetween
                   : link == "and"    ? ConcludedTime::kCommon
                   : start == "from"  ? ConcludedTime::kFrom
                   : start == "until" ? ConcludedTime::kUntil
                                      : ConcludedTime::kSame;
      rule_.times[0] = Variable(*VariableName(first));
      if (!second.empty()) rule_.times[1] = Variable(*VariableName(second));
    }
    const auto check = [&](int32_t variable, bool is_time) {
      if (variable < 0) return;
      const auto found = sorts_.find(variable);
      if (found == sorts_.end() || found->second != is_time) {
        Fail(field, 0, "the conclusion has a variable that no premise binds",
             "expected variables of premises without \"not\"; times are bound by \"at {t}\"");
      }
    };
    check(rule_.conclusion.subject.variable, false);
    check(rule_.conclusion.object.variable, false);
    check(rule_.times[0], true);
    check(rule_.times[1], true);
  }

  struct Needed {
    int32_t variable;
    std::string text;
    size_t offset;
    bool is_time;
  };

  const RuleFile& file_;
  const RuleEntry& entry_;
  std::vector<Diagnostic>* diagnostics_;
  InferenceRule rule_;
  std::map<std::string, int32_t, std::less<>> variables_;
  std::map<int32_t, bool> sorts_;  // of bound variables: whether a time
  std::vector<Needed> needed_;
};

// Puts each rule behind those whose conclusions it needs the absence of. Returns the name of a rule that rests on the
// absence of what it helps to conclude, or "". Bellman-Ford over predicates; their number bounds the strata.
std::string Stratify(std::vector<InferenceRule>* rules) {
  std::map<std::string, int32_t, std::less<>> stratum;
  for (const InferenceRule& rule : *rules) stratum[rule.conclusion.predicate] = 0;
  const int32_t most = static_cast<int32_t>(stratum.size());
  for (bool changed = true; changed;) {
    changed = false;
    for (InferenceRule& rule : *rules) {
      int32_t& own = stratum[rule.conclusion.predicate];
      for (const InferenceAtom& premise : rule.premises) {
        const auto found = stratum.find(premise.predicate);
        if (found == stratum.end()) continue;
        const int32_t least = found->second + (premise.negated ? 1 : 0);
        if (own >= least) continue;
        own = least;
        changed = true;
        if (own > most) return rule.name;
      }
    }
  }
  for (InferenceRule& rule : *rules) rule.stratum = stratum[rule.conclusion.predicate];
  std::stable_sort(rules->begin(), rules->end(),
                   [](const InferenceRule& a, const InferenceRule& b) { return a.stratum < b.stratum; });
  return {};
}

InferenceTest ReadTest(const RuleFile& file, const RuleEntry& entry, const RuleField& field,
                       std::vector<Diagnostic>* diagnostics) {
  InferenceTest test;
  test.rule = entry.name;
  test.location = field.location;
  const size_t arrow = field.text.find("=>");
  if (arrow == std::string::npos) {
    diagnostics->push_back(file.MakeError(field.location, "a test without =>", "expected premises => conclusions"));
    return test;
  }
  const auto read = [&](std::string_view text, std::vector<std::string>* out) {
    for (const Piece& piece : SplitAt(text, ';')) out->emplace_back(piece.text);
  };
  read(std::string_view(field.text).substr(0, arrow), &test.given);
  read(std::string_view(field.text).substr(arrow + 2), &test.expected);
  return test;
}

}  // namespace

absl::Status InferenceRules::Add(std::string_view path, std::string_view text) {
  const ParsedRuleFile parsed = ParseRuleFile(path, text, Syntax());
  std::vector<Diagnostic> diagnostics = parsed.diagnostics;
  std::vector<InferenceRule> rules = rules_;
  std::vector<InferenceTest> tests = tests_;
  for (const RuleEntry& entry : parsed.file.entries) {
    if (entry.Find("if") == nullptr || entry.Find("then") == nullptr) continue;  // the parser has said so
    rules.push_back(RuleReader(parsed.file, entry, &diagnostics).Read());
    for (const RuleField& field : entry.fields) {
      if (field.key == "test") tests.push_back(ReadTest(parsed.file, entry, field, &diagnostics));
    }
  }
  WHENCE_RETURN_IF_ERROR(AsStatus(diagnostics));
  if (const std::string rule = Stratify(&rules); !rule.empty()) {
    const auto entry = std::find_if(parsed.file.entries.begin(), parsed.file.entries.end(),
                                    [&](const RuleEntry& other) { return other.name == rule; });
    const std::string message = StrCat("rule \"", rule, "\" rests on the absence of what it helps to conclude");
    if (entry == parsed.file.entries.end()) return InvalidArgument(path, ": ", message);
    return InvalidArgument(parsed.file
                               .MakeError(entry->name_location, message,
                                          "a \"not\" must look at other rules' "
                                          "conclusions only")
                               .Render());
  }
  rules_ = std::move(rules);
  tests_ = std::move(tests);
  return absl::OkStatus();
}

absl::Status InferenceRules::AddInverse(std::string_view predicate, std::string_view inverse) {
  const auto add = [&](std::string_view from, std::string_view to) {
    InferenceRule rule;
    rule.name = "inverse";
    InferenceAtom premise;
    premise.predicate = from;
    premise.subject.variable = 0;
    premise.object.variable = 1;
    premise.time = 2;
    rule.conclusion = premise;
    rule.conclusion.predicate = to;
    rule.conclusion.time = -1;
    std::swap(rule.conclusion.subject, rule.conclusion.object);
    rule.premises.push_back(std::move(premise));
    rule.time = ConcludedTime::kSame;
    rule.times[0] = 2;
    rule.variables = 3;
    rules_.push_back(std::move(rule));
  };
  const std::vector<InferenceRule> before = rules_;
  add(predicate, inverse);
  if (predicate != inverse) add(inverse, predicate);
  if (const std::string rule = Stratify(&rules_); !rule.empty()) {
    rules_ = before;
    return InvalidArgument("with \"", predicate, "\" as the inverse of \"", inverse, "\", rule \"", rule,
                           "\" rests on the absence of what it helps to conclude");
  }
  return absl::OkStatus();
}

bool ParseGroundAtom(std::string_view text, GroundAtom* atom) {
  return MatchAtom(Trimmed(text), &atom->predicate, &atom->subject, &atom->object, &atom->time);
}

}  // namespace whence
