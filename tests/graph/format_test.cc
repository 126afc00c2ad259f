// Pins the bytes on disk. A test that fails here after a change means: the format needs a new version.
#include "graph/store/format.h"

#include <string>

#include "graph/base/hash.h"
#include "graph/document_hash.h"
#include "graph/inline_term.h"
#include "graph/store/dictionary.h"
#include "graph/store/packed_keys.h"
#include "graph/store/records.h"
#include "graph/store/term_codec.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

std::string Hex(std::string_view bytes) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    if (!out.empty()) out += ' ';
    out += kHex[static_cast<unsigned char>(c) >> 4];
    out += kHex[c & 15];
  }
  return out;
}

std::string Encoded(const Term& term) {
  std::string out;
  EncodeTermTo(term, &out);
  return Hex(out);
}

TEST(FormatTest, Version) { EXPECT_EQ(kFormatVersion, 2u); }

TEST(FormatTest, TermIds) {
  EXPECT_EQ(InlineTerm(Term::Date(2012, 6, 28))->value(), 0x30000000004fb8dcu);
  EXPECT_EQ(InlineTerm(Term::Date(2012))->value(), 0x30000000004fb800u);
  EXPECT_EQ(InlineTerm(Term::Integer(7))->value(), 0x2000000000000007u);
  EXPECT_EQ(InlineTerm(Term::Integer(-1))->value(), 0x1fffffffffffffffu);
}

TEST(FormatTest, Terms) {
  EXPECT_EQ(Encoded(Term::Iri("http://e/s")), "01 68 74 74 70 3a 2f 2f 65 2f 73");
  EXPECT_EQ(Encoded(Term::Blank("b")), "02 62");
  EXPECT_EQ(Encoded(Term::String("x")), "03 78");
  EXPECT_EQ(Encoded(Term::String("x", "en")), "04 02 65 6e 78");
  EXPECT_EQ(Encoded(Term::Typed("x", "d:t")), "05 03 64 3a 74 78");
  EXPECT_EQ(Encoded(Term::Decimal("1.5")), "11 31 2e 35");
  EXPECT_EQ(Hex(TermBlock::Encode({"ab", "c"})), "02 02 01 61 62 63");
  EXPECT_EQ(TermHash("http://e/s"), 729274019295u);
}

TEST(FormatTest, Hashes) {
  EXPECT_EQ(StableHash(""), 10874994732282882608u);
  EXPECT_EQ(StableHash("abc"), 4710512043742718905u);
  EXPECT_EQ(StableHash("a longer text of more than sixteen bytes"), 18190831443339753591u);
  EXPECT_EQ(ContentHash(DocumentRecord()), 5710376560124196484u);
}

TEST(FormatTest, Chunks) {
  const std::vector<Key3> keys = {{1, 2, 3}, {1, 2, 5}, {1, 3, 4}, {7, 2, 1}};
  std::string bytes;
  PackKeys(keys, &bytes);
  EXPECT_EQ(Hex(bytes), "04 2e 00 06 2e 01 02 03 02 01 04 06 02 01 00 00 00 00 00 00 00 00");
  // An inlined value is rotated: its class comes last, so that it is short.
  bytes.clear();
  PackKeys({{1, 2, InlineTerm(Term::Integer(7))->value()}}, &bytes);
  EXPECT_EQ(Hex(bytes), "01 33 01 02 72 00 00 00 00 00 00 00 00 00 00");
  EXPECT_EQ(Hex(ChunkKey(IndexId::kPos, {1, 2, 3})),
            "01 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 03");
}

