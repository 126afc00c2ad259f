#include "rules/inference/inference.h"

#include <algorithm>
#include <optional>

#include "graph/base/status.h"

namespace whence {

// Finds all ways to fill the premises of one rule, with at least one fact among those of the last round.
class Inference::Matcher {
 public:
  Matcher(Inference& inference, const Compiled& compiled, uint32_t old_end, uint32_t end, size_t most)
      : inference_(inference),
        compiled_(compiled),
        rule_(inference.rules_.rules()[static_cast<size_t>(compiled.rule)]),
        old_end_(old_end),
        end_(end),
        most_(most),
        things_(static_cast<size_t>(rule_.variables)),
        times_(static_cast<size_t>(rule_.variables)),
        chosen_(compiled.premises.size()) {}

  // Premise `fresh` takes facts of the last round only, those before it older ones, those behind it any: so that no
  // combination is met twice. False when there are too many conclusions.
  bool Run() {
    for (fresh_ = 0; fresh_ < compiled_.premises.size(); ++fresh_) {
      done_.assign(compiled_.premises.size(), false);
      if (!Match(0)) return false;
      if (old_end_ == 0) break;  // the first round: everything is fresh
    }
    return true;
  }

 private:
  int64_t Resolve(int64_t argument) const {
    if (argument >= 0) return argument;
    const auto& bound = things_[static_cast<size_t>(-1 - argument)];
    return bound.has_value() ? static_cast<int64_t>(*bound) : -1;
  }

  // The premise to fill next: the fresh one first, then the one with most bound.
  size_t Next(size_t filled) const {
    if (filled == 0) return fresh_;
    size_t best = compiled_.premises.size();
    int best_bound = -1;
    for (size_t i = 0; i < compiled_.premises.size(); ++i) {
      if (done_[i]) continue;
      const int bound = (Resolve(compiled_.premises[i].subject) >= 0) + (Resolve(compiled_.premises[i].object) >= 0);
      if (bound > best_bound) {
        best = i;
        best_bound = bound;
      }
    }
    return best;
  }

  bool Match(size_t filled) {
    if (filled == compiled_.premises.size()) return Conclude();
    const size_t next = Next(filled);
    const Atom& atom = compiled_.premises[next];
    const std::vector<uint32_t>* candidates =
        inference_.Candidates(atom.predicate, Resolve(atom.subject), Resolve(atom.object));
    if (candidates == nullptr) return true;
    uint32_t begin = 0;
    uint32_t end = end_;
    if (old_end_ > 0) {
      if (next == fresh_) begin = old_end_;
      if (next < fresh_) end = old_end_;
    }
    done_[next] = true;
    bool go_on = true;
    // By index: concluding appends to the vector.
    for (size_t i = std::lower_bound(candidates->begin(), candidates->end(), begin) - candidates->begin(); go_on; ++i) {
      candidates = inference_.Candidates(atom.predicate, Resolve(atom.subject), Resolve(atom.object));
      if (i >= candidates->size() || (*candidates)[i] >= end) break;
      const uint32_t index = (*candidates)[i];
      const Fact fact = inference_.facts_[index];
      const auto things = things_;
      const auto times = times_;
      if (Bind(atom.subject, fact.subject) && Bind(atom.object, fact.object) && BindTime(atom.time, fact.time)) {
        chosen_[next] = index;
        go_on = Match(filled + 1);
      }
      things_ = things;
      times_ = times;
    }
    done_[next] = false;
    return go_on;
  }

  bool Bind(int64_t argument, Symbol symbol) {
    if (argument >= 0) return argument == symbol;
    auto& bound = things_[static_cast<size_t>(-1 - argument)];
    if (bound.has_value()) return *bound == symbol;
    bound = symbol;
    return true;
  }

  bool BindTime(int32_t variable, const TimeSpan& time) {
    if (variable < 0) return true;
    auto& bound = times_[static_cast<size_t>(variable)];
    if (bound.has_value()) return *bound == time;
    bound = time;
    return true;
  }

