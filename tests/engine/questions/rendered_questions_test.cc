// Random queries, rendered to English by a small generator of our own and asked: the answer must be what the query
// gives when it is computed the obvious way, triple by triple.
#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/questions/graph_questions.h"
#include "graph/base/strings.h"
#include "graph/evaluate.h"
#include "graph/memory_graph.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

constexpr std::string_view kLexicon =
    "predicate wrote\n  inverse-noun: author\n  noun: book\n  verb: S write O\n  types: person -> book\n"
    "predicate lives_in\n  noun: home\n  verb: S live in O\n  types: person -> town\n"
    "predicate borders\n  noun: neighbour\n  verb: S border O\n  types: town -> town\n"
    "predicate pages\n  noun: length\n  counts: page\n  unit: page\n  types: book -> extent\n"
    "adjective long = pages\nadjective short = -pages\n";

using Names = std::set<std::string>;

// The graph as plain triples of names, and the obvious operations on it.
struct PlainGraph {
  std::vector<std::tuple<std::string, std::string, std::string>> triples;

  Names Objects(const std::string& predicate, const Names& subjects) const {
    Names out;
    for (const auto& [s, p, o] : triples) {
      if (p == predicate && subjects.contains(s)) out.insert(o);
    }
    return out;
  }
  Names Subjects(const std::string& predicate, const Names& objects) const {
    Names out;
    for (const auto& [s, p, o] : triples) {
      if (p == predicate && objects.contains(o)) out.insert(s);
    }
    return out;
  }
  Names All(const std::string& predicate, bool objects) const {
    Names out;
    for (const auto& [s, p, o] : triples) {
      if (p == predicate) out.insert(objects ? o : s);
    }
    return out;
  }
  Names Extreme(const Names& books, bool longest) const {
    std::map<int, Names> by_length;
    for (const auto& [s, p, o] : triples) {
      if (p == "pages" && books.contains(s)) by_length[std::stoi(o)].insert(s);
    }
    if (by_length.empty()) return {};
    return longest ? by_length.rbegin()->second : by_length.begin()->second;
  }
  // Those of the rank-th length, the longest first.
  Names Ranked(const Names& books, size_t rank) const {
    std::map<int, Names> by_length;
    for (const auto& [s, p, o] : triples) {
      if (p == "pages" && books.contains(s)) by_length[-std::stoi(o)].insert(s);
    }
    if (by_length.size() < rank) return {};
    return std::next(by_length.begin(), static_cast<std::ptrdiff_t>(rank - 1))->second;
  }
};

struct Phrase {
  std::string text;
  Names members;
};

class Generator {
 public:
  Generator(const PlainGraph& graph, std::mt19937& random) : graph_(graph), random_(random) {}

