// The Turtle reader against serd, a parser of others, on random documents in the syntax that both know.
#include <serd/serd.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/base/strings.h"
#include "graph/rdf/iri.h"
#include "graph/rdf/rdf_reader.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

std::string TextOf(const SerdNode* node) {
  return std::string(reinterpret_cast<const char*>(node->buf), node->n_bytes);
}

class SerdRun {
 public:
  SerdRun() : env_(serd_env_new(nullptr)) {}
  ~SerdRun() { serd_env_free(env_); }
  SerdRun(const SerdRun&) = delete;
  SerdRun& operator=(const SerdRun&) = delete;

  std::vector<std::string> Read(const std::string& text) {
    SerdReader* reader = serd_reader_new(SERD_TURTLE, this, nullptr, OnBase, OnPrefix, OnStatement, nullptr);
    serd_reader_set_strict(reader, true);
    ok_ = serd_reader_read_string(reader, reinterpret_cast<const uint8_t*>(text.c_str())) == SERD_SUCCESS;
    serd_reader_free(reader);
    return std::move(lines_);
  }
  bool ok() const { return ok_; }

 private:
  static SerdRun& Of(void* handle) { return *static_cast<SerdRun*>(handle); }
  static SerdStatus OnBase(void* handle, const SerdNode* uri) { return serd_env_set_base_uri(Of(handle).env_, uri); }
  static SerdStatus OnPrefix(void* handle, const SerdNode* name, const SerdNode* uri) {
    return serd_env_set_prefix(Of(handle).env_, name, uri);
  }
  std::string Iri(const SerdNode* node) {
    SerdNode full = serd_env_expand_node(env_, node);
    const std::string iri = full.buf != nullptr ? TextOf(&full) : TextOf(node);
    serd_node_free(&full);
    return iri;
  }
  Term Convert(const SerdNode* node, const SerdNode* datatype, const SerdNode* language) {
    if (node->type == SERD_BLANK) return Term::Blank(TextOf(node));
    if (node->type != SERD_LITERAL) return Term::Iri(Iri(node));
    if (datatype != nullptr) return Term::Typed(TextOf(node), Iri(datatype));
    return Term::String(TextOf(node), language != nullptr ? TextOf(language) : "");
  }
  static SerdStatus OnStatement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                                const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                                const SerdNode* language) {
    SerdRun& run = Of(handle);
    run.lines_.push_back(StrCat(run.Convert(subject, nullptr, nullptr).ToNTriples(), " ",
                                run.Convert(predicate, nullptr, nullptr).ToNTriples(), " ",
                                run.Convert(object, datatype, language).ToNTriples()));
    return SERD_SUCCESS;
  }

  SerdEnv* const env_;
  std::vector<std::string> lines_;
  bool ok_ = false;
};

std::vector<std::string> ReadByOurs(const std::string& text, absl::Status* status) {
  std::vector<std::string> lines;
  const auto source = BytesOf(text);
  *status = ReadRdf(*source, RdfSyntax::kTurtle, {}, [&](const TripleView& triple) {
    lines.push_back(StrCat(triple.subject.ToTerm().ToNTriples(), " ", triple.predicate.ToTerm().ToNTriples(), " ",
                           triple.object.ToTerm().ToNTriples()));
    return absl::OkStatus();
  });
  return lines;
}

class RandomTurtle {
 public:
  explicit RandomTurtle(uint32_t seed) : random_(seed) {}

  std::string Document() {
    std::string text = "@base <http://e/a/b/c?d> .\n@prefix : <http://e/p#> .\nPREFIX e.x: <../r/>\n";
    for (size_t i = 1 + Below(6); i > 0; --i) {
      text += Subject() + Blank() + Predicates() + Blank() + "." + Pick({"\n", " # note .\n", " "});
      if (Below(6) == 0) text += "@prefix : <" + Pick({"x/", "#", "http://other/"}) + "> .\n";
    }
    return text;
  }

 private:
  size_t Below(size_t n) { return random_() % n; }
  std::string Pick(std::vector<std::string> choices) { return choices[Below(choices.size())]; }
  std::string Blank() { return Pick({" ", "\n\t", " # comment\n ", "  "}); }
  std::string Iri() {
    return Pick({":s", ":a.b", "e.x:q-1", ":", ":p\\~q", ":x%41", "<http://e/z>", "<../up>", "<#f>", "<?q>", "<//h/p>",
                 "</root/x>", "<>", ":3d", "e.x:a:b"});
  }
  std::string Subject() { return Below(4) == 0 ? Pick({"_:n1", "_:x.y", "_:z-1"}) : Iri(); }
  std::string Object() {
    switch (Below(4)) {
      case 0:
        return Subject();
      case 1:
        return Pick({"1", "-2", "+3.5", ".5", "1e3", "2.5E-1", "true", "false", "007"});
      default:
        return Pick({"\"a\"", "'b'", "\"\"\"c \"d\" \n e\"\"\"", "'''f'g'''", "\"\\t\\\"\\\\\\u00e9\"", "\"\""}) +
               Pick({"", "", "@en", "@de-at", "^^:type", "^^<http://e/t>"});
    }
  }
  std::string Predicates() {
    std::string text;
    for (size_t i = 1 + Below(3); i > 0; --i) {
      text += Pick({"a", ":p", "<http://e/q>"}) + Blank() + Object();
      for (size_t more = Below(3); more > 0; --more) text += Blank() + "," + Blank() + Object();
      if (i > 1) text += Blank() + ";" + Blank();
    }
    return text;
  }

  std::mt19937 random_;
};

TEST(TurtleTest, AgreesWithSerd) {
  for (uint32_t seed = 0; seed < 3000; ++seed) {
    const std::string text = RandomTurtle(seed).Document();
    SerdRun serd;
    const std::vector<std::string> expected = serd.Read(text);
    absl::Status status;
    const std::vector<std::string> found = ReadByOurs(text, &status);
    ASSERT_TRUE(serd.ok()) << text;
    ASSERT_TRUE(status.ok()) << status << "\n" << text;
    ASSERT_EQ(found, expected) << text;
  }
}

// serd keeps the dots of a path that begins with a slash; RFC 3986 (5.4.1, 5.4.2) does not.
TEST(TurtleTest, ReferencesAreResolvedAsTheStandardSays) {
  constexpr std::pair<const char*, const char*> kReferences[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"", "http://a/b/c/d;p?q"},
      {"..", "http://a/b/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/../h", "http://a/b/c/h"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
  };
  for (const auto& [reference, resolved] : kReferences) {
    EXPECT_EQ(ResolveIri("http://a/b/c/d;p?q", reference), resolved) << reference;
  }
  EXPECT_EQ(ResolveIri("", "a b"), "a b");
}

}  // namespace
}  // namespace whence
