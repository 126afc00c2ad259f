#include "engine/alignment/candidate.h"

#include <algorithm>
#include <set>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr RelationSet kBehindHead = {Deprel::kNmod,  Deprel::kNmodDesc, Deprel::kNmodUnmarked, Deprel::kAcl,
                                     Deprel::kAppos, Deprel::kDep,      Deprel::kObl};
constexpr RelationSet kClauses = {Deprel::kAdvcl, Deprel::kXcomp, Deprel::kCcomp, Deprel::kAcl, Deprel::kCsubj};

CandidateKind KindOfName(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return CandidateKind::kPersonName;
    case EntityType::kOrganisation:
      return CandidateKind::kOrganisationName;
    case EntityType::kCountry:
    case EntityType::kPlace:
      return CandidateKind::kPlaceName;
    case EntityType::kNationality:
      return CandidateKind::kNationality;
    default:
      return CandidateKind::kOtherName;
  }
}

CandidateKind KindOfToken(const SentenceTree& tree, int32_t node, const Lexicon& lexicon) {
  const Token& token = tree[node];
  switch (token.type) {
    case EntityType::kDate:
    case EntityType::kTime:
      return CandidateKind::kDate;
    case EntityType::kDuration:
      return CandidateKind::kDuration;
    case EntityType::kQuantity:
      return CandidateKind::kQuantity;
    case EntityType::kMoney:
      return CandidateKind::kMoney;
    case EntityType::kPercent:
      return CandidateKind::kPercent;
    case EntityType::kOrdinal:
      return CandidateKind::kOrdinal;
    case EntityType::kNumber:
      return CandidateKind::kNumber;
    default:
      break;
  }
  if (IsName(token)) return KindOfName(token.type);
  if (token.upos == Upos::kNum) return CandidateKind::kNumber;
  if (token.upos == Upos::kAdj) {
    return token.type == EntityType::kNationality ? CandidateKind::kNationality : CandidateKind::kAdjective;
  }
  if (token.upos == Upos::kVerb) return CandidateKind::kClause;
  // "six countries", "five years": what is counted, with its number.
  for (const int32_t child : tree.Children(node)) {
    if (tree[child].deprel != Deprel::kNummod) continue;
    return IsIn(WordList::kTimeUnit, token.lemma) ? CandidateKind::kDuration : CandidateKind::kQuantity;
  }
  const uint32_t classes = NounClasses(lexicon, token);
  if ((classes & WordClass::kPersonNoun) != 0) return CandidateKind::kPersonNoun;
  if ((classes & WordClass::kPlaceNoun) != 0) return CandidateKind::kPlaceNoun;
  if ((classes & WordClass::kOrganisationNoun) != 0) return CandidateKind::kGroupNoun;
  if ((classes & WordClass::kTimeNoun) != 0) return CandidateKind::kDuration;
  return CandidateKind::kNoun;
}

class Finder {
 public:
  Finder(const ReadSentence& read, const Lexicon& lexicon)
      : read_(read), tree_(read.tree()), lexicon_(lexicon), cut_(static_cast<size_t>(tree_.size()), false) {}

  std::vector<Candidate> Find() {
    for (int32_t node = 0; node < tree_.size() && found_.size() < kMostCandidates; ++node) {
      const Token& token = tree_[node];
      if (token.upos == Upos::kPunct || token.upos == Upos::kPron) continue;
      AddStretch(node);
      AddRoute(node);
      const bool predicate = token.deprel == Deprel::kAdvcl && tree_.HasChild(node, {Deprel::kCop});
      if (predicate) AddClause(node);
      if (token.upos == Upos::kVerb || token.upos == Upos::kAux) {
        AddClause(node);
      } else if (IsNominal(token) && token.upos != Upos::kDet) {
        AddNounPhrases(node);
      } else if (token.upos == Upos::kAdj) {
        Add(node, PhraseTokens(tree_, node, PhraseExtent::kBare, cut_));
      } else if (token.type != EntityType::kNone) {
        Add(node, {node});
      }
    }
    return std::move(found_);
  }

