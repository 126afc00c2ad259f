#include "engine/phrasing/verb_forms.h"

#include <string>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "rules/words/irregular_verbs.h"

namespace whence {
namespace {

bool EndsInConsonantY(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !IsAsciiVowel(word[word.size() - 2]);
}

// "stop" -> "stopped", but "visit" -> "visited": only words of one syllable double, and a few stressed on the last.
bool DoublesConsonant(std::string_view word) {
  if (word.size() < 3) return false;
  if (IsDoubling(word)) return true;
  const char last = word.back();
  if (IsAsciiVowel(last) || last == 'w' || last == 'x' || last == 'y') return false;
  if (!IsAsciiVowel(word[word.size() - 2]) || IsAsciiVowel(word[word.size() - 3])) return false;
  size_t vowels = 0;
  for (char c : word) vowels += IsAsciiVowel(c);
  return vowels == 1;
}

}  // namespace

std::string PastTense(std::string_view lemma) {
  if (const IrregularVerb* verb = FindIrregularVerb(lemma)) return std::string(verb->past);
  // "rejoin", "reelect": the stem's past; "foresee" has its own.
  if (lemma.size() > 5 && lemma.starts_with("re")) {
    if (const IrregularVerb* stem = FindIrregularVerb(lemma.substr(2))) return StrCat("re", stem->past);
  }
  if (lemma.ends_with('e')) return StrCat(lemma, "d");
  if (EndsInConsonantY(lemma)) return StrCat(lemma.substr(0, lemma.size() - 1), "ied");
  if (DoublesConsonant(lemma)) return StrCat(lemma, lemma.substr(lemma.size() - 1), "ed");
  return StrCat(lemma, "ed");
}

std::string ThirdPerson(std::string_view lemma) {
  if (lemma == "be") return "is";
  if (lemma == "have") return "has";
  if (EndsInConsonantY(lemma)) return StrCat(lemma.substr(0, lemma.size() - 1), "ies");
  for (const std::string_view ending : {"s", "x", "z", "ch", "sh", "o"}) {
    if (lemma.ends_with(ending)) return StrCat(lemma, "es");
  }
  return StrCat(lemma, "s");
}

bool IsInflected(const Lemmatizer& lemmatizer, std::string_view word) {
  const auto is_base = [&](std::string_view base) {
    const auto leads_back = [&](std::string_view ending, Upos upos) {
      return lemmatizer.Lemma(StrCat(base, ending), upos) == base;
    };
    return leads_back("s", Upos::kNoun) || leads_back("s", Upos::kVerb) || leads_back("er", Upos::kAdj);
  };
  if (is_base(word)) return true;
  // The lemma of a word that nobody knows is a guess: "prduced" is no form of "prduce".
  for (const Upos upos : {Upos::kVerb, Upos::kNoun}) {
    const std::string lemma = lemmatizer.Lemma(word, upos);
    if (lemma != word && is_base(lemma)) return true;
  }
  return false;
}

}  // namespace whence
