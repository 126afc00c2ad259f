// Every name that RelateNames relates is found by the index: compared with a look at all of them.
#include "engine/coreference/name_index.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "engine/coreference/name_relation.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using Random = std::mt19937_64;

std::string RandomWord(Random& random) {
  const size_t size = 1 + random() % 13;
  std::string word;
  while (word.size() < size) word += "abcde"[random() % 5];
  return word;
}

// A letter less, more, another, or two swapped.
std::string Misspelt(std::string word, Random& random) {
  const size_t at = random() % word.size();
  switch (random() % 4) {
    case 0:
      return word.erase(at, word.size() > 1 ? 1 : 0);
    case 1:
      return word.insert(at, 1, 'x');
    case 2:
      word[at] = 'y';
      return word;
    default:
      if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
      return word;
  }
}

// What may be related to the name: some of its words, its initials, or one word of it misspelt.
std::vector<std::string> Variant(std::vector<std::string> name, Random& random) {
  const size_t at = random() % name.size();
  switch (random() % 5) {
    case 0:
      return {name.begin(), name.begin() + static_cast<ptrdiff_t>(at) + 1};
    case 1:
      return {name.begin() + static_cast<ptrdiff_t>(at), name.end()};
    case 2:
      return {name.front(), name.back()};
    case 3: {
      const Initials initials = InitialsOf(name);
      const std::string acronym = random() % 2 == 0 ? initials.all : initials.large;
      return acronym.empty() ? name : std::vector<std::string>{acronym};
    }
    default:
      name[at] = Misspelt(std::move(name[at]), random);
      if (random() % 2 == 0) name[at] = Misspelt(std::move(name[at]), random);
      return name;
  }
}

TEST(NameIndexTest, FindsWhateverIsRelated) {
  Random random(19200504);
  constexpr EntityType kTypes[] = {EntityType::kNone, EntityType::kPerson, EntityType::kOrganisation};
  std::vector<std::vector<std::string>> names;
  NameIndex index;
  size_t related = 0;
  for (uint32_t entity = 0; entity < 1500; ++entity) {
    std::vector<std::string> name;
    if (entity % 2 == 1) {
      name = Variant(names[random() % names.size()], random);
    } else {
      for (size_t words = 1 + random() % 4; name.size() < words;) {
        name.push_back(random() % 5 == 0 ? "of" : RandomWord(random));
      }
    }
    const std::vector<uint32_t> found = index.Find(name);
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
    for (uint32_t known = 0; known < entity; ++known) {
      const bool any = std::any_of(std::begin(kTypes), std::end(kTypes), [&](EntityType type) {
        return RelateNames(name, type, names[known], type) != NameRelation::kNone ||
               RelateNames(names[known], type, name, type) != NameRelation::kNone;
      });
      if (!any) continue;
      ++related;
      EXPECT_TRUE(std::binary_search(found.begin(), found.end(), known))
          << testing::PrintToString(name) << " and " << testing::PrintToString(names[known]);
    }
    names.push_back(name);
    index.Add(entity, std::move(name));
  }
  EXPECT_GT(related, 1000u);
}

TEST(NameIndexTest, PassesByWhatSharesNothing) {
  NameIndex index;
  for (uint32_t entity = 0; entity < 1000; ++entity) {
    index.Add(entity, {"tor" + std::to_string(entity), "lund" + std::to_string(entity)});
  }
  EXPECT_EQ(index.Find({"lund7"}), std::vector<uint32_t>{7});
  EXPECT_TRUE(index.Find({"holm"}).empty());
}

}  // namespace
}  // namespace whence
