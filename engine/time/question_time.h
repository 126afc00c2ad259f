#ifndef WHENCE_ENGINE_TIME_QUESTION_TIME_H_
#define WHENCE_ENGINE_TIME_QUESTION_TIME_H_

#include <cstdint>
#include <optional>
#include <string>

#include "corpus/language/analysis.h"

namespace whence {

// What a question asks of time beyond "when", and which of several events of one kind it means.
struct QuestionTime {
  enum class Asked : uint8_t {
    kPlain,     // nothing special
    kSince,     // "since when"
    kUntil,     // "until when"
    kSpan,      // "from when to when", "during which years"
    kLength,    // "how long"
    kTimes,     // "how many times", "how often"
    kDistance,  // "how many years after the fire"
  };
  enum class Choice : uint8_t {
    kAny,
    kFirst,  // "first", "for the first time", "originally"
    kLast,   // "last", "most recently"
    kAgain,  // "again", "for the second time": any but the first
    kNth,    // "for the third time"
    // "the longest-serving chairman", "who was chairman longest": of those who held an office
    kLongest,
    kShortest,
  };
  // "after Latvia left", "when Norway joined", "before Peter Holm".
  enum class Relation : uint8_t { kBefore, kAfter, kWhile };
  struct Anchor {
    Relation relation = Relation::kWhile;
    std::string event;  // a clause, a name alone, or "the fire"
    bool noun = false;  // of the last sort
  };

  Asked asked = Asked::kPlain;
  Choice choice = Choice::kAny;
  std::string unit;          // of kLength, where the question names one: "day"
  bool of_office = false;    // "the first chairman", "the longest-serving chairman": of those who were it
  int nth = 0;               // of kNth, and of kAgain where it is said: 2
  std::optional<int> times;  // "twice" in a question of yes or no
  std::optional<Anchor> anchor;
  // "who succeeded Ann Lee": asked of the anchor; `rest` is empty where the question does not say as what.
  bool succession = false;
  std::string office;  // of a succession: "mayor of Lund"; empty where the question does not say
  // The question without these words; what asks for a time asks "when".
  std::string rest;

  bool IsPlain() const {
    return asked == Asked::kPlain && choice == Choice::kAny && !times.has_value() && !anchor.has_value();
  }
};

// Reads them off the words alone. Linear.
QuestionTime ReadQuestionTime(const Sentence& question);

// "Was Ann Lee mayor in 1955?" of "In 1955, was Ann Lee mayor?"; empty where no time stands before a comma at the head.
std::string WithTimeBehind(const Sentence& question);

// Whether only the order or the ends of what is told can answer, and no date of a single sentence: "until when",
// "again".
bool NeedsHistory(const Sentence& question);

// Whether a question asks how things are now: its first verb is of the present, or "currently" stands in it.
bool AsksOfNow(const Sentence& question);

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_QUESTION_TIME_H_