 private:
  Candidate* Add(int32_t head, std::vector<int32_t> tokens) {
    while (!tokens.empty() && tree_[tokens.back()].upos == Upos::kPunct && tree_[tokens.back()].form != ")" &&
           tree_[tokens.back()].form != "\"") {
      tokens.pop_back();
    }
    // "'s" behind a name, and what punctuation the tree hung on the phrase's front.
    while (!tokens.empty() && tree_[tokens.back()].xpos == Xpos::kPos) tokens.pop_back();
    while (!tokens.empty() && tree_[tokens.front()].upos == Upos::kPunct && tree_[tokens.front()].form != "(" &&
           tree_[tokens.front()].form != "\"") {
      tokens.erase(tokens.begin());
    }
    AddPer(tokens);
    AddBetween(tokens);
    if (tokens.empty() || !seen_.insert({tokens.front(), tokens.back(), tokens.size()}).second) return nullptr;
    Candidate candidate;
    candidate.head = head;
    candidate.kind = KindOfToken(tree_, head, lexicon_);
    const bool whole = tokens.back() - tokens.front() + 1 == static_cast<int32_t>(tokens.size());
    candidate.text = whole ? read_.text().substr(tree_[tokens.front()].span.begin,
                                                 tree_[tokens.back()].span.end - tree_[tokens.front()].span.begin)
                           : tree_.Text(tokens);
    const size_t begins = candidate.text.find_first_not_of(",;: ");
    if (begins != std::string::npos) candidate.text.erase(0, begins);
    // The full stop of the sentence, which the tokeniser may have left on its last word: "January."
    const bool ends = tree_[tokens.back()].span.end == read_.text().size();
    if (ends && candidate.text.size() > 2 && candidate.text.find('.') == candidate.text.size() - 1)
      candidate.text.pop_back();
    candidate.preposition = tree_.Preposition(head);
    candidate.core = CoreOf(head);
    candidate.tokens = std::move(tokens);
    found_.push_back(std::move(candidate));
    return &found_.back();
  }

  // "between 12 and 48 pounds": without the word in front it is two amounts.
  void AddBetween(std::vector<int32_t>& tokens) const {
    if (tokens.empty() || tokens.front() == 0 || AsciiLowered(tree_[tokens.front() - 1].form) != "between") return;
    const bool numbers = tree_[tokens.front()].upos == Upos::kNum || tree_[tokens.front()].kind == TokenKind::kQuantity;
    const bool joined =
        std::any_of(tokens.begin(), tokens.end(), [&](int32_t token) { return tree_[token].form == "and"; });
    if (numbers && joined) tokens.insert(tokens.begin(), tokens.front() - 1);
  }

  // "from Lund to Ystad", of one verb
  void AddRoute(int32_t from) {
    if (AsciiLowered(tree_[from].form) != "from" || tree_[from].deprel != Deprel::kCase) return;
    const int32_t begin = tree_.Head(from);
    for (int32_t to = begin + 1; begin > from && to < tree_.size(); ++to) {
      if (tree_[to].upos == Upos::kVerb || tree_[to].upos == Upos::kPunct) return;
      if (AsciiLowered(tree_[to].form) != "to" || tree_[to].deprel != Deprel::kCase) continue;
      const int32_t end = tree_.Head(to);
      if (end < to || IsDate(tree_[begin]) || IsDate(tree_[end]) || tree_[begin].upos == Upos::kNum) return;
      std::vector<int32_t> tokens;
      for (int32_t token = from; token <= PhraseTokens(tree_, end, PhraseExtent::kBare, cut_).back(); ++token)
        tokens.push_back(token);
      if (Candidate* added = Add(begin, std::move(tokens)); added != nullptr) added->route = true;
      return;
    }
  }

  // "1960 until 1990"
  void AddStretch(int32_t date) {
    if (date + 2 >= tree_.size() || !IsDate(tree_[date]) || !IsDate(tree_[date + 2])) return;
    if (IsIn(WordList::kStretchEnd, AsciiLowered(tree_[date + 1].form))) Add(date, {date, date + 1, date + 2});
  }

  // "three times a year": the stretch belongs to the number, wherever the tree hangs it.
  void AddPer(std::vector<int32_t>& tokens) const {
    if (tokens.empty()) return;
    const int32_t per = tokens.back() + 1;
    if (per + 1 >= tree_.size() || !IsOneOf(AsciiLowered(tree_[tokens.back()].form), {"once", "twice", "times"}) ||
        !IsPer(AsciiLowered(tree_[per].form)) || (NounClasses(lexicon_, tree_[per + 1]) & WordClass::kTimeNoun) == 0) {
      return;
    }
    tokens.push_back(per);
    tokens.push_back(per + 1);
  }

  void AddNounPhrases(int32_t node) {
    if (IsDeniedPhrase(tree_, node)) return;
    std::vector<int32_t> bare = PhraseTokens(tree_, node, PhraseExtent::kBare, cut_);
    // "the chemist Paul Ames" is one phrase, and never "the chemist" alone.
    const int32_t named = NameBehind(node);
    if (named >= 0) {
      std::erase_if(bare, [&](int32_t token) { return token > node; });
      for (int32_t token = node + 1; token <= named; ++token) bare.push_back(token);
      if (Candidate* added = Add(node, std::move(bare)); added != nullptr) {
        added->short_form = true;
        added->kind = KindOfToken(tree_, named, lexicon_);
      }
      return;
    }
    std::vector<int32_t> brief = bare;
    for (const int32_t child : tree_.Children(node)) {
      if (child < node || !kBehindHead.Has(tree_[child].deprel)) continue;
      std::erase_if(brief, [&](int32_t token) { return token > node && tree_.IsUnder(token, child); });
    }
    if (Candidate* added = Add(node, bare); added != nullptr && brief == bare) added->short_form = true;
    if (Candidate* added = Add(node, brief); added != nullptr) added->short_form = true;
    if (Candidate* added = Add(node, PhraseTokens(tree_, node, PhraseExtent::kFull, cut_)); added != nullptr)
      added->full = true;
    // Names and numbers inside a phrase: "six" of "six countries".
    if (tree_[node].kind != TokenKind::kWord || tree_[node].upos == Upos::kPropn || tree_[node].upos == Upos::kNum) {
      if (Candidate* added = Add(node, {node}); added != nullptr) added->short_form = true;
    }
    if (tree_[node].deprel == Deprel::kConj) return;
    const std::vector<int32_t> heads = CoordinatedHeads(tree_, node);
    const bool denied =
        std::any_of(heads.begin(), heads.end(), [&](int32_t head) { return IsDeniedPhrase(tree_, head); });
    if (heads.size() < 2 || denied) return;
    std::vector<int32_t> all;
    const std::vector<int32_t> last = PhraseTokens(tree_, heads.back(), PhraseExtent::kBare, cut_);
    for (int32_t token = bare.front(); token <= last.back(); ++token) all.push_back(token);
    std::vector<std::string> members = NamesOf(all);
    Candidate* added = Add(node, std::move(all));
    if (added == nullptr) return;
    added->coordination = true;
    if (members.size() >= heads.size()) added->members = std::move(members);
  }

