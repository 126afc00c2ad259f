#include "engine/verify/frame_comparison.h"

#include <algorithm>
#include <tuple>

namespace whence {
namespace {

int32_t UnitAt(const TextUnits& text, uint32_t sentence, int32_t token) {
  const auto& units = text.unit_of_token[sentence];
  return token >= 0 && static_cast<size_t>(token) < units.size() ? units[static_cast<size_t>(token)] : -1;
}

// How much a modality claims: "will" less than "does", "may" less than both.
int Strength(Modality modality) {
  switch (modality) {
    case Modality::kAsserted:
      return 2;
    case Modality::kPlanned:
    case Modality::kReported:
      return 1;
    default:
      return 0;
  }
}

class Comparer {
 public:
  Comparer(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches)
      : claim_(claim), evidence_(evidence), matches_(matches) {}

  FrameComparison Compare() const {
    FrameComparison worst;
    double agree = 0;
    size_t found = 0;
    for (uint32_t s = 0; s < claim_.frames.size(); ++s) {
      for (const Extraction& frame : claim_.frames[s]) {
        worst.foreign = worst.foreign || IsForeign(s, frame);
        const FrameComparison one = Nearest(s, frame);
        if (!one.found) continue;
        ++found;
        agree += one.agree;
        if (worst.conflict < 0) std::tie(worst.conflict, worst.rival) = std::tie(one.conflict, one.rival);
        worst.denied = worst.denied || one.denied;
        worst.weaker = worst.weaker || one.weaker;
        worst.unsure = worst.unsure || one.unsure;
      }
    }
    worst.found = found > 0;
    worst.agree = found > 0 ? agree / static_cast<double>(found) : 0;
    return worst;
  }

 private:
  // The units of the claim that fill the slots of a frame; PartsOf: and the predicate's.
  std::vector<int32_t> SlotsOf(uint32_t claim_sentence, const Extraction& frame) const {
    std::vector<int32_t> slots;
    for (const Argument& argument : frame.arguments) slots.push_back(UnitAt(claim_, claim_sentence, argument.head));
    for (const FrameQualifier& qualifier : frame.qualifiers) {
      slots.push_back(UnitAt(claim_, claim_sentence, qualifier.head));
    }
    std::erase(slots, -1);
    return slots;
  }
  std::vector<int32_t> PartsOf(uint32_t claim_sentence, const Extraction& frame) const {
    std::vector<int32_t> parts = SlotsOf(claim_sentence, frame);
    if (const int32_t verb = VerbUnit(claim_, claim_sentence, frame); verb >= 0) parts.push_back(verb);
    return parts;
  }

  bool SamePredicate(uint32_t claim_sentence, const Extraction& frame, uint32_t sentence,
                     const Extraction& other) const {
    const auto name = [](const Extraction& extraction) {
      return extraction.canonical.empty() ? extraction.lemma : extraction.canonical;
    };
    if (name(frame) == name(other)) return true;
    const int32_t unit = VerbUnit(claim_, claim_sentence, frame);
    if (unit < 0) return false;
    const UnitMatch& match = matches_[static_cast<size_t>(unit)];
    const bool related = match.Carried() || match.grade == Grade::kOpposite;
    return related && match.evidence >= 0 && match.evidence == VerbUnit(evidence_, sentence, other);
  }

  // Whether the claim's verb stands nowhere, while a frame of the evidence has another verb with all that hangs on it.
  bool IsForeign(uint32_t claim_sentence, const Extraction& frame) const {
    const int32_t verb = VerbUnit(claim_, claim_sentence, frame);
    if (verb < 0 || claim_.units[static_cast<size_t>(verb)].kind != UnitKind::kVerb) return false;
    if (claim_.units[static_cast<size_t>(verb)].relation != Deprel::kRoot) return false;
    const Grade grade = matches_[static_cast<size_t>(verb)].grade;
    if (grade > Grade::kBroader) return false;
    // Where more of the claim is missing, it is another wording as often as another event.
    const auto missing =
        std::count_if(matches_.begin(), matches_.end(), [](const UnitMatch& m) { return !m.Carried(); });
    if (missing > 1) return false;
    const std::vector<int32_t> parts = SlotsOf(claim_sentence, frame);
    if (parts.size() < 2) return false;
    for (uint32_t s = 0; s < evidence_.frames.size(); ++s) {
      for (const Extraction& other : evidence_.frames[s]) {
        const int32_t unit = VerbUnit(evidence_, s, other);
        if (unit < 0 || evidence_.units[static_cast<size_t>(unit)].kind != UnitKind::kVerb) continue;
        const auto stands = [&](int32_t part) {
          const auto in = [&](const auto& slot) { return StandsIn(part, s, slot.span); };
          return std::any_of(other.arguments.begin(), other.arguments.end(), in) ||
                 std::any_of(other.qualifiers.begin(), other.qualifiers.end(), in);
        };
        if (std::all_of(parts.begin(), parts.end(), stands)) return true;
      }
    }
    return false;
  }

  FrameComparison Nearest(uint32_t claim_sentence, const Extraction& frame) const {
    FrameComparison best;
    for (uint32_t s = 0; s < evidence_.frames.size(); ++s) {
      for (const Extraction& other : evidence_.frames[s]) {
        if (!SamePredicate(claim_sentence, frame, s, other)) continue;
        const FrameComparison one = CompareArguments(claim_sentence, frame, s, other);
        const double rank = one.agree - (one.conflict >= 0 ? 0.5 : 0);
        const double known = best.agree - (best.conflict >= 0 ? 0.5 : 0);
        if (!best.found || rank > known) best = one;
      }
    }
    return best;
  }

