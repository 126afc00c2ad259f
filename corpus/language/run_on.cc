#include "corpus/language/run_on.h"

#include "corpus/language/token_class.h"

namespace whence {
namespace {

// Only names that lists know: two capitalised words side by side are one name far more often than two sentences.
bool IsKnownName(const Token& token) {
  return token.upos == Upos::kPropn && (token.type == EntityType::kCountry || token.type == EntityType::kPlace ||
                                        token.type == EntityType::kOrganisation);
}

}  // namespace

size_t FindRunOn(const Sentence& sentence) {
  const auto& tokens = sentence.tokens;
  bool verb_before = false;
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    verb_before = verb_before || IsFiniteTag(tokens[i].xpos);
    const bool side_by_side = verb_before && IsKnownName(tokens[i]) && IsKnownName(tokens[i + 1]) &&
                              tokens[i + 1].span.begin > tokens[i].span.end;
    if (!side_by_side) continue;
    size_t j = i + 2;
    while (j < tokens.size() && (tokens[j].upos == Upos::kPropn || tokens[j].form == "," || tokens[j].form == "and")) ++j;
    if (j < tokens.size() && IsFiniteTag(tokens[j].xpos)) return i + 1;
    i = j - 1;
  }
  return 0;
}

}  // namespace whence
