// Random questions of many forms (comparisons with other things, ordinals, time windows, sums, choices, parts ...) to a
// random graph, each with what the obvious computation gives.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/questions/graph_questions.h"
#include "engine/questions/meaning_text.h"
#include "graph/base/strings.h"
#include "graph/memory_graph.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

constexpr std::string_view kLexicon =
    "predicate wrote\n  inverse-noun: author\n  verb: S write O\n  types: person -> book\n"
    "predicate lives_in\n  noun: home\n  verb: S live in O\n  types: person -> town\n"
    "predicate lies_in\n  noun: country\n  verb: S lie in O\n  types: town -> country\n"
    "predicate published\n  noun: year of publication\n  verb: S be published in O | S come out in O\n  types: book "
    "->\n"
    "predicate pages\n  noun: length\n  counts: page\n  unit: page\n  types: book ->\n"
    "predicate population\n  counts: people\n  types: town ->\n"
    "predicate editor\n  noun: editor\n  verb: O edit S\n  types: book -> person\n"
    "predicate won\n  noun: prize\n  verb: S win O\n  types: book -> prize\n"
    "adjective long = pages\nadjective short = -pages\nadjective large = population\nadjective small = -population\n"
    "adjective early = -published\nadjective old = -published\nadjective late | new = published\n"
    "locate = lives_in | lies_in\n";

using Names = std::set<std::string>;

// A small world, and what is so in it.
class World {
 public:
  explicit World(std::mt19937& random) : random_(random) {
    const auto any = [&](const Names& of) { return Any(of); };
    for (const std::string& town : towns) {
      Relate(town, "lies_in", any(countries));
      Value(town, "population", 1000 * (1 + static_cast<int>(random_() % 9)));
    }
    for (const std::string& person : people) Relate(person, "lives_in", any(towns));
    for (const std::string& book : books) {
      Relate(any(people), "wrote", book);
      if (random_() % 4 == 0) Relate(any(people), "wrote", book);
      Value(book, "published", 1950 + static_cast<int>(random_() % 40));
      Value(book, "pages", 100 + 10 * static_cast<int>(random_() % 12));
      if (random_() % 3 != 0) Relate(book, "editor", any(people));
      for (const std::string& prize : prizes) {
        if (random_() % 4 == 0) Relate(book, "won", prize);
      }
    }
    for (const std::string& book : books) Type(book, "Book");
    for (const std::string& person : people) Type(person, "Person");
    for (const std::string& town : towns) Type(town, "Town");
    for (const std::string& country : countries) Type(country, "Country");
    for (const std::string& prize : prizes) Type(prize, "Prize");
  }

  const Names people = {"Ada Quill", "Bo Marsh", "Cy Thorn", "Di Frost", "Ed Stone", "Flo Reed"};
  const Names books = {"Amber Gate", "Blank Page", "Cold Iron", "Dust Road",
                       "Early Rain", "Far Shore",  "Grey Owl",  "High Tide"};
  const Names towns = {"Norwick", "Ostby", "Penford", "Quinton", "Rusk"};
  const Names countries = {"Tavia", "Umbria", "Velland"};
  const Names prizes = {"Silver Quill", "Iron Pen", "Glass Leaf"};
  MemoryGraph graph;

  std::string Any(const Names& of) {
    return *std::next(of.begin(), static_cast<std::ptrdiff_t>(random_() % of.size()));
  }
  int Number(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }

