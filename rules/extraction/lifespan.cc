#include "rules/extraction/lifespan.h"

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"

namespace whence {
namespace {

constexpr int kShortestLife = 15;
constexpr int kLongestLife = 115;

bool IsDash(std::string_view form) { return IsOneOf(form, {"–", "-", "—", "−", ";", "to"}); }

// Where the two dates of a token stand in the text; the whole token for each where no dash parts them.
std::pair<ByteSpan, ByteSpan> Halves(const Token& token) {
  for (const std::string_view dash : {"–", "—", "−", "-"}) {
    const size_t at = token.form.find(dash);
    if (at == std::string_view::npos || token.form.size() != token.span.size()) continue;
    const size_t left = TrimAscii(token.form.substr(0, at)).size();
    const size_t right = TrimAscii(token.form.substr(at + dash.size())).size();
    return {{token.span.begin, token.span.begin + static_cast<uint32_t>(left)},
            {token.span.end - static_cast<uint32_t>(right), token.span.end}};
  }
  return {token.span, token.span};
}

// Reads what stands between one "(" and its ")".
class Reader {
 public:
  Reader(const SentenceTree& tree, int32_t open) : tree_(tree), at_(open + 1) {}

  // The events, empty where anything else stands in the brackets.
  std::vector<Lifespan::Event> Read() {
    SkipOtherNames();
    std::vector<Lifespan::Event> events;
    if (const auto* range = at_ < tree_.size() ? std::get_if<DateRange>(&tree_[at_].value) : nullptr;
        range != nullptr && range->first && range->last && Is(at_ + 1, ")")) {
      const auto [born, died] = Halves(tree_[at_]);
      return {{false, at_, -1, *range->first, born}, {true, at_, -1, *range->last, died}};
    }
    bool worded = false;
    while (at_ < tree_.size() && !Is(at_, ")")) {
      Lifespan::Event event;
      event.died = !events.empty();
      const std::string word = AsciiLowered(tree_[at_].form);
      if (IsOneOf(word, {"born", "b.", "died", "d."})) {
        event.died = word[0] == 'd';
        worded = true;
        ++at_;
      }
      if (!ReadDate(event)) return {};
      ReadPlace(event);
      events.push_back(event);
      if (events.size() > 2 || Is(at_, ")")) break;
      if (at_ >= tree_.size() || !(IsDash(tree_[at_].form) || Is(at_, ","))) return {};
      ++at_;
    }
    if (!Is(at_, ")") || events.size() > 2 || (events.size() < 2 && !worded)) return {};
    if (events.size() == 2 && events[0].died == events[1].died) return {};
    worded_ = worded;
    return events;
  }

  bool worded() const { return worded_; }

 private:
  // "(Danish: Kasper Holdt; born 1921)", "(born Ann Lee; 1921 – 1999)": what stands before a semicolon is a name.
  void SkipOtherNames() {
    for (int32_t i = at_; i < tree_.size() && !Is(i, ")") && !Is(i, "("); ++i) {
      if (std::holds_alternative<CalendarDate>(tree_[i].value)) return;
      if (Is(i, ";")) {
        at_ = i + 1;
        return;
      }
    }
  }

  bool Is(int32_t i, std::string_view form) const { return i < tree_.size() && tree_[i].form == form; }

  bool ReadDate(Lifespan::Event& event) {
    if (at_ < tree_.size() && IsOneOf(AsciiLowered(tree_[at_].form), {"on", "in"})) ++at_;
    const auto* date = at_ < tree_.size() ? std::get_if<CalendarDate>(&tree_[at_].value) : nullptr;
    if (date == nullptr || date->year == 0) return false;
    event.date = *date;
    event.span = tree_[at_].span;
    event.when = at_++;
    return true;
  }

  // "in Lund", ", Lund"; nothing else is taken for a place.
  void ReadPlace(Lifespan::Event& event) {
    if (at_ + 1 >= tree_.size() || !IsName(tree_[at_ + 1])) return;
    if (!IsOneOf(tree_[at_].form, {"in", "at", ","})) return;
    event.where = at_ + 1;
    at_ += 2;
  }

  const SentenceTree& tree_;
  int32_t at_;
  bool worded_ = false;
};

// Years behind a ruler's name are more often those of the reign.
bool IsNumbered(std::string_view name) {
  return name.substr(name.rfind(' ') + 1).find_first_not_of("IVX") == std::string_view::npos;
}

}  // namespace

std::vector<Lifespan> ReadLifespans(const SentenceTree& tree) {
  std::vector<Lifespan> lifespans;
  for (int32_t open = 1; open + 1 < tree.size(); ++open) {
    if (tree[open].form != "(" || !IsName(tree[open - 1])) continue;
    Lifespan lifespan;
    lifespan.name_end = open;
    lifespan.name_begin = open - 1;
    if (BaseRelation(tree[open - 1].deprel) == Deprel::kFlat && tree.Head(open - 1) >= 0 &&
        tree.Head(open - 1) < open) {
      lifespan.name_begin = tree.Head(open - 1);
    }
    // "Ann Lee, OBE (born 1931)": it is she who was born.
    while (tree[lifespan.name_begin].deprel == Deprel::kDep && tree.Head(lifespan.name_begin) >= 0 &&
           tree.Head(lifespan.name_begin) < lifespan.name_begin && IsName(tree[tree.Head(lifespan.name_begin)])) {
      lifespan.name_begin = tree.Head(lifespan.name_begin);
      lifespan.name_end = lifespan.name_begin + 1;
    }
    Reader reader(tree, open);
    lifespan.events = reader.Read();
    if (lifespan.events.empty() || IsNumbered(tree[open - 1].form)) continue;
    const EntityType type = tree[lifespan.name_begin].type;
    bool exact = true, placed = false;
    for (const Lifespan::Event& event : lifespan.events) {
      exact = exact && event.date.day != 0;
      placed = placed || event.where >= 0;
    }
    const bool told = reader.worded() || exact || placed;
    if (type != EntityType::kPerson && !(type == EntityType::kOther && told)) continue;
    if (lifespan.events.size() == 2) {
      const int years = lifespan.events[1].date.year - lifespan.events[0].date.year;
      if (years < kShortestLife || years > kLongestLife) continue;
    }
    lifespans.push_back(std::move(lifespan));
  }
  return lifespans;
}

}  // namespace whence
