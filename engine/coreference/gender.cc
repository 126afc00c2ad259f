#include "engine/coreference/gender.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/ascii.h"

namespace whence {
namespace {

using Words = absl::flat_hash_set<std::string>;

Words Split(std::string_view text) {
  Words words;
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.emplace(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

const Words& MaleNames() {
  static const auto* const kNames = new Words(Split(
      "aaron abdul abraham adam adolf adrian ahmed alan albert alberto alejandro alexander alfred ali allan allen "
      "alvin "
      "anders andre andreas andrei andrew angelo anthony antonio archibald arnold arthur ashley august barry bart ben "
      "benjamin bernard bert bill billy bob bobby boris brad bradley brendan brett brian bruce bruno bryan burt calvin "
      "carl carlo carlos cecil cedric charles charlie chester chris christian christopher chuck claude clifford clint "
      "clyde colin conrad craig curtis cyril dale dan daniel dave david dean dennis derek dick diego dmitri dominic "
      "don donald doug douglas duncan dustin dwight earl ed eddie edgar edmund eduardo edward edwin eli elias elliot "
      "elmer emil enrique eric erik ernest ernesto ethan eugene evan felix ferdinand fernando floyd francis francisco "
      "frank franklin franz fred frederick friedrich gabriel gareth gary gavin gene geoff geoffrey george georg gerald "
      "gerard gilbert giovanni giuseppe glen glenn gordon graham grant greg gregory guillermo gus gustav guy hans "
      "harold "
      "harris harry harvey hassan hector heinrich henri henry herbert herman hermann homer horace howard hubert hugh "
      "hugo ian ibrahim igor irving isaac ivan jack jackson jacob jacques jake james jamie jan jared jason javier jay "
      "jeff jeffrey jeremy jerome jerry jim jimmy joao joe joel johann johannes john johnny jon jonathan jorge jose "
      "joseph josh joshua juan jules julian julio julius justin karl keith ken kenneth kevin klaus konrad kurt kyle "
      "lance "
      "larry lars laurence lawrence lee leo leon leonard leopold leroy leslie lewis liam lionel lloyd louis luca lucas "
      "luigi luis luke luther malcolm manuel marc marcel marco marcus mario mark martin marvin matt matthew maurice "
      "max "
      "maximilian melvin michael michel miguel mike mikhail milton mohamed mohammad mohammed morgan morris moses "
      "muhammad "
      "murray nathan nathaniel neil nelson nicholas nick nicolas nigel nikolai noah noel norman oleg oliver omar oscar "
      "oswald otto owen pablo pat patrick paul pedro percy pete peter phil philip philippe phillip pierre rafael ralph "
      "ramon randall randy raul ray raymond reginald rene rex ricardo richard rick rob robert roberto rodney roger "
      "roland "
      "ron ronald ross roy rudolf rudolph rupert russell ryan salvador sam samuel scott sean sebastian serge sergei "
      "seth "
      "shane shaun sidney simon spencer stanley stefan stephen steve steven stewart stuart sydney ted terence terry "
      "theo "
      "theodore thomas tim timothy toby todd tom tommy tony travis trevor tyler ulrich umberto vernon victor vincent "
      "vladimir wallace walter warren wayne wesley wilfred wilhelm will willem william willie winston wolfgang yusuf "
      "zach "
      "zachary"));
  return *kNames;
}

const Words& FemaleNames() {
  static const auto* const kNames = new Words(Split(
      "abigail ada adele agatha agnes aisha alexandra alice alicia alison amanda amber amelia amy ana anastasia andrea "
      "angela angelina anita ann anna anne annette annie antonia april ariana audrey barbara beatrice becky belinda "
      "bella "
      "bernadette bertha beth betty beverly bonnie brenda bridget brittany camilla carla carmen carol carole caroline "
      "carolyn carrie catherine cathy cecilia celia charlotte chelsea cheryl chloe christina christine cindy claire "
      "clara "
      "clare claudia colleen constance cora cynthia daisy danielle daphne dawn deborah debbie debra delia denise diana "
      "diane dolores donna dora doris dorothy edith edna eileen elaine eleanor elena elisa elisabeth eliza elizabeth "
      "ella "
      "ellen elsa emilia emily emma erica erika erin esther ethel eugenia eva evelyn faith fatima felicity fiona flora "
      "florence frances francesca gabriela gabrielle gail georgia georgina geraldine gertrude gina ginger gladys "
      "gloria "
      "grace greta gwen hannah harriet hazel heather heidi helen helena helene henrietta hilary hilda holly hope ida "
      "ingrid "
      "irene iris isabel isabella isabelle ivy jackie jacqueline jane janet janice jasmine jean jeanette jeanne jenna "
      "jennifer jenny jessica jill jo joan joanna joanne jocelyn josephine joy joyce juanita judith judy julia juliana "
      "julie juliet june karen kate katherine kathleen kathryn kathy katie katrina kay kelly kim kimberly kirsten "
      "kristen "
      "kristin kylie lara laura lauren leah leila lena leslie lily linda lisa liz lois lola loretta lori lorraine "
      "louisa "
      "louise lucia lucille lucy lydia lynn mabel madeleine madeline maggie mandy marcia margaret margarita maria "
      "mariah "
      "marian marianne marie marilyn marina marion marjorie marlene martha mary matilda maud maureen maya megan "
      "melanie "
      "melinda melissa mercedes mia michelle mildred millie miranda miriam molly mona monica muriel nadia nancy naomi "
      "natalia natalie natasha nellie nicole nina nora norma olga olive olivia pamela patricia patsy paula pauline "
      "pearl "
      "peggy penelope penny petra philippa phoebe phyllis polly priscilla rachel ramona rebecca regina renee rhonda "
      "rita "
      "roberta rosa rosalind rose rosemary rosie roxanne ruby ruth sabrina sally samantha sandra sara sarah selena "
      "serena sharon sheila shirley silvia simone sofia sonia sonja sophia sophie stacy stella stephanie sue susan "
      "susanna "
      "suzanne sybil sylvia tamara tania tanya tara tatiana teresa thelma theresa tina toni tracy ursula valerie "
      "vanessa "
      "vera veronica victoria viola violet virginia vivian wanda wendy wilhelmina winifred yvette yvonne zoe"));
  return *kNames;
}

const Words& MaleNouns() {
  static const auto* const kNouns = new Words(Split(
      "mr mr. mister sir lord king prince emperor duke earl baron count father son brother husband uncle nephew "
      "grandfather "
      "grandson man boy gentleman actor businessman chairman congressman spokesman salesman policeman fireman "
      "sportsman "
      "monk priest pope bishop cardinal abbot widower fiance groom bridegroom boyfriend stepfather stepson godfather "
      "waiter landlord hero fisherman craftsman statesman cameraman batsman fireman nobleman frenchman englishman "
      "irishman dutchman footballer striker guy dad daddy lad tsar czar sultan sheikh shah herr monsieur senor don"));
  return *kNouns;
}

const Words& FemaleNouns() {
  static const auto* const kNouns = new Words(Split(
      "mrs mrs. ms ms. miss madam madame lady dame queen princess empress duchess countess baroness mother daughter "
      "sister "
      "wife aunt niece grandmother granddaughter woman girl actress businesswoman chairwoman congresswoman spokeswoman "
      "policewoman nun abbess widow fiancee bride girlfriend stepmother stepdaughter godmother waitress landlady "
      "heroine "
      "ballerina goddess hostess mistress noblewoman frau fraulein senora mum mom mommy gal maid housewife"));
  return *kNouns;
}

const Words& PersonNouns() {
  static const auto* const kNouns = new Words(Split(
      "person president minister leader writer author singer politician scientist player artist doctor teacher student "
      "professor director member officer soldier general lawyer judge governor mayor senator engineer musician poet "
      "composer painter philosopher saint founder secretary friend cousin child baby parent colleague partner spouse "
      "neighbour neighbor victim suspect killer murderer thief driver pilot captain colonel commander major lieutenant "
      "admiral chief ambassador diplomat activist journalist reporter editor critic historian architect designer "
      "economist banker executive manager coach champion winner athlete runner swimmer boxer wrestler cyclist "
      "guitarist "
      "drummer bassist pianist violinist vocalist rapper dancer comedian filmmaker producer screenwriter novelist "
      "playwright essayist translator linguist physicist chemist biologist mathematician psychologist sociologist "
      "surgeon nurse dentist veteran explorer astronaut inventor entrepreneur investor owner boss employee worker "
      "farmer "
      "guard detective agent spy candidate chancellor premier deputy representative spokesperson chairperson chair "
      "monarch "
      "heir ruler dictator rebel prisoner refugee immigrant resident citizen rival opponent ally servant slave master "
      "apprentice scholar researcher expert analyst consultant adviser advisor lecturer graduate midfielder goalkeeper "
      "defender quarterback pitcher catcher contestant character narrator protagonist patient client customer guest "
      "host"));
  return *kNouns;
}

}  // namespace

Gender GenderOfGivenName(std::string_view name) {
  const std::string lowered = AsciiLowered(name);
  const bool male = MaleNames().contains(lowered);
  const bool female = FemaleNames().contains(lowered);
  if (male == female) return Gender::kUnknown;
  return male ? Gender::kMale : Gender::kFemale;
}

Gender GenderOfNoun(std::string_view lemma) {
  const std::string lowered = AsciiLowered(lemma);
  if (MaleNouns().contains(lowered)) return Gender::kMale;
  if (FemaleNouns().contains(lowered)) return Gender::kFemale;
  return Gender::kUnknown;
}

bool IsPersonNoun(std::string_view lemma) {
  return PersonNouns().contains(AsciiLowered(lemma)) || GenderOfNoun(lemma) != Gender::kUnknown;
}

}  // namespace whence
