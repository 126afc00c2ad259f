#include "tests/bench/raw_rocksdb.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "rocksdb/cache.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/sst_file_writer.h"
#include "rocksdb/table.h"

namespace whence {
namespace {

constexpr int kRanks[3][3] = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}};
constexpr char kToId = 3, kToTerm = 4;

void Check(const rocksdb::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  std::abort();
}

void Append(uint32_t value, std::string* out) {
  for (int shift = 24; shift >= 0; shift -= 8) out->push_back(static_cast<char>(value >> shift & 0xFF));
}

uint32_t Read(const char* at) {
  uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(at[i]);
  return value;
}

rocksdb::Options Options() {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(2048ull << 20);
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  rocksdb::Options options;
  options.create_if_missing = true;
  options.compression = rocksdb::kLZ4Compression;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

}  // namespace

RawRocksDb::RawRocksDb(const std::string& folder) : folder_(folder) {
  rocksdb::DB* db = nullptr;
  Check(rocksdb::DB::Open(Options(), folder, &db));
  db_.reset(db);
}

RawRocksDb::~RawRocksDb() = default;

uint64_t RawRocksDb::Load(const std::string& file) {
  std::unordered_map<std::string, uint32_t> ids;
  std::vector<const std::string*> terms;
  std::vector<std::array<uint32_t, 3>> triples;
  const auto encode = [&](std::string_view term) {
    const auto [entry, added] = ids.try_emplace(std::string(term), static_cast<uint32_t>(terms.size() + 1));
    if (added) terms.push_back(&entry->first);
    return entry->second;
  };
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    const size_t first = line.find(' '), second = line.find(' ', first + 1);
    const std::string_view view(line);
    triples.push_back({encode(view.substr(0, first)), encode(view.substr(first + 1, second - first - 1)),
                       encode(view.substr(second + 1, line.size() - second - 3))});
  }
  std::vector<std::string> files;
  const auto writer = [&](const std::string& name) {
    files.push_back(folder_ + "/" + name + ".sst");
    auto made = std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), Options());
    Check(made->Open(files.back()));
    return made;
  };
  std::string key;
  uint64_t count = 0;
  for (int order = 0; order < 3; ++order) {
    const auto& ranks = kRanks[order];
    std::sort(triples.begin(), triples.end(), [&](const auto& a, const auto& b) {
      for (const int rank : ranks) {
        if (a[rank] != b[rank]) return a[rank] < b[rank];
      }
      return false;
    });
    triples.erase(std::unique(triples.begin(), triples.end()), triples.end());
    count = triples.size();
    const auto out = writer(std::to_string(order));
    for (const auto& triple : triples) {
      key.assign(1, static_cast<char>(order));
      for (const int rank : ranks) Append(triple[rank], &key);
      Check(out->Put(key, ""));
    }
    Check(out->Finish());
  }
  std::vector<const std::string*> sorted = terms;
  std::sort(sorted.begin(), sorted.end(), [](const std::string* a, const std::string* b) { return *a < *b; });
  const auto to_id = writer("to-id");
  std::string value;
  for (const std::string* term : sorted) {
    value.clear();
    Append(ids[*term], &value);
    Check(to_id->Put(std::string(1, kToId) + *term, value));
  }
  Check(to_id->Finish());
  const auto to_term = writer("to-term");
  for (size_t i = 0; i < terms.size(); ++i) {
    key.assign(1, kToTerm);
    Append(static_cast<uint32_t>(i + 1), &key);
    Check(to_term->Put(key, *terms[i]));
  }
  Check(to_term->Finish());
  rocksdb::IngestExternalFileOptions ingest;
  ingest.move_files = true;
  Check(db_->IngestExternalFile(files, ingest));
  return count;
}

uint32_t RawRocksDb::Id(const std::string& term) {
  rocksdb::PinnableSlice value;
  const auto status =
      db_->Get(rocksdb::ReadOptions(), db_->DefaultColumnFamily(), std::string(1, kToId) + term, &value);
  return status.ok() ? Read(value.data()) : 0;
}

std::string RawRocksDb::Term(uint32_t id) {
  std::string key(1, kToTerm), value;
  Append(id, &key);
  Check(db_->Get(rocksdb::ReadOptions(), key, &value));
  return value;
}

template <typename Visit>
void RawRocksDb::Scan(int order, uint32_t a, uint32_t b, Visit visit) {
  std::string prefix(1, static_cast<char>(order));
  Append(a, &prefix);
  Append(b, &prefix);
  const std::unique_ptr<rocksdb::Iterator> it(db_->NewIterator(rocksdb::ReadOptions()));
  for (it->Seek(prefix); it->Valid() && it->key().starts_with(prefix); it->Next()) visit(Read(it->key().data() + 9));
}

uint64_t RawRocksDb::Objects(const std::string& s, const std::string& p) {
  uint64_t rows = 0;
  Scan(0, Id(s), Id(p), [&](uint32_t o) { rows += Term(o).empty() ? 0 : 1; });
  return rows;
}

uint64_t RawRocksDb::Subjects(const std::string& p, const std::string& o) {
  uint64_t rows = 0;
  Scan(1, Id(p), Id(o), [&](uint32_t s) { rows += Term(s).empty() ? 0 : 1; });
  return rows;
}

uint64_t RawRocksDb::TwoHops(const std::string& p1, const std::string& p2, const std::string& c) {
  uint64_t rows = 0;
  const uint32_t p1_id = Id(p1);
  Scan(1, Id(p2), Id(c),
       [&](uint32_t y) { Scan(1, p1_id, y, [&](uint32_t x) { rows += Term(x).empty() || Term(y).empty() ? 0 : 1; }); });
  return rows;
}

uint64_t RawRocksDb::Star(const std::string& p, const std::string& c, const std::string& p1, const std::string& p2) {
  uint64_t rows = 0;
  const uint32_t p1_id = Id(p1), p2_id = Id(p2);
  Scan(1, Id(p), Id(c), [&](uint32_t x) {
    uint64_t first = 0, second = 0;
    Scan(0, x, p1_id, [&](uint32_t) { ++first; });
    if (first > 0) Scan(0, x, p2_id, [&](uint32_t) { ++second; });
    rows += first * second;
  });
  return rows;
}

}  // namespace whence
