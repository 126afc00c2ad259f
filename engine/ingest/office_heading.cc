#include "engine/ingest/office_heading.h"

#include "absl/strings/ascii.h"
#include "corpus/language/ascii.h"
#include "engine/frames/phrase.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "re2/re2.h"
#include "rules/extraction/grammar_words.h"

namespace whence {
namespace {

constexpr size_t kLongestHeading = 80;

// "chairmen", "secretaries-general", "heads of department": singular, lower case.
std::string SingularOf(std::string_view plural) {
  if (plural.size() > 4 && plural.ends_with("men")) return StrCat(plural.substr(0, plural.size() - 3), "man");
  return Singular(plural);
}

}  // namespace

std::string_view WithoutFinalMark(std::string_view heading) {
  if (heading.ends_with(" .")) heading.remove_suffix(2);
  return heading;
}

std::optional<Office> ReadOffice(std::string_view heading, const GrammarWords& words) {
  // What follows says when, or how many: "Chairmen since 1894", "Presidents (1950–2004)".
  static const RE2* const rest = new RE2(R"(\s*(?:[,;:(\[]|\b(?:since|from|between|until|and their|with)\b|[0-9]).*$)");
  static const RE2* const lead = new RE2(
      R"((?i)^(?:the |a |all |full |complete )*(?:(?:list|table|roll|succession|timeline|gallery) of (?:the |all )?)?)"
      R"((?:(?:former|past|previous|current|present|successive) )*)");
  static const RE2* const parts = new RE2(R"(([\p{L} '’-]+?)(?: (?:of|to|in) (?:the )?(.+))?)");
  std::string text(absl::StripAsciiWhitespace(ToAbsl(heading)));
  if (text.size() > kLongestHeading) return std::nullopt;
  text.resize(WithoutFinalMark(text).size());
  RE2::Replace(&text, *rest, "");
  RE2::Replace(&text, *lead, "");
  Office office;
  std::string phrase;
  if (!RE2::FullMatch(text, *parts, &phrase, &office.owner)) return std::nullopt;
  // "Heads of state": the second noun is no owner.
  if (!office.owner.empty() && !MayStartUpper(office.owner)) office.owner.clear();
  phrase = FoldName(phrase);
  const size_t word = phrase.rfind(' ');
  std::string before = word == std::string::npos ? "" : phrase.substr(0, word);
  const std::string last = word == std::string::npos ? phrase : phrase.substr(word + 1);
  office.role = SingularOf(last);
  // "secretaries general": the first noun is counted.
  const size_t noun = before.rfind(' ');
  const std::string counted = noun == std::string::npos ? before : before.substr(noun + 1);
  const std::string one = SingularOf(counted);
  if (office.role == last && !counted.empty() && one != counted && words.tenure_noun.contains(one)) {
    before = StrCat(noun == std::string::npos ? "" : before.substr(0, noun + 1), one);
  } else if (!words.tenure_noun.contains(office.role)) {
    return std::nullopt;
  }
  office.title = before.empty() ? office.role : StrCat(before, " ", office.role);
  return office;
}

}  // namespace whence
