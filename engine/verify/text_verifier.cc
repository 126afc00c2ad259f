#include "engine/verify/text_verifier.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "absl/strings/str_format.h"
#include "corpus/document/fragment_text.h"
#include "engine/citation_list.h"
#include "engine/verify/unit_match.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr double kClear = 0.6;  // a share from which on two pieces of evidence may conflict

// About how much memory a text takes that was read.
size_t BytesOf(const TextUnits& read) {
  constexpr size_t kOfFrame = 2 * sizeof(Extraction);  // with its arguments
  size_t bytes = 2 * read.text.size() + read.units.size() * sizeof(Unit);
  for (const Sentence& sentence : read.analysis.sentences()) bytes += sentence.tokens.size() * sizeof(Token);
  for (const auto& frames : read.frames) bytes += frames.size() * kOfFrame;
  return bytes;
}

// Whether each word of the claim stands in one of the pieces beside the word that it hangs on: "born in Lund" and "born
// in 1911" say together where and when, "lived in Lund" and "born in 1911" do not. What "and" joins hangs on nothing.
bool LinksStand(const TextUnits& claim, const std::vector<const Judgement*>& pieces) {
  for (size_t i = 0; i < claim.units.size(); ++i) {
    const Unit& unit = claim.units[i];
    const bool joined = unit.above < 0 || BaseRelation(unit.relation) == Deprel::kConj;
    const bool stands = std::any_of(pieces.begin(), pieces.end(), [&](const Judgement* piece) {
      return piece->carried[i] && (joined || piece->carried[static_cast<size_t>(unit.above)]);
    });
    if (!stands) return false;
  }
  return true;
}

