#include "corpus/language/word_features.h"

#include "corpus/language/ascii.h"
#include "corpus/language/characters.h"

namespace whence {
namespace {

// "Tashkent" -> "Xxx", "USSR" -> "XX", "1990s" -> "ddx": runs are cut to two.
std::string ShapeOf(std::string_view form) {
  std::string shape;
  for (size_t at = 0; at < form.size() && at < 200;) {
    const Character character = CharacterAt(form, at);
    at += character.size;
    char mark = 'o';
    switch (character.type) {
      case CharClass::kUpper:
        mark = 'X';
        break;
      case CharClass::kLower:
      case CharClass::kMark:
        mark = 'x';
        break;
      case CharClass::kLetter:
        mark = 'l';
        break;
      case CharClass::kDigit:
        mark = 'd';
        break;
      default:
        if (character.point < 128) mark = static_cast<char>(character.point);
        break;
    }
    const size_t size = shape.size();
    if (size >= 2 && shape[size - 1] == mark && shape[size - 2] == mark) continue;
    shape.push_back(mark);
  }
  return shape;
}

// Numbers say little by their digits: years, short and long numbers, and other words that begin with a digit are each
// one word.
std::string_view NumberName(std::string_view lower) {
  if (IsAsciiNumber(lower))
    return lower.size() == 4 && (lower[0] == '1' || lower[0] == '2') ? "!year"
           : lower.size() <= 2                                       ? "!small"
                                                                     : "!number";
  return lower.back() == 's' ? "!decade" : lower.find('.') != std::string_view::npos ? "!decimal" : "!mixed";
}

// The typewriter's and the printer's apostrophe are one.
std::string WithPlainApostrophes(std::string_view text) {
  constexpr std::string_view kApostrophe = "\u2019";
  std::string plain;
  for (size_t at = 0; at < text.size();) {
    const bool apostrophe = text.substr(at).starts_with(kApostrophe);
    plain.push_back(apostrophe ? '\'' : text[at]);
    at += apostrophe ? kApostrophe.size() : 1;
  }
  return plain;
}

// Bytes of the first (last) `count` characters.
size_t PrefixBytes(std::string_view text, int count) {
  size_t at = 0;
  for (int i = 0; i < count; ++i) {
    if (at >= text.size()) return 0;
    at += CharacterAt(text, at).size;
  }
  return at;
}
size_t SuffixBytes(std::string_view text, int count) {
  size_t end = text.size();
  for (int i = 0; i < count; ++i) {
    if (end == 0) return 0;
    end -= CharacterBefore(text, end).size;
  }
  return text.size() - end;
}

}  // namespace

uint64_t YearNorm() {
  static const uint64_t norm = HashBytes(NumberName("2000"), 2);
  return norm;
}

WordFeatures ComputeWordFeatures(std::string_view form, const Lexicon& lexicon) {
  WordFeatures word;
  word.form = HashBytes(form, 1);
  const std::string shape = ShapeOf(form);
  word.shape = HashBytes(shape, 3);
  word.upper = shape.starts_with('X');
  const std::string lower = Lowered(form);
  if (!lower.empty() && IsAsciiDigit(lower.front())) {
    word.norm = HashBytes(NumberName(lower), 2);
  } else {
    const std::string plain = WithPlainApostrophes(lower);
    word.norm = HashBytes(plain, 2);
    word.classes = lexicon.Classes(plain);
    word.morph = lexicon.Morphology(plain);
  }
  for (int i = 0; i < 4; ++i) {
    const size_t bytes = SuffixBytes(lower, i + 1);
    if (bytes != 0) word.suffix[i] = HashBytes(std::string_view(lower).substr(lower.size() - bytes), 10 + i);
  }
  for (int i = 0; i < 3; ++i) {
    const size_t bytes = PrefixBytes(lower, i + 1);
    if (bytes != 0) word.prefix[i] = HashBytes(std::string_view(lower).substr(0, bytes), 20 + i);
  }
  return word;
}

const WordMemory::Word& WordMemory::Find(std::string_view form, const Lexicon& lexicon) {
  if (form.size() > kLongestForm) {
    long_ = {{}, ComputeWordFeatures(form, lexicon), HasLower(form)};
    return long_;
  }
  if (words_.empty()) words_.resize(kPlaces);
  Word& word = words_[HashBytes(form) % kPlaces];
  if (word.form != form) word = {std::string(form), ComputeWordFeatures(form, lexicon), HasLower(form)};
  return word;
}

void ComputeSentenceFeatures(absl::Span<const std::string_view> forms, const Lexicon& lexicon, WordMemory* memory,
                             SentenceFeatures* out) {
  out->words.clear();
  out->has_upper = false;
  out->has_lower = false;
  for (size_t i = 0; i < forms.size(); ++i) {
    const WordMemory::Word& word = memory->Find(forms[i], lexicon);
    out->words.push_back(word.features);
    out->has_upper = out->has_upper || (i > 0 && word.features.upper);
    out->has_lower = out->has_lower || word.has_lower;
  }
}

void ComputeSentenceFeatures(absl::Span<const std::string_view> forms, const Lexicon& lexicon, SentenceFeatures* out) {
  WordMemory memory;
  ComputeSentenceFeatures(forms, lexicon, &memory, out);
}

}  // namespace whence
