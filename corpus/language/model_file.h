#ifndef WHENCE_CORPUS_LANGUAGE_MODEL_FILE_H_
#define WHENCE_CORPUS_LANGUAGE_MODEL_FILE_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace whence {

// The file of a trained model, mapped into memory and read in place.
//
// Bytes (little endian): "WhenceLM", u32 version, u32 sections, u64 checksum of all that follows, then per section
// char name[8], u64 begin, u64 size (begin counted from the start of the file, a multiple of 8), then the sections.
// WARNING: a change of the format, or of what hashes, features, tags and labels mean, must raise kModelVersion.
inline constexpr uint32_t kModelVersion = 2;

class ModelFile {
 public:
  // NotFound when there is no such file, DataLoss when it is not a whole model of this version.
  // Cost: one pass over the file for the checksum.
  static absl::StatusOr<ModelFile> Map(const std::string& path);

  ModelFile(ModelFile&& other) noexcept;
  ModelFile& operator=(ModelFile&& other) noexcept;
  ~ModelFile();

  // The bytes of a section, valid as long as the ModelFile; DataLoss when the file has none of that name.
  absl::StatusOr<std::string_view> Section(std::string_view name) const;

 private:
  ModelFile(std::string path, const char* data, size_t size) : path_(std::move(path)), data_(data), size_(size) {}
  std::string path_;
  const char* data_ = nullptr;
  size_t size_ = 0;
};

// The whole file's bytes from its sections; names have at most 8 bytes. The same sections give the same bytes.
std::string EncodeModelFile(const std::map<std::string, std::string>& sections);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_MODEL_FILE_H_
