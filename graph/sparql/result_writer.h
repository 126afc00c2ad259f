#ifndef WHENCE_GRAPH_SPARQL_RESULT_WRITER_H_
#define WHENCE_GRAPH_SPARQL_RESULT_WRITER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/evaluate.h"
#include "graph/export.h"
#include "graph/sparql/sparql_parser.h"

namespace whence {

enum class ResultFormat : uint8_t { kTable, kJson, kCsv, kTsv };
// "table", "json", "csv", "tsv"; none for others.
std::optional<ResultFormat> ResultFormatByName(std::string_view name);

// Writes solutions as they come: SPARQL 1.1 Query Results in JSON, CSV or TSV, or a table for people, whose widths are
// those of the first 1,000 rows. Statements are written as IRIs. Returns how many solutions there were; for ASK 1 or 0.
// The error is that of the solutions or of the sink; what was written before it stays written.
absl::StatusOr<uint64_t> WriteResults(const SparqlQuery& query, Solutions& solutions, ResultFormat format,
                                      const ByteSink& sink);

}  // namespace whence

#endif  // WHENCE_GRAPH_SPARQL_RESULT_WRITER_H_
