#include "engine/verify/figure_words.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "corpus/language/quantity_parser.h"
#include "engine/coreference/gender.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// The words of a sentence around a token; empty beyond its ends.
class Around {
 public:
  Around(const Sentence& sentence, size_t index) : tokens_(sentence.tokens), index_(index) {}

  const Token* At(int offset) const {
    const int64_t at = static_cast<int64_t>(index_) + offset;
    return at >= 0 && at < static_cast<int64_t>(tokens_.size()) ? &tokens_[static_cast<size_t>(at)] : nullptr;
  }
  std::string Word(int offset) const {
    const Token* token = At(offset);
    return token == nullptr ? std::string() : AsciiLowered(token->form);
  }
  bool Is(int offset, std::string_view word) const { return Word(offset) == word; }
  // The whole number there that counts nothing in a unit; 0 for none.
  double Count(int offset) const {
    const Token* token = At(offset);
    if (token == nullptr || token->upos != Upos::kNum) return 0;
    const auto* quantity = std::get_if<Quantity>(&token->value);
    if (quantity == nullptr || !quantity->unit.empty() || quantity->value != std::floor(quantity->value)) return 0;
    return quantity->value;
  }

 private:
  const std::vector<Token>& tokens_;
  const size_t index_;
};

// Whether a number is the subject or stands in it: "one in five", "one in five people".
bool IsInSubject(const Sentence& sentence, size_t index) {
  const auto& tokens = sentence.tokens;
  if (std::none_of(tokens.begin(), tokens.begin() + static_cast<ptrdiff_t>(index),
                   [](const Token& token) { return token.upos == Upos::kVerb || token.upos == Upos::kAux; }))
    return true;
  auto at = static_cast<int32_t>(index);
  for (size_t steps = 0; at >= 0 && steps < tokens.size(); ++steps) {
    const Token& token = tokens[static_cast<size_t>(at)];
    if (BaseRelation(token.deprel) == Deprel::kNsubj || token.deprel == Deprel::kNsubjPass) return true;
    const Deprel relation = BaseRelation(token.deprel);
    const bool inside = relation == Deprel::kNummod || relation == Deprel::kNmod || relation == Deprel::kCompound ||
                        relation == Deprel::kAmod;
    if (!inside) return false;
    at = token.head;
  }
  return false;
}

// Whether a number counts people: "in five patients".
bool CountsPeople(const Around& around, int number) {
  const Token* counted = around.At(number + 1);
  return counted != nullptr && counted->xpos == Xpos::kNns && IsPersonNoun(AsciiLowered(counted->lemma));
}

// How far behind the first number of "one in five" or "nine out of ten" the second stands; 0 where it is no such share:
// who scored two in five games scored two.
int SecondOfShare(const Sentence& sentence, size_t index) {
  constexpr double kMostParts = 9, kMostWhole = 1000;
  const Around around(sentence, index);
  const double parts = around.Count(0);
  if (parts < 1 || parts > kMostParts) return 0;
  const int second = around.Is(1, "in") ? 2 : around.Is(1, "out") && around.Is(2, "of") ? 3 : 0;
  if (second == 0 || (second == 2 && !IsInSubject(sentence, index) && !CountsPeople(around, second))) return 0;
  const double whole = around.Count(second);
  return whole > parts && whole <= kMostWhole ? second : 0;
}

// Whether "half" or "third" behind such a word is one of several halves: "the second half", "its lower third".
bool TellsWhichPart(const Token* before) {
  if (before == nullptr) return false;
  if (IsOneOf(AsciiLowered(before->form), {"a", "an", "one", "least", "most", "about", "nearly", "almost"}))
    return false;
  switch (before->upos) {
    case Upos::kAdj:
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kNum:
    case Upos::kDet:
    case Upos::kPron:
      return true;
    default:
      return false;
  }
}

// "by a third party", "by a half brother"
bool DescribesNext(const Sentence& sentence, size_t index) {
  if (index + 1 >= sentence.tokens.size()) return false;
  const Upos next = sentence.tokens[index + 1].upos;
  const int32_t head = sentence.tokens[index].head;
  const bool ahead = head > static_cast<int32_t>(index) &&  // but "by a third last year"
                     !IsIn(WordList::kTimeUnit, AsciiLowered(sentence.tokens[static_cast<size_t>(head)].lemma));
  return ahead || next == Upos::kNoun || next == Upos::kPropn;
}

