// What acronyms stand for, and by which something goes, as the sources explain them.

#include <optional>
#include <utility>

#include "absl/strings/str_join.h"
#include "engine/answer_parts.h"
#include "engine/document_answerer.h"
#include "engine/linking/graph_names.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {

absl::StatusOr<Answer> DocumentAnswerer::AskExpansion(std::string_view acronym) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> bearers, graph_.FindAlias(FoldName(acronym)));
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> predicate, graph_.FindTerm(PredicateTerm(kAcronymPredicate)));
  Answer answer;
  std::vector<std::string> sentences;
  for (const AliasMatch& bearer : bearers) {
    if (bearer.kind != AliasKind::kAcronym || !predicate.has_value()) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> object, graph_.FindTerm(Term::String(bearer.name)));
    if (!object.has_value()) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements,
                            graph_.StatementsOf({bearer.entity, *predicate, *object}));
    if (statements.empty()) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::string name, DisplayName(graph_, bearer.entity));
    AnswerItem item{name, "name", bearer.name, 1, {}};
    WHENCE_ASSIGN_OR_RETURN(item.citations, citations_.Add(statements[0]));
    sentences.push_back(StrCat(bearer.name, " stands for ", name, " ", CitationList::Marks(item.citations), "."));
    answer.answers.push_back(std::move(item));
  }
  if (answer.answers.empty()) {
    return Unknown(UnknownReason::kNoFact, StrCat("I don't know: no source explains ", acronym, "."));
  }
  answer.status = AnswerStatus::kAnswered;
  answer.text = absl::StrJoin(sentences, " ");
  answer.citations = citations_.citations();
  return answer;
}

absl::StatusOr<Answer> DocumentAnswerer::AskAcronym(std::string_view name) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities, EntitiesNamed(graph_, name));
  for (const TermId entity : entities) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph_.AliasesOf(entity));
    for (const AliasMatch& alias : aliases) {
      if (alias.kind != AliasKind::kAcronym) continue;
      WHENCE_ASSIGN_OR_RETURN(Answer answer, AskExpansion(alias.name));
      if (answer.answers.empty()) continue;
      answer.answers.resize(1);
      std::swap(answer.answers[0].text, answer.answers[0].value);
      return answer;
    }
  }
  return Unknown(UnknownReason::kNoFact, StrCat("I don't know: no source gives a short form of ", name, "."));
}

}  // namespace whence
