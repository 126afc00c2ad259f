#include "engine/inference/graph_inference.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "engine/vocabulary.h"
#include "graph/base/file_bytes.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/inference/inference.h"

namespace whence {
namespace {

// Predicates that serve other rules and are no statements.
constexpr std::string_view kStep = "step:";

TimeSpan SpanOf(const Interval& interval) {
  return {interval.first.value_or(-TimeSpan::kOpen), interval.last.value_or(TimeSpan::kOpen)};
}

Interval IntervalOf(const TimeSpan& span) {
  Interval interval;
  if (span.first != -TimeSpan::kOpen) interval.first = span.first;
  if (span.last != TimeSpan::kOpen) interval.last = span.last;
  return interval;
}

class GraphReader {
 public:
  GraphReader(const Graph& graph, const InferenceRules& rules) : graph_(graph), rules_(rules), inference_(rules) {}

  absl::StatusOr<std::vector<InferredStatement>> Run(size_t most) {
    WHENCE_RETURN_IF_ERROR(ReadPremises());
    WHENCE_RETURN_IF_ERROR(inference_.Run(most));
    std::vector<InferredStatement> inferred;
    for (size_t i = inference_.premises(); i < inference_.size(); ++i) {
      if (inference_.predicate(i).starts_with(kStep)) continue;
      InferredStatement statement;
      WHENCE_ASSIGN_OR_RETURN(statement.subject, TermOf(inference_.subject(i)));
      WHENCE_ASSIGN_OR_RETURN(statement.object, TermOf(inference_.object(i)));
      statement.predicate = inference_.predicate(i);
      statement.time = IntervalOf(inference_.time(i));
      statement.rule = inference_.rule(i);
      for (uint32_t source : inference_.SourcesOf(i)) statement.basis.push_back(statements_[source]);
      inferred.push_back(std::move(statement));
    }
    return inferred;
  }

 private:
  absl::Status ReadPremises() {
    std::set<std::string> predicates;
    for (const InferenceRule& rule : rules_.rules()) {
      for (const InferenceAtom& premise : rule.premises) {
        if (!premise.predicate.starts_with(kStep)) predicates.insert(premise.predicate);
      }
    }
    WHENCE_ASSIGN_OR_RETURN(unspecified_, graph_.FindTerm(UnspecifiedTerm()));
    for (const std::string& predicate : predicates) {
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(PredicateTerm(predicate)));
      if (!id.has_value()) continue;
      for (auto cursor = graph_.Scan({std::nullopt, *id, std::nullopt}); cursor->Valid(); cursor->Next()) {
        WHENCE_RETURN_IF_ERROR(AddTriple(predicate, cursor->triple()));
      }
    }
    return absl::OkStatus();
  }

  absl::Status AddTriple(const std::string& predicate, const Triple& triple) {
    if (triple.subject == unspecified_ || triple.object == unspecified_) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(triple));
    for (const Statement& statement : statements) {
      if (statement.polarity != Polarity::kPositive || statement.modality != Modality::kAsserted) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TimeSpan> time, TimeOfStatement(statement));
      if (!time.has_value()) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::string subject, NameOf(triple.subject));
      WHENCE_ASSIGN_OR_RETURN(const std::string object, NameOf(triple.object));
      const size_t index = inference_.AddPremise(predicate, subject, object, *time);
      if (index == statements_.size()) statements_.push_back(statement);
    }
    return absl::OkStatus();
  }

  // Nothing for what is over at an unknown time ("former"): it must not count as holding.
  absl::StatusOr<std::optional<TimeSpan>> TimeOfStatement(const Statement& statement) const {
    TimeSpan span;
    for (const Qualifier& qualifier : statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(qualifier.predicate));
      WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
      if (predicate == QualifierTerm(kStatusQualifier) && value.lexical == "former") return std::optional<TimeSpan>();
      const std::optional<Interval> interval = whence::IntervalOf(value);
      if (!interval.has_value()) continue;
      if (predicate == QualifierTerm(kTimeQualifier)) span = SpanOf(*interval);
      if (predicate == QualifierTerm(kStartQualifier)) span.first = SpanOf(*interval).first;
      if (predicate == QualifierTerm(kEndQualifier)) span.last = SpanOf(*interval).last;
    }
    return std::optional(span);
  }

  // Of the entities that an acronym of this one stands for, itself among them, the first: "NATO" and its full name are
  // one.
  absl::StatusOr<TermId> Representative(TermId id) {
    const auto known = representatives_.find(id);
    if (known != representatives_.end()) return known->second;
    TermId first = id;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph_.AliasesOf(id));
    for (const AliasMatch& alias : aliases) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> same, graph_.FindAlias(FoldName(alias.name)));
      const bool acronym = std::any_of(same.begin(), same.end(),
                                       [](const AliasMatch& match) { return match.kind == AliasKind::kAcronym; });
      // An acronym of several things tells none.
      if (!acronym || same.size() > 2) continue;
      for (const AliasMatch& match : same) first = std::min(first, match.entity);
    }
    representatives_.emplace(id, first);
    return first;
  }

  // Entities go by their IRI, so that rules may name them; anything else by its number.
  absl::StatusOr<std::string> NameOf(TermId named) {
    WHENCE_ASSIGN_OR_RETURN(const TermId id, Representative(named));
    WHENCE_ASSIGN_OR_RETURN(Term term, graph_.DecodeTerm(id));
    std::string name = term.IsLiteral() ? StrCat("#", id.value()) : term.lexical;
    terms_.try_emplace(name, std::move(term));
    return name;
  }

  absl::StatusOr<Term> TermOf(std::string_view name) const {
    const auto found = terms_.find(std::string(name));
    return found != terms_.end() ? found->second : EntityTerm(name);
  }

  const Graph& graph_;
  const InferenceRules& rules_;
  Inference inference_;
  std::optional<TermId> unspecified_;
  std::vector<Statement> statements_;  // by index of the premise
  absl::flat_hash_map<std::string, Term> terms_;
  absl::flat_hash_map<TermId, TermId> representatives_;
};

}  // namespace

absl::StatusOr<InferenceRules> LoadInferenceRules(const std::string& data, const PredicateLexicon& lexicon) {
  const std::string path = StrCat(data, "/rules/inference/general.rules");
  WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadFileBytes(path));
  InferenceRules rules;
  WHENCE_RETURN_IF_ERROR(rules.Add("rules/inference/general.rules", text));
  for (const auto& [predicate, inverse] : lexicon.InversePairs()) {
    WHENCE_RETURN_IF_ERROR(rules.AddInverse(predicate, inverse));
  }
  return rules;
}

absl::StatusOr<std::vector<InferredStatement>> Infer(const Graph& graph, const InferenceRules& rules, size_t most) {
  return GraphReader(graph, rules).Run(most);
}

}  // namespace whence
