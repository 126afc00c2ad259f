// The texts of a graph that are values of its predicates: "oil", "second class".
#include <algorithm>

#include "engine/questions/lexicon_builder.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "graph/inline_term.h"
#include "graph/labels.h"
#include "rules/words/word_lists.h"

namespace whence {

// "Title", "station name": what such a predicate says of things that have no label is what they are called, if each of
// them has one and no two the same. A title that several have is no name.
absl::Status LexiconBuilder::FindNaming() {
  constexpr size_t kMostNames = 20000;
  if (graph_.Counts().documents > 0) return absl::OkStatus();
  for (Predicate& predicate : predicates_) {
    const std::vector<std::string> words = WordsOf(predicate.name);
    const bool partial = words.size() > 1 && IsIn(WordList::kPartialName, words[words.size() - 2]);
    if (predicate.objects != kLiteralClass || words.empty() || partial || !IsIn(WordList::kNameNoun, words.back()))
      continue;
    std::vector<std::pair<TermId, TermId>> names;  // a thing, what it is called
    bool naming = true;
    auto cursor = graph_.ScanIn(TripleOrder::kPso, {.predicate = predicate.id});
    for (; naming && cursor->Valid(); cursor->Next()) {
      const TermId thing(cursor->key()[1]);
      naming = names.size() < kMostNames && (names.empty() || names.back().first != thing) && !IsLabelled(thing);
      names.emplace_back(thing, TermId(cursor->key()[2]));
    }
    WHENCE_RETURN_IF_ERROR(cursor->status());
    std::vector<TermId> texts;
    for (const auto& [thing, text] : names) texts.push_back(text);
    std::sort(texts.begin(), texts.end());
    if (!naming || std::adjacent_find(texts.begin(), texts.end()) != texts.end()) continue;
    predicate.naming = true;
    out_.label_predicates_.push_back(predicate.id);
    for (const auto& [thing, text] : names) {
      WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(text));
      if (term.kind == TermKind::kString) AddFurtherName(term.lexical, {thing});
    }
  }
  return absl::OkStatus();
}

bool LexiconBuilder::IsLabelled(TermId thing) const {
  return std::any_of(out_.label_predicates_.begin(), out_.label_predicates_.end(), [&](TermId predicate) {
    return graph_.Scan({.subject = thing, .predicate = predicate})->Valid();
  });
}

// A predicate that has few different texts is an enumeration: its values can be told by a name, whatever their
// capitals. Of what has many of them only the way they are written counts (QuestionLinker).
absl::Status LexiconBuilder::FindTexts() {
  constexpr size_t kMostValues = 300, kMostOfAll = 5000, kLongest = 80;
  if (graph_.Counts().documents > 0) return absl::OkStatus();
  size_t all = 0;
  for (const Predicate& predicate : predicates_) {
    if (predicate.objects == kEntityClasses || predicate.numeric || predicate.naming ||
        (IsLabelPredicate(predicate.iri) && predicate.objects == kLiteralClass))
      continue;
    std::vector<TermId> values;
    const auto cursor = graph_.ScanIn(TripleOrder::kPos, {.predicate = predicate.id});
    while (cursor->Valid() && !IsInlined(TermId(cursor->key()[1])) && values.size() <= kMostValues) {
      values.emplace_back(cursor->key()[1]);
      cursor->Seek({predicate.id.value(), values.back().value() + 1, 0});
    }
    WHENCE_RETURN_IF_ERROR(cursor->status());
    all += values.size();
    if (values.size() > kMostValues || all > kMostOfAll) {
      for (size_t i = 0; i < values.size() && !out_.more_texts_; ++i) {
        WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(values[i]));
        out_.more_texts_ = term.kind == TermKind::kString;
      }
      continue;
    }
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Term> terms, graph_.DecodeTerms(values));
    for (size_t i = 0; i < values.size(); ++i) {
      if (terms[i].kind != TermKind::kString || terms[i].lexical.size() > kLongest) continue;
      out_.literals_.insert(values[i]);
      AddFurtherName(terms[i].lexical, {values[i]});
    }
  }
  return absl::OkStatus();
}

// Every beginning of a name stands there as well, so that a look-up knows when to go on.
void LexiconBuilder::AddFurtherName(std::string_view name, const std::vector<TermId>& bearers) {
  const std::string folded = FoldName(name);
  if (folded.empty()) return;
  std::vector<TermId>& known = out_.names_[folded];
  for (TermId bearer : bearers) {
    if (std::find(known.begin(), known.end(), bearer) == known.end()) known.push_back(bearer);
  }
  for (size_t blank = folded.find(' '); blank != std::string::npos; blank = folded.find(' ', blank + 1)) {
    out_.names_.try_emplace(folded.substr(0, blank));
  }
}

}  // namespace whence
