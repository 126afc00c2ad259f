#include "engine/ingest/membership_context.h"

#include "graph/base/strings.h"
#include "graph/fold.h"
#include "re2/re2.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// "Members", "Member States", "member countries": the second noun only says what kind of members they are.
const RE2& RolePattern() {
  static const RE2* const pattern = new RE2(
      R"((?i)\b(?:(former|ex|past|current|present|founding|original|full|associate|observer)[ -]+)?)"
      R"(([a-z]+?)(?:s|[ -](?:states|countries|nations|organi[sz]ations|parties))\s+(?:of|to|in)\s+(?:the\s+)?(.+)$)");
  return *pattern;
}

std::string Status(std::string_view word) {
  std::string folded = FoldName(word);
  if (folded == "ex" || folded == "past") return "former";
  if (folded == "present") return "current";
  return folded;
}

// The owner ends where the caption goes on: at punctuation, a bracket or a word that starts a new phrase.
std::string_view TrimOwner(std::string_view owner) {
  static const RE2* const end = new RE2(R"(\s*(?:[,;:(.]|\s(?:and|with|as|by|since|in|are|is|were)\b).*$)");
  std::string kept(owner);
  RE2::Replace(&kept, *end, "");
  return owner.substr(0, kept.size());
}

}  // namespace

std::optional<MembershipContext> ReadMembership(std::string_view caption, const PredicateLexicon& lexicon) {
  std::string status, role, owner;
  if (RE2::PartialMatch(caption, RolePattern(), &status, &role, &owner)) {
    role = FoldName(role);
    if (lexicon.Find(StrCat("be ", role, " of")) != nullptr) {
      return MembershipContext{role, std::string(TrimOwner(owner)), Status(status)};
    }
  }
  // "Member states", "Former members": the owner is what the page is about.
  static const RE2* const bare =
      new RE2(R"((?i)^(?:the\s+)?(?:list of\s+)?(?:(former|ex|past|current|present|founding|original)[ -]+)?)"
              R"(([a-z]+?)(?:s|[ -](?:states|countries|nations))\s*:?$)");
  if (RE2::FullMatch(caption, *bare, &status, &role)) {
    role = FoldName(role);
    if (lexicon.Find(StrCat("be ", role, " of")) != nullptr) return MembershipContext{role, "", Status(status)};
  }
  return std::nullopt;
}

bool NamesOthers(std::string_view caption) {
  static const RE2* const words =
      new RE2(R"((?i)^(?:the\s+)?(?:[a-z]+[ -])?([a-z]+?)s?(?:[ -](?:states|countries))?\s*:?$)");
  std::string noun;
  return RE2::FullMatch(caption, *words, &noun) && IsIn(WordList::kBesideMembers, FoldName(noun));
}

}  // namespace whence
