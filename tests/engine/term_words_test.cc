#include "engine/frames/term_words.h"

#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/frames/frame_matcher.h"
#include "engine/vocabulary.h"
#include "graph/memory_graph.h"
#include "graph/store.h"
#include "gtest/gtest.h"
#include "tests/graph/graph_contents.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

constexpr const char* kNouns[] = {"valve", "pumps", "lantern", "hedge", "fiddler", "kettle of tin", "ladders"};
constexpr const char* kAdjectives[] = {"red", "old", "narrow", "northern", "Dutch"};
constexpr const char* kNames[] = {"Arlen", "Bowery", "Castor", "Dunmore", "Bowery Arlen"};

class Sentences {
 public:
  explicit Sentences(uint32_t seed) : random_(seed) {}

  std::string Phrase() {
    std::string phrase = random_.Below(2) == 0 ? "the " : "a ";
    if (random_.Below(2) == 0) phrase += std::string(Pick(kAdjectives)) + " ";
    phrase += Pick(kNouns);
    if (random_.Below(4) == 0) phrase += std::string(" of ") + Pick(kNames);
    if (random_.Below(6) == 0) phrase += std::string(" at the ") + Pick(kNouns);
    return phrase;
  }
  std::string Name() { return Pick(kNames); }
  size_t Below(uint32_t n) { return random_.Below(n); }

  DocumentRecord Document(const std::string& name, size_t statements) {
    DocumentRecord record;
    record.name = name;
    record.text = "x";
    record.sentences.push_back({{0, 1}, 1, false, {}});
    const auto thing = [&]() -> Term {
      const bool named = Below(3) == 0;
      const std::string text = named ? Name() : Phrase() + " " + std::to_string(Below(60));
      Term term = named ? EntityTerm(text) : DescribedTerm(text, name);
      record.aliases.push_back({term, text, named ? AliasKind::kName : AliasKind::kLabel, {0, 1}});
      return term;
    };
    for (size_t i = 0; i < statements; ++i) {
      const Term subject = Below(9) == 0 ? UnspecifiedTerm() : thing();
      const Term object = Below(3) == 0 ? thing() : Term::String(Phrase());
      const Term predicate = Below(8) == 0 ? Term::Iri(kRdfType) : PredicateTerm(Below(3) == 0 ? "hold" : "be");
      const bool typed = predicate.lexical == kRdfType;
      StatementRecord statement{
          subject, predicate, typed ? ClassTerm(Pick(kNouns)) : object, {}, Polarity::kPositive, Modality::kAsserted,
          {0, 1},  "rule"};
      if (Below(3) == 0) {
        statement.qualifiers.emplace_back(QualifierTerm("place"), Below(2) == 0 ? thing() : Term::String(Phrase()));
      }
      record.statements.push_back(std::move(statement));
    }
    return record;
  }

 private:
  template <size_t n>
  const char* Pick(const char* const (&words)[n]) {
    return words[random_.Below(n)];
  }

  RandomDocuments random_;
};

QuestionFrame AskedOf(const Graph& graph, const std::string& predicate, Role role, const std::string& text,
                      bool named) {
  QuestionFrame frame;
  frame.predicate = predicate;
  KnownArgument argument;
  argument.role = role;
  argument.kind = named ? ArgumentKind::kName : ArgumentKind::kNoun;
  argument.text = text;
  argument.lemma = text;
  argument.stems = ContentStems(text);
  for (const char* name : kNames) {
    if (text.find(name) == std::string::npos) continue;
    for (std::string& stem : ContentStems(name)) argument.name_stems.push_back(std::move(stem));
  }
  const std::vector<AliasMatch> bearers = graph.FindAlias(text).value();
  for (const AliasMatch& match : bearers) argument.entities.push_back(match.entity);
  std::sort(argument.entities.begin(), argument.entities.end());
  frame.arguments.push_back(std::move(argument));
  return frame;
}

using Match = std::tuple<Term, Term, Term, double, bool>;

std::multiset<Match> MatchesIn(const Graph& graph, const PredicateLexicon& lexicon, const QuestionFrame& frame) {
  FrameMatcher matcher(graph, lexicon);
  std::multiset<Match> matches;
  const std::vector<FrameMatch> all = matcher.Match(frame).value();
  for (const FrameMatch& match : all) {
    if (match.score < FrameMatcher::kLeastScore) continue;
    const Triple& triple = match.statement.triple;
    matches.emplace(graph.DecodeTerm(triple.subject).value(), graph.DecodeTerm(triple.predicate).value(),
                    graph.DecodeTerm(triple.object).value(), match.score, match.exact);
  }
  return matches;
}

// A graph in memory keeps no words of terms: there all statements of a predicate are looked at.
TEST(TermWordsTest, WhatIsFoundByWordsIsWhatLookingAtAllFinds) {
  const PredicateLexicon lexicon;
  size_t found = 0;
  for (uint32_t seed = 0; seed < 2; ++seed) {
    const TemporaryFolder folder;
    const auto store = *Store::Open(folder.path(), {});
    MemoryGraph reference;
    Sentences random(seed);
    for (const char* name : {"a", "b"}) {
      DocumentRecord record = random.Document(name, 900);
      reference.PutDocument(record);
      AddTermWords(record);
      ASSERT_TRUE(store->PutDocument(record).ok());
    }
    const auto graph = store->Snapshot();
    for (int i = 0; i < 30; ++i) {
      const std::string predicate = random.Below(3) == 0 ? "hold" : "be";
      constexpr Role kRoles[] = {Role::kSubject, Role::kObject, Role::kOblique};
      const Role role = kRoles[random.Below(3)];
      const bool named = random.Below(4) == 0;
      const std::string text = named ? random.Name() : random.Phrase();
      const auto by_words = MatchesIn(*graph, lexicon, AskedOf(*graph, predicate, role, text, named));
      EXPECT_EQ(by_words, MatchesIn(reference, lexicon, AskedOf(reference, predicate, role, text, named)))
          << predicate << " " << text;
      found += by_words.size();
    }
  }
  EXPECT_GT(found, 200u);
}

}  // namespace
}  // namespace whence
