#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

#include "gmock/gmock.h"
#include "graph/bulk_loader.h"
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
      {"\"s\" <p> <o> .", "1:1: expected '<' or '_:'"},
      {"<s> <p> <o> . <s>", "1:15: expected the end of the line"},
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

TEST_F(LoadTest, TableColumnsBecomeNamedEntities) {
  EXPECT_THAT(
      Read("New_York\tpopulation\t8804190\nNew_York\tfounded on\t1624-05\n", RdfSyntax::kTsv),
      ElementsAre("<https://whence.invalid/e/New_York> <http://www.w3.org/2000/01/rdf-schema#label> \"New York\"",
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
