// The forms in which the words of a lexicon may stand in a question.
#include <algorithm>

#include "engine/questions/lexicon_builder.h"
#include "engine/questions/morphology.h"
#include "engine/questions/prepositions.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr float kWholeNameBonus = 0.1f;  // of a name of several words that is said whole

bool IsPreposition(std::string_view word) { return PrepositionIndex(word) >= 0; }

}  // namespace

// What the name of a predicate says: "place of birth", "directed by", "lives in", "capital of", "belongs to group".
void LexiconBuilder::AddDefaultWords(const Predicate& predicate, const std::vector<std::string>& name,
                                     uint32_t relation, float cost) {
  std::vector<std::string> words = name;
  if (words.empty()) return;
  const auto add_noun = [&](const std::vector<std::string>& noun, bool inverse) {
    AddNoun(JoinWords(noun), {PhraseUse::kNoun, inverse, relation, cost, {}});
    if (!inverse) by_noun_.emplace(JoinWords(noun), relation);
  };
  // "Official languages" rather than languages that happen to be called official.
  AddNoun(JoinWords(words), {PhraseUse::kNoun, false, relation, words.size() > 1 ? cost - kWholeNameBonus : cost, {}});
  by_noun_.emplace(JoinWords(words), relation);
  if (SingularOf(words.back()) != words.back()) {
    std::vector<std::string> one = words;
    one.back() = SingularOf(one.back());
    by_noun_.emplace(JoinWords(one), relation);
  }
  if (!predicate.described) AddShortened(words, relation);
  if (!predicate.described && graph_.Counts().documents > 0) AddTurned(words, relation);
  if (graph_.Counts().documents == 0) AddDerivedWords(predicate, words, relation, cost);
  if (words.size() > 1 &&
      (words.front() == "has" || words.front() == "have" || words.front() == "in" || words.front() == "by")) {
    words.erase(words.begin());
    add_noun(words, false);
  }
  if (predicate.numeric) AddCounted(words, relation, cost);
  if (words.size() > 1 && words.front() == "is") words.erase(words.begin());
  // Predicates read from documents are verbs in their dictionary form: "border", "live in".
  std::vector<std::string> verbs = VerbsOfForm(words.front());
  const bool ending = IsPreposition(words.back());
  if (verbs.empty() && (words.size() == 1 || ending)) verbs.push_back(words.front());
  if (words.size() > 1 && words.back() == "of") {
    // "capital of": the subject is the capital of the object. "consists of" is no noun; "members of" may be either.
    add_noun({words.begin(), words.end() - 1}, true);
    if (!words.front().ends_with("s")) return;
  }
  // "belongs to group", "born in year": the verb with its preposition, and what the object is.
  if (words.size() > 2 && IsPreposition(words[1]) && words[1] != "of" && !ending && !verbs.empty()) {
    add_noun({words.begin() + 2, words.end()}, false);
    words.resize(2);
  } else if (words.size() > 1 && !ending) {
    return;
  }
  if (words.size() == 2 && words.back() == "by") {
    for (const std::string& verb : verbs) {
      AddVerb({true, {verb}, {}}, relation, cost);
      for (const std::string& noun : AgentNounsOf(verb)) add_noun({noun}, false);
    }
    return;
  }
  // "opened 1984", "completed 1931": when it opened, and when it was completed.
  if (words.size() == 1 && predicate.objects == kLiteralClass && !predicate.described &&
      words.front().ends_with("ed")) {
    for (const std::string& verb : verbs) AddVerb({false, {verb, "in"}, {}}, relation, cost);
    AddComplement({words.front(), "in"}, {PhraseUse::kComplement, false, relation, cost, {}});
  }
  for (const std::string& verb : verbs) {
    std::vector<std::string> phrase(words);
    phrase.front() = verb;
    AddVerb({false, phrase, {}}, relation, cost);
  }
  if (words.size() > 1) AddComplement(words, {PhraseUse::kComplement, false, relation, cost, {}});
}

