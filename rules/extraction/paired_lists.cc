#include "rules/extraction/paired_lists.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// The items of each coordination of nouns, names, numbers or dates.
std::vector<std::vector<int32_t>> ReadLists(const SentenceTree& tree) {
  std::vector<std::vector<int32_t>> lists;
  for (int32_t first = 0; first < tree.size(); ++first) {
    if (tree[first].deprel == Deprel::kConj || (!IsNominal(tree[first]) && !IsDate(tree[first]))) continue;
    std::vector<int32_t> list = {first};
    for (size_t at = 0; at < list.size(); ++at) {
      for (const int32_t child : tree.Children(list[at])) {
        const bool item = IsNominal(tree[child]) || IsDate(tree[child]);
        if (tree[child].deprel == Deprel::kConj && item && !tree.HasChild(child, kSubjectRelations))
          list.push_back(child);
      }
    }
    std::sort(list.begin(), list.end());
    if (list.size() > 1) lists.push_back(std::move(list));
  }
  return lists;
}

bool AreNames(const SentenceTree& tree, const std::vector<int32_t>& list) {
  return std::all_of(list.begin(), list.end(), [&](int32_t item) { return IsName(tree[item]); });
}

// "president and secretary", but not "founders and patrons", which several may be at once. What several are said to be
// by a bare noun each, "were engraver and painter", is one, too.
bool AreOffices(const SentenceTree& tree, const GrammarWords& words, const std::vector<int32_t>& list) {
  const bool predicate = tree.HasChild(list.front(), {Deprel::kCop});
  const auto is_kin = [&](int32_t item) { return IsIn(WordList::kKinOfSex, LoweredLemma(tree[item])); };
  if (std::all_of(list.begin(), list.end(), is_kin)) return false;  // "husband and wife" tells who is which by the sex
  return std::all_of(list.begin(), list.end(), [&](int32_t item) {
    const std::string noun = LoweredLemma(tree[item]);
    const bool one = tree[item].xpos == Xpos::kNn || tree[item].xpos == Xpos::kNnp;
    const bool bare = predicate && !tree.HasChild(item, {Deprel::kDet, Deprel::kNmodPoss});
    return one && AsciiLowered(tree[item].form) == noun &&
           (bare || words.tenure_noun.contains(noun) || words.person_noun.contains(noun));
  });
}

// Whether what the lists head stands in one clause: "Ann and Bo" is the subject of "were president and secretary".
bool AreOfOneClause(const SentenceTree& tree, int32_t one, int32_t other) {
  const auto verb_of = [&](int32_t node) { return tree.HasChild(node, {Deprel::kCop}) ? node : tree.Head(node); };
  return tree.Head(one) == other || tree.Head(other) == one || (verb_of(one) >= 0 && verb_of(one) == verb_of(other));
}

// The clause that a token stands in: its verb, or what a copula hangs on.
int32_t ClauseOf(const SentenceTree& tree, int32_t token) {
  while (token >= 0 && tree[token].upos != Upos::kVerb && !tree.HasChild(token, {Deprel::kCop}))
    token = tree.Head(token);
  return token;
}

// Whether one list stands in the clause, and the other in it or as the subject that it shares with the one before:
// "Ann and Bo visited Rome and Paris and died in 1950 and 1960, respectively".
bool AreOf(const SentenceTree& tree, int32_t clause, const std::vector<int32_t>& one,
           const std::vector<int32_t>& other) {
  const int32_t first = ClauseOf(tree, one.front());
  if (clause < 0 || ClauseOf(tree, other.front()) != clause) return false;
  if (first == clause) return true;
  for (int32_t verb = clause;
       verb >= 0 && tree[verb].deprel == Deprel::kConj && !tree.HasChild(verb, kSubjectRelations);) {
    verb = tree.Head(verb);
    if (verb == first) return kSubjectRelations.Has(tree[one.front()].deprel);
  }
  return false;
}

bool IsOneEach(const std::vector<size_t>& one, const std::vector<size_t>& other) {
  return one.size() == 1 && other == one;
}

void AddAll(const std::vector<size_t>& more, std::vector<size_t>& items) {
  for (const size_t item : more) {
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
  }
}

}  // namespace

std::vector<size_t> PairedLists::ItemsIn(const std::vector<int32_t>& list, const SentenceTree& tree, ByteSpan part) {
  std::vector<size_t> items;
  for (size_t i = 0; i < list.size(); ++i) {
    if (part.Contains(tree[list[i]].span)) items.push_back(i);
  }
  return items;
}

std::vector<PairedLists> ReadPairedLists(const SentenceTree& tree, const GrammarWords& words) {
  std::vector<PairedLists> pairs;
  const std::vector<Token>& tokens = tree.sentence().tokens;
  const std::vector<std::vector<int32_t>> lists = ReadLists(tree);
  if (lists.size() < 2) return pairs;
  const auto word = std::find_if(tokens.begin(), tokens.end(),
                                 [](const Token& token) { return AsciiLowered(token.form) == "respectively"; });
  const bool in_order = word != tokens.end();
  const int32_t clause = in_order ? ClauseOf(tree, static_cast<int32_t>(word - tokens.begin())) : -1;
  // Where no two lists are of its clause, any two may be meant.
  bool of_clause = false;
  for (size_t i = 0; in_order && i < lists.size(); ++i) {
    for (size_t j = i + 1; j < lists.size(); ++j) {
      of_clause = of_clause || (lists[i].size() == lists[j].size() && AreOf(tree, clause, lists[i], lists[j]));
    }
  }
  for (size_t i = 0; i < lists.size(); ++i) {
    for (size_t j = i + 1; j < lists.size(); ++j) {
      const std::vector<int32_t>&one = lists[i], &other = lists[j];
      if (one.size() != other.size()) continue;
      const bool offices = (AreNames(tree, one) && AreOffices(tree, words, other)) ||
                           (AreNames(tree, other) && AreOffices(tree, words, one));
      if (of_clause && !AreOf(tree, clause, one, other)) continue;
      if (!in_order && (!offices || !AreOfOneClause(tree, one.front(), other.front()))) continue;
      pairs.push_back({one, other, in_order});
    }
  }
  return pairs;
}

bool PairsOtherwise(const SentenceTree& tree, const std::vector<PairedLists>& lists, const Extraction& frame) {
  return std::any_of(lists.begin(), lists.end(), [&](const PairedLists& pair) {
    std::vector<size_t> one, other;
    const auto add = [&](const auto& part) {
      AddAll(PairedLists::ItemsIn(pair.one, tree, part.span), one);
      AddAll(PairedLists::ItemsIn(pair.other, tree, part.span), other);
    };
    for (const Argument& argument : frame.arguments) add(argument);
    for (const FrameQualifier& qualifier : frame.qualifiers) add(qualifier);
    return !one.empty() && !other.empty() && !(pair.in_order && IsOneEach(one, other));
  });
}

}  // namespace whence
