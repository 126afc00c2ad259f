#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/coreference/antecedent_score.h"
#include "engine/coreference/document_entities.h"
#include "engine/coreference/entity_kind.h"
#include "engine/coreference/mention_name.h"
#include "engine/coreference/mention_reader.h"
#include "engine/coreference/name_index.h"
#include "engine/coreference/name_relation.h"
#include "engine/coreference/noun_kinds.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr uint32_t kNoEntity = ~uint32_t{0};
constexpr uint32_t kWindow = 3;           // sentences back
constexpr uint32_t kShortNameWindow = 5;  // and for a name that several people share

// On the scale of AntecedentScore, and found as its weights were.
constexpr double kFrontedWeight = 0.3;  // lost by a subject that comes after
constexpr double kTitledWeight = 2.2;   // gained by whom the page tells of
constexpr double kAsideWeight = 1.5;    // and lost by somebody else who stands beside the main clause
constexpr double kLeast = -1.5;         // below this, nothing is meant that the text names
constexpr double kMargin = 0.02;

}  // namespace

class CoreferenceResolver {
 public:
  CoreferenceResolver(const std::vector<DocumentSentence>& sentences, const WordRelations* words)
      : sentences_(sentences), kinds_(words), score_(sentences) {}

  DocumentEntities Run() {
    for (std::vector<MentionCandidate>& of_sentence : ReadMentions(sentences_, kinds_)) {
      starts_.push_back(placed_.size());
      for (MentionCandidate& mention : of_sentence) placed_.push_back({std::move(mention), kNoEntity});
    }
    starts_.push_back(placed_.size());
    LinkNames();
    FindTopic();
    LinkDescriptions();
    LinkNamedBehind();
    for (size_t i = 0; i < placed_.size(); ++i) {
      Placed& placed = placed_[i];
      if (placed.entity != kNoEntity) continue;
      if (placed.mention.form == MentionForm::kPronoun) LinkPronoun(i);
      if (placed.mention.form == MentionForm::kDefinite && !placed.mention.restricted) LinkDefinite(i);
    }
    Finish();
    return std::move(result_);
  }

 private:
  struct Placed {
    MentionCandidate mention;
    uint32_t entity = kNoEntity;
    MentionEvidence evidence = MentionEvidence::kName;
    int64_t antecedent = -1;  // index in placed_
    double confidence = 1;
  };
  struct State : EntityTraits {
    size_t first = 0;  // indexes in placed_
    size_t last = 0;
    bool body = false;  // it is said to be an organisation, whatever its name looks like
  };

  uint32_t NewEntity(const MentionCandidate& mention) {
    DocumentEntity entity;
    entity.name = mention.text;
    entity.type = mention.type;
    if (mention.form == MentionForm::kName) entity.names.push_back(mention.text);
    result_.entities_.push_back(std::move(entity));
    State state;
    if (mention.form == MentionForm::kName) state.names.push_back(NameWords(mention.text));
    if (!state.names.empty()) names_.Add(static_cast<uint32_t>(states_.size()), state.names.front());
    state.plural = mention.plural;
    state.first = placed_.size();
    states_.push_back(std::move(state));
    return static_cast<uint32_t>(states_.size()) - 1;
  }

  void Assign(size_t index, uint32_t entity, MentionEvidence evidence, int64_t antecedent, double confidence) {
    Placed& placed = placed_[index];
    placed.entity = entity;
    placed.evidence = evidence;
    placed.antecedent = antecedent;
    placed.confidence = confidence;
    State& state = states_[entity];
    ++state.count;
    state.first = std::min(state.first, index);
    state.last = index;
    const MentionCandidate& mention = placed.mention;
    DocumentEntity& described = result_.entities_[entity];
    if (evidence == MentionEvidence::kPredicate && IsBodyWithArticle(index)) {
      state.body = true;
      state.person = false;
      state.gender = Gender::kThing;
      described.type = EntityType::kOrganisation;
    }
    state.person |= mention.person && !state.body;
    // A ship is "she" here and "it" there.
    const bool ship = mention.form == MentionForm::kPronoun && IsVessel(described);
    if (state.gender == Gender::kUnknown && !ship) state.gender = mention.gender;
    const bool clearer = described.type == EntityType::kOther && mention.type == EntityType::kPerson;
    if (described.type == EntityType::kNone || clearer) described.type = mention.type;
    // A near spelling may be another's name: it does not go on to what is called so.
    if (mention.form == MentionForm::kName && evidence != MentionEvidence::kSpelling) AddName(entity, mention.text);
    if (!mention.acronym.empty()) AddName(entity, mention.acronym);
    const bool role = mention.form == MentionForm::kDefinite || mention.form == MentionForm::kNoun;
    if (role && std::find(described.roles.begin(), described.roles.end(), mention.lemma) == described.roles.end()) {
      described.roles.push_back(mention.lemma);
    }
  }