TEST(FormatTest, Keys) {
  const Triple triple{TermId(1), TermId(2), TermId(3)};
  EXPECT_EQ(Hex(StatementKey(StatementId(5))), "73 00 00 00 00 00 00 00 05");
  EXPECT_EQ(Hex(SupportKey(StatementId(5), {DocumentId(6), {7, 8}, "r"})),
            "75 00 00 00 00 00 00 00 05 00 00 00 06 00 00 00 00 00 00 00 07 00 00 00 00 00 00 00 08 72");
  EXPECT_EQ(Hex(StatedKey(triple, StatementId(5))),
            "74 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 03 00 00 00 00 00 00 00 05");
  EXPECT_EQ(Hex(NameKey("ab", 1, "Ab", TermId(9))), "6e 61 62 00 01 41 62 00 00 00 00 00 00 00 09");
  EXPECT_EQ(Hex(EntityNameKey(TermId(9), 1, "Ab")), "65 00 00 00 00 00 00 00 09 01 41 62");
  EXPECT_EQ(Hex(QualifiedKey(TermId(9), StatementId(2))), "71 00 00 00 00 00 00 00 09 00 00 00 00 00 00 00 02");
  EXPECT_EQ(Hex(TermWordKey("ab", 2, TermId(9))), "77 61 62 00 02 00 00 00 00 00 00 00 09");
  EXPECT_EQ(Hex(DocumentNameKey("d")), "6e 64");
  EXPECT_EQ(Hex(DocumentHeadKey(DocumentId(6))), "64 00 00 00 06");
  EXPECT_EQ(Hex(ManifestKey(DocumentId(6))), "6d 00 00 00 06");
  EXPECT_EQ(Hex(SentenceBlockKey(DocumentId(6), 1)), "67 00 00 00 06 00 00 00 01");
  EXPECT_EQ(Hex(PostingKey("w", DocumentId(6))), "01 77 00 00 00 06");
  EXPECT_EQ(Hex(TextKey(DocumentId(6), 1)), "00 00 00 06 00 00 00 01");
  EXPECT_EQ(Hex(TermBlockKey(2)), "00 00 00 00 00 00 00 02");
  EXPECT_EQ(Hex(PredicateKey(TermId(2))), "70 72 65 64 69 63 61 74 65 2f 00 00 00 00 00 00 00 02");
}

TEST(FormatTest, Records) {
  Statement statement;
  statement.triple = {TermId(1), TermId(2), TermId(300)};
  statement.qualifiers = {{TermId(4), TermId(5)}};
  statement.polarity = Polarity::kNegative;
  statement.modality = Modality::kReported;
  EXPECT_EQ(Hex(EncodeStatement(statement)), "01 02 ac 02 01 03 01 04 05");
  Counters counters;
  counters.counts = {1, 2, 3, 4, 5};
  counters.next_term = 6;
  counters.next_statement = 7;
  counters.next_document = 8;
  EXPECT_EQ(Hex(EncodeCounters(counters)), "01 02 03 04 05 06 07 08");
  EXPECT_FALSE(DecodeCounters(EncodeCounters(counters))->worded);
  counters.worded = true;
  EXPECT_EQ(Hex(EncodeCounters(counters)), "01 02 03 04 05 06 07 08 01");
  EXPECT_EQ(DecodeCounters(EncodeCounters(counters)), counters);
  EXPECT_EQ(Hex(EncodePredicateStatistics({3, 2, 1})), "03 02 01");
  DocumentHead head;
  head.info.name = "n";
  head.info.title = "t";
  head.info.hash = 1;
  head.content = 2;
  head.info.bytes = 3;
  head.info.sentences = 4;
  head.info.statements = 5;
  EXPECT_EQ(Hex(EncodeDocumentHead(head)), "01 6e 01 74 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00 02 03 04 05");
  EXPECT_EQ(Hex(EncodeSentences({{{5, 9}, 2, true, {}}}, 0, 1)), "01 05 04 05");
  EXPECT_EQ(Hex(EncodeManifest({{StatementId(2), StatementId(5)}, {{TermId(3), AliasKind::kAcronym, "X"}}, {"w"}})),
            "02 02 03 01 03 02 01 58 01 01 77");
  EXPECT_EQ(Hex(EncodePostings({{DocumentId(1), 3, 1, 9}, {DocumentId(1), 5, 2, 4}})), "03 01 09 02 02 04");
}

}  // namespace
}  // namespace whence
