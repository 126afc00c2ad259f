// Which phrases are said of somebody or something else than what is asked about.

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/alignment/sentence_alignment.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/phrase.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr std::string_view kAnyBuilt = "building";
constexpr RelationSet kPartOfName = {Deprel::kCompound, Deprel::kFlat, Deprel::kAmod};

// "the mill in Lund", "the church of Lund", "the brother of Ann Lee", which are none; but "the town of Lund" is Lund,
// "parts of Lund" are some, and "the first edition of the book" came out with it.
bool StandsBeside(const SentenceTree& tree, int32_t name, bool where) {
  const std::string preposition = tree.Preposition(name);
  if (preposition != "of") return IsIn(WordList::kAtPlace, preposition) || IsIn(WordList::kOfAnother, preposition);
  const std::string owner = AsciiLowered(tree[tree.Head(name)].lemma);  // "US Secretary"
  const std::string noun = owner.substr(owner.rfind(' ') + 1);
  if (IsIn(WordList::kActsFor, noun)) return true;
  if (IsIn(WordList::kStandsForWhole, noun)) return false;
  if (IsIn(WordList::kPlaceOfWhole, noun) || noun == kAnyBuilt) return !where;
  if (IsIn(WordList::kLesserPart, noun)) return true;
  if (GenderOfNoun(noun) != Gender::kUnknown && !IsTitleWord(noun)) return true;
  return !NamesPlaceOf(noun) && !IsTitleWord(noun) && !IsIn(WordList::kTooWide, noun);
}

}  // namespace

bool SentenceAlignment::IsOfOtherSentence(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const auto parts = [&](int32_t token) { return tree[token].form == ";"; };
  int32_t begin = candidate.head, end = candidate.head;
  while (begin > 0 && !parts(begin - 1)) --begin;
  while (end < tree.size() && !parts(end)) ++end;
  if (begin == 0 && end == tree.size()) return false;
  bool told = false;  // a clause of its own, not an item of a list
  for (int32_t token = begin; token < end; ++token) {
    if (IsMatched(token)) return false;
    told = told || (tree[token].upos == Upos::kVerb && tree.HasChild(token, kSubjectRelations));
  }
  return told;
}

bool SentenceAlignment::IsToldOfOther(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  int32_t clause = candidate.head;
  while (clause >= 0 && tree[clause].deprel != Deprel::kAclRelcl) clause = tree.Head(clause);
  const int32_t antecedent = clause < 0 ? -1 : tree.Head(clause);
  if (antecedent < 0 || !IsName(tree[antecedent])) return false;
  const int32_t who = tree.Child(clause, kSubjectRelations);
  if (who < 0 || !IsWhWord(tree[who]) || (pronoun_ >= 0 && tree.IsUnder(pronoun_, clause))) return false;
  // "Altmark and Dravin, which were united"
  if (tree[antecedent].deprel == Deprel::kConj || tree.HasChild(antecedent, {Deprel::kConj})) return false;
  // "Lee" is "Ann Lee", "the New Hall" is not "the Old Hall".
  const auto is_asked = [&](int32_t token) {
    const std::vector<std::string>& stems = read_.stems(token);
    return std::all_of(stems.begin(), stems.end(), [&](const std::string& stem) {
      return std::any_of(asked_.words().begin(), asked_.words().end(),
                         [&](const AskedWord& word) { return word.name && word.stem == stem; });
    });
  };
  const std::span<const int32_t> parts = tree.Children(antecedent);
  if (is_asked(antecedent) && std::all_of(parts.begin(), parts.end(), [&](int32_t part) {
        return !kPartOfName.Has(tree[part].deprel) || is_asked(part);
      })) {
    return false;
  }
  bool named = false;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    if (!asked_.words()[w].name) continue;
    for (int32_t token = 0; token < tree.size(); ++token) {
      if (match_[w][static_cast<size_t>(token)] < kMatched) continue;
      if (tree.IsUnder(token, clause)) return false;
      named = true;
    }
  }
  return named;
}

