#include "engine/time/question_time.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

using Asked = QuestionTime::Asked;
using Choice = QuestionTime::Choice;
using Relation = QuestionTime::Relation;
using Words = std::initializer_list<std::string_view>;

// 3 of "three", "third", "thrice"; 0 for any other word.
int NumberOf(std::string_view word) {
  constexpr std::string_view kCounts[] = {"two", "three", "four", "five", "six"};
  constexpr std::string_view kOrdinals[] = {"second", "third", "fourth", "fifth", "sixth"};
  for (int i = 0; i < 5; ++i) {
    if (word == kCounts[i] || word == kOrdinals[i]) return i + 2;
  }
  return 0;
}

class Reader {
 public:
  explicit Reader(const Sentence& question) {
    for (const Token& token : question.tokens) {
      if (token.upos == Upos::kPunct && IsOneOf(token.form, {"?", ".", "!"})) continue;
      parts_.push_back({&token, AsciiLowered(token.form), false});
    }
  }

  QuestionTime Read() {
    if (parts_.size() < 3) return {};
    if (ReadSuccession()) return std::move(time_);
    ReadAsked();
    if (time_.asked != Asked::kDistance) ReadAnchor();
    ReadChoice();
    if (!time_.IsPlain()) time_.rest = Rest();
    return std::move(time_);
  }

 private:
  struct Part {
    const Token* token;
    std::string word;
    bool dropped;
  };

  bool Is(size_t at, Words words) const { return at < parts_.size() && IsOneOf(parts_[at].word, words); }
  bool Are(size_t at, Words words) const {
    for (const std::string_view word : words) {
      if (at >= parts_.size() || parts_[at].word != word) return false;
      ++at;
    }
    return true;
  }
  // "when", "what year", "which month and year": its length in words, 0 where none stands there.
  size_t AsksTime(size_t at) const {
    if (Is(at, {"when"})) return 1;
    return Is(at, {"what", "which"}) && Is(at + 1, {"year", "date", "day", "month", "time"}) ? 2 : 0;
  }
  void Drop(size_t begin, size_t count) {
    for (size_t i = begin; i < begin + count && i < parts_.size(); ++i) parts_[i].dropped = true;
  }
  void Begin(Asked asked, size_t words) {
    time_.asked = asked;
    Drop(0, words);
    lead_ = "When";
  }
  bool IsVerb(size_t at) const {
    return at < parts_.size() && (parts_[at].token->upos == Upos::kVerb || parts_[at].token->upos == Upos::kAux);
  }
  bool IsAuxiliary(size_t at) const {
    return Is(at, {"did", "do", "does", "has", "have", "had", "was", "were", "is", "are", "will", "would", "can"});
  }

  // "who succeeded Ann Lee as director", "who was Ann Lee's predecessor", "who was the predecessor
  // of Ann Lee as director".
  bool ReadSuccession() {
    if (!Is(0, {"who"})) return false;
    Relation relation = Relation::kAfter;
    size_t begin = 2, end = 0, as = 0;
    const auto find_as = [&](size_t from) {
      size_t at = from;
      while (at < parts_.size() && !Is(at, {"as"})) ++at;
      return at;
    };
    if (Is(1, {"succeeded", "followed", "replaced", "preceded"})) {
      if (Is(1, {"preceded"})) relation = Relation::kBefore;
      end = as = find_as(begin);
    } else if (Is(1, {"came", "comes"}) && Is(2, {"after", "before"})) {
      if (Is(2, {"before"})) relation = Relation::kBefore;
      begin = 3;
      end = as = find_as(begin);
    } else if (Are(1, {"took", "over", "from"})) {
      begin = 4;
      end = as = find_as(begin);
    } else if (IsAuxiliary(1) && Is(2, {"the"}) && Is(3, {"successor", "predecessor"}) && Is(4, {"of"})) {
      if (Is(3, {"predecessor"})) relation = Relation::kBefore;
      begin = 5;
      end = as = find_as(begin);
    } else if (IsAuxiliary(1)) {
      while (as < parts_.size() && !Is(as, {"successor", "predecessor"})) ++as;
      if (as >= parts_.size() || as < 4 || !Is(as - 1, {"'s", "’s", "'"})) return false;
      if (Is(as, {"predecessor"})) relation = Relation::kBefore;
      end = as - 1;
      if (++as < parts_.size() && !Is(as, {"as"})) return false;
    } else {
      return false;
    }
    if (end <= begin || IsDated(begin, parts_.size())) return false;
    const bool named =
        std::any_of(parts_.begin() + static_cast<ptrdiff_t>(begin), parts_.begin() + static_cast<ptrdiff_t>(end),
                    [](const Part& part) { return IsName(*part.token); });
    if (!named) return false;
    time_.succession = true;
    time_.anchor = {relation, Text(begin, end)};
    if (as + 1 < parts_.size()) {
      time_.office = Text(as + 1, parts_.size());
      time_.rest = "Who was " + time_.office + "?";
    }
    return true;
  }

