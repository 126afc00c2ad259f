#include "corpus/language/title_finder.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/lexicon.h"

namespace whence {
namespace {

constexpr size_t kMostTokens = 12;
constexpr size_t kFewestCapitals = 3;
constexpr size_t kMostSmall = 2;  // words without a capital, one after the other

// What may stand behind a title and say where, for whom or with whom.
bool IsPreposition(std::string_view word) {
  return IsOneOf(word, {"in", "on", "at", "to", "for", "by", "from", "with", "into", "over"});
}

// What may stand inside a title without a capital.
bool IsSmallWord(std::string_view word) { return word == "of" || IsArticle(word) || IsPreposition(word); }

bool IsShouted(std::string_view form) {
  return form.size() > 1 && std::none_of(form.begin(), form.end(), IsAsciiLower);
}

// A capital inside a sentence that only a title gives: on a pronoun, a conjunction or a verb.
bool Tells(const TaggedSentence& sentence, size_t i) {
  const std::string lower = AsciiLowered(sentence.forms[i]);
  if (IsArticle(lower) || IsShouted(sentence.forms[i]) || IsOneOf(lower, {"i", "of", "may", "will", "mark", "no"}))
    return false;
  constexpr uint32_t kNames = WordClass::kGivenName | WordClass::kSurname | WordClass::kPlaceName |
                              WordClass::kCountryName | WordClass::kOrganisationName | WordClass::kCapitalised;
  if ((sentence.word(i).classes & kNames) != 0) return false;
  switch (sentence.tags[i].upos) {
    case Upos::kPron:
      return sentence.tags[i].xpos != Xpos::kPrpPoss;  // "His Majesty"
    case Upos::kAux:
    case Upos::kSconj:
      return true;
    case Upos::kVerb: {
      const Xpos xpos = sentence.tags[i].xpos;
      return xpos == Xpos::kVbd || xpos == Xpos::kVbz || xpos == Xpos::kVbp;
    }
    default:
      return IsOneOf(lower, {"as", "before", "after", "until", "since", "when", "while", "who", "what", "where"});
  }
}

struct Run {
  size_t end = 0;
  size_t capitals = 0;
  bool telling = false;  // one of its words has a capital that only a title gives
};

// What the words from `begin` come to, up to `limit`.
Run ReadRun(const TaggedSentence& sentence, size_t begin, size_t limit) {
  Run run;
  run.end = begin;
  const bool opens = begin == 0 || sentence.tags[begin - 1].upos == Upos::kPunct;  // a clause
  for (size_t i = begin; i < limit && i - run.end <= kMostSmall; ++i) {
    if (sentence.word(i).upper) {
      run.end = i + 1;
      ++run.capitals;
      run.telling = run.telling || ((i > begin || !opens) && Tells(sentence, i));
    } else if (i == begin || !IsSmallWord(sentence.forms[i])) {
      break;
    }
  }
  return run;
}

// Where a preposition and the proper names behind it begin, at the end of a run; its end where there are none.
size_t TailBegin(const TaggedSentence& sentence, size_t begin, size_t end) {
  size_t at = end;
  while (at > begin + 1 && sentence.word(at - 1).upper && sentence.tags[at - 1].upos == Upos::kPropn &&
         (sentence.word(at - 1).classes & (WordClass::kNoun | WordClass::kVerb)) == 0)
    --at;
  const bool article = at < end && at > begin + 2 && IsArticle(sentence.forms[at - 1]);
  if (article) --at;
  return at < end && at > begin + 1 && IsPreposition(sentence.forms[at - 1]) ? at - 1 : end;
}

bool IsTitle(const Run& run) { return run.telling && run.capitals >= kFewestCapitals; }

// Whether a verb outside the run is written small: else all words may have capitals.
bool CapitalsTell(const TaggedSentence& sentence, size_t begin, size_t end) {
  for (size_t i = 0; i < sentence.size(); ++i) {
    if (i >= begin && i < end) continue;
    const Upos upos = sentence.tags[i].upos;
    if ((upos == Upos::kVerb || upos == Upos::kAux) && !sentence.word(i).upper) return true;
  }
  return false;
}

}  // namespace

size_t TitleEnd(const TaggedSentence& sentence, size_t begin) {
  if (!sentence.word(begin).upper || IsShouted(sentence.forms[begin])) return begin;
  // The rest of a run that was no title is none either; the first word of a sentence may stand before one.
  const bool within =
      begin > 0 && sentence.word(begin - 1).upper && !(begin == 1 && IsPreposition(AsciiLowered(sentence.forms[0])));
  if (within) return begin;
  const size_t limit = std::min(sentence.size(), begin + kMostTokens);
  Run run = ReadRun(sentence, begin, limit);
  const size_t tail = TailBegin(sentence, begin, run.end);
  if (tail < run.end) run = ReadRun(sentence, begin, tail);
  if (!IsTitle(run) || !CapitalsTell(sentence, begin, run.end)) return begin;
  if (begin == 0) {
    // A sentence begins with a title where the title is its subject: not in "If Karl Is Late, the play starts".
    const bool verb = run.end < sentence.size() && !sentence.word(run.end).upper &&
                      (sentence.tags[run.end].upos == Upos::kVerb || sentence.tags[run.end].upos == Upos::kAux);
    if (!verb) return begin;
  }
  // "Who Did Ann Lee marry?"
  const bool asks = sentence.forms[sentence.size() - 1] == "?" && begin < 2 &&
                    (IsQuestionWord(AsciiLowered(sentence.forms[0])) || sentence.tags[0].upos == Upos::kAux);
  if (asks && (begin == 0 || sentence.tags[begin].upos == Upos::kAux)) return begin;
  // "In Gone Before Dawn he played": the first word is the sentence's.
  const bool opens = begin == 0 && (IsPreposition(AsciiLowered(sentence.forms[0])) ||
                                    (sentence.word(1).upper && IsArticle(AsciiLowered(sentence.forms[1]))));
  return opens && IsTitle(ReadRun(sentence, 1, run.end)) ? begin : run.end;
}

}  // namespace whence
