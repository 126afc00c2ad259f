// Whether a pronoun means somebody or something else than the question does.

#include <algorithm>
#include <memory>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/alignment/passage_answerer.h"
#include "engine/coreference/noun_kinds.h"
#include "engine/frames/frame_matcher.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "graph/base/status.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

absl::flat_hash_set<std::string> NameStems(const AskedQuestion& asked) {
  absl::flat_hash_set<std::string> names;
  for (const AskedWord& word : asked.words()) {
    if (word.name) names.insert(word.stem);
  }
  return names;
}

// "Hall" of "Hall & Voss", but not "Edwin Hall".
bool HoldsName(const ReadSentence& sentence, const absl::flat_hash_set<std::string>& names) {
  for (int32_t token = 0; token < sentence.tree().size(); ++token) {
    const std::vector<std::string>& stems = sentence.stems(token);
    const auto known = static_cast<size_t>(
        std::count_if(stems.begin(), stems.end(), [&](const std::string& stem) { return names.contains(stem); }));
    if (known > 0 && (known == stems.size() || known == names.size())) return true;
  }
  return false;
}

// "it is the largest island after Orn": a name that only stands behind a preposition, beside a subject that a pronoun
// or another name is; before "it" also a single thing, "the mill stood in Orn".
bool IsNamedAside(const ReadSentence& read, const AskedQuestion& asked, const absl::flat_hash_set<std::string>& names,
                  bool it) {
  const SentenceTree& tree = read.tree();
  for (int32_t token = 0; token < tree.size(); ++token) {
    const bool named = std::any_of(read.stems(token).begin(), read.stems(token).end(),
                                   [&](const std::string& stem) { return names.contains(stem); });
    if (named && (tree.Preposition(token).empty() || tree.Preposition(token) == "of")) return false;
  }
  const int32_t subject = tree.Child(tree.root(), kSubjectRelations);
  if (subject < 0) return false;
  if (tree[subject].xpos == Xpos::kPrp || tree[subject].upos == Upos::kPropn ||
      tree[subject].kind == TokenKind::kName) {
    return true;
  }
  // "the mill in Orn", where the mill is asked about
  const std::vector<std::string>& stems = read.stems(subject);
  return it && tree[subject].xpos == Xpos::kNn &&
         std::none_of(asked.words().begin(), asked.words().end(),
                      [&](const AskedWord& word) { return std::binary_search(stems.begin(), stems.end(), word.stem); });
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

// "The house is now a hotel": what a sentence says it is, "it" of the next one means. The subject's token; -1 for none.
int32_t IntroducedSubject(const ReadSentence& read) {
  const SentenceTree& tree = read.tree();
  const int32_t subject = tree.Child(tree.root(), kSubjectRelations);
  const bool is_noun = tree.HasChild(tree.root(), {Deprel::kCop}) && tree[tree.root()].upos == Upos::kNoun;
  if (!is_noun || subject < 0 || tree[subject].upos != Upos::kNoun || tree[subject].xpos != Xpos::kNn) return -1;
  return subject;
}

// "The company", with nothing that says which.
bool IsBareThe(const SentenceTree& tree, int32_t noun) {
  return noun == 1 && tree.Children(noun).size() == 1 && AsciiLowered(tree[0].form) == "the";
}

// Whether a sentence brings something in by the noun: "a house", "its house", and not "the house".
bool BringsIn(const SentenceTree& tree, std::string_view lemma) {
  for (int32_t noun = 0; noun < tree.size(); ++noun) {
    if (tree[noun].upos != Upos::kNoun || AsciiLowered(tree[noun].lemma) != lemma) continue;
    const int32_t determiner = tree.Child(noun, {Deprel::kDet});
    if (determiner < 0 || AsciiLowered(tree[determiner].form) != "the") return true;
  }
  return false;
}

// Whether the token is a name and the subject of its sentence.
bool IsNamedSubject(const Sentence& sentence, const Token& token) {
  const bool main = token.head >= 0 && sentence.tokens[static_cast<size_t>(token.head)].head < 0;
  return IsName(token) && main && BaseRelation(token.deprel) == Deprel::kNsubj;
}

}  // namespace

