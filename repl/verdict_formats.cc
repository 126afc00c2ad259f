#include "repl/verdict_formats.h"

#include "nlohmann/json.hpp"

namespace whence {
namespace {

using Json = nlohmann::ordered_json;

// FEVER knows no contested claims: nothing is claimed of them.
std::string_view FeverLabel(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSupported:
      return "SUPPORTS";
    case Verdict::kRefuted:
      return "REFUTES";
    default:
      return "NOT ENOUGH INFO";
  }
}

Json Fever(const Verification& verification) {
  Json evidence = Json::array();
  for (const Citation& citation : verification.citations) evidence.push_back({citation.document, citation.line});
  return {{"claim", verification.claim},
          {"predicted_label", FeverLabel(verification.verdict)},
          {"predicted_evidence", std::move(evidence)}};
}

// Ratings run from 1, refuted, to 3, supported; what is neither is in the middle and told apart by its name.
Json ClaimReview(const Verification& verification) {
  const int rating = verification.verdict == Verdict::kSupported ? 3
                     : verification.verdict == Verdict::kRefuted ? 1
                                                                 : 2;
  Json appearances = Json::array();
  for (const Citation& citation : verification.citations) {
    appearances.push_back({{"@type", "Quotation"}, {"text", citation.text}, {"isPartOf", citation.document}});
  }
  return {{"@context", "https://schema.org"},
          {"@type", "ClaimReview"},
          {"claimReviewed", verification.claim},
          {"reviewBody", verification.text},
          {"reviewRating",
           {{"@type", "Rating"},
            {"ratingValue", rating},
            {"worstRating", 1},
            {"bestRating", 3},
            {"alternateName", VerdictName(verification.verdict)}}},
          {"citation", std::move(appearances)}};
}

Json Annotation(const Verification& verification) {
  Json targets = Json::array();
  for (const Citation& citation : verification.citations) {
    targets.push_back(
        {{"source", citation.document},
         {"selector",
          {{{"type", "TextQuoteSelector"}, {"exact", citation.text}},
           {{"type", "DataPositionSelector"}, {"start", citation.span.begin}, {"end", citation.span.end}}}}});
  }
  return {{"@context", "http://www.w3.org/ns/anno.jsonld"},
          {"type", "Annotation"},
          {"motivation", "assessing"},
          {"body",
           {{{"type", "TextualBody"}, {"value", verification.claim}, {"purpose", "describing"}},
            {{"type", "TextualBody"}, {"value", VerdictName(verification.verdict)}, {"purpose", "assessing"}}}},
          {"target", std::move(targets)}};
}

}  // namespace

std::optional<VerdictFormat> FindVerdictFormat(std::string_view name) {
  if (name == "whence") return VerdictFormat::kWhence;
  if (name == "fever") return VerdictFormat::kFever;
  if (name == "claimreview") return VerdictFormat::kClaimReview;
  if (name == "annotation") return VerdictFormat::kAnnotation;
  return std::nullopt;
}

std::string Render(const Verification& verification, VerdictFormat format, std::string_view id) {
  if (format == VerdictFormat::kWhence && id.empty()) return RenderJson(verification);
  const Json body = format == VerdictFormat::kWhence        ? Json::parse(RenderJson(verification))
                    : format == VerdictFormat::kFever       ? Fever(verification)
                    : format == VerdictFormat::kClaimReview ? ClaimReview(verification)
                                                            : Annotation(verification);
  Json out;
  if (!id.empty()) out["id"] = Json::parse(id, nullptr, false);
  out.update(body);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace whence
