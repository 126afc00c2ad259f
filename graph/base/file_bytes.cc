#include "graph/base/file_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "graph/base/status.h"

namespace whence {
namespace {

absl::Status PathError(const std::string& path, int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return NotFound(path, ": no such file; check the path");
    case EACCES:
      return absl::PermissionDeniedError(StrCat(path, ": may not be read by this user; chmod u+r would allow it"));
    default:
      return Internal(path, ": cannot be read: ", std::strerror(error));
  }
}

absl::Status TooLarge(const std::string& path, uint64_t most) {
  return ResourceExhausted(path, ": more than the ", most >> 20, " MB that one file may have; split it into several");
}

}  // namespace

absl::StatusOr<std::string> ReadFileBytes(const std::string& path, uint64_t most) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return PathError(path, errno);
  struct stat info = {};
  std::string bytes;
  absl::Status status;
  if (fstat(file, &info) != 0) {
    status = PathError(path, errno);
  } else if (S_ISDIR(info.st_mode)) {
    status = InvalidArgument(path, ": is a folder; name the files in it, for example ", path, "/*");
  } else if (info.st_size > 0 && static_cast<uint64_t>(info.st_size) > most) {
    status = TooLarge(path, most);
  }
  // A pipe has no size to trust, so the limit holds while reading too.
  char buffer[1 << 16];
  while (status.ok()) {
    const ssize_t got = read(file, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) status = PathError(path, errno);
    if (got <= 0) break;
    bytes.append(buffer, static_cast<size_t>(got));
    if (bytes.size() > most) status = TooLarge(path, most);
  }
  close(file);
  if (!status.ok()) return status;
  return bytes;
}

}  // namespace whence
