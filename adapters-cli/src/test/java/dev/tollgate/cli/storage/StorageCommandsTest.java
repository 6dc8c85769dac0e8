package dev.tollgate.cli.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.admin.storage.CopyRefusal;
import dev.tollgate.application.admin.storage.CopyRefusal.ExportBroken;
import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.CompanyChange;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.People;
import dev.tollgate.application.storage.ReadOnlyStorage;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageCommandsTest {

  private static final String FROM = "acme:source";
  private static final String CREDENTIALS =
      """
      Other users can see arguments: give the user and password in environment variables.
      See: tollgate storage copy --help
      """;

  @TempDir private Path directory;

  /** One of every kind, in every form that a kind has, but for documents. */
  private static Program full() {
    Program program =
        Program.withOneOfEach()
            .enterprise("ent_2", "\u00c9t\u00e9 \ud83e\udd84 \"x\" \\", false)
            .client("none", new ClientAuthentication.None())
            .client("keys", new ClientAuthentication.ByKeys("{\"keys\": [ ]}"))
            .client("uri", new ClientAuthentication.ByKeysAt(URI.create("https://c.example/jwks")))
            .client(
                "rotating",
                Optional.empty(),
                false,
                Program.aSecret("sec_2", Optional.of(Program.NOW), Optional.empty()),
                Program.aSecret("sec_1", Optional.empty(), Optional.of(Program.NOW)))
            .key("kid_1", SigningAlgorithm.EDDSA, 0)
            .token("tok_2", Program.NOW, Optional.empty())
            .token(
                "tok_1",
                "reg_1",
                List.of(new ResourceUri("urn:b"), new ResourceUri("urn:a")),
                Program.NOW.plusSeconds(1),
                Optional.of(Program.NOW));
    People.addTo(program.store, new EnterpriseId("ent_1"), new CompanyId("com_1"), Program.NOW);
    boolean _ = program.store.resources().add(new ResourceUri("urn:a"));
    boolean _ = program.store.keys().addRetired("removed");
    boolean _ = program.store.assertions().spend(SecretDigest.of("assertion"), Program.NOW);
    Companies companies = program.store.companies();
    for (Company company : companies.page(Listing.first(100))) {
      boolean _ =
          companies.change(
              company.id(), new CompanyChange.GiveAccountNumber(companies.nextAccountNumber()));
    }
    return program;
  }

  private Path export(Program program, String name) {
    Path file = directory.resolve(name);
    Run run = program.run("storage", "export", file.toString());
    assertEquals(0, run.status(), run.err());
    return file;
  }

  private Run load(Program program, List<String> lines) throws IOException {
    Path file = Files.createTempFile(directory, "lines", "");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return program.run("storage", "import", file.toString());
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    Run run = new Program().run("storage import no-such-file");

    assertEquals(
        new Run(
            1,
            "",
            "The file \"no-such-file\" does not exist or cannot be read. Give another one.\n"),
        run);
  }

  @Test
  void whatIsExportedAndImportedIsExportedAgainByteForByte() throws Exception {
    Path first = export(full(), "first");
    Program other = new Program();

    Run run = other.run("storage", "import", first.toString(), "--format", "json");

    Path second = export(other, "second");
    assertEquals(new Run(0, run.out(), ""), run);
    assertTrue(run.out().contains("{\"kind\":\"client\",\"count\":6}"), run.out());
    assertEquals(Files.readString(first), Files.readString(second));
    assertTrue(Files.readString(first).contains("{\"retired_key\":{\"kid\":\"removed\"}"));
    assertTrue(other.store.keys().isTaken("removed"));
    assertEquals(Optional.empty(), other.store.leases().holder("fill"));
  }

  @Test
  void companiesOfAnEarlierExportGetAccountNumbers() throws Exception {
    Path file = export(Program.withOneOfEach(), "earlier");
    Program other = new Program();

    Run run = other.run("storage", "import", file.toString());

    assertEquals(0, run.status(), run.err());
    assertEquals(-1, Files.readString(file).indexOf("account_number"));
    List<OptionalLong> numbers =
        other.store.companies().page(Listing.first(100)).stream()
            .map(Company::accountNumber)
            .toList();
    assertEquals(
        LongStream.rangeClosed(1, numbers.size()).mapToObj(OptionalLong::of).toList(), numbers);
    assertEquals(numbers.size() + 1, other.store.companies().nextAccountNumber());
  }

  @Test
  void anExportIsForItsOwnerAndHoldsNoSecret() throws Exception {
    Path file = export(full(), "private");

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFalse(Files.readString(file).contains("secret of"), Files.readString(file));
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws Exception {
    Path file = Files.writeString(directory.resolve("there"), "mine");

    Run run = full().run("storage", "export", file.toString());

    assertEquals(1, run.status());
    assertTrue(run.err().endsWith("already exists. Give the name of a new file.\n"), run.err());
    assertEquals("mine", Files.readString(file));
  }

  /** The same store, with something that happens when it is asked for a port. */
  private static Storage whenAsked(Storage store, Class<?> wanted, Runnable happens) {
    return new Storage() {
      @Override
      public <P> P port(Class<P> type) {
        if (type == wanted) {
          happens.run();
        }
        return store.port(type);
      }

      @Override
      public void close() {
        store.close();
      }
    };
  }

  @Test
  void aBackupIsANewFileForItsOwner() throws Exception {
    Program program = new Program();
    Path file = directory.resolve("tollgate.zip");

    Run first = program.run("storage", "backup", file.toString(), "--format", "json");
    Run again = program.run("storage", "backup", file.toString());

    assertEquals(new Run(0, "{\"file\":\"" + file + "\"}\n", ""), first);
    assertEquals("a copy", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(1, again.status());
    assertTrue(again.err().contains("already exists"), again.err());
  }

  @Test
  void anExportThatFailsLeavesNoFileAndHasNoneBefore() {
    Path file = directory.resolve("part");
    List<Path> meanwhile = new ArrayList<>();
    Storage failing =
        whenAsked(
            full().store,
            AllTokens.class,
            () -> {
              meanwhile.addAll(files());
              throw new StoreUnavailable("away", null);
            });

    Run run = new Program().storeInstead(failing).run("storage", "export", file.toString());

    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("The store does not respond."), run.err());
    assertEquals(1, meanwhile.size());
    assertTrue(meanwhile.getFirst().toString().endsWith(".part"), meanwhile.toString());
    assertEquals(List.of(), files());
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<CopyRefusal> flaw(Path file, byte[] content) throws IOException {
    return ExportFile.check(Files.write(file, content))
        .fold(whole -> Optional.empty(), Optional::of);
  }

  private static List<String> with(List<String> lines, Consumer<List<String>> damage) {
    List<String> damaged = new ArrayList<>(lines);
    damage.accept(damaged);
    return damaged;
  }

  @Test
  void whicheverLineIsChangedLeftOutOrRepeatedIsNamed() throws Exception {
    List<String> lines = Files.readAllLines(export(full(), "whole"));
    Path file = directory.resolve("damaged");
    List<Long> expected = new ArrayList<>();
    List<Long> named = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int at = i;
      String line = lines.get(i);
      for (List<String> damaged :
          List.of(
              with(lines, it -> it.set(at, line.replaceFirst("[a-z]", "?"))),
              with(lines, it -> it.remove(at)),
              with(lines, it -> it.add(at, line)))) {
        CopyRefusal flaw =
            flaw(file, (String.join("\n", damaged) + "\n").getBytes(UTF_8)).orElseThrow();
        named.add(flaw instanceof ExportBroken broken ? broken.line() : -1L);
      }
      expected.addAll(List.of(i + 1L, i + 1L, i + 2L));
    }

    assertEquals(expected, named);
  }

  /** At each byte of a first and a last line, and before, in and behind every other line. */
  @Test
  void aFileThatIsCutOffAnywhereIsRefusedWithTheLine() throws Exception {
    byte[] whole = Files.readAllBytes(export(full(), "whole"));
    Path file = directory.resolve("cut");
    List<String> lines = new String(whole, UTF_8).lines().toList();
    int begin = 0;
    for (int i = 0; i < lines.size(); i++) {
      int end = begin + lines.get(i).getBytes(UTF_8).length;
      IntStream cuts =
          i == 0 || i == lines.size() - 1
              ? IntStream.rangeClosed(begin, end)
              : IntStream.of(begin, begin + 1, (begin + end) / 2, end - 1, end);
      for (int length : cuts.toArray()) {
        assertEquals(
            Optional.of(new ExportBroken(i + 1L, ExportBroken.Problem.CUT_OFF)),
            flaw(file, Arrays.copyOf(whole, length)));
      }
      begin = end + 1;
    }
    assertEquals(Optional.empty(), flaw(file, whole));
  }

  @Test
  void aDamagedFileImportsNothing() throws Exception {
    List<String> lines = Files.readAllLines(export(full(), "whole"));
    Program other = new Program();

    Run run = load(other, lines.subList(0, 4));

    assertEquals(
        new Run(1, "", "Nothing was imported: line 5 is incomplete. Export again.\n"), run);
    assertEquals(List.of(), other.opened);
  }

  @Test
  void whatIsNoExportIsRefusedByWhatIsWrong() throws Exception {
    Path binary = Files.write(directory.resolve("binary"), new byte[] {'a', (byte) 0xff, '\n'});

    String other = load(new Program(), List.of("{\"some\":\"json\"}")).err();
    String newer =
        load(new Program(), List.of("{\"tollgate_export\":3,\"sum\":\"5022da53\"}")).err();
    String notText = new Program().run("storage", "import", binary.toString()).err();
    String folder = new Program().run("storage", "import", directory.toString()).err();

    assertTrue(other.contains("line 1 is not the first line of an export."), other);
    assertTrue(newer.contains("line 1 was written by a newer version of Tollgate."), newer);
    assertTrue(notText.contains("line 1 was changed"), notText);
    assertTrue(folder.contains("does not exist or cannot be read."), folder);
  }

  @Test
  void anImportThatWasCutOffGoesOn() throws Exception {
    Path file = export(full(), "file");
    String digest = Files.readString(file).replaceAll("(?s).*\"sha256\":\"([^\"]*)\".*", "$1");
    Program other =
        Occasion.current().unrecorded().run(() -> new Program().enterprise("ent_1", "Acme", true));
    boolean _ = other.store.leases().take("fill", "file " + digest, Duration.ofHours(1));

    Run run = other.run("storage", "import", file.toString());

    assertEquals(0, run.status(), run.err());
    assertEquals(Files.readString(file), Files.readString(export(other, "again")));
  }

  @Test
  void aRehearsedImportCountsAndChangesNothing() {
    Program other = new Program();

    Run run = other.run("storage", "import", export(full(), "file").toString(), "--dry-run");

    assertEquals("Dry run: nothing was changed.\n", run.err());
    assertTrue(run.out().matches("(?s).*client +6\n.*"), run.out());
    assertEquals(List.of(), other.store.enterprises().page(Listing.first(1)));
  }

  @Test
  void aRehearsalOnlyReadsItsTarget() {
    Path file = export(full(), "file");
    Program other = new Program();
    Storage readable = ReadOnlyStorage.over(other.store);

    Run run = other.storeInstead(readable).run("storage", "import", file.toString(), "--dry-run");

    assertEquals("Dry run: nothing was changed.\n", run.err());
  }

  @Test
  void aRehearsalMakesNoTablesWhereThereAreNone() throws Exception {
    Path file = export(full(), "file");
    Program other = new Program().tables(new Schema(OptionalInt.empty(), 3, Map.of()));

    Run run = other.run("storage", "import", file.toString(), "--dry-run");

    assertEquals(0, run.status());
    assertTrue(run.out().matches("(?s).*client +6\n.*"), run.out());
    assertEquals(List.of(), other.opened);
  }

  @Test
  void tablesOfAnEarlierProgramAreNeitherReadNorFilledNorChanged() throws Exception {
    Path file = export(full(), "file");
    Program other = new Program().tables(new Schema(OptionalInt.of(2), 3, Map.of()));

    List<Integer> statuses =
        List.of(
            other.run("storage", "import", file.toString()).status(),
            other.run("storage", "import", file.toString(), "--dry-run").status(),
            other.run("storage", "export", directory.resolve("no").toString()).status(),
            other.run("storage", "copy", "--from", FROM).status());

    assertEquals(List.of(1, 1, 1, 1), statuses);
    assertEquals(List.of(), other.opened);
    assertFalse(Files.exists(directory.resolve("no")));
  }

  @Test
  void whereThereIsNoStoreNoneIsMadeToReadIt() {
    Program other = new Program().tables(new Schema(OptionalInt.empty(), 3, Map.of()));

    Run run = other.run("storage copy --from h2:dta --to acme:target");

    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("There is no Tollgate store at h2:dta"), run.err());
    assertEquals(List.of(), other.opened);
  }

  @Test
  void anExportGoesToNoStandardOutput() {
    Run run = full().run("storage export -");

    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("An export needs a file name."), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client list",
        "enterprise create Acme",
        "client disable ci --dry-run",
        "storage export nowhere",
        "storage copy --from h2:data --to acme:target"
      })
  void aStoreThatIsNotWholeIsNotUsedForAnythingElse(String command) {
    Program program = new Program();
    boolean _ = program.store.leases().take("fill", "elsewhere", Duration.ofHours(1));

    Run run = program.run(command.split(" ", -1));

    assertEquals(1, run.status());
    assertTrue(run.err().contains("A copy or import into this store is not finished"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertEquals(1, program.store.timesClosed());
    assertEquals(List.of(), program.store.enterprises().page(Listing.first(1)));
  }

  @Test
  void statusSaysThatAStoreIsNotWhole() {
    Program program = new Program();
    Run whole = program.run("storage status --format json");
    boolean _ = program.store.leases().take("fill", "elsewhere", Duration.ofMinutes(1));

    Run filling = program.run("storage status --format json");

    assertTrue(whole.out().contains("\"incomplete\":false,"), whole.out());
    assertTrue(filling.out().contains("\"incomplete\":true,"), filling.out());
  }

  @Test
  void ofTwoRunsAtOnceOneFillsTheStore() throws Exception {
    Path file = export(full(), "file");
    Program other = new Program();
    List<Run> second = new ArrayList<>();
    Program interrupting =
        new Program()
            .storeInstead(
                whenAsked(
                    other.store,
                    AllTokens.class,
                    () -> {
                      if (second.isEmpty()) {
                        second.add(other.run("storage", "import", file.toString()));
                      }
                    }));

    Run first = interrupting.run("storage", "import", file.toString());

    assertEquals(1, second.getFirst().status());
    assertTrue(
        second.getFirst().err().contains("another copy or import is filling"), second.toString());
    assertEquals(0, first.status(), first.err());
    assertEquals(Files.readString(file), Files.readString(export(other, "again")));
  }

  @Test
  void aCopyTakesItsSourceByVariablesOfItsOwn() throws Exception {
    Program source = full();
    Program program =
        new Program()
            .alsoAt(FROM, source.store)
            .variable("TOLLGATE_STORAGE_PASSWORD", "of the target")
            .variable("TOLLGATE_FROM_STORAGE_USER", "mover")
            .variable("TOLLGATE_FROM_STORAGE_PASSWORD", "of the source");

    Run run = program.run("storage", "copy", "--from", FROM, "--to", "acme:target");

    Map<String, String> own =
        Map.of(
            "TOLLGATE_STORAGE_USER",
            "mover",
            "TOLLGATE_STORAGE_PASSWORD",
            "of the source",
            "TOLLGATE_STORAGE_PASSWORD_FILE",
            "",
            "TOLLGATE_STORAGE_POOL_SIZE",
            "",
            "TOLLGATE_STORAGE_TIMEOUT",
            "");
    assertEquals(0, run.status(), run.err());
    assertEquals(
        List.of(
            new StoreOptions(Path.of("data"), FROM, own),
            new StoreOptions(Path.of("data"), "acme:target")),
        program.opened);
    assertEquals(
        Files.readString(export(source, "source")), Files.readString(export(program, "target")));
  }

  @Test
  void aTerminalIsAskedForThePasswordOfTheSource() {
    Program program =
        new Program()
            .alsoAt(FROM, full().store)
            .onTerminal(80)
            .variable("TOLLGATE_FROM_STORAGE_USER", "mover")
            .typing("typed\n");

    Run run = program.run("storage", "copy", "--from", FROM, "--dry-run");

    assertTrue(run.err().startsWith("Password of \"mover\" for the source: "), run.err());
    assertFalse(run.err().contains("typed"), run.err());
    assertEquals("typed", program.opened.getFirst().variables().get("TOLLGATE_STORAGE_PASSWORD"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:x://u:p@h/d", "jdbc:x://h/d?user=u", "jdbc:x://h/d?a=b&password=p"})
  void credentialsAmongTheArgumentsAreRefused(String url) {
    Program program = new Program();

    Run from = program.run("storage", "copy", "--from", url);
    Run to = program.run("storage", "copy", "--from", FROM, "--to", url);

    assertEquals(
        List.of(new Run(2, "", CREDENTIALS), new Run(2, "", CREDENTIALS)), List.of(from, to));
    assertEquals(List.of(), program.opened);
  }

  @Test
  void statusShowsVersionsAndCountsOfTablesAndNothingOfTheUrl() {
    Program program =
        new Program().tables(new Schema(OptionalInt.of(2), 3, Map.of("token", 5_000_000L)));

    Run run = program.run("storage status --format json --storage jdbc:x://u:hidden@h/d");

    assertEquals(
        "{\"backend\":\"jdbc:x\",\"version\":2,\"newest_version\":3,\"incomplete\":null,\"scope_count\":null,\"resource_count\":null,\"enterprise_count\":null,\"company_count\":null,\"client_count\":null,\"document_count\":null,\"project_count\":null,\"key_count\":null,\"retired_key_count\":null,\"assertion_count\":null,\"user_count\":null,\"grant_count\":null,\"authorization_code_count\":null,\"refresh_token_count\":null,\"token_count\":5000000,\"audit_record_count\":null}",
        run.out().replaceAll("\\s", ""));
    assertEquals(List.of(), program.opened);
  }

  @Test
  void statusCountsByReadingWhereAStoreDoesNotTell() {
    Run run = full().run("storage status --format json");

    String out = run.out().replaceAll("\\s", "");
    assertTrue(
        out.startsWith("{\"backend\":\"h2\",\"version\":null,\"newest_version\":null,"), out);
    assertTrue(out.contains("\"client_count\":6,") && out.contains("\"token_count\":2,"), out);
  }

  @Test
  void tablesAreMigratedUnlessItIsARehearsalOrTheyAreOfANewerProgram() {
    Program older = new Program().tables(new Schema(OptionalInt.of(2), 3, Map.of()));
    Program newer = new Program().tables(new Schema(OptionalInt.of(4), 3, Map.of()));

    Run rehearsed = older.run("storage migrate --dry-run --format json");
    int opened = older.opened.size();
    Run migrated = older.run("storage migrate --format json");
    Run refused = newer.run("storage migrate --dry-run");

    assertEquals(
        "{\"backend\":\"h2\",\"from_version\":2,\"to_version\":3}",
        rehearsed.out().replaceAll("\\s", ""));
    assertEquals("Dry run: nothing was changed.\n", rehearsed.err());
    assertEquals(List.of(0, 1), List.of(opened, older.opened.size()));
    assertEquals(new Run(0, rehearsed.out(), ""), migrated);
    assertEquals(
        new Run(1, "", "The store was written by a newer version of Tollgate. Use that version.\n"),
        refused);
  }
}
