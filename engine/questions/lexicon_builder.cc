#include "engine/questions/lexicon_builder.h"

#include <algorithm>
#include <set>

#include "engine/questions/morphology.h"
#include "engine/questions/prepositions.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kMaxPredicates = 20000;
constexpr size_t kMaxClasses = 20000;
constexpr float kDefaultCost = 0.4f;  // of words that no lexicon gives, against those that one does
constexpr float kGeneralCost = 0.2f;
constexpr float kWholeNameBonus = 0.1f;  // of a name of several words that is said whole

bool IsPreposition(std::string_view word) { return PrepositionIndex(word) >= 0; }

bool IsLabelOrType(std::string_view iri) {
  return iri == kRdfType || iri == kRdfsLabel || iri.ends_with("prefLabel") || iri.ends_with("altLabel") ||
         iri.starts_with("http://www.w3.org/2002/07/owl#") || iri == "http://schema.org/name";
}

std::string Join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += StrCat(out.empty() ? "" : " ", word);
  return out;
}

}  // namespace

absl::Status LexiconBuilder::Build(const std::vector<const LexiconFile*>& files) {
  WHENCE_RETURN_IF_ERROR(FindPredicates());
  const bool own = files.size() > 1;  // the last is general English
  for (size_t i = 0; own && i + 1 < files.size(); ++i) {
    for (const PredicateEntry& entry : files[i]->predicates) {
      for (size_t predicate : FindPredicate(entry.name)) predicates_[predicate].described = true;
    }
    out_.exclude_start_ = out_.exclude_start_ || files[i]->exclude_start;
  }
  for (size_t i = 0; own && i + 1 < files.size(); ++i) AddUserClasses(*files[i]);
  WHENCE_RETURN_IF_ERROR(FindClasses(nullptr));
  for (size_t i = 0; own && i + 1 < files.size(); ++i) AddUserPredicates(*files[i]);
  AddDefaultPredicates(files);
  if (!files.empty()) AddGeneralWords(*files.back());
  for (size_t i = 0; i < files.size(); ++i) AddAdjectives(*files[i], i + 1 < files.size() ? 0.0f : kGeneralCost);
  for (const LexiconFile* file : files) {
    WHENCE_RETURN_IF_ERROR(AddNames(*file));
    for (const std::string& name : file->locate) {
      for (uint32_t relation : FindMeasure(name)) {
        if (std::find(out_.locate_.begin(), out_.locate_.end(), relation) == out_.locate_.end())
          out_.locate_.push_back(relation);
      }
    }
  }
  for (size_t i = 0; own && i + 1 < files.size(); ++i) {
    for (const std::string& name : files[i]->prefer) out_.preferred_.push_back(ClassNamed(name));
  }
  out_.suggestion_ = Draft();
  MergeRelations();
  return absl::OkStatus();
}

absl::Status LexiconBuilder::FindPredicates() {
  std::vector<TermId> ids;
  const auto cursor = graph_.ScanIn(TripleOrder::kPos, {});
  while (cursor->Valid() && ids.size() < kMaxPredicates) {
    const uint64_t predicate = cursor->key()[0];
    ids.emplace_back(predicate);
    cursor->Seek({predicate + 1, 0, 0});
  }
  WHENCE_RETURN_IF_ERROR(cursor->status());
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Term> terms, graph_.DecodeTerms(ids));
  for (size_t i = 0; i < ids.size(); ++i) {
    const std::string& iri = terms[i].lexical;
    if (iri == kRdfType) out_.type_predicate_ = ids[i];
    if (IsLabelOrType(iri)) {
      out_.hidden_.push_back(ids[i]);
      if (iri == kRdfsLabel || iri.ends_with("prefLabel")) out_.label_predicates_.push_back(ids[i]);
      continue;
    }
    Predicate predicate;
    predicate.id = ids[i];
    predicate.iri = iri;
    predicate.name = ReadableName(iri);
    predicates_.push_back(std::move(predicate));
  }
  return absl::OkStatus();
}

