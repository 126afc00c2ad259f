#include "engine/dialogue/follow_up.h"

#include <algorithm>
#include <cctype>

#include "corpus/language/ascii.h"
#include "engine/phrasing/verb_forms.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

std::string Capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty()) out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  return out;
}

std::string WithBlank(std::string_view text) { return text.empty() ? "" : StrCat(" ", text); }

bool IsBe(std::string_view word) { return IsOneOf(word, {"is", "are", "was", "were"}); }
bool IsDo(std::string_view word) { return IsOneOf(word, {"do", "does", "did"}); }

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

bool IsTrailer(const SpokenWord& word) {
  return IsOneOf(word.lower, {"too", "also", "then", "exactly", "well", "as", "so"});
}

}  // namespace

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
  rest[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(rest[0])));
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
                                            std::string_view answer) {
  if (before.empty() || question.empty()) return std::nullopt;
  size_t begin = 0;
  while (begin < question.size() &&
         IsOneOf(question[begin].lower, {"and", "but", "so", "or", "then", ",", "ok", "okay"})) {
    ++begin;
  }
  size_t end = question.size();
  while (end > begin + 1 && IsTrailer(question[end - 1])) --end;
  if (begin >= end) return std::nullopt;

  // "why?", "since when?", "and where?": the same, asked otherwise.
  const bool preposition = question[begin].upos == Upos::kAdp || question[begin].upos == Upos::kSconj;
  const size_t asking = preposition && begin + 1 < end ? begin + 1 : begin;
  if (IsAskingWord(question[asking])) {
    size_t last = asking + 1;
    if (question[asking].lower == "how" && last < end &&
        IsOneOf(question[last].lower, {"long", "often", "many", "much"})) {
      ++last;
    }
    const bool year = last < end && IsOneOf(question[last].lower, {"year", "date", "day", "month"});
    if (last + (year ? 1 : 0) == end) return AskAgain(before, question.Text(begin, end), answer);
  }

  // "did Georgia?", "when did they?": what they did is what was asked before.
  size_t at = asking;
  while (at < end && IsAskingWord(question[at])) ++at;
  if (at < end && IsAuxiliaryForm(question[at]) && (at > begin || question[begin].upos != Upos::kNoun)) {
    const bool bare =
        std::all_of(question.words().begin() + static_cast<ptrdiff_t>(at) + 1,
                    question.words().begin() + static_cast<ptrdiff_t>(end), [](const SpokenWord& word) {
                      return word.name || IsOneOf(word.lower, {"it", "he", "she", "they", "the", "and", "that"});
                    });
    if (bare && at + 1 < end) {
      const std::optional<Predication> done = PredicationOf(before);
      const bool same_sort = done.has_value() && (IsBe(done->auxiliary) == IsBe(question[at].lower)) &&
                             (IsDo(done->auxiliary) == IsDo(question[at].lower));
      if (same_sort) {
        return StrCat(Capitalised(question.Text(begin, end)), " ", done->words, "?");
      }
    }
  }

  // "and in 1999?": the same at another time.
  const Range date = FindDate(question);
  if (date.begin == begin && date.end == end && date.end > date.begin) {
    const std::string when = question.Text(begin, end);
    const Range old = FindDate(before);
    if (old.end > old.begin) {
      return StrCat(before.Text(0, old.begin), " ", when, WithBlank(before.Text(old.end, before.size())), "?");
    }
    return StrCat(before.Text(0, before.size()), " ", when, "?");
  }
  return std::nullopt;
}

}  // namespace whence
