#include "engine/coreference/mention_reader.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/lifespan.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

struct PronounInfo {
  std::string_view form;
  Gender gender;
  bool plural;
  bool possessive;
  bool reflexive;
};

constexpr PronounInfo kPronouns[] = {
    {"he", Gender::kMale, false, false, false},      {"him", Gender::kMale, false, false, false},
    {"his", Gender::kMale, false, true, false},      {"himself", Gender::kMale, false, false, true},
    {"she", Gender::kFemale, false, false, false},   {"her", Gender::kFemale, false, true, false},
    {"hers", Gender::kFemale, false, true, false},   {"herself", Gender::kFemale, false, false, true},
    {"it", Gender::kThing, false, false, false},     {"its", Gender::kThing, false, true, false},
    {"itself", Gender::kThing, false, false, true},  {"they", Gender::kUnknown, true, false, false},
    {"them", Gender::kUnknown, true, false, false},  {"their", Gender::kUnknown, true, true, false},
    {"theirs", Gender::kUnknown, true, true, false}, {"themselves", Gender::kUnknown, true, false, true},
};

// A given name before another name, though it is tagged as a noun: "Edda" of "Edda Pell".
bool IsGivenNoun(const SentenceTree& tree, int32_t node) {
  const Token& token = tree[node];
  if (token.upos != Upos::kNoun || !MayStartUpper(token.form) || node + 1 >= tree.size()) return false;
  const Token& next = tree[node + 1];
  return next.deprel == Deprel::kFlat && next.head == node && IsName(next) &&
         GenderOfGivenName(token.form) != Gender::kUnknown;
}

bool NamesEntity(const SentenceTree& tree, int32_t node) {
  const Token& token = tree[node];
  if (token.kind == TokenKind::kDate || token.kind == TokenKind::kQuantity) return false;
  return IsName(token) || IsGivenNoun(tree, node);
}

// Whether the token is inside a name that another token heads.
bool IsInnerNamePart(const SentenceTree& tree, int32_t node) {
  const Token& token = tree[node];
  const bool inside = token.deprel == Deprel::kFlat || token.deprel == Deprel::kCompound ||
                      token.deprel == Deprel::kGoeswith || token.deprel == Deprel::kNmodDesc;
  return inside && token.head >= 0 && NamesEntity(tree, token.head);
}

// A name's words stand side by side: what a misread tree adds from further off is no part of it. `parts` are sorted.
void DropApart(int32_t head, std::vector<int32_t>* parts) {
  const auto at = std::find(parts->begin(), parts->end(), head);
  auto first = at;
  while (first != parts->begin() && *(first - 1) + 1 == *first) --first;
  auto last = at;
  while (last + 1 != parts->end() && *last + 1 == *(last + 1)) ++last;
  parts->erase(last + 1, parts->end());
  parts->erase(parts->begin(), first);
}

// What describes the named in front of the name is no part of it: "striker" of "City striker Ana Reyes", "modern-day"
// of "modern-day Prague". `parts` are sorted.
void DropDescription(const SentenceTree& tree, int32_t head, std::vector<int32_t>* parts) {
  for (auto part = std::find(parts->begin(), parts->end(), head); part != parts->begin();) {
    --part;
    const Token& token = tree[*part];
    const bool title = token.kind == TokenKind::kWord && IsPersonNoun(AsciiLowered(token.form));
    if (NamesEntity(tree, *part) && !title) continue;
    parts->erase(parts->begin(), part + 1);
    return;
  }
}

