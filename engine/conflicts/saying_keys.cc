// What SayingReader takes for one thing.

#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "engine/conflicts/saying.h"
#include "engine/frames/phrase.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/sentence_text.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr size_t kMostWords = 8;        // of a description that tells a thing from others
constexpr size_t kLongestName = 6;      // words of a name that a document opens with
constexpr uint64_t kOpening = 300;      // bytes of a sentence that are looked at for what it is about
constexpr uint64_t kMostText = 40000;   // of a document in which a thing has to be the only one of its kind
constexpr uint32_t kMostHeadLines = 4;  // above the first sentence of a text without a title
constexpr size_t kMostOfTopic = 200;    // triples that may say what a topic is
constexpr size_t kMostKept = 200000;
constexpr size_t kOfThe = std::string_view(" of the ").size();

// "The castle of Garvel" -> "castle of garvel"; nothing where no name stands in it.
std::string NamedPhrase(std::string_view phrase) {
  std::vector<std::string> words = absl::StrSplit(ToAbsl(phrase), ' ', absl::SkipEmpty());
  const bool article = !words.empty() && IsOneOf(AsciiLowered(words[0]), {"the", "a", "an"});
  if (article) words.erase(words.begin());
  if (words.size() < 2 || words.size() > kMostWords) return {};
  bool named = false;
  std::string folded;
  for (size_t i = 0; i < words.size(); ++i) {
    named = named || ((i > 0 || article) && IsAsciiUpper(words[i].front()));
    folded += StrCat(i > 0 ? " " : "", FoldName(words[i]));
  }
  return named ? folded : std::string();
}

// "the old boathouse" -> "old boathouse"; nothing of what is not definite.
std::string DefinitePhrase(std::string_view phrase) {
  const std::string lowered = AsciiLowered(phrase);
  for (const std::string_view article : {"the ", "its ", "their "}) {
    if (lowered.starts_with(article)) return FoldName(phrase.substr(article.size()));
  }
  return {};
}

bool EndsSentence(std::string_view text) {
  const size_t last = text.find_last_not_of(" \t\r\n\"')");
  return last != std::string_view::npos && IsOneOf(text.substr(last, 1), {".", "!", "?"});
}

// Whether the words stand in the text as whole words.
bool Holds(std::string_view text, std::string_view words) {
  for (size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const size_t end = at + words.size();
    const auto is_letter = [&](size_t i) { return IsAsciiLetter(text[i]); };
    if ((at == 0 || !is_letter(at - 1)) && (end == text.size() || !is_letter(end))) return true;
  }
  return false;
}

}  // namespace

std::string SayingReader::PlacedPhrase(std::string_view phrase, std::string_view place) {
  return place.empty() ? std::string() : NamedPhrase(StrCat(phrase, " in ", place));
}

absl::StatusOr<std::optional<TermId>> SayingReader::BearerOf(std::string_view name) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> matches, graph_.FindAlias(FoldName(name)));
  for (const AliasMatch& match : matches) {
    if (match.name != name || (match.kind != AliasKind::kName && match.kind != AliasKind::kAcronym)) continue;
    WHENCE_ASSIGN_OR_RETURN(const Term* term, Decode(match.entity));
    if (term->lexical.find('~') == std::string::npos) return std::optional<TermId>(match.entity);
  }
  return std::optional<TermId>();
}

absl::StatusOr<std::string> SayingReader::KeyOfEntity(TermId id) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> same, SameEntities(graph_, {id}));
  WHENCE_ASSIGN_OR_RETURN(const Term* first, Decode(same.empty() ? id : same.front()));
  return first->lexical;
}

