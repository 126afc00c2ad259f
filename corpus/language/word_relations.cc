#include "corpus/language/word_relations.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "absl/types/span.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// Reads a varint at `at` and moves on; 0 behind the end.
uint32_t TakeVarint(std::string_view bytes, size_t& at) {
  uint32_t value = 0;
  for (int shift = 0; shift < 35 && at < bytes.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    value |= static_cast<uint32_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) break;
  }
  return value;
}

// Whether a node is in both. Without an end before the end, which lets the processor compare several at once.
bool Meet(absl::Span<const uint32_t> a, absl::Span<const uint32_t> b) {
  if (a.size() > b.size()) std::swap(a, b);
  uint32_t met = 0;
  for (const uint32_t node : a) {
    for (const uint32_t other : b) met |= node == other ? 1u : 0u;
  }
  return met != 0;
}

}  // namespace

absl::StatusOr<std::unique_ptr<WordRelations>> WordRelations::Load(const std::string& path) {
  WHENCE_ASSIGN_OR_RETURN(ModelFile mapped, ModelFile::Map(path));
  std::unique_ptr<WordRelations> relations(new WordRelations(std::move(mapped)));
  const ModelFile& file = relations->file_;
  WHENCE_ASSIGN_OR_RETURN(const std::string_view words, file.Section("lemmas"));
  WHENCE_ASSIGN_OR_RETURN(relations->words_, StringTable::FromBytes(words));
  WHENCE_ASSIGN_OR_RETURN(relations->senses_, file.Section("senses"));
  WHENCE_ASSIGN_OR_RETURN(relations->places_, file.Section("places"));
  WHENCE_ASSIGN_OR_RETURN(relations->topics_, file.Section("topics"));
  WHENCE_ASSIGN_OR_RETURN(relations->nodes_, file.Section("nodes"));
  return relations;
}

WordRelations::Word WordRelations::Senses(uint64_t hash, WordPos pos) const {
  Word word;
  word.pos = pos;
  const std::optional<uint32_t> place = words_.Find(hash);
  if (!place.has_value() || *place >= senses_.size()) return word;
  size_t at = *place;
  const auto head = static_cast<unsigned char>(senses_[at++]);
  word.common = head >> 4;
  const size_t count = std::min<size_t>(head & 0xF, kMostSenses);
  for (size_t i = 0; i < count; ++i) word.senses.push_back(TakeVarint(senses_, at));
  if (count > 0 && word.senses[0] < topics_.size()) {
    const auto topic = static_cast<uint8_t>(topics_[word.senses[0]]);
    word.topic = topic <= static_cast<uint8_t>(WordTopic::kWork) ? static_cast<WordTopic>(topic) : WordTopic::kOther;
  }
  return word;
}

void WordRelations::AddLinks(uint32_t node, Nodes* wider, Nodes* opposites, Nodes* derived) const {
  if ((static_cast<size_t>(node) + 1) * sizeof(uint32_t) > places_.size()) return;
  uint32_t place = 0;
  std::memcpy(&place, places_.data() + sizeof(uint32_t) * static_cast<size_t>(node), sizeof(place));
  size_t at = place;
  size_t wanted = derived != nullptr ? 3 : opposites != nullptr ? 2 : 1;
  for (Nodes* list : {wider, opposites, derived}) {
    if (wanted-- == 0) return;
    const uint32_t count = std::min<uint32_t>(TakeVarint(nodes_, at), 64);
    for (uint32_t i = 0; i < count; ++i) {
      const uint32_t other = TakeVarint(nodes_, at);
      if (list != nullptr) list->push_back(other);
    }
  }
}

std::shared_ptr<const WordRelations::Links> WordRelations::LinksOf(const Word& word) const {
  if (word.senses.empty()) return nullptr;
  auto links = std::make_shared<Links>();
  for (const uint32_t node : word.senses) AddLinks(node, &links->wider, &links->opposites, &links->derived);
  // A generation is what the last one added.
  links->ancestors = links->wider;
  size_t begin = 0;
  for (int i = 1; i < kMostGenerations; ++i) {
    const size_t end = links->ancestors.size();
    Nodes* const opposites = i == 1 ? &links->wider_opposites : nullptr;
    for (size_t k = begin; k < end; ++k) AddLinks(links->ancestors[k], &links->ancestors, opposites, nullptr);
    begin = end;
  }
  return links;
}

WordRelations::Word WordRelations::Find(std::string_view lemma, WordPos pos) const {
  const uint64_t hash = Hash(lemma, pos);
  const ObjectPool<Memory>::Lease memory = memories_.Take();
  Remembered& place = (*memory)[hash % kRemembered];
  if (place.hash != hash || !place.word.has_value() || place.word->pos != pos) {
    Word word = Senses(hash, pos);
    word.links = LinksOf(word);
    place = {hash, std::move(word)};
  }
  return *place.word;
}

bool WordRelations::IsKind(const Word& noun, const Word& kind) const {
  constexpr size_t kMostAbove = 64;  // senses
  if (noun.senses.empty() || kind.senses.empty()) return false;
  Nodes above = {noun.senses.front()};
  for (size_t i = 0; i < above.size() && above.size() < kMostAbove; ++i) {
    if (above[i] == kind.senses.front()) return true;
    AddLinks(above[i], &above, nullptr, nullptr);
  }
  return std::find(above.begin(), above.end(), kind.senses.front()) != above.end();
}

WordRelation WordRelations::Relate(const Word& a, const Word& b) {
  if (a.senses.empty() || b.senses.empty()) return WordRelation::kNone;
  const Links& of_a = *a.links;
  const Links& of_b = *b.links;
  if (a.pos == b.pos && Meet(a.senses, b.senses)) return WordRelation::kSynonym;
  if (Meet(of_a.derived, b.senses) || Meet(of_b.derived, a.senses)) return WordRelation::kDerived;
  if (a.pos != b.pos) return WordRelation::kNone;
  // An opposite of the wider word is one, too: "tiny" is small, and so the opposite of "large". Nouns go too far so.
  bool opposite = Meet(of_a.opposites, b.senses);
  if (a.pos != WordPos::kNoun) {
    opposite = opposite || Meet(of_a.wider_opposites, b.senses) || Meet(of_a.opposites, of_b.wider) ||
               (a.pos == WordPos::kAdjective && Meet(of_a.wider_opposites, of_b.wider));
  }
  if (opposite) return WordRelation::kOpposite;
  if (Meet(of_a.ancestors, b.senses)) return WordRelation::kNarrower;
  if (Meet(of_b.ancestors, a.senses)) return WordRelation::kBroader;
  return Meet(of_a.wider, of_b.wider) ? WordRelation::kSister : WordRelation::kNone;
}

}  // namespace whence
