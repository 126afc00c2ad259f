// Whether the clause that has the question's verb has other parts than the question: another doer, another thing that
// it is done to, the contrary way, another time, another rate.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "corpus/language/word_relations.h"
#include "engine/alignment/candidate.h"
#include "engine/alignment/clause_parts.h"
#include "engine/alignment/sentence_alignment.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/opposite_prepositions.h"
#include "engine/time/interval.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

bool IsWay(std::string_view preposition) { return IsOneOf(preposition, {"from", "to", "into", "onto", "against"}); }

}  // namespace

bool SentenceAlignment::IsOneWith(int32_t asked, int32_t token) const {
  if (MatchOfToken(asked, token) < kMatched || IsOtherOfKind(asked, token) || IsOtherByName(asked, token)) return false;
  // "Orn Bank" is not "Lind Bank", though "Marsh" and "Mr Marsh" are "Elena Marsh".
  bool missing = false;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    if (asked_.words()[w].token == asked) missing = missing || match_[w][static_cast<size_t>(token)] < kMatched;
  }
  if (!missing || !IsName(read_.tree()[token])) return true;
  return std::all_of(read_.stems(token).begin(), read_.stems(token).end(), [&](const std::string& stem) {
    return IsTitleWord(stem) || std::any_of(asked_.words().begin(), asked_.words().end(), [&](const AskedWord& word) {
             return word.token == asked && word.stem == stem;
           });
  });
}

bool SentenceAlignment::IsOtherByName(int32_t asked, int32_t token) const {
  const auto named = [](const SentenceTree& tree, int32_t noun, std::string_view preposition) {
    int32_t found = -1;
    for (const int32_t child : tree.Children(noun)) {
      if (tree[child].deprel == Deprel::kNmod && IsName(tree[child]) && tree.Preposition(child) == preposition)
        found = child;
    }
    return found;
  };
  if (read_.tree()[token].upos != Upos::kNoun) return false;
  for (const std::string_view preposition : {"in", "to", "of", "from", "at"}) {
    const int32_t own = named(asked_.tree(), asked, preposition), other = named(read_.tree(), token, preposition);
    if (own >= 0 && other >= 0 && MatchOfToken(own, other) < kMatched) return true;
  }
  return false;
}

bool SentenceAlignment::IsHeldUnder(int32_t asked, int32_t top) const {
  const SentenceTree& tree = read_.tree();
  for (int32_t token = 0; token < tree.size(); ++token) {
    if (!IsOneWith(asked, token)) continue;
    // "The line, which captains of Orn had set up" is not Orn, nor is "not Orn".
    int32_t node = token;
    bool apart = IsDeniedPhrase(tree, node);
    while (node >= 0 && node != top) {
      apart = apart || (top != tree.root() && tree[node].deprel == Deprel::kAclRelcl) || IsDeniedPhrase(tree, node);
      node = tree.Head(node);
    }
    if (node == top && (!apart || top == tree.root())) return true;
  }
  return false;
}

bool SentenceAlignment::IsOwnerUnder(int32_t asked, int32_t top) const {
  const SentenceTree& tree = read_.tree();
  for (int32_t token = 0; token < tree.size(); ++token) {
    const int32_t name = tree[token].deprel == Deprel::kFlat ? tree.Head(token) : token;
    if (!tree.IsUnder(token, top) || !IsOneWith(asked, token)) continue;
    if (name != top && tree[name].deprel == Deprel::kNmodPoss) return true;
  }
  return false;
}

// "Ann wrote the words and Bo the music": the verb is left out, and the parser may hang them anywhere.
bool SentenceAlignment::IsBehindOtherDoer(int32_t asked, const Candidate& told) const {
  const SentenceTree& tree = read_.tree();
  for (int32_t token = 3; token < tree.size(); ++token) {
    const int32_t article = token - 1, doer = token - 2;
    const bool left_out =
        tree[article].deprel == Deprel::kDet && IsName(tree[doer]) && tree[doer - 1].upos == Upos::kCconj;
    if (left_out && IsOneWith(asked, token)) return told.tokens.back() < doer;
  }
  return false;
}

