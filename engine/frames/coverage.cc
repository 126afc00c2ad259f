#include "engine/frames/coverage.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/number_words.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/gender.h"
#include "engine/frames/phrase.h"
#include "engine/frames/question_frame.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/phrasing/verb_forms.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "re2/re2.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr uint32_t kSentencesBefore = 3;
constexpr size_t kShortestRoot = 4;
constexpr size_t kLongestEnding = 3;

bool IsStructured(const std::string& rule) {
  return rule == kTableRule || rule == kKeyValueRule || rule == kListRule || rule == kAcronymRule;
}

}  // namespace

bool AreOfOneRoot(const std::string& a, const std::string& b) {
  size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common]) ++common;
  return common >= kShortestRoot && std::max(a.size(), b.size()) <= common + kLongestEnding;
}

QuestionCoverage::QuestionCoverage(const Graph& graph, const PredicateLexicon& lexicon, const Sentence& question,
                                   const QuestionFrame& frame)
    : graph_(graph), copula_(frame.predicate == "be") {
  const auto in_time = [&](std::string_view form) {
    return std::any_of(frame.qualifiers.begin(), frame.qualifiers.end(), [&](const KnownQualifier& qualifier) {
      return qualifier.interval.has_value() && qualifier.text.find(form) != std::string::npos;
    });
  };
  const auto in_argument = [&](std::string_view form) {
    return frame.predicate.find(AsciiLowered(form)) != std::string::npos ||
           std::any_of(frame.arguments.begin(), frame.arguments.end(),
                       [&](const KnownArgument& argument) { return argument.text.find(form) != std::string::npos; }) ||
           std::any_of(frame.qualifiers.begin(), frame.qualifiers.end(),
                       [&](const KnownQualifier& qualifier) { return qualifier.text.find(form) != std::string::npos; });
  };
  habitual_ = question.tokens.size() > 1 && AsciiLowered(question.tokens[0].form) == "when" &&
              IsOneOf(AsciiLowered(question.tokens[1].form), {"do", "does"});
  bool asking = false;  // inside "which former member"
  for (const Token& token : question.tokens) {
    const std::string lower = AsciiLowered(token.form);
    const std::vector<std::string> stems = ContentStems(token.form);
    all_.insert(stems.begin(), stems.end());
    if (IsQuestionWord(lower)) {
      asking = true;
      continue;
    }
    if (token.upos == Upos::kAux || token.upos == Upos::kVerb) asking = false;
    const bool name = IsName(token);
    const bool dated = token.type == EntityType::kDate;  // times are compared as times
    const bool counts = name || token.upos == Upos::kNoun || token.upos == Upos::kAdj || token.upos == Upos::kNum;
    // "the current holder" is the one whose time is not over, whatever the sentence calls it.
    const bool of_now = IsIn(WordList::kOfNow, lower);
    // So is what is former whose time is over.
    const bool of_then = !frame.status.empty() && StatusWord(lower) == frame.status;
    if (dated && !asking && !in_time(token.form)) {
      // "the Act of 1988": a number of the name, which no time of the statement is compared with.
      for (const std::string& stem : stems) words_.push_back({stem, "", true});
      continue;
    }
    const bool of_name = frame.predicate == kBearName && token.lemma == "name";
    if (!counts || dated || of_now || of_then || of_name || (asking && !name)) continue;
    const PredicateLexicon::Nominal* nominal = lexicon.FindNominal(AsciiLowered(token.lemma));
    // "the second bridge" is no other one that stands beside it.
    // Nor is the youngest chairman any of them.
    const bool fame = IsIn(WordList::kOfFame, lower) || token.type == EntityType::kNationality;
    const bool describes =
        token.upos == Upos::kAdj && token.deprel == Deprel::kAmod && !fame && !in_argument(token.form);
    const bool told_apart =
        describes && (token.xpos == Xpos::kJjs || IsPersonNoun(question.tokens[static_cast<size_t>(token.head)].lemma));
    const bool rank = told_apart || ParseOrdinal(lower).has_value();
    const bool own = rank || (nominal == nullptr && !in_argument(token.form));
    for (const std::string& stem : stems) {
      // "the firm", held against what fills its place by what that is, whatever the sentence calls it.
      const bool whole =
          std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const KnownArgument& argument) {
            return argument.kind == ArgumentKind::kNoun && argument.stems.size() == 1 && argument.stems[0] == stem;
          });
      if (!whole) words_.push_back({stem, nominal == nullptr ? "" : nominal->verb, own, rank});
    }
  }
}