GrammaticalRole RoleOf(const SentenceTree& tree, int32_t node) {
  for (int depth = 0; node >= 0 && depth < 8; ++depth, node = tree.Head(node)) {
    switch (tree[node].deprel) {
      case Deprel::kNsubj:
      case Deprel::kNsubjPass:
      case Deprel::kNsubjOuter:
        return GrammaticalRole::kSubject;
      case Deprel::kObj:
      case Deprel::kIobj:
        return GrammaticalRole::kObject;
      case Deprel::kNmodPoss:
        return GrammaticalRole::kPossessor;
      case Deprel::kObl:
      case Deprel::kOblAgent:
      case Deprel::kNmod:
        return GrammaticalRole::kOblique;
      case Deprel::kConj:
        continue;
      case Deprel::kFlat:
        // "The botanist Tove Aske wrote it"; "her sister Tove" stands beside her.
        if (IsName(tree[node]) && tree.Head(node) >= 0 && tree[tree.Head(node)].upos == Upos::kNoun &&
            !tree.HasChild(tree.Head(node), {Deprel::kNmodPoss}))
          continue;
        return GrammaticalRole::kOther;
      default:
        return GrammaticalRole::kOther;
    }
  }
  return GrammaticalRole::kOther;
}

int32_t ClauseOf(const SentenceTree& tree, int32_t node) {
  for (int32_t above = tree.Head(node); above >= 0; above = tree.Head(above)) {
    if (IsClausal(tree, above)) return above;
  }
  return tree.root();
}

// "it was said that", "it rains": stands for nothing.
bool IsEmptyIt(const SentenceTree& tree, int32_t node) {
  const Token& token = tree[node];
  const int32_t verb = token.head;
  if (token.deprel == Deprel::kExpl) {
    // "it was the first country to sign"
    const std::span<const int32_t> children = tree.Children(std::max(verb, 0));
    return verb < 0 || std::none_of(children.begin(), children.end(),
                                    [&](int32_t child) { return tree[child].type == EntityType::kOrdinal; });
  }
  if (verb < 0 || !kSubjectRelations.Has(token.deprel)) return false;
  if (tree.HasChild(verb, {Deprel::kCsubj, Deprel::kCsubjPass})) return true;
  const bool clause = tree.HasChild(verb, {Deprel::kCcomp});
  if (clause && (token.deprel == Deprel::kNsubjPass || tree[verb].upos == Upos::kAdj)) return true;
  return IsIn(WordList::kWeather, tree[verb].lemma) || (clause && IsIn(WordList::kSeeming, tree[verb].lemma));
}

// "he or she", "his/her": anybody.
bool IsEitherGender(const SentenceTree& tree, int32_t node) {
  const auto personal = [&](int32_t i) {
    return i >= 0 && i < tree.size() && IsOneOf(AsciiLowered(tree[i].form), {"he", "she", "him", "her", "his", "hers"});
  };
  const auto joins = [&](int32_t i) {
    return i >= 0 && i < tree.size() && (tree[i].form == "or" || tree[i].form == "/");
  };
  if (!personal(node)) return false;
  return (joins(node + 1) && personal(node + 2)) || (joins(node - 1) && personal(node - 2));
}

void SetGender(const SentenceTree& tree, MentionCandidate* mention) {
  // "the Heron" is a boat or an inn rather than anybody of that name.
  const bool named_thing = mention->form == MentionForm::kName && mention->article &&
                           mention->text.find(' ') == std::string::npos &&
                           AsciiLowered(tree[std::max(0, mention->first - 1)].form) == "the";
  if (mention->type == EntityType::kPerson && !named_thing) mention->person = true;
  // A title or a given name in the name, or a title beside it.
  const auto use = [&](Gender gender) {
    if (gender != Gender::kUnknown && mention->gender == Gender::kUnknown) mention->gender = gender;
  };
  if (mention->form == MentionForm::kName) {
    std::string_view rest = mention->text;
    bool first = true;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, end);
      use(GenderOfNoun(word));
      if (first) use(GenderOfGivenName(word));
      first = first && IsPersonNoun(word);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    for (int32_t child : tree.Children(mention->place.token)) {
      const Token& token = tree[child];
      const bool title = token.deprel == Deprel::kCompound || token.deprel == Deprel::kFlat ||
                         token.deprel == Deprel::kNmodDesc || token.deprel == Deprel::kAppos ||
                         token.deprel == Deprel::kAmod;
      if (!title) continue;
      use(GenderOfNoun(token.lemma));
      mention->person |= IsPersonNoun(token.lemma);
    }
  } else {
    use(GenderOfNoun(mention->lemma));
    mention->person |= IsPersonNoun(mention->lemma);
  }
  if (mention->type != EntityType::kNone && mention->type != EntityType::kPerson &&
      mention->type != EntityType::kOther && mention->type != EntityType::kNationality) {
    mention->gender = Gender::kThing;
    mention->person = false;
  }
  if (mention->gender == Gender::kMale || mention->gender == Gender::kFemale) mention->person = true;
}

