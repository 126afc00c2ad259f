#include "engine/ingest/topics.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "re2/re2.h"

namespace whence {
namespace {

// The longest heading that can be a name, in bytes.
constexpr size_t kLongestName = 100;

// The first name in a heading; the whole heading where the analyser finds none.
Topics::Topic ReadHeading(const Block& block, const Analyzer& analyzer) {
  const MappedText& heading = block.text;
  Topics::Topic topic;
  topic.heading = block.span;
  const Analysis analysis = analyzer.AnalyzeSentence(heading.text());
  ByteSpan span{0, heading.text().size()};
  if (!analysis.sentences().empty()) {
    for (const Token& token : analysis.sentences().front().tokens) {
      if (!IsName(token)) continue;
      span = token.span;
      topic.name = std::string(token.form);
      topic.acronym = std::string(token.acronym);
      topic.is_organisation = token.type == EntityType::kOrganisation || !topic.acronym.empty();
      break;
    }
  }
  if (topic.name.empty()) topic.name = heading.text();
  topic.span = heading.ToSource(span);
  return topic;
}

bool IsLetter(char c) { return IsAsciiLetter(c) || IsPastAscii(c); }

// How a document uses its headings in its text. Views the document. Cost: of the first question, the sorting of the
// words; of a later one, a search.
class HeadingUse {
 public:
  explicit HeadingUse(const Document& document) : document_(document) {}

  // Whether running text uses the heading as a name: as written, and inside a sentence, where a capital means
  // something. "Geography" stands over many sections and inside no sentence.
  bool IsName(std::string_view heading) {
    if (!inside_.has_value()) {
      inside_.emplace();
      for (const Block& block : document_.blocks) {
        if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kListItem) continue;
        AddPlaces(block, *inside_, [](std::string_view text, size_t at) {
          return at >= 2 && text[at - 1] == ' ' && IsAsciiLower(text[at - 2]);
        });
      }
      std::sort(inside_->begin(), inside_->end());
    }
    const auto place = std::lower_bound(inside_->begin(), inside_->end(), heading);
    return place != inside_->end() && place->starts_with(heading) && !IsCommonNoun(heading);
  }

 private:
  using Places = std::vector<std::string_view>;  // what stands there, and some bytes behind it

  template <typename Wanted>
  static void AddPlaces(const Block& block, Places& places, Wanted wanted) {
    const std::string_view text = block.text.text();
    for (size_t at = 0; at < text.size(); ++at) {
      if (wanted(text, at)) places.push_back(text.substr(at, kLongestName + 1));
    }
  }

  // Whether the document writes the heading's words small: "Government" stands inside sentences with a capital, too,
  // but what is also called "the government" is no name of its own.
  bool IsCommonNoun(std::string_view heading) {
    std::string lower(heading);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    if (lower == heading) return true;
    if (!words_.has_value()) {
      words_.emplace();
      for (const Block& block : document_.blocks) {
        AddPlaces(block, *words_, [](std::string_view text, size_t at) {
          return !IsAsciiUpper(text[at]) && (at == 0 || !IsLetter(text[at - 1]));
        });
      }
      std::sort(words_->begin(), words_->end());
    }
    for (auto word = std::lower_bound(words_->begin(), words_->end(), lower);
         word != words_->end() && word->starts_with(lower); ++word) {
      if (word->size() == lower.size() || !IsLetter((*word)[lower.size()])) return true;
    }
    return false;
  }

