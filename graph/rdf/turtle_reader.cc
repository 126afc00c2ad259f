// Turtle and TriG, parsed by serd.
#include <serd/serd.h>

#include <cstdarg>
#include <cstdio>
#include <memory>
#include <string>

#include "graph/base/status.h"
#include "graph/rdf/rdf_reader.h"

namespace whence {
namespace {

std::string_view Text(const SerdNode* node) {
  return std::string_view(reinterpret_cast<const char*>(node->buf), node->n_bytes);
}

// What serd's callbacks work on.
class TurtleRun {
 public:
  TurtleRun(ByteSource& source, const RdfReaderOptions& options, const TripleVisitor& visit)
      : source_(source), options_(options), visit_(visit), env_(serd_env_new(nullptr)) {}
  ~TurtleRun() { serd_env_free(env_); }
  TurtleRun(const TurtleRun&) = delete;
  TurtleRun& operator=(const TurtleRun&) = delete;

  absl::Status Read(bool graphs) {
    SerdReader* reader =
        serd_reader_new(graphs ? SERD_TRIG : SERD_TURTLE, this, nullptr, OnBase, OnPrefix, OnStatement, nullptr);
    serd_reader_set_strict(reader, !options_.lenient);
    serd_reader_set_error_sink(reader, OnError, this);
    SerdStatus status = serd_reader_start_source_stream(reader, OnRead, OnReadError, this, nullptr, 1 << 16);
    while (status == SERD_SUCCESS && status_.ok()) {
      status = serd_reader_read_chunk(reader);
    }
    serd_reader_end_stream(reader);
    serd_reader_free(reader);
    WHENCE_RETURN_IF_ERROR(status_);
    if (!error_.empty()) return absl::InvalidArgumentError(error_);
    if (status > SERD_FAILURE) return InvalidArgument("malformed Turtle");
    return absl::OkStatus();
  }

 private:
  static TurtleRun& Of(void* handle) { return *static_cast<TurtleRun*>(handle); }

  static size_t OnRead(void* buffer, size_t size, size_t count, void* stream) {
    TurtleRun& run = Of(stream);
    // As fread does: fewer bytes than asked for mean the end.
    const absl::Span<char> room(static_cast<char*>(buffer), size * count);
    size_t filled = 0;
    while (filled < room.size()) {
      const auto read = run.source_.Read(room.subspan(filled));
      if (!read.ok()) {
        run.status_ = read.status();
        return 0;
      }
      if (*read == 0) break;
      filled += *read;
    }
    return filled / size;
  }
  static int OnReadError(void* stream) { return Of(stream).status_.ok() ? 0 : 1; }

  static SerdStatus OnBase(void* handle, const SerdNode* uri) { return serd_env_set_base_uri(Of(handle).env_, uri); }
  static SerdStatus OnPrefix(void* handle, const SerdNode* name, const SerdNode* uri) {
    return serd_env_set_prefix(Of(handle).env_, name, uri);
  }

  static SerdStatus OnError(void* handle, const SerdError* error) {
    TurtleRun& run = Of(handle);
    if (!run.error_.empty()) return SERD_SUCCESS;  // what follows from the first
    char message[400];
    va_list args;
    va_copy(args, *error->args);
    std::vsnprintf(message, sizeof(message), error->fmt, args);
    va_end(args);
    std::string_view text(message);
    while (text.ends_with('\n')) text.remove_suffix(1);
    run.error_ = StrCat(error->line, ":", error->col, ": ", text);
    return SERD_SUCCESS;
  }

  // The IRI of a node: relative ones against @base, prefixed ones in full.
  bool Expand(const SerdNode* node, std::string* out) {
    if (node->type == SERD_CURIE) {
      SerdChunk prefix, suffix;
      if (serd_env_expand(env_, node, &prefix, &suffix) != SERD_SUCCESS) {
        if (error_.empty()) error_ = StrCat("the prefix of \"", Text(node), "\" is not declared");
        return false;
      }
      out->assign(reinterpret_cast<const char*>(prefix.buf), prefix.len);
      out->append(reinterpret_cast<const char*>(suffix.buf), suffix.len);
      return true;
    }
    SerdNode full = serd_env_expand_node(env_, node);
    out->assign(full.buf != nullptr ? Text(&full) : Text(node));
    serd_node_free(&full);
    return true;
  }

  bool Convert(const SerdNode* node, std::string* storage, TermView* term) {
    term->datatype = {};
    if (node->type == SERD_BLANK) {
      term->kind = TermKind::kBlank;
      term->lexical = Text(node);
      return true;
    }
    term->kind = TermKind::kIri;
    if (!Expand(node, storage)) return false;
    term->lexical = *storage;
    return true;
  }

  static SerdStatus OnStatement(void* handle, SerdStatementFlags, const SerdNode* graph, const SerdNode* subject,
                                const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                                const SerdNode* language) {
    TurtleRun& run = Of(handle);
    TripleView triple;
    std::string strings[5];
    if (!run.Convert(subject, &strings[0], &triple.subject)) return SERD_ERR_BAD_CURIE;
    if (!run.Convert(predicate, &strings[1], &triple.predicate)) return SERD_ERR_BAD_CURIE;
    if (graph != nullptr) {
      TermView name;
      if (!run.Convert(graph, &strings[2], &name)) return SERD_ERR_BAD_CURIE;
      triple.graph = name.lexical;
    }
    if (object->type != SERD_LITERAL) {
      if (!run.Convert(object, &strings[3], &triple.object)) return SERD_ERR_BAD_CURIE;
    } else {
      triple.object = {TermKind::kString, Text(object), {}};
      if (datatype != nullptr) {
        if (!run.Expand(datatype, &strings[4])) return SERD_ERR_BAD_CURIE;
        if (strings[4] != StrCat(kXsd, "string")) {
          triple.object.kind = TermKind::kTyped;
          triple.object.datatype = strings[4];
        }
      } else if (language != nullptr) {
        strings[4].assign(Text(language));
        for (char& c : strings[4]) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        triple.object.datatype = strings[4];
      }
    }
    run.status_ = run.visit_(triple);
    return run.status_.ok() ? SERD_SUCCESS : SERD_ERR_INTERNAL;
  }

  ByteSource& source_;
  const RdfReaderOptions& options_;
  const TripleVisitor& visit_;
  SerdEnv* const env_;
  std::string error_;    // of the syntax
  absl::Status status_;  // of the source or the visitor
};

}  // namespace

absl::Status ReadTurtle(ByteSource& source, bool graphs, const RdfReaderOptions& options, const TripleVisitor& visit) {
  return TurtleRun(source, options, visit).Read(graphs);
}

}  // namespace whence