void SetEquated(const SentenceTree& tree, MentionCandidate* mention) {
  const int32_t node = mention->place.token;
  const Token& token = tree[node];
  if (token.deprel == Deprel::kAppos && token.head >= 0) {
    mention->equated = token.head;
    mention->by_apposition = true;
  } else if (tree.HasChild(node, {Deprel::kCop})) {
    const int32_t subject = tree.Child(node, {Deprel::kNsubj, Deprel::kNsubjPass});
    const bool negated = std::any_of(tree.Children(node).begin(), tree.Children(node).end(), [&](int32_t child) {
      return tree[child].deprel == Deprel::kAdvmod && (tree[child].lemma == "not" || tree[child].lemma == "never");
    });
    if (subject >= 0 && !negated) mention->equated = subject;
  }
}

// Each of these sets what the kind of mention has besides; false where the token is no mention after all.
bool ReadPronoun(const SentenceTree& tree, int32_t node, MentionCandidate* mention) {
  const std::string form = AsciiLowered(tree[node].form);
  const auto* info = std::find_if(std::begin(kPronouns), std::end(kPronouns),
                                  [&](const PronounInfo& pronoun) { return pronoun.form == form; });
  if (info == std::end(kPronouns) || (form == "it" && IsEmptyIt(tree, node))) return false;
  if (IsEitherGender(tree, node)) return false;
  mention->form = MentionForm::kPronoun;
  mention->text = form;
  mention->gender = info->gender;
  mention->plural = info->plural;
  mention->reflexive = info->reflexive;
  mention->person = info->gender == Gender::kMale || info->gender == Gender::kFemale;
  if (info->possessive && tree[node].deprel == Deprel::kNmodPoss) mention->role = GrammaticalRole::kPossessor;
  return true;
}

// "Odd Moe was a smith", "Will Tveit moved": a given name that is a word as well, which a sentence begins with.
bool BeginsName(const SentenceTree& tree, int32_t name) {
  const Token& first = tree[0];
  if (first.kind != TokenKind::kWord || !MayStartUpper(first.form) || IsName(first)) return false;
  if (tree[tree.size() - 1].form == "?" || tree[1].type == EntityType::kPlace) return false;
  const bool beside = first.head == name && first.deprel == Deprel::kAmod && first.xpos == Xpos::kNnp;
  const Gender gender = GenderOfGivenName(first.form);
  return beside || (gender != Gender::kUnknown && (first.upos == Upos::kAux || first.deprel == Deprel::kAmod));
}

