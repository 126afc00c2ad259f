#ifndef WHENCE_GRAPH_BASE_STATUS_H_
#define WHENCE_GRAPH_BASE_STATUS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/base/strings.h"

namespace whence {

// Errors say what happened, to which file or value, and the way out. These shorthands take any mix of strings and
// numbers, as StrCat does.
template <typename... Args>
absl::Status InvalidArgument(const Args&... args) {
  return absl::InvalidArgumentError(StrCat(args...));
}
template <typename... Args>
absl::Status NotFound(const Args&... args) {
  return absl::NotFoundError(StrCat(args...));
}
template <typename... Args>
absl::Status FailedPrecondition(const Args&... args) {
  return absl::FailedPreconditionError(StrCat(args...));
}
template <typename... Args>
absl::Status DataLoss(const Args&... args) {
  return absl::DataLossError(StrCat(args...));
}
template <typename... Args>
absl::Status Internal(const Args&... args) {
  return absl::InternalError(StrCat(args...));
}
template <typename... Args>
absl::Status Unavailable(const Args&... args) {
  return absl::UnavailableError(StrCat(args...));
}
template <typename... Args>
absl::Status ResourceExhausted(const Args&... args) {
  return absl::ResourceExhaustedError(StrCat(args...));
}

}  // namespace whence

// Returns the status from the enclosing function when it is not OK.
#define WHENCE_RETURN_IF_ERROR(expression)                     \
  do {                                                         \
    if (absl::Status whence_status = (expression); !whence_status.ok()) return whence_status; \
  } while (false)

#define WHENCE_STATUS_CONCAT_INNER(a, b) a##b
#define WHENCE_STATUS_CONCAT(a, b) WHENCE_STATUS_CONCAT_INNER(a, b)

// WHENCE_ASSIGN_OR_RETURN(auto value, Compute()): assigns the value, or returns the error.
#define WHENCE_ASSIGN_OR_RETURN(declaration, expression) \
  WHENCE_ASSIGN_OR_RETURN_IMPL(WHENCE_STATUS_CONCAT(whence_or_, __LINE__), declaration, expression)
#define WHENCE_ASSIGN_OR_RETURN_IMPL(temporary, declaration, expression) \
  auto temporary = (expression);                                         \
  if (!temporary.ok()) return std::move(temporary).status();             \
  declaration = *std::move(temporary)

#endif  // WHENCE_GRAPH_BASE_STATUS_H_
