// Claims as JSON lines: what is read, what is printed, in each format.

#include <sstream>
#include <string>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "repl/json_lines.h"
#include "repl/verdict_formats.h"
#include "tests/repl/fake_backend.h"

namespace whence {
namespace {

struct Outcome {
  std::vector<nlohmann::json> lines;
  ExitStatus status;
};

Outcome VerifyLines(const std::string& input, FakeBackend& backend, VerdictFormat format = VerdictFormat::kWhence) {
  std::istringstream in(input);
  std::ostringstream out;
  StreamLines lines(&in);
  Outcome run;
  run.status = VerifyJsonLines(&lines, &out, &backend, {}, format);
  std::istringstream printed(out.str());
  for (std::string line; std::getline(printed, line);) run.lines.push_back(nlohmann::json::parse(line));
  return run;
}

TEST(VerifyLinesTest, ReadsClaimsAndTheirEvidence) {
  FakeBackend backend;
  const Outcome run = VerifyLines(
      "{\"claim\": \"It is in Brussels.\", \"evidence\": \"Its seat is in Brussels.\"}\n"
      "{\"claim\": \"It is in Brussels.\", \"evidence\": [\"one\", \"two\"], \"id\": 7}\n"
      "It is in Brussels.\n",
      backend);
  ASSERT_EQ(run.lines.size(), 3u);
  EXPECT_EQ(run.status, ExitStatus::kAnswered);
  ASSERT_EQ(backend.claims.size(), 3u);
  EXPECT_EQ(backend.claims[0].evidence->size(), 1u);
  EXPECT_EQ(backend.claims[1].evidence->size(), 2u);
  EXPECT_FALSE(backend.claims[2].evidence.has_value());
  EXPECT_EQ(run.lines[0]["verdict"], "supported");
  EXPECT_EQ(run.lines[0]["citations"][0]["begin"], 5);
  EXPECT_EQ(run.lines[1]["id"], 7);
  EXPECT_FALSE(run.lines[2].contains("id"));
}

TEST(VerifyLinesTest, GivesAnyIdBack) {
  FakeBackend backend;
  const Outcome run = VerifyLines(
      "{\"claim\": \"It is in Brussels.\", \"evidence\": \"Its seat.\", \"id\": [1.5, \"\u00e9\\\"\", {\"a\": "
      "null}]}\n",
      backend);
  ASSERT_EQ(run.lines.size(), 1u);
  EXPECT_EQ(run.lines[0]["id"], nlohmann::json::parse("[1.5, \"\u00e9\\\"\", {\"a\": null}]"));
  EXPECT_EQ(run.lines[0]["verdict"], "supported");
}

TEST(VerifyLinesTest, RowsOfFeverAskTheGraph) {
  FakeBackend backend;
  const Outcome run = VerifyLines(
      "{\"id\": 12, \"claim\": \"It is in Brussels.\", \"label\": \"SUPPORTS\", \"evidence\": [[[1, 2, \"Seat\", "
      "3]]]}\n"
      "{\"id\": 13, \"claim\": \"It is in Ghent.\"}\n",
      backend, VerdictFormat::kFever);
  ASSERT_EQ(run.lines.size(), 2u);
  EXPECT_FALSE(backend.claims[0].evidence.has_value());
  EXPECT_EQ(run.lines[0]["id"], 12);
  EXPECT_EQ(run.lines[0]["predicted_label"], "SUPPORTS");
  EXPECT_EQ(run.lines[0]["predicted_evidence"], nlohmann::json::parse("[[\"a.md\", 2]]"));
  EXPECT_EQ(run.lines[1]["predicted_label"], "NOT ENOUGH INFO");
  EXPECT_EQ(run.status, ExitStatus::kNotFound);
}

TEST(VerifyLinesTest, WritesReviewsAndAnnotations) {
  FakeBackend backend;
  const Outcome review = VerifyLines("It is in Brussels.\n", backend, VerdictFormat::kClaimReview);
  EXPECT_EQ(review.lines[0]["@type"], "ClaimReview");
  EXPECT_EQ(review.lines[0]["reviewRating"]["ratingValue"], 3);
  EXPECT_EQ(review.lines[0]["reviewRating"]["alternateName"], "supported");
  const Outcome annotation = VerifyLines("It is in Brussels.\n", backend, VerdictFormat::kAnnotation);
  const auto& selectors = annotation.lines[0]["target"][0]["selector"];
  EXPECT_EQ(selectors[0]["type"], "TextQuoteSelector");
  EXPECT_EQ(selectors[0]["exact"], "Its seat is in Brussels.");
  EXPECT_EQ(selectors[1]["start"], 5);
}

TEST(VerifyLinesTest, AnnotationsOfGivenEvidenceCountCodePoints) {
  Verification verification;
  verification.citations.push_back({.document = "evidence", .text = "Él vive.", .span = {9, 18}});
  const std::string evidence = "Mañana: Él vive. Ya está.";
  const auto line =
      nlohmann::json::parse(Render(verification, VerdictFormat::kAnnotation, "", std::vector<std::string>{evidence}));
  const auto& selectors = line["target"][0]["selector"];
  ASSERT_EQ(selectors.size(), 3u);
  EXPECT_EQ(selectors[0]["exact"], "Él vive.");
  EXPECT_EQ(selectors[0]["prefix"], "Mañana: ");
  EXPECT_EQ(selectors[0]["suffix"], " Ya está.");
  EXPECT_EQ(selectors[1]["type"], "TextPositionSelector");
  EXPECT_EQ(selectors[1]["start"], 8);
  EXPECT_EQ(selectors[1]["end"], 16);
  EXPECT_EQ(selectors[2]["start"], 9);
  EXPECT_EQ(selectors[2]["end"], 18);
}

TEST(VerifyLinesTest, JsonLdHasIdsThatAreIris) {
  Verification verification;
  verification.claim = "It is in Brussels.";
  verification.citations.push_back({.document = "my notes/é.md", .text = "Its seat.", .span = {0, 9}});
  const auto annotation = nlohmann::json::parse(Render(verification, VerdictFormat::kAnnotation, "7", {}));
  EXPECT_TRUE(annotation["id"].get<std::string>().starts_with("urn:uuid:"));
  EXPECT_EQ(annotation["id"].get<std::string>().size(), 45u);
  EXPECT_EQ(annotation["dcterms:identifier"], 7);
  EXPECT_EQ(annotation["target"][0]["source"], "my%20notes/é.md");
  const auto review = nlohmann::json::parse(Render(verification, VerdictFormat::kClaimReview, "\"a\"", {}));
  EXPECT_FALSE(review.contains("id"));
  EXPECT_EQ(review["identifier"], "a");
  EXPECT_EQ(review["itemReviewed"]["@type"], "Claim");
  EXPECT_EQ(review["citation"][0]["isPartOf"]["name"], "my notes/é.md");
  // Where nothing is cited, the claim is what it is about.
  verification.citations.clear();
  const auto bare = nlohmann::json::parse(Render(verification, VerdictFormat::kAnnotation, "", {}));
  ASSERT_EQ(bare["target"].size(), 1u);
  EXPECT_TRUE(bare["target"][0].get<std::string>().starts_with("urn:uuid:"));
}

TEST(VerifyLinesTest, AnnotationsOfDocumentsShowWhereTheyStand) {
  Verification verification;
  Citation citation{.document = "a.md", .text = "Él vive.", .span = {9, 18}};
  citation.place = QuotePlace{8, 16, "Mañana: ", " Ya está."};
  verification.citations.push_back(citation);
  const auto line = nlohmann::json::parse(Render(verification, VerdictFormat::kAnnotation, "", {}));
  const auto& selectors = line["target"][0]["selector"];
  ASSERT_EQ(selectors.size(), 3u);
  EXPECT_EQ(selectors[0]["prefix"], "Mañana: ");
  EXPECT_EQ(selectors[1]["start"], 8);
  EXPECT_EQ(selectors[1]["end"], 16);
}

TEST(VerifyLinesTest, SaysWhatIsWrongWithALine) {
  FakeBackend backend;
  const Outcome run =
      VerifyLines("{\"claim\": 5}\n{\"evidence\": \"x\"}\n{\"claim\": \"a\", \"evidence\": 4}\nbreak\n", backend);
  ASSERT_EQ(run.lines.size(), 4u);
  EXPECT_EQ(run.lines[0]["error"], "\"claim\" must be a string");
  EXPECT_EQ(run.lines[1]["error"], "\"claim\" is missing or empty");
  EXPECT_EQ(run.lines[2]["error"], "\"evidence\" must be a string or an array of strings");
  EXPECT_EQ(run.lines[3]["line"], 4);
  EXPECT_EQ(VerifyLines("{\"claim\": \" \\t\"}\n", backend).lines[0]["error"], "\"claim\" is missing or empty");
  EXPECT_EQ(run.status, ExitStatus::kError);
}

}  // namespace
}  // namespace whence