bool ReadName(const SentenceTree& tree, int32_t node, MentionCandidate* mention) {
  if (IsInnerNamePart(tree, node)) return false;
  const Token& token = tree[node];
  mention->form = MentionForm::kName;
  std::vector<int32_t> parts = {node};
  for (size_t i = 0; i < parts.size(); ++i) {
    for (int32_t child : tree.Children(parts[i])) {
      if (IsInnerNamePart(tree, child) && tree[child].deprel != Deprel::kNmodDesc) parts.push_back(child);
    }
  }
  std::sort(parts.begin(), parts.end());
  DropApart(node, &parts);
  DropDescription(tree, node, &parts);
  mention->first = parts.front();
  mention->last = parts.back();
  if (mention->first == 1 && BeginsName(tree, node)) {
    parts.insert(parts.begin(), 0);
    mention->first = 0;
  }
  // "the 2004 Treaty" is no other treaty.
  const int32_t year = mention->first - 1;
  if (parts.size() == 1 && token.kind == TokenKind::kWord && year >= 0 && tree.Head(year) == node &&
      std::holds_alternative<CalendarDate>(tree[year].value)) {
    parts.insert(parts.begin(), year);
    mention->first = year;
  }
  mention->text = tree.Text(parts);
  mention->plural = token.xpos == Xpos::kNnps && token.type == EntityType::kNone;
  for (int32_t child : tree.Children(node)) {
    if (tree[child].deprel != Deprel::kDet) continue;
    mention->article |= AsciiLowered(tree[child].form) == "the";
    mention->indefinite |= IsOneOf(AsciiLowered(tree[child].form), {"a", "an"});
  }
  return true;
}

bool ReadNoun(const SentenceTree& tree, int32_t node, const CutNodes& cut, MentionCandidate* mention) {
  const Token& token = tree[node];
  if (token.upos != Upos::kNoun || token.kind != TokenKind::kWord || token.deprel == Deprel::kCompound) return false;
  const std::vector<int32_t> phrase = PhraseTokens(tree, node, PhraseExtent::kBare, cut);
  mention->text = tree.Text(phrase);
  mention->first = phrase.front();
  mention->last = phrase.back();
  mention->form = MentionForm::kNoun;
  mention->plural = token.xpos == Xpos::kNns;
  for (int32_t child : tree.Children(node)) {
    const Token& part = tree[child];
    const std::string form = AsciiLowered(part.form);
    if (part.deprel == Deprel::kDet) {
      if (IsOneOf(form, {"the", "this", "that", "these", "those"})) mention->form = MentionForm::kDefinite;
      mention->indefinite |= form == "a" || form == "an";
    }
    const bool complement = part.deprel == Deprel::kNmod || part.deprel == Deprel::kNmodPoss ||
                            part.deprel == Deprel::kAcl || part.deprel == Deprel::kAclRelcl ||
                            part.deprel == Deprel::kCompound || part.deprel == Deprel::kNummod ||
                            part.deprel == Deprel::kAmod || part.deprel == Deprel::kConj;
    const bool light = part.deprel == Deprel::kAmod && IsIn(WordList::kNotTelling, form);
    mention->restricted |= complement && !light;
  }
  return true;
}

void MarkPeople(const SentenceTree& tree, const NounKinds& kinds, std::vector<MentionCandidate>& mentions) {
  const auto at = [&](int32_t token) {
    return std::find_if(mentions.begin(), mentions.end(),
                        [&](const MentionCandidate& mention) { return mention.place.token == token; });
  };
  const auto mark = [&](int32_t token) {
    const auto name = at(token);
    if (name == mentions.end() || name->form != MentionForm::kName) return;
    if (name->type != EntityType::kOther && name->type != EntityType::kNone) return;
    name->type = EntityType::kPerson;
    name->person = true;
  };
  const auto is_person = [&](const MentionCandidate& noun) {
    return noun.form != MentionForm::kName && !noun.plural && (noun.person || kinds.IsPerson(noun.lemma));
  };
  for (const Lifespan& life : ReadLifespans(tree)) mark(life.name_begin);
  for (const MentionCandidate& mention : mentions) {
    if (mention.form == MentionForm::kName && mention.person) mark(mention.place.token);
    const Token& token = tree[mention.place.token];
    // "the schoolteacher Ida Brem"
    const bool titled = token.deprel == Deprel::kFlat && token.head == mention.first - 1 &&
                        tree[token.head].xpos == Xpos::kNn && kinds.IsTrade(AsciiLowered(tree[token.head].lemma));
    if (mention.form == MentionForm::kName && titled) mark(mention.place.token);
    const bool subject = token.head >= 0 && kSubjectRelations.Has(token.deprel);
    if (subject && IsIn(WordList::kOnlyPeople, AsciiLowered(tree[token.head].form))) mark(mention.place.token);
    const auto equal = mention.equated < 0 ? mentions.end() : at(mention.equated);
    if (equal == mentions.end()) continue;
    if (is_person(mention)) mark(equal->place.token);
    if (is_person(*equal)) mark(mention.place.token);
  }
}

