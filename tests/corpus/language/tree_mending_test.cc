#include "corpus/language/tree_mending.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "corpus/language/tag_mending.h"
#include "graph/base/strings.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

struct Word {
  std::string_view form;
  Upos upos;
  Xpos xpos;
  int32_t head;
  Deprel deprel;
};

// The heads and relations behind mending: "found:obl:agent".
std::string Mended(const std::vector<Word>& words, size_t shown, EntityType type = EntityType::kNone) {
  std::vector<Token> tokens;
  for (const Word& word : words) {
    Token token;
    token.form = token.lemma = word.form;
    token.upos = word.upos;
    token.xpos = word.xpos;
    token.head = word.head;
    token.deprel = word.deprel;
    if (word.upos == Upos::kNum) token.kind = TokenKind::kDate;
    if (word.upos == Upos::kPropn) token.type = type;
    tokens.push_back(token);
  }
  MendTree(&tokens);
  const Token& token = tokens[shown];
  return StrCat(token.head < 0 ? "" : tokens[static_cast<size_t>(token.head)].form, ":", DeprelName(token.deprel));
}

constexpr auto kBy = [](int32_t head) { return Word{"by", Upos::kAdp, Xpos::kIn, head, Deprel::kCase}; };
constexpr auto kIn = [](int32_t head) { return Word{"in", Upos::kAdp, Xpos::kIn, head, Deprel::kCase}; };

TEST(TreeMendingTest, HangsAnAgentOnThePassive) {
  // "Cobalt was isolated in 1735 by Brandt"
  const std::vector<Word> words = {
      {"Cobalt", Upos::kNoun, Xpos::kNn, 2, Deprel::kNsubjPass}, {"was", Upos::kAux, Xpos::kVbd, 2, Deprel::kAuxPass},
      {"isolated", Upos::kVerb, Xpos::kVbn, -1, Deprel::kRoot},  kIn(4),
      {"1735", Upos::kNum, Xpos::kCd, 2, Deprel::kObl},          kBy(6),
      {"Brandt", Upos::kPropn, Xpos::kNnp, 4, Deprel::kNmod}};
  EXPECT_EQ(Mended(words, 6), "isolated:obl:agent");
  // "a novel by Brandt" stays one.
  std::vector<Word> novel = words;
  novel[4] = {"novel", Upos::kNoun, Xpos::kNn, 2, Deprel::kObl};
  EXPECT_EQ(Mended(novel, 6), "novel:nmod");
}

TEST(TreeMendingTest, TakesNoVerbForWhatYearsAre) {
  // "The ban was lifted ten years later"
  std::vector<Token> tokens(6);
  const auto set = [&](size_t i, std::string_view form, Upos upos, Xpos xpos, int32_t head, Deprel deprel) {
    tokens[i].form = tokens[i].lemma = form;
    tokens[i].upos = upos;
    tokens[i].xpos = xpos;
    tokens[i].head = head;
    tokens[i].deprel = deprel;
  };
  set(0, "The", Upos::kDet, Xpos::kDt, 1, Deprel::kDet);
  set(1, "ban", Upos::kNoun, Xpos::kNn, 4, Deprel::kNsubj);
  set(2, "was", Upos::kAux, Xpos::kVbd, 4, Deprel::kCop);
  set(3, "lifted", Upos::kVerb, Xpos::kVbn, 4, Deprel::kAmod);
  set(4, "ten years", Upos::kNoun, Xpos::kNns, 5, Deprel::kOblUnmarked);
  set(5, "later", Upos::kAdv, Xpos::kRbr, -1, Deprel::kRoot);
  tokens[4].type = EntityType::kDuration;
  MendTree(&tokens);
  EXPECT_EQ(tokens[3].head, -1);
  EXPECT_EQ(tokens[1].head, 3);
  EXPECT_EQ(tokens[1].deprel, Deprel::kNsubjPass);
  EXPECT_EQ(tokens[2].deprel, Deprel::kAuxPass);
  EXPECT_EQ(tokens[4].head, 5);
  EXPECT_EQ(tokens[5].head, 3);
}