  const Document& document_;
  std::optional<Places> inside_;  // behind a small letter and a blank
  std::optional<Places> words_;   // where a word may begin, written small
};

// "Lark 3", "Lark K2": whether what stands behind the name is the number of one of several that are called so.
bool IsNumberedName(std::string_view title, std::string_view name) {
  if (title.size() <= name.size() + 1 || !title.starts_with(name) || title[name.size()] != ' ') return false;
  static const RE2* const number = new RE2(R"([A-Z]{0,3}-?[0-9]{1,3}[A-Z]?)");
  const std::string_view rest = title.substr(name.size() + 1);
  return RE2::FullMatch(re2::StringPiece(rest.data(), rest.size()), *number);
}

// "Saltwater Convention" where only the second word was taken for a name: the whole title, where all of it has capitals
// and the text uses it; "Lark 3" where "Lark" was.
void TakeWholeTitle(const Block& block, const Document& document, Topics::Topic& topic) {
  const std::string& title = block.text.text();
  if (!topic.acronym.empty() || title.size() <= topic.name.size() || title.size() > kLongestName) return;
  const bool numbered = IsNumberedName(title, topic.name);
  if (!numbered && !title.ends_with(topic.name)) return;
  for (size_t begin = 0; !numbered && begin < title.size() - topic.name.size();) {
    if (!IsAsciiUpper(title[begin])) return;
    const size_t end = title.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'-", begin);
    if (end == std::string::npos || title[end] != ' ') return;
    begin = end + 1;
  }
  const bool used = std::any_of(document.blocks.begin(), document.blocks.end(), [&](const Block& other) {
    return other.kind == BlockKind::kParagraph && other.text.text().find(title) != std::string::npos;
  });
  if (!used) return;
  topic.name = title;
  topic.span = block.text.ToSource({0, title.size()});
}

bool IsHeading(const Block& block) {
  return block.kind == BlockKind::kHeading && !block.text.empty() && block.text.text().size() <= kLongestName;
}

// "Orn Ferries (OF), also called the White Line, is a company": what the first sentence of a text without a title says
// what it is. Nothing where it begins otherwise.
std::optional<Topics::Topic> ReadOpening(const Document& document, const Analyzer& analyzer) {
  const auto opening = std::find_if(document.blocks.begin(), document.blocks.end(),
                                    [](const Block& block) { return block.kind != BlockKind::kFurniture; });
  if (opening == document.blocks.end() || opening->kind != BlockKind::kParagraph) return std::nullopt;
  constexpr size_t kLongestOpening = 600;
  const std::string& text = opening->text.text();
  const Analysis analysis = analyzer.Analyze(std::string_view(text).substr(0, kLongestOpening));
  if (analysis.sentences().empty()) return std::nullopt;
  const Sentence& sentence = analysis.sentences().front();
  const size_t at = !sentence.tokens.empty() && sentence.tokens.front().lemma == "the" ? 1 : 0;
  if (at >= sentence.tokens.size() || !IsName(sentence.tokens[at])) return std::nullopt;
  const Token& name = sentence.tokens[at];
  static const RE2* const defined =
      new RE2(R"((?:\s*\([^()]{0,300}\))*(?:\s*,[^.;()]{1,150}?,)?\s+(?:is|was|are|were)\s+(?:an?|the|one)\s)");
  const std::string_view rest = std::string_view(text).substr(name.span.end);
  re2::StringPiece behind(rest.data(), rest.size());
  if (!RE2::Consume(&behind, *defined)) return std::nullopt;
  Topics::Topic topic;
  topic.name = std::string(name.form);
  topic.acronym = std::string(name.acronym);
  topic.is_organisation = name.type == EntityType::kOrganisation || !topic.acronym.empty();
  topic.span = opening->text.ToSource(name.span);
  topic.heading = topic.span;
  return topic;
}

}  // namespace

Topics::Topics(const Document& document, const Analyzer& analyzer) {
  topics_.emplace_back();
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kTitle) {
      topics_[0] = ReadHeading(block, analyzer);
      TakeWholeTitle(block, document, topics_[0]);
      break;
    }
  }
  if (topics_[0].name.empty()) {
    if (std::optional<Topic> opening = ReadOpening(document, analyzer)) topics_[0] = *std::move(opening);
  }
  if (topics_[0].name.empty()) topics_[0].name = document.title;

  // A block comes after its parent, so one pass settles all.
  of_block_.assign(document.blocks.size(), 0);
  HeadingUse uses(document);
  for (size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.parent >= 0 && static_cast<size_t>(block.parent) < i) of_block_[i] = of_block_[block.parent];
    if (!IsHeading(block)) continue;
    Topic topic = ReadHeading(block, analyzer);
    const bool whole = topic.span.size() + (topic.acronym.empty() ? 0 : topic.acronym.size() + 3) >=
                       block.text.ToSource({0, block.text.text().size()}).size();
    if (!whole || !uses.IsName(topic.name)) continue;
    of_block_[i] = topics_.size();
    topics_.push_back(std::move(topic));
  }
}

}  // namespace whence