std::vector<size_t> LexiconBuilder::FindPredicate(std::string_view name) const {
  std::vector<size_t> exact, readable;
  std::string wanted = Join(WordsOf(name));
  for (size_t i = 0; i < predicates_.size(); ++i) {
    const std::string& iri = predicates_[i].iri;
    const size_t cut = iri.find_last_of("/#");
    const std::string_view local =
        cut == std::string::npos ? std::string_view(iri) : std::string_view(iri).substr(cut + 1);
    if (iri == name || local == name) exact.push_back(i);
    if (predicates_[i].name == wanted) readable.push_back(i);
  }
  return exact.empty() ? readable : exact;
}

uint32_t LexiconBuilder::RelationOf(size_t index) {
  Predicate& predicate = predicates_[index];
  if (!predicate.relation) {
    predicate.relation = static_cast<uint32_t>(out_.relations_.size());
    LexicalRelation relation;
    relation.name = predicate.name;
    relation.paths.push_back({{{predicate.id, false}}, 0, 0});
    out_.relations_.push_back(std::move(relation));
  }
  return *predicate.relation;
}

std::vector<uint32_t> LexiconBuilder::FindMeasure(std::string_view name) {
  std::vector<uint32_t> found;
  for (size_t predicate : FindPredicate(name)) found.push_back(RelationOf(predicate));
  if (!found.empty()) return found;
  const std::string noun = Join(WordsOf(name));
  for (auto [at, end] = by_noun_.equal_range(noun); at != end; ++at) {
    if (std::find(found.begin(), found.end(), at->second) == found.end()) found.push_back(at->second);
  }
  if (!found.empty()) return found;
  const auto [first, last] = by_short_noun_.equal_range(noun);
  float best = 1e9f;
  for (auto at = first; at != last; ++at) best = std::min(best, at->second.first);
  for (auto at = first; at != last; ++at) {
    const bool fresh = std::find(found.begin(), found.end(), at->second.second) == found.end();
    if (fresh && at->second.first <= best + 0.05f) found.push_back(at->second.second);
  }
  return found;
}

uint32_t LexiconBuilder::ClassNamed(const std::string& name) {
  for (uint32_t i = 0; i < out_.classes_.size(); ++i) {
    if (out_.classes_[i].name == name) return i;
  }
  const auto index = static_cast<uint32_t>(out_.classes_.size());
  LexicalClass made;
  made.name = name;
  made.bit = index < 64 ? uint64_t{1} << index : 0;
  out_.classes_.push_back(std::move(made));
  AddNoun(name, {PhraseUse::kClass, false, index, 0, {}});
  return index;
}

uint64_t LexiconBuilder::BitsOf(const std::vector<std::string>& classes) {
  uint64_t bits = 0;
  for (const std::string& name : classes) bits |= out_.classes_[ClassNamed(name)].bit;
  return bits;
}

void LexiconBuilder::AddUserClasses(const LexiconFile& file) {
  for (const ClassEntry& entry : file.classes) {
    const uint32_t index = ClassNamed(entry.name);
    for (const std::string& word : entry.words) AddNoun(word, {PhraseUse::kClass, false, index, 0, {}});
    for (const auto& [name, object] : entry.sides) {
      const auto found = FindPredicate(name);
      if (found.empty())
        Warn(StrCat(file.path, ":", entry.location.line, ": the graph has no predicate \"", name, "\""));
      for (size_t predicate : found) out_.classes_[index].sides.push_back({predicates_[predicate].id, object});
    }
    if (entry.base.empty()) continue;
    // Makes the base first: ClassNamed may move the classes.
    const uint32_t base = ClassNamed(entry.base);
    LexicalClass& made = out_.classes_[index];
    made.base = static_cast<int32_t>(base);
    if (base != index) made.bit = out_.classes_[base].bit;
    made.comparison = entry.comparison;
    made.threshold = entry.threshold;
    const auto measures = FindMeasure(entry.measure);
    if (measures.empty()) {
      Warn(StrCat(file.path, ":", entry.location.line, ": the graph has no predicate \"", entry.measure, "\""));
    } else {
      made.measure = measures.front();
    }
  }
}

