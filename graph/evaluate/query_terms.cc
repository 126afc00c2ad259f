#include "graph/evaluate/query_terms.h"

#include <utility>

namespace whence {
namespace {

constexpr size_t kCachedValues = 100'000;

}  // namespace

Slot QueryTerms::Intern(const Term& term) {
  if (const auto inlined = InlineTerm(term)) return inlined->value();
  const auto known = slots_.find(term);
  if (known != slots_.end()) return known->second;
  auto found = graph_.FindTerm(term);
  if (!found.ok()) {
    Fail(std::move(found).status());
    return kUnboundSlot;
  }
  if (*found) return (*found)->value();
  const Slot slot = uint64_t{14} << kIdClassShift | computed_.size();
  computed_.push_back(term);
  slots_.emplace(term, slot);
  return slot;
}

Slot QueryTerms::Intern(const Value& value) {
  if (value.IsError()) return kUnboundSlot;
  if (value.kind == Value::Kind::kStatement) return StatementSlot(StatementId(value.integer));
  return Intern(value.ToTerm());
}

Value QueryTerms::ValueOf(Slot slot) {
  if (slot == kUnboundSlot) return Value::Error();
  if (IsStatementSlot(slot)) return Value::Statement(StatementOf(slot));
  if (auto inlined = Value::OfInlined(TermId(slot))) return *std::move(inlined);
  const auto known = values_.find(slot);
  if (known != values_.end()) return known->second;
  Value value = Value::OfTerm(TermOf(slot));
  if (values_.size() >= kCachedValues) values_.clear();
  values_.emplace(slot, value);
  return value;
}

Binding QueryTerms::BindingOf(Slot slot) {
  Binding binding;
  if (slot == kUnboundSlot) return binding;
  if (IsStatementSlot(slot)) {
    binding.kind = Binding::Kind::kStatement;
    binding.statement = StatementOf(slot);
    return binding;
  }
  binding.kind = Binding::Kind::kTerm;
  if (!IsComputed(slot)) binding.id = TermId(slot);
  binding.term = TermOf(slot);
  return binding;
}

Term QueryTerms::TermOf(Slot slot) {
  if (IsComputed(slot)) return computed_[PayloadOf(TermId(slot))];
  auto term = graph_.DecodeTerm(TermId(slot));
  if (!term.ok()) {
    Fail(std::move(term).status());
    return Term();
  }
  return *std::move(term);
}

}  // namespace whence
