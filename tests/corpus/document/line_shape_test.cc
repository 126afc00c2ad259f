#include "corpus/document/line_shape.h"

#include <string>

#include "corpus/document/furniture.h"
#include "graph/base/strings.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

std::string Key(std::string_view line) {
  const auto key = FindKey(line);
  if (!key) return "";
  std::string out;
  for (const ByteSpan part : key->keys) out += StrCat("[", line.substr(part.begin, part.size()), "]");
  return StrCat(out, line.substr(key->value.begin, key->value.size()));
}

TEST(LineShape, Keys) {
  EXPECT_EQ(Key("Capital: Thimphu"), "[Capital]Thimphu");
  EXPECT_EQ(Key("Area:"), "[Area]");
  EXPECT_EQ(Key("**Price:** 12 euros"), "[Price]12 euros");
  EXPECT_EQ(Key("**Price**: 12 euros"), "[Price]12 euros");
  EXPECT_EQ(Key("improved: urban: urban: 99.5%"), "[improved][urban]99.5%");
  EXPECT_EQ(Key("note: note: data in 2021 dollars"), "[note]data in 2021 dollars");
  EXPECT_EQ(Key("Etymology: the name has two parts: fire and land"),
            "[Etymology]the name has two parts: fire and land");
  EXPECT_EQ(Key("Currently married women (ages 15-49): 62%"), "[Currently married women (ages 15-49)]62%");
  for (const char* line : {"1994: the treaty enters into force", "28 June 2012: it left", "He said: the talks are over",
                           "The members are: Peru", "https://example.org", "at 10:30 they met", "In short: no",
                           "Who can join?: all",
                           "Lund Castle (Danish: Lund Slot) is old", "1989\u20131997 : a manager"}) {
    EXPECT_EQ(Key(line), "") << line;
  }
}

TEST(LineShape, Headings) {
  for (const char* line : {"History", "Former Members of the Pact", "Early life .", "Article 5", "Post-war era",
                           "LEGAL STATUS", "The objective of the Pact", "2. Membership"}) {
    EXPECT_TRUE(LooksLikeHeading(line, false)) << line;
  }
  for (const char* line : {"It was signed in Tashkent", "Kazakhstan joined the pact", "and so on",
                           "The members are:", "It rained.", "1994", "a list of the things in the"}) {
    EXPECT_FALSE(LooksLikeHeading(line, false)) << line;
  }
}

TEST(LineShape, ListMarks) {
  for (const char* line : {"- one", "* one", "\u2022 one", "1. one", "12) one", "(a) one", "a) one", "1 . one"}) {
    ASSERT_TRUE(FindListMark(line)) << line;
    EXPECT_EQ(std::string(line).substr(FindListMark(line)->text_begin), "one");
  }
  for (const char* line : {"-one", "1994. one", "a. one", "A) one", "-", "1.5 one", "(one) two"}) {
    EXPECT_FALSE(FindListMark(line)) << line;
  }
}

TEST(LineShape, CaptionsQuestionsAndLinkRows) {
  for (const char* line : {"The following table gives the members", "Table 2: Members", "The table below lists rivers",
                           "The members are as follows", "Its members are:"}) {
    EXPECT_TRUE(LooksLikeCaption(line)) << line;
  }
  EXPECT_FALSE(LooksLikeCaption("The table was made of oak"));
  EXPECT_TRUE(LooksLikeQuestion("When did the U.K. join?"));
  EXPECT_FALSE(LooksLikeQuestion("It ended. Why did it?"));
  EXPECT_TRUE(LooksLikeLinkRow("Home | News | About"));
  EXPECT_TRUE(LooksLikeLinkRow("Start \u203A Topics \u203A Treaties"));
  EXPECT_FALSE(LooksLikeLinkRow("Peru | 1961"));
}

TEST(Furniture, Signs) {
  for (const char* text :
       {"Leave a Comment", "Your email address will not be published.", "\u00A9 2020 Example",
        "Click here to see the list.", "This site uses cookies to improve your visit.", "Follow us on all channels",
        "Updated on 5 May 2023", "Advertisement", "This is an important topic for the civil service exam.",
        "Subscribe to our newsletter and get it in your inbox."}) {
    EXPECT_TRUE(FurnitureSigns(text) >= 2 || IsFurnitureHeading(text)) << text;
  }
  for (const char* text : {"The treaty was published in 1951.", "He passed the entrance examination in 1920.",
                           "Copyright is protected by the Berne Convention.", "The Council will visit the site in May.",
                           "Members share the cost of the secretariat.", "Updated to include later members",
                           "The comments of the court were not published."}) {
    EXPECT_LT(FurnitureSigns(text), 2) << text;
    EXPECT_FALSE(IsFurnitureHeading(text)) << text;
  }
  EXPECT_TRUE(LooksLikeTitleRun("Treaty Notes Summit Facts 10 Things About Alliances"));
  EXPECT_FALSE(LooksLikeTitleRun("Peru, Chile, Bolivia, New Zealand, Papua New Guinea"));
  EXPECT_FALSE(LooksLikeTitleRun("Treaty of Rome Signed by the Six in Rome."));
}

}  // namespace
}  // namespace whence
