#ifndef WHENCE_RULES_EXTRACTION_GRAMMAR_WORDS_H_
#define WHENCE_RULES_EXTRACTION_GRAMMAR_WORDS_H_

#include <string>
#include <string_view>

#include "rules/extraction/tree_pattern.h"

namespace whence {

// The word classes of the rule files that the general mechanics ask for by name. What words are in them is data; that
// these classes exist is what the mechanics rest on.
struct GrammarWords {
  // Verbs that govern a clause, by what they say of its truth.
  WordClass report;                // say, claim, believe: the clause is theirs
  WordClass factive;               // know, discover: the clause holds
  WordClass implicative;           // manage, begin: "managed to sign" is a signing
  WordClass negative_implicative;  // fail, decline, refuse: "declined to sign" is none
  WordClass intention;             // plan, agree, decide: a plan
  WordClass raising;               // seem, appear: perhaps
  WordClass prevention;            // prevent, ban: "prevented X from leaving" is no leaving
  WordClass intention_noun;        // plan, decision, desire
  WordClass negative_noun;         // refusal, failure
  WordClass report_noun;           // claim, belief, rumour
  WordClass viewpoint;             // view, opinion: "in the view of X"
  WordClass possible_adjective;    // possible, likely
  // Adverbs.
  WordClass hearsay_adverb;   // allegedly
  WordClass doubt_adverb;     // perhaps, almost
  WordClass later_adverb;     // later, eventually: "would later sign" tells of the past
  WordClass negation;         // not, never
  WordClass frequency;        // yearly, often
  WordClass time_adverb;      // now, recently
  WordClass office_given;     // elect, appoint: "elected her mayor of X"
  WordClass office_taken;     // succeed: "succeeded her as mayor of X"
  WordClass office_held;      // serve: "served as mayor of X"
  WordClass office_left;      // resign: "resigned as mayor of X"
  WordClass office_named;     // office, post: the one named before
  WordClass office_hold;      // hold, remain in: "held the post"
  WordClass tenure_start;     // from: heads a column of when a tenure began
  WordClass tenure_end;       // to, until
  WordClass tenure;           // term, years in office
  WordClass tenure_noun;      // mayor, owner: what somebody is for a time
  WordClass tenure_open;      // present, incumbent: no end yet
  WordClass counted_later;    // later: "three years later"
  WordClass counted_earlier;  // earlier
  WordClass following;        // next: "the next year"
  WordClass preceding;        // previous
  WordClass same;
  WordClass approximate;   // about, nearly: a number that is none
  WordClass place_adverb;  // here, abroad
  // Subordinators.
  WordClass condition;  // if, unless
  WordClass cause;      // because
  WordClass time_link;  // when, after
  WordClass denial;     // without, instead of
  // Nouns and prepositions.
  WordClass time_noun;
  WordClass place_noun;
  WordClass person_noun;
  WordClass group_noun;  // what is founded: party, school, settlement
  WordClass place_preposition;
  WordClass cause_preposition;
  WordClass linking_phrase;       // in addition, for example: no part of what is said
  WordClass linking_participle;   // compare, base: "compared to 1950" has no subject
  WordClass part_of_time;         // end, stage: "in the end", but not "end" alone
  WordClass attitude_adverb;      // unfortunately
  WordClass means_noun;           // vote, decree: "decided by a vote"
  WordClass never_person;         // company, town
  WordClass naming_noun;          // name, word: "the word X"
  WordClass kind_owner;           // man, master: "men's singles"
  WordClass consequence;          // result, cause: "was sold, causing a strike"
  WordClass open_determiner;      // no, any
  WordClass nobody;               // nobody, nothing
  WordClass wish;                 // like, need: "would need" is no later past
  WordClass supposition;          // suppose, lest: begins a sentence that tells nothing
  WordClass ordinal_noun;         // first, last, only: "the first to sign" has signed
  WordClass occasion_noun;        // time, occasion: "for the second time"
  WordClass tale_noun;            // story, myth: "the story that he built the ark"
  WordClass done_adjective;       // quick, glad: "quick to sign" has signed
  WordClass truth_adjective;      // true, certain
  WordClass falsehood_adjective;  // false, doubtful
  WordClass charge;               // accuse: "accused of signing"
  WordClass considering;          // dream, talk: "talked of buying"
  WordClass object_control;       // order, ask: "ordered him to go" is his going
  WordClass telling;              // tell, warn: with a listener
  WordClass naming;               // make, elect: "was made capital"
  WordClass labelling;            // consider, deem: "is considered" as what?
  WordClass fact_noun;            // fact: "the fact that they left"
  WordClass two_objects;          // give, name: with two objects, one stays in a passive

  // Copies the classes out of those of the rule files. Returns the name of the first that is not there, or "".
  std::string_view Fill(const WordClasses& classes);
};

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_GRAMMAR_WORDS_H_