TEST(TreeMendingTest, HangsNoPrepositionOnAVerb) {
  // "The club was formed by the pianist Brandt"
  const std::vector<Word> words = {{"The", Upos::kDet, Xpos::kDt, 1, Deprel::kDet},
                                   {"club", Upos::kNoun, Xpos::kNn, 3, Deprel::kNsubjPass},
                                   {"was", Upos::kAux, Xpos::kVbd, 3, Deprel::kAuxPass},
                                   {"formed", Upos::kVerb, Xpos::kVbn, -1, Deprel::kRoot},
                                   kBy(3),
                                   {"the", Upos::kDet, Xpos::kDt, 3, Deprel::kDet},
                                   {"pianist", Upos::kNoun, Xpos::kNn, 3, Deprel::kCompound},
                                   {"Brandt", Upos::kPropn, Xpos::kNnp, 6, Deprel::kFlat}};
  EXPECT_EQ(Mended(words, 4), "pianist:case");
  EXPECT_EQ(Mended(words, 5), "pianist:det");
  EXPECT_EQ(Mended(words, 6), "formed:obl:agent");
}

TEST(TreeMendingTest, ReadsAnOfficeWithoutArticleAsAPassive) {
  // "Brandt was elected local secretary here"
  const std::vector<Word> words = {
      {"Brandt", Upos::kPropn, Xpos::kNnp, 4, Deprel::kNsubj},  {"was", Upos::kAux, Xpos::kVbd, 4, Deprel::kCop},
      {"elected", Upos::kVerb, Xpos::kVbn, 4, Deprel::kAmod},   {"local", Upos::kAdj, Xpos::kJj, 4, Deprel::kAmod},
      {"secretary", Upos::kNoun, Xpos::kNn, -1, Deprel::kRoot}, {"here", Upos::kAdv, Xpos::kRb, 4, Deprel::kAdvmod}};
  EXPECT_EQ(Mended(words, 0, EntityType::kPerson), "elected:nsubj:pass");
  EXPECT_EQ(Mended(words, 1, EntityType::kPerson), "elected:aux:pass");
  EXPECT_EQ(Mended(words, 2, EntityType::kPerson), ":root");
  EXPECT_EQ(Mended(words, 3, EntityType::kPerson), "secretary:amod");
  EXPECT_EQ(Mended(words, 4, EntityType::kPerson), "elected:xcomp");
  EXPECT_EQ(Mended(words, 5, EntityType::kPerson), "elected:advmod");
  // "Brandt was an elected secretary", and what is no person.
  std::vector<Word> article = words;
  article[1] = {"an", Upos::kDet, Xpos::kDt, 4, Deprel::kDet};
  EXPECT_EQ(Mended(article, 2, EntityType::kPerson), "secretary:amod");
  EXPECT_EQ(Mended(words, 2), "secretary:amod");
}

TEST(TreeMendingTest, HangsAConditionOnTheVerb) {
  // "ran for years unless closed"
  std::vector<Word> words = {{"ran", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot},
                             {"for", Upos::kAdp, Xpos::kIn, 2, Deprel::kCase},
                             {"years", Upos::kNoun, Xpos::kNns, 0, Deprel::kObl},
                             {"unless", Upos::kSconj, Xpos::kIn, 4, Deprel::kMark},
                             {"closed", Upos::kVerb, Xpos::kVbn, 2, Deprel::kAcl}};
  EXPECT_EQ(Mended(words, 4), "ran:advcl");
  words[3].form = "that";
  EXPECT_EQ(Mended(words, 4), "years:acl");
}

TEST(TreeMendingTest, JoinsANameToTheNounBesideIt) {
  // "the keeper Brandt came", with an apposition or with two subjects
  std::vector<Word> words = {{"the", Upos::kDet, Xpos::kDt, 1, Deprel::kDet},
                             {"keeper", Upos::kNoun, Xpos::kNn, 3, Deprel::kNsubj},
                             {"Brandt", Upos::kPropn, Xpos::kNnp, 1, Deprel::kAppos},
                             {"came", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot}};
  EXPECT_EQ(Mended(words, 2), "keeper:flat");
  words[2].head = 3;
  words[2].deprel = Deprel::kNsubj;
  EXPECT_EQ(Mended(words, 2), "keeper:flat");
  // "the barley variety grew"
  words[2] = {"variety", Upos::kNoun, Xpos::kNn, 1, Deprel::kAppos};
  EXPECT_EQ(Mended(words, 0), "variety:det");
  EXPECT_EQ(Mended(words, 1), "variety:compound");
  EXPECT_EQ(Mended(words, 2), "came:nsubj");
}

