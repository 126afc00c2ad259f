#include "graph/store.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "gmock/gmock.h"
#include "graph/maintenance.h"
#include "graph/memory_graph.h"
#include "graph/store/store_impl.h"
#include "gtest/gtest.h"
#include "tests/graph/graph_contents.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

using testing::HasSubstr;

std::unique_ptr<Store> OpenOrDie(const std::string& path, const StoreOptions& options = {}) {
  auto store = Store::Open(path, options);
  if (!store.ok()) ADD_FAILURE() << store.status();
  return *std::move(store);
}

TEST(StoreTest, RandomHistoriesEndAsTheReferenceDoesAndAsARebuildDoes) {
  for (uint32_t seed = 0; seed < 12; ++seed) {
    const TemporaryFolder folder;
    auto store = OpenOrDie(folder.path());
    MemoryGraph reference;
    std::map<std::string, DocumentRecord> documents;
    std::set<std::array<Term, 3>> bare;
    RandomDocuments random(seed);
    for (int step = 0; step < 40; ++step) {
      const std::string name = "doc" + std::to_string(random.Below(6));
      const Term s = random.Entity(), p = random.Predicate(), o = random.Object();
      switch (random.Below(5)) {
        case 0:
          EXPECT_EQ(store->RemoveDocument(name).value(), reference.RemoveDocument(name));
          documents.erase(name);
          break;
        case 1:
          EXPECT_EQ(store->InsertTriple(s, p, o).value(), reference.InsertTriple(s, p, o));
          bare.insert({s, p, o});
          break;
        case 2: {
          if (bare.empty()) break;
          auto which = bare.begin();
          std::advance(which, random.Below(bare.size()));
          const auto triple = *which;
          EXPECT_EQ(store->RemoveTriple(triple[0], triple[1], triple[2]).value(),
                    reference.RemoveTriple(triple[0], triple[1], triple[2]));
          bare.erase(which);
          break;
        }
        default: {
          const DocumentRecord record = random.Document(name);
          EXPECT_EQ(store->PutDocument(record).value(), reference.PutDocument(record));
          EXPECT_EQ(store->PutDocument(record).value(), PutResult::kUnchanged);
          documents[name] = record;
        }
      }
      if (step % 10 == 9) {
        ASSERT_EQ(ContentsOf(*store->Snapshot(), RandomDocuments::Words()),
                  ContentsOf(reference, RandomDocuments::Words()))
            << "seed " << seed << " step " << step;
        store.reset();
        store = OpenOrDie(folder.path());
      }
    }
    const TemporaryFolder fresh;
    const auto rebuilt = OpenOrDie(fresh.path());
    for (const auto& [name, record] : documents) ASSERT_TRUE(rebuilt->PutDocument(record).ok());
    for (const auto& [s, p, o] : bare) ASSERT_TRUE(rebuilt->InsertTriple(s, p, o).value());
    EXPECT_EQ(ContentsOf(*store->Snapshot(), RandomDocuments::Words()),
              ContentsOf(*rebuilt->Snapshot(), RandomDocuments::Words()));
  }
}

TEST(StoreTest, ManyTriplesFillManyChunks) {
  const TemporaryFolder folder;
  const auto store = OpenOrDie(folder.path());
  MemoryGraph reference;
  for (int part = 0; part < 4; ++part) {
    DocumentRecord record;
    record.name = std::to_string(part);
    for (int i = 0; i < 3000; ++i) {
      StatementRecord statement;
      statement.subject = Term::Iri("s" + std::to_string((i * 7919 + part) % 4001));
      statement.predicate = Term::Iri("p" + std::to_string(i % 3));
      statement.object = Term::Integer(i * 31 % 257);
      record.statements.push_back(statement);
    }
    ASSERT_TRUE(store->PutDocument(record).ok());
    reference.PutDocument(record);
  }
  EXPECT_EQ(ContentsOf(*store->Snapshot(), {}), ContentsOf(reference, {}));
  for (int mask = 0; mask < 8; ++mask) {
    TripleFilter here, there;
    const auto set = [&](int bit, std::optional<TermId> TripleFilter::*part, const Term& term) {
      if ((mask & bit) == 0) return;
      here.*part = *store->Snapshot()->FindTerm(term).value();
      there.*part = *reference.FindTerm(term).value();
    };
    set(1, &TripleFilter::subject, Term::Iri("s7"));
    set(2, &TripleFilter::predicate, Term::Iri("p1"));
    set(4, &TripleFilter::object, Term::Integer(31));
    const auto snapshot = store->Snapshot();
    size_t count = 0;
    for (auto cursor = snapshot->Scan(here); cursor->Valid(); cursor->Next()) ++count;
    EXPECT_EQ(count, reference.EstimateCount(there)) << mask;
    const uint64_t estimate = snapshot->EstimateCount(here);
    EXPECT_LE(count, 2 * estimate) << mask;
    EXPECT_LE(estimate, 2 * count) << mask;
  }
  ASSERT_TRUE(store->RemoveDocument("1").value());
  ASSERT_TRUE(store->RemoveDocument("3").value());
  reference.RemoveDocument("1");
  reference.RemoveDocument("3");
  EXPECT_EQ(ContentsOf(*store->Snapshot(), {}), ContentsOf(reference, {}));
}

