package dev.tollgate.cli.command;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.cli.command.Configuration.Given;
import dev.tollgate.cli.output.Format;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

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

  /** The variable that names the configuration file. */
  public static final String CONFIG = "TOLLGATE_CONFIG";

  public static final String DATA = "TOLLGATE_DATA";

  /** Its URL may hold a password. */
  public static final String STORAGE = "TOLLGATE_STORAGE";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A YAML file with settings (or TOLLGATE_CONFIG).")
  private Optional<Path> config = Optional.empty();

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
      names = "--storage-user",
      paramLabel = "USER",
      scope = ScopeType.INHERIT,
      description = "The user of the database server (or TOLLGATE_STORAGE_USER).")
  private Optional<String> storageUser = Optional.empty();

  @Option(
      names = "--storage-pool-size",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      description =
          "Most connections to the database server (or TOLLGATE_STORAGE_POOL_SIZE; default: 16).")
  private Optional<String> storagePoolSize = Optional.empty();

  @Option(
      names = "--storage-timeout",
      paramLabel = "DURATION",
      scope = ScopeType.INHERIT,
      description =
          "How long to wait for the database server (or TOLLGATE_STORAGE_TIMEOUT; default: 2s).")
  private Optional<String> storageTimeout = Optional.empty();

  @Option(
      names = "--plugins",
      paramLabel = "DIRS",
      scope = ScopeType.INHERIT,
      description =
          "Directories with the jars of other teams' backends, separated by colons (or"
              + " TOLLGATE_PLUGINS).")
  private Optional<String> plugins = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "The output format: ${COMPLETION-CANDIDATES} (default: table).")
  private Optional<Format> format = Optional.empty();

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  @SuppressWarnings("unused")
  private boolean version;

  @Spec private CommandSpec command;

  private final Terminal terminal;
  private final Supplier<List<SettingDescription>> settings;
  private Optional<Configuration> configuration = Optional.empty();

  /**
   * The command of one run.
   *
   * @param settings those that a configuration file may hold
   */
  public Tollgate(Terminal terminal, Supplier<List<SettingDescription>> settings) {
    this.terminal = terminal;
    this.settings = settings;
  }

  /**
   * The settings of the environment and of the configuration file, which is read only once.
   *
   * @throws ParameterException if there is a mistake in the file
   */
  public Configuration configuration() {
    if (configuration.isEmpty()) {
      configuration = Optional.of(configured());
    }
    return configuration.get();
  }

  private Configuration configured() {
    Optional<ConfigurationFile> file = configurationFile();
    file.flatMap(it -> it.mistakes().stream().findFirst())
        .ifPresent(
            mistake -> {
              throw new ParameterException(
                  command.commandLine(), mistake, command.findOption("--config"), "");
            });
    return withFile(file);
  }

  /** The settings of the environment and of this file, without its mistakes. */
  public Configuration withFile(Optional<ConfigurationFile> file) {
    return file.map(it -> new Configuration(terminal.environment(), it))
        .orElseGet(() -> new Configuration(terminal.environment()));
  }

  /** The configuration file with its mistakes, if one is given by option or variable. */
  public Optional<ConfigurationFile> configurationFile() {
    return configPath().map(file -> new ConfigurationFile(file, settings.get()));
  }

  private Optional<Path> configPath() {
    return config.or(() -> terminal.variable(CONFIG).map(Path::of));
  }

  /** What an option of every command says about a setting. */
  public Optional<Given> option(String name) {
    Optional<?> value =
        switch (name) {
          case "config" -> config;
          case "data" -> data;
          case "storage" -> storage;
          default -> Optional.ofNullable(ofStore().get(name));
        };
    return value.map(it -> new Given(it.toString(), "--" + name));
  }

  /** What the options say about the store besides its URL, by the name of the setting. */
  private SortedMap<String, String> ofStore() {
    SortedMap<String, String> given = new TreeMap<>();
    storageUser.ifPresent(user -> given.put("storage-user", user));
    storagePoolSize.ifPresent(size -> given.put("storage-pool-size", size));
    storageTimeout.ifPresent(timeout -> given.put("storage-timeout", timeout));
    plugins.ifPresent(directories -> given.put("plugins", directories));
    return given;
  }

  /** Names settings of the configuration file by their line, in a sentence about variables. */
  public String locate(String sentence) {
    return configuration.map(it -> it.locate(sentence)).orElse(sentence);
  }

  /**
   * The store given by option, else by variable, else by the configuration file, else the default.
   *
   * @throws StorageMisconfigured if both a variable and its file are given, or the file cannot be
   *     read
   * @throws ParameterException if there is a mistake in the configuration file
   */
  public StoreOptions storeOptions() {
    return storeOptions(configuration());
  }

  /** The same with a configuration that may have mistakes. */
  public StoreOptions storeOptions(Configuration configuration) {
    Map<String, String> variables = new HashMap<>(configuration.behindVariables());
    configPath().ifPresent(file -> variables.put(CONFIG, file.toString()));
    ofStore().forEach((name, value) -> variables.put(SettingDescription.variableOf(name), value));
    Path directory =
        data.or(() -> configuration.value(DATA).map(Path::of)).orElseGet(() -> Path.of("data"));
    return new StoreOptions(
        directory,
        storage
            .or(() -> Secrets.of(STORAGE, configuration.merged()))
            .orElseGet(() -> "h2:" + directory),
        variables);
  }

  /** Adds the options that select this store to the commands that a sentence suggests. */
  String forThisStore(String sentence) {
    StringBuilder given = new StringBuilder();
    config.ifPresent(file -> given.append(ShellLine.option("--config", file)).append(' '));
    data.ifPresent(directory -> given.append(ShellLine.option("--data", directory)).append(' '));
    storage.ifPresent(
        url ->
            given
                .append(
                    storeOptions().holdsCredentials()
                        ? "--storage URL"
                        : ShellLine.option("--storage", url))
                .append(' '));
    ofStore()
        .forEach((name, value) -> given.append(ShellLine.option("--" + name, value)).append(' '));
    return sentence.replace(": tollgate ", ": tollgate " + given);
  }

  public Format format() {
    return format.orElse(Format.TABLE);
  }
}
