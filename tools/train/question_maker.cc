#include "tools/train/question_maker.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr size_t kMostPhraseWords = 8;
constexpr size_t kMostQuestionWords = 25;
constexpr size_t kMostQuestionsOfOne = 2;
// What the speakers say of themselves is seldom asked.
constexpr unsigned kPercentWithoutPronouns = 60;
// Much alike, and allowed by nearly all statements.
constexpr unsigned kPercentOfDegrees = 50;
constexpr unsigned kPercentOfPhrases = 50;
constexpr unsigned kPercentSmall = 20;
constexpr unsigned kPercentWithoutMark = 20;

constexpr Tag kAskingPronoun = {Upos::kPron, Xpos::kWp};
constexpr Tag kAskingAdverb = {Upos::kAdv, Xpos::kWrb};

WordTree Adverb(const std::string& word, Deprel deprel = Deprel::kAdvmod) {
  return MakeWord(word, word, kAskingAdverb, deprel);
}

bool IsPlural(const TreebankToken& noun) { return noun.tag.xpos == Xpos::kNns || noun.tag.xpos == Xpos::kNnps; }

const WordTree* FindCase(const WordTree& word) { return FindRelation(word.left, Deprel::kCase); }

std::vector<WordTree> Without(const std::vector<WordTree>& words, size_t index) {
  std::vector<WordTree> rest = words;
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(index));
  return rest;
}

// The places in `words` of the dependents for which `wanted` holds.
template <typename Predicate>
std::vector<size_t> PlacesOf(const std::vector<WordTree>& words, const Predicate& wanted) {
  std::vector<size_t> places;
  for (size_t i = 0; i < words.size(); ++i) {
    if (wanted(words[i])) places.push_back(i);
  }
  return places;
}

// The noun with its adjectives and the names before it, and the first phrase behind it.
WordTree BareNoun(WordTree noun, Deprel deprel) {
  noun.token.deprel = deprel;
  std::erase_if(noun.left, [](const WordTree& word) {
    return word.token.deprel != Deprel::kAmod && word.token.deprel != Deprel::kCompound;
  });
  std::erase_if(noun.right, [](const WordTree& word) { return word.token.deprel != Deprel::kNmod; });
  if (noun.right.size() > 1) noun.right.resize(1);
  LowerFirst(&noun);
  return noun;
}

// Whether a phrase may be asked for as "the mayor of the town" is.
bool IsDefinitePhrase(const WordTree& word) {
  const Upos upos = word.token.tag.upos;
  const Deprel base = BaseRelation(word.token.deprel);
  const bool whole = base == Deprel::kNsubj || base == Deprel::kObj || base == Deprel::kObl || base == Deprel::kNmod;
  if (!whole || word.token.deprel == Deprel::kNmodPoss) return false;
  if ((upos != Upos::kNoun && upos != Upos::kPropn) || word.size() > kMostPhraseWords) return false;
  const auto joined = [](const WordTree& part) {
    return IsLoose(part) || part.token.deprel == Deprel::kAppos || part.token.deprel == Deprel::kAclRelcl;
  };
  if (std::any_of(word.left.begin(), word.left.end(), joined)) return false;
  if (std::any_of(word.right.begin(), word.right.end(), joined)) return false;
  const WordTree* determiner = FindRelation(word.left, Deprel::kDet);
  return upos == Upos::kPropn || FindRelation(word.left, Deprel::kNmodPoss) != nullptr ||
         (determiner != nullptr && determiner->token.lemma == "the");
}

void CollectPhrases(const WordTree& tree, std::vector<const WordTree*>* phrases) {
  for (const std::vector<WordTree>* side : {&tree.left, &tree.right}) {
    for (const WordTree& word : *side) {
      if (IsDefinitePhrase(word)) phrases->push_back(&word);
      CollectPhrases(word, phrases);
    }
  }
}

}  // namespace

QuestionMaker::QuestionMaker(const std::vector<TreebankSentence>& treebank, uint64_t seed) : random_(seed) {
  for (const TreebankSentence& sentence : treebank) {
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
      const TreebankToken& token = sentence.tokens[i];
      const bool word = token.tag.upos == Upos::kNoun && token.form.size() > 2 && IsAsciiLower(token.form.front());
      if (word && (token.tag.xpos == Xpos::kNn || token.tag.xpos == Xpos::kNns)) nouns_.push_back(token);
      const bool asked =
          i > 0 && sentence.tokens[i - 1].lemma == "how" && sentence.tokens[i - 1].head == static_cast<int>(i);
      if (asked && token.tag == Tag{Upos::kAdv, Xpos::kRb}) degrees_.push_back(token);
    }
  }
}

