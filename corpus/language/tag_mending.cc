#include "corpus/language/tag_mending.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"

namespace whence {
namespace {

// How far behind the best tag another may be, as the logarithm of the odds.
constexpr float kNear = 4;

// Whether a capitalised word may begin a name. A verb that is nothing else may not, nor one that is by WordNet's files
// one of thinking, speaking, feeling or perceiving in its commonest sense: "suppose Peru left" has a whole sentence
// behind it.
bool MayBeginName(const WordFeatures& word, Xpos tag) {
  // "Leaving Peru is hard", but "Reading Abbey is old"
  if (tag == Xpos::kVbg || tag == Xpos::kVbn) {
    return (word.classes & (WordClass::kGivenName | WordClass::kSurname | WordClass::kPlaceName)) != 0;
  }
  if (tag != Xpos::kVb && tag != Xpos::kVbp) return false;
  constexpr uint32_t kNames =
      WordClass::kNoun | WordClass::kGivenName | WordClass::kSurname | WordClass::kPlaceName | WordClass::kCapitalised;
  const uint64_t file = word.VerbFile();
  const bool of_mind = file == 3 || file == 4 || file == 9 || file == 11;
  return !of_mind && (word.classes == 0 || (word.classes & kNames) != 0);
}

class Mender {
 public:
  Mender(absl::Span<const std::string_view> forms, const std::vector<WordFeatures>& words,
         absl::Span<const float> scores, const TagSet& set, std::vector<Tag>& tags)
      : forms_(forms), words_(words), scores_(scores), set_(set), tags_(tags) {}

  void Run() {
    NoMarks();
    NameInFront();
    NounBehindArticle();
    CommonNouns();
    GeneralOffices();
    Likenesses();
    if (forms_.back() == ".") FindVerb();
    FindVerbsOfClauses();
    JoinedVerbs();
  }

 private:
  // How far the nearest of the tags is behind the word's best, and which.
  float Behind(size_t word, bool (*wanted)(Xpos), Tag* nearest) const {
    const absl::Span<const float> scores = scores_.subspan(word * set_.size(), set_.size());
    const float best = *std::max_element(scores.begin(), scores.end());
    float least = 2 * kNear;
    for (int i = 0; i < set_.size(); ++i) {
      const float behind = best - scores[static_cast<size_t>(i)];
      if (!wanted(set_[i].xpos) || behind >= least) continue;
      least = behind;
      *nearest = set_[i];
    }
    return least;
  }

  // "Sven Lang drowned": letters are no mark.
  void NoMarks() {
    for (size_t i = 0; i < tags_.size(); ++i) {
      if (tags_[i].upos != Upos::kPunct || !words_[i].upper || forms_[i].size() < 2) continue;
      if (std::all_of(forms_[i].begin(), forms_[i].end(), &IsAsciiLetter)) tags_[i] = {Upos::kPropn, Xpos::kNnp};
    }
  }

  void NameInFront() {
    // "Orebase is a list": a word that no dictionary has is no common noun there.
    if (tags_[0] == Tag{Upos::kNoun, Xpos::kNn} && words_[0].upper && words_[0].classes == 0 && words_[0].morph == 0 &&
        tags_.size() > 1 && IsFiniteTag(tags_[1].xpos)) {
      tags_[0] = {Upos::kPropn, Xpos::kNnp};
    }
    // "Bo left": nobody exclaims right before a verb.
    if (tags_[0].upos == Upos::kIntj && words_[0].upper && tags_.size() > 1 && tags_[1].xpos == Xpos::kVbd) {
      tags_[0] = {Upos::kPropn, Xpos::kNnp};
    }
    if (!words_[0].upper || !MayBeginName(words_[0], tags_[0].xpos)) return;
    size_t behind = 1;
    while (behind < tags_.size() && words_[behind].upper && IsNounTag(tags_[behind].xpos)) ++behind;
    // A heading of capitals ends there.
    const bool heading = behind == tags_.size();
    if (behind > 1 && (heading || IsFiniteTag(tags_[behind].xpos))) tags_[0] = {Upos::kPropn, Xpos::kNnp};
  }

  void NounBehindArticle() {
    for (size_t i = 1; i + 1 < tags_.size(); ++i) {
      const bool article = tags_[i - 1].xpos == Xpos::kDt && (words_[i].classes & WordClass::kNoun) != 0;
      if (article && tags_[i].xpos == Xpos::kPrp) tags_[i] = {Upos::kNoun, Xpos::kNn};  // "the mine"
      const bool in_name = words_[i].upper && forms_[i].size() > 1 && tags_[i - 1].xpos == Xpos::kNnp;
      if (in_name && tags_[i].xpos == Xpos::kPrp) tags_[i] = {Upos::kPropn, Xpos::kNnp};  // "Penrose Mine"
      if (tags_[i].xpos != Xpos::kJj || tags_[i - 1].xpos != Xpos::kDt || words_[i].upper) continue;
      const Xpos next = tags_[i + 1].xpos;
      if (next != Xpos::kIn && next != Xpos::kPeriod && next != Xpos::kVbd && next != Xpos::kVbz) continue;
      Tag noun;
      const auto singular = [](Xpos tag) { return tag == Xpos::kNn; };
      if ((words_[i].classes & WordClass::kNoun) != 0 && Behind(i, singular, &noun) < kNear) tags_[i] = noun;
    }
  }

