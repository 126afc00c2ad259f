#include "rules/extraction/predicate_lexicon.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "graph/base/status.h"
#include "rules/language/rule_reader.h"

namespace whence {
namespace {

const std::vector<std::string>& NoWordings() {
  static const auto* const kNone = new std::vector<std::string>();
  return *kNone;
}

const RuleFileSyntax& Syntax() {
  static const auto* const kSyntax = new RuleFileSyntax{{{.keyword = "predicate",
                                                          .fields = {{.key = "wordings", .repeatable = true},
                                                                     {.key = "of-place", .repeatable = true},
                                                                     {.key = "of-group", .repeatable = true},
                                                                     {.key = "of-person", .repeatable = true},
                                                                     {.key = "of-nothing", .repeatable = true},
                                                                     {.key = "swapped", .repeatable = true},
                                                                     {.key = "event", .repeatable = true},
                                                                     {.key = "deed", .repeatable = true},
                                                                     {.key = "agent", .repeatable = true},
                                                                     {.key = "near", .repeatable = true},
                                                                     {.key = "inverse"},
                                                                     {.key = "exchange"},
                                                                     {.key = "symmetric"}},
                                                          .free_name = true}}};
  return *kSyntax;
}

struct Piece {
  std::string text;   // blanks single
  size_t offset = 0;  // in the field
};

// "leave | withdraw  from" -> {"leave", "withdraw from"}.
std::vector<Piece> SplitAlternatives(std::string_view text) {
  std::vector<Piece> pieces;
  Piece piece;
  bool blank = false;
  for (size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : '|';
    if (c == '|') {
      pieces.push_back(std::exchange(piece, {}));
      blank = false;
    } else if (c == ' ') {
      blank = true;
    } else {
      if (piece.text.empty()) piece.offset = i;
      if (blank && !piece.text.empty()) piece.text += ' ';
      piece.text += c;
      blank = false;
    }
  }
  return pieces;
}

// "earn/take degree from/at" -> the four wordings.
std::vector<std::string> Expand(const std::string& wording) {
  std::vector<std::string> all = {""};
  for (size_t begin = 0; begin <= wording.size();) {
    const size_t end = std::min(wording.find(' ', begin), wording.size());
    const std::string_view choices = std::string_view(wording).substr(begin, end - begin);
    std::vector<std::string> longer;
    for (const std::string& start : all) {
      for (size_t at = 0; at <= choices.size();) {
        const size_t slash = std::min(choices.find('/', at), choices.size());
        longer.push_back(StrCat(start, start.empty() ? "" : " ", choices.substr(at, slash - at)));
        at = slash + 1;
      }
    }
    all = std::move(longer);
    begin = end + 1;
  }
  return all;
}

// "acquire to from", "sell from to buy/purchase". Nothing where the words are too few.
std::optional<PredicateLexicon::Exchange> ReadExchange(std::string_view text) {
  std::vector<std::string> words;
  for (const Piece& piece : SplitAlternatives(text)) {
    for (size_t begin = 0; begin < piece.text.size();) {
      const size_t end = std::min(piece.text.find(' ', begin), piece.text.size());
      words.push_back(piece.text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  if (words.size() != 3 && words.size() != 4) return std::nullopt;
  PredicateLexicon::Exchange exchange{words[0], words[1], words[2], {}};
  if (words.size() == 4) exchange.verbs = Expand(words[3]);
  return exchange;
}

}  // namespace

// Takes entry by entry into a lexicon.
class PredicateLexicon::Reader {
 public:
  explicit Reader(PredicateLexicon& lexicon) : lexicon_(lexicon) {}

  void Read(const RuleEntry& entry, EntryErrors& errors) {
    Predicate& predicate = lexicon_.predicates_[entry.name];
    AddForm(entry.name, {entry.name});
    for (const RuleField& field : entry.fields) {
      if (field.key == "inverse") {
        predicate.inverse = field.text;
        inverses_.emplace_back(field.text, entry.name);
      } else if (field.key == "exchange") {
        predicate.exchange = ReadExchange(field.text);
        if (predicate.exchange.has_value()) continue;
        errors.Add(field.LocationOf(0), "no exchange", "expected a predicate, two prepositions and perhaps verbs");
      } else if (field.key == "symmetric") {
        predicate.symmetric = field.text == "yes";
      } else {
        ReadList(entry.name, field, predicate, errors);
      }
    }
  }

  // Gives each inverse its own inverse. Behind the last entry: it moves the predicates.
  void Finish() {
    for (const auto& [name, inverse] : inverses_) {
      Predicate& other = lexicon_.predicates_[name];
      if (other.inverse.empty()) other.inverse = inverse;
    }
  }

 private:
  // Whether the wording is that predicate's now: no other one has it.
  bool AddForm(const std::string& wording, PredicateForm form) {
    const auto [known, added] = lexicon_.forms_.try_emplace(wording, form);
    return added || known->second.canonical == form.canonical;
  }

  void ReadList(const std::string& name, const RuleField& field, Predicate& predicate, EntryErrors& errors) {
    // What holds of some objects only is near where the object is not known.
    const bool conditional = field.key.starts_with("of-");
    for (const Piece& piece : SplitAlternatives(field.text)) {
      const SourceLocation location = field.LocationOf(piece.offset);
      if (piece.text.empty()) {
        errors.Add(location, "an empty wording", "expected words between two |");
        continue;
      }
      if (field.key == "near" || conditional) predicate.near.push_back(piece.text);
      if (field.key == "near") continue;
      if (field.key == "wordings" || field.key == "swapped" || conditional) {
        AddWordings({name, field.key == "swapped", ObjectOf(field.key)}, piece.text, location, errors);
      } else {
        AddNominal(name, field.key, piece.text);
      }
    }
  }

  static PredicateForm::Object ObjectOf(std::string_view key) {
    if (key == "of-place") return PredicateForm::Object::kPlace;
    if (key == "of-group") return PredicateForm::Object::kGroup;
    if (key == "of-person") return PredicateForm::Object::kPerson;
    if (key == "of-nothing") return PredicateForm::Object::kNone;
    return PredicateForm::Object::kAny;
  }

  void AddWordings(const PredicateForm& form, const std::string& wordings, SourceLocation location,
                   EntryErrors& errors) {
    for (const std::string& wording : Expand(wordings)) {
      if (AddForm(wording, form)) continue;
      const std::string& other = lexicon_.forms_.find(wording)->second.canonical;
      errors.Add(location, StrCat("\"", wording, "\" is a wording of \"", other, "\" already"),
                 "a wording belongs to one predicate");
    }
  }

  // "withdrawal from" of "leave": the field says what the noun names.
  void AddNominal(const std::string& verb, std::string_view key, const std::string& words) {
    const size_t blank = words.find(' ');
    Nominal nominal;
    nominal.verb = verb;
    nominal.of_is_object = key != "event";
    nominal.participant = key == "agent";
    if (blank != std::string::npos) nominal.preposition = words.substr(blank + 1);
    const std::string noun = words.substr(0, blank);
    if (nominal.participant) {
      for (std::string_view preposition : {"of", "to", "for"}) AddForm(StrCat("be ", noun, " ", preposition), {verb});
    }
    lexicon_.nominals_.try_emplace(noun, std::move(nominal));
  }

  PredicateLexicon& lexicon_;
  std::vector<std::pair<std::string, std::string>> inverses_;
};

const PredicateLexicon::Predicate* PredicateLexicon::FindPredicate(std::string_view canonical) const {
  const auto found = predicates_.find(canonical);
  return found == predicates_.end() ? nullptr : &found->second;
}

absl::Status PredicateLexicon::Add(std::string_view path, std::string_view text) {
  Reader reader(*this);
  const ParsedRuleFile parsed = ReadRuleFile(
      path, text, Syntax(), [&](const RuleEntry& entry, EntryErrors& errors) { reader.Read(entry, errors); });
  reader.Finish();
  return AsStatus(parsed.diagnostics);
}

const PredicateForm* PredicateLexicon::Find(std::string_view wording) const {
  const auto found = forms_.find(wording);
  return found == forms_.end() ? nullptr : &found->second;
}

bool PredicateLexicon::IsSymmetric(std::string_view canonical) const {
  const Predicate* predicate = FindPredicate(canonical);
  return predicate != nullptr && predicate->symmetric;
}

const std::vector<std::string>& PredicateLexicon::NearWordings(std::string_view canonical) const {
  const Predicate* predicate = FindPredicate(canonical);
  return predicate == nullptr ? NoWordings() : predicate->near;
}

const PredicateLexicon::Exchange* PredicateLexicon::FindExchange(std::string_view canonical) const {
  const Predicate* predicate = FindPredicate(canonical);
  return predicate == nullptr || !predicate->exchange.has_value() ? nullptr : &*predicate->exchange;
}

const std::string* PredicateLexicon::FindInverse(std::string_view canonical) const {
  const Predicate* predicate = FindPredicate(canonical);
  return predicate == nullptr || predicate->inverse.empty() ? nullptr : &predicate->inverse;
}

std::vector<std::pair<std::string, std::string>> PredicateLexicon::InversePairs() const {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [name, predicate] : predicates_) {
    if (predicate.symmetric) pairs.emplace_back(name, name);
    if (!predicate.inverse.empty()) {
      pairs.emplace_back(std::min(name, predicate.inverse), std::max(name, predicate.inverse));
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

const PredicateLexicon::Nominal* PredicateLexicon::FindNominal(std::string_view noun) const {
  const auto found = nominals_.find(noun);
  return found == nominals_.end() ? nullptr : &found->second;
}

absl::flat_hash_set<std::string, internal::StringHash, std::equal_to<>> PredicateLexicon::Nouns(NounKind kind) const {
  absl::flat_hash_set<std::string, internal::StringHash, std::equal_to<>> nouns;
  for (const auto& [noun, nominal] : nominals_) {
    const NounKind its = nominal.participant    ? NounKind::kAgent
                         : nominal.of_is_object ? NounKind::kDeed
                                                : NounKind::kEvent;
    if (its == kind) nouns.insert(noun);
  }
  return nouns;
}

}  // namespace whence
