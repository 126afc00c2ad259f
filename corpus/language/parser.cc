#include "corpus/language/parser.h"

namespace whence {

ParserWord MakeParserWord(const WordFeatures& features, Tag tag) {
  ParserWord word;
  word.norm = features.norm;
  word.tag = TagClass(tag);
  if (tag.upos == Upos::kNoun) word.meaning = static_cast<uint32_t>(features.NounFile());
  if (tag.upos == Upos::kVerb) word.meaning = 32 + static_cast<uint32_t>(features.VerbFile());
  return word;
}

void Parser::Parse(const std::vector<ParserWord>& words, ParserState* state, std::vector<ParserArc>* arcs) const {
  state->Reset(static_cast<int>(words.size()));
  FeatureVector features;
  LinearModel::Scores scores;
  while (!state->Done()) {
    ExtractParserFeatures(words, *state, &features);
    model_.Score(features, &scores);
    int best = -1;
    const bool at_root = state->next() == state->size();
    if (state->CanShift()) best = 0;
    const auto consider = [&](int action) {
      if (best < 0 || scores[static_cast<size_t>(action)] > scores[static_cast<size_t>(best)]) best = action;
    };
    if (state->CanLeft()) {
      if (at_root) {
        consider(Action::Left(Deprel::kRoot));
      } else {
        for (int label = 0; label < kDeprelCount; ++label) {
          if (label != static_cast<int>(Deprel::kRoot)) consider(1 + label);
        }
      }
    }
    if (state->CanRight()) {
      for (int label = 0; label < kDeprelCount; ++label) {
        if (label != static_cast<int>(Deprel::kRoot)) consider(1 + kDeprelCount + label);
      }
    }
    state->Apply(Action::FromClass(best));
  }
  arcs->clear();
  for (int i = 0; i < state->size(); ++i) {
    const ParserState::Node& node = state->node(i);
    arcs->push_back({node.head == state->size() ? -1 : node.head, static_cast<Deprel>(node.label)});
  }
}

}  // namespace whence