TEST(TreeMendingTest, GivesABareObjectNoPlace) {
  // "studied law in Turku"
  std::vector<Word> words = {{"studied", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot},
                             {"law", Upos::kNoun, Xpos::kNn, 0, Deprel::kObj},
                             kIn(3),
                             {"Turku", Upos::kPropn, Xpos::kNnp, 1, Deprel::kNmod}};
  EXPECT_EQ(Mended(words, 3), "studied:obl");
  words[1].xpos = Xpos::kNns;
  EXPECT_EQ(Mended(words, 3), "law:nmod");
}

TEST(TreeMendingTest, CountsNoVerb) {
  // "four opposed it"
  const std::vector<Word> words = {{"so", Upos::kAdv, Xpos::kRb, 2, Deprel::kAdvmod},
                                   {"four", Upos::kNum, Xpos::kCd, 2, Deprel::kNummod},
                                   {"opposed", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot},
                                   {"it", Upos::kPron, Xpos::kPrp, 2, Deprel::kObj}};
  EXPECT_EQ(Mended(words, 1), "opposed:nsubj");
}

TEST(TreeMendingTest, TakesNoFiniteVerbForAPhrase) {
  // "The mill in Turku employs nine", read as a mill in Turku-employs
  const std::vector<Word> words = {{"The", Upos::kDet, Xpos::kDt, 1, Deprel::kDet},
                                   {"mill", Upos::kNoun, Xpos::kNn, -1, Deprel::kRoot},
                                   kIn(4),
                                   {"Turku", Upos::kPropn, Xpos::kNnp, 4, Deprel::kCompound},
                                   {"employs", Upos::kVerb, Xpos::kVbz, 1, Deprel::kNmod},
                                   {"nine", Upos::kNum, Xpos::kCd, 4, Deprel::kObj}};
  EXPECT_EQ(Mended(words, 1), "employs:nsubj");
  EXPECT_EQ(Mended(words, 2), "Turku:case");
  EXPECT_EQ(Mended(words, 3), "mill:nmod");
  EXPECT_EQ(Mended(words, 4), ":root");
  EXPECT_EQ(Mended(words, 5), "employs:obj");
}

TEST(TreeMendingTest, GivesAPurposeItsSubject) {
  // "ran drills for members to learn"
  const std::vector<Word> words = {
      {"ran", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot}, {"drills", Upos::kNoun, Xpos::kNns, 0, Deprel::kObj},
      {"for", Upos::kAdp, Xpos::kIn, 3, Deprel::kCase},    {"members", Upos::kNoun, Xpos::kNns, 1, Deprel::kNmod},
      {"to", Upos::kPart, Xpos::kTo, 5, Deprel::kMark},    {"learn", Upos::kVerb, Xpos::kVb, 0, Deprel::kAdvcl}};
  EXPECT_EQ(Mended(words, 3), "learn:nsubj");
  EXPECT_EQ(Mended(words, 2), "learn:mark");
  std::vector<Word> inside = words;
  inside[5] = {"learn", Upos::kVerb, Xpos::kVb, 3, Deprel::kAcl};
  EXPECT_EQ(Mended(inside, 3), "learn:nsubj");
  EXPECT_EQ(Mended(inside, 5), "drills:acl");
}

TEST(TreeMendingTest, TakesNoParticipleForAPreposition) {
  // "a mill built in Turku"
  const std::vector<Word> words = {{"a", Upos::kDet, Xpos::kDt, 1, Deprel::kDet},
                                   {"mill", Upos::kNoun, Xpos::kNn, -1, Deprel::kRoot},
                                   {"built", Upos::kVerb, Xpos::kVbn, 4, Deprel::kCase},
                                   kIn(4),
                                   {"Turku", Upos::kPropn, Xpos::kNnp, 1, Deprel::kObl}};
  EXPECT_EQ(Mended(words, 2), "mill:acl");
  EXPECT_EQ(Mended(words, 4), "built:obl");
}

