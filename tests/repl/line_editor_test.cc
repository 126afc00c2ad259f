#include "repl/line_editor.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "repl/shell.h"
#include "tests/repl/fake_backend.h"

namespace whence {
namespace {

using ::testing::HasSubstr;

// What the shell shows in a terminal of its own to somebody who types these keys, each entry at a prompt.
std::string Type(const std::vector<std::string>& entries, const std::string& history) {
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    alarm(30);  // a shell that hangs must not hang the test
    setenv("TERM", "xterm", 1);
    FakeBackend backend;
    Shell shell(&backend, &std::cout, &std::cerr, {});
    LineEditor lines(history, [&shell](std::string_view line, size_t* begin) { return shell.Complete(line, begin); });
    shell.RunAll(&lines);
    std::cout << "left" << std::endl;
    _exit(0);
  }
  std::string shown;
  char buffer[4096];
  size_t seen = 0;
  size_t next = 0;
  for (ssize_t got = read(terminal, buffer, sizeof buffer); got > 0; got = read(terminal, buffer, sizeof buffer)) {
    shown.append(buffer, static_cast<size_t>(got));
    // The prompt comes when the terminal is in the editor's hands. Keys that leave the line unfinished bring none.
    const size_t prompt = shown.find("whence> ", seen);
    if (prompt == std::string::npos || next == entries.size()) continue;
    seen = shown.size();
    if (write(terminal, entries[next].data(), entries[next].size()) < 0) break;
    ++next;
  }
  close(terminal);
  waitpid(child, nullptr, 0);
  return shown;
}

TEST(LineEditor, EditsCompletesAndKeepsHistory) {
  const auto folder = std::filesystem::temp_directory_path() / ("whence-editor-" + std::to_string(getpid()));
  const std::string history = (folder / "state" / "history").string();
  // A backspace repairs "it", Tab completes ".sou".
  const std::string shown = Type({"where is is\bt\n", ".sou\t\n", ".quit\n"}, history);
  EXPECT_THAT(shown, HasSubstr("It is in Brussels [1]."));
  EXPECT_THAT(shown, HasSubstr("bytes 5 to 29"));
  EXPECT_THAT(shown, HasSubstr("left"));
  std::stringstream kept;
  kept << std::ifstream(history).rdbuf();
  EXPECT_THAT(kept.str(), HasSubstr("where\\040is\\040it"));
  EXPECT_EQ(std::filesystem::status(history).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  // The line before comes back with the arrow key.
  EXPECT_THAT(Type({"\x1b[A\x1b[A\x1b[A\n", ".quit\n"}, history), HasSubstr("It is in Brussels"));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace whence
