#include "engine/alignment/clause_parts.h"

#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"
#include "rules/extraction/noun_phrase.h"

namespace whence {
namespace {

// The clause whose subject is that of a clause without one: "came and saw", "wanted to see"; -1 for none.
int32_t SharesSubjectWith(const SentenceTree& tree, int32_t clause) {
  const Deprel relation = tree[clause].deprel;
  const int32_t head = tree.Head(clause);
  if (head < 0 || !IsClausal(tree, head)) return -1;
  const bool shares = relation == Deprel::kConj || (relation == Deprel::kXcomp && !tree.HasChild(head, {Deprel::kObj}));
  return shares ? head : -1;
}

bool IsPassive(const SentenceTree& tree, int32_t clause) {
  return tree.HasChild(clause, {Deprel::kAuxPass, Deprel::kNsubjPass});
}

}  // namespace

std::optional<Role> DeepRole(const SentenceTree& tree, int32_t node) {
  while (node >= 0 && tree[node].deprel == Deprel::kConj && !IsClausal(tree, node)) node = tree.Head(node);
  const int32_t verb = node < 0 ? -1 : tree.Head(node);
  if (verb < 0 || tree[verb].upos != Upos::kVerb) return std::nullopt;
  const Deprel relation = tree[node].deprel;
  const bool passive = tree.HasChild(verb, {Deprel::kAuxPass});
  const bool by = relation == Deprel::kOblAgent ||
                  (passive && BaseRelation(relation) == Deprel::kObl && tree.Preposition(node) == "by");
  if (by || (relation == Deprel::kNsubj && !passive)) return Role::kSubject;
  const bool done_to = relation == Deprel::kNsubjPass || (relation == Deprel::kNsubj && passive) ||
                       (relation == Deprel::kObj && !passive);
  return done_to ? std::optional(Role::kObject) : std::nullopt;
}

std::vector<ClausePart> PartsOf(const SentenceTree& tree, int32_t clause) {
  std::vector<ClausePart> parts;
  const auto add = [&](int32_t node, std::optional<Role> role, std::string preposition) {
    const bool relative = IsWhWord(tree[node]) && tree[clause].deprel == Deprel::kAclRelcl;
    const bool who = relative && IsOneOf(AsciiLowered(tree[node].form), {"who", "whom"});
    parts.push_back({relative ? tree.Head(clause) : node, role, std::move(preposition), relative, who});
  };
  // "She was given the letter": what is done to is the letter, and she whom it is given to.
  const bool receives = IsPassive(tree, clause) && tree.HasChild(clause, {Deprel::kObj});
  for (const int32_t child : tree.Children(clause)) {
    if (receives && tree[child].deprel == Deprel::kObj) {
      add(child, Role::kObject, "");
    } else if (receives && kSubjectRelations.Has(tree[child].deprel)) {
      add(child, std::nullopt, "to");
    } else if (const std::optional<Role> role = DeepRole(tree, child)) {
      add(child, role, "");
    } else if (kSubjectRelations.Has(tree[child].deprel)) {
      add(child, Role::kSubject, "");  // of a noun: "is a region"
    } else if (tree[child].deprel == Deprel::kIobj) {
      add(child, std::nullopt, "to");
    } else if (kObliqueRelations.Has(tree[child].deprel) || tree[child].deprel == Deprel::kNmod) {
      add(child, std::nullopt, tree.Preposition(child));
    }
  }
  const Role subject = IsPassive(tree, clause) ? Role::kObject : Role::kSubject;
  const auto has_subject = [&] {
    return std::any_of(parts.begin(), parts.end(), [&](const ClausePart& part) { return part.role == subject; });
  };
  for (int32_t above = SharesSubjectWith(tree, clause); above >= 0 && !has_subject();
       above = SharesSubjectWith(tree, above)) {
    if (const int32_t shared = tree.Child(above, kSubjectRelations); shared >= 0) add(shared, subject, "");
  }
  // "a bank founded in 1990"
  if (tree[clause].deprel == Deprel::kAcl && tree[clause].xpos == Xpos::kVbn) {
    parts.push_back({tree.Head(clause), Role::kObject, ""});
  }
  return parts;
}

}  // namespace whence
