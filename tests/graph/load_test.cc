#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "gmock/gmock.h"
#include "graph/bulk_loader.h"
#include "graph/labels.h"
#include "graph/maintenance.h"
#include "graph/memory_graph.h"
#include "graph/store.h"
#include "gtest/gtest.h"
#include "tests/graph/graph_contents.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

using testing::ElementsAre;

class LoadTest : public testing::Test {
 protected:
  std::string Write(const std::string& name, std::string_view text) {
    const std::string path = folder_.path() + "/" + name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  std::unique_ptr<Store> Open(const std::string& name = "db") {
    return Store::Open(folder_.path() + "/" + name, {}).value();
  }
  // The triples of a text as "s p o" lines, or the error.
  std::vector<std::string> Read(std::string_view text, RdfSyntax syntax, const RdfReaderOptions& options = {}) {
    std::vector<std::string> lines;
    const auto source = BytesOf(text);
    const absl::Status status = ReadRdf(*source, syntax, options, [&](const TripleView& triple) {
      lines.push_back(triple.subject.ToTerm().ToNTriples() + " " + triple.predicate.ToTerm().ToNTriples() + " " +
                      triple.object.ToTerm().ToNTriples());
      return absl::OkStatus();
    });
    if (!status.ok()) lines.emplace_back(status.message());
    return lines;
  }

  TemporaryFolder folder_;
};

TEST_F(LoadTest, NTriples) {
  EXPECT_THAT(Read("<s> <p> \"a\\tb\\u00e9\"@EN . # note\n\n# line\n_:x <p> "
                   "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>.\r\n",
                   RdfSyntax::kNTriples),
              ElementsAre("<s> <p> \"a\\tbé\"@en", "_:x <p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>"));
  const std::pair<const char*, const char*> kErrors[] = {
      {"<s> <p> .", "1:9: expected '<', '_:' or '\"'"},
      {"<s> <p> <o>", "1:12: expected '.'"},
      {"\n<s> <p <o> .", "2:7: expected an IRI without blanks and without any of <\"{}|^`"},
      {"<s> <p> \"a", "1:11: expected '\"'"},
      {"<s> <p> \"a\\q\" .", "1:12: expected an escape sequence"},
      {"<s> <p> \"\\uD800\" .", "1:16: expected a code point of Unicode"},
      {"<s> <p> \"a\"@en- .", "1:16: expected a language tag"},
      {"<s> <p> \"a\"@en--gb .", "1:16: expected a language tag"},
      {"<s> <p> \"a\"@1 .", "1:13: expected a language tag"},
      {"\"s\" <p> <o> .", "1:1: expected '<' or '_:'"},
      {"<s> <p> <o> . <s>", "1:15: expected the end of the line"},
      {"<s> <p> \"a\xFF\" .", "1:11: expected UTF-8"},
  };
  for (const auto& [text, error] : kErrors) EXPECT_THAT(Read(text, RdfSyntax::kNTriples), ElementsAre(error)) << text;
}

TEST_F(LoadTest, LenientSkipsAndCounts) {
  RdfReaderOptions options;
  options.lenient = true;
  std::vector<std::string> skipped;
  options.skipped = [&](std::string_view what) { skipped.emplace_back(what); };
  EXPECT_THAT(Read("<s> <p> <o> .\nrubbish\n<s> <p> <o2> .\n", RdfSyntax::kNTriples, options),
              ElementsAre("<s> <p> <o>", "<s> <p> <o2>"));
  EXPECT_THAT(skipped, ElementsAre("2:1: expected '<' or '_:'"));
}

TEST_F(LoadTest, QuadsAndTurtle) {
  EXPECT_THAT(Read("<s> <p> <o> <g> .\n<s> <p> <o> .\n", RdfSyntax::kNQuads),
              ElementsAre("<s> <p> <o>", "<s> <p> <o>"));
  EXPECT_THAT(Read("@prefix e: <http://e/> . e:s a e:T ; e:p 7 , \"x\"@en-GB .", RdfSyntax::kTurtle),
              ElementsAre("<http://e/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/T>",
                          "<http://e/s> <http://e/p> \"7\"^^<http://www.w3.org/2001/XMLSchema#integer>",
                          "<http://e/s> <http://e/p> \"x\"@en-gb"));
  EXPECT_THAT(Read("@prefix e: <http://e/> .\ne:s e:p [ .\n", RdfSyntax::kTurtle),
              testing::Contains(testing::StartsWith("2:")));
  EXPECT_THAT(Read("{ <http://e/s> <http://e/p> <http://e/o> . }", RdfSyntax::kTriG),
              ElementsAre("<http://e/s> <http://e/p> <http://e/o>"));
}

TEST_F(LoadTest, TurtleFaultsSayWhereAndLenientGoesOn) {
  const std::pair<const char*, const char*> kErrors[] = {
      {"<s> <p> .", "1:9: expected a term"},
      {"<s> <p> <o>", "1:12: expected '.'"},
      {"<s>\n <p> 'a\nb' .", "2:8: expected '''"},
      {"e:s <p> 1 .", "1:3: expected a prefix that was declared before, not 'e:'"},
      {"<s> <p> \"a\\q\" .", "1:12: expected an escape sequence"},
      {"<s> <p> [ <q> 1 .", "1:17: expected ']'"},
      {"<s> <p> (1 2", "1:13: expected a term"},
      {"@prefix : <a b> .", "1:13: expected an IRI without blanks and without any of <\"{}|^`"},
      {"<< <s> <p> <o> <q> 1 .", "1:16: expected '>>'"},
      {"<s> <p> 'a\xC3' .", "1:13: expected UTF-8 before this"},
      {"<s\xFF> <p> 1 .", "1:5: expected UTF-8 before this"},
  };
  for (const auto& [text, error] : kErrors) {
    const std::vector<std::string> read = Read(text, RdfSyntax::kTurtle);
    ASSERT_FALSE(read.empty()) << text;
    EXPECT_EQ(read.back(), error) << text;
  }
  RdfReaderOptions options;
  options.lenient = true;
  std::vector<std::string> skipped;
  options.skipped = [&](std::string_view what) { skipped.emplace_back(what); };
  EXPECT_THAT(Read("<s> <p> <o> .\nrubbish it is .\n<s> <p> <o2> .\n", RdfSyntax::kTurtle, options),
              ElementsAre("<s> <p> <o>", "<s> <p> <o2>"));
  EXPECT_THAT(skipped, ElementsAre("2:8: expected ':'"));
}

TEST_F(LoadTest, TurtleReadsWhatItsGrammarHas) {
  EXPECT_THAT(Read("BASE <http://e/a/b>\nPREFIX : <../x#>\n:s.t :p\\~q 1 , -2.5 , +3e4, true ; a <?q> ;; .\n"
                   "_:genid1 :p ('x' \"\"\"a \"b\" \n c\"\"\"@EN), [ :q '''y''' ] .",
                   RdfSyntax::kTurtle),
              ElementsAre("<http://e/x#s.t> <http://e/x#p~q> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>",
                          "<http://e/x#s.t> <http://e/x#p~q> \"-2.5\"^^<http://www.w3.org/2001/XMLSchema#decimal>",
                          "<http://e/x#s.t> <http://e/x#p~q> \"+3e4\"^^<http://www.w3.org/2001/XMLSchema#double>",
                          "<http://e/x#s.t> <http://e/x#p~q> \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>",
                          "<http://e/x#s.t> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/a/b?q>",
                          "_:genid1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> \"x\"",
                          "_:genid1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:genid2",
                          "_:genid2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> \"a \\\"b\\\" \\n c\"@en",
                          "_:genid2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> "
                          "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>",
                          "_:xgenid1 <http://e/x#p> _:genid1", "_:genid3 <http://e/x#q> \"y\"",
                          "_:xgenid1 <http://e/x#p> _:genid3"));
}

// The same statements, in every way that RDF has for them.
TEST_F(LoadTest, StatementsAboutTriplesBecomeQualifiers) {
  const std::string reifies = "_:r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( <s> <p> <o> )>> .\n";
  const std::pair<const char*, std::string> kFiles[] = {
      {"star.nt", "<< <s> <p> <o> >> <q> \"1\" .\n<< <s> <p> <o> >> <q2> <v> .\n<s> <p> <o> .\n"},
      {"reified.nt", "_:r <q> \"1\" .\n" + reifies + "<s> <p> <o> .\n_:r <q2> <v> .\n"},
      {"quads.nq", "<s> <p> <o> <g> .\n_:r <q> \"1\" <g> .\n_:r <q2> <v> .\n" + reifies},
      {"star.ttl", "<s> <p> <o> . << <s> <p> <o> >> <q> '1' ; <q2> <v> ."},
      {"named.ttl", "<s> <p> <o> ~ <r> . <r> <q> '1' ; <q2> <v> ."},
      {"block.ttl", "<s> <p> <o> {| <q> '1' ; <q2> <v> |} ."},
      {"block.trig", "<g> { <s> <p> <o> ~ _:x {| <q> '1' ; <q2> <v> |} }"},
  };
  std::vector<std::string> expected;
  for (const auto& [name, text] : kFiles) {
    const auto store = Open(std::string(name) + ".db");
    const std::string file = Write(name, text);
    const auto summary = LoadFiles(*store, {file}, {});
    ASSERT_TRUE(summary.ok()) << summary.status();
    EXPECT_EQ(summary->added, 1u) << name;
    EXPECT_EQ(summary->statements, 1u) << name;
    const auto graph = store->Snapshot();
    const std::vector<Statement> statements = graph->StatementsOf(graph->Scan({})->triple()).value();
    ASSERT_EQ(statements.size(), 2u) << name;  // bare, and with qualifiers
    EXPECT_EQ(statements[1].qualifiers.size(), 2u) << name;
    EXPECT_TRUE(statements[1].supports.empty());
    if (expected.empty()) expected = ContentsOf(*graph, {});
    EXPECT_EQ(ContentsOf(*graph, {}), expected) << name;
    EXPECT_THAT(CheckStore(*store)->faults, testing::IsEmpty()) << name;
    // Again: nothing new. Removed: nothing left.
    EXPECT_EQ(LoadFiles(*store, {file}, {})->statements, 0u) << name;
    EXPECT_EQ(ContentsOf(*store->Snapshot(), {}), expected) << name;
    EXPECT_TRUE(store->RemoveTriple(Term::Iri("s"), Term::Iri("p"), Term::Iri("o")).value()) << name;
    EXPECT_EQ(store->Snapshot()->Counts(), GraphCounts()) << name;
    EXPECT_THAT(CheckStore(*store)->faults, testing::IsEmpty()) << name;
  }
}

// A statement that was loaded, and one that a document says as well, on a triple that is there already.
TEST_F(LoadTest, LoadedStatementsStandBesideThoseOfDocuments) {
  const auto store = Open();
  DocumentRecord record;
  record.name = "d";
  record.statements.resize(1);
  record.statements[0].subject = Term::Iri("s");
  record.statements[0].predicate = Term::Iri("p");
  record.statements[0].object = Term::Iri("o");
  record.statements[0].qualifiers = {{Term::Iri("q"), Term::String("1")}};
  ASSERT_TRUE(store->PutDocument(record).ok());
  const std::string file = Write("a.ttl", "<< <s> <p> <o> >> <q> '1' . << <s> <p> <o> >> <q> '2' . <s2> <p> <o> .");
  const auto summary = LoadFiles(*store, {file}, {});
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(summary->statements, 1u);
  EXPECT_EQ(store->Snapshot()->Counts().statements, 2u);
  ASSERT_TRUE(store->RemoveDocument("d").value());
  EXPECT_EQ(store->Snapshot()->Counts().statements, 2u);  // the load says both
  EXPECT_THAT(CheckStore(*store)->faults, testing::IsEmpty());
  ASSERT_TRUE(LoadFiles(*store, {Write("b.nt", "<s> <p> <o> .\n")}, {}).ok());
  EXPECT_THAT(CheckStore(*store)->faults, testing::IsEmpty());
  EXPECT_TRUE(store->RemoveTriple(Term::Iri("s"), Term::Iri("p"), Term::Iri("o")).value());
  EXPECT_EQ(store->Snapshot()->Counts().triples, 1u);
  EXPECT_THAT(CheckStore(*store)->faults, testing::IsEmpty());
}

TEST_F(LoadTest, TableColumnsBecomeNamedEntities) {
  EXPECT_THAT(
      Read("New_York\tpopulation\t8804190\nNew_York\tfounded on\t1624-05\n", RdfSyntax::kTsv),
      ElementsAre("<https://whence.invalid/e/New_York> <http://www.w3.org/2000/01/rdf-schema#label> \"New_York\"",
                  "<https://whence.invalid/p/population> <http://www.w3.org/2000/01/rdf-schema#label> \"population\"",
                  "<https://whence.invalid/e/New_York> <https://whence.invalid/p/population> "
                  "\"8804190\"^^<http://www.w3.org/2001/XMLSchema#integer>",
                  "<https://whence.invalid/p/founded_on> <http://www.w3.org/2000/01/rdf-schema#label> \"founded on\"",
                  "<https://whence.invalid/e/New_York> <https://whence.invalid/p/founded_on> "
                  "\"1624-05\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>"));
  EXPECT_THAT(Read("a\tb\n", RdfSyntax::kTsv), ElementsAre("1:1: expected three columns, divided by tabs"));
}

// Loads in several steps, with little memory, beside documents: always what inserting one by one gives.
TEST_F(LoadTest, RandomLoadsEqualSingleInserts) {
  for (uint32_t seed = 0; seed < 6; ++seed) {
    const auto store = Open("db" + std::to_string(seed));
    MemoryGraph reference;
    RandomDocuments random(seed + 50);
    for (int step = 0; step < 3; ++step) {
      const DocumentRecord document = random.Document("doc" + std::to_string(step));
      ASSERT_TRUE(store->PutDocument(document).ok());
      reference.PutDocument(document);
      std::string text;
      for (size_t i = 0; i < 3000; ++i) {
        const Term s = seed % 2 == 0 ? random.Entity() : Term::Iri("s" + std::to_string(random.Below(700)));
        const Term p = random.Predicate(), o = random.Object();
        text += s.ToNTriples() + " " + p.ToNTriples() + " " + o.ToNTriples() + " .\n";
        reference.InsertTriple(s, p, o);
      }
      LoadOptions options;
      options.memory_bytes = step == 1 ? 1 : 64 << 20;  // 1: the smallest buffer that there is
      const auto summary = LoadFiles(*store, {Write("part.nt", text)}, options);
      ASSERT_TRUE(summary.ok()) << summary.status();
      EXPECT_EQ(summary->read, 3000u);
      ASSERT_EQ(ContentsOf(*store->Snapshot(), RandomDocuments::Words()),
                ContentsOf(reference, RandomDocuments::Words()))
          << seed << " " << step;
    }
  }
}

// What is said of quoted triples, of nodes and in graphs, in one file in any order: what inserting the statements
// gives, in memory as on disk.
TEST_F(LoadTest, RandomStatementsAndQuadsEqualSingleInserts) {
  using Part = std::array<Term, 3>;
  constexpr const char* kReifies = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>";
  for (uint32_t seed = 0; seed < 3; ++seed) {
    RandomDocuments random(seed + 90);
    const auto reference = Open("reference" + std::to_string(seed));
    std::map<Part, std::set<std::pair<Term, Term>>> quoted;
    std::vector<std::set<Part>> reified(60);
    std::vector<std::set<std::pair<Term, Term>>> said(reified.size());
    std::vector<std::string> lines;
    const auto write = [](const Part& part) {
      return part[0].ToNTriples() + " " + part[1].ToNTriples() + " " + part[2].ToNTriples();
    };
    const auto state = [&](const Part& part, const auto& qualifiers) {
      StatementRecord record;
      record.subject = part[0];
      record.predicate = part[1];
      record.object = part[2];
      for (const auto& [predicate, value] : qualifiers) record.qualifiers.emplace_back(predicate, value);
      ASSERT_TRUE(reference->InsertStatement(record).ok());
    };
    for (int i = 0; i < 800; ++i) {
      const Part part{random.Entity(), random.Predicate(), random.Object()};
      const Term predicate = Term::Iri("q" + std::to_string(random.Below(3))), value = random.Object();
      const size_t node = random.Below(reified.size());
      const std::string name = "_:r" + std::to_string(node);
      const std::string tail = " " + predicate.ToNTriples() + " " + value.ToNTriples();
      switch (random.Below(5)) {
        case 0:
          lines.push_back(write(part));
          ASSERT_TRUE(reference->InsertTriple(part[0], part[1], part[2]).ok());
          break;
        case 1:
          lines.push_back("<< " + write(part) + " >>" + tail);
          quoted[part].emplace(predicate, value);
          break;
        case 2:
          lines.push_back(name + " " + kReifies + " <<( " + write(part) + " )>>");
          reified[node].insert(part);
          break;
        case 3:
          // Of nodes that stand for no statement, this says plain triples.
          if (reified[node].empty()) break;
          lines.push_back(name + tail + (random.Below(2) == 0 ? " <g0>" : ""));
          said[node].emplace(predicate, value);
          break;
        default: {
          const Term graph = Term::Iri("g" + std::to_string(random.Below(3)));
          lines.push_back(write(part) + " " + graph.ToNTriples());
          state(part, std::vector{std::pair(Term::Iri("https://whence.invalid/ns#graph"), graph)});
        }
      }
    }
    for (const auto& [part, qualifiers] : quoted) state(part, qualifiers);
    for (size_t node = 0; node < reified.size(); ++node) {
      for (const Part& part : reified[node]) state(part, said[node]);
    }
    std::mt19937 shuffle(seed);
    std::shuffle(lines.begin(), lines.end(), shuffle);
    std::string text;
    for (const std::string& line : lines) text += line + " .\n";
    const std::string file = Write("statements.nq", text);
    const std::vector<std::string> expected = ContentsOf(*reference->Snapshot(), {});
    for (const uint64_t memory : {uint64_t{1}, uint64_t{64} << 20}) {
      LoadOptions options;
      options.keep_graphs = true;
      options.memory_bytes = memory;
      const auto store = Open(std::to_string(seed) + "-" + std::to_string(memory));
      for (int again = 0; again < 2; ++again) {
        const auto summary = LoadFiles(*store, {file}, options);
        ASSERT_TRUE(summary.ok()) << summary.status();
        ASSERT_EQ(ContentsOf(*store->Snapshot(), {}), expected) << seed << " " << memory << " " << again;
        EXPECT_THAT(CheckStore(*store)->faults, testing::IsEmpty());
      }
    }
  }
}

// What the system says of this process; 0 if it says nothing of the kind.
int64_t StatusKib(const std::string& field) {
  std::ifstream in("/proc/self/status");
  for (std::string word; in >> word;) {
    int64_t value = 0;
    if (word == field && in >> value) return value;
  }
  return 0;
}

// Ten times the quads take hardly more memory, beyond what is asked for.
TEST_F(LoadTest, QuadsAreSortedInBoundedMemory) {
  const auto peak_kib = [&](int quads) {
    const std::string name = std::to_string(quads);
    std::string text;
    for (int i = 0; i < quads; ++i) {
      text += "<s" + std::to_string(i % 997) + "> <p" + std::to_string(i % 7) + "> <o" + std::to_string(i / 997) +
              "> <g" + std::to_string(i % 5) + "> .\n";
    }
    const std::string file = Write(name + ".nq", text);
    text = {};
    const auto store = Open(name);
    LoadOptions options;
    options.keep_graphs = true;
    options.memory_bytes = 2 << 20;
    std::ofstream("/proc/self/clear_refs") << 5;  // the peak begins anew
    const int64_t before = StatusKib("VmRSS:");
    EXPECT_TRUE(LoadFiles(*store, {file}, options).ok());
    return StatusKib("VmHWM:") - before;
  };
  ASSERT_GT(StatusKib("VmHWM:"), 0) << "this system does not tell how much memory a process takes";
  const auto few = peak_kib(20'000), many = peak_kib(200'000);
  EXPECT_LT(many, few + 16'000);  // 180,000 quads as such would be 60 MB
}

TEST(NamesOfIriTest, AreItsLastPart) {
  EXPECT_THAT(NamesOfIri("http://e/NoraVance"), ElementsAre("Nora Vance", "NoraVance"));
  EXPECT_THAT(NamesOfIri("http://e#nora_vance/"), ElementsAre("nora vance"));
  EXPECT_THAT(NamesOfIri("http://e/McDonald"), ElementsAre("McDonald", "Mc Donald"));
  EXPECT_THAT(NamesOfIri("http://e/S%C3%A3o%20Paulo"), ElementsAre("São Paulo"));
  EXPECT_THAT(NamesOfIri("http://e/loan1"), ElementsAre("loan1", "loan 1"));
  EXPECT_THAT(NamesOfIri("http://e/Q42"), ElementsAre());
  EXPECT_THAT(NamesOfIri("http://e/INC-1050"), ElementsAre("INC-1050"));
  EXPECT_THAT(NamesOfIri("http://e/emp_20417"), ElementsAre("emp 20417"));
  EXPECT_THAT(NamesOfIri("http://e/3f2504e0-4f89-11d3"), ElementsAre());
  EXPECT_THAT(NamesOfIri("http://e/2024"), ElementsAre());
}

TEST_F(LoadTest, WhatHasNoLabelGoesByItsIriIfAsked) {
  const std::string file =
      Write("a.nt",
            "<http://e/NoraVance> <http://e/worksAt> <http://e/Aldermoor> .\n"
            "<http://e/NoraVance> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/Doctor> .\n"
            "<http://e/m1> <http://www.w3.org/2000/01/rdf-schema#label> \"Ida\" .\n"
            "<http://e/m1> <http://e/worksAt> <http://e/Aldermoor> .\n");
  const auto plain = Open("plain"), named = Open("named");
  ASSERT_TRUE(LoadFiles(*plain, {file}, {}).ok());
  EXPECT_EQ(plain->Snapshot()->Counts().aliases, 1u);
  LoadOptions options;
  options.name_unlabelled = true;
  ASSERT_TRUE(LoadFiles(*named, {file}, options).ok());
  const auto graph = named->Snapshot();
  EXPECT_EQ(graph->FindAlias("nora vance")->size(), 1u);
  EXPECT_EQ(graph->FindAlias("noravance")->size(), 1u);
  EXPECT_EQ(graph->FindAlias("aldermoor")->size(), 1u);
  EXPECT_THAT(graph->FindAlias("doctor").value(), testing::IsEmpty());    // a class
  EXPECT_THAT(graph->FindAlias("works at").value(), testing::IsEmpty());  // a predicate
  EXPECT_THAT(graph->FindAlias("m1").value(), testing::IsEmpty());        // has a label
  EXPECT_THAT(CheckStore(*named)->faults, testing::IsEmpty());
  ASSERT_TRUE(LoadFiles(*named, {file}, options).ok());
  EXPECT_EQ(named->Snapshot()->Counts().aliases, graph->Counts().aliases);
}

TEST_F(LoadTest, AFailedLoadLeavesTheStoreAsItWas) {
  const auto store = Open();
  ASSERT_TRUE(LoadFiles(*store, {Write("a.nt", "<s> <p> <o> .\n")}, {}).ok());
  const auto before = ContentsOf(*store->Snapshot(), {});
  const std::string bad = Write("b.nt", "<s> <p> <o2> .\n<s> <p> \n");
  const auto failed = LoadFiles(*store, {bad}, {});
  EXPECT_EQ(std::string(failed.status().message()), bad + ":2:9: expected '<', '_:' or '\"'");
  EXPECT_EQ(ContentsOf(*store->Snapshot(), {}), before);
  EXPECT_FALSE(std::filesystem::exists(store->path() + "/bulk-load"));
}

TEST_F(LoadTest, CompressedFilesAreKnownByTheirBytes) {
  const std::string text = "<s> <p> <o> .\n";
  const std::string gzip = folder_.path() + "/a.nt.gz";
  gzFile file = gzopen(gzip.c_str(), "wb");
  gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  gzclose(file);
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 1));
  const auto store = Open();
  EXPECT_EQ(LoadFiles(*store, {gzip, Write("b.nt.zst", packed)}, {}).value().read, 2u);
  const auto cut = LoadFiles(*store, {Write("c.nt.zst", packed.substr(0, packed.size() - 3))}, {});
  EXPECT_THAT(std::string(cut.status().message()), testing::HasSubstr("the zstd stream is cut short"));
}

TEST_F(LoadTest, BlankNodesOfDifferentFilesStayApart) {
  const auto store = Open();
  const auto a = Write("a.nt", "_:x <p> <o> .\n"), b = Write("b.nt", "_:x <p> <o> .\n");
  EXPECT_EQ(LoadFiles(*store, {a, b}, {}).value().added, 2u);
  EXPECT_EQ(LoadFiles(*store, {b}, {}).value().added, 1u);
}

}  // namespace
}  // namespace whence
