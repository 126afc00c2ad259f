#include "engine/linking/graph_names.h"

#include <algorithm>
#include <filesystem>

#include "corpus/language/ascii.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "re2/re2.h"

namespace whence {
namespace {

constexpr size_t kMostEntities = 64;  // of one set: more means that the names do not tell entities apart
constexpr size_t kShortestRepair = 5;
constexpr size_t kLongRepair = 8;

bool IsName(const AliasMatch& match) { return match.kind != AliasKind::kLabel && match.kind != AliasKind::kRole; }

void Merge(std::vector<TermId>& into, const std::vector<AliasMatch>& matches) {
  for (const AliasMatch& match : matches) {
    if (IsName(match) && into.size() < kMostEntities &&
        std::find(into.begin(), into.end(), match.entity) == into.end()) {
      into.push_back(match.entity);
    }
  }
}

// Capitals and digits of a name as written: a plain word of the question must not become a name by folding alone.
bool HasCapital(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return IsAsciiUpper(c) || IsPastAscii(c); });
}

bool IsPossessive(std::string_view word) { return word == "'s" || word == "’s"; }

struct Word {
  size_t begin;
  size_t end;
};

std::vector<Word> Words(std::string_view text) {
  std::vector<Word> words;
  size_t i = 0;
  const auto part = [&](size_t at) {
    const char c = text[at];
    return IsAsciiAlnum(c) || IsPastAscii(c) || c == '-';
  };
  while (i < text.size()) {
    if (!part(i)) {
      ++i;
      continue;
    }
    const size_t begin = i;
    while (i < text.size() && part(i)) ++i;
    words.push_back({begin, i});
  }
  return words;
}

}  // namespace

NameList::Match GraphNames::LongestMatch(absl::Span<const std::string_view> words) const {
  Match best;
  std::string joined;
  for (size_t n = 0; n < words.size() && n < kMaxWords; ++n) {
    if (n > 0) joined += ' ';
    joined += words[n];
    if (n > 0 && FoldName(words[n]).empty()) continue;  // folding drops marks: no name ends in the question mark
    const std::string folded = FoldName(joined);
    if (folded.empty()) {
      // A name may begin with an opening mark; one that closes or parts does not belong to what comes behind it.
      constexpr std::string_view kNoBeginning = ")]};:!?";
      if (n == 0 && (joined.size() > 3 || kNoBeginning.find(joined[0]) != std::string_view::npos)) return best;
      continue;
    }
    if (n == 0 && IsStopWord(folded) && !HasCapital(joined)) return best;
    const auto named = graph_.LookUpName(folded);
    if (!named.ok() || !named->begins) return best;
    const auto matches = graph_.FindAlias(folded);
    if (!matches.ok()) return best;
    // "Ann Lee's" of "Ann Lee's dog" folds to her name; "McDonald's" has the mark itself.
    const bool owns = n > 0 && IsPossessive(words[n]);
    const bool is_name = std::any_of(matches->begin(), matches->end(), [&](const AliasMatch& match) {
      return IsName(match) && HasCapital(match.name) && (!owns || match.name.ends_with(words[n]));
    });
    if (is_name && !(n == 0 && IsStopWord(folded))) best.words = n + 1;
  }
  return best;
}

absl::StatusOr<std::vector<TermId>> SameEntities(const Graph& graph, const std::vector<TermId>& entities) {
  std::vector<TermId> all = entities;
  for (size_t i = 0; i < all.size(); ++i) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph.AliasesOf(all[i]));
    for (const AliasMatch& alias : aliases) {
      if (!IsName(alias)) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> bearers, graph.FindAlias(FoldName(alias.name)));
      Merge(all, bearers);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

absl::StatusOr<std::vector<TermId>> EntitiesNamed(const Graph& graph, std::string_view name) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> matches, graph.FindAlias(FoldName(name)));
  std::vector<TermId> entities;
  Merge(entities, matches);
  return SameEntities(graph, entities);
}

