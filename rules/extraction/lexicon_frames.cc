#include "rules/extraction/lexicon_frames.h"

#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "graph/base/strings.h"
#include "rules/extraction/office_rank.h"

namespace whence {
namespace {

constexpr RelationSet kNounModifiers = {Deprel::kAmod, Deprel::kCompound, Deprel::kNmodDesc};

void SwapSubjectAndObject(Extraction* frame) {
  for (Argument& argument : frame->arguments) {
    if (argument.role == Role::kSubject) {
      argument.role = Role::kObject;
    } else if (argument.role == Role::kObject) {
      argument.role = Role::kSubject;
    }
  }
}

}  // namespace

bool LexiconFrames::Suits(PredicateForm::Object kind, const Argument* object) const {
  if (kind == PredicateForm::Object::kAny || object == nullptr) return true;
  if (object->kind == ArgumentKind::kPronoun) return kind != PredicateForm::Object::kNone;
  if (kind == PredicateForm::Object::kNone) return false;
  const bool place = kind == PredicateForm::Object::kPlace;
  const bool person = kind == PredicateForm::Object::kPerson;
  if (object->kind == ArgumentKind::kNoun) {
    return (place ? words_.place_noun : person ? words_.person_noun : words_.group_noun).contains(object->lemma);
  }
  if (object->kind != ArgumentKind::kName) return false;
  if (person) return object->type == EntityType::kPerson || object->type == EntityType::kOther;
  switch (object->type) {
    case EntityType::kPerson:
    case EntityType::kNationality:
    case EntityType::kDate:
      return false;
    case EntityType::kEvent:
    case EntityType::kWork:
      return !place;
    default:
      return true;
  }
}

void LexiconFrames::Canonicalise(Extraction* frame) const {
  frame->canonical = frame->lemma;
  const PredicateForm* form = lexicon_.Find(frame->lemma);
  // "declared by" beside "declare": a particle or preposition that the lexicon does not tell apart stays.
  if (form == nullptr || !Suits(form->object, frame->Find(Role::kObject))) return;
  // "Fell ill", "grew old": no fall and no growth.
  if (form->object == PredicateForm::Object::kNone && frame->Find(Role::kAttribute) != nullptr) return;
  // "concluded that it had rained" ended nothing: with a clause, a verb has the sense of saying or knowing.
  const auto takes_clause = [&](const std::string& verb) {
    return words_.report.contains(verb) || words_.factive.contains(verb);
  };
  const Argument* clause = frame->Find(Role::kComplement);
  if (clause != nullptr && frame->Find(Role::kObject) == nullptr && clause->head >= 0 &&
      IsFinite(tree_, clause->head) && takes_clause(frame->lemma) && !takes_clause(form->canonical)) {
    return;
  }
  frame->canonical = form->canonical;
  if (form->swapped) {
    SwapSubjectAndObject(frame);
    frame->SortArguments();
  }
}

bool LexiconFrames::NamesOffice(const Argument& argument) const {
  if (argument.kind == ArgumentKind::kNoun) return true;
  if (argument.kind != ArgumentKind::kName || argument.head < 0) return false;
  const Token& token = tree_[argument.head];
  return token.kind == TokenKind::kWord && words_.tenure_noun.contains(AsciiLowered(argument.lemma));
}

void LexiconFrames::AddRelational(const Extraction& frame, const Argument& described, const Argument& value,
                                  std::vector<Extraction>* out) const {
  // The noun's complement: "the capital OF BHUTAN", "BHUTAN'S capital".
  const std::string_view verb = frame.lemma.starts_with("be ") ? "be" : std::string_view(frame.lemma);
  for (int32_t child : tree_.Children(described.head)) {
    const Token& token = tree_[child];
    std::string preposition = tree_.Preposition(child);
    if (token.deprel == Deprel::kNmodPoss) {
      // "the world's largest producer of gas": of gas, and not of the world.
      const int32_t of = tree_.Child(described.head, {Deprel::kNmod});
      if (of >= 0 && tree_.Preposition(of) == "of") continue;
      preposition = "of";
    } else if (token.deprel != Deprel::kNmod || preposition.empty() || cut_[child]) {
      continue;
    }
    std::string wording = StrCat(verb, " ", AsciiLowered(described.lemma), " ", preposition);
    // "be chief executive officer of": what the lexicon knows by more words.
    std::string longer = AsciiLowered(described.lemma);
    bool past = false;
    for (int32_t i = described.head - 1; i >= 0; --i) {
      if (tree_[i].form == "-" && i > 0) continue;  // "secretary-general"
      if (tree_.Head(i) != described.head) break;
      if (!kNounModifiers.Has(tree_[i].deprel)) break;
      longer = StrCat(AsciiLowered(tree_[i].form), " ", longer);
      const std::string candidate = StrCat(verb, " ", longer, " ", preposition);
      // A vice president is no president.
      const bool lesser = IsLesserRank(AsciiLowered(tree_[i].form));
      past = past || IsPastRank(AsciiLowered(tree_[i].form));
      if (lesser || lexicon_.Find(candidate) != nullptr) wording = candidate;
    }
    if (past && verb == "be") continue;  // a former president is none
    const bool known = lexicon_.Find(wording) != nullptr;
    if (!known && preposition != "of" && preposition != "to") continue;
    // "a physicist and philosopher of science": a philosopher of it.
    const int32_t joined = tree_.Child(described.head, {Deprel::kConj});
    if (!known && joined > described.head && joined < child) continue;
    if (!IsNominal(token) || KindOf(tree_, child) == ArgumentKind::kDate) continue;
    if (!known && (!NamesOffice(described) || token.upos == Upos::kNum)) continue;
    for (int32_t head : CoordinatedHeads(tree_, child)) {
      Extraction derived = frame;
      derived.lemma = wording;
      derived.passive = false;
      derived.rule = "relational-noun";
      derived.implied = true;
      derived.arguments.clear();
      Argument subject = value;
      subject.role = Role::kSubject;
      subject.preposition.clear();
      derived.arguments.push_back(std::move(subject));
      derived.arguments.push_back(MakeArgument(tree_, Role::kObject, head, cut_));
      Canonicalise(&derived);
      if (!known) derived.canonical = BeginningOrEnd(verb, wording);
      out->push_back(std::move(derived));
    }
  }
}

void LexiconFrames::AddMembership(const Extraction& frame, const Argument& attribute,
                                  std::vector<Extraction>* out) const {
  // "became a member in 1981": of what, the page says elsewhere.
  const std::string wording = StrCat("become ", AsciiLowered(attribute.lemma), " of");
  if (lexicon_.Find(wording) == nullptr) return;
  for (int32_t child : tree_.Children(attribute.head)) {
    const bool owner = tree_[child].deprel == Deprel::kNmodPoss || tree_[child].deprel == Deprel::kNmod;
    if (owner && KindOf(tree_, child) != ArgumentKind::kDate) return;
  }
  Extraction derived = frame;
  derived.lemma = wording;
  derived.rule = "wording";
  derived.implied = true;
  std::erase_if(derived.arguments, [](const Argument& argument) { return argument.role == Role::kAttribute; });
  Canonicalise(&derived);
  out->push_back(std::move(derived));
}

std::vector<Extraction> LexiconFrames::Derived(const Extraction& frame) const {
  std::vector<Extraction> derived;
  AddNouns(frame, &derived);
  AddOffice(frame, &derived);
  AddObjects(frame, &derived);
  return derived;
}

void LexiconFrames::AddNouns(const Extraction& frame, std::vector<Extraction>* out) const {
  const Argument* subject = frame.Find(Role::kSubject);
  const Argument* attribute = frame.Find(Role::kAttribute);
  if (subject != nullptr && (attribute != nullptr || frame.Find(Role::kComplement) != nullptr)) {
    if (frame.lemma == "be" || frame.lemma == "become") {
      if (attribute != nullptr) AddRelational(frame, *attribute, *subject, out);
      if (attribute != nullptr && frame.lemma == "become") AddMembership(frame, *attribute, out);
      // "the capital of X is Y": the described thing stands first.
      const Argument& value = attribute != nullptr ? *attribute : *frame.Find(Role::kComplement);
      const bool naming = value.kind == ArgumentKind::kName || value.kind == ArgumentKind::kPronoun ||
                          value.kind == ArgumentKind::kClause || value.kind == ArgumentKind::kDate ||
                          value.kind == ArgumentKind::kQuantity;
      if (frame.lemma == "be" && naming && subject->kind == ArgumentKind::kNoun)
        AddRelational(frame, *subject, value, out);
    }
  }
}

void LexiconFrames::AddKin(const Extraction& frame, const Argument& child, std::vector<Extraction>* out) const {
  const Argument* subject = frame.Find(Role::kSubject);
  if (frame.lemma != "have" || subject == nullptr || child.kind != ArgumentKind::kName || child.head < 0) return;
  int32_t noun = child.head;
  while (noun >= 0 && IsName(tree_[noun])) {
    const bool beside = tree_[noun].deprel == Deprel::kConj || tree_[noun].deprel == Deprel::kAppos;
    noun = beside ? tree_.Head(noun) : -1;
  }
  if (noun < 0 || tree_[noun].upos != Upos::kNoun) return;
  const std::string wording = StrCat("be ", LoweredLemma(tree_[noun]), " of");
  const PredicateForm* form = lexicon_.Find(wording);
  if (form == nullptr || (form->canonical != "be parent of" && form->canonical != "be sibling of")) return;
  Extraction derived = frame;
  derived.lemma = wording;
  derived.rule = "wording";
  derived.implied = true;
  for (Argument& argument : derived.arguments) {
    if (argument.role == Role::kObject && argument.head == child.head) {
      argument.role = Role::kSubject;
    } else if (argument.role == Role::kSubject) {
      argument.role = Role::kObject;
    }
  }
  derived.SortArguments();
  Canonicalise(&derived);
  out->push_back(std::move(derived));
}

void LexiconFrames::AddObjects(const Extraction& frame, std::vector<Extraction>* out) const {
  const Argument* object = frame.Find(Role::kObject);
  if (object == nullptr || frame.lemma.starts_with("be ")) return;
  AddKin(frame, *object, out);
  // Verb, object noun and preposition: "cancel membership of".
  const auto derive = [&](const std::string& wording, int32_t head) {
    const PredicateForm* form = lexicon_.Find(wording);
    if (form == nullptr) return;
    Extraction derived = frame;
    derived.lemma = wording;
    derived.passive = false;
    derived.rule = "wording";
    derived.implied = true;
    std::erase_if(derived.arguments,
                  [&](const Argument& argument) { return argument.role == Role::kObject || argument.head == head; });
    if (head >= 0) derived.arguments.push_back(MakeArgument(tree_, Role::kObject, head, cut_));
    derived.SortArguments();
    Canonicalise(&derived);
    out->push_back(std::move(derived));
  };
  // "was signed and entered into force": what was signed did so by itself.
  if (frame.Find(Role::kSubject) == nullptr) {
    for (const Argument& argument : frame.arguments) {
      if (argument.role != Role::kOblique || argument.kind != ArgumentKind::kNoun) continue;
      const std::string wording = StrCat(frame.lemma, " ", argument.preposition, " ", AsciiLowered(argument.lemma));
      if (lexicon_.Find(wording) == nullptr) continue;
      derive(wording, -1);
      Argument subject = *object;
      subject.role = Role::kSubject;
      std::erase_if(out->back().arguments, [&](const Argument& other) { return other.head == argument.head; });
      out->back().arguments.push_back(std::move(subject));
      out->back().SortArguments();
      return;
    }
  }
  if (object->kind == ArgumentKind::kNoun) {
    const std::string start = StrCat(frame.lemma, " ", AsciiLowered(object->lemma));
    // "take place"; but the object of "have members" are the members.
    const PredicateForm* form = lexicon_.Find(start);
    // "Gave evidence of her skill": of something else.
    const int32_t complement = tree_.Child(object->head, {Deprel::kNmod});
    const bool of = complement > object->head && tree_.Preposition(complement) == "of";
    if (form != nullptr && !form->swapped && object->preposition.empty() && !of) {
      derive(start, -1);
      // "Took the decision TO SELL IT."
      for (int32_t child : tree_.Children(object->head)) {
        if (tree_[child].deprel != Deprel::kAcl || tree_.Marker(child) != "to") continue;
        out->back().arguments.push_back(MakeArgument(tree_, Role::kComplement, child, cut_));
        break;
      }
    }
    for (int32_t child : tree_.Children(object->head)) {
      if (tree_[child].deprel != Deprel::kNmod) continue;
      for (int32_t head : CoordinatedHeads(tree_, child)) derive(StrCat(start, " ", tree_.Preposition(child)), head);
    }
    for (const Argument& argument : frame.arguments) {
      if (argument.role == Role::kOblique) derive(StrCat(start, " ", argument.preposition), argument.head);
    }
    // "come into effect": the promoted object's preposition is in the lemma already.
    if (!object->preposition.empty()) derive(start, -1);
  }
}

}  // namespace whence
