#ifndef WHENCE_ENGINE_DIALOGUE_SPOKEN_QUESTION_H_
#define WHENCE_ENGINE_DIALOGUE_SPOKEN_QUESTION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/language/analysis.h"

namespace whence {

struct SpokenWord {
  std::string form;
  std::string lower;
  std::string lemma;
  Upos upos = Upos::kX;
  Xpos xpos = Xpos::kNone;
  EntityType type = EntityType::kNone;
  bool name = false;
  bool glued = false;       // no blank before it
  bool of_subject = false;  // in the subject of the main clause
};

// The words of a question without its final mark, kept after the analysis is gone.
class SpokenQuestion {
 public:
  SpokenQuestion() = default;
  explicit SpokenQuestion(const Sentence& question);

  const std::vector<SpokenWord>& words() const { return words_; }
  size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  const SpokenWord& operator[](size_t at) const { return words_[at]; }

  // The words [begin, end) as they were written.
  std::string Text(size_t begin, size_t end) const;

  // How the question is built: an asking phrase, an auxiliary, the subject, the rest. Nothing where it is neither a
  // question with an asking word nor one of yes or no.
  struct Shape {
    size_t asking_end = 0;       // 0 for yes or no
    bool asks_argument = false;  // "who", "what", "which alliance"; else when, where, why, how
    bool asks_subject = false;   // "who signed it"
    size_t auxiliary = 0;        // its place; size() where there is none
    size_t rest = 0;             // behind the subject, or behind the asking phrase where that is the subject
  };
  std::optional<Shape> ReadShape() const;

 private:
  std::vector<SpokenWord> words_;
};

bool IsAskingWord(const SpokenWord& word);
bool IsAuxiliaryForm(const SpokenWord& word);

}  // namespace whence

#endif  // WHENCE_ENGINE_DIALOGUE_SPOKEN_QUESTION_H_
