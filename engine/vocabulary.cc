#include "engine/vocabulary.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/str_format.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "graph/labels.h"

namespace whence {
namespace {

std::string Slug(std::string_view text) {
  std::string slug = FoldName(text);
  std::replace(slug.begin(), slug.end(), ' ', '_');
  return slug;
}

// FNV-1a: stable over runs and machines, which std::hash is not.
uint32_t StableHash(std::string_view text) {
  uint32_t hash = 2166136261u;
  for (unsigned char c : text) hash = (hash ^ c) * 16777619u;
  return hash;
}

}  // namespace

Term EntityTerm(std::string_view name) { return Term::Iri(StrCat(kEntityNamespace, Slug(name))); }

Term DescribedTerm(std::string_view phrase, std::string_view document) {
  return Term::Iri(StrCat(kEntityNamespace, Slug(phrase), "~", absl::StrFormat("%08x", StableHash(document))));
}

Term PredicateTerm(std::string_view lemma) { return Term::Iri(StrCat(kPredicateNamespace, Slug(lemma))); }

Term QualifierTerm(std::string_view name) { return Term::Iri(StrCat(kQualifierNamespace, name)); }

Term ClassTerm(std::string_view noun) { return Term::Iri(StrCat(kClassNamespace, Slug(noun))); }

Term UnspecifiedTerm() { return Term::Iri(StrCat(kEntityNamespace, kUnspecified)); }

bool IsDescribed(const Term& term) {
  return term.kind == TermKind::kIri && term.lexical.starts_with(kEntityNamespace) &&
         term.lexical.find('~') != std::string::npos;
}

bool IsUnspecified(const Term& term) {
  return term.kind == TermKind::kIri && term.lexical == StrCat(kEntityNamespace, kUnspecified);
}

bool IsListed(const Statement& statement) {
  if (statement.supports.empty()) return false;
  const std::string_view rule = statement.supports.front().rule;
  return rule == kTableRule || rule == kListRule;
}

std::string PredicateName(std::string_view iri) {
  std::string name(LocalName(iri));
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace whence