bool SentenceAlignment::IsInTitle(const AskedWord& word, int32_t token) const {
  const std::vector<Token>& tokens = read_.sentence().tokens;
  const Token& said = tokens[static_cast<size_t>(token)];
  const Token& put = asked_.sentence().tokens[static_cast<size_t>(word.token)];
  if (!word.verb || word.name || AsciiLowered(put.form) != put.form) return false;
  if (said.kind == TokenKind::kName && said.form.find(' ') != std::string_view::npos) return true;
  // A capital inside a sentence that writes other verbs without.
  const auto capital = [](const Token& at) {
    return at.form.size() > 1 && IsAsciiUpper(at.form[0]) && !IsAsciiUpper(at.form[1]);
  };
  if (token == 0 || !capital(said) || tokens[static_cast<size_t>(token) - 1].upos == Upos::kPunct) return false;
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& other) {
    return (other.upos == Upos::kVerb || other.upos == Upos::kAux) && !IsAsciiUpper(other.form[0]);
  });
}

bool SentenceAlignment::IsOnOtherSide(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const SentenceTree& asked = asked_.tree();
  const int32_t hole = asked_.hole(), root = asked.root();
  if (hole < 0 || asked.Head(hole) != root) return false;
  const std::optional<Role> role = DeepRole(asked, hole);
  const std::optional<Role> said = DeepRole(tree, candidate.head);
  if (!role.has_value() || !said.has_value() || role == said) return false;
  int32_t node = candidate.head;
  while (tree[node].deprel == Deprel::kConj) node = tree.Head(node);
  const int32_t verb = tree.Head(node);
  // Of one predicate: "who sold it" is told by who bought it, too.
  const std::string lemma = AsciiLowered(asked[root].lemma), told = AsciiLowered(tree[verb].lemma);
  const PredicateForm *one = predicates_.Find(lemma), *other = predicates_.Find(told);
  const bool follows = IsIn(WordList::kTakingOver, lemma) && IsIn(WordList::kTakingOver, told);
  const bool same =
      lemma == told || follows ||
      (one != nullptr && other != nullptr && one->canonical == other->canonical && one->swapped == other->swapped);
  if (!same || IsIn(WordList::kMutual, lemma) || predicates_.IsSymmetric(one != nullptr ? one->canonical : lemma))
    return false;
  // "what closed in 1990" is told by what somebody closed.
  return std::any_of(asked.Children(root).begin(), asked.Children(root).end(), [&](int32_t part) {
    const std::optional<Role> known = DeepRole(asked, part);
    return part != hole && known.has_value() && known != role;
  });
}

bool SentenceAlignment::IsOfOtherRelation(const Candidate& candidate) const {
  const auto sort_of = [](std::string_view preposition) {
    if (IsOneOf(preposition, {"about", "over", "concerning", "regarding"})) return 1;
    return IsOneOf(preposition, {"with", "against"}) ? 2 : IsOneOf(preposition, {"from", "by"}) ? 3 : 0;
  };
  const int asked = sort_of(asked_.preposition()), told = sort_of(candidate.preposition);
  return asked != 0 && told != 0 && asked != told && asked_.tree()[asked_.tree().root()].upos == Upos::kVerb;
}

// "the Elm and the Ash, which is the oldest": what a relative clause tells is told of what it hangs on.
bool SentenceAlignment::IsOfOtherAntecedent(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const SentenceTree& asked = asked_.tree();
  const int32_t root = asked.root();
  if (asked_.hole() < 0 || asked_.governor() < 0) return false;
  const bool subject = asked.Head(asked_.hole()) == root && kSubjectRelations.Has(asked[asked_.hole()].deprel);
  if (!subject) return false;
  bool other = false;
  for (int32_t clause = 0; clause < tree.size(); ++clause) {
    if (MatchOfToken(root, clause) < kMatched) continue;
    const int32_t who = tree.Child(clause, kSubjectRelations);
    if (tree[clause].deprel != Deprel::kAclRelcl || who < 0 || !IsWhWord(tree[who])) return false;
    const int32_t antecedent = tree.Head(clause);
    // "Ann Lee, a painter who lived there"
    const bool one = candidate.head == antecedent || candidate.core == antecedent ||
                     tree.IsUnder(candidate.head, antecedent) || tree.IsUnder(candidate.head, clause) ||
                     (tree[antecedent].deprel == Deprel::kAppos && tree.IsUnder(antecedent, candidate.head)) ||
                     (candidate.coordination && tree[antecedent].deprel != Deprel::kConj);
    if (one) return false;
    other = true;
  }
  return other;
}