  Names Objects(const std::string& subject, const std::string& predicate) const {
    const auto found = forth_.find({subject, predicate});
    return found == forth_.end() ? Names() : found->second;
  }
  Names Subjects(const std::string& predicate, const std::string& object) const {
    const auto found = back_.find({object, predicate});
    return found == back_.end() ? Names() : found->second;
  }
  Names Those(const Names& of, const std::function<bool(const std::string&)>& fits) const {
    Names out;
    for (const std::string& one : of) {
      if (fits(one)) out.insert(one);
    }
    return out;
  }
  int ValueOf(const std::string& subject, const std::string& predicate) const {
    return values_.at({subject, predicate});
  }
  // Those whose value is the rank-th from the top; negative: from the bottom.
  Names Ranked(const Names& of, const std::string& predicate, int rank) const {
    std::map<int, Names> by_value;
    for (const std::string& one : of) by_value[(rank > 0 ? -1 : 1) * ValueOf(one, predicate)].insert(one);
    if (by_value.size() < static_cast<size_t>(std::abs(rank))) return {};
    return std::next(by_value.begin(), std::abs(rank) - 1)->second;
  }
  Names InCountry(const std::string& country) const {
    return Those(people, [&](const std::string& person) {
      return Objects(*Objects(person, "lives_in").begin(), "lies_in").contains(country);
    });
  }

 private:
  Term Entity(const std::string& name) {
    const Term term = Term::Iri(StrCat("http://t/", name));
    graph.InsertTriple(term, Term::Iri(kRdfsLabel), Term::String(name));
    return term;
  }
  void Type(const std::string& name, const std::string& type) {
    graph.InsertTriple(Entity(name), Term::Iri(kRdfType), Term::Iri(StrCat("http://t/c/", type)));
  }
  void Relate(const std::string& subject, const std::string& predicate, const std::string& object) {
    forth_[{subject, predicate}].insert(object);
    back_[{object, predicate}].insert(subject);
    graph.InsertTriple(Entity(subject), Term::Iri(StrCat("http://t/p/", predicate)), Entity(object));
  }
  void Value(const std::string& subject, const std::string& predicate, int value) {
    values_[{subject, predicate}] = value;
    graph.InsertTriple(Entity(subject), Term::Iri(StrCat("http://t/p/", predicate)), Term::Integer(value));
  }

  std::mt19937& random_;
  std::map<std::pair<std::string, std::string>, Names> forth_, back_;
  std::map<std::pair<std::string, std::string>, int> values_;
};

struct Asked {
  std::string text;
  Names expected;  // none: nothing, or that there is none
};

Names YesOrNo(bool yes) { return {yes ? "yes" : "no"}; }