  // "The Heron Gliders are a club", which no person is, and no person's name has an article.
  bool IsBodyWithArticle(size_t index) const {
    const Placed& placed = placed_[index];
    if (placed.antecedent < 0 || placed.mention.form == MentionForm::kName || placed.mention.person) return false;
    const MentionCandidate& named = placed_[static_cast<size_t>(placed.antecedent)].mention;
    return named.form == MentionForm::kName && named.article && IsIn(WordList::kOrganisation, placed.mention.lemma) &&
           !kinds_.IsPerson(placed.mention.lemma);
  }

  void AddName(uint32_t entity, const std::string& name) {
    if (NameEntity(name, result_.entities_[entity], states_[entity])) names_.Add(entity, NameWords(name));
  }

  // What the document is about: what its title names, else the subject of its first sentence.
  void FindTopic() {
    for (const Placed& placed : placed_) {
      if (placed.mention.form != MentionForm::kName || placed.entity == kNoEntity) continue;
      const bool heading = sentences_[placed.mention.place.sentence].heading;
      if (!heading && placed.mention.role != GrammaticalRole::kSubject) continue;
      topic_ = placed.entity;
      return;
    }
  }

  // Full names first, so that a lone "Robert" meets all who may be meant; then the lone words.
  void LinkNames() {
    std::vector<size_t> single;
    for (size_t i = 0; i < placed_.size(); ++i) {
      if (placed_[i].mention.form != MentionForm::kName) continue;
      const std::vector<std::string> words = NameWords(placed_[i].mention.text);
      if (words.size() < 2) {
        single.push_back(i);
      } else {
        LinkName(i, words);
      }
    }
    for (size_t i : single) {
      if (!LinkBirthName(i)) LinkName(i, NameWords(placed_[i].mention.text));
    }
  }

  // "Ellen Marsh (née Holt)": one who was born with another name bears both.
  bool LinkBirthName(size_t i) {
    const MentionCandidate& mention = placed_[i].mention;
    const std::vector<Token>& tokens = sentences_[mention.place.sentence].sentence->tokens;
    const int32_t before = mention.first - 1;
    if (i == 0 || before < 1 || !IsOneOf(AsciiLowered(tokens[before].form), {"née", "nee", "né"})) return false;
    const Placed& bearer = placed_[i - 1];
    const int32_t gap = before - 1 - bearer.mention.last;
    const bool beside = bearer.mention.place.sentence == mention.place.sentence && gap >= 0 && gap <= 1;
    if (!beside || bearer.mention.form != MentionForm::kName || bearer.entity == kNoEntity) return false;
    result_.entities_[bearer.entity].type = EntityType::kPerson;
    Assign(i, bearer.entity, MentionEvidence::kShortName, static_cast<int64_t>(i - 1), 0.9);
    return true;
  }

  // Whom the title names, if a person: on such a page the lone surname is theirs, and the family has first names.
  uint32_t Titled() const {
    const uint32_t entity = TitleEntity();
    const bool person = entity != kNoEntity && result_.entities_[entity].type == EntityType::kPerson;
    return person ? entity : kNoEntity;
  }

  // What the title names, if it names anything.
  uint32_t TitleEntity() const {
    for (const Placed& placed : placed_) {
      if (!sentences_[placed.mention.place.sentence].heading) break;
      if (placed.mention.form == MentionForm::kName && placed.entity != kNoEntity) return placed.entity;
    }
    return kNoEntity;
  }

  static bool IsVessel(const DocumentEntity& entity) {
    return std::any_of(entity.roles.begin(), entity.roles.end(),
                       [](const std::string& role) { return IsIn(WordList::kVessel, role); });
  }

