// What other sources say against what GraphVerifier finds to bear out a claim.

#include <algorithm>

#include "engine/conflicts/asked_words.h"
#include "engine/conflicts/rival_finder.h"
#include "engine/verify/graph_verifier.h"
#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kMostStatements = 6;  // that are held against others

}  // namespace

absl::Status GraphVerifier::AddRivals(const Sentence& claim, const std::vector<Statement>& supporting,
                                      Finding& finding) {
  if (supporting.empty() || graph_.Counts().documents < 2) return absl::OkStatus();
  const AskedWords claimed(claim);
  RivalFinder finder(graph_, conflicts_, extractor_.lexicon());
  const auto known = [](const std::vector<Statement>& statements, StatementId id) {
    return std::any_of(statements.begin(), statements.end(), [&](const Statement& one) { return one.id == id; });
  };
  for (size_t i = 0; i < supporting.size() && i < kMostStatements; ++i) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<RivalFinder::Rivalry> rivalries,
                            finder.Against(supporting[i], [&](const Saying& own) { return claimed.Name(own); }));
    for (const RivalFinder::Rivalry& rivalry : rivalries) {
      for (const Saying& other : rivalry.others) {
        if (known(supporting, other.statement.id) || known(finding.refuting, other.statement.id)) continue;
        finding.refuting.push_back(other.statement);
        finding.deciding.push_back({rivalry.own.text, other.text, "other"});
      }
    }
  }
  return absl::OkStatus();
}

absl::Status GraphVerifier::AddRivalsOfVoices(const Sentence& claim, const std::vector<Voice>& voices,
                                              Finding& finding) {
  if (finding.Decides() || graph_.Counts().documents < 2) return absl::OkStatus();
  for (const Voice& voice : voices) {
    if (voice.verdict != Verdict::kSupported) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> said, StatementsAt({voice.document, voice.span}));
    WHENCE_RETURN_IF_ERROR(AddRivals(claim, said, finding));
  }
  return absl::OkStatus();
}

}  // namespace whence