bool SentenceAlignment::HoldsOtherPart(const std::vector<ClausePart>& asked_parts,
                                       const std::vector<ClausePart>& said_parts, const ClausePart& known,
                                       const Candidate& told) const {
  const SentenceTree& tree = read_.tree();
  // "The town pays 30 percent and the state 25": the verb is left out.
  int32_t before = told.tokens.front() - 1;
  if (before > 0 && tree[before].upos == Upos::kPunct) --before;
  if (before >= 0 && IsOneWith(known.node, before)) return false;
  const auto done_to = [](const ClausePart& part) { return part.role == Role::kObject; };
  const auto held = [&](const ClausePart& said) { return IsHeldUnder(known.node, said.node); };
  // "in Lund", where the clause tells what happened in Aker
  const bool nominal = asked_.tree()[asked_.tree().root()].upos == Upos::kNoun;
  const bool setting = !known.role.has_value() && IsName(asked_.tree()[known.node]) &&
                       (IsOneOf(known.preposition, {"in", "at"}) || (nominal && known.preposition == "of")) &&
                       std::none_of(said_parts.begin(), said_parts.end(), held);
  if (!known.role.has_value() && !IsWay(known.preposition) && !setting) return false;
  if (done_to(known) && IsBehindOtherDoer(known.node, told)) return true;
  // "The plant opened" is told by who opened it.
  if (known.role == Role::kSubject && std::none_of(asked_parts.begin(), asked_parts.end(), done_to) &&
      std::any_of(said_parts.begin(), said_parts.end(),
                  [&](const ClausePart& said) { return done_to(said) && held(said); })) {
    return false;
  }
  // "Evacuated the coast" is told by who evacuated people from it.
  const auto turned = [&](const ClausePart& said) {
    return IsOneOf(said.preposition, {"from", "of", "on", "to", "with"}) && held(said);
  };
  if (done_to(known) && std::any_of(said_parts.begin(), said_parts.end(), turned)) return false;
  // In another part of the same clause: it is not what stands in this one by another word.
  const bool moved = std::any_of(said_parts.begin(), said_parts.end(), [&](const ClausePart& said) {
    return said.role.has_value() && !said.IsPlaceOf(known) && held(said) && !IsOwnerUnder(known.node, said.node);
  });
  bool other = false;
  for (const ClausePart& said : said_parts) {
    if (!said.IsPlaceOf(known) || (setting && !IsName(tree[said.node]))) continue;
    // "who" follows whom it means, "which" may mean what stands further off.
    const bool somebody = said.who && IsName(tree[said.node]) && IsName(asked_.tree()[known.node]);
    if (held(said) || (said.relative && !somebody)) return false;
    if (!said.relative && tree.IsUnder(told.head, said.node)) return false;
    // "the office in Holm" for "the office in Lund"
    if (MatchOfToken(known.node, said.node) >= kMatched && !IsOneWith(known.node, said.node)) return true;
    const Token& one = tree[said.node];
    if (one.upos == Upos::kPron || IsOneOf(AsciiLowered(one.form), {"one", "ones", "others"})) return false;
    // "The company" may be who is named before.
    const bool described = tree[said.node].upos == Upos::kNoun && IsName(asked_.tree()[known.node]) &&
                           tree.HasChild(said.node, {Deprel::kDet, Deprel::kNmodPoss});
    if (described && !moved) return false;
    other = true;
  }
  // What stands nowhere in the sentence may be what its nouns mean.
  return other && IsHeldUnder(known.node, tree.root());
}

