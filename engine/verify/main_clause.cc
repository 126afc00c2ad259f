#include "engine/verify/main_clause.h"

#include <algorithm>

#include "corpus/language/token_class.h"

namespace whence {

MainClause ReadMainClause(const Sentence& sentence) {
  MainClause clause;
  const auto& tokens = sentence.tokens;
  const auto root = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.head < 0; });
  if (root == tokens.end()) return clause;
  clause.root = static_cast<int32_t>(root - tokens.begin());
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool below = token.head == clause.root;
    if (below && clause.subject < 0 && BaseRelation(token.deprel) == Deprel::kNsubj) {
      clause.subject = static_cast<int32_t>(i);
    }
    if (!below && &token != &*root) continue;
    clause.past = clause.past || token.xpos == Xpos::kVbd;
    clause.modal = clause.modal || token.xpos == Xpos::kMd;
  }
  if (clause.subject < 0) return clause;
  const Token& subject = tokens[static_cast<size_t>(clause.subject)];
  clause.pronoun = subject.upos == Upos::kPron;
  clause.named = IsName(subject);
  clause.bare = subject.upos == Upos::kNoun;
  for (const Token& token : tokens) {
    if (token.head != clause.subject) continue;
    clause.named = clause.named || IsName(token);
    if (token.upos == Upos::kDet || token.deprel == Deprel::kNmodPoss) clause.bare = false;
  }
  return clause;
}

}  // namespace whence
