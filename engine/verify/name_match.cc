#include "engine/verify/name_match.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"
#include "engine/passages/index_words.h"
#include "engine/verify/place_match.h"
#include "rules/words/name_forms.h"

namespace whence {
namespace {

// "un general assembly" and "united nations general assembly": one word is the initials of a run of the other's.
bool SameButForInitials(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  if (shorter.size() >= longer.size()) return false;
  const size_t run = longer.size() - shorter.size() + 1;
  for (size_t i = 0; i < shorter.size(); ++i) {
    std::string initials = shorter[i];
    std::erase(initials, '.');
    if (initials.size() != run) continue;
    bool same = true;
    for (size_t w = 0; w < longer.size() && same; ++w) {
      if (w >= i && w < i + run) {
        same = longer[w][0] == initials[w - i];
      } else {
        same = longer[w] == shorter[w < i ? w : w - run + 1];
      }
    }
    if (same) return true;
  }
  return false;
}

// "Curie" stands for Marie Curie; "Marie" does not, nor "Virginia" for the University of Virginia, nor "Tyne" for
// Newcastle upon Tyne.
bool StandsFor(const std::vector<std::string>& shorter, const std::vector<std::string>& fuller) {
  if (shorter.size() > 1 && std::equal(shorter.begin(), shorter.end(), fuller.begin())) return true;
  constexpr std::string_view kPlaces[] = {"of", "on", "in", "at", "upon", "near"};
  const bool part_of =
      std::find_first_of(fuller.begin(), fuller.end(), std::begin(kPlaces), std::end(kPlaces)) != fuller.end();
  return !part_of && std::equal(shorter.rbegin(), shorter.rend(), fuller.rbegin());
}

bool IsPlaceOrBody(EntityType type) {
  return type == EntityType::kPlace || type == EntityType::kCountry || type == EntityType::kOrganisation;
}

// A person's full name, by its type or its given name.
bool IsFullPerson(const Unit& name) {
  return name.words.size() > 1 && name.proper.empty() &&
         (name.type == EntityType::kPerson || GenderOfGivenName(name.words.front()) != Gender::kUnknown);
}

// "chris kyle" and "christopher scott kyle", "bill kyle" and "william kyle": the last names are one, and one first name
// is short for the other.
bool SamePerson(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  constexpr size_t kShortest = 3;
  if (a.size() < 2 || b.size() < 2 || a.back() != b.back() || (a.size() > 2 && b.size() > 2)) return false;
  const auto& [shorter, longer] =
      std::minmax(a.front(), b.front(), [](const std::string& x, const std::string& y) { return x.size() < y.size(); });
  return (shorter.size() >= kShortest && longer.starts_with(shorter)) || IsShortGivenName(shorter, longer);
}

Grade GradeOf(WordRelation relation) {
  switch (relation) {
    case WordRelation::kSynonym:
      return Grade::kSynonym;
    case WordRelation::kNarrower:
      return Grade::kNarrower;
    case WordRelation::kDerived:
      return Grade::kDerived;
    default:
      return Grade::kMissing;
  }
}

// "WHO", "GDP"
bool IsInitials(std::string_view form) {
  constexpr size_t kFewest = 3, kMost = 7;
  return form.size() >= kFewest && form.size() <= kMost &&
         std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// The tokens of a sentence whose words begin with those letters, one after the other, small words left out: begin and
// end, the same where there are none.
std::pair<size_t, size_t> SpeltOut(const Sentence& sentence, std::string_view initials) {
  const auto& tokens = sentence.tokens;
  for (size_t begin = 0; begin < tokens.size(); ++begin) {
    std::string spelt;
    size_t end = begin;
    while (end < tokens.size() && spelt.size() < initials.size() && initials.starts_with(spelt)) {
      if (tokens[end].upos == Upos::kPunct) break;
      for (const std::string& word : PlainNameWords(tokens[end].form)) {
        if (spelt.empty() || !IsStopWord(word)) spelt += word.size() > 2 ? AsciiUpper(word[0]) : '?';
      }
      ++end;
    }
    if (spelt == initials) return {begin, end};
  }
  return {0, 0};
}

// "Texas" for "American": the place lies where the adjective is of.
bool LiesWhere(const WordRelations::Word& place, const WordRelations::Word& adjective) {
  if (place.pos != WordPos::kNoun || adjective.pos != WordPos::kAdjective) return false;
  if (place.senses.empty() || adjective.senses.empty()) return false;
  const auto& wider = place.links->ancestors;
  return std::any_of(wider.begin(), wider.end(), [&](uint32_t node) {
    const auto& of = adjective.links->derived;
    return std::find(of.begin(), of.end(), node) != of.end();
  });
}

// "born in Waco, Texas", "a singer from Texas": where somebody comes from.
bool IsOrigin(const TextUnits& text, size_t unit) {
  const auto& tokens = text.analysis.sentences()[text.units[unit].sentence].tokens;
  for (size_t steps = 0; steps < text.units.size(); ++steps) {
    const Unit& place = text.units[unit];
    const bool from = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == place.token && token.deprel == Deprel::kCase && AsciiLowered(token.form) == "from";
    });
    if (from) return true;
    if (place.above < 0) return false;
    unit = static_cast<size_t>(place.above);
    if (Has(text.units[unit].classes, VerdictWord::kOrigin)) return true;
    if (text.units[unit].kind != UnitKind::kName) return false;
  }
  return false;
}

}  // namespace

