#include "corpus/language/tag_set.h"

#include <optional>

#include "graph/base/status.h"

namespace whence {

absl::StatusOr<TagSet> TagSet::FromText(std::string_view text) {
  std::vector<Tag> tags;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const size_t blank = line.find(' ');
    if (blank == std::string_view::npos) return DataLoss("tag set: line without two tags");
    const std::optional<Upos> upos = FindUpos(line.substr(0, blank));
    const std::optional<Xpos> xpos = FindXpos(line.substr(blank + 1));
    if (!upos || !xpos) return DataLoss("tag set: unknown tag in ", line);
    tags.push_back({*upos, *xpos});
  }
  if (tags.empty() || tags.size() > kMostTags) return DataLoss("tag set: ", tags.size(), " tags");
  return TagSet(std::move(tags));
}

std::string TagSet::ToText() const {
  std::string text;
  for (const Tag tag : tags_) text += StrCat(UposName(tag.upos), " ", XposName(tag.xpos), "\n");
  return text;
}

int TagSet::Find(Tag tag) const {
  for (size_t i = 0; i < tags_.size(); ++i) {
    if (tags_[i] == tag) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace whence
