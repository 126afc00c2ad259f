#include "engine/dialogue/follow_up.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "engine/coreference/gender.h"
#include "engine/phrasing/verb_forms.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

std::string Capitalised(std::string_view text) {
  std::string out(text);
  CapitaliseAscii(out);
  return out;
}

std::string WithBlank(std::string_view text) { return text.empty() ? "" : StrCat(" ", text); }

bool IsBe(std::string_view word) { return IsOneOf(word, {"is", "are", "was", "were"}); }

// What was asked to be done, in the base form: "leave the pact" of "When did Peru leave the pact?" and of "Who left the
// pact?". A time that the question names is left to the next one where `timeless`.
struct Predication {
  std::string auxiliary;  // as it stood: "did"; "did" or "does" where the verb carried the tense itself
  std::string words;
};
std::optional<Predication> PredicationOf(const SpokenQuestion& before) {
  const std::optional<SpokenQuestion::Shape> shape = before.ReadShape();
  if (!shape.has_value() || shape->rest >= before.size()) return std::nullopt;
  if (shape->auxiliary < before.size()) {
    return Predication{before[shape->auxiliary].lower, before.Text(shape->rest, before.size())};
  }
  const SpokenWord& verb = before[shape->rest];
  return Predication{verb.xpos == Xpos::kVbz || verb.xpos == Xpos::kVbp ? "does" : "did",
                     StrCat(verb.lemma, WithBlank(before.Text(shape->rest + 1, before.size())))};
}

// Where a date with its preposition stands; an empty range for none.
struct Range {
  size_t begin = 0;
  size_t end = 0;
};
Range FindDate(const SpokenQuestion& question) {
  for (size_t i = 0; i < question.size(); ++i) {
    if (question[i].type != EntityType::kDate) continue;
    const bool preposition = i > 0 && question[i - 1].upos == Upos::kAdp;
    return {preposition ? i - 1 : i, i + 1};
  }
  return {};
}

bool IsTrailer(const SpokenWord& word) { return IsIn(WordList::kTrailer, word.lower); }

// Where "then", "in that year" or "at that time" begins at the end of a question; its 0 for none of them.
size_t BeginOfThen(const SpokenQuestion& question) {
  const size_t size = question.size();
  if (size < 2) return 0;
  if (question[size - 1].lower == "then") return size - 1;
  const bool time = IsIn(WordList::kCalendarNoun, question[size - 1].lower) || question[size - 1].lower == "time";
  if (!time || size < 3 || !IsOneOf(question[size - 2].lower, {"that", "the", "same"})) return 0;
  size_t begin = size - 2;
  while (begin > 1 && IsOneOf(question[begin - 1].lower, {"the", "that"})) --begin;
  return begin > 0 && IsOneOf(question[begin - 1].lower, {"in", "at", "on", "during"}) ? begin - 1 : 0;
}

bool IsNominalWord(const SpokenWord& word) {
  return word.name || word.upos == Upos::kNoun || word.upos == Upos::kAdj || word.upos == Upos::kNum ||
         word.upos == Upos::kDet || word.upos == Upos::kPropn || word.xpos == Xpos::kPos || word.xpos == Xpos::kHyph ||
         word.xpos == Xpos::kPrpPoss;
}

// The end of the noun phrase that begins at `begin`, which another determiner ends.
size_t EndOfPhrase(const SpokenQuestion& question, size_t begin) {
  size_t end = begin;
  while (end < question.size() && IsNominalWord(question[end]) && (end == begin || question[end].upos != Upos::kDet)) {
    ++end;
  }
  return end;
}

// The phrase that a name takes the place of: the subject's name, else the first one that is no date.
Range FindName(const SpokenQuestion& question) {
  Range found;
  for (size_t i = 0; i < question.size(); ++i) {
    if (!question[i].name || question[i].type == EntityType::kDate) continue;
    if (found.end > found.begin && !question[i].of_subject) continue;
    if (found.end == i) {
      found.end = i + 1;  // a name that was read as several words
      continue;
    }
    if (found.end > found.begin && question[found.begin].of_subject) continue;
    found = {i, i + 1};
  }
  return found;
}