absl::StatusOr<std::string> SayingReader::KeyOf(TermId id, DocumentId document) {
  if (keys_.size() > kMostKept) keys_.clear();
  WHENCE_ASSIGN_OR_RETURN(const Term* term, Decode(id));
  const bool described = term->IsLiteral() || term->lexical.find('~') != std::string::npos;
  const std::pair<TermId, DocumentId> place(id, described ? document : DocumentId());
  if (const auto known = keys_.find(place); known != keys_.end()) return known->second;
  std::string key, phrase;
  if (term->IsLiteral()) {
    phrase = term->lexical;
    WHENCE_ASSIGN_OR_RETURN(key, KeyOfOwned(phrase, document));
    if (key.empty()) key = NamedPhrase(phrase);
  } else {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph_.AliasesOf(id));
    const bool named = std::any_of(aliases.begin(), aliases.end(), [](const AliasMatch& alias) {
      return alias.kind == AliasKind::kName || alias.kind == AliasKind::kAcronym;
    });
    if (named) {
      WHENCE_ASSIGN_OR_RETURN(key, KeyOfEntity(id));
    } else {
      WHENCE_ASSIGN_OR_RETURN(phrase, DisplayName(graph_, id));
      WHENCE_ASSIGN_OR_RETURN(key, KeyOfOwned(phrase, document));
      if (key.empty()) key = NamedPhrase(phrase);
    }
  }
  // "Pylon" at the beginning of a sentence is what has the name elsewhere.
  if (key.empty() && !phrase.empty() && IsAsciiUpper(phrase.front()) && phrase.find(' ') == std::string::npos) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> bearer, BearerOf(phrase));
    if (bearer.has_value()) {
      WHENCE_ASSIGN_OR_RETURN(key, KeyOfEntity(*bearer));
    }
  }
  if (key.empty() && described) {
    WHENCE_ASSIGN_OR_RETURN(key, KeyOfPart(phrase, document));
  }
  keys_[place] = key;
  return key;
}

absl::StatusOr<std::string> SayingReader::KeyOfOwned(std::string_view phrase, DocumentId document) {
  // "Fort Calder's gate", "the gate of Fort Calder"
  std::string_view owner, part;
  if (const size_t possessive = phrase.find("'s "); possessive != std::string_view::npos) {
    owner = phrase.substr(0, possessive);
    part = phrase.substr(possessive + 3);
  } else if (const size_t of = phrase.find(" of "); of != std::string_view::npos) {
    owner = phrase.substr(of + 4);
    part = phrase.substr(0, of);
    if (!DefinitePhrase(part).empty()) part.remove_prefix(part.find(' ') + 1);
  }
  for (const std::string_view article : {"the ", "The "}) {
    if (owner.starts_with(article)) owner.remove_prefix(article.size());
  }
  if (owner.empty() || part.empty() || !IsAsciiUpper(owner.front()) || IsAsciiUpper(part.front())) return std::string();
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> bearer, BearerOf(owner));
  if (!bearer.has_value()) return std::string();
  WHENCE_ASSIGN_OR_RETURN(const std::string text, TextOf(document));
  // "Lunn Mill" says itself what it is.
  const std::string kind =
      owner.find(' ') == std::string_view::npos ? "" : AsciiLowered(owner.substr(owner.rfind(' ') + 1));
  const bool told = IsIn(WordList::kBuilt, kind) || IsIn(WordList::kVessel, kind) || IsIn(WordList::kBusiness, kind);
  WHENCE_ASSIGN_OR_RETURN(const bool one, HasOneOfEach(*bearer, told ? StrCat(text, " the ", kind) : text));
  if (!one) return std::string();
  // "Fort Calder's gate", where it has three gates, is any of them.
  const std::string folded = FoldName(part);
  if (Holds(FoldName(text), StrCat(folded.substr(folded.rfind(' ') + 1), "s"))) return std::string();
  WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOfEntity(*bearer));
  return StrCat(key, ":", folded);
}

absl::StatusOr<std::string> SayingReader::KeyOfPart(std::string_view phrase, DocumentId document) {
  const std::string part = DefinitePhrase(phrase);
  if (part.empty() || std::count(part.begin(), part.end(), ' ') >= static_cast<ptrdiff_t>(kMostWords))
    return part.substr(0, 0);
  WHENCE_ASSIGN_OR_RETURN(const Topic* topic, TopicOf(document));
  // "The lighthouse of the fort" is that of Fort Calder.
  if (const size_t of = part.find(" of the "); of != std::string::npos) {
    const std::string owner = part.substr(of + kOfThe);
    const bool theirs = owner.find(' ') == std::string::npos && !topic->name.empty() &&
                        StrCat(" ", topic->name, " ").find(StrCat(" ", owner, " ")) != std::string::npos;
    if (theirs) return StrCat(topic->entity, ":", part.substr(0, of));
  }
  const std::string head = HeadPhrase(part);
  const std::string noun = head.substr(head.rfind(' ') + 1);
  if (rules_.Lists(ConflictList::kVague, noun)) return std::string();
  if (topic->key.empty()) return std::string();
  // "The tower", where it has two of them, is either.
  const bool bare = head.find(' ') == std::string::npos;
  const bool several = topic->words.find(StrCat(" ", noun, "s ")) != std::string::npos;
  if (bare && several) return std::string();
  return StrCat(topic->key, ":", part);
}

absl::StatusOr<std::string> SayingReader::TextOf(DocumentId document) {
  WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph_.GetDocument(document));
  return ReadSentenceText(graph_, document, ByteSpan{0, std::min(info.bytes, kMostText)});
}

