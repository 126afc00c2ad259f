#include "engine/questions/question_linker.h"

#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/questions/morphology.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kMaxNameWords = 16;
constexpr size_t kMaxRemembered = 200000;
constexpr size_t kMaxEntitiesOfName = 256;

// How a name is written, against the question's way: 0 the same, 1 but for capitals, 2 otherwise.
int Distance(std::string_view written, std::string_view asked) {
  if (written == asked) return 0;
  return AsciiLowered(written) == AsciiLowered(asked) ? 1 : 2;
}

}  // namespace

absl::StatusOr<const NameLookup*> QuestionLinker::Lookup(const std::string& folded) {
  if (known_.size() > kMaxRemembered) known_.clear();
  const auto [found, fresh] = known_.try_emplace(folded);
  if (!fresh) return &found->second;
  WHENCE_ASSIGN_OR_RETURN(found->second, graph_.LookUpName(folded));
  NameLookup& kept = found->second;
  if (kept.matches.size() > kMaxEntitiesOfName) kept.matches.resize(kMaxEntitiesOfName);
  return &kept;
}

absl::StatusOr<uint64_t> QuestionLinker::ClassesOf(TermId entity) {
  if (classes_.size() > kMaxRemembered) classes_.clear();
  const auto [found, fresh] = classes_.try_emplace(entity, 0);
  if (!fresh || lexicon_.type_predicate().value() == 0) return found->second;
  uint64_t bits = 0;
  auto cursor = graph_.Scan({.subject = entity, .predicate = lexicon_.type_predicate()});
  for (; cursor->Valid(); cursor->Next()) bits |= lexicon_.BitsOfType(cursor->triple().object);
  WHENCE_RETURN_IF_ERROR(cursor->status());
  classes_[entity] = bits;
  return bits;
}

absl::Status QuestionLinker::AddLink(NameLink link, bool articled, std::vector<NameLink>& links) {
  constexpr float kNotPreferredCost = 0.3f;
  std::vector<uint64_t> bits;
  for (TermId entity : link.entities) {
    WHENCE_ASSIGN_OR_RETURN(const uint64_t of, ClassesOf(entity));
    bits.push_back(of);
    link.classes |= lexicon_.IsLiteral(entity) ? kLiteralClass : lexicon_.BitsOfEntity(of);
  }
  // Whether there are both such entities and others, which then come second.
  const auto split = [&](auto comes_first) {
    NameLink first = link, rest = link;
    first.entities.clear();
    rest.entities.clear();
    first.classes = rest.classes = 0;
    for (size_t i = 0; i < bits.size(); ++i) {
      NameLink& to = comes_first(bits[i]) ? first : rest;
      to.entities.push_back(link.entities[i]);
      to.classes |= lexicon_.BitsOfEntity(bits[i]);
    }
    if (first.entities.empty() || rest.entities.empty()) return false;
    links.push_back(std::move(first));
    rest.cost += kNotPreferredCost;
    links.push_back(std::move(rest));
    return true;
  };
  const uint64_t bare = articled ? lexicon_.bare_bits() : 0;
  if (bare != 0 && split([&](uint64_t of) { return (of & bare) == 0; })) return absl::OkStatus();
  for (uint32_t preferred : lexicon_.preferred()) {
    const uint64_t bit = lexicon_.classes()[preferred].bits;
    const auto is_preferred = [&](uint64_t of) { return (of & bit) != 0; };
    if (split(is_preferred)) return absl::OkStatus();
    if (std::any_of(bits.begin(), bits.end(), is_preferred)) break;
  }
  links.push_back(std::move(link));
  return absl::OkStatus();
}

