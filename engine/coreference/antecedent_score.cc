#include "engine/coreference/antecedent_score.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "corpus/language/ascii.h"
#include "engine/coreference/name_relation.h"
#include "engine/coreference/selection.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// What makes an antecedent likely, found by trying on the GAP development set.
constexpr double kSubjectWeight = 1.5;
constexpr double kObjectWeight = 0.5;
constexpr double kPossessorWeight = 0.2;
constexpr double kParallelWeight = 1.1;
constexpr double kNameWeight = 1.4;
constexpr double kPronounWeight = 0.6;  // who was meant by the last pronoun is meant by the next
constexpr double kGenderWeight = 0.4;   // known to agree, rather than not known to disagree
constexpr double kPersonWeight = 0.2;
constexpr double kSentenceWeight = 1.3;  // lost for each sentence between
constexpr double kBlockWeight = 0.5;
constexpr double kFrequencyWeight = 0.05;
constexpr double kTokenWeight = 0.03;     // lost for each word between, within a sentence
constexpr double kPlaceWeight = 0.4;      // lost by a lone name behind a preposition
constexpr double kInsideWeight = 2;       // lost by what only describes the subject of the pronoun's own verb
constexpr double kSelectionWeight = 2.6;  // gained by what the verb takes, lost by what it cannot take

// Of whom a predicate noun tells: "Ann" for "captain" in "Ann was its captain", "Ann joined and became its captain". -1
// where the noun is none, or nobody is told.
int32_t SubjectOfPredicate(const std::vector<Token>& tokens, int32_t noun) {
  const auto child = [&](int32_t node, std::initializer_list<Deprel> relations) {
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].head != node) continue;
      if (std::find(relations.begin(), relations.end(), tokens[i].deprel) != relations.end())
        return static_cast<int32_t>(i);
    }
    return -1;
  };
  int32_t node = noun;
  if (child(noun, {Deprel::kCop}) < 0) {
    node = tokens[noun].head;
    const bool becomes = node >= 0 && IsIn(WordList::kBecoming, tokens[node].lemma);
    if (!becomes || (tokens[noun].deprel != Deprel::kXcomp && tokens[noun].deprel != Deprel::kObj)) return -1;
  }
  for (int depth = 0; node >= 0 && depth < 8; ++depth) {
    if (const int32_t subject = child(node, {Deprel::kNsubj, Deprel::kNsubjPass}); subject >= 0) return subject;
    if (tokens[node].deprel != Deprel::kConj) return -1;
    node = tokens[node].head;
  }
  return -1;
}

}  // namespace

bool AntecedentScore::Allows(const MentionCandidate& pronoun, const Antecedent& other) const {
  return Agrees(pronoun, other) && !IsBound(pronoun, other.mention);
}

bool AntecedentScore::Agrees(const MentionCandidate& pronoun, const Antecedent& other) const {
  const MentionCandidate& mention = other.mention;
  Gender gender = mention.gender;
  bool person = mention.person;
  bool plural = mention.plural;
  EntityType type = mention.type;
  if (other.entity != nullptr) {
    const EntityTraits& traits = *other.traits;
    if (traits.gender != Gender::kUnknown) gender = traits.gender;
    person |= traits.person;
    plural = mention.form == MentionForm::kPronoun ? mention.plural : traits.plural;
    type = other.entity->type;
  }
  if (pronoun.plural) {
    const bool group = type == EntityType::kOrganisation;
    return plural || (group && mention.form != MentionForm::kPronoun);
  }
  if (plural) return false;
  if (pronoun.gender == Gender::kThing) return !person && gender != Gender::kMale && gender != Gender::kFemale;
  // "the Senate": a name with an article is no man's, unless the text says so; a ship's it may be.
  // "Ann Lee is President": nor is an office its holder.
  const bool office = mention.form == MentionForm::kName && IsTitleWord(mention.lemma);
  if (office && (pronoun.gender == Gender::kMale || pronoun.gender == Gender::kFemale)) return false;
  const bool named_thing = mention.form == MentionForm::kName && mention.article && !person;
  if (named_thing && gender == Gender::kUnknown && pronoun.gender == Gender::kMale) return false;
  if (gender == Gender::kThing || (gender != Gender::kUnknown && gender != pronoun.gender)) return false;
  // "he" is a name or a noun for a person.
  if (mention.form == MentionForm::kName || mention.form == MentionForm::kPronoun || person) return true;
  return pronoun.gender == Gender::kFemale && IsIn(WordList::kVessel, mention.lemma);
}

