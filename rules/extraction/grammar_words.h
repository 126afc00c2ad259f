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
  WordSet report;                // say, claim, believe: the clause is theirs
  WordSet factive;               // know, discover: the clause holds
  WordSet implicative;           // manage, begin: "managed to sign" is a signing
  WordSet negative_implicative;  // fail, decline, refuse: "declined to sign" is none
  WordSet intention;             // plan, agree, decide: a plan
  WordSet raising;               // seem, appear: perhaps
  WordSet prevention;            // prevent, ban: "prevented X from leaving" is no leaving
  WordSet intention_noun;        // plan, decision, desire
  WordSet negative_noun;         // refusal, failure
  WordSet report_noun;           // claim, belief, rumour
  WordSet viewpoint;             // view, opinion: "in the view of X"
  WordSet possible_adjective;    // possible, likely
  WordSet impossible_adjective;  // unable, unlikely: those of them that deny
  // Adverbs.
  WordSet hearsay_adverb;   // allegedly
  WordSet doubt_adverb;     // perhaps, almost
  WordSet later_adverb;     // later, eventually: "would later sign" tells of the past
  WordSet negation;         // not, never
  WordSet frequency;        // yearly, often
  WordSet time_adverb;      // now, recently
  WordSet office_given;     // elect, appoint: "elected her mayor of X"
  WordSet office_taken;     // succeed: "succeeded her as mayor of X"
  WordSet office_held;      // serve: "served as mayor of X"
  WordSet office_removed;   // replace: "replaced her as mayor of X"; beside WordList::kOusting
  WordSet office_left;      // resign: "resigned as mayor of X"
  WordSet office_named;     // office, post: the one named before
  WordSet office_hold;      // hold, remain in: "held the post"
  WordSet name_told;        // call, know as: "was known as the Regal"
  WordSet name_taken;       // take, adopt: "took the name Nordvik"
  WordSet name_borne;       // bear, have: "bore the name Nordvik"
  WordSet name_spoken;      // called, renamed: what sentences that tell of names say
  WordSet opened_as;        // open, launch: "opened as the Regal"
  WordSet tenure_start;     // from: heads a column of when a tenure began
  WordSet tenure_end;       // to, until
  WordSet tenure;           // term, years in office
  WordSet tenure_noun;      // mayor, owner: what somebody is for a time
  WordSet acting;           // acting, interim
  WordSet tenure_open;      // present, incumbent: no end yet
  WordSet beside_date;      // by, before: "by 1950" is no date that the story has come to
  WordSet counted_later;    // later: "three years later"
  WordSet counted_earlier;  // earlier
  WordSet following;        // next: "the next year"
  WordSet preceding;        // previous
  WordSet same;
  WordSet approximate;   // about, nearly: a number that is none
  WordSet place_adverb;  // here, abroad
  // Subordinators.
  WordSet condition;  // if, unless
  WordSet cause;      // because
  WordSet time_link;  // when, after
  WordSet end_link;   // until
  WordSet denial;     // without, instead of
  // Nouns and prepositions.
  WordSet time_noun;
  WordSet place_noun;
  WordSet person_noun;
  WordSet group_noun;  // what is founded: party, school, settlement
  WordSet place_preposition;
  WordSet cause_preposition;
  WordSet beside_deed;          // including, except: what follows is no part of what the verb says
  WordSet cause_noun;           // dispute: "left over a dispute"
  WordSet protest_noun;         // protest: "left in protest"
  WordSet linking_phrase;       // in addition, for example: no part of what is said
  WordSet linking_participle;   // compare, base: "compared to 1950" has no subject
  WordSet part_of_time;         // end, stage: "in the end", but not "end" alone
  WordSet attitude_adverb;      // unfortunately
  WordSet never_passive;        // remain, die
  WordSet term_verb;            // serve: "served until 1990" is no passive
  WordSet means_noun;           // vote, decree: "decided by a vote"
  WordSet never_person;         // company, town
  WordSet naming_noun;          // name, word: "the word X"
  WordSet kind_owner;           // man, master: "men's singles"
  WordSet consequence;          // result, cause: "was sold, causing a strike"
  WordSet open_determiner;      // no, any
  WordSet nobody;               // nobody, nothing
  WordSet wish;                 // like, need: "would need" is no later past
  WordSet supposition;          // suppose, lest: begins a sentence that tells nothing
  WordSet ordinal_noun;         // first, last, only: "the first to sign" has signed
  WordSet occasion_noun;        // time, occasion: "for the second time"
  WordSet tale_noun;            // story, myth: "the story that he built the ark"
  WordSet done_adjective;       // quick, glad: "quick to sign" has signed
  WordSet truth_adjective;      // true, certain
  WordSet falsehood_adjective;  // false, doubtful
  WordSet charge;               // accuse: "accused of signing"
  WordSet considering;          // dream, talk: "talked of buying"
  WordSet object_control;       // order, ask: "ordered him to go" is his going
  WordSet telling;              // tell, warn: with a listener
  WordSet naming;               // make, elect: "was made capital"
  WordSet labelling;            // consider, deem: "is considered" as what?
  WordSet fact_noun;            // fact: "the fact that they left"
  WordSet two_objects;          // give, name: with two objects, one stays in a passive

  // Copies the classes out of those of the rule files. Returns the name of the first that is not there, or "".
  std::string_view Fill(const WordSets& classes);
};

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_GRAMMAR_WORDS_H_
