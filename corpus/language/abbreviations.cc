#include "corpus/language/abbreviations.h"

#include <algorithm>
#include <iterator>

namespace whence {
namespace {

struct Entry {
  std::string_view word;
  Abbreviation type;
};

// Sorted by word.
constexpr Entry kAbbreviations[] = {
    {"adm", Abbreviation::kTitle},        {"al", Abbreviation::kWord},           {"approx", Abbreviation::kTitle},
    {"apr", Abbreviation::kWord},         {"assn", Abbreviation::kWord},         {"attn", Abbreviation::kTitle},
    {"aug", Abbreviation::kWord},         {"ave", Abbreviation::kWord},          {"b", Abbreviation::kBeforeNumber},
    {"blvd", Abbreviation::kWord},        {"brig", Abbreviation::kTitle},        {"bros", Abbreviation::kWord},
    {"c", Abbreviation::kBeforeNumber},   {"ca", Abbreviation::kTitle},          {"capt", Abbreviation::kTitle},
    {"cf", Abbreviation::kTitle},         {"ch", Abbreviation::kBeforeNumber},   {"cmdr", Abbreviation::kTitle},
    {"co", Abbreviation::kWord},          {"col", Abbreviation::kTitle},         {"corp", Abbreviation::kWord},
    {"cpl", Abbreviation::kTitle},        {"d", Abbreviation::kBeforeNumber},    {"dec", Abbreviation::kWord},
    {"dept", Abbreviation::kWord},        {"div", Abbreviation::kBeforeNumber},  {"dr", Abbreviation::kTitle},
    {"ed", Abbreviation::kBeforeNumber},  {"eg", Abbreviation::kTitle},          {"eq", Abbreviation::kBeforeNumber},
    {"esp", Abbreviation::kTitle},        {"est", Abbreviation::kBeforeNumber},  {"etc", Abbreviation::kWord},
    {"feb", Abbreviation::kWord},         {"fig", Abbreviation::kBeforeNumber},  {"figs", Abbreviation::kBeforeNumber},
    {"ft", Abbreviation::kWord},          {"gen", Abbreviation::kTitle},         {"gov", Abbreviation::kTitle},
    {"hon", Abbreviation::kTitle},        {"inc", Abbreviation::kWord},          {"jan", Abbreviation::kWord},
    {"jr", Abbreviation::kWord},          {"jul", Abbreviation::kWord},          {"jun", Abbreviation::kWord},
    {"lt", Abbreviation::kTitle},         {"ltd", Abbreviation::kWord},          {"m", Abbreviation::kBeforeNumber},
    {"maj", Abbreviation::kTitle},        {"messrs", Abbreviation::kTitle},      {"mlle", Abbreviation::kTitle},
    {"mme", Abbreviation::kTitle},        {"mr", Abbreviation::kTitle},          {"mrs", Abbreviation::kTitle},
    {"ms", Abbreviation::kTitle},         {"mt", Abbreviation::kTitle},          {"no", Abbreviation::kBeforeNumber},
    {"nos", Abbreviation::kBeforeNumber}, {"nov", Abbreviation::kWord},          {"oct", Abbreviation::kWord},
    {"op", Abbreviation::kBeforeNumber},  {"p", Abbreviation::kBeforeNumber},    {"pp", Abbreviation::kBeforeNumber},
    {"pres", Abbreviation::kTitle},       {"prof", Abbreviation::kTitle},        {"rd", Abbreviation::kWord},
    {"rep", Abbreviation::kTitle},        {"reps", Abbreviation::kTitle},        {"rev", Abbreviation::kTitle},
    {"sec", Abbreviation::kBeforeNumber}, {"sen", Abbreviation::kTitle},         {"sens", Abbreviation::kTitle},
    {"sep", Abbreviation::kWord},         {"sept", Abbreviation::kWord},         {"sgt", Abbreviation::kTitle},
    {"spec", Abbreviation::kTitle},       {"sq", Abbreviation::kTitle},          {"sr", Abbreviation::kWord},
    {"st", Abbreviation::kTitle},         {"supt", Abbreviation::kTitle},        {"univ", Abbreviation::kWord},
    {"vol", Abbreviation::kBeforeNumber}, {"vols", Abbreviation::kBeforeNumber}, {"vs", Abbreviation::kTitle},
};
static_assert(std::is_sorted(std::begin(kAbbreviations), std::end(kAbbreviations),
                             [](const Entry& a, const Entry& b) { return a.word < b.word; }));

}  // namespace

Abbreviation FindAbbreviation(std::string_view lower) {
  const Entry* entry = std::lower_bound(std::begin(kAbbreviations), std::end(kAbbreviations), lower,
                                        [](const Entry& e, std::string_view word) { return e.word < word; });
  return entry != std::end(kAbbreviations) && entry->word == lower ? entry->type : Abbreviation::kNone;
}

}  // namespace whence