// Whether a name is one word behind "in" that owns nothing: "in Lunde", not "in Lund's view" or "in the Lund".
bool StandsInside(const std::vector<Token>& tokens, const MentionCandidate& name) {
  const int32_t before = name.first - 1;
  const size_t next = static_cast<size_t>(name.last) + 1;
  if (before < 0 || AsciiLowered(tokens[static_cast<size_t>(before)].form) != "in") return false;
  return next >= tokens.size() || tokens[next].xpos != Xpos::kPos;
}

// Whether a name is one word behind a preposition of place.
bool StandsAtPlace(const std::vector<Token>& tokens, const MentionCandidate& name) {
  const int32_t before = name.first - 1;
  return before >= 0 && IsOneOf(AsciiLowered(tokens[static_cast<size_t>(before)].form),
                                {"in", "at", "to", "from", "near", "into", "through", "around", "outside"});
}

// "York was founded by the Romans", "York has few inhabitants"
bool ActsAsPlace(const std::vector<Token>& tokens, const MentionCandidate& name) {
  const Token& token = tokens[name.place.token];
  if (token.head < 0 || !kSubjectRelations.Has(token.deprel)) return false;
  const std::string verb = AsciiLowered(tokens[static_cast<size_t>(token.head)].form);
  if (token.deprel == Deprel::kNsubjPass) return IsIn(WordList::kPlaceUndergoes, verb);
  return IsIn(WordList::kPlaceHas, verb) || std::any_of(tokens.begin(), tokens.end(), [&](const Token& part) {
           return part.head == token.head && BaseRelation(part.deprel) == Deprel::kObj &&
                  IsIn(WordList::kPlaceHas, AsciiLowered(part.form));
         });
}

bool IsOpen(EntityType type) { return type == EntityType::kNone || type == EntityType::kOther; }

// "Aksel Norby", of which no list has a part and the dictionary no noun.
bool MayBeSomebody(const MentionCandidate& mention, const NounKinds& kinds) {
  const size_t blank = mention.text.find(' ');
  if (!IsOpen(mention.type) || mention.article || mention.plural || blank == std::string::npos) return false;
  const std::string first = AsciiLowered(mention.text.substr(0, blank));
  const std::string last = AsciiLowered(mention.text.substr(blank + 1));
  // "FC Lund", "SS Orr"
  const bool initials = first.size() < 3 || IsAsciiUpper(mention.text[1]);
  return !initials && last.find(' ') == std::string::npos && !kinds.IsNoun(first) && !kinds.IsNoun(last);
}