// "the guide of the Lund brothers" is none of "the brothers Ole and Per Lund", who have their names there.
bool SentenceAlignment::IsNamedOther(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const SentenceTree& asked = asked_.tree();
  const int32_t root = asked.root();
  if (asked_.kind() != AskedKind::kPerson || asked[root].upos != Upos::kNoun) return false;
  int32_t node = candidate.head;
  while (tree[node].deprel == Deprel::kConj || tree[node].deprel == Deprel::kFlat) node = tree.Head(node);
  const int32_t named = tree.Head(node);
  if (named < 0 || (tree[node].deprel != Deprel::kAppos && tree[node].deprel != Deprel::kFlat)) return false;
  return tree[named].upos == Upos::kNoun && IsMatched(named) && MatchOfToken(root, named) < kMatched;
}

bool SentenceAlignment::IsOfOtherOffice(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  // "who" itself is the root of some.
  int32_t root = asked_.tree().root();
  if (root == asked_.hole() && asked_.governor() >= 0) root = asked_.governor();
  if (asked_.kind() != AskedKind::kPerson || asked_.tree()[root].upos != Upos::kNoun) return false;
  const int32_t office = tree.Head(candidate.head);
  const bool subject = office >= 0 && kSubjectRelations.Has(tree[candidate.head].deprel);
  if (!subject || !tree.HasChild(office, {Deprel::kCop})) return false;
  const double as_office = MatchOfToken(root, office);
  bool other = false;
  for (int32_t asked = 0; asked < tree.size(); ++asked) {
    // The word itself goes before another for the same.
    if (MatchOfToken(root, asked) < kMatched || MatchOfToken(root, asked) <= as_office) continue;
    int32_t clause = IsClausal(tree, asked) ? asked : ClauseOf(asked);
    // "is a chemist and was the head": one subject for both
    const auto shares = [&](int32_t verb) {
      return tree[verb].deprel == Deprel::kConj && !tree.HasChild(verb, kSubjectRelations);
    };
    while (clause >= 0 && shares(clause)) clause = tree.Head(clause);
    const int32_t who = clause < 0 ? -1 : tree.Child(clause, kSubjectRelations);
    if (who < 0 || who == candidate.head || IsWhWord(tree[who]) || tree[who].upos == Upos::kPron) return false;
    other = true;
  }
  return other;
}

// "the youngest of five children", "the third of nine sons": a count of those that the one is among.
bool SentenceAlignment::IsOneOfMany(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  int32_t counted = candidate.head;
  if (tree[counted].deprel == Deprel::kNummod) counted = tree.Head(counted);
  if (tree.Preposition(counted) != "of" || tree.Head(counted) < 0 || IsMatched(tree.Head(counted))) return false;
  const Token& among = tree[tree.Head(counted)];
  return among.upos == Upos::kAdj || among.xpos == Xpos::kJjs || among.type == EntityType::kOrdinal ||
         AsciiLowered(among.form) == "one";
}

