#include "engine/sort_asked.h"

#include <algorithm>
#include <string_view>

#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/question_frame.h"
#include "engine/kept_items.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

bool IsWed(std::string_view noun) { return IsOneOf(noun, {"wife", "husband", "widow", "widower"}); }

// "Danish", "young": neither a rank nor what tells nobody from others.
bool IsQuality(const Token& token) {
  const std::string word = AsciiLowered(token.form);
  if (token.upos != Upos::kAdj || (token.xpos != Xpos::kJj && token.type != EntityType::kNationality)) return false;
  return !IsIn(WordList::kOfFame, word) && !IsIn(WordList::kOfNow, word) && !IsIn(WordList::kOthers, word) &&
         !IsIn(WordList::kNotTelling, word) && !IsIn(WordList::kPastRank, word) && !ParseOrdinal(word).has_value();
}

bool HoldsStem(std::string_view text, const std::string& stem) {
  const std::vector<std::string> stems = ContentStems(text);
  return std::binary_search(stems.begin(), stems.end(), stem);
}

bool IsCited(const Answer& answer, const AnswerItem& item, const std::string& stem) {
  return HoldsStem(item.text, stem) || std::any_of(item.citations.begin(), item.citations.end(), [&](uint32_t index) {
           return HoldsStem(answer.citations[index].Shown(), stem);
         });
}

// Whether a sentence has the quality beside the answer or the asked noun: "the Danish engineer Ole Dahl designed the
// bridge" tells of no Danish bridge.
bool IsSaidOf(std::string_view sentence, const std::string& quality, const std::string& noun, std::string_view item) {
  constexpr size_t kNear = 4;
  const std::vector<std::string> named = NameWords(item);
  const bool noun_named =
      std::any_of(named.begin(), named.end(), [&](const std::string& word) { return StemWord(word) == noun; });
  const auto is_of_it = [&](const std::string& word) {
    if (StemWord(word) == noun) return !noun_named;
    return std::find(named.begin(), named.end(), word) != named.end();
  };
  const std::vector<std::string> words = NameWords(sentence);
  for (size_t at = 0; at < words.size(); ++at) {
    if (StemWord(words[at]) != quality) continue;
    for (size_t near = at > kNear ? at - kNear : 0; near <= at + kNear && near < words.size(); ++near) {
      if (near != at && is_of_it(words[near])) return true;
    }
  }
  return false;
}

// "Ole Dahl is a Danish poet", wherever it is said.
absl::StatusOr<bool> IsToldOf(const Graph& graph, std::string_view name, const std::string& stem) {
  constexpr size_t kMostTriples = 200;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> bearers, EntitiesNamed(graph, name));
  size_t read = 0;
  for (const TermId bearer : bearers) {
    for (auto cursor = graph.Scan({bearer, std::nullopt, std::nullopt}); cursor->Valid() && read < kMostTriples;
         cursor->Next(), ++read) {
      WHENCE_ASSIGN_OR_RETURN(const Term object, graph.DecodeTerm(cursor->triple().object));
      if (object.IsLiteral() && HoldsStem(object.lexical, stem)) return true;
    }
  }
  return false;
}

Gender GenderByName(std::string_view name) {
  for (const std::string& word : NameWords(name)) {
    if (IsTitleWord(word)) continue;
    return GenderOfGivenName(word);
  }
  return Gender::kUnknown;
}

bool IsOfSex(const SortAsked& asked, const Answer& answer, const AnswerItem& item) {
  const Gender by_name = GenderByName(item.text);
  if (by_name == asked.sex) return true;
  if (by_name != Gender::kUnknown) return false;
  // Of two who married, whoever the question names is no wife of her own sex unless a source says wife.
  return !IsWed(asked.noun) || GenderByName(asked.of) != asked.sex || IsCited(answer, item, StemWord(asked.noun));
}

}  // namespace

SortAsked ReadSortAsked(const Sentence& question) {
  constexpr size_t kLatest = 3;  // "to which", "in which"
  SortAsked asked;
  const std::vector<Token>& tokens = question.tokens;
  size_t at = 0;
  while (at < tokens.size() && at < kLatest && !IsOneOf(AsciiLowered(tokens[at].form), {"who", "which", "what"})) ++at;
  if (at >= tokens.size() || at >= kLatest) return asked;
  const bool who = AsciiLowered(tokens[at].form) == "who";
  if (!who) {
    std::vector<std::string> qualities;
    size_t next = at + 1;
    for (; next < tokens.size() && tokens[next].upos == Upos::kAdj; ++next) {
      if (IsQuality(tokens[next])) qualities.push_back(StemWord(FoldName(tokens[next].form)));
    }
    if (qualities.empty() || next >= tokens.size() || tokens[next].upos != Upos::kNoun) return asked;
    // "steam ferry": the last of them is what it is.
    while (next + 1 < tokens.size() && tokens[next + 1].upos == Upos::kNoun) ++next;
    asked.qualities = std::move(qualities);
    asked.noun = StemWord(FoldName(tokens[next].form));
    return asked;
  }
  // "who is Per Holt's wife", "who was the wife of Per Holt"
  for (size_t noun = at + 1; noun < tokens.size(); ++noun) {
    const std::string word = AsciiLowered(tokens[noun].form);
    if (noun == at + 1 && tokens[noun].upos != Upos::kAux) return asked;
    if (tokens[noun].upos != Upos::kNoun || GenderOfNoun(word) == Gender::kUnknown) continue;
    const bool owned = tokens[noun - 1].xpos == Xpos::kPos;
    const bool of = noun + 1 < tokens.size() && tokens[noun + 1].form == "of";
    const bool last = noun + 1 == tokens.size() || tokens[noun + 1].upos == Upos::kPunct;
    if (!(owned && last) && !(of && AsciiLowered(tokens[noun - 1].form) == "the")) return asked;
    asked.noun = word;
    asked.sex = GenderOfNoun(word);
    for (size_t name = owned ? at + 1 : noun + 2; name < (owned ? noun : tokens.size()); ++name) {
      if (!IsName(tokens[name])) continue;
      asked.of = tokens[name].form;
      break;
    }
    return asked;
  }
  return asked;
}

absl::Status KeepSort(const Graph& graph, const Sentence& question, Answer& answer) {
  if (answer.status != AnswerStatus::kAnswered) return absl::OkStatus();
  const SortAsked asked = ReadSortAsked(question);
  if (asked.IsOpen()) return absl::OkStatus();
  std::vector<bool> kept;
  for (const AnswerItem& item : answer.answers) {
    bool keeps = asked.sex == Gender::kUnknown || IsOfSex(asked, answer, item);
    for (const std::string& quality : asked.qualities) {
      const bool cited = std::any_of(item.citations.begin(), item.citations.end(), [&](uint32_t index) {
        return IsSaidOf(answer.citations[index].Shown(), quality, asked.noun, item.text);
      });
      if (item.citations.empty() || cited || HoldsStem(item.text, quality)) continue;
      WHENCE_ASSIGN_OR_RETURN(const bool told, IsToldOf(graph, item.text, quality));
      keeps = keeps && told;
    }
    kept.push_back(keeps);
  }
  size_t at = 0;
  KeepItems(question, answer, [&](const AnswerItem&) { return kept[at++]; });
  return absl::OkStatus();
}

}  // namespace whence
