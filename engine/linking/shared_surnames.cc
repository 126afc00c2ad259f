#include "engine/linking/shared_surnames.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/name_relation.h"
#include "engine/coreference/noun_kinds.h"
#include "engine/frames/phrase.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr size_t kMostSentences = 200;
constexpr size_t kMostWords = 4;  // of a full name

bool IsCapital(char c) { return IsAsciiUpper(c) || IsPastAscii(c); }

// Whether a full name may be somebody's. "Johan" is a given name; "Lake" and "New" are none, nor is "Debian" of a
// Debian Quill that is a package, or that somebody made.
absl::StatusOr<bool> MayBeSomebodys(const Graph& graph, const WordRelations& words, std::string_view name) {
  const std::string given = AsciiLowered(name.substr(0, name.find(' ')));
  if (IsTitleWord(given) || given == "the") return false;
  if (IsIn(WordList::kMaleName, given) || IsIn(WordList::kFemaleName, given)) return true;
  const NounKinds kinds(&words);
  if (kinds.IsNoun(given) || !words.Find(given, WordPos::kAdjective).senses.empty()) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities, EntitiesNamed(graph, name));
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> is, graph.FindTerm(PredicateTerm("be")));
  for (const TermId entity : entities) {
    for (auto cursor = graph.Scan({std::nullopt, std::nullopt, entity}); cursor->Valid(); cursor->Next()) {
      WHENCE_ASSIGN_OR_RETURN(const Term done, graph.DecodeTerm(cursor->triple().predicate));
      if (IsIn(WordList::kHappensToRow, PredicateName(done.lexical))) return false;
    }
    if (!is.has_value()) continue;
    for (auto cursor = graph.Scan({entity, *is, std::nullopt}); cursor->Valid(); cursor->Next()) {
      WHENCE_ASSIGN_OR_RETURN(const Term said, graph.DecodeTerm(cursor->triple().object));
      const std::string head = said.IsLiteral() ? HeadPhrase(said.lexical) : std::string();
      const std::string noun = head.substr(head.rfind(' ') + 1);
      if (kinds.IsNoun(noun) && !kinds.IsPerson(noun)) return false;
    }
  }
  return true;
}

// The capitalised words right before a place in a text, the nearest last.
std::vector<std::string_view> CapitalsBefore(std::string_view text, size_t at) {
  std::vector<std::string_view> before;
  size_t end = at;
  while (before.size() + 1 < kMostWords && end > 1 && text[end - 1] == ' ') {
    const size_t last = end - 1;
    size_t begin = last;
    while (begin > 0 && text[begin - 1] != ' ') --begin;
    const std::string_view word = text.substr(begin, last - begin);
    const bool plain =
        !word.empty() && IsCapital(word.front()) && (IsAsciiLetter(word.back()) || IsPastAscii(word.back()));
    if (!plain) break;
    before.insert(before.begin(), word);
    end = begin;
  }
  return before;
}

// The full name that ends with the surname at a place of a text; empty where no name of the graph does.
absl::StatusOr<std::string> FullNameAt(const Graph& graph, std::string_view text, size_t at, size_t length) {
  const std::vector<std::string_view> before = CapitalsBefore(text, at);
  for (const std::string_view first : before) {
    const auto begin = static_cast<size_t>(first.data() - text.data());
    std::string name(text.substr(begin, at + length - begin));
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities, EntitiesNamed(graph, name));
    if (!entities.empty()) return name;
  }
  return std::string();
}

absl::StatusOr<SharedSurname> Bearers(const Graph& graph, const WordRelations& words, std::string_view surname) {
  SharedSurname shared;
  std::vector<std::string>& bearers = shared.bearers;
  std::set<std::string> alone, named;  // of `named` those that the document in hand has named
  std::optional<DocumentId> document;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Posting> postings, graph.FindPostings(StemWord(FoldName(surname))));
  for (size_t i = 0; i < postings.size() && i < kMostSentences; ++i) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph.GetSentence(postings[i].document, postings[i].ordinal));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph, postings[i].document, sentence.span));
    if (document != postings[i].document) named.clear();
    document = postings[i].document;
    for (size_t at = text.find(surname); at != std::string::npos; at = text.find(surname, at + 1)) {
      const size_t end = at + surname.size();
      // No "Lean" in "McLean", nor in "Lean-Holm".
      const char left = at > 0 ? text[at - 1] : ' ';
      if (IsAsciiAlnum(left) || IsCapital(left) || left == '-') continue;
      if (end < text.size() && (IsAsciiAlnum(text[end]) || text[end] == '-')) continue;
      WHENCE_ASSIGN_OR_RETURN(std::string name, FullNameAt(graph, text, at, surname.size()));
      // "Voss", before another Voss comes in; "Hallam & Voss" is nobody.
      const bool of_firm = at > 1 && text[at - 2] == '&';
      if (name.empty() && !of_firm && named.size() == 1) alone.insert(*named.begin());
      const std::string given = name.substr(0, name.find(' '));
      if (given.empty()) continue;
      WHENCE_ASSIGN_OR_RETURN(const bool somebodys, MayBeSomebodys(graph, words, name));
      if (!somebodys) continue;
      // "Johan Dahl" and "Johan Erik Dahl" may be one.
      const auto known = std::find_if(bearers.begin(), bearers.end(), [&](const std::string& bearer) {
        return bearer.substr(0, bearer.find(' ')) == given;
      });
      named.insert(known != bearers.end() ? *known : name);
      if (known == bearers.end()) bearers.push_back(std::move(name));
    }
  }
  if (alone.size() == 1) shared.alone = *alone.begin();
  return shared;
}

}  // namespace

absl::StatusOr<std::vector<SharedSurname>> SharedSurnames(const Graph& graph, const WordRelations& words,
                                                          const Sentence& question) {
  std::vector<SharedSurname> shared;
  const std::vector<Token>& tokens = question.tokens;
  const auto describes = [&](size_t at) {
    return at < tokens.size() && (tokens[at].upos == Upos::kNoun || tokens[at].upos == Upos::kPropn);
  };
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (!IsName(token) || token.form.find(' ') != std::string_view::npos || !IsCapital(token.form.front())) continue;
    // "the painter Dahl", "the Dahl bridge": told apart, or none of them.
    if ((i > 0 && (describes(i - 1) || tokens[i - 1].upos == Upos::kDet)) || describes(i + 1)) continue;
    // "the town of Voss", "the railway to Voss": a place.
    const bool place_of =
        i > 1 && AsciiLowered(tokens[i - 1].form) == "of" && IsIn(WordList::kPlace, AsciiLowered(tokens[i - 2].lemma));
    if (place_of || (i > 0 && IsOneOf(AsciiLowered(tokens[i - 1].form), {"to", "in", "near", "at"}))) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> alone, EntitiesNamed(graph, token.form));
    if (!alone.empty()) continue;
    WHENCE_ASSIGN_OR_RETURN(SharedSurname surname, Bearers(graph, words, token.form));
    surname.span = token.span;
    if (surname.bearers.size() > 1) shared.push_back(std::move(surname));
  }
  return shared;
}

}  // namespace whence
