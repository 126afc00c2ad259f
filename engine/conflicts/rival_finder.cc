#include "engine/conflicts/rival_finder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/conflicts/sides.h"
#include "engine/linking/graph_names.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kFew = 64;             // triples about a thing that are all looked at
constexpr size_t kMostTriples = 200;    // of a thing and a predicate
constexpr uint64_t kFewDocuments = 16;  // that are asked for a description one by one

}  // namespace

absl::Status RivalFinder::ReadAll(const TripleFilter& filter, std::vector<Saying>& sayings) {
  size_t steps = 0;
  for (auto cursor = graph_.Scan(filter); cursor->Valid() && steps < kMostTriples; cursor->Next(), ++steps) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
    for (const Statement& statement : statements) WHENCE_RETURN_IF_ERROR(reader_.Read(statement, sayings));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<TermId>> RivalFinder::Alike(TermId thing) {
  WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(thing));
  if (term.IsLiteral()) return std::vector<TermId>();
  const size_t mark = term.lexical.rfind('~');
  if (mark == std::string::npos) return SameEntities(graph_, {thing});
  std::vector<TermId> alike = {thing};
  if (graph_.Counts().documents > kFewDocuments) return alike;
  const std::string phrase = PredicateName(term.lexical.substr(0, mark));
  WHENCE_ASSIGN_OR_RETURN(const std::vector<DocumentInfo> documents, graph_.Documents());
  for (const DocumentInfo& document : documents) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> other, graph_.FindTerm(DescribedTerm(phrase, document.name)));
    if (other.has_value() && *other != thing) alike.push_back(*other);
  }
  return alike;
}

absl::StatusOr<std::vector<Statement>> RivalFinder::SaidWith(const Statement& statement) {
  std::vector<Statement> together = {statement};
  const TripleFilter about{statement.triple.subject, std::nullopt, std::nullopt};
  if (statement.supports.empty() || graph_.EstimateCount(about) > kFew) return together;
  const Support& said = statement.supports.front();
  // What a noun before a name says by the way is nothing of what its sentence tells.
  if (said.rule.starts_with("trade")) return together;
  for (auto cursor = graph_.Scan(about); cursor->Valid(); cursor->Next()) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
    for (const Statement& one : statements) {
      const bool here = std::any_of(one.supports.begin(), one.supports.end(), [&](const Support& support) {
        return support.document == said.document && support.span == said.span;
      });
      if (here && one.id != statement.id) together.push_back(one);
    }
  }
  return together;
}

absl::Status RivalFinder::ReadAbout(TermId thing, TermId predicate, bool done, std::vector<Saying>& sayings) {
  const auto read = [&](TripleFilter filter) -> absl::Status {
    if (graph_.EstimateCount(filter) > kFew) filter.predicate = predicate;
    return ReadAll(filter, sayings);
  };
  WHENCE_RETURN_IF_ERROR(read({thing, std::nullopt, std::nullopt}));
  return done ? read({std::nullopt, std::nullopt, thing}) : absl::OkStatus();
}

absl::StatusOr<std::vector<RivalFinder::Rivalry>> RivalFinder::Against(const Statement& statement,
                                                                       absl::FunctionRef<bool(const Saying&)> matters) {
  std::vector<Rivalry> rivalries;
  if (graph_.Counts().documents < 2) return rivalries;
  std::vector<Saying> own;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> together, SaidWith(statement));
  for (const Statement& one : together) WHENCE_RETURN_IF_ERROR(reader_.Read(one, own));
  std::erase_if(own, [&](const Saying& saying) { return !matters(saying); });
  std::vector<Saying> said;
  std::vector<TermId> things;
  for (const Saying& saying : own) {
    if (std::find(things.begin(), things.end(), saying.of) != things.end()) continue;
    things.push_back(saying.of);
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> alike, Alike(saying.of));
    // How much of it there is, what is denied of it, it is the subject of.
    const bool done = std::any_of(own.begin(), own.end(), [&](const Saying& one) {
      const bool size = one.slot.find("|measure|") != std::string::npos;
      return one.of == saying.of && (one.kind != ConflictKind::kNumber || size) && one.kind != ConflictKind::kObject &&
             (one.kind != ConflictKind::kNegation || one.slot.starts_with("end|"));
    });
    for (const TermId thing : alike) {
      WHENCE_RETURN_IF_ERROR(ReadAbout(thing, saying.statement.triple.predicate, done, said));
    }
    WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(saying.of));
    if (!alike.empty() && term.lexical.find('~') == std::string::npos) continue;
    // It is told of by a phrase: "the church of Saint Oda was consecrated".
    const TripleFilter all{std::nullopt, saying.statement.triple.predicate, std::nullopt};
    if (graph_.EstimateCount(all) <= kFew) WHENCE_RETURN_IF_ERROR(ReadAll(all, said));
  }
  for (Saying& saying : own) {
    std::vector<const Saying*> slot = {&saying};
    for (const Saying& other : said) {
      if (other.slot == saying.slot && other.statement.id != saying.statement.id) slot.push_back(&other);
    }
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Side> sides, SidesOf(reader_, std::move(slot)));
    Rivalry rivalry;
    bool among = false;
    for (const Side& side : sides) {
      if (std::find(side.begin(), side.end(), &saying) != side.end()) {
        among = true;
        continue;
      }
      for (const Saying* other : side) {
        const bool known = std::any_of(rivalry.others.begin(), rivalry.others.end(),
                                       [&](const Saying& one) { return one.statement.id == other->statement.id; });
        if (!known) rivalry.others.push_back(*other);
      }
    }
    if (!among || rivalry.others.empty()) continue;
    rivalry.own = saying;
    rivalries.push_back(std::move(rivalry));
  }
  return rivalries;
}

}  // namespace whence
