#include "engine/questions/question_rules.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include "engine/questions/phrase_table.h"
#include "graph/base/file_bytes.h"
#include "graph/base/status.h"

namespace whence {
namespace {

template <typename T>
void Append(std::vector<T>& to, std::vector<T> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::span<const std::string_view> QuestionRules::SymbolTypes() {
  static constexpr std::string_view kTypes[] = {"name",   "cls",   "rel",    "vb",     "vf",   "vn",   "vg",
                                                "bp",     "sb",    "sf",     "sn",     "sg",   "sp",   "cnt",
                                                "adj",    "adjer", "adjest", "unit",   "flag", "had",  "flagvb",
                                                "flagvf", "num",   "ord",    "period", "prep", "kind", "value"};
  return kTypes;
}

absl::StatusOr<std::vector<RuleText>> QuestionRules::ReadFolder(const std::string& folder, std::string_view extension) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension().string() == extension) paths.push_back(entry.path());
  }
  if (error) return NotFound("cannot read the folder of question rules ", folder, ": ", error.message());
  std::sort(paths.begin(), paths.end());
  std::vector<RuleText> files;
  for (const std::filesystem::path& path : paths) {
    WHENCE_ASSIGN_OR_RETURN(std::string text, ReadFileBytes(path.string()));
    files.push_back({path.string(), std::move(text)});
  }
  return files;
}

absl::StatusOr<std::shared_ptr<const QuestionRules>> QuestionRules::Load(const std::string& folder) {
  auto rules = std::make_shared<QuestionRules>();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<RuleText> files, ReadFolder(folder, ".rules"));
  std::vector<Diagnostic> diagnostics = rules->grammar_.Add(files);
  WHENCE_ASSIGN_OR_RETURN(const std::vector<RuleText> lexicons, ReadFolder(folder, ".lexicon"));
  for (const RuleText& lexicon : lexicons) {
    ParsedLexicon parsed = ParseLexiconFile(lexicon.path, lexicon.text);
    Append(diagnostics, std::move(parsed.diagnostics));
    Append(rules->general_.predicates, std::move(parsed.file.predicates));
    Append(rules->general_.adjectives, std::move(parsed.file.adjectives));
    Append(rules->general_.locate, std::move(parsed.file.locate));
    Append(rules->general_.bare, std::move(parsed.file.bare));
    Append(rules->general_.made_by, std::move(parsed.file.made_by));
  }
  Append(diagnostics, CompiledYields::Compile(rules->grammar_, rules->yields_));
  WHENCE_RETURN_IF_ERROR(AsStatus(diagnostics));
  if (rules->grammar_.rules().empty()) return NotFound("no question rules in ", folder);
  return rules;
}

}  // namespace whence
