#include "engine/questions/stored_lexicons.h"

#include <utility>

#include "graph/base/status.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr std::string_view kPrefix = "lexicon/";  // of the settings of the store

}  // namespace

absl::Status KeepLexicon(Store& store, std::string_view name, std::string_view text) {
  const ParsedLexicon parsed = ParseLexiconFile(name, text);
  WHENCE_RETURN_IF_ERROR(AsStatus(parsed.diagnostics));
  return store.PutSetting(StrCat(kPrefix, name), text);
}

absl::StatusOr<bool> DropLexicon(Store& store, std::string_view name) {
  WHENCE_ASSIGN_OR_RETURN(const std::optional<std::string> text, LexiconText(store, name));
  if (!text) return false;
  WHENCE_RETURN_IF_ERROR(store.PutSetting(StrCat(kPrefix, name), ""));
  return true;
}

absl::StatusOr<std::vector<std::string>> LexiconNames(const Store& store) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> settings, store.SettingNames());
  std::vector<std::string> names;
  for (const std::string& setting : settings) {
    if (setting.starts_with(kPrefix)) names.push_back(setting.substr(kPrefix.size()));
  }
  return names;
}

absl::StatusOr<std::optional<std::string>> LexiconText(const Store& store, std::string_view name) {
  return store.GetSetting(StrCat(kPrefix, name));
}

absl::StatusOr<std::vector<LexiconFile>> ReadLexicons(const Store& store) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> names, LexiconNames(store));
  std::vector<LexiconFile> lexicons;
  for (const std::string& name : names) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<std::string> text, LexiconText(store, name));
    ParsedLexicon parsed = ParseLexiconFile(name, text.value_or(""));
    WHENCE_RETURN_IF_ERROR(AsStatus(parsed.diagnostics));
    lexicons.push_back(std::move(parsed.file));
  }
  return lexicons;
}

}  // namespace whence
