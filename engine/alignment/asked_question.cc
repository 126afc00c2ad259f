#include "engine/alignment/asked_question.h"

#include <algorithm>
#include <cmath>

#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/token_class.h"
#include "engine/frames/declared_question.h"
#include "engine/frames/phrase.h"
#include "engine/frames/question_frame.h"
#include "engine/passages/index_words.h"
#include "engine/time/question_time.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr double kLightWeight = 0.4;
constexpr double kLeastWeight = 0.5;

AskedKind KindOfWh(Wh wh) {
  switch (wh) {
    case Wh::kWho:
    case Wh::kWhose:
      return AskedKind::kPerson;
    case Wh::kWhen:
      return AskedKind::kTime;
    case Wh::kWhere:
      return AskedKind::kPlace;
    case Wh::kWhy:
      return AskedKind::kReason;
    case Wh::kHow:
      return AskedKind::kManner;
    case Wh::kHowMany:
      return AskedKind::kCount;
    case Wh::kHowMuch:
    case Wh::kHowLong:
    case Wh::kHowOften:
    case Wh::kHowDegree:
      return AskedKind::kAmount;
    case Wh::kWhat:
    case Wh::kWhich:
      break;
  }
  return AskedKind::kThing;
}

}  // namespace

void AskedQuestion::SetClass(std::string_view noun) {
  noun_ = AsciiLowered(noun);
  noun_stem_ = StemWord(FoldName(Singular(noun_)));
}

void AskedQuestion::RefineByNoun(std::string_view noun) {
  if (IsIn(WordList::kAskedTime, noun)) kind_ = AskedKind::kTime;
  if (IsIn(WordList::kAskedPlace, noun)) kind_ = AskedKind::kPlace;
  if (IsIn(WordList::kAskedAmount, noun)) kind_ = AskedKind::kAmount;
}

bool AskedQuestion::ReadWh() {
  const SentenceTree& tree = *tree_;
  for (int32_t i = 0; i < tree.size(); ++i) {
    const std::string word = AsciiLowered(tree[i].form);
    if (!IsQuestionWord(word)) continue;
    hole_ = i;
    const std::string next = i + 1 < tree.size() ? AsciiLowered(tree[i + 1].form) : "";
    if (word == "how") {
      kind_ = AskedKind::kManner;
      if (next == "many") kind_ = AskedKind::kCount;
      const bool degree = i + 1 < tree.size() && (tree[i + 1].upos == Upos::kAdj || tree[i + 1].upos == Upos::kAdv);
      if (next == "much" || (degree && next != "many")) kind_ = AskedKind::kAmount;
      if (kind_ == AskedKind::kManner) break;
      hole_ = i + 1;
      const int32_t noun = tree.Head(i + 1);
      const bool counted = (next == "many" || next == "much") && noun > i + 1 && tree[noun].upos == Upos::kNoun;
      SetClass(counted ? tree[noun].lemma : std::string_view(next));
      if (counted) hole_ = noun;
      break;
    }
    if (word == "who" || word == "whom" || word == "whose") kind_ = AskedKind::kPerson;
    if (word == "when") kind_ = AskedKind::kTime;
    if (word == "where") kind_ = AskedKind::kPlace;
    if (word == "why") kind_ = AskedKind::kReason;
    if ((word == "what" || word == "which") && tree[i].deprel == Deprel::kDet && tree.Head(i) > i) {
      hole_ = tree.Head(i);
      kind_ = AskedKind::kClass;
      SetClass(tree[hole_].lemma);
    }
    break;
  }
  if (hole_ < 0) return false;
  // An adverb that asks hangs on the predicate; what it stands for has no place of its own.
  governor_ = tree.Head(hole_) >= 0 ? tree.Head(hole_) : tree.Child(hole_, kSubjectRelations);
  return true;
}

bool AskedQuestion::ReadDeclared(const DeclaredQuestion& declared, const NameList& names, const Analyzer& analyzer,
                                 const Extractor& extractor) {
  auto statement = std::make_shared<Statement>();
  statement->text = declared.text;
  const JoinedNames known(&names, &declared.names);
  statement->analysis = analyzer.AnalyzeSentence(statement->text, {.names = &known});
  statement_ = statement;
  if (statement->analysis.sentences().empty()) return false;
  sentence_ = &statement->analysis.sentences().front();
  tree_ = SentenceTree::Build(*sentence_);
  if (!tree_.has_value()) return false;
  const SentenceTree& tree = *tree_;
  kind_ = KindOfWh(*declared.wh);
  frequency_ = *declared.wh == Wh::kHowOften;
  if (!declared.noun.empty()) SetClass(declared.noun);
  for (int32_t i = 0; i < tree.size(); ++i) {
    if (declared.stand_in != std::string::npos && tree[i].span.begin <= declared.stand_in &&
        declared.stand_in < tree[i].span.end)
      hole_ = i;
  }
  // Dictionaries know "children" as "child".
  if (hole_ >= 0 && !declared.noun.empty() && tree[hole_].xpos == Xpos::kNns) SetClass(tree[hole_].lemma);
  frames_ = FramesWithHole(*sentence_, extractor.Extract(*sentence_), declared);
  if (hole_ < 0) {
    governor_ = tree.root();
  } else {
    governor_ = tree.Head(hole_) >= 0 ? tree.Head(hole_) : tree.Child(hole_, kSubjectRelations);
  }
  return true;
}

bool AskedQuestion::ReadAsItStands(const Sentence& question, const Extractor& extractor) {
  sentence_ = &question;
  tree_ = SentenceTree::Build(question);
  if (!tree_.has_value() || !ReadWh()) return false;
  frames_ = extractor.Extract(question, ExtractMode::kQuestion);
  std::erase_if(frames_, [](const Extraction& frame) { return !frame.question; });
  return true;
}

