#ifndef WHENCE_GRAPH_RDF_STATEMENT_TERMS_H_
#define WHENCE_GRAPH_RDF_STATEMENT_TERMS_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "graph/statement.h"

namespace whence {

// How an export says, in RDF, what statements have beside their qualifiers, and what documents are. Loading reads the
// same.
inline constexpr std::string_view kWhenceNamespace = "https://whence.invalid/ns#";
inline constexpr std::string_view kProvNamespace = "http://www.w3.org/ns/prov#";
inline constexpr std::string_view kDerivedTerm = "http://www.w3.org/ns/prov#wasDerivedFrom";
inline constexpr std::string_view kPolarityTerm = "https://whence.invalid/ns#polarity";
inline constexpr std::string_view kModalityTerm = "https://whence.invalid/ns#modality";
// The qualifier that names the graph which a quad stands in.
inline constexpr std::string_view kGraphTerm = "https://whence.invalid/ns#graph";

inline constexpr std::array<std::string_view, 2> kPolarityNames = {"positive", "negative"};
inline constexpr std::array<std::string_view, 5> kModalityNames = {"asserted", "possible", "conditional", "reported",
                                                                   "planned"};

namespace internal {
template <typename Enum, size_t kCount>
bool ParseName(const std::array<std::string_view, kCount>& names, std::string_view name, Enum* value) {
  for (size_t i = 0; i < kCount; ++i) {
    if (names[i] != name) continue;
    *value = static_cast<Enum>(i);
    return true;
  }
  return false;
}
}  // namespace internal

// False for what is no such name.
inline bool ParsePolarity(std::string_view name, Polarity* polarity) {
  return internal::ParseName(kPolarityNames, name, polarity);
}
inline bool ParseModality(std::string_view name, Modality* modality) {
  return internal::ParseName(kModalityNames, name, modality);
}

}  // namespace whence

#endif  // WHENCE_GRAPH_RDF_STATEMENT_TERMS_H_
