#include "corpus/language/analysis.h"

#include <utility>

#include "corpus/language/analysis_arena.h"

namespace whence {

Analysis::Analysis() : arena_(std::make_unique<AnalysisArena>()) {}
Analysis::Analysis(Analysis&&) noexcept = default;
Analysis& Analysis::operator=(Analysis&&) noexcept = default;
Analysis::~Analysis() = default;

}  // namespace whence