absl::Status LexiconBuilder::FindClasses(const LexiconFile*) {
  if (out_.type_predicate_.value() == 0) return absl::OkStatus();
  std::vector<TermId> ids;
  const auto cursor = graph_.ScanIn(TripleOrder::kPos, {.predicate = out_.type_predicate_});
  while (cursor->Valid() && ids.size() < kMaxClasses) {
    const uint64_t type = cursor->key()[1];
    ids.emplace_back(type);
    cursor->Seek({out_.type_predicate_.value(), type + 1, 0});
  }
  WHENCE_RETURN_IF_ERROR(cursor->status());
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Term> terms, graph_.DecodeTerms(ids));
  for (size_t i = 0; i < ids.size(); ++i) {
    const std::string name = ReadableName(terms[i].lexical);
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> labels, graph_.AliasesOf(ids[i]));
    const uint32_t index = ClassNamed(name);
    out_.classes_[index].types.push_back(ids[i]);
    out_.type_bits_[ids[i]] |= out_.classes_[index].bit;
    for (const AliasMatch& label : labels) {
      AddNoun(Join(WordsOf(label.name)), {PhraseUse::kClass, false, index, kDefaultCost, {}});
    }
  }
  return absl::OkStatus();
}

std::optional<uint32_t> LexiconBuilder::UserRelation(const PredicateEntry& entry) {
  if (entry.path.empty()) {
    const auto found = FindPredicate(entry.name);
    if (found.empty()) return std::nullopt;
    if (found.size() == 1) return RelationOf(found.front());
    LexicalRelation joined;
    joined.name = entry.name;
    for (size_t predicate : found) joined.paths.push_back({{{predicates_[predicate].id, false}}, 0, 0});
    out_.relations_.push_back(std::move(joined));
    return static_cast<uint32_t>(out_.relations_.size() - 1);
  }
  LexicalRelation relation;
  relation.name = entry.name;
  std::vector<std::vector<RelationStep>> ways = {{}};
  for (const auto& [name, inverse] : entry.path) {
    std::vector<std::vector<RelationStep>> longer;
    for (size_t predicate : FindPredicate(name)) {
      for (const auto& way : ways) {
        longer.push_back(way);
        longer.back().push_back({predicates_[predicate].id, inverse});
      }
    }
    ways = std::move(longer);
  }
  if (ways.empty()) return std::nullopt;
  for (auto& way : ways) relation.paths.push_back({std::move(way), 0, 0});
  out_.relations_.push_back(std::move(relation));
  return static_cast<uint32_t>(out_.relations_.size() - 1);
}

// What is said of one end holds for the other, too.
void LexiconBuilder::MakeSymmetric(uint32_t index) {
  LexicalRelation& relation = out_.relations_[index];
  if (relation.symmetric) return;
  relation.symmetric = true;
  const std::vector<RelationPath> paths = relation.paths;
  for (const RelationPath& path : paths) {
    RelationPath back;
    back.from = path.to;
    back.to = path.from;
    for (size_t i = path.steps.size(); i-- > 0;)
      back.steps.push_back({path.steps[i].predicate, !path.steps[i].inverse});
    relation.paths.push_back(std::move(back));
  }
}