absl::StatusOr<std::string> DisplayName(const Graph& graph, TermId entity) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<AliasMatch> aliases, graph.AliasesOf(entity));
  const auto better = [](const AliasMatch& a, const AliasMatch& b) {
    const auto rank = [](AliasKind kind) { return kind == AliasKind::kName ? 0 : kind == AliasKind::kLabel ? 1 : 2; };
    if (rank(a.kind) != rank(b.kind)) return rank(a.kind) < rank(b.kind);
    return a.name < b.name;
  };
  if (!aliases.empty()) return std::min_element(aliases.begin(), aliases.end(), better)->name;
  WHENCE_ASSIGN_OR_RETURN(const Term term, graph.DecodeTerm(entity));
  return PredicateName(term.lexical);
}

absl::StatusOr<RepairedText> RepairNames(const Graph& graph, std::string_view question) {
  RepairedText repaired;
  size_t copied = 0;
  for (const Word& word : Words(question)) {
    const std::string_view written = question.substr(word.begin, word.end - word.begin);
    const std::string folded = FoldName(written);
    if (folded.size() < kShortestRepair || folded.find(' ') != std::string::npos || IsStopWord(folded)) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Posting> known, graph.FindPostings(StemWord(folded)));
    if (!known.empty()) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> longer, graph.FoldedNames(folded, 1));
    if (!longer.empty()) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> similar,
                            graph.SimilarNames(folded, folded.size() >= kLongRepair ? 2 : 1, 2));
    if (similar.empty() || similar[0].find(' ') != std::string::npos) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> matches, graph.FindAlias(similar[0]));
    const auto name = std::find_if(matches.begin(), matches.end(),
                                   [](const AliasMatch& match) { return IsName(match) && HasCapital(match.name); });
    if (name == matches.end()) continue;
    repaired.text += question.substr(copied, word.begin - copied);
    repaired.text += name->name;
    copied = word.end;
    repaired.repairs.push_back({std::string(written), name->name});
  }
  repaired.text += question.substr(copied);
  return repaired;
}

namespace {

// "Foxglove is a board game": what the first sentence of a document says what it is; empty where it does not, and where
// the title, if one is given, does not hold it.
absl::StatusOr<std::string> Introduced(const Graph& graph, DocumentId document, std::string_view title) {
  static const RE2* const kIs =
      new RE2(R"((\p{Lu}[^.,;:()]{1,60}?)(?: \([^()]*\))? (?:is|was|are|were) (?:an?|the|one) )");
  std::string name;
  for (uint32_t ordinal = 0; ordinal < 2 && name.empty(); ++ordinal) {  // behind the heading, if there is one
    const absl::StatusOr<SentenceInfo> first = graph.GetSentence(document, ordinal);
    if (absl::IsNotFound(first.status())) return std::string();
    WHENCE_RETURN_IF_ERROR(first.status());
    WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph, document, first->span));
    re2::StringPiece rest(text);
    if (!RE2::Consume(&rest, *kIs, &name) && text.ends_with('.')) return std::string();
  }
  if (name.empty() || (!title.empty() && title.find(name) == std::string_view::npos)) return std::string();
  WHENCE_ASSIGN_OR_RETURN(std::vector<TermId> entities, EntitiesNamed(graph, name));
  if (entities.empty() && name.starts_with("The ")) {
    name.erase(0, 4);
    WHENCE_ASSIGN_OR_RETURN(entities, EntitiesNamed(graph, name));
  }
  return entities.empty() ? std::string() : name;
}

}  // namespace

absl::StatusOr<std::string> TopicOfOnlyDocument(const Graph& graph) {
  if (graph.Counts().documents != 1) return std::string();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<DocumentInfo> documents, graph.Documents());
  if (documents.empty()) return DataLoss("the list of documents is damaged; restore a backup, or ingest again");
  const DocumentInfo& document = documents.front();
  if (document.title == std::filesystem::path(document.name).stem().string()) return Introduced(graph, document.id, {});
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities, EntitiesNamed(graph, document.title));
  if (!entities.empty() || document.title.find(" of ") == std::string::npos) {
    return entities.empty() ? std::string() : document.title;
  }
  // "The history of Orn Ferries", whose first sentence introduces Orn Ferries.
  return Introduced(graph, document.id, document.title);
}

}  // namespace whence