// Compared with numbers, times and other things.
std::vector<Asked> Comparisons(World& w) {
  const std::string book = w.Any(w.books), other = w.Any(w.books), town = w.Any(w.towns), person = w.Any(w.people);
  const int pages = w.ValueOf(book, "pages"), year = w.Number(1955, 1985), later = year + w.Number(1, 10);
  const int limit = 100 + 10 * w.Number(2, 9) + 5;
  const auto in = [&](const std::string& b) { return w.ValueOf(b, "published"); };
  const auto long_as = [&](const std::string& b) { return w.ValueOf(b, "pages"); };
  const auto size = [&](const std::string& t) { return w.ValueOf(t, "population"); };
  const Names of_person = w.Objects(person, "wrote");
  std::vector<Asked> asked = {
      {StrCat("Which books are longer than ", book, "?"),
       w.Those(w.books, [&](const auto& b) { return long_as(b) > pages; })},
      {StrCat("Which books are not longer than ", limit, " pages?"),
       w.Those(w.books, [&](const auto& b) { return long_as(b) <= limit; })},
      {StrCat("Which books have more pages than ", book, "?"),
       w.Those(w.books, [&](const auto& b) { return long_as(b) > pages; })},
      {StrCat("Which books have as many pages as ", book, "?"),
       w.Those(w.books, [&](const auto& b) { return b != book && long_as(b) == pages; })},
      {StrCat("Which towns have more people than ", town, "?"),
       w.Those(w.towns, [&](const auto& t) { return size(t) > size(town); })},
      {StrCat("Which towns are smaller than ", town, "?"),
       w.Those(w.towns, [&](const auto& t) { return size(t) < size(town); })},
      {StrCat("Which books were published before ", year, "?"),
       w.Those(w.books, [&](const auto& b) { return in(b) < year; })},
      {StrCat("Which books came out after ", year, "?"), w.Those(w.books, [&](const auto& b) { return in(b) > year; })},
      {StrCat("Which books were published between ", year, " and ", later, "?"),
       w.Those(w.books, [&](const auto& b) { return in(b) >= year && in(b) <= later; })},
      {StrCat("Which books came out in the ", year / 10 * 10, "s?"),
       w.Those(w.books, [&](const auto& b) { return in(b) / 10 == year / 10; })},
      {StrCat("Which books were published before ", book, "?"),
       w.Those(w.books, [&](const auto& b) { return in(b) < in(book); })},
      {StrCat("Who wrote a book that was published after ", year, "?"),
       w.Those(w.people,
               [&](const auto& p) {
                 const Names written = w.Objects(p, "wrote");
                 return std::any_of(written.begin(), written.end(), [&](const auto& b) { return in(b) > year; });
               })},
      {StrCat("Which books have between ", limit, " and ", limit + 40, " pages?"),
       w.Those(w.books, [&](const auto& b) { return long_as(b) >= limit && long_as(b) <= limit + 40; })},
      {StrCat("Which books with at least ", limit, " pages came out before ", year, "?"),
       w.Those(w.books, [&](const auto& b) { return long_as(b) >= limit && in(b) < year; })},
      {StrCat("Is ", book, " longer than ", limit, " pages?"), YesOrNo(pages > limit)},
      {StrCat("Was ", book, " published before ", year, "?"), YesOrNo(in(book) < year)},
  };
  if (!of_person.empty()) {
    asked.push_back({StrCat("Which books by ", person, " are longer than ", limit, " pages?"),
                     w.Those(of_person, [&](const auto& b) { return long_as(b) > limit; })});
  }
  if (book != other && pages != long_as(other)) {
    asked.push_back({StrCat("Is ", book, " longer than ", other, "?"), YesOrNo(pages > long_as(other))});
    asked.push_back({StrCat("Which is longer, ", book, " or ", other, "?"), {pages > long_as(other) ? book : other}});
    asked.push_back({StrCat("Is ", book, " or ", other, " the longer book?"), {pages > long_as(other) ? book : other}});
    asked.push_back(
        {StrCat("Which book has more pages, ", book, " or ", other, "?"), {pages > long_as(other) ? book : other}});
    asked.push_back(
        {StrCat("Which of ", book, " and ", other, " is the shorter?"), {pages < long_as(other) ? book : other}});
  }
  if (book != other && in(book) != in(other)) {
    asked.push_back(
        {StrCat("Which came out first, ", book, " or ", other, "?"), {in(book) < in(other) ? book : other}});
    asked.push_back({StrCat("Did ", book, " come out before ", other, "?"), YesOrNo(in(book) < in(other))});
  }
  return asked;
}

// Ranks, sums, averages and counts.
std::vector<Asked> Measures(World& w) {
  const std::string person = w.Any(w.people), country = w.Any(w.countries);
  const Names of_person = w.Objects(person, "wrote"), towns = w.Subjects("lies_in", country);
  std::vector<Asked> asked = {
      {"What is the second longest book?", w.Ranked(w.books, "pages", 2)},
      {"Which book is the third longest?", w.Ranked(w.books, "pages", 3)},
      {"Which is the shortest book?", w.Ranked(w.books, "pages", -1)},
      {"Which town has the most people?", w.Ranked(w.towns, "population", 1)},
      {"Which book has the fewest pages?", w.Ranked(w.books, "pages", -1)},
      {"Which book came out first?", w.Ranked(w.books, "published", -1)},
      {"What is the latest book?", w.Ranked(w.books, "published", 1)},
      {StrCat("How many books did ", person, " write?"), {StrCat(of_person.size())}},
      {StrCat("How many towns are in ", country, "?"), {StrCat(towns.size())}},
      {StrCat("How many people live in ", country, "?"), {StrCat(w.InCountry(country).size())}},
  };
  const auto sum = [&](const Names& of, const std::string& predicate) {
    double total = 0;
    for (const std::string& one : of) total += w.ValueOf(one, predicate);
    return total;
  };
  if (!of_person.empty()) {
    asked.push_back({StrCat("What is the longest book by ", person, "?"), w.Ranked(of_person, "pages", 1)});
    asked.push_back({StrCat("Which of ", person, "'s books is the shortest?"), w.Ranked(of_person, "pages", -1)});
    asked.push_back({StrCat("What was ", person, "'s first book?"), w.Ranked(of_person, "published", -1)});
    asked.push_back({StrCat("What is the newest book written by ", person, "?"), w.Ranked(of_person, "published", 1)});
    asked.push_back({StrCat("What is the total number of pages of the books by ", person, "?"),
                     {StrCat(static_cast<int>(sum(of_person, "pages")))}});
    asked.push_back({StrCat("How many pages do the books by ", person, " have in total?"),
                     {StrCat(static_cast<int>(sum(of_person, "pages")))}});
    asked.push_back({StrCat("What is the average length of the books written by ", person, "?"),
                     {NumberText(sum(of_person, "pages") / static_cast<double>(of_person.size()))}});
  }
  if (!towns.empty()) {
    asked.push_back({StrCat("What is the largest town in ", country, "?"), w.Ranked(towns, "population", 1)});
    asked.push_back({StrCat("What is the total population of the towns in ", country, "?"),
                     {StrCat(static_cast<int>(sum(towns, "population")))}});
  }
  return asked;
}

