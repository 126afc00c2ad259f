#include "corpus/language/tokenizer.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/language/abbreviations.h"
#include "corpus/language/ascii.h"
#include "corpus/language/characters.h"

namespace whence {
namespace {

// How far a rule may look ahead or back. Bounds keep the tokeniser linear on text that is made to be slow.
constexpr size_t kMaxLook = 64;
constexpr size_t kMaxWord = 40;
constexpr size_t kNoiseRun = 8;

// Prefixes that keep their hyphen: "e-mail", "non-member".
constexpr std::string_view kPrefixes[] = {
    "anti", "co",  "counter", "cross",  "de", "e",    "ex",    "inter", "mid",   "mini",  "multi", "non", "over",
    "post", "pre", "pro",     "pseudo", "re", "semi", "socio", "sub",   "super", "trans", "ultra", "un",  "vice",
};
// Letters that are a unit right behind a number: "35mm" is two tokens, "4chan" one.
constexpr std::string_view kGluedUnits[] = {
    "am",  "bn", "cm", "ft", "g",   "gb",  "ghz", "hrs", "hz",  "in", "k",  "kg", "khz", "km", "kw", "lb",
    "lbs", "m",  "mb", "mg", "mhz", "min", "ml",  "mm",  "mph", "mw", "nm", "oz", "pm",  "sq", "x",  "years",
};
// Contractions that people write without the apostrophe, and where they part.
struct Joined {
  std::string_view word;
  size_t first;
};
constexpr Joined kJoined[] = {
    {"aint", 2},     {"arent", 3}, {"cannot", 3}, {"cant", 2},   {"couldnt", 5}, {"didnt", 3},   {"doesnt", 4},
    {"dont", 2},     {"gonna", 3}, {"gotta", 3},  {"hadnt", 3},  {"hasnt", 3},   {"havent", 4},  {"isnt", 2},
    {"shouldnt", 6}, {"wanna", 3}, {"wasnt", 3},  {"werent", 4}, {"wont", 2},    {"wouldnt", 5},
};
constexpr std::string_view kClitics[] = {"s", "m", "d", "re", "ve", "ll"};
constexpr std::string_view kEmoticons[] = {":-)", ":-(", ";-)", ":)", ":(",  ";)", ":D",
                                           ":P",  ":p",  "=)",  "(:", "^_^", "<3"};

template <typename Table>
bool Contains(const Table& table, std::string_view word) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

class Scanner {
 public:
  Scanner(std::string_view text, ByteSpan range, std::vector<ByteSpan>* tokens)
      : text_(text.substr(0, range.end)), at_(range.begin), begin_(range.begin), tokens_(tokens) {}

  void Run() {
    while (at_ < text_.size()) {
      const Character character = Peek(at_);
      if (character.type == CharClass::kSpace) {
        at_ += character.size;
      } else if (!ScanAddress() && !ScanNumber(character) && !ScanWord(character) && !ScanEmoticon()) {
        ScanPunctuation(character);
      }
    }
  }

 private:
  // Past the end is a space.
  Character Peek(size_t at) const {
    return at < text_.size() ? CharacterAt(text_, at) : Character{' ', 1, CharClass::kSpace};
  }
  char Byte(size_t at) const { return at < text_.size() ? text_[at] : ' '; }
  bool IsLetterAt(size_t at) const { return Peek(at).IsLetter(); }
  bool IsDigitAt(size_t at) const { return IsAsciiDigit(Byte(at)); }
  bool IsUpperAt(size_t at) const { return Peek(at).type == CharClass::kUpper; }
  bool IsLowerAt(size_t at) const { return Peek(at).type == CharClass::kLower; }
  // Bytes of the apostrophe at `at`, typewriter's or printer's; 0 when there is none.
  size_t ApostropheAt(size_t at) const {
    if (Byte(at) == '\'') return 1;
    return text_.substr(std::min(at, text_.size())).starts_with("\u2019") ? 3 : 0;
  }
  bool AtWordStart() const {
    if (at_ == begin_) return true;
    const Character before = CharacterBefore(text_, at_);
    return !before.IsWord();
  }

