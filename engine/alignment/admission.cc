// Which phrases of a sentence may answer at all.

#include <algorithm>

#include "corpus/language/ascii.h"
#include "engine/alignment/asked_units.h"
#include "engine/alignment/sentence_alignment.h"

namespace whence {
namespace {

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool SentenceAlignment::HoldsPlace(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  return std::any_of(candidate.tokens.begin(), candidate.tokens.end(), [&](int32_t token) {
    return token > candidate.head && tree[token].deprel == Deprel::kCase && tree[token].form != "of" &&
           tree[token].xpos != Xpos::kPos;
  });
}

bool SentenceAlignment::Admits(const Candidate& candidate) const {
  const CandidateKind kind = candidate.kind;
  const bool number = kind == CandidateKind::kNumber || kind == CandidateKind::kQuantity ||
                      kind == CandidateKind::kMoney || kind == CandidateKind::kPercent ||
                      kind == CandidateKind::kDuration;
  const bool value = number || kind == CandidateKind::kDate || kind == CandidateKind::kOrdinal;
  const bool clause = kind == CandidateKind::kClause || kind == CandidateKind::kAdjective;
  const auto any_token = [&](const auto& holds) {
    return std::any_of(candidate.tokens.begin(), candidate.tokens.end(),
                       [&](int32_t token) { return holds(read_.tree()[token]); });
  };
  switch (asked_.kind()) {
    case AskedKind::kTime: {
      const bool timed = any_token([&](const Token& token) {
        return token.type == EntityType::kDate || token.type == EntityType::kTime ||
               token.type == EntityType::kDuration ||
               (token.upos == Upos::kNoun && (NounClasses(lexicon_, token) & WordClass::kTimeNoun) != 0);
      });
      if (!timed || clause) return false;
      break;
    }
    case AskedKind::kCount:
    case AskedKind::kAmount: {
      const bool counted = any_token([](const Token& token) {
        return token.upos == Upos::kNum || token.kind == TokenKind::kQuantity || token.type == EntityType::kMoney ||
               token.type == EntityType::kPercent || token.type == EntityType::kNumber ||
               token.type == EntityType::kQuantity || token.type == EntityType::kDuration;
      });
      if (!counted || kind == CandidateKind::kDate || clause) return false;
      const std::vector<std::string_view> units = UnitsOf(asked_.noun());
      if (asked_.kind() == AskedKind::kAmount && !units.empty()) {
        if (!IsInUnits(read_.tree()[candidate.head], units)) return false;
      }
      break;
    }
    case AskedKind::kPerson:
      if (value || clause || kind == CandidateKind::kNationality) return false;
      break;
    case AskedKind::kPlace:
      if (HoldsPlace(candidate) && kind != CandidateKind::kPlaceName && kind != CandidateKind::kPlaceNoun &&
          kind != CandidateKind::kOtherName && kind != CandidateKind::kOrganisationName) {
        return false;
      }
      if (value || clause || kind == CandidateKind::kPersonName || kind == CandidateKind::kPersonNoun) return false;
      break;
    default:
      break;
  }
  // Who does something is neither where nor when.
  if ((asked_.kind() == AskedKind::kPlace || asked_.kind() == AskedKind::kTime) &&
      BaseRelation(read_.tree()[candidate.head].deprel) == Deprel::kNsubj && read_.tree().Head(candidate.head) >= 0 &&
      read_.tree()[read_.tree().Head(candidate.head)].upos == Upos::kVerb) {
    return false;
  }
  // What the question says itself, and what only points back, is no answer.
  const Token& first = read_.tree()[candidate.tokens.front()];
  if (IsOneOf(AsciiLowered(first.form), {"this", "these", "that", "those", "such", "its", "their", "his", "her"}) &&
      candidate.tokens.size() < 3) {
    return false;
  }
  bool says_more = false;
  for (const int32_t token : candidate.tokens) {
    for (const std::string& stem : read_.stems(token)) {
      says_more = says_more || (stem != asked_.noun_stem() &&
                                std::none_of(asked_.words().begin(), asked_.words().end(),
                                             [&](const AskedWord& word) { return word.stem == stem; }));
    }
  }
  return says_more;
}

}  // namespace whence
