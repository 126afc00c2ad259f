#include "engine/frames/stated_counts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_split.h"
#include "corpus/language/number_words.h"
#include "engine/frames/phrase.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/extraction/office_rank.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr size_t kMostWordsBetween = 4;  // "seven FORMER SOVIET states"
constexpr size_t kMostStatements = 2000;

// The members of an organisation are countries, states or nations.
std::vector<std::string> CountedNouns(std::string_view noun) {
  std::vector<std::string> nouns = {StemWord(FoldName(Singular(noun)))};
  if (IsIn(WordList::kMemberNoun, noun)) {
    for (const std::string_view other : WordsOf(WordList::kMemberCounted)) nouns.push_back(StemWord(other));
  }
  return nouns;
}

// The number before the counted noun: "6 members", "seven former Soviet states". Nothing when the text counts another
// thing, those besides others, or several sorts of them of which the question tells none.
std::optional<int64_t> CountIn(std::string_view text, const std::vector<std::string>& nouns,
                               const std::vector<std::string>& modifiers) {
  std::optional<int64_t> count;
  std::string first;
  bool sorted = false;
  std::vector<std::string> words;
  for (absl::string_view word : absl::StrSplit(ToAbsl(text), absl::ByAnyChar(" -\n\t()"), absl::SkipEmpty())) {
    words.emplace_back(word);
  }
  for (size_t i = 0; i < words.size(); ++i) {
    const std::optional<double> number = ParseNumber(words[i]);
    if (!number.has_value() || *number < 0 || *number > 1e9 || *number != std::floor(*number)) continue;
    if (*number >= 1500 && *number <= 2100 && words[i].find(',') == std::string::npos) continue;  // a year
    if (i > 0 && IsIn(WordList::kBesides, FoldName(words[i - 1]))) continue;
    std::vector<std::string> between;
    for (size_t j = i + 1; j < words.size() && j <= i + kMostWordsBetween; ++j) {
      const std::string folded = FoldName(words[j]);
      if (IsStopWord(folded) || IsIn(WordList::kBesides, folded) || ParseNumber(words[j]).has_value()) break;
      const std::string stem = StemWord(folded);
      if (std::find(nouns.begin(), nouns.end(), stem) != nouns.end()) {
        const bool meant = std::all_of(modifiers.begin(), modifiers.end(), [&](const std::string& modifier) {
          return std::find(between.begin(), between.end(), modifier) != between.end();
        });
        // "eleven former employees" are none now.
        const bool past = j > i + 1 && IsPastRank(FoldName(words[j - 1]));
        if (!meant || past) break;
        if (!count.has_value()) {
          count = static_cast<int64_t>(*number);
          first = stem;
          sorted = !between.empty();
        } else if (*count != static_cast<int64_t>(*number) && stem == first && sorted && !between.empty()) {
          return std::nullopt;
        }
        break;
      }
      between.push_back(stem);
      const char last = words[j].back();
      if (last == ',' || last == '.' || last == ';') break;
    }
  }
  return count;
}

}  // namespace

std::vector<std::string> CountedModifiers(const QuestionFrame& question) {
  std::vector<std::string> modifiers;
  if (!question.hole.has_value()) return modifiers;
  const std::string head = FoldName(HeadPhrase(question.hole->phrase));
  const std::string noun = StemWord(Singular(head.substr(head.rfind(' ') + 1)));
  for (std::string& stem : ContentStems(head)) {
    const bool counts = IsIn(WordList::kBesides, stem) || IsIn(WordList::kCountingWord, stem);
    if (stem != noun && !counts) modifiers.push_back(std::move(stem));
  }
  return modifiers;
}

bool CountsBelongings(const QuestionFrame& question) {
  return question.predicate == "have" || (question.predicate.starts_with("be ") && question.predicate.ends_with(" of"));
}

absl::StatusOr<std::vector<StatedCount>> FindStatedCounts(const Graph& graph, const QuestionFrame& question) {
  std::vector<StatedCount> counts;
  if (question.counted.empty() || !CountsBelongings(question)) return counts;
  const bool timed = std::any_of(question.qualifiers.begin(), question.qualifiers.end(),
                                 [](const KnownQualifier& qualifier) { return qualifier.interval.has_value(); });
  // A number that a source gives holds for its own time, and for the plain question only.
  if (timed || !question.status.empty()) return counts;
  const std::vector<std::string> nouns = CountedNouns(question.counted), modifiers = CountedModifiers(question);
  absl::flat_hash_set<StatementId> seen;
  const auto consider = [&](const Triple& triple, TermId other) -> absl::Status {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(triple));
    for (const Statement& statement : statements) {
      if (statement.polarity != Polarity::kPositive || statement.modality != Modality::kAsserted) continue;
      if (seen.size() >= kMostStatements || !seen.insert(statement.id).second) continue;
      WHENCE_ASSIGN_OR_RETURN(const Term term, graph.DecodeTerm(other));
      std::string text = term.lexical;
      if (!term.IsLiteral()) {
        WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph.AliasesOf(other));
        text = aliases.empty() ? "" : aliases.front().name;
      }
      std::optional<int64_t> count = CountIn(text, nouns, modifiers);
      WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(triple.predicate));
      if (!count.has_value() && predicate == PredicateTerm("be") && !statement.supports.empty()) {
        // The sentence that says what it is often gives the number in brackets: "is an alliance (six countries)".
        const Support& support = statement.supports.front();
        WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadSentenceText(graph, support.document, support.span));
        for (size_t at = sentence.find('('); at != std::string::npos && !count.has_value();
             at = sentence.find('(', at + 1)) {
          const size_t end = std::min(sentence.find(')', at), sentence.size());
          count = CountIn(std::string_view(sentence).substr(at, end - at), nouns, modifiers);
        }
      }
      if (count.has_value()) counts.push_back({*count, statement});
    }
    return absl::OkStatus();
  };
  for (const KnownArgument& argument : question.arguments) {
    for (const TermId entity : argument.entities) {
      for (auto cursor = graph.Scan({entity, std::nullopt, std::nullopt}); cursor->Valid(); cursor->Next()) {
        WHENCE_RETURN_IF_ERROR(consider(cursor->triple(), cursor->triple().object));
      }
      for (auto cursor = graph.Scan({std::nullopt, std::nullopt, entity}); cursor->Valid(); cursor->Next()) {
        WHENCE_RETURN_IF_ERROR(consider(cursor->triple(), cursor->triple().subject));
      }
    }
  }
  std::sort(counts.begin(), counts.end(),
            [](const StatedCount& a, const StatedCount& b) { return a.statement.id < b.statement.id; });
  return counts;
}

}  // namespace whence
