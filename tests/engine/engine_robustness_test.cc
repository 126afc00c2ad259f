// What comes from outside is wrong: files, databases, questions. Nothing crashes, nothing is lost, messages name the
// file.

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "engine/engine.h"
#include "gmock/gmock.h"
#include "graph/base/strings.h"
#include "gtest/gtest.h"
#include "tests/graph/graph_contents.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kPact[] = "Latvia joined the River Pact in 1991. Estonia joined the River Pact in 1994.\n";
constexpr char kOther[] = "Finland left the River Pact in 1997. Latvia joined the River Pact in 1991.\n";

class EngineRobustnessTest : public testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<Engine>> TryOpen(bool read_only = false) const {
    return Engine::Open({.database = Path("db"), .read_only = read_only});
  }

  std::unique_ptr<Engine> Open() const {
    absl::StatusOr<std::unique_ptr<Engine>> engine = TryOpen();
    EXPECT_TRUE(engine.ok()) << engine.status();
    return engine.ok() ? std::move(*engine) : nullptr;
  }

  std::string Path(const std::string& name) const { return folder_.path() + "/" + name; }

  std::string Write(const std::string& name, const std::string& bytes) const {
    std::ofstream(Path(name), std::ios::binary) << bytes;
    return Path(name);
  }

  static IngestSummary Ingest(Engine& engine, const std::vector<std::string>& paths) {
    absl::StatusOr<IngestSummary> summary = engine.Ingest(paths);
    EXPECT_TRUE(summary.ok()) << summary.status();
    return summary.ok() ? *summary : IngestSummary();
  }

  // All that the graph says.
  static std::vector<std::string> Contents(const Engine& engine) {
    return ContentsOf(*engine.Snapshot(), {"latvia", "join", "river", "pact", "finland", "leav"});
  }

  TemporaryFolder folder_;
};

TEST_F(EngineRobustnessTest, FilesThatCannotBeReadAreNamedAndTheOthersAreStored) {
  const auto engine = Open();
  std::filesystem::create_directory(Path("folder"));
  const IngestSummary summary = Ingest(*engine, {Path("missing.txt"), Path("folder"),
                                                 Write("program.txt", std::string("\x7f"
                                                                                  "ELF\0\0\1\2",
                                                                                  8)),
                                                 Write("latin.txt", "Caf\xe9 Riga opened in 1990.\n"),
                                                 Write("empty.txt", ""), Write("good.txt", kPact)});
  EXPECT_EQ(summary.documents, 1u);
  EXPECT_THAT(summary.errors, ElementsAre(AllOf(HasSubstr("missing.txt"), HasSubstr("no such file")),
                                          AllOf(HasSubstr("folder"), HasSubstr("is a folder")),
                                          AllOf(HasSubstr("program.txt"), HasSubstr("not text")),
                                          AllOf(HasSubstr("latin.txt"), HasSubstr("not UTF-8"), HasSubstr("line 1")),
                                          AllOf(HasSubstr("empty.txt"), HasSubstr("empty"))));
  EXPECT_EQ(engine->Stats()->documents, 1u);
}

TEST_F(EngineRobustnessTest, ALineOfTenMegabytesIsRead) {
  const auto engine = Open();
  // A word of nine megabytes, then a sentence of one.
  std::string line = std::string(9 << 20, 'x') + " ";
  while (line.size() < (10 << 20)) line += "and so on, ";
  const IngestSummary summary = Ingest(*engine, {Write("long.txt", line + "\n\n" + kPact)});
  EXPECT_THAT(summary.errors, ElementsAre());
  const absl::StatusOr<Answer> answer = engine->Ask({.text = "When did Latvia join the River Pact?"});
  ASSERT_TRUE(answer.ok()) << answer.status();
  for (const Citation& citation : answer->citations) EXPECT_LT(citation.text.size(), 100000u);
}

TEST_F(EngineRobustnessTest, TheSameFileAgainChangesNothing) {
  const auto engine = Open();
  const std::string file = Write("pact.txt", kPact);
  EXPECT_EQ(Ingest(*engine, {file}).documents, 1u);
  const std::vector<std::string> before = Contents(*engine);
  const IngestSummary again = Ingest(*engine, {file});
  EXPECT_EQ(again.documents, 0u);
  EXPECT_EQ(again.unchanged, 1u);
  EXPECT_EQ(Contents(*engine), before);
}

