#include "corpus/document/furniture.h"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/document/word_shape.h"

namespace whence {
namespace {

constexpr int kDecides = 2;         // signs that make a block furniture
constexpr size_t kProseWords = 12;  // a full sentence of so many words is text
constexpr size_t kLinkListLength = 3;
constexpr size_t kTitleRunWords = 10;  // a line of so many words that heads nothing may be a run of titles

bool IsHeading(const Block& block) { return block.kind == BlockKind::kHeading || block.kind == BlockKind::kTitle; }

bool IsProse(const Block& block) {
  if (block.kind != BlockKind::kParagraph) return false;
  const std::string_view text = block.text.text();
  return EndsSentence(text) && SplitShapeWords(text, kProseWords).size() >= kProseWords;
}

class FurnitureMarker {
 public:
  FurnitureMarker(const std::vector<bool>& guessed, Document* document)
      : guessed_(guessed), blocks_(document->blocks), title_(document->title) {}

  void Mark() {
    const bool about_examinations = IsAboutExaminations();
    std::vector<bool> furniture(blocks_.size());
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      if (block.kind == BlockKind::kTitle || block.kind == BlockKind::kTableRow) continue;
      furniture[i] = block.kind == BlockKind::kFurniture || IsFurniture(block, about_examinations);
    }
    MarkSections(&furniture);
    MarkLinkLists(&furniture);
    MarkBetween(&furniture);
    Apply(furniture);
  }

 private:
  // A page that speaks of examinations throughout is about them.
  bool IsAboutExaminations() const {
    if (ExaminationSigns(title_) > 0) return true;
    size_t prose = 0;
    size_t about = 0;
    for (const Block& block : blocks_) {
      if (!IsProse(block)) continue;
      ++prose;
      about += ExaminationSigns(block.text.text()) > 0;
    }
    return prose > 3 && about * 3 > prose;
  }

  bool IsFurniture(const Block& block, bool about_examinations) const {
    const std::string_view text = block.text.text();
    int signs = FurnitureSigns(text);
    if (signs >= kDecides && about_examinations) signs -= ExaminationSigns(text);
    if (signs >= kDecides) return true;
    if (IsHeading(block)) {
      const auto index = static_cast<size_t>(&block - blocks_.data());
      const bool bare = guessed_[index] && HasNoChildren(index) && SplitShapeWords(text).size() >= kTitleRunWords;
      return IsFurnitureHeading(text) || (bare && LooksLikeTitleRun(text));
    }
    const bool in_key = block.parent >= 0 && blocks_[static_cast<size_t>(block.parent)].kind == BlockKind::kKeyValue;
    return block.kind == BlockKind::kParagraph && !in_key && LooksLikeTitleRun(text);
  }

  // Everything below a furniture heading goes with it, up to the next heading of its level. A guessed heading decides
  // only over what is no prose: text that follows by chance stays text.
  void MarkSections(std::vector<bool>* furniture) const {
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      const int32_t parent = block.parent;
      const bool below = parent >= 0 && (*furniture)[static_cast<size_t>(parent)];
      if (!below || block.kind == BlockKind::kQuestion) continue;
      const Block& section = blocks_[static_cast<size_t>(parent)];
      const bool listed = IsHeading(section) ? IsFurnitureHeading(section.text.text()) : true;
      if (!listed) continue;
      if (IsProse(block) && guessed_[static_cast<size_t>(parent)] && FurnitureSigns(block.text.text()) == 0) continue;
      (*furniture)[i] = true;
    }
  }

  // Three and more guessed headings in a row, none with text below it, are a list of links when one of them stands in
  // furniture already; otherwise they are items of a list that lost its marks.
  void MarkLinkLists(std::vector<bool>* furniture) {
    for (size_t begin = 0; begin < blocks_.size();) {
      size_t end = begin;
      while (end < blocks_.size() && blocks_[end].kind == BlockKind::kHeading && guessed_[end]) ++end;
      // The last one heads what follows, unless nothing does.
      const bool headed = end < blocks_.size() && blocks_[end].kind != BlockKind::kHeading && !(*furniture)[end];
      const size_t last = headed && end > begin ? end - 1 : end;
      if (last >= begin + kLinkListLength) MarkLinkList(begin, last, furniture);
      begin = std::max(end, begin + 1);
    }
  }

  void MarkLinkList(size_t begin, size_t end, std::vector<bool>* furniture) {
    const bool links =
        std::find(furniture->begin() + static_cast<ptrdiff_t>(begin), furniture->begin() + static_cast<ptrdiff_t>(end),
                  true) != furniture->begin() + static_cast<ptrdiff_t>(end);
    for (size_t i = begin; i < end; ++i) {
      if (links) {
        (*furniture)[i] = true;
      } else if (i > begin && HasNoChildren(i)) {
        blocks_[i].kind = BlockKind::kListItem;
        blocks_[i].level = 1;
        blocks_[i].parent = static_cast<int32_t>(begin);
      }
    }
  }

  bool HasNoChildren(size_t i) const {
    return i + 1 >= blocks_.size() || blocks_[i + 1].parent != static_cast<int32_t>(i);
  }

  // A line without a sentence between two pieces of furniture is furniture.
  void MarkBetween(std::vector<bool>* furniture) const {
    for (size_t i = 1; i + 1 < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      const bool line = block.kind == BlockKind::kParagraph || block.kind == BlockKind::kListItem ||
                        (block.kind == BlockKind::kHeading && guessed_[i] && HasNoChildren(i));
      if (!line || !(*furniture)[i - 1] || !(*furniture)[i + 1]) continue;
      if (!IsProse(block) && !EndsSentence(block.text.text())) (*furniture)[i] = true;
    }
  }

  // Furniture keeps no structure; what is left and stood under it goes to the nearest parent that is text.
  void Apply(const std::vector<bool>& furniture) {
    for (size_t i = 0; i < blocks_.size(); ++i) {
      Block& block = blocks_[i];
      while (block.parent >= 0 && furniture[static_cast<size_t>(block.parent)]) {
        block.parent = blocks_[static_cast<size_t>(block.parent)].parent;
      }
      if (!furniture[i]) continue;
      block.kind = BlockKind::kFurniture;
      block.level = 0;
      block.table = -1;
      block.cells.clear();
      block.key = MappedText();
      block.value = MappedText();
    }
  }

  const std::vector<bool>& guessed_;
  std::vector<Block>& blocks_;
  const std::string& title_;
};

}  // namespace

void MarkFurniture(const std::vector<bool>& guessed, Document* document) { FurnitureMarker(guessed, document).Mark(); }

}  // namespace whence
