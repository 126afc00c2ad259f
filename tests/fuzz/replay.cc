// Runs a fuzz target without a fuzzer: the empty input, then seeded random bytes and mutations of printable text.
// It finds the crash that any input would cause; the fuzz preset looks deeper.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

void Run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
}

}  // namespace

int main() {
  std::mt19937_64 random(20020515);
  const std::string alphabet =
      "  \n\n\t.,;:!?\"'()[]{}<>|#*-_=~&@%$/\\0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  Run("");
  for (int round = 0; round < 3000; ++round) {
    std::string input(random() % (round < 2900 ? 400 : 20000), '\0');
    const bool printable = round % 3 != 0;
    for (char& c : input) c = printable ? alphabet[random() % alphabet.size()] : static_cast<char>(random());
    Run(input);
  }
  std::puts("replayed 3001 inputs");
}