void LexiconBuilder::AddUserPredicates(const LexiconFile& file) {
  for (const PredicateEntry& entry : file.predicates) {
    const auto index = UserRelation(entry);
    if (!index) {
      Warn(StrCat(file.path, ":", entry.location.line, ": the graph has no predicate \"", entry.name, "\""));
      continue;
    }
    const uint64_t from = BitsOf(entry.subject_classes), to = BitsOf(entry.object_classes);
    LexicalRelation& relation = out_.relations_[*index];
    relation.from = from;
    relation.to = to;
    relation.unit = entry.unit;
    if (entry.symmetric) MakeSymmetric(*index);
    for (RelationPath& path : relation.paths) path.from = from, path.to = to;
    for (const auto& [classes, inverse] :
         {std::pair(&entry.subject_classes, false), std::pair(&entry.object_classes, true)}) {
      for (const std::string& name : *classes) {
        LexicalClass& side = out_.classes_[ClassNamed(name)];
        if (!side.types.empty() || side.base >= 0) continue;
        for (const RelationPath& path : out_.relations_[*index].paths) {
          const RelationStep step = inverse ? path.steps.back() : path.steps.front();
          side.sides.push_back({step.predicate, step.inverse != inverse});
        }
      }
    }
    for (const std::string& noun : entry.nouns) {
      by_noun_.emplace(noun, *index);
      AddNoun(noun, {PhraseUse::kNoun, false, *index, 0, {}});
    }
    by_noun_.emplace(Join(WordsOf(ReadableName(entry.name))), *index);
    for (const std::string& noun : entry.inverse_nouns) AddNoun(noun, {PhraseUse::kNoun, true, *index, 0, {}});
    for (const std::string& noun : entry.counts) AddNoun(noun, {PhraseUse::kCounted, false, *index, 0, {}});
    for (const VerbTemplate& verb : entry.verbs) AddVerb(verb, *index, 0);
    // The predicate's own name is a noun for it as well, unless the lexicon gives that name to something else.
    AddNoun(ReadableName(entry.name), {PhraseUse::kNoun, false, *index, kDefaultCost, {}});
  }
}

void LexiconBuilder::AddDefaultPredicates(const std::vector<const LexiconFile*>&) {
  for (size_t i = 0; i < predicates_.size(); ++i) {
    if (predicates_[i].described) continue;
    const uint32_t relation = RelationOf(i);
    std::vector<std::string> words = WordsOf(predicates_[i].name);
    if (words.empty()) continue;
    // "Official languages" rather than languages that happen to be called official.
    const float cost = words.size() > 1 ? kDefaultCost - kWholeNameBonus : kDefaultCost;
    AddNoun(predicates_[i].name, {PhraseUse::kNoun, false, relation, cost, {}});
    by_noun_.emplace(Join(words), relation);
    if (SingularOf(words.back()) != words.back()) {
      std::vector<std::string> one = words;
      one.back() = SingularOf(one.back());
      by_noun_.emplace(Join(one), relation);
    }
    AddShortened(words, relation);
    if (graph_.Counts().documents > 0) AddTurned(words, relation);
    if (words.size() > 1 && (words.front() == "has" || words.front() == "have" || words.front() == "in")) {
      words.erase(words.begin());
      AddNoun(Join(words), {PhraseUse::kNoun, false, relation, kDefaultCost, {}});
      by_noun_.emplace(Join(words), relation);
    }
    if (words.size() > 1 && words.front() == "is") words.erase(words.begin());
    if (words.size() > 1 && words.back() == "of") {
      // "capital of": the subject is the capital of the object.
      const std::vector<std::string> noun(words.begin(), words.end() - 1);
      AddNoun(Join(noun), {PhraseUse::kNoun, true, relation, kDefaultCost, {}});
      continue;
    }
    std::vector<std::string> verbs = VerbsOfForm(words.front());
    // Predicates read from documents are verbs in their dictionary form: "border", "live in".
    if (verbs.empty() && (words.size() == 1 || IsPreposition(words.back()))) verbs.push_back(words.front());
    const bool passive = words.size() == 2 && words.back() == "by" && !verbs.empty();
    if (passive) {
      for (const std::string& verb : verbs) {
        AddVerb({true, {verb}, {}}, relation, kDefaultCost);
        for (const std::string& noun : AgentNounsOf(verb))
          AddNoun(noun, {PhraseUse::kNoun, false, relation, kDefaultCost, {}});
      }
    } else if (!verbs.empty() && (words.size() == 1 || IsPreposition(words.back()))) {
      for (const std::string& verb : verbs) {
        std::vector<std::string> phrase(words);
        phrase.front() = verb;
        AddVerb({false, phrase, {}}, relation, kDefaultCost);
      }
      if (words.size() > 1) AddComplement(words, {PhraseUse::kComplement, false, relation, kDefaultCost, {}});
    }
  }
}

