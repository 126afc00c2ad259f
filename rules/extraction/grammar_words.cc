#include "rules/extraction/grammar_words.h"

namespace whence {
namespace {

struct NamedClass {
  std::string_view name;
  WordSet GrammarWords::*words;
};

constexpr NamedClass kClasses[] = {
    {"report", &GrammarWords::report},
    {"factive", &GrammarWords::factive},
    {"implicative", &GrammarWords::implicative},
    {"negative_implicative", &GrammarWords::negative_implicative},
    {"intention", &GrammarWords::intention},
    {"raising", &GrammarWords::raising},
    {"prevention", &GrammarWords::prevention},
    {"intention_noun", &GrammarWords::intention_noun},
    {"negative_noun", &GrammarWords::negative_noun},
    {"report_noun", &GrammarWords::report_noun},
    {"viewpoint", &GrammarWords::viewpoint},
    {"possible_adjective", &GrammarWords::possible_adjective},
    {"impossible_adjective", &GrammarWords::impossible_adjective},
    {"beside_deed", &GrammarWords::beside_deed},
    {"hearsay_adverb", &GrammarWords::hearsay_adverb},
    {"doubt_adverb", &GrammarWords::doubt_adverb},
    {"later_adverb", &GrammarWords::later_adverb},
    {"negation", &GrammarWords::negation},
    {"frequency", &GrammarWords::frequency},
    {"time_adverb", &GrammarWords::time_adverb},
    {"office_given", &GrammarWords::office_given},
    {"office_taken", &GrammarWords::office_taken},
    {"office_held", &GrammarWords::office_held},
    {"office_left", &GrammarWords::office_left},
    {"office_removed", &GrammarWords::office_removed},
    {"office_named", &GrammarWords::office_named},
    {"office_hold", &GrammarWords::office_hold},
    {"name_told", &GrammarWords::name_told},
    {"name_taken", &GrammarWords::name_taken},
    {"name_borne", &GrammarWords::name_borne},
    {"name_spoken", &GrammarWords::name_spoken},
    {"opened_as", &GrammarWords::opened_as},
    {"tenure_start", &GrammarWords::tenure_start},
    {"tenure_end", &GrammarWords::tenure_end},
    {"tenure", &GrammarWords::tenure},
    {"tenure_noun", &GrammarWords::tenure_noun},
    {"acting", &GrammarWords::acting},
    {"tenure_open", &GrammarWords::tenure_open},
    {"beside_date", &GrammarWords::beside_date},
    {"counted_later", &GrammarWords::counted_later},
    {"counted_earlier", &GrammarWords::counted_earlier},
    {"following", &GrammarWords::following},
    {"preceding", &GrammarWords::preceding},
    {"same", &GrammarWords::same},
    {"approximate", &GrammarWords::approximate},
    {"place_adverb", &GrammarWords::place_adverb},
    {"condition", &GrammarWords::condition},
    {"cause", &GrammarWords::cause},
    {"time_link", &GrammarWords::time_link},
    {"end_link", &GrammarWords::end_link},
    {"denial", &GrammarWords::denial},
    {"time_noun", &GrammarWords::time_noun},
    {"place_noun", &GrammarWords::place_noun},
    {"group_noun", &GrammarWords::group_noun},
    {"person_noun", &GrammarWords::person_noun},
    {"place_preposition", &GrammarWords::place_preposition},
    {"cause_preposition", &GrammarWords::cause_preposition},
    {"cause_noun", &GrammarWords::cause_noun},
    {"protest_noun", &GrammarWords::protest_noun},
    {"linking_phrase", &GrammarWords::linking_phrase},
    {"linking_participle", &GrammarWords::linking_participle},
    {"part_of_time", &GrammarWords::part_of_time},
    {"attitude_adverb", &GrammarWords::attitude_adverb},
    {"never_passive", &GrammarWords::never_passive},
    {"term_verb", &GrammarWords::term_verb},
    {"means_noun", &GrammarWords::means_noun},
    {"never_person", &GrammarWords::never_person},
    {"naming_noun", &GrammarWords::naming_noun},
    {"kind_owner", &GrammarWords::kind_owner},
    {"consequence", &GrammarWords::consequence},
    {"naming", &GrammarWords::naming},
    {"labelling", &GrammarWords::labelling},
    {"fact_noun", &GrammarWords::fact_noun},
    {"object_control", &GrammarWords::object_control},
    {"open_determiner", &GrammarWords::open_determiner},
    {"nobody", &GrammarWords::nobody},
    {"wish", &GrammarWords::wish},
    {"supposition", &GrammarWords::supposition},
    {"ordinal_noun", &GrammarWords::ordinal_noun},
    {"occasion_noun", &GrammarWords::occasion_noun},
    {"tale_noun", &GrammarWords::tale_noun},
    {"done_adjective", &GrammarWords::done_adjective},
    {"truth_adjective", &GrammarWords::truth_adjective},
    {"falsehood_adjective", &GrammarWords::falsehood_adjective},
    {"charge", &GrammarWords::charge},
    {"considering", &GrammarWords::considering},
    {"telling", &GrammarWords::telling},
    {"two_objects", &GrammarWords::two_objects},
};

}  // namespace

std::string_view GrammarWords::Fill(const WordSets& classes) {
  for (const NamedClass& named : kClasses) {
    const auto found = classes.find(named.name);
    if (found == classes.end()) return named.name;
    this->*named.words = found->second;
  }
  return {};
}

}  // namespace whence
