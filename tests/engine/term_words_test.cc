#include "engine/frames/term_words.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "corpus/language/word_relations.h"
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

std::multiset<Match> MatchesIn(const Graph& graph, const PredicateLexicon& lexicon, const QuestionFrame& frame,
                               const WordRelations* words = nullptr) {
  FrameMatcher matcher(graph, lexicon);
  matcher.SetWords(words);
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

// The same documents "a" and "b" in a store and in memory. A graph in memory keeps no words of terms: there all
// statements of a predicate are looked at.
class BothGraphs {
 public:
  // make(name) makes the document of that name.
  template <typename Make>
  explicit BothGraphs(const Make& make) : store_(*Store::Open(folder_.path(), {})) {
    for (const char* name : {"a", "b"}) {
      DocumentRecord record = make(name);
      reference_.PutDocument(record);
      AddTermWords(record);
      EXPECT_TRUE(store_->PutDocument(record).ok());
    }
    by_words_ = store_->Snapshot();
  }
  const Graph& by_words() const { return *by_words_; }
  const Graph& reference() const { return reference_; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  std::shared_ptr<const Graph> by_words_;
  MemoryGraph reference_;
};

TEST(TermWordsTest, WhatIsFoundByWordsIsWhatLookingAtAllFinds) {
  const PredicateLexicon lexicon;
  size_t found = 0;
  for (uint32_t seed = 0; seed < 2; ++seed) {
    Sentences random(seed);
    const BothGraphs graphs([&](const char* name) { return random.Document(name, 900); });
    for (int i = 0; i < 30; ++i) {
      const std::string predicate = random.Below(3) == 0 ? "hold" : "be";
      constexpr Role kRoles[] = {Role::kSubject, Role::kObject, Role::kOblique};
      const Role role = kRoles[random.Below(3)];
      const bool named = random.Below(4) == 0;
      const std::string text = named ? random.Name() : random.Phrase();
      const auto matches = [&](const Graph& in) {
        return MatchesIn(in, lexicon, AskedOf(in, predicate, role, text, named));
      };
      const auto by_words = matches(graphs.by_words());
      EXPECT_EQ(by_words, matches(graphs.reference())) << predicate << " " << text;
      found += by_words.size();
    }
  }
  EXPECT_GT(found, 200u);
}

constexpr const char* kKinds[] = {"physician", "surgeon", "schooner", "cottage", "oak", "daughter", "banker", "heron"};
constexpr const char* kWiderNouns[] = {"doctor", "ship",      "house", "tree", "child",
                                       "bird",   "physician", "girl",  "heron"};

// Mostly of people of whom nothing is said; of a few, what they are.
DocumentRecord VisitsOf(RandomDocuments& random, const std::string& name) {
  DocumentRecord record;
  record.name = name;
  record.text = "x";
  record.sentences.push_back({{0, 1}, 1, false, {}});
  const auto add = [&](const Term& subject, const Term& predicate, const Term& object) {
    record.statements.push_back(
        {subject, predicate, object, {}, Polarity::kPositive, Modality::kAsserted, {0, 1}, "rule"});
  };
  const auto named = [&](const std::string& text, AliasKind kind, const Term& term) {
    record.aliases.push_back({term, text, kind, {0, 1}});
    return term;
  };
  for (int i = 0; i < 150; ++i) {
    const std::string text = "Bowery Arlen" + name + std::to_string(i);
    add(named(text, AliasKind::kName, EntityTerm(text)), PredicateTerm("visit"), Term::String("the gate"));
  }
  for (int i = 0; i < 4; ++i) {
    const std::string kind = kKinds[random.Below(std::size(kKinds))];
    const std::string text = "Castor Dunmore" + name + std::to_string(i);
    const Term entity = named(text, AliasKind::kName, EntityTerm(text));
    if (random.Below(4) == 0) {
      const std::string described = "the " + kind + " of " + text;
      add(named(described, AliasKind::kLabel, DescribedTerm(described, name)), PredicateTerm("visit"),
          Term::String("the tower"));
      continue;
    }
    if (random.Below(2) == 0) {
      add(entity, Term::Iri(kRdfType), ClassTerm(kind));
    } else {
      add(entity, PredicateTerm("be"), Term::String("a tall " + kind + " of the county"));
    }
    add(entity, PredicateTerm("visit"), Term::String("the mill"));
  }
  return record;
}

// Without what fits worse, where something fits as a whole.
std::multiset<Match> Best(const std::multiset<Match>& matches) {
  std::multiset<Match> exact;
  std::copy_if(matches.begin(), matches.end(), std::inserter(exact, exact.end()),
               [](const Match& match) { return std::get<4>(match); });
  return exact.empty() ? matches : exact;
}

TEST(TermWordsTest, KindsAreFoundAsByLookingAtAll) {
  const PredicateLexicon lexicon;
  const auto words = WordRelations::Load("corpus/model/english.relations");
  ASSERT_TRUE(words.ok()) << words.status();
  size_t found = 0;
  for (uint32_t seed = 0; seed < 6; ++seed) {
    RandomDocuments random(seed);
    const BothGraphs graphs([&](const char* name) { return VisitsOf(random, name); });
    for (const std::string noun : kWiderNouns) {
      const auto best = [&](const Graph& in) {
        QuestionFrame frame = AskedOf(in, "visit", Role::kSubject, "the " + noun, false);
        frame.arguments.front().lemma = noun;
        return Best(MatchesIn(in, lexicon, frame, words->get()));
      };
      const auto by_words = best(graphs.by_words());
      EXPECT_EQ(by_words, best(graphs.reference())) << noun << " " << seed;
      found += by_words.size();
    }
  }
  EXPECT_GT(found, 20u);
}

}  // namespace
}  // namespace whence
