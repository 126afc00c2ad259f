#include "engine/questions/lexicon_builder.h"

#include <algorithm>
#include <set>

#include "engine/questions/literal_values.h"
#include "engine/questions/morphology.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "graph/inline_term.h"
#include "graph/labels.h"
#include "graph/value.h"

namespace whence {
namespace {

constexpr size_t kMaxPredicates = 20000;
constexpr float kGeneralCost = 0.2f;

constexpr std::string_view kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
constexpr std::string_view kRdfsSubClassOf = "http://www.w3.org/2000/01/rdf-schema#subClassOf";

}  // namespace

std::string JoinWords(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += StrCat(out.empty() ? "" : " ", word);
  return out;
}

absl::Status LexiconBuilder::Build(const std::vector<const LexiconFile*>& files) {
  out_.whole_ = graph_.Counts().documents == 0;
  WHENCE_RETURN_IF_ERROR(FindPredicates());
  WHENCE_RETURN_IF_ERROR(ReadSchema());
  const bool own = files.size() > 1;  // the last is general English
  for (size_t i = 0; own && i + 1 < files.size(); ++i) {
    for (const PredicateEntry& entry : files[i]->predicates) {
      for (size_t predicate : FindPredicate(entry.name)) predicates_[predicate].described = true;
    }
    out_.exclude_start_ = out_.exclude_start_ || files[i]->exclude_start;
  }
  for (size_t i = 0; own && i + 1 < files.size(); ++i) AddUserClasses(*files[i]);
  WHENCE_RETURN_IF_ERROR(FindClasses());
  WHENCE_RETURN_IF_ERROR(ResolveConditions(files));
  WHENCE_RETURN_IF_ERROR(FindNaming());
  WHENCE_RETURN_IF_ERROR(FindFlags());
  WHENCE_RETURN_IF_ERROR(FindTexts());
  for (size_t i = 0; own && i + 1 < files.size(); ++i) AddUserPredicates(*files[i]);
  AddDefaultPredicates();
  if (!files.empty()) AddGeneralWords(*files.back());
  for (size_t i = 0; i < files.size(); ++i) AddAdjectives(*files[i], i + 1 < files.size() ? 0.0f : kGeneralCost);
  if (!moment_.measures.empty() && graph_.Counts().documents == 0) {
    out_.moment_ = static_cast<uint32_t>(out_.adjectives_.size());
    out_.adjectives_.push_back(std::move(moment_));
  }
  for (const LexiconFile* file : files) {
    WHENCE_RETURN_IF_ERROR(AddNames(*file));
    for (const auto& [name, location] : file->locate) {
      const std::vector<uint32_t> relations = FindMeasure(name);
      if (relations.empty() && file != files.back()) WarnOfPredicate(*file, location, name);
      for (uint32_t relation : relations) {
        if (std::find(out_.locate_.begin(), out_.locate_.end(), relation) == out_.locate_.end())
          out_.locate_.push_back(relation);
      }
    }
  }
  for (size_t i = 0; own && i + 1 < files.size(); ++i) {
    for (const auto& [name, location] : files[i]->prefer) out_.preferred_.push_back(ClassNamed(name));
  }
  for (const LexiconFile* file : files) {
    for (const auto& [name, location] : file->bare) {
      if (const auto known = FindClass(name)) out_.bare_bits_ |= out_.classes_[*known].bits;
    }
  }
  for (const auto& [wording, unit] : out_.units_.wordings()) {
    out_.phrases_.Add(WordsOf(wording), {PhraseUse::kUnit, false, static_cast<uint32_t>(unit), 0, {}});
  }
  for (const LexicalClass& known : out_.classes_) {
    const bool typed = !known.types.empty() || (known.base >= 0 && !out_.classes_[known.base].types.empty());
    (typed ? out_.typed_bits_ : out_.side_bits_) |= known.bits;
  }
  if (out_.type_predicate_.value() != 0 && graph_.Counts().documents == 0) {
    out_.kind_ = static_cast<uint32_t>(out_.relations_.size());
    LexicalRelation kind;
    kind.name = "kind";
    kind.paths.push_back({{{out_.type_predicate_, false}}, kEntityClasses, kEntityClasses, false});
    SetEnds(kind);
    out_.relations_.push_back(std::move(kind));
  }
  for (const Predicate& predicate : predicates_) {
    if (predicate.relation) out_.relation_of_.emplace(predicate.id, *predicate.relation);
  }
  MergeRelations();
  for (const LexiconFile* file : files) FindMakers(*file);
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
  std::vector<std::pair<std::ptrdiff_t, TermId>> naming;  // the best have the smallest rank
  for (size_t i = 0; i < ids.size(); ++i) {
    const std::string& iri = terms[i].lexical;
    if (iri == kRdfType) out_.type_predicate_ = ids[i];
    if (iri == kRdfsSubClassOf) subclass_predicate_ = ids[i];
    WHENCE_ASSIGN_OR_RETURN(const bool hidden, IsHidden(iri, ids[i]));
    if (hidden && IsLabelPredicate(iri) && !IsFurtherName(iri)) {
      const auto* rank = std::find(kLabelPredicates.begin(), kLabelPredicates.end(), iri);
      naming.emplace_back(rank - kLabelPredicates.begin(), ids[i]);
    }
    if (hidden) {
      out_.hidden_.push_back(ids[i]);
      continue;
    }
    Predicate predicate;
    predicate.id = ids[i];
    predicate.iri = iri;
    predicate.name = ReadableName(iri);
    WHENCE_RETURN_IF_ERROR(AddLabels(predicate));
    WHENCE_RETURN_IF_ERROR(SetKindOfObjects(predicate));
    predicates_.push_back(std::move(predicate));
  }
  std::stable_sort(naming.begin(), naming.end());
  for (const auto& [rank, id] : naming) out_.label_predicates_.push_back(id);
  for (size_t i = 0; i < predicates_.size(); ++i) {
    const Predicate& predicate = predicates_[i];
    const bool names_type =
        NamesType(predicate.name) || std::any_of(predicate.labels.begin(), predicate.labels.end(), NamesType);
    if (out_.type_predicate_.value() == 0 && predicate.objects == kEntityClasses && names_type) {
      out_.type_predicate_ = predicate.id;
    }
    const std::string_view last = LocalName(predicate.iri);
    by_iri_[predicate.iri].push_back(i);
    if (last != predicate.iri) by_iri_[std::string(last)].push_back(i);
    by_name_[predicate.name].push_back(i);
    for (const std::string& label : predicate.labels) {
      std::vector<size_t>& bearers = by_name_[label];
      if (bearers.empty() || bearers.back() != i) bearers.push_back(i);
    }
  }
  return absl::OkStatus();
}

// What names or sorts things says nothing else of them. A "label" of any vocabulary may be a thing, as a record label.
absl::StatusOr<bool> LexiconBuilder::IsHidden(std::string_view iri, TermId predicate) const {
  if (iri == kRdfType || iri.starts_with("http://www.w3.org/2002/07/owl#")) return true;
  for (const std::string_view schema : {"subClassOf", "subPropertyOf", "domain", "range"}) {
    if (iri.starts_with(kRdfs) && iri.substr(kRdfs.size()) == schema) return true;
  }
  if (!IsLabelPredicate(iri) || iri.ends_with("alternateName")) return false;
  if (std::find(kLabelPredicates.begin(), kLabelPredicates.end(), iri) != kLabelPredicates.end()) return true;
  const auto cursor = graph_.ScanIn(TripleOrder::kPos, {.predicate = predicate});
  WHENCE_RETURN_IF_ERROR(cursor->status());
  if (!cursor->Valid()) return true;
  WHENCE_ASSIGN_OR_RETURN(const Term object, graph_.DecodeTerm(TermId(cursor->key()[1])));
  return object.kind == TermKind::kString;
}

// Judged by the first few objects, and by whether there are any that stand in their ids.
absl::Status LexiconBuilder::SetKindOfObjects(Predicate& predicate) {
  constexpr size_t kSample = 4;
  bool literals = false, entities = false;
  predicate.numeric = predicate.duration = true;
  const auto cursor = graph_.ScanIn(TripleOrder::kPos, {.predicate = predicate.id});
  for (size_t i = 0; i < kSample && cursor->Valid(); ++i) {
    const TermId object(cursor->key()[1]);
    WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(object));
    (term.IsLiteral() ? literals : entities) = true;
    predicate.numeric = predicate.numeric && term.IsLiteral() && Value::OfTerm(term).IsNumeric();
    predicate.duration = predicate.duration && term.IsLiteral() && ReadDuration(term.lexical).has_value();
    cursor->Seek({predicate.id.value(), object.value() + 1, 0});
  }
  if (cursor->Valid()) cursor->Seek({predicate.id.value(), uint64_t{1} << kIdClassShift, 0});
  literals = literals || cursor->Valid();
  WHENCE_RETURN_IF_ERROR(cursor->status());
  predicate.objects = literals == entities ? 0 : literals ? kLiteralClass : kEntityClasses;
  return absl::OkStatus();
}