  // The names of a list; nothing where anything but names, commas and "and" stands in it.
  std::vector<std::string> NamesOf(const std::vector<int32_t>& tokens) const {
    std::vector<std::string> names;
    for (const int32_t token : tokens) {
      const Token& part = tree_[token];
      if (part.upos == Upos::kPunct || part.upos == Upos::kCconj) continue;
      const size_t begins = part.form.find_first_not_of(",;: ");
      if (!IsName(part) || begins == std::string_view::npos) return {};
      names.emplace_back(part.form.substr(begins));
    }
    return names;
  }

  // Up from a name to the noun that it stands beside, from a title to its name.
  int32_t CoreOf(int32_t node) const {
    for (int32_t up = tree_.Head(node); up >= 0; up = tree_.Head(node)) {
      const Deprel relation = tree_[node].deprel;
      const bool named =
          IsName(tree_[node]) && (relation == Deprel::kAppos || relation == Deprel::kFlat ||
                                  relation == Deprel::kNmodDesc || (relation == Deprel::kCompound && up < node));
      const bool title = IsName(tree_[up]) && (relation == Deprel::kCompound || relation == Deprel::kNmodDesc);
      if (!named && !title) break;
      node = up;
    }
    return node;
  }

  // The name right behind a common noun that says who or what it is; -1 for none.
  int32_t NameBehind(int32_t node) const {
    if (tree_[node].upos != Upos::kNoun || node + 1 >= tree_.size()) return -1;
    const Token& next = tree_[node + 1];
    if (!IsName(next)) return -1;
    const bool apposed = next.head == node && (next.deprel == Deprel::kAppos || next.deprel == Deprel::kFlat ||
                                               next.deprel == Deprel::kNmodDesc || next.deprel == Deprel::kCompound);
    return apposed ? node + 1 : -1;
  }

  void AddClause(int32_t node) {
    if (!kClauses.Has(tree_[node].deprel)) return;
    std::vector<int32_t> tokens = tree_.Subtree(node);
    while (!tokens.empty() &&
           (tree_[tokens.front()].upos == Upos::kPunct || tree_[tokens.front()].upos == Upos::kSconj ||
            (tree_[tokens.front()].xpos == Xpos::kWrb && tree_[node].deprel == Deprel::kAdvcl))) {
      tokens.erase(tokens.begin());
    }
    if (Candidate* added = Add(node, std::move(tokens)); added != nullptr) added->kind = CandidateKind::kClause;
  }

  const ReadSentence& read_;
  const SentenceTree& tree_;
  const Lexicon& lexicon_;
  const CutNodes cut_;
  std::vector<Candidate> found_;
  std::set<std::tuple<int32_t, int32_t, size_t>> seen_;
};

}  // namespace

const char* CandidateKindName(CandidateKind kind) {
  static constexpr const char* kNames[kCandidateKinds] = {
      "person name", "organisation name", "place name", "other name", "nationality", "date",   "duration",
      "number",      "quantity",          "money",      "percent",    "ordinal",     "person", "place",
      "group",       "noun phrase",       "adjective",  "clause"};
  return kNames[static_cast<size_t>(kind)];
}

bool IsValue(CandidateKind kind) {
  return kind == CandidateKind::kNumber || kind == CandidateKind::kQuantity || kind == CandidateKind::kMoney ||
         kind == CandidateKind::kPercent || kind == CandidateKind::kDuration;
}

uint32_t NounClasses(const Lexicon& lexicon, const Token& token) {
  const std::string lower = AsciiLowered(token.lemma.empty() ? token.form : token.lemma);
  return lexicon.Classes(lower);
}

std::vector<Candidate> FindCandidates(const ReadSentence& read, const Lexicon& lexicon) {
  return Finder(read, lexicon).Find();
}

}  // namespace whence