std::vector<TreebankSentence> QuestionMaker::Ask(const TreebankSentence& statement) {
  questions_.clear();
  const WordTree tree = ToWordTree(statement);
  const std::optional<StatementClause> clause = ReadStatement(tree);
  const bool talk = clause && clause->subject.token.tag.xpos == Xpos::kPrp && random_.Chance(kPercentWithoutPronouns);
  if (clause && !talk) {
    Add(Inverted(*clause, {}, clause->after));
    AskSubject(*clause);
    AskObject(*clause);
    AskOblique(*clause);
    AskAdverb(*clause);
    if (random_.Chance(kPercentOfDegrees)) AskDegree(*clause);
    if (clause->PlainCopula()) AskPredicate(*clause);
  }
  AskExistence(tree);
  if (random_.Chance(kPercentOfPhrases)) AskPhrase(tree);
  return std::move(questions_);
}

void QuestionMaker::Add(WordTree question) {
  question.right.push_back(MakeWord("?", "?", {Upos::kPunct, Xpos::kPeriod}, Deprel::kPunct));
  if (question.size() > kMostQuestionWords) return;
  std::string& form = question.first().token.form;
  form[0] = AsciiUpper(form[0]);
  questions_.push_back(ToSentence(question));
}

WordTree QuestionMaker::AskingPronoun(Deprel deprel) {
  const std::string word = random_.Chance(50) ? "who" : "what";
  return MakeWord(word, word, kAskingPronoun, deprel);
}

WordTree QuestionMaker::WhichNoun() {
  const std::string word = random_.Chance(50) ? "which" : "what";
  return MakeWord(word, word, {Upos::kDet, Xpos::kWdt}, Deprel::kDet);
}

WordTree QuestionMaker::AskedNoun(const WordTree& noun, Deprel deprel) {
  if (FindRelation(noun.left, Deprel::kNmodPoss) != nullptr && random_.Chance(40)) {
    WordTree asked = noun;
    std::erase_if(asked.left, [](const WordTree& word) { return word.token.deprel == Deprel::kCase; });
    WordTree* owner = const_cast<WordTree*>(FindRelation(asked.left, Deprel::kNmodPoss));
    *owner = MakeWord("whose", "whose", {Upos::kPron, Xpos::kWpPoss}, Deprel::kNmodPoss);
    asked.left.erase(asked.left.begin(), asked.left.begin() + (owner - asked.left.data()));
    asked.token.deprel = deprel;
    return asked;
  }
  WordTree asked;
  if (noun.token.tag.upos == Upos::kNoun && random_.Chance(60)) {
    asked = BareNoun(noun, deprel);
  } else {
    asked.token = nouns_[random_.Below(nouns_.size())];
    asked.token.deprel = deprel;
  }
  if (IsPlural(asked.token) && random_.Chance(35)) {
    WordTree many = MakeWord("many", "many", {Upos::kAdj, Xpos::kJj}, Deprel::kAmod);
    many.left.push_back(Adverb("how"));
    asked.left.insert(asked.left.begin(), std::move(many));
  } else if (random_.Chance(10)) {
    WordTree kind = MakeWord("kind", "kind", {Upos::kNoun, Xpos::kNn}, deprel);
    kind.left.push_back(MakeWord("what", "what", {Upos::kDet, Xpos::kWdt}, Deprel::kDet));
    asked.token.deprel = Deprel::kNmod;
    asked.left.insert(asked.left.begin(), MakeWord("of", "of", {Upos::kAdp, Xpos::kIn}, Deprel::kCase));
    kind.right.push_back(std::move(asked));
    return kind;
  } else {
    asked.left.insert(asked.left.begin(), WhichNoun());
  }
  return asked;
}

