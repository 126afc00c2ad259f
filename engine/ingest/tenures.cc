#include "engine/ingest/tenures.h"

#include <algorithm>
#include <cctype>
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

constexpr size_t kLongestName = 60;
constexpr size_t kMostNameWords = 7;

std::string_view Trim(std::string_view text, std::string_view also = "") {
  const auto loose = [&](char c) {
    return std::isspace(static_cast<unsigned char>(c)) != 0 || also.find(c) != std::string_view::npos;
  };
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

// A name as lists give it: few words, without a verb or a sentence around it.
bool IsPlainName(std::string_view text) {
  if (!MayStartUpper(text) || text.size() > kLongestName) return false;
  if (text.find_first_of(".:;!?0123456789()[]") != std::string_view::npos &&
      text.find(". ") == std::string_view::npos) {
    return false;
  }
  size_t count = 0, lower = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    ++count;
    const bool small = !word.empty() && std::islower(static_cast<unsigned char>(word.front())) != 0;
    // "de", "van", "and"
    if (small && word.size() > 3) return false;
    lower += small ? 1 : 0;
    begin = end + 1;
  }
  return count <= kMostNameWords && lower <= 3 && text.find(',') == std::string_view::npos;
}

}  // namespace

std::vector<std::pair<Term, Term>> QualifiersOf(const Tenure& tenure) {
  std::vector<std::pair<Term, Term>> qualifiers;
  if (tenure.first.has_value()) qualifiers.emplace_back(QualifierTerm(kStartQualifier), *tenure.first);
  if (tenure.last.has_value()) qualifiers.emplace_back(QualifierTerm(kEndQualifier), *tenure.last);
  if (tenure.at.has_value()) qualifiers.emplace_back(QualifierTerm(kTimeQualifier), *tenure.at);
  return qualifiers;
}

std::vector<Tenure> ReadTenures(std::string_view text, const GrammarWords& words) {
  std::vector<Tenure> tenures;
  const std::string plain = WithPlainDashes(Trim(text));
  if (const std::optional<Tenure> one = ReadTenure(plain, words)) return {*one};
  static const RE2* const parting = new RE2(R"(\s*(?:,|;|\band\b)\s*)");
  std::string parts = plain;
  RE2::GlobalReplace(&parts, *parting, "\n");
  for (size_t begin = 0; begin <= parts.size();) {
    const size_t end = std::min(parts.find('\n', begin), parts.size());
    const std::optional<Tenure> one = ReadTenure(std::string_view(parts).substr(begin, end - begin), words);
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

std::optional<DatedName> ReadDatedName(std::string_view item, const GrammarWords& words) {
  if (item.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  // The last bracket, or what stands behind the last part that ends a name.
  static const RE2* const bracketed = new RE2(R"((.+?)\s*\(([^()]*[0-9][^()]*)\)\s*[.;,]?)");
  static const RE2* const behind =
      new RE2(R"((\D+?)\s*(?:\([^()0-9]*\))?\s*(?:,|:|–|—|\s-)\s*((?:since |from |until )?[^,:a-z]*[0-9].*?)[.;]?)");
  static const RE2* const before = new RE2(
      R"(((?:since |from |until |Since |From |Until )?[0-9].*?)\s*(?::|,|\t|–|—|\s)\s*(\p{Lu}\D*?)\s*(?:\([^()0-9]*\))?[.;]?)");
  const std::string text(Trim(item, "*"));
  std::string name, period;
  const auto read = [&](std::string_view who, std::string_view when) -> std::optional<DatedName> {
    DatedName dated;
    std::string bare(Trim(who, ",;"));
    static const RE2* const note = new RE2(R"(\s*\([^()]*\)$)");
    RE2::Replace(&bare, *note, "");
    if (!IsPlainName(bare)) return std::nullopt;
    dated.tenures = ReadTenures(when, words);
    if (dated.tenures.empty()) return std::nullopt;
    dated.name = bare;
    return dated;
  };
  if (RE2::FullMatch(text, *bracketed, &name, &period)) {
    if (std::optional<DatedName> dated = read(name, period)) return dated;
  }
  if (RE2::FullMatch(text, *behind, &name, &period)) {
    if (std::optional<DatedName> dated = read(name, period)) return dated;
  }
  if (RE2::FullMatch(text, *before, &period, &name)) return read(name, period);
  return std::nullopt;
}

bool IsOpenEnd(std::string_view cell, const GrammarWords& words) {
  const std::string plain = WithPlainDashes(Trim(cell));
  return plain.find_first_not_of("- ") == std::string::npos || words.tenure_open.contains(FoldName(plain));
}

}  // namespace whence
