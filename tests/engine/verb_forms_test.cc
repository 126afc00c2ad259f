#include "engine/phrasing/verb_forms.h"

#include "gtest/gtest.h"

namespace whence {
namespace {

TEST(VerbFormsTest, PastTense) {
  for (const auto& [lemma, past] : {std::pair{"leave", "left"}, {"sign", "signed"}, {"agree", "agreed"},
                                    {"carry", "carried"}, {"stop", "stopped"}, {"visit", "visited"},
                                    {"rebuild", "rebuilt"}, {"rejoin", "rejoined"}, {"withdraw", "withdrew"},
                                    {"expel", "expelled"}, {"play", "played"}, {"fix", "fixed"}, {"need", "needed"}}) {
    EXPECT_EQ(PastTense(lemma), past);
  }
}

TEST(VerbFormsTest, ThirdPerson) {
  for (const auto& [lemma, form] : {std::pair{"hold", "holds"}, {"carry", "carries"}, {"pass", "passes"},
                                    {"have", "has"}, {"go", "goes"}, {"say", "says"}}) {
    EXPECT_EQ(ThirdPerson(lemma), form);
  }
}

}  // namespace
}  // namespace whence