TEST_F(EngineRobustnessTest, AChangedFileReplacesWhatItSaid) {
  const auto engine = Open();
  Ingest(*engine, {Write("pact.txt", kPact)});
  const IngestSummary changed = Ingest(*engine, {Write("pact.txt", kOther)});
  EXPECT_EQ(changed.documents, 1u);
  EXPECT_EQ(changed.replaced, 1u);
  EXPECT_EQ(engine->Stats()->documents, 1u);
  const absl::StatusOr<Answer> answer = engine->Ask({.text = "When did Estonia join the River Pact?"});
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_NE(answer->status, AnswerStatus::kAnswered);
}

TEST_F(EngineRobustnessTest, RemoveTakesBackExactlyWhatOnlyThatDocumentSaid) {
  const auto engine = Open();
  const std::string first = Write("pact.txt", kPact);
  const std::string second = Write("other.txt", kOther);
  Ingest(*engine, {first});
  const std::vector<std::string> before = Contents(*engine);
  Ingest(*engine, {second});
  EXPECT_NE(Contents(*engine), before);
  const absl::Status removed = engine->Remove(second);
  ASSERT_TRUE(removed.ok()) << removed;
  EXPECT_EQ(Contents(*engine), before);
  ASSERT_TRUE(engine->Remove(first).ok());
  const EngineStats stats = *engine->Stats();
  EXPECT_EQ(stats.documents + stats.sentences + stats.statements + stats.triples + stats.names, 0u);
}

TEST_F(EngineRobustnessTest, ADocumentThatIsNotThereCannotBeRemoved) {
  const auto engine = Open();
  const std::string file = Write("pact.txt", kPact);
  Ingest(*engine, {file});
  const absl::Status near = engine->Remove("pact.md");
  EXPECT_EQ(near.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(near.message()), AllOf(HasSubstr("pact.md"), HasSubstr(file)));
  EXPECT_EQ(engine->Remove("").code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(engine->Stats()->documents, 1u);
}

TEST_F(EngineRobustnessTest, ADocumentWithoutWordsIsNoHarm) {
  const auto engine = Open();
  for (const std::string& text :
       {std::string(), std::string(" \n\t\n"), std::string("...\n---\n"), std::string("\xEF\xBB\xBF")}) {
    const absl::StatusOr<IngestSummary> summary = engine->IngestText("blank.txt", text);
    if (summary.ok()) {
      EXPECT_EQ(summary->statements, 0u);
    }
  }
  EXPECT_TRUE(engine->Ask({.text = "Who joined?"}).ok());
}

TEST_F(EngineRobustnessTest, ADatabaseThatIsHeldIsRefusedAndReadBeside) {
  const auto engine = Open();
  Ingest(*engine, {Write("pact.txt", kPact)});
  const auto second = TryOpen();
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(second.status().message()), HasSubstr(Path("db")));
  const auto reader = TryOpen(/*read_only=*/true);
  ASSERT_TRUE(reader.ok()) << reader.status();
  EXPECT_EQ((*reader)->Stats()->documents, 1u);
  EXPECT_FALSE((*reader)->Ingest({Write("other.txt", kOther)}).ok());
}

TEST_F(EngineRobustnessTest, AFolderOfAnotherProgramIsLeftAlone) {
  std::filesystem::create_directory(Path("db"));
  Write("db/letters.txt", "not ours");
  const auto engine = TryOpen();
  ASSERT_FALSE(engine.ok());
  EXPECT_EQ(engine.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr(Path("db")));
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(Path("db"))) files += entry.exists() ? 1 : 0;
  EXPECT_EQ(files, 1u);
}

TEST_F(EngineRobustnessTest, ADatabaseThatIsAFileOrMissesIsRefused) {
  const auto missing = TryOpen(/*read_only=*/true);
  ASSERT_FALSE(missing.ok());
  EXPECT_THAT(std::string(missing.status().message()), HasSubstr(Path("db")));
  EXPECT_FALSE(std::filesystem::exists(Path("db")));
  Write("db", "a file");
  const auto file = TryOpen();
  ASSERT_FALSE(file.ok());
  EXPECT_THAT(std::string(file.status().message()), HasSubstr(Path("db")));
}