bool PassageAnswerer::IsOfAsked(const AskedQuestion& asked, std::string_view noun,
                                const absl::flat_hash_set<std::string>& kinds) const {
  if (kinds.contains(StemWord(noun))) return true;
  const NounKinds nouns(&relations_);
  return std::any_of(asked.words().begin(), asked.words().end(), [&](const AskedWord& word) {
    const Token& token = asked.tree()[word.token];
    if (word.asked || token.upos != Upos::kNoun || BaseRelation(token.deprel) == Deprel::kObl) return false;
    const std::string lemma = AsciiLowered(token.lemma);
    // Dictionaries call houses firms.
    if (IsIn(WordList::kBusiness, lemma)) return IsIn(WordList::kKindOfBusiness, noun);
    return lemma == noun || nouns.IsKindOf(lemma, noun) || nouns.IsKindOf(noun, lemma);
  });
}

absl::StatusOr<absl::flat_hash_set<int32_t>> PassageAnswerer::OtherNames(const AskedQuestion& asked,
                                                                         const ReadSentence& read,
                                                                         FrameMatcher& matcher) const {
  absl::flat_hash_set<int32_t> others;
  const SentenceTree& question = asked.tree();
  for (const AskedWord& word : asked.words()) {
    const Token& noun = question[word.token];
    const bool the = noun.upos == Upos::kNoun && word.token > 0 && AsciiLowered(question[word.token - 1].form) == "the";
    if (!the || word.asked || question.Head(word.token) != question.root()) continue;
    const std::string lemma = AsciiLowered(noun.lemma);
    const auto is_one = [&](const std::vector<TermId>& entities) -> absl::StatusOr<bool> {
      WHENCE_ASSIGN_OR_RETURN(bool one, matcher.AnyOfClass(entities, word.stem));
      for (size_t i = 0; i < entities.size() && !one; ++i) {
        WHENCE_ASSIGN_OR_RETURN(one, matcher.IsOfKind(entities[i], lemma));
      }
      return one;
    };
    WHENCE_ASSIGN_OR_RETURN(const std::string topic, TopicOfOnlyDocument(graph_));
    std::vector<TermId> bearers;
    if (!topic.empty()) {
      WHENCE_ASSIGN_OR_RETURN(bearers, EntitiesNamed(graph_, topic));
    }
    WHENCE_ASSIGN_OR_RETURN(const bool about_one, is_one(bearers));
    // "The general" is nobody who is not called so.
    if (!about_one && !NounKinds::IsSurelyPerson(lemma)) continue;
    for (int32_t token = 0; token < read.tree().size(); ++token) {
      if (!IsName(read.tree()[token])) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities, EntitiesNamed(graph_, read.tree()[token].form));
      const bool same = std::any_of(entities.begin(), entities.end(), [&](TermId entity) {
        return std::find(bearers.begin(), bearers.end(), entity) != bearers.end();
      });
      if (entities.empty() || same) continue;
      WHENCE_ASSIGN_OR_RETURN(const bool one, is_one(entities));
      if (!one) others.insert(token);
    }
  }
  return others;
}

