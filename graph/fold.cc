#include "graph/fold.h"

#include <array>

#include "graph/base/ascii.h"
#include "unicode/normalizer2.h"
#include "unicode/uchar.h"
#include "unicode/unistr.h"

namespace whence {
namespace {

// Marks that are accents of a letter. Other marks (vowel signs of Indic scripts, say) are letters to their readers.
bool IsAccent(UChar32 c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7 && u_charType(c) == U_NON_SPACING_MARK) ||
         (c >= 0x064B && c <= 0x065F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

bool IsWord(UChar32 c) {
  const int8_t type = u_charType(c);
  return u_isalnum(c) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK ||
         type == U_LETTER_NUMBER || type == U_OTHER_NUMBER;
}

// "C++" and "C#" are not "C": these two are kept where they follow a letter.
bool IsSuffixSign(UChar32 c) { return c == '+' || c == '#'; }

bool IsAscii(std::string_view s) {
  for (const char c : s) {
    if (IsPastAscii(c)) return false;
  }
  return true;
}

// A name that ends in 's loses it. REQUIRES: accents and letter case as they come.
std::string_view WithoutPossessive(std::string_view s) {
  while (!s.empty() && (s.back() == ' ' || s.back() == '\n' || s.back() == '\t' || s.back() == '\r'))
    s.remove_suffix(1);
  if (s.empty() || (s.back() != 's' && s.back() != 'S')) return s;
  for (const std::string_view mark : {"'", "\u2019", "\u02bc"}) {
    const std::string_view stem = s.substr(0, s.size() - 1);
    if (stem.size() > mark.size() && stem.ends_with(mark)) return stem.substr(0, stem.size() - mark.size());
  }
  return s;
}

void FoldAscii(std::string_view name, std::string* out) {
  bool blank = false;
  for (char c : name) {
    c = AsciiLower(c);
    const bool word = IsAsciiAlnum(c);
    if (word || (IsSuffixSign(c) && !out->empty() && !blank)) {
      if (blank && !out->empty()) out->push_back(' ');
      blank = false;
      out->push_back(c);
    } else {
      blank = true;
    }
  }
}

void FoldUnicode(std::string_view name, std::string* out) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(error);
  const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(error);
  // fromUTF8 puts U+FFFD for what is not UTF-8.
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  if (U_SUCCESS(error)) text = decompose->normalize(fold->normalize(text, error), error);
  icu::UnicodeString folded;
  bool blank = false;
  for (int32_t i = 0; i < text.length();) {
    const UChar32 c = text.char32At(i);
    i += U16_LENGTH(c);
    if (IsAccent(c)) continue;
    if (IsWord(c) || c == 0xFFFD || (IsSuffixSign(c) && !folded.isEmpty() && !blank)) {
      if (blank && !folded.isEmpty()) folded.append(static_cast<UChar>(' '));
      blank = false;
      folded.append(c);
    } else {
      blank = true;
    }
  }
  if (U_SUCCESS(error)) folded = compose->normalize(folded, error);
  folded.toUTF8String(*out);
}

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// "organisation" -> "organization", in place: British and American spelling are one name. Short stems ("rise", "wise")
// and stems in a vowel ("raise") are other words.
void SpellWithZ(char* word, size_t size) {
  static constexpr std::array<std::string_view, 9> kEndings = {"isation", "isations", "ise",   "ises",     "ised",
                                                               "ising",   "iser",     "isers", "isational"};
  const std::string_view view(word, size);
  for (const std::string_view ending : kEndings) {
    if (!view.ends_with(ending) || view.size() < ending.size() + 3) continue;
    const size_t at = view.size() - ending.size();
    if (!IsVowel(view[at - 1])) word[at + 1] = 'z';
  }
}

void RespellWords(std::string* name) {
  size_t begin = 0;
  while (begin < name->size()) {
    size_t end = name->find(' ', begin);
    if (end == std::string::npos) end = name->size();
    SpellWithZ(name->data() + begin, end - begin);
    begin = end + 1;
  }
}

void DropArticles(std::string* name) {
  static constexpr std::array<std::string_view, 3> kArticles = {"the ", "a ", "an "};
  size_t begin = 0;
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view article : kArticles) {
      if (std::string_view(*name).substr(begin).starts_with(article)) {
        begin += article.size();
        again = true;
      }
    }
  }
  name->erase(0, begin);
}

std::string FoldOnce(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  name = WithoutPossessive(name);
  if (IsAscii(name)) {
    FoldAscii(name, &out);
  } else {
    FoldUnicode(name, &out);
  }
  DropArticles(&out);
  RespellWords(&out);
  return out;
}

}  // namespace

std::string FoldName(std::string_view name) {
  // ICU measures in 32 bits; no name is that long.
  constexpr size_t kLongest = size_t{1} << 28;
  std::string folded = FoldOnce(name.substr(0, kLongest));
  // A mark that goes may bring a letter into a form that folds further; in practice one more round settles it.
  for (int round = 0; round < 4 && !IsAscii(folded); ++round) {
    std::string again = FoldOnce(folded);
    if (again == folded) break;
    folded = std::move(again);
  }
  return folded;
}

}  // namespace whence