void QuestionMaker::AskSubject(const StatementClause& clause) {
  const Deprel deprel = clause.subject.token.deprel;
  const TreebankToken& finite = clause.auxiliary ? clause.auxiliary->token : clause.root.token;
  const bool plural = finite.tag.xpos == Xpos::kVbp || finite.form == "were";
  const bool singular = finite.tag.xpos == Xpos::kVbz || finite.form == "was";
  // "Who" and "what" take a verb of the third person singular; a noun takes the verb of its number.
  WordTree asked = plural || random_.Chance(50) ? AskedNoun(clause.subject, deprel) : AskingPronoun(deprel);
  if (asked.token.tag.upos == Upos::kNoun && (IsPlural(asked.token) ? singular : plural)) return;
  WordTree question = clause.root;
  question.left.push_back(std::move(asked));
  if (clause.auxiliary) question.left.push_back(*clause.auxiliary);
  question.left.insert(question.left.end(), clause.between.begin(), clause.between.end());
  question.right = clause.after;
  Add(std::move(question));
}

void QuestionMaker::AskObject(const StatementClause& clause) {
  const std::vector<size_t> objects = PlacesOf(clause.after, [](const WordTree& word) {
    return word.token.deprel == Deprel::kObj || word.token.deprel == Deprel::kCcomp;
  });
  if (objects.size() != 1) return;
  const WordTree& object = clause.after[objects[0]];
  WordTree asked = object.token.deprel == Deprel::kCcomp || random_.Chance(50) ? AskingPronoun(Deprel::kObj)
                                                                               : AskedNoun(object, Deprel::kObj);
  Add(Inverted(clause, {std::move(asked)}, Without(clause.after, objects[0])));
}

void QuestionMaker::AskOblique(const StatementClause& clause) {
  const std::vector<size_t> places = PlacesOf(clause.after, [](const WordTree& word) {
    return BaseRelation(word.token.deprel) == Deprel::kObl && FindCase(word) != nullptr;
  });
  if (places.empty()) return;
  const size_t place = places[random_.Below(places.size())];
  const WordTree& oblique = clause.after[place];
  const Deprel deprel = oblique.token.deprel;
  const WordTree preposition = *FindCase(oblique);
  if (random_.Chance(50)) {
    // The preposition stays behind. It hangs on the verb, as a projective tree has it.
    std::vector<WordTree> after = clause.after;
    after[place] = preposition;
    WordTree asked = random_.Chance(50) ? AskingPronoun(deprel) : AskedNoun(oblique, deprel);
    return Add(Inverted(clause, {std::move(asked)}, std::move(after)));
  }
  WordTree asked = random_.Chance(20) ? MakeWord("whom", "who", kAskingPronoun, deprel) : AskedNoun(oblique, deprel);
  asked.left.insert(asked.left.begin(), preposition);
  Add(Inverted(clause, {std::move(asked)}, Without(clause.after, place)));
}

void QuestionMaker::AskAdverb(const StatementClause& clause) {
  static const char* const kAdverbs[] = {"when", "when", "where", "where", "why", "how"};
  std::vector<WordTree> after = clause.after;
  const std::vector<size_t> places =
      PlacesOf(after, [](const WordTree& word) { return BaseRelation(word.token.deprel) == Deprel::kObl; });
  if (!places.empty() && random_.Chance(75)) after = Without(after, places[random_.Below(places.size())]);
  Add(Inverted(clause, {Adverb(kAdverbs[random_.Below(std::size(kAdverbs))])}, std::move(after)));
}

void QuestionMaker::AskDegree(const StatementClause& clause) {
  const auto is_obl = [](const WordTree& word) { return BaseRelation(word.token.deprel) == Deprel::kObl; };
  if (!clause.copular) {
    if (degrees_.empty()) return;
    WordTree degree;
    degree.token = degrees_[random_.Below(degrees_.size())];
    degree.token.deprel = Deprel::kAdvmod;
    degree.left.push_back(Adverb("how"));
    std::vector<WordTree> after = clause.after;
    const std::vector<size_t> places = PlacesOf(after, is_obl);
    if (!places.empty()) after = Without(after, places.back());
    return Add(Inverted(clause, {std::move(degree)}, std::move(after)));
  }
  if (clause.root.token.tag != Tag{Upos::kAdj, Xpos::kJj}) return;
  WordTree question = clause.root;
  question.left.push_back(Adverb("how"));
  question.right = {*clause.auxiliary, clause.subject};
  for (const WordTree& word : clause.between) {
    if (BaseRelation(word.token.deprel) == Deprel::kAux || word.token.deprel == Deprel::kCop) {
      question.right.push_back(word);
    }
  }
  for (const WordTree& word : clause.after) {
    if (word.token.deprel != Deprel::kOblUnmarked) question.right.push_back(word);
  }
  Add(std::move(question));
}