bool AreOfTwoSorts(const Unit& a, const Unit& b) {
  const auto are = [](const Unit& one, const Unit& full) {
    return one.words.size() == 1 && IsPlaceOrBody(one.type) && IsFullPerson(full);
  };
  return are(a, b) || are(b, a);
}

Grade CompareNames(const Unit& claim, const Unit& evidence) {
  if (evidence.kind != UnitKind::kName && evidence.kind != UnitKind::kNoun && evidence.kind != UnitKind::kAdjective) {
    return Grade::kMissing;
  }
  if (evidence.kind == UnitKind::kName && claim.words == evidence.words) return Grade::kSame;
  if ((evidence.kind == UnitKind::kName || evidence.capital) && OfOnePlace(claim, evidence)) return Grade::kDerived;
  // Nobody is Iranian for what has to do with the Iranian Parliament.
  if (claim.type == EntityType::kNationality && claim.words.size() < evidence.words.size()) {
    return !evidence.words.empty() && claim.words.front() == evidence.words.front() ? Grade::kPartly : Grade::kMissing;
  }
  if (evidence.kind == UnitKind::kName) {
    if (claim.proper == evidence.words || evidence.proper == claim.words) return Grade::kDerived;
    if (SameButForInitials(claim.words, evidence.words) || SameButForInitials(evidence.words, claim.words)) {
      return Grade::kSynonym;
    }
    for (const bool swapped : {false, true}) {
      const auto& shorter = swapped ? evidence.words : claim.words;
      const auto& fuller = swapped ? claim.words : evidence.words;
      switch (RelateNames(shorter, EntityType::kNone, fuller, EntityType::kNone)) {
        case NameRelation::kSame:
          return Grade::kSame;
        case NameRelation::kAcronym:
          return Grade::kSynonym;
        case NameRelation::kShort:
          if (!swapped) return Grade::kSynonym;
          return StandsFor(shorter, fuller) ? Grade::kDerived : Grade::kPartly;
        case NameRelation::kSpelling:
          return Grade::kDerived;
        case NameRelation::kNone:
          break;
      }
    }
  }
  if (claim.words.size() == 1 && !evidence.stem.empty() && claim.stem == evidence.stem) return Grade::kSynonym;
  const bool told_apart = claim.namesake || evidence.namesake;
  if (!told_apart && SamePerson(claim.words, evidence.words)) return Grade::kDerived;
  if (evidence.kind == UnitKind::kName && BeginsWithPlace(claim, evidence)) return Grade::kDerived;
  // What the dictionary knows of names: "America" is the United States, "French" of France, and Lyon lies in it.
  Grade best = Grade::kMissing;
  for (const WordRelations::Word* own : {&claim.word, &claim.also}) {
    for (const WordRelations::Word* other : {&evidence.word, &evidence.also}) {
      const Grade grade = GradeOf(WordRelations::Relate(*other, *own));
      // A park is no "Stadium".
      const bool plain = evidence.kind != UnitKind::kName && !evidence.capital;
      if (grade != Grade::kNarrower || !plain) best = std::max(best, grade);
    }
  }
  return best;
}

void MatchOrigins(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& people = claim.units[i];
    if (people.kind != UnitKind::kName || matches[i].Carried()) continue;
    for (size_t j = 0; j < evidence.units.size(); ++j) {
      const Unit& place = evidence.units[j];
      if (place.kind != UnitKind::kName || !IsOrigin(evidence, j)) continue;
      if (LiesWhere(place.word, people.word) || LiesWhere(place.word, people.also)) {
        matches[i] = {Grade::kDerived, static_cast<int32_t>(j)};
        break;
      }
    }
  }
}

void MatchInitials(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  const auto form_of = [](const TextUnits& text, const Unit& unit) {
    return text.text.substr(unit.span.begin, unit.span.size());
  };
  for (size_t i = 0; i < matches.size(); ++i) {
    const std::string_view form = form_of(claim, claim.units[i]);
    if (matches[i].Carried() || !IsInitials(form)) continue;
    const auto& sentences = evidence.analysis.sentences();
    for (size_t s = 0; s < sentences.size() && !matches[i].Carried(); ++s) {
      const auto [begin, end] = SpeltOut(sentences[s], form);
      for (size_t t = begin; t < end; ++t) {
        if (evidence.unit_of_token[s][t] >= 0) matches[i] = {Grade::kSynonym, evidence.unit_of_token[s][t]};
      }
    }
  }
  for (size_t j = 0; j < evidence.units.size(); ++j) {
    const std::string_view form = form_of(evidence, evidence.units[j]);
    if (!IsInitials(form)) continue;
    const auto& sentences = claim.analysis.sentences();
    for (size_t s = 0; s < sentences.size(); ++s) {
      const auto [begin, end] = SpeltOut(sentences[s], form);
      for (size_t t = begin; t < end; ++t) {
        const int32_t unit = claim.unit_of_token[s][t];
        if (unit < 0 || matches[static_cast<size_t>(unit)].Carried()) continue;
        matches[static_cast<size_t>(unit)] = {Grade::kSynonym, static_cast<int32_t>(j)};
      }
    }
  }
}

}  // namespace whence
