// What a refusal tells whoever asked: which words meant nothing, and what may be asked instead.
#include <algorithm>
#include <string>
#include <vector>

#include "corpus/language/ascii.h"
#include "engine/questions/graph_questions.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr size_t kMostTold = 8;
constexpr size_t kMostRead = 200;  // triples of the thing

// Whether it is a kind of predicates and classes, not of things.
bool IsOfSchema(std::string_view iri) {
  return iri.starts_with("http://www.w3.org/2002/07/owl#") ||
         iri.starts_with("http://www.w3.org/2000/01/rdf-schema#") ||
         iri.starts_with("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
}

}  // namespace

absl::Status GraphQuestionAnswerer::AddHints(std::string_view question, GraphAnswer& answer) {
  std::vector<bool> known(words_.size());
  for (size_t w = 0; w < words_.size(); ++w) {
    known[w] = rules_->grammar().FindWord(words_[w].text) != kNoKey || phrase_words_[w] != PhraseTable::kNoWord;
  }
  for (const NameLink& link : links_) {  // not those that were only supposed
    if (!link.entities.empty() && link.repaired.empty())
      std::fill(known.begin() + link.begin, known.begin() + link.end, true);
  }
  const auto unread_word = [&](size_t w) {
    const bool literal = std::any_of(literals_.begin(), literals_.end(),
                                     [w](const QuestionLiteral& found) { return found.begin <= w && w < found.end; });
    const char first = question[words_[w].begin];
    const bool letter = IsAsciiLetter(first) || IsPastAscii(first);
    return !known[w] && !literal && letter;
  };
  for (size_t w = 0; w < words_.size(); ++w) {
    if (unread_word(w)) {
      answer.unread.emplace_back(question.substr(words_[w].begin, words_[w].end - words_[w].begin));
    }
  }
  const auto tell = [&](const std::string& name) {
    if (answer.told.size() < kMostTold && std::find(answer.told.begin(), answer.told.end(), name) == answer.told.end())
      answer.told.push_back(name);
  };
  // The longest name that stands in the question.
  const NameLink* named = nullptr;
  for (const NameLink& link : links_) {
    const bool thing = !link.literal && !link.entities.empty() && !lexicon_.IsLiteral(link.entities.front());
    const bool kept = link.repaired.empty() && !link.text.empty() && thing;
    if (kept && (!named || link.end - link.begin > named->end - named->begin)) named = &link;
  }
  if (named) {
    const TermId thing = named->entities.front();
    WHENCE_ASSIGN_OR_RETURN(const NamedTerm* const name, names_.Find(thing));
    answer.about = name->text;
    size_t read = 0;
    for (auto cursor = graph_.Scan({.subject = thing}); cursor->Valid() && read < kMostRead; cursor->Next(), ++read) {
      const auto relation = lexicon_.RelationOf(cursor->triple().predicate);
      if (relation) tell(lexicon_.relations()[*relation].name);
    }
    return absl::OkStatus();
  }
  for (const LexicalClass& kind : lexicon_.classes()) {
    if (kind.types.empty()) continue;
    WHENCE_ASSIGN_OR_RETURN(const Term type, graph_.DecodeTerm(kind.types.front()));
    if (!IsOfSchema(type.lexical)) tell(kind.name);
  }
  return absl::OkStatus();
}

}  // namespace whence
