// Random questions for what statements say besides their triple (since when, how much, in which year) to a random
// graph, each with what the obvious computation gives.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/questions/graph_questions.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "graph/memory_graph.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

constexpr std::string_view kLexicon =
    "predicate keeper\n  noun: keeper\n  types: island -> person\n"
    "predicate strait\n  noun: strait\n  types: island -> island\n"
    "predicate harvest\n  noun: harvest\n  types: island ->\n"
    "predicate visited\n  verb: S visit O\n  types: person -> island\n";

using Names = std::set<std::string>;

struct Asked {
  std::string text;
  Names expected;  // none: nothing
};

// Islands with keepers since some year, straits of some length between them, harvests of several years, and visitors
// who came in some year.
class World {
 public:
  explicit World(std::mt19937& random) : random_(random) {
    for (const std::string& person : people_) Add(person, "Person");
    for (const std::string& island : islands_) Add(island, "Island");
    for (const std::string& island : islands_) {
      const std::string keeper = Any(people_);
      const int since = Number(1950, 1999);
      keepers_[island] = {keeper, since};
      State(island, "keeper", Entity(keeper), kStartQualifier, Term::Date(since));
      // A year has one harvest, and no two years have the same: which of two is meant would be open.
      for (int year = 1990; year < 1994; ++year) {
        if (Number(0, 3) == 0) continue;
        const int tons = 10 * (year - 1985) + Number(0, 9);
        harvests_[{island, year}] = tons;
        State(island, "harvest", Term::Integer(tons), kTimeQualifier, Term::Date(year));
      }
      const std::string visitor = Any(people_);
      visits_[island].insert(Number(1900, 1949));
      State(visitor, "visited", Entity(island), kTimeQualifier, Term::Date(*visits_[island].begin()));
    }
    for (size_t i = 0; i + 1 < islands_.size(); ++i) {
      const std::string length = StrCat(Number(2, 90), " km");
      straits_[{islands_[i], islands_[i + 1]}] = length;
      State(islands_[i], "strait", Entity(islands_[i + 1]), kAmountQualifier, Term::String(length));
    }
    record_.name = "almanac.txt";
    record_.text = ".";
    graph.PutDocument(record_);
  }

  std::vector<Asked> Questions() {
    const std::string island = Any(islands_);
    const auto& [keeper, since] = keepers_.at(island);
    const std::string other = Any(people_);
    std::vector<Asked> asked = {
        {StrCat("When did the keeper of ", island, " take office?"), {StrCat(since)}},
        {StrCat("In which year did ", island, "'s keeper take office?"), {StrCat(since)}},
        {StrCat("Since when has ", island, " had its current keeper?"), {StrCat(since)}},
        {StrCat("Since when has ", keeper, " been the keeper of ", island, "?"), {StrCat(since)}},
        {StrCat("When did ", keeper, " become keeper of ", island, "?"), {StrCat(since)}},
        {StrCat("When did ", other, " become keeper of ", island, "?"),
         other == keeper ? Names{StrCat(since)} : Names()},
        {StrCat("When was ", island, " visited?"), {StrCat(*visits_.at(island).begin())}},
    };
    const size_t first = static_cast<size_t>(Number(0, static_cast<int>(islands_.size()) - 2));
    const std::string &from = islands_[first], &to = islands_[first + 1];
    const std::string& length = straits_.at({from, to});
    asked.push_back({StrCat("How long is the strait between ", from, " and ", to, "?"), {length}});
    asked.push_back({StrCat("How long is ", from, "'s strait with ", to, "?"), {length}});
    asked.push_back({StrCat("What is the length of the strait between ", from, " and ", to, "?"), {length}});
    for (int year = 1990; year < 1994; ++year) {
      const auto harvest = harvests_.find({island, year});
      const Names tons = harvest == harvests_.end() ? Names() : Names{StrCat(harvest->second)};
      asked.push_back({StrCat("What was the harvest of ", island, " in ", year, "?"), tons});
      asked.push_back({StrCat("What was ", island, "'s harvest in ", year, "?"), tons});
    }
    return asked;
  }

  MemoryGraph graph;

 private:
  template <typename T>
  const T& Any(const std::vector<T>& of) {
    return of[random_() % of.size()];
  }
  int Number(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }

  static Term Entity(const std::string& name) { return Term::Iri(StrCat("http://t/", name)); }
  void Add(const std::string& name, const std::string& type) {
    graph.InsertTriple(Entity(name), Term::Iri(kRdfsLabel), Term::String(name));
    graph.InsertTriple(Entity(name), Term::Iri(kRdfType), Term::Iri(StrCat("http://t/c/", type)));
  }
  void State(const std::string& subject, const std::string& predicate, Term object, std::string_view qualifier,
             Term value) {
    StatementRecord statement;
    statement.subject = Entity(subject);
    statement.predicate = Term::Iri(StrCat("http://t/p/", predicate));
    statement.object = std::move(object);
    statement.qualifiers.emplace_back(Term::Iri(StrCat(kQualifierNamespace, qualifier)), std::move(value));
    statement.rule = "table-row";
    record_.statements.push_back(std::move(statement));
  }

  const std::vector<std::string> people_ = {"Ada Quill", "Bo Marsh", "Cy Thorn", "Di Frost"};
  const std::vector<std::string> islands_ = {"Norholm", "Ostrey", "Pelsay", "Quarn", "Rusk"};
  std::mt19937& random_;
  DocumentRecord record_;
  std::map<std::string, std::pair<std::string, int>> keepers_;
  std::map<std::string, std::set<int>> visits_;
  std::map<std::pair<std::string, int>, int> harvests_;
  std::map<std::pair<std::string, std::string>, std::string> straits_;
};

TEST(RenderedQualifiersTest, TheAnswerIsWhatIsSaid) {
  auto rules = QuestionRules::Load("rules/questions");
  ASSERT_TRUE(rules.ok()) << rules.status().message();
  const ParsedLexicon lexicon = ParseLexiconFile("rendered.lexicon", kLexicon);
  ASSERT_TRUE(lexicon.ok()) << RenderDiagnostics(lexicon.diagnostics);
  std::mt19937 random(1931);
  size_t asked = 0;
  for (int round = 0; round < 20; ++round) {
    World world(random);
    auto answerer = GraphQuestionAnswerer::Create(*rules, world.graph, {lexicon.file});
    ASSERT_TRUE(answerer.ok());
    for (int time = 0; time < 3; ++time) {
      for (const Asked& question : world.Questions()) {
        const auto answer = (*answerer)->Ask(question.text, {.support = false});
        ASSERT_TRUE(answer.ok()) << question.text;
        Names said;
        for (const GraphAnswerItem& item : answer->answers) said.insert(item.text);
        EXPECT_EQ(said, question.expected) << question.text << "\n" << answer->reading;
        ++asked;
      }
    }
  }
  EXPECT_GT(asked, 1000u);
}

}  // namespace
}  // namespace whence