void AskedQuestion::RefineKind() {
  const SentenceTree& tree = *tree_;
  // "what kind of X" asks for X; "what is the height of X" for a height.
  if (IsIn(WordList::kAskedKind, noun_)) {
    for (const int32_t child : tree.Children(hole_ < 0 ? tree.root() : hole_)) {
      if (tree[child].deprel == Deprel::kNmod && tree.Preposition(child) == "of") SetClass(tree[child].lemma);
    }
  }
  if (kind_ == AskedKind::kThing && !noun_.empty()) kind_ = AskedKind::kClass;
  if (kind_ == AskedKind::kClass) RefineByNoun(noun_);
  if (kind_ == AskedKind::kThing && governor_ >= 0) {
    const Token& governor = tree[governor_];
    const bool subject = BaseRelation(governor.deprel) == Deprel::kNsubj || tree.HasChild(governor_, {Deprel::kCop});
    if (governor.upos == Upos::kNoun && subject) {
      const std::string noun = AsciiLowered(governor.lemma);
      RefineByNoun(noun);
      if (!IsIn(WordList::kAskedName, noun)) SetClass(noun);
    }
  }
  plural_ = kind_ == AskedKind::kPerson || kind_ == AskedKind::kPlace ||
            (hole_ >= 0 && (tree[hole_].xpos == Xpos::kNns || tree[hole_].xpos == Xpos::kNnps));
}

bool AskedQuestion::StandsForAnswer(int32_t token, bool declared) const {
  const std::string lower = AsciiLowered((*tree_)[token].form);
  if (declared) return (token == hole_ && noun_.empty()) || lower == "someone" || lower == "something";
  const Upos upos = (*tree_)[token].upos;
  return token == hole_ && (upos == Upos::kAdj || upos == Upos::kAdv);
}

absl::StatusOr<AskedWord> AskedQuestion::WordOf(int32_t at, std::string stem, const Graph& graph,
                                                const PredicateLexicon& lexicon) const {
  const SentenceTree& tree = *tree_;
  const Token& token = tree[at];
  AskedWord word;
  word.token = at;
  word.stem = std::move(stem);
  word.name = IsName(token) || names_.contains(std::string(token.form));
  word.number = token.upos == Upos::kNum || token.kind == TokenKind::kDate || token.kind == TokenKind::kQuantity ||
                IsAsciiDigit(token.form[0]);
  word.verb = token.upos == Upos::kVerb;
  word.asked = hole_ >= 0 &&
               (at == hole_ || (tree.IsUnder(at, hole_) && token.deprel != Deprel::kAclRelcl && hole_ != tree.root()));
  const std::string lemma = AsciiLowered(token.lemma);
  if (word.verb) {
    const PredicateForm* form = lexicon.Find(lemma);
    word.predicate = form != nullptr ? form->canonical : lemma;
  } else if (const PredicateLexicon::Nominal* nominal = lexicon.FindNominal(lemma)) {
    word.predicate = nominal->verb;
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Posting> postings, graph.FindPostings(word.stem));
  const double sentences = static_cast<double>(std::max<uint64_t>(graph.SentenceCount(), 1));
  const double found = std::max(1.0, static_cast<double>(postings.size()));
  word.weight = kLeastWeight + std::log(1 + (sentences - found + 0.5) / (found + 0.5));
  word.light = word.verb && IsIn(WordList::kLittleSaid, lemma);
  if (word.light) word.weight *= kLightWeight;
  return word;
}

absl::Status AskedQuestion::ReadWords(bool declared, const Graph& graph, const PredicateLexicon& lexicon) {
  const SentenceTree& tree = *tree_;
  for (int32_t i = 0; i < tree.size(); ++i) {
    const Token& token = tree[i];
    const std::string lower = AsciiLowered(token.form);
    if (token.upos == Upos::kPunct || IsQuestionWord(lower)) continue;
    if (IsIn(WordList::kDenial, lower)) negative_ = true;
    if (token.xpos == Xpos::kMd) modal_ = true;
    if (token.xpos == Xpos::kMd && IsOneOf(lower, {"will", "shall"})) foretells_ = true;
    if (StandsForAnswer(i, declared)) continue;
    for (std::string& stem : ContentStems(token.form)) {
      WHENCE_ASSIGN_OR_RETURN(AskedWord word, WordOf(i, std::move(stem), graph, lexicon));
      words_.push_back(std::move(word));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<AskedQuestion>> AskedQuestion::Read(const Graph& graph, const NameList& names,
                                                                 const Analyzer& analyzer, const Extractor& extractor,
                                                                 const Sentence& question) {
  AskedQuestion asked;
  for (size_t i = 1; i < question.tokens.size(); ++i) {
    if (IsName(question.tokens[i])) asked.names_.insert(std::string(question.tokens[i].form));
  }
  const QuestionTime time = ReadQuestionTime(question);
  asked.asks_order_ = time.anchor.has_value() && time.anchor->relation != QuestionTime::Relation::kWhile;
  const std::optional<DeclaredQuestion> statement = DeclareQuestion(question);
  if (statement.has_value() && !statement->wh.has_value()) return std::optional<AskedQuestion>();
  const bool declared = statement.has_value() && asked.ReadDeclared(*statement, names, analyzer, extractor);
  if (!declared && !asked.ReadAsItStands(question, extractor)) return std::optional<AskedQuestion>();
  if (asked.hole_ >= 0) asked.preposition_ = asked.tree_->Preposition(asked.hole_);
  asked.RefineKind();
  WHENCE_RETURN_IF_ERROR(asked.ReadWords(declared, graph, extractor.lexicon()));
  return std::optional<AskedQuestion>(std::move(asked));
}

}  // namespace whence
