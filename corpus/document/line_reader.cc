#include "corpus/document/line_reader.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/document/furniture.h"
#include "corpus/document/line_shape.h"
#include "corpus/document/text_line.h"
#include "corpus/document/text_table.h"
#include "corpus/document/value_run.h"
#include "corpus/document/word_shape.h"
#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr uint64_t kLongestWrappedLine = 150;  // bytes; a longer line is a paragraph of its own
constexpr uint64_t kLeastWidth = 40;           // of wrapped text
constexpr int kGuessedLevel = 2;

class LineReader {
 public:
  LineReader(std::string_view source, InlineMarkup markup, BlockBuilder* builder)
      : source_(source), lines_(SplitLines(source)), markup_(markup), builder_(*builder) {
    if (markdown()) StripQuotationMarks();
  }

  void Read() {
    SkipFrontMatter();
    while (at_ < lines_.size()) {
      if (lines_[at_].blank()) {
        builder_.Pause();
        ++at_;
        continue;
      }
      if (ReadFence() || ReadMarkedHeading() || ReadTable() || ReadListItem() || ReadAnswerMark() || ReadKey() ||
          ReadLinkRow() || ReadGuessedHeading()) {
        continue;
      }
      ReadParagraph();
    }
  }

 private:
  bool markdown() const { return markup_ == InlineMarkup::kMarkdown; }
  std::string_view Line(size_t i) const { return Slice(source_, lines_[i].span); }
  bool Blank(size_t i) const { return i >= lines_.size() || lines_[i].blank(); }
  bool BlankBefore(size_t i) const { return i == 0 || lines_[i - 1].blank(); }
  MappedText Text(ByteSpan span) const { return ReadableText(source_, span, markup_); }
  ByteSpan Part(size_t i, ByteSpan in_line) const {
    return {lines_[i].span.begin + in_line.begin, lines_[i].span.begin + in_line.end};
  }

  // "> " at the start of a line quotes; what is quoted is read like other text.
  void StripQuotationMarks() {
    for (TextLine& line : lines_) {
      while (!line.blank() && source_[line.span.begin] == '>') {
        ++line.span.begin;
        while (!line.blank() && (source_[line.span.begin] == ' ' || source_[line.span.begin] == '\t'))
          ++line.span.begin;
      }
    }
  }

  // "---", keys, "---" at the start of a Markdown file speak to programs; the title in it is the document's.
  void SkipFrontMatter() {
    if (!markdown() || lines_.empty() || Line(0) != "---") return;
    size_t end = 1;
    while (end < lines_.size() && end < 200 && Line(end) != "---") ++end;
    if (end >= lines_.size() || Line(end) != "---") return;
    for (size_t i = 1; i < end; ++i) {
      if (Line(i).substr(0, 6) != "title:") continue;
      const std::string_view title = Line(i).substr(6);
      const size_t begin = title.find_first_not_of(" \t\"'");
      if (begin == std::string_view::npos) continue;
      const size_t last = title.find_last_not_of(" \t\"'");
      const ByteSpan span = Part(i, {6 + begin, 6 + last + 1});
      builder_.AddTitle(Text(span), span);
    }
    at_ = end + 1;
  }

  // Fenced code is kept for the record.
  bool ReadFence() {
    const std::string_view fence = Line(at_).substr(0, 3);
    if (!markdown() || (fence != "```" && fence != "~~~")) return false;
    size_t end = at_ + 1;
    while (end < lines_.size() && Line(end).substr(0, 3) != fence) ++end;
    const size_t last = std::min(end, lines_.size() - 1);
    const ByteSpan span{lines_[at_].span.begin, lines_[last].span.end};
    builder_.AddFurniture(ReadableText(source_, span, InlineMarkup::kNone), span);
    at_ = last + 1;
    return true;
  }

  bool ReadMarkedHeading() {
    if (markdown()) {
      if (const auto heading = FindMarkdownHeading(Line(at_))) {
        MappedText text = Text(Part(at_, heading->text));
        if (!text.empty()) {
          builder_.AddHeading(std::move(text), lines_[at_].span, heading->level, HeadingEvidence::kMarked);
        }
        ++at_;
        return true;
      }
    }
    const char rule = UnderlineMark(Line(at_));
    if (rule != 0) {  // a rule between sections
      ++at_;
      builder_.Pause();
      return true;
    }
    if (at_ + 1 >= lines_.size() || lines_[at_ + 1].blank()) return false;
    const char underline = UnderlineMark(Line(at_ + 1));
    if (underline == 0 || Line(at_).size() > 200 || FindListMark(Line(at_))) return false;
    MappedText text = Text(lines_[at_].span);
    const ByteSpan span{lines_[at_].span.begin, lines_[at_ + 1].span.end};
    if (!text.empty()) {
      builder_.AddHeading(std::move(text), span, underline == '=' ? 1 : kGuessedLevel, HeadingEvidence::kMarked);
    }
    at_ += 2;
    return true;
  }

