#include "rules/language/diagnostic.h"

#include <algorithm>
#include <array>

#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kMaxShownLine = 400;
constexpr size_t kMaxNeighbourLength = 64;

// Tabs stay, so that the caret lines up whatever the tab width; every other character becomes one blank.
std::string CaretPadding(std::string_view line, size_t bytes) {
  std::string padding;
  for (size_t i = 0; i < bytes; ++i) {
    const bool continuation = i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80;
    if (!continuation) padding += i < line.size() && line[i] == '\t' ? '\t' : ' ';
  }
  return padding;
}

// Optimal string alignment distance. REQUIRES: both at most kMaxNeighbourLength bytes.
size_t EditDistance(std::string_view a, std::string_view b) {
  std::array<std::array<size_t, kMaxNeighbourLength + 1>, 3> rows;
  for (size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], two_above[j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace

std::string Diagnostic::Render() const {
  const std::string_view kind = severity == Severity::kError ? "error" : "warning";
  std::string out = StrCat(file, ":", location.line, ":", location.column, ": ", kind, ": ", message, "\n");
  const size_t before = location.column > 0 ? location.column - 1 : 0;
  if (!source_line.empty() && before <= kMaxShownLine) {
    std::string_view shown = std::string_view(source_line).substr(0, kMaxShownLine);
    out += StrCat("  ", shown, shown.size() < source_line.size() ? "..." : "", "\n");
    out += StrCat("  ", CaretPadding(source_line, before), "^\n");
  }
  if (!hint.empty()) out += StrCat("  ", hint, "\n");
  return out;
}

std::string RenderDiagnostics(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += diagnostic.Render();
  return out;
}

bool HasErrors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::kError; });
}

absl::Status AsStatus(const std::vector<Diagnostic>& diagnostics) {
  return HasErrors(diagnostics) ? InvalidArgument(RenderDiagnostics(diagnostics)) : absl::OkStatus();
}

std::string JoinAlternatives(std::span<const std::string_view> allowed) {
  std::string out;
  for (size_t i = 0; i < allowed.size(); ++i) {
    if (i > 0) out += i + 1 == allowed.size() ? " or " : ", ";
    out += allowed[i];
  }
  return out;
}

std::string_view NearestWord(std::string_view word, std::span<const std::string_view> allowed) {
  if (word.size() > kMaxNeighbourLength) return {};
  std::string_view nearest;
  size_t best = 0;
  for (std::string_view candidate : allowed) {
    if (candidate.size() > kMaxNeighbourLength) continue;
    const size_t distance = EditDistance(word, candidate);
    const size_t limit = std::max<size_t>(1, std::max(word.size(), candidate.size()) / 3);
    if (distance > limit || (!nearest.empty() && distance >= best)) continue;
    nearest = candidate;
    best = distance;
  }
  return nearest;
}

std::string ExpectedHint(std::string_view word, std::span<const std::string_view> allowed) {
  std::string hint = StrCat("expected ", JoinAlternatives(allowed));
  const std::string_view nearest = NearestWord(word, allowed);
  if (!nearest.empty()) hint += StrCat("; did you mean \"", nearest, "\"?");
  return hint;
}

}  // namespace whence
