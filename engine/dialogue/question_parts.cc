#include "engine/dialogue/question_parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr size_t kMostParts = 6;

std::string Asked(std::string text) {
  while (!text.empty() && (text.back() == ',' || text.back() == ' ')) text.pop_back();
  CapitaliseAscii(text);
  return text + "?";
}

bool HasVerb(const SpokenQuestion& question, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if (question[i].upos == Upos::kVerb || question[i].upos == Upos::kAux || IsAuxiliaryForm(question[i])) return true;
  }
  return false;
}

// Where an asking phrase begins behind "and": the asking word or the preposition before it; size() where none does.
size_t AskingBehind(const SpokenQuestion& question, size_t conjunction) {
  const size_t at = conjunction + 1;
  if (at < question.size() && IsAskingWord(question[at])) return at;
  const bool preposition = at + 1 < question.size() && question[at].upos == Upos::kAdp;
  return preposition && IsAskingWord(question[at + 1]) ? at : question.size();
}

// "When and where was it founded", "Who built it and when (was it opened)".
std::vector<std::string> SplitAtAsking(const SpokenQuestion& question) {
  for (size_t i = 1; i + 1 < question.size(); ++i) {
    if (question[i].lower != "and") continue;
    const size_t asking = AskingBehind(question, i);
    if (asking >= question.size()) continue;
    if (HasVerb(question, 0, i)) {
      if (IsAskingWord(question[i - 1])) continue;  // "... say when and where"
      if (!IsAskingWord(question[0]) && question[0].upos != Upos::kAdp && !IsAuxiliaryForm(question[0])) return {};
      return {Asked(question.Text(0, i)), Asked(question.Text(asking, question.size()))};
    }
    size_t verb = asking;
    while (verb < question.size() && !HasVerb(question, verb, verb + 1)) ++verb;
    if (verb >= question.size() || !IsAskingWord(question[question[0].upos == Upos::kAdp ? 1 : 0])) return {};
    const std::string rest = question.Text(verb, question.size());
    return {Asked(StrCat(question.Text(0, i), " ", rest)), Asked(StrCat(question.Text(asking, verb), " ", rest))};
  }
  return {};
}

// "When did Peru and Chile leave?": each of the names that are the subject.
std::vector<std::string> SplitAtSubject(const SpokenQuestion& question) {
  const std::optional<SpokenQuestion::Shape> shape = question.ReadShape();
  if (!shape.has_value() || shape->asking_end == 0 || shape->asks_subject) return {};
  const size_t begin = shape->auxiliary + 1;
  std::vector<size_t> names;
  bool joined = false;
  for (size_t i = begin; i < shape->rest; ++i) {
    if (question[i].name) {
      names.push_back(i);
    } else if (question[i].lower == "and") {
      joined = true;
    } else if (question[i].lower != "," && question[i].lower != "both" && question[i].lower != "the") {
      return {};
    }
  }
  if (!joined || names.size() < 2 || names.size() > kMostParts) return {};
  // What two do together is not what each does.
  for (size_t i = shape->rest; i < question.size(); ++i) {
    if (IsIn(WordList::kDoneTogether, question[i].lemma) || IsIn(WordList::kTogether, question[i].lower)) return {};
  }
  std::vector<std::string> parts;
  for (const size_t name : names) {
    const bool article = name > begin && question[name - 1].lower == "the";
    parts.push_back(Asked(StrCat(question.Text(0, begin), " ", article ? "the " : "", question[name].form, " ",
                                 question.Text(shape->rest, question.size()))));
  }
  return parts;
}

// "[2]" with the number that the citation has among those of all parts.
std::string Renumbered(const std::string& text, const std::vector<uint32_t>& numbers) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    size_t end = i + 1;
    size_t number = 0;
    while (text[i] == '[' && end < text.size() && end < i + 5 && IsAsciiDigit(text[end])) {
      number = number * 10 + static_cast<size_t>(text[end++] - '0');
    }
    if (text[i] == '[' && end < text.size() && text[end] == ']' && number > 0 && number <= numbers.size()) {
      out += StrCat("[", numbers[number - 1] + 1, "]");
      i = end;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> SplitQuestion(const SpokenQuestion& question) {
  std::vector<std::string> parts = SplitAtAsking(question);
  if (parts.empty()) parts = SplitAtSubject(question);
  if (parts.empty()) parts.push_back(question.Text(0, question.size()));
  return parts;
}

Answer JoinParts(std::vector<Answer> parts) {
  Answer joined;
  joined.status = AnswerStatus::kUnknown;
  joined.reason = parts.front().reason;
  for (Answer& part : parts) {
    const bool better = part.status == AnswerStatus::kAnswered ||
                        (part.status == AnswerStatus::kPassage && joined.status == AnswerStatus::kUnknown);
    if (better) joined.status = part.status;
    std::vector<uint32_t> numbers;
    for (Citation& citation : part.citations) {
      const auto same = std::find_if(joined.citations.begin(), joined.citations.end(), [&](const Citation& other) {
        return other.document == citation.document && other.span == citation.span;
      });
      numbers.push_back(static_cast<uint32_t>(same - joined.citations.begin()));
      if (same == joined.citations.end()) joined.citations.push_back(std::move(citation));
    }
    const auto first = static_cast<uint32_t>(joined.answers.size());
    for (AnswerItem& item : part.answers) {
      for (uint32_t& citation : item.citations) citation = numbers[citation];
      joined.answers.push_back(std::move(item));
    }
    for (Conflict& conflict : part.conflicts) {
      for (uint32_t& answer : conflict.answers) answer += first;
      joined.conflicts.push_back(std::move(conflict));
    }
    for (Repair& repair : part.repairs) {
      const bool known = std::any_of(joined.repairs.begin(), joined.repairs.end(), [&](const Repair& other) {
        return other.from == repair.from && other.to == repair.to;
      });
      if (!known) joined.repairs.push_back(std::move(repair));
    }
    joined.text += StrCat(joined.text.empty() ? "" : " ", Renumbered(part.text, numbers));
    std::move(part.explanation.begin(), part.explanation.end(), std::back_inserter(joined.explanation));
  }
  if (joined.status != AnswerStatus::kUnknown) joined.reason = UnknownReason::kNone;
  return joined;
}

}  // namespace whence
