#include "rules/inference/inference.h"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

InferenceRules Rules(std::string_view text) {
  InferenceRules rules;
  const absl::Status status = rules.Add("t.rules", text);
  EXPECT_TRUE(status.ok()) << status.message();
  return rules;
}

constexpr std::string_view kReach =
    "rule edge\n  if: edge({x}, {y})\n  then: reach({x}, {y})\n"
    "rule step\n  if: reach({x}, {y}); edge({y}, {z})\n  then: reach({x}, {z})\n";

TEST(InferenceTest, KeepsWhatAConclusionRestsOn) {
  const InferenceRules rules = Rules(kReach);
  Inference inference(rules);
  inference.AddPremise("edge", "a", "b");
  inference.AddPremise("edge", "x", "y");
  inference.AddPremise("edge", "b", "c");
  inference.AddPremise("edge", "c", "d");
  ASSERT_TRUE(inference.Run(100).ok());
  for (size_t i = inference.premises(); i < inference.size(); ++i) {
    if (inference.subject(i) != "a" || inference.object(i) != "d") continue;
    EXPECT_EQ(inference.rule(i), "step");
    EXPECT_THAT(inference.SourcesOf(i), ElementsAre(0, 2, 3));
    return;
  }
  FAIL() << "a does not reach d";
}

TEST(InferenceTest, EndsInCycles) {
  const InferenceRules rules = Rules(kReach);
  Inference inference(rules);
  for (const auto& [from, to] : {std::pair("a", "b"), std::pair("b", "c"), std::pair("c", "a")}) {
    inference.AddPremise("edge", from, to);
  }
  ASSERT_TRUE(inference.Run(100).ok());
  EXPECT_EQ(inference.size() - inference.premises(), 9u);
}

TEST(InferenceTest, StopsAtTheBound) {
  const InferenceRules rules = Rules("rule pairs\n  if: a({x}, {y}); a({z}, {w})\n  then: b({x}, {w})\n");
  Inference inference(rules);
  for (int i = 0; i < 100; ++i) inference.AddPremise("a", std::to_string(i), std::to_string(i));
  const absl::Status status = inference.Run(50);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(status.message()), HasSubstr("more than 50 conclusions; the last rule was pairs"));
}

TEST(InferenceTest, InversesHoldBothWays) {
  InferenceRules rules;
  ASSERT_TRUE(rules.AddInverse("succeed", "precede").ok());
  ASSERT_TRUE(rules.AddInverse("border", "border").ok());
  Inference inference(rules);
  inference.AddPremise("succeed", "b", "a", {3, 3});
  inference.AddPremise("border", "c", "d");
  ASSERT_TRUE(inference.Run(100).ok());
  ASSERT_EQ(inference.size(), 4u);
  EXPECT_EQ(inference.predicate(2), "precede");
  EXPECT_EQ(inference.subject(2), "a");
  EXPECT_EQ(inference.time(2), (TimeSpan{3, 3}));
  EXPECT_EQ(inference.subject(3), "d");
}

// The reference: rules applied to everything, every way to choose facts for premises, until nothing is new.

using Row = std::tuple<std::string, std::string, std::string, TimeSpan>;

class Reference {
 public:
  Reference(const InferenceRules& rules, std::set<Row> rows) : rules_(rules), rows_(std::move(rows)) {
    for (int32_t stratum = 0; stratum < rules.strata(); ++stratum) {
      for (bool grew = true; grew;) {
        const std::set<Row> before = rows_;
        for (const InferenceRule& rule : rules.rules()) {
          if (rule.stratum == stratum) Apply(rule, 0, {}, {}, before);
        }
        grew = rows_.size() > before.size();
      }
    }
  }
  const std::set<Row>& rows() const { return rows_; }

 private:
  using Things = std::map<int32_t, std::string>;
  using Times = std::map<int32_t, TimeSpan>;

  static bool Bind(const InferenceArgument& argument, const std::string& value, Things* things) {
    if (argument.variable < 0) return argument.name == value;
    return things->try_emplace(argument.variable, value).first->second == value;
  }

  void Apply(const InferenceRule& rule, size_t next, Things things, Times times, const std::set<Row>& before) {
    if (next == rule.premises.size()) return Conclude(rule, things, times);
    const InferenceAtom& atom = rule.premises[next];
    bool found = false;
    for (const auto& [predicate, subject, object, time] : before) {
      Things more = things;
      Times more_times = times;
      if (predicate != atom.predicate || !Bind(atom.subject, subject, &more) || !Bind(atom.object, object, &more) ||
          (atom.time >= 0 && more_times.try_emplace(atom.time, time).first->second != time)) {
        continue;
      }
      found = true;
      if (!atom.negated) Apply(rule, next + 1, more, more_times, before);
    }
    if (atom.negated && !found) Apply(rule, next + 1, things, times, before);
  }