// Sets: both, either, not, without, others, the same, parts.
std::vector<Asked> Sets(World& w) {
  const std::string person = w.Any(w.people), other = w.Any(w.people), prize = w.Any(w.prizes);
  const std::string second = w.Any(w.prizes), book = w.Any(w.books), country = w.Any(w.countries);
  const auto wins = [&](const std::string& b, const std::string& p) { return w.Objects(b, "won").contains(p); };
  const auto authors = [&](const std::string& b) { return w.Subjects("wrote", b); };
  const Names home = w.Objects(person, "lives_in");
  const Names of_person = w.Objects(person, "wrote"), of_other = w.Objects(other, "wrote");
  const auto count = [&](const std::string& b) { return w.Objects(b, "won").size(); };
  const Names writers = w.Those(w.people, [&](const auto& p) { return !w.Objects(p, "wrote").empty(); });
  std::vector<Asked> asked = {
      {StrCat("Which books did not win the ", prize, "?"),
       w.Those(w.books, [&](const auto& b) { return !wins(b, prize); })},
      {"Which books have no editor?", w.Those(w.books, [&](const auto& b) { return w.Objects(b, "editor").empty(); })},
      {StrCat("Which books without an editor did ", person, " write?"),
       w.Those(of_person, [&](const auto& b) { return w.Objects(b, "editor").empty(); })},
      {"Which books won at least two prizes?", w.Those(w.books, [&](const auto& b) { return count(b) >= 2; })},
      {"Which books won exactly one prize?", w.Those(w.books, [&](const auto& b) { return count(b) == 1; })},
      {"Who wrote more than one book?",
       w.Those(w.people, [&](const auto& p) { return w.Objects(p, "wrote").size() > 1; })},
      {StrCat("Who lives in the same town as ", person, "?"),
       w.Those(w.people, [&](const auto& p) { return p != person && w.Objects(p, "lives_in") == home; })},
      {StrCat("Which people live in ", country, "?"), w.InCountry(country)},
      {StrCat("In which country does ", person, " live?"), w.Objects(*home.begin(), "lies_in")},
      {StrCat("Which people from ", country, " wrote ", book, "?"),
       w.Those(w.InCountry(country), [&](const auto& p) { return authors(book).contains(p); })},
      {StrCat("Who wrote a book that won the ", prize, "?"),
       w.Those(w.people,
               [&](const auto& p) {
                 const Names written = w.Objects(p, "wrote");
                 return std::any_of(written.begin(), written.end(), [&](const auto& b) { return wins(b, prize); });
               })},
      {StrCat("Did ", person, " write ", book, "?"), YesOrNo(of_person.contains(book))},
      {StrCat("Was ", book, " edited by ", person, "?"), YesOrNo(w.Objects(book, "editor").contains(person))},
      {StrCat("Which books edited by ", person, " were written by ", other, "?"),
       w.Those(of_other, [&](const auto& b) { return w.Objects(b, "editor").contains(person); })},
      {StrCat("Whose editor is ", person, "?"), w.Subjects("editor", person)},
  };
  if (!of_person.empty()) {  // otherwise a book "by" somebody may be one that they edited
    asked.push_back({StrCat("Which of the books by ", person, " won the ", prize, "?"),
                     w.Those(of_person, [&](const auto& b) { return wins(b, prize); })});
    asked.push_back({StrCat("How many of the books by ", person, " won a prize?"),
                     {StrCat(w.Those(of_person, [&](const auto& b) { return count(b) > 0; }).size())}});
  }
  if (prize != second) {
    asked.push_back({StrCat("Which books won both the ", prize, " and the ", second, "?"),
                     w.Those(w.books, [&](const auto& b) { return wins(b, prize) && wins(b, second); })});
    asked.push_back({StrCat("Which books won the ", prize, " or the ", second, "?"),
                     w.Those(w.books, [&](const auto& b) { return wins(b, prize) || wins(b, second); })});
    asked.push_back({StrCat("Which books won the ", prize, " but not the ", second, "?"),
                     w.Those(w.books, [&](const auto& b) { return wins(b, prize) && !wins(b, second); })});
  }
  if (person != other) {
    asked.push_back({StrCat("Which books did ", person, " and ", other, " write together?"),
                     w.Those(of_person, [&](const auto& b) { return of_other.contains(b); })});
    asked.push_back({StrCat("Who wrote ", book, ", ", person, " or ", other, "?"),
                     w.Those({person, other}, [&](const auto& p) { return authors(book).contains(p); })});
  }
  if (of_person.contains(book)) {
    asked.push_back({StrCat("What did ", person, " write besides ", book, "?"),
                     w.Those(of_person, [&](const auto& b) { return b != book; })});
    asked.push_back({StrCat("Which books other than ", book, " did ", person, " write?"),
                     w.Those(of_person, [&](const auto& b) { return b != book; })});
    asked.push_back({StrCat("Who besides ", person, " wrote ", book, "?"),
                     w.Those(authors(book), [&](const auto& p) { return p != person; })});
  }
  return asked;
}

