#ifndef WHENCE_ENGINE_QUESTIONS_QUESTION_LITERALS_H_
#define WHENCE_ENGINE_QUESTIONS_QUESTION_LITERALS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/questions/question_words.h"
#include "graph/inline_term.h"
#include "graph/term.h"

namespace whence {

// A number or a date of a question: "3", "1,500", "two million", "12.5", "1995", "28 June 2012", "June 2012".
struct QuestionLiteral {
  uint16_t begin = 0;  // words
  uint16_t end = 0;
  double number = 0;                // of a date: see NumberOfDate
  std::optional<PartialDate> date;  // also of a number that may be a year
  bool number_as_well = true;       // "1995" may be either; "June 1995" is a date
  std::vector<Term> terms;          // literals of a graph that say the same
};

std::vector<QuestionLiteral> FindLiterals(std::span<const QuestionWord> words);

// "second", "3rd": 2, 3; none for other words.
std::optional<int> OrdinalOf(std::string_view word);

// Years of a decade or century: "1990s" (the word before may be "the"), "19th century".
struct QuestionPeriod {
  uint16_t begin = 0;  // words
  uint16_t end = 0;
  int first_year = 0;
  int last_year = 0;
};
std::vector<QuestionPeriod> FindPeriods(std::span<const QuestionWord> words);

// Dates as numbers that compare as the dates do: the year and a fraction.
double NumberOfDate(const PartialDate& date);

// The dates of a graph that a date covers when only its year or month is known: the first and the last id.
std::pair<TermId, TermId> RangeOfDate(const PartialDate& date);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_QUESTION_LITERALS_H_