  // A noun phrase for a set of people, books or towns, nested to the given depth.
  Phrase People(int depth) {
    if (depth == 0) return Name("person", 6);
    switch (random_() % 9) {
      case 5: {
        const size_t count = 1 + random_() % 2;
        return {StrCat("the people who wrote at least ", count == 1 ? "one book" : "two books"), Writers(count, 99)};
      }
      case 6:
        return {"the people who wrote more than one book", Writers(2, 99)};
      case 7:
        return {"the people who wrote exactly one book", Writers(1, 1)};
      case 8: {
        size_t most = 0;
        for (const std::string& person : graph_.All("wrote", false)) {
          most = std::max(most, graph_.Objects("wrote", {person}).size());
        }
        return {"the people who wrote the most books", Writers(most, most)};
      }
      case 0: {
        const Phrase books = Books(depth - 1);
        return {StrCat("the authors of ", books.text), graph_.Subjects("wrote", books.members)};
      }
      case 1: {
        const Phrase towns = Towns(depth - 1);
        return {StrCat("the people who live in ", towns.text), graph_.Subjects("lives_in", towns.members)};
      }
      case 2: {
        const Phrase books = Books(depth - 1);
        return {StrCat("the persons that wrote ", books.text), graph_.Subjects("wrote", books.members)};
      }
      case 3: {
        const Phrase towns = Towns(depth - 1);
        Names not_there;
        const Names there = graph_.Subjects("lives_in", towns.members);
        for (const std::string& person : graph_.All("lives_in", false)) {
          if (!there.contains(person)) not_there.insert(person);
        }
        for (const std::string& person : graph_.All("wrote", false)) {
          if (!there.contains(person)) not_there.insert(person);
        }
        return {StrCat("the people who do not live in ", towns.text), not_there};
      }
      default: {
        const Phrase towns = Towns(depth - 1);
        return {StrCat("people living in ", towns.text), graph_.Subjects("lives_in", towns.members)};
      }
    }
  }
  Phrase Books(int depth) {
    if (depth == 0) return Name("book", 8);
    const Phrase people = People(depth - 1);
    const Names written = graph_.Objects("wrote", people.members);
    switch (random_() % 9) {
      case 4: {
        const int limit = 100 + static_cast<int>(random_() % 60);
        return {StrCat("the books with more than ", limit, " pages"), Longer(graph_.All("pages", false), limit)};
      }
      case 5: {
        const int limit = 100 + static_cast<int>(random_() % 60);
        const Phrase writer = Name("person", 6);  // a clause behind a clause could belong to either
        return {StrCat("the books written by ", writer.text, " that are longer than ", limit, " pages"),
                Longer(graph_.Objects("wrote", writer.members), limit)};
      }
      case 6: {
        const Phrase book = Name("book", 8);
        const Names length = graph_.Objects("pages", book.members);
        return {StrCat("the books longer than ", book.text),
                Longer(graph_.All("pages", false), std::stoi(*length.begin()))};
      }
      case 7: {
        Names others;
        for (const std::string& book : graph_.All("pages", false)) {
          if (!written.contains(book)) others.insert(book);
        }
        return {StrCat("the books that ", people.text, " did not write"), others};
      }
      case 8:
        return {StrCat("the second longest book"), graph_.Ranked(graph_.All("pages", false), 2)};
      case 0:
        return {StrCat("the books that ", people.text, " wrote"), written};
      case 1:
        return {StrCat("the books written by ", people.text), written};
      case 2:
        return {StrCat("the longest book written by ", people.text), graph_.Extreme(written, true)};
      default:
        return {StrCat("the shortest of the books written by ", people.text), graph_.Extreme(written, false)};
    }
  }
  Phrase Towns(int depth) {
    if (depth == 0) return Name("town", 5);
    if (random_() % 2) {
      const Phrase towns = Towns(depth - 1);
      return {StrCat("the towns that border ", towns.text), graph_.Subjects("borders", towns.members)};
    }
    const Phrase people = People(depth - 1);
    return {StrCat("the homes of ", people.text), graph_.Objects("lives_in", people.members)};
  }

 private:
  Names Writers(size_t least, size_t most) {
    Names out;
    for (const std::string& person : graph_.All("wrote", false)) {
      const size_t count = graph_.Objects("wrote", {person}).size();
      if (count >= least && count <= most) out.insert(person);
    }
    return out;
  }
  Names Longer(const Names& books, int limit) {
    Names out;
    for (const std::string& book : books) {
      const Names pages = graph_.Objects("pages", {book});
      if (!pages.empty() && std::stoi(*pages.begin()) > limit) out.insert(book);
    }
    return out;
  }
  Phrase Name(const std::string& kind, unsigned count) {
    static const std::map<std::string, std::vector<std::string>> kNames = {
        {"person", {"Ada Quill", "Bo Marsh", "Cy Thorn", "Di Frost", "Ed Stone", "Flo Reed"}},
        {"book",
         {"Amber Gate", "Blank Page", "Cold Iron", "Dust Road", "Early Rain", "Far Shore", "Grey Owl", "High Tide"}},
        {"town", {"Norwick", "Ostby", "Penford", "Quinton", "Rusk"}}};
    const std::string& name = kNames.at(kind)[random_() % count];
    return {name, {name}};
  }
  const PlainGraph& graph_;
  std::mt19937& random_;
};