TEST(TreeMendingTest, HangsNothingOnMarksAndPrepositions) {
  // "left with son Brandt .", where "with" hangs on the stop and the son on "with"
  const std::vector<Word> words = {{"left", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot},
                                   {"with", Upos::kAdp, Xpos::kIn, 4, Deprel::kCase},
                                   {"son", Upos::kNoun, Xpos::kNn, 1, Deprel::kObl},
                                   {"Brandt", Upos::kPropn, Xpos::kNnp, 0, Deprel::kVocative},
                                   {".", Upos::kPunct, Xpos::kPeriod, 0, Deprel::kPunct}};
  EXPECT_EQ(Mended(words, 1), "son:case");
  EXPECT_EQ(Mended(words, 2), "left:obl");
  EXPECT_EQ(Mended(words, 3), "son:flat");
}

TEST(TreeMendingTest, HangsAResultOnTheVerb) {
  // "beat Turku 2-0"
  const std::vector<Word> words = {{"beat", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot},
                                   {"Turku", Upos::kPropn, Xpos::kNnp, 0, Deprel::kObj},
                                   {"2", Upos::kNum, Xpos::kCd, 1, Deprel::kFlat},
                                   {"-", Upos::kSym, Xpos::kSym, 4, Deprel::kCase},
                                   {"0", Upos::kNum, Xpos::kCd, 2, Deprel::kNmod}};
  EXPECT_EQ(Mended(words, 2), "beat:obl:unmarked");
}

TEST(TreeMendingTest, HangsCompanyOnTheVerb) {
  // "together with Brandt she left"
  const std::vector<Word> words = {{"together", Upos::kAdv, Xpos::kRb, 4, Deprel::kAdvmod},
                                   {"with", Upos::kAdp, Xpos::kIn, 2, Deprel::kCase},
                                   {"Brandt", Upos::kPropn, Xpos::kNnp, 0, Deprel::kObl},
                                   {"she", Upos::kPron, Xpos::kPrp, 4, Deprel::kNsubj},
                                   {"left", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot}};
  EXPECT_EQ(Mended(words, 2), "left:obl");
}

TEST(TreeMendingTest, LeavesAnAgentWithoutThoseItWasDoneFor) {
  // "Cobalt was sold by Brandt for Turku"
  const std::vector<Word> words = {
      {"Cobalt", Upos::kNoun, Xpos::kNn, 2, Deprel::kNsubjPass},  {"was", Upos::kAux, Xpos::kVbd, 2, Deprel::kAuxPass},
      {"sold", Upos::kVerb, Xpos::kVbn, -1, Deprel::kRoot},       kBy(4),
      {"Brandt", Upos::kPropn, Xpos::kNnp, 2, Deprel::kOblAgent}, {"for", Upos::kAdp, Xpos::kIn, 6, Deprel::kCase},
      {"Turku", Upos::kPropn, Xpos::kNnp, 4, Deprel::kNmod}};
  EXPECT_EQ(Mended(words, 6), "sold:obl");
}