bool SentenceAlignment::IsOfOtherPair(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t begin = candidate.tokens.front(), end = candidate.tokens.back();
  int32_t joint = end + 1;
  const auto joins = [&](int32_t token) { return IsOneOf(AsciiLowered(tree[token].form), {"and", "but", ";"}); };
  while (joint < tree.size() && !joins(joint)) ++joint;
  int32_t close = joint + 1;
  while (close < tree.size() && !joins(close)) ++close;
  int32_t verb = 0;
  while (verb < begin && tree[verb].upos != Upos::kVerb) ++verb;
  // Behind the joint there must be another phrase of the kind and no verb of its own.
  if (joint >= tree.size() || verb == begin) return false;
  const bool frequency = IsOneOf(AsciiLowered(tree[candidate.head].form), {"time", "times", "once", "twice"});
  bool rival = false, one = false;
  for (int32_t token = joint; token < close; ++token) {
    one = one || IsOneOf(AsciiLowered(tree[token].form), {"one", "ones"});
    if (tree[token].upos == Upos::kVerb || tree[token].upos == Upos::kAux) return false;
    rival = rival || (frequency && IsOneOf(AsciiLowered(tree[token].form), {"once", "twice"}));
  }
  const auto held = [&](int32_t from, int32_t to, size_t word) {
    for (int32_t token = from; token < to; ++token) {
      if (match_[word][static_cast<size_t>(token)] >= kMatched) return true;
    }
    return false;
  };
  for (const Place& place : places_) {
    bool asked = false;
    for (size_t w = 0; w < asked_.words().size(); ++w) asked = asked || held(place.first, place.last + 1, w);
    const bool same = place.kind == candidate.kind || (IsValue(place.kind) && IsValue(candidate.kind)) ||
                      (place.kind <= CandidateKind::kOtherName && candidate.kind <= CandidateKind::kOtherName);
    rival = rival || (same && place.first > joint && place.last < close && !asked);
  }
  if (!rival) return false;
  bool other = false;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    // "some amount on lamps": what stands behind the hole says more of it.
    if (word.verb || word.light || (word.asked && word.token <= asked_.hole())) continue;
    const Token& asked = asked_.sentence().tokens[static_cast<size_t>(word.token)];
    if (one && asked.upos == Upos::kNoun) continue;  // "in the new version, and by others in the old one"
    if (held(verb, joint, w)) return false;
    other = other || held(joint, close, w);
  }
  return other;
}

bool SentenceAlignment::IsOwnedByOther(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t counted = tree[candidate.head].deprel == Deprel::kNummod ? tree.Head(candidate.head) : candidate.head;
  const int32_t owner = counted < 0 ? -1 : tree.Child(counted, {Deprel::kNmodPoss});
  if (owner < 0 || tree[owner].upos != Upos::kPron) return false;
  // Whether all words of a name of the question stand in the name there: "Pale Works" is not "Norrin Works".
  const auto named = [&](int32_t token) {
    if (tree[token].kind != TokenKind::kName && tree[token].upos != Upos::kPropn) return false;
    const std::vector<AskedWord>& words = asked_.words();
    return std::any_of(words.begin(), words.end(), [&](const AskedWord& name) {
      if (!name.name) return false;
      for (size_t w = 0; w < words.size(); ++w) {
        if (words[w].token != name.token && !asked_.tree().IsUnder(words[w].token, name.token)) continue;
        bool held = match_[w][static_cast<size_t>(token)] >= kMatched;
        for (const int32_t part : tree.Children(token)) {
          held = held || (kPartOfName.Has(tree[part].deprel) && match_[w][static_cast<size_t>(part)] >= kMatched);
        }
        if (!held) return false;
      }
      return true;
    });
  };
  bool aside = false;
  for (int32_t token = 0; token < owner; ++token) {
    if (!named(token)) continue;
    if (kSubjectRelations.Has(tree[token].deprel)) return false;
    aside = aside || !tree.Preposition(token).empty();
  }
  return aside;
}

bool SentenceAlignment::IsAskedByName(int32_t token) const {
  const std::vector<AskedWord>& words = asked_.words();
  const auto is_asked = [&](const std::string& stem) {
    return std::any_of(words.begin(), words.end(),
                       [&](const AskedWord& word) { return word.name && word.stem == stem; });
  };
  const std::vector<std::string>& stems = read_.stems(token);
  const bool name = IsName(read_.tree()[token]);  // "the museum in Aker" is no "Tollund Museum"
  if (name && !stems.empty() && std::all_of(stems.begin(), stems.end(), is_asked)) return true;
  // By its other names, and by more of its name than the question gives.
  for (size_t w = 0; w < words.size(); ++w) {
    if (!words[w].name || match_[w][static_cast<size_t>(token)] < kMatched) continue;
    bool whole = true;
    for (size_t v = 0; v < words.size(); ++v) {
      whole = whole && (words[v].token != words[w].token || match_[v][static_cast<size_t>(token)] >= kMatched);
    }
    if (whole) return true;
  }
  return false;
}

