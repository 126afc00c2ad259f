#include "graph/evaluate.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <random>

#include "gmock/gmock.h"
#include "graph/bulk_loader.h"
#include "graph/memory_graph.h"
#include "graph/store.h"
#include "gtest/gtest.h"
#include "tests/graph/graph_contents.h"
#include "tests/graph/naive_evaluator.h"
#include "tests/graph/random_query.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

// Solutions as text, sorted unless their order is part of the answer.
std::vector<std::string> Texts(const std::vector<Solution>& solutions, bool sort) {
  std::vector<std::string> texts;
  for (const Solution& solution : solutions) {
    std::string text;
    for (const Binding& binding : solution) {
      switch (binding.kind) {
        case Binding::Kind::kUnbound:
          text += " -";
          break;
        case Binding::Kind::kStatement:
          text += " statement" + std::to_string(binding.statement.value());
          break;
        case Binding::Kind::kTerm:
          text += " " + binding.term.ToNTriples();
          break;
      }
    }
    texts.push_back(text);
  }
  if (sort) std::sort(texts.begin(), texts.end());
  return texts;
}

void Compare(const Graph& graph, const GraphQuery& query) {
  const auto slow = EvaluateNaively(graph, query);
  const auto fast = EvaluateAll(graph, query);
  ASSERT_TRUE(slow.ok()) << slow.status();
  ASSERT_TRUE(fast.ok()) << fast.status();
  const bool sort = query.order_by.empty();
  ASSERT_EQ(Texts(*fast, sort), Texts(*slow, sort)) << Render(query) << Evaluate(graph, query).value()->Plan();
}

TEST(EvaluateTest, AgreesWithTheNaiveEvaluatorOnRandomGraphsAndQueries) {
  for (uint32_t seed = 0; seed < 60; ++seed) {
    RandomDocuments random(seed);
    MemoryGraph graph;
    for (int i = 0; i < 2; ++i) graph.PutDocument(random.Document(std::to_string(i)));
    for (int i = 0; i < 10; ++i) graph.InsertTriple(random.Entity(), random.Predicate(), random.Object());
    RandomQuery queries(seed + 1000);
    for (int i = 0; i < 60; ++i) {
      Compare(graph, queries.Make());
      if (HasFatalFailure()) return;
    }
  }
}

TEST(EvaluateTest, AgreesOnAStoreToo) {
  const TemporaryFolder folder;
  const auto store = Store::Open(folder.path(), {}).value();
  RandomDocuments random(77);
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(store->PutDocument(random.Document(std::to_string(i))).ok());
  for (int i = 0; i < 20; ++i)
    ASSERT_TRUE(store->InsertTriple(random.Entity(), random.Predicate(), random.Object()).ok());
  const auto snapshot = store->Snapshot();
  RandomQuery queries(78);
  for (int i = 0; i < 300; ++i) {
    Compare(*snapshot, queries.Make());
    if (HasFatalFailure()) return;
  }
}

// Enough triples that the planner has reason to merge and to hash.
class LargerGraphTest : public testing::Test {
 protected:
  LargerGraphTest() {
    DocumentRecord record;
    record.name = "d";
    std::mt19937 random(5);
    for (int i = 0; i < 6000; ++i) {
      StatementRecord statement;
      statement.subject = Term::Iri("s" + std::to_string(random() % 900));
      statement.predicate = Term::Iri("p" + std::to_string(random() % 3));
      statement.object = Term::Iri("s" + std::to_string(random() % 900));
      record.statements.push_back(statement);
    }
    graph_.PutDocument(record);
    store_ = Store::Open(folder_.path(), {}).value();
    EXPECT_TRUE(store_->PutDocument(record).ok());
    x_ = query_.Variable("x");
    y_ = query_.Variable("y");
    z_ = query_.Variable("z");
  }

  // COUNT(*) of the query's patterns, in the store.
  uint64_t CountInStore() {
    GraphQuery count = query_;
    const VariableIndex n = count.Variable("n");
    count.aggregates = {{AggregateKind::kCount, false, std::nullopt, n}};
    count.select = {n};
    return std::stoull(EvaluateAll(*store_->Snapshot(), count).value()[0][0].term.lexical);
  }

  MemoryGraph graph_;
  const TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  GraphQuery query_;
  VariableIndex x_, y_, z_;
};