  void Conclude(const InferenceRule& rule, Things& things, Times& times) {
    for (const InferenceCondition& condition : rule.conditions) {
      if (condition.kind == InferenceCondition::Kind::kDiffers && things[condition.left] == things[condition.right])
        return;
      if (condition.kind == InferenceCondition::Kind::kBefore &&
          !IsBefore(times[condition.left], times[condition.right]))
        return;
      if (condition.kind == InferenceCondition::Kind::kOverlaps &&
          !Overlaps(times[condition.left], times[condition.right])) {
        return;
      }
    }
    const auto value = [&](const InferenceArgument& argument) {
      return argument.variable < 0 ? argument.name : things[argument.variable];
    };
    TimeSpan time;
    const TimeSpan first = rule.times[0] < 0 ? TimeSpan() : times[rule.times[0]];
    const TimeSpan second = rule.times[1] < 0 ? TimeSpan() : times[rule.times[1]];
    if (rule.time == ConcludedTime::kSame) time = first;
    if (rule.time == ConcludedTime::kBetween) time = {first.first, second.last};
    if (rule.time == ConcludedTime::kCommon)
      time = {std::max(first.first, second.first), std::min(first.last, second.last)};
    if (rule.time == ConcludedTime::kFrom) time.first = first.first;
    if (rule.time == ConcludedTime::kUntil) time.last = first.last;
    if (time.first > time.last) return;
    rows_.emplace(rule.conclusion.predicate, value(rule.conclusion.subject), value(rule.conclusion.object), time);
  }

  const InferenceRules& rules_;
  std::set<Row> rows_;
};

// A rule of a random program: two or three premises over few variables, some denied, times carried or compared.
std::string RandomRule(std::mt19937& random, int number) {
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const std::vector<std::string> variables = {"{x}", "{y}", "{z}"};
  const int conclusion = 1 + pick(4);
  std::string premises;
  std::vector<std::string> bound, times;
  const int count = 1 + pick(3);
  for (int i = 0; i < count; ++i) {
    const std::string a = variables[pick(3)], b = pick(6) == 0 ? "c1" : variables[pick(3)];
    if (!premises.empty()) premises += "; ";
    premises += "p" + std::to_string(pick(conclusion + 1)) + "(" + a + ", " + b + ")";
    bound.push_back(a);
    if (b != "c1") bound.push_back(b);
    if (pick(2) == 0) {
      times.push_back(pick(4) == 0 && !times.empty() ? times.back() : "{t" + std::to_string(i) + "}");
      premises += " at " + times.back();
    }
  }
  const auto any = [&](const std::vector<std::string>& from) { return from[pick(static_cast<int>(from.size()))]; };
  if (pick(3) == 0)
    premises += "; not p" + std::to_string(pick(conclusion)) + "(" + any(bound) + ", " + any(bound) + ")";
  if (pick(3) == 0) premises += "; " + any(bound) + " differs from " + any(bound);
  if (times.size() > 1 && pick(2) == 0) {
    premises += "; " + times[0] + (pick(2) == 0 ? " before " : " overlaps ") + times[1];
  }
  std::string then = "p" + std::to_string(conclusion) + "(" + any(bound) + ", " + any(bound) + ")";
  if (!times.empty()) {
    const std::vector<std::string> forms = {"",
                                            " at " + any(times),
                                            " at " + any(times) + " to " + any(times),
                                            " at " + any(times) + " and " + any(times),
                                            " at from " + any(times),
                                            " at until " + any(times)};
    then += any(forms);
  }
  return "rule r" + std::to_string(number) + "\n  if: " + premises + "\n  then: " + then + "\n";
}

TEST(InferenceTest, AgreesWithTheReferenceOnRandomPrograms) {
  std::mt19937 random(11);
  int programs = 0;
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 5; ++i) text += RandomRule(random, i);
    InferenceRules rules;
    if (!rules.Add("t.rules", text).ok()) continue;  // not stratified
    ++programs;
    Inference inference(rules);
    std::set<Row> rows;
    for (int i = 0; i < 8; ++i) {
      const std::string predicate = "p" + std::to_string(random() % 2);
      const std::string a = "c" + std::to_string(random() % 4), b = "c" + std::to_string(random() % 4);
      TimeSpan time;
      if (random() % 3 != 0) {
        time.first = static_cast<int64_t>(random() % 6);
        time.last = time.first + static_cast<int64_t>(random() % 3);
      }
      inference.AddPremise(predicate, a, b, time);
      rows.emplace(predicate, a, b, time);
    }
    ASSERT_TRUE(inference.Run(1'000'000).ok());
    std::set<Row> got;
    for (size_t i = 0; i < inference.size(); ++i) {
      got.emplace(inference.predicate(i), inference.subject(i), inference.object(i), inference.time(i));
      for (uint32_t basis : inference.BasisOf(i)) EXPECT_LT(basis, i);
      if (i >= inference.premises()) {
        EXPECT_FALSE(inference.SourcesOf(i).empty());
      }
    }
    ASSERT_EQ(got, Reference(rules, rows).rows()) << text;
  }
  EXPECT_GT(programs, 100);
}

}  // namespace
}  // namespace whence
