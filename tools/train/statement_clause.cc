#include "tools/train/statement_clause.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr size_t kMostWords = 40;
constexpr size_t kMostSubjectWords = 10;

bool IsAuxiliary(const WordTree& word) {
  return BaseRelation(word.token.deprel) == Deprel::kAux || word.token.deprel == Deprel::kCop;
}

bool IsFinite(Xpos xpos) { return xpos == Xpos::kVbd || xpos == Xpos::kVbz || xpos == Xpos::kVbp; }

// "There", "which", "what" and the like.
bool IsNoNominal(const TreebankToken& token) {
  return token.tag.xpos == Xpos::kEx || token.tag.xpos == Xpos::kWdt || token.tag.xpos == Xpos::kWp;
}

bool IsAsked(const WordTree& tree) {
  return std::any_of(tree.right.begin(), tree.right.end(), [](const WordTree& word) { return word.token.form == "?"; });
}

}  // namespace

bool IsLoose(const WordTree& word) {
  switch (word.token.deprel) {
    case Deprel::kAdvcl:
    case Deprel::kAdvclRelcl:
    case Deprel::kCc:
    case Deprel::kCcPreconj:
    case Deprel::kConj:
    case Deprel::kDep:
    case Deprel::kDiscourse:
    case Deprel::kDislocated:
    case Deprel::kExpl:
    case Deprel::kList:
    case Deprel::kMark:
    case Deprel::kOrphan:
    case Deprel::kParataxis:
    case Deprel::kPunct:
    case Deprel::kReparandum:
    case Deprel::kVocative:
      return true;
    default:
      return false;
  }
}

void LowerFirst(WordTree* tree) {
  TreebankToken& first = tree->first().token;
  const bool small = !first.lemma.empty() && IsAsciiLower(first.lemma.front()) && first.form != "I";
  const bool capitals = first.form.size() > 1 && IsAsciiUpper(first.form[1]);
  if (small && !capitals && first.tag.upos != Upos::kPropn) first.form[0] = AsciiLower(first.form[0]);
}

std::optional<StatementClause> ReadStatement(const WordTree& tree) {
  if (tree.size() > kMostWords || IsAsked(tree)) return std::nullopt;
  StatementClause clause;
  clause.root = tree;
  clause.root.left.clear();
  clause.root.right.clear();
  const auto is_subject = [](const WordTree& word) { return BaseRelation(word.token.deprel) == Deprel::kNsubj; };
  const auto subject = std::find_if(tree.left.begin(), tree.left.end(), is_subject);
  if (subject == tree.left.end() || std::any_of(std::next(subject), tree.left.end(), is_subject)) return std::nullopt;
  clause.subject = *subject;
  Prune(&clause.subject, [](const WordTree& word) {
    return word.token.deprel == Deprel::kAppos || word.token.deprel == Deprel::kParataxis ||
           word.token.deprel == Deprel::kDiscourse;
  });
  if (clause.subject.size() > kMostSubjectWords || IsNoNominal(clause.subject.token)) return std::nullopt;
  LowerFirst(&clause.subject);

  for (auto word = std::next(subject); word != tree.left.end(); ++word) {
    const bool contracted = IsAuxiliary(*word) && !IsAsciiLetter(word->token.form.front());
    if (contracted || word->token.lemma == "not" || word->token.deprel == Deprel::kExpl) return std::nullopt;
    if (IsAuxiliary(*word)) clause.copular |= word->token.deprel == Deprel::kCop;
    if (IsAuxiliary(*word) && !clause.auxiliary) {
      clause.auxiliary = *word;
    } else if (!IsLoose(*word)) {
      clause.between.push_back(*word);
    }
  }
  if (!clause.copular && clause.root.token.tag.upos != Upos::kVerb) return std::nullopt;
  if (!clause.auxiliary && (!IsFinite(clause.root.token.tag.xpos) || clause.root.token.lemma == "be")) {
    return std::nullopt;
  }
  for (const WordTree& word : tree.right) {
    if (!IsLoose(word)) clause.after.push_back(word);
  }
  for (auto word = tree.left.begin(); word != subject; ++word) {
    if (IsAuxiliary(*word) || BaseRelation(word->token.deprel) == Deprel::kCsubj) return std::nullopt;
    if (BaseRelation(word->token.deprel) != Deprel::kObl) continue;
    WordTree moved = *word;
    Prune(&moved, [](const WordTree& part) { return part.token.deprel == Deprel::kPunct; });
    LowerFirst(&moved);
    clause.after.push_back(std::move(moved));
  }
  return clause;
}

WordTree Inverted(const StatementClause& clause, std::vector<WordTree> front, std::vector<WordTree> after) {
  WordTree tree = clause.root;
  tree.left = std::move(front);
  TreebankToken& verb = tree.token;
  if (clause.auxiliary) {
    tree.left.push_back(*clause.auxiliary);
  } else {
    const Xpos xpos = verb.tag.xpos;
    const char* form = xpos == Xpos::kVbd ? "did" : xpos == Xpos::kVbz ? "does" : "do";
    tree.left.push_back(MakeWord(form, "do", {Upos::kAux, xpos}, Deprel::kAux));
    verb.form = verb.lemma;
    verb.tag.xpos = Xpos::kVb;
  }
  tree.left.push_back(clause.subject);
  tree.left.insert(tree.left.end(), clause.between.begin(), clause.between.end());
  tree.right = std::move(after);
  return tree;
}

}  // namespace whence
