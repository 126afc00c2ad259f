#include "repl/user_folders.h"

#include <cstdlib>

#include "graph/base/strings.h"

namespace whence {
namespace {

// A relative path in the variable is invalid and counts as unset, as the specification says.
std::string Folder(const char* variable, std::string_view below_home) {
  if (const char* value = std::getenv(variable); value != nullptr && *value == '/') return StrCat(value, "/whence");
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
    return StrCat(home, below_home, "/whence");
  return "";
}

}  // namespace

std::string DataFolder() { return Folder("XDG_DATA_HOME", "/.local/share"); }
std::string StateFolder() { return Folder("XDG_STATE_HOME", "/.local/state"); }

}  // namespace whence
