#include "engine/ingest/document_ingester.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "corpus/language/name_list.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/document_entities.h"
#include "engine/coreference/name_relation.h"
#include "engine/coreference/noun_kinds.h"
#include "engine/ingest/cell_value.h"
#include "engine/ingest/document_builder.h"
#include "engine/ingest/frame_statements.h"
#include "engine/ingest/nameless_things.h"
#include "engine/ingest/naming.h"
#include "engine/ingest/office_heading.h"
#include "engine/ingest/shared_antecedents.h"
#include "engine/ingest/structured_statements.h"
#include "engine/ingest/topics.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "re2/re2.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr std::string_view kTypeRule = "entity-type";
// Sentences that are kept analysed at a time, so that a long document takes bounded memory: pronouns do not reach
// further.
constexpr size_t kMostPending = 1000;
// Of a pronoun's antecedent, for a statement to be made of it.
constexpr double kLeastConfidence = 0.65;

bool IsKindOfEntity(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
    case EntityType::kOrganisation:
    case EntityType::kCountry:
    case EntityType::kPlace:
    case EntityType::kEvent:
    case EntityType::kWork:
      return true;
    default:
      return false;
  }
}

bool HoldsSentences(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kListItem || kind == BlockKind::kQuestion;
}

// `John "Slim" Carter` is John Carter, too, and "Corvex, Inc." Corvex; "" where nothing is there to be left out.
std::string WithoutNickname(std::string_view name) {
  constexpr size_t kLongestEnding = 4;
  const size_t comma = name.rfind(", ");
  if (comma != std::string_view::npos && name.size() - comma - 2 <= kLongestEnding)
    return std::string(name.substr(0, comma));
  if (name.find_first_of("\"'\xE2") == std::string_view::npos) return {};
  static const RE2 kNickname("(.+?) [\"“‘'][^\"”]+[\"”’'] (.+)");
  std::string before;
  std::string behind;
  if (!RE2::FullMatch(re2::StringPiece(name.data(), name.size()), kNickname, &before, &behind)) return {};
  return StrCat(before, " ", behind);
}

// The date that a line stands under: "1961: Qatar joins".
std::optional<Term> DateBefore(std::string_view line) {
  constexpr size_t kFurthest = 30;  // the line may be a block of a megabyte
  const size_t colon = line.substr(0, kFurthest + 2).find(": ");
  if (colon == std::string_view::npos) return std::nullopt;
  const std::optional<CalendarDate> date = ParseCalendarDate(line.substr(0, colon));
  if (!date.has_value() || date->year == 0) return std::nullopt;
  return DateTerm(*date);
}

// Reads one document; keeps what later blocks need to know of earlier ones.
class Reader {
 public:
  Reader(const Document& document, const Analyzer& analyzer, const Extractor& extractor, const StateRules& states,
         const WordRelations& words)
      : document_(document),
        analyzer_(analyzer),
        extractor_(extractor),
        states_(states),
        words_(words),
        topics_(document, analyzer),
        builder_(document.name, document.title, document.source),
        kinds_(&words),
        structured_(document_, topics_, analyzer.lemmatizer(), extractor, builder_) {}

  DocumentRecord Read() {
    AddTopicNames();
    for (const std::string& name : structured_.NamesOfHolders()) names_.Add(name, EntityType::kNone);
    for (size_t i = 0; i < document_.blocks.size(); ++i) ReadBlock(i);
    AddPending();
    AddTypes();
    return std::move(builder_).Finish();
  }

 private:
  void AddTopicNames() {
    const Topics::Topic& topic = topics_.OfDocument();
    if (topic.name.empty()) return;
    const Term entity = builder_.AddName(topic.name, topic.span);
    if (!topic.acronym.empty()) builder_.AddAcronym(entity, topic.acronym, topic.heading);
    names_.Add(topic.name, EntityType::kNone, true);
    AddTitle(entity, topic);
  }