// "The Orr Yard has twelve carpenters", where it is asked how many the Sund Works has.
bool SentenceAlignment::IsHadByOther(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const bool asks_name = std::any_of(asked_.words().begin(), asked_.words().end(),
                                     [](const AskedWord& word) { return word.name && !word.asked; });
  if (!asks_name) return false;
  const int32_t counted = tree[candidate.head].deprel == Deprel::kNummod ? tree.Head(candidate.head) : candidate.head;
  int32_t clause = ClauseOf(counted);
  while (clause >= 0 && tree[clause].deprel == Deprel::kConj && !tree.HasChild(clause, kSubjectRelations)) {
    clause = tree.Head(clause);
  }
  const int32_t owner = clause < 0 ? -1 : tree.Child(clause, kSubjectRelations);
  if (owner < 0 || owner == counted || tree.IsUnder(counted, owner)) return false;
  if (!IsNominal(tree[owner]) || tree[owner].upos == Upos::kPron || IsWhWord(tree[owner])) return false;
  bool told_apart = false, named = IsName(tree[owner]), own = false;
  for (int32_t token = 0; token < tree.size(); ++token) {
    if (!tree.IsUnder(token, owner)) continue;
    if (token != pronoun_ && IsAskedByName(token)) return false;
    own = own || token == pronoun_;
    named = named || (IsName(tree[token]) && tree.Head(token) == owner && tree[token].deprel == Deprel::kAppos);
    told_apart = told_apart || (IsName(tree[token]) && tree[token].deprel != Deprel::kConj);
  }
  // "its neighbour, the Orr Yard, has twelve", "its library has twelve", "the club has 64 members, and its board seven"
  if (own && !named) {
    for (int32_t before = 0; before < pronoun_; ++before) {
      if (kSubjectRelations.Has(tree[before].deprel) && tree[before].upos == Upos::kNoun && !IsMatched(before))
        return true;
    }
  }
  if (named || own) return named;
  if (tree[counted].deprel != Deprel::kObj || !IsIn(WordList::kHaving, AsciiLowered(tree[clause].lemma))) return false;
  if (told_apart || IsMatched(owner)) return told_apart;
  // "The couple", "the settlement" is whom the text was about; "a mill" and "the mill" are things of their own.
  const int32_t article = tree.Child(owner, {Deprel::kDet});
  const std::string noun = AsciiLowered(tree[owner].lemma);
  const bool definite = article >= 0 && IsOneOf(AsciiLowered(tree[article].form), {"the", "this"});
  return !definite || (noun != kAnyBuilt && IsIn(WordList::kBuilt, noun) && !NamesPlaceOf(noun));
}

bool SentenceAlignment::IsPartOfAsked(int32_t part) const {
  const SentenceTree& tree = read_.tree();
  const int32_t root = asked_.tree().root();
  const std::string asked = AsciiLowered(asked_.tree()[root].lemma);
  const auto is_asked = [&](int32_t clause) {
    return MatchOfToken(root, clause) >= kMatched || AsciiLowered(tree[clause].lemma) == asked;
  };
  int32_t clause = tree.Head(part);
  if (clause < 0) return false;
  if (is_asked(clause)) return true;
  if (!kSubjectRelations.Has(tree[part].deprel)) return false;
  // "opened in 1966 and was renovated": one subject for both
  const std::span<const int32_t> joined = tree.Children(clause);
  return std::any_of(joined.begin(), joined.end(), [&](int32_t other) {
    return tree[other].deprel == Deprel::kConj && !tree.HasChild(other, kSubjectRelations) && is_asked(other);
  });
}