void QuestionMaker::AskPredicate(const StatementClause& clause) {
  const bool placed = FindRelation(clause.between, Deprel::kCase) != nullptr;
  const Upos upos = clause.root.token.tag.upos;
  const bool nominal = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron;
  if (!nominal) return;
  WordTree question = placed ? Adverb(random_.Chance(70) ? "where" : "when") : AskingPronoun(Deprel::kRoot);
  question.right = {*clause.auxiliary, clause.subject};
  Add(std::move(question));
  // "What island is Malta?", "Which town is the school in?"
  WordTree noun = clause.root;
  noun.left = clause.between;
  noun.right = clause.after;
  WordTree asked = AskedNoun(noun, Deprel::kRoot);
  asked.right.push_back(*clause.auxiliary);
  asked.right.push_back(clause.subject);
  if (placed) asked.right.push_back(*FindRelation(clause.between, Deprel::kCase));
  Add(std::move(asked));
}

void QuestionMaker::AskExistence(const WordTree& root) {
  const WordTree* there = FindRelation(root.left, Deprel::kExpl);
  const WordTree* subject = FindRelation(root.right, Deprel::kNsubj);
  if (there == nullptr || subject == nullptr || root.token.lemma != "be" || root.left.size() != 1) return;
  WordTree question = root;
  question.left.clear();
  std::erase_if(question.right, IsLoose);
  question.right.insert(question.right.begin(), *there);
  question.right.front().token.form = AsciiLowered(there->token.form);
  if (random_.Chance(50)) {
    WordTree asked = AskedNoun(*subject, Deprel::kNsubj);
    std::erase_if(question.right, [](const WordTree& word) { return word.token.deprel == Deprel::kNsubj; });
    question.left.push_back(std::move(asked));
  }
  Add(std::move(question));
}

void QuestionMaker::AskPhrase(const WordTree& tree) {
  std::vector<const WordTree*> phrases;
  CollectPhrases(tree, &phrases);
  if (phrases.empty()) return;
  WordTree phrase = *phrases[random_.Below(phrases.size())];
  phrase.token.deprel = Deprel::kNsubj;
  std::erase_if(phrase.left, [](const WordTree& word) { return word.token.deprel == Deprel::kCase; });
  LowerFirst(&phrase);
  const bool past = random_.Chance(40);
  const bool plural = IsPlural(phrase.token);
  const Xpos xpos = past ? Xpos::kVbd : plural ? Xpos::kVbp : Xpos::kVbz;
  const char* form = past ? (plural ? "were" : "was") : (plural ? "are" : "is");
  static const char* const kAdverbs[] = {"where", "where", "when", "how"};
  WordTree question = random_.Chance(75) ? AskingPronoun(Deprel::kRoot)
                                         : Adverb(kAdverbs[random_.Below(std::size(kAdverbs))], Deprel::kRoot);
  question.right = {MakeWord(form, "be", {Upos::kAux, xpos}, Deprel::kCop), std::move(phrase)};
  Add(std::move(question));
}

std::vector<MadeQuestion> MakeQuestions(const std::vector<TreebankSentence>& treebank, size_t count, uint64_t seed) {
  QuestionMaker maker(treebank, seed);
  Random random(seed + 1);
  std::vector<size_t> order(treebank.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  random.Shuffle(&order);
  std::vector<MadeQuestion> made;
  for (const size_t source : order) {
    std::vector<TreebankSentence> questions = maker.Ask(treebank[source]);
    random.Shuffle(&questions);
    for (size_t i = 0; i < std::min(questions.size(), kMostQuestionsOfOne); ++i) {
      if (made.size() == count) return made;
      TreebankSentence& question = questions[i];
      if (random.Chance(kPercentSmall)) {
        for (TreebankToken& token : question.tokens) token.form = AsciiLowered(token.form);
      }
      if (random.Chance(kPercentWithoutMark)) question.tokens.pop_back();
      made.push_back({source, std::move(question)});
    }
  }
  return made;
}

}  // namespace whence
