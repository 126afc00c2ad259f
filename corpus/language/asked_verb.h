#ifndef WHENCE_CORPUS_LANGUAGE_ASKED_VERB_H_
#define WHENCE_CORPUS_LANGUAGE_ASKED_VERB_H_

#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "corpus/language/tag_set.h"
#include "corpus/language/word_features.h"

namespace whence {

// Mends a tagger's reading of the bare verb that a question with "do" or a modal verb is about as a noun, adjective or
// adverb: the treebanks hold few questions, so that in "When did the museum open?" and "Why did the mill close?" the
// verb is missed. Nothing changes when a verb is there already. `forms`, `words` and `tags` stand for the same words.
// Cost: linear.
void MendAskedVerb(absl::Span<const std::string_view> forms, const std::vector<WordFeatures>& words,
                   std::vector<Tag>* tags);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_ASKED_VERB_H_
