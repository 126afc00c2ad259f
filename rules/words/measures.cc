#include "rules/words/measures.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/container/flat_hash_map.h"
#include "rules/language/rule_file.h"
#include "rules/words/alternatives.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

struct Table {
  ParsedRuleFile parsed;
  absl::flat_hash_map<std::string_view, std::string_view> dimensions;                // by word
  absl::flat_hash_map<std::string_view, std::string_view> superlatives;              // their dimensions
  absl::flat_hash_map<std::string_view, std::vector<std::string_view>> measured_in;  // dimensions, by adjective
  absl::flat_hash_map<std::string_view, std::vector<std::string_view>> units;        // by the word that asks
};

ParsedRuleFile ReadMeasures(const std::string& path, std::string_view text) {
  const RuleFileSyntax syntax = {
      {{.keyword = "dimension", .inline_text = true},
       {.keyword = "superlative", .inline_text = true},
       {.keyword = "measured_in", .inline_text = true},
       {.keyword = "measure", .fields = {{.key = "asked", .required = true}, {.key = "units", .required = true}}}}};
  return ParseRuleFile(path, text, syntax);
}

Table ReadTable() {
  Table table;
  table.parsed = ReadMeasures("measures.rules", kMeasuresRules);
  for (const RuleEntry& entry : table.parsed.file.entries) {
    if (entry.keyword != "measure") {
      for (const std::string_view word : Alternatives(entry.fields.front().text)) {
        if (entry.keyword == "dimension") table.dimensions[word] = entry.name;
        if (entry.keyword == "superlative") table.superlatives[word] = entry.name;
        if (entry.keyword == "measured_in") table.measured_in[word].push_back(entry.name);
      }
      continue;
    }
    const RuleField *asked = entry.Find("asked"), *units = entry.Find("units");
    if (asked == nullptr || units == nullptr) continue;
    const std::vector<std::string_view> names = Alternatives(units->text);
    for (const std::string_view word : Alternatives(asked->text)) {
      std::vector<std::string_view>& of = table.units[word];
      of.insert(of.end(), names.begin(), names.end());
    }
  }
  return table;
}

const Table& MeasureTable() {
  static const Table& table = *new Table(ReadTable());
  return table;
}

}  // namespace

std::string_view DimensionOf(std::string_view word) {
  const auto found = MeasureTable().dimensions.find(word);
  return found == MeasureTable().dimensions.end() ? std::string_view() : found->second;
}

std::string_view SuperlativeDimension(std::string_view word) {
  const auto found = MeasureTable().superlatives.find(word);
  return found == MeasureTable().superlatives.end() ? std::string_view() : found->second;
}

bool MayBeMeasuredIn(std::string_view adjective, std::string_view dimension) {
  const auto found = MeasureTable().measured_in.find(adjective);
  if (found == MeasureTable().measured_in.end()) return true;
  return std::find(found->second.begin(), found->second.end(), dimension) != found->second.end();
}

const std::vector<std::string_view>& UnitsOf(std::string_view word) {
  static const auto& none = *new std::vector<std::string_view>;
  const auto found = MeasureTable().units.find(word);
  return found == MeasureTable().units.end() ? none : found->second;
}

bool IsInUnits(const Token& head, const std::vector<std::string_view>& units) {
  const auto* quantity = std::get_if<Quantity>(&head.value);
  const std::string_view unit = quantity != nullptr && !quantity->unit.empty() ? quantity->unit : head.lemma;
  return std::find(units.begin(), units.end(), unit) != units.end();
}

std::vector<Diagnostic> CheckMeasures(const std::string& path, std::string_view text) {
  return ReadMeasures(path, text).diagnostics;
}

}  // namespace whence