TEST(RenderedQuestionsTest, TheAnswerIsWhatTheQueryGives) {
  auto rules = QuestionRules::Load("rules/questions");
  ASSERT_TRUE(rules.ok()) << rules.status().message();
  const ParsedLexicon lexicon = ParseLexiconFile("rendered.lexicon", kLexicon);
  ASSERT_TRUE(lexicon.ok()) << RenderDiagnostics(lexicon.diagnostics);
  const std::vector<std::string> people = {"Ada Quill", "Bo Marsh", "Cy Thorn", "Di Frost", "Ed Stone", "Flo Reed"};
  const std::vector<std::string> books = {"Amber Gate", "Blank Page", "Cold Iron", "Dust Road",
                                          "Early Rain", "Far Shore",  "Grey Owl",  "High Tide"};
  const std::vector<std::string> towns = {"Norwick", "Ostby", "Penford", "Quinton", "Rusk"};
  std::mt19937 random(2013);
  size_t asked = 0, answered = 0, queries = 0;
  for (int round = 0; round < 25; ++round) {
    PlainGraph plain;
    MemoryGraph graph;
    const auto add = [&](const std::string& s, const std::string& p, const std::string& o, bool number) {
      plain.triples.emplace_back(s, p, o);
      const auto entity = [&](const std::string& name) {
        const Term term = Term::Iri(StrCat("http://t/", name));
        graph.InsertTriple(term, Term::Iri(kRdfsLabel), Term::String(name));
        return term;
      };
      graph.InsertTriple(entity(s), Term::Iri(StrCat("http://t/p/", p)),
                         number ? Term::Integer(std::stoi(o)) : entity(o));
    };
    for (size_t i = 0; i < books.size(); ++i) {
      add(people[random() % people.size()], "wrote", books[i], false);
      add(books[i], "pages", StrCat(100 + 7 * i + random() % 5), true);
    }
    for (const std::string& person : people) add(person, "lives_in", towns[random() % towns.size()], false);
    // Every town is in the graph, or its name would be unknown.
    for (const std::string& town : towns) add(town, "borders", towns[random() % towns.size()], false);

    auto answerer = GraphQuestionAnswerer::Create(*rules, graph, {lexicon.file});
    ASSERT_TRUE(answerer.ok());
    Generator generator(plain, random);
    for (int q = 0; q < 30; ++q) {
      const int depth = static_cast<int>(random() % 3);
      const unsigned kind = random() % 3;
      const Phrase phrase = kind == 0   ? generator.People(depth + 1)
                            : kind == 1 ? generator.Books(depth + 1)
                                        : generator.Towns(depth + 1);
      const std::string question = StrCat(kind == 0 ? "who are " : "what are ", phrase.text, "?");
      const auto answer = (*answerer)->Ask(question, {.explain = true, .support = false});
      ASSERT_TRUE(answer.ok()) << question;
      Names said;
      for (const GraphAnswerItem& item : answer->answers) said.insert(item.text);
      EXPECT_NE(answer->reason, GraphUnknownReason::kNoRule) << question;
      if (phrase.members.empty()) continue;  // then another reading may have something to say
      EXPECT_EQ(said, phrase.members) << question << "\n" << answer->reading;
      // The query that the explanation shows has the same solutions.
      if (answer->query) {
        const auto solutions = EvaluateAll(graph, *answer->query);
        ASSERT_TRUE(solutions.ok()) << question << ": " << solutions.status().message();
        std::set<TermId> queried, answered_terms;
        for (const Solution& solution : *solutions) queried.insert(solution.front().id);
        for (const GraphAnswerItem& item : answer->answers) answered_terms.insert(item.term);
        EXPECT_EQ(queried, answered_terms) << question << "\n" << Render(*answer->query);
        ++queries;
      }
      const std::string bare = phrase.text.substr(phrase.text.starts_with("the ") ? 4 : 0);
      const auto counted = (*answerer)->Ask(StrCat("how many ", bare, " are there?"), {.support = false});
      const auto asked_number = (*answerer)->Ask(StrCat("what is the number of ", bare, "?"), {.support = false});
      for (const auto& number : {counted, asked_number}) {
        ASSERT_TRUE(number.ok());
        if (number->status != GraphAnswerStatus::kAnswered) continue;  // not every phrase can be counted so
        EXPECT_EQ(number->answers.front().text, StrCat(phrase.members.size())) << phrase.text << "\n"
                                                                               << number->reading;
      }
      ++asked;
      answered += !said.empty();
    }
  }
  EXPECT_GT(asked, 300u);
  EXPECT_GT(queries, asked / 2);
  EXPECT_EQ(asked, answered);
}

}  // namespace
}  // namespace whence