TEST(StoreTest, ASnapshotDoesNotSeeWhatComesLater) {
  const TemporaryFolder folder;
  auto store = OpenOrDie(folder.path());
  RandomDocuments random(3);
  ASSERT_TRUE(store->PutDocument(random.Document("a")).ok());
  const auto before = store->Snapshot();
  const auto contents = ContentsOf(*before, RandomDocuments::Words());
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(store->PutDocument(random.Document("a")).ok());
  EXPECT_EQ(ContentsOf(*before, RandomDocuments::Words()), contents);
  store.reset();
  EXPECT_EQ(ContentsOf(*before, RandomDocuments::Words()), contents);
}

TEST(StoreTest, SettingsAreKept) {
  const TemporaryFolder folder;
  auto store = OpenOrDie(folder.path());
  ASSERT_TRUE(store->PutSetting("lexicon/a", std::string("x\0y", 3)).ok());
  ASSERT_TRUE(store->PutSetting("lexicon/b", "z").ok());
  ASSERT_TRUE(store->PutSetting("lexicon/b", "").ok());
  store.reset();
  store = OpenOrDie(folder.path());
  EXPECT_EQ(store->GetSetting("lexicon/a").value(), std::string("x\0y", 3));
  EXPECT_EQ(store->GetSetting("lexicon/b").value(), std::nullopt);
  EXPECT_THAT(store->SettingNames().value(), testing::ElementsAre("lexicon/a"));
}

