#ifndef WHENCE_REPL_USER_FOLDERS_H_
#define WHENCE_REPL_USER_FOLDERS_H_

#include <string>

namespace whence {

// Where a user's files belong (XDG Base Directory Specification 0.8); "" when neither the variable nor HOME is set.
std::string DataFolder();   // $XDG_DATA_HOME/whence, else ~/.local/share/whence
std::string StateFolder();  // $XDG_STATE_HOME/whence, else ~/.local/state/whence

}  // namespace whence

#endif  // WHENCE_REPL_USER_FOLDERS_H_
