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

// What two documents say that cannot hold together, a line each: "kind: side; side".
std::vector<std::string> Conflicts(const std::string& one, const std::string& other) {
  const auto report = EngineWith({{"one.md", one}, {"other.txt", other}})->Conflicts();
  EXPECT_TRUE(report.ok()) << report.status();
  std::vector<std::string> lines;
  for (const FoundConflict& conflict : report->conflicts) {
    std::string line = std::string(ConflictKindName(conflict.kind)) + ":";
    for (const ConflictSide& side : conflict.sides) line += " " + side.text + ";";
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(ConflictsTest, PlacesCausesAndMakersAreOne) {
  EXPECT_EQ(Conflicts("Ida Lunn was born in Varn.", "Ida Lunn was born in Keld in 1912."),
            Lines({"place: Varn; Keld;"}));
  EXPECT_EQ(Conflicts("Ida Lunn died of typhoid in 1950.", "Ida Lunn died of a stroke."),
            Lines({"object: typhoid; a stroke;"}));
  EXPECT_EQ(Conflicts("Ida Lunn founded the Holm Museum.", "The Holm Museum was founded by Per Dahl."),
            Lines({"subject: Ida Lunn; Per Dahl;"}));
  EXPECT_EQ(Conflicts("# Holm Works\n\n| Founded | 1926 |\n|---|---|\n| Founder | Ida Lunn |\n| Owner | Dahl Group |\n",
                      "The Holm Works was founded by Per Moe. The Holm Works is owned by the Brekke Trust."),
            Lines({"subject: Ida Lunn; Per Moe;", "subject: Dahl Group; Brekke Trust;"}));
}

TEST(ConflictsTest, WhatHasSeveralMakersOrLiesInTheOtherAgrees) {
  EXPECT_EQ(Conflicts("Ida Lunn founded the Holm Museum.", "Ida Lunn and Per Dahl founded the Holm Museum."), Lines());
  EXPECT_EQ(Conflicts("Ida Lunn was born in Varn. Varn is a town in Merland.", "Ida Lunn was born in Merland."),
            Lines());
  EXPECT_EQ(Conflicts("Ida Lunn died of lung cancer.", "Ida Lunn died of cancer in 1950."), Lines());
}

TEST(ConflictsTest, AmountsAreComparedAsTheyAreMeant) {
  EXPECT_EQ(Conflicts("The Holm Bridge is 38 metres long.", "The Holm Bridge is 125 feet long."), Lines());
  EXPECT_EQ(Conflicts("The Holm Bridge is 38 metres long.", "The Holm Bridge is 160 feet long."),
            Lines({"number: 38 metres; 160 feet;"}));
  EXPECT_EQ(Conflicts("The Holm Museum has more than 40 rooms.", "The Holm Museum has 43 rooms."), Lines());
  EXPECT_EQ(Conflicts("The Holm Museum has more than 40 rooms.", "The Holm Museum has 34 rooms."),
            Lines({"number: more than 40 rooms; 34 rooms;"}));
  EXPECT_EQ(Conflicts("The Holm Museum has 14,000 objects.", "The Holm Museum has 14,210 objects."), Lines());
  EXPECT_EQ(Conflicts("The Holm Museum had 40 rooms.", "The Holm Museum has 52 rooms."), Lines()) << "another time";
  EXPECT_EQ(Conflicts("In 1950 the Holm Museum had 40 rooms.", "In 1990 the Holm Museum had 52 rooms."), Lines());
  EXPECT_EQ(Conflicts("Holm Rovers won the Coast Cup four times.", "Holm Rovers won the Coast Cup six times."),
            Lines({"number: four times; six times;"}));
}

TEST(ConflictsTest, DenialsSpeakOfTheirTime) {
  EXPECT_EQ(Conflicts("Holm Works won the Iron Key in 1987.", "Holm Works did not win the Iron Key."),
            Lines({"negation: said; denied;"}));
  EXPECT_EQ(Conflicts("Holm Works won the Iron Key in 1987.", "Holm Works did not win the Iron Key in 1991."), Lines());
  EXPECT_EQ(
      Conflicts("Holm Works was a member of the Coast League.", "Holm Works is not a member of the Coast League."),
      Lines());
  EXPECT_EQ(Conflicts("Holm Works won the suit against Corvin.", "Holm Works lost the suit against Corvin."),
            Lines({"negation: win; lose;"}));
  EXPECT_EQ(Conflicts("Holm Rovers won the 1962 Coast Cup.", "Holm Rovers lost the Coast Cup to Varn."), Lines());
  EXPECT_EQ(Conflicts("Holm Works still makes lenses.", "Holm Works stopped making lenses in 1990.").size(), 1u);
  EXPECT_EQ(Conflicts("The brewery in Varn is still open.", "The brewery in Varn closed in 2003."),
            Lines({"negation: still open; close;"}));
  EXPECT_EQ(Conflicts("The brewery in Varn is still open.", "The brewery in Keld closed in 2003."), Lines());
}

TEST(ConflictsTest, OneEventHasOneToll) {
  EXPECT_EQ(Conflicts("Three men died during the Vold Expedition.", "Five men died during the Vold Expedition."),
            Lines({"number: Three men; Five men;"}));
  EXPECT_EQ(Conflicts("Three men died during the Vold Expedition.", "At least three men died in the Vold Expedition."),
            Lines());
  EXPECT_EQ(Conflicts("Three men died in the fire.", "Five men died in the fire."), Lines()) << "in which fire";
}

TEST(ConflictsTest, WhatDeniesAPartOrATimeIsNoDenial) {
  EXPECT_EQ(Conflicts("Holm Hall was not opened until 1914.", "Holm Hall was opened in 1914."), Lines());
  EXPECT_EQ(Conflicts("Holm Hall is not open on Sundays.", "Holm Hall is open."), Lines());
  EXPECT_EQ(Conflicts("Ida Lunn has not yet signed the Varn Act.", "Ida Lunn signed the Varn Act in 1950."), Lines());
  EXPECT_EQ(Conflicts("Holm Hall was not named after Queen Ida.", "Holm Hall was named after Queen Ida."),
            Lines({"negation: denied; said;"}));
  EXPECT_EQ(Conflicts("Holm Bridge did not collapse.", "Holm Bridge collapsed in 1914."),
            Lines({"negation: denied; said;"}));
}

TEST(ConflictsTest, WhatIsToldOfADeathIsToldOfOneDeath) {
  EXPECT_EQ(Conflicts("Ida Lunn died of typhoid in Varn in 1938.", "Ida Lunn died of typhoid in Keld on 2 May 1938."),
            Lines({"place: Varn; Keld;"}));
  EXPECT_EQ(Conflicts("Ida Lunn was born in Hackley, Varn.", "Ida Lunn was born in Varn."), Lines());
  EXPECT_EQ(Conflicts("Ida Lunn was born in Keld in 1894 and died in Varn in 1971.",
                      "Ida Lunn was born in Varn. Ida Lunn died in 1974."),
            Lines({"place: Keld; Varn;", "time: 1971; 1974;"}));
  EXPECT_EQ(Conflicts("Holm Works was founded around 1890.", "Holm Works was founded in 1892."), Lines());
  EXPECT_EQ(Conflicts("Holm Works was founded around 1890.", "Holm Works was founded in 1912."),
            Lines({"time: 1890; 1912;"}));
}

TEST(ConflictsTest, WhatHappensAgainDoesNotDoSoAtOnce) {
  EXPECT_EQ(Conflicts("The Lunn Expedition sailed from Varn on 2 July 1902.",
                      "The Lunn Expedition sailed from Varn on 12 July 1902."),
            Lines({"time: 2 July 1902; 12 July 1902;"}));
  EXPECT_EQ(Conflicts("Norland joined the Coast Pact in 1950.", "Norland joined the Coast Pact in 1974."), Lines());
}

TEST(ConflictsTest, TwoOfOneNameAreNoConflict) {
  EXPECT_EQ(Conflicts("Ida Lunn was born in 1812.", "Ida Lunn was born in 1871."), Lines());
  EXPECT_EQ(Conflicts("Per Lunn (1839-1921) was a priest. His son Per Lunn was born in 1871.", "Varn is a town."),
            Lines());
}

TEST(ConflictsTest, OneSentenceDoesNotContradictItself) {
  EXPECT_EQ(
      Conflicts("Kelby Hall was the headquarters of the Holm Council and of the Varn Council.", "Varn is a town."),
      Lines());
  EXPECT_EQ(Conflicts("Kelby Hall was designed by Ada Holm and Per Lind.", "Varn is a town."), Lines());
  EXPECT_NE(Conflicts("Kelby Hall was designed by Ada Holm.", "Kelby Hall was designed by Per Lind."), Lines());
}

TEST(ConflictsTest, SizesAreOfTheirSort) {
  EXPECT_EQ(Conflicts("Orla Bay is 62 metres deep.", "The depth of Orla Bay is 71 metres."),
            Lines({"number: 62 metres; 71 metres;"}));
  EXPECT_EQ(Conflicts("Orla Bay is 62 metres deep.", "Orla Bay has a depth of 71 metres."),
            Lines({"number: 62 metres; 71 metres;"}));
  EXPECT_EQ(Conflicts("Orla Bay is 62 metres deep.", "The mean depth of Orla Bay is 20 metres."), Lines());
  EXPECT_EQ(Conflicts("Orla Bay is 62 metres deep.", "Orla Bay has a mean depth of 20 metres."), Lines());
  EXPECT_EQ(Conflicts("Orla Bay is 62 metres deep.", "Orla Bay is 900 metres wide."), Lines());
}

TEST(ConflictsTest, NumbersOfWhatOneHasToDoWith) {
  EXPECT_EQ(Conflicts("The Holm Bridge has nine arches.", "The Holm Bridge rests on seven arches."),
            Lines({"number: nine arches; seven arches;"}));
  EXPECT_EQ(Conflicts("Ida Lunn speaks five languages.", "Ida Lunn speaks four languages."),
            Lines({"number: five languages; four languages;"}));
  EXPECT_EQ(Conflicts("Ida Lunn speaks five languages.", "As a child Ida Lunn spoke two languages."), Lines());
  EXPECT_EQ(Conflicts("Ida Lunn wrote eleven novels.", "Ida Lunn wrote nine novels."),
            Lines({"number: eleven novels; nine novels;"}));
  EXPECT_EQ(Conflicts("Ida Lunn wrote eleven novels.", "Ida Lunn wrote two novels."), Lines()) << "some of them";
}

TEST(ConflictsTest, SeatsAreOneAtATime) {
  EXPECT_EQ(Conflicts("The headquarters of Holm Works are in Varn.", "Holm Works is headquartered in Keld."),
            Lines({"place: Varn; Keld;"}));
  EXPECT_EQ(Conflicts("# Holm Works\n\n| Founded | 1926 |\n|---|---|\n| Headquarters | Varn |\n",
                      "Holm Works has its headquarters in Keld."),
            Lines({"place: Varn; Keld;"}));
  EXPECT_EQ(Conflicts("The headquarters of Holm Works are in Varn.", "Holm Works had its headquarters in Keld."),
            Lines());
  EXPECT_EQ(Conflicts("The headquarters of Holm Works are in Varn. Varn is a town in Merland.",
                      "Holm Works is based in Merland."),
            Lines());
}

TEST(ConflictsTest, OfficesAreHeldByOneForOneTerm) {
  EXPECT_EQ(Conflicts("Ida Lunn was director of the Holm Museum from 1899 to 1912.",
                      "Ida Lunn became director of the Holm Museum in 1901."),
            Lines({"time: 1899; 1901;"}));
  EXPECT_EQ(Conflicts("Ida Lunn was director of the Holm Museum from 1899 to 1912.",
                      "Ida Lunn became director of the Holm Museum in 1925."),
            Lines())
      << "once more";
  EXPECT_EQ(Conflicts("In 1950 Ida Lunn was the president of the Holm Club.",
                      "In 1950 Per Dahl was the president of the Holm Club."),
            Lines({"subject: Ida Lunn; Per Dahl;"}));
  EXPECT_EQ(Conflicts("In 1950 Ida Lunn was the president of the Holm Club.",
                      "Per Dahl was the president of the Holm Club from 1950 to 1961."),
            Lines())
      << "the year of a change";
  EXPECT_EQ(Conflicts("Ida Lunn was the president of the Holm Club from 1946 to 1955.",
                      "Per Dahl was the president of the Holm Club from 1950 to 1961."),
            Lines({"subject: Ida Lunn; Per Dahl;"}));
}

TEST(ConflictsTest, OpenTermsEndOnce) {
  EXPECT_NE(Conflicts("Ida Lunn was the president of the Holm Club until 1985.",
                      "Ida Lunn was the president of the Holm Club until 1988."),
            Lines());
}

TEST(ConflictsTest, WhatWasDoneAgainIsNoOtherTime) {
  EXPECT_EQ(Conflicts("Ida Lunn married Per Dahl in 1900.", "Ida Lunn married Per Dahl again in 1920."), Lines());
}

TEST(ConflictsTest, NumbersOfOnePlaceOrLanguageAreNotOfAnother) {
  EXPECT_EQ(Conflicts("Ida Lunn wrote eleven novels in German.", "Ida Lunn wrote seven novels in French."), Lines());
}

TEST(ConflictsTest, TermsThatFollowEachOtherAreTwo) {
  EXPECT_EQ(Conflicts("Ida Lunn was the mayor of Varn from 1950 to 1954.",
                      "Ida Lunn was the mayor of Varn from 1954 to 1958."),
            Lines());
  EXPECT_EQ(Conflicts("Holm Hall was a prison from 1854 to 1902.", "Holm Hall was a prison from 1858 to 1902."),
            Lines({"time: 1854; 1858;"}));
  EXPECT_EQ(Conflicts("Holm Hall was a prison from 1854 to 1902.", "Holm Hall was a school from 1904 to 1940."),
            Lines());
  EXPECT_EQ(Conflicts("Holm Hall has been a museum since 1936.", "Holm Hall has been a museum since 1949."),
            Lines({"time: 1936; 1949;"}));
}

TEST(ConflictsTest, PopulationsAreOfTheirYear) {
  EXPECT_EQ(Conflicts("The population of Varn is 8,200.", "Varn has 9,600 inhabitants."),
            Lines({"number: 8,200 population; 9,600 inhabitants;"}));
  EXPECT_EQ(Conflicts("The population of Varn is 8,200.", "Varn has a population of 9,600."),
            Lines({"number: 8,200 population; 9,600 population;"}));
  EXPECT_EQ(Conflicts("The population of Varn is 8,200.", "In 1900 Varn had 3,100 inhabitants."), Lines());
}

TEST(ConflictsTest, PartsOfOneThingInOtherWords) {
  EXPECT_EQ(Conflicts("Fort Lunn is a fortress. The lighthouse of the fort is 27 metres tall.",
                      "The lighthouse of Fort Lunn is 34 metres tall."),
            Lines({"number: 27 metres; 34 metres;"}));
  EXPECT_EQ(
      Conflicts(
          "# Lunn Fair\n\n| First held | 1971 |\n|---|---|\n| Director | Ida Lunn |\n| Budget | 2 million euros |\n",
          "The director of the Lunn Fair is Per Dahl."),
      Lines({"subject: Ida Lunn; Per Dahl;"}));
}

TEST(ConflictsTest, OfficesAreWhatTheirSentencesCallThem) {
  EXPECT_EQ(Conflicts("In 1950 Ida Lunn was the captain of the Holm Rovers.",
                      "In 1950 Per Dahl was the captain of the Holm Rovers."),
            Lines({"subject: Ida Lunn; Per Dahl;"}));
  EXPECT_EQ(Conflicts("In 1950 Ida Lunn was the captain of the Holm Rovers.",
                      "In 1950 Per Dahl was the chairman of the Holm Rovers."),
            Lines());
  EXPECT_EQ(Conflicts("In 1950 Ida Lunn was the director of the Holm Works.",
                      "In 1950 Per Dahl was a director of the Holm Works."),
            Lines());
}

TEST(ConflictsTest, WhatTwoDoOnceIsOfOneTime) {
  EXPECT_EQ(Conflicts("Holm Works acquired Dahl Mills in 2005.", "Holm Works bought Dahl Mills in 2011."),
            Lines({"time: 2005; 2011;"}));
  EXPECT_EQ(Conflicts("The Holm Bridge was opened in 1887.", "The Holm Bridge was opened to traffic in 1888."),
            Lines({"time: 1887; 1888;"}));
  EXPECT_EQ(Conflicts("Holm Works opened an office in Varn in 2011.", "The office in Varn opened in 2013."),
            Lines({"time: 2011; 2013;"}));
  EXPECT_EQ(Conflicts("Holm Works opened an office in Varn in 2011.", "The office in Keld opened in 2013."), Lines());
}

TEST(ConflictsTest, PartsAreOfWhatThePageIsAbout) {
  const std::string bridge = "The Holm Bridge is a bridge in Varn. ";
  EXPECT_EQ(Conflicts(bridge + "The toll was abolished in 1934.", bridge + "The toll was abolished in 1937."),
            Lines({"time: 1934; 1937;"}));
  EXPECT_EQ(Conflicts(bridge + "The east tower is 31 metres high.", bridge + "The west tower is 28 metres high."),
            Lines());
  EXPECT_EQ(Conflicts(bridge + "The company was dissolved in 1934.", bridge + "The company was dissolved in 1937."),
            Lines())
      << "which company";
  const std::string town = "Varn is a town in Merland. ";
  EXPECT_EQ(Conflicts(town + "The mill was built in 1834.", town + "The mill was built in 1790."), Lines());
  EXPECT_EQ(Conflicts(bridge + "The toll was abolished in 1934.",
                      "The Keld Bridge is a bridge in Varn. The toll was abolished in 1937."),
            Lines());
}

TEST(ConflictsTest, PartsOfWhatItsNameSaysItIs) {
  const std::string mill = "The Lunn Mill stands in Varn. The mill was built in 1790. ";
  EXPECT_EQ(Conflicts(mill + "The second wheel was built in 1834.", mill + "The second wheel was built in 1837."),
            Lines({"time: 1834; 1837;"}));
  EXPECT_EQ(Conflicts(mill + "The second wheel was built in 1834.", mill + "The first wheel was built in 1837."),
            Lines());
  EXPECT_EQ(Conflicts(mill + "The drying loft was built in 1834.", "Lunn Mill's drying loft was built in 1841."),
            Lines({"time: 1834; 1841;"}));
  EXPECT_EQ(Conflicts("The Varn Echo, 3 May 1950\n\n" + mill + "The wheel was built in 1834.",
                      "Letters of Ida Lunn\n\n" + mill + "The wheel was built in 1837."),
            Lines({"time: 1834; 1837;"}));
  EXPECT_EQ(Conflicts(mill + "Lunn Mill has two lofts. Lunn Mill's loft was built in 1834.",
                      "The loft of Lunn Mill was built in 1841."),
            Lines());
  EXPECT_EQ(Conflicts("Varn's mill was built in 1834. Varn has three mills.", "The mill of Varn was built in 1841."),
            Lines());
  EXPECT_EQ(Conflicts("Per Dahl's son was born in 1834.", "The son of Per Dahl was born in 1841."), Lines());
  const std::string lane = "Varn Lane is a street in Varn. ";
  EXPECT_EQ(Conflicts(lane + "The inn was built in 1834.", lane + "The inn was built in 1790."), Lines());
}

TEST(ConflictsTest, WhatLastedEndedOnce) {
  EXPECT_EQ(Conflicts("Ida Lunn directed the Holm Works from 1855 to 1880.",
                      "Ida Lunn directed the Holm Works from 1855 to 1883."),
            Lines({"time: 1880; 1883;"}));
  EXPECT_EQ(Conflicts("Ida Lunn directed the Holm Works from 1855 to 1880.",
                      "Ida Lunn directed the Holm Works from 1890 to 1893."),
            Lines());
  EXPECT_EQ(Conflicts("Ida Lunn taught at Holm College from 1855 to 1880.",
                      "Ida Lunn taught at Varn College from 1855 to 1883."),
            Lines());
  EXPECT_EQ(Conflicts("The Holm Works was closed in 1958.", "The Holm Works was closed in 1960."),
            Lines({"time: 1958; 1960;"}));
  EXPECT_EQ(Conflicts("The Holm Works was closed in 1940.", "The Holm Works was closed in 1960."), Lines());
}

TEST(ConflictsTest, ThereIsOneFirst) {
  EXPECT_EQ(Conflicts("Ida Lunn was the first captain of the Holm Rovers.",
                      "The first captain of the Holm Rovers was Per Dahl."),
            Lines({"subject: Ida Lunn; Per Dahl;"}));
  EXPECT_EQ(Conflicts("Ida Lunn was the first captain of the Holm Rovers.",
                      "Per Dahl was the second captain of the Holm Rovers."),
            Lines());
  const std::string first = "Ida Lunn was the first captain of the Holm Rovers.";
  EXPECT_EQ(Conflicts(first, "Per Dahl was the first paid captain of the Holm Rovers."), Lines());
  EXPECT_EQ(Conflicts(first, "Per Dahl was the first captain of the Holm Rovers to retire."), Lines());
  EXPECT_EQ(Conflicts(first, "Per Dahl was the first captain of the Holm Rovers who had a contract."), Lines());
  EXPECT_EQ(Conflicts(first, "Per Dahl was the first captain of the Holm Rovers in the new league."), Lines());
  EXPECT_EQ(Conflicts(first, "Per Dahl was the first captain of the Holm Rovers elected by the players."), Lines());
  EXPECT_EQ(Conflicts(first, "Per Dahl was the first captain of the Holm Rovers from 1911 to 1920."),
            Lines({"subject: Ida Lunn; Per Dahl;"}));
  EXPECT_EQ(Conflicts("Ida Lunn was the first Swedish member of the Holm Club.",
                      "Per Dahl was the first Finnish member of the Holm Club."),
            Lines());
}

TEST(ConflictsTest, ThatWhichWasWrittenLaterComesFirst) {
  const auto engine =
      EngineWith({{"a.txt", "The Varn Echo, 3 May 1930\n\nThe Holm Works was founded in 1870.\n"},
                  {"b.md", "# Holm Works\n\nPublished: 1988\n\nThe Holm Works was founded in 1874.\n"}});
  const auto report = engine->Conflicts();
  ASSERT_TRUE(report.ok()) << report.status();
  ASSERT_EQ(report->conflicts.size(), 1u) << RenderText(*report);
  EXPECT_EQ(report->conflicts[0].sides[0].text, "1874");
  EXPECT_EQ(report->conflicts[0].tie_break, "written 1988, not 3 May 1930");
}

TEST(ConflictsTest, WhatATitleTellsOfIsNotWhenItWasWritten) {
  for (const std::string head : {"# The Flood of Varn, 3 May 1730\n\n", "The Flood of Varn, 3 May 1730\n\n"}) {
    const auto engine =
        EngineWith({{"a.md", head + "The Holm Works was founded in 1870.\n"},
                    {"b.md", "# Holm Works\n\nPublished: 1988\n\nThe Holm Works was founded in 1874.\n"}});
    const auto report = engine->Conflicts();
    ASSERT_TRUE(report.ok()) << report.status();
    ASSERT_EQ(report->conflicts.size(), 1u) << RenderText(*report);
    EXPECT_EQ(report->conflicts[0].tie_break, "");
  }
}

TEST(ConflictsTest, OneSentenceThatTellsOfAnOfficeTwiceDisagreesOnce) {
  EXPECT_EQ(Conflicts("Ida Lunn was chairwoman of the Holm Club from 1930 to 1944.",
                      "Ida Lunn was chairwoman of the Holm Club from 1930 to 1946."),
            Lines({"time: 1944; 1946;"}));
}

TEST(ConflictsTest, NeverIsAboutAllTimes) {
  EXPECT_EQ(Conflicts("Ida Lunn never married.", "Ida Lunn married Per Dahl in 1870."),
            Lines({"negation: denied; said;"}));
  EXPECT_EQ(Conflicts("Holm Works has never made a loss.", "Holm Works made a loss of 2 million euros in 2002."),
            Lines({"negation: denied; said;"}));
  EXPECT_EQ(Conflicts("Holm Works did not make a loss in 2001.", "Holm Works made a loss of 2 million euros in 2002."),
            Lines());
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

TEST(AsOfTest, WhatHappenedLaterDoesNotAnswer) {
  const auto engine = EngineWith({{"mill.txt",
                                   "The Orne Mill was built in 1810. The Orne Mill was sold to Ida Berg in 1955. "
                                   "Per Lund won the Miller's Cup in 1931, 1938 and 1952. "
                                   "Olaf Dahl owned the Varby Dairy from 1920 to 1950."}});
  const auto ask = [&](const std::string& question) {
    const auto answer = engine->Ask({.text = question, .as_of = "1940"});
    return answer.ok() && !answer->answers.empty() ? answer->answers[0].text : std::string("none");
  };
  EXPECT_EQ(ask("When was the Orne Mill built?"), "1810");
  EXPECT_EQ(ask("When was the Orne Mill sold?"), "none");
  EXPECT_EQ(ask("Who bought the Orne Mill?"), "none");
  EXPECT_EQ(ask("How many times did Per Lund win the Miller's Cup?"), "2");
  EXPECT_EQ(ask("Who owns the Varby Dairy?"), "Olaf Dahl");
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