absl::StatusOr<std::vector<NameLink>> QuestionLinker::Link(std::string_view question,
                                                           std::span<const QuestionWord> words, bool outermost) {
  std::vector<NameLink> links;
  const bool plain = std::any_of(words.begin() + 1, words.end(),
                                 [&](const QuestionWord& word) { return IsAsciiLower(question[word.begin]); });
  const auto capital = [&](size_t word) {
    return question[words[word].begin] >= 'A' && question[words[word].begin] <= 'Z';
  };
  for (size_t begin = 0; begin < words.size(); ++begin) {
    if (words[begin].glued) continue;
    size_t marked_end = 0;
    for (size_t end = begin + 1; end <= std::min(words.size(), begin + kMaxNameWords); ++end) {
      if (words[end - 1].begin < words[begin].begin) break;
      std::string_view text = question.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
      const std::string folded = FoldName(text);
      if (folded.empty()) continue;
      WHENCE_ASSIGN_OR_RETURN(const NameLookup* const known, Lookup(folded));
      const auto more = lexicon_.names().find(folded);
      const bool whole = end == words.size() || !words[end].glued;
      // Closing marks belong to a name that has them ("Who Framed Roger Rabbit?").
      const std::string_view with_mark = question.substr(words[begin].begin, text.size() + 1);
      if (whole) {
        // "Lloyd's" is a name, "Peru's" says whose: only what is written with its apostrophe ends in one.
        const bool possessive = words[end - 1].text == "'s";
        std::vector<TermId> tiers[3];
        for (const AliasMatch& match : known->matches) {
          const int distance = std::min(Distance(match.name, text), Distance(match.name, with_mark));
          if (!possessive || distance < 2) tiers[distance].push_back(match.entity);
        }
        if (!possessive && more != lexicon_.names().end())
          tiers[0].insert(tiers[0].end(), more->second.begin(), more->second.end());
        const bool marked = plain && begin > 0 && !tiers[0].empty() && capital(begin) && capital(end - 1);
        if (marked) marked_end = end;
        const size_t before = links.size();
        float cost = 0;
        for (std::vector<TermId>& tier : tiers) {
          std::sort(tier.begin(), tier.end());
          tier.erase(std::unique(tier.begin(), tier.end()), tier.end());
          if (!tier.empty()) {
            WHENCE_RETURN_IF_ERROR(AddLink({static_cast<uint16_t>(begin),
                                            static_cast<uint16_t>(end),
                                            std::move(tier),
                                            0,
                                            cost,
                                            std::string(text),
                                            {},
                                            false,
                                            false},
                                           begin > 0 && words[begin - 1].text == "the", links));
            cost += 0.5f;
          }
          cost += 0.1f;
        }
        for (size_t i = before; marked && i < links.size(); ++i) links[i].marked = links[i].cost == 0;
      }
      if (!known->begins && more == lexicon_.names().end()) break;
    }
    if (!outermost || marked_end < begin + 2) continue;
    std::erase_if(links, [&](const NameLink& link) { return link.begin == begin && link.end < marked_end; });
    begin = marked_end - 1;
  }
  return links;
}

// Whether something is said of the literal, or of a date within it.
absl::StatusOr<bool> QuestionLinker::IsObject(const QuestionLiteral& literal, const Term& term) {
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(term));
  if (!id) return false;
  const bool date = InlinedDate(*id).has_value();
  const auto [first, last] = date ? RangeOfDate(*literal.date) : std::pair(*id, *id);
  const auto cursor = graph_.ScanIn(TripleOrder::kOsp, {});
  cursor->Seek({first.value(), 0, 0});
  const bool found = cursor->Valid() && cursor->key()[0] <= last.value();
  WHENCE_RETURN_IF_ERROR(cursor->status());
  return found;
}

absl::Status QuestionLinker::AddLiterals(std::string_view question, std::span<const QuestionWord> words,
                                         std::span<const QuestionLiteral> literals, std::vector<NameLink>& links) {
  for (const QuestionLiteral& literal : literals) {
    std::vector<TermId> entities;
    for (const Term& term : literal.terms) {
      WHENCE_ASSIGN_OR_RETURN(const bool used, IsObject(literal, term));
      if (!used) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(term));
      entities.push_back(*id);
    }
    if (entities.empty()) continue;
    const auto same = std::find_if(links.begin(), links.end(), [&](const NameLink& link) {
      return link.begin == literal.begin && link.end == literal.end;
    });
    if (same == links.end()) {
      const size_t begin = words[literal.begin].begin;
      std::sort(entities.begin(), entities.end());
      NameLink link{literal.begin, literal.end, std::move(entities), kLiteralClass, 0, {}, {}, false, false};
      link.text = question.substr(begin, words[literal.end - 1].end - begin);
      link.literal = true;
      links.push_back(std::move(link));
      continue;
    }
    same->classes |= kLiteralClass;
    same->entities.insert(same->entities.end(), entities.begin(), entities.end());
    std::sort(same->entities.begin(), same->entities.end());
  }
  return absl::OkStatus();
}

