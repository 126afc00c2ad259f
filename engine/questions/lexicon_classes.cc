// The classes of a lexicon: what its user says, what rdf:type says, and how they lie in each other.
#include <algorithm>
#include <set>

#include "engine/questions/lexicon_builder.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "graph/labels.h"

namespace whence {
namespace {

constexpr size_t kMaxClasses = 20000;

// Names that differ in blanks, underscores and capitals alone are one: "RecordLabel", "record label".
std::string Squeezed(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == ' ' || c == '_' || c == '-') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

std::optional<uint32_t> LexiconBuilder::FindClass(std::string_view name) const {
  const auto known = class_of_word_.find(Squeezed(name));
  return known == class_of_word_.end() ? std::nullopt : std::optional(known->second);
}

uint32_t LexiconBuilder::ClassNamed(const std::string& name) {
  if (const auto known = FindClass(name)) return *known;
  const auto index = static_cast<uint32_t>(out_.classes_.size());
  LexicalClass made;
  made.name = name;
  made.bit = made.bits = index < 63 ? uint64_t{1} << index : 0;
  out_.classes_.push_back(std::move(made));
  class_of_word_.emplace(Squeezed(name), index);
  AddNoun(name, {PhraseUse::kClass, false, index, 0, {}});
  return index;
}

uint64_t LexiconBuilder::BitsOf(const std::vector<std::string>& classes) {
  uint64_t bits = 0;
  for (const std::string& name : classes) bits |= out_.classes_[ClassNamed(name)].bits;
  return bits;
}

void LexiconBuilder::AddUserClasses(const LexiconFile& file) {
  for (const ClassEntry& entry : file.classes) {
    const uint32_t index = ClassNamed(entry.name);
    for (const std::string& word : entry.words) {
      // What a class is called comes before what another is called besides.
      constexpr float kNameOfAnotherCost = 0.1f;
      const bool taken = std::any_of(file.classes.begin(), file.classes.end(), [&](const ClassEntry& other) {
        return &other != &entry && Squeezed(other.name) == Squeezed(word);
      });
      if (taken) {
        Warn(file, entry.location, StrCat("\"", word, "\" is the name of another class, which it will mean first"), {});
      }
      AddNoun(word, {PhraseUse::kClass, false, index, taken ? kNameOfAnotherCost : 0, {}});
    }
    for (const std::string& type : entry.types) listed_types_.push_back({type, index, entry.types.size() == 1});
    for (const auto& [name, object] : entry.sides) {
      const auto found = FindPredicate(name);
      if (found.empty()) WarnOfPredicate(file, entry.location, name);
      for (size_t predicate : found) out_.classes_[index].sides.push_back({predicates_[predicate].id, object});
    }
    if (entry.base.empty()) continue;
    // Makes the base first: ClassNamed may move the classes.
    const uint32_t base = ClassNamed(entry.base);
    LexicalClass& made = out_.classes_[index];
    made.base = static_cast<int32_t>(base);
    made.comparison = entry.comparison;
    made.threshold = entry.threshold;
    const auto measures = FindMeasure(entry.measure);
    if (measures.empty()) {
      WarnOfPredicate(file, entry.location, entry.measure);
    } else {
      made.measure = measures.front();
    }
  }
}

// Classes that are a part of another are what it is; and the things that their conditions name.
absl::Status LexiconBuilder::ResolveConditions(const std::vector<const LexiconFile*>& files) {
  for (LexicalClass& made : out_.classes_) {
    if (made.base < 0) continue;
    const LexicalClass* base = &out_.classes_[static_cast<size_t>(made.base)];
    for (int depth = 0; depth < 8 && base->base >= 0 && &out_.classes_[static_cast<size_t>(base->base)] != base;
         ++depth)
      base = &out_.classes_[static_cast<size_t>(base->base)];
    made.bit = base->bit;
    made.bits = base->bits;
    made.shared = base->shared;
  }
  for (size_t i = 0; i + 1 < files.size(); ++i) {
    for (const ClassEntry& entry : files[i]->classes) {
      if (entry.value.empty()) continue;
      LexicalClass& made = out_.classes_[ClassNamed(entry.name)];
      WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> found, graph_.FindAlias(FoldName(entry.value)));
      for (const AliasMatch& match : found) made.values.push_back(match.entity);
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> text, graph_.FindTerm(Term::String(entry.value)));
      if (text) made.values.push_back(*text);
      std::sort(made.values.begin(), made.values.end());
      if (!made.values.empty()) continue;
      Warn(*files[i], entry.location, StrCat("the graph has nothing named \"", entry.value, "\""), {});
      made.values.emplace_back(0);  // is the value of nothing
    }
  }
  return absl::OkStatus();
}

