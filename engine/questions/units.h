#ifndef WHENCE_ENGINE_QUESTIONS_UNITS_H_
#define WHENCE_ENGINE_QUESTIONS_UNITS_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whence {

// A unit of measure. Two of one dimension convert into each other by their factors.
struct MeasureUnit {
  std::string name;       // "kilometre"
  std::string dimension;  // "length"; of a unit that a lexicon makes up, its own name
  double factor = 1;
};

// The units that questions may use: the common ones, and those that lexicons name besides. Not thread-safe while units
// are added.
class Units {
 public:
  Units();

  // The unit that goes by a name or symbol ("km", "sq km", "kilometres"), made if there is none.
  int FindOrAdd(std::string_view name);
  // The unit that a name of several words ends in, symbols included ("length km"), with the number of its words; none
  // for what is a time rather than so much of it ("birth year").
  std::optional<std::pair<int, size_t>> AtEnd(const std::vector<std::string>& words) const;
  int second() const { return second_; }
  // How many `to` one `from` is; none if they do not measure the same.
  std::optional<double> Convert(int from, int to) const;
  const MeasureUnit& unit(int index) const { return units_[static_cast<size_t>(index)]; }
  // Every wording with its unit.
  const std::vector<std::pair<std::string, int>>& wordings() const { return wordings_; }

 private:
  int second_ = 0;
  std::vector<MeasureUnit> units_;
  std::vector<std::pair<std::string, int>> wordings_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_UNITS_H_
