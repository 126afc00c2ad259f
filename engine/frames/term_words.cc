#include "engine/frames/term_words.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/frames/phrase.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kNoLimit = SIZE_MAX;

// The words of one document's terms, each noted once.
class Words {
 public:
  explicit Words(std::vector<TermWord>& out) : out_(out) {}

  void AddText(const Term& term, std::string_view text) {
    std::vector<std::string> heads = {HeadStem(text)};
    // "the Bank of England" is looked for as a bank; what it ends in may be its class all the same.
    const std::string folded = FoldName(text);
    if (const size_t cut = folded.rfind(' '); cut != std::string::npos && !term.IsLiteral()) {
      heads.push_back(StemWord(std::string_view(folded).substr(cut + 1)));
    }
    for (const std::string& head : heads) Add(term, head, WordPlace::kHead);
    for (const std::string& stem : ContentStems(text)) {
      if (std::find(heads.begin(), heads.end(), stem) == heads.end()) Add(term, stem, WordPlace::kOther);
    }
  }

  // Of what something is said to be, what stands before the first "of".
  void AddClass(const Term& term) {
    const std::string text = term.IsLiteral() ? term.lexical : PredicateName(term.lexical);
    for (const std::string& stem : ContentStems(text.substr(0, text.find(" of ")))) Add(term, stem, WordPlace::kClass);
  }

  void AddQualifier(const Term& term, const std::multimap<Term, std::string_view>& names) {
    const auto add = [&](std::string_view text) {
      for (const std::string& stem : ContentStems(text)) Add(term, stem, WordPlace::kQualifier);
    };
    if (term.IsLiteral()) return add(term.lexical);
    for (auto [name, end] = names.equal_range(term); name != end; ++name) add(name->second);
  }

 private:
  void Add(const Term& term, const std::string& word, WordPlace place) {
    if (word.empty() || word.find('\0') != std::string::npos) return;
    if (seen_.emplace(word, place, term).second) out_.push_back({word, place, term});
  }

  std::vector<TermWord>& out_;
  std::set<std::tuple<std::string, WordPlace, Term>> seen_;
};

void Sort(std::vector<TermId>& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

// What may fill the place of an argument, by the part of a statement that it may stand in. Sorted.
struct ArgumentTerms {
  std::vector<TermId> subjects, objects, qualifiers;

  size_t size() const { return subjects.size() + objects.size() + qualifiers.size(); }
};

// Where to look for words.
struct Places {
  WordPlace head, first, last;  // of the noun that a term ends in; of all of its words
};
constexpr Places kSlots{WordPlace::kHead, WordPlace::kHead, WordPlace::kOther};
constexpr Places kQualifiers{WordPlace::kQualifier, WordPlace::kQualifier, WordPlace::kQualifier};

// The terms that have the rarest of the words, wherever it stands in them.
absl::StatusOr<std::optional<std::vector<TermId>>> WithRarest(const Graph& graph, const Places& places,
                                                              const std::vector<std::string>& words) {
  std::optional<std::vector<TermId>> fewest;
  for (const std::string& word : words) {
    const size_t limit = fewest.has_value() ? fewest->size() : kNoLimit;
    WHENCE_ASSIGN_OR_RETURN(std::optional<std::vector<TermId>> terms,
                            graph.FindTermsByWord(word, places.first, places.last, limit));
    if (!terms.has_value()) return terms;
    if (!fewest.has_value() || terms->size() < fewest->size()) fewest = std::move(terms);
  }
  return fewest;
}

// What is said to be something that the word stands in, also under another of its names.
absl::Status AddMembers(const Graph& graph, const std::string& word, std::vector<TermId>& terms) {
  WHENCE_ASSIGN_OR_RETURN(const std::optional<std::vector<TermId>> classes,
                          graph.FindTermsByWord(word, WordPlace::kClass, WordPlace::kClass, kNoLimit));
  std::vector<TermId> members;
  for (const std::string& predicate : {std::string(kRdfType), PredicateTerm("be").lexical}) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph.FindTerm(Term::Iri(predicate)));
    if (!id.has_value() || !classes.has_value()) continue;
    for (const TermId object : *classes) {
      auto cursor = graph.Scan({std::nullopt, *id, object});
      for (; cursor->Valid(); cursor->Next()) members.push_back(cursor->triple().subject);
      WHENCE_RETURN_IF_ERROR(cursor->status());
    }
  }
  Sort(members);
  WHENCE_ASSIGN_OR_RETURN(members, SameEntities(graph, members));
  terms.insert(terms.end(), members.begin(), members.end());
  return absl::OkStatus();
}