  void ReadAsked() {
    if (Is(0, {"from"})) {
      const size_t first = AsksTime(1);
      if (first > 0 && Is(1 + first, {"to", "until", "till"}) && AsksTime(2 + first) > 0) {
        return Begin(Asked::kSpan, 2 + first + AsksTime(2 + first));
      }
    }
    if (Is(0, {"since", "from"}) && AsksTime(1) > 0) return Begin(Asked::kSince, 1 + AsksTime(1));
    if (Is(0, {"until", "till", "to"}) && AsksTime(1) > 0) return Begin(Asked::kUntil, 1 + AsksTime(1));
    if (Is(0, {"up"}) && Is(1, {"to", "until"}) && AsksTime(2) > 0) return Begin(Asked::kUntil, 2 + AsksTime(2));
    if (Is(0, {"between", "during", "in", "for"}) && Is(1, {"what", "which"}) &&
        Is(2, {"years", "dates", "period", "months"})) {
      return Begin(Asked::kSpan, 3);
    }
    if (Are(0, {"how", "many", "years"}) && Is(3, {"after", "before"})) {
      size_t verb = 4;
      while (verb < parts_.size() && !IsAuxiliary(verb)) ++verb;
      if (verb > 4 && verb + 1 < parts_.size() && !IsDated(4, verb)) {
        time_.anchor = {Is(3, {"after"}) ? Relation::kAfter : Relation::kBefore, Text(4, verb)};
        return Begin(Asked::kDistance, verb);
      }
    }
    const size_t how = Is(0, {"for", "on"}) ? 1 : 0;
    if (Are(how, {"how", "many"}) && Is(how + 2, {"times", "occasions"}) && IsAuxiliary(how + 3)) {
      return Begin(Asked::kTimes, how + 3);
    }
    if (Are(how, {"how", "often"}) && IsAuxiliary(how + 2)) return Begin(Asked::kTimes, how + 2);
    if (Are(how, {"how", "long"}) && IsAuxiliary(how + 2)) return Begin(Asked::kLength, how + 2);
    if (Are(how, {"how", "many"}) && Is(how + 2, {"years", "months", "days", "weeks"}) && IsAuxiliary(how + 3)) {
      time_.unit = parts_[how + 2].word.substr(0, parts_[how + 2].word.size() - 1);
      return Begin(Asked::kLength, how + 3);
    }
  }

  // A date behind the word is a date, and no event.
  bool IsDated(size_t begin, size_t end) const {
    return std::any_of(parts_.begin() + static_cast<ptrdiff_t>(begin), parts_.begin() + static_cast<ptrdiff_t>(end),
                       [](const Part& part) { return IsDate(*part.token) || part.token->upos == Upos::kNum; });
  }

  static std::optional<Relation> RelationOf(std::string_view word) {
    if (word == "before") return Relation::kBefore;
    if (word == "after") return Relation::kAfter;
    if (word == "when" || word == "while") return Relation::kWhile;
    return std::nullopt;
  }

