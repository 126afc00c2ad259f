#ifndef WHENCE_ENGINE_INGEST_DATED_NAME_H_
#define WHENCE_ENGINE_INGEST_DATED_NAME_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ingest/tenures.h"

namespace whence {

struct GrammarWords;

// An item of a list that is a name with from when to when, in the forms that people write:
//   "Amalia Pires (1971–1980)"                     "Pier Hall (1974–1990), the second home"
//   "Bertil Dahlgren (Norvia), 1963–1971"          "Olaf Lind (1910–1986), historian, 1958–1963"
//   "Ida Berg – vocals, guitar (1990–1995)"        "Peter Holm 1963–1970 (from 1966 head)"
//   "1980–1984: Josef Trnka"
struct DatedName {
  std::string name;
  std::vector<Tenure> tenures;  // not empty
};

// Nothing for any other text: a sentence, a figure, a name with a single number. Owns its text; linear in it.
std::optional<DatedName> ReadDatedName(std::string_view item, const GrammarWords& words);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_DATED_NAME_H_
