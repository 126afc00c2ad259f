#include "corpus/language/parser.h"

#include "corpus/language/asked_passive.h"
#include "corpus/language/coordination.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// The best-scoring of the actions that are possible; the first of equals.
int BestAction(const ParserState& state, const std::vector<float>& scores) {
  constexpr int kRoot = static_cast<int>(Deprel::kRoot);
  int best = state.CanShift() ? 0 : -1;
  const auto consider = [&](int first, int end) {
    for (int action = first; action < end; ++action) {
      if (best < 0 || scores[static_cast<size_t>(action)] > scores[static_cast<size_t>(best)]) best = action;
    }
  };
  if (state.CanLeft() && state.next() == state.size()) {
    consider(Action::Left(Deprel::kRoot), Action::Left(Deprel::kRoot) + 1);
  } else if (state.CanLeft()) {
    consider(Action::Left(Deprel::kDep), Action::Left(Deprel::kDep) + kRoot);
    consider(Action::Left(Deprel::kRoot) + 1, Action::Left(Deprel::kDep) + kDeprelCount);
  }
  if (state.CanRight()) {
    consider(Action::Right(Deprel::kDep), Action::Right(Deprel::kDep) + kRoot);
    consider(Action::Right(Deprel::kRoot) + 1, Action::Right(Deprel::kDep) + kDeprelCount);
  }
  return best;
}

}  // namespace

absl::StatusOr<Parser> Parser::FromBytes(std::string_view network, std::string_view vocabulary) {
  Parser parser;
  WHENCE_ASSIGN_OR_RETURN(parser.network_, NetworkView::FromBytes(network));
  parser.shape_ = {parser.network_.shape(), parser.network_.extra()};
  if (parser.network_.parameter_count() != parser.shape_.parameter_count()) {
    return DataLoss("parser: ", parser.network_.parameter_count(), " parameters are not those of its shape");
  }
  const ParserShape& shape = parser.shape_;
  parser.network_.Quantise(shape.places(), shape.encoder.output(), kStatePlaces * shape.hidden);
  parser.network_.Quantise(shape.actions(), shape.hidden, Action::kCount);
  WHENCE_ASSIGN_OR_RETURN(parser.vocabulary_,
                          Vocabulary::FromBytes(vocabulary, ParserTables(), parser.network_.rows()));
  return parser;
}

void Parser::Parse(const std::vector<ParserWord>& words, ParserWorkspace* workspace,
                   std::vector<ParserArc>* arcs) const {
  arcs->clear();
  if (words.empty()) return;
  ParserState& state = workspace->state;
  state.Reset(static_cast<int>(words.size()));
  workspace->rows.clear();
  for (const ParserWord& word : words) workspace->rows.push_back(word.rows);
  network_.Encode(workspace->rows, &workspace->trace);
  PreparePlaces(shape_, network_.parameters(), workspace->trace, &workspace->places);
  workspace->hidden.resize(shape_.hidden);
  workspace->scores.resize(Action::kCount);
  const std::vector<float>& scores = workspace->scores;
  StateFeatures features;
  while (!state.Done()) {
    ExtractStateFeatures(words, state, &features);
    ScoreState(shape_, network_.parameters(), workspace->places, features, workspace->hidden.data(),
               workspace->scores.data());
    state.Apply(Action::FromClass(BestAction(state, scores)));
  }
  for (int i = 0; i < state.size(); ++i) {
    const ParserState::Node& node = state.node(i);
    arcs->push_back({node.head == state.size() ? -1 : node.head, static_cast<Deprel>(node.label)});
  }
  JoinLists(words, arcs);
  MendAskedPassive(words, arcs);
}

}  // namespace whence
