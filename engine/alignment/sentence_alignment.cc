#include "engine/alignment/sentence_alignment.h"

#include <algorithm>
#include <cmath>

#include "corpus/language/ascii.h"
#include "engine/frames/question_frame.h"
#include "engine/passages/index_words.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr float kMatched = 0.5F;    // from here on a word counts as found
constexpr float kSameEvent = 0.9F;  // "found", "establish"; "founder"
constexpr float kNearEvent = 0.6F;
constexpr float kSameRoot = 0.55F;  // "invade", "invasion"
constexpr float kPronounMatch = 0.7F;
constexpr int kFar = 99;
constexpr size_t kShortestRoot = 5;

size_t CommonPrefix(std::string_view a, std::string_view b) {
  size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsNear(const PredicateLexicon& lexicon, const std::string& a, const std::string& b) {
  const auto lists = [&](const std::string& canonical, const std::string& wording) {
    const std::vector<std::string>& near = lexicon.NearWordings(canonical);
    return std::find(near.begin(), near.end(), wording) != near.end();
  };
  return lists(a, b) || lists(b, a);
}

std::string FirstWord(const std::string& text) { return text.substr(0, text.find(' ')); }

// What stands for the relation to the governor, whether the clause is active or passive.
int DeepRelation(const SentenceTree& tree, int32_t node) {
  const Deprel relation = tree[node].deprel;
  switch (relation) {
    case Deprel::kNsubj:
    case Deprel::kOblAgent: return 1;
    case Deprel::kObj:
    case Deprel::kNsubjPass: return 2;
    case Deprel::kObl:
    case Deprel::kNmod: return tree.Preposition(node) == "by" ? 1 : 3;
    case Deprel::kNmodPoss: return 4;
    case Deprel::kOblUnmarked:
    case Deprel::kAdvmod: return 3;
    case Deprel::kAppos: return 5;
    case Deprel::kXcomp: return 6;
    default: return 0;
  }
}

constexpr uint32_t NounFile(uint32_t classes) {
  return (classes & WordClass::kNounFileMask) >> WordClass::kNounFileShift;
}

}  // namespace

SentenceAlignment::SentenceAlignment(const AskedQuestion& asked, const ReadSentence& read,
                                     const SentenceContext& context,
                                     const std::vector<absl::flat_hash_set<std::string>>& names,
                                     const PredicateLexicon& predicates, const Lexicon& lexicon)
    : asked_(asked), read_(read), context_(context), predicates_(predicates), lexicon_(lexicon) {
  MatchWords(names);
  MatchPronoun();
  double all = 0, held = 0, near = 0, name_weight = 0, name_missing = 0;
  bool any_verb = false, verb_found = false;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    const float best = match_[w].empty() ? 0 : *std::max_element(match_[w].begin(), match_[w].end());
    const bool around = context_.stems.contains(word.stem);
    const double weight = word.weight * (word.asked ? 0.5 : 1);
    all += weight;
    held += weight * best;
    near += weight * std::max<double>(best, around ? 0.8 : 0);
    if (word.name) {
      name_weight += 1;
      if (best < kMatched && !around) name_missing += 1;
    }
    if (word.number && !word.name && best < kMatched) numbers_missing_ = around ? std::max(numbers_missing_, 0.5) : 1;
    if (word.verb) {
      any_verb = true;
      verb_found = verb_found || best >= kMatched;
    }
  }
  coverage_ = all > 0 ? held / all : 0;
  context_coverage_ = all > 0 ? near / all : 0;
  names_missing_ = name_weight > 0 ? name_missing / name_weight : 0;
  verb_missing_ = any_verb && !verb_found;
  bool denied = false;
  for (const Token& token : read_.sentence().tokens) {
    const std::string lower = AsciiLowered(token.form);
    denied = denied || IsOneOf(lower, {"not", "n't", "never", "no", "neither", "nor", "without"});
  }
  negation_differs_ = denied != asked_.negative();
  MatchFrames();
}