// Another one stands where the answer would, or the candidate where the question has another one.
bool SentenceAlignment::IsInOtherPart(const std::vector<ClausePart>& asked_parts,
                                      const std::vector<ClausePart>& said_parts, int32_t told) const {
  const SentenceTree& tree = read_.tree();
  const int32_t hole = asked_.hole();
  const auto own =
      std::find_if(asked_parts.begin(), asked_parts.end(), [&](const ClausePart& part) { return part.node == hole; });
  const auto at = std::find_if(said_parts.begin(), said_parts.end(), [&](const ClausePart& part) {
    return part.relative ? told == part.node : tree.IsUnder(told, part.node);
  });
  if (own == asked_parts.end() || at == said_parts.end() || own->IsPlaceOf(*at)) return false;
  // "What opened in 1990" is told by what somebody opened then.
  const bool done_to_something = std::any_of(asked_parts.begin(), asked_parts.end(),
                                             [](const ClausePart& part) { return part.role == Role::kObject; });
  if (own->role == Role::kSubject && at->role == Role::kObject && !done_to_something) return false;
  // "Presented her with a letter" is told of the letter.
  const bool set_apart = at->role.has_value() || at->preposition == "by" || IsWay(at->preposition);
  const bool taken = set_apart && (own->role.has_value() || own->preposition == "to") &&
                     std::any_of(said_parts.begin(), said_parts.end(), [&](const ClausePart& part) {
                       return part.IsPlaceOf(*own) && !part.relative && IsNominal(tree[part.node]) &&
                              tree[part.node].upos != Upos::kPron && (IsMatched(part.node) || at->role.has_value());
                     });
  if (taken) return true;
  const auto known = std::find_if(asked_parts.begin(), asked_parts.end(),
                                  [&](const ClausePart& part) { return part.node != hole && part.IsPlaceOf(*at); });
  return known != asked_parts.end() && !IsHeldUnder(known->node, at->node);
}

bool SentenceAlignment::IsAtOtherTime(int32_t clause) const {
  if (!asked_when_.has_value()) return false;
  const SentenceTree& tree = read_.tree();
  std::optional<Interval> own;
  for (const int32_t child : tree.Children(clause)) {
    const std::optional<Interval> when = IntervalOf(tree[child].value);
    if (tree[child].type != EntityType::kDate || !when.has_value()) continue;
    if (!IsOneOf(tree.Preposition(child), {"", "in", "on"})) return false;
    if (!own.has_value()) {
      own = when;
      continue;
    }
    own->first = std::min(own->first, when->first);
    own->last = std::max(own->last, when->last);
  }
  return own.has_value() && !Overlap(*own, *asked_when_);
}

bool SentenceAlignment::IsToldBy(int32_t clause) const {
  const int32_t root = asked_.tree().root();
  if (clause < 0 || MatchOfToken(root, clause) < kMatched || !IsClausal(read_.tree(), clause)) return false;
  const std::string lemma = LoweredLemma(asked_.tree()[root]);
  return lemma == LoweredLemma(read_.tree()[clause]) && !IsIn(WordList::kMutual, lemma);
}

int32_t SentenceAlignment::ClauseTelling(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  for (int32_t clause = 0; clause < tree.size(); ++clause) {
    if (tree[clause].deprel != Deprel::kAclRelcl || !IsToldBy(clause)) continue;
    // Whatever the parser hangs it on, "who" means whom it follows.
    const int32_t who = tree.Child(clause, kSubjectRelations), antecedent = tree.Head(clause);
    const bool follows = who >= 2 && IsWhWord(tree[who]) && candidate.tokens.back() == who - 2;
    if (follows || antecedent == candidate.head || antecedent == candidate.core) return clause;
  }
  return ClauseOf(candidate.head);
}

// "The south tower, 60 metres tall": not how tall the north tower is.
bool SentenceAlignment::DescribesOther(int32_t node) const {
  const SentenceTree& tree = read_.tree();
  for (; node >= 0 && !IsClausal(tree, node); node = tree.Head(node)) {
    for (const AskedWord& word : asked_.words()) {
      if (!word.asked && MatchOfToken(word.token, node) >= kMatched && IsOtherOfKind(word.token, node)) return true;
    }
  }
  return false;
}

