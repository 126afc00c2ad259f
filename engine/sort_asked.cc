#include "engine/sort_asked.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/phrase.h"
#include "engine/frames/question_frame.h"
#include "engine/kept_items.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "rules/words/name_forms.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// "Danish", "young", but not "political", which only says of what kind a party is.
std::optional<SortAsked::Quality> ReadQuality(const Token& token) {
  const std::string word = FoldName(token.form);
  if (token.upos != Upos::kAdj) return std::nullopt;
  if (token.type == EntityType::kNationality || !PlacesOf(word).empty()) return SortAsked::Quality{word, true};
  if (!IsIn(WordList::kContrasting, word)) return std::nullopt;
  return SortAsked::Quality{word, false};
}

// Finds a quality, as it is asked for, in what is told.
class QualitySought {
 public:
  QualitySought(const SortAsked::Quality& quality, const WordRelations& relations)
      : quality_(quality),
        stem_(StemWord(quality.word)),
        relations_(relations),
        adjective_(relations.Find(quality.word, WordPos::kAdjective)) {}

  // "danish", "denmark"; `next` is the word behind.
  bool Is(const std::string& word, std::string_view next) const {
    return StemWord(word) == stem_ || (quality_.place && IsPlace(word, next));
  }
  bool IsIn(const std::vector<std::string>& words) const {
    for (size_t at = 0; at < words.size(); ++at) {
      if (Is(words[at], at + 1 < words.size() ? std::string_view(words[at + 1]) : "")) return true;
    }
    return false;
  }
  bool place() const { return quality_.place; }

 private:
  bool IsPlace(const std::string& word, std::string_view next) const {
    const std::vector<uint16_t>& places = PlacesOf(quality_.word);
    const auto is_one = [&](std::string_view name) {
      const std::vector<uint16_t>& others = PlacesOf(name);
      return std::find_first_of(places.begin(), places.end(), others.begin(), others.end()) != places.end();
    };
    if (!places.empty() && (is_one(word) || is_one(StrCat(word, " ", next)))) return true;
    return WordRelations::Relate(adjective_, relations_.Find(word, WordPos::kNoun)) == WordRelation::kDerived;
  }

  const SortAsked::Quality& quality_;
  const std::string stem_;
  const WordRelations& relations_;
  const WordRelations::Word adjective_;
};

// Whether a sentence has the quality beside the answer or the asked noun: "the Danish engineer Ole Dahl designed the
// bridge" tells of no Danish bridge.
bool IsSaidOf(std::string_view sentence, const QualitySought& quality, const std::string& noun, std::string_view item) {
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
    if (!quality.Is(words[at], at + 1 < words.size() ? std::string_view(words[at + 1]) : "")) continue;
    for (size_t near = at > kNear ? at - kNear : 0; near <= at + kNear && near < words.size(); ++near) {
      if (near != at && is_of_it(words[near])) return true;
    }
  }
  return false;
}

// "Ole Dahl is a Danish poet", "Lyon is a city in France", wherever it is said.
absl::StatusOr<bool> IsToldOf(const Graph& graph, std::string_view name, const QualitySought& quality) {
  constexpr size_t kMostTriples = 200;
  constexpr std::string_view kLiesIn = "be located in", kBornIn = "be born in";
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> bearers, EntitiesNamed(graph, name));
  size_t read = 0;
  for (const TermId bearer : bearers) {
    for (auto cursor = graph.Scan({bearer, std::nullopt, std::nullopt}); cursor->Valid() && read < kMostTriples;
         cursor->Next(), ++read) {
      WHENCE_ASSIGN_OR_RETURN(const Term object, graph.DecodeTerm(cursor->triple().object));
      if (object.IsLiteral()) {
        if (quality.IsIn(NameWords(object.lexical))) return true;
        continue;
      }
      if (!quality.place()) continue;
      WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(cursor->triple().predicate));
      if (predicate != PredicateTerm(kLiesIn) && predicate != PredicateTerm(kBornIn)) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::string place, DisplayName(graph, cursor->triple().object));
      if (quality.IsIn(NameWords(place))) return true;
    }
  }
  return false;
}

