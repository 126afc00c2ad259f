#ifndef WHENCE_TESTS_BENCH_RAW_ROCKSDB_H_
#define WHENCE_TESTS_BENCH_RAW_ROCKSDB_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "rocksdb/db.h"

namespace whence {

// The limit that the store is measured against: a triple store in plain loops over RocksDB, without anything that a
// real one needs. Lines are split at blanks, terms numbered by a hash map, three orders of 12-byte keys and the
// dictionary both ways written as sorted table files with LZ4, joins are nested loops.
class RawRocksDb {
 public:
  explicit RawRocksDb(const std::string& folder);
  ~RawRocksDb();

  uint64_t Load(const std::string& file);  // triples
  uint64_t Objects(const std::string& s, const std::string& p);
  uint64_t Subjects(const std::string& p, const std::string& o);
  uint64_t TwoHops(const std::string& p1, const std::string& p2, const std::string& c);
  uint64_t Star(const std::string& p, const std::string& c, const std::string& p1, const std::string& p2);

 private:
  uint32_t Id(const std::string& term);
  std::string Term(uint32_t id);
  template <typename Visit>
  void Scan(int order, uint32_t a, uint32_t b, Visit visit);

  const std::string folder_;
  std::unique_ptr<rocksdb::DB> db_;
};

}  // namespace whence

#endif  // WHENCE_TESTS_BENCH_RAW_ROCKSDB_H_