// "Orland signed and Vestland refused to": where the verb that is asked about has its own doer, no other one is.
bool SentenceAlignment::IsToldOfOthersAlone(const std::vector<ClausePart>& asked_parts,
                                            const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const auto own = std::find_if(asked_parts.begin(), asked_parts.end(),
                                [&](const ClausePart& part) { return part.node == asked_.hole(); });
  if (own == asked_parts.end() || own->role != Role::kSubject) return false;
  bool told = false;
  for (int32_t clause = 0; clause < tree.size(); ++clause) {
    if (!IsToldBy(clause)) continue;
    told = false;  // each of them must have a doer of its own
    for (const ClausePart& part : PartsOf(tree, clause)) {
      if (!part.IsPlaceOf(*own)) continue;
      const bool named = part.relative || tree[part.node].upos == Upos::kPron || !IsNominal(tree[part.node]);
      if (named || tree.IsUnder(candidate.head, part.node) || tree.IsUnder(part.node, candidate.head)) return false;
      told = true;
    }
    if (!told) return false;
  }
  return told;
}

// "Received the order, but not the medal", of the medal.
bool SentenceAlignment::IsDeniedAlone(int32_t asked) const {
  bool denied = false;
  for (int32_t token = 0; token < read_.tree().size(); ++token) {
    if (!IsOneWith(asked, token)) continue;
    if (!IsDeniedPhrase(read_.tree(), token)) return false;
    denied = true;
  }
  return denied && !asked_.negative();
}

// "Given since 1985; the first winner was Ann Lee": not when she won it. A date before its verb is that of what
// follows.
bool SentenceAlignment::IsTimeOfOthers(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const auto statement_of = [&](int32_t node) {
    while (tree.Head(node) >= 0) {
      const bool joined = tree[node].deprel == Deprel::kConj || tree[node].deprel == Deprel::kParataxis;
      if (joined && IsClausal(tree, node) && tree.HasChild(node, kSubjectRelations)) break;
      node = tree.Head(node);
    }
    return node;
  };
  const int32_t clause = ClauseOf(candidate.head);
  if (clause < 0 || candidate.head < clause) return false;
  bool elsewhere = false;
  for (int32_t token = 0; token < tree.size(); ++token) {
    if (MatchOfToken(asked_.tree().root(), token) < kMatched) continue;
    if (statement_of(token) == statement_of(candidate.head)) return false;
    elsewhere = true;
  }
  return elsewhere;
}

bool SentenceAlignment::HasOtherParts(const Candidate& candidate) const {
  const SentenceTree& asked = asked_.tree();
  const SentenceTree& tree = read_.tree();
  if (IsValue(candidate.kind) && DescribesOther(tree.Head(candidate.head))) return true;
  if (!IsClausal(asked, asked.root())) return false;
  const std::vector<ClausePart> asked_parts = PartsOf(asked, asked.root());
  if (std::any_of(asked_parts.begin(), asked_parts.end(),
                  [&](const ClausePart& known) { return known.node != asked_.hole() && IsDeniedAlone(known.node); })) {
    return true;
  }
  if (asked_.kind() == AskedKind::kTime && IsTimeOfOthers(candidate)) return true;
  const int32_t clause = ClauseTelling(candidate);
  if (!IsToldBy(clause)) return IsToldOfOthersAlone(asked_parts, candidate);
  if (IsAtOtherTime(clause)) return true;
  const std::vector<ClausePart> said_parts = PartsOf(tree, clause);
  const PredicateForm* form = predicates_.Find(LoweredLemma(asked[asked.root()]));
  if (form != nullptr && predicates_.IsSymmetric(form->canonical)) return LeavesOut(asked_parts, said_parts);
  if (IsInOtherPart(asked_parts, said_parts, candidate.head)) return true;
  return std::any_of(asked_parts.begin(), asked_parts.end(), [&](const ClausePart& known) {
    return known.node != asked_.hole() && HoldsOtherPart(asked_parts, said_parts, known, candidate);
  });
}

