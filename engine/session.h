#ifndef WHENCE_ENGINE_SESSION_H_
#define WHENCE_ENGINE_SESSION_H_

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "engine/answer.h"

namespace whence {

// What a conversation remembers: the last question as it was understood, and what was spoken of. Not thread-safe:
// whoever uses it holds mutex().
class Session {
 public:
  struct Mention {
    std::string text;
    EntityType type = EntityType::kNone;
    bool subject = false;
    bool answer = false;  // it was an answer, not in the question
  };

  // The question with its pronouns replaced by what they refer to ("when did it join" after a question about Uzbekistan),
  // and what was replaced. Without antecedent the question stays as it is.
  std::string Resolve(const Sentence& question, std::string_view text, std::vector<Repair>* repairs) const;

  // The question before with its main name replaced ("and Georgia?"). Empty when there is none.
  std::string Instead(std::string_view name) const;

  // Notes a question, as understood, and its answer.
  void Note(std::string_view text, const Sentence& question, const Answer& answer);

  std::mutex& mutex() { return mutex_; }

 private:
  std::mutex mutex_;
  std::string last_text_;
  std::string last_name_;  // the one that "and X?" replaces, as it stands in last_text_
  std::vector<Mention> mentions_;  // the most prominent first
};

}  // namespace whence

#endif  // WHENCE_ENGINE_SESSION_H_
