#include "rules/extraction/state_change.h"

#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr std::string_view kBe = "be ";
constexpr std::string_view kBecome = "become ";
constexpr std::string_view kComeTo = "come to ";
constexpr std::string_view kCease = "cease ";

}  // namespace

std::optional<StateChange> ReadStateChange(std::string_view predicate) {
  if (predicate.starts_with(kBecome)) return StateChange{StrCat(kBe, predicate.substr(kBecome.size())), true};
  if (predicate.starts_with(kComeTo)) return StateChange{std::string(predicate.substr(kComeTo.size())), true};
  if (predicate.starts_with(kCease)) return StateChange{std::string(predicate.substr(kCease.size())), false};
  return std::nullopt;
}

std::string BeginningOf(std::string_view state) {
  if (state.starts_with(kBe)) return StrCat(kBecome, state.substr(kBe.size()));
  return StrCat(kComeTo, state);
}

std::string EndOf(std::string_view state) { return StrCat(kCease, state); }

}  // namespace whence
