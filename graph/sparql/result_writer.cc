#include "graph/sparql/result_writer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/base/status.h"
#include "graph/base/utf8.h"

namespace whence {
namespace {

constexpr size_t kFlush = 1 << 16;
constexpr size_t kMeasuredRows = 1000;
constexpr size_t kWidest = 60;  // columns of a table cell before the next begins

void AppendJsonString(std::string_view text, std::string* out) {
  out->push_back('"');
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out->push_back('\\');
      out->push_back(c);
    } else if (byte < 0x20) {
      constexpr char kHex[] = "0123456789abcdef";
      out->append("\\u00");
      out->push_back(kHex[byte >> 4]);
      out->push_back(kHex[byte & 15]);
    } else {
      out->push_back(c);
    }
  }
  out->push_back('"');
}

Term TermOf(const Binding& binding) {
  if (binding.kind != Binding::Kind::kStatement) return binding.term;
  return Term::Iri(StrCat("https://whence.invalid/statement/", binding.statement.value()));
}

// As a person reads it: the last part of an IRI, the text of a literal.
std::string Plain(const Binding& binding) {
  if (binding.kind == Binding::Kind::kUnbound) return "";
  if (binding.kind == Binding::Kind::kStatement) return StrCat("#", binding.statement.value());
  std::string text = binding.term.lexical;
  if (binding.term.kind == TermKind::kIri) text = binding.term.ToNTriples();
  if (binding.term.kind == TermKind::kBlank) text.insert(0, "_:");
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

class ResultWriter {
 public:
  ResultWriter(const SparqlQuery& query, ResultFormat format, const ByteSink& sink)
      : query_(query), format_(format), sink_(sink) {
    for (const VariableIndex variable : query.query.select) names_.push_back(query.query.variables[variable]);
  }

  absl::StatusOr<uint64_t> Run(Solutions& solutions) {
    if (query_.ask) return Answer(solutions);
    Head();
    uint64_t rows = 0;
    while (const Solution* solution = solutions.Next()) {
      Row(*solution, rows++ == 0);
      if (out_.size() < kFlush) continue;
      WHENCE_RETURN_IF_ERROR(sink_(out_));
      out_.clear();
    }
    FlushTable();
    if (format_ == ResultFormat::kJson) out_ += "\n]}}\n";
    WHENCE_RETURN_IF_ERROR(sink_(out_));
    WHENCE_RETURN_IF_ERROR(solutions.status());
    return rows;
  }

 private:
  absl::StatusOr<uint64_t> Answer(Solutions& solutions) {
    const bool holds = solutions.Next() != nullptr;
    WHENCE_RETURN_IF_ERROR(solutions.status());
    const char* word = holds ? "true" : "false";
    const std::string text = format_ == ResultFormat::kJson    ? StrCat("{\"head\":{},\"boolean\":", word, "}\n")
                             : format_ == ResultFormat::kTable ? (holds ? "yes\n" : "no\n")
                                                               : StrCat(word, "\n");
    WHENCE_RETURN_IF_ERROR(sink_(text));
    return holds ? 1 : 0;
  }

  void Head() {
    switch (format_) {
      case ResultFormat::kJson:
        out_ = "{\"head\":{\"vars\":[";
        for (size_t i = 0; i < names_.size(); ++i) {
          if (i > 0) out_ += ",";
          AppendJsonString(names_[i], &out_);
        }
        out_ += "]},\"results\":{\"bindings\":[";
        break;
      case ResultFormat::kCsv:
        for (size_t i = 0; i < names_.size(); ++i) out_ += StrCat(i > 0 ? "," : "", names_[i]);
        out_ += "\r\n";
        break;
      case ResultFormat::kTsv:
        for (size_t i = 0; i < names_.size(); ++i) out_ += StrCat(i > 0 ? "\t" : "", "?", names_[i]);
        out_ += "\n";
        break;
      case ResultFormat::kTable:
        held_.push_back(names_);
        break;
    }
  }

  void Row(const Solution& solution, bool first) {
    switch (format_) {
      case ResultFormat::kJson:
        out_ += first ? "\n{" : ",\n{";
        JsonRow(solution);
        out_ += "}";
        break;
      case ResultFormat::kCsv:
        for (size_t i = 0; i < solution.size(); ++i) {
          if (i > 0) out_ += ",";
          CsvCell(solution[i]);
        }
        out_ += "\r\n";
        break;
      case ResultFormat::kTsv:
        for (size_t i = 0; i < solution.size(); ++i) {
          if (i > 0) out_ += "\t";
          if (solution[i].kind != Binding::Kind::kUnbound) out_ += TermOf(solution[i]).ToNTriples();
        }
        out_ += "\n";
        break;
      case ResultFormat::kTable: {
        std::vector<std::string> cells;
        for (const Binding& binding : solution) cells.push_back(Plain(binding));
        if (!widths_.empty()) return TableRow(cells);
        held_.push_back(std::move(cells));
        if (held_.size() > kMeasuredRows) FlushTable();
        break;
      }
    }
  }

  void JsonRow(const Solution& solution) {
    bool first = true;
    for (size_t i = 0; i < solution.size(); ++i) {
      if (solution[i].kind == Binding::Kind::kUnbound) continue;
      const Term term = TermOf(solution[i]);
      if (!first) out_ += ",";
      first = false;
      AppendJsonString(names_[i], &out_);
      out_ += term.kind == TermKind::kIri     ? ":{\"type\":\"uri\",\"value\":"
              : term.kind == TermKind::kBlank ? ":{\"type\":\"bnode\",\"value\":"
                                              : ":{\"type\":\"literal\",\"value\":";
      AppendJsonString(term.lexical, &out_);
      if (term.IsLiteral() && !term.datatype.empty()) {
        out_ += term.kind == TermKind::kTyped ? ",\"datatype\":" : ",\"xml:lang\":";
        AppendJsonString(term.datatype, &out_);
      }
      out_ += "}";
    }
  }

  void CsvCell(const Binding& binding) {
    if (binding.kind == Binding::Kind::kUnbound) return;
    const Term term = TermOf(binding);
    const std::string text = term.kind == TermKind::kBlank ? StrCat("_:", term.lexical) : term.lexical;
    if (text.find_first_of("\",\r\n") == std::string::npos) {
      out_ += text;
      return;
    }
    out_ += '"';
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  // Writes the rows that were held back to learn how wide the columns are.
  void FlushTable() {
    if (format_ != ResultFormat::kTable || !widths_.empty()) return;
    widths_.assign(std::max<size_t>(names_.size(), 1), 0);
    for (const auto& cells : held_) {
      for (size_t i = 0; i < cells.size(); ++i) {
        widths_[i] = std::min(kWidest, std::max(widths_[i], ToCodePoints(cells[i]).size()));
      }
    }
    for (size_t row = 0; row < held_.size(); ++row) {
      TableRow(held_[row]);
      if (row > 0) continue;
      std::vector<std::string> rule;
      for (size_t i = 0; i < names_.size(); ++i) rule.emplace_back(widths_[i], '-');
      TableRow(rule);
    }
    held_.clear();
  }

  void TableRow(const std::vector<std::string>& cells) {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line += "  ";
      line += cells[i];
      const size_t width = ToCodePoints(cells[i]).size();
      if (i + 1 < cells.size() && width < widths_[i]) line.append(widths_[i] - width, ' ');
    }
    out_ += StrCat(line, "\n");
  }

  const SparqlQuery& query_;
  const ResultFormat format_;
  const ByteSink& sink_;
  std::vector<std::string> names_;
  std::string out_;
  std::vector<std::vector<std::string>> held_;
  std::vector<size_t> widths_;
};

}  // namespace

std::optional<ResultFormat> ResultFormatByName(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, ResultFormat>, 4> kFormats = {
      {{"table", ResultFormat::kTable},
       {"json", ResultFormat::kJson},
       {"csv", ResultFormat::kCsv},
       {"tsv", ResultFormat::kTsv}}};
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
  }
  return std::nullopt;
}

absl::StatusOr<uint64_t> WriteResults(const SparqlQuery& query, Solutions& solutions, ResultFormat format,
                                      const ByteSink& sink) {
  return ResultWriter(query, format, sink).Run(solutions);
}

}  // namespace whence
