#ifndef WHENCE_ENGINE_FIRST_ASKED_H_
#define WHENCE_ENGINE_FIRST_ASKED_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "corpus/language/analysis.h"
#include "engine/answer.h"

namespace whence {

// "The first mayor" or "the last mayor" of a question: of all there were, and not the first woman among them, the
// first elected one, or the first after the war.
class FirstAsked {
 public:
  // Nothing where the question asks for no first or last one of a kind. Linear.
  static std::optional<FirstAsked> Read(const Sentence& question);

  // Whether a sentence calls somebody or something the first of fewer than the question asks about, and of no more.
  bool IsNarrowedIn(std::string_view sentence) const;

 private:
  std::string rank_;             // "first"
  std::string noun_;             // stem: "mayor"
  std::set<std::string> words_;  // of the question, lower case
  bool of_women_ = false;
};

// Drops what is cited as the first or last of fewer than the question asks about; the answer may become unknown.
void KeepFirst(const Sentence& question, Answer& answer);

// Keeps what is cited as said of a woman, where the question asks for the first woman: whoever was the first of all
// need not have been one.
void KeepFirstWoman(const Sentence& question, Answer& answer);

}  // namespace whence

#endif  // WHENCE_ENGINE_FIRST_ASKED_H_
