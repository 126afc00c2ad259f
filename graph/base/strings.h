#ifndef WHENCE_GRAPH_BASE_STRINGS_H_
#define WHENCE_GRAPH_BASE_STRINGS_H_

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace whence {

// Debian 12's Abseil is built with its own string_view, which does not convert to or from std::string_view. Whence
// uses std::string_view throughout; these are the only two bridges. Both view, neither copies.
inline absl::string_view ToAbsl(std::string_view s) { return absl::string_view(s.data(), s.size()); }
inline std::string_view ToStd(absl::string_view s) { return std::string_view(s.data(), s.size()); }

// absl::StrCat that takes std::string_view beside everything that absl::StrCat takes.
namespace internal {
inline absl::AlphaNum Piece(std::string_view s) { return absl::AlphaNum(ToAbsl(s)); }
inline absl::AlphaNum Piece(const std::string& s) { return absl::AlphaNum(s); }
inline absl::AlphaNum Piece(const char* s) { return absl::AlphaNum(s); }
template <typename T>
absl::AlphaNum Piece(const T& value) {
  return absl::AlphaNum(value);
}
}  // namespace internal

template <typename... Args>
std::string StrCat(const Args&... args) {
  return absl::StrCat(internal::Piece(args)...);
}

}  // namespace whence

#endif  // WHENCE_GRAPH_BASE_STRINGS_H_