  // "When was Ann Lee president": who writes names with capitals writes none without.
  void CommonNouns() {
    bool capitals = false;
    bool small = false;
    for (size_t i = 0; i < tags_.size(); ++i) {
      if (tags_[i].upos == Upos::kPropn) (words_[i].upper ? capitals : small) = true;
    }
    for (size_t i = 0; capitals && small && i < tags_.size(); ++i) {
      const bool common = !words_[i].upper && (words_[i].classes & WordClass::kNoun) != 0;
      if (!common || tags_[i].upos != Upos::kPropn) continue;
      tags_[i] = {Upos::kNoun, tags_[i].xpos == Xpos::kNnps ? Xpos::kNns : Xpos::kNn};
    }
  }

  // "the secretary-general", "was attorney-general": a noun before it makes a noun of it.
  void GeneralOffices() {
    for (size_t i = 0; i + 2 < tags_.size(); ++i) {
      if (forms_[i + 1] != "-" || AsciiLowered(forms_[i + 2]) != "general") continue;
      if ((words_[i].classes & WordClass::kNoun) == 0) continue;
      const auto noun = [&](size_t at) {
        if (!IsNounTag(tags_[at].xpos)) tags_[at] = {Upos::kNoun, Xpos::kNn};
      };
      noun(i);
      noun(i + 2);
    }
  }

  // "Unix-like systems": what likens behind a hyphen is no preposition before them.
  void Likenesses() {
    for (size_t i = 0; i + 2 < tags_.size(); ++i) {
      if (forms_[i + 1] != "-" || forms_[i + 2] != "like" || tags_[i + 2].upos != Upos::kAdp) continue;
      tags_[i + 2] = {Upos::kAdj, Xpos::kJj};
    }
  }

  void FindVerb() {
    if (tags_.size() >= 4) FindVerbIn(0, tags_.size() - 1);
  }

  // "..., while timber sales rose." What such a word opens right behind a comma, up to the next mark, is a clause.
  void FindVerbsOfClauses() {
    for (size_t i = 1; i + 1 < tags_.size(); ++i) {
      if (forms_[i - 1] != "," || !IsOneOf(forms_[i], {"while", "whereas", "because", "although"})) continue;
      size_t end = i + 1;
      while (end < tags_.size() && tags_[end].upos != Upos::kPunct) ++end;
      const bool subject = IsNounTag(tags_[i + 1].xpos) || tags_[i + 1].xpos == Xpos::kDt;
      if (subject && end - i > 2) FindVerbIn(i + 1, end);
    }
  }

  // "weighs 4 kg and costs 20 euros": no noun stands between "and" and an amount. Nor does one before an article.
  void JoinedVerbs() {
    bool verb_before = false;
    for (size_t i = 1; i + 2 < tags_.size(); ++i) {
      verb_before = verb_before || IsFiniteTag(tags_[i - 1].xpos);
      if (!verb_before || forms_[i - 1] != "and" || words_[i].upper) continue;
      if (tags_[i].xpos != Xpos::kNn && tags_[i].xpos != Xpos::kNns) continue;
      const Xpos next = tags_[i + 1].xpos, behind = tags_[i + 2].xpos;
      const bool money = IsOneOf(forms_[i + 1], {"£", "$", "€", "¥"}) && behind == Xpos::kCd;
      const bool amount = next == Xpos::kCd && (IsNounTag(behind) || behind == Xpos::kCd);
      const bool article = IsOneOf(forms_[i + 1], {"a", "an", "the"});
      const bool lasting = forms_[i + 1] == "for" && behind == Xpos::kCd;
      if (!money && !amount && !article && !lasting) continue;
      // "men and women the whole day", "pigs and sheep for 20 crowns" are rare, but there are such.
      const float least = money || amount ? 2 * kNear : kNear / 2;
      Tag verb;
      if (Behind(i, IsFiniteTag, &verb) < least) tags_[i] = verb;
    }
  }

  // Of the words between those two, of which the first is no verb.
  void FindVerbIn(size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      if (IsFiniteTag(tags_[i].xpos) || tags_[i].xpos == Xpos::kVb) return;
    }
    size_t found = 0;
    float least = kNear;
    Tag verb;
    for (size_t i = begin + 1; i < end; ++i) {
      if (words_[i].upper) continue;
      Tag nearest;
      const float behind = Behind(i, IsFiniteTag, &nearest);
      if (behind >= least) continue;
      least = behind;
      found = i;
      verb = nearest;
    }
    if (found > 0) tags_[found] = verb;
  }

  absl::Span<const std::string_view> forms_;
  const std::vector<WordFeatures>& words_;
  absl::Span<const float> scores_;
  const TagSet& set_;
  std::vector<Tag>& tags_;
};

}  // namespace

void MendTags(absl::Span<const std::string_view> forms, const std::vector<WordFeatures>& words,
              absl::Span<const float> scores, const TagSet& set, std::vector<Tag>* tags) {
  Mender(forms, words, scores, set, *tags).Run();
}

}  // namespace whence
