#ifndef WHENCE_CORPUS_LANGUAGE_TAG_MENDING_H_
#define WHENCE_CORPUS_LANGUAGE_TAG_MENDING_H_

#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "corpus/language/tag_set.h"
#include "corpus/language/word_features.h"

namespace whence {

// Mends tags that the sentence as a whole rules out, since the tagger reads each word by itself:
//
//   "Harrow Mill is old."   no command with a finite verb right behind what would be its object: a name; so is a word
//                           that no dictionary has, right before its verb
//   "Sven Lang drowned."    a word of letters is no mark
//   "Its bell hangs here."  a sentence has a finite verb, and so has what ", while" or ", because" opens: the word that
//                           is one nearest by the tagger's scores, if near
//   "Peru left the pact."   what an article introduces ends in a noun: an adjective that is a noun, too, is that
//                           noun, and so is the "mine" of "the mine"
//   "the Union president"   a noun with a small letter is none of the names beside it that have capitals
//   "and costs 20 euros"    what stands between "and" and an amount or an article, behind a finite verb, is another
//                           verb, if it may be one
//   "attorney-general"      a noun, like the one before the hyphen
//   "Unix-like systems"     an adjective: no preposition stands behind a hyphen
//
// `scores` are the tagger's, as many a word as `set` has tags. Cost: linear in words times tags, mostly in words.
void MendTags(absl::Span<const std::string_view> forms, const std::vector<WordFeatures>& words,
              absl::Span<const float> scores, const TagSet& set, std::vector<Tag>* tags);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TAG_MENDING_H_