  bool Holds(const InferenceCondition& condition) const {
    const size_t left = static_cast<size_t>(condition.left);
    const size_t right = static_cast<size_t>(condition.right);
    switch (condition.kind) {
      case InferenceCondition::Kind::kBefore:
        return IsBefore(*times_[left], *times_[right]);
      case InferenceCondition::Kind::kOverlaps:
        return Overlaps(*times_[left], *times_[right]);
      case InferenceCondition::Kind::kDiffers:
        return *things_[left] != *things_[right];
    }
    return false;
  }

  // Whether a fact of an earlier stratum is as the denied premise says.
  bool IsThere(const Atom& atom) const {
    const int64_t subject = Resolve(atom.subject);
    const int64_t object = Resolve(atom.object);
    const std::vector<uint32_t>* candidates = inference_.Candidates(atom.predicate, subject, object);
    if (candidates == nullptr) return false;
    return std::any_of(candidates->begin(), candidates->end(), [&](uint32_t index) {
      const Fact& fact = inference_.facts_[index];
      return fact.subject == subject && fact.object == object &&
             (atom.time < 0 || fact.time == *times_[static_cast<size_t>(atom.time)]);
    });
  }

  bool Conclude() {
    for (const InferenceCondition& condition : rule_.conditions) {
      if (!Holds(condition)) return true;
    }
    for (const Atom& denied : compiled_.denied) {
      if (IsThere(denied)) return true;
    }
    Fact fact;
    fact.predicate = compiled_.conclusion.predicate;
    fact.subject = static_cast<Symbol>(Resolve(compiled_.conclusion.subject));
    fact.object = static_cast<Symbol>(Resolve(compiled_.conclusion.object));
    const auto time = [&](int i) { return *times_[static_cast<size_t>(rule_.times[i])]; };
    switch (rule_.time) {
      case ConcludedTime::kNone:
        break;
      case ConcludedTime::kSame:
        fact.time = time(0);
        break;
      case ConcludedTime::kBetween:
        fact.time = Between(time(0), time(1));
        if (fact.time.first > fact.time.last) return true;
        break;
      case ConcludedTime::kCommon:
        if (!Overlaps(time(0), time(1))) return true;
        fact.time = Common(time(0), time(1));
        break;
      case ConcludedTime::kFrom:
        fact.time = {time(0).first, TimeSpan::kOpen};
        break;
      case ConcludedTime::kUntil:
        fact.time = {-TimeSpan::kOpen, time(0).last};
        break;
    }
    inference_.Insert(fact, {compiled_.rule, chosen_});
    return inference_.facts_.size() - inference_.premises_ <= most_;
  }

