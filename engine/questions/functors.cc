#include "engine/questions/functors.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "engine/questions/meaning_builder.h"
#include "engine/questions/occasions.h"
#include "engine/questions/prepositions.h"
#include "engine/questions/qualifier_values.h"
#include "graph/base/strings.h"
#include "rules/words/measures.h"

namespace whence {

// What yields are made of. Every function gives null where its arguments do not fit.
struct Functors {
  // "Which company is the oldest?" of a graph that does not know which of its things are companies.
  static bool IsUntold(const Node& set) { return set.op == Op::kEverything && set.payload == kUntoldKind; }
  using Arguments = std::span<const Node* const>;

  static const Node* Image(QuestionMeaningBuilder& b, Arguments a) { return b.Image(a[0], a[1]); }
  static const Node* Inverse(QuestionMeaningBuilder& b, Arguments a) { return b.Inverse(a[0]); }
  static const Node* Compose(QuestionMeaningBuilder& b, Arguments a) {
    if (!IsRelation(*a[0]) || !IsRelation(*a[1])) return nullptr;
    return b.meanings_.Make(Op::kCompose, {a[0], a[1]});
  }
  static const Node* And(QuestionMeaningBuilder& b, Arguments a) { return b.And(a[0], a[1]); }
  static const Node* Or(QuestionMeaningBuilder& b, Arguments a) { return b.Or(a[0], a[1]); }
  static const Node* Both(QuestionMeaningBuilder& b, Arguments a) {
    const Node* either = Or(b, a);
    if (!either || either->op != Op::kOr) return either;
    return b.meanings_.Make(Op::kBoth, {a[0], a[1]}, 0, 0, either->classes);
  }
  static const Node* Not(QuestionMeaningBuilder& b, Arguments a) {
    return IsSet(*a[0]) && a[0]->op != Op::kNot ? b.meanings_.Make(Op::kNot, {Possibly(b, a[0])}) : nullptr;
  }
  // Everything that may be in the set: where a graph says of what a flag is false, all but that. Of what is not told
  // whether its dishes are vegetarian nobody knows that it has no vegetarian dishes.
  static const Node* Possibly(QuestionMeaningBuilder& b, const Node* set) {
    const Node* out = set;
    for (const Node* part : set->parts) {
      const Node* other = Possibly(b, part);
      if (set->op == Op::kAnd && IsDenied(b, part)) other = b.meanings_.Make(Op::kNot, {b.Opposite(part)});
      if (other != part) out = b.meanings_.Replace(out, part, other);
    }
    return out;
  }
  // Whether it is a flag that the graph says to be false of something.
  static bool IsDenied(const QuestionMeaningBuilder& b, const Node* set) {
    return set->op == Op::kFlagged && !b.lexicon_.flags()[static_cast<size_t>(set->payload)].no.empty();
  }
  // Of what a graph says that it is not; where it never says so, of what it does not say that it is.
  static const Node* Unflagged(QuestionMeaningBuilder& b, Arguments a) {
    if (a[0]->op != Op::kFlagged) return nullptr;
    return IsDenied(b, a[0]) ? b.Opposite(a[0]) : Not(b, a);
  }
  static const Node* Minus(QuestionMeaningBuilder& b, Arguments a) {
    if (!IsSet(*a[0]) || !IsSet(*a[1])) return nullptr;
    return b.meanings_.Make(Op::kMinus, {a[0], a[1]}, 0, 0, a[0]->classes);
  }
  static const Node* Range(QuestionMeaningBuilder& b, Arguments a) {
    if (a[0]->op != Op::kRelation && a[0]->op != Op::kInverse) return nullptr;
    return b.meanings_.Make(Op::kRange, {a[0]}, 0, 0, b.ClassesTo(a[0], false));
  }
  static const Node* Anything(QuestionMeaningBuilder& b, Arguments) { return b.meanings_.Make(Op::kAnything, {}); }
  static const Node* Contains(QuestionMeaningBuilder& b, Arguments) {
    return b.lexicon_.locate().empty() ? nullptr : b.meanings_.Make(Op::kContains, {});
  }
  // To the types of a thing.
  static const Node* Kind(QuestionMeaningBuilder& b, Arguments) {
    const auto kind = b.lexicon_.kind();
    return kind ? b.Relation(*kind) : nullptr;
  }
  static const Node* It(QuestionMeaningBuilder& b, Arguments) { return b.meanings_.Make(Op::kIt, {}); }
  static const Node* Everything(QuestionMeaningBuilder& b, Arguments) { return b.meanings_.Make(Op::kEverything, {}); }
  // Things of a kind that a graph has no type for.
  template <int32_t untold>
  static const Node* SomeKind(QuestionMeaningBuilder& b, Arguments) {
    return b.meanings_.Make(Op::kEverything, {}, b.lexicon_.whole() ? untold : 0);
  }
  static const Node* Apply(QuestionMeaningBuilder& b, Arguments a) {
    return a[1]->open && IsSet(*a[0]) && !IsUntold(*a[0]) ? b.meanings_.Apply(a[1], a[0]) : nullptr;
  }
  static const Node* MakeExtreme(QuestionMeaningBuilder& b, const Node* set, const Node* measure, int rank) {
    if (!IsSet(*set) || !IsMeasure(*measure) || rank == 0 || IsUntold(*set)) return nullptr;
    return b.meanings_.Make(Op::kExtreme, {set, measure}, rank, 0, set->classes);
  }
  static constexpr double kMaxRank = 1000;
  static bool IsRank(const Node* node) {
    return node->op == Op::kNumber && std::abs(node->number) >= 1 && std::abs(node->number) <= kMaxRank;
  }
  static const Node* Extreme(QuestionMeaningBuilder& b, Arguments a) {
    return IsRank(a[2]) ? MakeExtreme(b, a[0], a[1], static_cast<int>(a[2]->number)) : nullptr;
  }
  static const Node* Lowest(QuestionMeaningBuilder& b, Arguments a) {
    return IsRank(a[2]) ? MakeExtreme(b, a[0], a[1], -static_cast<int>(a[2]->number)) : nullptr;
  }
  // The first so many, all ties with the last of them included.
  template <int direction>
  static const Node* Top(QuestionMeaningBuilder& b, Arguments a) {
    if (!IsSet(*a[0]) || !IsMeasure(*a[1]) || !IsRank(a[2]) || a[2]->number < 1) return nullptr;
    return b.meanings_.Make(Op::kExtreme, {a[0], a[1]}, direction, a[2]->number, a[0]->classes);
  }
  // The direction that the adjective has ("smallest") on another measure ("population").
  static const Node* ExtremeBy(QuestionMeaningBuilder& b, Arguments a) {
    if (a[1]->op != Op::kAdjective) return nullptr;
    const LexicalAdjective& adjective = b.lexicon_.adjectives()[static_cast<size_t>(a[1]->payload)];
    return MakeExtreme(b, a[0], a[2], adjective.measures.front().second ? -1 : 1);
  }
  static const Node* MakeCompare(QuestionMeaningBuilder& b, Arguments a, Comparison comparison) {
    if (!IsSet(*a[0]) || !IsMeasure(*a[1]) || !IsSet(*a[2])) return nullptr;
    return b.meanings_.Make(Op::kCompare, {a[0], a[1], a[2]}, static_cast<int32_t>(comparison), 0, a[0]->classes);
  }
  template <Comparison comparison>
  static const Node* Compare(QuestionMeaningBuilder& b, Arguments a) {
    return MakeCompare(b, a, comparison);
  }
  template <Comparison comparison>
  static const Node* Bound(QuestionMeaningBuilder& b, Arguments a) {
    if (!IsSet(*a[0]) || a[0]->open) return nullptr;
    return b.meanings_.Make(Op::kBound, {a[0]}, static_cast<int32_t>(comparison));
  }
  // Both bounds hold.
  static const Node* Within(QuestionMeaningBuilder& b, Arguments a) {
    const bool plain = std::all_of(
        a.begin(), a.end(), [](const Node* bound) { return bound->op == Op::kBound && bound->parts.size() == 1; });
    return plain ? b.meanings_.Make(Op::kBound, {a[0], a[1]}) : nullptr;
  }
  static const Node* Between(QuestionMeaningBuilder& b, Arguments a) {
    if (a[0]->op != Op::kNumber || a[1]->op != Op::kNumber) return nullptr;
    return b.Between(a[0], a[1]);
  }
  // "50 miles".
  static const Node* InUnit(QuestionMeaningBuilder& b, Arguments a) {
    if (a[0]->op != Op::kNumber || a[0]->payload != 0 || a[1]->op != Op::kUnit) return nullptr;
    return b.meanings_.Make(Op::kNumber, {}, kUnitPayload + a[1]->payload, a[0]->number);
  }
  // Nothing is some kilograms high, whatever the graph counts in.
  static bool Measures(const QuestionMeaningBuilder& b, const Node* node, std::string_view dimension) {
    if (node->op == Op::kAdjective) {
      return MayBeMeasuredIn(b.lexicon_.adjectives()[static_cast<size_t>(node->payload)].name, dimension);
    }
    return std::all_of(node->parts.begin(), node->parts.end(),
                       [&](const Node* part) { return Measures(b, part, dimension); });
  }
  // "How long is X, in miles?" is answered where nothing says that the graph counts in other units.
  static const Node* Expressed(QuestionMeaningBuilder& b, Arguments a) {
    if (a[1]->op != Op::kUnit || !Measures(b, a[0], b.lexicon_.units().unit(a[1]->payload).dimension)) return nullptr;
    if (a[0]->op == Op::kDifference) return b.meanings_.Make(Op::kDifference, a[0]->parts, a[1]->payload + 1);
    return b.CountsIn(a[0], a[1]->payload) ? a[0] : nullptr;
  }
  // What keeps within a bound; "than X" means X's own value of the measure.
  static const Node* Bounded(QuestionMeaningBuilder& b, Arguments a) {
    if (a[2]->op != Op::kBound || !IsSet(*a[0]) || !IsMeasure(*a[1])) return nullptr;
    if (a[2]->parts.size() == 2) {
      const Node* low[] = {a[0], a[1], a[2]->parts[0]};
      const Node* lower = Bounded(b, low);
      const Node* high[] = {lower, a[1], a[2]->parts[1]};
      return lower ? Bounded(b, high) : nullptr;
    }
    const Node* value = a[2]->parts[0];
    const Node* measured[] = {a[1], value};
    if (value->op != Op::kNumber && !(value = Measured(b, measured))) return nullptr;
    const Node* compared[] = {a[0], a[1], value};
    return MakeCompare(b, compared, static_cast<Comparison>(a[2]->payload));
  }
  static const Node* Attribute(QuestionMeaningBuilder& b, Arguments a) {
    return IsRelation(*a[0]) && a[0]->op != Op::kAnything ? b.meanings_.Make(Op::kAttribute, {a[0]}) : nullptr;
  }
  static const Node* CountOf(QuestionMeaningBuilder& b, Arguments a) {
    if (!IsRelation(*a[0]) || !IsSet(*a[1])) return nullptr;
    const uint64_t to = b.ClassesTo(a[0], false);
    if (to && a[1]->classes && !(to & a[1]->classes)) return nullptr;
    // "The most goals" of a graph that has the number.
    if (a[1]->classes & kLiteralClass || b.IsNumeric(a[0])) return nullptr;
    return b.meanings_.Make(Op::kCountOf, {a[0], a[1]});
  }
  static const Node* Measured(QuestionMeaningBuilder& b, Arguments a) {
    return IsMeasure(*a[0]) && IsSet(*a[1]) ? b.meanings_.Make(Op::kMeasured, {a[0], a[1]}) : nullptr;
  }
  static const Node* Size(QuestionMeaningBuilder& b, Arguments a) {
    return IsSet(*a[0]) && !a[0]->open ? b.meanings_.Make(Op::kSizeOf, {a[0]}) : nullptr;
  }
  template <AskedQualifier kind>
  static const Node* Qualified(QuestionMeaningBuilder& b, Arguments a) {
    if (a[0]->op != Op::kRelation && a[0]->op != Op::kInverse) return nullptr;
    NodeParts parts(a.begin(), a.end());
    if (!std::all_of(parts.begin() + 1, parts.end(), [](const Node* part) { return IsSet(*part); })) return nullptr;
    return b.meanings_.Make(Op::kQualified, std::move(parts), static_cast<int32_t>(kind));
  }
  // What has an x under the relation that `with` has too, without `with`.
  static const Node* Share(QuestionMeaningBuilder& b, Arguments a) {
    const Node* shared = b.Image(a[0], a[1]);
    const Node* back = shared ? b.Image(b.Inverse(a[0]), shared) : nullptr;
    if (!back || back->op == Op::kMinus) return back;
    return b.meanings_.Make(Op::kMinus, {back, a[1]}, 0, 0, back->classes);
  }
  static const Node* During(QuestionMeaningBuilder& b, Arguments a) {
    const bool year = a[1]->op == Op::kNumber && a[1]->number >= 1000 && a[1]->number < 3000;
    return IsSet(*a[0]) && !a[0]->open && year ? b.meanings_.Make(Op::kDuring, {a[0], a[1]}, 0, 0, a[0]->classes)
                                               : nullptr;
  }
  // To share a border with X is to border X; to share a language with X is to have one that X has, too.
  static const Node* InCommon(QuestionMeaningBuilder& b, Arguments a) {
    const bool symmetric =
        a[0]->op == Op::kRelation && b.lexicon_.relations()[static_cast<size_t>(a[0]->payload)].symmetric;
    return symmetric ? b.Image(a[0], a[1]) : Share(b, a);
  }
  // The same, of things in a set: "works in the same department as X".
  static const Node* ShareOf(QuestionMeaningBuilder& b, Arguments a) {
    const Node* own = b.Image(a[0], a[2]);
    const Node* shared = own ? b.And(own, a[1]) : nullptr;
    const Node* back = shared ? b.Image(b.Inverse(a[0]), shared) : nullptr;
    if (!back || back->op == Op::kMinus) return back;
    return b.meanings_.Make(Op::kMinus, {back, a[2]}, 0, 0, back->classes);
  }
  // The others who do the same to the same things.
  static const Node* Together(QuestionMeaningBuilder& b, Arguments a) {
    const Node* verb = a[0]->op == Op::kStranded ? a[0]->parts[0] : a[0];
    const Node* arguments[] = {verb, a[1]};
    return Share(b, arguments);
  }
  // "Written by X" by who does it; where the classes do not allow that, by whom it is done to.
  static const Node* Passive(QuestionMeaningBuilder& b, Arguments a) {
    const Node* by = b.Image(a[0], a[1]);
    return by ? by : b.Image(b.Inverse(a[0]), a[1]);
  }
  // Those of a set that are of a class, be it one that they are known not to be of.
  static const Node* IsA(QuestionMeaningBuilder& b, Arguments a) {
    if (!IsSet(*a[0]) || a[0]->open || a[1]->op != Op::kClass || a[0]->op == Op::kEverything) return nullptr;
    return b.meanings_.Make(Op::kAnd, {a[0], a[1]}, 0, 0, a[1]->classes);
  }
  // What was made in a time, by what is early or late in the graph; of no other verb, whose time is not the thing's.
  static const Node* MadeWhen(QuestionMeaningBuilder& b, Arguments a) {
    const auto moment = b.lexicon_.moment();
    if (!moment || a[0]->op != Op::kImage) return nullptr;
    const Node* relation = a[0]->parts[0];
    const bool inverse = relation->op == Op::kInverse;
    if (inverse) relation = relation->parts[0];
    const std::pair made(static_cast<uint32_t>(relation->payload), inverse);
    const auto& makers = b.lexicon_.makers();
    if (relation->op != Op::kRelation || std::find(makers.begin(), makers.end(), made) == makers.end()) return nullptr;
    const Node* bounded[] = {a[0], b.meanings_.Make(Op::kAdjective, {}, static_cast<int32_t>(*moment)), a[1]};
    return Bounded(b, bounded);
  }
  // What X made, by whichever verb.
  static const Node* MadeBy(QuestionMeaningBuilder& b, const Node* maker) {
    const Node* made = nullptr;
    for (const auto& [relation, inverse] : b.lexicon_.makers()) {
      const Node* verb = b.Relation(relation);
      const Node* image = b.Image(inverse ? b.Inverse(verb) : verb, maker);
      if (image) made = made ? b.Or(made, image) : image;
    }
    return made;
  }
  // "The books by X", "X's books": those that X made, or if there is none, those that X has to do with.
  static const Node* By(QuestionMeaningBuilder& b, Arguments a) {
    const Node* related = b.Image(b.meanings_.Make(Op::kAnything, {}), a[1]);
    const Node* any = related ? b.And(a[0], related) : nullptr;
    const Node* made = MadeBy(b, a[1]);
    const Node* known = made && any ? b.And(a[0], made) : nullptr;
    return known ? b.meanings_.Make(Op::kFirst, {known, any}, 0, 0, any->classes) : any;
  }
  // Occasions: a verb with two of doer, object and preposition with its noun.
  static int32_t WordOf(const Node* preposition) { return preposition->op == Op::kText ? preposition->payload : -2; }
  static const Node* DoerWith(QuestionMeaningBuilder& b, Arguments a) {
    return TookPart(b, {a[0], nullptr, a[1], WordOf(a[2]), a[3]}, Occasion::Part::kDoer);
  }
  static const Node* ObjectWith(QuestionMeaningBuilder& b, Arguments a) {
    return TookPart(b, {a[0], a[1], nullptr, WordOf(a[2]), a[3]}, Occasion::Part::kObject);
  }
  static const Node* ObjectTo(QuestionMeaningBuilder& b, Arguments a) {
    return TookPart(b, {a[0], nullptr, nullptr, WordOf(a[1]), a[2]}, Occasion::Part::kObject);
  }
  static const Node* Other(QuestionMeaningBuilder& b, Arguments a) {
    return TookPart(b, {a[0], a[1], a[2], WordOf(a[3]), nullptr}, Occasion::Part::kOther);
  }
  static const Node* OtherOf(QuestionMeaningBuilder& b, Arguments a) {
    return TookPart(b, {a[0], nullptr, a[1], WordOf(a[2]), nullptr}, Occasion::Part::kOther);
  }
  static const Node* OccasionOf(QuestionMeaningBuilder& b, Arguments a) {
    return TookPart(b, {a[0], a[1], a[2], -1, nullptr}, Occasion::Part::kItself);
  }
  static const Node* OccasionWith(QuestionMeaningBuilder& b, Arguments a) {
    return TookPart(b, {a[0], nullptr, a[1], WordOf(a[2]), a[3]}, Occasion::Part::kItself);
  }
  template <bool from_object>
  static const Node* Occasions(QuestionMeaningBuilder& b, Arguments a) {
    return ToOccasions(b, a[0], from_object);
  }
  static const Node* Bare(QuestionMeaningBuilder&, Arguments a) {
    return a[0]->op == Op::kStranded ? a[0]->parts[0] : nullptr;
  }
  // The relation of a stranded phrase whose preposition says by what means, or at which place.
  template <int... words>
  static const Node* WithPreposition(QuestionMeaningBuilder&, Arguments a) {
    return a[0]->op == Op::kStranded && ((a[0]->payload == words) || ...) ? a[0]->parts[0] : nullptr;
  }
  static const Node* Fronted(QuestionMeaningBuilder&, Arguments a) {
    return a[1]->op == Op::kStranded && a[0]->op == Op::kText && a[0]->payload == a[1]->payload ? a[1]->parts[0]
                                                                                                : nullptr;
  }
  static const Node* Locate(QuestionMeaningBuilder& b, Arguments a) {
    const Node* places = nullptr;
    for (uint32_t relation : b.lexicon_.locate()) {
      const Node* image = b.Image(b.Relation(relation), a[0]);
      if (!image) continue;
      places = places ? b.meanings_.Make(Op::kFirst, {places, image}) : image;
    }
    return places;
  }
  static const Node* First(QuestionMeaningBuilder& b, Arguments a) {
    return IsSet(*a[0]) && IsSet(*a[1]) ? b.meanings_.Make(Op::kFirst, {a[0], a[1]}) : nullptr;
  }
  static const Node* Dated(QuestionMeaningBuilder& b, Arguments a) {
    return IsSet(*a[0]) ? b.meanings_.Make(Op::kDated, {a[0]}, 1, 0, a[0]->classes) : nullptr;
  }
  static const Node* Numeric(QuestionMeaningBuilder& b, Arguments a) {
    return IsSet(*a[0]) ? b.meanings_.Make(Op::kDated, {a[0]}, 2, 0, a[0]->classes) : nullptr;
  }
  static const Node* Undated(QuestionMeaningBuilder& b, Arguments a) {
    return IsSet(*a[0]) ? b.meanings_.Make(Op::kDated, {a[0]}, 0, 0, a[0]->classes) : nullptr;
  }
  // "Who is X married to?" is not answered by X, whom somebody is married to.
  static bool NamesItself(const Node* set) {
    if (set->op != Op::kAnd) return false;
    const auto is = [&](Op op) {
      return std::any_of(set->parts.begin(), set->parts.end(), [op](const Node* part) { return part->op == op; });
    };
    return is(Op::kNames) && is(Op::kRange);
  }
  template <Op op>
  static const Node* AskSet(QuestionMeaningBuilder& b, Arguments a) {
    // What was named is no answer to what it is.
    if (op == Op::kValues && NamesItself(a[0])) return nullptr;
    const bool fits = IsSet(*a[0]) && !a[0]->open && a[0]->op != Op::kNot && a[0]->op != Op::kEverything &&
                      (op != Op::kValues || a[0]->op != Op::kNames);
    return fits ? b.meanings_.Make(op, {a[0]}, 0, 0, a[0]->classes) : nullptr;
  }
  // Whether all of a set are what a flag says: the set that are, the set, the flag.
  static const Node* WhetherEach(QuestionMeaningBuilder& b, Arguments a) {
    const Node* flagged[] = {And(b, a)};
    if (!flagged[0] || !AskSet<Op::kWhether>(b, flagged)) return nullptr;
    return b.meanings_.Make(Op::kWhether, {flagged[0], a[0], a[1]}, 0, 0, flagged[0]->classes);
  }
  static void CollectNames(const Node* node, bool behind, std::vector<const Node*>& names) {
    if (node->op == Op::kNames && behind) names.push_back(node);
    for (const Node* part : node->parts) CollectNames(part, behind || node->op == Op::kImage, names);
  }
  static const Node* Values(QuestionMeaningBuilder& b, Arguments a) {
    const Node* set = a[0];
    // Where the lexicon leaves out what the question starts from, it is no answer at all.
    if (IsSet(*set) && b.lexicon_.exclude_start()) {
      std::vector<const Node*> names;
      CollectNames(set, false, names);
      for (const Node* name : names) set = b.meanings_.Make(Op::kMinus, {set, name}, 0, 0, set->classes);
    }
    const Node* arguments[] = {set};
    return AskSet<Op::kValues>(b, arguments);
  }
  template <Op op>
  static const Node* AskMeasure(QuestionMeaningBuilder& b, Arguments a) {
    return IsMeasure(*a[0]) && IsSet(*a[1]) && !a[1]->open ? b.meanings_.Make(op, {a[0], a[1]}) : nullptr;
  }
  static const Node* Difference(QuestionMeaningBuilder& b, Arguments a) {
    const bool sets = IsSet(*a[1]) && !a[1]->open && IsSet(*a[2]) && !a[2]->open;
    return IsMeasure(*a[0]) && sets ? b.meanings_.Make(Op::kDifference, {a[0], a[1], a[2]}) : nullptr;
  }
  template <int32_t direction>
  static const Node* Ordered(QuestionMeaningBuilder& b, Arguments a) {
    const bool set = IsSet(*a[1]) && !a[1]->open && a[1]->op != Op::kNot && a[1]->op != Op::kEverything;
    return IsMeasure(*a[0]) && set ? b.meanings_.Make(Op::kOrdered, {a[0], a[1]}, direction) : nullptr;
  }
};

namespace {

constexpr Functor kFunctors[] = {
    {"image", 2, Functors::Image},
    {"inverse", 1, Functors::Inverse},
    {"compose", 2, Functors::Compose},
    {"and", 2, Functors::And},
    {"or", 2, Functors::Or},
    {"both", 2, Functors::Both},
    {"not", 1, Functors::Not},
    {"unflagged", 1, Functors::Unflagged},
    {"minus", 2, Functors::Minus},
    {"range", 1, Functors::Range},
    {"anything", 0, Functors::Anything},
    {"contains", 0, Functors::Contains},
    {"kind", 0, Functors::Kind},
    {"it", 0, Functors::It},
    {"everything", 0, Functors::Everything},
    {"some-kind", 0, Functors::SomeKind<kUntoldKind>},
    {"some-person", 0, Functors::SomeKind<kUntoldPerson>},
    {"apply", 2, Functors::Apply},
    {"extreme", 3, Functors::Extreme},
    {"extreme-by", 3, Functors::ExtremeBy},
    {"lowest", 3, Functors::Lowest},
    {"top", 3, Functors::Top<1>},
    {"bottom", 3, Functors::Top<-1>},
    {"more", 3, Functors::Compare<Comparison::kMore>},
    {"less", 3, Functors::Compare<Comparison::kLess>},
    {"equal", 3, Functors::Compare<Comparison::kEqual>},
    {"over", 1, Functors::Bound<Comparison::kMore>},
    {"under", 1, Functors::Bound<Comparison::kLess>},
    {"from", 1, Functors::Bound<Comparison::kAtLeast>},
    {"up-to", 1, Functors::Bound<Comparison::kAtMost>},
    {"just", 1, Functors::Bound<Comparison::kEqual>},
    {"between", 2, Functors::Between},
    {"within", 2, Functors::Within},
    {"in-unit", 2, Functors::InUnit},
    {"expressed", 2, Functors::Expressed},
    {"bounded", 3, Functors::Bounded},
    {"attribute", 1, Functors::Attribute},
    {"count", 2, Functors::CountOf},
    {"size", 1, Functors::Size},
    {"measured", 2, Functors::Measured},
    {"since", 2, Functors::Qualified<AskedQualifier::kSince>},
    {"since-between", 3, Functors::Qualified<AskedQualifier::kSince>},
    {"time", 2, Functors::Qualified<AskedQualifier::kTime>},
    {"amount", 2, Functors::Qualified<AskedQualifier::kAmount>},
    {"amount-between", 3, Functors::Qualified<AskedQualifier::kAmount>},
    {"share", 2, Functors::Share},
    {"during", 2, Functors::During},
    {"in-common", 2, Functors::InCommon},
    {"share-of", 3, Functors::ShareOf},
    {"together", 2, Functors::Together},
    {"passive", 2, Functors::Passive},
    {"made-when", 2, Functors::MadeWhen},
    {"is-a", 2, Functors::IsA},
    {"by", 2, Functors::By},
    {"doer-with", 4, Functors::DoerWith},
    {"object-with", 4, Functors::ObjectWith},
    {"object-to", 3, Functors::ObjectTo},
    {"other", 4, Functors::Other},
    {"other-of", 3, Functors::OtherOf},
    {"occasion", 3, Functors::OccasionOf},
    {"occasion-with", 4, Functors::OccasionWith},
    {"occasions", 1, Functors::Occasions<false>},
    {"occasions-of", 1, Functors::Occasions<true>},
    {"bare", 1, Functors::Bare},
    {"means", 1,
     Functors::WithPreposition<PrepositionIndex("from"), PrepositionIndex("of"), PrepositionIndex("by"),
                               PrepositionIndex("with")>},
    {"place", 1,
     Functors::WithPreposition<PrepositionIndex("in"), PrepositionIndex("at"), PrepositionIndex("on"),
                               PrepositionIndex("from"), PrepositionIndex("to"), PrepositionIndex("near"),
                               PrepositionIndex("through"), PrepositionIndex("within")>},
    {"fronted", 2, Functors::Fronted},
    {"locate", 1, Functors::Locate},
    {"first", 2, Functors::First},
    {"dated", 1, Functors::Dated},
    {"undated", 1, Functors::Undated},
    {"numeric", 1, Functors::Numeric},
    {"values", 1, Functors::Values},
    {"how-many", 1, Functors::AskSet<Op::kHowMany>},
    {"whether", 1, Functors::AskSet<Op::kWhether>},
    {"whether-each", 2, Functors::WhetherEach},
    {"sum", 2, Functors::AskMeasure<Op::kSum>},
    {"average", 2, Functors::AskMeasure<Op::kAverage>},
    {"difference", 3, Functors::Difference},
    {"rising", 2, Functors::Ordered<1>},
    {"falling", 2, Functors::Ordered<-1>},
};

}  // namespace

std::span<const Functor> AllFunctors() { return kFunctors; }

}  // namespace whence
