#include "rules/extraction/question_shape.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

std::string FormOf(const SentenceTree& tree, int32_t node) { return AsciiLowered(tree[node].form); }

// Whether the word asks in the main clause, rather than linking a relative or adverbial clause.
bool AsksMainClause(const SentenceTree& tree, int32_t word) {
  for (int32_t node = word; node >= 0; node = tree.Head(node)) {
    const Deprel relation = tree[node].deprel;
    if (relation == Deprel::kAclRelcl || relation == Deprel::kAdvclRelcl) return false;
    if (relation == Deprel::kAdvcl && node != word) return false;
  }
  return true;
}

bool IsInverted(const SentenceTree& tree) {
  // The auxiliary or copula stands first, or a verb before its subject.
  const Token& first = tree[0];
  if (first.upos != Upos::kAux && first.upos != Upos::kVerb) return false;
  return IsOneOf(FormOf(tree, 0), {"is",    "are",  "was",   "were",  "do",     "does",   "did",    "has",
                                   "have",  "had",  "can",   "could", "will",   "would",  "should", "may",
                                   "might", "must", "shall", "isn't", "aren't", "wasn't", "didn't"});
}

Wh WhOfWord(std::string_view word) {
  if (word == "who" || word == "whom") return Wh::kWho;
  if (word == "which") return Wh::kWhich;
  if (word == "whose") return Wh::kWhose;
  if (word == "when") return Wh::kWhen;
  if (word == "where") return Wh::kWhere;
  if (word == "why") return Wh::kWhy;
  if (word == "how") return Wh::kHow;
  return Wh::kWhat;
}

void SetNoun(const SentenceTree& tree, int32_t noun, QuestionShape* shape) {
  shape->asked = noun;
  shape->noun = LoweredLemma(tree[noun]);
  const CutNodes cut(tree.size(), false);
  std::vector<int32_t> tokens = PhraseTokens(tree, noun, PhraseExtent::kBare, cut);
  std::erase_if(tokens, [&](int32_t node) {
    return node == shape->word || tree.IsUnder(node, shape->word) || IsWhWord(tree[node]) ||
           (tree.IsUnder(shape->word, node) && node != noun);
  });
  if (!tokens.empty()) shape->phrase = tree.Text(tokens);
  // "what kind of treaty" asks for a treaty.
  if (IsIn(WordList::kAskedKind, shape->noun)) {
    for (int32_t child : tree.Children(noun)) {
      if (tree[child].deprel != Deprel::kNmod || tree.Preposition(child) != "of") continue;
      shape->noun = AsciiLowered(tree[child].lemma);
    }
  }
  if (shape->wh == Wh::kWhat || shape->wh == Wh::kWhich) {
    if (IsIn(WordList::kAskedDate, shape->noun)) shape->wh = Wh::kWhen;
  }
}

void ReadHow(const SentenceTree& tree, QuestionShape* shape) {
  const int32_t next = shape->word + 1;
  if (next >= tree.size()) return;
  const std::string word = FormOf(tree, next);
  const Token& token = tree[next];
  if (word == "many" || word == "much") {
    shape->wh = word == "many" ? Wh::kHowMany : Wh::kHowMuch;
    shape->asked = next;
    const int32_t noun = tree.Head(next);
    const bool modifies = noun > next && IsNominal(tree[noun]) &&
                          (token.deprel == Deprel::kAmod || token.deprel == Deprel::kDet ||
                           token.deprel == Deprel::kNummod || token.deprel == Deprel::kAdvmod);
    if (modifies) SetNoun(tree, noun, shape);
    return;
  }
  if (word == "long") shape->wh = Wh::kHowLong;
  if (word == "often" || word == "frequently") shape->wh = Wh::kHowOften;
  if (shape->wh != Wh::kHow) return;
  if (token.upos == Upos::kAdj || (token.upos == Upos::kAdv && token.deprel != Deprel::kAdvmod)) {
    shape->wh = Wh::kHowDegree;
    shape->asked = next;
    shape->noun = AsciiLowered(token.lemma);
  }
}

QualifierKind KindAsked(Wh wh) {
  switch (wh) {
    case Wh::kWhen:
      return QualifierKind::kTime;
    case Wh::kWhere:
      return QualifierKind::kPlace;
    case Wh::kWhy:
      return QualifierKind::kCause;
    case Wh::kHowLong:
      return QualifierKind::kDuration;
    case Wh::kHowOften:
      return QualifierKind::kFrequency;
    case Wh::kHowMuch:
      return QualifierKind::kAmount;
    default:
      return QualifierKind::kManner;
  }
}