  // Whom a pronoun means on a page about one person or one ship, where nobody else that it may mean was spoken of.
  uint32_t MeantByPage(const MentionCandidate& pronoun) const {
    if (!pronoun.person) return kNoEntity;
    const bool ship = topic_ != kNoEntity && pronoun.gender == Gender::kFemale && IsVessel(result_.entities_[topic_]);
    if (ship) return topic_;
    const uint32_t titled = Titled();
    return titled != kNoEntity && states_[titled].gender == pronoun.gender ? titled : kNoEntity;
  }

  // "a dressmaker", "the dressmaker": somebody, though no list has the noun.
  bool IsSomebody(const MentionCandidate& mention) const {
    const bool noun = mention.form == MentionForm::kDefinite || mention.indefinite;
    return noun && mention.form != MentionForm::kName && !mention.plural && kinds_.IsPerson(mention.lemma);
  }

  void LinkName(size_t i, const std::vector<std::string>& words) {
    const MentionCandidate& mention = placed_[i].mention;
    uint32_t best = kNoEntity;
    NameRelation best_relation = NameRelation::kNone;
    bool several = false;
    int sharing = 0;  // full names that it is short for
    for (const uint32_t entity : names_.Find(words)) {
      const NameRelation relation = Relate(words, mention, entity);
      if (relation == NameRelation::kNone) continue;
      if (relation == NameRelation::kShort && words.size() == 1 && IsBefore(i, entity)) continue;
      sharing += relation == NameRelation::kShort ? 1 : 0;
      if (best == kNoEntity || relation < best_relation) {
        best = entity;
        best_relation = relation;
        several = false;
      } else if (relation == best_relation) {
        several = true;
      }
    }
    // "Haug" on the page of Per Haug is he, and not his daughter Lena.
    const uint32_t title = best_relation == NameRelation::kShort && !several ? TitleEntity() : kNoEntity;
    if (title != kNoEntity && IsLastNameOf(words, mention, result_.entities_[title], states_[title])) best = title;
    // A surname or initials that two share mean the one of them spoken of just before, or nobody known.
    if (several && best_relation == NameRelation::kShort) {
      const uint32_t usual = Dominating(words, mention);
      const uint32_t titled = Titled();
      const bool theirs = titled != kNoEntity && Relate(words, mention, titled) == NameRelation::kShort &&
                          words.back() == states_[titled].names.front().back();
      best = theirs ? titled : usual != kNoEntity ? usual : LastNamed(i, words);
    } else if (words.size() == 1 && sharing > 1 && best_relation == NameRelation::kSame) {
      // That it was open once whom it means does not leave it open for good.
      const uint32_t last = LastNamed(i, words);
      if (last != kNoEntity) best = last, best_relation = NameRelation::kShort;
    }
    if (best == kNoEntity && words.size() == 1 && mention.article) {
      if (const uint32_t named = NamedBy(i, words.front()); named != kNoEntity) {
        Assign(i, named, MentionEvidence::kShortName, static_cast<int64_t>(states_[named].last), 0.8);
        return;
      }
    }
    if (best == kNoEntity ||
        (several && best_relation != NameRelation::kSame && best_relation != NameRelation::kShort)) {
      Assign(i, NewEntity(mention), MentionEvidence::kName, static_cast<int64_t>(i), 1);
      return;
    }
    static constexpr MentionEvidence kEvidence[] = {MentionEvidence::kName, MentionEvidence::kSameName,
                                                    MentionEvidence::kAcronym, MentionEvidence::kShortName,
                                                    MentionEvidence::kSpelling};
    static constexpr double kConfidence[] = {1, 1, 0.95, 0.85, 0.6};
    Assign(i, best, kEvidence[static_cast<int>(best_relation)], static_cast<int64_t>(states_[best].last),
           kConfidence[static_cast<int>(best_relation)]);
  }

  // "Amber is a language", before any sentence speaks of a Fenn Amber: it has its name of its own. People are called by
  // their last names first.
  bool IsBefore(size_t i, uint32_t entity) const {
    const EntityType type = result_.entities_[entity].type;
    const bool open = type != EntityType::kPerson && type != EntityType::kOrganisation && !states_[entity].person;
    return open && i < states_[entity].first && !sentences_[placed_[i].mention.place.sentence].heading;
  }

