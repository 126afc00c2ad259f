#include "engine/frames/frame_matcher.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/phrase.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr uint64_t kMostOfPredicate = 1000;
// Of a predicate with more triples, those are looked at alone that the words of the question lead to.
constexpr uint64_t kFewOfPredicate = 200;
constexpr double kNearScore = 0.6;  // a predicate of near meaning
constexpr double kLooseScore = 0.4;
constexpr double kAbsentScore = 0.3;
constexpr double kDescribedScore = 0.8;

// Whether all of it comes after the time as of which is asked.
bool IsLater(const Interval& told, const Interval& as_of) {
  return told.first.has_value() && as_of.last.has_value() && *told.first > *as_of.last;
}

bool AreNear(const PredicateLexicon& lexicon, std::string_view a, std::string_view b) {
  const auto lists = [&](std::string_view canonical, std::string_view wording) {
    const std::vector<std::string>& near = lexicon.NearWordings(canonical);
    return std::find(near.begin(), near.end(), wording) != near.end();
  };
  return lists(a, b) || lists(b, a);
}

// Whether a statement of that modality may answer: what is asserted always; what might or would be, a question with
// "would" or "could" itself; that somebody said something, a question for who said it.
bool Speaks(const QuestionFrame& question, Modality modality) {
  if (modality == Modality::kAsserted) return true;
  if (modality == Modality::kReported) return question.predicate == "say";
  return question.modal;
}

}  // namespace

absl::StatusOr<const Term*> FrameMatcher::Decode(TermId id) {
  std::unique_ptr<Term>& term = terms_[id];
  if (term == nullptr) {
    WHENCE_ASSIGN_OR_RETURN(Term decoded, graph_.DecodeTerm(id));
    term = std::make_unique<Term>(std::move(decoded));
  }
  return term.get();
}

absl::StatusOr<const std::vector<AliasMatch>*> FrameMatcher::AliasesOf(TermId id) {
  std::unique_ptr<std::vector<AliasMatch>>& aliases = aliases_[id];
  if (aliases == nullptr) {
    WHENCE_ASSIGN_OR_RETURN(std::vector<AliasMatch> found, graph_.AliasesOf(id));
    aliases = std::make_unique<std::vector<AliasMatch>>(std::move(found));
  }
  return aliases.get();
}

absl::StatusOr<const std::vector<std::string>*> FrameMatcher::StemsOf(TermId id) {
  if (const auto found = stems_.find(id); found != stems_.end()) return found->second.get();
  std::vector<std::string> stems;
  WHENCE_ASSIGN_OR_RETURN(const Term* term, Decode(id));
  if (term->IsLiteral()) {
    stems = ContentStems(term->lexical);
  } else {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch>* aliases, AliasesOf(id));
    for (const AliasMatch& alias : *aliases) {
      for (std::string& stem : ContentStems(alias.name)) stems.push_back(std::move(stem));
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  }
  return stems_.emplace(id, std::make_unique<std::vector<std::string>>(std::move(stems))).first->second.get();
}

absl::StatusOr<const Term*> FrameMatcher::FindQualifier(const Statement& statement, std::string_view name) {
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term* predicate, Decode(qualifier.predicate));
    if (predicate->lexical.size() == kQualifierNamespace.size() + name.size() && predicate->lexical.ends_with(name)) {
      return Decode(qualifier.value);
    }
  }
  return static_cast<const Term*>(nullptr);
}

absl::StatusOr<std::vector<std::string>> FrameMatcher::ClassesOf(TermId term) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string>* classes, KnownClasses(term));
  return *classes;
}