  // Whether what the claim's unit was matched with stands in that stretch of the evidence.
  bool StandsIn(int32_t unit, uint32_t sentence, ByteSpan span) const {
    const UnitMatch& match = matches_[static_cast<size_t>(unit)];
    if (!match.Carried() || match.evidence < 0) return false;
    const Unit& found = evidence_.units[static_cast<size_t>(match.evidence)];
    return found.sentence == sentence && span.Contains(found.span);
  }

  // What in the evidence's slot cannot stand beside the claim's unit.
  int32_t RivalIn(int32_t unit, Role role, uint32_t sentence, int32_t head, ByteSpan span) const {
    const Unit& wanted = claim_.units[static_cast<size_t>(unit)];
    const UnitMatch& match = matches_[static_cast<size_t>(unit)];
    if (match.Carried()) return -1;
    const int32_t main = UnitAt(evidence_, sentence, head);
    for (const int32_t other : evidence_.unit_of_token[sentence]) {
      if (other < 0) continue;
      const Unit& stands = evidence_.units[static_cast<size_t>(other)];
      if (stands.kind != wanted.kind || !span.Contains(stands.span)) continue;
      const bool typed =
          wanted.type == stands.type || wanted.type == EntityType::kNone || stands.type == EntityType::kNone;
      const bool named = wanted.kind == UnitKind::kName && typed;
      const bool valued = wanted.kind == UnitKind::kDate || wanted.kind == UnitKind::kNumber;
      const bool classed = wanted.kind == UnitKind::kNoun && other == main &&
                           (role == Role::kAttribute || match.grade == Grade::kSister);
      if (named || valued || classed) return other;
    }
    return -1;
  }

  // Whether a word of the frame stands under a negation on one side only: "barely inhabited" on both sides is no
  // denial.
  bool DeniedOnOneSide(uint32_t claim_sentence, const Extraction& frame, uint32_t sentence) const {
    for (const int32_t unit : PartsOf(claim_sentence, frame)) {
      const UnitMatch& match = matches_[static_cast<size_t>(unit)];
      if (!match.Carried() || match.evidence < 0) continue;
      const Unit& found = evidence_.units[static_cast<size_t>(match.evidence)];
      if (found.sentence == sentence && found.denied != claim_.units[static_cast<size_t>(unit)].denied) return true;
    }
    return false;
  }

  FrameComparison CompareArguments(uint32_t claim_sentence, const Extraction& frame, uint32_t sentence,
                                   const Extraction& other) const {
    FrameComparison result;
    result.found = true;
    result.denied = frame.polarity != other.polarity;
    result.weaker = Strength(other.modality) < Strength(frame.modality);
    result.unsure = result.weaker && other.modality != Modality::kReported;
    double considered = 0;
    for (const Argument& argument : frame.arguments) {
      const int32_t unit = UnitAt(claim_, claim_sentence, argument.head);
      if (unit < 0 || argument.kind == ArgumentKind::kClause) continue;
      ++considered;
      bool filled = false;
      int32_t rival = -1;
      for (const Argument& slot : other.arguments) {
        if (StandsIn(unit, sentence, slot.span)) {
          filled = true;
        } else if (slot.role == argument.role && rival < 0) {
          rival = RivalIn(unit, argument.role, sentence, slot.head, slot.span);
        }
      }
      for (const FrameQualifier& slot : other.qualifiers) filled = filled || StandsIn(unit, sentence, slot.span);
      if (filled) {
        ++result.agree;
      } else if (rival >= 0 && result.conflict < 0) {
        result.conflict = unit;
        result.rival = rival;
      }
    }
    for (const FrameQualifier& qualifier : frame.qualifiers) {
      const int32_t unit = UnitAt(claim_, claim_sentence, qualifier.head);
      if (unit < 0) continue;
      ++considered;
      bool filled = false;
      int32_t rival = -1;
      for (const FrameQualifier& slot : other.qualifiers) {
        if (slot.kind != qualifier.kind) continue;
        if (StandsIn(unit, sentence, slot.span)) {
          filled = true;
        } else if (rival < 0) {
          rival = RivalIn(unit, Role::kOblique, sentence, slot.head, slot.span);
        }
      }
      for (const Argument& slot : other.arguments) filled = filled || StandsIn(unit, sentence, slot.span);
      if (filled) {
        ++result.agree;
      } else if (rival >= 0 && result.conflict < 0) {
        result.conflict = unit;
        result.rival = rival;
      }
    }
    if (considered > 0) result.agree /= considered;
    // "It is no poem" and "It is a novel" do not contradict each other.
    if (frame.polarity == Polarity::kNegative && result.conflict >= 0) result.denied = false;
    result.denied = result.denied && DeniedOnOneSide(claim_sentence, frame, sentence);
    if (considered > 0 && result.agree == 0)
      result.denied = result.weaker = result.unsure = false;  // of something else
    return result;
  }

  const TextUnits& claim_;
  const TextUnits& evidence_;
  const std::vector<UnitMatch>& matches_;
};

}  // namespace

FrameComparison CompareFrames(const TextUnits& claim, const TextUnits& evidence,
                              const std::vector<UnitMatch>& matches) {
  return Comparer(claim, evidence, matches).Compare();
}

}  // namespace whence
