// Timelines of entities, and statements that cannot hold together, over small documents.

#include <memory>
#include <string>

#include "engine/engine.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

std::unique_ptr<Engine> EngineWith(const std::vector<std::pair<std::string, std::string>>& documents) {
  auto engine = Engine::Open({});
  EXPECT_TRUE(engine.ok()) << engine.status();
  for (const auto& [name, text] : documents) EXPECT_TRUE((*engine)->IngestText(name, text).ok());
  return std::move(*engine);
}

TEST(TimelineTest, ProseAndTableAreOneTimeline) {
  const auto engine = EngineWith(
      {{"pact.md",
        "# Coast Pact\n\nSunderland left the Coast Pact on 3 May 1990. Estmark joined the Coast Pact in 1980.\n\n"
        "| Country | Joined | Left |\n|---|---|---|\n| Sunderland | 1975 | 1990 |\n"}});
  const auto timeline = engine->Timeline("Sunderland");
  ASSERT_TRUE(timeline.ok()) << timeline.status();
  ASSERT_EQ(timeline->entries.size(), 2u) << RenderText(*timeline);
  EXPECT_EQ(timeline->entries[0].date, "1975");
  EXPECT_EQ(timeline->entries[1].date, "3 May 1990");
  EXPECT_EQ(timeline->entries[1].citations.size(), 2u) << "the sentence and the row";
  EXPECT_EQ(engine->Timeline("Atlantis").status().code(), absl::StatusCode::kNotFound);
}

TEST(ConflictsTest, TwoDatesOfWhatHappensOnce) {
  const auto engine = EngineWith({{"guide.txt", "The Hill Towns League was founded in 1923."},
                                  {"history.txt", "The Hill Towns League was founded in 1925."},
                                  {"leaflet.txt", "The Hill Towns League was founded on 4 May 1923."}});
  const auto report = engine->Conflicts();
  ASSERT_TRUE(report.ok()) << report.status();
  ASSERT_EQ(report->conflicts.size(), 1u) << RenderText(*report);
  const FoundConflict& conflict = report->conflicts[0];
  EXPECT_EQ(conflict.kind, ConflictKind::kTime);
  ASSERT_EQ(conflict.sides.size(), 2u);
  EXPECT_EQ(conflict.sides[0].text, "4 May 1923");
  EXPECT_EQ(conflict.sides[0].documents, 2u);
  EXPECT_EQ(conflict.sides[1].text, "1925");
  EXPECT_EQ(conflict.tie_break, "2 documents against 1");
}

TEST(ConflictsTest, ADenialStandsAgainstWhatItDenies) {
  const auto engine =
      EngineWith({{"a.txt", "Norland signed the Coast Treaty."}, {"b.txt", "Norland did not sign the Coast Treaty."}});
  const auto report = engine->Conflicts();
  ASSERT_TRUE(report.ok());
  ASSERT_EQ(report->conflicts.size(), 1u) << RenderText(*report);
  EXPECT_EQ(report->conflicts[0].kind, ConflictKind::kNegation);
  EXPECT_TRUE(report->conflicts[0].tie_break.empty());
}

TEST(ConflictsTest, TwoDocumentsOnWhatHappensOnceAsARule) {
  const auto engine = EngineWith({{"a.txt", "The Kelby Hall was opened on 6 May 1914 by Ada Holm."},
                                  {"b.txt", "The Kelby Hall was opened on 9 May 1914 by Karl Moe."}});
  const auto report = engine->Conflicts();
  ASSERT_TRUE(report.ok()) << report.status();
  ASSERT_EQ(report->conflicts.size(), 2u) << RenderText(*report);
  EXPECT_EQ(report->conflicts[0].kind, ConflictKind::kTime);
  EXPECT_EQ(report->conflicts[1].kind, ConflictKind::kSubject);
  EXPECT_EQ(report->conflicts[1].sides[0].text, "Ada Holm");
  EXPECT_EQ(report->conflicts[1].sides[1].text, "Karl Moe");
  EXPECT_EQ(report->citations.size(), 2u);
}

TEST(ConflictsTest, OneDocumentMayTellOfTwoTimes) {
  const auto engine = EngineWith({{"a.txt", "The Kelby Hall was opened in 1914. The Kelby Hall was opened in 1951."}});
  const auto report = engine->Conflicts();
  ASSERT_TRUE(report.ok());
  EXPECT_TRUE(report->conflicts.empty()) << RenderText(*report);
}

TEST(ConflictsTest, TwoNumbersOfOneThing) {
  const auto engine = EngineWith({{"a.txt", "The Kelby Tower is 48 metres high. The Kelby Tower has two bells."},
                                  {"b.txt", "The Kelby Tower is 52 metres high. The Kelby Tower has three bells."}});
  const auto report = engine->Conflicts();
  ASSERT_TRUE(report.ok());
  ASSERT_EQ(report->conflicts.size(), 2u) << RenderText(*report);
  EXPECT_EQ(report->conflicts[0].kind, ConflictKind::kNumber);
  EXPECT_EQ(report->conflicts[1].kind, ConflictKind::kNumber);
}

