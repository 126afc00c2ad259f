#ifndef WHENCE_ENGINE_QUESTIONS_STORED_LEXICONS_H_
#define WHENCE_ENGINE_QUESTIONS_STORED_LEXICONS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/questions/lexicon_file.h"
#include "graph/store.h"

namespace whence {

// Lexicons that a database keeps, so that whoever opens it asks with the words of its graph.

// Keeps a lexicon under a name, in the place of the one of that name. InvalidArgument holds the rendered diagnostics of
// a file with mistakes; nothing is changed then.
absl::Status KeepLexicon(Store& store, std::string_view name, std::string_view text);

// False if there is none of that name.
absl::StatusOr<bool> DropLexicon(Store& store, std::string_view name);

// In the order of their names.
absl::StatusOr<std::vector<std::string>> LexiconNames(const Store& store);
absl::StatusOr<std::optional<std::string>> LexiconText(const Store& store, std::string_view name);

// All of them, parsed.
absl::StatusOr<std::vector<LexiconFile>> ReadLexicons(const Store& store);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_STORED_LEXICONS_H_
