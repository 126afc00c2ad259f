#ifndef WHENCE_CORPUS_LANGUAGE_TAG_SET_H_
#define WHENCE_CORPUS_LANGUAGE_TAG_SET_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/token.h"

namespace whence {

// A pair of tags as the tagger predicts them.
struct Tag {
  Upos upos = Upos::kX;
  Xpos xpos = Xpos::kNone;
  friend auto operator<=>(const Tag&, const Tag&) = default;
};

// The tags that a model knows, in the order of the tagger's classes.
class TagSet {
 public:
  static constexpr size_t kMostTags = 128;

  TagSet() = default;
  explicit TagSet(std::vector<Tag> tags) : tags_(std::move(tags)) {}

  // Lines "UPOS XPOS". DataLoss when there is none, too many, or one with an unknown name.
  static absl::StatusOr<TagSet> FromText(std::string_view text);
  std::string ToText() const;

  int size() const { return static_cast<int>(tags_.size()); }
  Tag operator[](int index) const { return tags_[static_cast<size_t>(index)]; }
  int Find(Tag tag) const;  // -1: none. Linear

 private:
  std::vector<Tag> tags_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TAG_SET_H_
