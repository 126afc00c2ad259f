#include "engine/ingest/dated_name.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "re2/re2.h"

namespace whence {
namespace {

constexpr size_t kLongestName = 60;
constexpr size_t kMostNameWords = 7;
// Longer stretches behind a name that somebody is described after are rather those of a life.
constexpr int kLongestDescribed = 30;  // years

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
    const bool small = !word.empty() && IsAsciiLower(word.front());
    // "de", "van", "and"
    if (small && word.size() > 3) return false;
    lower += small ? 1 : 0;
    begin = end + 1;
  }
  return count <= kMostNameWords && lower <= 3 && text.find(',') == std::string_view::npos;
}

bool IsStretch(const std::vector<Tenure>& tenures) {
  return std::all_of(tenures.begin(), tenures.end(), [](const Tenure& tenure) { return tenure.first.has_value(); });
}

int YearOf(const Term& date) {
  int year = 0;
  return absl::SimpleAtoi(ToAbsl(std::string_view(date.lexical).substr(0, 4)), &year) ? year : 0;
}

bool IsLongerThan(const Tenure& tenure, int years) {
  return tenure.first.has_value() && tenure.last.has_value() && YearOf(*tenure.last) - YearOf(*tenure.first) > years;
}

// What stands for the name, without what describes its bearer: "Ida Berg – vocals", "Karin Voss (Norland)". Empty
// where it is no name.
std::string NameIn(std::string_view text) {
  static const RE2* const note = new RE2(R"(\s*\([^()]*\)$)");
  static const RE2* const part = new RE2(R"(\s+[–—-]\s+\p{Ll}[^0-9]*$)");
  std::string bare(text);
  absl::StripTrailingAsciiWhitespace(&bare);
  while (!bare.empty() && (bare.back() == ',' || bare.back() == ';' || bare.back() == ' ')) bare.pop_back();
  RE2::Replace(&bare, *note, "");
  RE2::Replace(&bare, *part, "");
  return IsPlainName(bare) ? bare : "";
}

// "Olaf Lind, historian": a description, or the place of somebody with a last name; "Lind, Olaf" is one name.
std::string DescribedNameIn(std::string_view text) {
  const size_t comma = text.find(',');
  if (comma == std::string_view::npos) return NameIn(text);
  std::string name = NameIn(text.substr(0, comma));
  const size_t rest = text.find_first_not_of(' ', comma + 1);
  if (rest == std::string_view::npos) return name;
  const bool described = IsAsciiLower(text[rest]);
  return described || name.find(' ') != std::string::npos ? name : "";
}

}  // namespace

std::optional<DatedName> ReadDatedName(std::string_view item, const GrammarWords& words) {
  if (item.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  static const RE2* const bracketed = new RE2(R"((.+?)\s*\(([^()]*[0-9][^()]*)\)\s*[.;,]?)");
  static const RE2* const remarked = new RE2(R"((.+?)\s*\(([^()]*[0-9][^()]*)\)\s*(?:[,;]|\s[–—-]\s)\s*\p{Ll}[^0-9]*)");
  static const RE2* const lived =
      new RE2(R"((.+?)\s*\([^()]*[0-9]{3}[^()]*\)\s*(?:[,;:]|\s[–—-]\s)?\s*(?:[^0-9()]*[,;:]|[^0-9()]*\s[–—-]\s)?\s*)"
              R"((\(?(?:\p{L}+ )?[0-9].*?)[.;]?)");
  static const RE2* const behind =
      new RE2(R"((\D+?)\s*(?:\([^()0-9]*\))?\s*(?:,|:|–|—|\s-)\s*((?:since |from |until )?[^,:a-z]*[0-9].*?)[.;]?)");
  static const RE2* const spaced =
      new RE2(R"((\D+?)\s+((?:since |from |until )?[0-9]{3}[^()]*?)\s*(?:\([^()]*\))?[.;]?)");
  static const RE2* const before = new RE2(
      R"(((?:since |from |until |Since |From |Until )?[0-9].*?)\s*(?::|,|\t|–|—|\s)\s*(\p{Lu}\D*?)\s*(?:\([^()0-9]*\))?[.;]?)");
  std::string text(item);
  text.erase(0, std::min(text.find_first_not_of("* \t"), text.size()));
  while (!text.empty() && (text.back() == '*' || text.back() == ' ' || text.back() == '\t')) text.pop_back();

  std::string who, when;
  const auto dated = [&](std::string name) -> std::optional<DatedName> {
    if (name.empty()) return std::nullopt;
    std::vector<Tenure> tenures = ReadTenures(when, words);
    if (tenures.empty()) return std::nullopt;
    // "Per Holt (acting), 1940-1941"
    const bool acting = TellsActing(std::string_view(text).substr(0, text.find_first_of("0123456789")), words);
    for (Tenure& tenure : tenures) tenure.acting = tenure.acting || acting;
    return DatedName{std::move(name), std::move(tenures)};
  };
  if (RE2::FullMatch(text, *bracketed, &who, &when)) {
    if (std::optional<DatedName> found = dated(NameIn(who))) return found;
  }
  if (RE2::FullMatch(text, *behind, &who, &when)) {
    if (std::optional<DatedName> found = dated(DescribedNameIn(who))) return found;
  }
  if (RE2::FullMatch(text, *lived, &who, &when)) {
    when.erase(std::remove_if(when.begin(), when.end(), [](char c) { return c == '(' || c == ')'; }), when.end());
    std::optional<DatedName> found = dated(NameIn(who));
    if (found.has_value() && IsStretch(found->tenures)) return found;
  }
  if (RE2::FullMatch(text, *spaced, &who, &when)) {
    std::optional<DatedName> found = dated(NameIn(who));
    if (found.has_value() && IsStretch(found->tenures)) return found;
  }
  if (RE2::FullMatch(text, *remarked, &who, &when)) {
    std::optional<DatedName> found = dated(NameIn(who));
    const bool life =
        found.has_value() && std::any_of(found->tenures.begin(), found->tenures.end(),
                                         [](const auto& one) { return IsLongerThan(one, kLongestDescribed); });
    if (found.has_value() && IsStretch(found->tenures) && !life) return found;
  }
  if (RE2::FullMatch(text, *before, &when, &who)) return dated(NameIn(who));
  return std::nullopt;
}

}  // namespace whence