// What a number counts, by its predicate's name: "downloads", "number of beds", "bed count".
void LexiconBuilder::AddCounted(std::vector<std::string> words, uint32_t relation, float cost) {
  if (words.size() > 2 && (words[0] == "number" || words[0] == "count") && words[1] == "of") {
    words.erase(words.begin(), words.begin() + 2);
  } else if (words.size() > 1 && (words[0] == "num" || words[0] == "number")) {
    words.erase(words.begin());
  } else if (words.size() > 1 && words.back() == "count") {
    words.pop_back();
  } else if (SingularOf(words.back()) == words.back()) {
    return;
  }
  AddNoun(JoinWords(words), {PhraseUse::kCounted, false, relation, cost, {}});
}

void LexiconBuilder::AddNoun(std::string_view noun, PhraseEntry entry) {
  // The form as given comes first: "release" and "releases" may be two predicates.
  constexpr float kOtherNumberCost = 0.15f;
  const std::vector<std::string> words = WordsOf(noun);
  if (words.empty()) return;
  out_.phrases_.Add(words, entry);
  // The head takes the plural: "place of birth" -> "places of birth", "language spoken" -> "languages spoken".
  size_t head = 0;
  while (head < words.size() && (head == 0 || !IsPreposition(words[head]))) ++head;
  --head;
  if (head > 0 && !VerbsOfForm(words[head]).empty() && !words[head].ends_with("s")) --head;
  entry.cost += kOtherNumberCost;
  std::vector<std::string> other = words;
  for (const std::string& plural : PluralsOf(words[head])) {
    other[head] = plural;
    out_.phrases_.Add(other, entry);
  }
  other[head] = SingularOf(words[head]);
  if (other[head] != words[head]) out_.phrases_.Add(other, entry);
}

void LexiconBuilder::AddShortened(const std::vector<std::string>& words, uint32_t relation) {
  constexpr size_t kMaxLabelWords = 8;
  if (words.size() < 2 || words.size() > kMaxLabelWords || words.back() == "note" || IsPreposition(words.back()))
    return;
  const auto vague = [](const std::string& word) { return IsIn(WordList::kVagueLabel, word); };
  for (size_t begin = 0; begin < words.size(); ++begin) {
    for (size_t end = begin + 1; end <= words.size(); ++end) {
      const size_t dropped = words.size() - (end - begin);
      // What is left begins and ends with a word of weight, and something is left out at one side only.
      if (dropped == 0 || (begin > 0 && end < words.size())) continue;
      // "Physician density" is no density of a country: such a noun says what it is of by the word before it.
      if (begin > 0 && end - begin == 1 && words[begin - 1] != "population" &&
          IsIn(WordList::kOfSomething, words[begin]))
        continue;
      // The "head count" of a team is not its head.
      if (words.back() == "count" && end < words.size()) continue;
      // "GDP" in "health expenditure as % of GDP" is not what the key is about.
      if (begin > 0 && IsPreposition(words[begin - 1])) continue;
      if (IsPreposition(words[begin]) || IsPreposition(words[end - 1]) ||
          (end - begin == 1 && vague(words[begin]) && words[begin] != "population"))
        continue;
      float cost = kDefaultCost;
      for (size_t i = 0; i < words.size(); ++i) {
        if (i < begin || i >= end) cost += vague(words[i]) || IsPreposition(words[i]) ? 0.12f : 0.3f;
      }
      const std::vector<std::string> part(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                          words.begin() + static_cast<std::ptrdiff_t>(end));
      AddNoun(JoinWords(part), {PhraseUse::kNoun, false, relation, cost, {}});
      by_short_noun_.emplace(JoinWords(part), std::pair(cost, relation));
      // "border countries" is found by "border country".
      std::vector<std::string> one = part;
      one.back() = SingularOf(one.back());
      if (one.back() != part.back()) by_short_noun_.emplace(JoinWords(one), std::pair(cost, relation));
    }
  }
}

void LexiconBuilder::AddTurned(const std::vector<std::string>& words, uint32_t relation) {
  constexpr size_t kMaxLabelWords = 5;
  constexpr float kTurnedCost = 0.1f;
  const bool plain =
      std::none_of(words.begin(), words.end(), [](const std::string& word) { return IsPreposition(word); });
  if (words.size() < 2 || words.size() > kMaxLabelWords || !plain) return;
  for (size_t first = 1; first < words.size(); ++first) {
    std::vector<std::string> turned = words;
    std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(first), turned.end());
    AddNoun(JoinWords(turned), {PhraseUse::kNoun, false, relation, kDefaultCost + kTurnedCost, {}});
  }
}