  bool ReadTable() {
    auto table = ReadPipeTable(source_, lines_, at_, markup_, &barren_);
    if (!table) table = ReadTextTable(source_, lines_, at_, markup_);
    if (!table) return false;
    at_ = std::max(table->next_line, at_ + 1);
    builder_.AddTable(*std::move(table));
    builder_.EndLists();
    return true;
  }

  // Whether a numbered line is a heading ("1. Introduction" with a text below) rather than an item of a list.
  bool IsNumberedHeading(size_t i) const {
    if (HeadingNumberDepth(Line(i)) == 0 || !LooksLikeHeading(Line(i), false)) return false;
    if (!BlankBefore(i) || !Blank(i + 1)) return false;
    size_t next = i + 1;
    while (next < lines_.size() && lines_[next].blank()) ++next;
    return next < lines_.size() && HeadingNumberDepth(Line(next)) == 0;
  }

  // The last line of the item or paragraph that starts at `first`: the lines that its text wraps onto.
  enum class Run : uint8_t { kProse, kItem, kOther };

  size_t LastWrappedLine(size_t first, Run run) {
    const uint32_t item_indent = run == Run::kItem ? lines_[first].indent : 0;
    size_t last = first;
    while (!Blank(last + 1) && !StartsBlock(last + 1) &&
           (Continues(last, last + 1, item_indent) || (run == Run::kProse && IsOneParagraph(last, last + 1)))) {
      ++last;
    }
    return last;
  }

  bool ReadListItem() {
    const auto mark = FindListMark(Line(at_));
    if (!mark || (mark->numbered && IsNumberedHeading(at_))) return false;
    // Bullets behind numbers, or the other way round, are another list.
    if (BlankBefore(at_) && mark->numbered != numbered_list_) builder_.EndLists();
    numbered_list_ = mark->numbered;
    const size_t last = LastWrappedLine(at_, Run::kItem);
    const ByteSpan span{lines_[at_].span.begin, lines_[last].span.end};
    const ByteSpan text{span.begin + mark->text_begin, span.end};
    const auto key = last == at_ ? FindKey(Slice(source_, text)) : std::nullopt;
    const bool opens = last + 1 < lines_.size() && !lines_[last + 1].blank() && FindListMark(Line(last + 1)) &&
                       lines_[last + 1].indent > lines_[at_].indent;
    if (key && (!key->value.empty() || opens)) {
      AddKey(*key, text, span, true);
    } else if (MappedText readable = Text(text); !readable.empty()) {
      builder_.AddListItem(std::move(readable), span, lines_[at_].indent);
    }
    at_ = last + 1;
    return true;
  }

  void AddKey(const KeyLine& line, ByteSpan text, ByteSpan span, bool in_list) {
    const auto in_source = [&text](ByteSpan part) { return ByteSpan{text.begin + part.begin, text.begin + part.end}; };
    MappedText key;
    for (const ByteSpan part : line.keys) {
      if (!key.empty()) key.AppendInserted(": ", {in_source(part).begin, in_source(part).begin});
      key.Append(Text(in_source(part)));
    }
    MappedText value = Text(in_source(line.value));
    if (key.empty()) return builder_.AddParagraph(Text(text), span);
    builder_.AddKeyValue(std::move(key), std::move(value), Text(text), span, lines_[at_].indent, in_list);
  }

  // "Q: When ...?" and "A: In 1949."
  bool ReadAnswerMark() {
    for (const std::string_view mark : {"Q:", "Q.", "Question:", "A:", "A.", "Answer:"}) {
      const std::string_view line = Line(at_);
      if (line.size() < mark.size() + 2 || line.substr(0, mark.size()) != mark || line[mark.size()] != ' ') continue;
      const bool question = mark[0] == 'Q';
      if (!question && mark == "A.") continue;  // "A. Smith"
      const size_t last = LastWrappedLine(at_, Run::kOther);
      const ByteSpan span{lines_[at_].span.begin, lines_[last].span.end};
      MappedText text = Text({span.begin + mark.size(), span.end});
      if (question && !LooksLikeQuestion(text.text())) return false;
      if (question) {
        builder_.AddHeading(std::move(text), span, kGuessedLevel + 1, HeadingEvidence::kMarked);
      } else {
        builder_.AddParagraph(std::move(text), span);
      }
      at_ = last + 1;
      return true;
    }
    return false;
  }