  void Emit(size_t end) {
    tokens_->push_back({at_, end});
    at_ = end;
  }

  bool ScanAddress();
  bool ScanNumber(const Character& first);
  bool ScanWord(const Character& first);
  bool ScanEmoticon();
  void ScanPunctuation(const Character& first);

  size_t EndOfAddress(size_t end) const;
  size_t ExtendWord(size_t end, size_t segment) const;
  bool FullStopBelongs(size_t end, bool dotted) const;
  void EmitWord(size_t end);

  std::string_view text_;
  size_t at_;
  size_t begin_;
  std::vector<ByteSpan>* tokens_;
};

// Up to white space, without the punctuation that closes a sentence or a bracket around the address.
size_t Scanner::EndOfAddress(size_t end) const {
  while (end < text_.size() && Peek(end).type != CharClass::kSpace && Byte(end) != '<' && Byte(end) != '>' &&
         Byte(end) != '"') {
    end += Peek(end).size;
  }
  while (end > at_ + 1 && std::string_view(".,;:!?)]}'").find(text_[end - 1]) != std::string_view::npos) --end;
  return end;
}

bool Scanner::ScanAddress() {
  const char first = AsciiLower(text_[at_]);
  const bool may_be_scheme = first == 'h' || first == 'w' || first == 'f' || first == 'm';
  if (may_be_scheme && AtWordStart()) {
    const std::string start = AsciiLowered(text_.substr(at_, 8));
    for (const std::string_view scheme : {"http://", "https://", "ftp://", "www.", "mailto:"}) {
      if (!start.starts_with(scheme)) continue;
      const size_t end = EndOfAddress(at_);
      if (end <= at_ + scheme.size()) return false;
      Emit(end);
      return true;
    }
  }
  if (!IsAsciiLetter(text_[at_]) && !IsAsciiDigit(text_[at_])) return false;
  if (!AtWordStart()) return false;
  size_t end = at_;
  while (end < text_.size() && end - at_ < kMaxLook &&
         (IsAsciiLetter(text_[end]) || IsAsciiDigit(text_[end]) ||
          std::string_view("._+-%").find(text_[end]) != std::string_view::npos)) {
    ++end;
  }
  if (Byte(end) != '@' || !(IsAsciiLetter(Byte(end + 1)) || IsAsciiDigit(Byte(end + 1)))) return false;
  for (++end; end < text_.size() && (IsAsciiLetter(text_[end]) || IsAsciiDigit(text_[end]) || text_[end] == '.' ||
                                     text_[end] == '-' || text_[end] == '_');) {
    ++end;
  }
  while (text_[end - 1] == '.' || text_[end - 1] == '-') --end;
  Emit(end);
  return true;
}

bool Scanner::ScanNumber(const Character& first) {
  size_t end = at_;
  if ((first.point == '+' || first.point == '.') && IsDigitAt(at_ + 1) && AtWordStart()) {
    ++end;
  } else if (size_t apostrophe = ApostropheAt(at_); apostrophe > 0 && AtWordStart() && IsDigitAt(at_ + apostrophe) &&
                                                    IsDigitAt(at_ + apostrophe + 1) &&
                                                    !Peek(at_ + apostrophe + 2).IsWord()) {
    Emit(at_ + apostrophe + 2);  // "'72"
    return true;
  } else if (first.type != CharClass::kDigit) {
    return false;
  }
  // Groups of digits and how they are joined.
  int hyphens = 0;
  size_t first_hyphen = 0;
  size_t group = end;
  while (true) {
    while (end < text_.size() && Peek(end).type == CharClass::kDigit) end += Peek(end).size;
    const char joint = Byte(end);
    if (std::string_view(".,:/-").find(joint) == std::string_view::npos || !IsDigitAt(end + 1)) break;
    if (joint == '-') {
      if (hyphens++ == 0) first_hyphen = end;
    }
    group = end + 1;
    ++end;
  }
  // One hyphen parts a range ("1994-1999"), unless it is a telephone number's ("345-9945"); more do not ("1992-05-15").
  if (hyphens == 1 && !(first_hyphen - at_ == 3 && end - group == 4)) end = first_hyphen;
  if (IsLetterAt(end)) {
    const size_t digits = end;
    while (end < text_.size() && end - digits < kMaxWord && Peek(end).IsWord()) end += Peek(end).size;
    const std::string letters = AsciiLowered(text_.substr(digits, end - digits));
    if (Contains(kGluedUnits, letters)) end = digits;
  } else if (const size_t apostrophe = ApostropheAt(end);
             apostrophe > 0 && Byte(end + apostrophe) == 's' && !Peek(end + apostrophe + 1).IsWord()) {
    end += apostrophe + 1;  // "1990's"
  }
  Emit(end);
  return true;
}

// The end of a word that goes on from `end`: over apostrophes, the full stops of acronyms and names of sites, "&"
// between capitals, and the hyphens of prefixes. `segment` is where the part behind the last full stop begins.
size_t Scanner::ExtendWord(size_t end, size_t segment) const {
  const size_t apostrophe = ApostropheAt(end);
  if (apostrophe > 0 && IsLetterAt(end + apostrophe)) return end + apostrophe;
  switch (Byte(end)) {
    case '_':
      return end + 1;
    case '.': {
      const bool short_segment = end - segment <= 2;
      if (IsLowerAt(end + 1) || IsDigitAt(end + 1) || (short_segment && IsUpperAt(end + 1))) return end + 1;
      break;
    }
    case '&':
      if (end - at_ <= 4 && IsUpperAt(end + 1) && IsUpperAt(at_)) return end + 1;
      break;
    case '-':
      if (end - at_ < kMaxWord && IsLetterAt(end + 1) && Contains(kPrefixes, Lowered(text_.substr(at_, end - at_)))) {
        return end + 1;
      }
      break;
    default:
      break;
  }
  return end;
}

// Whether the full stop at `end` belongs to the word text_[at_, end).
bool Scanner::FullStopBelongs(size_t end, bool dotted) const {
  if (Byte(end) != '.' || Byte(end + 1) == '.' || end - at_ > kMaxWord) return false;
  const std::string_view word = text_.substr(at_, end - at_);
  if (at_ >= 2 && text_.substr(at_ - 2, 2) == "\u00B0") return false;  // "27 °C." ends in a unit
  if (dotted) {
    // "U.S." and "Ph.D." end in a short part; "enron.com" does not.
    const size_t last = word.rfind('.');
    return word.size() - last <= 2 && IsAsciiLetter(word[last + 1]);
  }
  size_t next = end + 1;
  while (next < text_.size() && next - end < kMaxLook && Peek(next).type == CharClass::kSpace) next += Peek(next).size;
  const bool spaced = next > end + 1;
  switch (FindAbbreviation(Lowered(word))) {
    case Abbreviation::kTitle:
      return true;
    case Abbreviation::kWord:
      // In lower case "dec", "ft" and their like stand before a full stop by chance; "etc", "inc" do not.
      return IsUpperAt(at_) || word == "etc" || word == "al" || IsDigitAt(next) || Byte(next) == ',';
    case Abbreviation::kBeforeNumber:
      if (IsDigitAt(next)) return true;
      break;
    case Abbreviation::kNone:
      break;
  }
  // An initial: "J. Smith".
  const Character letter = Peek(at_);
  return letter.size == word.size() && letter.type == CharClass::kUpper && letter.point != 'I' && spaced &&
         IsUpperAt(next);
}

bool Scanner::ScanWord(const Character& first) {
  if ((first.point == '@' || first.point == '#') && IsLetterAt(at_ + 1) && AtWordStart()) {
    size_t end = at_ + 1;
    while (end < text_.size() && (Peek(end).IsWord() || Byte(end) == '_')) end += Peek(end).size;
    Emit(end);
    return true;
  }
  if (!first.IsWord()) return false;
  size_t end = at_;
  size_t segment = at_;
  bool dotted = false;
  while (end < text_.size()) {
    const Character character = Peek(end);
    if (character.IsWord()) {
      end += character.size;
      continue;
    }
    const size_t extended = ExtendWord(end, segment);
    if (extended == end) break;
    if (Byte(end) == '.') {
      dotted = true;
      segment = extended;
    }
    end = extended;
  }
  // "US$" before an amount.
  if (Byte(end) == '$' && end - at_ <= 3 && IsUpperAt(at_) && IsDigitAt(end + 1)) {
    Emit(end + 1);
    return true;
  }
  if (FullStopBelongs(end, dotted)) {
    Emit(end + 1);
    return true;
  }
  EmitWord(end);
  return true;
}

// Emits text_[at_, end) as a word, its clitic apart.
void Scanner::EmitWord(size_t end) {
  const std::string_view word = text_.substr(at_, end - at_);
  if (word.size() <= kMaxWord) {
    const std::string lower = AsciiLowered(word);
    for (const Joined& joined : kJoined) {
      if (joined.word != lower) continue;
      Emit(at_ + joined.first);
      Emit(end);
      return;
    }
  }
  // Only the last apostrophe parts a clitic, and no clitic is longer than "’re".
  for (size_t back = 2; back <= 5 && back < word.size(); ++back) {
    const size_t apostrophe = ApostropheAt(end - back);
    if (apostrophe == 0) continue;
    const std::string letters = AsciiLowered(text_.substr(end - back + apostrophe, back - apostrophe));
    if (letters == "t" && back < word.size() - 1 && AsciiLower(text_[end - back - 1]) == 'n') {
      Emit(end - back - 1);
      Emit(end);
      return;
    }
    if (Contains(kClitics, letters)) {
      Emit(end - back);
      Emit(end);
      return;
    }
  }
  Emit(end);
}

bool Scanner::ScanEmoticon() {
  for (const std::string_view emoticon : kEmoticons) {
    if (!text_.substr(at_).starts_with(emoticon)) continue;
    if (Peek(at_ + emoticon.size()).IsWord()) continue;
    Emit(at_ + emoticon.size());
    return true;
  }
  return false;
}

void Scanner::ScanPunctuation(const Character& first) {
  // A clitic that stands alone: "Georgia 's".
  if (const size_t apostrophe = ApostropheAt(at_); apostrophe > 0 && IsLetterAt(at_ + apostrophe)) {
    size_t end = at_ + apostrophe;
    while (end < text_.size() && end - at_ <= 5 && IsLetterAt(end)) end += Peek(end).size;
    if (!Peek(end).IsWord() &&
        Contains(kClitics, AsciiLowered(text_.substr(at_ + apostrophe, end - at_ - apostrophe)))) {
      Emit(end);
      return;
    }
  }
  size_t end = at_ + first.size;
  const auto run = [&](std::string_view of) {
    while (end < text_.size() && of.find(text_[end]) != std::string_view::npos) ++end;
  };
  switch (first.point) {
    case '.':
    case '!':
    case '?':
      run(".!?");
      break;
    case '-':
    case '*':
    case '=':
    case '_':
    case '~':
    case '+':
    case '<':
    case '>': {
      const char same[] = {static_cast<char>(first.point), '\0'};
      run(same);
      break;
    }
    case '\'':
    case '`':
      if (Byte(end) == text_[at_]) ++end;
      break;
    case 0x2018:
    case 0x2019:
      if (text_.substr(end).starts_with("\u2019")) end += 3;
      break;
    default: {
      // Ornaments and noise: a long run of one character is one token.
      const std::string_view unit = text_.substr(at_, first.size);
      size_t run_end = end;
      while (text_.substr(run_end).starts_with(unit)) run_end += unit.size();
      if (run_end - at_ >= kNoiseRun * unit.size()) end = run_end;
      break;
    }
  }
  Emit(end);
}

}  // namespace

void Tokenize(std::string_view text, ByteSpan range, std::vector<ByteSpan>* tokens) {
  Scanner(text, range, tokens).Run();
}

}  // namespace whence
