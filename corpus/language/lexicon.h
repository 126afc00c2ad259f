#ifndef WHENCE_CORPUS_LANGUAGE_LEXICON_H_
#define WHENCE_CORPUS_LANGUAGE_LEXICON_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "corpus/language/feature_hash.h"
#include "corpus/language/string_table.h"
#include "corpus/language/token.h"

namespace whence {

// What the lexicon knows of a single lower-case word, as bits. "Base" forms are those a dictionary lists.
struct WordClass {
  static constexpr uint32_t kNoun = 1u << 0;
  static constexpr uint32_t kVerb = 1u << 1;
  static constexpr uint32_t kAdjective = 1u << 2;
  static constexpr uint32_t kAdverb = 1u << 3;
  // Irregular forms: "went", "children", "better".
  static constexpr uint32_t kNounForm = 1u << 4;
  static constexpr uint32_t kVerbForm = 1u << 5;
  static constexpr uint32_t kAdjectiveForm = 1u << 6;
  static constexpr uint32_t kAdverbForm = 1u << 7;
  // Nouns by what they name, in their commonest sense.
  static constexpr uint32_t kPersonNoun = 1u << 8;        // "minister"
  static constexpr uint32_t kOrganisationNoun = 1u << 9;  // "committee"
  static constexpr uint32_t kPlaceNoun = 1u << 10;        // "river"
  static constexpr uint32_t kEventNoun = 1u << 11;        // "war"
  static constexpr uint32_t kWorkNoun = 1u << 12;         // "novel"
  static constexpr uint32_t kTimeNoun = 1u << 13;         // "decade"
  // Words of names.
  static constexpr uint32_t kGivenName = 1u << 14;
  static constexpr uint32_t kSurname = 1u << 15;
  static constexpr uint32_t kPlaceName = 1u << 16;
  static constexpr uint32_t kCountryName = 1u << 17;
  static constexpr uint32_t kNationality = 1u << 18;
  static constexpr uint32_t kOrganisationName = 1u << 19;
  // The dictionary writes it with a capital only.
  static constexpr uint32_t kCapitalised = 1u << 20;
  // WordNet's lexicographer file of the commonest noun sense (1-26, shifted) and verb sense (1-15, shifted).
  static constexpr int kNounFileShift = 21;
  static constexpr uint32_t kNounFileMask = 31u << kNounFileShift;
  static constexpr int kVerbFileShift = 26;
  static constexpr uint32_t kVerbFileMask = 15u << kVerbFileShift;
  // The part of speech that the word is most often (0 unknown, 1 noun, 2 verb, 3 adjective or adverb).
  static constexpr int kUsualShift = 30;
  static constexpr uint32_t kUsualMask = 3u << kUsualShift;
};

// Regular endings that lead from a word to a base form that the lexicon lists.
struct MorphClass {
  static constexpr uint8_t kPluralNoun = 1u << 0;
  static constexpr uint8_t kVerbS = 1u << 1;
  static constexpr uint8_t kVerbIng = 1u << 2;
  static constexpr uint8_t kVerbEd = 1u << 3;
  static constexpr uint8_t kComparative = 1u << 4;
  static constexpr uint8_t kSuperlative = 1u << 5;
  static constexpr uint8_t kAdverbLy = 1u << 6;
};

enum class WordPos : uint8_t { kNoun, kVerb, kAdjective, kAdverb };

// A name of the shipped gazetteers.
struct LexiconName {
  EntityType type = EntityType::kNone;  // kNone: only the beginning of longer names
  bool longer = false;                  // names go on from here
  bool any_case = false;                // no common word, so that it is a name in lower case, too
};

// Words, irregular forms and names, read in place from the model file. Built from WordNet and iso-codes by the trainer.
// Thread-safe; a lookup is one or two cache misses.
class Lexicon {
 public:
  Lexicon() = default;  // empty: knows nothing

  // Sections "words", "forms", "lemmas" and "names" of a model file, which outlive the lexicon.
  static absl::StatusOr<Lexicon> FromSections(std::string_view words, std::string_view forms, std::string_view lemmas,
                                              std::string_view names);

  // WordClass bits; 0 for an unknown word. `lower` is the word in lower case.
  uint32_t Classes(std::string_view lower) const;
  // MorphClass bits of the regular endings that the word may carry.
  uint8_t Morphology(std::string_view lower) const;
  bool IsBase(std::string_view lower, WordPos pos) const;

  // The base of an irregular form ("children" -> "child"); empty when it is none.
  std::string_view IrregularBase(std::string_view lower, WordPos pos) const;
  // The base of a regular or irregular form, or nothing when no rule leads to a listed word.
  std::optional<std::string> Base(std::string_view lower, WordPos pos) const;

  // Names are found word by word: start with kNameSeed, extend the hash by each lower-case word, look it up.
  static constexpr uint64_t kNameSeed = 0x6E616D65;
  static uint64_t ExtendName(uint64_t hash, std::string_view lower_word) { return HashBytes(lower_word, hash); }
  std::optional<LexiconName> FindName(uint64_t hash) const;

  // Hashes of the table's keys, for the trainer.
  static uint64_t WordHash(std::string_view lower) { return HashBytes(lower, 0x776F7264); }
  static uint64_t FormHash(std::string_view lower, WordPos pos) {
    return HashBytes(lower, 0x666F726D + static_cast<uint64_t>(pos));
  }

 private:
  StringTable words_;
  StringTable forms_;  // value: begin << 6 | size in lemmas_
  std::string_view lemmas_;
  StringTable names_;
};

// The value that a LexiconName is stored as.
uint32_t EncodeLexiconName(const LexiconName& name);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_LEXICON_H_