bool SaysNothing(const GraphAnswer& answer) {
  return answer.answers.empty() || (answer.answers.size() == 1 && answer.answers.front().text == "0");
}

TEST(RenderedFormsTest, TheAnswerIsWhatIsSo) {
  auto rules = QuestionRules::Load("rules/questions");
  ASSERT_TRUE(rules.ok()) << rules.status().message();
  const ParsedLexicon lexicon = ParseLexiconFile("rendered.lexicon", kLexicon);
  ASSERT_TRUE(lexicon.ok()) << RenderDiagnostics(lexicon.diagnostics);
  std::mt19937 random(1913);
  size_t asked = 0;
  for (int round = 0; round < 12; ++round) {
    World world(random);
    auto answerer = GraphQuestionAnswerer::Create(*rules, world.graph, {lexicon.file});
    ASSERT_TRUE(answerer.ok());
    for (const auto form : {Comparisons, Measures, Sets, Comparisons, Sets}) {
      for (const Asked& question : form(world)) {
        const auto answer = (*answerer)->Ask(question.text, {.support = false});
        ASSERT_TRUE(answer.ok()) << question.text;
        Names said;
        for (const GraphAnswerItem& item : answer->answers) said.insert(item.text);
        EXPECT_NE(answer->reason, GraphUnknownReason::kNoRule) << question.text;
        if (question.expected.empty()) {
          EXPECT_TRUE(SaysNothing(*answer)) << question.text << " " << testing::PrintToString(said) << "\n"
                                            << answer->reading;
        } else {
          EXPECT_EQ(said, question.expected) << question.text << "\n" << answer->reading;
        }
        ++asked;
      }
    }
  }
  EXPECT_GT(asked, 1000u);
}

}  // namespace
}  // namespace whence
