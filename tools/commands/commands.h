#ifndef WHENCE_TOOLS_COMMANDS_COMMANDS_H_
#define WHENCE_TOOLS_COMMANDS_COMMANDS_H_

#include <string_view>
#include <vector>

namespace whence {

class OptionParser;

// A command of the program. `add` declares its options on a parser of its own, and what runs it. A new command is a
// file, a declaration here and a line in commands.cc.
struct Command {
  std::string_view name;
  std::string_view help;
  void (*add)(OptionParser* parser);
};

const std::vector<Command>& Commands();

void AddAnalyze(OptionParser* parser);
void AddExtract(OptionParser* parser);
void AddIngest(OptionParser* parser);
void AddRemove(OptionParser* parser);
void AddAsk(OptionParser* parser);
void AddStats(OptionParser* parser);
void AddRules(OptionParser* parser);
void AddShell(OptionParser* parser);
void AddLexicon(OptionParser* parser);
void AddLoad(OptionParser* parser);
void AddConflicts(OptionParser* parser);
void AddTimeline(OptionParser* parser);
void AddVerify(OptionParser* parser);
void AddExport(OptionParser* parser);
void AddInfer(OptionParser* parser);
void AddQuery(OptionParser* parser);
void AddCheck(OptionParser* parser);
void AddBackup(OptionParser* parser);
void AddRestore(OptionParser* parser);

}  // namespace whence

#endif  // WHENCE_TOOLS_COMMANDS_COMMANDS_H_
