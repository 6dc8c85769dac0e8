package dev.tollgate.cli.command;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.cli.output.Format;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code tollgate} itself: the options that every command has. A command of another
 * module reaches them through {@link picocli.CommandLine.ParentCommand}.
 */
@Command(
    name = "tollgate",
    description = "A multi-tenant OAuth 2.0 token server and its administration.",
    footer = "  tollgate enterprise create \"Acme Ltd\"",
    versionProvider = PackagedVersion.class)
public final class Tollgate {

  /** Its URL may hold a password. */
  public static final String STORAGE = "TOLLGATE_STORAGE";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The data directory (or TOLLGATE_DATA; default: ./data).")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--storage",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "The store (or TOLLGATE_STORAGE; default: an H2 database in the data directory).")
  private Optional<String> storage = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "The output format: ${COMPLETION-CANDIDATES} (default: table).")
  private Optional<Format> format = Optional.empty();

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  @SuppressWarnings("unused")
  private boolean version;

  private final Terminal terminal;

  public Tollgate(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * The store given by option, else by variable, else the default.
   *
   * @throws StorageMisconfigured if both the variable and its file are given, or the file cannot be
   *     read
   */
  public StoreOptions storeOptions() {
    Path directory =
        data.or(() -> terminal.variable("TOLLGATE_DATA").map(Path::of))
            .orElseGet(() -> Path.of("data"));
    return new StoreOptions(
        directory,
        storage
            .or(() -> Secrets.of(STORAGE, terminal.environment()))
            .orElseGet(() -> "h2:" + directory));
  }

  /** Adds the options that select this store to the commands that a sentence suggests. */
  String forThisStore(String sentence) {
    StringBuilder given = new StringBuilder();
    data.ifPresent(directory -> given.append(ShellLine.option("--data", directory)).append(' '));
    storage.ifPresent(
        url ->
            given
                .append(
                    storeOptions().holdsCredentials()
                        ? "--storage URL"
                        : ShellLine.option("--storage", url))
                .append(' '));
    return sentence.replace(": tollgate ", ": tollgate " + given);
  }

  public Format format() {
    return format.orElse(Format.TABLE);
  }
}
