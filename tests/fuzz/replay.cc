// Runs a fuzz target without a fuzzer: the empty input, then seeded random bytes, printable text, and words that the
// project's parsers know, in a random order. It finds the crash that any input would cause; the fuzz preset looks
// deeper.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

using Random = std::mt19937_64;

constexpr int kLongOf = 60;  // one in so many inputs is long

constexpr std::string_view kAlphabet =
    "  \n\n\t.,;:!?\"'()[]{}<>|#*-_=~&@%$/\\0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

// Separated by blanks: English, Markdown and HTML, RDF and SPARQL, rules.
constexpr std::string_view kWords = R"words(
who what When where how many why did is was were the a of in to by and or not no than that which whose it they she its
left founded joined members largest first before after since between more may said if Riga Amber River Pact ARP Ada Lund
Sweden 1999 4 March 1988 20 3.5 million km % $ , . ? 's " ( ) ;
# - | |---| key: value <p> </table> <td> &amp;
<http://x/a> _:b @prefix x: x:a "1"^^x:b "t"@en << >> SELECT ?x WHERE { } FILTER OPTIONAL UNION COUNT(*) LIMIT
rule predicate noun: -> [ ] + * =
)words";

std::vector<std::string> SplitWords() {
  std::istringstream stream{std::string(kWords)};
  std::vector<std::string> words(std::istream_iterator<std::string>(stream), {});
  words.insert(words.end(), {"\n", "\n\n", "\u00e9", "\xff"});
  return words;
}

std::string RandomInput(int round, Random* random) {
  static const std::vector<std::string> words = SplitWords();
  const size_t size = (*random)() % (round % kLongOf != 0 ? 400 : 20000);
  std::string input;
  while (input.size() < size) {
    if (round % 3 == 0) {
      input += static_cast<char>((*random)());
    } else if (round % 3 == 1) {
      input += kAlphabet[(*random)() % kAlphabet.size()];
    } else {
      input.append(words[(*random)() % words.size()]).append((*random)() % 8 == 0 ? "" : " ");
    }
  }
  return input;
}

void Run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
}

}  // namespace

// Arguments: how many inputs, and a seed; another seed runs other inputs.
int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 10000;
  Random random(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20020515);
  Run("");
  for (int round = 1; round <= rounds; ++round) Run(RandomInput(round, &random));
  std::printf("replayed %d inputs\n", rounds + 1);
}
