#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/passages/passage_search.h"
#include "engine/passages/sentence_text.h"
#include "engine/verify/graph_verifier.h"
#include "engine/verify/name_match.h"
#include "engine/verify/unit_match.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

// Where in the documents a claim is spoken of, and what is known there of whom "it" and "the organisation" mean.

namespace whence {
namespace {

constexpr size_t kMostPassages = 8;
constexpr size_t kMostFurther = 4;
constexpr double kLeastCoverage = 0;  // what refutes a claim may have few of its words
constexpr size_t kMostPlaces = 16;
constexpr size_t kOpening = 24;         // bytes of a sentence where its subject stands
constexpr uint32_t kNearSentences = 3;  // before one, where what it calls "the bell" may be named
constexpr uint32_t kNameNear = 12;      // sentences before one, where somebody's full name may stand
constexpr size_t kMostSpokenOf = 2000;  // triples of an entity

bool HoldsPronoun(std::string_view text) {
  const std::vector<std::string> words = PlainNameWords(text);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word == "it" || word == "he" || word == "she" || word == "they" || word == "its" || word == "his" ||
           word == "her" || word == "their";
  });
}

// Whether the text speaks of "the album" or "this album" where "album" is among the classes. "The third album" is one
// of several.
bool Describes(const TextUnits& text, const std::vector<std::string>& classes) {
  for (const Sentence& sentence : text.analysis.sentences()) {
    for (const Token& token : sentence.tokens) {
      if (token.upos != Upos::kDet || token.head < 0 || !IsOneOf(AsciiLowered(token.form), {"the", "this"})) continue;
      const Token& head = sentence.tokens[static_cast<size_t>(token.head)];
      if (head.upos != Upos::kNoun) continue;
      const bool told = std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& one) {
        return one.head == token.head && &one != &token && one.span.begin < head.span.begin && one.upos != Upos::kAdp &&
               one.upos != Upos::kPunct;
      });
      if (told) continue;
      if (std::find(classes.begin(), classes.end(), StemWord(FoldName(head.lemma))) != classes.end()) return true;
    }
  }
  return false;
}

bool HoldsThey(std::string_view text) {
  const std::vector<std::string> words = PlainNameWords(text);
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return word == "they" || word == "them" || word == "their"; });
}

// What a sentence is about, where several things stand in it that "they" may mean: "the pumps replaced the wheels".
std::optional<std::string> SubjectOfSeveral(const TextUnits& text) {
  if (text.analysis.sentences().size() != 1 || text.clauses.front().subject < 0) return std::nullopt;
  const auto& tokens = text.analysis.sentences().front().tokens;
  const auto is_several = [](const Token& token) {
    const bool part = token.deprel == Deprel::kConj || BaseRelation(token.deprel) == Deprel::kNmod ||
                      token.deprel == Deprel::kCompound || BaseRelation(token.deprel) == Deprel::kObl;
    return token.xpos == Xpos::kNns && !part;
  };
  const Token& subject = tokens[static_cast<size_t>(text.clauses.front().subject)];
  if (!is_several(subject) || std::count_if(tokens.begin(), tokens.end(), is_several) < 2) return std::nullopt;
  std::string words;
  for (const size_t unit : SubjectPhrase(text)) {
    const ByteSpan span = text.units[unit].span;
    words += StrCat(" ", text.text.substr(span.begin, span.size()));
  }
  return words;
}

}  // namespace

absl::StatusOr<GraphVerifier::Place> GraphVerifier::PlaceOf(const Support& support) {
  const Place whole{support.document, support.span};
  if (support.span.begin >= support.span.end) return whole;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> last,
                          graph_.SentenceAt(support.document, support.span.end - 1));
  return last.has_value() && last->span.end == support.span.end && last->span.begin > support.span.begin
             ? Place{support.document, last->span}
             : whole;
}

absl::StatusOr<GraphVerifier::SpokenOf> GraphVerifier::FindSpokenOf(const TextUnits& claim) {
  SpokenOf spoken;
  for (const Unit& unit : claim.units) {
    if (unit.kind != UnitKind::kName) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities,
                            EntitiesNamed(graph_, claim.text.substr(unit.span.begin, unit.span.size())));
    for (const TermId entity : entities) {
      for (const TripleFilter& filter :
           {TripleFilter{entity, std::nullopt, std::nullopt}, TripleFilter{std::nullopt, std::nullopt, entity}}) {
        size_t seen = 0;
        for (auto cursor = graph_.Scan(filter); cursor->Valid() && seen < kMostSpokenOf; cursor->Next(), ++seen) {
          WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
          for (const Statement& statement : statements) {
            for (const Support& support : statement.supports) {
              WHENCE_ASSIGN_OR_RETURN(const Place place, PlaceOf(support));
              auto& words = spoken[{place.document, place.span.begin}];
              words.insert(words.end(), unit.words.begin(), unit.words.end());
            }
          }
        }
      }
    }
  }
  return spoken;
}