bool IsOneOther(const Around& around) { return around.Is(1, "of") || around.Is(1, "another"); }

// "At one point", "one day", "one-off": some time that nobody counts; but not "one day later".
bool IsSomeTime(const Sentence& sentence, size_t index, const Around& around) {
  if (around.Is(1, "-") && around.Is(2, "off")) return true;
  const std::string_view lemma = sentence.tokens[index].lemma;
  const bool merged = AsciiLowered(sentence.tokens[index].form).starts_with("one ");  // "One day"
  const int next = merged ? 1 : 2;
  const std::string noun = merged ? AsciiLowered(lemma) : around.Word(1);
  if (around.Is(-1, "at")) return IsIn(WordList::kLooseMoment, noun);
  const Token* head = around.At(next - 1);
  const bool begins = index == 0 && head != nullptr && BaseRelation(head->deprel) != Deprel::kNsubj;
  return begins && IsIn(WordList::kPartOfTime, noun) &&
         !IsOneOf(around.Word(next), {"later", "after", "before", "earlier", "prior", "ago", "from", "of"});
}

// "One reason is the cold", "it is one kind of stone": one among others; but not "there is one reason" and "only one".
bool IsOneAmongOthers(const Sentence& sentence, size_t index, const Around& around) {
  const auto& tokens = sentence.tokens;
  const int32_t head = tokens[index].head;
  if (tokens[index].deprel != Deprel::kNummod || head <= static_cast<int32_t>(index)) return false;
  const Token& noun = tokens[static_cast<size_t>(head)];
  if (!IsIn(WordList::kOneAmongOthers, AsciiLowered(noun.lemma))) return false;
  const Token* before = around.At(-1);
  if (before != nullptr && (before->upos == Upos::kAdv || before->upos == Upos::kDet || before->upos == Upos::kAdj))
    return false;
  const auto has = [&](int32_t of, Deprel relation) {
    return std::any_of(tokens.begin(), tokens.end(),
                       [&](const Token& token) { return token.head == of && token.deprel == relation; });
  };
  if (BaseRelation(noun.deprel) == Deprel::kNsubj) return !has(noun.head, Deprel::kExpl);
  return has(head, Deprel::kCop) && !has(head, Deprel::kExpl);
}

}  // namespace

bool StatesNoNumber(const Sentence& sentence, size_t index) {
  const Token& token = sentence.tokens[index];
  if (token.upos != Upos::kNum && !std::holds_alternative<Quantity>(token.value)) return false;
  const Around around(sentence, index);
  const std::string form = AsciiLowered(token.form);
  if ((form == "one" || form == "1") && IsOneOther(around)) return true;
  if ((form == "one" || form.starts_with("one ")) && IsSomeTime(sentence, index, around)) return true;
  if (form == "one" && IsOneAmongOthers(sentence, index, around)) return true;
  if (IsOneOf(form, {"million", "billion"}) && around.Is(-1, "per") && around.Is(-2, "parts")) return true;
  if (around.Is(-1, "±")) return true;
  for (const int back : {2, 3}) {
    if (index < static_cast<size_t>(back)) break;
    if (SecondOfShare(sentence, index - static_cast<size_t>(back)) == back) return true;
  }
  return false;
}

