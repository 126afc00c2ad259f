#include "rules/extraction/possession_doubt.h"

#include <algorithm>
#include <span>

#include "corpus/language/token_class.h"

namespace whence {
namespace {

// "was the valley's largest mill and a good employer": an article of its own makes the second noun another's than the
// owner's.
bool IsOutsideOfOwner(const SentenceTree& tree, const Argument& owned) {
  if (owned.head < 0 || tree[owned.head].deprel != Deprel::kConj) return false;
  return tree.HasChild(owned.head, {Deprel::kDet, Deprel::kNmodPoss});
}

// "its discovery of ore and salt": whether the salt was discovered or is its own, the words do not say.
bool IsAmbiguousConjunct(const SentenceTree& tree, const Argument& argument) {
  if (argument.head < 0 || tree[argument.head].deprel != Deprel::kConj) return false;
  const int32_t first = tree.Head(argument.head);
  if (tree.HasChild(argument.head, {Deprel::kDet, Deprel::kNmodPoss})) return false;
  const int32_t inner = tree.Child(first, {Deprel::kNmod});
  return inner > first && inner < argument.head && tree[inner].upos == tree[argument.head].upos;
}

// "a master's degree", "women's shoes": whose they are, a noun without an article of its own does not say. Nor is "the
// world's leading bank" had by the world, nor "the region's largest bank" by the region: it says where it is so.
bool IsKindOfOwned(const SentenceTree& tree, const GrammarWords& words, const Argument& owner, const Argument& owned) {
  if (owner.head < 0 || owned.head < 0) return false;
  const bool world = tree[owner.head].lemma == "world";
  const auto ranks = [&](int32_t child) {
    const Token& token = tree[child];
    if (child < owner.head || child > owned.head || token.deprel != Deprel::kAmod) return false;
    const int32_t most = tree.Child(child, {Deprel::kAdvmod});
    return world || token.xpos == Xpos::kJjs || (most >= 0 && tree[most].xpos == Xpos::kRbs);
  };
  const bool place = owner.kind == ArgumentKind::kNoun
                         ? words.place_noun.contains(tree[owner.head].lemma)
                         : owner.type == EntityType::kPlace || owner.type == EntityType::kCountry;
  const std::span<const int32_t> children = tree.Children(owned.head);
  if (place && std::any_of(children.begin(), children.end(), ranks)) return true;
  if (owner.kind != ArgumentKind::kNoun || !words.kind_owner.contains(tree[owner.head].lemma)) return false;
  const int32_t article = tree.Child(owner.head, {Deprel::kDet, Deprel::kNmodPoss, Deprel::kNummod});
  // "the men's high jump"
  if (tree[owner.head].xpos == Xpos::kNns && article >= 0 && tree[article].lemma == "the") return true;
  return article < 0 || tree[article].lemma == "a" || tree[article].lemma == "an";
}

// Whether a child of the owned noun is so.
template <typename Is>
bool AnyBelow(const SentenceTree& tree, const Argument& owned, const Is& is) {
  if (owned.head < 0) return false;
  const std::span<const int32_t> children = tree.Children(owned.head);
  return std::any_of(children.begin(), children.end(), is);
}

// "took the painter's ashes from Turku to Oslo": he had them, wherever they were taken from.
bool IsMovedFrom(const SentenceTree& tree, const Argument& owned) {
  return owned.head >= 0 && tree[owned.head].deprel == Deprel::kObj && AnyBelow(tree, owned, [&](int32_t child) {
           return child > owned.head && tree[child].deprel == Deprel::kNmod && tree.Preposition(child) == "from";
         });
}

// "David's sister Maud": he has a sister, which other words tell.
bool HasName(const SentenceTree& tree, const Argument& owned) {
  return AnyBelow(tree, owned, [&](int32_t child) {
    const bool beside = tree[child].deprel == Deprel::kAppos || tree[child].deprel == Deprel::kFlat;
    return beside && child == owned.head + 1 && IsName(tree[child]);
  });
}

}  // namespace

std::string_view DoubtOfPossession(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame) {
  const Argument* owner = frame.Find(Role::kSubject);
  const Argument* owned = frame.Find(Role::kObject);
  if (owned != nullptr && (IsAmbiguousConjunct(tree, *owned) || IsOutsideOfOwner(tree, *owned)))
    return "half of another phrase";
  if (owner != nullptr && owned != nullptr && IsKindOfOwned(tree, words, *owner, *owned))
    return "a kind of what is owned";
  if (owned != nullptr && IsMovedFrom(tree, *owned)) return "a phrase that may be another's";
  // "would ease Harlan's fear of fire": what stands of the clause, need not stand of what it names on the way.
  if (frame.modality != Modality::kAsserted && frame.modality != Modality::kReported) return "named on the way";
  if (owned != nullptr && HasName(tree, *owned)) return "the owned has a name";
  return {};
}

}  // namespace whence
