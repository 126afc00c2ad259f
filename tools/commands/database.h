#ifndef WHENCE_TOOLS_COMMANDS_DATABASE_H_
#define WHENCE_TOOLS_COMMANDS_DATABASE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "graph/store.h"
#include "repl/exit_status.h"

namespace whence {

class OptionParser;

// Adds --db, whose default is the folder db in the user's data home.
void AddDatabaseOption(OptionParser* parser, std::string* database);

// The database for reading: the one named; else the user's own; else what tools/start made of the sample corpus; else
// the sample corpus, read now into memory. Says on standard error when the samples answer.
absl::StatusOr<std::shared_ptr<Engine>> OpenForReading(const std::string& database);

// The database for writing, made if it is missing.
absl::StatusOr<std::shared_ptr<Engine>> OpenForWriting(const std::string& database);

// The store alone, for commands that work on the graph without reading text. An empty name is the user's own. Reading
// does not make a database that is missing.
absl::StatusOr<std::unique_ptr<Store>> OpenStore(const std::string& database, bool read_only);

// Prints "whence: message" on standard error.
ExitStatus Report(const absl::Status& status);

}  // namespace whence

#endif  // WHENCE_TOOLS_COMMANDS_DATABASE_H_