absl::StatusOr<const std::vector<std::string>*> FrameMatcher::KnownClasses(TermId term) {
  if (const auto found = classes_.find(term); found != classes_.end()) return found->second.get();
  if (!class_predicates_.has_value()) {
    class_predicates_.emplace();
    for (const std::string& predicate : {std::string(kRdfType), PredicateTerm("be").lexical}) {
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(Term::Iri(predicate)));
      if (id.has_value()) class_predicates_->emplace_back(*id, predicate == kRdfType);
    }
  }
  std::vector<std::string> classes, nouns, named;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> same, SameEntities(graph_, {term}));
  for (const auto& [predicate, is_type] : *class_predicates_) {
    for (const TermId entity : same) {
      for (auto cursor = graph_.Scan({entity, predicate, std::nullopt}); cursor->Valid(); cursor->Next()) {
        WHENCE_ASSIGN_OR_RETURN(const Term* object, Decode(cursor->triple().object));
        // "a military alliance of states": what stands before the first "of" says what it is.
        std::string text = object->IsLiteral() ? object->lexical : PredicateName(object->lexical);
        text = text.substr(0, text.find(" of "));
        const std::string head = FoldName(HeadPhrase(text));
        nouns.push_back(head.substr(head.rfind(' ') + 1));
        // What goes by another's name ("at first was the Old Pact") is less of its kind than what bears the name.
        if (!is_type && !object->IsLiteral() && !IsDescribed(*object)) continue;
        for (std::string& stem : ContentStems(text)) classes.push_back(std::move(stem));
      }
    }
  }
  for (const TermId entity : same) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch>* aliases, AliasesOf(entity));
    for (const AliasMatch& alias : *aliases) {
      const std::string folded = HeadPhrase(alias.name);  // "the crew of the Gull" is a crew
      const size_t cut = folded.rfind(' ');
      if (cut == std::string::npos && folded.size() == alias.name.size()) continue;
      if (!IsDoer(folded)) classes.push_back(StemWord(folded.substr(cut == std::string::npos ? 0 : cut + 1)));
      named.emplace_back(kinds_.NamedKind(NameWords(alias.name)));
    }
  }
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  nouns_.emplace(term, std::move(nouns));
  named_.emplace(term, std::move(named));
  return classes_.emplace(term, std::make_unique<std::vector<std::string>>(std::move(classes))).first->second.get();
}

absl::StatusOr<bool> FrameMatcher::AnyOfClass(const std::vector<TermId>& terms, const std::string& stem) {
  for (const TermId term : terms) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string>* classes, KnownClasses(term));
    if (std::binary_search(classes->begin(), classes->end(), stem)) return true;
  }
  return false;
}

absl::StatusOr<bool> FrameMatcher::IsOfKind(TermId term, std::string_view noun) {
  WHENCE_RETURN_IF_ERROR(KnownClasses(term).status());
  const std::vector<std::string>& nouns = nouns_[term];
  const std::vector<std::string>& named = named_[term];
  const auto fits = [&](const std::string& one) { return kinds_.IsKindOf(one, noun); };
  if (std::any_of(nouns.begin(), nouns.end(), fits)) return true;
  const auto kind = std::find_if(named.begin(), named.end(), fits);
  if (kind == named.end()) return false;
  if (*kind == noun) return true;
  // "Fern Bank" is no company for its name where it is told to be a house, or the page is about a company.
  const bool housed = std::any_of(nouns.begin(), nouns.end(), [&](const std::string& one) {
    return kinds_.IsKindOf(one, "building") && !kinds_.IsKindOf(*kind, "building");
  });
  if (housed) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* topics, Topics());
  if (std::binary_search(topics->begin(), topics->end(), term)) return true;
  WHENCE_ASSIGN_OR_RETURN(const bool of_topic, AnyOfClass(*topics, StemWord(noun)));
  return !of_topic;
}

absl::StatusOr<const std::vector<TermId>*> FrameMatcher::Topics() {
  if (!topics_.has_value()) {
    WHENCE_ASSIGN_OR_RETURN(const std::string topic, TopicOfOnlyDocument(graph_));
    topics_.emplace();
    if (!topic.empty()) {
      WHENCE_ASSIGN_OR_RETURN(topics_, EntitiesNamed(graph_, topic));
    }
  }
  return &*topics_;
}

