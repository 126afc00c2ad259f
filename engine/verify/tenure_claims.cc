#include "engine/verify/tenure_claims.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/ascii.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/time/interval.h"
#include "engine/time/statement_time.h"
#include "engine/verify/evidence_clauses.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr size_t kMostTriples = 400;  // of an entity

// When the claim says that it was so.
struct Asked {
  std::optional<Interval> at;           // at some time in it
  std::optional<Interval> first, last;  // since when, until when
};

// Nothing where the claim's dates say something else: "after 1930".
std::optional<Asked> ReadAsked(const TextUnits& claim) {
  std::vector<const Unit*> dates;
  for (const Unit& unit : claim.units) {
    if (unit.kind != UnitKind::kDate) continue;
    if (!unit.interval.has_value()) return std::nullopt;
    dates.push_back(&unit);
  }
  Asked asked;
  if (dates.empty()) return asked;
  const std::string before = EvidenceClauses::PrepositionOf(claim, *dates.front());
  if (dates.size() == 1) {
    const Unit& date = *dates.front();
    if (IsIn(WordList::kAtTime, before)) {
      asked.at = date.interval;
    } else if (IsIn(WordList::kSince, before)) {
      asked.first = date.interval;
    } else if (IsIn(WordList::kStretchEnd, before)) {
      asked.last = date.interval;
    } else {
      return std::nullopt;
    }
    return asked;
  }
  const std::string joint = EvidenceClauses::PrepositionOf(claim, *dates[1]);
  const bool stretch = dates.size() == 2 && (before.empty() || IsIn(WordList::kStretchBegin, before)) &&
                       (joint.empty() || IsIn(WordList::kStretchEnd, joint) || IsIn(WordList::kStretchJoint, joint));
  if (!stretch) return std::nullopt;
  asked.first = dates[0]->interval;
  asked.last = dates[1]->interval;
  return asked;
}

std::optional<Interval> IntervalOfEnd(const std::optional<Term>& end) {
  return end.has_value() ? IntervalOf(*end) : std::nullopt;
}

// Whether a term is what the claim says; nothing where it may be. `last_known`: no later one is told.
std::optional<bool> Fits(const Asked& asked, bool past, bool last_known, const ToldTime& term) {
  const std::optional<Interval> first = IntervalOfEnd(term.first), last = IntervalOfEnd(term.last);
  if (asked.at.has_value()) return Overlap(*asked.at, term.when);
  const auto same = [](const std::optional<Interval>& own, const std::optional<Interval>& there) {
    return !own.has_value() || (there.has_value() && MayBeOne(*own, *there));
  };
  const bool fits = same(asked.first, first) && same(asked.last, last);
  if (!past && !asked.last.has_value()) {
    if (fits && last.has_value() && last_known) return std::nullopt;  // it may go on until then
    return fits && !last.has_value();
  }
  if (fits) return true;
  if (!asked.first.has_value() || !asked.last.has_value()) return false;
  const bool within =
      asked.first->first >= term.when.first && (!term.when.last.has_value() || asked.last->last <= term.when.last);
  return within ? std::nullopt : std::optional(false);
}

class TenureHearing {
 public:
  TenureHearing(const Graph& graph, const TextUnits& claim) : graph_(graph), claim_(claim) {}

  absl::StatusOr<std::vector<RowVoice>> Hear() {
    std::vector<RowVoice> voices;
    const std::optional<Asked> asked = ReadAsked(claim_);
    if (!IsPlain() || !asked.has_value()) return voices;
    for (const Unit& unit : claim_.units) {
      if (unit.kind != UnitKind::kName || BaseRelation(unit.relation) != Deprel::kNsubj) continue;
      WHENCE_ASSIGN_OR_RETURN(Heard heard, HearOf(unit, *asked));
      voices.insert(voices.end(), heard.with.begin(), heard.with.end());
      if (voices.empty() && !heard.open) voices = std::move(heard.against);
    }
    return voices;
  }

 private:
  // What the terms of one who is named say.
  struct Heard {
    std::vector<RowVoice> with, against;
    bool open = false;  // something may fit
  };

