#include "corpus/language/sentence_splitter.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>

#include "corpus/language/abbreviations.h"
#include "corpus/language/ascii.h"
#include "corpus/language/characters.h"

namespace whence {
namespace {

// How many tokens a bracket may stay open and still keep its inside together.
constexpr size_t kMaxBracketTokens = 60;

// Words that open a sentence when they stand capitalised behind an abbreviation: "Inc. The", "U.S. He".
constexpr std::string_view kOpeners[] = {
    "a",    "after", "all",   "although", "an",    "and",   "as",   "at",    "because", "before", "both",
    "but",  "by",    "for",   "from",     "he",    "her",   "his",  "how",   "however", "i",      "if",
    "in",   "it",    "its",   "many",     "more",  "most",  "my",   "no",    "not",     "of",     "on",
    "one",  "or",    "our",   "she",      "since", "so",    "some", "such",  "that",    "the",    "their",
    "then", "there", "these", "they",     "this",  "those", "to",   "under", "until",   "we",     "what",
    "when", "where", "which", "while",    "who",   "why",   "with", "you",   "your",
};
static_assert(std::is_sorted(std::begin(kOpeners), std::end(kOpeners)));

class Splitter {
 public:
  Splitter(std::string_view text, const std::vector<ByteSpan>& tokens, size_t limit, std::vector<size_t>* ends)
      : text_(text), tokens_(tokens), limit_(limit), ends_(ends) {}

  void Run();

 private:
  std::string_view Form(size_t i) const {
    return i < tokens_.size() ? text_.substr(tokens_[i].begin, tokens_[i].size()) : std::string_view();
  }
  bool SpaceAfter(size_t i) const { return i + 1 < tokens_.size() && tokens_[i].end < tokens_[i + 1].begin; }

  bool IsFinal(size_t i) const;
  bool IsCloser(size_t i) const;
  bool IsOpener(size_t i) const;
  bool IsListMark(size_t i) const;
  size_t NoteEnd(size_t i) const;
  bool LineEnds(size_t i) const;
  bool MayStart(size_t i) const;
  bool AbbreviationEnds(size_t i) const;
  size_t MatchBrackets(size_t open) const;
  void End(size_t end);