  // A short title that goes on behind its name ("Aquila K2 kettle") is a name of the same thing.
  void AddTitle(const Term& entity, const Topics::Topic& topic) {
    constexpr long kMostWords = 6;
    const std::string& title = document_.title;
    const bool longer = topic.acronym.empty() && title.size() > topic.name.size() && title.starts_with(topic.name);
    if (!longer || std::count(title.begin(), title.end(), ' ') >= kMostWords) return;
    if (title.find_first_of(":;,.?!|") != std::string::npos) return;
    builder_.AddAlias(entity, title, AliasKind::kName, topic.span);
    full_title_ = title;
  }

  void ReadBlock(size_t i) {
    const Block& block = document_.blocks[i];
    switch (block.kind) {
      case BlockKind::kFurniture:
        builder_.AddSentence(block.span, true, "");
        return;
      case BlockKind::kTitle:
      case BlockKind::kHeading:
      case BlockKind::kCaption:
        // What announces a list may say something itself: "The lake has three islands:".
        builder_.AddSentence(block.span, false, block.kind == BlockKind::kCaption ? block.text.text() : "");
        ReadText(i);
        return;
      case BlockKind::kTableRow:
        structured_.AddTableRow(i);
        return;
      case BlockKind::kKeyValue:
        structured_.AddKeyValue(i);
        return;
      default:
        break;
    }
    if (block.kind == BlockKind::kListItem && structured_.AddNamedItem(i)) return;
    if (HoldsSentences(block.kind)) ReadText(i);
  }

  // Analyses a block; its statements wait until pronouns can be resolved over more than one block.
  void ReadText(size_t i) {
    const Block& block = document_.blocks[i];
    pending_.push_back({&block, static_cast<uint32_t>(i), analyzer_.Analyze(block.text.text(), {.names = &names_})});
    names_.Learn(pending_.back().analysis);
    pending_sentences_ += pending_.back().analysis.sentences().size();
    if (pending_sentences_ >= kMostPending) AddPending();
  }

  void AddPending() {
    std::vector<DocumentSentence> sentences;
    for (const PendingBlock& pending : pending_) {
      for (const Sentence& sentence : pending.analysis.sentences()) {
        DocumentSentence placed;
        placed.sentence = &sentence;
        placed.block = pending.index;
        placed.section = static_cast<uint32_t>(std::max(pending.block->parent, 0));
        placed.heading = !HoldsSentences(pending.block->kind);
        sentences.push_back(placed);
      }
    }
    const DocumentEntities entities = ResolveCoreference(sentences, &words_);
    const NamelessThings nameless(sentences, entities);
    topic_is_body_ = topic_is_body_ || IsCalledOrganisation(topics_.OfDocument().name, entities);
    NoteOpening(entities);
    uint32_t number = 0;
    for (const PendingBlock& pending : pending_) {
      DateAnchor told;  // a block tells its own story
      for (const Sentence& sentence : pending.analysis.sentences())
        AddSentence(pending.index, sentence, number++, entities, nameless, told);
    }
    AddFullNames(entities);
    pending_.clear();
    pending_sentences_ = 0;
  }

  // What the title calls it, which its keys and tables do, too; else its fullest name.
  const std::string& NameOf(const DocumentEntity& entity) const {
    const std::string& titled = topics_.OfDocument().name;
    const bool bears = std::find(entity.names.begin(), entity.names.end(), titled) != entity.names.end();
    return bears ? titled : entity.name;
  }

  // "The Holm Signal is a newspaper": what has members and offices, whatever its name looks like. Nobody who is a
  // director on the page of a town or a country is the director of it.
  bool IsCalledOrganisation(const std::string& name, const DocumentEntities& entities) const {
    const auto is_body = [&](const std::string& role) {
      if (IsIn(WordList::kCountry, role) || IsIn(WordList::kPlace, role)) return false;
      return IsIn(WordList::kOrganisation, role) || kinds_.IsKindOf(role, "organization");
    };
    return std::any_of(entities.entities().begin(), entities.entities().end(), [&](const DocumentEntity& entity) {
      return std::find(entity.names.begin(), entity.names.end(), name) != entity.names.end() &&
             entity.type != EntityType::kPerson && std::any_of(entity.roles.begin(), entity.roles.end(), is_body);
    });
  }

