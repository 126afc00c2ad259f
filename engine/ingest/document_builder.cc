#include "engine/ingest/document_builder.h"

#include <algorithm>
#include <tuple>

#include "engine/passages/index_words.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "graph/fold.h"

namespace whence {

DocumentBuilder::DocumentBuilder(std::string name, std::string title, std::string text) : lines_(text) {
  record_.name = std::move(name);
  record_.title = std::move(title);
  record_.text = std::move(text);
}

void DocumentBuilder::AddSentence(ByteSpan span, bool furniture, std::string_view words) {
  SentenceRecord sentence;
  sentence.span = span;
  sentence.line = static_cast<uint32_t>(lines_.LineOf(span.begin));
  sentence.furniture = furniture;
  if (!furniture) sentence.words = IndexWords(words);
  record_.sentences.push_back(std::move(sentence));
}

Term DocumentBuilder::AddName(std::string_view name, ByteSpan span, AliasKind kind) {
  Term entity = EntityTerm(name);
  AddAlias(entity, name, kind, span);
  return entity;
}

void DocumentBuilder::AddAlias(const Term& entity, std::string_view name, AliasKind kind, ByteSpan span) {
  if (FoldName(name).empty()) return;
  if (!seen_aliases_.insert(StrCat(entity.lexical, "\n", name)).second) return;
  record_.aliases.push_back({entity, std::string(name), kind, span});
}

void DocumentBuilder::AddAcronym(const Term& entity, std::string_view acronym, ByteSpan sentence) {
  AddAlias(entity, acronym, AliasKind::kAcronym, sentence);
  StatementRecord statement;
  statement.subject = entity;
  statement.predicate = PredicateTerm(kAcronymPredicate);
  statement.object = Term::String(acronym);
  statement.span = sentence;
  statement.rule = kAcronymRule;
  AddStatement(std::move(statement));
}

Term DocumentBuilder::AddDescribed(std::string_view phrase, ByteSpan span) {
  Term thing = DescribedTerm(phrase, record_.name);
  AddAlias(thing, phrase, AliasKind::kLabel, span);
  return thing;
}

void DocumentBuilder::AddStatement(StatementRecord statement) {
  std::sort(statement.qualifiers.begin(), statement.qualifiers.end());
  statement.qualifiers.erase(std::unique(statement.qualifiers.begin(), statement.qualifiers.end()),
                             statement.qualifiers.end());
  const auto same = [&](const StatementRecord& other) {
    return std::tie(other.subject, other.predicate, other.object, other.qualifiers, other.polarity, other.modality) ==
           std::tie(statement.subject, statement.predicate, statement.object, statement.qualifiers, statement.polarity,
                    statement.modality);
  };
  // Statements come sentence by sentence, so equals of this sentence stand at the end.
  for (auto it = record_.statements.rbegin(); it != record_.statements.rend() && it->span == statement.span; ++it) {
    if (same(*it)) return;
  }
  record_.statements.push_back(std::move(statement));
}

DocumentRecord DocumentBuilder::Finish() && {
  // The store wants sentences in the order of the text.
  std::stable_sort(record_.sentences.begin(), record_.sentences.end(),
                   [](const SentenceRecord& a, const SentenceRecord& b) { return a.span < b.span; });
  return std::move(record_);
}

}  // namespace whence
