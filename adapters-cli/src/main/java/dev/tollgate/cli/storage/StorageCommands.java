package dev.tollgate.cli.storage;

import dev.tollgate.application.admin.storage.CheckTarget;
import dev.tollgate.application.admin.storage.CopyMarker;
import dev.tollgate.application.admin.storage.CopyRefusal;
import dev.tollgate.application.admin.storage.CopyRefusal.StoreMissing;
import dev.tollgate.application.admin.storage.CopyRefusal.TablesOutdated;
import dev.tollgate.application.admin.storage.CopyStore;
import dev.tollgate.application.admin.storage.EntrySource;
import dev.tollgate.application.admin.storage.ReadStore;
import dev.tollgate.application.admin.storage.StoreSource;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.kinds.Kinds;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Failures;
import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.NewFile;
import dev.tollgate.cli.command.Ports;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.cli.command.Tally;
import dev.tollgate.cli.command.Tollgate;
import dev.tollgate.cli.output.Output;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
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
    description = "Manages the store: its tables, and moving from one store to another.",
    footer = "  tollgate storage status",
    addMethodSubcommands = false)
public final class StorageCommands {

  private final Runner<CopyRefusal> runner;
  private final Tollgate options;
  private final Ports ports;
  private final Clock clock;
  private final SourceOptions sources;

  @Spec private CommandSpec command;

  private StorageCommands(Invocation invocation) {
    this.runner = new Runner<>(invocation, StorageWording::of);
    this.options = invocation.options();
    this.ports = invocation.ports();
    this.clock = invocation.clock();
    this.sources = new SourceOptions(invocation.terminal());
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation.noun(new StorageCommands(invocation));
  }

  @Command(
      name = "status",
      description = {
        "Shows the version of the tables and how much the store contains. Changes nothing, not even"
            + " tables of an earlier version of Tollgate."
      },
      footer = "  tollgate storage status --format json")
  int status() {
    StoreOptions store = options.storeOptions();
    Optional<Schema> schema = ports.schemas().apply(store);
    if (schema.filter(it -> !it.isCurrent()).isPresent()) {
      return show(StorageShapes.STORE.one(StorageShapes.Store.of(store.backend(), schema)));
    }
    try (Storage storage = ports.stores().open(store)) {
      Map<String, Long> counts =
          schema.map(Schema::counts).orElseGet(() -> new ReadStore(storage).read(entry -> {}));
      boolean isIncomplete = CopyMarker.isOn(storage);
      return show(
          StorageShapes.STORE.one(
              new StorageShapes.Store(store.backend(), schema, counts, Optional.of(isIncomplete))));
    }
  }

  private int show(Output output) {
    return runner.answerWithoutStore(() -> Result.<Output, CopyRefusal>ok(output));
  }

  @Command(
      name = "migrate",
      description =
          "Creates the tables, or upgrades those of an earlier version of Tollgate. Every start of"
              + " the server does the same; use this to do it ahead of time.",
      footer = "  tollgate storage migrate --dry-run")
  int migrate(@Mixin DryRun dryRun) {
    StoreOptions store = options.storeOptions();
    Optional<Schema> schema = ports.schemas().apply(store);
    if (schema.filter(Schema::isOfNewerProgram).isPresent()) {
      return runner.refuse(
          "The store was written by a newer version of Tollgate. Use that version.");
    }
    if (!dryRun.isEnabled()) {
      ports.stores().open(store).close();
    }
    int status = show(StorageShapes.MIGRATED.one(StorageShapes.Store.of(store.backend(), schema)));
    return runner.remarkDryRun(dryRun, status);
  }

  @Command(
      name = "copy",
      description = {
        "Copies everything from one store to an empty one, then compares the two. If it is"
            + " interrupted, run the same command again to resume.",
        "",
        "Nothing may write to the source during the copy (tollgate serve --read-only). Set its user"
            + " and password in TOLLGATE_FROM_STORAGE_USER and TOLLGATE_FROM_STORAGE_PASSWORD; on a"
            + " terminal, you are asked for a missing password. The master key is not in the store:"
            + " copy it separately."
      },
      footer =
          "  tollgate storage copy --from h2:data --to jdbc:postgresql://localhost:5432/tollgate")
  int copy(
      @Option(
              names = "--from",
              paramLabel = "URL",
              required = true,
              description = "The URL of the source.")
          String from,
      @Option(
              names = "--to",
              paramLabel = "URL",
              description = "The URL of the target (default: that of --storage).")
          Optional<String> to,
      @Mixin DryRun dryRun) {
    StoreOptions usual = options.storeOptions();
    StoreOptions target = to.map(usual::at).orElse(usual);
    if (usual.at(from).holdsCredentials() || (to.isPresent() && target.holdsCredentials())) {
      throw new ParameterException(
          command.subcommands().get("copy"),
          "Other users can see arguments: give the user and password in environment variables.");
    }
    StoreOptions source = sources.of(usual, from);
    Optional<CopyRefusal> unreadable = sources.ask(this::unreadable, source);
    if (unreadable.isPresent()) {
      return refuse(unreadable.get());
    }
    try (Storage read = sources.ask(this::openWhole, source)) {
      return copyInto(target, dryRun, new StoreSource(read, source.origin(), ExportDigest::new));
    } catch (StoreUnavailable e) {
      throw new StorageMisconfigured(
          Failures.misconfiguration(e)
              .orElse(
                  "One of the two stores does not respond. Check that both are running, then run"
                      + " the command again to resume."),
          e);
    }
  }

  private Storage openWhole(StoreOptions store) {
    return CopyMarker.requireComplete(ports.stores().open(store));
  }

