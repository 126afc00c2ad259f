// A flipped bit in any file of a database: it is reported, or it has changed nothing; what it hit is never data.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "graph/base/strings.h"
#include "graph/maintenance.h"
#include "graph/store/log_file.h"
#include "graph/store/store_impl.h"
#include "gtest/gtest.h"
#include "tests/graph/graph_contents.h"
#include "tests/graph/random_steps.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

void WriteFile(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::vector<std::string> Contents(const Graph& graph) { return ContentsOf(graph, RandomDocuments::Words()); }

// Triples as far as they can be read, without asking whether the store is sound.
std::vector<std::string> ReadableTriples(const Graph& graph) {
  std::vector<std::string> lines;
  for (const auto cursor = graph.Scan({}); cursor->Valid(); cursor->Next()) {
    const Triple triple = cursor->triple();
    std::string line;
    for (const TermId id : {triple.subject, triple.predicate, triple.object}) {
      const auto term = graph.DecodeTerm(id);
      line += term.ok() ? term->ToNTriples() + " " : "?";
    }
    if (line.find('?') == std::string::npos) lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

class CorruptionTest : public testing::Test {
 protected:
  // A database with tables, as a load and closing leave it, and a live log, as a killed process leaves it.
  void SetUp() override {
    const std::string path = folder_.path() + "/db";
    for (uint32_t i = 0; i < 12; ++i) {
      ASSERT_TRUE(Apply(MakeStep(Step::Kind::kLoad, 100 + i), folder_.path(), *Store::Open(path).value()).ok());
    }
    const auto store = Store::Open(path).value();
    for (uint32_t i = 0; i < 6; ++i) {
      ASSERT_TRUE(Apply(MakeStep(Step::Kind::kPut, 200 + i), folder_.path(), *store).ok());
    }
    // Merges would take files away while they are copied.
    rocksdb::DB& database = *store->impl().database().db;
    ASSERT_TRUE(database.PauseBackgroundWork().ok());
    fs::copy(path, original_, fs::copy_options::recursive);
    ASSERT_TRUE(database.ContinueBackgroundWork().ok());
    contents_ = Contents(*store->Snapshot());
    triples_ = ReadableTriples(*store->Snapshot());
  }

  // True if the flip was reported.
  bool Flip(const std::string& file, size_t at, int bit) {
    const std::string copy = folder_.path() + "/copy";
    fs::remove_all(copy);
    fs::copy(original_, copy, fs::copy_options::recursive);
    std::string bytes = ReadFile(fs::path(copy) / file);
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
    WriteFile(fs::path(copy) / file, bytes);
    StoreOptions options;
    options.read_only = at % 2 == 0;
    const auto store = Store::Open(copy, options);
    if (!store.ok()) return true;
    const auto report = CheckStore(**store);
    const auto graph = (*store)->Snapshot();
    if (report.ok() && report->faults.empty()) {
      EXPECT_EQ(Contents(*graph), contents_) << file << ", byte " << at << ", bit " << bit;
      return false;
    }
    const std::vector<std::string> read = ReadableTriples(*graph);
    EXPECT_TRUE(std::includes(triples_.begin(), triples_.end(), read.begin(), read.end()))
        << file << ", byte " << at << ", bit " << bit;
    return true;
  }

  std::vector<std::string> Files(std::string_view begin, std::string_view end) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(original_)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with(begin) && name.ends_with(end)) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  // Where the records of a file in the log's format begin.
  static std::vector<size_t> RecordStarts(std::string_view bytes) {
    std::vector<size_t> starts;
    for (size_t at = 0; at + 7 <= bytes.size();) {
      if (kLogBlock - at % kLogBlock < 7) {
        at += kLogBlock - at % kLogBlock;
        continue;
      }
      starts.push_back(at);
      at += 7 + static_cast<unsigned char>(bytes[at + 4]) + 256u * static_cast<unsigned char>(bytes[at + 5]);
    }
    return starts;
  }

  const TemporaryFolder folder_;
  const std::string original_ = folder_.path() + "/original";
  std::vector<std::string> contents_, triples_;
  std::mt19937 random_{3};
};

TEST_F(CorruptionTest, TablesAndSmallFiles) {
  const std::vector<std::string> tables = Files("", ".sst");
  ASSERT_FALSE(tables.empty());
  int reported = 0, flips = 0;
  for (int i = 0; i < 40; ++i, ++flips) {
    const std::string& table = tables[random_() % tables.size()];
    reported += Flip(table, random_() % fs::file_size(fs::path(original_) / table), i % 8) ? 1 : 0;
  }
  EXPECT_GT(reported, flips / 2);
  const size_t size = fs::file_size(fs::path(original_) / "CURRENT");
  for (size_t at = 0; at < size; at += 5) EXPECT_TRUE(Flip("CURRENT", at, static_cast<int>(at % 8)));
  for (const std::string& name : Files("OPTIONS", "")) Flip(name, random_() % 100, 2);
  Flip("IDENTITY", 3, 1);
}

// A damaged length hides what stands behind it: here RocksDB alone would lose records without a word.
TEST_F(CorruptionTest, LengthsOfRecordsInLogAndManifest) {
  std::vector<std::string> files = Files("MANIFEST", "");
  const std::vector<std::string> logs = Files("", ".log");
  files.insert(files.end(), logs.begin(), logs.end());
  size_t records = 0;
  for (const std::string& file : files) {
    const std::string bytes = ReadFile(fs::path(original_) / file);
    const std::vector<size_t> starts = RecordStarts(bytes);
    records += starts.size();
    for (size_t i = 0; i < 12 && !starts.empty(); ++i) {
      const size_t start = starts[i < 4 ? starts.size() - 1 - i % starts.size() : random_() % starts.size()];
      const size_t at = start + 4 + i % 2;
      EXPECT_TRUE(Flip(file, at, static_cast<int>(random_() % 8))) << file << ", the length at " << at;
      EXPECT_TRUE(Flip(file, start + random_() % std::min<size_t>(bytes.size() - start, 40), 3))
          << file << " " << start;
    }
  }
  EXPECT_GT(records, 8u);
}

// What a kill leaves is no damage.
TEST_F(CorruptionTest, ALogThatEndsWithinARecordLosesThatRecordAlone) {
  const std::vector<std::string> logs = Files("", ".log");
  ASSERT_FALSE(logs.empty());
  const std::string bytes = ReadFile(fs::path(original_) / logs.back());
  const std::vector<size_t> starts = RecordStarts(bytes);
  ASSERT_FALSE(starts.empty());
  for (int i = 0; i < 6; ++i) {
    const std::string copy = folder_.path() + "/copy";
    fs::remove_all(copy);
    fs::copy(original_, copy, fs::copy_options::recursive);
    fs::resize_file(fs::path(copy) / logs.back(), starts.back() + random_() % (bytes.size() - starts.back()));
    const auto store = Store::Open(copy);
    ASSERT_TRUE(store.ok()) << store.status();
    EXPECT_TRUE(CheckStore(**store)->faults.empty());
  }
}

}  // namespace
}  // namespace whence