TEST(StoreTest, TermsAreFoundByTheirWordsAsLongAsDocumentsGaveThemAll) {
  const TemporaryFolder folder;
  auto store = OpenOrDie(folder.path());
  const Term lamp = Term::Iri("http://e/lamp"), is = Term::Iri("http://e/is"), red = Term::String("a red lamp");
  DocumentRecord record;
  record.name = "lamps";
  record.text = "It is a red lamp.";
  record.sentences.push_back({{0, record.text.size()}, 1, false, {}});
  record.statements.push_back({lamp, is, red, {}, Polarity::kPositive, Modality::kAsserted, {0, 17}, "rule"});
  const Term shelf = Term::String("the shelf");
  record.statements.back().qualifiers.emplace_back(Term::Iri("http://e/place"), shelf);
  record.term_words = {{"lamp", WordPlace::kHead, lamp},
                       {"lamp", WordPlace::kHead, red},
                       {"lamp", WordPlace::kClass, red},
                       {"red", WordPlace::kOther, red}};
  ASSERT_TRUE(store->PutDocument(record).ok());
  const auto found = [&](std::string_view word, WordPlace first, WordPlace last, size_t limit = 10) {
    const auto graph = store->Snapshot();
    const auto ids = graph->FindTermsByWord(word, first, last, limit);
    std::vector<Term> terms;
    if (ids.ok() && ids->has_value()) terms = graph->DecodeTerms(**ids).value();
    return terms;
  };
  using testing::ElementsAre;
  EXPECT_THAT(found("lamp", WordPlace::kHead, WordPlace::kOther), ElementsAre(lamp, red));
  EXPECT_THAT(found("lamp", WordPlace::kHead, WordPlace::kOther, 1), ElementsAre(lamp));
  EXPECT_THAT(found("lamp", WordPlace::kClass, WordPlace::kClass), ElementsAre(red));
  EXPECT_THAT(found("red", WordPlace::kHead, WordPlace::kOther), ElementsAre(red));
  EXPECT_THAT(found("red", WordPlace::kHead, WordPlace::kHead), ElementsAre());
  EXPECT_THAT(found("la", WordPlace::kHead, WordPlace::kClass), ElementsAre());
  auto beside = store->Snapshot();
  const auto qualified = beside->TriplesQualifiedBy(beside->FindTerm(shelf)->value(), 10);
  ASSERT_TRUE(qualified.ok() && qualified->has_value());
  ASSERT_EQ((*qualified)->size(), 1u);
  EXPECT_EQ(beside->DecodeTerm((**qualified)[0].subject).value(), lamp);
  beside.reset();
  EXPECT_EQ(CheckStore(*store)->faults.size(), 0u);
  store.reset();
  store = OpenOrDie(folder.path());
  EXPECT_THAT(found("lamp", WordPlace::kHead, WordPlace::kOther), ElementsAre(lamp, red));
  // Said anew without the shelf, and no more at all: words stay with their terms, which nobody speaks of then.
  const DocumentRecord first = record;
  record.text = "It is a red lamp!";
  record.statements.back().qualifiers.clear();
  const auto shelved = [&] {
    const auto graph = store->Snapshot();
    const auto id = graph->FindTerm(shelf).value();
    return id ? graph->TriplesQualifiedBy(*id, 10).value()->size() : size_t{0};
  };
  ASSERT_EQ(store->PutDocument(record).value(), PutResult::kReplaced);
  EXPECT_EQ(shelved(), 0u);
  EXPECT_THAT(found("lamp", WordPlace::kHead, WordPlace::kOther), ElementsAre(lamp, red));
  EXPECT_EQ(CheckStore(*store)->faults.size(), 0u);
  ASSERT_EQ(store->PutDocument(first).value(), PutResult::kReplaced);
  EXPECT_EQ(shelved(), 1u);
  ASSERT_TRUE(store->RemoveDocument("lamps").ok());
  EXPECT_EQ(shelved(), 0u);
  EXPECT_EQ(CheckStore(*store)->faults.size(), 0u);
  ASSERT_TRUE(store->PutDocument(first).ok());
  // A value of a qualifier that leads nowhere, one that does not lead to its statement, and a word of no term.
  Database& database = store->impl().database();
  const auto write = [&](Column column, const std::string& key, bool put) {
    rocksdb::ColumnFamilyHandle* const handle = database.column(column);
    return put ? database.db->Put(rocksdb::WriteOptions(), handle, key, "")
               : database.db->Delete(rocksdb::WriteOptions(), handle, key);
  };
  const TermId shelf_id = store->Snapshot()->FindTerm(shelf)->value();
  const std::string wrong = QualifiedKey(shelf_id, StatementId(99));
  const std::string word = TermWordKey("lamp", 0, TermId(9999));
  ASSERT_TRUE(write(Column::kStatements, wrong, true).ok());
  EXPECT_GT(CheckStore(*store)->faults.size(), 0u);
  ASSERT_TRUE(write(Column::kStatements, wrong, false).ok());
  ASSERT_TRUE(write(Column::kAliases, word, true).ok());
  EXPECT_GT(CheckStore(*store)->faults.size(), 0u);
  ASSERT_TRUE(write(Column::kAliases, word, false).ok());
  EXPECT_EQ(CheckStore(*store)->faults.size(), 0u);
  const std::unique_ptr<rocksdb::Iterator> it(
      database.db->NewIterator(rocksdb::ReadOptions(), database.column(Column::kStatements)));
  it->Seek("q");
  ASSERT_TRUE(it->Valid() && it->key().starts_with("q"));
  const std::string right = it->key().ToString(), triple = it->value().ToString();
  ASSERT_TRUE(write(Column::kStatements, right, false).ok());
  EXPECT_GT(CheckStore(*store)->faults.size(), 0u);
  rocksdb::ColumnFamilyHandle* const statements = database.column(Column::kStatements);
  ASSERT_TRUE(database.db->Put(rocksdb::WriteOptions(), statements, right, triple).ok());
  EXPECT_EQ(CheckStore(*store)->faults.size(), 0u);
  // What is loaded beside them has no words: whoever looks must look at everything.
  ASSERT_TRUE(store->InsertTriple(lamp, is, Term::String("a lantern")).value());
  const auto now = store->Snapshot()->FindTermsByWord("lamp", WordPlace::kHead, WordPlace::kClass, 10);
  ASSERT_TRUE(now.ok());
  EXPECT_FALSE(now->has_value());
}