bool IsAdverbial(Wh wh) {
  return wh == Wh::kWhen || wh == Wh::kWhere || wh == Wh::kWhy || wh == Wh::kHow || wh == Wh::kHowLong ||
         wh == Wh::kHowOften;
}

// The predicate that an asking adverb belongs to.
int32_t ClauseOf(const SentenceTree& tree, int32_t word) {
  for (int32_t node = word; node >= 0; node = tree.Head(node)) {
    // A copula hung on the asking word makes a clause of it only with a subject.
    const bool bare = node == word && tree.Head(node) >= 0 && !tree.HasChild(node, kSubjectRelations);
    if (IsClausal(tree, node) && !bare) return node;
  }
  return tree.root();
}

// "where is X", "where is X located": a place is asked as what X is located in.
void AskPlace(const SentenceTree& tree, const QuestionShape& shape, const PredicateLexicon& lexicon,
              Extraction* frame) {
  const std::string wording =
      frame->lemma == "be" ? std::string("be in") : StrCat("be ", FormOf(tree, frame->anchor), " in");
  const PredicateForm* form = lexicon.Find(wording);
  const bool passive = frame->passive && frame->Find(Role::kSubject) == nullptr;
  if (form == nullptr || form->swapped || (frame->lemma != "be" && !passive)) return;
  frame->lemma = wording;
  frame->canonical = form->canonical;
  frame->passive = false;
  for (Argument& argument : frame->arguments) {
    if (argument.role == Role::kObject) argument.role = Role::kSubject;
  }
  Argument place;
  place.role = Role::kObject;
  place.kind = ArgumentKind::kPronoun;
  place.head = shape.word;
  place.span = tree[shape.word].span;
  place.text = std::string(tree[shape.word].form);
  place.full = place.text;
  place.lemma = AsciiLowered(place.text);
  place.preposition = "in";
  frame->hole->argument = static_cast<int32_t>(frame->arguments.size());
  frame->hole->qualifier = -1;
  frame->arguments.push_back(std::move(place));
}

void AskAdverbially(const SentenceTree& tree, const QuestionShape& shape, const PredicateLexicon& lexicon,
                    Extraction* frame) {
  std::erase_if(frame->arguments, [&](const Argument& argument) { return argument.head == shape.word; });
  std::erase_if(frame->qualifiers, [&](const FrameQualifier& qualifier) {
    return qualifier.head == shape.word || qualifier.head == tree.Head(shape.word);
  });
  frame->question = true;
  frame->hole = Hole{shape.wh, -1, -1, shape.noun, shape.phrase};
  if (shape.wh == Wh::kWhere) AskPlace(tree, shape, lexicon, frame);
  if (frame->hole->argument >= 0) return;
  FrameQualifier qualifier;
  qualifier.kind = KindAsked(shape.wh);
  qualifier.head = shape.word;
  qualifier.span = tree[shape.word].span;
  qualifier.text = std::string(tree[shape.word].form);
  frame->hole->qualifier = static_cast<int32_t>(frame->qualifiers.size());
  frame->qualifiers.push_back(std::move(qualifier));
}

}  // namespace

