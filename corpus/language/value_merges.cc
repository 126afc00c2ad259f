#include <algorithm>

#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "corpus/language/merge.h"
#include "corpus/language/number_words.h"
#include "corpus/language/quantity_parser.h"

namespace whence {
namespace {

constexpr size_t kMaxTokens = 10;

bool StartsWithDigit(std::string_view form) {
  return !form.empty() && (IsAsciiDigit(form[0]) || (form.size() > 1 && form[0] == '\'' && IsAsciiDigit(form[1])));
}

// A month in small letters is a verb or an auxiliary more often ("march", "may") wherever the text has capitals at all.
bool IsMonth(const TaggedSentence& sentence, size_t i) {
  if (i >= sentence.size() || MonthNumber(sentence.forms[i]) == 0) return false;
  return sentence.word(i).upper || !sentence.features->has_upper;
}

bool MayStartDate(const TaggedSentence& sentence, size_t i) {
  const std::string_view form = sentence.forms[i];
  if (StartsWithDigit(form)) return true;
  if (form.starts_with("mid-") && i + 1 < sentence.size() && sentence.forms[i + 1] == "century") {
    return ParseOrdinal(AsciiLowered(form.substr(4))).has_value();  // "mid-twentieth century"
  }
  if (form.size() < 2 || form.size() > 12) return false;
  if (IsMonth(sentence, i)) return true;
  if (sentence.tags[i].upos == Upos::kPropn && sentence.word(i).upper) {
    return i + 1 < sentence.size() &&
           (StartsWithDigit(sentence.forms[i + 1]) || IsMonth(sentence, i + 1) || sentence.forms[i + 1] == ",");
  }
  const std::string lower = AsciiLowered(form);
  for (const std::string_view word : {"early", "mid", "late", "spring", "summer", "autumn", "fall", "winter", "ad",
                                      "q1", "q2", "q3", "q4", "beginning", "middle", "end"}) {
    if (word == lower) return true;
  }
  if (ParseOrdinal(lower)) {
    const std::string_view next = i + 1 < sentence.size() ? sentence.forms[i + 1] : std::string_view();
    return next == "half" || next == "quarter" || next == "century" || next == "-" || IsMonth(sentence, i + 1) ||
           next == "of";
  }
  return false;
}

// Whether every month inside is one by its capital.
bool MonthsAreMonths(const TaggedSentence& sentence, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if (MonthNumber(sentence.forms[i]) != 0 && !IsMonth(sentence, i)) return false;
  }
  return true;
}

bool IsPreposition(std::string_view form) {
  const std::string lower = AsciiLowered(form);
  return lower == "from" || lower == "since" || lower == "until" || lower == "till" || lower == "by" ||
         lower == "before" || lower == "after" || lower == "between" || lower == "to" || lower == "the";
}

// The tokens as one number, of which the last is the tree's word.
Merge MergeOf(size_t begin, size_t end, TokenKind kind) {
  Merge merge;
  merge.begin = begin;
  merge.end = merge.behind = end;
  merge.head = end - 1;
  merge.tag = {Upos::kNum, Xpos::kCd};
  merge.kind = kind;
  return merge;
}

}  // namespace

std::optional<Merge> FindDate(const TaggedSentence& sentence, size_t i) {
  if (!MayStartDate(sentence, i)) return std::nullopt;
  if (IsPreposition(sentence.forms[i])) return std::nullopt;
  const size_t limit = std::min(sentence.size(), i + kMaxTokens);
  const DateBeginnings dates(sentence.TextOf(i, limit));
  for (size_t end = limit; end > i + 1; --end) {
    std::optional<TokenValue> value = dates.Parse(sentence.TextOf(i, end).size());
    if (!value || !MonthsAreMonths(sentence, i, end)) continue;
    // "1990 to 1994" stays apart: its preposition belongs to the tree. An open end is a loose dash.
    const auto* range = std::get_if<DateRange>(&*value);
    const bool words_between = std::any_of(
        sentence.forms.begin() + static_cast<ptrdiff_t>(i) + 1, sentence.forms.begin() + static_cast<ptrdiff_t>(end),
        [](std::string_view form) { return form == "to" || form == "until" || form == "till" || form == "and"; });
    if (range != nullptr && (words_between || (!range->last && sentence.forms[end - 1] == "-"))) continue;
    Merge merge = MergeOf(i, end, TokenKind::kDate);
    merge.type = EntityType::kDate;
    merge.value = *value;
    return merge;
  }
  return std::nullopt;
}

std::optional<Merge> FindAmount(const TaggedSentence& sentence, size_t i) {
  const std::string_view form = sentence.forms[i];
  const bool currency = !FindCurrency(form).empty();
  if (!currency && !StartsWithDigit(form) && !IsNumberWord(form) && sentence.tags[i].upos != Upos::kNum) {
    return std::nullopt;
  }
  for (size_t end = std::min(sentence.size(), i + kMaxTokens); end > i + 1; --end) {
    const std::string_view last = sentence.forms[end - 1];
    if (last == "." || last == "," || last == "-") continue;
    const std::string_view text = sentence.TextOf(i, end);
    Merge merge = MergeOf(i, end, TokenKind::kQuantity);
    if (const std::optional<int> rank = ParseOrdinal(text)) {
      merge.tag = {Upos::kAdj, Xpos::kJj};
      merge.type = EntityType::kOrdinal;
      merge.value = Quantity{static_cast<double>(*rank), {}};
      return merge;
    }
    const std::optional<TypedQuantity> amount = ParseExactQuantity(text);
    if (!amount) continue;
    merge.type = amount->type;
    merge.value = amount->quantity;
    // The tree's word is the unit: "years", "%", and the sign before a sum of money.
    if (currency) {
      merge.head = i;
      merge.tag = {Upos::kSym, Xpos::kDollar};
    } else if (last == "%" || last == "\u00B0") {
      merge.tag = {Upos::kSym, Xpos::kSym};
    } else if (amount->type != EntityType::kNumber) {
      merge.tag = {Upos::kNoun, amount->quantity.value == 1 ? Xpos::kNn : Xpos::kNns};
    }
    return merge;
  }
  return std::nullopt;
}

}  // namespace whence