absl::StatusOr<bool> PassageAnswerer::IsItIntroduced(const AskedQuestion& asked, const ReadSentence& read,
                                                     const Passage& passage,
                                                     const absl::flat_hash_set<std::string>& kinds) {
  const std::vector<Token>& tokens = read.sentence().tokens;
  const auto pronoun = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.xpos == Xpos::kPrp || token.xpos == Xpos::kPrpPoss;
  });
  if (passage.ordinal == 0 || pronoun == tokens.end() || !IsOneOf(AsciiLowered(pronoun->form), {"it", "its"})) {
    return false;
  }
  const absl::flat_hash_set<std::string> names = NameStems(asked);
  if (HoldsName(read, names)) return false;
  Passage before = passage;
  --before.ordinal;
  WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<const ReadSentence> last, Load(before));
  if (last == nullptr || HoldsName(*last, names)) return false;
  const int32_t subject = IntroducedSubject(*last);
  const auto is_asked = [&](int32_t noun) { return IsOfAsked(asked, AsciiLowered(last->tree()[noun].lemma), kinds); };
  if (subject < 0 || is_asked(subject) || is_asked(last->tree().root())) return false;
  if (!IsBareThe(last->tree(), subject)) return true;
  // "The company is a partnership": where no sentence has brought another in, it is what the page is about.
  const std::string noun = AsciiLowered(last->tree()[subject].lemma);
  while (before.ordinal > 0) {
    --before.ordinal;
    WHENCE_ASSIGN_OR_RETURN(const std::string text, TextOf(before.document, before.ordinal));
    if (AsciiLowered(text).find(noun) == std::string::npos) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<const ReadSentence> earlier, Load(before));
    if (earlier != nullptr && BringsIn(earlier->tree(), noun)) return true;
  }
  return false;
}

absl::StatusOr<std::string> PassageAnswerer::ItMeans(const ReadSentence& read, const Passage& passage) {
  const SentenceTree& tree = read.tree();
  const int32_t it = tree.Child(tree.root(), kSubjectRelations);
  if (it != 0 || AsciiLowered(tree[it].form) != "it") return std::string();
  for (Passage before = passage; before.ordinal > 0 && passage.ordinal - before.ordinal < kSentencesBefore;) {
    --before.ordinal;
    WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<const ReadSentence> last, Load(before));
    if (last == nullptr) return std::string();
    const int32_t subject = last->tree().Child(last->tree().root(), kSubjectRelations);
    if (subject < 0) return std::string();
    const Token& noun = last->tree()[subject];
    if (AsciiLowered(noun.form) == "it") continue;
    const bool thing =
        noun.upos == Upos::kNoun && noun.xpos == Xpos::kNn && !last->tree().HasChild(subject, {Deprel::kConj});
    // "the population of Lund", "its tower": what else is told of in it, "it" may mean as well.
    const bool alone = !last->tree().HasChild(subject, {Deprel::kNmod, Deprel::kNmodPoss});
    return thing && alone && !NounKinds::IsSurelyPerson(AsciiLowered(noun.lemma)) ? AsciiLowered(noun.lemma)
                                                                                  : std::string();
  }
  return std::string();
}

absl::StatusOr<bool> PassageAnswerer::IsPronounTaken(const AskedQuestion& asked, const ReadSentence& read,
                                                     const Passage& passage) {
  const absl::flat_hash_set<std::string> names = NameStems(asked);
  const auto holds_name = [&](const ReadSentence& sentence) { return HoldsName(sentence, names); };
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
  bool chained = true;  // all sentences in between are about "it"
  for (uint32_t back = 1; back <= kSentencesBefore && back <= passage.ordinal; ++back) {
    Passage before = passage;
    before.ordinal = passage.ordinal - back;
    WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<const ReadSentence> read_before, Load(before));
    if (read_before == nullptr) continue;
    const bool it =
        pronoun->xpos == Xpos::kPrp && AsciiLowered(pronoun->form) == "it" && kSubjectRelations.Has(pronoun->deprel);
    if (holds_name(*read_before)) return chained && IsNamedAside(*read_before, asked, names, it);
    const SentenceTree& tree = read_before->tree();
    const int32_t subject = tree.Child(tree.root(), kSubjectRelations);
    chained = chained && it && subject >= 0 && AsciiLowered(tree[subject].form) == "it";
    for (const Token& token : read_before->sentence().tokens) {
      if (IsNamedSubject(read_before->sentence(), token)) return true;
    }
  }
  return false;
}

}  // namespace whence
