#ifndef WHENCE_REPL_VERDICT_FORMATS_H_
#define WHENCE_REPL_VERDICT_FORMATS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/verify/verification.h"

namespace whence {

// How a verification is printed for other programs; repl/JSON.md has an example of each.
enum class VerdictFormat : uint8_t {
  kWhence,
  kFever,        // predictions of the FEVER shared task
  kClaimReview,  // schema.org ClaimReview, JSON-LD
  kAnnotation,   // W3C Web Annotation: the cited sentences with quote and position
};
// "whence", "fever", "claimreview", "annotation"; nothing for any other name.
std::optional<VerdictFormat> FindVerdictFormat(std::string_view name);

// One line of JSON without a line break. `id` is what the input calls the claim, as JSON; empty for none. With the
// evidence that the claim was held against, annotations say what stands around a quote and count its code points.
std::string Render(const Verification& verification, VerdictFormat format, std::string_view id,
                   const std::vector<std::string>& evidence = {});

}  // namespace whence

#endif  // WHENCE_REPL_VERDICT_FORMATS_H_
