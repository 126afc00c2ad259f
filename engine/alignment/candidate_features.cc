// What an alignment says of one phrase, as the numbers that the ranker weighs.

#include <algorithm>
#include <cmath>

#include "corpus/language/ascii.h"
#include "engine/alignment/sentence_alignment.h"
#include "graph/fold.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/measures.h"

namespace whence {
namespace {

constexpr int kFar = 99;

// What stands for the relation to the governor, whether the clause is active or passive.
int DeepRelation(const SentenceTree& tree, int32_t node) {
  const Deprel relation = tree[node].deprel;
  switch (relation) {
    case Deprel::kNsubj:
    case Deprel::kOblAgent:
      return 1;
    case Deprel::kObj:
    case Deprel::kNsubjPass:
      return 2;
    case Deprel::kObl:
    case Deprel::kNmod:
      return tree.Preposition(node) == "by" ? 1 : 3;
    case Deprel::kNmodPoss:
      return 4;
    case Deprel::kOblUnmarked:
    case Deprel::kAdvmod:
      return 3;
    case Deprel::kAppos:
      return 5;
    case Deprel::kXcomp:
      return 6;
    default:
      return 0;
  }
}

constexpr uint32_t NounFile(uint32_t classes) {
  return (classes & WordClass::kNounFileMask) >> WordClass::kNounFileShift;
}

void Set(Features& features, Feature feature, double value) {
  features[static_cast<size_t>(feature)] = static_cast<float>(value);
}

}  // namespace

std::vector<int> SentenceAlignment::TreeDistances(int32_t from) const {
  const SentenceTree& tree = read_.tree();
  std::vector<int> distance(static_cast<size_t>(tree.size()), kFar);
  std::vector<int32_t> queue = {from};
  distance[static_cast<size_t>(from)] = 0;
  for (size_t i = 0; i < queue.size(); ++i) {
    const int32_t node = queue[i];
    const auto visit = [&](int32_t next) {
      if (next < 0 || distance[static_cast<size_t>(next)] != kFar) return;
      distance[static_cast<size_t>(next)] = distance[static_cast<size_t>(node)] + 1;
      queue.push_back(next);
    };
    visit(tree.Head(node));
    for (const int32_t child : tree.Children(node)) visit(child);
  }
  return distance;
}

void SentenceAlignment::AddSentence(Features& features) const {
  Set(features, Feature::kCoverage, coverage_);
  Set(features, Feature::kContextCoverage, context_coverage_);
  Set(features, Feature::kNamesMissing, names_around_);
  Set(features, Feature::kNumbersMissing, numbers_missing_);
  Set(features, Feature::kRetrieval, context_.retrieval);
  Set(features, Feature::kVerbMissing, verb_missing_);
  Set(features, Feature::kNegation, negation_differs_);
  Set(features, Feature::kWordsMissing, words_missing_);
  Set(features, Feature::kRarestMissing, rarest_missing_);
  Set(features, Feature::kNounMissing, noun_missing_);
  Set(features, Feature::kAdjectiveMissing, adjective_missing_);
  Set(features, Feature::kNamesSplit, names_split_);
  Set(features, Feature::kTimeFits, time_fits_);
  Set(features, Feature::kTimeOutside, time_outside_);
}

void SentenceAlignment::AddFrames(const Candidate& candidate, Features& features) const {
  const ByteSpan head_span = read_.tree()[candidate.head].span;
  double predicate = 0, same = 0, other = 0, arguments = 0, others = 0;
  bool crossed = false, hedged = false;
  for (const FramePair& pair : pairs_) {
    const Extraction& said = read_.frames()[pair.frame];
    const Extraction& asked = asked_.frames()[pair.asked_frame];
    if (!asked.hole.has_value()) continue;
    const Hole& hole = *asked.hole;
    double fit = -1;
    for (const Argument& argument : said.arguments) {
      if (!argument.span.Contains(head_span)) continue;
      const double whole = argument.head == candidate.head ? 1 : 0.5;
      if (hole.argument >= 0) {
        const Role role = asked.arguments[static_cast<size_t>(hole.argument)].role;
        const bool both_objects = role != Role::kSubject && argument.role != Role::kSubject;
        fit = std::max(fit, role == argument.role ? whole : both_objects ? 0.5 * whole : 0);
      } else {
        fit = std::max(fit, 0.0);
      }
    }
    for (const FrameQualifier& qualifier : said.qualifiers) {
      if (!qualifier.span.Contains(head_span)) continue;
      const double whole = qualifier.head == candidate.head ? 1 : 0.6;
      const bool kind =
          hole.qualifier >= 0 && asked.qualifiers[static_cast<size_t>(hole.qualifier)].kind == qualifier.kind;
      fit = std::max(fit, kind ? whole : 0);
    }
    if (fit < 0) continue;
    const double weight = pair.strength * (0.3 + 0.7 * pair.arguments);
    predicate = std::max(predicate, pair.strength);
    arguments = std::max(arguments, pair.arguments);
    same = std::max(same, fit * weight);
    if (fit == 0) other = std::max(other, weight);
    crossed = crossed || pair.crossed;
    if (pair.conflict) others = std::max(others, pair.strength);
    hedged = hedged || said.modality != Modality::kAsserted || said.polarity != Polarity::kPositive;
  }
  Set(features, Feature::kPredicate, predicate);
  Set(features, Feature::kSameRole, same);
  Set(features, Feature::kOtherRole, same > 0 ? 0 : other);
  Set(features, Feature::kArgumentsMatched, arguments);
  Set(features, Feature::kArgumentsCrossed, crossed && same > 0);
  Set(features, Feature::kHedged, hedged);
  Set(features, Feature::kOthersSpokenOf, others);
  Set(features, Feature::kComplete,
      same > 0.8 && rarest_missing_ == 0 && noun_missing_ == 0 && !names_split_ && !crossed);
}

void SentenceAlignment::AddTree(const Candidate& candidate, Features& features) const {
  const SentenceTree& tree = read_.tree();
  const auto inside = [&](int32_t token) {
    return std::binary_search(candidate.tokens.begin(), candidate.tokens.end(), token);
  };
  const int32_t governor = tree.Head(candidate.head);
  if (asked_.governor() >= 0 && governor >= 0) {
    const double match = MatchOfToken(asked_.governor(), governor);
    Set(features, Feature::kGovernor, match);
    const int wanted = asked_.hole() >= 0 ? DeepRelation(asked_.tree(), asked_.hole()) : 3;
    if (match >= kMatched && wanted == DeepRelation(tree, candidate.head))
      Set(features, Feature::kGovernorRelation, match);
  }
  const std::string preposition = tree.Preposition(candidate.head);
  if (!asked_.preposition().empty()) {
    Set(features, preposition == asked_.preposition() ? Feature::kSamePreposition : Feature::kOtherPreposition, 1);
  }
  const std::vector<int> distances = TreeDistances(candidate.head);
  double near_tree = 0, near_text = 0, weight = 0, near_weight = 0;
  double verb_position = -1;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    weight += word.weight;
    int steps = kFar, gap = kFar;
    for (size_t t = 0; t < match_[w].size(); ++t) {
      if (match_[w][t] < kMatched) continue;
      if (word.verb) verb_position = static_cast<double>(t);
      const int32_t token = static_cast<int32_t>(t);
      if (inside(token)) continue;
      steps = std::min(steps, distances[t]);
      const int before = candidate.tokens.front() - token, behind = token - candidate.tokens.back();
      gap = std::min(gap, std::max(before, behind));
    }
    if (steps < kFar) {
      near_tree += word.weight * 1.0 / (1 + 0.5 * std::max(0, steps - 1));
      near_weight += word.weight;
    }
    if (gap < kFar) near_text += word.weight * 1.0 / (1 + 0.2 * std::max(0, gap - 1));
  }
  Set(features, Feature::kNearInTree, weight > 0 ? near_tree / weight : 0);
  Set(features, Feature::kMatchedNear, near_weight > 0 ? near_tree / near_weight : 0);
  Set(features, Feature::kNearInText, weight > 0 ? near_text / weight : 0);
  Set(features, Feature::kBehindVerb, verb_position >= 0 && candidate.tokens.front() > verb_position);
}