// A type is the class of its name; or, if no class has that name, the one class that is nothing but this type.
absl::StatusOr<uint32_t> LexiconBuilder::ClassOfType(TermId type) {
  if (const auto known = class_of_type_.find(type); known != class_of_type_.end()) return known->second;
  WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(type));
  const std::string name = ReadableName(term.lexical);
  std::set<uint32_t> listing;
  std::optional<uint32_t> own = FindClass(name);
  for (const ListedType& listed : listed_types_) {
    if (listed.name != term.lexical && listed.name != LocalName(term.lexical) &&
        Squeezed(listed.name) != Squeezed(name))
      continue;
    listing.insert(listed.index);
    if (listed.alone && !own) {
      own = listed.index;
      class_of_word_.emplace(Squeezed(name), *own);
    }
  }
  const uint32_t index = own ? *own : ClassNamed(name);
  class_of_type_[type] = index;
  AddNoun(name, {PhraseUse::kClass, false, index, kDefaultCost, {}});
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> labels, graph_.AliasesOf(type));
  for (const AliasMatch& label : labels) {
    AddNoun(JoinWords(WordsOf(label.name)), {PhraseUse::kClass, false, index, kDefaultCost, {}});
  }
  out_.type_bits_[type] |= out_.classes_[index].bit;
  listing.insert(index);
  for (uint32_t whole : listing) {
    out_.classes_[whole].types.push_back(type);
    out_.classes_[whole].bits |= out_.classes_[index].bit;
  }
  return index;
}

absl::Status LexiconBuilder::FindClasses() {
  if (out_.type_predicate_.value() == 0) return absl::OkStatus();
  const auto cursor = graph_.ScanIn(TripleOrder::kPos, {.predicate = out_.type_predicate_});
  for (size_t found = 0; cursor->Valid() && found < kMaxClasses; ++found) {
    const TermId type(cursor->key()[1]);
    WHENCE_RETURN_IF_ERROR(ClassOfType(type).status());
    cursor->Seek({out_.type_predicate_.value(), type.value() + 1, 0});
  }
  WHENCE_RETURN_IF_ERROR(cursor->status());
  WHENCE_RETURN_IF_ERROR(AddSubclasses());
  return FindSharedMembers();
}

// Members of a class are members of those above it.
absl::Status LexiconBuilder::AddSubclasses() {
  if (subclass_predicate_.value() == 0) return absl::OkStatus();
  std::vector<std::pair<uint32_t, uint32_t>> below;  // a class, the one above it
  for (auto cursor = graph_.Scan({.predicate = subclass_predicate_}); cursor->Valid() && below.size() < kMaxClasses;
       cursor->Next()) {
    WHENCE_ASSIGN_OR_RETURN(const uint32_t sub, ClassOfType(cursor->triple().subject));
    WHENCE_ASSIGN_OR_RETURN(const uint32_t super, ClassOfType(cursor->triple().object));
    if (sub != super) below.emplace_back(sub, super);
  }
  constexpr int kDeepest = 16;
  bool changed = true;
  for (int round = 0; changed && round < kDeepest; ++round) {
    changed = false;
    for (const auto& [sub, super] : below) {
      LexicalClass& to = out_.classes_[super];
      const LexicalClass& from = out_.classes_[sub];
      to.bits |= from.bits;
      for (TermId type : from.types) {
        if (std::find(to.types.begin(), to.types.end(), type) != to.types.end()) continue;
        to.types.push_back(type);
        changed = true;
      }
    }
  }
  return absl::OkStatus();
}

// Types exclude each other, unless some thing has both. Judged by a few members of each.
absl::Status LexiconBuilder::FindSharedMembers() {
  constexpr size_t kSample = 16;
  std::map<uint64_t, uint64_t> shared;  // by bit
  for (const auto& [type, bit] : out_.type_bits_) {
    if (bit == 0) continue;
    size_t seen = 0;
    for (auto cursor = graph_.Scan({.predicate = out_.type_predicate_, .object = type});
         cursor->Valid() && seen < kSample; cursor->Next(), ++seen) {
      uint64_t bits = 0;
      for (auto types = graph_.Scan({.subject = cursor->triple().subject, .predicate = out_.type_predicate_});
           types->Valid(); types->Next()) {
        bits |= out_.BitsOfType(types->triple().object);
      }
      for (uint64_t rest = bits; rest != 0; rest &= rest - 1) shared[rest & ~(rest - 1)] |= bits;
    }
  }
  for (LexicalClass& known : out_.classes_) {
    for (const auto& [bit, others] : shared) {
      if (known.bits & bit) known.shared |= others & ~known.bits;
    }
  }
  return absl::OkStatus();
}

}  // namespace whence