  absl::StatusOr<Heard> HearOf(const Unit& who, const Asked& asked) const {
    Heard heard;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities,
                            EntitiesNamed(graph_, claim_.text.substr(who.span.begin, who.span.size())));
    for (const TermId entity : entities) {
      size_t seen = 0;
      for (auto cursor = graph_.Scan({entity, std::nullopt, std::nullopt}); cursor->Valid() && seen < kMostTriples;
           cursor->Next(), ++seen) {
        WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
        for (const Statement& statement : statements) {
          if (IsTenure(graph_, statement)) WHENCE_RETURN_IF_ERROR(HearTerm(statement, who, asked, heard));
        }
      }
    }
    return heard;
  }

  absl::Status HearTerm(const Statement& statement, const Unit& who, const Asked& asked, Heard& heard) const {
    WHENCE_ASSIGN_OR_RETURN(const bool meant, IsMeant(statement, who));
    if (!meant) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> times, ToldTimes(graph_, statement));
    WHENCE_ASSIGN_OR_RETURN(const bool last_known, IsLastKnown(statement, times.front()));
    const std::optional<bool> fits = Fits(asked, claim_.clauses.front().past, last_known, times.front());
    heard.open = heard.open || !fits.has_value();
    for (const Support& support : statement.supports) {
      const RowVoice voice{fits.value_or(false), {}, support.document, support.span};
      if (support.rule == kTableRule && fits.has_value()) (*fits ? heard.with : heard.against).push_back(voice);
      heard.open = heard.open || support.rule != kTableRule;
    }
    return absl::OkStatus();
  }

  // Whether the claim says one plain thing, and says it to be so.
  bool IsPlain() const {
    if (claim_.analysis.sentences().size() != 1 || claim_.frames.size() != 1 || claim_.clauses.empty()) return false;
    for (const VerdictWord word : {VerdictWord::kDenial, VerdictWord::kExclusive, VerdictWord::kUniversal,
                                   VerdictWord::kPartial, VerdictWord::kFormer, VerdictWord::kExcept,
                                   VerdictWord::kScarcely, VerdictWord::kHedge, VerdictWord::kDoubtful}) {
      if (Has(claim_.classes, word)) return false;
    }
    return std::all_of(claim_.frames.front().begin(), claim_.frames.front().end(), [](const Extraction& frame) {
      return frame.modality == Modality::kAsserted && frame.polarity == Polarity::kPositive;
    });
  }

  // Whether the claim speaks of that office, and of nothing else than who, where and when.
  absl::StatusOr<bool> IsMeant(const Statement& statement, const Unit& who) const {
    absl::flat_hash_set<std::string> office, around;
    for (const Qualifier& qualifier : statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term name, graph_.DecodeTerm(qualifier.predicate));
      if (name != QualifierTerm(kAsQualifier)) continue;
      WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
      for (const std::string& word : PlainNameWords(value.lexical)) {
        if (!IsStopWord(word)) office.insert(StemWord(word));
      }
    }
    WHENCE_ASSIGN_OR_RETURN(const std::string object, DisplayName(graph_, statement.triple.object));
    AddStems(object, around);
    for (const Support& support : statement.supports) {
      WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph_.GetDocument(support.document));
      AddStems(document.title, around);
    }
    size_t found = 0;
    for (const Unit& unit : claim_.units) {
      if (&unit == &who || unit.kind == UnitKind::kDate) continue;
      if (unit.kind == UnitKind::kNumber) return false;
      if (unit.kind == UnitKind::kName) {
        if (!EvidenceClauses::StandsAmong(unit, around)) return false;
      } else if (office.contains(unit.stem)) {
        ++found;
      } else if (!around.contains(unit.stem) && !(unit.kind == UnitKind::kVerb && Tells(unit))) {
        return false;
      }
    }
    return !office.empty() && found == office.size() && !Becomes();
  }

  // Whether no other term of it begins later.
  absl::StatusOr<bool> IsLastKnown(const Statement& statement, const ToldTime& term) const {
    size_t seen = 0;
    for (auto cursor = graph_.Scan({std::nullopt, statement.triple.predicate, statement.triple.object});
         cursor->Valid() && seen < kMostTriples; cursor->Next(), ++seen) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
      for (const Statement& other : statements) {
        if (!IsTenure(graph_, other)) continue;
        WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> times, ToldTimes(graph_, other));
        if (times.front().when.first > term.when.first) return false;
      }
    }
    return true;
  }

  // Whether its main verb is one that counts for no word of it: "became chair".
  bool Becomes() const {
    const int32_t root = claim_.clauses.front().root;
    if (root < 0) return true;
    return claim_.analysis.sentences().front().tokens[static_cast<size_t>(root)].upos == Upos::kVerb &&
           std::none_of(claim_.units.begin(), claim_.units.end(), [&](const Unit& unit) { return unit.token == root; });
  }

  // Whether a verb of the claim tells of being in the office; of becoming or resigning tell other dates.
  bool Tells(const Unit& verb) const {
    const auto& frames = claim_.frames.front();
    return std::any_of(frames.begin(), frames.end(), [&](const Extraction& frame) {
      return frame.anchor == verb.token && Has(verb.classes, VerdictWord::kServing) &&
             frame.Find(Role::kObject) == nullptr;
    });
  }

  const Graph& graph_;
  const TextUnits& claim_;
};

}  // namespace

bool IsTenure(const Graph& graph, const Statement& statement) {
  if (statement.polarity != Polarity::kPositive || statement.modality != Modality::kAsserted) return false;
  bool as = false;
  for (const Qualifier& qualifier : statement.qualifiers) {
    const auto name = graph.DecodeTerm(qualifier.predicate);
    as = as || (name.ok() && *name == QualifierTerm(kAsQualifier));
  }
  if (!as) return false;
  const auto times = ToldTimes(graph, statement);
  return times.ok() && !times->empty() && times->front().lasts;
}

absl::StatusOr<std::vector<RowVoice>> HearTenures(const Graph& graph, const TextUnits& claim) {
  return TenureHearing(graph, claim).Hear();
}

}  // namespace whence