void SentenceAlignment::AddSort(const Candidate& candidate, Features& features) const {
  const SentenceTree& tree = read_.tree();
  const Token& head = tree[candidate.head];
  const int32_t governor = tree.Head(candidate.head);
  if (asked_.kind() == AskedKind::kAmount && !asked_.noun().empty()) {
    const std::vector<std::string_view> units = UnitsOf(asked_.noun());
    if (!units.empty()) {
      Set(features, IsInUnits(head, units) ? Feature::kUnitFits : Feature::kUnitDiffers, 1);
    }
  }
  for (int32_t node = candidate.head, steps = 0; node >= 0 && steps < 12; node = tree.Head(node), ++steps) {
    if (BaseRelation(tree[node].deprel) == Deprel::kNsubj && tree.Head(node) == tree.root()) {
      Set(features, Feature::kPlainSubject, node == candidate.head ? 1 : 0.5);
      break;
    }
  }
  if (!asked_.noun_stem().empty()) {
    const std::string& noun = asked_.noun_stem();
    bool only = true;
    for (const int32_t token : candidate.tokens) {
      for (const std::string& stem : read_.stems(token)) only = only && stem == noun;
    }
    Set(features, Feature::kOnlyAskedNoun, only);
    const auto& own = read_.stems(candidate.head);
    const bool is = std::binary_search(own.begin(), own.end(), noun);
    Set(features, Feature::kIsAskedNoun, is);
    if (!is) {
      bool beside = false;
      const auto holds = [&](int32_t token) {
        return token >= 0 && std::binary_search(read_.stems(token).begin(), read_.stems(token).end(), noun);
      };
      for (const int32_t token : candidate.tokens) beside = beside || holds(token);
      const Deprel relation = head.deprel;
      beside = beside || (holds(governor) &&
                          (relation == Deprel::kAppos || relation == Deprel::kCompound || relation == Deprel::kNmod ||
                           relation == Deprel::kNmodDesc || relation == Deprel::kFlat));
      for (const int32_t child : tree.Children(candidate.head)) {
        beside = beside || (holds(child) &&
                            (tree[child].deprel == Deprel::kAppos || tree[child].deprel == Deprel::kNmodDesc ||
                             (tree[child].deprel == Deprel::kNsubj && tree.HasChild(candidate.head, {Deprel::kCop}))));
      }
      beside = beside || holds(candidate.tokens.front() - 1);
      Set(features, Feature::kNearAskedNoun, beside);
    }
    const uint32_t wanted = lexicon_.Classes(asked_.noun());
    const uint32_t found = NounClasses(lexicon_, head);
    const bool plain = candidate.kind >= CandidateKind::kPersonNoun && candidate.kind <= CandidateKind::kNoun;
    if (plain && NounFile(wanted) != 0 && NounFile(found) != 0) {
      Set(features, NounFile(wanted) == NounFile(found) ? Feature::kSameSort : Feature::kOtherSort, 1);
    }
    const bool person = (wanted & WordClass::kPersonNoun) != 0, place = (wanted & WordClass::kPlaceNoun) != 0,
               group = (wanted & WordClass::kOrganisationNoun) != 0;
    if (person || place || group) {
      const CandidateKind kind = candidate.kind;
      const bool fits = (person && kind == CandidateKind::kPersonName) ||
                        (place && kind == CandidateKind::kPlaceName) ||
                        (group && kind == CandidateKind::kOrganisationName);
      const bool named = kind == CandidateKind::kPersonName || kind == CandidateKind::kPlaceName ||
                         kind == CandidateKind::kOrganisationName;
      Set(features, Feature::kFitsEntityType, fits);
      Set(features, Feature::kOtherEntityType,
          (named && !fits) || (kind >= CandidateKind::kDate && kind <= CandidateKind::kOrdinal));
    }
  }
}

