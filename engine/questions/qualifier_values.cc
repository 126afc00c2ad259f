#include "engine/questions/qualifier_values.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/numbers.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

// Of a date as ISO 8601 writes it; nothing for "..".
std::optional<int64_t> YearOf(std::string_view date) {
  int64_t year = 0;
  return absl::SimpleAtoi(ToAbsl(date.substr(0, 4)), &year) ? std::optional(year) : std::nullopt;
}

}  // namespace

absl::Status AppendQualifiers(const Graph& graph, const Triple& triple, AskedQualifier kind,
                              std::vector<QualifiedTriple>& out) {
  constexpr std::string_view kNames[] = {kStartQualifier, kAmountQualifier, kTimeQualifier};
  const std::string_view name = kNames[static_cast<size_t>(kind)];
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> predicate,
                          graph.FindTerm(Term::Iri(StrCat(kQualifierNamespace, name))));
  if (!predicate.has_value()) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(triple));
  for (const Statement& statement : statements) {
    for (const Qualifier& qualifier : statement.qualifiers) {
      if (qualifier.predicate == *predicate) out.push_back({qualifier.value, triple});
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<HeldThen> HeldIn(const Graph& graph, const Triple& triple, int64_t year) {
  HeldThen held = HeldThen::kNo;
  const auto is = [](const Term& predicate, std::string_view name) {
    return predicate == Term::Iri(StrCat(kQualifierNamespace, name));
  };
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(triple));
  for (const Statement& statement : statements) {
    std::optional<int64_t> first, last;
    for (const Qualifier& qualifier : statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(qualifier.predicate));
      WHENCE_ASSIGN_OR_RETURN(const Term value, graph.DecodeTerm(qualifier.value));
      if (is(predicate, kStartQualifier)) first = YearOf(value.lexical);
      if (is(predicate, kEndQualifier)) last = YearOf(value.lexical);
      const size_t parting = value.lexical.find('/');
      if (!is(predicate, kTimeQualifier) || value.datatype != kIntervalType) continue;
      first = YearOf(std::string_view(value.lexical).substr(0, parting));
      last = YearOf(std::string_view(value.lexical).substr(parting + 1));
    }
    // What has no beginning may have had another before.
    if (!first.has_value() || year < *first || (last.has_value() && year > *last)) continue;
    const bool at_end = year == *first || (last.has_value() && year == *last);
    held = std::max(held, at_end && first != last ? HeldThen::kAtEnd : HeldThen::kThroughout);
  }
  return held;
}

absl::StatusOr<std::vector<Triple>> LatestOf(const Graph& graph, const std::vector<Triple>& triples) {
  std::vector<QualifiedTriple> times;
  std::vector<std::string> dates;  // as ISO 8601 writes them: in the order of time
  for (const Triple& triple : triples) {
    const size_t before = times.size();
    WHENCE_RETURN_IF_ERROR(AppendQualifiers(graph, triple, AskedQualifier::kTime, times));
    if (times.size() == before) return triples;
    std::string latest;
    for (size_t i = before; i < times.size(); ++i) {
      WHENCE_ASSIGN_OR_RETURN(const Term date, graph.DecodeTerm(times[i].value));
      latest = std::max(latest, date.lexical);
    }
    dates.push_back(std::move(latest));
  }
  std::vector<Triple> kept;
  const std::string last = dates.empty() ? std::string() : *std::max_element(dates.begin(), dates.end());
  for (size_t i = 0; i < triples.size(); ++i) {
    if (dates[i] == last) kept.push_back(triples[i]);
  }
  return kept;
}

}  // namespace whence
