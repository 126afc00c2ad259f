#include <filesystem>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "graph/base/status.h"

namespace whence {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kModel = "corpus/model/english.model";

bool HoldsData(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / kModel, error) && fs::is_directory(folder / "rules" / "questions", error);
}

}  // namespace

absl::StatusOr<std::string> FindData() {
  std::vector<fs::path> places;
  if (const char* given = std::getenv("WHENCE_DATA"); given != nullptr && *given != '\0') {
    // Who names a folder wants that one, not another that happens to be there.
    if (HoldsData(given)) return std::string(given);
    return NotFound("WHENCE_DATA is ", given, ", which holds no ", kModel, " and rules/questions");
  }
  std::error_code error;
  const fs::path executable = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    for (fs::path up = executable.parent_path(); up.has_relative_path(); up = up.parent_path()) places.push_back(up);
    places.push_back(executable.parent_path().parent_path() / "share" / "whence");
  }
  places.emplace_back(WHENCE_SOURCE_DIR);
  std::string looked;
  for (const fs::path& place : places) {
    if (HoldsData(place)) return place.string();
    looked += StrCat("\n  ", place.string());
  }
  return NotFound("the language model and the rules were not found; set WHENCE_DATA to the folder that holds ", kModel,
                  " and rules/. Looked in:", looked);
}

}  // namespace whence