// Whatever RocksDB makes of it: of a manifest that is cut it opens an older state.
// Closing the database left nothing in its log, so all that it says is in its tables and in what lists them. A manifest
// cut short is one whose last write a crash tore: the database is then as it was before, and knows less.
TEST_F(EngineRobustnessTest, ADatabaseIsRefusedWithATableCutShortAndAnswersAsBeforeWithAnyOtherFile) {
  Ingest(*Open(), {Write("pact.txt", kPact)});
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(Path("db"))) files.push_back(entry.path().filename());
  fs::rename(Path("db"), Path("whole"));
  size_t tables = 0;
  for (const fs::path& file : files) {
    const bool table = file.extension() == ".sst";
    const bool needed = table || file == "CURRENT";
    const bool manifest = file.string().starts_with("MANIFEST");
    tables += table ? 1 : 0;
    for (const uint64_t part : {0, 2}) {
      SCOPED_TRACE(file.string() + " " + std::to_string(part));
      fs::remove_all(Path("db"));
      fs::copy(Path("whole"), Path("db"));
      fs::resize_file(fs::path(Path("db")) / file, fs::file_size(fs::path(Path("db")) / file) * part / 4);
      const auto engine = TryOpen();
      EXPECT_TRUE(engine.ok() || needed || manifest) << engine.status();
      if (!engine.ok()) {
        EXPECT_THAT(std::string(engine.status().message()), HasSubstr(Path("db")));
        continue;
      }
      const auto answer = (*engine)->Ask({.text = "When did Latvia join the River Pact?"});
      const auto verification = (*engine)->Verify({.text = "Latvia joined the River Pact in 1991."});
      EXPECT_EQ(answer.ok(), verification.ok()) << answer.status() << verification.status();
      EXPECT_TRUE(manifest || answer.ok() == !needed) << answer.status();
      EXPECT_TRUE(manifest || verification.ok() == !needed) << verification.status();
      if (answer.ok() && !(manifest && answer->status == AnswerStatus::kUnknown)) {
        EXPECT_EQ(answer->text, "Latvia joined the River Pact in 1991 [1].");
      }
      if (verification.ok() && !(manifest && verification->verdict == Verdict::kNotEnoughInfo)) {
        EXPECT_EQ(verification->verdict, Verdict::kSupported);
      }
    }
  }
  EXPECT_GT(tables, 0u);
}

TEST_F(EngineRobustnessTest, DataThatIsNotThereIsNamed) {
  const auto engine = Engine::Open({.data = Path("nowhere")});
  ASSERT_FALSE(engine.ok());
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr(Path("nowhere")));
}

TEST_F(EngineRobustnessTest, AKilledWriterLosesNothingThatWasStored) {
  const std::string first = Write("pact.txt", kPact);
  const std::string second = Write("other.txt", kOther);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto engine = TryOpen();
    if (!engine.ok() || !(*engine)->Ingest({first}).ok() || !(*engine)->Ingest({second}).ok()) _exit(1);
    _exit(0);  // without closing the database
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  const auto engine = Open();
  EXPECT_EQ(engine->Stats()->documents, 2u);
  EXPECT_EQ(Ingest(*engine, {first, second}).unchanged, 2u);
}

TEST_F(EngineRobustnessTest, QuestionsOfEveryKindOfNonsenseAreAnswers) {
  const auto engine = Open();
  Ingest(*engine, {Write("pact.txt", kPact)});
  std::string garbage(1500, '\0');
  std::mt19937 random(5);
  for (char& c : garbage) c = static_cast<char>(random());
  for (const std::string& text :
       {std::string(), std::string(" "), std::string("?"), std::string("\0\0", 2), std::string("?!?!?!"), garbage,
        std::string("\xff\xfe\xff"), std::string(100000, 'a'), std::string(1999, '('),
        "when did " + std::string(400, 'x') + " join", std::string("who\nwho\twho\rwho")}) {
    const absl::StatusOr<Answer> answer = engine->Ask({.text = text, .session = "s", .explain = true});
    ASSERT_TRUE(answer.ok()) << answer.status() << " for " << text.substr(0, 60);
    EXPECT_NE(answer->status, AnswerStatus::kAnswered) << text.substr(0, 60) << " " << RenderText(*answer);
    EXPECT_FALSE(answer->text.empty());
    const std::string json = RenderJson(*answer);
    EXPECT_EQ(json.find('\n'), std::string::npos);
  }
  std::string many = "when did Latvia join the River Pact";
  while (many.size() < 100000) many += " and when did Latvia join the River Pact";
  const absl::StatusOr<Answer> answer = engine->Ask({.text = many});
  ASSERT_TRUE(answer.ok()) << answer.status();
}

TEST_F(EngineRobustnessTest, ASourceOfNonsenseIsAnAnswerOrAnErrorAndTouchesNothing) {
  const auto engine = Open();
  Ingest(*engine, {Write("pact.txt", kPact)});
  const std::vector<std::string> before = Contents(*engine);
  for (const std::string& source : {std::string(), std::string("\0", 1), std::string("\xff"), std::string(1 << 20, '|'),
                                    std::string(100000, '<'), std::string(100000, '#')}) {
    const absl::StatusOr<Answer> answer = engine->Ask({.text = "When did Latvia join?", .source = source});
    if (answer.ok()) {
      EXPECT_NE(answer->status, AnswerStatus::kAnswered) << source.substr(0, 5);
    }
  }
  EXPECT_EQ(Contents(*engine), before);
}

