#include "engine/ingest/tenures.h"

#include <algorithm>
#include <variant>

#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "engine/ingest/cell_value.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "re2/re2.h"
#include "rules/extraction/grammar_words.h"

namespace whence {
namespace {

std::string_view Trim(std::string_view text) {
  const auto loose = IsAsciiSpace;
  while (!text.empty() && loose(text.front())) text.remove_prefix(1);
  while (!text.empty() && loose(text.back())) text.remove_suffix(1);
  return text;
}

// Dashes of all lengths are one.
std::string WithPlainDashes(std::string_view text) {
  static const RE2* const dash = new RE2(R"(\s*(?:–|—|‒|−|&ndash;)\s*)");
  std::string plain(text);
  RE2::GlobalReplace(&plain, *dash, "-");
  return plain;
}

std::optional<Tenure> ReadTenure(std::string_view part, const GrammarWords& words) {
  std::string text(Trim(part));
  Tenure tenure;
  // "2004-", "2004-incumbent": so far.
  const size_t dash = text.rfind('-');
  if (dash != std::string::npos && dash > 0) {
    const std::string rest = FoldName(Trim(std::string_view(text).substr(dash + 1)));
    if (rest.empty() || words.tenure_open.contains(rest)) {
      const std::optional<CalendarDate> since = ParseCalendarDate(Trim(std::string_view(text).substr(0, dash)));
      if (!since.has_value() || since->year == 0) return std::nullopt;
      tenure.first = DateTerm(*since);
      return tenure;
    }
  }
  const std::optional<TokenValue> value = ParseDate(text);
  if (!value.has_value()) return std::nullopt;
  if (const auto* date = std::get_if<CalendarDate>(&*value)) {
    if (date->year == 0) return std::nullopt;
    tenure.at = DateTerm(*date);
    return tenure;
  }
  const auto* range = std::get_if<DateRange>(&*value);
  // "before 1990" bounds a moment and is no stretch.
  const bool bound = range != nullptr && (text.starts_with("before") || text.starts_with("after") ||
                                          text.starts_with("by") || text.starts_with("Before"));
  if (range == nullptr || bound) return std::nullopt;
  if (range->first.has_value()) tenure.first = DateTerm(*range->first);
  if (range->last.has_value()) tenure.last = DateTerm(*range->last);
  return tenure;
}

}  // namespace

std::vector<std::pair<Term, Term>> QualifiersOf(const Tenure& tenure) {
  std::vector<std::pair<Term, Term>> qualifiers;
  if (tenure.first.has_value()) qualifiers.emplace_back(QualifierTerm(kStartQualifier), *tenure.first);
  if (tenure.last.has_value()) qualifiers.emplace_back(QualifierTerm(kEndQualifier), *tenure.last);
  if (tenure.at.has_value()) qualifiers.emplace_back(QualifierTerm(kTimeQualifier), *tenure.at);
  if (tenure.acting) qualifiers.emplace_back(QualifierTerm(kStatusQualifier), Term::String(kActing));
  return qualifiers;
}

bool TellsActing(std::string_view text, const GrammarWords& words) {
  const std::string folded = FoldName(text);
  return std::any_of(words.acting.begin(), words.acting.end(), [&](const std::string& word) {
    const size_t at = folded.find(word);
    const auto edge = [&](size_t i) { return i >= folded.size() || !IsAsciiAlnum(folded[i]); };
    return at != std::string::npos && (at == 0 || edge(at - 1)) && edge(at + word.size());
  });
}

std::vector<Tenure> ReadTenures(std::string_view text, const GrammarWords& words) {
  std::vector<Tenure> tenures;
  std::string plain = WithPlainDashes(Trim(text));
  // "1930-1931 (acting)"
  static const RE2* const bracket = new RE2(R"(^(.*\d)\s*\(([^()0-9]+)\)$)");
  std::string term, note;
  if (RE2::FullMatch(plain, *bracket, &term, &note) && TellsActing(note, words)) plain = StrCat(term, ", ", note);
  if (const std::optional<Tenure> one = ReadTenure(plain, words)) return {*one};
  static const RE2* const parting = new RE2(R"(\s*(?:,|;|\band\b)\s*)");
  std::string parts = plain;
  RE2::GlobalReplace(&parts, *parting, "\n");
  for (size_t begin = 0; begin <= parts.size();) {
    const size_t end = std::min(parts.find('\n', begin), parts.size());
    const std::string_view part = std::string_view(parts).substr(begin, end - begin);
    const std::optional<Tenure> one = ReadTenure(part, words);
    if (!one.has_value() && !tenures.empty() && words.acting.contains(FoldName(part))) {
      tenures.back().acting = true;
      begin = end + 1;
      continue;
    }
    if (!one.has_value()) return {};
    tenures.push_back(*one);
    begin = end + 1;
  }
  return tenures;
}

TenureColumn ReadTenureHeader(std::string_view header, const GrammarWords& words) {
  const std::string folded = FoldName(header);
  if (words.tenure_start.contains(folded)) return TenureColumn::kStart;
  if (words.tenure_end.contains(folded)) return TenureColumn::kEnd;
  return words.tenure.contains(folded) ? TenureColumn::kBoth : TenureColumn::kNone;
}

bool IsOpenEnd(std::string_view cell, const GrammarWords& words) {
  const std::string plain = WithPlainDashes(Trim(cell));
  return plain.find_first_not_of("- ") == std::string::npos || words.tenure_open.contains(FoldName(plain));
}

}  // namespace whence