  std::string_view text_;
  const std::vector<ByteSpan>& tokens_;
  size_t limit_;
  std::vector<size_t>* ends_;
  std::vector<uint8_t> breaks_;  // line breaks behind each token: 0, 1 or 2 for more
  size_t begin_ = 0;
  int straight_quotes_ = 0;  // since the sentence began
};

bool Splitter::IsFinal(size_t i) const {
  const std::string_view form = Form(i);
  if (form == "\u2026" || form == "\u3002") return true;
  return !form.empty() && form.find_first_not_of(".!?") == std::string_view::npos;
}

bool Splitter::IsCloser(size_t i) const {
  const std::string_view form = Form(i);
  if (form == ")" || form == "]" || form == "\u201D" || form == "\u2019" || form == "\u00BB" || form == "''")
    return true;
  // A typewriter's quote closes what it opened, or stands right behind the full stop.
  return (form == "\"" || form == "'") && !(i > 0 && SpaceAfter(i - 1) && !SpaceAfter(i));
}

bool Splitter::IsOpener(size_t i) const {
  const std::string_view form = Form(i);
  return form == "\"" || form == "'" || form == "(" || form == "[" || form == "\u201C" || form == "\u2018" ||
         form == "\u00AB" || form == "``" || form == "*";
}

// "-", "•", "3." or "b)" at the start of a line.
bool Splitter::IsListMark(size_t i) const {
  const std::string_view form = Form(i);
  if (form == "-" || form == "*" || form == "\u2022" || form == "\u2013" || form == "\u00B7" || form == "\u25AA") {
    return SpaceAfter(i);
  }
  const std::string_view next = Form(i + 1);
  const bool label = (IsAsciiNumber(form) && form.size() <= 2) || (form.size() == 1 && IsAsciiLetter(form[0]));
  return label && (next == "." || next == ")") && !SpaceAfter(i) && SpaceAfter(i + 1);
}

// Behind the marks of notes that begin at token i and belong to the sentence before: "[17]", "[a]", "[2][3]". `i` when
// there is none.
size_t Splitter::NoteEnd(size_t i) const {
  while (Form(i) == "[" && Form(i + 2) == "]" && !SpaceAfter(i) && !SpaceAfter(i + 1)) {
    const std::string_view mark = Form(i + 1);
    if (!IsAsciiNumber(mark) && mark.size() > 1) break;
    i += 3;
  }
  return i;
}

// Whether the line break behind token i ends a sentence that has no full stop.
bool Splitter::LineEnds(size_t i) const {
  if (breaks_[i] >= 2) return true;
  return breaks_[i] == 1 && IsListMark(i + 1);
}

// Whether token i may be the first of a sentence.
bool Splitter::MayStart(size_t i) const {
  while (i < tokens_.size() && IsOpener(i)) ++i;
  if (i >= tokens_.size()) return true;
  const Character first = CharacterAt(text_, tokens_[i].begin);
  return first.type != CharClass::kLower && first.point != ',' && first.point != ';' && first.point != ':' &&
         first.point != ')' && first.point != '%';
}

// Whether an abbreviation with its full stop also ends the sentence, by the word behind it.
bool Splitter::AbbreviationEnds(size_t i) const {
  const std::string_view form = Form(i);
  const std::string_view word = form.substr(0, form.size() - 1);
  const std::string lower = Lowered(word);
  if (FindAbbreviation(lower) == Abbreviation::kTitle || FindAbbreviation(lower) == Abbreviation::kBeforeNumber) {
    return false;
  }
  size_t next = i + 1;
  while (next < tokens_.size() && IsOpener(next)) ++next;
  const std::string_view follower = Form(next);
  if (!StartsUpper(follower)) return false;
  const Character letter = CharacterAt(word, 0);
  if (letter.size == word.size() && word != "I") return false;  // an initial
  const std::string opener = Lowered(follower);
  return std::binary_search(std::begin(kOpeners), std::end(kOpeners), std::string_view(opener));
}

// The index of the bracket that closes the one at `open`, or `open` when none does soon.
size_t Splitter::MatchBrackets(size_t open) const {
  size_t depth = 0;
  const size_t end = std::min(tokens_.size(), open + kMaxBracketTokens);
  for (size_t i = open; i < end; ++i) {
    if (i > open && LineEnds(i - 1)) return open;
    const std::string_view form = Form(i);
    if (form == "(" || form == "[") ++depth;
    if ((form == ")" || form == "]") && --depth == 0) return i;
  }
  return open;
}

void Splitter::End(size_t end) {
  ends_->push_back(end);
  begin_ = end;
  straight_quotes_ = 0;
}

void Splitter::Run() {
  breaks_.assign(tokens_.size(), 0);
  for (size_t i = 0; i + 1 < tokens_.size(); ++i) {
    const std::string_view gap = text_.substr(tokens_[i].end, tokens_[i + 1].begin - tokens_[i].end);
    breaks_[i] = static_cast<uint8_t>(std::min<ptrdiff_t>(2, std::count(gap.begin(), gap.end(), '\n')));
  }
  size_t kept_until = 0;  // inside a bracket that closes soon
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const std::string_view form = Form(i);
    if (form == "\"") ++straight_quotes_;
    if ((form == "(" || form == "[") && i >= kept_until && i > begin_) kept_until = MatchBrackets(i);
    if (i + 1 == tokens_.size() || LineEnds(i) || i + 1 - begin_ >= limit_) {
      End(i + 1);
      continue;
    }
    if (i < kept_until) continue;
    if (IsFinal(i)) {
      // A number and a full stop that begin a sentence are the mark of a list's item.
      if (i == begin_ + 1 && IsListMark(begin_)) continue;
      size_t last = i;
      const size_t most = std::min(tokens_.size(), begin_ + limit_);  // where the sentence ends at the latest
      while (last + 1 < most && (IsFinal(last + 1) || IsCloser(last + 1)) && !LineEnds(last)) {
        if (Form(last + 1) == "\"" && straight_quotes_ % 2 == 0 && SpaceAfter(last)) break;
        if (Form(last + 1) == "\"") ++straight_quotes_;
        ++last;
      }
      if (!LineEnds(last)) last = std::min(NoteEnd(last + 1), most) - 1;
      if (last + 1 >= tokens_.size() || LineEnds(last)) {
        i = last;
        End(last + 1);
        continue;
      }
      // "word.Next" is two sentences, "12.30" and "x.y" were one token.
      if (!MayStart(last + 1)) continue;
      i = last;
      End(last + 1);
      continue;
    }
    if (form.size() > 1 && form.back() == '.' && AbbreviationEnds(i)) {
      size_t last = i;
      while (last + 1 < tokens_.size() && IsCloser(last + 1) && !SpaceAfter(last)) ++last;
      i = last;
      End(last + 1);
    }
  }
}

}  // namespace

void SplitSentences(std::string_view text, const std::vector<ByteSpan>& tokens, size_t limit,
                    std::vector<size_t>* ends) {
  Splitter(text, tokens, limit, ends).Run();
}

}  // namespace whence