  void ReadAnchor() {
    // "After Latvia left, who joined": up to the comma.
    if (const std::optional<Relation> relation = RelationOf(parts_[0].word); relation.has_value() && !IsAuxiliary(1)) {
      const auto comma = std::find_if(parts_.begin(), parts_.end(), [](const Part& part) { return part.word == ","; });
      const auto end = static_cast<size_t>(comma - parts_.begin());
      if (comma != parts_.end() && end > 1 && !IsDated(1, end)) {
        time_.anchor = {*relation, Text(1, end)};
        Drop(0, end + 1);
        return;
      }
    }
    // Behind the question's own verb, to its end.
    size_t verb = 0;
    while (verb < parts_.size() && !IsVerb(verb)) ++verb;
    for (size_t at = parts_.size() - 1; at > verb + 1; --at) {
      const std::optional<Relation> relation = RelationOf(parts_[at].word);
      if (!relation.has_value() || at + 1 >= parts_.size()) continue;
      if (IsDated(at + 1, parts_.size())) return;
      const bool clause = std::any_of(parts_.begin() + static_cast<ptrdiff_t>(at) + 1, parts_.end(),
                                      [](const Part& part) { return part.token->upos == Upos::kVerb; });
      const bool named = std::any_of(parts_.begin() + static_cast<ptrdiff_t>(at) + 1, parts_.end(),
                                     [](const Part& part) { return IsName(*part.token); });
      // "before the fire", said of one event
      const bool event = Is(at + 1, {"the"}) && parts_.back().token->upos == Upos::kNoun;
      if (!(named || clause || event) || (relation == Relation::kWhile && !clause)) return;
      time_.anchor = {*relation, Text(at + 1, parts_.size()), !named && !clause};
      Drop(at, parts_.size() - at);
      if (Is(at - 1, {"right", "immediately", "directly", "shortly", "soon", "just"})) Drop(at - 1, 1);
      return;
    }
  }

  // "for the second time", "a second time", "for the last time": from `at`. Nothing else says which.
  bool ReadOccasion(size_t at) {
    const size_t begin = at;
    if (Is(at, {"for"})) ++at;
    if (!Is(at, {"the", "a"})) return false;
    const int nth = at + 1 < parts_.size() ? NumberOf(parts_[at + 1].word) : 0;
    if (!Is(at + 2, {"time"})) return false;
    if (Is(at + 1, {"first"})) {
      time_.choice = Choice::kFirst;
    } else if (Is(at + 1, {"last"})) {
      time_.choice = Choice::kLast;
    } else if (nth > 0) {
      time_.choice = nth == 2 ? Choice::kAgain : Choice::kNth;
      time_.nth = nth;
    } else {
      return false;
    }
    Drop(begin, at + 3 - begin);
    return true;
  }

  // "who was the first chairman of the club"
  bool ReadFirstHolder(size_t at) {
    if (at != 3 || !Is(0, {"who"}) || !IsAuxiliary(1) || !Is(2, {"the"}) || !Is(3, {"first", "last", "original"})) {
      return false;
    }
    if (parts_.size() < 5 || parts_[4].token->upos == Upos::kVerb || parts_[4].token->upos == Upos::kAdp) return false;
    time_.of_office = true;
    Choose(Is(3, {"last"}) ? Choice::kLast : Choice::kFirst, 3, 1);
    return true;
  }

  // "who was the longest-serving chairman of the club", "who was chairman for the longest time", "who served longest as
  // chairman"
  bool ReadLongestHolder(size_t at) {
    if (!Is(0, {"who"}) || !Is(at, {"longest", "shortest"})) return false;
    const Choice choice = Is(at, {"longest"}) ? Choice::kLongest : Choice::kShortest;
    size_t begin = at, end = at + 1;
    if (Is(at - 1, {"the"}) && Is(at + 1, {"-"})) {
      if (!Is(at + 2, {"serving", "reigning", "ruling", "standing"}) || at + 3 >= parts_.size()) return false;
      end = at + 3;
    } else {
      if (Is(end, {"time", "period", "term"})) ++end;
      if (Is(begin - 1, {"the"})) --begin;
      if (Is(begin - 1, {"for"})) --begin;
      if (end != parts_.size() && !Is(end, {"as"})) return false;
    }
    time_.of_office = true;
    Choose(choice, begin, end - begin);
    return true;
  }