  // "the Commission" where one of several is spoken of all the time and the others in passing; none for people, whose
  // surnames are shared.
  uint32_t Dominating(const std::vector<std::string>& words, const MentionCandidate& mention) const {
    constexpr int kTimes = 3;
    uint32_t most = kNoEntity;
    int second = 0;
    for (const uint32_t entity : names_.Find(words)) {
      if (Relate(words, mention, entity) != NameRelation::kShort) continue;
      const EntityType type = result_.entities_[entity].type;
      if (states_[entity].person || type == EntityType::kPerson || type == EntityType::kOther) return kNoEntity;
      const int count = states_[entity].count;
      if (most == kNoEntity || count > states_[most].count) {
        second = most == kNoEntity ? 0 : states_[most].count;
        most = entity;
      } else {
        second = std::max(second, count);
      }
    }
    return most != kNoEntity && states_[most].count >= kTimes * second ? most : kNoEntity;
  }

  // "the Pact" behind "the Amber River Pact": the one thing named before by that noun; none if two were. What the title
  // names is called so to the end of the page, everything else as long as it is spoken of.
  uint32_t NamedBy(size_t i, std::string_view noun) const {
    uint32_t found = kNoEntity;
    const uint32_t heading = TitleEntity();
    std::vector<uint32_t> spoken_of;
    for (size_t before = i; before-- > 0;) {
      const Placed& other = placed_[before];
      if (other.entity == kNoEntity || other.mention.form != MentionForm::kName) continue;
      if (placed_[i].mention.place.sentence - other.mention.place.sentence <= kShortNameWindow) {
        spoken_of.push_back(other.entity);
      }
      if (other.entity == found) continue;
      // A hyphen makes another word: no Gauls are Gallo-Gauls.
      const std::string& text = other.mention.text;
      if (text.find('-') != std::string::npos || NamingWord(NameWords(text)) != noun) continue;
      const State& state = states_[other.entity];
      if (state.person || result_.entities_[other.entity].type == EntityType::kPerson) continue;
      if (found != kNoEntity && other.entity != found) return kNoEntity;
      found = other.entity;
    }
    const bool near = found == heading || std::find(spoken_of.begin(), spoken_of.end(), found) != spoken_of.end();
    return near ? found : kNoEntity;
  }

  // The one entity that the words are short for and that was named within a few sentences before; of two the one that
  // the sentences since the other was named tell of, by name and more than once; else none. Nobody whom "the younger
  // Holm" tells apart, nor him behind whom the text goes on with "she".
  uint32_t LastNamed(size_t i, const std::vector<std::string>& words) const {
    const MentionCandidate& mention = placed_[i].mention;
    uint32_t found = kNoEntity;
    uint32_t told = ~uint32_t{0};  // the earliest sentence so far that has it
    int sentences = 0;             // that it is the subject of
    int he = 0, she = 0;           // stand between
    for (size_t before = i; before-- > 0;) {
      const Placed& other = placed_[before];
      const uint32_t sentence = other.mention.place.sentence;
      if (mention.place.sentence - sentence > kShortNameWindow) break;
      if (other.mention.form == MentionForm::kPronoun && found == kNoEntity) {
        he += other.mention.gender == Gender::kMale ? 1 : 0;
        she += other.mention.gender == Gender::kFemale ? 1 : 0;
      }
      if (other.entity == kNoEntity || other.mention.form != MentionForm::kName) continue;
      if (Relate(words, mention, other.entity) != NameRelation::kShort) continue;
      if (found != kNoEntity && other.entity != found) return sentences > 1 && sentence < told ? found : kNoEntity;
      const State& state = states_[other.entity];
      const bool woman = state.gender == Gender::kFemale, man = state.gender == Gender::kMale;
      const int others = woman ? he : man ? she : 0;
      if (others > 0 || (mention.article && state.person)) return kNoEntity;
      found = other.entity;
      if (sentence < told && other.mention.role == GrammaticalRole::kSubject) ++sentences;
      told = sentence;
    }
    return found;
  }

