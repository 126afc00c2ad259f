// Whether a pronoun means somebody or something else than the question does.

#include <algorithm>
#include <memory>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/alignment/passage_answerer.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// "it is the largest island after Orn": a name that only stands behind a preposition, beside a subject that a pronoun
// or another name is.
bool IsNamedAside(const ReadSentence& read, const absl::flat_hash_set<std::string>& names) {
  const SentenceTree& tree = read.tree();
  for (int32_t token = 0; token < tree.size(); ++token) {
    const bool named = std::any_of(read.stems(token).begin(), read.stems(token).end(),
                                   [&](const std::string& stem) { return names.contains(stem); });
    if (named && (tree.Preposition(token).empty() || tree.Preposition(token) == "of")) return false;
  }
  const int32_t subject = tree.Child(tree.root(), kSubjectRelations);
  return subject >= 0 && (tree[subject].xpos == Xpos::kPrp || tree[subject].upos == Upos::kPropn ||
                          tree[subject].kind == TokenKind::kName);
}

// "Karl Moe moved to Chile, where he died": whom a pronoun means that stands behind the name of its own sentence's
// subject.
bool IsOwnSubjects(const Sentence& sentence) {
  const Token* subject = nullptr;
  for (const Token& token : sentence.tokens) {
    const bool somebody = token.type == EntityType::kPerson || token.type == EntityType::kOther;
    if (IsName(token) && somebody && kSubjectRelations.Has(token.deprel)) subject = &token;
    if (subject == nullptr || !IsOneOf(AsciiLowered(token.form), {"he", "she", "his", "her", "him"})) continue;
    // "Jon Ek succeeded her": nobody does it to himself.
    if (token.head != subject->head || token.xpos == Xpos::kPrpPoss) return true;
  }
  return false;
}

// Whether the token is a name and the subject of its sentence.
bool IsNamedSubject(const Sentence& sentence, const Token& token) {
  const bool main = token.head >= 0 && sentence.tokens[static_cast<size_t>(token.head)].head < 0;
  return IsName(token) && main && BaseRelation(token.deprel) == Deprel::kNsubj;
}

}  // namespace

absl::StatusOr<bool> PassageAnswerer::IsPronounTaken(const AskedQuestion& asked, const ReadSentence& read,
                                                     const Passage& passage) {
  absl::flat_hash_set<std::string> names;
  for (const AskedWord& word : asked.words()) {
    if (word.name) names.insert(word.stem);
  }
  const auto holds_name = [&](const ReadSentence& sentence) {
    for (int32_t token = 0; token < sentence.tree().size(); ++token) {
      for (const std::string& stem : sentence.stems(token)) {
        if (names.contains(stem)) return true;
      }
    }
    return false;
  };
  const std::vector<Token>& tokens = read.sentence().tokens;
  const auto pronoun = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.xpos == Xpos::kPrp || token.xpos == Xpos::kPrpPoss;
  });
  if (pronoun == tokens.end() || names.empty() || holds_name(read)) return false;
  if (IsOwnSubjects(read.sentence())) return true;
  // "Mill Press waited until its director agreed": the sentence's own subject comes before what others name.
  if (pronoun->xpos == Xpos::kPrpPoss && std::any_of(tokens.begin(), pronoun, [&](const Token& token) {
        return IsNamedSubject(read.sentence(), token);
      })) {
    return true;
  }
  for (uint32_t back = 1; back <= kSentencesBefore && back <= passage.ordinal; ++back) {
    Passage before = passage;
    before.ordinal = passage.ordinal - back;
    WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<const ReadSentence> read_before, Load(before));
    if (read_before == nullptr) continue;
    if (holds_name(*read_before)) return back == 1 && IsNamedAside(*read_before, names);
    for (const Token& token : read_before->sentence().tokens) {
      if (IsNamedSubject(read_before->sentence(), token)) return true;
    }
  }
  return false;
}

}  // namespace whence