  void ReadChoice() {
    const bool yes_no = IsAuxiliary(0);
    for (size_t at = 1; at < parts_.size(); ++at) {
      if (parts_[at].dropped) continue;
      if (ReadLongestHolder(at)) return;
      if (Is(at, {"for", "the", "a"}) && ReadOccasion(at)) return;
      const bool last = at + 1 >= parts_.size() || parts_[at + 1].dropped;
      if (yes_no && last) {
        if (Is(at, {"twice"})) return Count(2, at, 1);
        if (Is(at, {"thrice"})) return Count(3, at, 1);
        if (Is(at, {"times"}) && NumberOf(parts_[at - 1].word) > 0)
          return Count(NumberOf(parts_[at - 1].word), at - 1, 2);
        if (Is(at, {"once"}) && Are(at - 2, {"more", "than"}) && at > 2) return Count(2, at - 2, 3);
      }
      if (yes_no) continue;
      if (ReadFirstHolder(at)) return;
      // Beside a verb, not before the noun that it would describe: "first joined", "joined first".
      const bool adverb = last || IsVerb(at + 1) || (IsVerb(at - 1) && parts_[at].token->upos == Upos::kAdv);
      if (!adverb) continue;
      if (Is(at, {"first", "originally", "initially"})) return Choose(Choice::kFirst, at, 1);
      if (Is(at, {"recently"}) && Is(at - 1, {"most"})) return Choose(Choice::kLast, at - 1, 2);
      // "how long did it last"
      if (Is(at, {"last"}) && time_.asked != Asked::kLength) return Choose(Choice::kLast, at, 1);
      if (Is(at, {"again"})) return Choose(Choice::kAgain, at, Is(at + 1, {"in"}) ? 0 : 1);
    }
  }

  void Choose(Choice choice, size_t at, size_t words) {
    time_.choice = choice;
    Drop(at, words);
  }

  void Count(int times, size_t at, size_t words) {
    time_.times = times;
    Drop(at, words);
  }

  std::string Text(size_t begin, size_t end) const {
    std::string text;
    for (size_t i = begin; i < end; ++i) {
      const bool glued = i > begin && parts_[i - 1].token->span.end == parts_[i].token->span.begin;
      if (!text.empty() && !glued) text += ' ';
      text += parts_[i].token->form;
    }
    return text;
  }

  std::string Rest() const {
    std::string rest = lead_;
    for (size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].dropped) continue;
      const bool glued =
          i > 0 && !parts_[i - 1].dropped && parts_[i - 1].token->span.end == parts_[i].token->span.begin;
      if (!rest.empty() && !glued) rest += ' ';
      rest += parts_[i].token->form;
    }
    return rest + "?";
  }

  std::vector<Part> parts_;
  std::string lead_;
  QuestionTime time_;
};

}  // namespace

QuestionTime ReadQuestionTime(const Sentence& question) { return Reader(question).Read(); }

std::string WithTimeBehind(const Sentence& question) {
  const std::vector<Token>& tokens = question.tokens;
  size_t comma = 0;
  bool dated = false;
  for (; comma < tokens.size() && tokens[comma].form != ","; ++comma) {
    const bool date = tokens[comma].type == EntityType::kDate || tokens[comma].kind == TokenKind::kDate;
    const bool links = tokens[comma].upos == Upos::kAdp || IsOneOf(AsciiLowered(tokens[comma].form), {"and", "to"});
    if (!date && !links) return "";
    dated = dated || date;
  }
  if (!dated || comma + 2 >= tokens.size() || tokens[0].upos != Upos::kAdp) return "";
  const auto text = [&](size_t begin, size_t end) {
    std::string joined;
    for (size_t i = begin; i < end; ++i) {
      const bool glued = i > begin && tokens[i - 1].span.end == tokens[i].span.begin;
      joined += StrCat(i == begin || glued ? "" : " ", tokens[i].form);
    }
    return joined;
  };
  size_t end = tokens.size();
  while (end > comma + 1 && tokens[end - 1].upos == Upos::kPunct) --end;
  std::string time = text(0, comma), rest = text(comma + 1, end);
  time[0] = AsciiLower(time[0]);
  rest[0] = AsciiUpper(rest[0]);
  return StrCat(rest, " ", time, "?");
}

bool NeedsHistory(const Sentence& question) {
  const QuestionTime time = ReadQuestionTime(question);
  return time.asked == Asked::kSince || time.asked == Asked::kUntil || time.choice == Choice::kAgain ||
         time.choice == Choice::kNth;
}

bool AsksOfNow(const Sentence& question) {
  bool verb = false;
  for (const Token& token : question.tokens) {
    const std::string word = AsciiLowered(token.form);
    if (IsIn(WordList::kNowAdverb, word) || IsIn(WordList::kOfNow, word)) return true;
    if (verb || (token.upos != Upos::kVerb && token.upos != Upos::kAux)) continue;
    verb = true;
    // "who has owned it" asks of all times up to now.
    if (token.upos == Upos::kAux && IsOneOf(word, {"has", "have"})) continue;
    if (token.xpos == Xpos::kVbz || token.xpos == Xpos::kVbp || IsOneOf(word, {"is", "are", "does", "do"})) return true;
  }
  return false;
}

}  // namespace whence