TEST_F(EngineRobustnessTest, ClaimsAndEvidenceOfEveryKindOfNonsenseAreVerdicts) {
  const auto engine = Open();
  Ingest(*engine, {Write("pact.txt", kPact)});
  const std::string nothing(3, '\0');  // a word that folding leaves nothing of
  for (const std::string& text :
       {std::string(), std::string("?"), nothing, std::string("\xff\xfe\xff"), std::string(2000, '('),
        StrCat("Latvia left the ", nothing, " River Pact in 1991."), StrCat("Ada ", nothing, " South joined Latvia."),
        StrCat("the mores of the", nothing, " South with the recently pas", nothing, "Torran laws")}) {
    for (const std::string& evidence : {std::string(kPact), text, StrCat("Ada of the ", nothing, " South left.")}) {
      for (const bool with_evidence : {false, true}) {
        Claim claim;
        claim.text = text;
        if (with_evidence) claim.evidence = std::vector<std::string>{evidence};
        const absl::StatusOr<Verification> verification = engine->Verify(claim);
        ASSERT_TRUE(verification.ok()) << verification.status() << " for " << text.substr(0, 60);
        EXPECT_FALSE(verification->text.empty());
      }
    }
  }
}

// Repeats a text up to a length in bytes.
std::string Repeated(std::string_view text, size_t bytes) {
  std::string all;
  while (all.size() < bytes) all += text;
  return all;
}

TEST_F(EngineRobustnessTest, ClaimsThatGoOnAndOnAreVerdictsSoon) {
  const auto engine = Open();
  const std::string dated = "Odd Holm sold the mill in 1820. ";
  Ingest(*engine, {Write("mill.txt", Repeated(dated, 20000))});
  for (const std::string_view piece :
       {std::string_view(dated), std::string_view("He says that "), std::string_view("a **b *"),
        std::string_view("He said \"that she said "), std::string_view("the mill which built "),
        std::string_view("Holm (1820 - 1850) ")}) {
    const std::string text = Repeated(piece, 40000);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(engine->Verify({.text = text, .evidence = std::vector<std::string>{text}}).ok()) << piece;
    EXPECT_TRUE(engine->Verify({.text = text}).ok()) << piece;
    // A small part of it; what costs the product of both takes minutes.
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << piece;
  }
}

TEST_F(EngineRobustnessTest, APageOfThousandsOfNamesIsReadSoon) {
  const auto engine = Open();
  std::string page = "The members are ";
  for (int i = 0; i < 5000; ++i) {
    std::string name = "Bo";
    for (int rest = i; rest > 0; rest /= 7) name += {"klmnrst"[rest % 7], "aeiouyj"[rest % 5]};
    page += name + ", ";
  }
  const auto start = std::chrono::steady_clock::now();
  Ingest(*engine, {Write("names.txt", page + "and Odd Holm.")});
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST_F(EngineRobustnessTest, APageOfThousandsOfHeadingsAndRowsIsReadSoon) {
  const auto engine = Open();
  std::string page, table = "| Tower | Height |\n|---|---|\n";
  for (int i = 0; i < 10000; ++i) {
    page += StrCat("## Ward ", i, "\n\nThe mill stood there.\n\n");
    table += StrCat("| Ward Tower ", i, " | ", i % 300, " m |\n");
  }
  const auto start = std::chrono::steady_clock::now();
  Ingest(*engine, {Write("wards.md", page)});
  EXPECT_TRUE(engine->Ask({.text = "How high is Ward Tower 77?", .source = table}).ok());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(AnswerJsonTest, HoldsWhateverTextsHold) {
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  answer.question = "a \"b\" \\ c\n\x01 \x7f \u00e9 \xff";
  answer.answers.push_back({"one", "text", "", 0.25, {0, 1}});
  answer.answers.push_back({"", "text", "\t", 1, {}});
  answer.conflicts.push_back({"x", {0, 1}});
  answer.repairs.push_back({"from\r", "to"});
  answer.explanation = {"line"};
  EXPECT_EQ(RenderJson(answer),
            R"({"question":"a \"b\" \\ c\n\u0001 )"
            "\x7f \u00e9 \ufffd"
            R"(","session":"","status":"answered","text":"","answers":[)"
            R"({"text":"one","type":"text","value":"","confidence":0.25,"citations":[0,1]},)"
            R"({"text":"","type":"text","value":"\t","confidence":1.0,"citations":[]}],"citations":[],)"
            R"("conflicts":[{"what":"x","answers":[0,1]}],"repairs":[{"from":"from\r","to":"to"}],)"
            R"("explanation":["line"]})");
}

// Four ask while documents come and go; how many answers were not the one expected.
int WrongWhileOneIngests(Engine& engine) {
  const Question question{.text = "When did Latvia join the River Pact?"};
  const std::string expected = RenderJson(*engine.Ask(question));
  std::atomic<int> wrong = 0;
  std::vector<std::thread> askers;
  for (int i = 0; i < 4; ++i) {
    askers.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        const absl::StatusOr<Answer> answer = engine.Ask(question);
        if (!answer.ok() || RenderJson(*answer) != expected) ++wrong;
      }
    });
  }
  for (int round = 0; round < 20; ++round) {
    const std::string text = "Norway signed the Fjord Treaty in " + std::to_string(1950 + round) + ".\n";
    EXPECT_TRUE(engine.IngestText("fjord.txt", text).ok());
  }
  for (std::thread& asker : askers) asker.join();
  return wrong;
}