void SentenceAlignment::AddPhrase(const Candidate& candidate, Features& features) const {
  const SentenceTree& tree = read_.tree();
  const Token& head = tree[candidate.head];
  const int32_t governor = tree.Head(candidate.head);
  const std::string preposition = tree.Preposition(candidate.head);
  size_t content = 0, repeated = 0;
  for (const int32_t token : candidate.tokens) {
    for (const std::string& stem : read_.stems(token)) {
      ++content;
      repeated += std::any_of(asked_.words().begin(), asked_.words().end(),
                              [&](const AskedWord& word) { return word.stem == stem && !word.asked; });
    }
  }
  Set(features, Feature::kOverlap, content > 0 ? static_cast<double>(repeated) / static_cast<double>(content) : 1);
  Set(features, Feature::kLength, std::log(static_cast<double>(candidate.tokens.size())));
  Set(features, Feature::kCoordination, candidate.coordination);
  Set(features, Feature::kFull, candidate.full);
  Set(features, Feature::kHoldsPlace, HoldsPlace(candidate) && !candidate.coordination);
  const int32_t clause = ClauseOf(candidate.head);
  if (clause >= 0) {
    const bool own = MatchOfToken(asked_.tree().root(), clause) >= kMatched;
    bool elsewhere = false;
    for (int32_t token = 0; token < tree.size() && !own && !elsewhere; ++token) {
      elsewhere = MatchOfToken(asked_.tree().root(), token) >= kMatched && IsClausal(tree, token);
    }
    Set(features, Feature::kOwnClause, own);
    Set(features, Feature::kOtherClause, elsewhere);
  }
  Set(features, Feature::kShortForm, candidate.short_form);
  const auto matched = [&](int32_t token) { return token >= 0 && IsMatched(token); };
  if (tree.HasChild(candidate.head, {Deprel::kCop})) {
    Set(features, Feature::kAttribute, matched(tree.Child(candidate.head, kSubjectRelations)) ? 1 : 0.3);
  } else if (governor >= 0 && BaseRelation(head.deprel) == Deprel::kNsubj && tree.HasChild(governor, {Deprel::kCop})) {
    Set(features, Feature::kAttribute, matched(governor) ? 1 : 0);
  }
  bool apposition = head.deprel == Deprel::kAppos && matched(governor);
  for (const int32_t child : tree.Children(candidate.head)) {
    apposition = apposition || (tree[child].deprel == Deprel::kAppos && matched(child));
  }
  Set(features, Feature::kApposition, apposition);
  Set(features, Feature::kOnlyOfKind, 1.0 / std::max(1, kinds_[static_cast<size_t>(candidate.kind)]));
  const int32_t first = candidate.tokens.front();
  const std::string marker = tree.Marker(candidate.head);
  bool reason = IsOneOf(preposition, {"due to", "because of", "for", "owing to"}) ||
                IsOneOf(marker, {"because", "since", "to", "as", "so that"});
  Set(features, Feature::kReasonMarker, reason);
  Set(features, Feature::kQuoted, first > 0 && IsOneOf(tree[first - 1].form, {"\"", "“", "``", "'", "‘"}));
}

Features SentenceAlignment::FeaturesOf(const Candidate& candidate,
                                       const std::vector<std::string>& graph_answers) const {
  Features features{};
  AddSentence(features);
  AddFrames(candidate, features);
  AddTree(candidate, features);
  AddSort(candidate, features);
  AddPhrase(candidate, features);
  if (!graph_answers.empty()) {
    const std::string folded = FoldName(candidate.text);
    const bool said = std::find(graph_answers.begin(), graph_answers.end(), folded) != graph_answers.end();
    Set(features, said ? Feature::kSaidByGraph : Feature::kGraphDiffers, 1);
  }
  return features;
}

}  // namespace whence
