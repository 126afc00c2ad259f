#include "graph/memory_graph.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

const Term kUzbekistan = Term::Iri("https://whence.invalid/e/Uzbekistan");
const Term kLeave = Term::Iri("https://whence.invalid/p/leave");
const Term kCsto = Term::Iri("https://whence.invalid/e/CSTO");
const Term kTime = Term::Iri("https://whence.invalid/q/time");

StatementRecord Leaving(int year, ByteSpan span) {
  StatementRecord record;
  record.subject = kUzbekistan;
  record.predicate = kLeave;
  record.object = kCsto;
  record.qualifiers = {{kTime, Term::Date(year)}};
  record.span = span;
  record.rule = "leave";
  return record;
}

DocumentRecord Leaflet(std::string name, std::vector<StatementRecord> statements) {
  DocumentRecord record;
  record.name = std::move(name);
  record.text = "Uzbekistan left. It left again.";
  record.sentences = {{{0, 16}, 1, false, {{"uzbekistan", 1}, {"leave", 1}}}, {{17, 31}, 1, false, {{"leave", 1}}}};
  record.statements = std::move(statements);
  record.aliases = {{kUzbekistan, "Uzbekistan", AliasKind::kName, {0, 10}}};
  return record;
}

Triple LeavingTriple(const MemoryGraph& graph) {
  return {*graph.FindTerm(kUzbekistan).value(), *graph.FindTerm(kLeave).value(), *graph.FindTerm(kCsto).value()};
}

TEST(MemoryGraphTest, ARepeatedEventIsTwoStatementsOfOneTriple) {
  MemoryGraph graph;
  EXPECT_EQ(graph.PutDocument(Leaflet("a", {Leaving(1999, {0, 16}), Leaving(2012, {17, 31})})), PutResult::kAdded);
  EXPECT_EQ(graph.Counts().triples, 1u);
  EXPECT_THAT(graph.StatementsOf(LeavingTriple(graph)).value(), SizeIs(2));
  EXPECT_EQ(graph.PutDocument(Leaflet("a", {Leaving(1999, {0, 16}), Leaving(2012, {17, 31})})), PutResult::kUnchanged);
  EXPECT_EQ(graph.PutDocument(Leaflet("a", {Leaving(1999, {0, 16})})), PutResult::kReplaced);
  EXPECT_THAT(graph.StatementsOf(LeavingTriple(graph)).value(), SizeIs(1));
}

TEST(MemoryGraphTest, AStatementLivesWhileOneSupportLives) {
  MemoryGraph graph;
  graph.PutDocument(Leaflet("a", {Leaving(1999, {0, 16})}));
  graph.PutDocument(Leaflet("b", {Leaving(1999, {17, 31})}));
  EXPECT_THAT(graph.StatementsOf(LeavingTriple(graph)).value()[0].supports, SizeIs(2));
  EXPECT_TRUE(graph.RemoveDocument("a"));
  EXPECT_THAT(graph.StatementsOf(LeavingTriple(graph)).value()[0].supports, SizeIs(1));
  EXPECT_TRUE(graph.RemoveDocument("b"));
  EXPECT_FALSE(graph.RemoveDocument("b"));
  EXPECT_EQ(graph.Counts(), GraphCounts());
}

TEST(MemoryGraphTest, ScansEveryFilterInItsOrder) {
  MemoryGraph graph;
  for (int i = 0; i < 200; ++i) {
    graph.InsertTriple(Term::Iri("s" + std::to_string(i % 7)), Term::Iri("p" + std::to_string(i % 5)),
                       Term::Iri("o" + std::to_string(i % 11)));
  }
  for (int mask = 0; mask < 8; ++mask) {
    TripleFilter filter;
    if (mask & 1) filter.subject = *graph.FindTerm(Term::Iri("s3")).value();
    if (mask & 2) filter.predicate = *graph.FindTerm(Term::Iri("p2")).value();
    if (mask & 4) filter.object = *graph.FindTerm(Term::Iri("o4")).value();
    size_t expected = 0;
    for (auto all = graph.Scan({}); all->Valid(); all->Next()) expected += filter.Matches(all->triple());
    size_t found = 0;
    Key3 last = {};
    for (auto cursor = graph.Scan(filter); cursor->Valid(); cursor->Next(), ++found) {
      EXPECT_TRUE(filter.Matches(cursor->triple()));
      EXPECT_LT(last, cursor->key());
      last = cursor->key();
    }
    EXPECT_EQ(found, expected);
    EXPECT_EQ(graph.EstimateCount(filter), expected);
  }
}

TEST(MemoryGraphTest, LabelsAreAliases) {
  MemoryGraph graph;
  graph.InsertTriple(kUzbekistan, Term::Iri(kRdfsLabel), Term::String("Republic_of Uzbekistan", "en"));
  const auto found = graph.FindAlias("republic of uzbekistan").value();
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].name, "Republic_of Uzbekistan");
  EXPECT_THAT(graph.FoldedNames("repub", 5).value(), ElementsAre("republic of uzbekistan"));
  EXPECT_THAT(graph.SimilarNames("republic of uzbekstan", 1, 5).value(), ElementsAre("republic of uzbekistan"));
  EXPECT_TRUE(graph.RemoveTriple(kUzbekistan, Term::Iri(kRdfsLabel), Term::String("Republic_of Uzbekistan", "en")));
  EXPECT_EQ(graph.Counts(), GraphCounts());
}

TEST(MemoryGraphTest, SentencesAndPostings) {
  MemoryGraph graph;
  graph.PutDocument(Leaflet("a", {}));
  const DocumentId id = graph.Documents().value()[0].id;
  EXPECT_EQ(graph.SentenceAt(id, 18).value()->ordinal, 1u);
  EXPECT_FALSE(graph.SentenceAt(id, 16).value().has_value());
  EXPECT_EQ(graph.ReadText(id, {17, 19}).value(), "It");
  EXPECT_EQ(graph.ReadText(id, {17, 99}).status().message(), "bytes 17 to 99 of a document of 31 bytes");
  const auto postings = graph.FindPostings("leave").value();
  ASSERT_THAT(postings, SizeIs(2));
  EXPECT_EQ(postings[0].length, 2);
  EXPECT_EQ(postings[1].ordinal, 1u);
}

}  // namespace
}  // namespace whence