double SentenceAlignment::Strength(const AskedWord& word, int32_t token) const {
  const std::vector<std::string>& stems = read_.stems(token);
  if (std::binary_search(stems.begin(), stems.end(), word.stem)) return 1;
  if (word.name || word.number) return 0;
  const Token& said = read_.sentence().tokens[static_cast<size_t>(token)];
  if (stems.size() != 1 || said.kind != TokenKind::kWord) return 0;
  if (!word.predicate.empty()) {
    const std::string lemma = AsciiLowered(said.lemma);
    std::string predicate;
    if (said.upos == Upos::kVerb) {
      const PredicateForm* form = predicates_.Find(lemma);
      predicate = form != nullptr ? form->canonical : lemma;
    } else if (const PredicateLexicon::Nominal* nominal = predicates_.FindNominal(lemma)) {
      predicate = nominal->verb;
    }
    if (!predicate.empty() && predicate == word.predicate) return kSameEvent;
    if (!predicate.empty() && IsNear(predicates_, word.predicate, predicate)) return kNearEvent;
  }
  const size_t common = CommonPrefix(word.stem, stems[0]);
  const size_t longer = std::max(word.stem.size(), stems[0].size());
  if (common >= kShortestRoot && longer <= common + 3) return kSameRoot;
  return 0;
}

void SentenceAlignment::MatchWords(const std::vector<absl::flat_hash_set<std::string>>& names) {
  const auto& tokens = read_.sentence().tokens;
  for (const AskedWord& word : asked_.words()) {
    std::vector<float> row(tokens.size(), 0);
    const auto& variants = names[static_cast<size_t>(word.token)];
    for (size_t t = 0; t < tokens.size(); ++t) {
      row[t] = static_cast<float>(Strength(word, static_cast<int32_t>(t)));
      if (row[t] < 1 && !variants.empty() && variants.contains(FoldName(tokens[t].form))) row[t] = 1;
    }
    match_.push_back(std::move(row));
  }
}

// A name that the sentence leaves out and its surroundings hold is what its pronoun or its "the ..." subject means.
void SentenceAlignment::MatchPronoun() {
  const auto& tokens = read_.sentence().tokens;
  int32_t pronoun = -1;
  for (size_t t = 0; t < tokens.size() && pronoun < 0; ++t) {
    const std::string lower = AsciiLowered(tokens[t].form);
    if (IsOneOf(lower, {"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"}) &&
        tokens[t].deprel != Deprel::kExpl) {
      pronoun = static_cast<int32_t>(t);
    }
  }
  if (pronoun < 0) return;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    if (!word.name || !context_.stems.contains(word.stem)) continue;
    if (*std::max_element(match_[w].begin(), match_[w].end()) >= kMatched) continue;
    match_[w][static_cast<size_t>(pronoun)] = kPronounMatch;
  }
}

double SentenceAlignment::MatchOfToken(int32_t asked_token, int32_t token) const {
  float best = 0;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    if (asked_.words()[w].token == asked_token) best = std::max(best, match_[w][static_cast<size_t>(token)]);
  }
  return best;
}

double SentenceAlignment::PredicateStrength(const Extraction& asked, const Extraction& said) const {
  const std::string& a = asked.canonical.empty() ? asked.lemma : asked.canonical;
  const std::string& b = said.canonical.empty() ? said.lemma : said.canonical;
  if (a == b) return a == "be" || a == "have" ? 0.5 : 1;
  if (a == "be" || b == "be") return 0;
  if (FirstWord(asked.lemma) == FirstWord(said.lemma) && FirstWord(asked.lemma) != "be") return 0.8;
  if (asked.anchor >= 0 && said.anchor >= 0) {
    const double match = MatchOfToken(asked.anchor, said.anchor);
    if (match >= kMatched) return 0.8 * match;
  }
  return IsNear(predicates_, a, b) ? 0.5 : 0;
}