TEST(TreeMendingTest, LeavesPersonsAndDatesWithoutPlaces) {
  // "settled in 1735 in Turku"
  const std::vector<Word> words = {{"settled", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot},
                                   kIn(2),
                                   {"1735", Upos::kNum, Xpos::kCd, 0, Deprel::kObl},
                                   kIn(4),
                                   {"Turku", Upos::kPropn, Xpos::kNnp, 2, Deprel::kNmod}};
  EXPECT_EQ(Mended(words, 4), "settled:obl");
  // "met Brandt in Turku", where Brandt is a person or not
  const std::vector<Word> met = {{"met", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot},
                                 {"Brandt", Upos::kPropn, Xpos::kNnp, 0, Deprel::kObj},
                                 kIn(3),
                                 {"Turku", Upos::kPropn, Xpos::kNnp, 1, Deprel::kNmod}};
  EXPECT_EQ(Mended(met, 3, EntityType::kPerson), "met:obl");
  EXPECT_EQ(Mended(met, 3), "Brandt:nmod");
  // "met engineer Brandt in Turku"
  const std::vector<Word> engineer = {{"met", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot},
                                      {"engineer", Upos::kNoun, Xpos::kNn, 0, Deprel::kObj},
                                      {"Brandt", Upos::kPropn, Xpos::kNnp, 1, Deprel::kFlat},
                                      kIn(4),
                                      {"Turku", Upos::kPropn, Xpos::kNnp, 1, Deprel::kNmod}};
  EXPECT_EQ(Mended(engineer, 4, EntityType::kPerson), "met:obl");
}

TEST(TreeMendingTest, TakesNoNameForACompoundOfTheNounBeforeIt) {
  std::vector<Word> words = {{"brothers", Upos::kNoun, Xpos::kNns, -1, Deprel::kRoot},
                             {"Hall", Upos::kPropn, Xpos::kNnp, 0, Deprel::kCompound}};
  EXPECT_EQ(Mended(words, 1), "brothers:appos");
  words[0] = {"brother", Upos::kNoun, Xpos::kNn, -1, Deprel::kRoot};
  EXPECT_EQ(Mended(words, 1), "brother:flat");
}

TEST(TreeMendingTest, PutsANameOverItsTitle) {
  Token title, name, verb;
  title.form = "Mayor";
  title.upos = name.upos = Upos::kPropn;
  title.head = 2;
  title.deprel = Deprel::kNsubj;
  name.form = "Lena Brodie";
  name.kind = TokenKind::kName;
  name.type = EntityType::kPerson;
  name.head = 0;
  name.deprel = Deprel::kFlat;
  verb.form = "resigned";
  verb.upos = Upos::kVerb;
  verb.deprel = Deprel::kRoot;
  std::vector<Token> tokens = {title, name, verb};
  MendTree(&tokens);
  EXPECT_EQ(tokens[0].head, 1);
  EXPECT_EQ(tokens[0].deprel, Deprel::kNmodDesc);
  EXPECT_EQ(tokens[1].head, 2);
  EXPECT_EQ(tokens[1].deprel, Deprel::kNsubj);
}

TEST(TreeMendingTest, MakesAPastTenseTheVerbOfItsNoun) {
  // "Rivers rose, lakes froze", read as "rivers (that) rose ... froze"
  const std::vector<Word> words = {{"Rivers", Upos::kNoun, Xpos::kNns, 4, Deprel::kNsubj},
                                   {"rose", Upos::kVerb, Xpos::kVbd, 0, Deprel::kAcl},
                                   {",", Upos::kPunct, Xpos::kComma, 4, Deprel::kPunct},
                                   {"lakes", Upos::kNoun, Xpos::kNns, 4, Deprel::kNsubj},
                                   {"froze", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot}};
  EXPECT_EQ(Mended(words, 0), "rose:nsubj");
  EXPECT_EQ(Mended(words, 1), ":root");
  EXPECT_EQ(Mended(words, 4), "rose:parataxis");
  // "Many sailed after the harvest failed", whose last verb has no finite form and no subject
  const std::vector<Word> many = {
      {"Many", Upos::kNoun, Xpos::kNns, 5, Deprel::kNsubj}, {"sailed", Upos::kVerb, Xpos::kVbd, 0, Deprel::kAcl},
      {"after", Upos::kAdp, Xpos::kIn, 4, Deprel::kCase},   {"the", Upos::kDet, Xpos::kDt, 4, Deprel::kDet},
      {"harvest", Upos::kNoun, Xpos::kNn, 1, Deprel::kObl}, {"failed", Upos::kVerb, Xpos::kVbn, -1, Deprel::kRoot}};
  EXPECT_EQ(Mended(many, 0), "sailed:nsubj");
  EXPECT_EQ(Mended(many, 2), "failed:mark");
  EXPECT_EQ(Mended(many, 4), "failed:nsubj");
  EXPECT_EQ(Mended(many, 5), "sailed:advcl");
}