// The first noun phrase of the subject, else the first one behind the asking phrase.
Range FindNounPhrase(const SpokenQuestion& question) {
  const std::optional<SpokenQuestion::Shape> shape = question.ReadShape();
  if (!shape.has_value()) return {};
  for (const bool subject : {true, false}) {
    for (size_t i = std::max<size_t>(shape->asking_end, 1); i < question.size(); ++i) {
      if (!IsNominalWord(question[i]) || (subject && !question[i].of_subject) || question[i].type == EntityType::kDate)
        continue;
      const size_t end = EndOfPhrase(question, i);
      const bool noun = std::any_of(question.words().begin() + static_cast<ptrdiff_t>(i),
                                    question.words().begin() + static_cast<ptrdiff_t>(end),
                                    [](const SpokenWord& word) { return word.upos == Upos::kNoun || word.name; });
      if (noun) return {i, end};
      i = std::max(i, end - 1);
    }
  }
  return {};
}

// "and before that?", "who came after him?": the word that tells before from after, where nothing else is asked.
std::optional<std::string> ReadNeighbour(const SpokenQuestion& question, size_t begin, size_t end) {
  size_t at = begin;
  if (at < end && question[at].lower == "who") {
    ++at;
    if (at < end && IsOneOf(question[at].lower, {"came", "comes", "was", "is", "had"})) ++at;
    if (at < end && IsOneOf(question[at].lower, {"it", "there"})) ++at;
  }
  if (at >= end || !IsOneOf(question[at].lower, {"before", "after"})) return std::nullopt;
  const bool whole = at + 1 == end || (at + 2 == end && IsOneOf(question[at + 1].lower,
                                                                {"that", "this", "him", "her", "them", "it", "then"}));
  return whole ? std::optional(question[at].lower) : std::nullopt;
}

// The end of a question on who was what, without "before Ann Lee" at its end.
size_t EndWithoutNeighbour(const SpokenQuestion& before) {
  if (before.empty() || before[0].lower != "who") return before.size();
  for (size_t i = 2; i < before.size(); ++i) {
    if (IsOneOf(before[i].lower, {"before", "after"})) return i;
  }
  return before.size();
}

// Whether a pronoun cannot mean whoever has the name.
bool Contradicts(std::string_view pronoun, std::string_view name) {
  const Gender gender = GenderOfGivenName(name.substr(0, name.find(' ')));
  return (pronoun == "him" && gender == Gender::kFemale) || (pronoun == "her" && gender == Gender::kMale);
}

// "Who was coach in 1986?" and its answer, "before": "Who was coach before Ann Lee?"
std::optional<std::string> AskNeighbour(const SpokenQuestion& before, std::string_view relation,
                                        std::string_view answer) {
  if (answer.empty() || before[0].lower != "who") return std::nullopt;
  size_t end = EndWithoutNeighbour(before);
  const Range date = FindDate(before);
  if (date.end == end && date.end > date.begin) end = date.begin;
  for (size_t i = 2; i < end; ++i) {
    if (IsOneOf(before[i].lower, {"between", "from", "since", "until"})) end = i;
  }
  return end < 2 ? std::nullopt : std::optional(StrCat(before.Text(0, end), " ", relation, " ", answer, "?"));
}

// Behind "and", "what about", "the same for": where what is asked about instead begins. 0 where nothing leads to it.
size_t EndOfLead(const SpokenQuestion& question, const SpokenQuestion& before) {
  const auto is = [&](size_t word, std::initializer_list<std::string_view> forms) {
    return word < question.size() && IsOneOf(question[word].lower, forms);
  };
  size_t begin = 0;
  while (is(begin, {"and", "or", "but", ","})) ++begin;
  if (is(begin, {"what", "how"}) && is(begin + 1, {"about"})) return begin + 2;
  const size_t same = begin + (is(begin, {"the"}) ? 1 : 0);
  if (!is(same, {"same"}) || !is(same + 1, {"for"})) return begin;
  // "for" takes the place of another one: "the same for children" of "How much is a ticket for adults?"
  const bool takes_place = std::any_of(before.words().begin(), before.words().end(),
                                       [](const SpokenWord& word) { return word.lower == "for"; });
  return same + (takes_place ? 1 : 2);
}

// "why?", "since when?", "and where?", "where was that?": asks the same otherwise. Where its asking words end; nothing
// where it says more than that.
std::optional<size_t> EndOfBareAsking(const SpokenQuestion& question, size_t asking, size_t end) {
  if (!IsAskingWord(question[asking])) return std::nullopt;
  size_t last = asking + 1;
  if (question[asking].lower == "how" && last < end &&
      IsOneOf(question[last].lower, {"long", "often", "many", "much"})) {
    ++last;
  }
  const bool year = last < end && IsIn(WordList::kCalendarNoun, question[last].lower);
  if (last + (year ? 1 : 0) == end) return end;
  const bool that =
      last + 2 == end && IsBe(question[last].lower) && IsOneOf(question[last + 1].lower, {"that", "this"});
  return that ? std::optional(last) : std::nullopt;
}