  NameRelation Relate(const std::vector<std::string>& words, const MentionCandidate& mention, uint32_t entity) const {
    const NameRelation relation = RelateMention(words, mention, result_.entities_[entity], states_[entity]);
    // That she was called Holm before does not make the next Holm her.
    return relation == NameRelation::kSame && IsEndOf(words, states_[entity]) ? NameRelation::kShort : relation;
  }

  // "X is an alliance", "X, the treaty": what is said to be X means X.
  void LinkDescriptions() {
    for (size_t i = 0; i < placed_.size(); ++i) {
      Placed& placed = placed_[i];
      if (placed.entity != kNoEntity || placed.mention.equated < 0 || placed.mention.plural) continue;
      const int64_t other = At({placed.mention.place.sentence, placed.mention.equated});
      if (other < 0) continue;
      const Placed& named = placed_[static_cast<size_t>(other)];
      const bool identity =
          placed.mention.indefinite || placed.mention.by_apposition || placed.mention.form == MentionForm::kDefinite;
      if (named.entity == kNoEntity || !identity || named.mention.form != MentionForm::kName) continue;
      Assign(i, named.entity, placed.mention.by_apposition ? MentionEvidence::kApposition : MentionEvidence::kPredicate,
             other, 0.9);
    }
    // "The oldest club of the town, the Holm Rovers,"
    for (size_t i = 0; i < placed_.size(); ++i) {
      const MentionCandidate& name = placed_[i].mention;
      const bool apart = name.form == MentionForm::kName && name.by_apposition && placed_[i].entity != kNoEntity;
      const int64_t other = apart ? At({name.place.sentence, name.equated}) : -1;
      if (other < 0 || static_cast<size_t>(other) >= i) continue;
      const Placed& noun = placed_[static_cast<size_t>(other)];
      if (noun.entity != kNoEntity || noun.mention.plural || noun.mention.form != MentionForm::kDefinite) continue;
      const std::vector<Token>& tokens = sentences_[name.place.sentence].sentence->tokens;
      if (!StandsBetweenCommas(name, tokens)) continue;
      Assign(static_cast<size_t>(other), placed_[i].entity, MentionEvidence::kDefinite, static_cast<int64_t>(i), 0.9);
    }
  }

  // "his daughter Tove", "the chairman, Odo Brandt,": the noun means whom the name right behind it means, whatever tree
  // they stand in.
  void LinkNamedBehind() {
    for (size_t i = 0; i < placed_.size(); ++i) {
      const MentionCandidate& noun = placed_[i].mention;
      const bool common = noun.form != MentionForm::kName && noun.form != MentionForm::kPronoun;
      if (!common || noun.plural || placed_[i].entity != kNoEntity) continue;
      const bool person = !noun.indefinite && (noun.person || kinds_.IsPerson(noun.lemma));
      const std::vector<Token>& tokens = sentences_[noun.place.sentence].sentence->tokens;
      for (size_t j = starts_[noun.place.sentence]; j < starts_[noun.place.sentence + 1]; ++j) {
        const MentionCandidate& name = placed_[j].mention;
        if (name.form != MentionForm::kName || placed_[j].entity == kNoEntity) continue;
        const bool persons = person && (name.type == EntityType::kPerson || name.type == EntityType::kOther);
        if (!(persons && StandsBehind(name, tokens, noun.last)) && !IsCalledSo(name, tokens, noun.last)) continue;
        Assign(i, placed_[j].entity, MentionEvidence::kDefinite, static_cast<int64_t>(j), 0.9);
        break;
      }
    }
  }

  int64_t At(TokenRef place) const {
    for (size_t i = starts_[place.sentence]; i < starts_[place.sentence + 1]; ++i) {
      if (placed_[i].mention.place == place) return static_cast<int64_t>(i);
    }
    return -1;
  }

  Antecedent AntecedentAt(size_t index) const {
    const Placed& placed = placed_[index];
    if (placed.entity == kNoEntity) return {placed.mention, nullptr, nullptr};
    return {placed.mention, &result_.entities_[placed.entity], &states_[placed.entity]};
  }

