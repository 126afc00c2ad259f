#include "engine/ingest/nameless_things.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr RelationSet kPartOfName = {Deprel::kCompound, Deprel::kFlat};

bool IsSubject(const Token& token) { return token.deprel == Deprel::kNsubj || token.deprel == Deprel::kNsubjPass; }

bool IsIt(const Token& token) { return AsciiLowered(token.form) == "it"; }

bool IsUnder(const std::vector<Token>& tokens, int32_t node, int32_t above) {
  while (node >= 0 && node != above) node = tokens[static_cast<size_t>(node)].head;
  return node == above;
}

// "a mill", "the second mill", "the old mill", "Lund's mill": told apart from others, or brought in.
bool IsToldApart(const std::vector<Token>& tokens, int32_t noun) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    if (token.head != noun) return false;
    if (token.deprel == Deprel::kDet) return IsOneOf(AsciiLowered(token.form), {"a", "an", "another"});
    return token.deprel == Deprel::kAmod || token.deprel == Deprel::kNmodPoss || token.deprel == Deprel::kNummod ||
           token.deprel == Deprel::kCompound;
  });
}

// "at a cost of", "for a year": no thing that a text goes on with.
bool IsAside(const std::vector<Token>& tokens, int32_t noun) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.head == noun && token.deprel == Deprel::kCase &&
           IsIn(WordList::kBeforeAside, AsciiLowered(token.form));
  });
}

// "mentions Skar Castle": a name of what may be "it". A town or country that something stands in is where it stands.
bool IsNamedThing(const std::vector<Token>& tokens, int32_t name) {
  const Token& token = tokens[static_cast<size_t>(name)];
  if (!IsName(token) || token.xpos == Xpos::kNnps || kPartOfName.Has(token.deprel)) return false;
  if (token.type == EntityType::kPerson || token.type == EntityType::kNationality || IsTime(token)) return false;
  bool at = false, longer = false, part = false;
  for (const Token& child : tokens) {
    if (child.head != name) continue;
    at = at || (child.deprel == Deprel::kCase && IsIn(WordList::kAtPlace, AsciiLowered(child.form)));
    longer = longer || kPartOfName.Has(child.deprel);
    part = part || IsIn(WordList::kPartOfPlace, AsciiLowered(child.form));
  }
  return !at || (longer && !part && token.type != EntityType::kCountry);
}

}  // namespace

NamelessThings::NamelessThings(const std::vector<DocumentSentence>& sentences, const DocumentEntities& entities)
    : sentences_(sentences), entities_(entities) {
  absl::flat_hash_set<std::string> once;
  for (const DocumentSentence& placed : sentences) {
    const std::vector<Token>& tokens = placed.sentence->tokens;
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].upos != Upos::kNoun || tokens[i].kind != TokenKind::kWord) continue;
      const std::string lemma = AsciiLowered(tokens[i].lemma);
      const bool plural = tokens[i].xpos == Xpos::kNns;
      if (plural || (IsToldApart(tokens, static_cast<int32_t>(i)) && !once.insert(lemma).second)) {
        several_.insert(lemma);
      }
    }
  }
  carried_.assign(sentences.size(), -1);
  for (uint32_t at = 0; at + 1 < sentences.size(); ++at) {
    int32_t subject = -1, next = -1;
    const int64_t entity = SubjectOf(at, &subject);
    if (entity < 0 || sentences[at + 1].block != sentences[at].block || SubjectOf(at + 1, &next) != entity) continue;
    const Token& token = TokensOf(at)[static_cast<size_t>(subject)];
    const bool named_here = token.upos == Upos::kNoun && !several_.contains(AsciiLowered(token.lemma));
    const bool sure = IsIt(token) ? Before(at) == entity : named_here;
    if (sure && !HasOther(at, subject)) carried_[at] = entity;
  }
}

int64_t NamelessThings::Before(uint32_t sentence) const {
  const bool first = sentence == 0 || sentences_[sentence - 1].block != sentences_[sentence].block;
  return first ? -1 : carried_[sentence - 1];
}

const std::vector<Token>& NamelessThings::TokensOf(uint32_t sentence) const {
  return sentences_[sentence].sentence->tokens;
}

int64_t NamelessThings::SubjectOf(uint32_t sentence, int32_t* token) const {
  const std::vector<Token>& tokens = TokensOf(sentence);
  for (size_t i = 0; i < tokens.size(); ++i) {
    const int32_t above = tokens[i].head;
    if (!IsSubject(tokens[i]) || above < 0 || tokens[static_cast<size_t>(above)].head >= 0) continue;
    *token = static_cast<int32_t>(i);
    const Mention* mention = entities_.Find({sentence, *token});
    return mention == nullptr ? -1 : static_cast<int64_t>(mention->entity);
  }
  return -1;
}

bool NamelessThings::HasOther(uint32_t sentence, int32_t subject) const {
  const std::vector<Token>& tokens = TokensOf(sentence);
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const auto node = static_cast<int32_t>(i);
    if (IsUnder(tokens, node, subject)) continue;
    if (IsNamedThing(tokens, node) && !IsAside(tokens, node)) return true;
    if (token.upos != Upos::kNoun || token.xpos != Xpos::kNn || IsTime(token)) continue;
    if (token.kind != TokenKind::kWord || IsAside(tokens, node)) continue;
    if (std::any_of(tokens.begin(), tokens.end(), [&](const Token& determiner) {
          return determiner.head == node &&
                 (determiner.deprel == Deprel::kDet || determiner.deprel == Deprel::kNmodPoss);
        })) {
      return true;
    }
  }
  // Another clause with a subject of its own.
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    const bool own = IsSubject(token) && token.head >= 0 && tokens[static_cast<size_t>(token.head)].head >= 0;
    return own && !IsWhWord(token) && !IsIt(token);
  });
}

bool NamelessThings::IsSure(TokenRef it, uint32_t entity) const {
  const std::vector<Token>& own = TokensOf(it.sentence);
  const Token& pronoun = own[static_cast<size_t>(it.token)];
  // "It was Sunday", "it rained".
  const bool copular = std::any_of(own.begin(), own.end(), [&](const Token& token) {
    return token.head == pronoun.head && token.deprel == Deprel::kCop;
  });
  if (pronoun.head < 0 || (copular && IsName(own[static_cast<size_t>(pronoun.head)]))) return false;
  int32_t subject = -1;
  if (SubjectOf(it.sentence, &subject) != entity) return false;
  if (IsIt(own[static_cast<size_t>(subject)])) return Before(it.sentence) == entity;
  return it.token > subject && !HasOther(it.sentence, subject);
}

}  // namespace whence
