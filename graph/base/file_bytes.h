#ifndef WHENCE_GRAPH_BASE_FILE_BYTES_H_
#define WHENCE_GRAPH_BASE_FILE_BYTES_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace whence {

inline constexpr uint64_t kMaxFileBytes = uint64_t{256} << 20;

// Reads a file or pipe whole. Errors, all with the path and a way out: NotFound, PermissionDenied, InvalidArgument for
// a folder, ResourceExhausted beyond `most` bytes. Never throws, which streams of the standard library do on a folder.
absl::StatusOr<std::string> ReadFileBytes(const std::string& path, uint64_t most = kMaxFileBytes);

}  // namespace whence

#endif  // WHENCE_GRAPH_BASE_FILE_BYTES_H_
