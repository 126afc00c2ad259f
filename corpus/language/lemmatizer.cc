#include "corpus/language/lemmatizer.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "corpus/language/ascii.h"
#include "corpus/language/characters.h"
#include "corpus/language/lexicon.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

struct ClosedWord {
  std::string_view form;
  std::string_view lemma;
};

constexpr ClosedWord kVerbs[] = {
    {"'d", "have"}, {"'m", "be"},    {"'re", "be"},   {"'s", "be"},    {"'ve", "have"},    {"am", "be"},
    {"are", "be"},  {"been", "be"},  {"being", "be"}, {"can", "can"},  {"could", "could"}, {"did", "do"},
    {"does", "do"}, {"doing", "do"}, {"done", "do"},  {"had", "have"}, {"has", "have"},    {"having", "have"},
    {"is", "be"},   {"m", "be"},     {"s", "be"},     {"ve", "have"},  {"was", "be"},      {"were", "be"},
};
constexpr ClosedWord kModals[] = {
    {"'d", "would"}, {"'ll", "will"}, {"ca", "can"}, {"d", "would"}, {"ll", "will"}, {"sha", "shall"}, {"wo", "will"},
};
constexpr ClosedWord kPronouns[] = {
    {"'em", "they"},   {"'s", "us"},        {"em", "they"},       {"her", "she"},   {"him", "he"},
    {"me", "i"},       {"others", "other"}, {"people", "people"}, {"thee", "thou"}, {"them", "they"},
    {"these", "this"}, {"those", "that"},   {"us", "we"},         {"whom", "who"},
};
constexpr ClosedWord kDeterminers[] = {{"an", "a"}, {"these", "this"}, {"those", "that"}};

template <size_t kSize>
std::string_view FindClosed(const ClosedWord (&words)[kSize], std::string_view form) {
  for (const ClosedWord& word : words) {
    if (word.form == form) return word.lemma;
  }
  return {};
}

// The base of a verb that no list knows, by its ending alone: "googled", "tokenizing".
std::string GuessVerb(std::string_view stem) {
  std::string base(stem);
  const size_t size = base.size();
  if (size < 2) return base;
  const char last = base.back();
  const char before = base[size - 2];
  if (last == before && !IsAsciiVowel(last) && std::string_view("lsz").find(last) == std::string_view::npos) {
    base.pop_back();
  } else if (std::string_view("cguvz").find(last) != std::string_view::npos || (last == 's' && !IsAsciiVowel(before)) ||
             (last == 'l' && !IsAsciiVowel(before) && before != 'l') || base.ends_with("at") || base.ends_with("is")) {
    base.push_back('e');
  }
  return base;
}

std::string Plain(std::string_view form) {
  std::string lower = Lowered(form);
  constexpr std::string_view kApostrophe = "\u2019";
  const size_t at = lower.find(kApostrophe);
  return at == std::string::npos ? lower : StrCat(lower.substr(0, at), "'", lower.substr(at + kApostrophe.size()));
}

std::string VerbLemma(const Lexicon& lexicon, const std::string& lower, Xpos xpos) {
  const bool base_tag = xpos == Xpos::kVb || xpos == Xpos::kVbp;
  const std::string_view irregular = lexicon.IrregularBase(lower, WordPos::kVerb);
  if (!irregular.empty() && !base_tag) return std::string(irregular);
  const bool is_base = lexicon.IsBase(lower, WordPos::kVerb);
  if (base_tag && (is_base || irregular.empty())) return lower;
  if (xpos == Xpos::kNone && is_base) return lower;
  if (std::optional<std::string> base = lexicon.Base(lower, WordPos::kVerb)) return *std::move(base);
  if (is_base) return lower;
  const std::string_view view = lower;
  if (view.size() > 4 && view.ends_with("ied")) return StrCat(view.substr(0, view.size() - 3), "y");
  if (view.size() > 4 && view.ends_with("ies")) return StrCat(view.substr(0, view.size() - 3), "y");
  if (view.size() > 4 && view.ends_with("ing")) return GuessVerb(view.substr(0, view.size() - 3));
  if (view.size() > 3 && view.ends_with("ed")) return GuessVerb(view.substr(0, view.size() - 2));
  if (xpos == Xpos::kVbz && view.size() > 3 && view.ends_with("s") && !view.ends_with("ss")) {
    return std::string(view.substr(0, view.size() - 1));
  }
  return lower;
}

std::string NounLemma(const Lexicon& lexicon, const std::string& lower, Xpos xpos) {
  if (xpos == Xpos::kNn) return lower;
  if (xpos == Xpos::kNone && lexicon.IsBase(lower, WordPos::kNoun)) return lower;
  if (std::optional<std::string> base = lexicon.Base(lower, WordPos::kNoun)) return *std::move(base);
  if (xpos != Xpos::kNns || lexicon.IsBase(lower, WordPos::kNoun)) return lower;
  const std::string_view view = lower;
  if (view.size() > 4 && view.ends_with("ies")) return StrCat(view.substr(0, view.size() - 3), "y");
  if (view.size() > 4 &&
      (view.ends_with("ches") || view.ends_with("shes") || view.ends_with("sses") || view.ends_with("xes"))) {
    return std::string(view.substr(0, view.size() - 2));
  }
  if (view.size() > 2 && view.ends_with("s") && !view.ends_with("ss") && !view.ends_with("us")) {
    return std::string(view.substr(0, view.size() - 1));
  }
  return lower;
}

}  // namespace

std::string Lemmatizer::Lemma(std::string_view form, Upos upos, Xpos xpos) const {
  if (upos == Upos::kPropn || upos == Upos::kX || upos == Upos::kPunct || upos == Upos::kSym) return std::string(form);
  std::string lower = Plain(form);
  std::string_view closed;
  switch (upos) {
    case Upos::kAux:
    case Upos::kVerb:
      if (xpos == Xpos::kMd || lower == "'ll" || lower == "wo" || lower == "ca") closed = FindClosed(kModals, lower);
      if (closed.empty()) closed = FindClosed(kVerbs, lower);
      if (!closed.empty()) return std::string(closed);
      return xpos == Xpos::kMd ? lower : VerbLemma(*lexicon_, lower, xpos);
    case Upos::kNoun:
      return NounLemma(*lexicon_, lower, xpos);
    case Upos::kAdj:
    case Upos::kAdv: {
      const WordPos pos = upos == Upos::kAdj ? WordPos::kAdjective : WordPos::kAdverb;
      const bool graded = xpos == Xpos::kJjr || xpos == Xpos::kJjs || xpos == Xpos::kRbr || xpos == Xpos::kRbs;
      if (lower == "n't" || lower == "nt") return "not";
      if (!graded && (xpos != Xpos::kNone || lexicon_->IsBase(lower, pos))) return lower;
      return lexicon_->Base(lower, pos).value_or(lower);
    }
    case Upos::kPron:
      closed = xpos == Xpos::kPrpPoss ? std::string_view() : FindClosed(kPronouns, lower);
      if (lower == "i" || closed == "i") return "I";
      break;
    case Upos::kDet:
      closed = FindClosed(kDeterminers, lower);
      break;
    case Upos::kPart:
      if (lower == "n't" || lower == "nt" || lower == "not") return "not";
      if (lower == "na" || lower == "ta") return "to";
      if (lower == "'") return "'s";
      break;
    default:
      break;
  }
  return closed.empty() ? lower : std::string(closed);
}

}  // namespace whence
