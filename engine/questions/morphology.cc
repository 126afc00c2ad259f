#include "engine/questions/morphology.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "rules/words/irregular_forms.h"
#include "rules/words/irregular_verbs.h"

namespace whence {
namespace {

size_t VowelGroups(std::string_view word) {
  size_t groups = 0;
  for (size_t i = 0; i < word.size(); ++i) {
    if ((IsAsciiVowel(word[i]) || (word[i] == 'y' && i > 0)) && (i == 0 || !IsAsciiVowel(word[i - 1]))) ++groups;
  }
  return groups;
}

// "run" -> "runn", "star" -> "starr": a short word in one vowel and one consonant doubles the consonant before a vowel.
bool Doubles(std::string_view word) {
  if (word.size() < 3) return false;
  const char last = word.back(), vowel = word[word.size() - 2], before = word[word.size() - 3];
  if (IsAsciiVowel(last) || last == 'w' || last == 'x' || last == 'y' || !IsAsciiVowel(vowel) || IsAsciiVowel(before))
    return false;
  return VowelGroups(word) == 1;
}

// Before -ed, -er, -est, -ing: drops a silent e, doubles, or turns y into i (not before -ing).
std::string Stem(std::string_view word, char next) {
  std::string stem(word);
  if (stem.empty()) return stem;
  const bool consonant_y = stem.size() > 1 && stem.back() == 'y' && !IsAsciiVowel(stem[stem.size() - 2]);
  if (consonant_y && next != 'i') {
    stem.back() = 'i';
  } else if (next == 'i' && stem.ends_with("ie")) {
    stem.replace(stem.size() - 2, 2, "y");
  } else if (stem.back() == 'e' && !(next == 'i' && stem.ends_with("ee"))) {
    stem.pop_back();
  } else if (Doubles(stem)) {
    stem += stem.back();
  }
  return stem;
}

std::string WithS(std::string_view word) {
  const bool hissing =
      word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") || word.ends_with("sh");
  if (hissing || (word.ends_with("o") && (word == "go" || word == "do"))) return StrCat(word, "es");
  if (word.size() > 1 && word.ends_with("y") && !IsAsciiVowel(word[word.size() - 2])) {
    return StrCat(word.substr(0, word.size() - 1), "ies");
  }
  return StrCat(word, "s");
}

}  // namespace

VerbForms FormsOfVerb(std::string_view base) {
  VerbForms forms;
  forms.base = base;
  forms.third = base == "have" ? "has" : base == "be" ? "is" : WithS(base);
  forms.gerund = StrCat(Stem(base, 'i'), "ing");
  if (const IrregularVerb* irregular = FindIrregularVerb(base);
      irregular != nullptr && !irregular->participle.empty()) {
    forms.past = {std::string(irregular->past)};
    forms.participle = {std::string(irregular->participle)};
    if (base == "be") forms.past.push_back("were");
    return forms;
  }
  forms.past = {StrCat(Stem(base, 'e'), "ed")};
  // British spelling doubles an l ("travelled"), American does not.
  if (base.size() > 2 && base.ends_with("l") && IsAsciiVowel(base[base.size() - 2]) &&
      !IsAsciiVowel(base[base.size() - 3]) && !Doubles(base)) {
    forms.past.push_back(StrCat(base, "led"));
  }
  forms.participle = forms.past;
  return forms;
}

std::vector<std::string> PluralsOf(std::string_view noun) {
  std::vector<std::string> plurals;
  for (const auto& [one, many] : IrregularNouns()) {
    if (noun == one) {
      plurals.emplace_back(many);
    } else if (noun.size() > one.size() && one.size() > 3 && noun.ends_with(one)) {
      plurals.push_back(StrCat(noun.substr(0, noun.size() - one.size()), many));
    }
  }
  plurals.push_back(WithS(noun));
  return plurals;
}

std::string SingularOf(std::string_view noun) {
  for (const auto& [one, many] : IrregularNouns()) {
    if (noun == many) return std::string(one);
  }
  if (noun.size() > 4 && noun.ends_with("ies")) return StrCat(noun.substr(0, noun.size() - 3), "y");
  for (std::string_view ending : {"sses", "xes", "ches", "shes", "zes"}) {
    if (noun.size() > ending.size() + 1 && noun.ends_with(ending)) return std::string(noun.substr(0, noun.size() - 2));
  }
  const bool plural =
      noun.size() > 3 && noun.ends_with("s") && !noun.ends_with("ss") && !noun.ends_with("us") && !noun.ends_with("is");
  return std::string(noun.substr(0, noun.size() - (plural ? 1 : 0)));
}

AdjectiveForms FormsOfAdjective(std::string_view adjective) {
  AdjectiveForms forms;
  for (const IrregularAdjective& irregular : IrregularAdjectives()) {
    if (irregular.base != adjective) continue;
    forms.comparative.emplace_back(irregular.comparative);
    forms.superlative.emplace_back(irregular.superlative);
  }
  if (!forms.comparative.empty() || adjective.empty()) return forms;
  const size_t groups = VowelGroups(adjective.ends_with("e") ? adjective.substr(0, adjective.size() - 1) : adjective);
  const bool short_enough =
      groups <= 1 ||
      (groups == 2 && (adjective.back() == 'y' || adjective.ends_with("ow") || adjective.ends_with("le")));
  if (!short_enough) return forms;
  const std::string stem = Stem(adjective, 'e');
  forms.comparative.push_back(StrCat(stem, "er"));
  forms.superlative.push_back(StrCat(stem, "est"));
  if (adjective == "early") forms.superlative.emplace_back("first");
  if (adjective == "late") forms.superlative.emplace_back("last");
  if (adjective == "new") forms.superlative.emplace_back("latest");
  return forms;
}

namespace {

using IrregularForms = std::multimap<std::string, std::string_view, std::less<>>;  // to the verb

IrregularForms AllIrregularForms() {
  IrregularForms all;
  for (const IrregularVerb& verb : IrregularVerbs()) {
    if (verb.participle.empty()) continue;
    const VerbForms forms = FormsOfVerb(verb.base);
    for (const std::string& form :
         std::set<std::string>{std::string(verb.past), std::string(verb.participle), forms.gerund, forms.third}) {
      all.emplace(form, verb.base);
    }
  }
  return all;
}

}  // namespace

std::vector<std::string> VerbsOfForm(std::string_view form) {
  static const IrregularForms& irregular = *new IrregularForms(AllIrregularForms());
  std::vector<std::string> verbs;
  for (auto found = irregular.lower_bound(form); found != irregular.end() && found->first == form; ++found) {
    verbs.emplace_back(found->second);
  }
  if (!verbs.empty()) return verbs;
  const auto consider = [&](std::string_view stem) {
    if (stem.size() < 2) return;
    std::vector<std::string> bases = {std::string(stem), StrCat(stem, "e")};
    if (stem.ends_with("i")) bases.push_back(StrCat(stem.substr(0, stem.size() - 1), "y"));
    if (stem.size() > 2 && stem.back() == stem[stem.size() - 2]) bases.emplace_back(stem.substr(0, stem.size() - 1));
    for (const std::string& base : bases) {
      const VerbForms forms = FormsOfVerb(base);
      const bool fits = form == forms.third || form == forms.gerund ||
                        std::find(forms.past.begin(), forms.past.end(), form) != forms.past.end();
      if (fits) verbs.push_back(base);
    }
  };
  if (form.size() > 4 && form.ends_with("ed")) consider(form.substr(0, form.size() - 2));
  if (form.size() > 5 && form.ends_with("ing")) consider(form.substr(0, form.size() - 3));
  if (form.size() > 3 && form.ends_with("s") && !form.ends_with("ss")) {
    consider(form.substr(0, form.size() - 1));
    if (form.ends_with("es")) consider(form.substr(0, form.size() - 2));
  }
  std::vector<std::string> unique;
  for (std::string& verb : verbs) {
    if (std::find(unique.begin(), unique.end(), verb) == unique.end()) unique.push_back(std::move(verb));
  }
  return unique;
}

std::vector<std::string> AgentNounsOf(std::string_view verb) {
  std::vector<std::string> nouns = {StrCat(Stem(verb, 'e'), "er")};
  if (verb.ends_with("t") || verb.ends_with("ate") || verb.ends_with("ise") || verb.ends_with("s")) {
    nouns.push_back(StrCat(verb.ends_with("e") ? verb.substr(0, verb.size() - 1) : verb, "or"));
  }
  if (verb == "star") nouns.emplace_back("star");
  return nouns;
}

std::vector<std::string> VerbsOfAgent(std::string_view noun) {
  constexpr size_t kShortestStem = 3;
  std::vector<std::string> verbs;
  const bool ending = (noun.ends_with("er") && !noun.ends_with("eer")) || noun.ends_with("or");
  if (!ending || noun.size() < kShortestStem + 2) return verbs;
  const std::string stem(noun.substr(0, noun.size() - 2));
  verbs.push_back(stem);
  verbs.push_back(stem + "e");
  if (stem.ends_with("i")) verbs.push_back(stem.substr(0, stem.size() - 1) + "y");
  const size_t size = stem.size();
  if (size > kShortestStem && stem[size - 1] == stem[size - 2]) verbs.push_back(stem.substr(0, size - 1));
  return verbs;
}

std::vector<std::string> VerbsOfAction(std::string_view noun) {
  constexpr size_t kShortestStem = 3;
  // An ending, and what the verb has instead.
  constexpr std::pair<std::string_view, std::string_view> kEndings[] = {
      {"ation", ""}, {"ation", "e"}, {"ation", "ate"}, {"ion", ""}, {"ion", "e"},
      {"ment", ""},  {"ing", ""},    {"ing", "e"},     {"al", ""},  {"al", "e"},
      {"ure", ""},   {"ure", "e"},   {"y", ""},        {"y", "e"},  {"", ""},
  };
  std::vector<std::string> verbs;
  for (const auto& [ending, instead] : kEndings) {
    if (!noun.ends_with(ending) || noun.size() < kShortestStem + ending.size()) continue;
    std::string verb = StrCat(noun.substr(0, noun.size() - ending.size()), instead);
    if (std::find(verbs.begin(), verbs.end(), verb) == verbs.end()) verbs.push_back(std::move(verb));
  }
  return verbs;
}

}  // namespace whence