  Inference& inference_;
  const Compiled& compiled_;
  const InferenceRule& rule_;
  const uint32_t old_end_;
  const uint32_t end_;
  const size_t most_;
  size_t fresh_ = 0;
  std::vector<std::optional<Symbol>> things_;
  std::vector<std::optional<TimeSpan>> times_;
  std::vector<uint32_t> chosen_;
  std::vector<char> done_;
};

Inference::Inference(const InferenceRules& rules) : rules_(rules) {
  for (size_t i = 0; i < rules.rules().size(); ++i) {
    const InferenceRule& rule = rules.rules()[i];
    Compiled compiled;
    compiled.rule = static_cast<int32_t>(i);
    for (const InferenceAtom& premise : rule.premises) {
      (premise.negated ? compiled.denied : compiled.premises).push_back(Compile(premise));
    }
    compiled.conclusion = Compile(rule.conclusion);
    compiled_.push_back(std::move(compiled));
  }
}

Inference::Symbol Inference::Intern(std::string_view name) {
  const auto [found, added] = symbols_.try_emplace(std::string(name), static_cast<Symbol>(names_.size()));
  if (added) names_.emplace_back(name);
  return found->second;
}

Inference::Atom Inference::Compile(const InferenceAtom& atom) {
  const auto argument = [&](const InferenceArgument& written) {
    return written.variable >= 0 ? -1 - static_cast<int64_t>(written.variable)
                                 : static_cast<int64_t>(Intern(written.name));
  };
  return {Intern(atom.predicate), argument(atom.subject), argument(atom.object), atom.time};
}

std::pair<uint32_t, bool> Inference::Insert(const Fact& fact, Derivation derivation) {
  const auto [found, added] = index_.try_emplace(fact, static_cast<uint32_t>(facts_.size()));
  if (!added) return {found->second, false};
  facts_.push_back(fact);
  derivations_.push_back(std::move(derivation));
  by_predicate_[fact.predicate].push_back(found->second);
  by_subject_[{fact.predicate, fact.subject}].push_back(found->second);
  by_object_[{fact.predicate, fact.object}].push_back(found->second);
  return {found->second, true};
}

size_t Inference::AddPremise(std::string_view predicate, std::string_view subject, std::string_view object,
                             TimeSpan time) {
  const uint32_t index = Insert({Intern(predicate), Intern(subject), Intern(object), time}, {}).first;
  premises_ = facts_.size();
  return index;
}

const std::vector<uint32_t>* Inference::Candidates(Symbol predicate, int64_t subject, int64_t object) const {
  const std::vector<uint32_t>* best = nullptr;
  if (subject >= 0) {
    const auto found = by_subject_.find({predicate, static_cast<Symbol>(subject)});
    if (found == by_subject_.end()) return nullptr;
    best = &found->second;
  }
  if (object >= 0) {
    const auto found = by_object_.find({predicate, static_cast<Symbol>(object)});
    if (found == by_object_.end()) return nullptr;
    if (best == nullptr || found->second.size() < best->size()) best = &found->second;
  }
  if (best != nullptr) return best;
  const auto found = by_predicate_.find(predicate);
  return found == by_predicate_.end() ? nullptr : &found->second;
}

absl::Status Inference::Run(size_t most) {
  size_t next = 0;  // in compiled_, which is ordered by stratum
  for (int32_t stratum = 0; stratum < rules_.strata(); ++stratum) {
    size_t behind = next;
    while (behind < compiled_.size() && rules_.rules()[behind].stratum == stratum) ++behind;
    uint32_t old_end = 0;
    for (uint32_t end = static_cast<uint32_t>(facts_.size()); old_end < end;) {
      for (size_t i = next; i < behind; ++i) {
        if (!Matcher(*this, compiled_[i], old_end, end, most).Run()) {
          return ResourceExhausted("inference gave more than ", most, " conclusions; the last rule was ",
                                   rules_.rules()[i].name);
        }
      }
      old_end = end;
      end = static_cast<uint32_t>(facts_.size());
    }
    next = behind;
  }
  return absl::OkStatus();
}

std::string_view Inference::rule(size_t i) const {
  const int32_t rule = derivations_[i].rule;
  return rule < 0 ? std::string_view() : std::string_view(rules_.rules()[static_cast<size_t>(rule)].name);
}

std::vector<uint32_t> Inference::SourcesOf(size_t i) const {
  // A conclusion comes behind what it was concluded from, so this ends.
  std::vector<uint32_t> open = {static_cast<uint32_t>(i)};
  std::vector<uint32_t> sources;
  std::vector<char> met(i + 1, 0);
  while (!open.empty()) {
    const uint32_t fact = open.back();
    open.pop_back();
    if (met[fact]) continue;
    met[fact] = 1;
    if (derivations_[fact].rule < 0) sources.push_back(fact);
    for (uint32_t basis : derivations_[fact].basis) open.push_back(basis);
  }
  std::sort(sources.begin(), sources.end());
  return sources;
}

}  // namespace whence
