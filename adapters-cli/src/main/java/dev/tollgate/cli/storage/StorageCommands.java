package dev.tollgate.cli.storage;

import dev.tollgate.application.admin.storage.CheckTarget;
import dev.tollgate.application.admin.storage.EntrySource;
import dev.tollgate.application.admin.storage.FillMarker;
import dev.tollgate.application.admin.storage.FillStore;
import dev.tollgate.application.admin.storage.ReadStore;
import dev.tollgate.application.admin.storage.StoreSource;
import dev.tollgate.application.storage.EntryKind;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.cli.CommandLineApp;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.NewFile;
import dev.tollgate.cli.command.Ports;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.cli.command.Tally;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.cli.command.Tollgate;
import dev.tollgate.cli.output.Output;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.FillRefusal;
import dev.tollgate.domain.refusal.StoreMissing;
import dev.tollgate.domain.refusal.TablesOutdated;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollgate storage ...}. */
@Command(
    name = "storage",
    description = "The store itself: its tables, and how to move from one store to another.",
    footer = "  tollgate storage status")
public final class StorageCommands {

  private final Session session;
  private final Tollgate options;
  private final Ports ports;
  private final Clock clock;
  private final SourceOptions sources;

  @Spec private CommandSpec command;

  public StorageCommands(
      Session session, Tollgate options, Ports ports, Clock clock, Terminal terminal) {
    this.session = session;
    this.options = options;
    this.ports = ports;
    this.clock = clock;
    this.sources = new SourceOptions(terminal);
  }

  @Command(
      name = "status",
      description = {
        "Shows the version of the tables, and how much the store holds. Changes nothing, tables of"
            + " an earlier Tollgate included."
      },
      footer = "  tollgate storage status --format json")
  int status() {
    StoreOptions store = options.storeOptions();
    Optional<Schema> schema = ports.schemas().apply(store);
    Map<EntryKind, Long> counts = schema.map(Schema::counts).orElseGet(() -> counted(store));
    return show(Shapes.STORE.one(new Shapes.Store(store.backend(), schema, counts)));
  }

  private Map<EntryKind, Long> counted(StoreOptions options) {
    try (Storage storage = ports.stores().open(options)) {
      return new ReadStore(storage).read(entry -> {});
    }
  }

  private int show(Output output) {
    return session.tell(() -> Result.<Output, FillRefusal>ok(output));
  }

  @Command(
      name = "migrate",
      description =
          "Makes the tables, or brings those of an earlier Tollgate up to date. Every start does"
              + " so; this is for who wants to do it before.",
      footer = "  tollgate storage migrate --dry-run")
  int migrate(@Mixin DryRun dryRun) {
    StoreOptions store = options.storeOptions();
    Optional<Schema> schema = ports.schemas().apply(store);
    if (schema.filter(Schema::isOfNewerProgram).isPresent()) {
      return session.refuse("The store was written by a newer Tollgate: use that one.");
    }
    if (!dryRun.isWanted()) {
      ports.stores().open(store).close();
    }
    int status = show(Shapes.MIGRATED.one(new Shapes.Store(store.backend(), schema, Map.of())));
    return session.rehearsed(dryRun, status);
  }

  @Command(
      name = "copy",
      description = {
        "Copies everything from a store to an empty one, and compares both in the end. If it was"
            + " cut off, the same command goes on.",
        "",
        "Nobody may write to the source meanwhile (tollgate serve --read-only). Its user and"
            + " password are TOLLGATE_FROM_STORAGE_USER and TOLLGATE_FROM_STORAGE_PASSWORD, which"
            + " a terminal asks for. The master key is not in the store: take it along."
      },
      footer =
          "  tollgate storage copy --from h2:data --to jdbc:postgresql://localhost:5432/tollgate")
  int copy(
      @Option(names = "--from", paramLabel = "URL", required = true, description = "The source.")
          String from,
      @Option(names = "--to", paramLabel = "URL", description = "The target (that of --storage).")
          Optional<String> to,
      @Mixin DryRun dryRun) {
    StoreOptions usual = options.storeOptions();
    StoreOptions target = to.map(usual::at).orElse(usual);
    if (usual.at(from).holdsCredentials() || (to.isPresent() && target.holdsCredentials())) {
      throw new ParameterException(
          command.subcommands().get("copy"),
          "Arguments are there for all to see: give user and password in variables.");
    }
    StoreOptions source = sources.of(usual.data(), from);
    Optional<FillRefusal> unreadable = sources.ask(this::unreadable, source);
    if (unreadable.isPresent()) {
      return refuse(unreadable.get());
    }
    try (Storage read = sources.ask(this::openWhole, source)) {
      return fill(target, dryRun, new StoreSource(read, source.origin(), EntryImprint::new));
    } catch (StoreUnavailable e) {
      throw new StorageMisconfigured(
          CommandLineApp.mend(e)
              .orElse(
                  "One of the two stores does not answer. Check that both run, then copy again: it"
                      + " goes on where it ended."),
          e);
    }
  }

