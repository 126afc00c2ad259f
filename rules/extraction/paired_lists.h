#ifndef WHENCE_RULES_EXTRACTION_PAIRED_LISTS_H_
#define WHENCE_RULES_EXTRACTION_PAIRED_LISTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/base/span.h"
#include "rules/extraction/extraction.h"
#include "rules/extraction/grammar_words.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// Two lists of one length of which each item belongs to one of the other: "Ann and Bo were born in 1900 and 1902,
// respectively", and "Ann and Bo were president and secretary", where nobody says who was which.
struct PairedLists {
  std::vector<int32_t> one, other;  // tokens that head the items, in the order of the text
  bool in_order = false;            // the first belongs to the first: "respectively"

  // Which items of a list head the part of the sentence, or stand inside it.
  static std::vector<size_t> ItemsIn(const std::vector<int32_t>& list, const SentenceTree& tree, ByteSpan part);
};

// All such lists of a sentence. Linear in its words but for short lists.
std::vector<PairedLists> ReadPairedLists(const SentenceTree& tree, const GrammarWords& words);

// Whether a frame takes an item of one list with an item of the other that is not known to be its own.
bool PairsOtherwise(const SentenceTree& tree, const std::vector<PairedLists>& lists, const Extraction& frame);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_PAIRED_LISTS_H_
