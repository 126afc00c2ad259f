#ifndef WHENCE_ENGINE_CONFLICTS_ASKED_WORDS_H_
#define WHENCE_ENGINE_CONFLICTS_ASKED_WORDS_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "corpus/language/analysis.h"
#include "engine/conflicts/saying.h"

namespace whence {

// The words of a question of yes or no, or of a claim: which disagreements are about what it says. Views the sentence.
class AskedWords {
 public:
  explicit AskedWords(const Sentence& sentence);

  // Whether it names what is said: that date, that number, that name. All that is denied is what it says.
  bool Name(const Saying& saying) const;

  // The first number of a text.
  static std::optional<double> Figure(std::string_view text);

 private:
  const Sentence& sentence_;
  std::set<std::string> words_;
  std::set<double> figures_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_CONFLICTS_ASKED_WORDS_H_