  private Storage openWhole(StoreOptions store) {
    return FillMarker.whole(ports.stores().open(store), clock.instant());
  }

  /** Why a store is not opened to be read, which would make tables or change them. */
  private Optional<FillRefusal> unreadable(StoreOptions store) {
    Optional<Schema> schema = ports.schemas().apply(store);
    return schema
        .filter(it -> it.version().isEmpty())
        .<FillRefusal>map(_ -> new StoreMissing(store.place()))
        .or(() -> outdated(store, schema));
  }

  private static Optional<FillRefusal> outdated(StoreOptions store, Optional<Schema> schema) {
    return schema.filter(Schema::isOfEarlierProgram).map(_ -> new TablesOutdated(store.place()));
  }

  private int refuse(FillRefusal refusal) {
    return session.tell(() -> Result.<Output, FillRefusal>refused(refusal));
  }

  @Command(
      name = "export",
      description =
          "Writes everything that the store holds to a new file, one JSON object a line, for"
              + " import. It holds digests of secrets and encrypted keys: keep it safe. The master"
              + " key is not in it.",
      footer = "  tollgate storage export tollgate.jsonl")
  int export(
      @Parameters(paramLabel = "FILE", description = "A file that is not there yet.") Path file) {
    if (file.toString().equals("-")) {
      throw new ParameterException(
          command.subcommands().get("export"), "An export goes to a file: give it a name.");
    }
    Optional<FillRefusal> unreadable = unreadable(options.storeOptions());
    if (unreadable.isPresent()) {
      return refuse(unreadable.get());
    }
    try (Storage storage = openWhole(options.storeOptions());
        Tally tally = session.tally("entries")) {
      return show(rows(new NewFile(file).write(out -> export(storage, tally, out))));
    } catch (FileAlreadyExistsException e) {
      return session.refuse(
          "There is a file " + Quoted.of(file) + " already. Name one that is not there yet.");
    } catch (IOException | UncheckedIOException e) {
      return session.refuse(
          "The file "
              + Quoted.of(file)
              + " cannot be written. Name another one, or make room for it.");
    }
  }

  private static Map<EntryKind, Long> export(Storage storage, Tally tally, OutputStream out) {
    ExportWriter writer = new ExportWriter(out);
    Map<EntryKind, Long> counts = new ReadStore(storage).read(tally.counting(writer));
    writer.end();
    return counts;
  }

  @Command(
      name = "import",
      description =
          "Fills an empty store with what an export wrote, and compares both in the end. The file"
              + " is checked whole before anything is changed. If it was cut off, the same command"
              + " goes on.",
      footer = "  tollgate storage import tollgate.jsonl")
  int load(
      @Parameters(paramLabel = "FILE", description = "What tollgate storage export wrote.")
          Path file,
      @Mixin DryRun dryRun) {
    return ExportFile.check(file)
        .fold(source -> fill(options.storeOptions(), dryRun, source), this::refuse);
  }

  private int fill(StoreOptions target, DryRun dryRun, EntrySource source) {
    Optional<Schema> schema = ports.schemas().apply(target);
    Optional<FillRefusal> outdated = outdated(target, schema);
    if (outdated.isPresent()) {
      return refuse(outdated.get());
    }
    boolean hasNoTables = schema.filter(it -> it.version().isEmpty()).isPresent();
    Result<Map<EntryKind, Long>, FillRefusal> result =
        dryRun.isWanted() && hasNoTables
            ? Result.ok(counted(source))
            : fillOpened(target, dryRun, source);
    int status = session.tell(() -> result.map(StorageCommands::rows));
    return session.rehearsed(dryRun, status);
  }

  private Result<Map<EntryKind, Long>, FillRefusal> fillOpened(
      StoreOptions target, DryRun dryRun, EntrySource source) {
    try (Storage storage = ports.stores().open(target);
        Tally tally = session.tally("entries")) {
      return dryRun.isWanted()
          ? new CheckTarget(storage, clock).check(source.origin()).map(_ -> counted(source))
          : new FillStore(storage, EntryImprint::new, clock, tally).fill(source);
    }
  }

  private static Map<EntryKind, Long> counted(EntrySource source) {
    Map<EntryKind, Long> counts = new EnumMap<>(EntryKind.class);
    source.pour(entry -> counts.merge(entry.kind(), 1L, Long::sum));
    return counts;
  }

  private static Output rows(Map<EntryKind, Long> counts) {
    return Shapes.ENTRIES.many(
        Stream.of(EntryKind.values())
            .map(kind -> Map.entry(kind, counts.getOrDefault(kind, 0L)))
            .toList());
  }
}