  // A page without a title is about what it begins with, where that is an organisation.
  void NoteOpening(const DocumentEntities& entities) {
    const bool first = !std::exchange(is_opened_, true);
    if (!first || !topics_.OfDocument().span.empty() || entities.entities().empty()) return;
    const DocumentEntity& opening = entities.entities().front();
    const bool told = !opening.mentions.empty() && entities.mentions()[opening.mentions.front()].place.sentence == 0;
    if (told && IsCalledOrganisation(opening.name, entities)) opening_ = EntityTerm(NameOf(opening));
  }

  // "Ellen Marsh" and "Ellen Rose Marsh" of one page: whoever asks by either name means both.
  void AddFullNames(const DocumentEntities& entities) {
    const auto is_full = [](const std::string& name) { return name.find(' ') != std::string::npos; };
    for (const DocumentEntity& entity : entities.entities()) {
      if (entity.type != EntityType::kPerson || std::count_if(entity.names.begin(), entity.names.end(), is_full) < 2) {
        continue;
      }
      const ByteSpan span = topics_.OfDocument().heading;
      const std::string& called = NameOf(entity);
      const Term person = builder_.AddName(called, span);
      for (const std::string& name : entity.names) {
        if (is_full(name) && name != called) builder_.AddAlias(person, name, AliasKind::kShortName, span);
      }
    }
  }

  void AddSentence(size_t index, const Sentence& sentence, uint32_t number, const DocumentEntities& entities,
                   const NamelessThings& nameless, DateAnchor& told) {
    const Block& block = document_.blocks[index];
    if (!HoldsSentences(block.kind)) return;  // a heading: it was added with its block
    const ByteSpan span = block.text.ToSource(sentence.span);
    builder_.AddSentence(span, false,
                         std::string_view(block.text.text()).substr(sentence.span.begin, sentence.span.size()));
    AddEntities(sentence, span);
    if (block.kind == BlockKind::kQuestion) return;
    FrameContext context = ContextOf(index, number);
    std::optional<ResolvedMention> it;
    context.resolve = [&](const Argument& argument) -> std::optional<ResolvedMention> {
      const bool is_it =
          argument.kind == ArgumentKind::kPronoun && argument.role == Role::kObject && argument.lemma == "it";
      // "left it in 1997 and rejoined it in 2006": the same.
      if (is_it && it.has_value()) return it;
      std::optional<ResolvedMention> mention = ResolveMention(argument, number, entities, nameless, span);
      if (is_it && mention.has_value()) it = mention;
      return mention;
    };
    AddFrames(index, sentence, context, told);
  }

  // What the frames of a block's sentence are read in, but for who is meant by its words.
  FrameContext ContextOf(size_t index, uint32_t number) {
    const Block& block = document_.blocks[index];
    const Topics::Topic& topic = topics_.Of(index);
    const bool of_document = &topic == &topics_.OfDocument();
    FrameContext context;
    context.lexicon = &extractor_.lexicon();
    context.words = &extractor_.words();
    context.states = &states_;
    context.offices = &offices_;
    context.couple = &couple_;
    context.bearers = &bearers_;
    context.date = DateBefore(block.text.text());
    context.sentence = number;
    context.topic = of_document && opening_.has_value() ? *opening_ : EntityTerm(topic.name);
    context.has_offices = topic.is_organisation || (of_document && (opening_.has_value() || topic_is_body_));
    return context;
  }

  // Who or what an argument means, by the name that the page has for it; nothing where it stays as written.
  std::optional<ResolvedMention> ResolveMention(const Argument& argument, uint32_t number,
                                                const DocumentEntities& entities, const NamelessThings& nameless,
                                                ByteSpan span) {
    if (argument.kind == ArgumentKind::kNoun && !full_title_.empty() && argument.text == full_title_) {
      return ResolvedMention{topics_.OfDocument().name};
    }
    const Mention* mention = argument.head < 0 ? nullptr : entities.Find({number, argument.head});
    if (mention == nullptr || argument.kind == ArgumentKind::kClause || !IsMeant(*mention, argument)) {
      return std::nullopt;
    }
    const DocumentEntity& entity = entities.entities()[mention->entity];
    if (entity.names.empty()) {
      // "The mill stood in Lund. It burned down": what has no name is known by how it was called first.
      const bool it = argument.kind == ArgumentKind::kPronoun && argument.lemma == "it";
      if (!it || MayMeanTopic(entity) || !nameless.IsSure(mention->place, mention->entity)) return std::nullopt;
      return ResolvedMention{entity.name, true};
    }
    AddShortForms(*mention, argument, entity, span);
    const auto bearer = bearers_.find(FoldName(NameOf(entity)));
    if (argument.kind == ArgumentKind::kPronoun && bearer != bearers_.end()) return ResolvedMention{bearer->second};
    return ResolvedMention{NameOf(entity)};
  }

