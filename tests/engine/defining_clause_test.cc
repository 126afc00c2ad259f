#include "engine/phrasing/defining_clause.h"

#include <string>

#include "gtest/gtest.h"

namespace whence {
namespace {

TEST(DefiningClause, GoesToTheEndOfTheClause) {
  EXPECT_EQ(WithDefiningClause("a machine", "A lathe is a machine that turns wood."), "a machine that turns wood");
  EXPECT_EQ(WithDefiningClause("a ferry", "It was a ferry which took 3.5 hours."), "a ferry which took 3.5 hours");
  EXPECT_EQ(WithDefiningClause("a tool", "A tool of old, it is a tool that St. Ives uses."),
            "a tool that St. Ives uses");
  EXPECT_EQ(WithDefiningClause("an actor", "He is an actor who sings, too"), "an actor who sings");
}

TEST(DefiningClause, NothingElseIsAdded) {
  EXPECT_EQ(WithDefiningClause("a machine", "A lathe is a machine, which is loud."), "a machine");
  EXPECT_EQ(WithDefiningClause("a machine", "A lathe is a machine of iron that rusts."), "a machine");
  EXPECT_EQ(WithDefiningClause("a machine", "A lathe is a machinery that turns."), "a machine");
  EXPECT_EQ(WithDefiningClause("a rod", "A spindle is a rod that A. Lee (a smith) made."), "a rod");
  EXPECT_EQ(WithDefiningClause("a press", "A lathe is a machine that turns wood."), "a press");
  EXPECT_EQ(WithDefiningClause("", "A lathe"), "");
  EXPECT_EQ(WithDefiningClause("a mill", "It is a mill that " + std::string(kMostClause, 'x')), "a mill");
}

}  // namespace
}  // namespace whence
