#include "engine/phrasing/verb_forms.h"

#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "corpus/language/ascii.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr std::pair<std::string_view, std::string_view> kIrregular[] = {
    {"arise", "arose"},     {"awake", "awoke"},       {"be", "was"},            {"bear", "bore"},
    {"beat", "beat"},       {"become", "became"},     {"begin", "began"},       {"bend", "bent"},
    {"bet", "bet"},         {"bid", "bid"},           {"bind", "bound"},        {"bite", "bit"},
    {"bleed", "bled"},      {"blow", "blew"},         {"break", "broke"},       {"breed", "bred"},
    {"bring", "brought"},   {"broadcast", "broadcast"}, {"build", "built"},     {"burst", "burst"},
    {"buy", "bought"},      {"cast", "cast"},         {"catch", "caught"},      {"choose", "chose"},
    {"come", "came"},       {"cost", "cost"},         {"cut", "cut"},           {"deal", "dealt"},
    {"dig", "dug"},         {"do", "did"},            {"draw", "drew"},         {"drink", "drank"},
    {"drive", "drove"},     {"eat", "ate"},           {"fall", "fell"},         {"feed", "fed"},
    {"feel", "felt"},       {"fight", "fought"},      {"find", "found"},        {"flee", "fled"},
    {"fly", "flew"},        {"forbid", "forbade"},    {"forget", "forgot"},     {"forgive", "forgave"},
    {"freeze", "froze"},    {"get", "got"},           {"give", "gave"},         {"go", "went"},
    {"grow", "grew"},       {"hang", "hung"},         {"have", "had"},          {"hear", "heard"},
    {"hide", "hid"},        {"hit", "hit"},           {"hold", "held"},         {"hurt", "hurt"},
    {"keep", "kept"},       {"know", "knew"},         {"lay", "laid"},          {"lead", "led"},
    {"leave", "left"},      {"lend", "lent"},         {"let", "let"},           {"lie", "lay"},
    {"light", "lit"},       {"lose", "lost"},         {"make", "made"},         {"mean", "meant"},
    {"meet", "met"},        {"outgrow", "outgrew"},   {"overcome", "overcame"}, {"oversee", "oversaw"},
    {"overtake", "overtook"}, {"overthrow", "overthrew"}, {"pay", "paid"},      {"put", "put"},
    {"quit", "quit"},       {"read", "read"},         {"rebuild", "rebuilt"},   {"ride", "rode"},
    {"ring", "rang"},       {"rise", "rose"},         {"run", "ran"},           {"say", "said"},
    {"see", "saw"},         {"seek", "sought"},       {"sell", "sold"},         {"send", "sent"},
    {"set", "set"},         {"shake", "shook"},       {"shed", "shed"},         {"shine", "shone"},
    {"shoot", "shot"},      {"show", "showed"},       {"shrink", "shrank"},     {"shut", "shut"},
    {"sing", "sang"},       {"sink", "sank"},         {"sit", "sat"},           {"sleep", "slept"},
    {"speak", "spoke"},     {"spend", "spent"},       {"spin", "spun"},         {"split", "split"},
    {"spread", "spread"},   {"stand", "stood"},       {"steal", "stole"},       {"stick", "stuck"},
    {"strike", "struck"},   {"strive", "strove"},     {"swear", "swore"},       {"sweep", "swept"},
    {"swim", "swam"},       {"take", "took"},         {"teach", "taught"},      {"tear", "tore"},
    {"tell", "told"},       {"think", "thought"},     {"throw", "threw"},       {"undergo", "underwent"},
    {"understand", "understood"}, {"undertake", "undertook"}, {"uphold", "upheld"}, {"wake", "woke"},
    {"wear", "wore"},       {"win", "won"},           {"wind", "wound"},        {"withdraw", "withdrew"},
    {"withhold", "withheld"}, {"withstand", "withstood"}, {"write", "wrote"},
};

bool EndsInConsonantY(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !IsAsciiVowel(word[word.size() - 2]);
}

// "stop" -> "stopped", but "visit" -> "visited": only words of one syllable double, and a few stressed on the last.
bool DoublesConsonant(std::string_view word) {
  if (word.size() < 3) return false;
  for (const std::string_view stressed : {"admit", "commit", "compel", "confer", "control", "defer", "equip", "expel",
                                          "incur", "infer", "occur", "omit", "patrol", "permit", "prefer", "propel",
                                          "rebel", "refer", "regret", "submit", "transfer", "transmit"}) {
    if (word == stressed) return true;
  }
  const char last = word.back();
  if (IsAsciiVowel(last) || last == 'w' || last == 'x' || last == 'y') return false;
  if (!IsAsciiVowel(word[word.size() - 2]) || IsAsciiVowel(word[word.size() - 3])) return false;
  size_t vowels = 0;
  for (char c : word) vowels += IsAsciiVowel(c);
  return vowels == 1;
}

}  // namespace

std::string PastTense(std::string_view lemma) {
  static const auto* const irregular =
      new absl::flat_hash_map<std::string_view, std::string_view>(std::begin(kIrregular), std::end(kIrregular));
  if (const auto found = irregular->find(lemma); found != irregular->end()) return std::string(found->second);
  // "rejoin", "reelect": the stem's past; "foresee" has its own.
  if (lemma.size() > 5 && lemma.starts_with("re") && irregular->contains(lemma.substr(2))) {
    return StrCat("re", irregular->at(lemma.substr(2)));
  }
  if (lemma.ends_with('e')) return StrCat(lemma, "d");
  if (EndsInConsonantY(lemma)) return StrCat(lemma.substr(0, lemma.size() - 1), "ied");
  if (DoublesConsonant(lemma)) return StrCat(lemma, lemma.substr(lemma.size() - 1), "ed");
  return StrCat(lemma, "ed");
}

std::string ThirdPerson(std::string_view lemma) {
  if (lemma == "be") return "is";
  if (lemma == "have") return "has";
  if (EndsInConsonantY(lemma)) return StrCat(lemma.substr(0, lemma.size() - 1), "ies");
  for (const std::string_view ending : {"s", "x", "z", "ch", "sh", "o"}) {
    if (lemma.ends_with(ending)) return StrCat(lemma, "es");
  }
  return StrCat(lemma, "s");
}

bool IsInflected(const Lemmatizer& lemmatizer, std::string_view word) {
  const auto leads_back = [&](std::string_view ending, Upos upos) {
    return lemmatizer.Lemma(StrCat(word, ending), upos) == word;
  };
  return lemmatizer.Lemma(word, Upos::kVerb) != word || lemmatizer.Lemma(word, Upos::kNoun) != word ||
         leads_back("s", Upos::kNoun) || leads_back("s", Upos::kVerb) || leads_back("er", Upos::kAdj);
}

}  // namespace whence