void LexiconBuilder::AddWithStranded(std::vector<std::string> words, PhraseEntry entry, PhraseUse stranded) {
  out_.phrases_.Add(words, entry);
  if (words.size() < 2 || !IsPreposition(words.back())) return;
  entry.use = stranded;
  entry.preposition = words.back();
  words.pop_back();
  out_.phrases_.Add(words, entry);
  const int preposition = PrepositionIndex(entry.preposition);
  auto& verbs = out_.prepositional_verbs_;
  const bool known = std::any_of(verbs.begin(), verbs.end(), [&](const PrepositionalVerb& verb) {
    return verb.relation == entry.payload && verb.inverse == entry.inverse && verb.preposition == preposition;
  });
  // Only what leads over a thing of its own is asked for by its preposition alone.
  const auto& paths = out_.relations_[entry.payload].paths;
  const bool over = std::any_of(paths.begin(), paths.end(), [](const auto& path) { return path.steps.size() == 2; });
  if (!known && over) verbs.push_back({entry.payload, entry.inverse, preposition});
}

void LexiconBuilder::AddComplement(const std::vector<std::string>& words, PhraseEntry entry) {
  entry.use = PhraseUse::kComplement;
  AddWithStranded(words, entry, PhraseUse::kStrandedComplement);
}

void LexiconBuilder::AddVerbForms(const std::vector<std::string>& words, PhraseEntry entry) {
  const VerbForms forms = FormsOfVerb(words.front());
  std::vector<std::string> phrase = words;
  const auto add = [&](const std::string& form, PhraseUse use, PhraseUse stranded) {
    phrase.front() = form;
    entry.use = use;
    AddWithStranded(phrase, entry, stranded);
  };
  add(forms.base, PhraseUse::kVerbBase, PhraseUse::kStrandedBase);
  add(forms.base, PhraseUse::kVerbFinite, PhraseUse::kStrandedFinite);
  add(forms.third, PhraseUse::kVerbFinite, PhraseUse::kStrandedFinite);
  for (const std::string& past : forms.past) add(past, PhraseUse::kVerbFinite, PhraseUse::kStrandedFinite);
  for (const std::string& participle : forms.participle)
    add(participle, PhraseUse::kVerbParticiple, PhraseUse::kStrandedParticiple);
  add(forms.gerund, PhraseUse::kVerbGerund, PhraseUse::kStrandedGerund);
}

void LexiconBuilder::AddVerb(const VerbTemplate& verb, uint32_t relation, float cost) {
  PhraseEntry entry;
  entry.payload = relation;
  entry.cost = cost;
  // The relation leads from who does it to whom it is done: the triple's own direction when the subject does it.
  entry.inverse = verb.object_first;
  if (verb.words.front() != "be") {
    AddVerbForms(verb.words, entry);
    return;
  }
  std::vector<std::string> rest(verb.words.begin() + 1, verb.words.end());
  if (rest.empty()) return;
  if (rest.size() == 2 && rest.back() == "by") {
    // "S be directed by O" says what "O direct S" says.
    const std::vector<std::string> verbs = VerbsOfForm(rest.front());
    entry.inverse = !entry.inverse;
    for (const std::string& base : verbs) AddVerbForms({base}, entry);
    if (!verbs.empty()) return;
    entry.inverse = !entry.inverse;
  }
  AddComplement(rest, entry);
}

// The relations that the verbs of "made-by" stand for in this graph.
void LexiconBuilder::FindMakers(const LexiconFile& file) {
  for (const auto& [verb, location] : file.made_by) {
    const uint32_t word = out_.phrases_.FindWord(verb);
    const uint32_t words[] = {word};
    out_.phrases_.Walk(words, 0, [&](size_t, const std::vector<PhraseEntry>& entries) {
      for (const PhraseEntry& entry : entries) {
        if (entry.use != PhraseUse::kVerbBase) continue;
        const std::pair made(entry.payload, entry.inverse);
        auto& makers = out_.makers_;
        if (std::find(makers.begin(), makers.end(), made) == makers.end()) makers.push_back(made);
      }
    });
  }
}

}  // namespace whence
