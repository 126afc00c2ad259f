#include "graph/maintenance.h"

#include <filesystem>
#include <fstream>
#include <random>

#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "graph/bulk_loader.h"
#include "graph/export.h"
#include "graph/store/store_impl.h"
#include "gtest/gtest.h"
#include "tests/graph/graph_contents.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::unique_ptr<Store> Open(const std::string& path) { return Store::Open(path, {}).value(); }

// A store with documents, single triples, and a load.
void Fill(Store& store, const std::string& folder, uint32_t seed) {
  RandomDocuments random(seed);
  for (int i = 0; i < 6; ++i) ASSERT_TRUE(store.PutDocument(random.Document("doc" + std::to_string(i))).ok());
  std::string text;
  for (int i = 0; i < 2000; ++i) {
    text += random.Entity().ToNTriples() + " " + random.Predicate().ToNTriples() + " " + random.Object().ToNTriples() +
            " .\n";
  }
  const std::string file = folder + "/load.nt";
  std::ofstream(file) << text;
  ASSERT_TRUE(LoadFiles(store, {file}, {}).ok());
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(store.InsertTriple(random.Entity(), random.Predicate(), random.Object()).ok());
    ASSERT_TRUE(store.RemoveTriple(random.Entity(), random.Predicate(), random.Object()).ok());
  }
  ASSERT_TRUE(store.PutDocument(random.Document("doc1")).ok());
  ASSERT_TRUE(store.RemoveDocument("doc2").ok());
}

TEST(CheckTest, AStoreInUseIsSound) {
  for (uint32_t seed = 0; seed < 4; ++seed) {
    const TemporaryFolder folder;
    const auto store = Open(folder.path() + "/db");
    Fill(*store, folder.path(), seed);
    const auto report = CheckStore(*store);
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_THAT(report->faults, IsEmpty());
    EXPECT_EQ(report->triples, store->Snapshot()->Counts().triples);
  }
}

TEST(CheckTest, AStoreOfTheOldestVersionKeepsItsOwnNames) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/db";
  {
    const auto store = Open(path);
    Database& database = store->impl().database();
    ASSERT_TRUE(
        database.db->Put(rocksdb::WriteOptions(), database.column(Column::kMeta), kFormatKey, "whence graph 1").ok());
  }
  const Term crag = Term::Iri("http://crags.test/c1"), slab = Term::Iri("http://crags.test/c2");
  const Term name = Term::Iri("http://crags.test/name"), text = Term::String("Raven Crag");
  const Term label = Term::Iri("http://www.w3.org/2000/01/rdf-schema#label");
  const auto store = Open(path);
  ASSERT_TRUE(store->InsertTriple(crag, name, text).ok());
  ASSERT_TRUE(store->InsertTriple(crag, label, Term::String("Raven")).ok());
  const std::string file = folder.path() + "/load.nt";
  std::ofstream(file) << slab.ToNTriples() << ' ' << name.ToNTriples() << " \"Great Slab\" .\n";
  ASSERT_TRUE(LoadFiles(*store, {file}, {}).ok());
  EXPECT_EQ(CheckStore(*store)->aliases, 1u);
  EXPECT_THAT(CheckStore(*store)->faults, IsEmpty());
  ASSERT_TRUE(store->RemoveTriple(crag, name, text).ok());
  EXPECT_THAT(CheckStore(*store)->faults, IsEmpty());
}

TEST(CheckTest, EveryKindOfHarmIsNoticed) {
  const TemporaryFolder folder;
  const auto store = Open(folder.path() + "/db");
  Fill(*store, folder.path(), 9);
  Database& database = store->impl().database();
  // Removes the first entry of a column under a prefix, checks, and puts it back.
  const std::pair<Column, std::string> kPlaces[] = {
      {Column::kIndex, std::string(1, '\0')},
      {Column::kIndex, "\x01"},
      {Column::kIndex, "\x03"},
      {Column::kIndex, "\x04"},
      {Column::kTerms, ""},
      {Column::kStatements, "s"},
      {Column::kStatements, "u"},
      {Column::kStatements, "t"},
      {Column::kAliases, "n"},
      {Column::kAliases, "e"},
      {Column::kDocuments, "n"},
      {Column::kDocuments, "m"},
      {Column::kText, ""},
      {Column::kMeta, "predicate/"},
  };
  for (const auto& [column, prefix] : kPlaces) {
    rocksdb::ColumnFamilyHandle* const handle = database.column(column);
    const std::unique_ptr<rocksdb::Iterator> it(database.db->NewIterator(rocksdb::ReadOptions(), handle));
    it->Seek(prefix);
    ASSERT_TRUE(it->Valid());
    const std::string key = it->key().ToString(), value = it->value().ToString();
    ASSERT_TRUE(database.db->Delete(rocksdb::WriteOptions(), handle, key).ok());
    const auto report = CheckStore(*store);
    EXPECT_TRUE(!report.ok() || !report->faults.empty()) << static_cast<int>(column) << " " << prefix;
    ASSERT_TRUE(database.db->Put(rocksdb::WriteOptions(), handle, key, value).ok());
  }
  EXPECT_THAT(CheckStore(*store)->faults, IsEmpty());
}

