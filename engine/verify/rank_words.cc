#include "engine/verify/rank_words.h"

#include <algorithm>
#include <variant>

#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "corpus/language/quantity_parser.h"
#include "rules/words/word_lists.h"

namespace whence {

bool IsHighRank(const Token& token) {
  const bool word = token.upos == Upos::kAdj || token.upos == Upos::kAdv;
  return word && ParseOrdinal(AsciiLowered(token.form)).value_or(0) > 2;
}

bool MakesRank(const Sentence& sentence, size_t index) {
  if (index + 1 >= sentence.tokens.size() || sentence.tokens[index + 1].upos != Upos::kNum) return false;
  const Token& token = sentence.tokens[index];
  const std::string form = AsciiLowered(token.form);
  // "No 3", but not "no 3 of them"
  const bool short_form = IsOneOf(form, {"no.", "nr.", "#"}) || (form == "no" && token.upos != Upos::kDet);
  return short_form || AsciiLowered(token.lemma) == "number";
}

std::string InOrderOf(const Sentence& sentence, size_t index) {
  const Token& token = sentence.tokens[index];
  if (index == 0 || token.upos != Upos::kNum || token.head != static_cast<int32_t>(index) - 1) return {};
  const Token& noun = sentence.tokens[index - 1];
  const std::string lemma = AsciiLowered(noun.lemma);
  const bool behind = token.deprel == Deprel::kFlat || token.deprel == Deprel::kNummod;
  const bool one = (noun.upos == Upos::kNoun && noun.xpos != Xpos::kNns) || noun.xpos == Xpos::kNnp;
  return behind && one && IsIn(WordList::kToldByRank, lemma) ? lemma : std::string();
}

bool IsTopOf(const Sentence& sentence, size_t index) {
  const auto& tokens = sentence.tokens;
  if (index == 0 || tokens[index].upos != Upos::kNum) return false;
  const size_t before = index > 1 && tokens[index - 1].form == "-" ? index - 2 : index - 1;
  if (AsciiLowered(tokens[before].form) != "top") return false;
  const auto* quantity = std::get_if<Quantity>(&tokens[index].value);
  if (quantity == nullptr || !quantity->unit.empty() || quantity->value < 2) return false;
  const bool counts = tokens[index].deprel == Deprel::kNummod && tokens[index].head >= 0;
  return !counts || !FindUnit(AsciiLowered(tokens[static_cast<size_t>(tokens[index].head)].lemma)).has_value();
}

bool TellsPlace(const Sentence& sentence, size_t index) {
  const auto& tokens = sentence.tokens;
  const Token& token = tokens[index];
  // "is the 8th highest grossing film", "the ninth-best", but not "hired the third largest bank"
  const auto is_most = [](const Token& word) { return word.xpos == Xpos::kJjs || word.xpos == Xpos::kRbs; };
  if (token.head < 0) return index == 0 || !MakesRank(sentence, index - 1);
  bool most = is_most(tokens[static_cast<size_t>(token.head)]);
  for (size_t i = index + 1; i < tokens.size() && i <= index + 2; ++i) {
    most = most || is_most(tokens[i]);
    if (tokens[i].form != "-") break;
  }
  if (most) {
    auto noun = static_cast<size_t>(token.head);
    for (size_t steps = 0; tokens[noun].head >= 0 && steps < tokens.size(); ++steps) {
      const Deprel above = BaseRelation(tokens[noun].deprel);
      if (above != Deprel::kAmod && above != Deprel::kAdvmod && above != Deprel::kCompound) break;
      noun = static_cast<size_t>(tokens[noun].head);
    }
    const Token& head = tokens[noun];
    const Deprel relation = BaseRelation(head.deprel);
    const bool of_another = relation == Deprel::kNsubj || relation == Deprel::kObj || relation == Deprel::kIobj ||
                            relation == Deprel::kObl || relation == Deprel::kNsubjPass;
    const bool own = index > 0 && tokens[index - 1].xpos == Xpos::kPrpPoss;
    if (!of_another) return !own;
    return head.head >= 0 && IsIn(WordList::kPlaced, AsciiLowered(tokens[static_cast<size_t>(head.head)].lemma));
  }
  // "number 3 Elm Street"
  const bool named = index + 1 < tokens.size() &&
                     (tokens[index + 1].upos == Upos::kNoun || tokens[index + 1].upos == Upos::kPropn) &&
                     !IsOneOf(AsciiLowered(tokens[index + 1].lemma), {"place", "position", "spot"});
  if (named) return false;
  // "came from number 3"
  if (index > 1 && MakesRank(sentence, index - 1) && tokens[index - 2].upos == Upos::kAdp &&
      !IsOneOf(AsciiLowered(tokens[index - 2].form), {"at", "in", "to", "as"}))
    return false;
  int32_t at = token.head;
  for (size_t steps = 0; at >= 0 && steps < tokens.size(); ++steps) {
    const Token& above = tokens[static_cast<size_t>(at)];
    if (above.upos == Upos::kVerb) return IsIn(WordList::kPlaced, AsciiLowered(above.lemma));
    const bool place = IsOneOf(AsciiLowered(above.lemma), {"place", "position", "spot", "number", "no.", "no", "#"});
    if (!place && above.upos != Upos::kNum) return false;
    at = above.head;
  }
  return false;
}

}  // namespace whence