TEST(TreeMendingTest, MakesAPastTenseTheVerbOfASentence) {
  // "Nine rebelled.", read as "nine (that) rebelled"; a heading may be that
  std::vector<Word> words = {{"Nine", Upos::kNoun, Xpos::kNns, -1, Deprel::kRoot},
                             {"rebelled", Upos::kVerb, Xpos::kVbd, 0, Deprel::kAcl},
                             {".", Upos::kPunct, Xpos::kPeriod, 0, Deprel::kPunct}};
  EXPECT_EQ(Mended(words, 0), "rebelled:nsubj");
  EXPECT_EQ(Mended(words, 1), ":root");
  EXPECT_EQ(Mended(words, 2), "rebelled:punct");
  words.pop_back();
  EXPECT_EQ(Mended(words, 1), "Nine:acl");
  // "In 1952 Falk retired.", whose preposition is taken for the root
  const std::vector<Word> dated = {{"In", Upos::kAdp, Xpos::kIn, -1, Deprel::kRoot},
                                   {"1952", Upos::kNum, Xpos::kCd, 0, Deprel::kObl},
                                   {"Falk", Upos::kPropn, Xpos::kNnp, 3, Deprel::kNsubj},
                                   {"retired", Upos::kVerb, Xpos::kVbd, 1, Deprel::kAcl},
                                   {".", Upos::kPunct, Xpos::kPeriod, 0, Deprel::kPunct}};
  EXPECT_EQ(Mended(dated, 0), "1952:case");
  EXPECT_EQ(Mended(dated, 1), "retired:obl");
  EXPECT_EQ(Mended(dated, 3), ":root");
  EXPECT_EQ(Mended(dated, 4), "retired:punct");
}

TEST(TreeMendingTest, TakesAParticipleWithASubjectForAPastTense) {
  std::vector<Word> words = {{"One", Upos::kNoun, Xpos::kNn, 1, Deprel::kNsubj},
                             {"agreed", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot},
                             {"two", Upos::kNoun, Xpos::kNns, 3, Deprel::kNsubjPass},
                             {"refused", Upos::kVerb, Xpos::kVbn, 1, Deprel::kConj}};
  EXPECT_EQ(Mended(words, 2), "refused:nsubj");
  // "One was sold, two scrapped"
  words[0].deprel = Deprel::kNsubjPass;
  words[1].xpos = Xpos::kVbn;
  EXPECT_EQ(Mended(words, 2), "refused:nsubj:pass");
}

TEST(TreeMendingTest, CoordinatesNoVerbWithADate) {
  // "burned in 1911 and in 1948"
  const std::vector<Word> words = {{"burned", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot},
                                   kIn(2),
                                   {"1911", Upos::kNum, Xpos::kCd, 0, Deprel::kObl},
                                   {"and", Upos::kCconj, Xpos::kCc, 5, Deprel::kCc},
                                   kIn(5),
                                   {"1948", Upos::kNum, Xpos::kCd, 0, Deprel::kConj}};
  EXPECT_EQ(Mended(words, 5), "burned:obl");
}

TEST(TreeMendingTest, GivesNoSubjectAPreposition) {
  // "In 1931 cattle grazed"
  const std::vector<Word> words = {kIn(2),
                                   {"1931", Upos::kNum, Xpos::kCd, 2, Deprel::kNummod},
                                   {"cattle", Upos::kNoun, Xpos::kNns, 3, Deprel::kNsubj},
                                   {"grazed", Upos::kVerb, Xpos::kVbd, -1, Deprel::kRoot}};
  EXPECT_EQ(Mended(words, 0), "1931:case");
  EXPECT_EQ(Mended(words, 1), "grazed:obl");
  EXPECT_EQ(Mended(words, 2), "grazed:nsubj");
}

