// The colours that a sentence gives to what a question asks the colour of.

#include <algorithm>

#include "corpus/language/ascii.h"
#include "engine/alignment/sentence_alignment.h"
#include "rules/words/word_lists.h"

namespace whence {

std::vector<Candidate> SentenceAlignment::Colours() const {
  std::vector<Candidate> found;
  const SentenceTree& tree = read_.tree();
  const auto is_colour = [&](int32_t token) {
    return token >= 0 && token < tree.size() && IsIn(WordList::kColour, AsciiLowered(tree[token].form));
  };
  const auto shades = [&](int32_t token) {
    return token >= 0 && (IsIn(WordList::kShade, AsciiLowered(tree[token].form)) || is_colour(token));
  };
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    if (!word.asked && !word.name && !IsFound(w)) return found;  // names are SpeaksOfIt's matter
  }
  for (int32_t colour = 0; colour < tree.size(); ++colour) {
    if (!is_colour(colour) || (!found.empty() && colour <= found.back().tokens.back())) continue;
    // "yellow flowers", "the flowers are yellow", "are pale yellow", "are painted yellow"
    const int32_t head = tree.Head(colour);
    int32_t noun = -1;
    if (tree[colour].deprel == Deprel::kAmod) {
      noun = head;
    } else if (tree.HasChild(colour, {Deprel::kCop})) {
      noun = tree.Child(colour, kSubjectRelations);
    } else if (head >= 0 && shades(head) && tree.HasChild(head, {Deprel::kCop})) {
      noun = tree.Child(head, kSubjectRelations);
    } else if (head >= 0 && IsIn(WordList::kColouring, AsciiLowered(tree[head].lemma))) {
      noun = tree.Child(head, {Deprel::kNsubjPass});
    }
    const bool of_it = noun >= 0 && IsMatched(noun) && tree[noun].upos != Upos::kPron;
    if (!of_it) continue;
    Candidate candidate;
    candidate.head = candidate.core = colour;
    candidate.kind = CandidateKind::kAdjective;
    int32_t first = colour, last = colour;
    while (shades(first - 1)) --first;
    // "red, white and blue", "white and pale blue"; "red and light" is one colour.
    while (last + 2 < tree.size() && IsOneOf(tree[last + 1].form, {"and", "or", ",", "-"})) {
      int32_t next = last + 2;
      while (!is_colour(next) && shades(next) && next + 1 < tree.size()) ++next;
      if (!is_colour(next)) break;
      last = next;
    }
    for (int32_t token = first; token <= last; ++token) candidate.tokens.push_back(token);
    candidate.text = tree.Text(candidate.tokens);
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace whence
