#include "corpus/language/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "corpus/language/feature_hash.h"
#include "graph/base/status.h"

namespace whence {
namespace {

constexpr std::string_view kMagic = "WhenceLM";
constexpr size_t kNameBytes = 8;
constexpr size_t kHeaderBytes = 24;
constexpr size_t kChecksumAt = 16;
constexpr size_t kEntryBytes = kNameBytes + 16;

template <typename T>
T Load(const char* bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof(value));
  return value;
}

template <typename T>
void Append(T value, std::string* out) {
  out->append(reinterpret_cast<const char*>(&value), sizeof(value));
}

// Four chains side by side, since one would wait for its own multiplications.
uint64_t Checksum(std::string_view bytes) {
  uint64_t chains[4] = {1, 2, 3, 4};
  size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    for (size_t chain = 0; chain < 4; ++chain) {
      chains[chain] = CombineHash(chains[chain], Load<uint64_t>(bytes.data() + at + 8 * chain));
    }
  }
  uint64_t hash = HashBytes(bytes.substr(at));
  for (const uint64_t chain : chains) hash = CombineHash(hash, chain);
  return hash;
}

std::string NameField(std::string_view name) {
  std::string field(name.substr(0, kNameBytes));
  field.resize(kNameBytes, '\0');
  return field;
}

}  // namespace

absl::StatusOr<ModelFile> ModelFile::Map(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return NotFound("language model ", path, ": ", std::strerror(errno));
  struct stat info;
  if (fstat(file, &info) != 0 || info.st_size < static_cast<off_t>(kHeaderBytes)) {
    close(file);
    return DataLoss("language model ", path, ": not a model file");
  }
  const auto size = static_cast<size_t>(info.st_size);
  void* mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  close(file);
  if (mapped == MAP_FAILED) return Internal("language model ", path, ": cannot map: ", std::strerror(errno));
  ModelFile model(path, static_cast<const char*>(mapped), size);
  const std::string_view bytes(model.data_, size);
  if (!bytes.starts_with(kMagic)) return DataLoss("language model ", path, ": not a model file");
  const auto version = Load<uint32_t>(model.data_ + kMagic.size());
  if (version != kModelVersion) {
    return DataLoss("language model ", path, ": version ", version, ", this program reads version ", kModelVersion);
  }
  if (Checksum(bytes.substr(kHeaderBytes)) != Load<uint64_t>(model.data_ + kChecksumAt)) {
    return DataLoss("language model ", path, ": damaged, its checksum is wrong");
  }
  return model;
}

ModelFile::ModelFile(ModelFile&& other) noexcept { *this = std::move(other); }

ModelFile& ModelFile::operator=(ModelFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

ModelFile::~ModelFile() {
  if (data_ != nullptr) munmap(const_cast<char*>(data_), size_);
}

absl::StatusOr<std::string_view> ModelFile::Section(std::string_view name) const {
  const std::string field = NameField(name);
  const auto sections = Load<uint32_t>(data_ + kMagic.size() + 4);
  for (uint64_t i = 0; i < sections; ++i) {
    const size_t entry = kHeaderBytes + i * kEntryBytes;
    if (entry + kEntryBytes > size_) break;
    if (std::string_view(data_ + entry, kNameBytes) != field) continue;
    const auto begin = Load<uint64_t>(data_ + entry + kNameBytes);
    const auto bytes = Load<uint64_t>(data_ + entry + kNameBytes + 8);
    if (begin > size_ || bytes > size_ - begin || begin % 8 != 0) break;
    return std::string_view(data_ + begin, bytes);
  }
  return DataLoss("language model ", path_, ": no section ", name);
}

std::string EncodeModelFile(const std::map<std::string, std::string>& sections) {
  std::string entries;
  std::string data;
  const size_t start = kHeaderBytes + sections.size() * kEntryBytes;
  for (const auto& [name, bytes] : sections) {
    entries += NameField(name);
    Append(static_cast<uint64_t>(start + data.size()), &entries);
    Append(static_cast<uint64_t>(bytes.size()), &entries);
    data += bytes;
    data.resize((data.size() + 7) / 8 * 8, '\0');
  }
  const std::string body = entries + data;
  std::string out(kMagic);
  Append(kModelVersion, &out);
  Append(static_cast<uint32_t>(sections.size()), &out);
  Append(Checksum(body), &out);
  return out + body;
}

}  // namespace whence