absl::StatusOr<std::vector<std::string>> GraphVerifier::DescribedIn(const TextUnits& claim, const TextUnits& evidence) {
  std::vector<std::string> words;
  for (const Unit& unit : claim.units) {
    if (unit.kind != UnitKind::kName) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities,
                            EntitiesNamed(graph_, claim.text.substr(unit.span.begin, unit.span.size())));
    for (const TermId entity : entities) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> classes, matcher_.ClassesOf(entity));
      if (Describes(evidence, classes)) words.insert(words.end(), unit.words.begin(), unit.words.end());
    }
  }
  return words;
}

absl::StatusOr<bool> GraphVerifier::NamesAnother(const TextUnits& claim, const TextUnits& evidence, const Place& place,
                                                 bool opposes) {
  for (const Unit& unit : claim.units) {
    if (unit.kind != UnitKind::kName || unit.words.size() < 2) continue;
    for (const Unit& other : evidence.units) {
      if (other.kind != UnitKind::kName) continue;
      const auto shared = std::count_if(other.words.begin(), other.words.end(), [&](const std::string& word) {
        return std::find(unit.words.begin(), unit.words.end(), word) != unit.words.end();
      });
      const bool all = static_cast<size_t>(shared) == other.words.size();
      if (shared == 0 || (all && other.words.size() >= unit.words.size())) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> claimed,
                              EntitiesNamed(graph_, claim.text.substr(unit.span.begin, unit.span.size())));
      std::vector<TermId> meant;
      if (all) {
        WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> bearers,
                                graph_.FindAlias(FoldName(evidence.text.substr(other.span.begin, other.span.size()))));
        for (const AliasMatch& bearer : bearers) meant.push_back(bearer.entity);
      }
      // Whom a lone word means was asked when the page was read: "Paris" beside Rosa Paris is the town, and a "Holm"
      // that bears only that name may be either of two.
      const bool told = spoken_.contains({place.document, place.span.begin});
      const bool apart = !meant.empty() && std::none_of(meant.begin(), meant.end(), [&](TermId one) {
        return std::binary_search(claimed.begin(), claimed.end(), one);
      });
      if (other.words.size() == 1 && apart && !told && !claimed.empty()) return true;
      std::optional<bool> called;
      if (all) {
        WHENCE_ASSIGN_OR_RETURN(called, IsCalledSo(unit, other.words.back(), place));
      }
      if (called == true) continue;
      if (called == false) return true;
      if (claimed.empty()) continue;
      if (meant.empty()) {
        WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> here, StatementsAt(place));
        for (const Statement& one : here) meant.insert(meant.end(), {one.triple.subject, one.triple.object});
      }
      bool among = false, others = false;
      for (const TermId one : meant) {
        among = among || std::binary_search(claimed.begin(), claimed.end(), one);
        WHENCE_ASSIGN_OR_RETURN(const std::string name, DisplayName(graph_, one));
        // Who is called by the short form alone may be meant, or not: that refutes nothing.
        others = others || opposes || PlainNameWords(name).size() > other.words.size() || !all;
      }
      if (others && !among) return true;
    }
  }
  return false;
}

absl::StatusOr<std::optional<bool>> GraphVerifier::IsCalledSo(const Unit& name, std::string_view last,
                                                              const Place& place) {
  WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> own, graph_.SentenceAt(place.document, place.span.begin));
  if (!own.has_value()) return std::nullopt;
  std::optional<bool> called;  // where one person alone is near
  for (uint32_t back = 1; back <= kNameNear && back <= own->ordinal; ++back) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(place.document, own->ordinal - back));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, graph_.ReadText(place.document, sentence.span));
    TextUnits read = texts_.reader().Read(text, false, &names_);
    for (auto unit = read.units.rbegin(); unit != read.units.rend(); ++unit) {
      if (unit->kind != UnitKind::kName || unit->words.size() < 2 || unit->words.back() != last) continue;
      // A cell's bar is no word of the name in it.
      if (unit->words.size() > 2 && unit->words.front() == "|") unit->words.erase(unit->words.begin());
      const bool same = Carries(CompareNames(name, *unit));
      if (called.has_value() && *called != same) return false;  // it may mean either
      called = same;
    }
  }
  return called;
}

absl::StatusOr<std::vector<Statement>> GraphVerifier::StatementsAt(const Place& place) {
  std::vector<Statement> found;
  std::vector<std::string_view> seen_predicates;
  for (const QuestionFrame& reading : readings_) {
    if (std::find(seen_predicates.begin(), seen_predicates.end(), reading.predicate) != seen_predicates.end()) continue;
    seen_predicates.push_back(reading.predicate);
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> predicate, graph_.FindTerm(PredicateTerm(reading.predicate)));
    if (!predicate.has_value()) continue;
    size_t seen = 0;
    for (auto cursor = graph_.Scan({std::nullopt, *predicate, std::nullopt}); cursor->Valid() && seen < kMostSpokenOf;
         cursor->Next(), ++seen) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
      for (const Statement& statement : statements) {
        const bool here =
            std::any_of(statement.supports.begin(), statement.supports.end(), [&](const Support& support) {
              return support.document == place.document && support.span.end == place.span.end;
            });
        if (here) found.push_back(statement);
      }
    }
  }
  return found;
}

