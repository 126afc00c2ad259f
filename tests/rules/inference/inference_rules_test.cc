#include "rules/inference/inference_rules.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rules/inference/inference.h"

namespace whence {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string ErrorOf(std::string_view text) {
  InferenceRules rules;
  const absl::Status status = rules.Add("t.rules", text);
  return std::string(status.message());
}

// Times of tests are years; "1990 to 1995", "from 1990" and nothing are spans of them.
TimeSpan Years(const std::string& text) {
  if (text.empty()) return {};
  if (text.starts_with("from ")) return {std::stoll(text.substr(5)), TimeSpan::kOpen};
  if (text.starts_with("until ")) return {-TimeSpan::kOpen, std::stoll(text.substr(6))};
  const size_t to = text.find(" to ");
  const int64_t first = std::stoll(text);
  return {first, to == std::string::npos ? first : std::stoll(text.substr(to + 4))};
}

std::string Written(const GroundAtom& atom, TimeSpan time) {
  std::string text = atom.predicate + "(" + atom.subject + ", " + atom.object + ")";
  if (!time.IsStated()) return text;
  return text + " at " + std::to_string(time.first) + " to " + std::to_string(time.last);
}

TEST(InferenceRulesTest, TestsOfTheGeneralRulesHold) {
  std::ifstream in("rules/inference/general.rules");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  InferenceRules rules;
  const absl::Status status = rules.Add("rules/inference/general.rules", text);
  ASSERT_TRUE(status.ok()) << status.message();
  ASSERT_THAT(rules.tests(), Not(IsEmpty()));
  for (const InferenceTest& test : rules.tests()) {
    SCOPED_TRACE(test.rule + ", line " + std::to_string(test.location.line));
    Inference inference(rules);
    for (const std::string& given : test.given) {
      GroundAtom atom;
      ASSERT_TRUE(ParseGroundAtom(given, &atom)) << given;
      inference.AddPremise(atom.predicate, atom.subject, atom.object, Years(atom.time));
    }
    ASSERT_TRUE(inference.Run(10'000).ok());
    const auto rule = std::find_if(rules.rules().begin(), rules.rules().end(),
                                   [&](const InferenceRule& one) { return one.name == test.rule; });
    ASSERT_NE(rule, rules.rules().end());
    std::vector<std::string> concluded, of_rule;
    for (size_t i = inference.premises(); i < inference.size(); ++i) {
      if (inference.predicate(i) == rule->conclusion.predicate) of_rule.emplace_back(inference.subject(i));
      concluded.push_back(Written({std::string(inference.predicate(i)), std::string(inference.subject(i)),
                                   std::string(inference.object(i)), ""},
                                  inference.time(i)));
    }
    for (const std::string& expected : test.expected) {
      if (expected == "nothing") {
        EXPECT_THAT(of_rule, IsEmpty());
        continue;
      }
      GroundAtom atom;
      ASSERT_TRUE(ParseGroundAtom(expected, &atom)) << expected;
      EXPECT_THAT(concluded, Contains(Written(atom, Years(atom.time))));
    }
  }
}

TEST(InferenceRulesTest, MistakesNameTheirPlace) {
  EXPECT_EQ(ErrorOf("rule r\n"
                    "  if: lead {x}, {y}\n"
                    "  then: follow({y}, {x})\n"),
            "t.rules:2:7: error: \"lead {x}, {y}\" is no premise\n"
            "    if: lead {x}, {y}\n"
            "        ^\n"
            "  expected predicate({x}, {y}), predicate({x}, {y}) at {t}, {t} before {u}, {t} overlaps {u} or "
            "{x} differs from {y}, parted by ;\n"
            "t.rules:2:7: error: rule \"r\" has no premise to start from\n"
            "    if: lead {x}, {y}\n"
            "        ^\n"
            "  expected predicate({x}, {y})\n"
            "t.rules:3:9: error: the conclusion has a variable that no premise binds\n"
            "    then: follow({y}, {x})\n"
            "          ^\n"
            "  expected variables of premises without \"not\"; times are bound by \"at {t}\"\n"
            "t.rules:3:9: error: the conclusion has a variable that no premise binds\n"
            "    then: follow({y}, {x})\n"
            "          ^\n"
            "  expected variables of premises without \"not\"; times are bound by \"at {t}\"\n");
  EXPECT_THAT(ErrorOf("rule r\n  if: a({x}, {y}); not b({x}, {z})\n  then: c({x}, {y})\n"),
              HasSubstr("t.rules:2:20: error: \"not b({x}, {z})\" has a variable that no premise binds"));
  EXPECT_THAT(ErrorOf("rule r\n  if: a({x}, {y}) at {t}; {t} before {u}\n  then: c({x}, {y})\n"),
              HasSubstr("\"{u}\" has a variable that no premise binds"));
  EXPECT_THAT(ErrorOf("rule r\n  if: a({x}, {y}) at {x}\n  then: c({x}, {y})\n"),
              HasSubstr("a variable stands for a thing and for a time"));
  EXPECT_THAT(ErrorOf("rule r\n  if: a({x}, {y}) at {t}\n  then: c({x}, {y}) at from {t} to {t}\n"),
              HasSubstr("\"from {t} to {t}\" is no time"));
}

TEST(InferenceRulesTest, RefusesToRestOnItsOwnAbsence) {
  EXPECT_THAT(ErrorOf("rule even\n  if: a({x}, {y}); not odd({x}, {y})\n  then: even({x}, {y})\n"
                      "rule odd\n  if: a({x}, {y}); not even({x}, {y})\n  then: odd({x}, {y})\n"),
              HasSubstr("rests on the absence of what it helps to conclude"));
}

TEST(InferenceRulesTest, AFileWithMistakesLeavesTheRulesAsTheyWere) {
  InferenceRules rules;
  ASSERT_TRUE(rules.Add("a.rules", "rule r\n  if: a({x}, {y})\n  then: b({y}, {x})\n").ok());
  EXPECT_FALSE(rules.Add("b.rules", "rule s\n  if: a({x}, {y})\n  then: c({z}, {x})\n").ok());
  EXPECT_THAT(rules.rules(), SizeIs(1));
}

}  // namespace
}  // namespace whence
