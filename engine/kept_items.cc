#include "engine/kept_items.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/answer_parts.h"
#include "engine/citation_list.h"
#include "engine/phrasing/declarative.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

// Keeps those citations that an item has, under new numbers.
void DropUncited(Answer& answer) {
  std::vector<Citation> kept;
  std::vector<std::optional<uint32_t>> numbers(answer.citations.size());
  for (AnswerItem& item : answer.answers) {
    for (uint32_t& index : item.citations) {
      if (!numbers[index].has_value()) {
        numbers[index] = static_cast<uint32_t>(kept.size());
        kept.push_back(answer.citations[index]);
      }
      index = *numbers[index];
    }
  }
  answer.citations = std::move(kept);
}

}  // namespace

void KeepItems(const Sentence& question, Answer& answer, const std::function<bool(const AnswerItem&)>& keeps) {
  const size_t told = answer.answers.size();
  std::erase_if(answer.answers, [&](const AnswerItem& item) { return !keeps(item); });
  if (answer.answers.size() == told) return;
  if (answer.answers.empty()) {
    answer = NoFact();
    return;
  }
  DropUncited(answer);
  std::vector<std::string> parts;
  for (const AnswerItem& item : answer.answers) {
    parts.push_back(StrCat(item.text, " ", CitationList::Marks(item.citations)));
  }
  answer.text = AnswerSentence(question, Joined(parts));
  answer.conflicts.clear();
}

void OfferCited(std::vector<Citation> cited, Answer& answer) {
  if (answer.status != AnswerStatus::kUnknown || cited.empty()) return;
  std::string quoted;
  for (uint32_t index = 0; index < cited.size(); ++index) quoted += CitationList::Marks({index});
  answer.status = AnswerStatus::kPassage;
  answer.reason = UnknownReason::kNone;
  answer.text = StrCat(answer.text, " The nearest passages: ", quoted, ".");
  answer.citations = std::move(cited);
}

}  // namespace whence
