#include "repl/verdict_formats.h"

#include <algorithm>
#include <utility>

#include "graph/base/strings.h"
#include "graph/base/utf8.h"
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

constexpr size_t kContext = 32;  // code points of prefix and suffix

// The piece of evidence that a citation is of; null for a document of the database.
const std::string* PieceOf(const Citation& citation, const std::vector<std::string>& evidence) {
  for (size_t i = 0; i < evidence.size(); ++i) {
    const std::string name = evidence.size() == 1 ? "evidence" : StrCat("evidence ", i + 1);
    if (citation.document == name && citation.span.end <= evidence[i].size()) return &evidence[i];
  }
  return nullptr;
}

// The selectors of a citation. Positions of Web Annotations in text count code points, those in data bytes.
Json Selectors(const Citation& citation, const std::vector<std::string>& evidence) {
  Json quote = {{"type", "TextQuoteSelector"}, {"exact", citation.text}};
  Json selectors = Json::array();
  const std::string* piece = PieceOf(citation, evidence);
  if (piece == nullptr) {
    selectors.push_back(std::move(quote));
  } else {
    const std::string_view text = *piece;
    const std::u32string before = ToCodePoints(text.substr(0, citation.span.begin));
    const std::u32string after = ToCodePoints(text.substr(citation.span.end));
    const size_t length = ToCodePoints(text.substr(citation.span.begin, citation.span.size())).size();
    const auto plain = [](std::u32string_view points) {
      std::string out;
      for (const char32_t point : points) AppendCodePoint(point, &out);
      return out;
    };
    quote["prefix"] = plain(std::u32string_view(before).substr(before.size() - std::min(before.size(), kContext)));
    quote["suffix"] = plain(std::u32string_view(after).substr(0, kContext));
    selectors.push_back(std::move(quote));
    selectors.push_back({{"type", "TextPositionSelector"}, {"start", before.size()}, {"end", before.size() + length}});
  }
  selectors.push_back({{"type", "DataPositionSelector"}, {"start", citation.span.begin}, {"end", citation.span.end}});
  return selectors;
}

Json Annotation(const Verification& verification, const std::vector<std::string>& evidence) {
  Json targets = Json::array();
  for (const Citation& citation : verification.citations) {
    targets.push_back({{"source", citation.document}, {"selector", Selectors(citation, evidence)}});
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

std::string Render(const Verification& verification, VerdictFormat format, std::string_view id,
                   const std::vector<std::string>& evidence) {
  if (format == VerdictFormat::kWhence) {
    const std::string body = RenderJson(verification);
    return id.empty() ? body : StrCat("{\"id\":", id, ",", body.substr(1));
  }
  const Json body = format == VerdictFormat::kFever         ? Fever(verification)
                    : format == VerdictFormat::kClaimReview ? ClaimReview(verification)
                                                            : Annotation(verification, evidence);
  Json out;
  if (!id.empty()) out["id"] = Json::parse(id, nullptr, false);
  out.update(body);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace whence