TEST_F(EngineRobustnessTest, ManyAskWhileOneIngests) {
  const auto engine = Open();
  Ingest(*engine, {Write("pact.txt", kPact)});
  EXPECT_EQ(WrongWhileOneIngests(*engine), 0);
}

TEST_F(EngineRobustnessTest, ManyAskAGraphInMemoryWhileOneIngests) {
  const auto engine = Engine::Open({});
  ASSERT_TRUE(engine.ok()) << engine.status();
  ASSERT_TRUE((*engine)->IngestText("pact.txt", kPact).ok());
  // To replace a document takes the longer, the more there are.
  for (int i = 0; i < 200; ++i) {
    const std::string text = "Town" + std::to_string(i) + " joined the Valley League in 1977.\n";
    ASSERT_TRUE((*engine)->IngestText("town" + std::to_string(i) + ".txt", text).ok());
  }
  EXPECT_EQ(WrongWhileOneIngests(**engine), 0);
}

TEST_F(EngineRobustnessTest, AllThatReadsMayRunAtOnce) {
  const auto engine = Open();
  Ingest(*engine, {Write("pact.txt", kPact), Write("other.txt", kOther)});
  const auto ask = [&](std::string text, std::string session, std::optional<std::string> source) {
    return [&engine, question = Question{.text = std::move(text), .session = session, .source = std::move(source)}] {
      const absl::StatusOr<Answer> answer = engine->Ask(question);
      return answer.ok() ? answer->text : answer.status().ToString();
    };
  };
  const auto verify = [&](std::optional<std::vector<std::string>> evidence) {
    return [&engine, claim = Claim{.text = "Estonia joined the River Pact in 1994.", .evidence = std::move(evidence)}] {
      const absl::StatusOr<Verification> verified = engine->Verify(claim);
      return verified.ok() ? verified->text : verified.status().ToString();
    };
  };
  const std::vector<std::function<std::string()>> reads = {
      ask("When did Latvia join the River Pact?", "", std::nullopt),
      ask("Who left the River Pact?", "shared", std::nullopt),
      ask("Who left the River Pact?", "shared", std::nullopt),
      ask("Who built the mill?", "", "The mill was built by Jon Aas in 1911."),
      verify(std::nullopt),
      verify(std::vector<std::string>{"Estonia, which is on the sea, joined the River Pact in 1995."}),
      [&] { return std::to_string(engine->Conflicts().ok()) + std::to_string(engine->Stats().ok()); },
      [&] { return std::to_string(engine->Timeline("Latvia").ok()) + engine->Complete("fin", 1)->front(); }};
  std::vector<std::string> expected;
  for (const auto& read : reads) expected.push_back(read());
  std::vector<std::string> wrong(reads.size());
  std::vector<std::thread> readers;
  for (size_t i = 0; i < reads.size(); ++i) {
    readers.emplace_back([&, i] {
      for (int round = 0; round < 12; ++round) {
        const std::string answer = reads[i]();
        if (answer != expected[i]) wrong[i] = answer;
      }
    });
  }
  for (int round = 0; round < 6; ++round) {
    const std::string text = "Norway signed the Fjord Treaty in " + std::to_string(1950 + round) + ".\n";
    EXPECT_TRUE(engine->IngestText("fjord.txt", text).ok());
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_THAT(wrong, testing::Each(""));
}

}  // namespace
}  // namespace whence
