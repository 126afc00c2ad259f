#include "corpus/language/asked_verb.h"

#include <optional>
#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/token_class.h"

namespace whence {
namespace {

bool IsVerb(Xpos tag) { return tag == Xpos::kVb || IsFiniteTag(tag); }

bool IsAsking(Xpos tag) { return tag == Xpos::kWrb || tag == Xpos::kWp || tag == Xpos::kWdt || tag == Xpos::kWpPoss; }

// The "do", or modal verb, that asks: at the beginning, or behind a phrase that begins with an asking word ("in how
// many towns").
std::optional<size_t> FindDo(absl::Span<const std::string_view> forms, const std::vector<Tag>& tags) {
  for (size_t i = 0; i < forms.size(); ++i) {
    if (IsDo(AsciiLowered(forms[i])) || tags[i].xpos == Xpos::kMd) {
      const bool asks = i == 0 ? forms.back() == "?" : IsAsking(tags[0].xpos) || (i > 1 && IsAsking(tags[1].xpos));
      return asks ? std::optional(i) : std::nullopt;
    }
    if (IsVerb(tags[i].xpos)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void MendAskedVerb(absl::Span<const std::string_view> forms, const std::vector<WordFeatures>& words,
                   std::vector<Tag>* tags) {
  const std::optional<size_t> asking = FindDo(forms, *tags);
  if (!asking.has_value()) return;
  for (size_t i = *asking + 1; i < tags->size(); ++i) {
    if (IsVerb((*tags)[i].xpos)) return;
  }
  // The subject stands between, at least a word of it, and ends in a noun or pronoun.
  for (size_t i = *asking + 2; i < tags->size(); ++i) {
    const Xpos tag = (*tags)[i].xpos, before = (*tags)[i - 1].xpos;
    const bool mistaken = tag == Xpos::kNn || tag == Xpos::kJj || tag == Xpos::kRb;
    if (!mistaken || words[i].upper || (words[i].classes & WordClass::kVerb) == 0) continue;
    if (!IsNounTag(before) && before != Xpos::kPrp && before != Xpos::kCd) continue;
    if (i + 1 < tags->size() && IsNounTag((*tags)[i + 1].xpos)) continue;  // a noun of several
    (*tags)[*asking] = {Upos::kAux, (*tags)[*asking].xpos};
    (*tags)[i] = {Upos::kVerb, Xpos::kVb};
    return;
  }
}

}  // namespace whence