// The terms that may stand for the argument, with their words at the places.
absl::StatusOr<std::optional<std::vector<TermId>>> TermsAt(const Graph& graph, const Places& places,
                                                           const KnownArgument& argument) {
  std::optional<std::vector<TermId>> terms;
  if (!argument.entities.empty()) {
    // Itself, and what is described by all of its words.
    terms.emplace();
    if (!argument.stems.empty()) {
      WHENCE_ASSIGN_OR_RETURN(terms, WithRarest(graph, places, argument.stems));
    }
    if (terms.has_value()) terms->insert(terms->end(), argument.entities.begin(), argument.entities.end());
    return terms;
  }
  const std::string head = HeadStem(argument.text);
  if (head.empty() || argument.stems.empty()) return terms;
  if (argument.stems.size() > 1 && !argument.name_stems.empty()) return WithRarest(graph, places, argument.name_stems);
  WHENCE_ASSIGN_OR_RETURN(terms, graph.FindTermsByWord(head, places.head, places.head, kNoLimit));
  if (!terms.has_value()) return terms;
  if (argument.role != Role::kSubject) {
    // Of a literal: "an observer" in "an observer organization": all of the words, though the head is another's.
    WHENCE_ASSIGN_OR_RETURN(const std::optional<std::vector<TermId>> with_all,
                            WithRarest(graph, places, argument.stems));
    if (with_all.has_value()) terms->insert(terms->end(), with_all->begin(), with_all->end());
  }
  WHENCE_RETURN_IF_ERROR(AddMembers(graph, head, *terms));
  return terms;
}

absl::StatusOr<std::optional<ArgumentTerms>> TermsByWords(const Graph& graph, const KnownArgument& argument) {
  ArgumentTerms found;
  WHENCE_ASSIGN_OR_RETURN(std::optional<std::vector<TermId>> slots, TermsAt(graph, kSlots, argument));
  if (!slots.has_value()) return std::nullopt;
  Sort(*slots);
  if (argument.role == Role::kSubject) {
    found.subjects = *std::move(slots);
    return found;
  }
  found.objects = *std::move(slots);
  if (argument.role == Role::kObject) return found;
  WHENCE_ASSIGN_OR_RETURN(std::optional<std::vector<TermId>> values, TermsAt(graph, kQualifiers, argument));
  if (!values.has_value()) return std::nullopt;
  Sort(*values);
  found.qualifiers = *std::move(values);
  return found;
}

}  // namespace

void AddTermWords(DocumentRecord& record) {
  Words words(record.term_words);
  std::multimap<Term, std::string_view> names;
  for (const AliasRecord& alias : record.aliases) {
    words.AddText(alias.entity, alias.name);
    names.emplace(alias.entity, alias.name);
  }
  const Term be = PredicateTerm("be");
  for (const StatementRecord& statement : record.statements) {
    for (const Term* term : {&statement.subject, &statement.object}) {
      if (term->IsLiteral()) words.AddText(*term, term->lexical);
    }
    for (const auto& [predicate, value] : statement.qualifiers) words.AddQualifier(value, names);
    const bool of_type = statement.predicate.lexical == kRdfType;
    if (of_type || (statement.predicate == be && (statement.object.IsLiteral() || IsDescribed(statement.object)))) {
      words.AddClass(statement.object);
    }
  }
}

absl::StatusOr<std::optional<TriplesFound>> TriplesByWords(const Graph& graph, const QuestionFrame& question,
                                                           TermId predicate, size_t most) {
  std::optional<ArgumentTerms> fewest;
  TriplesFound found;
  for (const KnownArgument& argument : question.arguments) {
    WHENCE_ASSIGN_OR_RETURN(std::optional<ArgumentTerms> terms, TermsByWords(graph, argument));
    if (!terms.has_value()) continue;
    // Words that find all that fits come before those that may not.
    const bool lacks = argument.MayFitByKind();
    const bool better =
        !fewest.has_value() || (lacks != found.lacks_kinds ? found.lacks_kinds : terms->size() < fewest->size());
    if (!better) continue;
    fewest = std::move(terms);
    found.lacks_kinds = lacks;
  }
  if (!fewest.has_value()) return std::nullopt;
  const auto scan = [&](const TripleFilter& filter) -> absl::Status {
    auto cursor = graph.Scan(filter);
    for (; cursor->Valid() && found.triples.size() < most; cursor->Next()) found.triples.push_back(cursor->triple());
    return cursor->status();
  };
  for (const TermId subject : fewest->subjects) WHENCE_RETURN_IF_ERROR(scan({subject, predicate, std::nullopt}));
  for (const TermId object : fewest->objects) WHENCE_RETURN_IF_ERROR(scan({std::nullopt, predicate, object}));
  for (const TermId value : fewest->qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<std::vector<Triple>> with, graph.TriplesQualifiedBy(value, most));
    if (!with.has_value()) return std::nullopt;
    std::copy_if(with->begin(), with->end(), std::back_inserter(found.triples),
                 [&](const Triple& triple) { return triple.predicate == predicate; });
  }
  return found;
}

}  // namespace whence
