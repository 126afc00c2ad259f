#include "rules/words/word_lists.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <iterator>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "graph/base/strings.h"
#include "rules/language/rule_reader.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

// In the order of WordList.
constexpr std::string_view kNames[] = {
    // people.rules
    "male_name",
    "female_name",
    "male_noun",
    "female_noun",
    "person_noun",
    "name_title",
    "lesser_rank",
    "past_rank",
    "office_sought",
    "only_people",
    "place_undergoes",
    "place_has",
    "present_rank",
    "founding_rank",
    "first_rank",
    "greater_rank",
    "sibling",
    "offspring",
    "kin_of_sex",
    "wed",
    "marriage",
    "ends_marriage",
    "name_of_either",
    "of_a_life",
    // things.rules
    "business",
    "kind_of_business",
    "vessel",
    "organisation",
    "acts_for",
    "country",
    "place",
    "agreement",
    "text",
    "built",
    "sign",
    "expire",
    "publish",
    "build",
    "part_of_place",
    "had_in_turn",
    "never_had",
    "numbered_kind",
    "lie_of_land",
    "named_behind",
    "realm",
    "staff",
    "time_unit",
    "loose_time_unit",
    "aspect",
    "not_telling",
    "loose_moment",
    "part_of_time",
    "one_among_others",
    "told_by_rank",
    "any_person",
    "any_place",
    "any_body",
    "stands_for_whole",
    "place_of_whole",
    "lesser_part",
    // telling.rules
    "turned_down",
    "order",
    "taking_place",
    "being",
    "lasting",
    "origin",
    "little_said",
    "begun_or_helped",
    "happens_to_row",
    "once_more",
    "besides",
    "times_over",
    "naming",
    "making",
    "succeeding",
    "taking_over",
    "mutual",
    "reason_word",
    "denial",
    "denial_of_part",
    "light_verb",
    "standing",
    "becoming",
    "ousting",
    "leaving_office",
    "begin_or_end",
    "beginning",
    "ending",
    "done_together",
    "together",
    "bearing",
    "having",
    "into_force",
    "force",
    "weather",
    "seeming",
    "in_office",
    "placed",
    "of_life",
    // asked.rules
    "asked_time",
    "asked_place",
    "asked_amount",
    "asked_kind",
    "asked_name",
    "last_one",
    "first_of_all",
    "fewer_behind",
    "counting_word",
    "too_wide",
    "any_of_kind",
    "price_word",
    "price_verb",
    "hours_word",
    "closed_word",
    "done_alone",
    "frequency_word",
    "times_counted",
    "per_each",
    "distance_word",
    "asked_colour",
    "colour",
    "shade",
    "colouring",
    "asked_date",
    "calendar_noun",
    "request",
    "counted_bare",
    "contrasting",
    // labels.rules
    "vague_label",
    "of_something",
    "vague_header",
    "no_plural",
    "remainder",
    "beside_members",
    "award_header",
    "result_header",
    "won_result",
    "no_value",
    "time_word",
    "member_noun",
    "member_counted",
    "free_price",
    // links.rules
    "relative_word",
    "at_time",
    "since",
    "until",
    "stretch_begin",
    "stretch_end",
    "stretch_joint",
    "time_distance",
    "before_term",
    "before_place",
    "at_place",
    "of_another",
    "into_place",
    "beside_place",
    "compared_to",
    "counted_time",
    "later",
    "once_so",
    "now_adverb",
    "of_now",
    "of_fame",
    "before_aside",
    "roughly",
    "list_link",
    "trailer",
    "others",
    "permitting",
    "forbidding",
    "anybody",
    "both_of_them",
    "name_noun",
    "partial_name",
};
static_assert(std::size(kNames) == kWordLists);

struct Table {
  std::vector<ParsedRuleFile> files;
  absl::flat_hash_map<std::string_view, std::bitset<kWordLists>> lists;  // by word of the files, those that it is in
  std::array<std::vector<std::string_view>, kWordLists> words;           // by list
};

Table ReadTable() {
  const RuleFileSyntax syntax = {{{.keyword = "class", .inline_text = true}}};
  const std::pair<std::string_view, std::string_view> files[] = {
      {"people.rules", kPeopleRules}, {"things.rules", kThingsRules}, {"telling.rules", kTellingRules},
      {"asked.rules", kAskedRules},   {"labels.rules", kLabelsRules}, {"links.rules", kLinksRules}};
  constexpr size_t kWords = 4000;
  Table table;
  table.lists.reserve(kWords);
  for (const auto& [name, text] : files) {
    table.files.push_back(ReadRuleFile(name, text, syntax, [&](const RuleEntry& entry, EntryErrors& errors) {
      const auto* known = std::find(std::begin(kNames), std::end(kNames), entry.name);
      if (known == std::end(kNames)) {
        return errors.Add(entry.name_location, StrCat("no WordList asks for \"", entry.name, "\""));
      }
      const auto list = static_cast<size_t>(known - std::begin(kNames));
      table.words[list] = Alternatives(entry.fields.front().text);
      for (const std::string_view word : table.words[list]) table.lists[word].set(list);
    }));
  }
  return table;
}

const Table& WordTable() {
  static const Table& table = *new Table(ReadTable());
  return table;
}

}  // namespace

bool IsIn(WordList list, std::string_view word) {
  const Table& table = WordTable();
  const auto found = table.lists.find(word);
  return found != table.lists.end() && found->second.test(static_cast<size_t>(list));
}

const std::vector<std::string_view>& WordsOf(WordList list) { return WordTable().words[static_cast<size_t>(list)]; }

std::vector<Diagnostic> CheckWordLists() {
  std::vector<Diagnostic> diagnostics;
  for (const ParsedRuleFile& parsed : WordTable().files) {
    diagnostics.insert(diagnostics.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
  }
  for (int list = 0; list < kWordLists; ++list) {
    if (!WordTable().words[static_cast<size_t>(list)].empty()) continue;
    Diagnostic missing;
    missing.message = StrCat("there is no class ", kNames[list]);
    diagnostics.push_back(std::move(missing));
  }
  return diagnostics;
}

}  // namespace whence