std::vector<size_t> LexiconBuilder::FindPredicate(std::string_view name) const {
  if (const auto exact = by_iri_.find(name); exact != by_iri_.end()) return exact->second;
  const auto readable = by_name_.find(JoinWords(WordsOf(name)));
  return readable == by_name_.end() ? std::vector<size_t>() : readable->second;
}

uint32_t LexiconBuilder::RelationOf(size_t index) {
  Predicate& predicate = predicates_[index];
  if (!predicate.relation) {
    predicate.relation = static_cast<uint32_t>(out_.relations_.size());
    LexicalRelation relation;
    relation.name = predicate.labels.empty() ? predicate.name : predicate.labels.front();
    relation.paths.push_back(PathOf({{index, false}}));
    SetEnds(relation);
    if (predicate.duration) relation.unit = out_.units_.second();
    if (predicate.numeric) {
      if (const auto unit = out_.units_.AtEnd(WordsOf(relation.name))) relation.unit = unit->first;
    }
    out_.relations_.push_back(std::move(relation));
  }
  return *predicate.relation;
}

RelationPath LexiconBuilder::PathOf(std::vector<std::pair<size_t, bool>> steps) const {
  RelationPath path;
  for (const auto& [predicate, inverse] : steps) path.steps.push_back({predicates_[predicate].id, inverse});
  const auto& [first, first_inverse] = steps.front();
  const auto& [last, last_inverse] = steps.back();
  path.numeric = !last_inverse && predicates_[last].numeric;
  path.from = first_inverse ? predicates_[first].objects : kEntityClasses;
  path.to = last_inverse ? kEntityClasses : predicates_[last].objects;
  return path;
}

