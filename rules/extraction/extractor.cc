#include "rules/extraction/extractor.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/language/ascii.h"
#include "graph/base/status.h"
#include "rules/extraction/builtin_rules.h"
#include "rules/extraction/clause.h"
#include "rules/extraction/factuality.h"
#include "rules/extraction/frame_builder.h"
#include "rules/extraction/gapping.h"
#include "rules/extraction/paired_lists.h"
#include "rules/extraction/question_shape.h"
#include "rules/extraction/tree_rules.h"

namespace whence {

struct Extractor::Impl {
  TreeRules rules;
  GrammarWords words;
  PredicateLexicon lexicon;

  void Apply(const TreeRule& rule, const TreePattern::Match& match, const SentenceTree& tree,
             FrameBuilder* builder) const;
};

Extractor::Extractor(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Extractor::~Extractor() = default;

const PredicateLexicon& Extractor::lexicon() const { return impl_->lexicon; }
const GrammarWords& Extractor::words() const { return impl_->words; }

std::optional<Sentence> Extractor::DateRelativeTimes(const Sentence& sentence, DateAnchor* anchor,
                                                     std::vector<CountedDate>* counted) const {
  return WithRelativeDates(sentence, impl_->words, anchor, counted);
}

absl::StatusOr<std::unique_ptr<Extractor>> Extractor::Load(const std::vector<RuleSource>& rules,
                                                           const std::vector<RuleSource>& lexicons) {
  auto impl = std::make_unique<Impl>();
  for (const RuleSource& source : lexicons) WHENCE_RETURN_IF_ERROR(impl->lexicon.Add(source.name, source.text));
  for (const RuleSource& source : rules) WHENCE_RETURN_IF_ERROR(impl->rules.AddClasses(source.name, source.text));
  if (const std::string_view missing = impl->words.Fill(impl->rules.classes()); !missing.empty()) {
    return InvalidArgument("no rule file has class ", missing, "; rules/extraction/words.rules is its home");
  }
  impl->rules.AddClass("event_noun", impl->lexicon.Nouns(PredicateLexicon::NounKind::kEvent));
  impl->rules.AddClass("deed_noun", impl->lexicon.Nouns(PredicateLexicon::NounKind::kDeed));
  impl->rules.AddClass("agent_noun", impl->lexicon.Nouns(PredicateLexicon::NounKind::kAgent));
  for (const RuleSource& source : rules) WHENCE_RETURN_IF_ERROR(impl->rules.AddRules(source.name, source.text));
  impl->rules.BuildIndex();
  return std::unique_ptr<Extractor>(new Extractor(std::move(impl)));
}

absl::StatusOr<std::unique_ptr<Extractor>> Extractor::LoadBuiltin() {
  return Load({{"words.rules", std::string(kWordsRules)}, {"english.rules", std::string(kEnglishRules)}},
              {{"predicates.rules", std::string(kPredicatesRules)}});
}

void Extractor::Impl::Apply(const TreeRule& rule, const TreePattern::Match& match, const SentenceTree& tree,
                            FrameBuilder* builder) const {
  if (rule.yields.clause) {
    builder->AddClause(match[rule.yields.fillers.front().capture], rule.name);
    return;
  }
  FrameBuilder::NamedFrame frame;
  frame.anchor = match[0];
  for (const FrameTemplate::Piece& piece : rule.yields.lemma) {
    if (piece.capture < 0) {
      frame.lemma += piece.literal;
      continue;
    }
    if (match[piece.capture] < 0) return;
    const Token& token = tree[match[piece.capture]];
    const std::string lemma = LoweredLemma(token);
    const auto* nominal = piece.verb ? lexicon.FindNominal(lemma) : nullptr;
    frame.lemma += nominal != nullptr ? nominal->verb : lemma;
    if (piece.verb || rule.phrase.empty()) frame.anchor = match[piece.capture];
  }
  frame.phrase = rule.phrase.empty() ? frame.lemma : rule.phrase;
  for (const FrameTemplate::Filler& filler : rule.yields.fillers) {
    if (match[filler.capture] >= 0) frame.fillers.push_back({filler.role, match[filler.capture], filler.preposition});
  }
  for (int capture : rule.qualified_by) {
    if (match[capture] >= 0) frame.qualified_by.push_back(match[capture]);
  }
  frame.dated_only = rule.dated_only;
  frame.implied = rule.implied;
  builder->AddNamed(frame, rule.name);
}

std::vector<Extraction> Extractor::Extract(const Sentence& sentence, ExtractMode mode) const {
  if (sentence.tokens.empty() || sentence.tokens.size() > kMaxTokens) return {};
  std::vector<GapReading> readings;
  if (mode == ExtractMode::kText) readings = UnfoldGaps(sentence, impl_->words);
  if (readings.empty()) return ExtractTree(sentence, mode);
  // The later readings repeat what the first one says, but for their own phrases.
  std::vector<Extraction> frames = ExtractTree(readings.front().sentence, mode);
  for (auto reading = readings.begin() + 1; reading != readings.end(); ++reading) {
    const auto is_own = [&](const auto& part) { return part.head >= reading->begin && part.head < reading->end; };
    for (Extraction& frame : ExtractTree(reading->sentence, mode)) {
      if (std::none_of(frame.qualifiers.begin(), frame.qualifiers.end(), is_own)) continue;
      for (Argument& argument : frame.arguments) argument.clause = -1;
      if (frames.size() < kMaxFrames) frames.push_back(std::move(frame));
    }
  }
  return frames;
}

std::vector<Extraction> Extractor::ExtractTree(const Sentence& sentence, ExtractMode mode) const {
  std::vector<Extraction> frames;
  const std::optional<SentenceTree> tree = SentenceTree::Build(sentence);
  if (!tree) return frames;
  ClauseReader clauses(*tree, impl_->words, impl_->lexicon);
  const FactualityReader factuality(clauses);
  FrameBuilder builder(clauses, factuality, impl_->lexicon, kMaxFrames);
  std::vector<TreePattern::Match> matches;
  for (int32_t anchor = 0; anchor < tree->size(); ++anchor) {
    const Token& token = (*tree)[anchor];
    for (uint32_t index : impl_->rules.Candidates(token.upos, token.deprel)) {
      const TreeRule& rule = impl_->rules.rules()[index];
      matches.clear();
      rule.pattern.FindAt(*tree, anchor, &matches);
      for (const TreePattern::Match& match : matches) impl_->Apply(rule, match, *tree, &builder);
    }
  }
  builder.AddLifespans();
  frames = builder.TakeFrames();
  const std::optional<QuestionShape> question = ReadQuestionShape(*tree, mode);
  if (question) {
    MarkQuestion(*tree, *question, impl_->lexicon, &frames);
  } else {
    // A relative word that found no antecedent says nothing.
    std::erase_if(frames, [&](const Extraction& frame) {
      return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
        return argument.kind == ArgumentKind::kPronoun && argument.head >= 0 && IsWhWord((*tree)[argument.head]);
      });
    });
    const std::vector<PairedLists> lists = ReadPairedLists(*tree, impl_->words);
    for (Extraction& frame : frames) {
      if (frame.doubt.empty() && PairsOtherwise(*tree, lists, frame)) frame.doubt = "an item of another";
    }
  }
  for (Extraction& frame : frames) {
    for (Argument& argument : frame.arguments) {
      if (argument.kind != ArgumentKind::kClause) continue;
      const auto inner = std::find_if(frames.begin(), frames.end(), [&](const Extraction& other) {
        return other.anchor == argument.head && &other != &frame;
      });
      if (inner != frames.end()) argument.clause = static_cast<int32_t>(inner - frames.begin());
    }
  }
  return frames;
}

}  // namespace whence
