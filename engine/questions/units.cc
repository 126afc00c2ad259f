#include "engine/questions/units.h"

#include <algorithm>

#include "engine/questions/morphology.h"
#include "graph/base/strings.h"
#include "rules/words/common_units.h"

namespace whence {

Units::Units() {
  for (const CommonUnit& common : CommonUnits()) {
    const int index = FindOrAdd(common.name);
    units_.back().dimension = common.dimension;
    units_.back().factor = common.factor;
    if (common.name == "second") second_ = index;
    for (const std::string_view wording : common.wordings) wordings_.emplace_back(wording, index);
  }
}

int Units::FindOrAdd(std::string_view name) {
  for (const auto& [wording, index] : wordings_) {
    if (wording == name) return index;
  }
  const auto index = static_cast<int>(units_.size());
  units_.push_back({std::string(name), std::string(name), 1});
  wordings_.emplace_back(name, index);
  // The head takes the plural: "kilometres per hour".
  const size_t per = std::min(name.find(" per "), name.size());
  const size_t head = name.substr(0, per).rfind(' ');
  const size_t begin = head == std::string_view::npos ? 0 : head + 1;
  for (const std::string& plural : PluralsOf(name.substr(begin, per - begin))) {
    wordings_.emplace_back(StrCat(name.substr(0, begin), plural, name.substr(per)), index);
  }
  return index;
}

std::optional<std::pair<int, size_t>> Units::AtEnd(const std::vector<std::string>& words) const {
  constexpr size_t kMostWords = 3;
  for (size_t count = std::min(kMostWords, words.size() - 1); count > 0; --count) {
    std::string end;
    for (size_t i = words.size() - count; i < words.size(); ++i) end += StrCat(end.empty() ? "" : " ", words[i]);
    for (const auto& [wording, index] : wordings_) {
      const std::string& dimension = unit(index).dimension;
      const bool time = dimension == "duration" || dimension == "years";
      if (wording == end && !(time && wording == unit(index).name)) return std::pair(index, count);
    }
  }
  return std::nullopt;
}

std::optional<double> Units::Convert(int from, int to) const {
  if (unit(from).dimension != unit(to).dimension) return std::nullopt;
  return unit(from).factor / unit(to).factor;
}

}  // namespace whence
