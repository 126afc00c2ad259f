#ifndef WHENCE_ENGINE_QUESTIONS_QUESTION_WORDS_H_
#define WHENCE_ENGINE_QUESTIONS_QUESTION_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whence {

// One word of a question: lower case, contractions undone ("who's" is "who", "is"; "doesn't" is "does", "not").
struct QuestionWord {
  std::string text;
  uint32_t begin = 0;  // bytes of the question that it stands for
  uint32_t end = 0;
  bool glued = false;  // an underscore or hyphen joins it to the word before
};

inline constexpr size_t kMaxQuestionWords = 80;

// Cuts a question into words; commas are words, the mark at its end is not. At most kMaxQuestionWords; the rest is
// dropped and *complete is false. Never fails, whatever the bytes.
std::vector<QuestionWord> CutQuestion(std::string_view question, bool* complete);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_QUESTION_WORDS_H_
