#ifndef WHENCE_ENGINE_VERIFY_TEXT_UNITS_H_
#define WHENCE_ENGINE_VERIFY_TEXT_UNITS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/types/span.h"
#include "corpus/language/analyzer.h"
#include "corpus/language/word_relations.h"
#include "engine/time/interval.h"
#include "engine/verify/main_clause.h"
#include "rules/extraction/extractor.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

enum class UnitKind : uint8_t { kName, kNumber, kDate, kNoun, kVerb, kAdjective, kAdverb };

// What a date only bounds: "before 1920", "by 1920", "after 1920", "no earlier than 1920", "around 1920". "Since 1920"
// and "until 1920" bound what lasted; held against a date that is no bound they are dates like others.
enum class DateBound : uint8_t { kNone, kBefore, kBy, kAfter, kFrom, kAbout, kSince, kUntil };
// Whether it leaves open when something was.
inline bool IsOpen(DateBound bound) {
  return bound != DateBound::kNone && bound != DateBound::kSince && bound != DateBound::kUntil;
}

// What a verb with a particle is done to, as far as that decides what it means.
enum class ObjectKind : uint8_t {
  kOpen,  // a plan, a match; what is not known
  kPerson,
  kHouse,      // what is built and has a staff or dwellers
  kStructure,  // what else is built
  kThing,
};

// What the first word of a longer name is as an adjective: "Iranian" of the "Iranian Parliament".
struct PlaceAdjective {
  WordRelations::Word word;
  std::vector<uint16_t> places;  // PlacesOf
};

// A part of a sentence that carries content of its own, as it is held against another sentence's.
struct Unit {
  UnitKind kind = UnitKind::kNoun;
  uint32_t sentence = 0;
  int32_t token = -1;
  int32_t above = -1;              // the nearest unit that governs it; -1 for none
  Deprel relation = Deprel::kDep;  // to what governs its token
  std::string text;                // lemma in lower case; of a name and a number the form
  std::string stem;
  std::vector<std::string> words;   // of a name
  std::vector<std::string> proper;  // of a name that ends in what it names: "yale" of "Yale University"
  std::vector<uint16_t> places;     // of a name: what it is or what it is of (PlacesOf)
  PlaceAdjective adjective;         // of a name of several words
  bool namesake = false;            // of a name whose last word another name of the text has, too
  EntityType type = EntityType::kNone;
  std::optional<Interval> interval;    // of a date
  DateBound bound = DateBound::kNone;  // of a date
  bool lasts = false;                  // of a date: it tells of what was so then
  std::optional<double> value;         // of a number
  bool rank = false;                   // of a number: an ordinal
  bool place = false;                  // of a rank: it tells somebody's place among others
  bool top = false;                    // of a rank: that place or a better one, "the top ten"
  bool share = false;                  // of a number: a part of all told in words, "a third of them"
  bool age = false;                    // of a number: how old somebody is
  bool decade = false;                 // of an age: any of ten years from it on, "in his thirties"
  std::string measure;                 // of a number: its unit, or the lemma of what it counts; of a date: how far from
                                       // it, "shortly" before
  uint64_t limits = 0;                 // of a number: VerdictWord bits of the words about it ("at least")
  bool besides = false;                // of a number: it counts those besides others, "two other bridges"
  WordRelations::Word word;
  WordRelations::Word also;  // another reading: of a name or a participle the adjective, of the last word of a term the
                             // term, of a verb the verb with its particle
  bool unsaid = false;   // the verb that brackets behind a name leave out, "(1900 – 1980)"; its token is its date's
  std::string lacked;    // of an adjective: what it denies, "child" of "childless"
  bool phrasal = false;  // has one: "call off"
  ObjectKind object = ObjectKind::kOpen;  // of such a verb
  uint64_t classes = 0;                   // VerdictWord bits
  bool denied = false;                    // stands under a negation
  bool capital = false;                   // a word that is written like a name inside a sentence
  ByteSpan span;                          // in the text
};

// What a text begins with of which nothing before says what it means.
enum class Anaphor : uint8_t {
  kNone,
  kPerson,  // "he", "her"
  kThing,   // "it"
  kAny,     // "they", "the film"
};

