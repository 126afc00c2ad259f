#include "repl/verdict_formats.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/citation_list.h"
#include "graph/base/hash.h"
#include "graph/base/strings.h"
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
    appearances.push_back({{"@type", "Quotation"},
                           {"text", citation.text},
                           {"isPartOf", {{"@type", "CreativeWork"}, {"name", citation.document}}}});
  }
  return {{"@context", "https://schema.org"},
          {"@type", "ClaimReview"},
          {"claimReviewed", verification.claim},
          {"itemReviewed", {{"@type", "Claim"}, {"text", verification.claim}}},
          {"reviewBody", verification.text},
          {"reviewRating",
           {{"@type", "Rating"},
            {"ratingValue", rating},
            {"worstRating", 1},
            {"bestRating", 3},
            {"alternateName", VerdictName(verification.verdict)}}},
          {"citation", std::move(appearances)}};
}

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
  std::optional<QuotePlace> place = citation.place;
  if (const std::string* piece = PieceOf(citation, evidence); piece != nullptr) {
    place = CitationList::PlaceIn(*piece, citation.span);
  }
  if (place.has_value()) {
    quote["prefix"] = place->prefix;
    quote["suffix"] = place->suffix;
    selectors.push_back(std::move(quote));
    selectors.push_back({{"type", "TextPositionSelector"}, {"start", place->begin}, {"end", place->end}});
  } else {
    selectors.push_back(std::move(quote));
  }
  selectors.push_back({{"type", "DataPositionSelector"}, {"start", citation.span.begin}, {"end", citation.span.end}});
  return selectors;
}

// A name as an IRI, relative where it is a path: bytes that none may hold are escaped.
std::string ToIri(std::string_view name) {
  constexpr std::string_view kBarred = " <>\"{}|\\^`%";
  std::string iri;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7F && kBarred.find(c) == std::string_view::npos) {
      iri.push_back(c);
    } else {
      iri += absl::StrFormat("%%%02X", byte);
    }
  }
  return iri;
}

// A name for a text that is the same whenever it is made: a UUID of version 8 (RFC 9562), of its hash.
std::string UuidOf(std::string_view text) {
  const uint64_t a = StableHash(text, 1), b = StableHash(text, 2);
  return absl::StrFormat("urn:uuid:%08x-%04x-8%03x-%04x-%012x", a >> 32, a >> 16 & 0xFFFF, a & 0xFFF,
                         0x8000 | (b >> 48 & 0x3FFF), b & 0xFFFFFFFFFFFF);
}

// Each annotation has an IRI of its own and a target: what is cited, or else the claim.
Json Annotation(const Verification& verification, const std::vector<std::string>& evidence) {
  Json targets = Json::array();
  std::string said = StrCat(verification.claim, "\n", VerdictName(verification.verdict));
  for (const Citation& citation : verification.citations) {
    targets.push_back({{"source", ToIri(citation.document)}, {"selector", Selectors(citation, evidence)}});
    said += StrCat("\n", citation.document, " ", citation.span.begin);
  }
  if (targets.empty()) targets.push_back(UuidOf(verification.claim));
  return {{"@context", "http://www.w3.org/ns/anno.jsonld"},
          {"id", UuidOf(said)},
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
  // In JSON-LD "id" is an IRI: there the row's own goes by the name that each vocabulary has for it.
  const std::string key = format == VerdictFormat::kClaimReview ? "identifier" : "dcterms:identifier";
  Json out;
  if (!id.empty() && format == VerdictFormat::kFever) out["id"] = Json::parse(id, nullptr, false);
  out.update(body);
  if (!id.empty() && format != VerdictFormat::kFever) {
    Json value = Json::parse(id, nullptr, false);
    out[key] = value.is_structured() ? Json(id) : std::move(value);
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace whence
