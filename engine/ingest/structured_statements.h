#ifndef WHENCE_ENGINE_INGEST_STRUCTURED_STATEMENTS_H_
#define WHENCE_ENGINE_INGEST_STRUCTURED_STATEMENTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "corpus/document/document.h"
#include "corpus/language/lemmatizer.h"
#include "engine/ingest/cell_value.h"
#include "engine/ingest/dated_name.h"
#include "engine/ingest/document_builder.h"
#include "engine/ingest/membership_context.h"
#include "engine/ingest/office_heading.h"
#include "engine/ingest/tenures.h"
#include "engine/ingest/topics.h"
#include "rules/extraction/extractor.h"

namespace whence {

// Reads what a document says by its layout rather than in sentences: tables, key-value lines, lists of names. All
// arguments outlive it. Not thread-safe.
class StructuredStatements {
 public:
  StructuredStatements(const Document& document, const Topics& topics, const Lemmatizer& lemmatizer,
                       const Extractor& extractor, DocumentBuilder& builder);

  // The names of those of whom a table or a list says from when to when they were what: known from the beginning, they
  // are names in the text, too.
  std::vector<std::string> NamesOfHolders() const;

  // A table row, as a sentence of its own. The first cell names what the row is about; the caption says what it is a
  // member of ("Former members of the Pact"); each further column says one thing: an event with its date ("Year of
  // Withdrawal": the row's entity left the owner then) or an attribute ("Capital"). Columns of from when to when
  // ("Chairman | From | To") say how long it was what the header, the caption or a heading calls it.
  void AddTableRow(size_t block);

  // A "key: value" line, as a sentence of its own: the section's topic has the value as its attribute, named by the key
  // and the keys above it ("Capital: name: Varosh" gives the predicate "capital name"). The items of a list are what
  // the key calls them ("border countries: Norland 12 km": Norland is a country); a figure behind a name is the name's
  // own where the key says what it measures ("highest point: Mount Orna 3,100 m"); a remark that names somebody is an
  // attribute of its own ("Independence: 1960 (from France)" gives "independence from").
  void AddKeyValue(size_t block);

  // A list item that is no more than names, below a heading or lead-in that says what its items are ("The member states
  // of the Pact are:"), as a sentence of its own, also with the time behind or before it ("Ida Berg, 1971–1980" under
  // "Presidents"). False, and nothing is added, when the item is anything else.
  bool AddNamedItem(size_t block);

 private:
  static bool IsNumbered(const Block& row);
  struct Event {
    std::string predicate;  // "leave"
    bool row_is_object = false;
  };

  // The columns of a table that say from when to when, and the one that says who.
  struct TenureColumns {
    uint32_t who = 0;
    std::optional<uint32_t> start, end, both;
    bool any() const { return start.has_value() || both.has_value(); }
    bool Hold(uint32_t column) const { return start == column || end == column || both == column; }
  };
  TenureColumns TenureColumnsOf(const Table& table) const;
  std::vector<Tenure> TenuresIn(const Block& row, const TenureColumns& columns) const;
  std::optional<Office> OfficeAbove(int32_t block) const;
  void AddTenures(const Term& holder, const Office& office, const Term& owner, const std::vector<Tenure>& tenures,
                  ByteSpan sentence, std::string_view rule);
  Term OwnerOf(const Office& office, size_t block);
  bool AddDatedItem(size_t block);
  bool AddDatedThing(size_t block, const DatedName& dated);
  bool FollowEachOther(int32_t heading);

  std::optional<MembershipContext> ContextOf(int32_t caption, size_t block) const;
  Term OwnerOf(const MembershipContext& context, size_t block);
  Term AddTopic(const Topics::Topic& topic);
  std::optional<Event> ReadEventHeader(std::string_view header, bool holds_date) const;
  void AddMembership(const Term& member, const MembershipContext& context, const Term& owner, ByteSpan sentence);
  // "Country" over the first column says what its cells are.
  void AddClass(const Term& entity, std::string_view header, ByteSpan sentence);
  void AddColumn(const Term& row, const Term& owner, std::string_view header, const Cell& cell, ByteSpan sentence);
  void AddAttribute(const Term& subject, std::string_view predicate, const CellValue& value, ByteSpan sentence,
                    std::string_view rule);
  // The value of a key, with the names of the keys above in `predicate`; `qualifiers` hold where the value has no time.
  struct KeyedText {
    std::string_view key;
    std::string_view predicate;
    std::string_view value;
    std::vector<std::pair<Term, Term>> qualifiers;
  };
  void AddKeyed(const Term& subject, const KeyedText& text, ByteSpan sentence, std::string_view rule);
  // The predicate of an office that a remark behind a name says: "be chief executive of" of "CEO"; "" for none.
  std::string OfficeOf(std::string_view remark) const;
  void AddRemarks(const Term& subject, std::string_view predicate, const CellValue& value, bool listed,
                  ByteSpan sentence, std::string_view rule);
  void AddFigure(const Term& name, std::string_view key, const CellValue& value, ByteSpan sentence,
                 std::string_view rule);
  void AddEvent(const Event& event, const Term& row, const Term& owner, const CellValue& value, ByteSpan sentence,
                std::string_view rule);
  // A row that begins with a year or a day says what the topic had then, column by column: "2021 | 566.0 | 4,120" below
  // "Year | Revenue (£ million) | Employees".
  void AddDatedRow(size_t block, const Term& date);
  // Whether the header of a table of two columns is a pair like the rows below it: "Founded | 1889", "Type | Company".
  bool IsHeadedByPair(int32_t table);
  const std::vector<size_t>& RowsOf(int32_t table);
  void AddHeaderPair(size_t block);
  void AddKeyRow(const Block& row, size_t block);
  std::string KeyPath(size_t block, std::vector<std::pair<Term, Term>>* qualifiers) const;

  const Document& document_;
  const Topics& topics_;
  const Lemmatizer& lemmatizer_;
  const PredicateLexicon& lexicon_;
  const GrammarWords& words_;
  DocumentBuilder& builder_;
  // By table, once the first one was asked for: its rows as blocks, and whether its header is one of them.
  std::vector<std::vector<size_t>> rows_;
  absl::flat_hash_map<int32_t, bool> headed_by_pair_;
  // By the heading of a list, once it was asked for.
  absl::flat_hash_map<int32_t, bool> follow_each_other_;
  size_t dated_things_ = 0;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_STRUCTURED_STATEMENTS_H_