// Names of which the page itself tells what bears them. Who is called by the last word of a full name is somebody,
// "Aksel Norby" and "Norby left", and no place, though a list has one of that name ("Paul York", "York himself was
// absent"), where nothing is at, in or from it. What something is in, and nobody is called by, is a place.
void MarkLoneNames(const std::vector<DocumentSentence>& sentences, const NounKinds& kinds,
                   std::vector<std::vector<MentionCandidate>>& mentions) {
  absl::flat_hash_set<std::string> last_names, surnames, places, entered, acting, things;
  const auto is_lone = [](const MentionCandidate& mention) {
    return mention.form == MentionForm::kName && mention.first == mention.last && !mention.article &&
           mention.text.find(' ') == std::string::npos;
  };
  const auto last_word = [](const std::string& text) { return text.substr(text.rfind(' ') + 1); };
  for (size_t i = 0; i < mentions.size(); ++i) {
    const std::vector<Token>& tokens = sentences[i].sentence->tokens;
    for (const MentionCandidate& mention : mentions[i]) {
      if (mention.form != MentionForm::kName) {
        // "FC Lund is a club"
        if (mention.equated < 0 || mention.person || kinds.IsPerson(mention.lemma)) continue;
        for (const MentionCandidate& named : mentions[i]) {
          if (named.form == MentionForm::kName && named.place.token == mention.equated) things.insert(named.text);
        }
        continue;
      }
      if (mention.text.find(' ') != std::string::npos) {
        last_names.insert(last_word(mention.text));
        if (mention.person) surnames.insert(last_word(mention.text));
      } else if (is_lone(mention)) {
        if (StandsInside(tokens, mention)) entered.insert(mention.text);
        if (StandsAtPlace(tokens, mention) || ActsAsPlace(tokens, mention)) places.insert(mention.text);
        const bool acts = mention.role == GrammaticalRole::kSubject || mention.role == GrammaticalRole::kPossessor;
        if (acts && IsOpen(mention.type)) acting.insert(mention.text);
      }
    }
  }
  for (std::vector<MentionCandidate>& of_sentence : mentions) {
    for (MentionCandidate& mention : of_sentence) {
      if (mention.form != MentionForm::kName || mention.person) continue;
      const std::string last = last_word(mention.text);
      if (is_lone(mention)) {
        const bool place = mention.type == EntityType::kPlace || mention.type == EntityType::kCountry;
        if (place && surnames.contains(last) && !places.contains(last)) {
          mention.type = EntityType::kPerson;
          mention.gender = Gender::kUnknown;
          mention.person = true;
        } else if (IsOpen(mention.type) && things.contains(last)) {
          // "Quill is a program", whoever is called Monty Quill
          mention.gender = Gender::kThing;
        } else if (IsOpen(mention.type) && entered.contains(last) && !last_names.contains(last)) {
          mention.gender = Gender::kThing;
        }
      } else if (acting.contains(last) && !places.contains(last) && !things.contains(last) &&
                 !things.contains(mention.text) && MayBeSomebody(mention, kinds)) {
        mention.type = EntityType::kPerson;
        mention.person = true;
      }
    }
  }
}

void MarkSurnames(const std::vector<DocumentSentence>& sentences,
                  std::vector<std::vector<MentionCandidate>>& mentions) {
  absl::flat_hash_set<std::string> surnames;
  for (const std::vector<MentionCandidate>& of_sentence : mentions) {
    for (const MentionCandidate& mention : of_sentence) {
      const size_t blank = mention.text.rfind(' ');
      const bool person = mention.type == EntityType::kPerson || mention.person;
      if (mention.form == MentionForm::kName && person && blank != std::string::npos)
        surnames.insert(mention.text.substr(blank + 1));
    }
  }
  for (size_t i = 0; i < mentions.size(); ++i) {
    const std::vector<Token>& tokens = sentences[i].sentence->tokens;
    for (MentionCandidate& mention : mentions[i]) {
      const bool bare = mention.form == MentionForm::kNoun && !mention.plural && !mention.indefinite &&
                        mention.first == mention.last && mention.equated < 0;
      const std::string_view form = tokens[static_cast<size_t>(mention.place.token)].form;
      if (!bare || !surnames.contains(std::string(form))) continue;
      mention.form = MentionForm::kName;
      mention.text = std::string(form);
      mention.type = EntityType::kPerson;
      mention.person = true;
    }
  }
}

}  // namespace