// Random words in random trees: whatever is mended, they stay trees with one root.
TEST(TreeMendingTest, KeepsATree) {
  constexpr Word kWords[] = {
      {"mill", Upos::kNoun, Xpos::kNn, 0, Deprel::kDep},    {"Brandt", Upos::kPropn, Xpos::kNnp, 0, Deprel::kDep},
      {"built", Upos::kVerb, Xpos::kVbn, 0, Deprel::kDep},  {"owns", Upos::kVerb, Xpos::kVbz, 0, Deprel::kDep},
      {"failed", Upos::kVerb, Xpos::kVbd, 0, Deprel::kDep}, {"learn", Upos::kVerb, Xpos::kVb, 0, Deprel::kDep},
      {"to", Upos::kPart, Xpos::kTo, 0, Deprel::kDep},      {"for", Upos::kAdp, Xpos::kIn, 0, Deprel::kDep},
      {"in", Upos::kAdp, Xpos::kIn, 0, Deprel::kDep},       {"by", Upos::kAdp, Xpos::kIn, 0, Deprel::kDep},
      {"unless", Upos::kSconj, Xpos::kIn, 0, Deprel::kDep}, {"1735", Upos::kNum, Xpos::kCd, 0, Deprel::kDep},
      {"-", Upos::kSym, Xpos::kSym, 0, Deprel::kDep},       {",", Upos::kPunct, Xpos::kComma, 0, Deprel::kDep},
      {".", Upos::kPunct, Xpos::kPeriod, 0, Deprel::kDep},  {"was", Upos::kAux, Xpos::kVbd, 0, Deprel::kDep},
      {"together", Upos::kAdv, Xpos::kRb, 0, Deprel::kDep}, {"she", Upos::kPron, Xpos::kPrp, 0, Deprel::kDep},
  };
  constexpr Deprel kRelations[] = {Deprel::kNsubj,  Deprel::kObj,  Deprel::kObl,     Deprel::kNmod,     Deprel::kCase,
                                   Deprel::kMark,   Deprel::kAcl,  Deprel::kAdvcl,   Deprel::kAppos,    Deprel::kFlat,
                                   Deprel::kNummod, Deprel::kAmod, Deprel::kAdvmod,  Deprel::kVocative, Deprel::kConj,
                                   Deprel::kPunct,  Deprel::kCop,  Deprel::kCompound};
  std::minstd_rand random(1);
  const auto below = [&](size_t limit) { return static_cast<size_t>(random()) % limit; };
  for (int round = 0; round < 300000; ++round) {
    const size_t size = 2 + below(7);
    std::vector<Token> tokens(size);
    // Each word hangs on one that was placed before it.
    std::vector<size_t> order(size);
    for (size_t i = 0; i < size; ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    for (size_t i = 0; i < size; ++i) {
      const Word& word = kWords[below(std::size(kWords))];
      Token& token = tokens[order[i]];
      token.form = token.lemma = word.form;
      token.upos = word.upos;
      token.xpos = word.xpos;
      if (word.upos == Upos::kNum) token.kind = TokenKind::kDate;
      if (word.upos == Upos::kPropn && below(2) == 0) token.type = EntityType::kPerson;
      token.head = i == 0 ? -1 : static_cast<int32_t>(order[below(i)]);
      token.deprel = i == 0 ? Deprel::kRoot : kRelations[below(std::size(kRelations))];
      if (i > 0 && word.upos == Upos::kAdp) token.deprel = Deprel::kCase;
      if (i > 0 && word.upos == Upos::kPart) token.deprel = Deprel::kMark;
    }
    std::string before;
    for (const Token& token : tokens) before += StrCat(token.form, "/", token.head, "/", DeprelName(token.deprel), " ");
    MendTree(&tokens);
    int roots = 0;
    for (size_t i = 0; i < size; ++i) {
      roots += tokens[i].head < 0 ? 1 : 0;
      size_t steps = 0;
      for (int32_t on = static_cast<int32_t>(i); on >= 0 && steps <= size; on = tokens[static_cast<size_t>(on)].head) {
        ++steps;
      }
      ASSERT_LE(steps, size) << before;
    }
    ASSERT_EQ(roots, 1) << before;
  }
}

class TagMendingTest : public testing::Test {
 protected:
  static constexpr Tag kNoun = {Upos::kNoun, Xpos::kNn};
  static constexpr Tag kPlural = {Upos::kNoun, Xpos::kNns};
  static constexpr Tag kAdjective = {Upos::kAdj, Xpos::kJj};
  static constexpr Tag kName = {Upos::kPropn, Xpos::kNnp};
  static constexpr Tag kBare = {Upos::kVerb, Xpos::kVb};
  static constexpr Tag kPresent = {Upos::kVerb, Xpos::kVbz};
  static constexpr Tag kArticle = {Upos::kDet, Xpos::kDt};
  static constexpr Tag kStop = {Upos::kPunct, Xpos::kPeriod};

  // The tags behind mending, where `rival` of the word at `word` is one behind the best, and everything else ten.
  std::vector<Tag> Mend(std::vector<std::string_view> forms, std::vector<Tag> tags, size_t word, Tag rival,
                        uint32_t classes = WordClass::kNoun) {
    const TagSet set({kNoun, kPlural, kAdjective, kName, kBare, kPresent, kArticle, kStop});
    std::vector<float> scores(forms.size() * static_cast<size_t>(set.size()), 0);
    for (size_t i = 0; i < forms.size(); ++i) {
      float* row = scores.data() + i * static_cast<size_t>(set.size());
      row[set.Find(tags[i])] = 10;
      if (i == word) row[set.Find(rival)] = 9;
    }
    std::vector<WordFeatures> words(forms.size());
    for (size_t i = 0; i < forms.size(); ++i) {
      words[i].upper = forms[i][0] >= 'A' && forms[i][0] <= 'Z';
      words[i].classes = classes;
    }
    MendTags(forms, words, scores, set, &tags);
    return tags;
  }
};

TEST_F(TagMendingTest, TakesNoNameForACommand) {
  EXPECT_EQ(Mend({"Grant", "Hall", "leaks", "."}, {kBare, kName, kPresent, kStop}, 0, kName)[0], kName);
  EXPECT_EQ(Mend({"Grant", "Hall"}, {kBare, kName}, 0, kName)[0], kName);
  EXPECT_EQ(Mend({"Ask", "Hall", "."}, {kBare, kName, kStop}, 0, kName)[0], kBare);
  // What no dictionary has is no common noun in front of its verb.
  EXPECT_EQ(Mend({"Orebase", "leaks", "."}, {kNoun, kPresent, kStop}, 0, kName, 0)[0], kName);
  EXPECT_EQ(Mend({"Oil", "leaks", "."}, {kNoun, kPresent, kStop}, 0, kName)[0], kNoun);
}

TEST_F(TagMendingTest, FindsTheVerbOfASentence) {
  EXPECT_EQ(Mend({"The", "roof", "leaks", "."}, {kArticle, kNoun, kPlural, kStop}, 2, kPresent)[2], kPresent);
  // Far behind, it is none; and a heading needs none.
  EXPECT_EQ(Mend({"The", "roof", "leaks", "."}, {kArticle, kNoun, kPlural, kStop}, 0, kNoun)[2], kPlural);
  EXPECT_EQ(Mend({"The", "old", "roof", "leaks"}, {kArticle, kNoun, kNoun, kPlural}, 3, kPresent)[3], kPlural);
}

TEST_F(TagMendingTest, WritesAllNamesWithCapitals) {
  EXPECT_EQ(Mend({"Ann", "Lee", "president"}, {kName, kName, kName}, 0, kNoun)[2], kNoun);
  // Who writes without capitals may mean a name.
  EXPECT_EQ(Mend({"ann", "lee", "president"}, {kName, kName, kName}, 0, kNoun)[2], kName);
}

TEST_F(TagMendingTest, EndsWhatAnArticleIntroducesInANoun) {
  EXPECT_EQ(Mend({"He", "reads", "the", "compact", "."}, {kName, kPresent, kArticle, kAdjective, kStop}, 3, kNoun)[3],
            kNoun);
  EXPECT_EQ(Mend({"He", "reads", "the", "compact", "."}, {kName, kPresent, kArticle, kAdjective, kStop}, 0, kNoun)[3],
            kAdjective);
}

}  // namespace
}  // namespace whence