  void LinkPronoun(size_t index) {
    const MentionCandidate& pronoun = placed_[index].mention;
    const uint32_t sentence = pronoun.place.sentence;
    const uint32_t from = sentence >= kWindow ? sentence - kWindow : 0;
    std::optional<size_t> best;
    double best_score = kLeast;
    double second = -100;
    const uint32_t of_page = MeantByPage(pronoun);
    const bool of_ship = of_page != kNoEntity && IsVessel(result_.entities_[of_page]);
    const bool of_life = of_page != kNoEntity && !of_ship;
    const bool leads = pronoun.role == GrammaticalRole::kSubject || pronoun.role == GrammaticalRole::kPossessor;
    bool rival = false;
    const auto consider = [&](size_t i, double penalty) {
      const Placed& other = placed_[i];
      if (other.mention.form == MentionForm::kPronoun && other.entity == kNoEntity) return;
      if (sentences_[other.mention.place.sentence].section != sentences_[sentence].section) return;
      const Antecedent antecedent = AntecedentAt(i);
      const State* const state = other.entity == kNoEntity ? nullptr : &states_[other.entity];
      const bool is_other = of_page != kNoEntity && (other.entity != of_page || state == nullptr);
      if (!score_.Allows(pronoun, antecedent)) {
        rival = rival || (is_other && !of_ship && IsSomebody(other.mention));
        return;
      }
      const Gender gender = state == nullptr ? other.mention.gender : state->gender;
      const bool person =
          other.mention.person || other.mention.type == EntityType::kPerson || (state != nullptr && state->person);
      rival = rival || (is_other && person && (!of_ship || gender == Gender::kFemale));
      double score = score_.Of(pronoun, antecedent) - penalty;
      if (of_life && leads) {
        if (other.entity == of_page) score += kTitledWeight;
        if (other.entity != of_page && other.mention.place.sentence < sentence && IsAside(other.mention)) {
          score -= kAsideWeight;
        }
      }
      if (score > best_score) {
        if (best && (other.entity == kNoEntity || other.entity != placed_[*best].entity)) second = best_score;
        best = i;
        best_score = score;
      } else if (!best || other.entity == kNoEntity || other.entity != placed_[*best].entity) {
        second = std::max(second, score);
      }
    };
    for (size_t i = starts_[from]; i < index; ++i) consider(i, 0);
    const std::vector<Token>& tokens = sentences_[sentence].sentence->tokens;
    // "When she was ten, Mary moved": the subject behind a clause that comes first.
    if (!best || placed_[*best].mention.place.sentence != sentence) {
      for (size_t i = index + 1; i < starts_[sentence + 1]; ++i) {
        const MentionCandidate& later = placed_[i].mention;
        if (later.form == MentionForm::kName && later.role == GrammaticalRole::kSubject &&
            later.clause != pronoun.clause && HangsBelow(tokens, pronoun.place.token, later.clause)) {
          consider(i, kFrontedWeight);
        }
      }
    }
    // On the page of a life, "she" is whom it tells of where nobody else was named.
    if (of_page != kNoEntity && !rival) {
      Assign(index, of_page, MentionEvidence::kPronoun, static_cast<int64_t>(states_[of_page].last), 0.8);
      return;
    }
    if (!best || best_score - second < kMargin) return;
    Placed& antecedent = placed_[*best];
    if (antecedent.entity == kNoEntity) {
      const uint32_t entity = NewEntity(antecedent.mention);
      Assign(*best, entity, MentionEvidence::kName, static_cast<int64_t>(*best), 1);
    }
    const double confidence = std::min(0.95, 0.5 + 0.2 * (best_score - std::max(second, -1.0)));
    Assign(index, antecedent.entity, MentionEvidence::kPronoun, static_cast<int64_t>(*best), confidence);
  }

  // "..., and her sister Ida taught": told of beside what the sentence is about.
  bool IsAside(const MentionCandidate& mention) const {
    const std::vector<Token>& tokens = sentences_[mention.place.sentence].sentence->tokens;
    return mention.clause >= 0 && tokens[mention.clause].head >= 0;
  }