bool AntecedentScore::IsBound(const MentionCandidate& pronoun, const MentionCandidate& other) const {
  if (pronoun.place.sentence != other.place.sentence) return pronoun.reflexive;
  const Sentence& sentence = *sentences_[pronoun.place.sentence].sentence;
  // Inside the phrase that it would mean: "his father".
  for (int32_t node = pronoun.place.token, depth = 0; node >= 0 && depth < 32;
       node = sentence.tokens[node].head, ++depth) {
    if (node == other.place.token) return true;
    // "Ruth and her brother": beside it, not inside.
    if (sentence.tokens[node].deprel == Deprel::kConj) break;
  }
  // "Appointed by Ann Lee, she ...", "Beating Ann Lee, she ...": whoever the participle tells of is the subject, and
  // none of those that take part beside it.
  const auto takes_part = [&] {
    if (other.clause < 0 || pronoun.role != GrammaticalRole::kSubject || other.role == GrammaticalRole::kSubject)
      return false;
    const Token& verb = sentence.tokens[other.clause];
    const bool participle = verb.xpos == Xpos::kVbn || verb.xpos == Xpos::kVbg;
    const bool fronted = verb.head == pronoun.clause && other.clause < pronoun.place.token &&
                         (verb.deprel == Deprel::kAdvcl || verb.deprel == Deprel::kAcl);
    if (!participle || !fronted || sentence.tokens[other.place.token].head != other.clause) return false;
    return std::none_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
      return token.head == other.clause && (token.deprel == Deprel::kNsubj || token.deprel == Deprel::kNsubjPass);
    });
  };
  if (takes_part()) return true;
  const bool same_clause = pronoun.clause == other.clause;
  if (pronoun.reflexive) return !same_clause || other.role == GrammaticalRole::kPossessor;
  if (pronoun.role == GrammaticalRole::kPossessor) {
    // "Liv joined the club and was its captain": nobody is one's own captain.
    const int32_t noun = sentence.tokens[pronoun.place.token].head;
    return noun >= 0 && SubjectOfPredicate(sentence.tokens, noun) == other.place.token;
  }
  if (other.role == GrammaticalRole::kPossessor) return false;
  const bool inner =
      other.role == GrammaticalRole::kOblique && sentence.tokens[other.place.token].deprel == Deprel::kNmod;
  return same_clause && !inner;
}