std::vector<MentionCandidate> ReadMentions(const SentenceTree& tree, uint32_t sentence) {
  std::vector<MentionCandidate> mentions;
  const CutNodes cut(tree.size(), false);
  for (int32_t node = 0; node < tree.size(); ++node) {
    const Token& token = tree[node];
    MentionCandidate mention;
    mention.place = {sentence, node};
    mention.type = token.type;
    mention.first = mention.last = node;
    mention.lemma = AsciiLowered(token.lemma.empty() ? token.form : token.lemma);
    mention.role = RoleOf(tree, node);
    mention.clause = ClauseOf(tree, node);
    mention.acronym = std::string(token.acronym);
    if (token.upos == Upos::kPron) {
      if (ReadPronoun(tree, node, &mention)) mentions.push_back(std::move(mention));
      continue;
    }
    const bool read = NamesEntity(tree, node) ? ReadName(tree, node, &mention) : ReadNoun(tree, node, cut, &mention);
    if (!read) continue;
    SetGender(tree, &mention);
    SetEquated(tree, &mention);
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

std::vector<std::vector<MentionCandidate>> ReadMentions(const std::vector<DocumentSentence>& sentences,
                                                        const NounKinds& kinds) {
  std::vector<std::vector<MentionCandidate>> mentions(sentences.size());
  for (uint32_t i = 0; i < sentences.size(); ++i) {
    const auto tree = SentenceTree::Build(*sentences[i].sentence);
    if (!tree.has_value()) continue;
    mentions[i] = ReadMentions(*tree, i);
    MarkPeople(*tree, kinds, mentions[i]);
  }
  MarkLoneNames(sentences, kinds, mentions);
  MarkSurnames(sentences, mentions);
  return mentions;
}

bool StandsBehind(const MentionCandidate& name, const std::vector<Token>& tokens, int32_t last) {
  if (name.first == last + 1) return true;
  if (name.first < last + 2 || tokens[static_cast<size_t>(last) + 1].form != ",") return false;
  // "her husband, the painter Ole Lund,"
  constexpr int32_t kMostBetween = 4;
  if (name.first > last + 2 + kMostBetween) return false;
  for (int32_t at = last + 2; at < name.first; ++at) {
    const Token& token = tokens[static_cast<size_t>(at)];
    const bool article = at == last + 2 && AsciiLowered(token.form) == "the";
    if (!article && (at == last + 2 || (token.upos != Upos::kAdj && token.upos != Upos::kNoun))) return false;
  }
  const size_t next = static_cast<size_t>(name.last) + 1;
  return next >= tokens.size() || tokens[next].form == "," || tokens[next].form == ".";
}

bool StandsBetweenCommas(const MentionCandidate& name, const std::vector<Token>& tokens) {
  const size_t next = static_cast<size_t>(name.last) + 1;
  const bool article = name.first > 0 && tokens[static_cast<size_t>(name.first) - 1].upos == Upos::kDet;
  const int32_t before = name.first - (article ? 2 : 1);
  return before >= 0 && tokens[static_cast<size_t>(before)].form == "," && next < tokens.size() &&
         tokens[next].form == ",";
}

bool IsCalledSo(const MentionCandidate& name, const std::vector<Token>& tokens, int32_t last) {
  constexpr int32_t kMostBetween = 7;
  if (name.first <= last + 1 || name.first > last + kMostBetween) return false;
  bool called = false;
  for (int32_t at = last + 1; at < name.first; ++at) {
    const Token& token = tokens[static_cast<size_t>(at)];
    const std::string word = AsciiLowered(token.form);
    if (IsIn(WordList::kNaming, word)) {
      if (called) return false;
      called = true;
      continue;
    }
    const bool between = called ? IsOneOf(word, {"as", "the", "\"", "“", "*", "'"}) : word == ",";
    if (!between && token.upos != Upos::kAdv) return false;
  }
  return called;
}

bool HangsBelow(const std::vector<Token>& tokens, int32_t token, int32_t above) {
  constexpr int kDeepest = 32;
  for (int depth = 0; token >= 0 && depth < kDeepest; token = tokens[static_cast<size_t>(token)].head, ++depth) {
    if (token == above) return true;
  }
  return false;
}

}  // namespace whence