void SentenceAlignment::MatchFrames() {
  for (size_t a = 0; a < asked_.frames().size() && a < 3; ++a) {
    const Extraction& asked = asked_.frames()[a];
    for (size_t f = 0; f < read_.frames().size(); ++f) {
      const Extraction& said = read_.frames()[f];
      FramePair pair{f, a, PredicateStrength(asked, said), 0, false};
      if (pair.strength == 0) continue;
      double all = 0, held = 0;
      for (size_t w = 0; w < asked_.words().size(); ++w) {
        const AskedWord& word = asked_.words()[w];
        if (word.asked || word.token == asked.anchor) continue;
        const ByteSpan span = asked_.sentence().tokens[static_cast<size_t>(word.token)].span;
        const auto asked_argument = std::find_if(asked.arguments.begin(), asked.arguments.end(),
                                                 [&](const Argument& argument) { return argument.span.Contains(span); });
        all += word.weight;
        double best = 0;
        for (size_t t = 0; t < match_[w].size(); ++t) {
          if (match_[w][t] < kMatched) continue;
          const ByteSpan said_span = read_.sentence().tokens[t].span;
          for (const Argument& argument : said.arguments) {
            if (!argument.span.Contains(said_span)) continue;
            double fit = match_[w][t];
            if (asked_argument != asked.arguments.end() && asked_argument->role != argument.role) {
              const bool core = (argument.role == Role::kSubject && asked_argument->role == Role::kObject) ||
                                (argument.role == Role::kObject && asked_argument->role == Role::kSubject);
              if (core) pair.crossed = true;
              fit *= core ? 0.3 : 0.8;
            }
            best = std::max(best, fit);
          }
          for (const FrameQualifier& qualifier : said.qualifiers) {
            if (qualifier.span.Contains(said_span)) best = std::max<double>(best, match_[w][t]);
          }
        }
        if (best == 0 && context_.stems.contains(word.stem)) best = 0.3;
        held += word.weight * best;
      }
      pair.arguments = all > 0 ? held / all : 0.5;
      pairs_.push_back(pair);
    }
  }
}

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

void SentenceAlignment::CountKinds(const std::vector<Candidate>& candidates) {
  absl::flat_hash_set<int32_t> heads;
  for (const Candidate& candidate : candidates) {
    if (heads.insert(candidate.head).second) ++kinds_[static_cast<size_t>(candidate.kind)];
  }
}