Gender GenderByName(std::string_view name) {
  for (const std::string& word : NameWords(name)) {
    if (IsTitleWord(word)) continue;
    return IsIn(WordList::kNameOfEither, word) ? Gender::kUnknown : GenderOfGivenName(word);
  }
  return Gender::kUnknown;
}

// Whether a sentence calls the item by the noun, or by one for the other sex: which of them stands nearest to it.
enum class Called : uint8_t { kNot, kSo, kOtherwise };
Called CalledIn(std::string_view sentence, const SortAsked& asked, std::string_view item) {
  const std::vector<std::string> named = NameWords(item), words = NameWords(sentence);
  size_t nearest = words.size();
  Called called = Called::kNot;
  for (size_t at = 0; at < words.size(); ++at) {
    const std::string noun = Singular(words[at]);
    const bool same = noun == asked.noun;
    if (!same && !IsIn(WordList::kKinOfSex, noun)) continue;
    // "two sons with his wife Anna: Karl and Odd": a list goes on behind whom it is with.
    if (!same && IsIn(WordList::kWed, noun) && !IsIn(WordList::kWed, asked.noun)) continue;
    for (size_t name = 0; name < words.size(); ++name) {
      if (std::find(named.begin(), named.end(), words[name]) == named.end()) continue;
      // "two daughters, Ann and Liv, and a son, Odd": what a name stands behind tells more of it.
      const size_t away = name > at ? name - at : 2 * (at - name);
      if (away > nearest || (away == nearest && !same)) continue;
      nearest = away;
      called = same ? Called::kSo : GenderOfNoun(noun) == asked.sex ? Called::kNot : Called::kOtherwise;
    }
  }
  return called;
}

bool IsOfSex(const SortAsked& asked, const Answer& answer, const AnswerItem& item) {
  const Gender by_name = GenderByName(item.text);
  if (by_name == asked.sex) return true;
  bool otherwise = false;
  for (const uint32_t index : item.citations) {
    const Called called = CalledIn(answer.citations[index].Shown(), asked, item.text);
    if (called == Called::kSo) return true;
    otherwise = otherwise || called == Called::kOtherwise;
  }
  // Of two who married, whoever is of the other sex by his own name is no wife, and nor is whoever married a woman, as
  // far as names of more than one language tell.
  if (by_name != Gender::kUnknown) return false;
  return IsIn(WordList::kWed, asked.noun) ? GenderByName(asked.of) != asked.sex : !otherwise;
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
    std::vector<SortAsked::Quality> qualities;
    size_t next = at + 1;
    for (; next < tokens.size() && tokens[next].upos == Upos::kAdj; ++next) {
      if (std::optional<SortAsked::Quality> quality = ReadQuality(tokens[next])) qualities.push_back(*quality);
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
    const std::string word = Singular(AsciiLowered(tokens[noun].form));
    if (noun == at + 1 && tokens[noun].upos != Upos::kAux) return asked;
    if (tokens[noun].upos != Upos::kNoun || !IsIn(WordList::kKinOfSex, word)) continue;
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

absl::Status KeepSort(const Graph& graph, const WordRelations& relations, const Sentence& question, Answer& answer) {
  if (answer.status != AnswerStatus::kAnswered) return absl::OkStatus();
  const SortAsked asked = ReadSortAsked(question);
  if (asked.IsOpen()) return absl::OkStatus();
  std::vector<bool> kept;
  for (const AnswerItem& item : answer.answers) {
    bool keeps = asked.sex == Gender::kUnknown || IsOfSex(asked, answer, item);
    for (const SortAsked::Quality& quality : asked.qualities) {
      const QualitySought sought(quality, relations);
      const bool cited = std::any_of(item.citations.begin(), item.citations.end(), [&](uint32_t index) {
        return IsSaidOf(answer.citations[index].Shown(), sought, asked.noun, item.text);
      });
      if (item.citations.empty() || cited || sought.IsIn(NameWords(item.text))) continue;
      WHENCE_ASSIGN_OR_RETURN(const bool told, IsToldOf(graph, item.text, sought));
      keeps = keeps && told;
    }
    kept.push_back(keeps);
  }
  size_t at = 0;
  KeepItems(question, answer, [&](const AnswerItem&) { return kept[at++]; });
  return absl::OkStatus();
}

}  // namespace whence
