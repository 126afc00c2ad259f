// What is known of a question before any rule has run: words of the lexicon, numbers, names.
#include <algorithm>

#include "corpus/language/ascii.h"
#include "engine/questions/graph_questions.h"
#include "engine/questions/prepositions.h"
#include "graph/base/status.h"

namespace whence {
namespace {

constexpr float kCommonWordCost = 1.0f;  // of a name all of whose words are words of the grammar or the lexicon
constexpr float kInsideNameCost = 0.2f;  // of a name within a longer one

}  // namespace

void GraphQuestionAnswerer::AddPhrases() {
  phrase_words_.clear();
  barred_.clear();
  for (const QuestionWord& word : words_) phrase_words_.push_back(lexicon_.phrases().FindWord(word.text));
  for (size_t begin = 0; begin < words_.size(); ++begin) {
    if (words_[begin].glued) continue;
    lexicon_.phrases().Walk(phrase_words_, begin, [&](size_t end, const std::vector<PhraseEntry>& entries) {
      if (end < words_.size() && words_[end].glued) return;
      for (const PhraseEntry& entry : entries) {
        const GrammarKey type = use_types_[static_cast<size_t>(entry.use)];
        if (type == kNoKey) continue;
        if (entry.use == PhraseUse::kClass && !from_documents_) {
          for (const GrammarKey kinds : kind_classes_) {
            barred_.push_back({static_cast<uint16_t>(begin), static_cast<uint16_t>(end), kinds});
          }
        }
        const int preposition = entry.preposition.empty() ? -1 : PrepositionIndex(entry.preposition);
        symbols_.push_back({static_cast<uint16_t>(begin), static_cast<uint16_t>(end), type,
                            builder_.OfEntry(entry, preposition), entry.cost});
      }
    });
    if (const int preposition = PrepositionIndex(words_[begin].text); preposition >= 0 && preposition_type_ != kNoKey) {
      symbols_.push_back({static_cast<uint16_t>(begin), static_cast<uint16_t>(begin + 1), preposition_type_,
                          builder_.Preposition(preposition), 0});
    }
  }
}

void GraphQuestionAnswerer::AddNumbers() {
  literals_ = FindLiterals(words_);
  for (const QuestionLiteral& literal : literals_) {
    const bool month_alone = !literal.number_as_well && literal.date->day == 0;
    symbols_.push_back({literal.begin, literal.end, number_type_, builder_.Number(literal.number, month_alone), 0});
  }
  for (const QuestionPeriod& period : FindPeriods(words_)) {
    const Node* years = builder_.Between(builder_.Number(period.first_year), builder_.Number(period.last_year));
    symbols_.push_back({period.begin, period.end, period_type_, years, 0});
  }
  for (size_t i = 0; i < words_.size(); ++i) {
    const auto at = static_cast<uint16_t>(i);
    if (const auto rank = OrdinalOf(words_[i].text)) {
      symbols_.push_back({at, static_cast<uint16_t>(i + 1), ordinal_type_, builder_.Number(*rank), 0});
    }
  }
}

absl::Status GraphQuestionAnswerer::AddNames(std::string_view question, bool outermost) {
  WHENCE_ASSIGN_OR_RETURN(links_, linker_.Link(question, words_, outermost));
  WHENCE_RETURN_IF_ERROR(linker_.AddLiterals(question, words_, literals_, links_));
  WHENCE_RETURN_IF_ERROR(linker_.AddTexts(question, words_, links_));
  WHENCE_RETURN_IF_ERROR(linker_.AddPlurals(question, words_, KnownWords(), links_));
  whole_names_.clear();
  for (const NameLink& link : links_) {
    if (outermost && link.marked && link.end - link.begin > 1) whole_names_.push_back({link.begin, link.end, kNoKey});
  }
  if (!whole_names_.empty()) DropWithinNames();
  for (size_t i = 0; i < links_.size(); ++i) {
    const NameLink& link = links_[i];
    if (IsWithinName(link.begin, link.end)) continue;
    bool common = !link.marked;
    for (size_t w = link.begin; w < link.end && common; ++w) {
      common = rules_->grammar().FindWord(words_[w].text) != kNoKey || phrase_words_[w] != PhraseTable::kNoWord;
    }
    const bool inside = std::any_of(links_.begin(), links_.end(), [&](const NameLink& other) {
      return other.marked && other.begin <= link.begin && link.end <= other.end &&
             other.end - other.begin > link.end - link.begin;
    });
    const float cost = kNameCost + link.cost + (common ? kCommonWordCost : 0) + (inside ? kInsideNameCost : 0);
    const Node* const names = builder_.Names(static_cast<int32_t>(i), link.classes);
    symbols_.push_back({link.begin, link.end, name_type_, names, cost});
    // What the graph writes small and has no type for is a word for a kind as much as a name: "novel", "half board". So
    // is any name in the plural, and behind "a".
    const uint64_t classes = link.classes & kEntityClasses;
    const bool small = (classes == 0 || classes == kEntityClasses) && IsAsciiLower(question[words_[link.begin].begin]);
    if (!link.literal && link.cost < kPluralCost + 0.1f && (small || (link.plural && !from_documents_))) {
      symbols_.push_back({link.begin, link.end, kind_type_, names, cost});
    }
    const bool article = link.begin > 0 && (words_[link.begin - 1].text == "a" || words_[link.begin - 1].text == "an");
    if (!link.literal && !from_documents_ && (small || link.plural || article)) {
      symbols_.push_back({link.begin, link.end, value_type_, names, cost});
    }
  }
  return absl::OkStatus();
}

bool GraphQuestionAnswerer::IsWithinName(size_t begin, size_t end) const {
  return std::any_of(whole_names_.begin(), whole_names_.end(), [&](const Phrase& name) {
    return name.begin <= begin && end <= name.end && static_cast<size_t>(name.end - name.begin) > end - begin;
  });
}

// Words of a name that is taken as a whole stand for nothing else, unless all of them do ("Prime Minister").
void GraphQuestionAnswerer::DropWithinNames() {
  std::erase_if(whole_names_, [&](const Phrase& name) {
    return std::any_of(symbols_.begin(), symbols_.end(),
                       [&](const Symbol& symbol) { return symbol.begin == name.begin && symbol.end == name.end; });
  });
  std::erase_if(symbols_, [&](const Symbol& symbol) { return IsWithinName(symbol.begin, symbol.end); });
}

}  // namespace whence
