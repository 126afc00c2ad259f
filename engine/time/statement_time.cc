#include "engine/time/statement_time.h"

#include <algorithm>
#include <string>

#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

bool IsNamed(const Term& predicate, std::string_view qualifier) {
  return predicate.lexical.size() == kQualifierNamespace.size() + qualifier.size() &&
         predicate.lexical.starts_with(kQualifierNamespace) && predicate.lexical.ends_with(qualifier);
}

// An end of an interval literal as a date: "1962-05" of "1962-05/..".
std::optional<Term> EndOf(std::string_view iso) {
  if (iso == "..") return std::nullopt;
  const std::string_view digits = iso.starts_with('-') ? iso.substr(1) : iso;
  const auto dashes = std::count(digits.begin(), digits.end(), '-');
  return Term::Typed(iso, StrCat(kXsd, dashes == 0 ? "gYear" : dashes == 1 ? "gYearMonth" : "date"));
}

ToldTime ToldBy(const Term& value, const Interval& when) {
  ToldTime told{when, false, value, value};
  if (value.datatype != kIntervalType) return told;
  const std::string_view text = value.lexical;
  const size_t slash = text.find('/');
  told.first = EndOf(text.substr(0, slash));
  told.last = EndOf(text.substr(slash + 1));
  // "before 1999" bounds a moment; "1994 to 1999" is all of that time.
  told.lasts = told.first.has_value() && told.last.has_value();
  return told;
}

}  // namespace

bool MayBeOne(const ToldTime& a, const ToldTime& b) { return a.lasts == b.lasts && MayBeOne(a.when, b.when); }

std::vector<ToldTime> ToldTimes(const std::vector<std::pair<const Term*, const Term*>>& qualifiers) {
  std::vector<ToldTime> times;
  ToldTime stretch;
  for (const auto& [predicate, value] : qualifiers) {
    const std::optional<Interval> when = IntervalOf(*value);
    if (!when.has_value()) continue;
    if (IsNamed(*predicate, kStartQualifier)) {
      stretch.when.first = when->first;
      stretch.first = *value;
      stretch.lasts = true;
    } else if (IsNamed(*predicate, kEndQualifier)) {
      stretch.when.last = when->last;
      stretch.last = *value;
      stretch.lasts = true;
    } else {
      times.push_back(ToldBy(*value, *when));
    }
  }
  if (stretch.lasts) times.insert(times.begin(), std::move(stretch));
  return times;
}

absl::StatusOr<std::vector<ToldTime>> ToldTimes(const Graph& graph, const Statement& statement) {
  std::vector<Term> terms;
  terms.reserve(2 * statement.qualifiers.size());
  std::vector<std::pair<const Term*, const Term*>> qualifiers;
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(Term predicate, graph.DecodeTerm(qualifier.predicate));
    WHENCE_ASSIGN_OR_RETURN(Term value, graph.DecodeTerm(qualifier.value));
    const Term* const named = &terms.emplace_back(std::move(predicate));
    qualifiers.emplace_back(named, &terms.emplace_back(std::move(value)));
  }
  return ToldTimes(qualifiers);
}

Term StretchTerm(const Term& first, const Term& last) {
  return Term::Typed(StrCat(first.lexical, "/", last.lexical), kIntervalType);
}

absl::StatusOr<std::optional<Interval>> TimeOf(const Graph& graph, const Statement& statement) {
  std::optional<Interval> time, start, end;
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(qualifier.predicate));
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph.DecodeTerm(qualifier.value));
    const std::optional<Interval> interval = IntervalOf(value);
    if (!interval.has_value()) continue;
    if (predicate == QualifierTerm(kTimeQualifier)) {
      const bool closed = interval->first.has_value() && interval->last.has_value();
      if (!time.has_value() || closed) time = interval;
    }
    if (predicate == QualifierTerm(kStartQualifier) || predicate == QualifierTerm("from")) start = interval;
    if (predicate == QualifierTerm(kEndQualifier)) end = interval;
  }
  if (time.has_value()) return time;
  if (start.has_value() && end.has_value()) return Interval{start->first, end->last};
  return start.has_value() ? start : end;
}

}  // namespace whence