std::optional<QuestionShape> ReadQuestionShape(const SentenceTree& tree, ExtractMode mode) {
  const bool marked = FormOf(tree, tree.size() - 1) == "?";
  QuestionShape shape;
  for (int32_t i = 0; i < tree.size() && shape.word < 0; ++i) {
    if (IsWhWord(tree[i]) && AsksMainClause(tree, i)) shape.word = i;
  }
  const bool early = shape.word >= 0 && shape.word <= 2;
  const bool stopped = FormOf(tree, tree.size() - 1) == ".";
  if (mode == ExtractMode::kText && !marked) {
    const bool fronted = early && !stopped && shape.word + 1 < tree.size() && tree[shape.word + 1].upos == Upos::kAux;
    if (!fronted) return std::nullopt;
  }
  if (shape.word < 0) {
    const int32_t root = tree.root();
    const int32_t object = tree.Child(root, {Deprel::kObj});
    if (mode == ExtractMode::kQuestion && object >= 0 && IsIn(WordList::kRequest, AsciiLowered(tree[root].lemma)) &&
        !tree.HasChild(root, kSubjectRelations)) {
      shape.wh = Wh::kWhich;
      shape.word = object;
      SetNoun(tree, object, &shape);
      shape.antecedent = object;
      return shape;
    }
    shape.yes_no = true;
    if (mode == ExtractMode::kText && !IsInverted(tree)) return std::nullopt;
    return shape;
  }
  shape.wh = WhOfWord(FormOf(tree, shape.word));
  shape.asked = shape.word;
  const Token& token = tree[shape.word];
  const int32_t head = token.head;
  if (shape.wh == Wh::kHow) {
    ReadHow(tree, &shape);
  } else if (head >= 0 && (token.deprel == Deprel::kDet || token.deprel == Deprel::kNmodPoss) && head > shape.word) {
    SetNoun(tree, head, &shape);
  } else if (shape.wh == Wh::kWhat || shape.wh == Wh::kWhich || shape.wh == Wh::kWho) {
    // "which of the members"; "who are the members that left".
    for (int32_t child : tree.Children(shape.word)) {
      if (tree[child].deprel == Deprel::kNmod && tree.Preposition(child) == "of") {
        shape.noun = AsciiLowered(tree[child].lemma);
      }
      if (kSubjectRelations.Has(tree[child].deprel) && tree[child].upos == Upos::kNoun) {
        shape.noun = AsciiLowered(tree[child].lemma);
        if (tree.HasChild(child, {Deprel::kAclRelcl, Deprel::kAcl})) shape.antecedent = child;
      }
    }
  }
  return shape;
}

void MarkQuestion(const SentenceTree& tree, const QuestionShape& shape, const PredicateLexicon& lexicon,
                  std::vector<Extraction>* frames) {
  for (Extraction& frame : *frames) frame.asked = true;
  if (shape.yes_no) {
    // "Is X a member": the tree may take "a member" for an apposition of X and leave the verb bare.
    const bool bare = tree[tree.root()].upos == Upos::kAux &&
                      std::none_of(frames->begin(), frames->end(), [&](const Extraction& frame) {
                        return frame.anchor == tree.root() && frame.arguments.size() > 1;
                      });
    for (Extraction& frame : *frames) {
      const bool main = frame.anchor == tree.root() || (bare && tree.Head(frame.anchor) == tree.root());
      if (!main || (bare && frame.arguments.size() < 2)) continue;
      frame.question = true;
      frame.asked = false;
    }
    return;
  }
  bool found = false;
  const auto mark_place_of = [&](int32_t token, bool below_only) {
    for (Extraction& frame : *frames) {
      if (below_only &&
          (frame.anchor == tree.Head(token) || !tree.IsUnder(frame.anchor, token) || frame.anchor == token)) {
        continue;
      }
      Hole hole{shape.wh, -1, -1, shape.noun, shape.phrase};
      for (size_t i = 0; i < frame.arguments.size(); ++i) {
        if (frame.arguments[i].head == token) hole.argument = static_cast<int32_t>(i);
      }
      for (size_t i = 0; i < frame.qualifiers.size(); ++i) {
        if (frame.qualifiers[i].head == token) hole.qualifier = static_cast<int32_t>(i);
      }
      if (hole.argument >= 0) hole.qualifier = -1;
      if (hole.argument < 0 && hole.qualifier < 0) continue;
      frame.hole = std::move(hole);
      frame.question = true;
      frame.asked = false;
      found = true;
    }
  };
  if (shape.antecedent >= 0) mark_place_of(shape.antecedent, true);
  if (!found && IsAdverbial(shape.wh) && (shape.asked == shape.word)) {
    const int32_t clause = ClauseOf(tree, shape.word);
    for (Extraction& frame : *frames) {
      if (frame.anchor != clause) continue;
      AskAdverbially(tree, shape, lexicon, &frame);
      frame.asked = false;
      found = true;
    }
  }
  if (!found) mark_place_of(shape.asked, false);
  if (!found && shape.asked != shape.word) mark_place_of(shape.word, false);
  if (found) return;
  // The tree put the asked word nowhere: the frame asks, but not for a known place.
  for (Extraction& frame : *frames) {
    if (frame.anchor != tree.root()) continue;
    frame.question = true;
    frame.asked = false;
    frame.hole = Hole{shape.wh, -1, -1, shape.noun, shape.phrase};
  }
}

}  // namespace whence
