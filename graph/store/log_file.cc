#include "graph/store/log_file.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "graph/base/status.h"
#include "graph/store/database.h"
#include "rocksdb/env.h"

namespace whence {
namespace {

constexpr size_t kHeader = 7;            // checksum 4, length 2, type 1
constexpr size_t kLogNumber = 4;         // follows in files that are used again
constexpr int kFirstRecyclableType = 5;  // types from here on have a log number

constexpr std::array<uint32_t, 256> MakeCrcTable() {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = value >> 1 ^ ((value & 1) != 0 ? 0x82f63b78u : 0);  // CRC-32C, reflected
    table[i] = value;
  }
  return table;
}
constexpr std::array<uint32_t, 256> kCrcTable = MakeCrcTable();

uint32_t ExtendCrc(uint32_t state, char byte) {
  return kCrcTable[(state ^ static_cast<unsigned char>(byte)) & 0xFF] ^ state >> 8;
}

// As it is stored: a checksum of bytes that hold a checksum is weak.
uint32_t Masked(uint32_t state) {
  const uint32_t crc = ~state;
  return (crc >> 15 | crc << 17) + 0xa282ead8u;
}

uint32_t LittleEndian(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = bytes.size(); i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i - 1]);
  return value;
}

absl::StatusOr<std::string> ReadTail(const std::string& path, rocksdb::Env* env) {
  uint64_t size = 0;
  WHENCE_RETURN_IF_ERROR(FromRocks(env->GetFileSize(path, &size), path));
  std::unique_ptr<rocksdb::RandomAccessFile> file;
  WHENCE_RETURN_IF_ERROR(FromRocks(env->NewRandomAccessFile(path, &file, rocksdb::EnvOptions()), path));
  std::string room(size % kLogBlock, '\0');
  if (room.empty()) return room;
  rocksdb::Slice read;
  WHENCE_RETURN_IF_ERROR(FromRocks(file->Read(size - room.size(), room.size(), &read, room.data()), path));
  return read.ToString();
}

}  // namespace

bool HidesARecord(std::string_view tail) {
  while (tail.size() >= kHeader) {
    const uint32_t checksum = LittleEndian(tail.substr(0, 4));
    const size_t length = LittleEndian(tail.substr(4, 2));
    const int type = static_cast<unsigned char>(tail[6]);
    const size_t head = kHeader + (type >= kFirstRecyclableType ? kLogNumber : 0);
    if (head + length <= tail.size()) {
      tail.remove_prefix(head + length);  // RocksDB checks what is whole
      continue;
    }
    uint32_t state = ~uint32_t{0};
    for (size_t i = 6; i < tail.size(); ++i) {
      state = ExtendCrc(state, tail[i]);
      if (i + 1 >= head && Masked(state) == checksum) return true;
    }
    return false;
  }
  return false;
}

absl::Status CheckLogFiles(const std::string& path, rocksdb::Env* env) {
  std::string current;
  WHENCE_RETURN_IF_ERROR(FromRocks(rocksdb::ReadFileToString(env, path + "/CURRENT", &current), path));
  std::vector<std::string> names;
  WHENCE_RETURN_IF_ERROR(FromRocks(env->GetChildren(path, &names), path));
  for (const std::string& name : names) {
    const bool log = name.ends_with(".log");
    if (!log && name + "\n" != current) continue;
    const std::string file = StrCat(path, "/", name);
    const auto tail = ReadTail(file, env);
    // A writer beside us may have taken the file away meanwhile.
    if (!tail.ok()) {
      if (absl::IsNotFound(tail.status())) continue;
      return tail.status();
    }
    if (HidesARecord(*tail)) return DataLoss(file, ": the length of a record is damaged; restore a backup");
  }
  return absl::OkStatus();
}

}  // namespace whence