std::optional<double> ShareAt(const Sentence& sentence, size_t index) {
  constexpr double kAll = 100;
  const Token& token = sentence.tokens[index];
  const Around around(sentence, index);
  if (token.upos == Upos::kNum) {
    const int second = SecondOfShare(sentence, index);
    return second > 0 ? std::optional<double>(kAll * around.Count(0) / around.Count(second)) : std::nullopt;
  }
  if (token.upos != Upos::kNoun && token.upos != Upos::kDet && token.upos != Upos::kAdj) return std::nullopt;
  const std::string form = AsciiLowered(token.form);
  if (form == "half") {
    const bool by = around.Is(-1, "by") || (around.Is(-1, "a") && around.Is(-2, "by"));  // "cut by half"
    const bool of_all = IsOneOf(around.Word(1), {"of", "the", "its", "all"});
    const bool unit = IsOneOf(around.Word(1), {"a", "an"});  // "by half a mile"
    return (of_all || (by && !unit && !DescribesNext(sentence, index))) && !TellsWhichPart(around.At(-1))
               ? std::optional<double>(kAll / 2)
               : std::nullopt;
  }
  if (!around.Is(-1, "a") || !(around.Is(1, "of") || (around.Is(-2, "by") && !DescribesNext(sentence, index))))
    return std::nullopt;
  constexpr double kQuarter = 25;
  if (form == "quarter") return kQuarter;
  const std::optional<int> rank = ParseOrdinal(form);
  return rank.value_or(0) > 2 ? std::optional<double>(kAll / *rank) : std::nullopt;
}

std::optional<double> ParseShare(std::string_view form) {
  const size_t part = form.find_first_of("- ");
  if (part == std::string_view::npos) return std::nullopt;
  const std::optional<double> count = ParseNumber(form.substr(0, part));
  std::string_view parts = form.substr(part + 1);
  if (!count.has_value()) return std::nullopt;
  if (parts == "half") return *count * 50;
  if (parts.starts_with("quarter")) return *count * 25;
  if (parts.ends_with('s')) parts.remove_suffix(1);
  const std::optional<int> rank = ParseOrdinal(parts);
  if (!rank.has_value() || *rank < 3) return std::nullopt;
  return *count * 100 / *rank;
}

std::optional<double> AgeDecadeAt(const Sentence& sentence, size_t index) {
  const Around around(sentence, index);
  std::string form = around.Word(0);
  if (form.size() < 3 || form.find('s') == std::string::npos) return std::nullopt;
  const auto is_own = [&](int offset) {
    return around.At(offset) != nullptr && around.At(offset)->xpos == Xpos::kPrpPoss;
  };
  const bool part = IsOneOf(around.Word(-1), {"early", "mid", "late", "-"});
  if (!is_own(-1) && !(part && (is_own(-2) || is_own(-3)))) return std::nullopt;
  form = form.substr(form.find_last_of(" -") + 1);  // "early thirties"
  if (form.ends_with('.')) form.pop_back();
  if (!form.ends_with('s')) return std::nullopt;
  form.pop_back();
  if (form.ends_with('\'')) form.pop_back();
  if (form.ends_with("ie")) form.replace(form.size() - 2, 2, "y");
  constexpr double kFirst = 20, kLast = 90, kTen = 10;
  const std::optional<double> tens = ParseNumber(form);
  const bool age = tens.has_value() && *tens >= kFirst && *tens <= kLast && std::fmod(*tens, kTen) == 0;
  return age ? tens : std::nullopt;
}

bool TellsAge(const Sentence& sentence, size_t index) {
  const Around around(sentence, index);
  if (IsOneOf(around.Word(-1), {"aged", "age"}) || (around.Is(-1, "of") && around.Is(-2, "age"))) return true;
  if (around.Count(0) > 0 && around.Is(1, "when")) return true;  // "was 37 when"
  if (around.Is(-1, "be") && around.Is(-2, "to") && IsOneOf(around.Word(-3), {"lived", "live"})) return true;
  for (int offset = 1; offset <= 4; ++offset) {  // "37-year-old"
    if (around.Is(offset, "old")) return true;
    if (!IsOneOf(around.Word(offset), {"-", "year", "years"})) return false;
  }
  return false;
}

std::optional<std::pair<double, std::string_view>> HalfUnitAt(const Sentence& sentence, size_t index) {
  const Around around(sentence, index);
  if (!around.Is(0, "half") || !(around.Is(1, "a") || around.Is(1, "an"))) return std::nullopt;
  const Token* noun = around.At(2);
  if (noun == nullptr || noun->upos != Upos::kNoun) return std::nullopt;
  const std::optional<UnitOfMeasure> unit = FindUnit(AsciiLowered(noun->lemma));
  return unit.has_value() ? std::optional(std::pair(0.5, unit->name)) : std::nullopt;
}

}  // namespace whence