absl::StatusOr<bool> QuestionCoverage::IsAccountedFor(const Statement& statement, std::string_view inferred) const {
  if (words_.empty() || statement.supports.empty()) return true;
  // A row says nothing of its place among the others.
  const bool ranked = std::any_of(words_.begin(), words_.end(), [](const Word& word) { return word.rank; });
  for (const Support& support : statement.supports) {
    if (IsStructured(support.rule) && !ranked) return true;
  }
  absl::flat_hash_set<std::string> held;
  const auto add_text = [&](std::string_view text) {
    for (auto& [stem, count] : IndexWords(text)) held.insert(stem);
  };
  const auto add_term = [&](TermId id) -> absl::Status {
    WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(id));
    if (term.IsLiteral()) {
      add_text(term.lexical);
      return absl::OkStatus();
    }
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph_.AliasesOf(id));
    for (const AliasMatch& alias : aliases) add_text(alias.name);
    return absl::OkStatus();
  };
  WHENCE_RETURN_IF_ERROR(add_term(statement.triple.subject));
  WHENCE_RETURN_IF_ERROR(add_term(statement.triple.object));
  for (const Qualifier& qualifier : statement.qualifiers) WHENCE_RETURN_IF_ERROR(add_term(qualifier.value));
  WHENCE_ASSIGN_OR_RETURN(const Term predicate_term, graph_.DecodeTerm(statement.triple.predicate));
  const std::string predicate = PredicateName(predicate_term.lexical);
  add_text(predicate);
  add_text(inferred);
  const Support& support = statement.supports.front();
  WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadSentenceText(graph_, support.document, support.span));
  add_text(sentence);
  const auto missing = [&](const Word& word) {
    if (held.contains(word.stem) || (!word.predicate.empty() && word.predicate == predicate)) return false;
    return std::none_of(held.begin(), held.end(),
                        [&](const std::string& stem) { return AreOfOneRoot(stem, word.stem); });
  };
  if (std::none_of(words_.begin(), words_.end(), missing)) return true;
  if (std::any_of(words_.begin(), words_.end(), [&](const Word& word) { return word.outside && missing(word); })) {
    return false;
  }
  WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph_.GetDocument(support.document));
  add_text(document.title);
  WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> at,
                          graph_.SentenceAt(support.document, support.span.begin));
  for (uint32_t back = 1; at.has_value() && back <= kSentencesBefore && back <= at->ordinal; ++back) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo before, graph_.GetSentence(support.document, at->ordinal - back));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph_, support.document, before.span));
    add_text(text);
  }
  return std::none_of(words_.begin(), words_.end(), missing);
}

bool QuestionCoverage::IsOfOtherPair(const Statement& statement, std::string_view sentence,
                                     std::string_view amount) const {
  if (statement.supports.empty() || IsStructured(statement.supports.front().rule)) return false;
  const size_t at = sentence.find(amount);
  if (at == std::string::npos) return false;
  // "24 for adults and 12" of what is so much for children: both of two.
  if (const size_t both = amount.find(" and "); both != std::string::npos) {
    const auto digits = [](std::string_view part) { return std::any_of(part.begin(), part.end(), &IsAsciiDigit); };
    if (digits(amount.substr(0, both)) && digits(amount.substr(both)) && amount.find(" for ") < both) return true;
  }
  const auto joint = [&](size_t from) {
    return std::min(
        {sentence.find(" and ", from), sentence.find("; ", from), sentence.find(" but ", from), sentence.size()});
  };
  const size_t behind = joint(at + amount.size());
  if (behind >= sentence.size()) return false;
  const std::string_view own = sentence.substr(0, behind);
  const std::string_view other = sentence.substr(behind, joint(behind + 1) - behind);
  if (std::none_of(other.begin(), other.end(), &IsAsciiDigit)) return false;
  absl::flat_hash_set<std::string> of_own, of_other;
  for (auto& [stem, count] : IndexWords(own)) of_own.insert(stem);
  for (auto& [stem, count] : IndexWords(other)) of_other.insert(stem);
  return std::any_of(words_.begin(), words_.end(),
                     [&](const Word& word) { return of_other.contains(word.stem) && !of_own.contains(word.stem); });
}

absl::StatusOr<bool> QuestionCoverage::IsOfLaterPart(const Statement& statement, std::string_view sentence,
                                                     std::string_view date) const {
  if (statement.supports.empty() || IsStructured(statement.supports.front().rule)) return false;
  WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(statement.triple.predicate));
  const std::string verb = PredicateName(predicate.lexical);
  const std::string lemma = verb.substr(0, verb.find(' '));
  // "when does it take place": not when it once took place online.
  const std::string words = StrCat(" ", AsciiLowered(sentence), " ");
  const auto says_word = [&](std::string_view word) { return words.find(StrCat(" ", word, " ")) != std::string::npos; };
  if (habitual_ && (says_word(PastTense(lemma)) || says_word("was") || says_word("were"))) return true;
  const size_t at = sentence.find(date);
  const size_t joint = at == std::string::npos || at == 0 ? std::string::npos : sentence.rfind(" and ", at - 1);
  if (joint == std::string::npos) return false;
  const std::string_view before = sentence.substr(0, joint);
  static const RE2* const year = new RE2(R"(\b(?:1[0-9]|20)[0-9]{2}\b)");
  if (!RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), *year)) return false;
  const std::vector<std::string> told = ContentStems(StrCat(lemma, " ", PastTense(lemma)));
  bool says = false;
  const std::string part = FoldName(sentence.substr(joint, at - joint));
  for (const absl::string_view word : absl::StrSplit(part, ' ', absl::SkipEmpty())) {
    if (IsStopWord(ToStd(word)) || IsIn(WordList::kOnceMore, ToStd(word))) continue;
    const std::string stem = StemWord(ToStd(word));
    if (all_.contains(stem)) return false;
    if (std::any_of(told.begin(), told.end(),
                    [&](const std::string& one) { return one == stem || AreOfOneRoot(one, stem); })) {
      return false;
    }
    says = true;
  }
  return says;
}

bool QuestionCoverage::Repeats(const std::string& answer) const {
  const std::vector<std::string> stems = ContentStems(answer);
  const std::string first = AsciiLowered(answer.substr(0, answer.find(' ')));
  if (first == "this" || first == "these" || first == "that" || first == "such" || first == "there") return true;
  // "What is X?": "its best beers", which leaves open whose they are.
  if (copula_ && (first == "its" || first == "their" || first == "his" || first == "her")) return true;
  return !stems.empty() &&
         std::all_of(stems.begin(), stems.end(), [&](const std::string& stem) { return all_.contains(stem); });
}

}  // namespace whence
