#include "rules/words/measures.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/container/flat_hash_map.h"
#include "rules/language/rule_reader.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

struct MeasureTable {
  ParsedRuleFile parsed;
  absl::flat_hash_map<std::string_view, std::string_view> dimensions;                // by word
  absl::flat_hash_map<std::string_view, std::string_view> superlatives;              // their dimensions
  absl::flat_hash_map<std::string_view, std::vector<std::string_view>> measured_in;  // dimensions, by adjective
  absl::flat_hash_map<std::string_view, std::vector<std::string_view>> units;        // by the word that asks
};

MeasureTable ReadMeasures(std::string_view path, std::string_view text) {
  const RuleFileSyntax syntax = {
      {{.keyword = "dimension", .inline_text = true},
       {.keyword = "superlative", .inline_text = true},
       {.keyword = "measured_in", .inline_text = true},
       {.keyword = "measure", .fields = {{.key = "asked", .required = true}, {.key = "units", .required = true}}}}};
  MeasureTable table;
  table.parsed = ReadRuleFile(path, text, syntax, [&](const RuleEntry& entry, EntryErrors&) {
    if (entry.keyword != "measure") {
      for (const std::string_view word : Alternatives(entry.fields.front().text)) {
        if (entry.keyword == "dimension") table.dimensions[word] = entry.name;
        if (entry.keyword == "superlative") table.superlatives[word] = entry.name;
        if (entry.keyword == "measured_in") table.measured_in[word].push_back(entry.name);
      }
      return;
    }
    const RuleField *asked = entry.Find("asked"), *units = entry.Find("units");
    if (asked == nullptr || units == nullptr) return;
    const std::vector<std::string_view> names = Alternatives(units->text);
    for (const std::string_view word : Alternatives(asked->text)) {
      std::vector<std::string_view>& of = table.units[word];
      of.insert(of.end(), names.begin(), names.end());
    }
  });
  return table;
}

const MeasureTable& Measures() {
  static const MeasureTable& table = *new MeasureTable(ReadMeasures("measures.rules", kMeasuresRules));
  return table;
}

}  // namespace

std::string_view DimensionOf(std::string_view word) {
  const auto found = Measures().dimensions.find(word);
  return found == Measures().dimensions.end() ? std::string_view() : found->second;
}

std::string_view SuperlativeDimension(std::string_view word) {
  const auto found = Measures().superlatives.find(word);
  return found == Measures().superlatives.end() ? std::string_view() : found->second;
}

bool MayBeMeasuredIn(std::string_view adjective, std::string_view dimension) {
  const auto found = Measures().measured_in.find(adjective);
  if (found == Measures().measured_in.end()) return true;
  return std::find(found->second.begin(), found->second.end(), dimension) != found->second.end();
}

const std::vector<std::string_view>& UnitsOf(std::string_view word) {
  static const auto& none = *new std::vector<std::string_view>;
  const auto found = Measures().units.find(word);
  return found == Measures().units.end() ? none : found->second;
}

bool IsInUnits(const Token& head, const std::vector<std::string_view>& units) {
  const auto* quantity = std::get_if<Quantity>(&head.value);
  const std::string_view unit = quantity != nullptr && !quantity->unit.empty() ? quantity->unit : head.lemma;
  return std::find(units.begin(), units.end(), unit) != units.end();
}

std::vector<Diagnostic> CheckMeasures(std::string_view path, std::string_view text) {
  return ReadMeasures(path, text).parsed.diagnostics;
}

}  // namespace whence