absl::Status QuestionLinker::AddTexts(std::string_view question, std::span<const QuestionWord> words,
                                      std::vector<NameLink>& links) {
  constexpr size_t kMostWords = 8;
  if (!lexicon_.more_texts()) return absl::OkStatus();
  const auto marked = [&](size_t word) {  // it looks like a name or a code
    const char first = question[words[word].begin];
    return IsPastAscii(first) || IsAsciiUpper(first) || IsAsciiDigit(first);
  };
  for (size_t begin = 0; begin < words.size(); ++begin) {
    if (words[begin].glued || !marked(begin)) continue;
    for (size_t end = std::min(words.size(), begin + kMostWords); end > begin; --end) {
      if (end < words.size() && words[end].glued) continue;
      const std::string_view text = question.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(Term::String(text)));
      if (!id) continue;
      NameLink link{
          static_cast<uint16_t>(begin), static_cast<uint16_t>(end), {*id}, kLiteralClass, 0, {}, {}, false, false};
      link.text = text;
      links.push_back(std::move(link));
    }
  }
  return absl::OkStatus();
}

absl::Status QuestionLinker::AddPlurals(std::string_view question, std::span<const QuestionWord> words,
                                        const std::vector<bool>& known, std::vector<NameLink>& links) {
  constexpr size_t kMostWords = 4;
  for (size_t last = 0; last < words.size(); ++last) {
    if (known[last] || !words[last].text.ends_with("s") || question[words[last].begin] < 'a') continue;
    const std::string one = SingularOf(words[last].text);
    if (one == words[last].text) continue;
    for (size_t begin = last + 1 < kMostWords ? 0 : last + 1 - kMostWords; begin <= last; ++begin) {
      const size_t from = words[begin].begin, to = words[last].begin;
      if (from > to) continue;
      const std::string folded = FoldName(StrCat(question.substr(from, to - from), one));
      WHENCE_ASSIGN_OR_RETURN(const NameLookup* const found, Lookup(folded));
      std::vector<TermId> entities;
      for (const AliasMatch& match : found->matches) entities.push_back(match.entity);
      if (const auto more = lexicon_.names().find(folded); more != lexicon_.names().end()) {
        entities.insert(entities.end(), more->second.begin(), more->second.end());
      }
      if (entities.empty()) continue;
      std::sort(entities.begin(), entities.end());
      entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
      NameLink link;
      link.begin = static_cast<uint16_t>(begin);
      link.end = static_cast<uint16_t>(last + 1);
      link.entities = std::move(entities);
      link.cost = kPluralCost;
      link.plural = true;
      link.text = question.substr(from, words[last].end - from);
      WHENCE_RETURN_IF_ERROR(AddLink(std::move(link), false, links));
      break;
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<NameLink>> QuestionLinker::Repair(std::string_view question,
                                                             std::span<const QuestionWord> words, size_t begin,
                                                             size_t end, size_t limit) {
  std::vector<NameLink> links;
  const std::string_view text = question.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
  const std::string folded = FoldName(text);
  if (folded.size() < 4) return links;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> names,
                          graph_.SimilarNames(folded, folded.size() < 7 ? 1 : 2, limit));
  float cost = 2;
  for (const std::string& name : names) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> matches, graph_.FindAlias(name));
    NameLink link{
        static_cast<uint16_t>(begin), static_cast<uint16_t>(end), {}, 0, cost, std::string(text), {}, false, false};
    for (const AliasMatch& match : matches) {
      link.entities.push_back(match.entity);
      link.repaired = match.name;
    }
    std::sort(link.entities.begin(), link.entities.end());
    link.entities.erase(std::unique(link.entities.begin(), link.entities.end()), link.entities.end());
    if (!link.entities.empty()) links.push_back(std::move(link));
    cost += 0.3f;
  }
  return links;
}

}  // namespace whence