void LexiconBuilder::SetEnds(LexicalRelation& relation) const {
  relation.from = relation.to = 0;
  bool from_known = true, to_known = true;
  for (const RelationPath& path : relation.paths) {
    from_known = from_known && path.from != 0;
    to_known = to_known && path.to != 0;
    relation.from |= path.from;
    relation.to |= path.to;
  }
  if (!from_known) relation.from = 0;
  if (!to_known) relation.to = 0;
}

// What is said of one end holds for the other, too.
void LexiconBuilder::MakeSymmetric(uint32_t index) {
  LexicalRelation& relation = out_.relations_[index];
  relation.symmetric = true;
  const std::vector<RelationPath> paths = relation.paths;
  for (const RelationPath& path : paths) {
    RelationPath back;
    back.from = path.to;
    back.to = path.from;
    for (size_t i = path.steps.size(); i-- > 0;)
      back.steps.push_back({path.steps[i].predicate, !path.steps[i].inverse});
    const bool known = std::any_of(relation.paths.begin(), relation.paths.end(), [&](const RelationPath& other) {
      return std::equal(other.steps.begin(), other.steps.end(), back.steps.begin(), back.steps.end(),
                        [](const RelationStep& a, const RelationStep& b) {
                          return a.predicate == b.predicate && a.inverse == b.inverse;
                        });
    });
    if (!known) relation.paths.push_back(std::move(back));
  }
  SetEnds(relation);
}