absl::StatusOr<std::vector<ToldTime>> FrameMatcher::TimesOf(const Statement& statement) {
  std::vector<std::pair<const Term*, const Term*>> qualifiers;
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term* value, Decode(qualifier.value));
    if (!IntervalOf(*value).has_value()) continue;
    WHENCE_ASSIGN_OR_RETURN(const Term* predicate, Decode(qualifier.predicate));
    qualifiers.emplace_back(predicate, value);
  }
  return ToldTimes(qualifiers);
}

FrameMatcher::Fit FrameMatcher::FitTime(const Interval& asked, const ToldTime& told) {
  if (Refines(told.when, asked)) return Fit::kExact;
  if (told.lasts && Refines(asked, told.when)) return Fit::kExact;
  if (!Overlap(told.when, asked)) return Fit::kMismatch;
  // Before or after a date is what certainly is: in 1999 may be before May 1999, or not.
  const bool open = !asked.first.has_value() || !asked.last.has_value();
  return open && !told.lasts ? Fit::kMismatch : Fit::kDescribed;
}

absl::StatusOr<FrameMatcher::Fit> FrameMatcher::FitQualifier(const KnownQualifier& qualifier,
                                                             const Statement& statement,
                                                             const std::vector<ToldTime>& times) {
  if (qualifier.kind == QualifierKind::kTime && qualifier.interval.has_value()) {
    if (times.empty()) return Fit::kAbsent;
    Fit best = Fit::kMismatch;
    for (const ToldTime& told : times) best = std::max(best, FitTime(*qualifier.interval, told));
    return best;
  }
  // Any qualifier of the same kind that shares the words; a place may also be the object's.
  WHENCE_ASSIGN_OR_RETURN(const Term* value, FindQualifier(statement, QualifierKindName(qualifier.kind)));
  if (value == nullptr) {
    // "yearly exercises" are held every year.
    WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string>* object, StemsOf(statement.triple.object));
    return ShareOf(qualifier.stems, *object) >= 0.5 ? Fit::kDescribed : Fit::kAbsent;
  }
  std::vector<std::string> stems = ContentStems(value->lexical);
  if (!value->IsLiteral()) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(*value));
    if (id.has_value()) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string>* named, StemsOf(*id));
      stems = *named;
    }
  }
  if (ShareOf(qualifier.stems, stems) >= 0.5) return Fit::kExact;
  return qualifier.kind == QualifierKind::kPlace ? Fit::kMismatch : Fit::kAbsent;
}

absl::StatusOr<bool> FrameMatcher::IsOfTheFirst(const QuestionFrame& question, const Statement& statement) {
  if (!question.now || !question.AsksArgument()) return false;
  WHENCE_ASSIGN_OR_RETURN(const Term* as, FindQualifier(statement, kAsQualifier));
  if (as == nullptr || !as->IsLiteral()) return false;
  // The first members may well be members now.
  return RankIn(as->lexical) == 1 && Singular(HeadPhrase(as->lexical)) == HeadPhrase(as->lexical);
}

absl::StatusOr<bool> FrameMatcher::IsOtherOffice(const QuestionFrame& question, const Statement& statement) {
  if (question.office.empty() || statement.supports.empty()) return false;
  if (!IsListed(statement) && !statement.supports.front().rule.starts_with("bare-office")) return false;
  WHENCE_ASSIGN_OR_RETURN(const Term* as, FindQualifier(statement, kAsQualifier));
  if (as == nullptr || !as->IsLiteral()) return false;
  return OfficeRoot(HeadPhrase(as->lexical)) != OfficeRoot(question.office);
}

// What a statement is worth by how well each part of the question fits it.
class FrameMatcher::MatchScore {
 public:
  explicit MatchScore(double predicate_weight) : value_(predicate_weight), exact_(predicate_weight == 1) {}

  // Returns fits().
  bool Take(Fit fit) {
    switch (fit) {
      case Fit::kMismatch:
        fits_ = false;
        break;
      case Fit::kAbsent:
        value_ *= kAbsentScore;
        exact_ = false;
        break;
      case Fit::kLoose:
        value_ *= kLooseScore;
        exact_ = false;
        break;
      case Fit::kOfKind:
      case Fit::kDescribed:
        value_ *= kDescribedScore;
        break;
      case Fit::kExact:
        break;
    }
    return fits_;
  }

