#include "repl/pager.h"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace whence {

void ShowPaged(const std::string& text) {
  winsize size = {};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0;
  const auto lines = std::count(text.begin(), text.end(), '\n');
  if (known && lines >= size.ws_row) {
    const char* given = std::getenv("PAGER");
    const std::string command = given != nullptr && *given != '\0' ? given : "less -FRX";
    // A reader who leaves the pager early closes the pipe.
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    std::fflush(stdout);
    bool shown = false;
    if (FILE* pager = popen(command.c_str(), "w"); pager != nullptr) {
      std::fwrite(text.data(), 1, text.size(), pager);
      const int status = pclose(pager);
      shown = WIFEXITED(status) && WEXITSTATUS(status) != 127;
    }
    std::signal(SIGPIPE, before);
    if (shown) return;
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

}  // namespace whence