  // "the company", "the town": what a page is about is called so without further words.
  static bool MayMeanTopic(const DocumentEntity& entity) {
    const std::vector<std::string> words = NameWords(entity.name);
    if (words.size() > 2 || words.empty()) return false;
    return NounKinds::FitsType(words.back(), EntityType::kOrganisation) ||
           NounKinds::FitsType(words.back(), EntityType::kPlace) ||
           NounKinds::FitsType(words.back(), EntityType::kCountry);
  }

  // Whether a mention is sure to stand for its entity.
  static bool IsMeant(const Mention& mention, const Argument& argument) {
    switch (mention.evidence) {
      case MentionEvidence::kPredicate:
      case MentionEvidence::kApposition:
      // A near spelling stays as written: it is offered when asked for, not merged in silence.
      case MentionEvidence::kSpelling:
        return false;
      case MentionEvidence::kDefinite:
        // "Odo Brandt, the chairman": what somebody is said to be stays as said.
        return argument.role != Role::kAttribute || argument.kind != ArgumentKind::kNoun;
      case MentionEvidence::kPronoun:
        return mention.confidence >= kLeastConfidence;
      default:
        return true;
    }
  }

  // Whoever asks for "the Pact" means it too. So does whoever asks for initials that fit one name of the page alone.
  void AddShortForms(const Mention& mention, const Argument& argument, const DocumentEntity& entity, ByteSpan span) {
    if (argument.kind != ArgumentKind::kName) return;
    if (mention.evidence == MentionEvidence::kShortName && entity.type != EntityType::kPerson) {
      builder_.AddAlias(builder_.AddName(NameOf(entity), span), argument.lemma, AliasKind::kShortName, span);
    }
    if (mention.evidence == MentionEvidence::kAcronym && argument.lemma != entity.name &&
        IsAcronymOf(argument.lemma, NameWords(entity.name))) {
      builder_.AddAcronym(builder_.AddName(NameOf(entity), span), argument.lemma, span);
    }
  }

  void AddFrames(size_t index, const Sentence& sentence, const FrameContext& context, DateAnchor& told) {
    const MappedText& text = document_.blocks[index].text;
    const ByteSpan span = text.ToSource(sentence.span);
    const std::optional<Sentence> dated = extractor_.DateRelativeTimes(sentence, &told);
    // A date that is counted from another sentence rests on both.
    const ByteSpan both = text.ToSource(told.told);
    const auto is_counted = [&](const FrameQualifier& qualifier) {
      const auto head = static_cast<size_t>(qualifier.head);
      return qualifier.head >= 0 && dated->tokens[head].value != sentence.tokens[head].value;
    };
    std::vector<Extraction> frames = extractor_.Extract(dated.has_value() ? *dated : sentence);
    ShareAntecedents(frames);
    for (const Extraction& frame : frames) {
      if (frame.question || frame.asked || HasSubjectInBrackets(sentence, frame) || HasHalfATitle(sentence, frame)) {
        continue;
      }
      const bool counted =
          dated.has_value() && std::any_of(frame.qualifiers.begin(), frame.qualifiers.end(), is_counted);
      const ByteSpan told_by = counted ? both : span;
      AddFrame(sentence, frame, context, told_by, builder_);
      AddNaming(sentence, frame, context, told_by, builder_);
      AddOffice(index, sentence, frame, context, told_by);
    }
  }