void LexiconBuilder::AddGeneralWords(const LexiconFile& file) {
  for (const PredicateEntry& entry : file.predicates) {
    // An entry of the general lexicon describes whatever relation goes by one of its nouns.
    std::set<uint32_t> relations;
    std::vector<std::string> nouns = entry.nouns;
    nouns.push_back(Join(WordsOf(entry.name)));
    for (const std::string& noun : nouns) {
      for (uint32_t relation : FindMeasure(noun)) relations.insert(relation);
    }
    for (uint32_t relation : relations) {
      if (entry.symmetric && graph_.Counts().documents > 0) MakeSymmetric(relation);
      for (const std::string& noun : nouns)
        AddNoun(noun, {PhraseUse::kNoun, false, relation, kDefaultCost + kGeneralCost, {}});
      for (const std::string& noun : entry.inverse_nouns)
        AddNoun(noun, {PhraseUse::kNoun, true, relation, kDefaultCost + kGeneralCost, {}});
      for (const std::string& noun : entry.counts)
        AddNoun(noun, {PhraseUse::kCounted, false, relation, kGeneralCost, {}});
      for (const VerbTemplate& verb : entry.verbs) AddVerb(verb, relation, kDefaultCost + kGeneralCost);
    }
  }
}

void LexiconBuilder::AddAdjectives(const LexiconFile& file, float cost) {
  for (const AdjectiveEntry& entry : file.adjectives) {
    LexicalAdjective adjective;
    adjective.name = entry.words.empty() ? std::string() : entry.words.front();
    for (const auto& [name, smallest] : entry.measures) {
      for (uint32_t relation : FindMeasure(name)) adjective.measures.emplace_back(relation, smallest);
    }
    if (adjective.measures.empty()) continue;
    const auto index = static_cast<uint32_t>(out_.adjectives_.size());
    out_.adjectives_.push_back(std::move(adjective));
    for (const std::string& word : entry.words) {
      const std::vector<std::string> words = WordsOf(word);
      out_.phrases_.Add(words, {PhraseUse::kAdjective, false, index, cost, {}});
      const AdjectiveForms forms = FormsOfAdjective(word);
      for (const std::string& form : forms.comparative)
        out_.phrases_.Add(WordsOf(form), {PhraseUse::kComparative, false, index, cost, {}});
      for (const std::string& form : forms.superlative)
        out_.phrases_.Add(WordsOf(form), {PhraseUse::kSuperlative, false, index, cost, {}});
    }
  }
}

absl::Status LexiconBuilder::AddNames(const LexiconFile& file) {
  for (const auto& [name, more] : file.names) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> found, graph_.FindAlias(FoldName(name)));
    if (found.empty()) Warn(StrCat(file.path, ": the graph has nothing named \"", name, "\""));
    for (const std::string& other : more) {
      const std::string folded = FoldName(other);
      for (const AliasMatch& match : found) out_.names_[folded].push_back(match.entity);
      for (size_t blank = folded.find(' '); blank != std::string::npos; blank = folded.find(' ', blank + 1)) {
        out_.names_.try_emplace(folded.substr(0, blank));
      }
    }
  }
  return absl::OkStatus();
}

void LexiconBuilder::AddNoun(std::string_view noun, PhraseEntry entry) {
  // The form as given comes first: "release" and "releases" may be two predicates.
  constexpr float kOtherNumberCost = 0.15f;
  const std::vector<std::string> words = WordsOf(noun);
  if (words.empty()) return;
  out_.phrases_.Add(words, entry);
  // The head takes the plural: "place of birth" -> "places of birth", "language spoken" -> "languages spoken".
  size_t head = 0;
  while (head < words.size() && (head == 0 || !IsPreposition(words[head]))) ++head;
  --head;
  if (head > 0 && !VerbsOfForm(words[head]).empty() && !words[head].ends_with("s")) --head;
  entry.cost += kOtherNumberCost;
  std::vector<std::string> other = words;
  for (const std::string& plural : PluralsOf(words[head])) {
    other[head] = plural;
    out_.phrases_.Add(other, entry);
  }
  other[head] = SingularOf(words[head]);
  if (other[head] != words[head]) out_.phrases_.Add(other, entry);
}

