#ifndef WHENCE_ENGINE_QUESTIONS_LEXICON_FILE_H_
#define WHENCE_ENGINE_QUESTIONS_LEXICON_FILE_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/questions/meaning.h"
#include "rules/language/diagnostic.h"

namespace whence {

// A lexicon as it is written: the words with which people speak of a graph. rules/questions/LEXICON.md is the guide for
// authors; everything here mirrors it. Names of predicates and classes are not yet looked up in any graph.

// "O direct S": who does it to whom, with which words.
struct VerbTemplate {
  bool object_first = false;       // the agent is the object of the triple
  std::vector<std::string> words;  // between the two: "direct"; "run", "through"; "be", "about"
  SourceLocation location;
};

struct PredicateEntry {
  std::string name;
  SourceLocation location;
  std::vector<std::string> nouns;          // of the object: "director"
  std::vector<std::string> inverse_nouns;  // of the subject: "film"
  std::vector<std::string> counts;         // what a number counts: "people"
  std::vector<VerbTemplate> verbs;
  std::vector<std::pair<std::string, bool>> path;  // composed of predicates; true: against its direction
  std::vector<std::string> subject_classes, object_classes;
  std::string unit;
  bool symmetric = false;  // what is said of the subject is said of the object
};

struct ClassEntry {
  std::string name;
  SourceLocation location;
  std::vector<std::string> words;
  std::vector<std::string> types;                   // IRIs or local names
  std::vector<std::pair<std::string, bool>> sides;  // predicates that its members have; true: as objects
  std::string base;                                 // members of that class ...
  std::string measure;                              // ... whose value of this predicate
  Comparison comparison = Comparison::kMore;        // is more than, less than ...
  double threshold = 0;
  std::string value;  // or is the thing of this name
};

struct AdjectiveEntry {
  std::vector<std::string> words;                      // "large", "big"
  std::vector<std::pair<std::string, bool>> measures;  // in the order of preference; true: the smallest values
  SourceLocation location;
};

// "name ENTITY = other name"
struct NameEntry {
  std::string name;
  std::vector<std::string> others;
  SourceLocation location;
};

// A predicate, class or verb that "locate", "prefer", "bare" or "made-by" names.
struct ListedName {
  std::string name;
  SourceLocation location;
};

struct LexiconFile {
  std::string path;
  std::vector<std::string> lines;  // for messages
  std::vector<PredicateEntry> predicates;
  std::vector<ClassEntry> classes;
  std::vector<AdjectiveEntry> adjectives;
  std::vector<ListedName> locate;   // predicates that answer "where is X"
  std::vector<NameEntry> names;     // further names of an entity
  std::vector<ListedName> prefer;   // classes, of things of one name
  std::vector<ListedName> bare;     // classes whose names stand without "the"
  std::vector<ListedName> made_by;  // verbs that say who made a thing
  bool exclude_start = false;       // the films of the director of X: without X
};

struct ParsedLexicon {
  LexiconFile file;
  std::vector<Diagnostic> diagnostics;
  bool ok() const { return !HasErrors(diagnostics); }
};

ParsedLexicon ParseLexiconFile(std::string_view path, std::string_view text);

// "a | b" -> {"a", "b"}: lower case where `lower`, without empty ones.
std::vector<std::string> SplitAlternatives(std::string_view text, bool lower);
// Words of a phrase: lower-case runs between blanks, underscores and hyphens.
std::vector<std::string> WordsOf(std::string_view phrase);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_LEXICON_FILE_H_
