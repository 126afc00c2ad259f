#include "engine/alignment/asked_names.h"

#include <optional>
#include <string_view>

#include "corpus/language/token_class.h"
#include "engine/coreference/name_relation.h"
#include "engine/coreference/noun_kinds.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

// The other names of what the question names, folded, by token of the question.
absl::StatusOr<std::vector<absl::flat_hash_set<std::string>>> NameVariants(const Graph& graph,
                                                                           const Sentence& sentence) {
  std::vector<absl::flat_hash_set<std::string>> variants(sentence.tokens.size());
  for (size_t t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    if (!IsName(token)) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities, EntitiesNamed(graph, token.form));
    for (const TermId entity : entities) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph.AliasesOf(entity));
      for (const AliasMatch& alias : aliases) variants[t].insert(FoldName(alias.name));
    }
  }
  return variants;
}

// The sentences that say something of an entity, by its name or by a word that means it.
absl::StatusOr<absl::flat_hash_set<SentenceCache::Place>> SentencesOf(const Graph& graph,
                                                                      const std::vector<TermId>& entities) {
  constexpr size_t kMostTriples = 500;
  absl::flat_hash_set<SentenceCache::Place> places;
  size_t read = 0;
  for (const TermId entity : entities) {
    for (const TripleFilter& filter :
         {TripleFilter{entity, std::nullopt, std::nullopt}, TripleFilter{std::nullopt, std::nullopt, entity}}) {
      for (auto cursor = graph.Scan(filter); cursor->Valid() && read < kMostTriples; cursor->Next(), ++read) {
        WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(cursor->triple()));
        for (const Statement& statement : statements) {
          for (const Support& support : statement.supports) {
            WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> at,
                                    graph.SentenceAt(support.document, support.span.begin));
            if (at.has_value()) places.emplace(support.document, at->ordinal);
          }
        }
      }
    }
  }
  return places;
}

// The stems of the nouns that say what a name's bearer is: "the river" for the Sarn.
absl::StatusOr<absl::flat_hash_set<std::string>> KindsOf(const Graph& graph, const NounKinds& nouns,
                                                         FrameMatcher& matcher, const std::vector<TermId>& entities) {
  absl::flat_hash_set<std::string> kinds;
  for (const TermId entity : entities) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> classes, matcher.ClassesOf(entity));
    kinds.insert(classes.begin(), classes.end());
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph.AliasesOf(entity));
    for (const AliasMatch& alias : aliases) {
      const std::vector<std::string> words = NameWords(alias.name);
      if (const std::string_view noun = nouns.NamedKind(words); !noun.empty()) kinds.insert(StemWord(noun));
    }
  }
  return kinds;
}

}  // namespace

absl::StatusOr<AskedNames> AskedNames::Read(const Graph& graph, const AskedQuestion& asked,
                                            const WordRelations& relations, FrameMatcher& matcher) {
  AskedNames names;
  WHENCE_ASSIGN_OR_RETURN(names.variants, NameVariants(graph, asked.sentence()));
  const NounKinds nouns(&relations);
  for (const AskedWord& word : asked.words()) {
    if (!word.name || names.spoken.contains(word.token)) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities,
                            EntitiesNamed(graph, asked.sentence().tokens[static_cast<size_t>(word.token)].form));
    WHENCE_ASSIGN_OR_RETURN(names.spoken[word.token], SentencesOf(graph, entities));
    WHENCE_ASSIGN_OR_RETURN(names.kinds[word.token], KindsOf(graph, nouns, matcher, entities));
    const auto& kinds = names.kinds[word.token];
    names.all_kinds.insert(kinds.begin(), kinds.end());
  }
  return names;
}

}  // namespace whence