  bool ReadKey() {
    if (!IsKeyLine(at_) || IsTitleLine()) return false;
    const size_t last = Line(at_).back() == ':' ? at_ : LastWrappedLine(at_, Run::kOther);
    const ByteSpan span{lines_[at_].span.begin, lines_[last].span.end};
    const auto key = FindKey(Slice(source_, span));
    if (!key || (key->value.empty() && !OpensLines(at_))) return false;
    AddKey(*key, span, span, false);
    at_ = last + 1;
    return true;
  }

  // The first line of a text, standing alone, is its title with or without a colon ("Oslo: a city by the sea").
  bool IsTitleLine() const {
    return !builder_.HasBlocks() && BlankBefore(at_) && Blank(at_ + 1) && LooksLikeHeading(Line(at_), false);
  }

  bool IsKeyLine(size_t i) const {
    const std::string_view line = Line(i);
    const std::string_view head = line.substr(0, 160);
    if (head.find(':') == std::string_view::npos) return false;
    const auto key = FindKey(head);
    if (!key) return false;
    return !key->value.empty() || !AnnouncesList(line);
  }

  // "Members that joined in 1994:" announces what follows; "Land boundaries:" names it.
  static bool AnnouncesList(std::string_view line) {
    // "Unemployment (ages 15-24):" names what follows: the bracket belongs to the name.
    const std::string_view head = line.substr(0, line.find('('));
    if (head.find_first_of("0123456789") != std::string_view::npos) return true;
    const std::vector<ShapeWord> words = SplitShapeWords(line);
    return std::any_of(words.begin(), words.end(), [](const ShapeWord& word) {
      return word.core == "that" || word.core == "which" || word.core == "who" || word.core == "below" ||
             EqualsIgnoringCase(word.core, "following");
    });
  }

  // A key alone on its line is one only when lines stand right below it, or a list does.
  bool OpensLines(size_t i) const {
    if (!Blank(i + 1)) return !UnderlineMark(Line(i + 1));
    return i + 2 < lines_.size() && !lines_[i + 2].blank() && FindListMark(Line(i + 2)).has_value();
  }