double AntecedentScore::Of(const MentionCandidate& pronoun, const Antecedent& other) const {
  const MentionCandidate& mention = other.mention;
  double score = 0;
  if (mention.role == GrammaticalRole::kSubject) score += kSubjectWeight;
  if (mention.role == GrammaticalRole::kObject) score += kObjectWeight;
  if (mention.role == GrammaticalRole::kPossessor) score += kPossessorWeight;
  if (mention.role == pronoun.role && mention.role != GrammaticalRole::kOther) score += kParallelWeight;
  if (mention.form == MentionForm::kName) score += kNameWeight;
  if (mention.form == MentionForm::kPronoun)
    score += mention.text == pronoun.text ? kPronounWeight : kPronounWeight * 0.7;
  if (other.entity != nullptr) {
    const EntityTraits& traits = *other.traits;
    score += kFrequencyWeight * std::log(1.0 + traits.count);
    if (pronoun.person) {
      if (traits.gender == pronoun.gender) score += kGenderWeight;
      if (traits.person) score += kPersonWeight;
    }
  } else if (pronoun.person && mention.gender == pronoun.gender) {
    score += kGenderWeight;
  }
  if (sentences_[mention.place.sentence].heading) score -= 0.5;
  const auto between = static_cast<double>(pronoun.place.sentence) - static_cast<double>(mention.place.sentence);
  score -= kSentenceWeight * between;
  if (sentences_[mention.place.sentence].block != sentences_[pronoun.place.sentence].block) score -= kBlockWeight;
  if (between == 0) score -= kTokenWeight * std::abs(pronoun.place.token - mention.place.token);
  // A name behind a preposition of place with no sign of a person is more likely a place.
  if (pronoun.person && mention.role == GrammaticalRole::kOblique && !mention.person &&
      mention.text.find(' ') == std::string::npos) {
    score -= kPlaceWeight;
  }
  if (pronoun.gender == Gender::kThing && IsInsideSubject(pronoun, mention)) score -= kInsideWeight;
  return score + kSelectionWeight * Selection(pronoun, other);
}

// "Ann Lee, a chemist from the University of Lund, heads it": what stands inside the subject is seldom meant beside it.
bool AntecedentScore::IsInsideSubject(const MentionCandidate& pronoun, const MentionCandidate& other) const {
  if (pronoun.place.sentence != other.place.sentence || pronoun.role == GrammaticalRole::kSubject) return false;
  const std::vector<Token>& tokens = sentences_[pronoun.place.sentence].sentence->tokens;
  int32_t node = other.place.token;
  for (int32_t depth = 0; depth < 16 && tokens[node].head >= 0; ++depth) {
    if (tokens[node].head == pronoun.clause) return depth > 0 && BaseRelation(tokens[node].deprel) == Deprel::kNsubj;
    node = tokens[node].head;
  }
  return false;
}

// How the antecedent suits the verb of a pronoun for a thing: "it was signed".
double AntecedentScore::Selection(const MentionCandidate& pronoun, const Antecedent& other) const {
  if (pronoun.gender != Gender::kThing || pronoun.clause < 0) return 0;
  const std::vector<Token>& tokens = sentences_[pronoun.place.sentence].sentence->tokens;
  bool passive = false;
  bool effect = false;
  for (const Token& token : tokens) {
    if (token.head != pronoun.clause) continue;
    passive |= token.deprel == Deprel::kAuxPass || token.deprel == Deprel::kNsubjPass;
    effect |= IsIn(WordList::kForce, token.lemma);
  }
  if (pronoun.role != GrammaticalRole::kSubject && pronoun.role != GrammaticalRole::kObject) return 0;
  const bool acted_on = pronoun.role == GrammaticalRole::kObject || passive;
  std::string_view verb = tokens[pronoun.clause].lemma;
  if (effect && IsIn(WordList::kIntoForce, verb)) verb = "take effect";
  // A name is of the kind that its last word says, or that the text has called it.
  const std::string& text = other.mention.form == MentionForm::kName ? other.mention.text : other.mention.lemma;
  int best = SelectionOf(verb, acted_on, AsciiLowered(std::string_view(text).substr(text.rfind(' ') + 1)));
  if (best == 0 || other.entity == nullptr) return best;
  const DocumentEntity& entity = *other.entity;
  for (const std::string& role : entity.roles) best = std::max(best, SelectionOf(verb, acted_on, role));
  for (const std::vector<std::string>& name : other.traits->names) {
    if (!name.empty()) best = std::max(best, SelectionOf(verb, acted_on, name.back()));
  }
  const bool typed = entity.type == EntityType::kOrganisation || entity.type == EntityType::kCountry ||
                     entity.type == EntityType::kPlace || entity.type == EntityType::kPerson;
  return best < 0 && !typed ? 0 : best;
}

}  // namespace whence