// "did Georgia?", "when did they?": what they did is what was asked before.
std::optional<std::string> AskDone(const SpokenQuestion& question, size_t begin, size_t asking, size_t end,
                                   const SpokenQuestion& before) {
  size_t at = asking;
  while (at < end && IsAskingWord(question[at])) ++at;
  if (at + 1 >= end || !IsAuxiliaryForm(question[at]) || (at == begin && question[begin].upos == Upos::kNoun)) {
    return std::nullopt;
  }
  const bool bare =
      std::all_of(question.words().begin() + static_cast<ptrdiff_t>(at) + 1,
                  question.words().begin() + static_cast<ptrdiff_t>(end), [](const SpokenWord& word) {
                    return word.name || IsOneOf(word.lower, {"it", "he", "she", "they", "the", "and", "that"});
                  });
  if (!bare) return std::nullopt;
  const std::optional<Predication> done = PredicationOf(before);
  const bool same_sort = done.has_value() && (IsBe(done->auxiliary) == IsBe(question[at].lower)) &&
                         (IsDo(done->auxiliary) == IsDo(question[at].lower));
  if (!same_sort) return std::nullopt;
  return StrCat(Capitalised(question.Text(begin, end)), " ", done->words, "?");
}

// "who led it then?", "in that year": at the time that was spoken of.
std::optional<std::string> AskThen(const SpokenQuestion& question, const SpokenQuestion& before,
                                   const LastAnswer& answer) {
  const size_t then = BeginOfThen(question);
  if (then <= 1 || FindDate(question).end != 0) return std::nullopt;
  const Range old = FindDate(before);
  const std::string when = old.end > old.begin   ? before.Text(old.begin, old.end)
                           : answer.date.empty() ? std::string()
                                                 : StrCat("in ", answer.date);
  if (when.empty()) return std::nullopt;
  return StrCat(question.Text(0, then), " ", when, "?");
}

// "and in 1999?": the same at another time.
std::optional<std::string> AskAtDate(const SpokenQuestion& question, size_t begin, size_t end,
                                     const SpokenQuestion& before) {
  const Range date = FindDate(question);
  if (date.begin != begin || date.end != end || date.end <= date.begin) return std::nullopt;
  const std::string when = question.Text(begin, end);
  const Range old = FindDate(before);
  if (old.end > old.begin) {
    return StrCat(before.Text(0, old.begin), " ", when, WithBlank(before.Text(old.end, before.size())), "?");
  }
  return StrCat(before.Text(0, EndWithoutNeighbour(before)), " ", when, "?");
}

}  // namespace

bool IsBareFollowUp(const SpokenQuestion& question) {
  if (question.empty()) return false;
  bool asks = false;
  for (const SpokenWord& word : question.words()) {
    const bool asking = IsAskingWord(word);
    asks = asks || asking;
    if (!asking && word.upos != Upos::kAdp && word.upos != Upos::kSconj && !IsTrailer(word) &&
        !IsOneOf(word.lower, {"and", "but", "or", "long", "often", "much", "many"})) {
      return false;
    }
  }
  return asks;
}

