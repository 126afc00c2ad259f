// Words that the names of predicates give by the ways in which English makes words out of others.
#include <algorithm>

#include "engine/questions/lexicon_builder.h"
#include "engine/questions/morphology.h"
#include "engine/questions/prepositions.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr float kDerivedCost = 0.3f;

// "Purchase" in "purchase date", "created" in "date created"; empty if a name does not say when something was done.
std::string_view ActionOf(const std::vector<std::string>& words) {
  if (words.size() != 2) return {};
  if (IsIn(WordList::kAskedTime, words[1])) return words[0];
  return IsIn(WordList::kAskedTime, words[0]) && !VerbsOfForm(words[1]).empty() ? words[1] : std::string_view();
}

}  // namespace

void LexiconBuilder::AddDerivedWords(const Predicate& predicate, const std::vector<std::string>& words,
                                     uint32_t relation, float cost) {
  cost += kDerivedCost;
  // No number does anything.
  if (!predicate.numeric && !IsOfOccasions(predicate.id)) {
    for (const std::string& verb : VerbsOfAgent(words.back())) AddVerb({true, {verb}, {}}, relation, cost);
  }
  const bool dated = predicate.objects == kLiteralClass && !(predicate.numeric && words.back() == "time");
  if (const std::string_view action = dated ? ActionOf(words) : std::string_view(); !action.empty()) {
    std::vector<std::string> verbs = VerbsOfForm(action);
    for (std::string& verb : VerbsOfAction(action)) verbs.push_back(std::move(verb));
    for (const std::string& verb : verbs) {
      for (const std::string& done : FormsOfVerb(verb).participle) {
        AddComplement({done, "in"}, {PhraseUse::kComplement, false, relation, cost, {}});
      }
    }
  }
  // "Copies sold", of a graph that counts no other copies.
  if (!predicate.numeric || words.size() != 2 || SingularOf(words[0]) == words[0] || !words[1].ends_with("d")) return;
  const auto same = [&](const Predicate& other) {
    return other.name == words[0] || StrCat(other.name, " ").starts_with(StrCat(words[0], " "));
  };
  if (std::count_if(predicates_.begin(), predicates_.end(), same) > 1) return;
  AddNoun(words[0], {PhraseUse::kCounted, false, relation, cost, {}});
  for (const std::string& verb : VerbsOfForm(words[1])) AddVerb({false, {verb}, {}}, relation, cost);
}

// Whether what a predicate is said of goes without a name where other things have one: the "collector" of a record has
// collected no record, but what the record is of.
bool LexiconBuilder::IsOfOccasions(TermId predicate) const {
  constexpr size_t kSample = 8;
  if (out_.label_predicates_.empty()) return false;
  const auto cursor = graph_.ScanIn(TripleOrder::kPso, {.predicate = predicate});
  for (size_t i = 0; i < kSample && cursor->Valid(); ++i) {
    const uint64_t subject = cursor->key()[1];
    if (IsLabelled(TermId(subject))) return false;
    cursor->Seek({predicate.value(), subject + 1, 0});
  }
  return true;
}

}  // namespace whence