std::vector<uint32_t> LexiconBuilder::FindMeasure(std::string_view name) {
  std::vector<uint32_t> found;
  for (size_t predicate : FindPredicate(name)) found.push_back(RelationOf(predicate));
  if (!found.empty()) return found;
  const std::string noun = JoinWords(WordsOf(name));
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

std::optional<uint32_t> LexiconBuilder::UserRelation(const PredicateEntry& entry) {
  LexicalRelation relation;
  relation.name = entry.name;
  if (entry.path.empty()) {
    const auto found = FindPredicate(entry.name);
    if (found.empty()) return std::nullopt;
    if (found.size() == 1) return RelationOf(found.front());
    for (size_t predicate : found) relation.paths.push_back(PathOf({{predicate, false}}));
  } else {
    std::vector<std::vector<std::pair<size_t, bool>>> ways = {{}};
    for (const auto& [name, inverse] : entry.path) {
      std::vector<std::vector<std::pair<size_t, bool>>> longer;
      for (size_t predicate : FindPredicate(name)) {
        for (const auto& way : ways) {
          longer.push_back(way);
          longer.back().emplace_back(predicate, inverse);
        }
      }
      ways = std::move(longer);
    }
    if (ways.empty()) return std::nullopt;
    for (auto& way : ways) relation.paths.push_back(PathOf(std::move(way)));
  }
  SetEnds(relation);
  out_.relations_.push_back(std::move(relation));
  return static_cast<uint32_t>(out_.relations_.size() - 1);
}

void LexiconBuilder::AddUserPredicates(const LexiconFile& file) {
  for (const PredicateEntry& entry : file.predicates) {
    const auto index = UserRelation(entry);
    for (const auto& [step, inverse] : entry.path) {
      if (FindPredicate(step).empty()) WarnOfPredicate(file, entry.location, step);
    }
    if (!index && !entry.path.empty()) continue;
    if (!index) {
      WarnOfPredicate(file, entry.location, entry.name);
      continue;
    }
    const uint64_t from = BitsOf(entry.subject_classes), to = BitsOf(entry.object_classes);
    LexicalRelation& relation = out_.relations_[*index];
    if (!entry.unit.empty()) relation.unit = out_.units_.FindOrAdd(entry.unit);
    for (RelationPath& path : relation.paths) {
      // A literal stays one, whatever the lexicon calls its class.
      if (from) path.from = from | (path.from == kLiteralClass ? kLiteralClass : 0);
      if (to) path.to = to | (path.to == kEntityClasses ? 0 : kLiteralClass);
    }
    SetEnds(relation);
    if (entry.symmetric) MakeSymmetric(*index);
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
    by_noun_.emplace(JoinWords(WordsOf(ReadableName(entry.name))), *index);
    for (const std::string& noun : entry.inverse_nouns) AddNoun(noun, {PhraseUse::kNoun, true, *index, 0, {}});
    for (const std::string& noun : entry.counts) AddNoun(noun, {PhraseUse::kCounted, false, *index, 0, {}});
    for (const VerbTemplate& verb : entry.verbs) AddVerb(verb, *index, 0);
    // The predicate's own name is a noun for it as well, unless the lexicon gives that name to something else.
    AddNoun(ReadableName(entry.name), {PhraseUse::kNoun, false, *index, kDefaultCost, {}});
  }
}

void LexiconBuilder::AddDefaultPredicates() {
  constexpr float kDescribedCost = 0.2f;  // of what a name says besides what the lexicon says
  for (size_t i = 0; i < predicates_.size(); ++i) {
    const Predicate& predicate = predicates_[i];
    const uint32_t relation = RelationOf(i);
    if (predicate.flag) continue;
    const float cost = kDefaultCost + (predicate.described ? kDescribedCost : 0);
    std::vector<std::vector<std::string>> names = {WordsOf(predicate.name)};
    for (const std::string& label : predicate.labels) names.push_back(WordsOf(label));
    for (std::vector<std::string>& name : names) {
      AddDefaultWords(predicate, name, relation, cost);
      const auto unit = predicate.numeric && !name.empty() ? out_.units_.AtEnd(name) : std::nullopt;
      if (!unit) continue;
      name.resize(name.size() - unit->second);
      AddDefaultWords(predicate, name, relation, cost);
    }
  }
}

void LexiconBuilder::AddGeneralWords(const LexiconFile& file) {
  std::vector<std::pair<std::string, uint32_t>> known_as;  // kept until all is found: an entry leads to no other
  for (const PredicateEntry& entry : file.predicates) {
    // An entry of the general lexicon describes whatever relation goes by one of its nouns.
    std::set<uint32_t> relations;
    std::vector<std::string> nouns = entry.nouns;
    nouns.push_back(JoinWords(WordsOf(entry.name)));
    for (const std::string& noun : nouns) {
      for (uint32_t relation : FindMeasure(noun)) relations.insert(relation);
    }
    for (uint32_t relation : relations) {
      // Whoever describes a predicate says which way it goes.
      const bool described = std::any_of(predicates_.begin(), predicates_.end(), [&](const Predicate& predicate) {
        return predicate.described && predicate.relation == relation;
      });
      if (entry.symmetric && !described) MakeSymmetric(relation);
      for (const std::string& noun : nouns)
        AddNoun(noun, {PhraseUse::kNoun, false, relation, kDefaultCost + kGeneralCost, {}});
      for (const std::string& noun : entry.inverse_nouns)
        AddNoun(noun, {PhraseUse::kNoun, true, relation, kDefaultCost + kGeneralCost, {}});
      for (const std::string& noun : entry.counts)
        AddNoun(noun, {PhraseUse::kCounted, false, relation, kGeneralCost, {}});
      const auto& paths = out_.relations_[relation].paths;
      const bool occasions = out_.whole_ && paths.size() == 1 && paths[0].steps.size() == 1 &&
                             !paths[0].steps[0].inverse && IsOfOccasions(paths[0].steps[0].predicate);
      const bool numeric =
          std::all_of(paths.begin(), paths.end(), [](const RelationPath& path) { return path.numeric; });
      for (const VerbTemplate& verb : entry.verbs) {
        // No number does anything: a "head count" heads nobody.
        if (!verb.object_first || (!numeric && !occasions)) AddVerb(verb, relation, kDefaultCost + kGeneralCost);
      }
      for (const std::string& noun : nouns) known_as.emplace_back(noun, relation);
    }
  }
  by_noun_.insert(known_as.begin(), known_as.end());
}

void LexiconBuilder::AddAdjectives(const LexiconFile& file, float cost) {
  for (const AdjectiveEntry& entry : file.adjectives) {
    LexicalAdjective adjective;
    adjective.name = entry.words.empty() ? std::string() : entry.words.front();
    for (const auto& [name, smallest] : entry.measures) {
      for (uint32_t relation : FindMeasure(name)) adjective.measures.emplace_back(relation, smallest);
    }
    if (adjective.measures.empty()) continue;
    if (std::find(entry.words.begin(), entry.words.end(), "early") != entry.words.end()) {
      moment_.name = "time";
      for (const auto& [relation, smallest] : adjective.measures) moment_.measures.emplace_back(relation, false);
    }
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
  for (const auto& [name, more, location] : file.names) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> found, graph_.FindAlias(FoldName(name)));
    if (found.empty()) Warn(file, location, StrCat("the graph has nothing named \"", name, "\""), {});
    std::vector<TermId> bearers;
    for (const AliasMatch& match : found) bearers.push_back(match.entity);
    for (const std::string& other : more) AddFurtherName(other, bearers);
  }
  return absl::OkStatus();
}

void LexiconBuilder::Warn(const LexiconFile& file, SourceLocation location, std::string message, std::string hint) {
  if (!diagnostics_) return;
  Diagnostic warning;
  warning.severity = Severity::kWarning;
  warning.file = file.path;
  warning.location = location;
  if (location.line >= 1 && location.line <= file.lines.size()) warning.source_line = file.lines[location.line - 1];
  warning.message = std::move(message);
  warning.hint = std::move(hint);
  diagnostics_->push_back(std::move(warning));
}

void LexiconBuilder::WarnOfPredicate(const LexiconFile& file, SourceLocation location, std::string_view name) {
  std::vector<std::string_view> known;
  for (const Predicate& predicate : predicates_) known.push_back(LocalName(predicate.iri));
  for (const Predicate& predicate : predicates_) known.push_back(predicate.name);
  const std::string_view nearest = NearestWord(name, known);
  Warn(file, location, StrCat("the graph has no predicate \"", name, "\""),
       nearest.empty() ? std::string() : StrCat("did you mean \"", nearest, "\"?"));
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
