#include "repl/shell.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "repl/command_table.h"
#include "tests/repl/fake_backend.h"

namespace whence {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ShellTest : public ::testing::Test {
 protected:
  std::string Run(std::string_view line) {
    out_.str("");
    error_.str("");
    shell_.Run(line);
    return out_.str() + error_.str();
  }

  FakeBackend backend_;
  std::ostringstream out_, error_;
  Shell shell_{&backend_, &out_, &error_, {}};
};

TEST_F(ShellTest, AnswersWithSources) {
  EXPECT_EQ(Run("  where is NATO \r"), "It is in Brussels [1].\n  [1] “Its seat is in Brussels.”\n      a.md:2\n");
  EXPECT_EQ(shell_.status(), ExitStatus::kAnswered);
  EXPECT_EQ(Run(".sources"), "[1] a.md:2, bytes 5 to 29\nIts seat is in Brussels.\n");
  EXPECT_EQ(Run(".sources 2"), "the last answer has 1 sources\n");
}

TEST_F(ShellTest, StatusIsTheWorstSoFar) {
  Run("what is it");
  EXPECT_EQ(shell_.status(), ExitStatus::kNotFound);
  EXPECT_EQ(Run("break"), "a block of the store is damaged\n");
  Run("where is it");
  EXPECT_EQ(shell_.status(), ExitStatus::kError);
}

TEST_F(ShellTest, EveryCommandIsInHelpCompletionAndDispatch) {
  const std::string help = Run(".help");
  for (const ShellCommand& command : ShellCommands()) {
    EXPECT_THAT(help, HasSubstr(std::string(command.name)));
    EXPECT_THAT(help, HasSubstr(std::string(command.help)));
    EXPECT_EQ(FindShellCommand(command.name), &command);
    EXPECT_THAT(Run(std::string(".help ") + std::string(command.name)), HasSubstr(std::string(command.help)));
    size_t begin = 9;
    EXPECT_THAT(shell_.Complete(command.name, &begin), ElementsAre(std::string(command.name)));
    EXPECT_EQ(begin, 0u);
    EXPECT_THAT(Run(std::string(command.name) + " "), testing::Not(HasSubstr("no command")));
  }
}

TEST_F(ShellTest, UnknownCommandsAreSuggested) {
  EXPECT_EQ(Run(".sorces"), "no command .sorces; did you mean .sources?\n");
  EXPECT_EQ(Run(".xyzzyx"), "no command .xyzzyx; .help lists the commands\n");
  EXPECT_EQ(Run(".r"), "no command .r; .help lists the commands\n") << "two commands start so";
}

TEST_F(ShellTest, Explain) {
  EXPECT_EQ(Run(".explain"), "no question was asked yet\n");
  Run("where is it");
  EXPECT_THAT(Run(".explain"), HasSubstr("  | rule where-is\n"));
  EXPECT_TRUE(backend_.asked.back().explain);
  EXPECT_THAT(Run(".explain where is that"), HasSubstr("rule where-is"));
  EXPECT_EQ(backend_.asked.back().text, "where is that");
}

TEST_F(ShellTest, StatsRulesModeAndQuit) {
  EXPECT_EQ(Run(".stats"),
            "1 document, 2 sentences, 3 statements, 0 triples, 0 names\n"
            "  a.md: 2 sentences, 3 statements\n");
  EXPECT_EQ(Run(".rules when"), "q.rules:9 when-did\n1 rules\n");
  EXPECT_EQ(Run(".mode"), "text\n");
  EXPECT_EQ(Run(".mode xml"), "no mode xml; there are text and json\n");
  Run(".mode json");
  EXPECT_THAT(Run("where is it"), HasSubstr("{\"question\":\"where is it\""));
  Run(".q");
  EXPECT_TRUE(shell_.done());
}

TEST_F(ShellTest, ReadsFilesToABoundedDepth) {
  const auto path = std::filesystem::temp_directory_path() / ("whence-read-" + std::to_string(getpid()));
  std::ofstream(path) << "where is it\n.mode\n.read " << path.string() << "\n";
  EXPECT_THAT(Run(".read " + path.string()), HasSubstr("too deeply"));
  EXPECT_EQ(backend_.asked.size(), 8u);
  std::filesystem::remove(path);
  EXPECT_EQ(Run(".read no/such"), "no/such: cannot be read, or is empty\n");
}

TEST_F(ShellTest, RunsUntilQuitOrTheEnd) {
  std::istringstream in("where is it\n\n.quit\nwhere is that\n");
  StreamLines lines(&in);
  shell_.RunAll(&lines);
  EXPECT_EQ(backend_.asked.size(), 1u);
}

TEST_F(ShellTest, CompletesNamesOfSeveralWords) {
  size_t begin = 0;
  EXPECT_THAT(shell_.Complete("who signed the Treaty of", &begin), ElementsAre("Treaty of Rome", "Treaty of Nice"));
  EXPECT_EQ(begin, 15u);
  EXPECT_THAT(shell_.Complete("Br", &begin), ElementsAre("Brussels"));
  EXPECT_EQ(begin, 0u);
  EXPECT_THAT(shell_.Complete("xyz", &begin), IsEmpty());
}

TEST(Style, ColoursOnlyWhenAsked) {
  EXPECT_EQ(Emphasize("Yes.\n  [1] a\n", Style{false}), "Yes.\n  [1] a\n");
  EXPECT_EQ(Emphasize("Yes.\n  [1] a\n", Style{true}), "\x1b[1mYes.\x1b[0m\n\x1b[2m  [1] a\x1b[0m\n");
}

}  // namespace
}  // namespace whence