std::vector<std::string> GraphVerifier::WordsOf(const KnownArgument& argument) const {
  std::vector<std::string> words;
  const size_t begin = claim_.text.find(argument.text);
  if (argument.text.empty() || begin == std::string_view::npos) return words;
  const ByteSpan span{begin, begin + argument.text.size()};
  for (const Unit& unit : claim_.units) {
    if (!span.Contains(unit.span)) continue;
    if (unit.kind == UnitKind::kName) {
      words.insert(words.end(), unit.words.begin(), unit.words.end());
    } else {
      words.push_back(unit.text);
    }
  }
  return words;
}

absl::Status GraphVerifier::AddSubjects() {
  for (const QuestionFrame& reading : readings_) {
    for (const Role role : {Role::kSubject, Role::kObject}) {
      const KnownArgument* subject = reading.Find(role);
      if (subject == nullptr) continue;
      const std::vector<std::string> words = WordsOf(*subject);
      if (words.empty()) break;
      QuestionFrame open;
      open.predicate = reading.predicate;
      open.arguments.push_back(*subject);
      WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, matcher_.Match(open, true));
      for (const FrameMatch& match : matches) {
        if (!match.exact) continue;
        for (const Support& support : match.statement.supports) {
          WHENCE_ASSIGN_OR_RETURN(const Place place, PlaceOf(support));
          auto& known = spoken_[{place.document, place.span.begin}];
          known.insert(known.end(), words.begin(), words.end());
          if (places_.size() < kMostPassages) places_.push_back(place);
        }
      }
      break;  // what the claim is about
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<GraphVerifier::Place>> GraphVerifier::FindPlaces(const std::string& claim) {
  std::vector<Place> places;
  const auto add = [&](DocumentId document, ByteSpan span) {
    const bool there = std::any_of(places.begin(), places.end(), [&](const Place& other) {
      return other.document == document && other.span.begin == span.begin;
    });
    if (!there) places.push_back({document, span});
  };
  WHENCE_ASSIGN_OR_RETURN(std::vector<Passage> passages, SearchPassages(graph_, claim, kMostPassages, kLeastCoverage));
  // Who else did it is told by sentences that do not name the claim's subject.
  std::string others = claim;
  for (const size_t unit : SubjectPhrase(claim_)) {
    const ByteSpan span = claim_.units[unit].span;
    others.replace(span.begin, span.size(), span.size(), ' ');
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Passage> further,
                          SearchPassages(graph_, others, kMostFurther, kLeastCoverage));
  passages.insert(passages.end(), further.begin(), further.end());
  for (const Passage& passage : passages) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(passage.document, passage.ordinal));
    add(passage.document, sentence.span);
  }
  // What follows a near sentence and begins with "it" or "she" may go on about the same.
  for (const Passage& passage : passages) {
    WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph_.GetDocument(passage.document));
    if (passage.ordinal + 1 >= document.sentences || places.size() >= kMostPlaces) continue;
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo next, graph_.GetSentence(passage.document, passage.ordinal + 1));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph_, passage.document, next.span));
    if (!HoldsPronoun(std::string_view(text).substr(0, kOpening))) continue;
    add(passage.document, next.span);
  }
  for (const Place& place : places_) add(place.document, place.span);
  return places;
}

absl::StatusOr<Surroundings> GraphVerifier::SurroundingsOf(const Place& place, absl::flat_hash_set<std::string> known) {
  Surroundings around;
  around.known = std::move(known);
  WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph_.GetDocument(place.document));
  AddStems(document.title, around.title);
  WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> own, graph_.SentenceAt(place.document, place.span.begin));
  if (!own.has_value()) return around;
  bool chain = true;
  for (uint32_t back = 1; back <= kNearSentences && back <= own->ordinal; ++back) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(place.document, own->ordinal - back));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph_, place.document, sentence.span));
    // "It was built in 1910. It is high": both of whatever is named before them.
    std::optional<std::string> they;
    if (back == 1) {
      WHENCE_ASSIGN_OR_RETURN(const std::string own_text, ReadSentenceText(graph_, place.document, place.span));
      if (HoldsThey(own_text)) they = SubjectOfSeveral(texts_.reader().Read(text, false, &names_));
    }
    if (chain) AddStems(they.value_or(text), around.before);
    AddStems(text, around.near);
    chain = chain && HoldsPronoun(text);
  }
  return around;
}

}  // namespace whence