  void AddOffice(size_t index, const Sentence& sentence, const Extraction& frame, const FrameContext& context,
                 ByteSpan told_by) {
    std::string noun;
    const std::optional<Extraction> office =
        ReadBareOffice(sentence, frame, extractor_.words(), extractor_.lexicon(), offices_, &noun);
    if (!office.has_value() || !kinds_.IsPerson(noun.substr(noun.rfind(' ') + 1))) return;
    FrameContext under = context;
    under.has_offices = under.has_offices || IsUnderOffice(index, noun);
    AddFrame(sentence, *office, under, told_by, builder_);
    offices_.last = noun;
  }

  // "Edwin Moe became manager", under the heading "Managers" of a page on a theatre: of what the page is about.
  bool IsUnderOffice(size_t block, std::string_view noun) const {
    for (int32_t at = document_.blocks[block].parent; at >= 0; at = document_.blocks[at].parent) {
      const std::optional<Office> office = ReadOffice(document_.blocks[at].text.text(), extractor_.words());
      if (!office.has_value()) continue;
      return office->owner.empty() && (office->title == noun || office->role == noun);
    }
    return false;
  }

  // "a sequel, Tides: Ebb": the name goes on behind the colon, and Tides is no sequel.
  static bool HasHalfATitle(const Sentence& sentence, const Extraction& frame) {
    const Argument* subject = frame.Find(Role::kSubject);
    if (subject == nullptr || subject->kind != ArgumentKind::kName || subject->head < 1) return false;
    const auto colon = static_cast<size_t>(subject->head) + 1;
    if (colon + 1 >= sentence.tokens.size() || sentence.tokens[colon].form != ":") return false;
    return IsAsciiUpper(sentence.tokens[colon + 1].form.front());
  }

  // "The Orna (German: Ohrn) is a river": what stands in brackets is not what the sentence is about.
  static bool HasSubjectInBrackets(const Sentence& sentence, const Extraction& frame) {
    const Argument* subject = frame.Find(Role::kSubject);
    if (subject == nullptr || subject->head < 0 || frame.anchor <= subject->head) return false;
    int depth = 0;
    for (int32_t at = 0; at < frame.anchor; ++at) {
      const std::string_view form = sentence.tokens[static_cast<size_t>(at)].form;
      depth += form == "(" ? 1 : form == ")" ? -1 : 0;
      if (at == subject->head && depth <= 0) return false;
    }
    return depth <= 0;
  }

  void AddEntities(const Sentence& sentence, ByteSpan span) {
    for (const Token& token : sentence.tokens) {
      if (!IsName(token)) continue;
      if (!IsKindOfEntity(token.type) && token.acronym.empty()) continue;
      // "Secretary General": an office is nobody.
      if (const auto office = ReadOffice(token.form, extractor_.words());
          office.has_value() && FoldName(token.form) == office->title) {
        continue;
      }
      const Term entity = builder_.AddName(token.form, span);
      if (!token.acronym.empty()) builder_.AddAcronym(entity, token.acronym, span);
      if (const std::string plain = WithoutNickname(token.form); !plain.empty())
        builder_.AddAlias(entity, plain, AliasKind::kName, span);
      if (!IsKindOfEntity(token.type)) continue;
      std::vector<TypeReading>& readings = types_[entity.lexical];
      const auto same = std::find_if(readings.begin(), readings.end(),
                                     [&](const TypeReading& reading) { return reading.type == token.type; });
      const int weight = SpeaksAgainst(sentence, token) ? 0 : 1;
      if (same == readings.end()) {
        readings.push_back({token.type, weight, span});
        if (readings.size() == 1) typed_.push_back(entity);
      } else {
        same->count += weight;
      }
    }
  }