void LexiconBuilder::AddShortened(const std::vector<std::string>& words, uint32_t relation) {
  constexpr size_t kMaxLabelWords = 8;
  constexpr std::string_view kVague[] = {"total", "name", "overall", "number", "type", "value", "population"};
  if (words.size() < 2 || words.size() > kMaxLabelWords || words.back() == "note" || IsPreposition(words.back()))
    return;
  const auto vague = [&](const std::string& word) {
    return std::find(std::begin(kVague), std::end(kVague), word) != std::end(kVague);
  };
  for (size_t begin = 0; begin < words.size(); ++begin) {
    for (size_t end = begin + 1; end <= words.size(); ++end) {
      const size_t dropped = words.size() - (end - begin);
      // What is left begins and ends with a word of weight, and something is left out at one side only.
      if (dropped == 0 || (begin > 0 && end < words.size())) continue;
      // "GDP" in "health expenditure as % of GDP" is not what the key is about.
      if (begin > 0 && IsPreposition(words[begin - 1])) continue;
      if (IsPreposition(words[begin]) || IsPreposition(words[end - 1]) ||
          (end - begin == 1 && vague(words[begin]) && words[begin] != "population"))
        continue;
      float cost = kDefaultCost;
      for (size_t i = 0; i < words.size(); ++i) {
        if (i < begin || i >= end) cost += vague(words[i]) || IsPreposition(words[i]) ? 0.12f : 0.3f;
      }
      const std::vector<std::string> part(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                          words.begin() + static_cast<std::ptrdiff_t>(end));
      AddNoun(Join(part), {PhraseUse::kNoun, false, relation, cost, {}});
      by_short_noun_.emplace(Join(part), std::pair(cost, relation));
      // "border countries" is found by "border country".
      std::vector<std::string> one = part;
      one.back() = SingularOf(one.back());
      if (one.back() != part.back()) by_short_noun_.emplace(Join(one), std::pair(cost, relation));
    }
  }
}

void LexiconBuilder::AddTurned(const std::vector<std::string>& words, uint32_t relation) {
  constexpr size_t kMaxLabelWords = 5;
  constexpr float kTurnedCost = 0.1f;
  const bool plain =
      std::none_of(words.begin(), words.end(), [](const std::string& word) { return IsPreposition(word); });
  if (words.size() < 2 || words.size() > kMaxLabelWords || !plain) return;
  for (size_t first = 1; first < words.size(); ++first) {
    std::vector<std::string> turned = words;
    std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(first), turned.end());
    AddNoun(Join(turned), {PhraseUse::kNoun, false, relation, kDefaultCost + kTurnedCost, {}});
  }
}

void LexiconBuilder::AddWithStranded(std::vector<std::string> words, PhraseEntry entry, PhraseUse stranded) {
  out_.phrases_.Add(words, entry);
  if (words.size() < 2 || !IsPreposition(words.back())) return;
  entry.use = stranded;
  entry.preposition = words.back();
  words.pop_back();
  out_.phrases_.Add(words, entry);
}

void LexiconBuilder::AddComplement(const std::vector<std::string>& words, PhraseEntry entry) {
  entry.use = PhraseUse::kComplement;
  AddWithStranded(words, entry, PhraseUse::kStrandedComplement);
}

void LexiconBuilder::AddVerbForms(const std::vector<std::string>& words, PhraseEntry entry) {
  const VerbForms forms = FormsOfVerb(words.front());
  std::vector<std::string> phrase = words;
  const auto add = [&](const std::string& form, PhraseUse use, PhraseUse stranded) {
    phrase.front() = form;
    entry.use = use;
    AddWithStranded(phrase, entry, stranded);
  };
  add(forms.base, PhraseUse::kVerbBase, PhraseUse::kStrandedBase);
  add(forms.base, PhraseUse::kVerbFinite, PhraseUse::kStrandedFinite);
  add(forms.third, PhraseUse::kVerbFinite, PhraseUse::kStrandedFinite);
  for (const std::string& past : forms.past) add(past, PhraseUse::kVerbFinite, PhraseUse::kStrandedFinite);
  for (const std::string& participle : forms.participle)
    add(participle, PhraseUse::kVerbParticiple, PhraseUse::kStrandedParticiple);
  add(forms.gerund, PhraseUse::kVerbGerund, PhraseUse::kStrandedGerund);
}