TEST(CheckTest, AFlippedByteInAnyTableIsReportedAndNeverReadAsData) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/db";
  std::vector<std::string> before;
  {
    const auto store = Open(path);
    Fill(*store, folder.path(), 10);
    ASSERT_TRUE(store->Compact().ok());
    before = ContentsOf(*store->Snapshot(), RandomDocuments::Words());
  }
  std::mt19937 random(1);
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".sst") && !name.starts_with("MANIFEST")) continue;
    for (int flip = 0; flip < 4; ++flip) {
      std::fstream file(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
      const auto at = static_cast<std::streamoff>(random() % std::filesystem::file_size(entry.path()));
      file.seekg(at);
      const char old = static_cast<char>(file.get());
      file.seekp(at);
      file.put(static_cast<char>(old ^ (1 << flip)));
      file.flush();
      StoreOptions reading;
      reading.read_only = true;
      const auto damaged = Store::Open(path, reading);
      if (damaged.ok()) {
        const auto report = CheckStore(**damaged);
        const bool noticed = !report.ok() || !report->faults.empty();
        // A byte that carries no data (padding between blocks, say) may go unnoticed, but then nothing has changed.
        if (!noticed) {
          EXPECT_EQ(ContentsOf(*(*damaged)->Snapshot(), RandomDocuments::Words()), before) << name << " " << at;
        }
      }
      file.seekp(at);
      file.put(old);
    }
  }
  EXPECT_THAT(CheckStore(*Open(path))->faults, IsEmpty());
}

TEST(BackupTest, RestoresWhatWasThereThen) {
  const TemporaryFolder folder;
  const auto store = Open(folder.path() + "/db");
  const std::string backups = folder.path() + "/backups";
  Fill(*store, folder.path(), 11);
  const auto first = ContentsOf(*store->Snapshot(), RandomDocuments::Words());
  ASSERT_TRUE(BackupStore(*store, backups).ok());
  ASSERT_TRUE(store->RemoveDocument("doc1").ok());
  const auto second = ContentsOf(*store->Snapshot(), RandomDocuments::Words());
  ASSERT_TRUE(BackupStore(*store, backups).ok());
  const auto listed = ListBackups(backups).value();
  ASSERT_EQ(listed.size(), 2u);
  ASSERT_TRUE(RestoreStore(backups, listed[0].id, folder.path() + "/one").ok());
  ASSERT_TRUE(RestoreStore(backups, 0, folder.path() + "/two").ok());
  EXPECT_EQ(ContentsOf(*Open(folder.path() + "/one")->Snapshot(), RandomDocuments::Words()), first);
  EXPECT_EQ(ContentsOf(*Open(folder.path() + "/two")->Snapshot(), RandomDocuments::Words()), second);
  EXPECT_THAT(std::string(RestoreStore(backups, 0, folder.path() + "/two").message()), HasSubstr("not empty"));
  EXPECT_THAT(std::string(RestoreStore(folder.path() + "/no", 0, folder.path() + "/x").message()),
              HasSubstr("no folder of backups"));
}

TEST(ExportTest, TriplesExportedAndLoadedAreTheSame) {
  const TemporaryFolder folder;
  const auto store = Open(folder.path() + "/db");
  RandomDocuments random(12);
  for (int i = 0; i < 500; ++i)
    ASSERT_TRUE(store->InsertTriple(random.Entity(), random.Predicate(), random.Object()).ok());
  const std::pair<ExportFormat, const char*> kFormats[] = {{ExportFormat::kNTriples, "a.nt"},
                                                           {ExportFormat::kNQuads, "a.nq"},
                                                           {ExportFormat::kTurtle, "a.ttl"},
                                                           {ExportFormat::kStatements, "s.ttl"}};
  for (const auto& [format, name] : kFormats) {
    const std::string file = folder.path() + "/" + name;
    std::ofstream out(file);
    ASSERT_TRUE(ExportGraph(*store->Snapshot(), format, [&](std::string_view bytes) {
                  out << bytes;
                  return absl::OkStatus();
                }).ok());
    out.close();
    const auto loaded = Open(folder.path() + "/" + name + ".db");
    const auto summary = LoadFiles(*loaded, {file}, {});
    ASSERT_TRUE(summary.ok()) << summary.status();
    EXPECT_EQ(ContentsOf(*loaded->Snapshot(), {}), ContentsOf(*store->Snapshot(), {})) << name;
  }
}