  void LinkDefinite(size_t index) {
    const MentionCandidate& description = placed_[index].mention;
    if (description.plural) return;
    uint32_t best = kNoEntity;
    NounFit best_fit = NounFit::kNone;
    size_t best_last = 0;
    bool several = false;
    bool beside = false;         // another one that fits was named in this sentence or the one before
    bool topic_fits = false;     // what the document is about fits
    uint32_t rival = kNoEntity;  // as good, further back, and spoken of much more
    size_t rival_last = 0;
    considered_.resize(states_.size());
    bool introduced = false;  // "Torsby has a council": "the council" is that one, not what may be one by its type
    for (size_t i = index; i-- > 0;) {
      const Placed& other = placed_[i];
      introduced |= other.entity == kNoEntity && other.mention.indefinite && other.mention.lemma == description.lemma;
      if (other.entity == kNoEntity || other.entity == best) continue;
      if (other.mention.place.sentence == description.place.sentence && other.mention.clause == description.clause &&
          other.mention.role == GrammaticalRole::kSubject) {
        continue;
      }
      const bool near = description.place.sentence - other.mention.place.sentence <= kWindow;
      // Further back, another mention of the same tells nothing more.
      if (!near && std::exchange(considered_[other.entity], index) == index) continue;
      const NounFit fit = FitOfNoun(result_.entities_[other.entity], states_[other.entity], kinds_, description.lemma,
                                    {.type = near && !introduced, .kind = near || other.entity == topic_});
      if (fit == NounFit::kNone) continue;
      if (other.entity != topic_ && description.place.sentence - other.mention.place.sentence <= 1) beside = true;
      topic_fits |= other.entity == topic_;
      if (fit > best_fit) {
        best = other.entity;
        best_fit = fit;
        best_last = i;
        several = false;
        rival = kNoEntity;
      } else if (fit == best_fit) {
        several = true;
        const int least = 3 * states_[rival != kNoEntity ? rival : best].count;
        if (rival != other.entity && states_[other.entity].count > least) {
          rival = other.entity;
          rival_last = i;
        }
      }
    }
    // What was named in the sentence before is meant, not what the text is about.
    if (best_fit == NounFit::kCalled && rival != kNoEntity &&
        description.place.sentence - placed_[best_last].mention.place.sentence > 1) {
      best = rival;
      best_last = rival_last;
    }
    // Of several that are called so, the one just spoken of, or nobody known.
    const bool just_named =
        best == kNoEntity || description.place.sentence - placed_[best_last].mention.place.sentence <= 1;
    const bool called = best_fit == NounFit::kCalled;
    if (best != kNoEntity && called && several && rival == kNoEntity && !just_named) return;
    // "the company" on a company's page, where no other one is spoken of just then.
    if (best != kNoEntity && !called && several && topic_fits && !beside) {
      best = topic_;
      best_last = states_[topic_].last;
      several = false;
    }
    // By type alone, only where one thing fits.
    if (best == kNoEntity || (!called && several)) return;
    Assign(index, best, MentionEvidence::kDefinite, static_cast<int64_t>(best_last), called ? 0.8 : 0.6);
  }

  void Finish() {
    for (const Placed& placed : placed_) {
      if (placed.entity == kNoEntity) continue;
      Mention mention;
      mention.place = placed.mention.place;
      mention.entity = placed.entity;
      mention.evidence = placed.evidence;
      mention.confidence = placed.confidence;
      mention.antecedent =
          placed.antecedent >= 0 ? placed_[static_cast<size_t>(placed.antecedent)].mention.place : mention.place;
      const uint32_t index = static_cast<uint32_t>(result_.mentions_.size());
      result_.entities_[placed.entity].mentions.push_back(index);
      result_.by_place_[{mention.place.sentence, mention.place.token}] = index;
      result_.mentions_.push_back(mention);
    }
  }

  const std::vector<DocumentSentence>& sentences_;
  const NounKinds kinds_;
  const AntecedentScore score_;
  uint32_t topic_ = kNoEntity;
  std::vector<Placed> placed_;
  std::vector<size_t> starts_;  // of each sentence's mentions in placed_
  std::vector<State> states_;
  NameIndex names_;                 // of all states
  std::vector<size_t> considered_;  // for each state, the last description for which its mentions far back were
  DocumentEntities result_;
};

DocumentEntities ResolveCoreference(const std::vector<DocumentSentence>& sentences, const WordRelations* words) {
  return CoreferenceResolver(sentences, words).Run();
}

}  // namespace whence
