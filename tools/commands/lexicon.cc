#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "engine/questions/graph_lexicon.h"
#include "engine/questions/lexicon_draft.h"
#include "engine/questions/stored_lexicons.h"
#include "graph/base/status.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

struct LexiconOptions {
  std::string database, name;
};

ExitStatus Suggest(const LexiconOptions& options) {
  const auto store = OpenStore(options.database, true);
  if (!store.ok()) return Report(store.status());
  const auto draft = DraftLexicon(*(*store)->Snapshot());
  if (!draft.ok()) return Report(draft.status());
  std::cout << *draft;
  return ExitStatus::kAnswered;
}

ExitStatus List(const LexiconOptions& options) {
  const auto store = OpenStore(options.database, true);
  if (!store.ok()) return Report(store.status());
  const auto names = LexiconNames(**store);
  if (!names.ok()) return Report(names.status());
  for (const std::string& name : *names) std::cout << name << "\n";
  return ExitStatus::kAnswered;
}

ExitStatus NoSuchLexicon(const std::string& name) {
  return Report(NotFound("no lexicon is named ", name, "; whence lexicon list shows those there are"));
}

ExitStatus Show(const LexiconOptions& options) {
  const auto store = OpenStore(options.database, true);
  if (!store.ok()) return Report(store.status());
  const auto text = LexiconText(**store, options.name);
  if (!text.ok()) return Report(text.status());
  if (!*text) return NoSuchLexicon(options.name);
  std::cout << **text;
  return ExitStatus::kAnswered;
}

ExitStatus Remove(const LexiconOptions& options) {
  const auto store = OpenStore(options.database, false);
  if (!store.ok()) return Report(store.status());
  const auto dropped = DropLexicon(**store, options.name);
  if (!dropped.ok()) return Report(dropped.status());
  return *dropped ? ExitStatus::kAnswered : NoSuchLexicon(options.name);
}

}  // namespace

void AddLexicon(OptionParser* parser) {
  const auto options = std::make_shared<LexiconOptions>();
  const auto add = [&](const char* name, const char* help, ExitStatus (*run)(const LexiconOptions&)) {
    OptionParser command = parser->AddCommand(name, help);
    AddDatabaseOption(&command, &options->database);
    command.OnRun([options, run] { return run(*options); });
    return command;
  };
  add("suggest", "write a draft for this graph (rules/questions/LEXICON.md)", &Suggest);
  add("list", "the lexicons that the database keeps", &List);
  add("show", "print one of them", &Show).Add("NAME", &options->name).Required();
  add("remove", "forget one of them", &Remove).Add("NAME", &options->name).Required();
}

}  // namespace whence
