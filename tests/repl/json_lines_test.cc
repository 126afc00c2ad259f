#include "repl/json_lines.h"

#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "nlohmann/json.hpp"
#include "tests/repl/fake_backend.h"

namespace whence {
namespace {

std::vector<nlohmann::json> Answer(const std::string& input, ExitStatus* status, FakeBackend* backend,
                                   size_t limit = StreamLines::kDefaultLimit) {
  std::istringstream in(input);
  std::ostringstream out;
  StreamLines lines(&in, limit);
  *status = AnswerJsonLines(&lines, &out, backend, {});
  std::vector<nlohmann::json> objects;
  std::istringstream written(out.str());
  for (std::string line; std::getline(written, line);) objects.push_back(nlohmann::json::parse(line));
  return objects;
}

TEST(JsonLines, ReadsObjectsAndPlainLines) {
  FakeBackend backend;
  ExitStatus status;
  const auto out = Answer(
      "{\"question\": \"where is it\", \"session\": \"s1\", \"text\": \"It is.\"}\r\nwhere is that\n\n"
      "{\"question\": \"where is\", \"explain\": true}",
      &status, &backend);
  ASSERT_EQ(out.size(), 3u);
  EXPECT_EQ(out[0]["status"], "answered");
  EXPECT_EQ(out[0]["session"], "s1");
  EXPECT_EQ(backend.asked[0].source, "It is.");
  EXPECT_EQ(backend.asked[1].text, "where is that");
  EXPECT_FALSE(backend.asked[1].source.has_value());
  EXPECT_TRUE(backend.asked[2].explain);
  EXPECT_EQ(status, ExitStatus::kAnswered);
}

TEST(JsonLines, ALineThatCannotBeReadKeepsItsPlace) {
  FakeBackend backend;
  ExitStatus status;
  const auto out = Answer("where is it\n{\"question\": \nwhat\nbreak\n", &status, &backend);
  ASSERT_EQ(out.size(), 4u);
  EXPECT_EQ(out[1]["line"], 2);
  EXPECT_EQ(out[1]["error"], "not valid JSON at byte 14; a line is {\"question\": \"...\"} or the question itself");
  EXPECT_EQ(out[2]["status"], "unknown");
  EXPECT_EQ(out[2]["reason"], "no_fact");
  EXPECT_EQ(out[3]["error"], "a block of the store is damaged");
  EXPECT_EQ(status, ExitStatus::kError);
}

TEST(JsonLines, WrongMembersAndDepth) {
  const struct {
    std::string line;
    const char* error;
  } cases[] = {
      {"{\"question\": 3}", "\"question\" must be a string"},
      {"{\"text\": \"It is.\"}", "\"question\" is missing or empty"},
      {"{\"question\": \"x\", \"explain\": \"yes\"}", "\"explain\" must be true or false"},
      {"{\"question\": " + std::string(100000, '['), "the JSON is nested too deeply"},
  };
  for (const auto& c : cases) {
    const auto question = ParseQuestionLine(c.line);
    ASSERT_FALSE(question.ok()) << c.line.substr(0, 50);
    EXPECT_EQ(question.status().message(), c.error);
  }
}

TEST(JsonLines, HugeLinesAreRefusedAndReadOver) {
  FakeBackend backend;
  ExitStatus status;
  const auto out = Answer(std::string(1000, 'x') + "\nwhere is it\n", &status, &backend, 100);
  ASSERT_EQ(out.size(), 2u);
  EXPECT_THAT(out[0]["error"].get<std::string>(), testing::HasSubstr("longer than"));
  EXPECT_EQ(out[1]["status"], "answered");
  EXPECT_EQ(status, ExitStatus::kError);
}

}  // namespace
}  // namespace whence