// Whether dates may be counted in a text: "two years later".
bool CountsTime(std::string_view text) {
  constexpr std::string_view kWords[] = {"year", "month", "day"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// Whether the text has whom or what the claim is about only as "the tunnel", which may be any.
bool MayMeanAny(const TextUnits& claim, const TextUnits& text) {
  if (text.anaphor != Anaphor::kAny) return false;
  const std::vector<UnitMatch> matches = Align(claim, text);
  const std::vector<size_t> subject = SubjectPhrase(claim);
  return std::any_of(subject.begin(), subject.end(),
                     [&](size_t unit) { return matches[unit].grade == Grade::kReferred; });
}

// Whether a sentence may tell of whom or what the claim is about: its subject is a pronoun or it has some of the
// claim's.
bool MayTellOf(const TextUnits& claim, const TextUnits& text, uint32_t sentence) {
  const MainClause& clause = text.clauses[sentence];
  if (clause.pronoun || clause.subject < 0) return true;
  const std::vector<size_t> subject = SubjectPhrase(claim);
  return std::any_of(text.units.begin(), text.units.end(), [&](const Unit& unit) {
    return unit.sentence == sentence && std::any_of(subject.begin(), subject.end(), [&](size_t own) {
             return CompareUnits(claim.units[own], unit) >= Grade::kReferred;
           });
  });
}

std::string VerdictSentence(Verdict verdict, const std::vector<DecidingWords>& deciding, const std::string& marks) {
  const auto tail = marks.empty() ? std::string(".") : StrCat(" ", marks, ".");
  switch (verdict) {
    case Verdict::kSupported:
      return StrCat("Supported", tail);
    case Verdict::kConflicting:
      return StrCat("The evidence disagrees with itself", tail);
    case Verdict::kRefuted:
      if (!deciding.empty() && !deciding[0].evidence.empty()) {
        if (deciding[0].relation == "denied") return StrCat("Refuted: the evidence denies it", tail);
        return StrCat("Refuted: the evidence has “", deciding[0].evidence, "” where the claim has “", deciding[0].claim,
                      "”", tail);
      }
      return StrCat("Refuted", tail);
    case Verdict::kNotEnoughInfo:
      break;
  }
  if (!deciding.empty() && deciding[0].evidence.empty()) {
    return StrCat("Not enough information: the evidence says nothing of “", deciding[0].claim, "”", tail);
  }
  return StrCat("Not enough information", tail);
}

// Whether one piece's verdict bears out the verdict on all.
bool Speaks(Verdict one, Verdict all) {
  return all == Verdict::kConflicting ? one != Verdict::kNotEnoughInfo : one == all;
}

// By the clearest word for the claim and the clearest against it.
Verdict VerdictOf(const std::vector<Judgement>& judgements) {
  double supports = 0, refutes = 0;
  for (const Judgement& judgement : judgements) {
    if (judgement.verdict == Verdict::kNotEnoughInfo) continue;
    double& clearest = judgement.verdict == Verdict::kSupported ? supports : refutes;
    clearest = std::max(clearest, judgement.confidence());
  }
  if (supports >= kClear && refutes >= kClear) return Verdict::kConflicting;
  if (supports + refutes <= 0) return Verdict::kNotEnoughInfo;
  return supports >= refutes ? Verdict::kSupported : Verdict::kRefuted;
}

// What the signs of each judgement come to, and which there are.
std::vector<std::string> Explained(const std::vector<Judgement>& judgements) {
  std::vector<std::string> lines;
  for (const Judgement& judgement : judgements) {
    lines.push_back(absl::StrFormat("settled %.2f, supports %.2f%s", judgement.settled, judgement.supports,
                                    judgement.supportable ? "" : ", not supportable"));
    for (size_t i = 0; i < kSignCount; ++i) {
      if (judgement.signs[i] == 0) continue;
      lines.push_back(absl::StrFormat("  %s %.3f", std::string(SignName(static_cast<Sign>(i))), judgement.signs[i]));
    }
  }
  return lines;
}

}  // namespace

TextVerifier::TextVerifier(UnitReader reader, Witness witness, const VerdictRules& rules)
    : reader_(reader), witness_(witness) {
  for (size_t i = 0; i < kSignCount; ++i) weights_[i] = rules.Weight(SignName(static_cast<Sign>(i)));
}

std::shared_ptr<const TextUnits> TextVerifier::Read(std::string text, bool one) const {
  std::pair<std::string, bool> key(std::move(text), one);
  std::shared_ptr<const KeptText> kept = read_.Find(key);
  if (kept == nullptr) {
    auto fresh = std::make_shared<KeptText>();
    fresh->text = key.first;
    fresh->units = reader_.Read(fresh->text, one);
    kept = read_.Keep(std::move(key), std::shared_ptr<const KeptText>(fresh), BytesOf(fresh->units));
  }
  return {kept, &kept->units};
}

Judgement TextVerifier::Judge(const TextUnits& claim, const TextUnits& evidence) const {
  return JudgeEvidence(reader_.words(), witness_, weights_, claim, evidence);
}

std::optional<Judgement> TextVerifier::JudgeTogether(const TextUnits& claim, const std::vector<std::string>& pieces,
                                                     const std::vector<Judgement>& judgements) const {
  std::vector<const Judgement*> joined;
  std::string text;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (!judgements[i].about || judgements[i].opposed) continue;
    if (!text.empty()) text += "\n\n";
    text += PlainSpelling(pieces[i]);
    joined.push_back(&judgements[i]);
  }
  if (joined.size() < 2 || !LinksStand(claim, joined)) return std::nullopt;
  Judgement judgement = Judge(claim, reader_.Read(text, false));
  if (judgement.verdict != Verdict::kSupported) return std::nullopt;
  return judgement;
}

std::optional<Judgement> TextVerifier::JudgeCounted(const TextUnits& claim, const std::vector<std::string>& pieces,
                                                    const std::vector<Judgement>& judgements) const {
  std::optional<Judgement> found;
  for (size_t to = 1; to < pieces.size(); ++to) {
    if (!judgements[to - 1].about) continue;
    const std::string counted = PlainSpelling(pieces[to]);
    if (!CountsTime(counted)) continue;
    const std::shared_ptr<const TextUnits> alone = Read(counted, false);
    if (reader_.Dated(*alone).has_value() || alone->clauses.empty() || !MayTellOf(claim, *alone, 0)) continue;
    const std::string before = PlainSpelling(pieces[to - 1]);
    if (MayMeanAny(claim, *Read(before, false))) continue;
    const std::string text = StrCat(before, " ", counted);
    const std::optional<std::string> dated = reader_.Dated(reader_.Read(text, false));
    // What the first piece counts by itself dates nothing of the second.
    if (!dated.has_value() || dated->ends_with(counted)) continue;
    Judgement judgement = Judge(claim, reader_.Read(*dated, false));
    if (judgement.verdict == Verdict::kNotEnoughInfo) continue;
    if (found.has_value() && found->verdict != judgement.verdict) return std::nullopt;
    found = std::move(judgement);
  }
  return found;
}

