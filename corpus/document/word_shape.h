#ifndef WHENCE_CORPUS_DOCUMENT_WORD_SHAPE_H_
#define WHENCE_CORPUS_DOCUMENT_WORD_SHAPE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/span.h"

namespace whence {

// A word between blanks, judged by its letters alone: the reader of blocks runs before tokens and tags exist.
struct ShapeWord {
  std::string_view text;  // as written
  std::string_view core;  // without punctuation at both ends; empty for "-"
  bool capital = false;   // the core starts with an upper-case letter (of any script) or is a number
  bool digit = false;     // the core starts with a digit
};

// Where the words of a line stand: what lies between blanks, tabs and no-break spaces; at most `limit` words.
std::vector<ByteSpan> SplitAtBlanks(std::string_view line, size_t limit);

// The words of a line, at most `limit`: shapes of lines are decided by their beginnings, at bounded cost.
std::vector<ShapeWord> SplitShapeWords(std::string_view line, size_t limit = 64);

bool StartsWithCapital(std::string_view text);
bool StartsLower(std::string_view text);

// Closed classes, in any case: articles, prepositions and conjunctions ("of", "the", "and"), and verbs that make a
// sentence of a line ("is", "has", "will", "signed").
bool IsFunctionWord(std::string_view core);
bool IsFiniteVerb(std::string_view core);

// Whether a line has a verb that makes it a sentence: one of the closed class in lower case, or a lower-case "-ed" word
// right behind a capitalised one ("Kazakhstan joined").
bool HasFiniteVerb(const std::vector<ShapeWord>& words);

// How the words that are no function words are written: share of capitalised ones, 0 to 1.
double CapitalShare(const std::vector<ShapeWord>& words);

// Whether the text ends in ".", "!", "?" or "…", closing quotes and brackets aside.
bool EndsSentence(std::string_view text);

// Equality without regard to the case of ASCII letters.
bool EqualsIgnoringCase(std::string_view a, std::string_view b);
// The same with one of several.
bool EqualsOne(std::span<const std::string_view> words, std::string_view word);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_WORD_SHAPE_H_