std::optional<std::string> AskInstead(const SpokenQuestion& question, const SpokenQuestion& before) {
  const size_t begin = EndOfLead(question, before);
  if (before.empty() || begin == 0 || begin >= question.size()) return std::nullopt;
  for (size_t i = begin; i < question.size(); ++i) {
    const bool asks = IsAskingWord(question[i]) || (IsAuxiliaryForm(question[i]) && !question[i].name);
    if (asks || question[i].upos == Upos::kVerb || question[i].upos == Upos::kPron) return std::nullopt;
  }
  const std::string phrase = question.Text(begin, question.size());
  const auto replaced = [&](Range old) {
    return StrCat(before.Text(0, old.begin), old.begin > 0 ? " " : "", phrase,
                  WithBlank(before.Text(old.end, before.size())), "?");
  };
  if (FindDate(question).end == question.size() && FindDate(question).begin == begin) return std::nullopt;
  if (question[begin].upos == Upos::kAdp) {
    for (size_t i = 1; i + 1 < before.size(); ++i) {
      if (before[i].lower != question[begin].lower || before[i + 1].type == EntityType::kDate) continue;
      const size_t end = EndOfPhrase(before, i + 1);
      if (end > i + 1) return replaced({i, end});
    }
    return StrCat(before.Text(0, before.size()), " ", phrase, "?");
  }
  // "the fort" takes the place of "the tea room", not of a name that stands by.
  const bool named = question[begin].upos != Upos::kDet &&
                     std::any_of(question.words().begin() + static_cast<ptrdiff_t>(begin), question.words().end(),
                                 [](const SpokenWord& word) { return word.name; });
  Range old = named ? FindName(before) : FindNounPhrase(before);
  if (old.end == old.begin) old = named ? FindNounPhrase(before) : FindName(before);
  if (old.end == old.begin) return std::nullopt;
  // "the" stands once.
  const bool article = question[begin].upos == Upos::kDet;
  if (article && old.begin > 0 && before[old.begin - 1].upos == Upos::kDet) --old.begin;
  return replaced(old);
}

std::optional<std::string> AskAgain(const SpokenQuestion& before, std::string_view asking, std::string_view answer) {
  const std::optional<SpokenQuestion::Shape> shape = before.ReadShape();
  if (!shape.has_value()) return std::nullopt;
  const std::string lead = Capitalised(asking);
  if (shape->asks_subject) {
    // Somebody did it: who, the answer says.
    if (answer.empty()) return std::nullopt;
    if (shape->auxiliary < before.size()) {
      return StrCat(lead, " ", before[shape->auxiliary].lower, " ", answer,
                    WithBlank(before.Text(shape->rest, before.size())), "?");
    }
    const std::optional<Predication> done = PredicationOf(before);
    if (!done.has_value()) return std::nullopt;
    return StrCat(lead, " ", done->auxiliary, " ", answer, " ", done->words, "?");
  }
  std::string rest = before.Text(shape->auxiliary, before.size());
  rest[0] = AsciiLower(rest[0]);
  // "Who is the chair?", "Ana": then she is the chair.
  if (shape->asks_argument && shape->rest >= before.size() && IsBe(before[shape->auxiliary].lower) && !answer.empty()) {
    return StrCat(lead, " ", before[shape->auxiliary].lower, " ", answer,
                  WithBlank(before.Text(shape->auxiliary + 1, before.size())), "?");
  }
  // "What did Ana found?", "the bank": then she founded the bank.
  if (shape->asks_argument) {
    if (answer.empty() || before[before.size() - 1].upos == Upos::kAdp || shape->rest >= before.size()) {
      return std::nullopt;
    }
    size_t verb = shape->rest;
    while (verb < before.size() && before[verb].upos != Upos::kVerb) ++verb;
    if (verb >= before.size()) return std::nullopt;
    return StrCat(lead, " ", before.Text(shape->auxiliary, verb + 1), " ", answer,
                  WithBlank(before.Text(verb + 1, before.size())), "?");
  }
  return StrCat(lead, " ", rest, "?");
}

std::optional<std::string> CompleteFollowUp(const SpokenQuestion& question, const SpokenQuestion& before,
                                            const LastAnswer& answer) {
  if (before.empty() || question.empty()) return std::nullopt;
  size_t begin = 0;
  while (begin < question.size() &&
         IsOneOf(question[begin].lower, {"and", "but", "so", "or", "then", ",", "ok", "okay"})) {
    ++begin;
  }
  size_t end = question.size();
  while (end > begin + 1 && IsTrailer(question[end - 1])) --end;
  if (begin >= end) return std::nullopt;

  if (const std::optional<std::string> relation = ReadNeighbour(question, begin, question.size())) {
    if (!Contradicts(question[question.size() - 1].lower, answer.thing)) {
      return AskNeighbour(before, *relation, answer.thing);
    }
  }

  const bool preposition = question[begin].upos == Upos::kAdp || question[begin].upos == Upos::kSconj;
  const size_t asking = preposition && begin + 1 < end ? begin + 1 : begin;
  if (const std::optional<size_t> asked = EndOfBareAsking(question, asking, end)) {
    return AskAgain(before, question.Text(begin, *asked), answer.thing);
  }
  if (auto asked = AskDone(question, begin, asking, end, before)) return asked;
  if (auto asked = AskThen(question, before, answer)) return asked;
  return AskAtDate(question, begin, end, before);
}

}  // namespace whence