// Sentence, token of the date, and whether it is that of a death.
using LifespanKey = std::tuple<uint32_t, int32_t, bool>;

// A text made ready to be compared: its sentences, units and frames. The text outlives it.
struct TextUnits {
  std::string_view text;
  Analysis analysis;
  std::vector<Unit> units;                      // of each sentence in turn, in the order of the text but for lifespans
  std::vector<std::vector<Extraction>> frames;  // of each sentence
  std::vector<MainClause> clauses;              // of each sentence, the main one
  std::vector<std::vector<int32_t>> unit_of_token;           // of each sentence; -1 for none
  absl::flat_hash_set<std::string> words;                    // all words as NameWords gives them
  uint64_t classes = 0;                                      // VerdictWord bits of any word
  absl::flat_hash_map<LifespanKey, int32_t> lifespan_verbs;  // units of verbs that no word says
  Anaphor anaphor = Anaphor::kNone;
  bool verbless = true;  // a title, a label
};

// Reads texts into units. Thread-safe; what it is made from outlives it.
class UnitReader {
 public:
  UnitReader(const Analyzer& analyzer, const Extractor& extractor, const WordRelations& relations,
             const VerdictRules& rules)
      : analyzer_(analyzer), extractor_(extractor), relations_(relations), rules_(rules) {}

  // `one` sentence: nothing splits the text, and a question is read as what it asks; what stands behind the longest
  // that the analyzer reads (kMaxSentenceTokens) is left out. Else questions state nothing: they have no frames, and a
  // text of nothing else has no units. `names`: known ones, which are read as names wherever they stand. Linear in the
  // text.
  TextUnits Read(std::string_view text, bool one, const NameList* names = nullptr) const;

  // The text read, with the dates in place of what counts from an earlier one; nothing where nothing does.
  std::optional<std::string> Dated(const TextUnits& read) const;

  const VerdictRules& words() const { return rules_; }
  const PredicateLexicon& lexicon() const { return extractor_.lexicon(); }

 private:
  struct SentenceWords;
  void ReadSentence(uint32_t index, TextUnits& read) const;
  SentenceWords ReadWords(const Sentence& sentence, TextUnits& read) const;
  // The unit at a token; false where there is none of its own. ReadName and ReadContentWord are its steps.
  bool ReadUnit(const SentenceWords& words, size_t i, Unit& unit) const;
  bool ReadName(const Token& token, Unit& unit) const;
  bool ReadContentWord(const SentenceWords& words, size_t i, Unit& unit) const;
  void ReadNameWord(const Token& token, Unit& unit) const;
  void ReadParticle(const std::vector<Token>& tokens, size_t verb, Unit& unit) const;
  // What the verb at a token is done to.
  ObjectKind ReadObject(const std::vector<Token>& tokens, size_t verb) const;
  // Gives what stands behind a name in brackets, "(1900 – 1980)", its verbs, and each date for itself.
  void ReadLifespans(uint32_t sentence, TextUnits& read) const;
  bool IsSplitFormula(const Sentence& sentence, size_t index) const;

  const Analyzer& analyzer_;
  const Extractor& extractor_;
  const WordRelations& relations_;
  const VerdictRules& rules_;
};

// The units of one sentence. Cost: a search for their ends.
absl::Span<const Unit> UnitsOf(const TextUnits& text, uint32_t sentence);

// The unit of a frame's verb, of a lifespan's the one that no word says; -1 for none.
int32_t VerbUnit(const TextUnits& text, uint32_t sentence, const Extraction& frame);

// Undoes the tokenised spelling of treebanks ("-LRB-", "``") and apostrophes in decades, byte for byte, so that spans
// stay what they were.
std::string PlainSpelling(std::string_view text);

// The claim with a full stop where nothing closes it: the parser has learnt from sentences that have one.
std::string ClosedClaim(std::string_view claim);

// The words of a name without accents, articles and titles.
std::vector<std::string> PlainNameWords(std::string_view form);

// Adds the stems of such words.
void AddStems(std::string_view text, absl::flat_hash_set<std::string>& stems);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_TEXT_UNITS_H_