  // "the Norlanders", "Generals": no name of one person, whatever the typer takes it for. Half of a name or the
  // beginning of one tells nothing of what bears it: "World Rally championship", "Treaty of Aix-la-Chapelle".
  static bool SpeaksAgainst(const Sentence& sentence, const Token& token) {
    const auto index = static_cast<int32_t>(&token - sentence.tokens.data());
    const bool place = token.type == EntityType::kPlace || token.type == EntityType::kCountry;
    const bool modifies = token.deprel == Deprel::kCompound || token.deprel == Deprel::kAmod;
    if (!place && modifies) return true;
    if (IsHalf(sentence, static_cast<size_t>(index))) return true;
    const auto has_article = [&] {
      return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                         [&](const Token& other) { return other.head == index && other.deprel == Deprel::kDet; });
    };
    // "Lund Hearing Conservation" is a firm's name as likely; "the Copper Revolution", "Battle of Lund" and "World War
    // II" are events.
    if (token.type == EntityType::kEvent) {
      const bool counted = token.form.find_last_of("0123456789IVX") == token.form.size() - 1;
      return !counted && !token.form.ends_with(" War") && token.form.find(" of ") == std::string_view::npos &&
             !has_article();
    }
    if (token.type != EntityType::kPerson) return false;
    if (token.xpos == Xpos::kNnps) return true;
    return has_article();
  }

  // "Aix" of "Aix-la-Chapelle", "Manchester Railway" of "the Liverpool and Manchester Railway".
  static bool IsHalf(const Sentence& sentence, size_t i) {
    const std::vector<Token>& tokens = sentence.tokens;
    const auto joined = [&](size_t left) {
      return left + 1 < tokens.size() && tokens[left].span.end == tokens[left + 1].span.begin;
    };
    if (joined(i) && tokens[i + 1].form == "-") return true;
    if (i > 0 && joined(i - 1) && tokens[i - 1].form == "-") return true;
    return i > 2 && tokens[i].type == EntityType::kOrganisation && tokens[i - 1].upos == Upos::kCconj &&
           tokens[i - 2].upos == Upos::kPropn && tokens[i - 2].kind == TokenKind::kWord &&
           tokens[i - 3].upos == Upos::kDet;
  }

  // What each name is, where its mentions agree: one thing is read differently from place to place when the typer
  // guesses.
  void AddTypes() {
    for (const Term& entity : typed_) {
      const std::vector<TypeReading>& readings = types_[entity.lexical];
      int all = 0;
      for (const TypeReading& reading : readings) all += std::max(reading.count, 1);
      const auto most = std::max_element(readings.begin(), readings.end(),
                                         [](const TypeReading& a, const TypeReading& b) { return a.count < b.count; });
      // A lone word that is met once was typed by guess, unless it is a known place.
      const bool guessed = most->type != EntityType::kPlace && most->type != EntityType::kCountry;
      if (guessed && most->count < 2 && PredicateName(entity.lexical).find(' ') == std::string::npos) continue;
      if (most->count == 0 || 3 * most->count < 2 * all) continue;
      StatementRecord statement;
      statement.subject = entity;
      statement.predicate = Term::Iri(kRdfType);
      statement.object = ClassTerm(EntityTypeName(most->type));
      statement.span = most->span;
      statement.rule = std::string(kTypeRule);
      builder_.AddStatement(std::move(statement));
    }
  }

  struct TypeReading {
    EntityType type;
    int count = 0;
    ByteSpan span;  // of a sentence that shows it
  };
  struct PendingBlock {
    const Block* block;
    uint32_t index;
    Analysis analysis;
  };

  const Document& document_;
  const Analyzer& analyzer_;
  const Extractor& extractor_;
  const StateRules& states_;
  const WordRelations& words_;
  const Topics topics_;
  DocumentBuilder builder_;
  const NounKinds kinds_;
  StructuredStatements structured_;
  NameTable names_;
  std::string full_title_;  // where it goes on behind the topic's name
  OfficeOwners offices_;
  bool topic_is_body_ = false;
  bool is_opened_ = false;
  std::optional<Term> opening_;  // the organisation that a page without a title begins with
  std::optional<Couple> couple_;
  NameBearers bearers_;
  std::vector<PendingBlock> pending_;
  size_t pending_sentences_ = 0;
  absl::flat_hash_map<std::string, std::vector<TypeReading>> types_;  // by entity
  std::vector<Term> typed_;                                           // the entities, in the order of the text
};

}  // namespace

DocumentRecord DocumentIngester::Read(const Document& document) const {
  return Reader(document, analyzer_, extractor_, states_, words_).Read();
}

}  // namespace whence
