#include "corpus/language/token.h"

#include <array>
#include <cstddef>

namespace whence {
namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames = {"X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                                 "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                                 "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

constexpr std::array<std::string_view, kXposCount> kXposNames = {
    "_",   "ADD", "AFX", "CC",  "CD", "DT",  "EX",   "FW",  "GW",    "HYPH",  "IN",  "JJ",   "JJR",
    "JJS", "LS",  "MD",  "NFP", "NN", "NNP", "NNPS", "NNS", "PDT",   "POS",   "PRP", "PRP$", "RB",
    "RBR", "RBS", "RP",  "SYM", "TO", "UH",  "VB",   "VBD", "VBG",   "VBN",   "VBP", "VBZ",  "WDT",
    "WP",  "WP$", "WRB", ",",   ".",  ":",   "``",   "''",  "-LRB-", "-RRB-", "$",   "XX"};

constexpr std::array<std::string_view, kDeprelCount> kDeprelNames = {
    "dep",           "acl",          "acl:relcl",   "advcl",      "advcl:relcl", "advmod",     "amod",
    "appos",         "aux",          "aux:pass",    "case",       "cc",          "cc:preconj", "ccomp",
    "compound",      "compound:prt", "conj",        "cop",        "csubj",       "csubj:pass", "csubj:outer",
    "det",           "det:predet",   "discourse",   "dislocated", "expl",        "fixed",      "flat",
    "goeswith",      "iobj",         "list",        "mark",       "nmod",        "nmod:desc",  "nmod:poss",
    "nmod:unmarked", "nsubj",        "nsubj:outer", "nsubj:pass", "nummod",      "obj",        "obl",
    "obl:agent",     "obl:unmarked", "orphan",      "parataxis",  "punct",       "reparandum", "root",
    "vocative",      "xcomp"};

constexpr std::array<std::string_view, 17> kEntityTypeNames = {
    "",     "person",   "organisation", "country", "place",   "event",   "work",   "nationality", "date",
    "time", "duration", "quantity",     "money",   "percent", "ordinal", "number", "other"};

template <typename Enum, size_t kSize>
std::optional<Enum> FindName(const std::array<std::string_view, kSize>& names, std::string_view name) {
  for (size_t i = 0; i < kSize; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view UposName(Upos upos) { return kUposNames[static_cast<size_t>(upos)]; }
std::optional<Upos> FindUpos(std::string_view name) { return FindName<Upos>(kUposNames, name); }

std::string_view XposName(Xpos xpos) { return kXposNames[static_cast<size_t>(xpos)]; }
std::optional<Xpos> FindXpos(std::string_view name) { return FindName<Xpos>(kXposNames, name); }

std::string_view DeprelName(Deprel deprel) { return kDeprelNames[static_cast<size_t>(deprel)]; }
std::optional<Deprel> FindDeprel(std::string_view name) { return FindName<Deprel>(kDeprelNames, name); }

Deprel BaseRelation(Deprel deprel) {
  switch (deprel) {
    case Deprel::kAclRelcl:
      return Deprel::kAcl;
    case Deprel::kAdvclRelcl:
      return Deprel::kAdvcl;
    case Deprel::kAuxPass:
      return Deprel::kAux;
    case Deprel::kCcPreconj:
      return Deprel::kCc;
    case Deprel::kCompoundPrt:
      return Deprel::kCompound;
    case Deprel::kCsubjPass:
    case Deprel::kCsubjOuter:
      return Deprel::kCsubj;
    case Deprel::kDetPredet:
      return Deprel::kDet;
    case Deprel::kNmodDesc:
    case Deprel::kNmodPoss:
    case Deprel::kNmodUnmarked:
      return Deprel::kNmod;
    case Deprel::kNsubjOuter:
    case Deprel::kNsubjPass:
      return Deprel::kNsubj;
    case Deprel::kOblAgent:
    case Deprel::kOblUnmarked:
      return Deprel::kObl;
    default:
      return deprel;
  }
}

std::string_view EntityTypeName(EntityType type) { return kEntityTypeNames[static_cast<size_t>(type)]; }

}  // namespace whence