TEST(ConflictsTest, OneNameInsideAnotherIsNoOther) {
  const auto engine = EngineWith({{"a.txt", "The Holm Society founded the Kelby Museum."},
                                  {"b.txt", "The Holm Society of Norland founded the Kelby Museum."}});
  const auto report = engine->Conflicts();
  ASSERT_TRUE(report.ok());
  EXPECT_TRUE(report->conflicts.empty()) << RenderText(*report);
}

TEST(ConflictsTest, RepeatedEventsAndAgreementAreNone) {
  const auto engine =
      EngineWith({{"a.txt", "Norland left the Coast Pact in 1990. Norland left the Coast Pact in 2004."},
                  {"b.txt", "The League was founded in 1923."},
                  {"c.txt", "The League was founded on 4 May 1923."}});
  const auto report = engine->Conflicts();
  ASSERT_TRUE(report.ok());
  EXPECT_TRUE(report->conflicts.empty()) << RenderText(*report);
}

TEST(ConflictsTest, WhatNobodyNamesIsNotOneThing) {
  const auto engine = EngineWith({{"park.txt",
                                   "In 1927 a bird garden (Fuglehage) was established on the orchard grounds, and in "
                                   "1952 a pond, still open today. In 1931 a new school was founded there."}});
  const auto report = engine->Conflicts();
  ASSERT_TRUE(report.ok());
  EXPECT_TRUE(report->conflicts.empty()) << RenderText(*report);
}

TEST(TimelineTest, StretchesKeepTheirEndsAndTakeInWhatBeginsThem) {
  const auto engine =
      EngineWith({{"lodge.md",
                   "# Holm Sailing Club\n\nIn 1950 Ida Lunn became chairman. Ida Lunn was born in 1912. The "
                   "Holm Sailing Club won the Coast Cup in 1949 and 1953.\n\n## Chairmen\n\n"
                   "| Chairman | From | To |\n|---|---|---|\n| Ida Lunn | 1950 | 1961 |\n"
                   "| Per Dahl | 1961 | |\n"}});
  const auto chairman = engine->Timeline("Ida Lunn");
  ASSERT_TRUE(chairman.ok()) << chairman.status();
  ASSERT_EQ(chairman->entries.size(), 2u) << RenderText(*chairman);
  EXPECT_EQ(chairman->entries[1].date, "1950 to 1961");
  EXPECT_EQ(chairman->entries[1].text, "Ida Lunn lead Holm Sailing Club as chairman");
  EXPECT_EQ(chairman->entries[1].citations.size(), 2u) << "the row and the sentence";
  const auto club = engine->Timeline("Holm Sailing Club");
  ASSERT_TRUE(club.ok()) << club.status();
  std::vector<std::string> dates;
  for (const TimelineEntry& entry : club->entries) dates.push_back(entry.date);
  EXPECT_EQ(dates, (std::vector<std::string>{"1949", "1950 to 1961", "1953", "since 1961"})) << RenderText(*club);
}

TEST(AsOfTest, SentencesAloneDoNotTellOfAnotherTime) {
  const auto engine = EngineWith({{"club.md",
                                   "# Holm Sailing Club\n\nThe first chairman was Ida Lunn, a teacher.\n\n"
                                   "| Chairman | From | To |\n|---|---|---|\n| Ida Lunn | 1950 | 1961 |\n"
                                   "| Per Dahl | 1965 | |\n"}});
  const auto ask = [&](const std::string& as_of) {
    const auto answer = engine->Ask({.text = "Who is chairman?", .as_of = as_of});
    return answer.ok() && !answer->answers.empty() ? answer->answers[0].text : std::string("none");
  };
  EXPECT_EQ(ask("1955"), "Ida Lunn");
  EXPECT_EQ(ask("1963"), "none");
  EXPECT_EQ(ask("1970"), "Per Dahl");
  EXPECT_EQ(ask("1940"), "none");
}

TEST(AsOfTest, StatesAreThoseOfTheTimeAskedFor) {
  const auto engine =
      EngineWith({{"pact.txt", "Estmark joined the Coast Pact in 1980. Estmark left the Coast Pact in 1992."}});
  const auto ask = [&](const std::string& as_of) {
    const auto answer = engine->Ask({.text = "Is Estmark a member of the Coast Pact?", .as_of = as_of});
    return answer.ok() && !answer->answers.empty() ? answer->answers[0].text : std::string("none");
  };
  EXPECT_EQ(ask(""), "no");
  EXPECT_EQ(ask("1985"), "yes");
  EXPECT_EQ(ask("1999"), "no");
  EXPECT_FALSE(engine->Ask({.text = "Is Estmark a member of the Coast Pact?", .as_of = "soon"}).ok());
}

}  // namespace
}  // namespace whence