bool SentenceAlignment::IsOfOwned() const {
  const SentenceTree& asked = asked_.tree();
  const SentenceTree& tree = read_.tree();
  const int32_t root = asked.root();
  const bool of_a_life = IsIn(WordList::kOfALife, AsciiLowered(asked[root].lemma));
  const auto takes_part = [](const SentenceTree& in, int32_t token) {
    return kSubjectRelations.Has(in[token].deprel) || in[token].deprel == Deprel::kObj;
  };
  for (const AskedWord& word : asked_.words()) {
    if (!word.name || word.asked || asked.Head(word.token) != root || !takes_part(asked, word.token)) continue;
    if (word.token + 1 < asked.size() && asked[word.token + 1].xpos == Xpos::kPos) continue;
    bool owns = false, itself = false;
    for (int32_t token = 0; token < tree.size(); ++token) {
      if (MatchOfToken(word.token, token) < kMatched) continue;
      const int32_t name = tree[token].deprel == Deprel::kFlat ? tree.Head(token) : token;
      const bool beside = name >= 0 && tree[name].deprel == Deprel::kNmod &&
                          StandsBeside(tree, name, asked_.kind() == AskedKind::kPlace);
      const bool owner = name >= 0 && tree[name].deprel == Deprel::kNmodPoss;
      const int32_t owned = beside || owner ? tree.Head(name) : -1;
      const bool of_event = owned >= 0 && takes_part(tree, owned) && IsPartOfAsked(owned);
      // "Peru's parliament signed it": what acts for a country is the country, but "Peru's king was killed".
      const bool acts_for =
          owned >= 0 && (IsMatched(owned) || (!of_a_life && tree[owned].deprel == Deprel::kNsubj &&
                                              IsIn(WordList::kActsFor, AsciiLowered(tree[owned].form))));
      (of_event && !acts_for ? owns : itself) = true;
    }
    // "His brother had seven children", of him.
    if (!owns && !itself && pronoun_ >= 0 && tree[pronoun_].deprel == Deprel::kNmodPoss) {
      const int32_t owned = tree.Head(pronoun_);
      owns = owned >= 0 && takes_part(tree, owned) && !IsMatched(owned) && IsPartOfAsked(owned) &&
             kSubjectRelations.Has(tree[owned].deprel) == kSubjectRelations.Has(asked[word.token].deprel);
    }
    if (owns && !itself) return true;
  }
  return false;
}

bool SentenceAlignment::IsOfOtherItem(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const auto holds = [&](const std::vector<int32_t>& list, const auto& is_held) {
    std::vector<size_t> items;
    for (size_t i = 0; i < list.size(); ++i) {
      if (is_held(list[i])) items.push_back(i);
    }
    return items;
  };
  // By a word that does not only say what is asked for: "Bowl" of "at which Bowl".
  const auto is_named = [&](int32_t token) {
    for (size_t w = 0; w < asked_.words().size(); ++w) {
      if (!asked_.words()[w].asked && match_[w][static_cast<size_t>(token)] >= kMatched) return true;
    }
    return false;
  };
  const auto is_asked = [&](int32_t item) {
    if (is_named(item)) return true;
    const std::span<const int32_t> parts = tree.Children(item);
    return std::any_of(parts.begin(), parts.end(),
                       [&](int32_t part) { return kPartOfName.Has(tree[part].deprel) && is_named(part); });
  };
  const auto in_candidate = [&](int32_t item) {
    return std::find(candidate.tokens.begin(), candidate.tokens.end(), item) != candidate.tokens.end();
  };
  for (const PairedLists& pair : read_.paired_lists()) {
    for (const bool turned : {false, true}) {
      const std::vector<size_t> said = holds(turned ? pair.other : pair.one, in_candidate);
      const std::vector<size_t> asked = holds(turned ? pair.one : pair.other, is_asked);
      // Nor is the secretary the president.
      if (!said.empty() && !holds(turned ? pair.other : pair.one, is_asked).empty()) return true;
      if (said.empty() || asked.empty()) continue;
      const bool all = said.size() == pair.one.size() && asked.size() == pair.one.size();
      if (!all && !(pair.in_order && said == asked)) return true;
    }
  }
  return false;
}