// Who married whom: whoever is asked about stands in the clause itself.
bool SentenceAlignment::LeavesOut(const std::vector<ClausePart>& asked_parts,
                                  const std::vector<ClausePart>& said_parts) const {
  return std::any_of(asked_parts.begin(), asked_parts.end(), [&](const ClausePart& known) {
    if (!known.role.has_value() || known.node == asked_.hole()) return false;
    const bool held = std::any_of(said_parts.begin(), said_parts.end(), [&](const ClausePart& said) {
      return IsHeldUnder(known.node, said.node) && !IsOwnerUnder(known.node, said.node);
    });
    return !held && IsHeldUnder(known.node, read_.tree().root());
  });
}

// "Fled to Orland" tells nothing of who fled from there. How far it is, is the same both ways.
bool SentenceAlignment::GoesOtherWay() const {
  if (asked_.kind() == AskedKind::kAmount) return false;
  const SentenceTree& asked = asked_.tree();
  for (const AskedWord& word : asked_.words()) {
    const std::string way = asked.Preposition(word.token);
    const std::string_view contrary = OtherSideOf(way);
    if (contrary.empty() || word.asked) continue;
    bool same = false, other = false;
    for (int32_t token = 0; token < read_.tree().size(); ++token) {
      if (MatchOfToken(word.token, token) < kMatched) continue;
      const std::string said = read_.tree().Preposition(token);
      same = same || said == way;
      other = other || said == contrary;
    }
    // "for the sale, six against it"
    for (int32_t token = 0; token < read_.tree().size(); ++token) {
      same = same || (read_.tree()[token].upos == Upos::kPron && read_.tree().Preposition(token) == way);
    }
    if (other && !same) return true;
  }
  return false;
}

// "500 a year" is not how many a month.
bool SentenceAlignment::IsAtOtherRate() const {
  const auto rates = [&](const std::vector<Token>& tokens) {
    std::vector<std::string> units;
    for (size_t t = 1; t < tokens.size(); ++t) {
      const bool unit = tokens[t].upos == Upos::kNoun && (NounClasses(lexicon_, tokens[t]) & WordClass::kTimeNoun) != 0;
      if (unit && IsIn(WordList::kPerEach, AsciiLowered(tokens[t - 1].form))) units.push_back(LoweredLemma(tokens[t]));
    }
    return units;
  };
  const std::vector<std::string> asked = rates(asked_.sentence().tokens), said = rates(read_.sentence().tokens);
  return !asked.empty() && !said.empty() && std::none_of(said.begin(), said.end(), [&](const std::string& unit) {
    return std::find(asked.begin(), asked.end(), unit) != asked.end();
  });
}

bool SentenceAlignment::CountsTimes(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t counted = tree[candidate.head].upos == Upos::kNoun ? candidate.head : tree.Head(candidate.head);
  return (counted >= 0 && IsMatched(counted)) ||
         std::any_of(candidate.tokens.begin(), candidate.tokens.end(), [&](int32_t token) {
           return IsIn(WordList::kTimesCounted, AsciiLowered(tree[token].form)) ||
                  (tree.Head(token) >= 0 && IsIn(WordList::kTimesCounted, AsciiLowered(tree[tree.Head(token)].form)));
         });
}

bool SentenceAlignment::RanksByOther(const AskedWord& word) const {
  const SentenceTree& tree = read_.tree();
  const WordRelations::Word meant = relations_.Find(LoweredLemma(asked_.tree()[word.token]), WordPos::kAdjective);
  bool other = false;
  for (int32_t token = 0; token < tree.size(); ++token) {
    if (tree[token].type == EntityType::kOrdinal) return false;
    if (tree[token].xpos != Xpos::kJjs && tree[token].xpos != Xpos::kRbs) continue;
    // "the most famous", "the largest"
    const int32_t adjective = tree[token].xpos == Xpos::kRbs ? tree.Head(token) : token;
    if (adjective < 0) return false;
    const WordRelations::Word said = relations_.Find(LoweredLemma(tree[adjective]), WordPos::kAdjective);
    if (meant.senses.empty() || said.senses.empty()) return false;
    const WordRelation relation = WordRelations::Relate(meant, said);
    if (relation == WordRelation::kSynonym || relation == WordRelation::kNarrower || relation == WordRelation::kBroader)
      return false;
    other = true;
  }
  return other;
}

}  // namespace whence