TEST(StoreTest, FoldersThatAreNoDatabaseAreRefusedAndLeftAlone) {
  const TemporaryFolder folder;
  const std::string missing = folder.path() + "/missing";
  StoreOptions existing;
  existing.create = false;
  EXPECT_THAT(std::string(Store::Open(missing, existing).status().message()),
              HasSubstr("missing: no database here; `whence ingest` or `whence load` makes one"));
  EXPECT_FALSE(std::filesystem::exists(missing));
  std::ofstream(folder.path() + "/notes.txt") << "mine";
  const auto refused = Store::Open(folder.path(), {});
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(refused.status().message()), HasSubstr("a folder with other files"));
  EXPECT_THAT(std::string(Store::Open(folder.path() + "/notes.txt", {}).status().message()),
              HasSubstr("a file, where the folder of a database was expected"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(StoreTest, AnotherProcessThatWritesIsNoticedAndReadingBesideItWorks) {
  const TemporaryFolder folder;
  const auto store = OpenOrDie(folder.path());
  RandomDocuments random(4);
  ASSERT_TRUE(store->PutDocument(random.Document("a")).ok());
  const auto contents = ContentsOf(*store->Snapshot(), RandomDocuments::Words());
  // The child leaves with _exit: it must not run the parent's clean-up.
  const pid_t child = fork();
  if (child == 0) {
    const auto second = Store::Open(folder.path(), {});
    const bool noticed = second.status().code() == absl::StatusCode::kUnavailable &&
                         std::string(second.status().message()).find("another process") != std::string::npos;
    StoreOptions reading;
    reading.read_only = true;
    const auto reader = Store::Open(folder.path(), reading);
    const bool reads = reader.ok() && ContentsOf(*(*reader)->Snapshot(), RandomDocuments::Words()) == contents &&
                       !(*reader)->RemoveDocument("a").ok();
    _exit(noticed && reads ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

const Term kOne = Term::Iri("http://example.org/one"), kIsLike = Term::Iri("http://example.org/isLike");

// Says one triple so many times, each time with the next number of [from, from + numbers).
DocumentRecord Repeats(const std::string& name, int from, int numbers, int times) {
  DocumentRecord record;
  record.name = name;
  record.text = "text " + std::to_string(from);
  record.sentences.push_back({{0, 4}, 1, false, {}});
  const Term number = Term::Iri("http://example.org/number");
  for (int i = 0; i < times; ++i) {
    record.statements.push_back({kOne,
                                 kIsLike,
                                 kOne,
                                 {{number, Term::Integer(from + i % numbers)}},
                                 Polarity::kPositive,
                                 Modality::kAsserted,
                                 {0, 4},
                                 "rule"});
  }
  return record;
}

TEST(StoreTest, ManyStatementsOfOneTripleEndAsTheReferenceDoes) {
  const TemporaryFolder folder;
  const auto store = OpenOrDie(folder.path());
  MemoryGraph reference;
  for (int document = 0; document < 4; ++document) {
    // Some twice in one document, and in two.
    const DocumentRecord record = Repeats("doc" + std::to_string(document % 3), document * 20, 90, 120);
    EXPECT_EQ(store->PutDocument(record).value(), reference.PutDocument(record));
    ASSERT_EQ(ContentsOf(*store->Snapshot(), RandomDocuments::Words()), ContentsOf(reference, RandomDocuments::Words()))
        << document;
  }
  for (const char* name : {"doc1", "doc0"}) {
    EXPECT_EQ(store->RemoveDocument(name).value(), reference.RemoveDocument(name));
    ASSERT_EQ(ContentsOf(*store->Snapshot(), RandomDocuments::Words()), ContentsOf(reference, RandomDocuments::Words()))
        << name;
  }
}

TEST(StoreTest, ATripleSaidBareAndManyTimesEndsAsTheReferenceDoes) {
  const TemporaryFolder folder;
  const auto store = OpenOrDie(folder.path());
  MemoryGraph reference;
  RandomDocuments random(5);
  for (int step = 0; step < 60; ++step) {
    const std::string name = "doc" + std::to_string(random.Below(3));
    switch (random.Below(4)) {
      case 0:
        EXPECT_EQ(store->RemoveDocument(name).value(), reference.RemoveDocument(name));
        break;
      case 1:
        EXPECT_EQ(store->InsertTriple(kOne, kIsLike, kOne).value(), reference.InsertTriple(kOne, kIsLike, kOne));
        break;
      case 2:
        EXPECT_EQ(store->RemoveTriple(kOne, kIsLike, kOne).value(), reference.RemoveTriple(kOne, kIsLike, kOne));
        break;
      default: {
        const DocumentRecord record = Repeats(name, static_cast<int>(random.Below(50)), 30, 30);
        EXPECT_EQ(store->PutDocument(record).value(), reference.PutDocument(record));
      }
    }
    ASSERT_EQ(ContentsOf(*store->Snapshot(), RandomDocuments::Words()), ContentsOf(reference, RandomDocuments::Words()))
        << step;
  }
}

// Not with the square of their number: removing took a hundred times as long as putting.
TEST(StoreTest, ThousandsOfStatementsOfOneTripleGoAsFastAsTheyCame) {
  const TemporaryFolder folder;
  const auto store = OpenOrDie(folder.path());
  const auto seconds_since = [](std::clock_t begin) {
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  const std::clock_t putting = std::clock();
  ASSERT_TRUE(store->PutDocument(Repeats("doc", 0, 4000, 4000)).ok());
  const double put = seconds_since(putting);
  const std::clock_t removing = std::clock();
  ASSERT_TRUE(store->RemoveDocument("doc").value());
  EXPECT_LT(seconds_since(removing), 10 * put + 0.5);
  EXPECT_EQ(store->Snapshot()->Counts().triples, 0u);
}

TEST(StoreTest, StatementsWithQualifiersComeAndGoOneByOne) {
  const TemporaryFolder folder;
  const auto store = OpenOrDie(folder.path());
  StatementRecord joined;
  joined.subject = Term::Iri("http://e/a");
  joined.predicate = Term::Iri("http://e/joined");
  joined.object = Term::Iri("http://e/b");
  joined.qualifiers = {{Term::Iri("http://e/in"), Term::Date(1992)}};
  StatementRecord again = joined;
  again.qualifiers[0].second = Term::Date(2006);
  EXPECT_TRUE(store->InsertStatement(joined).value());
  EXPECT_FALSE(store->InsertStatement(joined).value());
  EXPECT_TRUE(store->InsertStatement(again).value());
  EXPECT_TRUE(store->InsertTriple(joined.subject, joined.predicate, joined.object).value());
  EXPECT_EQ(store->Snapshot()->Counts().triples, 1u);
  EXPECT_EQ(store->Snapshot()->Counts().statements, 2u);
  const auto statements = [&] {
    const auto graph = store->Snapshot();
    const auto cursor = graph->Scan({});
    return cursor->Valid() ? graph->StatementsOf(cursor->triple()).value() : std::vector<Statement>();
  };
  ASSERT_EQ(statements().size(), 3u);  // the bare triple, too
  EXPECT_EQ(store->Snapshot()->DecodeTerm(statements()[1].qualifiers[0].value).value(), Term::Date(1992));
  EXPECT_TRUE(store->RemoveStatement(joined).value());
  EXPECT_FALSE(store->RemoveStatement(joined).value());
  EXPECT_EQ(statements().size(), 2u);
  EXPECT_TRUE(store->RemoveTriple(joined.subject, joined.predicate, joined.object).value());
  EXPECT_EQ(store->Snapshot()->Counts(), GraphCounts());
  EXPECT_THAT(CheckStore(*store).value().faults, testing::IsEmpty());
}

}  // namespace
}  // namespace whence