  bool fits() const { return fits_; }
  double value() const { return value_; }
  bool exact() const { return exact_; }

 private:
  double value_;
  bool exact_;
  bool fits_ = true;
};

absl::Status FrameMatcher::Consider(const QuestionFrame& question, const Triple& triple, double predicate_weight,
                                    bool all, std::vector<FrameMatch>& matches) {
  // Most triples of a common predicate are of other things: that shows before their statements are read.
  WHENCE_ASSIGN_OR_RETURN(const bool slots_fit, SlotsFit(question, triple));
  if (!slots_fit) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(triple));
  for (const Statement& statement : statements) {
    WHENCE_ASSIGN_OR_RETURN(const bool other_office, IsOtherOffice(question, statement));
    WHENCE_ASSIGN_OR_RETURN(const bool of_first, IsOfTheFirst(question, statement));
    if (other_office || of_first) continue;
    if (!all && (statement.polarity != Polarity::kPositive || !Speaks(question, statement.modality))) continue;
    MatchScore score(predicate_weight);
    std::optional<TermId> kind;
    for (size_t i = 0; i < question.arguments.size(); ++i) {
      const KnownArgument& argument = question.arguments[i];
      Fit fit = Fit::kMismatch;
      if (argument.role == Role::kSubject) {
        WHENCE_ASSIGN_OR_RETURN(fit, FitSlot(question, i, triple.subject));
      } else if (argument.role == Role::kObject) {
        WHENCE_ASSIGN_OR_RETURN(fit, FitSlot(question, i, triple.object));
      } else {
        WHENCE_ASSIGN_OR_RETURN(fit, FitAnywhere(question, argument, statement));
      }
      if (fit == Fit::kOfKind) kind = argument.role == Role::kSubject ? triple.subject : triple.object;
      if (!score.Take(fit)) break;
    }
    if (!score.fits()) continue;
    WHENCE_ASSIGN_OR_RETURN(std::vector<ToldTime> times, TimesOf(statement));
    if (question.as_of.has_value() && !times.empty()) {
      std::erase_if(times, [&](const ToldTime& told) { return IsLater(told.when, *question.as_of); });
      if (times.empty()) continue;
    }
    for (const KnownQualifier& qualifier : question.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Fit fit, FitQualifier(qualifier, statement, times));
      if (!score.Take(fit)) break;
    }
    if (!score.fits()) continue;
    if (kind.has_value() && !score.exact()) kind.reset();
    const bool exact = score.exact() && !kind.has_value();
    if (!question.hole.has_value()) {
      matches.push_back({statement, Term(), TermId(), score.value(), exact, true, times, kind});
      continue;
    }
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Term> answers, AnswersIn(question, statement, times));
    for (const Term& answer : answers) {
      FrameMatch match{statement, answer, TermId(), score.value(), exact, true, times, kind};
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(answer));
      match.answer_id = id.value_or(TermId());
      WHENCE_ASSIGN_OR_RETURN(match.of_class, IsOfClass(question, answer));
      matches.push_back(std::move(match));
    }
  }
  return absl::OkStatus();
}

void FrameMatcher::TakeKinds(std::vector<FrameMatch>& matches) {
  std::optional<TermId> one;
  for (const FrameMatch& match : matches) {
    if (match.exact || (match.by_kind.has_value() && one.has_value() && *one != *match.by_kind)) return;
    if (match.by_kind.has_value()) one = match.by_kind;
  }
  for (FrameMatch& match : matches) match.exact = match.by_kind.has_value();
}

absl::Status FrameMatcher::Gather(const TripleFilter& filter, std::vector<Triple>& triples) const {
  auto cursor = graph_.Scan(filter);
  for (; cursor->Valid() && triples.size() < kMostTriples; cursor->Next()) triples.push_back(cursor->triple());
  return cursor->status();
}