void LexiconBuilder::AddVerb(const VerbTemplate& verb, uint32_t relation, float cost) {
  PhraseEntry entry;
  entry.payload = relation;
  entry.cost = cost;
  // The relation leads from who does it to whom it is done: the triple's own direction when the subject does it.
  entry.inverse = verb.object_first;
  if (verb.words.front() != "be") {
    AddVerbForms(verb.words, entry);
    return;
  }
  std::vector<std::string> rest(verb.words.begin() + 1, verb.words.end());
  if (rest.empty()) return;
  if (rest.size() == 2 && rest.back() == "by") {
    // "S be directed by O" says what "O direct S" says.
    const std::vector<std::string> verbs = VerbsOfForm(rest.front());
    entry.inverse = !entry.inverse;
    for (const std::string& base : verbs) AddVerbForms({base}, entry);
    if (!verbs.empty()) return;
    entry.inverse = !entry.inverse;
  }
  AddComplement(rest, entry);
}

std::string LexiconBuilder::Draft() const {
  std::string out = "# A draft: drop what is right as it is, add the words that people use (see LEXICON.md).\n";
  for (const Predicate& predicate : predicates_) {
    const size_t cut = predicate.iri.find_last_of("/#");
    const std::vector<std::string> words = WordsOf(predicate.name);
    out += StrCat("\npredicate ", cut == std::string::npos ? predicate.iri : predicate.iri.substr(cut + 1),
                  "\n  noun: ", predicate.name, "\n");
    const std::vector<std::string> verbs = words.empty() ? std::vector<std::string>() : VerbsOfForm(words.front());
    if (words.size() == 2 && words.back() == "by" && !verbs.empty()) out += StrCat("  verb: O ", verbs.front(), " S\n");
  }
  for (const LexicalClass& known : out_.classes_)
    out += StrCat("\nclass ", known.name, "\n  words: ", known.name, "\n");
  return out;
}

void LexiconBuilder::MergeRelations() {
  // One phrase for several predicates means any of them: which one applies is for the graph to say.
  std::map<std::vector<uint32_t>, uint32_t> merged;
  out_.phrases_.ChangeAll([&](std::vector<PhraseEntry> entries) {
    std::vector<PhraseEntry> kept;
    std::map<std::tuple<PhraseUse, bool, std::string>, std::vector<PhraseEntry>> groups;
    for (PhraseEntry& entry : entries) {
      const bool relation = entry.use != PhraseUse::kClass && entry.use < PhraseUse::kAdjective;
      if (!relation) {
        kept.push_back(std::move(entry));
      } else {
        groups[{entry.use, entry.inverse, entry.preposition}].push_back(std::move(entry));
      }
    }
    for (auto& [key, group] : groups) {
      float best = group.front().cost;
      for (const PhraseEntry& entry : group) best = std::min(best, entry.cost);
      std::vector<uint32_t> near;
      for (const PhraseEntry& entry : group) {
        if (entry.cost <= best + 0.1f) near.push_back(entry.payload);
      }
      std::sort(near.begin(), near.end());
      near.erase(std::unique(near.begin(), near.end()), near.end());
      PhraseEntry entry = group.front();
      entry.cost = best;
      entry.payload = near.front();
      if (near.size() > 1) {
        auto [known, fresh] = merged.emplace(near, static_cast<uint32_t>(out_.relations_.size()));
        if (fresh) {
          LexicalRelation joined = out_.relations_[near.front()];
          for (size_t i = 1; i < near.size(); ++i) {
            const LexicalRelation& more = out_.relations_[near[i]];
            joined.paths.insert(joined.paths.end(), more.paths.begin(), more.paths.end());
            joined.from = joined.from && more.from ? joined.from | more.from : 0;
            joined.to = joined.to && more.to ? joined.to | more.to : 0;
          }
          out_.relations_.push_back(std::move(joined));
        }
        entry.payload = known->second;
      }
      kept.push_back(entry);
      for (const PhraseEntry& other : group) {
        if (other.cost > best + 0.1f) kept.push_back(other);
      }
    }
    return kept;
  });
}

}  // namespace whence
