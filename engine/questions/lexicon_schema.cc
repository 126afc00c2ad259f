// What a graph says of its own predicates.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/questions/lexicon_builder.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/labels.h"

namespace whence {
namespace {

constexpr size_t kMostSaid = 5000;

// The pairs that a predicate of the schema relates.
absl::StatusOr<std::vector<std::pair<TermId, TermId>>> Pairs(const Graph& graph, std::string_view iri,
                                                             std::string_view object = {}) {
  std::vector<std::pair<TermId, TermId>> pairs;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> predicate, graph.FindTerm(Term::Iri(iri)));
  if (!predicate) return pairs;
  TripleFilter filter{.predicate = *predicate};
  if (!object.empty()) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> kind, graph.FindTerm(Term::Iri(object)));
    if (!kind) return pairs;
    filter.object = *kind;
  }
  const auto cursor = graph.Scan(filter);
  for (; cursor->Valid() && pairs.size() < kMostSaid; cursor->Next()) {
    pairs.emplace_back(cursor->triple().subject, cursor->triple().object);
  }
  WHENCE_RETURN_IF_ERROR(cursor->status());
  return pairs;
}

}  // namespace

// Wikidata labels the entity of a property, and states by another IRI.
absl::Status LexiconBuilder::AddLabels(Predicate& predicate) const {
  constexpr std::string_view kDirect = "http://www.wikidata.org/prop/direct/";
  WHENCE_ASSIGN_OR_RETURN(std::vector<AliasMatch> labels, graph_.AliasesOf(predicate.id));
  if (predicate.iri.starts_with(kDirect)) {
    const std::string entity = StrCat("http://www.wikidata.org/entity/", predicate.iri.substr(kDirect.size()));
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(Term::Iri(entity)));
    if (id) {
      WHENCE_ASSIGN_OR_RETURN(labels, graph_.AliasesOf(*id));
    }
  }
  for (const AliasMatch& label : labels) {
    std::string name = JoinWords(WordsOf(label.name));
    if (name != predicate.name) predicate.labels.push_back(std::move(name));
  }
  return absl::OkStatus();
}

std::optional<size_t> LexiconBuilder::IndexOf(TermId predicate) const {
  for (size_t i = 0; i < predicates_.size(); ++i) {
    if (predicates_[i].id == predicate) return i;
  }
  return std::nullopt;
}

// Whatever `from` states is so by `to`, too; `to` may be a predicate that nothing is stated by.
absl::Status LexiconBuilder::AddPath(TermId to, TermId from, bool inverse) {
  const std::optional<size_t> source = IndexOf(from);
  std::optional<size_t> target = IndexOf(to);
  if (!source || to == from) return absl::OkStatus();
  RelationPath path = PathOf({{*source, inverse}});
  if (!target) {
    WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(to));
    if (term.kind != TermKind::kIri) return absl::OkStatus();
    Predicate made;
    made.id = to;
    made.iri = term.lexical;
    made.name = ReadableName(term.lexical);
    WHENCE_RETURN_IF_ERROR(AddLabels(made));
    made.objects = path.to & kLiteralClass ? kLiteralClass : kEntityClasses;
    made.numeric = path.numeric;
    made.relation = static_cast<uint32_t>(out_.relations_.size());
    LexicalRelation relation;
    relation.name = made.labels.empty() ? made.name : made.labels.front();
    relation.paths.push_back(std::move(path));
    SetEnds(relation);
    out_.relations_.push_back(std::move(relation));
    by_iri_[made.iri].push_back(predicates_.size());
    by_iri_[std::string(LocalName(made.iri))].push_back(predicates_.size());
    by_name_[made.name].push_back(predicates_.size());
    predicates_.push_back(std::move(made));
    return absl::OkStatus();
  }
  LexicalRelation& relation = out_.relations_[RelationOf(*target)];
  const bool known = std::any_of(relation.paths.begin(), relation.paths.end(), [&](const RelationPath& other) {
    return other.steps.size() == 1 && other.steps[0].predicate == from && other.steps[0].inverse == inverse;
  });
  if (known) return absl::OkStatus();
  relation.paths.push_back(std::move(path));
  SetEnds(relation);
  return absl::OkStatus();
}

absl::Status LexiconBuilder::ReadSchema() {
  if (graph_.Counts().documents > 0) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const auto inverses, Pairs(graph_, "http://www.w3.org/2002/07/owl#inverseOf"));
  for (const auto& [one, other] : inverses) {
    WHENCE_RETURN_IF_ERROR(AddPath(one, other, true));
    WHENCE_RETURN_IF_ERROR(AddPath(other, one, true));
  }
  WHENCE_ASSIGN_OR_RETURN(const auto cases, Pairs(graph_, "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"));
  for (const auto& [narrow, wide] : cases) WHENCE_RETURN_IF_ERROR(AddPath(wide, narrow, false));
  WHENCE_ASSIGN_OR_RETURN(const auto symmetric, Pairs(graph_, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                                                      "http://www.w3.org/2002/07/owl#SymmetricProperty"));
  for (const auto& [predicate, kind] : symmetric) {
    if (const std::optional<size_t> index = IndexOf(predicate)) MakeSymmetric(RelationOf(*index));
  }
  return absl::OkStatus();
}

}  // namespace whence