absl::StatusOr<TriplesFound> FrameMatcher::GatherNear(const QuestionFrame& question,
                                                      std::optional<TermId> predicate) const {
  TriplesFound found;
  std::vector<Triple>& triples = found.triples;
  for (const KnownArgument& argument : question.arguments) {
    for (const TermId entity : argument.entities) {
      WHENCE_RETURN_IF_ERROR(Gather({entity, std::nullopt, std::nullopt}, triples));
      WHENCE_RETURN_IF_ERROR(Gather({std::nullopt, std::nullopt, entity}, triples));
    }
  }
  // Statements that name an entity only inside a description are found by their predicate, where that is not too
  // common.
  const bool linked = !triples.empty();
  const uint64_t of_predicate = predicate ? graph_.EstimateCount({std::nullopt, *predicate, std::nullopt}) : 0;
  if (of_predicate == 0 || (linked && of_predicate > kMostOfPredicate)) return found;
  std::optional<TriplesFound> by_words;
  if (of_predicate > kFewOfPredicate) {
    WHENCE_ASSIGN_OR_RETURN(by_words, TriplesByWords(graph_, question, *predicate, kMostTriples));
  }
  if (by_words.has_value()) {
    triples.insert(triples.end(), by_words->triples.begin(), by_words->triples.end());
    found.lacks_kinds = by_words->lacks_kinds;
  } else {
    WHENCE_RETURN_IF_ERROR(Gather({std::nullopt, *predicate, std::nullopt}, triples));
  }
  return found;
}

absl::StatusOr<std::vector<FrameMatch>> FrameMatcher::Match(const QuestionFrame& question, bool all) {
  fits_.clear();
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> predicate, graph_.FindTerm(PredicateTerm(question.predicate)));
  WHENCE_ASSIGN_OR_RETURN(TriplesFound found, GatherNear(question, predicate));
  std::vector<Triple>& triples = found.triples;
  std::vector<FrameMatch> matches;
  absl::flat_hash_map<TermId, double> weights;
  const auto consider = [&]() -> absl::Status {
    std::sort(triples.begin(), triples.end());
    triples.erase(std::unique(triples.begin(), triples.end()), triples.end());
    matches.clear();
    for (const Triple& triple : triples) {
      const auto [weight, fresh] = weights.try_emplace(triple.predicate, 0.0);
      if (fresh) {
        if (predicate == triple.predicate) {
          weight->second = 1;
        } else {
          WHENCE_ASSIGN_OR_RETURN(const Term* term, Decode(triple.predicate));
          weight->second = AreNear(lexicon_, question.predicate, PredicateName(term->lexical)) ? kNearScore : 0;
        }
      }
      if (weight->second == 0) continue;
      WHENCE_RETURN_IF_ERROR(Consider(question, triple, weight->second, all, matches));
    }
    return absl::OkStatus();
  };
  WHENCE_RETURN_IF_ERROR(consider());
  // Kinds count where nothing fits better, and then all of them do: one more makes it unclear which is meant. Of what
  // the dictionary does not know as a noun, nothing is a kind.
  const bool fits = std::any_of(matches.begin(), matches.end(), [](const FrameMatch& match) { return match.exact; });
  const bool has_kinds =
      std::any_of(question.arguments.begin(), question.arguments.end(), [&](const KnownArgument& argument) {
        return argument.MayFitByKind() && kinds_.IsNoun(AsciiLowered(argument.lemma));
      });
  if (found.lacks_kinds && has_kinds && !fits) {
    WHENCE_RETURN_IF_ERROR(Gather({std::nullopt, *predicate, std::nullopt}, triples));
    WHENCE_RETURN_IF_ERROR(consider());
  }
  TakeKinds(matches);
  std::stable_sort(matches.begin(), matches.end(), [](const FrameMatch& a, const FrameMatch& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.statement.id < b.statement.id;
  });
  return matches;
}

}  // namespace whence