TEST_F(LargerGraphTest, StarsAndPathsAndTrianglesCount) {
  const auto p = [](int i) { return Term::Iri("p" + std::to_string(i)); };
  const std::vector<std::vector<TriplePattern>> shapes = {
      {{x_, p(0), y_}, {x_, p(1), z_}},
      {{x_, p(0), y_}, {y_, p(1), z_}},
      {{x_, p(0), y_}, {y_, p(1), z_}, {z_, p(2), x_}},
      {{x_, p(0), Term::Iri("s1")}, {x_, p(1), y_}, {x_, p(2), z_}},
      {{x_, p(0), y_}, {x_, p(1), y_}},
      {{x_, p(0), Term::Iri("s1")}, {y_, p(1), x_}},
  };
  for (const auto& shape : shapes) {
    // By nested loops over indexes, written out.
    query_.where.triples = shape;
    query_.select = {x_, y_, z_};
    const auto solutions = EvaluateAll(graph_, query_).value();
    size_t expected = 0;
    const auto id = [&](const PatternTerm& t) { return *graph_.FindTerm(t.any_of[0]).value(); };
    std::function<void(size_t, std::map<VariableIndex, TermId>)> extend = [&](size_t next, auto bound) {
      if (next == shape.size()) {
        ++expected;
        return;
      }
      TripleFilter filter;
      const auto put = [&](const PatternTerm& t, std::optional<TermId>* part) {
        if (!t.IsVariable()) *part = id(t);
        if (t.IsVariable() && bound.contains(t.variable)) *part = bound[t.variable];
      };
      put(shape[next].subject, &filter.subject);
      put(shape[next].predicate, &filter.predicate);
      put(shape[next].object, &filter.object);
      for (auto cursor = graph_.Scan(filter); cursor->Valid(); cursor->Next()) {
        auto more = bound;
        const Triple triple = cursor->triple();
        if (shape[next].subject.IsVariable()) more[shape[next].subject.variable] = triple.subject;
        if (shape[next].object.IsVariable()) more[shape[next].object.variable] = triple.object;
        extend(next + 1, more);
      }
    };
    extend(0, {});
    EXPECT_EQ(solutions.size(), expected) << Render(query_);
    EXPECT_EQ(CountInStore(), expected) << Render(query_);
  }
}

TEST_F(LargerGraphTest, PlansSayHowTheyJoin) {
  query_.where.triples = {{x_, Term::Iri("p0"), y_}, {x_, Term::Iri("p1"), z_}};
  query_.select = {x_};
  EXPECT_EQ(Evaluate(graph_, query_).value()->Plan(),
            "merge join ?x <p1> ?z  (5177 rows)\n"
            "  scan ?x <p0> ?y  (2023 rows)\n"
            "    1 row\n");
}

// The store remembers which terms are objects of a predicate once many have been looked up; what is written later
// counts.
TEST_F(LargerGraphTest, WhatIsWrittenLaterIsFoundAmongLookups) {
  const Term rare = Term::Iri("rare");
  ASSERT_TRUE(store_->InsertTriple(Term::Iri("a"), rare, Term::Iri("s1")).value());
  query_.where.triples = {{x_, Term::Iri("p0"), y_}, {z_, rare, y_}};
  const auto count = [&](const char* object) {
    GraphQuery into = query_;
    into.where.triples.pop_back();
    into.select = {x_};
    into.where.values = {{{y_}, {{Term::Iri(object)}}}};
    return EvaluateAll(graph_, into).value().size();
  };
  // Each subject of p1 is looked up: none, then some have what is asked for.
  query_.select = {x_};
  for (int i = 0; i < 40; ++i) ASSERT_EQ(CountInStore(), count("s1"));
  ASSERT_TRUE(store_->InsertTriple(Term::Iri("b"), rare, Term::Iri("s2")).value());
  EXPECT_EQ(CountInStore(), count("s1") + count("s2"));
  std::ofstream(folder_.path() + ".nt") << "<b> <rare> <s3> .\n";
  ASSERT_TRUE(LoadFiles(*store_, {folder_.path() + ".nt"}, {}).ok());
  std::filesystem::remove(folder_.path() + ".nt");
  EXPECT_EQ(CountInStore(), count("s1") + count("s2") + count("s3"));
  ASSERT_TRUE(store_->RemoveTriple(Term::Iri("b"), rare, Term::Iri("s2")).value());
  EXPECT_EQ(CountInStore(), count("s1") + count("s3"));
}

TEST_F(LargerGraphTest, LimitsEndTheRun) {
  query_.where.triples = {{x_, Term::Iri("p0"), y_}, {z_, Term::Iri("p1"), query_.Variable("w")}};
  query_.select = {x_, z_};
  EvaluationLimits limits;
  limits.rows = 10;
  EXPECT_EQ(EvaluateAll(graph_, query_, limits).status().message(), "the query has more than 10 solutions");
  limits = {};
  limits.time = absl::Milliseconds(5);
  EXPECT_EQ(EvaluateAll(graph_, query_, limits).status().code(), absl::StatusCode::kDeadlineExceeded);
  std::atomic<bool> cancelled = true;
  limits = {};
  limits.cancelled = &cancelled;
  EXPECT_EQ(EvaluateAll(graph_, query_, limits).status().code(), absl::StatusCode::kCancelled);
  limits = {};
  limits.held_values = 1000;
  query_.order_by = {{Expression::Of(x_), false}};
  EXPECT_EQ(EvaluateAll(graph_, query_, limits).status().code(), absl::StatusCode::kResourceExhausted);
}

TEST_F(LargerGraphTest, AFewSolutionsOfManyAreFoundAtOnce) {
  query_.where.triples = {{x_, Term::Iri("p0"), y_}, {z_, Term::Iri("p1"), query_.Variable("w")}};
  query_.select = {x_, z_};
  query_.limit = 5;
  query_.offset = 3;
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(EvaluateAll(graph_, query_).value().size(), 5u);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(500));
}

}  // namespace
}  // namespace whence