absl::StatusOr<const SayingReader::Topic*> SayingReader::TopicOf(DocumentId document) {
  if (const auto known = topics_.find(document); known != topics_.end()) return known->second.get();
  auto topic = std::make_unique<Topic>();
  WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph_.GetDocument(document));
  WHENCE_ASSIGN_OR_RETURN(const std::string text, TextOf(document));
  const auto take = [&](std::string_view from) -> absl::Status {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> named, FirstNamed(from));
    if (!named.has_value()) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(const std::string name, DisplayName(graph_, *named));
    topic->name = FoldName(name);
    WHENCE_ASSIGN_OR_RETURN(const bool has_parts, HasOneOfEach(*named, text));
    WHENCE_ASSIGN_OR_RETURN(topic->entity, KeyOfEntity(*named));
    if (!has_parts) return absl::OkStatus();
    topic->key = topic->entity;
    topic->words = StrCat(" ", FoldName(text), " ");
    return absl::OkStatus();
  };
  if (info.title != std::filesystem::path(info.name).stem().string()) WHENCE_RETURN_IF_ERROR(take(info.title));
  // "The Lund Gazette, 4 March 1962" above a text says where it was printed, and nothing of what it is about.
  for (uint32_t i = 0; topic->key.empty() && i < std::min(info.sentences, kMostHeadLines); ++i) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo first, graph_.GetSentence(document, i));
    ByteSpan span = first.span;
    span.end = std::min(span.end, span.begin + kOpening);
    WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadSentenceText(graph_, document, span));
    const bool head = span.end == first.span.end && !EndsSentence(sentence);
    if (head && i + 1 < info.sentences) continue;
    WHENCE_RETURN_IF_ERROR(take(sentence));
    break;
  }
  return topics_.emplace(document, std::move(topic)).first->second.get();
}

absl::StatusOr<std::optional<TermId>> SayingReader::FirstNamed(std::string_view text) {
  std::vector<std::string> words;
  for (absl::string_view word : absl::StrSplit(ToAbsl(text), absl::ByAnyChar(" \t\n\r"), absl::SkipEmpty())) {
    words.emplace_back(word);
  }
  for (size_t i = 0; i < words.size(); ++i) {
    if (!IsAsciiUpper(words[i].front())) continue;
    std::string name;
    std::optional<TermId> longest;
    for (size_t j = i; j < words.size() && j < i + kLongestName; ++j) {
      name += StrCat(j > i ? " " : "", words[j]);
      const std::string bare = name.substr(0, name.find_last_not_of(",.;:!?()'\"") + 1);
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> bearer, BearerOf(bare));
      if (bearer.has_value()) longest = bearer;
      if (bare.size() < name.size()) break;
    }
    if (longest.has_value()) return longest;
  }
  return std::optional<TermId>();
}

absl::StatusOr<bool> SayingReader::HasOneOfEach(TermId topic, std::string_view text) {
  // "The foundry" is what the Kestrel Foundry is.
  WHENCE_ASSIGN_OR_RETURN(const std::string name, DisplayName(graph_, topic));
  const std::string kind = name.find(' ') == std::string::npos ? "" : AsciiLowered(name.substr(name.rfind(' ') + 1));
  if (rules_.Lists(ConflictList::kWide, kind) || rules_.Lists(ConflictList::kSettled, kind)) return false;
  bool known = !kind.empty() && (Holds(text, StrCat("the ", kind)) || Holds(text, StrCat("The ", kind)));
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> same, SameEntities(graph_, {topic}));
  for (const TermId one : same) {
    size_t steps = 0;
    for (auto cursor = graph_.Scan({one, std::nullopt, std::nullopt}); cursor->Valid() && steps < kMostOfTopic;
         cursor->Next(), ++steps) {
      WHENCE_ASSIGN_OR_RETURN(const Term* object, Decode(cursor->triple().object));
      if (!object->IsLiteral()) {
        if (object->lexical.ends_with("/person")) return false;
        continue;
      }
      WHENCE_ASSIGN_OR_RETURN(const Term* predicate, Decode(cursor->triple().predicate));
      if (PredicateName(predicate->lexical) != "be") continue;
      const std::string head = HeadPhrase(object->lexical);
      const std::string noun = head.substr(head.rfind(' ') + 1);
      if (rules_.Lists(ConflictList::kWide, noun) || rules_.Lists(ConflictList::kSettled, noun)) return false;
      known = known || IsIndefinite(object->lexical);
    }
  }
  return known;
}

}  // namespace whence