Judgement TextVerifier::JudgeDated(const TextUnits& claim, const TextUnits& evidence) const {
  const std::optional<std::string> dated = reader_.Dated(evidence);
  if (!dated.has_value()) return Judge(claim, evidence);
  const TextUnits filled = reader_.Read(*dated, false);
  // What is cited are sentences of the piece itself, by their number.
  const bool alike = filled.analysis.sentences().size() == evidence.analysis.sentences().size();
  if (!alike) return Judge(claim, evidence);
  // Of "two years later the mill was sold" nothing follows for the house.
  for (uint32_t s = 0; s < filled.clauses.size(); ++s) {
    const auto text_of = [&](const TextUnits& text) {
      const ByteSpan span = text.analysis.sentences()[s].span;
      return text.text.substr(span.begin, span.size());
    };
    if (text_of(filled) != text_of(evidence) && !MayTellOf(claim, filled, s)) return Judge(claim, evidence);
  }
  return Judge(claim, filled);
}

void TextVerifier::JudgePieces(const TextUnits& claim, const std::vector<std::string>& pieces, Heard& heard) const {
  for (size_t i = 0; i < pieces.size(); ++i) {
    const std::string text = PlainSpelling(pieces[i]);
    const std::shared_ptr<const TextUnits> evidence = Read(text, false);
    Judgement judgement = JudgeDated(claim, *evidence);
    for (const uint32_t index : judgement.sentences) {
      const ByteSpan span = evidence->analysis.sentences()[index].span;
      Citation citation;
      citation.document = pieces.size() == 1 ? "evidence" : StrCat("evidence ", i + 1);
      citation.span = span;
      citation.text = pieces[i].substr(span.begin, span.size());
      citation.shown = FragmentText(citation.text, DocumentFormat::kPlain);
      citation.line =
          1 + static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(span.begin), '\n'));
      heard.citations.push_back(std::move(citation));
      heard.cited_pieces.push_back(i);
    }
    heard.judgements.push_back(std::move(judgement));
  }
  if (heard.judgements.size() <= 1) return;
  for (Judgement& judgement : heard.judgements) {
    // Of several pieces some are beside the point.
    if (judgement.verdict == Verdict::kRefuted && !judgement.opposed) judgement.verdict = Verdict::kNotEnoughInfo;
  }
  const bool open = std::all_of(heard.judgements.begin(), heard.judgements.end(), [](const Judgement& judgement) {
    return judgement.verdict == Verdict::kNotEnoughInfo;
  });
  if (!open) return;
  std::optional<Judgement> joined = JudgeCounted(claim, pieces, heard.judgements);
  if (!joined.has_value()) joined = JudgeTogether(claim, pieces, heard.judgements);
  if (joined.has_value()) heard.judgements.push_back(*std::move(joined));
}

Verification TextVerifier::Verify(const Claim& claim) const {
  const std::shared_ptr<const TextUnits> claimed =
      Read(PlainSpelling(ClosedClaim(std::string_view(claim.text).substr(0, kLongestClaim))), true);
  const std::vector<std::string>& pieces = *claim.evidence;
  Heard heard;
  JudgePieces(*claimed, pieces, heard);
  const Verdict verdict = VerdictOf(heard.judgements);
  Verification verification;
  verification.claim = claim.text;
  verification.verdict = verdict;
  for (const Judgement& judgement : heard.judgements) {
    if (!Speaks(judgement.verdict, verdict)) continue;
    verification.confidence = std::max(verification.confidence, judgement.confidence());
    if (verification.deciding.empty() || verdict == Verdict::kConflicting) {
      verification.deciding.insert(verification.deciding.end(), judgement.deciding.begin(), judgement.deciding.end());
    }
  }
  verification.confidence = std::round(verification.confidence * 100) / 100;
  std::vector<uint32_t> cited;
  const bool together = heard.judgements.size() > pieces.size();
  for (uint32_t i = 0; i < heard.citations.size() && verdict != Verdict::kNotEnoughInfo; ++i) {
    const Judgement& judgement = heard.judgements[heard.cited_pieces[i]];
    if (together ? judgement.about && !judgement.opposed : Speaks(judgement.verdict, verdict)) cited.push_back(i);
  }
  verification.citations = std::move(heard.citations);
  verification.text = VerdictSentence(verdict, verification.deciding, CitationList::Marks(cited));
  if (claim.explain) verification.explanation = Explained(heard.judgements);
  return verification;
}

}  // namespace whence
