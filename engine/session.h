#ifndef WHENCE_ENGINE_SESSION_H_
#define WHENCE_ENGINE_SESSION_H_

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "engine/answer.h"
#include "engine/dialogue/spoken_question.h"

namespace whence {

// What a conversation remembers: the last question as it was understood, and what was spoken of. Not thread-safe:
// whoever uses it holds mutex().
class Session {
 public:
  struct Mention {
    std::string text;
    EntityType type = EntityType::kNone;
    bool subject = false;
    bool object = false;
    bool many = false;         // several names, "Peru and Chile", or a plural, "the residents"
    bool described = false;    // no name: "the pool"
    bool somebody = false;     // of what is described: "the captain"
    bool group = false;        // of what is described: "the company"
    bool topic = false;        // what the only document is about
    bool answers_who = false;  // was the answer to "who"
  };

  // A question with what it leaves to the conversation put in its place.
  struct Reading {
    std::string text;
    std::vector<Repair> repairs;  // what was replaced by what
  };

  // The question with its pronouns replaced by what they refer to ("when did it join" after a question about
  // Uzbekistan): for each thing that they may refer to a reading, the likeliest first, at most kMostReadings. Without
  // antecedent the question as it is. `topic`: what the only document is about, which a pronoun may mean once something
  // was spoken of.
  std::vector<Reading> Resolve(const Sentence& question, std::string_view text, const std::string& topic = {}) const;

  // What a question that leaves out what the one before said means in full: "why?", "did Georgia?", "and in 1999?".
  // Empty for any other question.
  std::string Complete(const Sentence& question) const;

  // The question before, asked of something else: "and Georgia?", "what about the sauna?", "and for children?". Empty
  // where nothing of it can be replaced.
  std::string Instead(const Sentence& question) const;

  // The question with its subject pronoun read as what the only document is about, and behind that as it is; only as it
  // is where anything is named before the pronoun, or it has no such pronoun.
  static std::vector<Reading> ResolveTo(const std::string& topic, const Sentence& question, std::string_view text);

  // Notes a question, as understood, and its answer.
  void Note(const Sentence& question, const Answer& answer);

  std::mutex& mutex() { return mutex_; }

  static constexpr size_t kMostReadings = 3;
  static constexpr size_t kMostMentions = 8;

 private:
  std::mutex mutex_;
  SpokenQuestion last_;            // as it was understood
  std::string last_answer_;        // where it was one thing, a name or a phrase
  std::string last_date_;          // where it was one date
  std::vector<Mention> mentions_;  // the most prominent first; those of earlier questions behind
};

}  // namespace whence

#endif  // WHENCE_ENGINE_SESSION_H_