  bool ReadGuessedHeading() {
    if (builder_.InKey()) return false;
    const std::string_view line = Line(at_);
    const bool alone = BlankBefore(at_) && Blank(at_ + 1);
    // With text right below, only a line that starts a group and is much shorter than what follows.
    const bool leads = BlankBefore(at_) && !Blank(at_ + 1) && Line(at_ + 1).size() > 2 * line.size() &&
                       Line(at_ + 1).size() > kLeastWidth && !StartsLower(Line(at_ + 1));
    if (LooksLikeQuestion(line) && (BlankBefore(at_) || EndsSentence(Line(at_ - 1))) && !IsWrapped(at_)) {
      builder_.AddHeading(Text(lines_[at_].span), lines_[at_].span, kGuessedLevel + 1, HeadingEvidence::kGuessed);
    } else if ((alone || leads) && !LooksLikeCaption(line) && LooksLikeHeading(line, !alone) &&
               !(markdown() && builder_.HasTitle() && leads) && !IsWholeText()) {
      const int level = kGuessedLevel + std::max(HeadingNumberDepth(line) - 1, 0);
      builder_.AddHeading(Text(lines_[at_].span), lines_[at_].span, level, HeadingEvidence::kGuessed);
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  // Whether the line is all there is: then it is text, whatever it looks like.
  bool IsWholeText() const {
    return at_ == 0 && std::all_of(lines_.begin() + 1, lines_.end(), [](const TextLine& line) { return line.blank(); });
  }

  bool ReadLinkRow() {
    if (!LooksLikeLinkRow(Line(at_))) return false;
    builder_.AddFurniture(Text(lines_[at_].span), lines_[at_].span);
    ++at_;
    return true;
  }

  void ReadParagraph() {
    const size_t last = LastWrappedLine(at_, Run::kProse);
    const ByteSpan span{lines_[at_].span.begin, lines_[last].span.end};
    MappedText text = Text(span);
    const bool short_line = span.size() <= 100 && !EndsSentence(Slice(source_, span));
    if (text.empty()) {
      // Markup alone, such as an image.
    } else if (builder_.InKey() && short_line) {
      builder_.AddListItem(std::move(text), span, lines_[at_].indent);
    } else {
      builder_.AddParagraph(std::move(text), span);
    }
    at_ = last + 1;
  }

  // Whether the line begins a block of its own, wherever it stands.
  bool StartsBlock(size_t i) const {
    const std::string_view line = Line(i);
    if (UnderlineMark(line) != 0) return true;
    if (markdown() && (FindMarkdownHeading(line) || line.substr(0, 3) == "```")) return true;
    if (const auto mark = FindListMark(line)) {
      // A wrapped sentence may go on with "- " or a number; a list starts behind a finished line.
      return !mark->numbered || EndsSentence(Line(i - 1)) || Line(i - 1).back() == ':' || FindListMark(Line(i - 1));
    }
    if (LooksLikeTitleRun(line) && (EndsSentence(Line(i - 1)) || LooksLikeTitleRun(Line(i - 1)))) return true;
    if (!IsKeyLine(i)) return false;
    const std::string_view before = Line(i - 1);
    if (EndsSentence(before) || IsKeyLine(i - 1)) return true;
    // "... stands on the outer / wall: the ...": a key in small letters does not end a line of text.
    return !IsWrapped(i) && !(StartsLower(line) && before.size() >= kLeastWidth);
  }

  // Longest line of the group of lines around i; groups are asked in order, so that each is measured once.
  uint64_t Width(size_t i) {
    if (i >= group_end_ || group_width_ == 0) {
      group_width_ = 0;
      for (group_end_ = i; group_end_ < lines_.size() && !lines_[group_end_].blank(); ++group_end_) {
        group_width_ = std::max<uint64_t>(group_width_, lines_[group_end_].span.size());
      }
    }
    return group_width_;
  }

  // Whether line i fills its group's width, so that the first word of the next one no longer fitted.
  bool Fills(size_t i, size_t next, uint64_t width) const {
    const std::string_view following = Line(next);
    const size_t word = std::min(following.find(' '), following.size());
    return width >= kLeastWidth && lines_[i].span.size() + 1 + word > width;
  }

  bool IsWrapped(size_t i) const {
    if (BlankBefore(i)) return false;
    const std::string_view before = Line(i - 1);
    if (before.size() > kLongestWrappedLine) return false;
    const std::string_view line = Line(i);
    const size_t word = std::min(line.find(' '), line.size());
    return !EndsSentence(before) && before.size() + 1 + word > std::max<size_t>(line.size(), kLeastWidth);
  }

  // Whether line `next` goes on with the text of line i.
  bool Continues(size_t i, size_t next, uint32_t item_indent) {
    const std::string_view line = Line(i);
    const std::string_view following = Line(next);
    if (following[0] == '(' && !EndsSentence(line)) return true;
    if (line.size() > kLongestWrappedLine) return StartsLower(following) && !EndsSentence(line) && !builder_.InKey();
    if (item_indent > 0 || lines_[next].indent > lines_[i].indent + 1) {
      if (lines_[next].indent > item_indent) return true;
    }
    if (StartsLower(following) && (!EndsSentence(line) || Fills(i, next, Width(i)))) return true;
    if (line.back() == ',' || line.back() == ';') return true;
    // "was sold in / 1931. The company": a preposition wants its year, however short the line.
    if (!builder_.InKey() && GoesOnFromNumber(following) && EndsBeforeTime(line)) return true;
    return Fills(i, next, Width(i)) && following.size() <= kLongestWrappedLine;
  }

  // "1931. The company", "5 May 1931", "12 men": a number with its noun, and neither "1. Ann Lee" nor "1950 The club".
  static bool GoesOnFromNumber(std::string_view line) {
    if (!IsAsciiDigit(line[0]) || FindListMark(line)) return false;
    const size_t blank = line.find(' ');
    if (blank == std::string_view::npos || blank + 1 >= line.size() || !IsAsciiAlnum(line[blank - 1])) return true;
    if (IsAsciiLower(line[blank + 1])) return true;
    constexpr size_t kLongestDate = 40;
    const std::vector<ValueRun> runs = SplitValueRuns(line.substr(0, kLongestDate));
    return !runs.empty() && runs.front().shape == ValueShape::kDate && runs.front().words > 1;
  }

  static bool EndsBeforeTime(std::string_view line) {
    const size_t blank = line.rfind(' ');
    return blank != std::string_view::npos &&
           IsOneOf(line.substr(blank + 1), {"in",    "on",   "of",     "by",    "to",      "and",    "from",  "since",
                                            "until", "till", "before", "after", "between", "around", "about", "during",
                                            "at",    "for",  "with",   "had",   "has",     "was",    "were",  "the"});
  }

  // Markup makes the lines of one text uneven, and Markdown has no lines within a paragraph.
  bool IsOneParagraph(size_t i, size_t next) const {
    return markdown() && !builder_.InKey() && Line(i).size() >= kLeastWidth && !EndsSentence(Line(i)) &&
           !IsKeyLine(next);
  }

  std::string_view source_;
  std::vector<TextLine> lines_;
  const InlineMarkup markup_;
  BlockBuilder& builder_;
  size_t at_ = 0;
  size_t barren_ = 0;  // of ReadPipeTable
  bool numbered_list_ = false;
  size_t group_end_ = 0;
  uint64_t group_width_ = 0;
};

}  // namespace

void ReadLines(std::string_view source, InlineMarkup markup, BlockBuilder* builder) {
  LineReader(source, markup, builder).Read();
}

}  // namespace whence
