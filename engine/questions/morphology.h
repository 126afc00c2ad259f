#ifndef WHENCE_ENGINE_QUESTIONS_MORPHOLOGY_H_
#define WHENCE_ENGINE_QUESTIONS_MORPHOLOGY_H_

#include <string>
#include <string_view>
#include <vector>

namespace whence {

// Word forms of English, made from dictionary forms: irregular ones from tables, the rest by the rules of spelling.
// Words are lower case. A word that is no English word gets the forms it would have.

struct VerbForms {
  std::string base;                     // write
  std::string third;                    // writes
  std::vector<std::string> past;        // wrote
  std::vector<std::string> participle;  // written
  std::string gerund;                   // writing
};
VerbForms FormsOfVerb(std::string_view base);

// "city" -> "cities", "person" -> "people", "persons".
std::vector<std::string> PluralsOf(std::string_view noun);
// "cities" -> "city"; a word that is no plural comes back as it is.
std::string SingularOf(std::string_view noun);

// "large" -> "larger", "largest"; "populous" -> none (it takes "more" and "most"). "good" -> "better", "best".
struct AdjectiveForms {
  std::vector<std::string> comparative;
  std::vector<std::string> superlative;
};
AdjectiveForms FormsOfAdjective(std::string_view adjective);

// Dictionary forms that "directed", "wrote", "borders" or "starring" may belong to, the likeliest first; empty for a
// word that has no verb ending.
std::vector<std::string> VerbsOfForm(std::string_view form);

// Nouns for who does it: "direct" -> "director", "write" -> "writer", "star" -> "star".
std::vector<std::string> AgentNounsOf(std::string_view verb);

// Dictionary forms that a noun for who does it may be made of: "curator" -> "curat", "curate". Spelling alone decides,
// so that some are no words ("moth" is what "mother" would be made of); empty for a noun of another ending.
std::vector<std::string> VerbsOfAgent(std::string_view noun);

// The same of nouns for what is done: "installation" -> "install", "installate", ...; "purchase" -> "purchase".
std::vector<std::string> VerbsOfAction(std::string_view noun);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_MORPHOLOGY_H_