Features SentenceAlignment::FeaturesOf(const Candidate& candidate, const std::vector<std::string>& graph_answers) const {
  Features features{};
  const auto set = [&](Feature feature, double value) { features[static_cast<size_t>(feature)] = static_cast<float>(value); };
  const SentenceTree& tree = read_.tree();
  const Token& head = tree[candidate.head];
  const auto inside = [&](int32_t token) {
    return std::binary_search(candidate.tokens.begin(), candidate.tokens.end(), token);
  };

  set(Feature::kCoverage, coverage_);
  set(Feature::kContextCoverage, context_coverage_);
  set(Feature::kNamesMissing, names_missing_);
  set(Feature::kNumbersMissing, numbers_missing_);
  set(Feature::kRetrieval, context_.retrieval);
  set(Feature::kVerbMissing, verb_missing_);
  set(Feature::kNegation, negation_differs_);

  // In the frames.
  const ByteSpan head_span = head.span;
  double predicate = 0, same = 0, other = 0, arguments = 0;
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
      const bool kind = hole.qualifier >= 0 &&
                        asked.qualifiers[static_cast<size_t>(hole.qualifier)].kind == qualifier.kind;
      fit = std::max(fit, kind ? whole : 0);
    }
    if (fit < 0) continue;
    const double weight = pair.strength * (0.3 + 0.7 * pair.arguments);
    predicate = std::max(predicate, pair.strength);
    arguments = std::max(arguments, pair.arguments);
    same = std::max(same, fit * weight);
    if (fit == 0) other = std::max(other, weight);
    crossed = crossed || pair.crossed;
    hedged = hedged || said.modality != Modality::kAsserted || said.polarity != Polarity::kPositive;
  }
  set(Feature::kPredicate, predicate);
  set(Feature::kSameRole, same);
  set(Feature::kOtherRole, same > 0 ? 0 : other);
  set(Feature::kArgumentsMatched, arguments);
  set(Feature::kArgumentsCrossed, crossed && same > 0);
  set(Feature::kHedged, hedged);

  // In the tree.
  const int32_t governor = tree.Head(candidate.head);
  if (asked_.governor() >= 0 && governor >= 0) {
    const double match = MatchOfToken(asked_.governor(), governor);
    set(Feature::kGovernor, match);
    const int wanted = asked_.hole() >= 0 ? DeepRelation(asked_.tree(), asked_.hole()) : 3;
    if (match >= kMatched && wanted == DeepRelation(tree, candidate.head)) set(Feature::kGovernorRelation, match);
  }
  const std::string preposition = tree.Preposition(candidate.head);
  if (!asked_.preposition().empty()) {
    set(preposition == asked_.preposition() ? Feature::kSamePreposition : Feature::kOtherPreposition, 1);
  }
  const std::vector<int> distances = TreeDistances(candidate.head);
  double near_tree = 0, near_text = 0, weight = 0;
  double overlapping = 0, verb_position = -1;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    weight += word.weight;
    int steps = kFar, gap = kFar;
    for (size_t t = 0; t < match_[w].size(); ++t) {
      if (match_[w][t] < kMatched) continue;
      if (word.verb) verb_position = static_cast<double>(t);
      const int32_t token = static_cast<int32_t>(t);
      if (inside(token)) {
        overlapping += 1;
        continue;
      }
      steps = std::min(steps, distances[t]);
      const int before = candidate.tokens.front() - token, behind = token - candidate.tokens.back();
      gap = std::min(gap, std::max(before, behind));
    }
    if (steps < kFar) near_tree += word.weight * 1.0 / (1 + 0.5 * std::max(0, steps - 1));
    if (gap < kFar) near_text += word.weight * 1.0 / (1 + 0.2 * std::max(0, gap - 1));
  }
  set(Feature::kNearInTree, weight > 0 ? near_tree / weight : 0);
  set(Feature::kNearInText, weight > 0 ? near_text / weight : 0);
  size_t content = 0, repeated = 0;
  for (const int32_t token : candidate.tokens) {
    for (const std::string& stem : read_.stems(token)) {
      ++content;
      repeated += std::any_of(asked_.words().begin(), asked_.words().end(), [&](const AskedWord& word) {
        return word.stem == stem && !word.asked;
      });
    }
  }
  set(Feature::kOverlap, content > 0 ? static_cast<double>(repeated) / static_cast<double>(content) : 1);
  set(Feature::kBehindVerb, verb_position >= 0 && candidate.tokens.front() > verb_position);

  // What sort of thing is asked for.
  if (!asked_.noun_stem().empty()) {
    const std::string& noun = asked_.noun_stem();
    const auto& own = read_.stems(candidate.head);
    const bool is = std::binary_search(own.begin(), own.end(), noun);
    set(Feature::kIsAskedNoun, is);
    if (!is) {
      bool beside = false;
      const auto holds = [&](int32_t token) {
        return token >= 0 && std::binary_search(read_.stems(token).begin(), read_.stems(token).end(), noun);
      };
      for (const int32_t token : candidate.tokens) beside = beside || holds(token);
      const Deprel relation = head.deprel;
      beside = beside || (holds(governor) && (relation == Deprel::kAppos || relation == Deprel::kCompound || relation == Deprel::kNmod ||
                                              relation == Deprel::kNmodDesc || relation == Deprel::kFlat));
      for (const int32_t child : tree.Children(candidate.head)) {
        beside = beside || (holds(child) && (tree[child].deprel == Deprel::kAppos || tree[child].deprel == Deprel::kNmodDesc ||
                                             (tree[child].deprel == Deprel::kNsubj && tree.HasChild(candidate.head, {Deprel::kCop}))));
      }
      beside = beside || holds(candidate.tokens.front() - 1);
      set(Feature::kNearAskedNoun, beside);
    }
    const uint32_t wanted = lexicon_.Classes(asked_.noun());
    const uint32_t found = NounClasses(lexicon_, head);
    const bool plain = candidate.kind >= CandidateKind::kPersonNoun && candidate.kind <= CandidateKind::kNoun;
    if (plain && NounFile(wanted) != 0 && NounFile(found) != 0) {
      set(NounFile(wanted) == NounFile(found) ? Feature::kSameSort : Feature::kOtherSort, 1);
    }
    const bool person = (wanted & WordClass::kPersonNoun) != 0, place = (wanted & WordClass::kPlaceNoun) != 0,
               group = (wanted & WordClass::kOrganisationNoun) != 0;
    if (person || place || group) {
      const CandidateKind kind = candidate.kind;
      const bool fits = (person && kind == CandidateKind::kPersonName) || (place && kind == CandidateKind::kPlaceName) ||
                        (group && kind == CandidateKind::kOrganisationName);
      const bool named = kind == CandidateKind::kPersonName || kind == CandidateKind::kPlaceName ||
                         kind == CandidateKind::kOrganisationName;
      set(Feature::kFitsEntityType, fits);
      set(Feature::kOtherEntityType, (named && !fits) || (kind >= CandidateKind::kDate && kind <= CandidateKind::kOrdinal));
    }
  }

  // The phrase itself.
  set(Feature::kLength, std::log(static_cast<double>(candidate.tokens.size())));
  set(Feature::kCoordination, candidate.coordination);
  set(Feature::kFull, candidate.full);
  set(Feature::kShortForm, candidate.short_form);
  const auto matched = [&](int32_t token) {
    return token >= 0 && std::any_of(match_.begin(), match_.end(), [&](const auto& row) { return row[static_cast<size_t>(token)] >= kMatched; });
  };
  if (tree.HasChild(candidate.head, {Deprel::kCop})) {
    set(Feature::kAttribute, matched(tree.Child(candidate.head, kSubjectRelations)) ? 1 : 0.3);
  } else if (governor >= 0 && BaseRelation(head.deprel) == Deprel::kNsubj && tree.HasChild(governor, {Deprel::kCop})) {
    set(Feature::kAttribute, matched(governor) ? 1 : 0);
  }
  bool apposition = head.deprel == Deprel::kAppos && matched(governor);
  for (const int32_t child : tree.Children(candidate.head)) {
    apposition = apposition || (tree[child].deprel == Deprel::kAppos && matched(child));
  }
  set(Feature::kApposition, apposition);
  set(Feature::kOnlyOfKind, 1.0 / std::max(1, kinds_[static_cast<size_t>(candidate.kind)]));
  const int32_t first = candidate.tokens.front();
  const std::string marker = tree.Marker(candidate.head);
  bool reason = IsOneOf(preposition, {"due to", "because of", "for", "owing to"}) || IsOneOf(marker, {"because", "since", "to", "as", "so that"});
  set(Feature::kReasonMarker, reason);
  set(Feature::kQuoted, first > 0 && IsOneOf(tree[first - 1].form, {"\"", "“", "``", "'", "‘"}));
  if (!graph_answers.empty()) {
    const std::string folded = FoldName(candidate.text);
    const bool said = std::find(graph_answers.begin(), graph_answers.end(), folded) != graph_answers.end();
    set(said ? Feature::kSaidByGraph : Feature::kGraphDiffers, 1);
  }
  return features;
}

}  // namespace whence
