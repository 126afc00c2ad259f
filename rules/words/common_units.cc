#include "rules/words/common_units.h"

#include <charconv>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "corpus/language/ascii.h"
#include "rules/language/rule_reader.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

struct UnitTable {
  ParsedRuleFile parsed;
  std::vector<CommonUnit> units;
  absl::flat_hash_map<std::string_view, size_t> by_name;  // index in units
};

// "1000 length | kilometer | km"; nothing where no factor and no dimension stand before the bar.
std::optional<CommonUnit> ReadUnit(const RuleEntry& entry) {
  std::vector<std::string_view> parts = Alternatives(entry.fields.front().text);
  const std::string_view measure = parts.front();
  CommonUnit unit;
  const auto [end, error] = std::from_chars(measure.data(), measure.data() + measure.size(), unit.factor);
  const std::string_view dimension = measure.substr(static_cast<size_t>(end - measure.data()));
  if (error != std::errc() || !(unit.factor > 0) || !dimension.starts_with(' ')) return std::nullopt;
  unit.name = entry.name;
  unit.dimension = TrimAscii(dimension);
  unit.wordings.assign(parts.begin() + 1, parts.end());
  return unit;
}

UnitTable ReadUnits(std::string_view path, std::string_view text) {
  const RuleFileSyntax syntax = {{{.keyword = "unit", .inline_text = true, .free_name = true}}};
  UnitTable table;
  table.parsed = ReadRuleFile(path, text, syntax, [&](const RuleEntry& entry, EntryErrors& errors) {
    std::optional<CommonUnit> unit = ReadUnit(entry);
    if (!unit.has_value()) {
      return errors.Add(entry.fields.front().location, "a unit measures so much of something",
                        "expected a factor and a dimension, as in 1000 length | km");
    }
    table.by_name.emplace(unit->name, table.units.size());
    table.units.push_back(*std::move(unit));
  });
  return table;
}

const UnitTable& Units() {
  static const UnitTable& table = *new UnitTable(ReadUnits("units.rules", kUnitsRules));
  return table;
}

}  // namespace

const std::vector<CommonUnit>& CommonUnits() { return Units().units; }

const CommonUnit* FindCommonUnit(std::string_view name) {
  const auto found = Units().by_name.find(name);
  return found == Units().by_name.end() ? nullptr : &Units().units[found->second];
}

std::vector<Diagnostic> CheckCommonUnits(std::string_view path, std::string_view text) {
  return ReadUnits(path, text).parsed.diagnostics;
}

}  // namespace whence
