#include "corpus/language/parser.h"

#include <algorithm>
#include <limits>

#include "corpus/language/asked_passive.h"
#include "corpus/language/coordination.h"
#include "corpus/language/dense_math.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// A step, with how far its score is ahead of the next best step's, and of the next best of another kind.
struct Choice {
  int action = -1;
  float lead = Token::kSure;
  float lead_of_kind = Token::kSure;
};

// The best-scoring of the actions that are possible; the first of equals. Scores of labels that are not possible are
// overwritten.
Choice BestAction(const ParserState& state, std::vector<float>* scores) {
  constexpr float kNever = -std::numeric_limits<float>::infinity();
  constexpr size_t kNone = Action::kCount;
  BestTwo kinds[3] = {{kNone, kNever, kNever}, {kNone, kNever, kNever}, {kNone, kNever, kNever}};
  const auto consider = [&](BestTwo* kind, int first, int count) {
    *kind = FindBestTwo(static_cast<size_t>(count), scores->data() + first);
    kind->index += static_cast<size_t>(first);
  };
  if (state.CanShift()) consider(&kinds[0], 0, 1);
  if (state.CanLeft() && state.next() == state.size()) {
    consider(&kinds[1], Action::Left(Deprel::kRoot), 1);
  } else if (state.CanLeft()) {
    (*scores)[Action::Left(Deprel::kRoot)] = kNever;
    consider(&kinds[1], Action::Left(Deprel::kDep), kDeprelCount);
  }
  if (state.CanRight()) {
    (*scores)[Action::Right(Deprel::kRoot)] = kNever;
    consider(&kinds[2], Action::Right(Deprel::kDep), kDeprelCount);
  }
  const BestTwo* best = &kinds[0];
  for (const BestTwo& kind : kinds) {
    if (kind.best > best->best) best = &kind;
  }
  Choice choice;
  choice.action = static_cast<int>(best->index);
  for (const BestTwo& kind : kinds) {
    if (&kind != best) choice.lead_of_kind = std::min(choice.lead_of_kind, best->best - kind.best);
  }
  choice.lead = std::min(choice.lead_of_kind, best->best - best->second);
  return choice;
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
  workspace->leads.assign(words.size(), Token::kSure);
  StateFeatures features;
  while (!state.Done()) {
    ExtractStateFeatures(words, state, &features);
    ScoreState(shape_, network_.parameters(), workspace->places, features, workspace->hidden.data(),
               workspace->scores.data());
    const Choice choice = BestAction(state, &workspace->scores);
    const Action action = Action::FromClass(choice.action);
    const auto least = [&](int word, float lead) {
      float& known = workspace->leads[static_cast<size_t>(word)];
      known = std::min(known, lead);
    };
    // A word hangs where it does by the step that takes it, and by the steps that leave or take it a head before.
    if (action.kind != Action::Kind::kShift) least(state.Top(0), choice.lead);
    if (state.next() < state.size()) least(state.next(), choice.lead_of_kind);
    state.Apply(action);
  }
  for (int i = 0; i < state.size(); ++i) {
    const ParserState::Node& node = state.node(i);
    arcs->push_back({node.head == state.size() ? -1 : node.head, static_cast<Deprel>(node.label),
                     workspace->leads[static_cast<size_t>(i)]});
  }
  JoinLists(words, arcs);
  MendAskedPassive(words, arcs);
}

}  // namespace whence