  /** Why a store is not opened for reading: that would create or change its tables. */
  private Optional<CopyRefusal> unreadable(StoreOptions store) {
    Optional<Schema> schema = ports.schemas().apply(store);
    return schema
        .filter(it -> it.version().isEmpty())
        .<CopyRefusal>map(_ -> new StoreMissing(store.place()))
        .or(() -> outdated(store, schema));
  }

  private static Optional<CopyRefusal> outdated(StoreOptions store, Optional<Schema> schema) {
    return schema.filter(Schema::isOfEarlierProgram).map(_ -> new TablesOutdated(store.place()));
  }

  private int refuse(CopyRefusal refusal) {
    return runner.answerWithoutStore(() -> Result.<Output, CopyRefusal>refused(refusal));
  }

  @Command(
      name = "export",
      description =
          "Writes everything in the store to a new file for import, one JSON object per line. The"
              + " file contains digests of secrets and encrypted keys: keep it safe. It does not"
              + " contain the master key.",
      footer = "  tollgate storage export tollgate.jsonl")
  int export(
      @Parameters(paramLabel = "FILE", description = "The file to create. It must not exist.")
          Path file) {
    if (file.toString().equals("-")) {
      throw new ParameterException(
          command.subcommands().get("export"), "An export needs a file name.");
    }
    Optional<CopyRefusal> unreadable = unreadable(options.storeOptions());
    if (unreadable.isPresent()) {
      return refuse(unreadable.get());
    }
    try (Storage storage = openWhole(options.storeOptions());
        Tally tally = runner.tally("entries")) {
      return intoNew(file, out -> rows(export(storage, tally, out)));
    }
  }

  private int intoNew(Path file, NewFile.Writing<Output> writing) {
    try {
      return show(new NewFile(file).write(writing));
    } catch (FileAlreadyExistsException e) {
      return runner.refuse(
          "The file " + Quoted.of(file) + " already exists. Give the name of a new file.");
    } catch (IOException | UncheckedIOException e) {
      return runner.refuse(
          "The file "
              + Quoted.of(file)
              + " cannot be written. Give another one, or free some disk space.");
    }
  }

  @Command(
      name = "backup",
      description =
          "Copies an H2 store to a new file while servers use it. Unpacked, the file is a data"
              + " directory without the master key: back that up separately. PostgreSQL and MariaDB"
              + " have tools of their own (docs/backup.md).",
      footer = "  tollgate storage backup tollgate.zip")
  int backup(
      @Parameters(paramLabel = "FILE", description = "The file to create. It must not exist.")
          Path file) {
    StoreOptions store = options.storeOptions();
    Optional<CopyRefusal> unreadable = unreadable(store);
    return unreadable.isPresent()
        ? refuse(unreadable.get())
        : intoNew(file, out -> backUp(store, file, out));
  }

  private Output backUp(StoreOptions store, Path file, OutputStream out) {
    ports.backups().accept(store, out);
    return StorageShapes.BACKUP.one(file);
  }

  private static Map<String, Long> export(Storage storage, Tally tally, OutputStream out) {
    ExportWriter writer = new ExportWriter(out);
    Map<String, Long> counts = new ReadStore(storage).read(tally.counting(writer));
    writer.end();
    return counts;
  }

  @Command(
      name = "import",
      description =
          "Imports an export into an empty store, then compares the two. The whole file is checked"
              + " before anything is changed. If it is interrupted, run the same command again to"
              + " resume.",
      footer = "  tollgate storage import tollgate.jsonl")
  int load(
      @Parameters(paramLabel = "FILE", description = "A file written by tollgate storage export.")
          Path file,
      @Mixin DryRun dryRun) {
    if (!new InputFile(file).isReadable()) {
      return runner.refuse(InputFile.missing(file));
    }
    return ExportFile.check(file)
        .fold(source -> copyInto(options.storeOptions(), dryRun, source), this::refuse);
  }

  private int copyInto(StoreOptions target, DryRun dryRun, EntrySource source) {
    Optional<Schema> schema = ports.schemas().apply(target);
    Optional<CopyRefusal> outdated = outdated(target, schema);
    if (outdated.isPresent()) {
      return refuse(outdated.get());
    }
    boolean hasNoTables = schema.filter(it -> it.version().isEmpty()).isPresent();
    Result<Map<String, Long>, CopyRefusal> result =
        dryRun.isEnabled() && hasNoTables
            ? Result.ok(counted(source))
            : copyIntoOpened(target, dryRun, source);
    int status = runner.answerWithoutStore(() -> result.map(StorageCommands::rows));
    return runner.remarkDryRun(dryRun, status);
  }

  private Result<Map<String, Long>, CopyRefusal> copyIntoOpened(
      StoreOptions target, DryRun dryRun, EntrySource source) {
    try (Storage storage = ports.stores().open(target);
        Tally tally = runner.tally("entries")) {
      return dryRun.isEnabled()
          ? new CheckTarget(storage).check(source.origin()).map(_ -> counted(source))
          : new CopyStore(storage, ExportDigest::new, clock, tally).copy(source);
    }
  }

  private static Map<String, Long> counted(EntrySource source) {
    Map<String, Long> counts = new HashMap<>();
    source.forEach(entry -> counts.merge(entry.kind().name(), 1L, Long::sum));
    return counts;
  }

  private static Output rows(Map<String, Long> counts) {
    return StorageShapes.ENTRIES.many(
        Kinds.ALL.stream()
            .map(kind -> Map.entry(kind.name(), counts.getOrDefault(kind.name(), 0L)))
            .toList());
  }
}
