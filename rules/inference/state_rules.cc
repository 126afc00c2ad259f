#include "rules/inference/state_rules.h"

#include <algorithm>
#include <utility>

#include "graph/base/status.h"
#include "rules/language/rule_reader.h"

namespace whence {
namespace {

constexpr std::string_view kSwapped = "swapped ";
constexpr std::string_view kNamed = "named ";
constexpr std::string_view kLatest = "latest ";

std::vector<std::string> ReadNouns(const RuleField* field) {
  std::vector<std::string> nouns;
  if (field == nullptr) return nouns;
  for (const std::string_view part : Alternatives(field->text)) nouns.emplace_back(part);
  return nouns;
}

std::vector<StateEvent> ReadEvents(const RuleField* field) {
  std::vector<StateEvent> events;
  if (field == nullptr) return events;
  for (std::string_view predicate : Alternatives(field->text)) {
    const auto take = [&](std::string_view word) {
      const bool found = predicate.starts_with(word);
      if (found) predicate.remove_prefix(word.size());
      return found;
    };
    const bool latest = take(kLatest), swapped = take(kSwapped), named = take(kNamed);
    events.push_back({std::string(predicate), swapped, latest, named});
  }
  return events;
}

std::optional<StateRule::One> ReadOne(const RuleField* field) {
  if (field == nullptr) return StateRule::One::kNone;
  if (field->text == "subject") return StateRule::One::kSubject;
  if (field->text == "object") return StateRule::One::kObject;
  if (field->text == "both") return StateRule::One::kBoth;
  return std::nullopt;
}

// "mayor" of "be mayor of" by "be * of"; nothing where it is no such predicate.
std::optional<std::string_view> FilledBy(std::string_view pattern, std::string_view predicate) {
  const size_t star = pattern.find('*');
  if (star == std::string_view::npos || predicate.size() < pattern.size()) return std::nullopt;
  const std::string_view before = pattern.substr(0, star), behind = pattern.substr(star + 1);
  if (!predicate.starts_with(before) || !predicate.ends_with(behind)) return std::nullopt;
  return predicate.substr(star, predicate.size() + 1 - pattern.size());
}

std::string Fill(std::string_view pattern, std::string_view noun) {
  std::string filled(pattern);
  if (const size_t star = filled.find('*'); star != std::string::npos) filled.replace(star, 1, noun);
  return filled;
}

}  // namespace

absl::StatusOr<StateRules> StateRules::Parse(std::string_view path, std::string_view text) {
  const RuleFileSyntax syntax{{{.keyword = "state",
                                .fields = {{.key = "begins", .required = true},
                                           {.key = "ends", .required = true},
                                           {.key = "during"},
                                           {.key = "not-of"},
                                           {.key = "one"},
                                           {.key = "lasts"},
                                           {.key = "office"}},
                                .free_name = true}}};
  StateRules rules;
  const ParsedRuleFile parsed = ReadRuleFile(path, text, syntax, [&](const RuleEntry& entry, EntryErrors& errors) {
    StateRule rule;
    rule.state = entry.name;
    rule.begins = ReadEvents(entry.Find("begins"));
    rule.ends = ReadEvents(entry.Find("ends"));
    rule.during = ReadEvents(entry.Find("during"));
    rule.not_of = ReadNouns(entry.Find("not-of"));
    const std::optional<StateRule::One> one = ReadOne(entry.Find("one"));
    if (!one.has_value()) {
      return errors.Add(entry.Find("one")->LocationOf(0), "of what there is but one",
                        "expected subject, object or both");
    }
    rule.one = *one;
    const auto says_yes = [&](std::string_view key) {
      const RuleField* field = entry.Find(key);
      return field != nullptr && field->text == "yes";
    };
    rule.lasts = says_yes("lasts");
    rule.office = says_yes("office");
    rules.rules_.push_back(std::move(rule));
  });
  WHENCE_RETURN_IF_ERROR(AsStatus(parsed.diagnostics));
  return rules;
}

std::optional<StateRule> StateRules::Find(std::string_view state) const {
  for (const StateRule& rule : rules_) {
    if (rule.state == state) return rule;
  }
  for (const StateRule& rule : rules_) {
    const std::optional<std::string_view> noun = FilledBy(rule.state, state);
    if (!noun.has_value()) continue;
    StateRule filled = rule;
    filled.state = state;
    for (std::vector<StateEvent>* events : {&filled.begins, &filled.ends}) {
      for (StateEvent& event : *events) event.predicate = Fill(event.predicate, *noun);
    }
    return filled;
  }
  return std::nullopt;
}

const StateRule* StateRules::FindShared(std::string_view state) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const StateRule& rule) {
    return rule.state == state && rule.one == StateRule::One::kNone;
  });
  return found == rules_.end() ? nullptr : &*found;
}

}  // namespace whence