TEST(ExportTest, QuadsLoadedWithTheirGraphsComeBack) {
  const TemporaryFolder folder;
  const std::vector<std::string> quads = {
      "<http://e/a> <http://e/p> \"1\" .",
      "<http://e/a> <http://e/p> \"1\" <http://e/g> .",
      "<http://e/a> <http://e/p> \"1\" <http://e/h> .",
      "<http://e/a> <http://e/p> <http://e/b> _:g .",
      "<http://e/b> <http://e/p> <http://e/a> <http://e/g> .",
  };
  std::string file = folder.path() + "/a.nq";
  std::ofstream out(file);
  for (const std::string& quad : quads) out << quad << "\n";
  out.close();
  LoadOptions keeping;
  keeping.keep_graphs = true;
  for (const bool statements : {false, true}) {
    const auto store = Open(folder.path() + (statements ? "/again" : "/db"));
    const auto summary = LoadFiles(*store, {file}, keeping);
    ASSERT_TRUE(summary.ok()) << summary.status();
    EXPECT_EQ(summary->added, 3u);
    EXPECT_EQ(summary->statements, 4u);
    EXPECT_THAT(CheckStore(*store)->faults, IsEmpty());
    std::string exported;
    ASSERT_TRUE(ExportStore(*store, ExportFormat::kNQuads, [&](std::string_view bytes) {
                  exported += bytes;
                  return absl::OkStatus();
                }).ok());
    const std::vector<std::string> lines = absl::StrSplit(exported, '\n', absl::SkipEmpty());
    EXPECT_THAT(lines, testing::UnorderedElementsAreArray(quads));
    // The second time by way of the statements.
    file = folder.path() + "/s.ttl";
    std::ofstream again(file);
    ASSERT_TRUE(ExportStore(*store, ExportFormat::kStatements, [&](std::string_view bytes) {
                  again << bytes;
                  return absl::OkStatus();
                }).ok());
  }
}

TEST(ExportTest, AStoreExportedAndLoadedIsTheSame) {
  for (uint32_t seed = 20; seed < 24; ++seed) {
    const TemporaryFolder folder;
    const auto store = Open(folder.path() + "/db");
    Fill(*store, folder.path(), seed);
    const std::string star = folder.path() + "/star.ttl", file = folder.path() + "/all.ttl";
    std::ofstream(star)
        << "<http://e/s> <http://e/p> <http://e/o> {| <http://e/q> 1 |} , 2 ~ _:r . _:r <http://e/q> 'x' .";
    ASSERT_TRUE(LoadFiles(*store, {star}, {}).ok());
    std::ofstream out(file);
    ASSERT_TRUE(ExportStore(*store, ExportFormat::kStatements, [&](std::string_view bytes) {
                  out << bytes;
                  return absl::OkStatus();
                }).ok());
    out.close();
    const auto loaded = Open(folder.path() + "/again");
    const auto summary = LoadFiles(*loaded, {file}, {});
    ASSERT_TRUE(summary.ok()) << summary.status();
    EXPECT_EQ(summary->statements, 2u);
    EXPECT_EQ(summary->documents, 5u);
    EXPECT_EQ(ContentsOf(*loaded->Snapshot(), RandomDocuments::Words()),
              ContentsOf(*store->Snapshot(), RandomDocuments::Words()));
    EXPECT_THAT(CheckStore(*loaded)->faults, IsEmpty());
  }
}

TEST(ExportTest, StatementsCarryWhereTheyWereRead) {
  const TemporaryFolder folder;
  const auto store = Open(folder.path() + "/db");
  DocumentRecord record;
  record.name = "notes/a b.txt";
  record.text = "It \"left\".";
  StatementRecord statement;
  statement.subject = Term::Iri("http://e/s");
  statement.predicate = Term::Iri("http://e/p");
  statement.object = Term::Iri("http://e/o");
  statement.qualifiers = {{Term::Iri("http://e/time"), Term::Date(1999)}};
  statement.span = {0, 10};
  statement.rule = "leave";
  record.statements = {statement};
  ASSERT_TRUE(store->PutDocument(record).ok());
  std::string text;
  const ByteSink sink = [&](std::string_view bytes) {
    text += bytes;
    return absl::OkStatus();
  };
  ASSERT_TRUE(ExportGraph(*store->Snapshot(), ExportFormat::kStatements, sink).ok());
  EXPECT_THAT(text, HasSubstr("_:s1 rdf:reifies <<( <http://e/s> <http://e/p> <http://e/o> )>> ;\n"
                              "    <http://e/time> \"1999\"^^<http://www.w3.org/2001/XMLSchema#gYear> ;\n"
                              "    prov:wasDerivedFrom [ w:begin 0 ; w:end 10 ; w:rule \"leave\" ; "
                              "prov:hadPrimarySource <file:notes/a%20b.txt> ; prov:value \"It \\\"left\\\".\" ] .\n"));
  text.clear();
  ASSERT_TRUE(ExportGraph(*store->Snapshot(), ExportFormat::kNQuads, sink).ok());
  EXPECT_EQ(text, "<http://e/s> <http://e/p> <http://e/o> <file:notes/a%20b.txt> .\n");
}

}  // namespace
}  // namespace whence