bool SentenceAlignment::IsOthersShare(const Candidate& candidate) const {
  if (candidate.kind != CandidateKind::kPercent && candidate.kind != CandidateKind::kMoney) return false;
  const ByteSpan amount = read_.tree()[candidate.head].span;
  for (const FramePair& pair : pairs_) {
    const Argument* asked = asked_.frames()[pair.asked_frame].Find(Role::kSubject);
    const Argument* said = read_.frames()[pair.frame].Find(Role::kSubject);
    if (asked == nullptr || said == nullptr || said->head < 0 || said->kind == ArgumentKind::kPronoun) continue;
    const std::vector<Argument>& arguments = read_.frames()[pair.frame].arguments;
    const bool theirs = std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
      return argument.role == Role::kObject && argument.span.Contains(amount);
    });
    if (!theirs || IsMatched(said->head)) continue;
    for (size_t w = 0; w < asked_.words().size(); ++w) {
      if (asked_.words()[w].token != asked->head) continue;
      for (int32_t behind = candidate.tokens.back() + 1; behind < read_.tree().size(); ++behind) {
        if (match_[w][static_cast<size_t>(behind)] >= kMatched) return true;
      }
    }
  }
  return false;
}

// "The first strike lasted nine days, the second three weeks": the word that tells the asked one from others stands in
// the sentence, but not at the subject, which has another.
bool SentenceAlignment::IsToldApart(int32_t who, int32_t subject) const {
  const SentenceTree& asked = asked_.tree();
  const SentenceTree& tree = read_.tree();
  const auto tells_apart = [](const SentenceTree& in, int32_t part) {
    return in[part].deprel == Deprel::kAmod && (in[part].upos == Upos::kAdj || in[part].type == EntityType::kOrdinal);
  };
  if (MatchOfToken(who, subject) < kMatched) return false;
  const std::span<const int32_t> own = tree.Children(subject);
  if (std::none_of(own.begin(), own.end(), [&](int32_t part) { return tells_apart(tree, part); })) return false;
  const std::span<const int32_t> words = asked.Children(who);
  return std::any_of(words.begin(), words.end(), [&](int32_t word) {
    if (!tells_apart(asked, word)) return false;
    bool elsewhere = false;
    for (int32_t token = 0; token < tree.size(); ++token) {
      if (MatchOfToken(word, token) < kMatched) continue;
      if (tree.Head(token) == subject) return false;
      elsewhere = true;
    }
    return elsewhere;
  });
}

// "Ann left in 1990, and Bo left two years later": what the clause of another one tells is not told of him.
bool SentenceAlignment::IsOfOthersClause(const Candidate& candidate) const {
  const SentenceTree& asked = asked_.tree();
  const int32_t root = asked.root();
  const int32_t who = asked.Child(root, kSubjectRelations);
  if (who < 0 || who == asked_.hole()) return false;
  const SentenceTree& tree = read_.tree();
  const auto subject_of = [&](int32_t clause) { return tree.Child(clause, kSubjectRelations); };
  const auto is_asked = [&](int32_t subject) {
    for (int32_t token = 0; token < tree.size(); ++token) {
      if (MatchOfToken(who, token) >= kMatched && tree.IsUnder(token, subject)) return true;
    }
    return false;
  };
  const int32_t own = IsClausal(tree, candidate.head) ? candidate.head : ClauseOf(candidate.head);
  if (own >= 0 && subject_of(own) >= 0 && IsToldApart(who, subject_of(own))) return true;
  if (asked[root].upos != Upos::kVerb) return false;
  const int32_t other = own < 0 || MatchOfToken(root, own) < kMatched ? -1 : subject_of(own);
  if (other < 0 || !IsNominal(tree[other]) || tree[other].upos == Upos::kPron || is_asked(other)) return false;
  // "Bo bought the farm, and Ed sold it": nor did Bo sell it, of whom another verb is told.
  const auto passive = [](const SentenceTree& in, int32_t verb) { return in.HasChild(verb, {Deprel::kAuxPass}); };
  const bool same = AsciiLowered(tree[own].lemma) == AsciiLowered(asked[root].lemma) &&
                    passive(tree, own) == passive(asked, root) && IsName(asked[who]) && IsName(tree[other]);
  for (int32_t clause = 0; clause < tree.size(); ++clause) {
    if (clause == own || !IsClausal(tree, clause)) continue;
    if (!same && MatchOfToken(root, clause) < kMatched) continue;
    if (const int32_t subject = subject_of(clause); subject >= 0 && is_asked(subject)) return true;
  }
  return false;
}

}  // namespace whence
