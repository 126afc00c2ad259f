#include "rules/extraction/doubt.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "corpus/language/ascii.h"
#include "rules/extraction/clause.h"
#include "rules/extraction/noun_phrase.h"

namespace whence {
namespace {

// Whether a relative clause stands between the node and `above`.
bool IsInRelativeClause(const SentenceTree& tree, int32_t node, int32_t above) {
  for (; node >= 0 && node != above; node = tree.Head(node)) {
    if (tree[node].deprel == Deprel::kAclRelcl || tree[node].deprel == Deprel::kAcl) return true;
  }
  return false;
}

bool IsBalanced(std::string_view text) {
  const auto count = [&](std::string_view form) {
    size_t found = 0;
    for (size_t at = text.find(form); at != std::string_view::npos; at = text.find(form, at + form.size())) ++found;
    return found;
  };
  return count("(") == count(")") && count("[") == count("]") && count("\"") % 2 == 0 && count("“") == count("”");
}

// "restricted" of "has rights to vote, but more restricted rights": a modifier that the parser took for a verb, whose
// noun stands right behind it, or a verb joined to one of another form.
bool IsMisreadParticiple(const SentenceTree& tree, int32_t node) {
  const Token& token = tree[node];
  if (token.xpos != Xpos::kVbn && token.xpos != Xpos::kVbg && token.xpos != Xpos::kVbd) return false;
  if (tree.HasChild(node, {Deprel::kAux, Deprel::kAuxPass}) || tree.HasChild(node, kSubjectRelations)) return false;
  const int32_t above = tree.Head(node);
  if (token.deprel == Deprel::kConj && above >= 0 && tree[above].xpos == Xpos::kVb) return true;
  if (token.xpos == Xpos::kVbd || node == 0 || node + 1 >= tree.size()) return false;
  const Token& before = tree[node - 1];
  const bool inside = before.upos == Upos::kDet || before.upos == Upos::kAdj || before.form == "as" ||
                      before.form == "more" || before.form == "most";
  return inside && tree[node + 1].upos == Upos::kNoun && tree.Head(node + 1) == node;
}

std::string_view DoubtOfPhrase(const SentenceTree& tree, const GrammarWords& words, const Argument& argument) {
  if (argument.head < 0) return {};
  switch (tree[argument.head].upos) {
    case Upos::kCconj:
    case Upos::kSconj:
    case Upos::kAdp:
    case Upos::kPart:
    case Upos::kPunct:
    case Upos::kIntj:
      return "no noun for an argument";
    default:
      break;
  }
  if (!IsBalanced(argument.text)) return "a bracket or quote without its partner";
  if (argument.text.starts_with('(')) return "an aside for an argument";
  bool first = true;
  for (int32_t i = 0; i < tree.size(); ++i) {
    const Token& token = tree[i];
    if (token.span.begin < argument.span.begin || token.span.end > argument.span.end) continue;
    const bool leads = std::exchange(first, false);
    if (argument.kind == ArgumentKind::kName && i == argument.head) continue;
    if (!tree.IsUnder(i, argument.head) || IsInRelativeClause(tree, i, argument.head)) continue;
    if (IsWhWord(token)) return "a relative word for an argument";
    if (IsFiniteTag(token.xpos) && i != argument.head) return "a verb inside a phrase";
    // "whereas growth", "albeit within limits"
    if (leads && token.deprel == Deprel::kMark && token.upos == Upos::kSconj) return "a conjunction inside a phrase";
    if (!leads || token.deprel != Deprel::kDet) continue;
    const std::string word = AsciiLowered(token.form);
    if (words.open_determiner.contains(word)) return "about none or any";
    if (word == "that" && tree[argument.head].xpos == Xpos::kNns) return "a conjunction inside a phrase";
  }
  return {};
}

std::string_view DoubtOfClause(const SentenceTree& tree, const Argument& argument) {
  if (!IsBalanced(argument.text)) return "a bracket or quote without its partner";
  const bool finite = argument.head >= 0 && IsFinite(tree, argument.head);
  if (finite && tree[argument.head].deprel == Deprel::kCcomp && !tree.HasChild(argument.head, kSubjectRelations) &&
      !tree.HasChild(argument.head, {Deprel::kExpl})) {
    return "a clause without its subject";
  }
  return {};
}

}  // namespace

std::string_view DoubtOf(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame, bool clause) {
  const Argument* subject = frame.Find(Role::kSubject);
  const Argument* object = frame.Find(Role::kObject);
  if (subject != nullptr && subject->kind == ArgumentKind::kDate && !frame.lemma.starts_with("be")) {
    return "a date that acts";
  }
  if (subject != nullptr && subject->kind == ArgumentKind::kQuantity && clause) return "a number that acts";
  for (const Argument& argument : frame.arguments) {
    const bool clausal = argument.kind == ArgumentKind::kClause;
    if (clausal && argument.role != Role::kComplement && argument.role != Role::kAttribute)
      return "a clause for a noun";
    const std::string_view doubt = clausal ? DoubtOfClause(tree, argument) : DoubtOfPhrase(tree, words, argument);
    if (!doubt.empty()) return doubt;
  }
  if (subject != nullptr && object != nullptr && subject->text == object->text) return "acts on itself";
  if (!clause) return {};
  const Token& anchor = tree[frame.anchor];
  if (frame.anchor > 0 && anchor.upos == Upos::kVerb && tree[frame.anchor - 1].upos != Upos::kPunct &&
      std::isupper(static_cast<unsigned char>(anchor.form.front())) != 0) {
    return "a name read as a verb";
  }
  // A firm "based in Basel" is there.
  const bool placed = anchor.lemma == "base" && frame.lemma.starts_with("be based ");
  const bool loose = (anchor.deprel == Deprel::kAdvcl || anchor.deprel == Deprel::kAcl) && !placed;
  if (loose && words.linking_participle.contains(anchor.lemma)) return "a participle that only links";
  if (IsMisreadParticiple(tree, frame.anchor)) return "a modifier read as a verb";
  if (!frame.passive && subject == nullptr) return "no subject";
  const Argument* first = frame.passive ? object : subject;
  const bool bare = frame.arguments.size() == 1 && frame.qualifiers.empty();
  if (bare && first != nullptr) {
    // "Harlan died" says something, "the doubled costs" hardly.
    const bool explicit_subject = tree.HasChild(frame.anchor, kSubjectRelations) && !first->recovered;
    if (frame.lemma == "be" || !explicit_subject || first->kind != ArgumentKind::kName) return "little is said";
  }
  return {};
}

}  // namespace whence
